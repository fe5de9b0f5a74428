import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Scoring

/// The facts that some formulas read, each with the values that may turn them one way or another.
struct FactCandidates {
  let checked: CheckedRulebook
  let assessment: CheckedAssessment
  let language: Language
  private var order: [(owner: FactOwner, number: Int)] = []
  private var figures: [Decimal] = []
  private var words: [String] = []
  /// Registers whose rows a rule counts, with what it asks of a row.
  private var registers: [(owner: FactOwner, number: Int, rule: RowsRule)] = []
  /// Whether a rule reads the classes of the units directly below.
  private var readsSubordinates = false
  /// Whether facts are tried that are missing, and nothing else.
  var wantsMissing = false

  init(checked: CheckedRulebook, assessment: CheckedAssessment, language: Language) {
    self.checked = checked
    self.assessment = assessment
    self.language = language
  }

  private var kind: SubjectKind { assessment.assessment.subject }

  private func facts(of owner: FactOwner) -> [Fact] {
    switch owner {
    case .subject: checked.facts(of: kind).facts
    case .unit: checked.facts(of: .unit).facts
    case .head: checked.facts(of: .person).facts
    }
  }

  /// Adds what a formula reads, through derived facts down to those that evidence gives.
  mutating func add(_ formula: Formula) {
    add(formula, owner: nil, depth: 0)
  }

  /// Adds what a formula of the facts alone reads, such as that of a check.
  mutating func addOwn(_ formula: Formula) { add(formula, owner: .subject, depth: 0) }

  /// Adds a fact of the subject.
  mutating func addFact(_ number: Int) { add(.subject, number, 0) }

  /// Adds what a criterion reads: its formulas, its column, the registers whose rows it counts.
  mutating func add(_ criterion: Criterion) {
    for formula in criterion.formulas { add(formula) }
    for part in criterion.withParts {
      guard case .scored(let method) = part.content else { continue }
      switch method.value {
      case .given(nil):
        let facts = facts(of: .subject)
        let column = facts.firstIndex { fact in
          if case .given(_, let id) = fact.origin { return id == part.id.value }
          return false
        }
        if let column { add(.subject, column, 0) }
        if let most = part.points?.value.highest { addFigures([most]) }
      case .deduct(let lines, _, _): for line in lines { add(line) }
      default: break
      }
    }
  }

  private mutating func add(_ line: Deduction) {
    switch line.trigger {
    case .group(let group): for line in group.lines { add(line) }
    case .rows(let rule):
      let facts = facts(of: .subject)
      let number = facts.firstIndex { fact in
        if case .register = fact.origin { return fact.name == rule.register.value }
        return false
      }
      if let number, !registers.contains(where: { $0.number == number }) {
        registers.append((.subject, number, rule))
      }
      if let test = rule.test { addLiterals(of: test.formula.text) }
    case .when, .count, .bands: break
    }
  }

  private mutating func add(_ formula: Formula, owner: FactOwner?, depth: Int) {
    guard depth < 20, let expression = checked.expression(of: formula) else { return }
    addLiterals(of: formula.text)
    if formula.text.contains("subordinates") { readsSubordinates = true }
    for reference in expression.references {
      switch reference.binding.reference {
      case .constant(let value):
        if let figure = value.number { addFigures([figure]) }
      case .slot(let slot):
        let fact =
          owner.map { (number: slot.index, owner: $0) } ?? assessment.layout.fact(at: slot)
        add(fact.owner, fact.number, depth)
      default: break
      }
    }
  }

  private mutating func add(_ owner: FactOwner, _ number: Int, _ depth: Int) {
    let facts = facts(of: owner)
    guard facts.indices.contains(number) else { return }
    if case .register = facts[number].origin { return }
    if case .indicator(let index) = facts[number].origin,
      let derived = checked.rulebook.indicators[index].derived
    {
      add(derived, owner: owner, depth: depth + 1)
      return
    }
    if !order.contains(where: { $0 == (owner, number) }) { order.append((owner, number)) }
  }

  /// Adds figures on and beside which values are tried.
  mutating func addFigures(_ more: [Decimal]) {
    for figure in more where !figures.contains(figure) { figures.append(figure) }
  }

  /// Figures and strings that stand in a formula's text.
  private mutating func addLiterals(of text: String) {
    var figure = ""
    var string: String?
    for character in text + " " {
      if let open = string {
        if character == "\"" {
          words.append(open)
          string = nil
        } else {
          string = open + String(character)
        }
        continue
      }
      if character == "\"" {
        string = ""
      } else if character.isASCII, character.isNumber || character == "." && !figure.isEmpty {
        figure.append(character)
      } else {
        if let value = Decimal(figure) { addFigures([value]) }
        figure = ""
      }
    }
  }

