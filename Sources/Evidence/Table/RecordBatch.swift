import Diagnostics

/// A field of a record: a range of the block's bytes, and what was special about it.
struct Field {
  /// The offset of its first byte, inside the quotes if it had any.
  var start: UInt32
  private var bits: UInt32

  /// It stood in quotes.
  static let quoted: UInt32 = 1 << 31
  /// Some of its quotes are doubled.
  static let escaped: UInt32 = 1 << 30
  /// It belongs to a row that cannot be used.
  static let refused: UInt32 = 1 << 29
  /// Its bytes are no text.
  static let invalid: UInt32 = 1 << 28
  private static let flags: UInt32 = 0xF000_0000

  init(start: Int, end: Int, flags: UInt32 = 0) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.bits = UInt32(truncatingIfNeeded: max(0, end - start)) & ~Field.flags | flags
  }

  /// How many bytes it has.
  var length: Int { Int(bits & ~Field.flags) }
  /// The range of its bytes.
  var range: Range<Int> { Int(start)..<Int(start) + length }
  /// Whether nothing is special about it, so that its bytes are its value.
  var isPlain: Bool { bits & (Field.escaped | Field.refused | Field.invalid) == 0 }

  func has(_ flag: UInt32) -> Bool { bits & flag != 0 }
  mutating func mark(_ flag: UInt32) { bits |= flag }
}

/// Where a row stands in its file.
public struct RowPlace: Sendable, Hashable {
  /// The offset of its first byte.
  public let offset: UInt64
  /// The line on which it starts, from 1.
  public let line: UInt32
  /// The number that a spreadsheet gives it: the first row of the file is 1, blank rows count, and
  /// a cell with several lines is still one row.
  public let number: UInt32
}

/// Something wrong with the way a row is written.
enum StructureProblem: Sendable, Hashable {
  /// A quotation mark was opened and never closed.
  case unterminatedQuote
  /// Text follows a closing quotation mark.
  case textAfterQuote
  /// A quotation mark inside a field that does not start with one.
  case strayQuote
  /// More or fewer fields than headings.
  case fieldCount(Int)
  /// The row is longer than rows may be.
  case tooLong
}

/// Some rows of a table, with as many fields each as there are headings.
struct RecordBatch {
  /// The bytes that the fields point into.
  var bytes: ContiguousArray<UInt8> = []
  /// The fields, row by row.
  var fields: ContiguousArray<Field> = []
  /// Where each row stands.
  var places: ContiguousArray<RowPlace> = []
  /// The range of each row's bytes.
  var ranges: ContiguousArray<Range<Int>> = []
  /// What is wrong with rows, in their order: the row's number in the batch, -1 for none, its place
  /// and bytes, and the offset of the trouble.
  var problems: [(row: Int, place: RowPlace, range: Range<Int>, at: Int, what: StructureProblem)] =
    []

  /// The cells of a table in JSON or YAML, whose rows these are.
  var cells: TreeCells?
  /// The column of that table whose fields stand here alone; nil where all do.
  var treeColumn: Int?

  /// Where a field stands, if the table is in JSON or YAML.
  func treeSpan(row: Int, _ field: Field, width: Int) -> Span? {
    guard let cells, row >= 0, width > 0 else { return nil }
    if let treeColumn { return cells.span(row: Int(places[row].offset), column: treeColumn) }
    for column in 0..<width where fields[row * width + column].start == field.start {
      return cells.span(row: Int(places[row].offset), column: column)
    }
    return nil
  }

  /// How many rows there are.
  var count: Int { places.count }

  mutating func removeRows() {
    fields.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    problems.removeAll()
  }
}
