import Decimals
import Diagnostics

/// A long table that was read: for each indicator its rows, in their order.
struct ReadLongTable {
  /// The rows of one indicator.
  struct Rows {
    /// The number of the request.
    let request: Int
    /// Each row's place among the table's rows.
    var rows: ContiguousArray<UInt32> = []
    /// Each row's subject.
    var subjects: ContiguousArray<UInt32> = []
    /// Each row's period and stage, by number among the table's.
    var slots: ContiguousArray<UInt32> = []
    var storage = Storage.cells([])
    /// By the place among these rows.
    var refusals: ContiguousArray<RefusedCell> = []
  }

  /// A document of a row.
  struct Document {
    let request: Int
    let subject: UInt32
    let slot: UInt32
    let row: UInt32
    let title: String
    let day: Int64?
    let status: DocumentStatus
  }

  var source: SourceTable
  var headings: [Heading]
  var fields: LongFields
  var indicators: [Rows]
  var documents: [Document]
  /// The periods and stages that occur.
  var slots: [(period: EvidencePeriod?, stage: Int)]
  var rowSubjects: ContiguousArray<UInt32>
  var diagnostics: [Diagnostic]
  var faultyValues: Int
}

/// The places of a long table's columns.
struct LongFields {
  var subject = 0
  var indicator = 0
  var value: Int?
  var period: Int?
  var stage: Int?
  var document: Int?
  var documentDate: Int?
  var documentStatus: Int?
  var note: Int?

  init() {}

  init(_ headings: [Heading], _ request: TableRequest, _ names: LongHeadings) throws(TableFailure) {
    var places: [FoldedText: [Int]] = [:]
    for (field, heading) in headings.enumerated() where !heading.text.isEmpty {
      places[heading.folded, default: []].append(field)
    }
    var repeated: (Int, Int)?
    func field(_ headings: [String]) -> Int? {
      for heading in headings {
        guard let found = places[FoldedText(heading)], let first = found.first else {
          continue
        }
        if found.count > 1 { repeated = (first, found[1]) }
        return first
      }
      return nil
    }
    func missing(_ heading: String) -> TableFailure {
      let nearest = nearestName(
        to: heading, among: headings.map(\.text).filter { !$0.isEmpty })
      return TableFailure(
        EvidenceFault.noLongColumn(path: request.path, heading: heading, nearest: nearest),
        at: (headings.first { $0.text == nearest } ?? headings.first)?.span)
    }
    guard let subject = field([request.subjectHeading]) else {
      throw missing(request.subjectHeading)
    }
    guard let indicator = field(names.indicator) else { throw missing(names.indicator.last ?? "") }
    self.subject = subject
    self.indicator = indicator
    value = field(names.value)
    period = field(names.period)
    stage = field(names.stage)
    document = field(names.document)
    documentDate = field(names.documentDate)
    documentStatus = field(names.documentStatus)
    note = field(names.note)
    if value == nil, document == nil { throw missing(names.value.last ?? "") }
    if let repeated {
      throw TableFailure(
        EvidenceFault.repeatedHeading(
          heading: headings[repeated.0].text, first: headings[repeated.0].span),
        at: headings[repeated.1].span)
    }
  }

  /// The places that are read, or left aside on purpose.
  var all: [Int] {
    [subject, indicator]
      + [value, period, stage, document, documentDate, documentStatus, note].compactMap { $0 }
  }
}

/// What a long table is read for.
struct LongReading {
  let request: TableRequest
  let headings: LongHeadings
  let columns: [ColumnRequest]
  let subjects: SubjectTable
  /// Subjects of another kind, whose rows are not this reading's.
  let elsewhere: SubjectTable?
  /// The period that is assessed.
  let period: EvidencePeriod?
  let stages: [String]
}

/// Takes the rows of a table in which a row is one value, or one document.
struct LongTaker: TableTaker {
  typealias Table = ReadLongTable

  let reading: LongReading
  private var rules: ReadingRules?
  private var context: ColumnContext
  private var fields = LongFields()
  private var subjects: SubjectReader
  private var readers: [ColumnReader?] = []
  private var indicators: [ReadLongTable.Rows] = []
  private var documents: [ReadLongTable.Document] = []
  private var slots: [(period: EvidencePeriod?, stage: Int)] = []
  private var slotNumbers: [ColumnKey: UInt32] = [:]
  private var places: ContiguousArray<RowPlace> = []
  private var headings: [Heading] = []
  private var format: TableFormat?
  private var cells: TreeCells?
  /// What words in the columns of indicators, periods and stages mean, each understood once.
  private var indicatorWords = WordMeanings<Int?>()
  private var periodWords = WordMeanings<PeriodWord>()
  private var stageWords = WordMeanings<Int?>()
  private var statusWords = WordMeanings<DocumentStatus?>()
  private var otherPeriods: [String: Int] = [:]
  private var byName: [FoldedText: Int] = [:]
  private var rowCount = 0