  /// By fact: the values to try.
  var byFact: [[Trial]] {
    order.map { owner, number in
      let fact = facts(of: owner)[number]
      if wantsMissing { return [Trial(owner: owner, fact: fact.name, value: "missing")] }
      return values(of: fact).map { Trial(owner: owner, fact: fact.name, value: $0) }
    } + rows + subordinates
  }

  /// Units below: none, good ones, bad ones, and more bad than good ones.
  private var subordinates: [[Trial]] {
    let classes = checked.assessments.first {
      $0.assessment.subject == .unit && !$0.assessment.classes.isEmpty
    }?.assessment.classes.map(\.id.value)
    guard readsSubordinates, !wantsMissing, let best = classes?.first, let worst = classes?.last
    else { return [] }
    let lists = [[best], [worst], [best, worst], [best, worst, worst]]
    return [
      lists.map { list in
        let names = list.map(quoted).joined(separator: ", ")
        return Trial(owner: .subject, fact: "subordinates", value: "[\(names)]", isYAML: true)
      }
    ]
  }

  // MARK: Registers

  /// By register: no row, each of several rows, and each of them twice.
  private var rows: [[Trial]] {
    registers.compactMap { owner, number, rule in
      let registers = checked.facts(of: kind).registers
      guard let register = registers.first(where: { $0.fact == number }) else { return nil }
      let name = facts(of: owner)[number].name
      func trial(_ value: String) -> Trial {
        Trial(owner: owner, fact: name, value: value, isYAML: true)
      }
      if wantsMissing { return [trial("missing")] }
      let rows = rows(of: register, rule)
      let others = self.rows(of: register, rule, isOther: true)
      return [trial("[]")] + rows.map { trial("[\($0)]") } + rows.map { trial("[\($0), \($0)]") }
        + zip(rows, others).map { trial("[\($0), \($1)]") }
    }
  }

  /// Rows that differ in the columns that a rule asks about.
  ///
  /// - Parameter isOther: Whether they have other texts in the other columns: other causes.
  private func rows(
    of register: CheckedRegister, _ rule: RowsRule, isOther: Bool = false
  ) -> [String] {
    let asked = rule.test?.formula.text ?? ""
    var rows: [[String]] = [[]]
    for column in register.columns {
      var values = values(of: column)
      if values.isEmpty { values = ["x"] }
      var tried = asked.contains(column.name) ? values : Array(values.suffix(1))
      if isOther, !asked.contains(column.name), case .text = column.type {
        tried = tried.map { $0 + " 2" }
      }
      rows = rows.flatMap { row in
        tried.map { row + ["\(quoted(column.name)): \(quoted($0))"] }
      }
      if rows.count > 40 { rows = Array(rows.prefix(40)) }
    }
    return rows.map { "{ " + $0.joined(separator: ", ") + " }" }
  }

  /// All values, fact by fact.
  var trials: [Trial] { byFact.flatMap { $0 } }

  private func values(of fact: Fact) -> [String] {
    switch fact.type {
    case .yesNo: language == .vi ? ["có", "không"] : ["yes", "no"]
    case .level, .choice: fact.ladder.map { checked.ladders[$0].rungs } ?? []
    case .date: days
    case .text: words.isEmpty ? ["x"] : words
    case .wholeNumber, .number, .percent, .points: figures(of: fact)
    }
  }

  private func figures(of fact: Fact) -> [String] {
    let step: Decimal =
      fact.type == .wholeNumber ? .one : Decimal(coefficient: 5, exponent: -1) ?? .one
    var values: [Decimal] = []
    func add(_ value: Decimal?) {
      if let value, !values.contains(value), isAllowed(value, fact) { values.append(value) }
    }
    let known = figures + [.zero, .one]
    for figure in known { add(figure) }
    for figure in known {
      add(figure.adding(step))
      add(figure.subtracting(step))
    }
    if case .indicator(let index) = fact.origin,
      let range = checked.rulebook.indicators[index].range
    {
      for end in [range.lower, range.upper] {
        if case .constant(let bound)? = end?.amount { add(bound.value) }
      }
    }
    return values.map(\.description)
  }

  private func isAllowed(_ value: Decimal, _ fact: Fact) -> Bool {
    switch fact.type {
    case .wholeNumber: value.isInteger && !value.isNegative
    case .percent: !value.isNegative && value <= .hundred
    default: true
    }
  }

  private var days: [String] {
    let days = checked.rulebook.parameters.flatMap(\.values).flatMap { dated -> [String] in
      guard case .day(let day) = dated.value else { return [] }
      return [day.description, Day(number: day.number + 1).description]
    }
    return days.isEmpty ? ["2026-01-01"] : days
  }
}
