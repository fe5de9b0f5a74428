import Decimals
import Diagnostics

/// A column while its table is read.
enum ColumnReader {
  case figures(FigureColumn)
  case dates(DateColumn)
  case symbols(SymbolColumn)
  case names(NameColumn)

  /// `asNames` asks for texts that are kept as they are and not made cells of.
  init(_ request: ColumnRequest, rules: ReadingRules, asNames: Bool) {
    if asNames {
      self = .names(NameColumn(request))
      return
    }
    switch request.kind {
    case .wholeNumber, .number, .percent, .points:
      self = .figures(FigureColumn(request, rules: rules))
    case .date: self = .dates(DateColumn(request, rules: rules))
    case .yesNo, .level, .choice, .text: self = .symbols(SymbolColumn(request))
    }
  }

  mutating func read(_ batch: borrowing RecordBatch, column: Int, _ context: inout ColumnContext) {
    switch consume self {
    case .figures(var reader):
      reader.read(batch, column: column, &context)
      self = .figures(reader)
    case .dates(var reader):
      reader.read(batch, column: column, &context)
      self = .dates(reader)
    case .symbols(var reader):
      reader.read(batch, column: column, &context)
      self = .symbols(reader)
    case .names(var reader):
      reader.read(batch, column: column, &context)
      self = .names(reader)
    }
  }

  var storage: Storage {
    switch self {
    case .figures(let column): column.storage
    case .dates(let column): column.storage
    case .symbols(let column): column.storage
    case .names: .cells([])
    }
  }

  var names: ContiguousArray<String?> {
    if case .names(let column) = self { column.values } else { [] }
  }
}

/// A column of names while its table is read, in the order of the rows.
struct NameColumn {
  let request: ColumnRequest
  private(set) var values: ContiguousArray<String?> = []

  init(_ request: ColumnRequest) { self.request = request }

  /// Reads one column of a batch.
  mutating func read(_ batch: borrowing RecordBatch, column: Int, _ context: inout ColumnContext) {
    for row in 0..<batch.count {
      switch context.open(batch.fields[row * context.width + column], in: batch) {
      case .absent: values.append(nil)
      case .refused(let refusal):
        values.append(nil)
        context.refuse(refusal, batch, row, request)
      case .content: values.append(cleanText(context.content.span))
      }
    }
  }
}

/// The subjects of a table's rows.
struct RowSubjects {
  /// The number of each row's subject, `none` where it has none that is known.
  var numbers: ContiguousArray<UInt32> = []
  /// The ids that were seen, where the table is the list of subjects.
  var index = ByteIndex()

  static let none = UInt32.max
}

/// A table that was read, with its values in the order of its rows.
struct ReadTable {
  var source: SourceTable
  var headings: [Heading]
  var subjectField: Int
  var subjects: RowSubjects
  /// The columns that were asked for and found: the number of the request, the place in the
  /// table, the values.
  var columns:
    [(request: Int, field: Int, storage: Storage, refusals: ContiguousArray<RefusedCell>)]
  /// The columns that were asked for as names, by the number of the request.
  var names: [Int: ContiguousArray<String?>]
  var diagnostics: [Diagnostic]
  var faultyValues: Int
}

/// Reads a table's columns. `known` are the subjects; nil makes the table the list of them.
/// `asNames` are the numbers of requests for texts that are no values.
func readTable(
  _ request: TableRequest, columns: [ColumnRequest], known: SubjectTable?, asNames: Set<Int> = []
) throws(TableFailure) -> ReadTable {
  var wanted: Set<String> = [comparable(request.subjectHeading).lowercased()]
  for column in columns {
    wanted.insert(comparable(column.heading).lowercased())
    for alternative in column.alternatives { wanted.insert(comparable(alternative).lowercased()) }
  }
  var pass = TablePass(request, columns: columns, known: known, asNames: asNames, rules: nil)
  try pass.run(wanted: wanted)
  let rules = pass.context.findings.rules(declared: request.format.decimalMark)
  if rules != pass.rules {
    // The rest of the table does not bear out what its beginning showed.
    pass = TablePass(request, columns: columns, known: known, asNames: asNames, rules: rules)
    try pass.run(wanted: wanted)
  }
  return pass.result()
}

