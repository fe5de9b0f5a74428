import Decimals
import Diagnostics

/// Reads the tables of evidence, each once for all the readings that ask for it.
func readTables(for readings: inout [EvidenceReading]) {
  for (number, table) in (readings.first?.request.tables ?? []).enumerated() {
    // A table that lists the subjects too has been read.
    let askers = readings.indices.filter { readings[$0].combinedTable != number }
    do throws(TableFailure) {
      switch table.layout {
      case .wide:
        let read = try readTable(table, for: askers.map { readings[$0].wideTaker(of: table) })
        for (asker, read) in zip(askers, read) {
          readings[asker].accept(read, of: table, isEvidence: true) { reading, column, values in
            reading.add(values, request: column, table: table)
          }
        }
      case .long(let names):
        let read = try readTable(
          table, for: askers.map { readings[$0].longTaker(of: table, names) })
        for (asker, read) in zip(askers, read) { readings[asker].accept(read, of: table) }
      }
    } catch {
      for asker in askers { readings[asker].fail(error) }
    }
  }
}

extension EvidenceReading {
  fileprivate func wideTaker(of table: TableRequest) -> WideTaker {
    WideTaker(table, columns: request.columns, known: subjects, elsewhere: elsewhere)
  }

  fileprivate func longTaker(of table: TableRequest, _ names: LongHeadings) -> LongTaker {
    LongTaker(
      LongReading(
        request: table, headings: names, columns: request.columns, subjects: subjects,
        elsewhere: elsewhere, period: request.period, stages: request.stages))
  }

  fileprivate mutating func fail(_ failure: TableFailure) {
    diagnostics.append(failure.diagnostic)
    diagnostics += failure.others
    faultyValues += 1
    hasUnreadTable = true
  }

  /// A column that was read, on its way to its assembly.
  struct ReadColumn {
    let storage: Storage
    let refusals: ContiguousArray<RefusedCell>
    let source: Column.Source
    let subjects: ContiguousArray<UInt32>
    let isInOrder: Bool
  }

  mutating func accept(
    _ read: ReadTable, of table: TableRequest, isEvidence: Bool,
    take: (inout EvidenceReading, Int, ReadColumn) -> Void
  ) {
    diagnostics += withHeadingCount(read)
    faultyValues += read.faultyValues
    let number = tables.count
    var source = read.source
    source.rowOfSubject = ContiguousArray(repeating: SourceTable.noRow, count: subjects.count)
    var rows = read.rowSubjects
    var repeated: [(row: Int, first: Int, subject: Int)] = []
    for (row, subject) in rows.enumerated() where subject != SubjectReader.none {
      let first = source.rowOfSubject[Int(subject)]
      if first == SourceTable.noRow {
        source.rowOfSubject[Int(subject)] = UInt32(truncatingIfNeeded: row)
      } else {
        repeated.append((row, Int(first), Int(subject)))
        rows[row] = SubjectReader.none
      }
      if isEvidence { hasRow[Int(subject)] = true }
    }
    reportRepeated(repeated, in: source, field: read.subjectField)
    let isInOrder =
      rows.count == subjects.count
      && rows.indices.allSatisfy { rows[$0] == UInt32(truncatingIfNeeded: $0) }
    let refused = Set(repeated.map(\.first))
    tables.append(source)
    requests.append(table)
    headings.append(read.headings)
    usedFields.append(Set(read.columns.map(\.field) + [read.subjectField]))
    for column in read.columns where read.names[column.request] == nil {
      var (storage, refusals) = (column.storage, column.refusals)
      if !refused.isEmpty {
        // Which of the rows is meant cannot be told, so the first one's values are refused too.
        storage = storage.refusing(refused.sorted())
        refusals.removeAll { refused.contains(Int($0.row)) }
        refusals += refused.sorted().map {
          RefusedCell(row: UInt32(truncatingIfNeeded: $0), refusal: .repeatedSubject)
        }
      }
      take(
        &self, column.request,
        ReadColumn(
          storage: storage, refusals: refusals,
          source: Column.Source(table: number, field: column.field), subjects: rows,
          isInOrder: isInOrder))
    }
  }

