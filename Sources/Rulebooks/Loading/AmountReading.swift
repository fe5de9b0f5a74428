import Decimals
import Diagnostics
import YAMLSource

// Figures of rules: written out, or a formula.
extension Loader {
  /// What `%` behind a figure means to a key.
  enum PercentReading {
    /// The hundredth part.
    case share
    /// Nothing: such figures are not taken.
    case refused
  }

  /// A figure or a formula.
  func amount(_ entry: YAMLEntry, percent: PercentReading = .refused) -> Amount? {
    guard entry.value.scalar != nil, let text = text(entry) else {
      return formula(entry).map { .formula($0) }
    }
    switch FigureText(text.value) {
    case .number(let number): return .constant(Placed(number, at: text.span))
    case .percent(let number) where percent == .share:
      return .constant(Placed(hundredth(number), at: text.span))
    case .percent(let number):
      report(
        .percentNotWanted(
          key: entry.name, text: text.value, corrected: number.description), at: text.span)
      return nil
    case .decimalComma(let corrected):
      report(.decimalComma(text: text.value, corrected: corrected), at: text.span)
      return nil
    case .grouped(let corrected):
      report(.groupedDigits(text: text.value, corrected: corrected), at: text.span)
      return nil
    case .other: return formula(entry).map { .formula($0) }
    }
  }

  /// A share from 0 to 1, written `20%` or `0.2`, or a formula.
  func shareAmount(_ entry: YAMLEntry) -> Amount? {
    guard let amount = amount(entry, percent: .share) else { return nil }
    if case .constant(let figure) = amount, figure.value < .zero || figure.value > .one {
      report(
        .notAShare(
          key: entry.name, text: trimmed(entry.value.text ?? ""),
          corrected: Rulebooks.share(meantBy: trimmed(entry.value.text ?? ""))), at: figure.span)
      return nil
    }
    return amount
  }

  /// What a line earns or loses: a number, `half`, `full`, `25%` or a formula.
  func earning(_ entry: YAMLEntry) -> Earning? {
    guard let scalar = entry.value.scalar else {
      return formula(entry).map { .points(.formula($0)) }
    }
    let text = trimmed(scalar.value)
    switch text {
    case "half":
      return .share(Placed(Decimal(coefficient: 5, exponent: -1) ?? .zero, at: scalar.span))
    case "full": return .share(Placed(.one, at: scalar.span))
    default: break
    }
    guard case .percent(let number) = FigureText(text) else {
      return amount(entry).map { .points($0) }
    }
    let share = hundredth(number)
    if share < .zero || share > .one {
      report(.notAShare(key: entry.name, text: text, corrected: nil), at: scalar.span)
      return nil
    }
    return .share(Placed(share, at: scalar.span))
  }

  /// A constant of whatever type its text shows.
  func literal(_ entry: YAMLEntry) -> Literal? {
    guard let text = text(entry) else { return nil }
    if let truth = truthValue(text.value) { return .boolean(truth) }
    if let day = Day(text.value) { return .day(day) }
    switch FigureText(text.value) {
    case .number(let number): return .number(number)
    case .percent(let number): return .share(hundredth(number))
    case .decimalComma(let corrected):
      report(.decimalComma(text: text.value, corrected: corrected), at: text.span)
      return nil
    case .grouped(let corrected):
      report(.groupedDigits(text: text.value, corrected: corrected), at: text.span)
      return nil
    case .other:
      // `20 phần trăm` without quotes is a figure that was meant otherwise than it is written.
      if text.value.first?.isNumber ?? false, entry.value.scalar?.style == .plain,
        let corrected = figure(meantBy: text.value)
      {
        report(
          .notANumber(key: entry.name, text: text.value, corrected: corrected), at: text.span)
        return nil
      }
      return .text(text.value)
    }
  }
}

extension MappingReader {
  /// The range that `from`, `over`, `to` and `below` bound; nil where none of them stands there.
  func interval() -> Interval? {
    let lower = only(["from", "over"])
    let upper = only(["to", "below"])
    guard lower != nil || upper != nil else { return nil }
    let low = lower.flatMap { entry in
      loader.amount(entry).map { Interval.End($0, isClosed: entry.name == "from") }
    }
    let high = upper.flatMap { entry in
      loader.amount(entry).map { Interval.End($0, isClosed: entry.name == "to") }
    }
    if let lower, let upper, let low, let high, case .constant(let least) = low.amount,
      case .constant(let most) = high.amount
    {
      let isPoint = low.isClosed && high.isClosed
      if most.value < least.value || most.value == least.value && !isPoint {
        let whole = Span(
          lower.span.source,
          min(lower.span.start, upper.span.start)..<max(lower.span.end, upper.span.end))
        let isWritable = most.value < least.value && lower.name == "from" && upper.name == "to"
        loader.report(
          .rangeEmpty(
            lower: least.value.description, upper: most.value.description,
            write: isWritable ? "from: \(most.value), to: \(least.value)" : nil),
          at: loader.firstLine(of: whole))
      }
    }
    return Interval(lower: low, upper: high)
  }
}
