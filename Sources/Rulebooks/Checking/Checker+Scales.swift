import Decimals
import Diagnostics
import FEEL
import YAMLSource

// Figures that are compared though they count differently: percentages from 0 to 100, shares from 0
// to 1. And choices, which have no order.
extension Checker {
  /// Reports such comparisons in a formula.
  func checkScales(_ expression: Expression, of formula: Formula) {
    let text = formula.text
    let references = expression.references.filter { !$0.range.isEmpty }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    for (left, right) in zip(references, references.dropFirst()) {
      guard let gap = part(of: text, left.range.upperBound..<right.range.lowerBound),
        comparisonSigns.contains(trimmed(gap))
      else { continue }
      for (reference, other) in [(left, right), (right, left)] where isPercentage(other) {
        guard let share = shareParameter(reference) else { continue }
        reportShare(share, reference.binding.name, at: formula.scalar.span(of: reference.range))
      }
    }
    for end in shareEnds(references, in: text) {
      guard let rest = part(of: text, end..<text.utf8.count),
        let figure = figureCompared(trimmed(rest)), figure > .one
      else { continue }
      report(
        FormulaFault.percentForShare(
          figure: figure.description, share: hundredth(figure).description),
        at: formula.scalar.span(of: end..<text.utf8.count))
    }
    checkChoices(in: formula)
  }

  /// Reports a band's end that is a share where the value is a percentage.
  func checkScale(ofEnd amount: Amount?, value: Expression) {
    guard case .formula(let formula)? = amount, let end = expression(of: formula),
      let parameter = end.references.first, end.references.count == 1,
      let share = shareParameter(parameter), value.slot != nil,
      let measured = value.references.first, isPercentage(measured)
    else { return }
    reportShare(share, parameter.binding.name, at: formula.span)
  }

  private func reportShare(_ share: Decimal, _ name: String, at span: Span) {
    report(
      FormulaFault.shareForPercent(
        text: name, share: share.description,
        percent: share.multiplying(.hundred)?.description ?? "…"), at: span)
  }

  /// The value of a parameter that is written as a share.
  private func shareParameter(_ reference: Reference) -> Decimal? {
    guard case .constant = reference.binding.reference,
      let parameter = rulebook.parameters.first(where: { $0.name.value == reference.binding.name }),
      case .share(let share)? = parameter.values.first(where: { $0.days.contains(day) })?.value
    else { return nil }
    return share
  }

  /// Whether a name is that of a fact counted from 0 to 100.
  private func isPercentage(_ reference: Reference) -> Bool {
    guard case .slot = reference.binding.reference else { return false }
    let name = reference.binding.name
    return percentNames.contains(name.hasPrefix("unit.") ? String(name.dropFirst(5)) : name)
  }

  /// Where calls end whose value is a share.
  private func shareEnds(_ references: [Reference], in text: String) -> [Int] {
    var ends = references.filter { offset(of: "share of(", in: $0.binding.name) != nil }
      .map(\.range.upperBound)
    var start = 0
    while let call = offset(of: "share at least(", in: text, from: start) {
      let length = text.utf8.dropFirst(call).prefix { $0 != UInt8(ascii: ")") }.count
      start = call + length + 1
      ends.append(min(start, text.utf8.count))
    }
    return ends
  }

  /// The figure that a text compares what stands before it with.
  private func figureCompared(_ text: String) -> Decimal? {
    guard let sign = comparisonSigns.first(where: { text.hasPrefix($0) }) else { return nil }
    let rest = trimmed(String(text.dropFirst(sign.count)))
    let digits = rest.prefix { $0.isNumber || $0 == "." }
    // `50/100` is no figure of its own.
    if let next = trimmed(String(rest.dropFirst(digits.count))).first, "+-*/".contains(next) {
      return nil
    }
    return Decimal(digits)
  }

  /// Reports `at least` and `below` over a choice.
  private func checkChoices(in formula: Formula) {
    let calls: [StaticString] = ["at least(", "below("]
    for call in calls {
      guard let found = offset(of: call, in: formula.text) else { continue }
      let arguments = formula.text.utf8.dropFirst(found + call.utf8CodeUnitCount)
      let first = arguments.prefix { $0 != UInt8(ascii: ",") }
      let name = trimmed(String(decoding: Array(first), as: UTF8.self))
      guard choiceNames.contains(name.hasPrefix("unit.") ? String(name.dropFirst(5)) : name) else {
        continue
      }
      report(FormulaFault.choiceUnordered(name: name), at: formula.span)
    }
  }

  private func part(of text: String, _ range: Range<Int>) -> String? {
    let bytes = text.utf8
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
    return String(decoding: Array(bytes)[range], as: UTF8.self)
  }
}

/// The longer signs stand before those that they begin with.
private let comparisonSigns = ["<=", ">=", "!=", "<", ">", "="]

extension Rulebook {
  /// The names of the facts whose type is of some kind.
  func factNames(where holds: (ValueType) -> Bool) -> Set<String> {
    Set(indicators.filter { holds($0.type.value) }.map(\.name.value))
      .union(attributes.filter { holds($0.type.value) }.map(\.name.value))
  }
}
