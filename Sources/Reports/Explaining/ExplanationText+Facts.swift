import Decimals
import Evidence
import FEEL
import Rulebooks
import Runs
import Scoring

// The evidence that a rule read: each value with its cell, its documents, what it was derived from.
extension ExplanationText {
  /// A fact of a subject as a rule read it.
  struct FactRead {
    let kind: SubjectKind
    let subject: Int
    let number: Int
    var value: Cell
  }

  /// The facts that a node's rule read.
  func factLines(_ node: ExplainedNode) -> [String] {
    node.facts.flatMap { read -> [String] in
      guard let owner = view.owner(of: read, subject: explanation.subject) else { return [] }
      let fact = FactRead(
        kind: owner.kind, subject: owner.number, number: read.number, value: read.value)
      return lines(fact, asPoints: node.isSoleFact)
    }
  }

  /// The facts that a condition read, as tables give them.
  func factLines(_ operand: ExplainedOperand?) -> [String] {
    guard let formula = operand?.formula,
      let expression = view.checked.expression(of: formula)
    else { return [] }
    var seen: Set<String> = []
    return expression.references.flatMap { reference -> [String] in
      let name = reference.binding.name
      guard seen.insert(name).inserted, var fact = fact(named: name) else { return [] }
      // What the condition saw: a derived value stands in no table.
      if case .scalar(let cell)? = operand?.trace.first(where: { $0.range == reference.range })?
        .value
      {
        fact.value = cell
      }
      return lines(fact)
    }
  }

  func fact(named name: String) -> FactRead? {
    func read(_ name: String, _ kind: SubjectKind, _ subject: Int) -> FactRead? {
      guard let number = view.checked.facts(of: kind).facts.firstIndex(where: { $0.name == name })
      else { return nil }
      let value = view.cell(ofFact: number, kind, subject: subject)
      return FactRead(kind: kind, subject: subject, number: number, value: value)
    }
    if let own = read(name, view.kind, explanation.subject) { return own }
    for (prefix, owner) in [("unit.", FactOwner.unit), ("head.", .head)] {
      guard name.hasPrefix(prefix),
        let other = view.run.outcome.related(owner, to: explanation.subject, view.kind)
      else { continue }
      return read(String(name.dropFirst(prefix.count)), other.kind, other.number)
    }
    // A unit reads the facts of its head by their own names.
    if view.kind == .unit,
      let head = view.run.outcome.related(.head, to: explanation.subject, .unit)
    {
      return read(name, head.kind, head.number)
    }
    return nil
  }

  // MARK: One fact

  /// The line of a fact, and below it those that it was derived from.
  func lines(_ read: FactRead, asPoints: Bool = false, depth: Int = 0) -> [String] {
    let facts = view.checked.facts(of: read.kind).facts
    guard facts.indices.contains(read.number) else { return [] }
    let fact = facts[read.number]
    var line = view.words("số liệu “", "evidence “") + fact.name + "”"
    if read.kind != view.kind || read.subject != explanation.subject {
      line += view.words(" của ", " of ") + view.run.subjects(read.kind).ids[read.subject]
    }
    if case .indicator(let index) = fact.origin,
      let derived = view.checked.rulebook.indicators[index].derived
    {
      // Its value is not in a table; where only tables were asked, its sources say it.
      if let shown = shown(read.value, asPoints: asPoints), depth == 0 { line += ": " + shown }
      line += " = `\(derived.text)`"
      if let filled = withValues(derived, read) { line += " = `\(filled)`" }
      line += "  [\(place(derived.span))]"
      guard depth < 8 else { return [line] }
      let names = view.checked.expression(of: derived)?.references.map(\.binding.name) ?? []
      var seen: Set<String> = []
      let sources = names.filter { seen.insert($0).inserted }.flatMap { name -> [String] in
        guard let number = facts.firstIndex(where: { $0.name == name }) else { return [] }
        let value = view.cell(ofFact: number, read.kind, subject: read.subject)
        return lines(
          FactRead(kind: read.kind, subject: read.subject, number: number, value: value),
          depth: depth + 1)
      }
      return [line] + sources.map { "  " + $0 }
    }
    line += ": " + (shown(read.value, asPoints: asPoints) ?? view.spoken(read.value))
    line += originText(read)
    switch view.prepared(ofFact: read.number, read.kind, subject: read.subject) {
    case .filled:
      line += view.words(" · thiếu, điền theo quy tắc", " · missing, filled in by the rule")
    case .heldIn(let given):
      line +=
        view.words(" · số báo cáo ", " · given as ") + view.figures.whole(given)
        + view.words(", đưa về theo quy tắc", ", held in by the rule")
    case nil: break
    }
    if let decision = decision(about: fact.name, read) {
      line += view.words(" · theo quyết định: ", " · decided: ") + view.spoken(decision)
    }
    return [line + documentText(read, fact)]
  }

