import Diagnostics

/// A scalar read again from the bytes of the file by the rules of its style, so that each part of
/// the value has its place. libyaml gives the value without places; this is done only where a
/// message needs one, and believed only if it comes to the same value.
struct ScalarScan {
  /// A part of the value with what stands for it in the file. Parts of equal length are the same
  /// bytes, or one byte for one byte; others stand or fall as a whole.
  struct Piece {
    var value: Range<Int>
    var file: Range<Int>
    var isVerbatim: Bool
  }

  /// The value.
  private(set) var value: [UInt8] = []
  /// The pieces in the order of the value, without gaps.
  private(set) var pieces: [Piece] = []

  let bytes: [UInt8]
  /// Where reading stops at the latest.
  let end: Int

  /// Reads a scalar again; nil if that does not give `scalar.rawValue`.
  init?(_ scalar: YAMLScalar) {
    let bytes = scalar.span.source.bytes
    let range = scalar.span.range
    let isBlock = scalar.style == .literal || scalar.style == .folded
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
    self.bytes = bytes
    end = isBlock ? bytes.count : range.upperBound
    let expected = scalar.rawValue.utf8
    switch scalar.style {
    case .plain: scanPlain(from: range.lowerBound)
    case .singleQuoted: scanQuoted(from: range.lowerBound, escapes: false)
    case .doubleQuoted: scanQuoted(from: range.lowerBound, escapes: true)
    case .literal, .folded:
      guard let header = BlockHeader(bytes, at: range.lowerBound) else { return nil }
      for indent in header.possibleIndents(bytes) {
        value.removeAll()
        pieces.removeAll()
        scanBlock(header, indent: indent, isFolded: scalar.style == .folded)
        if value.elementsEqual(expected) { return }
      }
      return nil
    }
    guard value.elementsEqual(expected) else { return nil }
  }

  /// The bytes of the file behind a range of bytes of the value.
  func fileRange(of range: Range<Int>) -> Range<Int>? {
    guard !pieces.isEmpty else { return nil }
    if range.isEmpty {
      let start = range.lowerBound
      if let piece = pieces.first(where: { $0.value.contains(start) }) {
        let at = place(of: start, in: piece)
        return at..<at
      }
      let last = pieces[pieces.count - 1].file.upperBound
      return last..<last
    }
    guard let first = pieces.first(where: { $0.value.contains(range.lowerBound) }),
      let last = pieces.first(where: { $0.value.contains(range.upperBound - 1) })
    else { return nil }
    let start = place(of: range.lowerBound, in: first)
    let end =
      last.isVerbatim
      ? last.file.lowerBound + (range.upperBound - last.value.lowerBound) : last.file.upperBound
    return start..<max(start, end)
  }

  private func place(of offset: Int, in piece: Piece) -> Int {
    piece.isVerbatim
      ? piece.file.lowerBound + (offset - piece.value.lowerBound) : piece.file.lowerBound
  }

  // MARK: Pieces

  /// Takes bytes of the file as they stand.
  mutating func take(_ file: Range<Int>) {
    guard !file.isEmpty else { return }
    let start = value.count
    value += bytes[file]
    if let last = pieces.indices.last, pieces[last].isVerbatim,
      pieces[last].file.upperBound == file.lowerBound
    {
      pieces[last].value = pieces[last].value.lowerBound..<value.count
      pieces[last].file = pieces[last].file.lowerBound..<file.upperBound
    } else {
      pieces.append(Piece(value: start..<value.count, file: file, isVerbatim: true))
    }
  }

  /// Puts `text` where the file has something else.
  mutating func put(_ text: some Sequence<UInt8>, for file: Range<Int>) {
    let start = value.count
    value += text
    guard value.count > start else { return }
    pieces.append(Piece(value: start..<value.count, file: file, isVerbatim: false))
  }

  /// Takes the blank at `file`: U+00A0 as a space.
  mutating func takeBlank(_ file: Range<Int>) {
    if file.count == 1 { take(file) } else { put([0x20], for: file) }
  }

  /// Takes the line end at `file`.
  mutating func takeBreak(_ file: Range<Int>) {
    switch bytes[file.lowerBound] {
    case 0x0A, 0xE2: take(file)
    default: put([0x0A], for: file)
    }
  }

  // MARK: Characters

  /// How many bytes the blank at `at` has: a space, a tab, or U+00A0, which counts as a space;
  /// 0 if there is none.
  func blankLength(_ at: Int) -> Int {
    guard at < end else { return 0 }
    switch bytes[at] {
    case 0x20, 0x09: return 1
    case 0xC2: return at + 1 < end && bytes[at + 1] == 0xA0 ? 2 : 0
    default: return 0
    }
  }

