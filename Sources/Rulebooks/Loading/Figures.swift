import Decimals

/// What the text of a scalar is as a figure.
package enum FigureText {
  /// A number with a point or none for its decimal mark.
  case number(Decimal)
  /// A number with `%` behind it; the value is the number as written.
  case percent(Decimal)
  /// A number with a decimal comma, and how it is to be written.
  case decimalComma(String)
  /// A number whose digits are grouped by points, commas or spaces, and how it is to be written.
  case grouped(String)
  /// Anything else.
  case other

  package init(_ text: String) {
    if let number = Decimal(text) {
      self = .number(number)
      return
    }
    var body = Substring(text)
    let isPercent = body.last == "%"
    if isPercent {
      body = body.dropLast()
      while body.last == " " { body = body.dropLast() }
      if let number = Decimal(body) {
        self = .percent(number)
        return
      }
    }
    let sign = body.first == "-" || body.first == "+" ? String(body.prefix(1)) : ""
    let parts = body.dropFirst(sign.count)
    let tail = isPercent ? "%" : ""
    if let corrected = FigureText.ungrouped(parts) {
      self = .grouped(sign + corrected + tail)
    } else if let corrected = FigureText.pointed(parts) {
      self = .decimalComma(sign + corrected + tail)
    } else {
      self = .other
    }
  }

  /// `2,5` as `2.5`.
  private static func pointed(_ text: Substring) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy(isDigits) else { return nil }
    return "\(parts[0]).\(parts[1])"
  }

  /// `1.234.567,8`, `1 234 567` and `1,234,567` without their groups.
  private static func ungrouped(_ text: Substring) -> String? {
    for (group, mark) in [(Character("."), Character(",")), (",", "."), (" ", ","), (" ", ".")] {
      let halves = text.split(separator: mark, omittingEmptySubsequences: false)
      guard let whole = halves.first, halves.count <= 2 else { continue }
      let groups = whole.split(separator: group, omittingEmptySubsequences: false)
      // One group of three after a point is a decimal fraction, after a comma most likely too.
      guard groups.count > (group == " " || halves.count == 2 ? 1 : 2),
        groups.allSatisfy(isDigits), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
        let first = groups.first, (1...3).contains(first.utf8.count)
      else { continue }
      let fraction = halves.count == 2 ? halves[1] : ""
      if !fraction.isEmpty, !isDigits(fraction) { continue }
      return groups.joined() + (fraction.isEmpty ? "" : "." + fraction)
    }
    return nil
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
