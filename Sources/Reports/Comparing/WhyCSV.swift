import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
import Scenarios
import Scoring

/// Why one result stands above another, as CSV: one row a criterion that differs, the weightiest first,
/// then one for the totals. The differences add up to that of the totals exactly.
public struct WhyCSV: Sendable {
  private let comparison: WhyComparison
  private let dialect: CSVWriter.Dialect

  /// Makes a writer.
  public init(_ comparison: WhyComparison, dialect: CSVWriter.Dialect) {
    self.comparison = comparison
    self.dialect = dialect
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var csv = CSVWriter(dialect: dialect)
    for heading in [
      "assessment", "first", "second", "address", "title", "difference", "amount/first",
      "amount/second", "points/first", "points/second", "maximum",
    ] { csv.text(heading) }
    csv.endLine()
    let gap = comparison.gap
    for item in gap.items {
      writeSides(to: &csv)
      csv.text(item.source.address)
      csv.text(item.title?.text(in: .vi) ?? "")
      for figure in [
        item.difference, item.amounts.first, item.amounts.second, item.points.first,
        item.points.second, item.maximum,
      ] { write(figure, to: &csv) }
      csv.endLine()
    }
    writeSides(to: &csv)
    csv.text("sum")
    csv.empty()
    for figure in [gap.gap, gap.totals.first, gap.totals.second] { write(figure, to: &csv) }
    for _ in 0..<3 { csv.empty() }
    csv.endLine()
    return csv.bytes
  }

  private func write(_ figure: Decimal?, to csv: inout CSVWriter) {
    if let figure { csv.figure(figure.description) } else { csv.empty() }
  }

  /// The assessment and the two sides: ids of subjects, `mean`, `class/ID` or `previous/ID`.
  private func writeSides(to csv: inout CSVWriter) {
    let assessment = comparison.run.outcome.assessments[comparison.assessment].checked.assessment
    let ids = comparison.run.subjects(assessment.subject).ids
    let own = ids[comparison.subject]
    csv.text(assessment.id.value)
    switch comparison.other {
    case .subject(let number): for id in [own, ids[number]] { csv.text(id) }
    case .mean: for id in [own, "mean"] { csv.text(id) }
    case .nextClass:
      let line = comparison.lineClass.map { segment(assessment.classes[$0].id.value) } ?? ""
      for id in ["class/" + line, own] { csv.text(id) }
    case .previous:
      for id in [own, "previous/" + segment(comparison.former?.id ?? own)] { csv.text(id) }
    }
  }
}
