import Decimals
import Diagnostics

/// A table that was read, with its values in the order of its rows.
struct ReadTable {
  var source: SourceTable
  var headings: [Heading]
  var subjectField: Int
  /// The subject of each row: its number, in `index` where the table lists the subjects.
  var rowSubjects: ContiguousArray<UInt32>
  var index: ByteIndex
  /// The columns that were asked for and found: the number of the request, the place in the
  /// table, the values.
  var columns:
    [(request: Int, field: Int, storage: Storage, refusals: ContiguousArray<RefusedCell>)]
  /// The columns that were asked for as names, by the number of the request.
  var names: [Int: ContiguousArray<String?>]
  var diagnostics: [Diagnostic]
  var faultyValues: Int
}

/// Takes the rows of a table in which a row is a subject and a column an indicator.
struct WideTaker: TableTaker {
  typealias Table = ReadTable

  let request: TableRequest
  let columns: [ColumnRequest]
  /// The numbers of requests for texts that are no values.
  let asNames: Set<Int>
  /// How figures and dates are read; nil until the first rows have shown it.
  private var rules: ReadingRules?
  private var context: ColumnContext
  private var matches = HeadingMatches()
  private var readers: [ColumnReader] = []
  private var subjects: SubjectReader
  private var places: ContiguousArray<RowPlace> = []
  private var headings: [Heading] = []
  private var format: TableFormat?
  private var cells: TreeCells?

  /// `known` are the subjects; nil makes the table the list of them. Rows of `elsewhere` are left
  /// to another reading.
  init(
    _ request: TableRequest, columns: [ColumnRequest], known: SubjectTable?,
    elsewhere: SubjectTable? = nil, asNames: Set<Int> = []
  ) {
    self.request = request
    self.columns = columns
    self.subjects = SubjectReader(
      known: known, elsewhere: elsewhere, heading: request.subjectHeading)
    self.asNames = asNames
    self.context = ColumnContext(
      request, width: 0, columns: 0, faults: FaultCollector(path: request.path))
  }

  func addWanted(to headings: inout Set<FoldedText>) {
    headings.insert(FoldedText(request.subjectHeading))
    for column in columns {
      headings.insert(column.foldedHeading)
      headings.formUnion(column.foldedAlternatives)
    }
  }

  mutating func note(_ faults: [Diagnostic]) { context.faults.add(faults) }

  mutating func open(
    _ headings: [Heading], _ format: TableFormat, _ cells: TreeCells?
  ) throws(TableFailure) {
    self.cells = cells
    self.headings = headings
    self.format = format
    var faults = FaultCollector(path: request.path)
    matches = try HeadingMatches(
      headings, request: request, columns: columns, faults: &faults)
    subjects.field = matches.subjectField
    context = ColumnContext(
      request, width: headings.count, columns: matches.found.count, faults: faults)
  }

  mutating func begin(_ first: borrowing RecordBatch, expecting rows: Int) -> Bool {
    let rules = rules ?? sampled(first)
    self.rules = rules
    readers = makeReaders(rules)
    places.reserveCapacity(rows)
    subjects.reserve(rows)
    for number in readers.indices { readers[number].reserve(rows) }
    return false
  }

  func again() -> WideTaker? {
    let rules = context.findings.rules(declared: request.format.decimalMark)
    if rules == self.rules { return nil }
    var next = WideTaker(
      request, columns: columns, known: subjects.known, elsewhere: subjects.elsewhere,
      asNames: asNames)
    next.rules = rules
    return next
  }

  private func makeReaders(_ rules: ReadingRules) -> [ColumnReader] {
    matches.found.map {
      ColumnReader(columns[$0.request], rules: rules, asNames: asNames.contains($0.request))
    }
  }

  /// The rules that the first rows show.
  private func sampled(_ batch: borrowing RecordBatch) -> ReadingRules {
    var trial = ColumnContext(
      request, width: context.width, columns: matches.found.count,
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

  mutating func read(_ batch: borrowing RecordBatch) {
    context.reportProblems(batch)
    subjects.read(batch, &context)
    for number in readers.indices {
      context.column = number
      context.field = matches.found[number].field
      readers[number].read(batch, column: context.field, &context)
    }
    places.append(contentsOf: batch.places)
    context.rowsBefore += batch.count
  }

  // MARK: - Result

  func result() -> ReadTable {
    let format = context.findings.format(format, rules: rules, request: request)
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
    var diagnostics = context.faults.finished()
    for (number, match) in matches.found.enumerated() where readers[number].mayBeShares {
      diagnostics.append(
        Diagnostic(
          EvidenceFault.mayBeShares(column: columns[match.request].heading),
          at: headings[match.field].span))
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
        places: places, rowOfSubject: [], cells: cells),
      headings: headings, subjectField: matches.subjectField, rowSubjects: subjects.numbers,
      index: subjects.index, columns: read,
      names: names,
      diagnostics: diagnostics, faultyValues: context.faults.faultyValues)
  }
}
