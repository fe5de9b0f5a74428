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
    for name in names {
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
