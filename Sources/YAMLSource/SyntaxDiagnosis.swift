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
  private let bytes: [UInt8]

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

  // MARK: Values

  /// A repair that puts a harmless word in the place of a value.
  private func spoil(_ range: Range<Int>) -> [Repair] {
    range.isEmpty ? [] : [Repair(range: range, replacement: [UInt8(ascii: "x")], spoilsValue: true)]
  }

  private func parts(at offset: Int) -> LineParts {
    LineParts(bytes, line: source.lineRange(at: offset))
  }

  private func reservedSign(at offset: Int) -> Finding? {
    let parts = parts(at: offset)
    guard let value = parts.value(at: offset), value.range.lowerBound == offset,
      let sign = byte(at: offset)
    else { return nil }
    let text = parts.text(value.range)
    let fault: YAMLFault =
      sign == UInt8(ascii: ">")
      ? .signReadAsBlock(text: text, write: quoted(text))
      : .reservedSign(
        sign: String(decoding: [sign], as: UTF8.self), text: text, write: quoted(text))
    return Finding(fault: fault, range: value.range, repairs: spoil(value.range))
  }

  private func tag(at start: Int) -> Finding {
    let parts = parts(at: start)
    let range = parts.value(at: start)?.range ?? start..<parts.line.upperBound
    let text = parts.text(max(start, range.lowerBound)..<max(range.upperBound, start))
    let fault: YAMLFault =
      text.hasPrefix("!=")
      ? .signReadAsTag(text: text, write: quoted(text)) : .tag(tag: text)
    return Finding(
      fault: fault, range: start..<max(range.upperBound, start + 1), repairs: spoil(range))
  }

  private func colonNotAllowed(at colon: Int) -> Finding? {
    let parts = parts(at: colon)
    if let value = parts.outerValue(before: colon), value.range.contains(colon) {
      let text = parts.text(value.range)
      return Finding(
        fault: .colonInValue(text: text, write: quoted(text)), range: value.range,
        repairs: spoil(value.range))
    }
    // The colon is the first of its line: the line above is at fault, or this line's depth.
    guard let above = lineAbove(parts.line) else { return nil }
    let upper = LineParts(bytes, line: above)
    if !upper.hasKey {
      if let finding = lineWithoutColon(at: upper.content) { return finding }
    }
    return tooDeepAfterValue(above: upper, parts, upTo: colon)
  }

  private func tooDeepAfterValue(
    above: LineParts, _ parts: LineParts, upTo end: Int
  ) -> Finding {
    var stop = above.line.upperBound
    while stop > above.content, isBlankOrBreak(bytes[stop - 1]) { stop -= 1 }
    return Finding(
      fault: .tooDeepAfterValue(above: Span(source, above.content..<stop)),
      range: parts.content..<max(end, parts.content), repairs: dropped(from: parts.line),
      keepsStructure: false)
  }

  private func lineWithoutColon(at offset: Int) -> Finding? {
    let parts = parts(at: offset)
    let text = bytes[parts.content..<parts.line.upperBound]
    guard let first = text.first else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard closingQuote(bytes, parts.content, before: parts.line.upperBound) == nil else {
        return nil
      }
      return quoteNotClosed(at: parts.content)
    }
    let end = parts.value(at: parts.content)?.range.upperBound ?? parts.line.upperBound
    if let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > parts.content, colon + 1 < end {
      let line = parts.text(parts.content..<end)
      let write = parts.text(parts.content..<colon) + ": " + parts.text((colon + 1)..<end)
      let space = Repair(
        range: (colon + 1)..<(colon + 1), replacement: [0x20], spoilsValue: false)
      return Finding(
        fault: .noSpaceAfterColon(text: line, write: write), range: colon..<(colon + 1),
        repairs: [space])
    }
    let range = parts.content..<max(end, parts.content)
    return Finding(
      fault: .noColon(text: parts.text(range)), range: range,
      repairs: [Repair(range: range, replacement: [UInt8(ascii: "#")], spoilsValue: false)],
      keepsStructure: false)
  }

  private func unknownEscape(_ error: SyntaxError) -> Finding? {
    let start = error.contextAt ?? error.at
    var backslash = error.at
    while backslash > start, byte(at: backslash) != UInt8(ascii: "\\") { backslash -= 1 }
    guard byte(at: backslash) == UInt8(ascii: "\\") else { return nil }
    var end = min(backslash + 2, bytes.count)
    if let letter = byte(at: backslash + 1), "xuU".utf8.contains(letter) {
      while end < bytes.count, end < backslash + 10, isHexDigit(bytes[end]) { end += 1 }
    }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let close = closingQuote(bytes, start, before: source.lineRange(at: backslash).upperBound)
    return Finding(
      fault: .unknownEscape(escape: source.text(in: backslash..<end)), range: backslash..<end,
      repairs: close.map { spoil(start..<($0 + 1)) } ?? [])
  }

  // MARK: What follows a value

  private func textAfterValue(at offset: Int) -> Finding? {
    if let finding = runawayQuote(before: offset) { return finding }
    let parts = parts(at: offset)
    guard offset > parts.content else { return nil }
    let before = lastNonBlank(before: offset)
    guard let scalar = lastScalar, scalar.range.upperBound == before + 1,
      scalar.style == .singleQuoted || scalar.style == .doubleQuoted,
      let value = parts.value(at: scalar.range.lowerBound)
    else { return textAfterBracket(before, at: offset, parts) }
    let range = min(value.range.lowerBound, scalar.range.lowerBound)..<value.range.upperBound
    let text = parts.text(max(range.lowerBound, parts.line.lowerBound)..<range.upperBound)
    let fault: YAMLFault =
      text.hasPrefix("!=")
      ? .signReadAsTag(text: text, write: quoted(text))
      : .textAfterQuote(text: text, write: quoted(text))
    return Finding(fault: fault, range: range, repairs: spoil(range))
  }

  private func textAfterBracket(_ before: Int, at offset: Int, _ parts: LineParts) -> Finding? {
    guard let closing = byte(at: before), let here = byte(at: offset) else { return nil }
    if here == UInt8(ascii: "]") || here == UInt8(ascii: "}") {
      let range = offset..<(offset + 1)
      let blank = Repair(range: range, replacement: [0x20], spoilsValue: false)
      return Finding(
        fault: .bracketNotOpened(bracket: source.text(in: range)), range: range, repairs: [blank])
    }
    guard closing == UInt8(ascii: "]") || closing == UInt8(ascii: "}"),
      let value = parts.outerValue(before: offset) ?? parts.firstValue
    else { return nil }
    return brackets(value, parts)
  }

  /// A quoted text before `offset` that swallowed lines with keys: its own closing quote is
  /// missing, and another one's opening quote closed it.
  private func runawayQuote(before offset: Int) -> Finding? {
    guard let scalar = lastScalar, scalar.range.upperBound <= offset,
      scalar.style == .singleQuoted || scalar.style == .doubleQuoted
    else { return nil }
    let first = source.lineRange(at: scalar.range.lowerBound)
    guard first.upperBound < scalar.range.upperBound else { return nil }
    var next = first.upperBound
    while let line = lineBelow(next), line.lowerBound < scalar.range.upperBound {
      if LineParts(bytes, line: line).hasKey {
        return quoteNotClosed(at: scalar.range.lowerBound)
      }
      next = line.upperBound
    }
    return nil
  }

  private func quoteNotClosed(at start: Int) -> Finding? {
    guard let mark = byte(at: start), mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else {
      return nil
    }
    let parts = parts(at: start)
    var end = parts.line.upperBound
    while end > start + 1, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    // In braces the rest of the line still holds the brace that closes them.
    let isInFlow = parts.value(at: start)?.isInFlow ?? false
    return Finding(
      fault: .quoteNotClosed(mark: String(decoding: [mark], as: UTF8.self)), range: start..<end,
      repairs: isInFlow ? [] : spoil(start..<end))
  }

  // MARK: Brackets

  private func brackets(_ value: LineParts.Value, _ parts: LineParts) -> Finding {
    let text = parts.text(value.range)
    return Finding(
      fault: .bracketsReadAsList(text: text, write: quoted(text)), range: value.range,
      repairs: spoil(value.range))
  }

  private func brokenFlow(_ error: SyntaxError) -> Finding? {
    if let finding = runawayQuote(before: error.at) { return finding }
    let opening = error.contextAt ?? error.at
    let openingParts = parts(at: opening)
    // `[70..90)` on one line, also inside braces.
    if let value = openingParts.value(at: opening), value.range.lowerBound == opening,
      byte(at: opening) == UInt8(ascii: "["),
      byte(at: value.range.upperBound - 1) == UInt8(ascii: ")")
        || byte(at: value.range.upperBound - 1) == UInt8(ascii: "[")
    {
      return brackets(value, openingParts)
    }
    // `a in [1..5)`, `(70..90]`: a bracket inside a value in braces.
    let parts = parts(at: error.at)
    if let here = byte(at: error.at), "[]{}".utf8.contains(here),
      let value = parts.value(at: error.at), value.isInFlow,
      value.range.lowerBound < error.at, value.range.upperBound > error.at
    {
      return brackets(value, parts)
    }
    if let quote = textAfterValueInFlow(at: error.at) { return quote }
    guard let bracket = byte(at: opening), "[{".utf8.contains(bracket) else { return nil }
    let missing = bracket == UInt8(ascii: "[") ? "]" : "}"
    let isAtEnd = bytes[min(error.at, bytes.count)...].allSatisfy(isBlankOrBreak)
    let noticed = isAtEnd ? nil : Span(source, error.at..<error.at)
    var end = openingParts.line.upperBound
    while end > opening + 1, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    let isWholeLine = error.at >= openingParts.line.upperBound
    return Finding(
      fault: .bracketNotClosed(
        bracket: String(decoding: [bracket], as: UTF8.self), missing: missing, noticed: noticed),
      range: opening..<(opening + 1), repairs: isWholeLine ? spoil(opening..<end) : [],
      keepsStructure: isWholeLine)
  }

  private func textAfterValueInFlow(at offset: Int) -> Finding? {
    let before = lastNonBlank(before: offset)
    guard let scalar = lastScalar, scalar.range.upperBound == before + 1 else { return nil }
    return textAfterValue(at: offset)
  }

  private func nodeMissing(at offset: Int) -> Finding? {
    let parts = parts(at: offset)
    guard let here = byte(at: offset) else { return nil }
    if let value = parts.value(at: offset), value.range.lowerBound == offset, !value.range.isEmpty,
      value.key != nil
    {
      if here == UInt8(ascii: "]"), value.range.count > 1 { return brackets(value, parts) }
      if here == UInt8(ascii: ","), !value.isInFlow { return reservedSign(at: offset) }
    }
    let range = offset..<(offset + 1)
    if here == UInt8(ascii: ",") {
      let blank = Repair(range: range, replacement: [0x20], spoilsValue: false)
      return Finding(fault: .commaWithoutItem, range: range, repairs: [blank])
    }
    guard "]}".utf8.contains(here) else { return nil }
    let blank = Repair(range: range, replacement: [0x20], spoilsValue: false)
    return Finding(
      fault: .bracketNotOpened(bracket: source.text(in: range)), range: range, repairs: [blank],
      keepsStructure: false)
  }

  // MARK: Lines

  /// Reports tabs once for the file, and puts spaces in the place of all of them.
  private func tabs(at offset: Int) -> Finding {
    var repairs: [Repair] = []
    var line = Optional(source.lineRange(at: 0))
    while let current = line {
      var at = current.lowerBound
      var hasTab = false
      while at < current.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 {
        hasTab = hasTab || bytes[at] == 0x09
        at += 1
      }
      if hasTab, at < current.upperBound {
        let spaces = bytes[current.lowerBound..<at].reduce(into: [UInt8]()) { spaces, byte in
          spaces += byte == 0x09 ? [0x20, 0x20] : [0x20]
        }
        repairs.append(
          Repair(range: current.lowerBound..<at, replacement: spaces, spoilsValue: false))
      }
      line = lineBelow(current.upperBound)
    }
    let line0 = source.lineRange(at: offset)
    let start = bytes[line0.lowerBound..<offset].firstIndex(of: 0x09) ?? offset
    var end = start
    while end < line0.upperBound, bytes[end] == 0x09 { end += 1 }
    let own = repairs.contains { $0.range.lowerBound == line0.lowerBound } ? 1 : 0
    return Finding(
      fault: .tabIndentation(others: repairs.count - own), range: start..<max(end, start + 1),
      repairs: own == 1 ? repairs : [])
  }

  private func lineOutOfPlace(_ error: SyntaxError) -> Finding? {
    let parts = parts(at: error.at)
    let line = parts.line
    var first = line.lowerBound
    while first < line.upperBound, bytes[first] == 0x20 { first += 1 }
    guard error.at == first, first < line.upperBound else { return nil }
    let level = error.contextAt.map { Span(source, wordRange(at: $0)) }
    if let above = lineAbove(line).map({ LineParts(bytes, line: $0) }),
      first - line.lowerBound > above.content - above.line.lowerBound,
      above.hasValue
    {
      return tooDeepAfterValue(
        above: above, parts, upTo: parts.firstKey?.upperBound ?? line.upperBound)
    }
    let levelColumn = error.contextAt.map { $0 - source.lineRange(at: $0).lowerBound }
    let range = first..<max(parts.firstKey?.upperBound ?? line.upperBound, first)
    let fault: YAMLFault =
      levelColumn == first - line.lowerBound
      ? .mixedLevel(isItem: bytes[first] == UInt8(ascii: "-"), level: level)
      : .indentation(spaces: first - line.lowerBound, level: level)
    return Finding(fault: fault, range: range, repairs: dropped(from: line), keepsStructure: false)
  }

  /// A repair that leaves out a line with the deeper ones below it.
  private func dropped(from line: Range<Int>) -> [Repair] {
    func depth(_ line: Range<Int>) -> Int? {
      let content = bytes[line].firstIndex { $0 != 0x20 && $0 != 0x09 }
      return content.map { $0 - line.lowerBound }
    }
    guard let own = depth(line) else { return [] }
    var end = line.upperBound
    while let next = lineBelow(end), depth(next).map({ $0 > own }) ?? true { end = next.upperBound }
    return [Repair(range: line.lowerBound..<end, replacement: [], spoilsValue: false)]
  }

  private func directiveLine(near error: SyntaxError) -> Range<Int>? {
    let line = source.lineRange(at: error.contextAt ?? error.at)
    return bytes[line].first == UInt8(ascii: "%") ? line : nil
  }

  /// What is to be said about a line that starts with `%`.
  func directive(_ line: Range<Int>) -> Finding {
    Finding(
      fault: .directive(text: source.text(in: line)), range: line,
      repairs: [Repair(range: line, replacement: [UInt8(ascii: "#")], spoilsValue: false)])
  }

  private func general(_ error: SyntaxError) -> Finding {
    Finding(
      fault: .syntax(
        problem: error.problem, context: error.context,
        contextAt: error.contextAt.map { Span(source, wordRange(at: $0)) }),
      range: wordRange(at: error.at), keepsStructure: false)
  }

  // MARK: Bytes

  private func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private func byte(at offset: Int) -> UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  private func lastNonBlank(before offset: Int) -> Int {
    var at = min(offset, bytes.count) - 1
    while at >= 0, bytes[at] == 0x20 || bytes[at] == 0x09 { at -= 1 }
    return at
  }

  /// The word that starts at `offset`, up to the next blank.
  private func wordRange(at offset: Int) -> Range<Int> {
    let start = min(max(offset, 0), bytes.count)
    var end = start
    while end < bytes.count, !isBlankOrBreak(bytes[end]) { end += 1 }
    return start..<end
  }

  private func lineBelow(_ end: Int) -> Range<Int>? {
    guard let feed = bytes[min(end, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")),
      feed + 1 < bytes.count
    else { return nil }
    return source.lineRange(at: feed + 1)
  }

  /// The next line above that is neither blank nor a comment.
  private func lineAbove(_ line: Range<Int>) -> Range<Int>? {
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
