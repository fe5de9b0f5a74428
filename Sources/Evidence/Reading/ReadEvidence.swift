import Decimals
import Diagnostics

/// Reads subjects and evidence. Never fails: what cannot be read is among the diagnostics, and its
/// values are missing or refused.
public func readEvidence(_ request: EvidenceRequest) -> EvidenceStore {
  var readings = [EvidenceReading(request)]
  readings[0].readSubjects()
  readTables(for: &readings)
  return readings[0].finished()
}

/// Reads units and persons and the evidence about both, each table once: rows of both kinds may
/// stand in one table, and what is about the one is left alone by the other.
///
/// - Parameter persons: What is asked about persons, once the units are known; its tables of
///   evidence are those of `units`.
public func readEvidence(
  units: EvidenceRequest, persons: (SubjectTable) -> EvidenceRequest
) -> (units: EvidenceStore, persons: EvidenceStore) {
  var first = EvidenceReading(units)
  first.readSubjects()
  var asked = persons(first.subjects)
  asked.tables = units.tables
  var second = EvidenceReading(asked)
  second.readSubjects()
  var readings = [first, second]
  readings[0].leave(to: second)
  readings[1].leave(to: first)
  readTables(for: &readings)
  return (readings[0].finished(), readings[1].finished())
}

/// The state of reading.
struct EvidenceReading {
  let request: EvidenceRequest
  var subjects = SubjectTable(ids: [])
  var tables: [SourceTable] = []
  var headings: [[Heading]] = []
  var usedFields: [Set<Int>] = []
  var requests: [TableRequest] = []
  var attributes: [ColumnAssembly] = []
  var columns: [ColumnKey: ColumnAssembly] = [:]
  var documents = DocumentIndex()
  var registers: [RegisterData?] = []
  var foundColumns: Set<Int> = []
  var diagnostics: [Diagnostic] = []
  var faultyValues = 0
  /// The number of the table of evidence that was read as the list of subjects.
  var combinedTable: Int?
  var hasRow: ContiguousArray<Bool> = []
  var hasUnreadTable = false
  /// The tables whose period is not the run's, by how many tables had been read.
  var outside: Set<Int> = []
  /// Subjects of another kind, whose rows another reading of the same tables takes; nil for none.
  private(set) var elsewhere: SubjectTable?
  /// The headings of columns that the other reading takes.
  private(set) var headingsElsewhere: Set<FoldedText> = []

  init(_ request: EvidenceRequest) { self.request = request }

  /// Leaves alone what another reading of the same tables takes.
  mutating func leave(to other: EvidenceReading) {
    elsewhere = other.subjects
    var columns = other.request.columns
    if case .listed(let list) = other.request.subjects { columns += list.attributes }
    for column in columns {
      headingsElsewhere.insert(column.foldedHeading)
      headingsElsewhere.formUnion(column.foldedAlternatives)
    }
  }

  // MARK: - Subjects

  mutating func readSubjects() {
    switch request.subjects {
    case .known(let subjects):
      self.subjects = subjects
      hasRow = ContiguousArray(repeating: false, count: subjects.count)
    case .listed(let list): readList(list)
    }
  }

  private mutating func readList(_ list: SubjectListRequest) {
    let combined = request.tables.firstIndex {
      $0.path == list.table.path
        && comparable($0.subjectHeading) == comparable(list.table.subjectHeading)
    }
    combinedTable = combined
    let table = combined.map { request.tables[$0] } ?? list.table
    var wanted = list.attributes
    let attributeCount = wanted.count
    func number(_ heading: String?) -> Int? {
      guard let heading else { return nil }
      wanted.append(ColumnRequest(id: -1, heading: heading, kind: .text))
      return wanted.count - 1
    }
    let links = ListLinks(
      names: number(list.nameHeading), parents: number(list.parentHeading),
      units: number(list.unit?.heading))
    let listCount = wanted.count
    if combined != nil { wanted += request.columns }
    let read: ReadTable
    do throws(TableFailure) {
      let taker = WideTaker(table, columns: wanted, known: nil, asNames: links.all)
      guard let first = try readTable(table, for: [taker]).first else { return }
      read = first
    } catch {
      diagnostics.append(error.diagnostic)
      diagnostics += error.others
      faultyValues += 1
      hasUnreadTable = true
      attributes = list.attributes.map {
        ColumnAssembly(key: ColumnKey(id: $0.id), request: $0, count: 0)
      }
      return
    }
    subjects = subjectTable(read, links, list)
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

  /// The subjects that a list names, with what it says of their names, superiors and units.
  private mutating func subjectTable(
    _ read: ReadTable, _ links: ListLinks, _ list: SubjectListRequest
  ) -> SubjectTable {
    let names = links.texts(links.names, of: read)
    let plain = SubjectTable(index: read.index, names: names)
    var parents: [Int?] = []
    var units: [Int?] = []
    if links.parents != nil {
      let resolved = resolveParents(links.texts(links.parents, of: read), of: read, in: plain)
      parents = resolved.numbers
      diagnostics += resolved.faults
      faultyValues += resolved.faulty
    }
    if let number = links.units, let unit = list.unit {
      let resolved = resolveUnits(
        links.texts(number, of: read), of: read, in: unit.units, heading: unit.heading,
        field: read.columns.first { $0.request == number }?.field)
      units = resolved.numbers
      diagnostics += resolved.faults
      faultyValues += resolved.faulty
    }
    return SubjectTable(index: read.index, names: names, parents: parents, units: units)
  }

  // MARK: - Result

  mutating func finished() -> EvidenceStore {
    readRegisters()
    reportColumns()
    let given = columns.keys.sorted().compactMap { columns[$0]?.finished() }
    var builder = FactBuilder(
      request, subjects: subjects, given: Dictionary(grouping: given, by: \.key.id),
      documents: documents)
    let facts = request.columns.map { builder.fact($0) }
    report(builder)
    return EvidenceStore(
      subjects: subjects, attributes: attributes.map { $0.finished() }, facts: facts, given: given,
      tables: tables, diagnostics: diagnostics, faultyValues: faultyValues,
      registers: registers, request: request,
      documentIndex: documents,
      factNumbers: Dictionary(
        request.columns.enumerated().map { ($0.element.id, $0.offset) },
        uniquingKeysWith: { first, _ in first }))
  }
}
