import Decimals
public import Diagnostics
public import Rulebooks

/// An address and the values that it takes one after the other.
public struct VariedAddress: Sendable {
  /// The address.
  public let address: Address
  /// The values, as they are written in the rulebook or the table.
  public let values: [String]
  /// The change that sets each value.
  let changes: [Scenario.Change]

  /// The most values of one address.
  public static let mostValues = 1_000

  /// Makes one of values that stand nowhere.
  public init(_ address: Address, _ values: [String]) {
    self.address = address
    self.values = values
    changes = values.map { Scenario.Change(address, .set($0)) }
  }

  private init(_ address: Address, _ changes: [Scenario.Change]) {
    self.address = address
    self.changes = changes
    values = changes.compactMap(\.value)
  }

  /// Reads `ADDRESS=V1,V2,…`; a part `60..90` is every whole number between them, `60..90:5` every
  /// fifth; shares (`10%..30%:5%`) and days (`2026-03-01..2026-03-31:7`) likewise. A diagnostic where
  /// it is nothing of that kind.
  ///
  /// - Parameters:
  ///   - argument: The argument.
  ///   - option: The option as it is written, under whose name messages quote the argument.
  public static func reading(
    _ argument: String, of option: String
  ) -> (varied: VariedAddress?, diagnostic: Diagnostic?) {
    let source = Source(path: option, text: argument)
    let whole = Span(source, 0..<source.bytes.count)
    let fault = Diagnostic(ScenarioFault.malformedVariation(text: argument), at: whole)
    guard let (left, right) = Address.split(assignment: argument), let address = Address(left)
    else { return (nil, fault) }
    let own = Span(source, 0..<left.utf8.count)
    var start = left.utf8.count + 1
    var changes: [Scenario.Change] = []
    for part in right.split(separator: ",", omittingEmptySubsequences: false) {
      let text = trimmed(part)
      let lead = part.prefix { $0 == " " }.utf8.count
      let span = Span(source, (start + lead)..<(start + lead + text.utf8.count))
      start += part.utf8.count + 1
      if text.isEmpty { return (nil, fault) }
      guard let values = Self.values(normalised(text)) else {
        return (nil, Diagnostic(ScenarioFault.malformedVariation(text: argument), at: span))
      }
      for value in values {
        var change = Scenario.Change(address, .set(value), span: own)
        change.valueSpan = span
        changes.append(change)
      }
      if changes.count > mostValues {
        return (
          nil, Diagnostic(ScenarioFault.tooManyValues(limit: mostValues), at: span)
        )
      }
    }
    return (VariedAddress(address, changes), nil)
  }

  /// The values that a part stands for, also of shares and days; nil for a range that is none.
  private static func values(_ text: String) -> [String]? {
    let sides = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let range = sides.first, sides.count <= 2, let dots = position(ofDots: range) else {
      return [text]
    }
    let from = trimmed(range[..<dots])
    let to = trimmed(range[range.index(dots, offsetBy: 2)...])
    let step = sides.count == 2 ? trimmed(sides[1]) : nil
    if let first = Day(from), let last = Day(to) { return days(first, last, step) }
    let isShare = from.hasSuffix("%") || to.hasSuffix("%")
    let mark = isShare ? "%" : ""
    func figure(_ text: String) -> Decimal? {
      Decimal(isShare && text.hasSuffix("%") ? trimmed(text.dropLast()) : text)
    }
    let ends = (figure(from), figure(to))
    guard let first = ends.0, let last = ends.1 else {
      // A figure on one side is a range without its other end; words may hold two dots.
      return ends.0 == nil && ends.1 == nil ? [text] : nil
    }
    guard let step = step.map({ figure($0) }) ?? .one, step.isPositive, first <= last else {
      return nil
    }
    var values: [String] = []
    var value = first
    while value <= last, values.count <= mostValues {
      values.append(value.description + mark)
      guard let next = value.adding(step) else { return nil }
      value = next
    }
    return values
  }

  /// The days between two, every one or every so many.
  private static func days(_ first: Day, _ last: Day, _ step: String?) -> [String]? {
    guard let step = step.map({ Int($0) }) ?? 1, (1...100_000).contains(step),
      first.number <= last.number
    else {
      return nil
    }
    return stride(from: first.number, through: last.number, by: step).prefix(mostValues + 1)
      .map { Day(number: $0).description }
  }

  private static func position(ofDots text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == ".", next < text.endIndex, text[next] == "." { return index }
      index = next
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
