/// Whether a terminal would act on a character instead of showing it, or show it nowhere:
/// control characters, spaces without width, and marks that turn the direction of writing.
func isUnprintable(_ character: Character) -> Bool {
  character.unicodeScalars.contains { scalar in
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
      true
    default: false
    }
  }
}

/// `text` on one line, safe to show: line ends and tabs as a space, what a terminal would act on
/// as U+FFFD.
func oneLine(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = ""
  for character in text {
    if character.isNewline || character == "\t" {
      result.append(" ")
    } else if isUnprintable(character) {
      result.append("\u{FFFD}")
    } else {
      result.append(character)
    }
  }
  return result
}

/// The most characters of one name or piece of code that a message repeats.
private let longestQuoted = 120

/// A piece that is too long to be repeated in a message, with its middle left out.
private func shortened(_ text: String) -> String {
  guard text.utf8.count > longestQuoted, text.count > longestQuoted else { return text }
  return "\(text.prefix(longestQuoted * 2 / 3))…\(text.suffix(longestQuoted / 4))"
}

/// A text as one line that is safe to show, long names and code shortened.
func printable(_ text: Text, in language: Language) -> String {
  let pieces = text.pieces.map { piece -> Text.Piece in
    switch piece {
    case .name(let name): .name(shortened(name))
    case .code(let code): .code(shortened(code))
    case .words, .number: piece
    }
  }
  return oneLine(Text(pieces: pieces).plain(in: language))
}
