import Diagnostics

// The rule for names that formulas use (`rule-language`, section 2): letters, digits, `_` and
// single spaces, a letter first; nothing that FEEL keeps for itself, nothing that the rule language
// gives a meaning, and nothing that another name and a keyword would spell as well.
extension Loader {
  /// Reports what is wrong with a name by itself.
  func checkName(_ name: Placed<String>) {
    if let flaw = nameFlaw(name.value) {
      report(.badName(name: name.value, reason: flaw), at: name.span)
    } else if reservedNames.contains(name.value) {
      report(.reservedName(name: name.value), at: name.span)
    }
  }

  /// Reports names that stand twice in one scope, and names that another and a keyword spell.
  func checkTogether(_ names: [Placed<String>]) {
    var first: [String: Span] = [:]
    for name in names {
      if let place = first[name.value] {
        report(.repeatedName(name: name.value, first: place), at: name.span)
      } else {
        first[name.value] = name.span
      }
    }
    for name in names where mayHoldKeyword(name.value) {
      let words = name.value.split(separator: " ")
      for (index, word) in words.enumerated() where feelKeywords.contains(String(word)) {
        let before = words[..<index].joined(separator: " ")
        let after = words[(index + 1)...].joined(separator: " ")
        let other = index == 0 ? after : before
        guard let place = first[other] else { continue }
        report(
          .nameSpelledTwice(name: name.value, other: other, word: String(word), place: place),
          at: name.span)
        break
      }
    }
  }
}

/// What is wrong with a name by itself; nil for a good one.
func nameFlaw(_ name: String) -> LoadingFault.NameFlaw? {
  if isPlainName(name) { return feelKeywords.contains(name) ? .keyword : nil }
  guard let first = name.first, first.isLetter else { return .start }
  var wasSpace = false
  for character in name {
    let isSpace = character == " "
    if isSpace && wasSpace || character.isNewline { return .spaces }
    guard isSpace || character == "_" || character.isLetter || isDigit(character) else {
      return .character
    }
    wasSpace = isSpace
  }
  if wasSpace { return .spaces }
  return feelKeywords.contains(name) ? .keyword : nil
}

/// Whether a name has a word of ASCII letters that is as long as a keyword, which few have.
private func mayHoldKeyword(_ name: String) -> Bool {
  var length = 0
  var isASCII = true
  for byte in name.utf8 {
    if byte == UInt8(ascii: " ") {
      if isASCII, length >= 2, length <= 9 { return true }
      length = 0
      isASCII = true
    } else {
      length += 1
      if byte < UInt8(ascii: "a") || byte > UInt8(ascii: "z") { isASCII = false }
    }
  }
  return isASCII && length >= 2 && length <= 9
}

/// Whether a name is letters of ASCII and of Vietnamese (U+00C0 to U+024F without × and ÷, U+1E00 to
/// U+1EFF), digits, `_` and single spaces, a letter first: nearly every name, and seen from its
/// bytes alone.
private func isPlainName(_ name: String) -> Bool {
  var before = UInt8(ascii: " ")
  var isFirst = true
  for byte in name.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      if isFirst { return false }
    case UInt8(ascii: " "):
      if before == byte { return false }
    case 0xC3...0xC8, 0xE1: break
    case 0x80...0xBF:
      if before == 0xC3, byte == 0x97 || byte == 0xB7 { return false }
      if before == 0xE1, byte < 0xB8 || byte > 0xBB { return false }
    default: return false
    }
    isFirst = false
    before = byte
  }
  return !isFirst && before != UInt8(ascii: " ")
}

private func isDigit(_ character: Character) -> Bool {
  character.isASCII && character.isNumber
}

/// The words that FEEL's grammar uses (DMN 1.5, 10.3.1.2).
let feelKeywords: Set<String> = [
  "and", "or", "not", "in", "between", "if", "then", "else", "for", "return", "some", "every",
  "satisfies", "instance", "of", "function", "external", "true", "false", "null",
]

/// The names that the rule language binds in formulas.
let reservedNames: Set<String> = [
  "total", "class", "value", "points", "scores", "weights", "unit", "subordinates",
  "scored points", "group size", "period", "item", "partial", "values", "best", "worst", "peers",
]
