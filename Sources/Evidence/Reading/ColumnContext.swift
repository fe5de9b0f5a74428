import Decimals
import Diagnostics

/// What the columns of a table share while it is read.
struct ColumnContext {
  /// How many fields each row of a batch has.
  var width: Int
  /// The heading of the column that names the subjects, for messages about whole rows.
  let subjectHeading: String
  /// The texts that mean that there is no value.
  let marks: AbsenceMarks
  /// What the table shows of its format.
  var findings = Findings()
  /// The bytes that the opened field means, without blanks at its ends.
  var content: ContiguousArray<UInt8> = []
  /// What is wrong with the table.
  var faults: FaultCollector
  /// How many rows were read before this batch.
  var rowsBefore = 0
  /// Which of the columns is being read.
  var column = 0
  /// The column's place in the table's rows.
  var field = 0
  /// The values that each column refuses, by row.
  var refusals: [ContiguousArray<RefusedCell>]

  init(_ request: TableRequest, width: Int, columns: Int, faults: FaultCollector) {
    self.subjectHeading = request.subjectHeading
    self.width = width
    self.marks = AbsenceMarks(request)
    self.faults = faults
    self.refusals = Array(repeating: [], count: columns)
  }

  /// What a field holds.
  enum Opened {
    /// A mark for the absence of a value.
    case absent(AbsenceReason)
    /// Nothing that can be used.
    case refused(Refusal)
    /// The bytes that now stand in `content`.
    case content
  }

  /// Puts what a field means into `content`.
  mutating func open(_ field: Field, in batch: borrowing RecordBatch) -> Opened {
    if field.has(Field.refused) { return .refused(.brokenRow) }
    if field.has(Field.invalid) { return .refused(.notText) }
    content.removeAll(keepingCapacity: true)
    appendContent(of: field, in: batch.bytes.span, to: &content)
    let range = trimmedRange(content.span)
    if range.upperBound < content.count { content.removeSubrange(range.upperBound...) }
    if range.lowerBound > 0 { content.removeSubrange(..<range.lowerBound) }
    if let absence = marks.absence(content.span) { return .absent(absence) }
    return .content
  }

  /// Refuses the value of a row in the column that is being read.
  mutating func refuse(
    _ refusal: Refusal, _ batch: borrowing RecordBatch, _ row: Int, _ request: ColumnRequest
  ) {
    refusals[column].append(
      RefusedCell(row: UInt32(truncatingIfNeeded: rowsBefore + row), refusal: refusal))
    // A broken row was reported as a whole.
    if refusal == .brokenRow { return }
    faults.report(refusal, of: request, column: column, field: field, batch, row: row, width: width)
  }

  // MARK: - Faults of rows

  /// Counts a fault of a row and says whether it is to be shown at its place too.
  mutating func counts(_ fault: EvidenceFault) -> Bool {
    faults.counts(fault, column: -2, heading: subjectHeading)
  }

  /// Shows a fault at a field of a row.
  mutating func add(
    _ fault: EvidenceFault, _ batch: borrowing RecordBatch, row: Int, _ cell: Field
  ) {
    if let span = batch.treeSpan(row: row, cell, width: width) {
      faults.add(fault, at: span)
      return
    }
    let source = faults.source(of: batch, row: row)
    let start = batch.ranges[row].lowerBound
    faults.add(
      fault,
      at: Span(source, (cell.range.lowerBound - start)..<(cell.range.upperBound - start)))
  }

  /// Reports what is wrong with the way rows are written.
  mutating func reportProblems(_ batch: borrowing RecordBatch) {
    for problem in batch.problems {
      let row = Int(problem.place.number)
      let source = faults.source(of: batch, place: problem.place, range: problem.range)
      let fault: EvidenceFault =
        switch problem.what {
        case .unterminatedQuote: .openQuote(row: row)
        case .textAfterQuote:
          opening(of: problem.at - problem.range.lowerBound, in: source.bytes) == nil
            ? .textAfterQuote(row: row) : .openQuote(row: row)
        case .strayQuote: .strayQuote(row: row)
        case .fieldCount(let count):
          .fieldCount(
            row: row, fields: count, headings: width,
            figure: count > width ? splitFigure(source.bytes, fields: count) : nil)
        case .tooLong: .rowTooLong(row: row, limit: TableLimit.rowBytes)
        }
      guard faults.counts(fault, column: -1, heading: subjectHeading) else { continue }
      var at = problem.at - problem.range.lowerBound
      if problem.what == .textAfterQuote, let opening = opening(of: at, in: source.bytes) {
        at = opening
      }
      faults.add(fault, at: Span(source, at..<min(at + 1, source.bytes.count)))
    }
  }
}

/// Where the quotation mark stands that made one field of several lines before `offset`; nil where
/// the field is on one line. What follows it on other lines shows that its own partner is lacking.
private func opening(of offset: Int, in row: [UInt8]) -> Int? {
  guard let line = row[..<min(offset, row.count)].firstIndex(of: 0x0A) else { return nil }
  var at = line - 1
  while at >= 0 {
    let isMark = row[at] == UInt8(ascii: "\"")
    if isMark, at == 0 || [0x2C, 0x3B, 0x09].contains(row[at - 1]) { return at }
    at -= 1
  }
  return nil
}

/// The number in a row separated by commas that its own comma may have split; empty where several
/// may have been, nil where none was.
private func splitFigure(_ row: [UInt8], fields count: Int) -> String? {
  let line = row.last == 0x0D ? row.dropLast() : row[...]
  let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
  // Another delimiter, or commas in quotation marks.
  guard fields.count == count else { return nil }
  func isFigure(_ field: ArraySlice<UInt8>) -> Bool {
    !field.isEmpty && field.allSatisfy { (0x30...0x39).contains($0) }
  }
  let pairs = zip(fields, fields.dropFirst()).filter { isFigure($0) && isFigure($1) }
  guard let first = pairs.first else { return nil }
  if pairs.count > 1 { return "" }
  return String(decoding: first.0, as: UTF8.self) + "," + String(decoding: first.1, as: UTF8.self)
}

/// A value that was refused.
struct RefusedCell {
  /// Its row among the table's rows; later the number of its subject.
  var row: UInt32
  /// Why it was refused.
  var refusal: Refusal
}
