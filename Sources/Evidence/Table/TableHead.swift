import Diagnostics

/// The first kibibytes of a table, from which its encoding, delimiter and headings are read.
struct TableHead {
  /// What the bytes are, if not a table in UTF-8.
  enum Unreadable: Sendable, Hashable {
    /// UTF-16, which Excel calls “Unicode Text”.
    case utf16
    /// A workbook of Excel, which is a zip archive.
    case workbook
    /// Neither text nor a workbook.
    case binary
  }

  /// How long the byte order mark is: 3 or 0.
  let markLength: Int
  /// The offset at which the row of headings starts, after the mark and a line `sep=;`.
  let start: Int
  /// How many lines stand before it.
  let linesBefore: Int
  /// The delimiter that a line `sep=;` declares.
  let declared: Delimiter?

  init(_ bytes: borrowing Bytes) {
    var start = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    markLength = start
    var lines = 0
    var declared: Delimiter?
    // Excel writes and reads a first line that names the delimiter.
    let wanted = Array("sep=".utf8)
    if bytes.count >= start + 5 {
      var isSame = true
      for (index, byte) in wanted.enumerated() where bytes[start + index] | 0x20 != byte | 0x20 {
        isSame = false
      }
      if isSame, let delimiter = Delimiter(rawValue: bytes[start + 4]) {
        var end = start + 5
        let lineStart = end
        while end < bytes.count, bytes[end] == Byte.carriageReturn || bytes[end] == Byte.lineFeed {
          let byte = bytes[end]
          end += 1
          if byte == Byte.lineFeed { break }
        }
        if end > lineStart || end == bytes.count {
          declared = delimiter
          start = end
          lines = 1
        }
      }
    }
    self.start = start
    self.linesBefore = lines
    self.declared = declared
  }

  /// Tells a table in UTF-8 from what people mistake for one.
  static func unreadable(_ bytes: borrowing Bytes) -> Unreadable? {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): return .utf16
    case (0x50, 0x4B) where bytes.count >= 4 && bytes[2] == 3 && bytes[3] == 4: return .workbook
    case (0xD0, 0xCF) where bytes.count >= 4 && bytes[2] == 0x11 && bytes[3] == 0xE0:
      return .workbook
    default: break
    }
    let sample = min(bytes.count, 1_024)
    var zeros = 0
    for index in 0..<sample where bytes[index] == 0 { zeros += 1 }
    if zeros * 4 > sample { return .utf16 }
    if zeros > 4, zeros * 20 > sample { return .binary }
    return nil
  }
}

/// Finds the delimiter: the one that splits the first row into the headings that are asked for,
/// else the one under which the first rows agree in their number of fields.
func detectDelimiter(
  _ bytes: borrowing Bytes, from start: Int, isLast: Bool, wanted: Set<FoldedText>
) -> Delimiter {
  var best = (delimiter: Delimiter.comma, score: (-1, -1, -1))
  for delimiter in [Delimiter.comma, .semicolon, .tab] {
    let scanner = RecordScanner(delimiter: delimiter.rawValue)
    var fields: ContiguousArray<Field> = []
    var position = start
    var columns = 0
    var found = 0
    var agreeing = 0
    for row in 0..<20 {
      guard position < bytes.count else { break }
      fields.removeAll(keepingCapacity: true)
      guard let record = scanner.scan(bytes, from: position, isLast: isLast, into: &fields) else {
        break
      }
      position = record.next
      if row == 0 {
        columns = fields.count
        for field in fields {
          if wanted.contains(FoldedText(comparable: headingText(bytes, field))) { found += 1 }
        }
      } else if fields.count == columns, columns > 1 {
        agreeing += 1
      }
    }
    let score = (found, agreeing, columns)
    if score > best.score { best = (delimiter, score) }
  }
  return best.delimiter
}

/// A heading as it is shown: NFC, blanks made one, none at the ends.
func headingText(_ bytes: borrowing Bytes, _ field: Field) -> String {
  var content = ContiguousArray<UInt8>()
  appendContent(of: field, in: bytes, to: &content)
  return comparable(String(decoding: content, as: UTF8.self))
}

/// Appends the bytes that a field means: doubled quotes made one.
func appendContent(
  of field: Field, in bytes: borrowing Bytes, to content: inout ContiguousArray<UInt8>
) {
  let range = field.range
  guard field.has(Field.escaped) else {
    bytes.extracting(range).withUnsafeBufferPointer { content.append(contentsOf: $0) }
    return
  }
  var index = range.lowerBound
  while index < range.upperBound {
    let byte = bytes[index]
    content.append(byte)
    index += byte == Byte.quote ? 2 : 1
  }
}
