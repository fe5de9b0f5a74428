import Decimals
import Diagnostics

/// Reads subjects and evidence. Never fails: what cannot be read is among the diagnostics, and its
/// values are missing or refused.
public func readEvidence(_ request: EvidenceRequest) -> EvidenceStore {
  var reading = EvidenceReading(request)
  switch request.subjects {
  case .known(let subjects): reading.begin(with: subjects)
  case .listed(let list): reading.readList(list)
  }
  reading.readTables()
  return reading.finished()
}

/// The state of reading.
private struct EvidenceReading {
  let request: EvidenceRequest
  private var subjects = SubjectTable(ids: [])
  private var tables: [SourceTable] = []
  private var headings: [[Heading]] = []
  private var usedFields: [Set<Int>] = []
  private var requests: [TableRequest] = []
  private var attributes: [ColumnAssembly] = []
  private var columns: [ColumnKey: ColumnAssembly] = [:]
  private var foundColumns: Set<Int> = []
  private var diagnostics: [Diagnostic] = []
  private var faultyValues = 0
  /// The number of the table of evidence that was read as the list of subjects.
  private var combinedTable: Int?
  private var hasRow: ContiguousArray<Bool> = []
  private var hasUnreadTable = false

  init(_ request: EvidenceRequest) { self.request = request }

  mutating func begin(with subjects: SubjectTable) {
    self.subjects = subjects
    hasRow = ContiguousArray(repeating: false, count: subjects.count)
  }

  // MARK: - Subjects

  mutating func readList(_ list: SubjectListRequest) {
    let combined = request.tables.firstIndex {
      $0.path == list.table.path
        && comparable($0.subjectHeading) == comparable(list.table.subjectHeading)
    }
    combinedTable = combined
    let table = combined.map { request.tables[$0] } ?? list.table
    var wanted = list.attributes
    let attributeCount = wanted.count
    var nameNumber: Int?
    var parentNumber: Int?
    if let heading = list.nameHeading {
      nameNumber = wanted.count
      wanted.append(ColumnRequest(id: -1, heading: heading, kind: .text))
    }
    if let heading = list.parentHeading {
      parentNumber = wanted.count
      wanted.append(ColumnRequest(id: -2, heading: heading, kind: .text))
    }
    let listCount = wanted.count
    if combined != nil { wanted += request.columns }
    let read: ReadTable
    do throws(TableFailure) {
      read = try readTable(
        table, columns: wanted, known: nil,
        asNames: Set([nameNumber, parentNumber].compactMap { $0 }))
    } catch {
      diagnostics.append(error.diagnostic)
      faultyValues += 1
      hasUnreadTable = true
      attributes = list.attributes.map {
        ColumnAssembly(key: ColumnKey(id: $0.id), request: $0, count: 0)
      }
      return
    }
    subjects = subjectTable(read, names: nameNumber, parents: parentNumber)
    hasRow = ContiguousArray(repeating: false, count: subjects.count)
    attributes = list.attributes.map {
      ColumnAssembly(key: ColumnKey(id: $0.id), request: $0, count: subjects.count)
    }
    for (number, column) in wanted.prefix(listCount).enumerated()
    where column.isRequired && !read.columns.contains(where: { $0.request == number }) {
      reportMissing(column, in: [read.headings.map(\.text)], spans: [read.headings.map(\.span)])
    }
    // From the numbers of the index to those of the table.
    var renumbered = read
    let order = read.index
    var numbers = ContiguousArray<UInt32>(repeating: SubjectReader.none, count: order.count)
    for old in 0..<order.count {
      let id = String(decoding: order.string(old), as: UTF8.self)
      if let number = subjects.number(of: id) {
        numbers[old] = UInt32(truncatingIfNeeded: number)
      }
    }
    for row in renumbered.rowSubjects.indices {
      let old = renumbered.rowSubjects[row]
      if old != SubjectReader.none { renumbered.rowSubjects[row] = numbers[Int(old)] }
    }
    accept(renumbered, of: table, isEvidence: combined != nil) { reading, column, values in
      let source = values.source
      if column < attributeCount {
        _ = reading.attributes[column].add(
          values.storage, refusals: values.refusals, from: source, subjects: values.subjects,
          isInOrder: values.isInOrder)
      } else if column >= listCount {
        reading.add(values, request: column - listCount, table: table)
      }
    }
  }

  /// The subjects that a list names, with what it says of their names and superiors.
  private mutating func subjectTable(
    _ read: ReadTable, names: Int?, parents: Int?
  ) -> SubjectTable {
    let index = read.index
    func texts(_ number: Int?) -> [String?] {
      var result = [String?](repeating: nil, count: index.count)
      guard let number, let values = read.names[number] else { return result }
      var seen = ContiguousArray<Bool>(repeating: false, count: index.count)
      for (row, subject) in read.rowSubjects.enumerated() where subject != SubjectReader.none {
        // What two rows say of one subject cannot be told apart.
        result[Int(subject)] = seen[Int(subject)] ? nil : values[row]
        seen[Int(subject)] = true
      }
      return result
    }
    let parentIDs = texts(parents)
    let plain = SubjectTable(index: index, names: texts(names), parents: [])
    guard parents != nil else { return plain }
    let resolved = resolveParents(parentIDs, of: read, in: plain)
    diagnostics += resolved.faults
    faultyValues += resolved.faulty
    return SubjectTable(index: index, names: texts(names), parents: resolved.parents)
  }

