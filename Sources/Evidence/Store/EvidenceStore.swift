import Decimals
import Diagnostics

/// The evidence of a run about one kind of subject: whom it is about, the values, where each came
/// from, and all that is wrong with it. Immutable; shared by threads.
public struct EvidenceStore: Sendable {
  /// Whom it is about.
  public let subjects: SubjectTable
  /// What the table of subjects tells of them, in the order of the requests.
  public let attributes: [Column]
  /// The facts that were asked for, in the order of the requests: the values that count, of the
  /// run's stage, with documents judged and periods combined. Nil where no table gives one.
  public let facts: [Column?]
  /// What tables give, by indicator, period and stage, each once.
  public let given: [Column]
  /// The tables that were read.
  public let tables: [SourceTable]
  /// All that is wrong, and notes on how the tables are written.
  public let diagnostics: [Diagnostic]
  /// How many values and rows are faulty, shown one by one or not.
  public let faultyValues: Int

  /// The registers that were asked for, in the order of the requests; nil where no table gives one,
  /// or where one could not be read.
  public let registers: [RegisterData?]
  let request: EvidenceRequest
  let documentIndex: DocumentIndex
  let factNumbers: [Int: Int]

  /// The fact of the indicator that was asked for under this id, if a table gives it.
  public func column(id: Int) -> Column? {
    guard let number = factNumbers[id], facts.indices.contains(number) else { return nil }
    return facts[number]
  }

  /// What tables give of an indicator in one period, nil for the run's own, at one stage.
  public func given(id: Int, period: EvidencePeriod? = nil, stage: Int = 0) -> Column? {
    let key = ColumnKey(id: id, period: period, stage: stage)
    var low = 0
    var high = given.count
    while low < high {
      let middle = (low + high) / 2
      if given[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < given.count && given[low].key == key ? given[low] : nil
  }

  /// The documents behind a subject's value, by stage, then title.
  public func documents(id: Int, subject: Int) -> [GivenDocument] {
    documentIndex.documents(id, subject: subject)
  }

  /// Where a document stands.
  public func origin(of document: GivenDocument) -> Origin? {
    guard tables.indices.contains(document.table) else { return nil }
    let table = tables[document.table]
    let row = Int(document.row)
    guard table.places.indices.contains(row), let field = table.documentField else { return nil }
    return origin(table, table.places[row], field: field, reading: false)
  }

  /// Where the value of a subject comes from; nil where no table has a row and a column for it, and
  /// the first of several places.
  /// With `reading`, the text that stands there is read again.
  public func origin(of column: Column, subject: Int, reading: Bool = false) -> Origin? {
    origins(of: column, subject: subject, reading: reading).first
  }

  /// The places that the value of a subject comes from: several where periods are combined.
  public func origins(of column: Column, subject: Int, reading: Bool = false) -> [Origin] {
    guard subject >= 0, subject < subjects.count else { return [] }
    return column.sources(subject).compactMap { source in
      guard tables.indices.contains(source.table) else { return nil }
      let table = tables[source.table]
      guard let place = table.place(of: source, subject: subject) else { return nil }
      return origin(table, place, field: source.field, reading: reading)
    }
  }

  /// The bytes that the value of a subject comes from, read again; nil where no table gives it.
  public func span(of column: Column, subject: Int) -> Span? {
    guard subject >= 0, subject < subjects.count, let source = column.sources(subject).first,
      tables.indices.contains(source.table)
    else { return nil }
    let table = tables[source.table]
    return table.place(of: source, subject: subject)
      .flatMap { table.span(at: $0, column: source.field) }
  }

  private func origin(
    _ table: SourceTable, _ place: RowPlace, field: Int, reading: Bool
  ) -> Origin? {
    guard table.headings.indices.contains(field) else { return nil }
    return Origin(
      path: table.path, row: Int(place.number), line: Int(place.line),
      heading: table.headings[field], column: field + 1,
      text: reading ? table.text(at: place, column: field) : nil)
  }
}

extension Column {
  /// The columns of tables that the value of a subject comes from.
  func sources(_ subject: Int) -> [Source] {
    switch origins {
    case .nowhere: return []
    case .one(let source): return [source]
    case .several(let sources, let numbers):
      guard numbers.indices.contains(subject) else { return [] }
      let number = Int(numbers[subject])
      return sources.indices.contains(number) ? [sources[number]] : []
    case .combined(let sources, let starts, let items):
      guard subject >= 0, subject + 1 < starts.count else { return [] }
      return items[Int(starts[subject])..<Int(starts[subject + 1])].map { sources[Int($0)] }
    }
  }
}

extension SourceTable {
  /// The place of the row of a column's subject, if there is one.
  func place(of source: Column.Source, subject: Int) -> RowPlace? {
    guard let rows = source.rows else { return place(ofSubject: subject) }
    guard rows.indices.contains(subject), rows[subject] != SourceTable.noRow else { return nil }
    let row = Int(rows[subject])
    return places.indices.contains(row) ? places[row] : nil
  }
}
