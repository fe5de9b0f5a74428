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
        let expanded = bytes[current.lowerBound..<at].reduce(into: [UInt8]()) { spaces, byte in
          spaces += byte == 0x09 ? [0x20, 0x20] : [0x20]
        }
        let spaces =
          siblingIndentation(of: current).map { [UInt8](repeating: 0x20, count: $0) } ?? expanded
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

  /// How far the lines just above and below a line are indented, where both are alike and the one
  /// above has its value: what stands between them can only be their sibling.
  private func siblingIndentation(of line: Range<Int>) -> Int? {
    func indentation(_ line: Range<Int>) -> Int? {
      var at = line.lowerBound
      while at < line.upperBound, bytes[at] == 0x20 { at += 1 }
      guard at < line.upperBound, bytes[at] != 0x09, bytes[at] != UInt8(ascii: "-") else {
        return nil
      }
      return at - line.lowerBound
    }
    guard let above = lineAbove(line), let below = lineBelow(line.upperBound),
      let level = indentation(above), level == indentation(below),
      LineParts(bytes, line: above).hasValue
    else { return nil }
    return level
  }

  func lineOutOfPlace(_ error: SyntaxError) -> Finding? {
    let parts = parts(at: error.at)
    let line = parts.line
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