  // MARK: - Tables

  mutating func readTables() {
    for (number, table) in request.tables.enumerated() where number != combinedTable {
      do throws(TableFailure) {
        let read = try readTable(table, columns: request.columns, known: subjects)
        accept(read, of: table, isEvidence: true) { reading, column, values in
          reading.add(values, request: column, table: table)
        }
      } catch {
        diagnostics.append(error.diagnostic)
        faultyValues += 1
        hasUnreadTable = true
      }
    }
    reportColumns()
  }

  /// A column that was read, on its way to its assembly.
  private struct ReadColumn {
    let storage: Storage
    let refusals: ContiguousArray<RefusedCell>
    let source: Column.WideSource
    let subjects: ContiguousArray<UInt32>
    let isInOrder: Bool
  }

  private mutating func accept(
    _ read: ReadTable, of table: TableRequest, isEvidence: Bool,
    take: (inout EvidenceReading, Int, ReadColumn) -> Void
  ) {
    diagnostics += read.diagnostics
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
    diagnostics.append(
      Diagnostic(EvidenceFault.format(path: source.path, format: source.format), at: nil))
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
          source: Column.WideSource(table: number, field: column.field), subjects: rows,
          isInOrder: isInOrder))
    }
  }

  private mutating func add(_ values: ReadColumn, request number: Int, table: TableRequest) {
    let column = request.columns[number]
    foundColumns.insert(number)
    let key = ColumnKey(id: column.id, period: table.period, stage: table.stage)
    var assembly =
      columns.removeValue(forKey: key)
      ?? ColumnAssembly(key: key, request: column, count: subjects.count)
    let conflicts = assembly.add(
      values.storage, refusals: values.refusals, from: values.source, subjects: values.subjects,
      isInOrder: values.isInOrder)
    columns[key] = assembly
    reportConflicts(conflicts, source: values.source, column: column)
  }

  // MARK: - Reports

  private mutating func reportRepeated(
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

  private mutating func reportConflicts(
    _ conflicts: [ColumnAssembly.Conflict], source: Column.WideSource, column: ColumnRequest
  ) {
    faultyValues += conflicts.count
    let table = tables[source.table]
    for conflict in conflicts.prefix(FaultCollector.mostShown) {
      let other = tables[conflict.earlier.table]
      let place = table.places[conflict.row]
      diagnostics.append(
        Diagnostic(
          EvidenceFault.givenTwice(
            row: Int(place.number), column: column.heading,
            subject: shortened(subjects.ids[conflict.subject]), otherPath: other.path,
            otherRow: other.place(ofSubject: conflict.subject).map { Int($0.number) } ?? 0),
          at: table.span(at: place, column: source.field)))
    }
    reportFurther(conflicts.count, path: table.path, column: column.heading, code: "TD4057")
  }

  private mutating func reportFurther(_ count: Int, path: String, column: String, code: String) {
    let more = count - FaultCollector.mostShown
    guard more > 0 else { return }
    diagnostics.append(
      Diagnostic(
        EvidenceFault.furtherFaults(path: path, column: column, code: code, count: more), at: nil))
  }

  /// Columns that nobody asks for, columns that no table has, subjects without a row.
  private mutating func reportColumns() {
    var ignoring: [String: Set<Int>] = [:]
    for (number, table) in tables.enumerated() {
      var used = usedFields[number]
      for heading in requests[number].ignored {
        let key = comparable(heading).lowercased()
        let fields = table.headings.indices.filter { table.headings[$0].lowercased() == key }
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

  private mutating func reportMissing(
    _ column: ColumnRequest, in tables: [[String]], spans: [[Span]]
  ) {
    faultyValues += 1
    let all = tables.flatMap { $0 }.filter { !$0.isEmpty }
    let nearest = nearestName(to: column.heading, among: all)
    var span = spans.first?.first
    for (table, names) in tables.enumerated() {
      if let field = names.firstIndex(where: { $0 == nearest }) {
        span = spans[table][field]
        break
      }
    }
    diagnostics.append(
      Diagnostic(EvidenceFault.noColumn(heading: column.heading, nearest: nearest), at: span))
  }

  func finished() -> EvidenceStore {
    EvidenceStore(
      subjects: subjects, attributes: attributes.map { $0.finished() },
      columns: columns.keys.sorted().compactMap { columns[$0]?.finished() }, tables: tables,
      diagnostics: diagnostics, faultyValues: faultyValues)
  }
}
