import Diagnostics

// Faults that come of what stands in a value.

extension SyntaxDiagnosis {
  /// A repair that puts a harmless word in the place of a value.
  func spoil(_ range: Range<Int>) -> [Repair] {
    range.isEmpty ? [] : [Repair(range: range, replacement: [UInt8(ascii: "x")], spoilsValue: true)]
  }

  func parts(at offset: Int) -> LineParts {
    LineParts(bytes, line: source.lineRange(at: offset))
  }

  func reservedSign(at offset: Int) -> Finding? {
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
    // `table: &mức` above the lines of the table: without the name they are read as ever.
    let isNameAlone = sign == UInt8(ascii: "&") && !text.contains(" ")
    let blank = Repair(range: value.range, replacement: [], spoilsValue: false)
    return Finding(
      fault: fault, range: value.range, repairs: isNameAlone ? [blank] : spoil(value.range))
  }

  func tag(at start: Int) -> Finding {
    let parts = parts(at: start)
    let range = parts.value(at: start)?.range ?? start..<parts.line.upperBound
    let text = parts.text(max(start, range.lowerBound)..<max(range.upperBound, start))
    let fault: YAMLFault =
      text.hasPrefix("!=")
      ? .signReadAsTag(text: text, write: quoted(text)) : .tag(tag: text)
    return Finding(
      fault: fault, range: start..<max(range.upperBound, start + 1), repairs: spoil(range))
  }

  func colonNotAllowed(at colon: Int) -> Finding? {
    let parts = parts(at: colon)
    if let finding = dashWithoutSpace(parts.line) { return finding }
    if let value = parts.outerValue(before: colon), value.range.contains(colon) {
      let text = parts.text(value.range)
      return Finding(
        fault: .colonInValue(text: text, write: quoted(text), group: group(text)),
        range: value.range, repairs: spoil(value.range))
    }
    // The colon is the first of its line: the line above is at fault, or this line's depth.
    guard let above = lineAbove(parts.line) else { return nil }
    let upper = LineParts(bytes, line: above)
    if !upper.hasKey {
      if let finding = lineWithoutColon(at: upper.content) { return finding }
    }
    return tooDeepAfterValue(above: upper, parts, upTo: colon)
  }

  /// `yes-no: có kế hoạch }`: a value that begins with what looks like a key, as it stands in braces.
  private func group(_ text: String) -> String? {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex,
      text[..<colon].utf8.allSatisfy({
        $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "-")
      })
    else { return nil }
    let body = text.hasSuffix("}") && !text.contains("{") ? String(text.dropLast()) : text
    return "{ \(body.trimmingBlanks) }"
  }

  func tooDeepAfterValue(
    above: LineParts, _ parts: LineParts, upTo end: Int
  ) -> Finding {
    if let finding = dashWithoutSpace(above.line) { return finding }
    var stop = above.line.upperBound
    while stop > above.content, isBlankOrBreak(bytes[stop - 1]) { stop -= 1 }
    return Finding(
      fault: .tooDeepAfterValue(above: Span(source, above.content..<stop)),
      range: parts.content..<max(end, parts.content), repairs: dropped(from: parts.line),
      keepsStructure: false)
  }

  func lineWithoutColon(at offset: Int) -> Finding? {
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
    let line = parts.text(range)
    if let write = withColon(line, holdsDeeper: hasDeeperLine(below: parts)) {
      return Finding(
        fault: .noColon(text: line, write: write), range: range,
        repairs: [Repair(range: range, replacement: Array(write.utf8), spoilsValue: false)])
    }
    return Finding(
      fault: .noColon(text: line, write: nil), range: range,
      repairs: [Repair(range: range, replacement: [UInt8(ascii: "#")], spoilsValue: false)],
      keepsStructure: false)
  }

  /// A line with the colon that it lacks, where it is plain where that belongs: `points 4`,
  /// `points = 4`, `points： 4`, and a name alone above deeper lines.
  private func withColon(_ line: String, holdsDeeper: Bool) -> String? {
    for mark in ["：", "=", ";"] {
      guard let range = line.firstRange(of: mark) else { continue }
      let key = String(line[..<range.lowerBound]).trimmingBlanks
      let value = String(line[range.upperBound...]).trimmingBlanks
      guard isKeyWord(key) else { continue }
      return value.isEmpty ? key + ":" : key + ": " + value
    }
    let words = line.split(separator: " ", maxSplits: 1)
    if words.count == 2, isKeyWord(String(words[0])) {
      return words[0] + ": " + String(words[1]).trimmingBlanks
    }
    return holdsDeeper ? line + ":" : nil
  }

  /// Whether a text looks like a key of the rule language.
  private func isKeyWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "-")
      }
  }

  /// Whether the next line with content is deeper than the content of a line.
  private func hasDeeperLine(below parts: LineParts) -> Bool {
    var end = parts.line.upperBound
    while let next = lineBelow(end) {
      let content = bytes[next].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      if let content, content != UInt8(ascii: "#") {
        let depth = bytes[next].prefix { $0 == 0x20 }.count
        return depth > parts.content - parts.line.lowerBound
      }
      end = next.upperBound
    }
    return false
  }

  func unknownEscape(_ error: SyntaxError) -> Finding? {
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

  func textAfterValue(at offset: Int) -> Finding? {
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

  func textAfterBracket(_ before: Int, at offset: Int, _ parts: LineParts) -> Finding? {
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
  func runawayQuote(before offset: Int) -> Finding? {
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

  func quoteNotClosed(at start: Int) -> Finding? {
    guard let mark = byte(at: start), mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else {
      return nil
    }
    let parts = parts(at: start)
    var end = parts.line.upperBound
    while end > start + 1, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    if parts.value(at: start)?.isInFlow ?? false {
      // The braces around it close at the end of the line, most likely.
      while end > start + 1, isBlankOrBreak(bytes[end - 1]) || ",]}".utf8.contains(bytes[end - 1]) {
        end -= 1
      }
    }
    return Finding(
      fault: .quoteNotClosed(mark: String(decoding: [mark], as: UTF8.self)), range: start..<end,
      repairs: spoil(start..<end))
  }
}
