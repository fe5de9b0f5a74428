import Diagnostics

// Faults of whole lines: how far they are indented, and what lacks in them.

extension SyntaxDiagnosis {
  /// Reports tabs once for the file, and puts spaces in the place of all of them.
  func tabs(at offset: Int) -> Finding {
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
        let spaces = meantIndentation(of: current, upTo: at)
        repairs.append(
          Repair(
            range: current.lowerBound..<at, replacement: [UInt8](repeating: 0x20, count: spaces),
            spoilsValue: false))
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

  /// How many spaces the tabs before the content of a line, at `content`, stand for: as many as the
  /// lines around it ask for, two for each tab where they leave it open.
  private func meantIndentation(of line: Range<Int>, upTo content: Int) -> Int {
    func indentation(_ line: Range<Int>) -> Int? {
      var at = line.lowerBound
      while at < line.upperBound, bytes[at] == 0x20 { at += 1 }
      guard at < line.upperBound, bytes[at] != 0x09, bytes[at] != UInt8(ascii: "-") else {
        return nil
      }
      return at - line.lowerBound
    }
    let tabs = bytes[line.lowerBound..<content].count { $0 == 0x09 }
    func width(_ tab: Int) -> Int { content - line.lowerBound - tabs + tabs * tab }
    if lineAbove(line) == nil, let below = lineBelow(line.upperBound), let next = indentation(below)
    {
      return next
    }
    guard let above = lineAbove(line), let below = lineBelow(line.upperBound),
      let level = indentation(above), let next = indentation(below),
      LineParts(bytes, line: above).hasValue
    else { return width(2) }
    // What stands between two siblings is their sibling; a deeper line below has this one above it.
    if level == next { return level }
    return [2, 4, 8].map(width).first { $0 == level || $0 == next } ?? min(level, next)
  }

  /// `-id: 4`: a line whose `-` lacks its space. No key of ours begins with a `-`.
  func dashWithoutSpace(_ line: Range<Int>) -> Finding? {
    guard let first = bytes[line].firstIndex(where: { $0 != 0x20 }),
      bytes[first] == UInt8(ascii: "-"),
      let next = byte(at: first + 1), first + 1 < line.upperBound
    else { return nil }
    let isWord = next >= 0x80 || isLetter(next) || "{[\"'".utf8.contains(next)
    guard isWord, bytes[line].contains(UInt8(ascii: ":")) else { return nil }
    var end = line.upperBound
    while end > first, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    let text = source.text(in: first..<end)
    let space = Repair(range: (first + 1)..<(first + 1), replacement: [0x20], spoilsValue: false)
    return Finding(
      fault: .noSpaceAfterDash(text: text, write: "- " + text.dropFirst()),
      range: first..<(first + 1), repairs: [space])
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  /// How far the content of a line stands from its start; nil for a line without content.
  private func depth(of line: Range<Int>) -> Int? {
    bytes[line].firstIndex { $0 != 0x20 }.map { $0 - line.lowerBound }
  }

  private func startsItem(_ line: Range<Int>) -> Bool {
    guard let first = bytes[line].firstIndex(where: { $0 != 0x20 }) else { return false }
    return bytes[first] == UInt8(ascii: "-")
      && (first + 1 >= line.upperBound || isBlankOrBreak(bytes[first + 1]))
  }

  /// The first item of a list, where it lacks the `-` that `line`, the second, has.
  private func firstItemWithoutDash(before line: Range<Int>) -> Finding? {
    guard startsItem(line), let level = depth(of: line) else { return nil }
    var above = lineAbove(line)
    while let line = above, (depth(of: line) ?? 0) > level { above = lineAbove(line) }
    guard let item = above, depth(of: item) == level, !startsItem(item),
      let parent = lineAbove(item), (depth(of: parent) ?? 0) < level,
      case let upper = LineParts(bytes, line: parent), upper.hasKey, !upper.hasValue
    else { return nil }
    let first = item.lowerBound + level
    let dash = Repair(
      range: first..<first, replacement: [UInt8(ascii: "-"), 0x20], spoilsValue: false)
    let parts = LineParts(bytes, line: item)
    let end = bytes[first] == UInt8(ascii: "{") ? first + 1 : parts.firstKey?.upperBound
    return Finding(
      fault: .mixedLevel(isItem: false, level: nil), range: first..<(end ?? item.upperBound),
      repairs: [dash])
  }

  func lineOutOfPlace(_ error: SyntaxError) -> Finding? {
    let parts = parts(at: error.at)
    let line = parts.line
    if let finding = dashWithoutSpace(line) ?? firstItemWithoutDash(before: line) { return finding }
    var first = line.lowerBound
    while first < line.upperBound, bytes[first] == 0x20 { first += 1 }
    guard error.at == first, first < line.upperBound else { return nil }
    if bytes[first] == UInt8(ascii: ":") {
      return Finding(
        fault: .keyMissing, range: first..<(first + 1), repairs: dropped(from: line),
        keepsStructure: false)
    }
    if error.contextAt == nil, first == line.lowerBound, !startsIndented { return nil }
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
  func dropped(from line: Range<Int>) -> [Repair] {
    var end = line.upperBound
    while let next = lineBelow(end), isDeeper(next, than: line) { end = next.upperBound }
    return [Repair(range: line.lowerBound..<end, replacement: [], spoilsValue: false)]
  }

  /// Whether the first line with content is indented: then all of the file should be.
  var startsIndented: Bool {
    var line = Optional(source.lineRange(at: 0))
    while let current = line {
      let content = bytes[current].first { $0 != 0x20 }
      if let content, content != UInt8(ascii: "#") { return bytes[current].first == 0x20 }
      line = lineBelow(current.upperBound)
    }
    return false
  }

  func directiveLine(near error: SyntaxError) -> Range<Int>? {
    let line = source.lineRange(at: error.contextAt ?? error.at)
    return bytes[line].first == UInt8(ascii: "%") ? line : nil
  }

  /// What is to be said about a line that starts with `%`.
  func directive(_ line: Range<Int>) -> Finding {
    Finding(
      fault: .directive(text: source.text(in: line)), range: line,
      repairs: [Repair(range: line, replacement: [UInt8(ascii: "#")], spoilsValue: false)])
  }
}