/// One pass over a table.
private struct TablePass {
  let request: TableRequest
  let columns: [ColumnRequest]
  let known: SubjectTable?
  let asNames: Set<Int>
  /// How figures and dates are read; nil until the first rows have shown it.
  var rules: ReadingRules?
  var context: ColumnContext
  private var matches = HeadingMatches()
  private var readers: [ColumnReader] = []
  private var subjects = RowSubjects()
  private var places: ContiguousArray<RowPlace> = []
  private var headings: [Heading] = []
  private var format: TableFormat?

  init(
    _ request: TableRequest, columns: [ColumnRequest], known: SubjectTable?, asNames: Set<Int>,
    rules: ReadingRules?
  ) {
    self.request = request
    self.columns = columns
    self.known = known
    self.asNames = asNames
    self.rules = rules
    self.context = ColumnContext(
      width: 0, columns: 0, marks: AbsenceMarks(request),
      faults: FaultCollector(path: request.path))
  }

  mutating func run(wanted: Set<String>) throws(TableFailure) {
    var reader = try TableReader(request, wanted: wanted)
    headings = reader.headings
    format = reader.format
    var faults = FaultCollector(path: request.path)
    matches = try HeadingMatches(
      headings, request: request, columns: columns, faults: &faults)
    context = ColumnContext(
      width: headings.count, columns: matches.found.count, marks: context.marks, faults: faults)
    do {
      try reader.next()
      if rules == nil { rules = sampled(reader.rows) }
      readers = makeReaders(rules ?? Findings().rules(declared: request.format.decimalMark))
      while reader.rows.count > 0 || !reader.rows.problems.isEmpty {
        read(reader.rows)
        try reader.next()
      }
    } catch {
      throw TableFailure(readFault(error, request), at: nil)
    }
  }

  private func makeReaders(_ rules: ReadingRules) -> [ColumnReader] {
    matches.found.map {
      ColumnReader(columns[$0.request], rules: rules, asNames: asNames.contains($0.request))
    }
  }

  /// The rules that the first rows show.
  private func sampled(_ batch: borrowing RecordBatch) -> ReadingRules {
    var trial = ColumnContext(
      width: context.width, columns: matches.found.count, marks: context.marks,
      faults: FaultCollector(path: request.path))
    let start = Findings().rules(declared: request.format.decimalMark)
    for (number, match) in matches.found.enumerated() {
      switch columns[match.request].kind {
      case .yesNo, .level, .choice, .text: continue
      case .wholeNumber, .number, .percent, .points, .date: break
      }
      var reader = ColumnReader(columns[match.request], rules: start, asNames: false)
      trial.column = number
      trial.field = match.field
      reader.read(batch, column: match.field, &trial)
    }
    return trial.findings.rules(declared: request.format.decimalMark)
  }

  private mutating func read(_ batch: borrowing RecordBatch) {
    reportProblems(batch)
    readSubjects(batch)
    for number in readers.indices {
      context.column = number
      context.field = matches.found[number].field
      readers[number].read(batch, column: context.field, &context)
    }
    places.append(contentsOf: batch.places)
    context.rowsBefore += batch.count
  }

  private mutating func reportProblems(_ batch: borrowing RecordBatch) {
    for index in batch.problems.indices {
      let problem = batch.problems[index]
      let row = Int(problem.place.number)
      let fault: EvidenceFault
      switch problem.what {
      case .unterminatedQuote: fault = .openQuote(row: row)
      case .textAfterQuote: fault = .textAfterQuote(row: row)
      case .strayQuote: fault = .strayQuote(row: row)
      case .fieldCount(let count):
        fault = .fieldCount(row: row, fields: count, headings: context.width)
      case .tooLong: fault = .rowTooLong(row: row, limit: TableLimit.rowBytes)
      }
      guard context.faults.counts(fault, column: -1, heading: request.subjectHeading) else {
        continue
      }
      let source = context.faults.source(of: batch, place: problem.place, range: problem.range)
      let at = problem.at - problem.range.lowerBound
      context.faults.add(fault, at: Span(source, at..<min(at + 1, source.bytes.count)))
    }
  }

