import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
import Scoring

/// The values that changed between two stages as CSV: one row a value, with the criterion whose
/// points it changed, and the totals and classes of its subject at both stages.
public struct StageCSV: Sendable {
  private let comparison: StageComparison
  private let view: RunView
  private let dialect: CSVWriter.Dialect

  /// Makes a writer.
  public init(_ comparison: StageComparison, dialect: CSVWriter.Dialect) {
    self.comparison = comparison
    view = RunView(comparison.after, language: .vi)
    self.dialect = dialect
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var csv = CSVWriter(dialect: dialect)
    for heading in [
      "subject", "name", "indicator", "period", "before", "after", "difference", "documents",
      "note", "points", "origin/before", "origin/after", "assessment", "total/before",
      "total/after", "class/before", "class/after",
    ] { csv.text(heading) }
    csv.endLine()
    for row in comparison.rows { write(row, to: &csv) }
    return csv.bytes
  }

  private func write(_ row: StageComparison.Row, to csv: inout CSVWriter) {
    let subjects = view.run.subjects(row.kind)
    let facts = view.checked.facts(of: row.kind).facts
    csv.text(subjects.ids[row.subject])
    csv.text(subjects.names[row.subject] ?? "")
    csv.text(facts.indices.contains(row.fact) ? facts[row.fact].name : "")
    csv.text(row.period?.description ?? "")
    write(row.before, to: &csv)
    write(row.after, to: &csv)
    write(row.difference, to: &csv)
    csv.text(row.documents.map { "\($0.title) (\($0.status.key))" }.joined(separator: "; "))
    csv.text(row.remark ?? "")
    csv.text(
      row.effects.map {
        "\($0.criterion): \($0.before?.description ?? "") > \($0.after?.description ?? "")"
      }.joined(separator: "; "))
    csv.text(row.origins.before.map(view.place) ?? "")
    csv.text(row.origins.after.map(view.place) ?? "")
    let result = comparison.results.first { result in
      let assessment = view.run.outcome.assessments[result.assessment].checked.assessment
      return result.subject == row.subject && assessment.subject == row.kind
    }
    guard let result else {
      csv.endLine()
      return
    }
    let assessment = view.run.outcome.assessments[result.assessment].checked.assessment
    csv.text(assessment.id.value)
    write(comparison.totals(result).before, to: &csv)
    write(comparison.totals(result).after, to: &csv)
    for each in [comparison.classes(result).before, comparison.classes(result).after] {
      let id = each.published.flatMap {
        assessment.classes.indices.contains($0) ? assessment.classes[$0].id.value : nil
      }
      csv.text(id ?? each.state.key)
    }
    csv.endLine()
  }

  private func write(_ cell: Cell, to csv: inout CSVWriter) {
    if let figure = cell.number {
      csv.figure(figure.description)
    } else {
      csv.text(view.plain(cell) ?? "")
    }
  }

  private func write(_ figure: Decimal?, to csv: inout CSVWriter) {
    if let figure { csv.figure(figure.description) } else { csv.empty() }
  }
}
