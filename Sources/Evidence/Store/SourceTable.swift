import Diagnostics

/// A table that was read: what is needed to say where a value comes from, and to read its text
/// again.
public struct SourceTable: Sendable {
  /// The path as the user would write it.
  public let path: String
  /// How it is written.
  public let format: TableFormat
  /// The headings in their order, in NFC and without superfluous blanks.
  public let headings: [String]
  /// How many rows it has, blank ones and the headings not counted.
  public var rowCount: Int { places.count }
  let input: TableInput
  /// Where each row stands.
  let places: ContiguousArray<RowPlace>
  /// The row of each subject, `noRow` for none.
  var rowOfSubject: ContiguousArray<UInt32>

  init(
    path: String, format: TableFormat, headings: [String], input: TableInput,
    places: ContiguousArray<RowPlace>, rowOfSubject: ContiguousArray<UInt32>, cells: TreeCells?
  ) {
    self.path = path
    self.format = format
    self.headings = headings
    self.input = input
    self.places = places
    self.rowOfSubject = rowOfSubject
    self.cells = cells
  }

  /// The place of the column of documents, if it is a long table that has one.
  var documentField: Int?
  /// The cells of a table in JSON or YAML.
  let cells: TreeCells?

  static let noRow = UInt32.max

  /// The place of a subject's row, if it has one.
  public func place(ofSubject subject: Int) -> RowPlace? {
    guard rowOfSubject.indices.contains(subject), rowOfSubject[subject] != SourceTable.noRow
    else { return nil }
    let row = Int(rowOfSubject[subject])
    return places.indices.contains(row) ? places[row] : nil
  }

  /// The text of a row's column, from 0, as it stands in the input now; nil where it cannot be read
  /// or has changed its shape.
  public func text(at place: RowPlace, column: Int) -> String? {
    if let cells {
      return cells.text(row: Int(place.offset), column: column)
        .map { withBytes(of: $0) { cleanText($0) } }
    }
    return excerpt(at: place).flatMap { $0.text(column) }
  }

  /// The span of a row's column in a source of its own, read again from the input.
  func span(at place: RowPlace, column: Int) -> Span? {
    if let cells { return cells.span(row: Int(place.offset), column: column) }
    guard let row = excerpt(at: place), row.fields.indices.contains(column) else { return nil }
    let source = Source(path: path, bytes: Array(row.bytes), firstLine: Int(place.line))
    return Span(source, row.fields[column].range)
  }

  private struct Excerpt {
    let bytes: ContiguousArray<UInt8>
    let fields: ContiguousArray<Field>

    func text(_ column: Int) -> String? {
      guard fields.indices.contains(column) else { return nil }
      var content = ContiguousArray<UInt8>()
      appendContent(of: fields[column], in: bytes.span, to: &content)
      return cleanText(content.span)
    }
  }

  private func excerpt(at place: RowPlace) -> Excerpt? {
    guard let stream = try? ByteStream(input, at: place.offset) else { return nil }
    let scanner = RecordScanner(delimiter: format.delimiter.rawValue)
    var bytes = ContiguousArray<UInt8>()
    while bytes.count < TableLimit.rowBytes {
      let before = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: max(before, 1 << 13)))
      var count = 0
      bytes.withUnsafeMutableBytes { buffer in
        count =
          (try? stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[before...]))) ?? 0
      }
      let isLast = before + count < bytes.count
      bytes.removeSubrange((before + count)...)
      guard !bytes.isEmpty else { return nil }
      var fields: ContiguousArray<Field> = []
      if let scanned = scanner.scan(bytes.span, from: 0, isLast: isLast, into: &fields) {
        bytes.removeSubrange(scanned.end...)
        return Excerpt(bytes: bytes, fields: fields)
      }
    }
    return nil
  }
}

/// Where a value comes from.
public struct Origin: Sendable, Hashable {
  /// The path of the table as the user would write it.
  public let path: String
  /// The row's number as a spreadsheet shows it; the headings are row 1 where nothing stands
  /// before them.
  public let row: Int
  /// The line of the file on which the row starts, from 1.
  public let line: Int
  /// The heading of the column as it stands in the table.
  public let heading: String
  /// The number of the column, from 1.
  public let column: Int
  /// The text that stands there; nil if it was not asked for or can no longer be read.
  public let text: String?
}