  private enum PeriodWord {
    case period(EvidencePeriod?)
    case outside(EvidencePeriod)
    case unknown
  }

  init(_ reading: LongReading) {
    self.reading = reading
    subjects = SubjectReader(
      known: reading.subjects, elsewhere: reading.elsewhere,
      heading: reading.request.subjectHeading)
    context = ColumnContext(
      reading.request, width: 0, columns: reading.columns.count,
      faults: FaultCollector(path: reading.request.path))
    // The heading of one indicator goes before the other names of another.
    for (number, column) in reading.columns.enumerated().reversed() {
      for name in column.foldedAlternatives { byName[name] = number }
    }
    for (number, column) in reading.columns.enumerated().reversed() {
      byName[column.foldedHeading] = number
    }
  }

  func addWanted(to headings: inout Set<FoldedText>) {
    let names = reading.headings
    for heading in [reading.request.subjectHeading] + names.indicator + names.value + names.period
      + names.stage + names.document + names.documentDate + names.documentStatus + names.note
    {
      headings.insert(FoldedText(heading))
    }
  }

  mutating func note(_ faults: [Diagnostic]) { context.faults.add(faults) }

  mutating func open(
    _ headings: [Heading], _ format: TableFormat, _ cells: TreeCells?
  ) throws(TableFailure) {
    self.cells = cells
    self.headings = headings
    self.format = format
    fields = try LongFields(headings, reading.request, reading.headings)
    subjects.field = fields.subject
    context.width = headings.count
  }

  mutating func begin(_ first: borrowing RecordBatch, expecting rows: Int) -> Bool {
    let declared = reading.request.format.decimalMark
    if let rules {
      start(rules)
      return false
    }
    // A pass over the first rows shows how they are written; most often as was supposed.
    let supposed = Findings().rules(declared: declared)
    var trial = self
    trial.start(supposed)
    trial.read(first)
    let rules = trial.context.findings.rules(declared: declared)
    if rules == supposed {
      self = trial
      self.rules = rules
      return true
    }
    self.rules = rules
    start(rules)
    return false
  }

  func again() -> LongTaker? {
    let rules = context.findings.rules(declared: reading.request.format.decimalMark)
    if rules == self.rules { return nil }
    var next = LongTaker(reading)
    next.rules = rules
    return next
  }

  private mutating func start(_ rules: ReadingRules) {
    readers = reading.columns.map { ColumnReader($0, rules: rules, asNames: false) }
    indicators = reading.columns.indices.map { ReadLongTable.Rows(request: $0) }
  }

  // MARK: - Rows

  mutating func read(_ batch: borrowing RecordBatch) {
    context.reportProblems(batch)
    subjects.read(batch, &context)
    let base = rowCount
    var byIndicator: [Int: [(row: Int, slot: UInt32)]] = [:]
    for row in 0..<batch.count {
      if subjects.rowsElsewhere.contains(base + row) { continue }
      guard let (indicator, slot) = address(of: row, in: batch) else { continue }
      let subject = subjects.numbers[base + row]
      if subject != SubjectReader.none {
        readDocument(batch, row: row, indicator: indicator, subject: subject, slot: slot)
      }
      if fields.value != nil { byIndicator[indicator, default: []].append((row, slot)) }
    }
    for indicator in byIndicator.keys.sorted() {
      readValues(batch, byIndicator[indicator] ?? [], of: indicator, base: base)
    }
    places.append(contentsOf: batch.places)
    rowCount += batch.count
  }

