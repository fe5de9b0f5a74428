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

  /// A value whose end has not been looked for.
  private struct Start {
    let key: Range<Int>?
    let at: Int
    let isInFlow: Bool
  }

  private let bytes: [UInt8]
  /// The line without its end.
  let line: Range<Int>
  /// The first byte that is no blank and no `- ` of a list.
  private(set) var content: Int
  /// Where values start, from left to right; an outer one before those inside it.
  private var starts: [Start] = []

  /// Makes out the parts of the line `line` of `bytes`.
  init(_ bytes: [UInt8], line: Range<Int>) {
    self.bytes = bytes
    self.line = line
    content = line.lowerBound
    content = skipBlanks(from: content)
    while content < line.upperBound, bytes[content] == UInt8(ascii: "-"), isBlank(content + 1) {
      content = skipBlanks(from: content + 1)
      starts.append(Start(key: nil, at: content, isInFlow: false))
    }
    findStarts()
    if starts.isEmpty { starts.append(Start(key: nil, at: content, isInFlow: false)) }
  }

  /// Whether there is a key on the line.
  var hasKey: Bool { starts.contains { $0.key != nil } }

  /// Whether a value stands behind a key on the line.
  var hasValue: Bool {
    starts.contains {
      $0.key != nil && $0.at < line.upperBound && bytes[$0.at] != UInt8(ascii: "#")
    }
  }

  /// The first key of the line.
  var firstKey: Range<Int>? { starts.lazy.compactMap(\.key).first }

  /// The value that starts last before `offset` or at it.
  func value(at offset: Int) -> Value? {
    (starts.last { $0.at <= offset } ?? starts.first).map { value($0) }
  }

  /// The first value behind a key outside braces, in which a second colon and all behind it
  /// belong to the value.
  func outerValue(before offset: Int) -> Value? {
    starts.first { $0.key != nil && !$0.isInFlow && $0.at <= offset }.map { value($0) }
  }

  /// The value in braces, behind a key, that `offset` lies in with all that stands in its brackets.
  func keyedValue(holding offset: Int) -> Value? {
    starts.last {
      $0.key != nil && $0.isInFlow && $0.at <= offset && value($0).range.contains(offset)
    }
    .map { value($0) }
  }

  /// The first value of the line.
  var firstValue: Value? { starts.first.map { value($0) } }

  /// The text of a part of the line.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func value(_ start: Start) -> Value {
    Value(
      key: start.key, range: start.at..<end(of: start.at, isInFlow: start.isInFlow),
      isInFlow: start.isInFlow)
  }

  private mutating func findStarts() {
    var at = content
    var depth = 0
    var itemStart = at
    var isAtStart = true
    while at < line.upperBound {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isAtStart, let end = closingQuote(bytes, at, before: line.upperBound) { at = end }
        isAtStart = false
      case UInt8(ascii: "#") where at > line.lowerBound && isBlank(at - 1): return
      case UInt8(ascii: "{") where isAtStart || depth > 0,
        UInt8(ascii: "[") where isAtStart || depth > 0:
        depth += 1
        itemStart = skipBlanks(from: at + 1)
        if byte == UInt8(ascii: "[") {
          starts.append(Start(key: nil, at: itemStart, isInFlow: true))
        }
        at = itemStart
        isAtStart = true
        continue
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth = max(depth - 1, 0)
        isAtStart = false
      case UInt8(ascii: ",") where depth > 0:
        itemStart = skipBlanks(from: at + 1)
        starts.append(Start(key: nil, at: itemStart, isInFlow: true))
        at = itemStart
        isAtStart = true
        continue
      case UInt8(ascii: ":") where isBlank(at + 1):
        let key = itemStart..<trimmed(itemStart..<at)
        itemStart = skipBlanks(from: at + 1)
        starts.append(Start(key: key, at: itemStart, isInFlow: depth > 0))
        at = itemStart
        isAtStart = true
        continue
      case 0x20, 0x09: break
      default: isAtStart = false
      }
      at += 1
    }
  }

  /// Where the value that starts at `start` ends: at its comment or the end of the line, in
  /// braces and brackets at the comma or bracket that is not its own.
  private func end(of start: Int, isInFlow: Bool) -> Int {
    var depth = 0
    // FEEL also writes open ranges with the brackets turned round: `]1..2[`.
    var isAfterDots = false
    var hasOpenQuote = false
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
        if hasOpenQuote { break }
        if let end = closingQuote(bytes, at, before: line.upperBound) {
          at = end
        } else {
          hasOpenQuote = true
        }
      case UInt8(ascii: "#") where at > start && isBlank(at - 1): return trimmed(start..<at)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        isAfterDots = false
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if isInFlow, depth == 0 { return trimmed(start..<at) }
        depth -= 1
        isAfterDots = false
      case UInt8(ascii: ",") where isInFlow && depth <= 0: return trimmed(start..<at)
      default: break
      }
      at += 1
    }
    return trimmed(start..<max(line.upperBound, start))
  }

  private func isBlank(_ offset: Int) -> Bool {
    offset >= line.upperBound || bytes[offset] == 0x20 || bytes[offset] == 0x09
  }

  private func skipBlanks(from start: Int) -> Int {
    var at = start
    while at < line.upperBound, isBlank(at) { at += 1 }
    return at
  }

  private func trimmed(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return end
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
