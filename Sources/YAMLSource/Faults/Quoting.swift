/// `text` as a YAML scalar that nothing in it can break: in double quotes, or in single quotes
/// where it has double quotes or backslashes itself.
func quoted(_ text: String) -> String {
  if text.contains("\"") || text.contains("\\") {
    var doubled = ""
    for character in text { doubled += character == "'" ? "''" : String(character) }
    return "'\(doubled)'"
  }
  return "\"\(text)\""
}

/// A number with a decimal comma such as `2,5` with a point instead; nil if `text` is none.
func withDecimalPoint(_ text: String) -> String? {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false)
  guard parts.count == 2 else { return nil }
  var whole = parts[0]
  if whole.first == "-" { whole.removeFirst() }
  var fraction = parts[1]
  while fraction.first == " " { fraction.removeFirst() }
  let percent = fraction.last == "%"
  if percent { fraction.removeLast() }
  func isDigits(_ part: Substring) -> Bool {
    !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
  guard isDigits(whole), isDigits(fraction) else { return nil }
  return "\(parts[0]).\(fraction)\(percent ? "%" : "")"
}
