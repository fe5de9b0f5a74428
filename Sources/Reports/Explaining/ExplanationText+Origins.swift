import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Scoring

// What long figures came from: a figure with more than six decimals is no operand; the operation
// that made it stands in its place.
extension ExplanationText {
  /// How long an operation may grow before a figure's digits are easier to read.
  private static let longest = 320

  /// What an operand came from, in brackets; nil where its digits say it.
  func origin(of operand: ExplainedOperand) -> String? {
    guard let figure = operand.value.number, isLong(figure), let formula = operand.formula else {
      return nil
    }
    if operand.isName(of: formula) {
      guard var fact = fact(named: formula.text.trimmingBlanks()) else { return nil }
      // A derived value stands in no table.
      fact.value = operand.value
      return origin(of: fact)
    }
    return bracketed(paper(filled(formula.text, operand.trace)))
  }

  /// What a fact came from: the formula of a derived one with its values, or all the digits that
  /// its table has.
  func origin(of fact: FactRead) -> String? {
    guard let figure = fact.value.number, isLong(figure) else { return nil }
    if let derived = derivedText(fact) { return bracketed(paper(derived)) }
    return isDerived(fact) ? nil : view.figures.whole(figure)
  }

  /// What a node's points came from, in brackets; nil where their digits say it or where no
  /// operation of reasonable length gives them.
  func origin(of node: ExplainedNode) -> String? {
    guard let points = node.result.points, isLong(points.settled()), node.beforeRounding == nil
    else { return nil }
    return operation(of: node).flatMap { bracketed($0) }
  }

  func isLong(_ figure: Decimal) -> Bool { figure.settled().scale > Figures.wholeDecimals }

  private func bracketed(_ text: String) -> String? {
    if !text.contains(" ") { return text }
    return text.utf8.count <= Self.longest ? "(\(text))" : nil
  }

  // MARK: Operations

  private func operation(of node: ExplainedNode) -> String? {
    switch node.calculation {
    case .ratio(let maximum, let done, let of, let zeroAt, let fullAt, held: false):
      return ratio(
        node, maximum: maximum, done: done, of: of, zeroAt: zeroAt, fullAt: fullAt, held: false)?
        .operation
    case .formula(let operand, held: false), .given(let operand):
      return origin(of: operand).map { text in
        text.hasPrefix("(") ? String(text.dropFirst().dropLast()) : text
      }
    case .per(let count, let each, held: false):
      guard let number = count.value.number else { return nil }
      guard let text = origin(of: count) ?? digits(number), let each = digits(each) else {
        return nil
      }
      return "\(text) × \(each)"
    case .fromTotal(let maximum, let total, let scale, _):
      guard let total = total.number.flatMap(digits), let most = digits(maximum),
        let scale = digits(scale)
      else { return nil }
      return "\(most) × \(total) ÷ \(scale)"
    case .combined(let section): return combination(node, section)
    default: return nil
    }
  }

  /// What the combination of a section gave came from, where that is long.
  func combinedOrigin(_ node: ExplainedNode, _ section: CombinedSection) -> String? {
    guard let figure = section.combined, isLong(figure) else { return nil }
    return combined(node, section).flatMap { bracketed($0) }
  }

  /// The same after the grossing-up for parts that do not apply.
  func rescaledOrigin(_ node: ExplainedNode, _ section: CombinedSection) -> String? {
    guard let figure = section.combined, let (from, to) = section.rescaled,
      let first = digits(figure) ?? combinedOrigin(node, section), let to = digits(to),
      let from = digits(from)
    else { return nil }
    return bracketed("\(first) × \(to) ÷ \(from)")
  }

  /// What the figure that a step of the total starts from came from: the points of the whole.
  func totalOrigin(_ step: TotalStep) -> String? {
    guard let root = explanation.root, isLong(step.before),
      step.before.settled() == root.result.points?.settled()
    else { return nil }
    return origin(of: root)
  }

  /// A figure that stands for itself; nil for a long one.
  private func digits(_ figure: Decimal) -> String? {
    isLong(figure) ? nil : view.figures.whole(figure)
  }