  /// What is wrong with a table, with one word of its headings where every row has another number of
  /// fields than they.
  private func withHeadingCount(_ read: ReadTable) -> [Diagnostic] {
    var counts: Set<Int> = []
    var rows = 0
    for diagnostic in read.diagnostics {
      switch diagnostic.fault as? EvidenceFault {
      case .fieldCount(_, let fields, _, _):
        counts.insert(fields)
        rows += 1
      case .furtherFaults(_, _, let code, let count) where code == "TD4014": rows += count
      default: break
      }
    }
    guard counts.count == 1, let fields = counts.first, fields != read.headings.count,
      rows >= 2, rows >= read.rowSubjects.count, let first = read.headings.first?.span,
      let last = read.headings.last?.span,
      first.source === last.source
    else { return read.diagnostics }
    let rest = read.diagnostics.filter { diagnostic in
      switch diagnostic.fault as? EvidenceFault {
      case .fieldCount: false
      case .furtherFaults(_, _, let code, _): code != "TD4014"
      default: true
      }
    }
    let fault = EvidenceFault.headingCount(headings: read.headings.count, fields: fields)
    let span = Span(first.source, first.start..<max(first.start, last.end))
    return [Diagnostic(fault, at: span)] + rest
  }

  mutating func add(_ values: ReadColumn, request number: Int, table: TableRequest) {
    let column = request.columns[number]
    foundColumns.insert(number)
    guard let period = period(of: table) else { return }
    add(values, of: column, period: period, stage: table.stage)
  }

  /// The period of a table's values; nil where it is not the run's, which is noted.
  private mutating func period(of table: TableRequest) -> EvidencePeriod?? {
    guard let period = table.period, let whole = request.period else { return .some(table.period) }
    if period == whole { return .some(nil) }
    if whole.contains(period) { return .some(period) }
    if outside.insert(tables.count).inserted {
      diagnostics.append(
        Diagnostic(
          EvidenceFault.otherPeriods(
            path: table.path, periods: [period.description], rows: tables.last?.rowCount ?? 0),
          at: nil))
    }
    return nil
  }

  private mutating func add(
    _ values: ReadColumn, of column: ColumnRequest, period: EvidencePeriod?, stage: Int
  ) {
    let key = ColumnKey(id: column.id, period: period, stage: stage)
    var assembly =
      columns.removeValue(forKey: key)
      ?? ColumnAssembly(key: key, request: column, count: subjects.count)
    let conflicts = assembly.add(
      values.storage, refusals: values.refusals, from: values.source, subjects: values.subjects,
      isInOrder: values.isInOrder)
    columns[key] = assembly
    reportConflicts(conflicts, source: values.source, column: column)
  }

  // MARK: - Long tables

  mutating func accept(_ read: ReadLongTable, of table: TableRequest) {
    diagnostics += read.diagnostics
    faultyValues += read.faultyValues
    let number = tables.count
    var source = read.source
    source.documentField = read.fields.document ?? read.fields.documentStatus
    for subject in read.rowSubjects where subject != SubjectReader.none {
      hasRow[Int(subject)] = true
    }
    tables.append(source)
    requests.append(table)
    headings.append(read.headings)
    usedFields.append(Set(read.fields.all))
    if source.documentField != nil {
      for indicator in read.indicators {
        documents.note(request.columns[indicator.request].id, stage: table.stage)
      }
    }
    for document in read.documents {
      let slot = read.slots[Int(document.slot)]
      let id = request.columns[document.request].id
      documents.note(id, stage: slot.stage)
      documents.add(
        GivenDocument(
          title: document.title, day: document.day, status: document.status, period: slot.period,
          stage: slot.stage, table: number, row: document.row),
        id: id, subject: Int(document.subject))
    }
    guard let field = read.fields.value else { return }
    for column in read.columns(subjectCount: subjects.count) {
      let asked = request.columns[column.request]
      foundColumns.insert(column.request)
      let place = Column.Source(table: number, field: field, rows: column.rows)
      add(
        ReadColumn(
          storage: column.storage, refusals: column.refusals, source: place,
          subjects: column.subjects, isInOrder: false),
        of: asked, period: column.period, stage: column.stage)
      report(column, of: asked, from: place)
    }
  }
}
