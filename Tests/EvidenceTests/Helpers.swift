import Decimals
import Diagnostics

@testable import Evidence

/// Reads one table that lists the subjects too.
func readTable(
  _ csv: String, _ columns: [ColumnRequest], subject: String = "id", name: String? = nil,
  missing: [String] = [], notApplicable: [String] = [], ignored: [String] = [],
  format: DeclaredFormat = .init()
) -> EvidenceStore {
  readTable(
    Array(csv.utf8), columns, subject: subject, name: name, missing: missing,
    notApplicable: notApplicable, ignored: ignored, format: format)
}

func readTable(
  _ bytes: [UInt8], _ columns: [ColumnRequest], subject: String = "id", name: String? = nil,
  missing: [String] = [], notApplicable: [String] = [], ignored: [String] = [],
  format: DeclaredFormat = .init()
) -> EvidenceStore {
  let table = TableRequest(
    path: "a.csv", input: .bytes(bytes), subjectHeading: subject, missingMarks: missing,
    notApplicableMarks: notApplicable, ignored: ignored, format: format)
  return readEvidence(
    EvidenceRequest(
      subjects: .listed(SubjectListRequest(table: table, nameHeading: name)), tables: [table],
      columns: columns))
}

func column(_ heading: String, _ kind: ColumnRequest.Kind, range: ValueRange? = nil)
  -> ColumnRequest
{
  ColumnRequest(id: 1, heading: heading, kind: kind, range: range)
}

extension EvidenceStore {
  /// The values of a column, subject by subject, as text.
  func texts(_ id: Int = 1) -> [String] {
    guard let column = column(id: id) else { return [] }
    return (0..<column.count).map { shown(column.cell($0)) }
  }

  /// The faults but for notes, as code, line and column.
  var faults: [String] {
    diagnostics.filter { $0.severity != .note }.map { diagnostic in
      guard let at = diagnostic.at else { return diagnostic.fault.code }
      return "\(diagnostic.fault.code) \(at.place.line):\(at.place.column)"
    }
  }
}

func shown(_ cell: Cell) -> String {
  if let number = cell.number { return number.description }
  if let truth = cell.boolean { return truth ? "yes" : "no" }
  if let text = cell.text { return Texts.string(text) }
  if let level = cell.level { return "\(level.ladder)/\(level.rung)" }
  if let days = cell.days { return "day \(days)" }
  if let absence = cell.absence { return "\(absence.reason)" }
  return "?"
}