  private func combination(_ node: ExplainedNode, _ section: CombinedSection) -> String? {
    guard section.heldTo == nil, let figure = section.combined,
      var text = combined(node, section)
    else { return nil }
    if !isLong(figure) { text = view.figures.whole(figure) } else { text = "(\(text))" }
    for step in [section.rescaled, section.counted].compactMap({ $0 }) {
      guard let to = digits(step.to), let from = digits(step.from) else { return nil }
      text += " × \(to) ÷ \(from)"
    }
    let isBare = section.rescaled == nil && section.counted == nil && isLong(figure)
    return isBare ? String(text.dropFirst().dropLast()) : text
  }

  /// What a section's parts combined to before anything else, as an operation.
  func combined(_ node: ExplainedNode, _ section: CombinedSection) -> String? {
    let entries = CombinedParts(node.children).entries
    let terms = entries.compactMap { entry -> (figure: String, weight: String)? in
      guard entry.grown == nil, let weight = digits(entry.weight),
        let figure = digits(entry.figure) ?? origin(of: entry.node)
      else { return nil }
      return (figure, weight)
    }
    guard terms.count == entries.count, !terms.isEmpty else { return nil }
    let isWeighted = entries.contains { $0.weight != .one }
    let sum = terms.map { $0.weight == "1" ? $0.figure : "\($0.weight) × \($0.figure)" }
      .joined(separator: " + ")
    switch section.combination {
    case .sum: return sum
    case .mean:
      let weights =
        isWeighted ? "(\(terms.map(\.weight).joined(separator: " + ")))" : "\(terms.count)"
      return "(\(sum)) ÷ \(weights)"
    case .geometricMean, .harmonicMean, .powerMean:
      let render = meanRendering(section.combination, count: terms.count, isWeighted: isWeighted)
      return render(terms.map(\.figure) + terms.map(\.weight))
    case .min, .max, .formula: return nil
    }
  }

  // MARK: FEEL on paper

  /// Whether a fact is a derived indicator.
  private func isDerived(_ fact: FactRead) -> Bool { derivedFormula(fact) != nil }

  private func derivedFormula(_ fact: FactRead) -> Formula? {
    let facts = view.checked.facts(of: fact.kind).facts
    guard facts.indices.contains(fact.number),
      case .indicator(let index) = facts[fact.number].origin
    else { return nil }
    return view.checked.rulebook.indicators[index].derived
  }

  /// The formula of a derived indicator with its values put in; those that are long themselves by
  /// what they came from.
  func derivedText(_ fact: FactRead, depth: Int = 0) -> String? {
    guard depth < 4, let formula = derivedFormula(fact),
      let expression = view.checked.expression(of: formula), !expression.references.isEmpty
    else { return nil }
    let facts = view.checked.facts(of: fact.kind).facts
    var isKnown = true
    let text = expression.withValues { binding in
      var figure: Decimal?
      if let number = facts.firstIndex(where: { $0.name == binding.name }) {
        let read = FactRead(
          kind: fact.kind, subject: fact.subject, number: number,
          value: view.cell(ofFact: number, fact.kind, subject: fact.subject))
        if let value = read.value.number, isLong(value) || derivedFormula(read) != nil {
          if let text = derivedText(read, depth: depth + 1) { return "(\(text))" }
        }
        figure = read.value.number
      } else if case .constant(let value) = binding.reference {
        figure = value.asCell.number
      }
      if figure == nil { isKnown = false }
      return figure?.description
    }
    return isKnown ? text : nil
  }

  /// Plain arithmetic as it is written on paper; any other formula as FEEL.
  func paper(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { "0123456789.+-*/() ".unicodeScalars.contains($0) }
    guard plain else { return "`\(text)`" }
    var result = ""
    var rest = Substring(text)
    while let sign = rest.popFirst() {
      switch sign {
      case "*" where rest.first == "*":
        rest.removeFirst()
        result += "^"
      case "*": result += "×"
      case "/": result += "÷"
      case "-": result += "−"
      case ".": result += view.language == .vi ? "," : "."
      default: result.append(sign)
      }
    }
    return result
  }
}

extension ExplainedOperand {
  /// Whether its formula is one name and nothing else.
  func isName(of formula: Formula) -> Bool {
    trace.isEmpty
      ? formula.text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == " " }
      : trace.count == 1 && trace.first?.range == 0..<formula.text.utf8.count
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    var text = Substring(self)
    while text.first == " " || text.first == "\n" { text.removeFirst() }
    while text.last == " " || text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
