/// The keys and values of one line of a YAML file, made out without knowing what stands around it:
/// what a syntax error is explained by.
struct LineParts {
  /// A place where a value starts.
  struct Value {
    /// The key before it, if there is one on this line.
    let key: Range<Int>?
    /// From its first byte to its last, without the blanks and the comment behind it.
    let range: Range<Int>
    /// Whether it stands in `{ }` or `[ ]` that opened on this line.
    let isInFlow: Bool
  }

  private let bytes: [UInt8]
  /// The line without its end.
  let line: Range<Int>
  /// The first byte that is no blank and no `- ` of a list.
  let content: Int
  /// The values from left to right; an outer one before those inside it.
  private(set) var values: [Value] = []

  /// Makes out the parts of the line `line` of `bytes`.
  init(_ bytes: [UInt8], line: Range<Int>) {
    self.bytes = bytes
    self.line = line
    var at = line.lowerBound
    func isBlank(_ offset: Int) -> Bool {
      offset >= line.upperBound || bytes[offset] == 0x20 || bytes[offset] == 0x09
    }
    while at < line.upperBound, isBlank(at) { at += 1 }
    var starts: [(key: Range<Int>?, start: Int, isInFlow: Bool)] = []
    while at < line.upperBound, bytes[at] == UInt8(ascii: "-"), isBlank(at + 1) {
      at += 1
      while at < line.upperBound, isBlank(at) { at += 1 }
      starts.append((nil, at, false))
    }
    content = at

    var depth = 0
    var itemStart = at
    var atStart = true
    while at < line.upperBound {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if atStart, let end = closingQuote(bytes, at, before: line.upperBound) { at = end }
        atStart = false
      case UInt8(ascii: "#") where at > line.lowerBound && isBlank(at - 1):
        at = line.upperBound
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if atStart || depth > 0 {
          depth += 1
          itemStart = skipBlanks(from: at + 1)
          if byte == UInt8(ascii: "[") { starts.append((nil, itemStart, true)) }
          at = itemStart
          atStart = true
          continue
        }
        atStart = false
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth = max(depth - 1, 0)
        atStart = false
      case UInt8(ascii: ",") where depth > 0:
        itemStart = skipBlanks(from: at + 1)
        starts.append((nil, itemStart, true))
        at = itemStart
        atStart = true
        continue
      case UInt8(ascii: ":") where isBlank(at + 1):
        let key = itemStart..<trimmed(itemStart..<at)
        let start = skipBlanks(from: at + 1)
        starts.append((key, start, depth > 0))
        itemStart = start
        at = start
        atStart = true
        continue
      case 0x20, 0x09: break
      default: atStart = false
      }
      at += 1
    }
    if starts.isEmpty { starts.append((nil, content, false)) }
    values = starts.map { start in
      Value(
        key: start.key, range: start.start..<end(of: start.start, isInFlow: start.isInFlow),
        isInFlow: start.isInFlow)
    }
  }

  /// The value that starts last before `offset` or at it.
  func value(at offset: Int) -> Value? {
    values.last { $0.range.lowerBound <= offset } ?? values.first
  }

  /// The first value after a key, in which a second colon and all after it belong to the value.
  func outerValue(before offset: Int) -> Value? {
    values.first { $0.key != nil && !$0.isInFlow && $0.range.lowerBound <= offset }
  }

  /// The text of a part of the line.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func skipBlanks(from start: Int) -> Int {
    var at = start
    while at < line.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    return at
  }

  private func trimmed(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return end
  }

  /// Where the value that starts at `start` ends: at its comment or the end of the line, in
  /// braces and brackets at the comma or bracket that is not its own.
  private func end(of start: Int, isInFlow: Bool) -> Int {
    var depth = 0
    // FEEL also writes open ranges with the brackets turned round: `]1..2[`.
    var isAfterDots = false
    var at = start
    while at < line.upperBound {
      switch bytes[at] {
      case UInt8(ascii: "."):
        isAfterDots = isAfterDots || at > start && bytes[at - 1] == UInt8(ascii: ".")
      case UInt8(ascii: "]") where at == start: depth += 1
      case UInt8(ascii: "[") where isAfterDots && depth > 0:
        depth -= 1
        isAfterDots = false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if let end = closingQuote(bytes, at, before: line.upperBound) { at = end }
      case UInt8(ascii: "#") where at > start && (bytes[at - 1] == 0x20 || bytes[at - 1] == 0x09):
        return max(trimmed(start..<at), start)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        isAfterDots = false
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if isInFlow, depth == 0 { return max(trimmed(start..<at), start) }
        depth -= 1
        isAfterDots = false
      case UInt8(ascii: ",") where isInFlow && depth <= 0: return max(trimmed(start..<at), start)
      default: break
      }
      at += 1
    }
    return max(trimmed(start..<line.upperBound), start)
  }
}

/// The offset of the quote that closes the one at `start`, if it stands before `end`.
func closingQuote(_ bytes: [UInt8], _ start: Int, before end: Int) -> Int? {
  let mark = bytes[start]
  var at = start + 1
  while at < end {
    if bytes[at] == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") {
      at += 2
      continue
    }
    if bytes[at] == mark {
      // A single quote in single quotes is written twice.
      if mark == UInt8(ascii: "'"), at + 1 < end, bytes[at + 1] == mark {
        at += 2
        continue
      }
      return at
    }
    at += 1
  }
  return nil
}
