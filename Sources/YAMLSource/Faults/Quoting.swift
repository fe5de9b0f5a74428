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

/// A number such as `75.000,5`, or a formula without calls such as `a / 100,5`, with decimal points
/// instead of commas, and without points between thousands; nil if there is any other comma in it.
func withDecimalPoints(_ text: String) -> String? {
  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  let bytes = Array(text.utf8)
  guard !bytes.contains(UInt8(ascii: "(")), bytes.contains(UInt8(ascii: ",")) else { return nil }
  var write: [UInt8] = []
  var at = 0
  while at < bytes.count {
    guard isDigit(bytes[at]) else {
      if bytes[at] == UInt8(ascii: ",") { return nil }
      write.append(bytes[at])
      at += 1
      continue
    }
    var end = at
    while end < bytes.count, isDigit(bytes[end]) || ".,".utf8.contains(bytes[end]) { end += 1 }
    let parts = bytes[at..<end].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    if parts.count == 1 {
      write += bytes[at..<end]
    } else {
      let groups = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy(isDigit),
        groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.first?.isEmpty == false
      else { return nil }
      write += groups.joined()
      if parts[1].contains(where: { $0 != 0x30 }) { write += [UInt8(ascii: ".")] + parts[1] }
    }
    at = end
  }
  return String(decoding: write, as: UTF8.self)
}

extension String {
  /// The text without the blanks around it.
  var trimmingBlanks: String {
    var text = self[...]
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