  /// Reads the values of one indicator's rows as a batch of one column.
  private mutating func readValues(
    _ batch: borrowing RecordBatch, _ rows: [(row: Int, slot: UInt32)], of indicator: Int, base: Int
  ) {
    guard let value = fields.value, var reader = readers[indicator] else { return }
    readers[indicator] = nil
    var part = RecordBatch()
    part.bytes = batch.bytes
    part.cells = batch.cells
    part.treeColumn = value
    for (row, slot) in rows {
      part.fields.append(batch.fields[row * context.width + value])
      part.places.append(batch.places[row])
      part.ranges.append(batch.ranges[row])
      indicators[indicator].rows.append(UInt32(truncatingIfNeeded: base + row))
      indicators[indicator].subjects.append(subjects.numbers[base + row])
      indicators[indicator].slots.append(slot)
    }
    let width = context.width
    context.width = 1
    context.column = indicator
    context.field = 0
    context.rowsBefore = indicators[indicator].rows.count - rows.count
    reader.read(part, column: 0, &context)
    context.width = width
    readers[indicator] = reader
  }

  /// The indicator, period and stage of a row; nil where they cannot be told, which is reported, or
  /// where the row is about another period.
  private mutating func address(
    of row: Int, in batch: borrowing RecordBatch
  ) -> (indicator: Int, slot: UInt32)? {
    let cell = batch.fields[row * context.width + fields.indicator]
    guard says(cell, in: batch) else {
      if !cell.has(Field.refused) {
        report(
          .noIndicator(row: number(row, batch), column: headings[fields.indicator].text), batch,
          row,
          cell)
      }
      return nil
    }
    guard let indicator = indicator() else {
      let name = cleanText(context.content.span)
      let known = reading.columns.map(\.heading)
      let place = number(row, batch)
      if context.counts(.unknownIndicator(row: place, indicator: shortened(name), nearest: nil)) {
        let nearest = nearestName(to: name, among: known + reading.columns.flatMap(\.alternatives))
        context.add(
          .unknownIndicator(row: place, indicator: shortened(name), nearest: nearest), batch,
          row: row, cell)
      }
      return nil
    }
    guard let period = period(of: row, in: batch), let stage = stage(of: row, in: batch) else {
      return nil
    }
    let key = ColumnKey(id: 0, period: period, stage: stage)
    if let slot = slotNumbers[key] { return (indicator, slot) }
    let slot = UInt32(truncatingIfNeeded: slots.count)
    slots.append((period, stage))
    slotNumbers[key] = slot
    return (indicator, slot)
  }

  /// The indicator whose name was opened.
  private mutating func indicator() -> Int? {
    if let known = indicatorWords.known(context.content) { return known }
    let found = byName[FoldedText(cleanText(context.content.span))]
    indicatorWords.remember(context.content, found)
    return found
  }

  private mutating func period(
    of row: Int, in batch: borrowing RecordBatch
  ) -> EvidencePeriod?? {
    guard let field = fields.period else { return .some(reading.request.period) }
    let cell = batch.fields[row * context.width + field]
    guard says(cell, in: batch) else { return .some(reading.request.period) }
    let meaning =
      periodWords.known(context.content) ?? understood(cleanText(context.content.span))
    periodWords.remember(context.content, meaning)
    switch meaning {
    case .period(let period): return .some(period)
    case .outside(let period):
      otherPeriods[period.description, default: 0] += 1
      return nil
    case .unknown:
      let text = shortened(cleanText(context.content.span))
      report(.unknownPeriod(row: number(row, batch), period: text), batch, row, cell)
      return nil
    }
  }

  private func understood(_ text: String) -> PeriodWord {
    guard let period = EvidencePeriod(text) else { return .unknown }
    guard let whole = reading.period else { return .period(period) }
    if period == whole { return .period(nil) }
    return whole.contains(period) ? .period(period) : .outside(period)
  }

  private mutating func stage(of row: Int, in batch: borrowing RecordBatch) -> Int? {
    guard let field = fields.stage else { return reading.request.stage }
    let cell = batch.fields[row * context.width + field]
    guard says(cell, in: batch) else { return reading.request.stage }
    if let known = stageWords.known(context.content), let known { return known }
    let text = cleanText(context.content.span)
    let key = FoldedText(text)
    let found = reading.stages.firstIndex { FoldedText($0) == key }
    stageWords.remember(context.content, found)
    if let found { return found }
    report(
      .unknownStage(
        row: number(row, batch), stage: shortened(text), stages: reading.stages,
        nearest: nearestName(to: text, among: reading.stages)), batch, row, cell)
    return nil
  }

