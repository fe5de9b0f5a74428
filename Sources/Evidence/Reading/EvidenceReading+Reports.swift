import Decimals
import Diagnostics

extension EvidenceReading {
  mutating func reportRepeated(
    _ repeated: [(row: Int, first: Int, subject: Int)], in table: SourceTable, field: Int
  ) {
    faultyValues += repeated.count
    for each in repeated.prefix(FaultCollector.mostShown) {
      let (place, first) = (table.places[each.row], table.places[each.first])
      guard let span = table.span(at: place, column: field),
        let firstSpan = table.span(at: first, column: field)
      else { continue }
      diagnostics.append(
        Diagnostic(
          EvidenceFault.repeatedSubject(
            row: Int(place.number), subject: shortened(subjects.ids[each.subject]),
            firstRow: Int(first.number), first: firstSpan), at: span))
    }
    reportFurther(
      repeated.count, path: table.path, column: table.headings[field], code: "TD4033")
  }

  mutating func reportConflicts(
    _ conflicts: [ColumnAssembly.Conflict], source: Column.Source, column: ColumnRequest
  ) {
    faultyValues += conflicts.count
    let table = tables[source.table]
    for conflict in conflicts.prefix(FaultCollector.mostShown) {
      let other = tables[conflict.earlier.table]
      let place = table.place(of: source, subject: conflict.subject)
      diagnostics.append(
        Diagnostic(
          EvidenceFault.givenTwice(
            row: place.map { Int($0.number) } ?? 0, column: column.heading,
            subject: shortened(subjects.ids[conflict.subject]), otherPath: other.path,
            otherRow: other.place(of: conflict.earlier, subject: conflict.subject)
              .map { Int($0.number) } ?? 0),
          at: place.flatMap { table.span(at: $0, column: source.field) }))
    }
    reportFurther(conflicts.count, path: table.path, column: column.heading, code: "TD4057")
  }

  mutating func reportFurther(_ count: Int, path: String, column: String, code: String) {
    let more = count - FaultCollector.mostShown
    guard more > 0 else { return }
    diagnostics.append(
      Diagnostic(
        EvidenceFault.furtherFaults(path: path, column: column, code: code, count: more), at: nil))
  }

  /// Columns that nobody asks for, columns that no table has, subjects without a row.
  mutating func reportColumns() {
    var ignoring: [String: Set<Int>] = [:]
    for (number, table) in tables.enumerated() {
      var used = usedFields[number]
      for heading in requests[number].ignored {
        let key = FoldedText(heading)
        let fields = table.headings.indices.filter { headings[number][$0].folded == key }
        if fields.isEmpty {
          diagnostics.append(
            Diagnostic(
              EvidenceFault.nothingToIgnore(
                path: table.path, heading: heading,
                nearest: nearestName(to: heading, among: table.headings)),
              at: headings[number].first?.span))
        }
        used.formUnion(fields)
      }
      used.formUnion(
        table.headings.indices.filter { headingsElsewhere.contains(headings[number][$0].folded) })
      // A file that was read twice, as a list and as evidence, is asked as a whole.
      ignoring[table.path, default: []].formUnion(used)
    }
    var reported: Set<String> = []
    var unused: [String] = []
    for (number, table) in tables.enumerated() where reported.insert(table.path).inserted {
      let used = ignoring[table.path] ?? []
      let names = table.headings.indices.filter {
        !used.contains($0) && !table.headings[$0].isEmpty
      }.map { table.headings[$0] }
      unused += names
      if !names.isEmpty {
        diagnostics.append(
          Diagnostic(
            EvidenceFault.unusedColumns(path: table.path, headings: names),
            at: headings[number].first?.span))
      }
    }
    // What an unreadable table would have is not known.
    if !hasUnreadTable {
      for (number, column) in request.columns.enumerated()
      where column.isRequired && !foundColumns.contains(number) {
        reportMissing(column, in: tables.map(\.headings), spans: headings.map { $0.map(\.span) })
      }
    }
    let without = hasRow.indices.filter { !hasRow[$0] }
    if !without.isEmpty, !request.tables.isEmpty, !hasUnreadTable {
      diagnostics.append(
        Diagnostic(
          EvidenceFault.noRows(
            paths: Array(Set(request.tables.map(\.path))).sorted(),
            subjects: without.prefix(100).map { subjects.ids[$0] }, count: without.count), at: nil))
    }
  }

