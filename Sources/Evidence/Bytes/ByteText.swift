import Diagnostics

/// A view of bytes, checked at each access. (`Span` alone is a place in a source.)
typealias Bytes = Swift.Span<UInt8>

/// The bytes that tables are made of.
enum Byte {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let point = UInt8(ascii: ".")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let minus = UInt8(ascii: "-")
  static let zero = UInt8(ascii: "0")
}

/// How many bytes the blank at `index` takes: space, tab, line end, U+00A0 or U+202F (which
/// spreadsheets put between groups of digits); 0 where there is no blank.
func blankLength(_ bytes: borrowing Bytes, at index: Int) -> Int {
  guard index < bytes.count else { return 0 }
  switch bytes[index] {
  case Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn: return 1
  case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : 0
  case 0xE2:
    guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
    return bytes[index + 2] == 0xAF ? 3 : 0
  default: return 0
  }
}

/// The range of `bytes` without the blanks at either end.
func trimmedRange(_ bytes: borrowing Bytes) -> Range<Int> {
  var start = 0
  while true {
    let length = blankLength(bytes, at: start)
    if length == 0 { break }
    start += length
  }
  var end = bytes.count
  while end > start {
    if blankLength(bytes, at: end - 1) == 1 {
      end -= 1
    } else if end - start >= 2, blankLength(bytes, at: end - 2) == 2 {
      end -= 2
    } else if end - start >= 3, blankLength(bytes, at: end - 3) == 3 {
      end -= 3
    } else {
      break
    }
  }
  return start..<end
}

/// The text of `bytes` in NFC, without blanks at either end. Bytes that are no UTF-8 are repaired.
func cleanText(_ bytes: borrowing Bytes) -> String {
  let range = trimmedRange(bytes)
  let text = bytes.extracting(range).withUnsafeBufferPointer {
    String(decoding: $0, as: UTF8.self)
  }
  return normalised(text)
}

/// `text` in NFC, each run of blanks as one space and none at either end: the form in which
/// headings and names are compared. A heading broken into two lines in a spreadsheet is the same.
func comparable(_ text: String) -> String {
  let text = normalised(text)
  if hasPlainBlanks(text) { return text }
  var result = String.UnicodeScalarView()
  var pending = false
  for scalar in text.unicodeScalars {
    switch scalar {
    case " ", "\t", "\n", "\r", "\u{202F}", "\u{FEFF}":
      pending = true
    default:
      if pending, !result.isEmpty { result.append(" ") }
      pending = false
      result.append(scalar)
    }
  }
  return String(result)
}

/// Whether all blanks of a text are single spaces between words, as nearly always.
private func hasPlainBlanks(_ text: String) -> Bool {
  var previous = UInt8(ascii: " ")
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: " "):
      if previous == byte { return false }
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      // The first bytes of U+202F and U+FEFF.
      0xE2, 0xEF:
      return false
    default: break
    }
    previous = byte
  }
  return previous != UInt8(ascii: " ") || text.isEmpty
}

/// The spans of a string's bytes, for functions that work on bytes.
func withBytes<Result>(of text: String, _ body: (borrowing Bytes) -> Result) -> Result {
  let bytes = ContiguousArray(text.utf8)
  return body(bytes.span)
}