  private mutating func readDocument(
    _ batch: borrowing RecordBatch, row: Int, indicator: Int, subject: UInt32, slot: UInt32
  ) {
    func cell(_ field: Int?) -> Field? { field.map { batch.fields[row * context.width + $0] } }
    let title = cell(fields.document).flatMap { word($0, in: batch) }
    var day: Int64?
    if let field = cell(fields.documentDate), says(field, in: batch) {
      day = date(field, batch, row: row)
    }
    var status = DocumentStatus.open
    if let field = cell(fields.documentStatus), says(field, in: batch) {
      if let known = documentStatus() {
        status = known
      } else {
        let text = cleanText(context.content.span)
        report(
          .unknownStatus(
            row: number(row, batch), status: shortened(text), statuses: DocumentStatus.allWords,
            nearest: nearestName(to: text, among: DocumentStatus.allWords)), batch, row, field)
        // What is not understood does not count as accepted.
        status = .rejected
      }
    }
    guard title != nil || day != nil || status != .open else { return }
    documents.append(
      ReadLongTable.Document(
        request: indicator, subject: subject, slot: slot,
        row: UInt32(truncatingIfNeeded: rowCount + row), title: title ?? "", day: day,
        status: status))
  }

  private mutating func date(
    _ cell: Field, _ batch: borrowing RecordBatch, row: Int
  ) -> Int64? {
    guard case .content = context.open(cell, in: batch) else { return nil }
    let refusal: Refusal
    do {
      let written = try readDate(context.content.span)
      switch written.order {
      case .yearFirst: context.findings.yearFirst += 1
      case .dayFirst, .ambiguous: context.findings.dayFirst += 1
      }
      if written.order != .ambiguous || rules?.refusesDayFirst != true {
        return written.date.dayNumber
      }
      refusal = .ambiguousDate
    } catch {
      if error == .monthFirst { context.findings.monthFirst += 1 }
      refusal = error
    }
    let heading = fields.documentDate.map { headings[$0].text } ?? ""
    let value = shortened(String(decoding: context.content, as: UTF8.self))
    report(
      EvidenceFault(
        refusal, of: ColumnRequest(id: 0, heading: heading, kind: .date), row: number(row, batch),
        value: value), batch, row, cell)
    return nil
  }

  /// What the opened field says of a document.
  private mutating func documentStatus() -> DocumentStatus? {
    if let known = statusWords.known(context.content) { return known }
    let found = DocumentStatus(cleanText(context.content.span))
    statusWords.remember(context.content, found)
    return found
  }

  /// Opens a field, unless it says nothing.
  private mutating func says(_ cell: Field, in batch: borrowing RecordBatch) -> Bool {
    if cell.length == 0 { return false }
    if case .content = context.open(cell, in: batch) { return true }
    return false
  }

  /// The text of a field; nil where it says nothing.
  private mutating func word(_ cell: Field, in batch: borrowing RecordBatch) -> String? {
    says(cell, in: batch) ? cleanText(context.content.span) : nil
  }

  private func number(_ row: Int, _ batch: borrowing RecordBatch) -> Int {
    Int(batch.places[row].number)
  }

  private mutating func report(
    _ fault: EvidenceFault, _ batch: borrowing RecordBatch, _ row: Int, _ cell: Field
  ) {
    if context.counts(fault) { context.add(fault, batch, row: row, cell) }
  }

  // MARK: - Result

  func result() -> ReadLongTable {
    var indicators = indicators
    for number in indicators.indices {
      indicators[number].storage = readers[number]?.storage ?? .cells([])
      indicators[number].refusals = context.refusals[number]
    }
    var diagnostics = context.faults.finished()
    for (number, column) in reading.columns.enumerated() where readers[number]?.mayBeShares == true
    {
      diagnostics.append(
        Diagnostic(
          EvidenceFault.mayBeShares(column: column.heading),
          at: fields.value.map { headings[$0].span }))
    }
    if !otherPeriods.isEmpty {
      diagnostics.append(
        Diagnostic(
          EvidenceFault.otherPeriods(
            path: reading.request.path, periods: Array(otherPeriods.keys.sorted().prefix(20)),
            rows: otherPeriods.values.reduce(0, +)), at: nil))
    }
    return ReadLongTable(
      source: SourceTable(
        path: reading.request.path,
        format: context.findings.format(format, rules: rules, request: reading.request),
        headings: headings.map(\.text), input: reading.request.input, places: places,
        rowOfSubject: [], cells: cells),
      headings: headings, fields: fields, indicators: indicators.filter { !$0.rows.isEmpty },
      documents: documents, slots: slots, rowSubjects: subjects.numbers, diagnostics: diagnostics,
      faultyValues: context.faults.faultyValues)
  }
}
