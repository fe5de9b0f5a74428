import Decimals
import Diagnostics

/// The subjects of a table's rows, while it is read.
struct SubjectReader {
  /// The subjects that are known; nil where the table lists them.
  let known: SubjectTable?
  /// The heading of the column that names them, for messages.
  let heading: String
  /// The place of that column.
  var field = 0
  /// The number of each row's subject, `none` where it has none that is known.
  private(set) var numbers: ContiguousArray<UInt32> = []
  /// The ids that were seen, where the table is the list of subjects.
  private(set) var index = ByteIndex()
  private var finder: SubjectFinder?

  static let none = UInt32.max

  /// Subjects of another kind, whose rows are not this reading's.
  let elsewhere: SubjectTable?
  /// The rows about them.
  private(set) var rowsElsewhere: Set<Int> = []

  init(known: SubjectTable?, elsewhere: SubjectTable? = nil, heading: String) {
    self.known = known
    self.elsewhere = elsewhere
    self.heading = heading
  }

  /// Makes room for so many rows.
  mutating func reserve(_ rows: Int) { numbers.reserveCapacity(rows) }

  /// Reads the subjects of a batch.
  mutating func read(_ batch: borrowing RecordBatch, _ context: inout ColumnContext) {
    let bytes = batch.bytes.span
    for row in 0..<batch.count {
      var cell = batch.fields[row * context.width + field]
      // A broken row still tells whose values it breaks.
      let isBroken = cell.has(Field.refused)
      if isBroken { cell = Field(start: cell.range.lowerBound, end: cell.range.upperBound) }
      if cell.isPlain {
        let id = bytes.extracting(cell.range)
        if let number = plainSubject(id, context.marks) {
          numbers.append(number)
          continue
        }
        if known != nil, let elsewhere, context.marks.areNone, !id.isEmpty,
          elsewhere.number(ofBytes: id) != nil
        {
          rowsElsewhere.insert(numbers.count)
          numbers.append(SubjectReader.none)
          continue
        }
      }
      numbers.append(subject(cell, batch, row: row, isBroken: isBroken, &context))
    }
  }

  /// The number of an id that stands in the table as it is stored, which nearly all do.
  private mutating func plainSubject(_ bytes: borrowing Bytes, _ marks: AbsenceMarks) -> UInt32? {
    guard !bytes.isEmpty else { return nil }
    if let known { return known.number(ofBytes: bytes).map { UInt32(truncatingIfNeeded: $0) } }
    guard marks.areNone else { return nil }
    for index in bytes.indices where bytes[index] <= Byte.space || bytes[index] >= 0x80 {
      return nil
    }
    return UInt32(truncatingIfNeeded: index.insert(bytes).number)
  }

  private mutating func subject(
    _ cell: Field, _ batch: borrowing RecordBatch, row: Int, isBroken: Bool,
    _ context: inout ColumnContext
  ) -> UInt32 {
    let number = Int(batch.places[row].number)
    switch context.open(cell, in: batch) {
    case .absent, .refused:
      if isBroken { return SubjectReader.none }
      let fault =
        cell.has(Field.invalid)
        ? EvidenceFault.notText(row: number, column: heading)
        : .noSubject(row: number, column: heading)
      if context.counts(fault) { context.add(fault, batch, row: row, cell) }
      return SubjectReader.none
    case .content: break
    }
    let id = cleanText(context.content.span)
    guard let known else {
      return UInt32(truncatingIfNeeded: withBytes(of: id) { index.insert($0).number })
    }
    if let subject = known.number(of: id) { return UInt32(truncatingIfNeeded: subject) }
    if let elsewhere, elsewhere.number(of: id) != nil {
      rowsElsewhere.insert(numbers.count)
      return SubjectReader.none
    }
    let name = shortened(id)
    if context.counts(.unknownSubject(row: number, subject: name, nearest: nil)) {
      let finder = self.finder ?? SubjectFinder(known)
      self.finder = finder
      context.add(
        .unknownSubject(row: number, subject: name, nearest: finder.nearest(to: id)), batch,
        row: row, cell)
    }
    return SubjectReader.none
  }
}