  mutating func reportMissing(
    _ column: ColumnRequest, in tables: [[String]], spans: [[Span]]
  ) {
    faultyValues += 1
    let all = tables.flatMap { $0 }.filter { !$0.isEmpty }
    let nearest = nearestName(to: column.heading, among: all)
    // Of several tables the one that gives most is the likeliest to lack it, at a column without a
    // heading if it has one.
    var span = spans.first?.first
    let richest = tables.indices.max {
      usedFieldCount($0, tables.count) < usedFieldCount($1, tables.count)
    }
    if let richest {
      let unnamed = tables[richest].firstIndex(where: \.isEmpty)
      span = unnamed.map { spans[richest][$0] } ?? spans[richest].first ?? span
    }
    for (table, names) in tables.enumerated() {
      if let field = names.firstIndex(where: { $0 == nearest }) {
        span = spans[table][field]
        break
      }
    }
    diagnostics.append(
      Diagnostic(EvidenceFault.noColumn(heading: column.heading, nearest: nearest), at: span))
  }

  /// How many columns of a table were read; 0 where the tables are not those of the reading.
  private func usedFieldCount(_ table: Int, _ count: Int) -> Int {
    count == usedFields.count ? usedFields[table].count : 0
  }

  /// Reports rows of a long table that give the same value.
  mutating func report(_ column: LongColumn, of asked: ColumnRequest, from source: Column.Source) {
    let table = tables[source.table]
    faultyValues += column.repeated.count
    for each in column.repeated.prefix(FaultCollector.mostShown) {
      let (place, first) = (table.places[each.row], table.places[each.first])
      diagnostics.append(
        Diagnostic(
          EvidenceFault.givenTwice(
            row: Int(place.number), column: asked.heading,
            subject: shortened(subjects.ids[each.subject]), otherPath: table.path,
            otherRow: Int(first.number)),
          at: table.span(at: place, column: source.field)))
    }
    reportFurther(
      column.repeated.count, path: table.path, column: asked.heading, code: "TD4057")
  }

  /// Reports what is wrong with facts beyond the values as they stand in tables.
  mutating func report(_ builder: FactBuilder) {
    if !builder.unchecked.isEmpty {
      diagnostics.append(
        Diagnostic(EvidenceFault.documentsNotChecked(columns: builder.unchecked), at: nil))
    }
    var counts: [String: Int] = [:]
    for fault in builder.faults {
      faultyValues += 1
      let (evidence, span) = shown(fault)
      let key = "\(fault.column.id) \(evidence.code)"
      counts[key, default: 0] += 1
      if counts[key] ?? 0 <= FaultCollector.mostShown {
        diagnostics.append(Diagnostic(evidence, at: span()))
      }
    }
    var told: Set<String> = []
    for fault in builder.faults {
      let code = shown(fault).0.code
      let key = "\(fault.column.id) \(code)"
      guard told.insert(key).inserted, let count = counts[key] else { continue }
      let path = fault.source?.sources(fault.subject).first.map { tables[$0.table].path } ?? ""
      reportFurther(count, path: path, column: fault.column.heading, code: code)
    }
  }

  private func shown(_ fault: FactFault) -> (EvidenceFault, () -> Span?) {
    let source = fault.source?.sources(fault.subject).first
    let place = source.flatMap { tables[$0.table].place(of: $0, subject: fault.subject) }
    let row = place.map { Int($0.number) } ?? 0
    let column = fault.column.heading
    let subject = shortened(
      subjects.ids.indices.contains(fault.subject) ? subjects.ids[fault.subject] : "")
    let span: () -> Span? = {
      guard let source, let place else { return nil }
      return tables[source.table].span(at: place, column: source.field)
    }
    switch fault.what {
    case .noDocument: return (.noDocument(row: row, column: column, subject: subject), span)
    case .undatedDocument:
      return (.undatedDocument(row: row, column: column, subject: subject), span)
    case .overlapping(let first, let second):
      return (
        .overlappingPeriods(
          row: row, column: column, subject: subject, first: first, second: second), span
      )
    case .notCombined(let periods):
      return (.notCombined(column: column, periods: periods), { nil })
    }
  }
}
