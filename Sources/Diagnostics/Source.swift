/// The text of one file as it was read, byte for byte, or an excerpt of it.
///
/// Spans point into it; lines and columns are worked out only when a message is rendered.
public final class Source: Sendable {
  /// The path as the user would write it, with `/` between its parts.
  public let path: String
  /// The bytes as they stand in the file.
  public let bytes: [UInt8]
  /// The number of the first line of `bytes` in the file: 1 unless this is an excerpt.
  public let firstLine: Int
  /// The offset at which each line starts; never empty.
  private let lineStarts: [Int]

  /// Makes a source of the bytes of a file, or of an excerpt that starts with line `firstLine`.
  public init(path: String, bytes: [UInt8], firstLine: Int = 1) {
    self.path = path
    self.bytes = bytes
    self.firstLine = firstLine
    self.lineStarts = bytes.withUnsafeBufferPointer { bytes in
      var starts = [0]
      var rest = bytes[...]
      while let found = rest.firstIndex(of: UInt8(ascii: "\n")) {
        starts.append(found + 1)
        rest = rest[(found + 1)...]
      }
      return starts
    }
  }

  /// Makes a source of text that stands in no file, such as an argument of the command line.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// A place as people count it.
  public struct Place: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column in characters as a reader sees them (grapheme clusters), from 1.
    public let column: Int

    /// Makes a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The line and column of the byte at `offset`; an offset beyond the end counts as the end.
  public func place(at offset: Int) -> Place {
    let offset = min(max(offset, 0), bytes.count)
    let index = lineIndex(at: offset)
    let before = String(decoding: bytes[lineStarts[index]..<offset], as: UTF8.self)
    return Place(line: index + firstLine, column: before.count + 1)
  }

  /// The number of the line that holds the byte at `offset`, from 1.
  public func line(at offset: Int) -> Int {
    lineIndex(at: min(max(offset, 0), bytes.count)) + firstLine
  }

  /// The bytes of the line that holds `offset`, without its line end.
  public func lineRange(at offset: Int) -> Range<Int> {
    let offset = min(max(offset, 0), bytes.count)
    let index = lineIndex(at: offset)
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The offset at which line `line` (counted in the file, from 1) starts, if there is such a line.
  public func start(ofLine line: Int) -> Int? {
    let index = line - firstLine
    return lineStarts.indices.contains(index) ? lineStarts[index] : nil
  }

  /// The text of `range`, held to the bounds of the source.
  public func text(in range: Range<Int>) -> String {
    let start = min(max(range.lowerBound, 0), bytes.count)
    let end = min(max(range.upperBound, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A range of bytes of one source.
public struct Span: Hashable, Sendable {
  /// The source that the offsets count in.
  public let source: Source
  /// The offset of the first byte.
  public let start: Int
  /// The offset after the last byte.
  public let end: Int

  /// Makes a span; an end before the start is moved to the start.
  public init(_ source: Source, _ range: Range<Int>) {
    self.source = source
    self.start = range.lowerBound
    self.end = range.upperBound
  }

  /// The range of byte offsets.
  public var range: Range<Int> { start..<max(start, end) }
  /// The text that the span covers.
  public var text: String { source.text(in: range) }
  /// The line and column of the first byte.
  public var place: Source.Place { source.place(at: start) }

  /// Whether two spans cover the same bytes of the same source.
  public static func == (left: Span, right: Span) -> Bool {
    left.source === right.source && left.start == right.start && left.end == right.end
  }

  /// Feeds the source's identity and the range.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(source))
    hasher.combine(start)
    hasher.combine(end)
  }
}