  /// A derived fact's formula with its figures put in; nil where one of them cannot be printed whole
  /// or is not there, for what is printed must give the figure that is printed.
  private func withValues(_ derived: Formula, _ read: FactRead) -> String? {
    let facts = view.checked.facts(of: read.kind).facts
    guard let expression = view.checked.expression(of: derived), !expression.references.isEmpty
    else { return nil }
    var isWhole = true
    let text = expression.withValues { binding in
      guard let number = facts.firstIndex(where: { $0.name == binding.name }) else {
        if case .constant(let value) = binding.reference, let figure = value.asCell.number {
          return view.figures.shown(figure).text
        }
        isWhole = false
        return nil
      }
      let cell = view.cell(ofFact: number, read.kind, subject: read.subject)
      if cell.kind == .absent || cell.kind == .null { isWhole = false }
      if let figure = cell.number, !view.figures.shown(figure).isWhole { isWhole = false }
      return cell.text == nil ? view.spoken(cell) : "\"\(view.spoken(cell))\""
    }
    return isWhole && text != derived.text ? text : nil
  }

  /// A value as it is printed; nil where a derived one is not known here.
  private func shown(_ value: Cell, asPoints: Bool) -> String? {
    if value.absence?.reason == .missing { return view.spoken(value) }
    guard let number = value.number else { return view.spoken(value) }
    let text = view.spoken(value)
    let shown = view.figures.shown(number)
    return shown.isWhole ? text : asPoints ? "\(text) ≈ \(shown.text)" : shown.text
  }

  private func originText(_ read: FactRead) -> String {
    guard
      let origin = view.run.origin(ofFact: read.number, read.kind, subject: read.subject)
    else { return "" }
    var text = "  [\(view.place(origin))]"
    if read.value.kind == .absent {
      let again = view.run.origin(
        ofFact: read.number, read.kind, subject: read.subject, reading: true)
      if let cell = again?.text, !cell.isEmpty {
        text += view.words(", ô ghi “\(cell)”", ", the cell says “\(cell)”")
      }
    }
    return text
  }

  /// The documents behind a value with what became of each, or that one is wanting.
  private func documentText(_ read: FactRead, _ fact: Fact) -> String {
    let documents = view.run.documents(
      ofFact: read.number, read.kind, subject: read.subject)
    if !documents.isEmpty {
      return view.words(" · tài liệu: ", " · document: ")
        + documents.map { spoken($0, read, fact) }.joined(separator: "; ")
    }
    switch view.refusal(ofFact: read.number, read.kind, subject: read.subject) {
    case .documentLacking:
      return view.words(" · tài liệu: bắt buộc, chưa có", " · document: required, there is none")
    case .notAtStage:
      return view.words(
        " · có ở bước khác, bước này chưa có", " · given at another stage, not yet at this one")
    default: return ""
    }
  }

  private func spoken(_ document: GivenDocument, _ read: FactRead, _ fact: Fact) -> String {
    var text = view.spoken(document)
    if read.value.absence?.reason == .expired {
      text += view.words(", đã quá hạn", ", out of date")
      if case .indicator(let index) = fact.origin,
        let months = view.checked.rulebook.indicators[index].validForMonths
      {
        text += view.words(" (chỉ dùng được \(months) tháng)", " (good for \(months) months)")
      }
    }
    return text
  }

  private func decision(about name: String, _ read: FactRead) -> Decision? {
    for outcome in view.run.outcome.decisions where outcome.state == .applied {
      guard view.run.decisions.indices.contains(outcome.decision) else { continue }
      let decision = view.run.decisions[outcome.decision]
      if decision.kind == .evidence, decision.subject == read.subject,
        decision.subjectKind == read.kind, decision.about == name
      {
        return decision
      }
    }
    return nil
  }
}