  /// How many bytes the line end at `at` has, by YAML 1.1, as libyaml reads: CR LF, LF, CR, NEL,
  /// LS, PS; 0 if there is none.
  func breakLength(_ at: Int) -> Int {
    guard at < end else { return 0 }
    switch bytes[at] {
    case 0x0A: return 1
    case 0x0D: return at + 1 < end && bytes[at + 1] == 0x0A ? 2 : 1
    case 0xC2: return at + 1 < end && bytes[at + 1] == 0x85 ? 2 : 0
    case 0xE2:
      let isBreak = at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] | 1 == 0xA9
      return isBreak ? 3 : 0
    default: return 0
    }
  }
}

// MARK: Plain and quoted

extension ScalarScan {
  private mutating func scanPlain(from start: Int) {
    var at = start
    while at < end {
      var stop = at
      while stop < end, blankLength(stop) == 0, breakLength(stop) == 0 { stop += 1 }
      take(at..<stop)
      at = foldedBlanks(from: stop, afterEscapedBreak: false)
    }
  }

  private mutating func scanQuoted(from start: Int, escapes: Bool) {
    let quote = bytes[start]
    var at = start + 1
    while at < end {
      let byte = bytes[at]
      if byte == quote {
        guard !escapes, at + 1 < end, bytes[at + 1] == quote else { return }
        put([quote], for: at..<(at + 2))
        at += 2
      } else if escapes, byte == UInt8(ascii: "\\") {
        let length = breakLength(at + 1)
        if length > 0 {
          at = foldedBlanks(from: at + 1 + length, afterEscapedBreak: true)
        } else {
          at = takeEscape(at)
        }
      } else if blankLength(at) > 0 || breakLength(at) > 0 {
        at = foldedBlanks(from: at, afterEscapedBreak: false)
      } else {
        take(at..<(at + 1))
        at += 1
      }
    }
  }

  /// Blanks and line ends between two words: blanks as they stand, one line end as a space, more
  /// of them as one less; blanks around line ends are dropped. Gives the offset behind them.
  private mutating func foldedBlanks(from start: Int, afterEscapedBreak: Bool) -> Int {
    var at = start
    var blanks: [Range<Int>] = []
    var firstBreak: Range<Int>?
    var breaks: [Range<Int>] = []
    var isOnNewLine = afterEscapedBreak
    while true {
      let blank = blankLength(at)
      if blank > 0 {
        if !isOnNewLine { blanks.append(at..<(at + blank)) }
        at += blank
        continue
      }
      let length = breakLength(at)
      if length == 0 { break }
      if isOnNewLine { breaks.append(at..<(at + length)) } else { firstBreak = at..<(at + length) }
      isOnNewLine = true
      at += length
    }
    if !isOnNewLine {
      for blank in blanks { takeBlank(blank) }
    } else {
      if let firstBreak {
        if bytes[firstBreak.lowerBound] == 0xE2 {
          takeBreak(firstBreak)
        } else if breaks.isEmpty {
          put([0x20], for: firstBreak.lowerBound..<at)
        }
      }
      for each in breaks { takeBreak(each) }
    }
    return at
  }

  /// Takes the escape that starts with the backslash at `at` and gives the offset behind it.
  private mutating func takeEscape(_ at: Int) -> Int {
    guard at + 1 < end else { return end }
    let digits: Int
    let scalar: UInt32
    switch bytes[at + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default: digits = 0
    }
    let stop = min(at + 2 + digits, end)
    if digits > 0 {
      scalar = UInt32(String(decoding: bytes[(at + 2)..<stop], as: UTF8.self), radix: 16) ?? 0xFFFD
    } else {
      scalar = Self.escapes[bytes[at + 1]] ?? UInt32(bytes[at + 1])
    }
    put(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8, for: at..<stop)
    return stop
  }

  /// What the letters behind a backslash stand for (YAML 1.2, section 5.7); all others stand for
  /// themselves.
  private static let escapes: [UInt8: UInt32] = [
    UInt8(ascii: "0"): 0, UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9,
    UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
    UInt8(ascii: "e"): 27, UInt8(ascii: "N"): 0x85, UInt8(ascii: "_"): 0xA0,
    UInt8(ascii: "L"): 0x2028, UInt8(ascii: "P"): 0x2029,
  ]
}
