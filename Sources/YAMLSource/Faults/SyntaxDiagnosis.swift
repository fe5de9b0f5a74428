import Diagnostics

/// Finds out what an author meant where libyaml gave up: libyaml says what it missed, an author
/// wants to hear which sign is to blame and what to write instead.
struct SyntaxDiagnosis {
  /// What was found, and how reading can go on behind it.
  struct Finding {
    let fault: YAMLFault
    let range: Range<Int>
    /// Replacements after which the text may be read again; none if reading cannot go on.
    var repairs: [Repair] = []
    /// Whether the repaired text has the structure that the author meant, so that its tree is of
    /// use.
    var keepsStructure = true
  }

  let source: Source
  /// The last scalar that libyaml gave before it gave up.
  let lastScalar: (range: Range<Int>, style: YAMLScalar.Style)?
  /// The bytes of the file, with two spaces for each U+00A0, which counts as a space.
  let bytes: [UInt8]

  init(source: Source, lastScalar: (range: Range<Int>, style: YAMLScalar.Style)?) {
    self.source = source
    self.lastScalar = lastScalar
    var bytes = source.bytes
    for repair in spacesForNoBreakSpaces(bytes) {
      for offset in repair.range { bytes[offset] = 0x20 }
    }
    self.bytes = bytes
  }

  /// What is to be said about `error`.
  func finding(for error: SyntaxError) -> Finding {
    switch error.problem {
    case "found character that cannot start any token":
      if byte(at: error.at) == UInt8(ascii: "\t") { return tabs(at: error.at) }
      return reservedSign(at: error.at) ?? general(error)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return tabs(at: error.at)
    case "did not find expected comment or line break",
      "found an indentation indicator equal to 0":
      return reservedSign(at: error.contextAt ?? error.at) ?? general(error)
    case "found unexpected end of stream", "found unexpected document indicator":
      return quoteNotClosed(at: error.contextAt ?? error.at) ?? general(error)
    case "mapping values are not allowed in this context":
      return colonNotAllowed(at: error.at) ?? general(error)
    case "could not find expected ':'":
      return lineWithoutColon(at: error.contextAt ?? error.at) ?? general(error)
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return textAfterValue(at: error.at) ?? lineOutOfPlace(error) ?? general(error)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'",
      "found unexpected ':'":
      return brokenFlow(error) ?? general(error)
    case "did not find expected node content":
      return nodeMissing(at: error.at) ?? general(error)
    case "block sequence entries are not allowed in this context",
      "mapping keys are not allowed in this context",
      "did not find expected alphabetic or numeric character":
      return reservedSign(at: error.contextAt ?? error.at) ?? general(error)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return unknownEscape(error) ?? general(error)
    default:
      if let start = error.contextAt, byte(at: start) == UInt8(ascii: "!") { return tag(at: start) }
      if let line = directiveLine(near: error) { return directive(line) }
      return general(error)
    }
  }

  func general(_ error: SyntaxError) -> Finding {
    Finding(
      fault: .syntax(
        problem: error.problem, context: error.context,
        contextAt: error.contextAt.map { Span(source, wordRange(at: $0)) }),
      range: wordRange(at: error.at), keepsStructure: false)
  }

  // MARK: Bytes

  /// Whether a line is blank or indented more than `other`.
  func isDeeper(_ line: Range<Int>, than other: Range<Int>) -> Bool {
    func depth(_ line: Range<Int>) -> Int? {
      bytes[line].firstIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 - line.lowerBound }
    }
    guard let own = depth(line) else { return true }
    return own > depth(other) ?? 0
  }

  func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  func byte(at offset: Int) -> UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  func lastNonBlank(before offset: Int) -> Int {
    var at = min(offset, bytes.count) - 1
    while at >= 0, bytes[at] == 0x20 || bytes[at] == 0x09 { at -= 1 }
    return at
  }

  /// The word that starts at `offset`, up to the next blank.
  func wordRange(at offset: Int) -> Range<Int> {
    let start = min(max(offset, 0), bytes.count)
    var end = start
    while end < bytes.count, !isBlankOrBreak(bytes[end]) { end += 1 }
    return start..<end
  }

  func lineBelow(_ end: Int) -> Range<Int>? {
    guard let feed = bytes[min(end, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")),
      feed + 1 < bytes.count
    else { return nil }
    return source.lineRange(at: feed + 1)
  }

  /// The next line above that is neither blank nor a comment.
  func lineAbove(_ line: Range<Int>) -> Range<Int>? {
    var start = line.lowerBound
    while start > 0 {
      let above = source.lineRange(at: start - 1)
      let content = bytes[above].first { $0 != 0x20 && $0 != 0x09 }
      if let content, content != UInt8(ascii: "#") { return above }
      start = above.lowerBound
    }
    return nil
  }
}
