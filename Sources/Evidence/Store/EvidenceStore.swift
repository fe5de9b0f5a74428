import Decimals
import Diagnostics

/// The evidence of a run about one kind of subject: whom it is about, the values, where each came
/// from, and all that is wrong with it. Immutable; shared by threads.
public struct EvidenceStore: Sendable {
  /// Whom it is about.
  public let subjects: SubjectTable
  /// What the table of subjects tells of them, in the order of the requests.
  public let attributes: [Column]
  /// The columns that were asked for, by indicator, period and stage, each once. A column that no
  /// table has is not among them.
  public let columns: [Column]
  /// The tables that were read.
  public let tables: [SourceTable]
  /// All that is wrong, and notes on how the tables are written.
  public let diagnostics: [Diagnostic]
  /// How many values and rows are faulty, shown one by one or not.
  public let faultyValues: Int

  /// The column of an indicator, if a table has it.
  public func column(id: Int, period: Int = 0, stage: Int = 0) -> Column? {
    let key = ColumnKey(id: id, period: period, stage: stage)
    var low = 0
    var high = columns.count
    while low < high {
      let middle = (low + high) / 2
      if columns[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < columns.count && columns[low].key == key ? columns[low] : nil
  }

  /// Where the value of a subject comes from; nil where no table has a row and a column for it.
  /// With `reading`, the text that stands there is read again.
  public func origin(of column: Column, subject: Int, reading: Bool = false) -> Origin? {
    let source: Column.WideSource
    switch column.origins {
    case .nowhere: return nil
    case .wide(let only): source = only
    case .several(let sources, let sourceOfSubject):
      guard sourceOfSubject.indices.contains(subject) else { return nil }
      let number = Int(sourceOfSubject[subject])
      guard sources.indices.contains(number) else { return nil }
      source = sources[number]
    }
    guard tables.indices.contains(source.table) else { return nil }
    let table = tables[source.table]
    guard let place = table.place(ofSubject: subject), table.headings.indices.contains(source.field)
    else { return nil }
    return Origin(
      path: table.path, row: Int(place.number), line: Int(place.line),
      heading: table.headings[source.field], column: source.field + 1,
      text: reading ? table.text(at: place, column: source.field) : nil)
  }
}
