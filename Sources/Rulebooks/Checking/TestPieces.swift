import Decimals

/// The pieces of the number line that unary tests hold: comparisons, intervals and figures with
/// commas between them, `-`, and `not(…)` around them. Nil for tests of any other form, and where an
/// end has no value before it runs. `value` evaluates the text of an end.
func testPieces(of text: String, value: (String) -> Decimal?) -> [Piece]? {
  let text = trimmed(text)
  if text == "-" { return [Piece()] }
  if text.hasPrefix("not("), text.hasSuffix(")") {
    let inner = String(text.dropFirst(4).dropLast())
    return testPieces(of: inner, value: value).map { ValueRange.numbers.gaps(leftBy: $0) }
  }
  var pieces: [Piece] = []
  for test in topLevelParts(of: text, separator: ",") {
    guard let piece = testPiece(of: trimmed(test), value: value) else { return nil }
    pieces.append(piece)
  }
  return pieces
}

private func testPiece(of test: String, value: (String) -> Decimal?) -> Piece? {
  for (sign, isLower, isAfter) in [
    (">=", true, false), ("<=", false, true), (">", true, true), ("<", false, false),
  ] where test.hasPrefix(sign) {
    guard let end = value(trimmed(String(test.dropFirst(sign.count)))) else { return nil }
    let cut = Cut(value: end, isAfter: isAfter)
    return isLower ? Piece(lower: cut, upper: nil) : Piece(lower: nil, upper: cut)
  }
  if let first = test.first, let last = test.last, "[(]".contains(first), "])[".contains(last) {
    let ends = parts(ofInterval: String(test.dropFirst().dropLast()))
    if let ends {
      guard let low = value(trimmed(ends.low)), let high = value(trimmed(ends.high)) else {
        return nil
      }
      return Piece(
        lower: Cut(value: low, isAfter: first != "["),
        upper: Cut(value: high, isAfter: last == "]"))
    }
  }
  let figure = test.hasPrefix("=") ? trimmed(String(test.dropFirst())) : test
  return value(figure).map {
    Piece(lower: Cut(value: $0, isAfter: false), upper: Cut(value: $0, isAfter: true))
  }
}

/// The two ends of what stands in the brackets of an interval.
private func parts(ofInterval text: String) -> (low: String, high: String)? {
  guard let dots = offset(of: "..", in: text) else { return nil }
  let bytes = Array(text.utf8)
  return (
    String(decoding: bytes[..<dots], as: UTF8.self),
    String(decoding: bytes[(dots + 2)...], as: UTF8.self)
  )
}

/// The parts of a text between separators that stand outside brackets and strings.
func topLevelParts(of text: String, separator: Character) -> [String] {
  var parts = [""]
  var depth = 0
  var isString = false
  for character in text {
    if character == "\"" { isString.toggle() }
    if !isString {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == separator, depth == 0 {
        parts.append("")
        continue
      }
    }
    parts[parts.count - 1].append(character)
  }
  return parts
}