  private mutating func readSubjects(_ batch: borrowing RecordBatch) {
    let field = matches.subjectField
    let bytes = batch.bytes.span
    for row in 0..<batch.count {
      var cell = batch.fields[row * context.width + field]
      let isBroken = cell.has(Field.refused)
      if isBroken { cell = Field(start: cell.range.lowerBound, end: cell.range.upperBound) }
      if cell.isPlain, let number = plainSubject(bytes.extracting(cell.range)) {
        subjects.numbers.append(number)
        continue
      }
      switch context.open(cell, in: batch) {
      case .absent, .refused:
        subjects.numbers.append(RowSubjects.none)
        if isBroken { continue }
        let fault =
          cell.has(Field.invalid)
          ? EvidenceFault.notText(
            row: Int(batch.places[row].number), column: request.subjectHeading)
          : .noSubject(row: Int(batch.places[row].number), column: request.subjectHeading)
        report(fault, batch, row, cell)
      case .content:
        let id = cleanText(context.content.span)
        if let known {
          if let subject = known.number(of: id) {
            subjects.numbers.append(UInt32(truncatingIfNeeded: subject))
            continue
          }
          subjects.numbers.append(RowSubjects.none)
          let number = Int(batch.places[row].number)
          let name = shortened(id)
          let plain = EvidenceFault.unknownSubject(row: number, subject: name, nearest: nil)
          if context.faults.counts(plain, column: -2, heading: request.subjectHeading) {
            add(
              .unknownSubject(row: number, subject: name, nearest: known.nearest(to: id)), batch,
              row,
              cell)
          }
        } else {
          let number = withBytes(of: id) { subjects.index.insert($0).number }
          subjects.numbers.append(UInt32(truncatingIfNeeded: number))
        }
      }
    }
  }

  /// The number of an id that stands in the table as it is stored, which nearly all do.
  private mutating func plainSubject(_ bytes: borrowing Bytes) -> UInt32? {
    guard !bytes.isEmpty else { return nil }
    if let known { return known.number(ofBytes: bytes).map { UInt32(truncatingIfNeeded: $0) } }
    guard context.marks.areNone else { return nil }
    for index in bytes.indices where bytes[index] <= Byte.space || bytes[index] >= 0x80 {
      return nil
    }
    return UInt32(truncatingIfNeeded: subjects.index.insert(bytes).number)
  }

  private mutating func report(
    _ fault: EvidenceFault, _ batch: borrowing RecordBatch, _ row: Int, _ cell: Field
  ) {
    guard context.faults.counts(fault, column: -2, heading: request.subjectHeading) else { return }
    add(fault, batch, row, cell)
  }

  private mutating func add(
    _ fault: EvidenceFault, _ batch: borrowing RecordBatch, _ row: Int, _ cell: Field
  ) {
    let source = context.faults.source(of: batch, row: row)
    let start = batch.ranges[row].lowerBound
    context.faults.add(
      fault,
      at: Span(source, (cell.range.lowerBound - start)..<(cell.range.upperBound - start)))
  }

  // MARK: - Result

  func result() -> ReadTable {
    var format =
      format
      ?? TableFormat(
        delimiter: .comma, decimalMark: nil, isDecimalMarkDeclared: false, isMixed: false,
        dateOrder: nil, hasByteOrderMark: false)
    let findings = context.findings
    let declared = request.format.decimalMark
    format.isDecimalMarkDeclared = declared != nil
    format.decimalMark =
      declared ?? (findings.clearPoints + findings.clearCommas > 0 ? rules?.mark : nil)
    format.isMixed =
      min(findings.clearPoints, findings.clearCommas) > 0 || findings.monthFirst > 0
    format.dateOrder = findings.dateOrder
    var read:
      [(request: Int, field: Int, storage: Storage, refusals: ContiguousArray<RefusedCell>)] =
        []
    for (number, match) in matches.found.enumerated() {
      read.append(
        (match.request, match.field, readers[number].storage, context.refusals[number]))
    }
    var names: [Int: ContiguousArray<String?>] = [:]
    for (number, match) in matches.found.enumerated() where asNames.contains(match.request) {
      names[match.request] = readers[number].names
    }
    for match in matches.repeated {
      let refused = ContiguousArray(
        repeating: StateCode.scaled(.refused), count: subjects.numbers.count)
      let refusals = ContiguousArray(
        (0..<subjects.numbers.count).map {
          RefusedCell(row: UInt32(truncatingIfNeeded: $0), refusal: .repeatedHeading)
        })
      read.append((match.request, match.field, .scaled(refused, digits: 0), refusals))
    }
    return ReadTable(
      source: SourceTable(
        path: request.path, format: format, headings: headings.map(\.text), input: request.input,
        places: places, rowOfSubject: []),
      headings: headings, subjectField: matches.subjectField, subjects: subjects, columns: read,
      names: names,
      diagnostics: context.faults.finished(), faultyValues: context.faults.faultyValues)
  }
}
