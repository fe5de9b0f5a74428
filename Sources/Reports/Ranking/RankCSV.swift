import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
public import Runs
import Scoring

/// The result of a run as CSV: one row a subject, columns named by the addresses that scenarios,
/// tests and messages use. The same in every language.
public struct RankCSV: Sendable {
  private var view: RunView
  private let selection: RankSelection
  private let dialect: CSVWriter.Dialect

  /// Makes a writer.
  public init(_ run: ComputedRun, _ selection: RankSelection, dialect: CSVWriter.Dialect) {
    view = RunView(run, language: .vi)
    self.selection = selection
    self.dialect = dialect
  }

  /// Hands the text to `write` in pieces.
  public func write<E: Error>(to write: ([UInt8]) throws(E) -> Void) throws(E) {
    var csv = CSVWriter(dialect: dialect)
    let shown = selection.assessments(of: view.run.outcome)
    for (position, number) in shown.enumerated() {
      let outcome = view.run.outcome.assessments[number]
      // Several assessments have different columns: each is a table of its own.
      if position > 0 { csv.endLine() }
      writeHeadings(of: outcome, to: &csv)
      var writer = self
      writer.view.kind = outcome.checked.assessment.subject
      for (count, row) in selection.order(of: outcome).enumerated() {
        writer.write(row, of: outcome, to: &csv)
        if count % 1024 == 1023 { try write(csv.drain()) }
      }
    }
    try write(csv.drain())
  }

  private func writeHeadings(of outcome: AssessmentOutcome, to csv: inout CSVWriter) {
    let assessment = outcome.checked.assessment
    for heading in ["provisional", "assessment", "subject", "name"] { csv.text(heading) }
    for (_, name) in view.attributes(of: assessment.subject) {
      csv.text("attributes/" + segment(name))
    }
    for heading in ["state", "total", "class", "class/state"] { csv.text(heading) }
    for ranking in assessment.rankings { csv.text("rank/" + segment(ranking.name.value)) }
    for node in outcome.checked.nodes.dropFirst() { csv.text(address("criteria", node)) }
    for (index, node) in outcome.checked.adjustments.enumerated() {
      let kind = index < assessment.bonus.count ? "bonus" : "penalty"
      csv.text(address(kind, node))
    }
    for ranks in outcome.sectionRanks {
      let ranking = assessment.rankings[ranks.ranking]
      csv.text(
        address("criteria", outcome.checked.nodes[ranks.node]) + "/rank/"
          + segment(ranking.name.value))
    }
    for award in assessment.awards { csv.text("awards/" + segment(award.id.value)) }
    csv.endLine()
  }

  private func write(_ row: Int, of outcome: AssessmentOutcome, to csv: inout CSVWriter) {
    let subject = outcome.subjects[row]
    let assessment = outcome.checked.assessment
    csv.text(view.run.isProvisional ? "true" : "false")
    csv.text(assessment.id.value)
    csv.text(view.subjects.ids[subject])
    csv.text(view.subjects.names[subject] ?? "")
    for (number, _) in view.attributes(of: assessment.subject) {
      let cell = view.cell(ofFact: number, subject: subject)
      if let figure = cell.number {
        csv.figure(figure.description)
      } else {
        csv.text(view.plain(cell) ?? "")
      }
    }
    csv.text(outcome.states[row].key)
    csv.write(outcome.totals[row].number)
    let result = outcome.classes[row]
    let published = result.published.flatMap {
      assessment.classes.indices.contains($0) ? assessment.classes[$0].id.value : nil
    }
    csv.text(published ?? "")
    csv.text(result.state.key)
    for ranks in outcome.ranks {
      if let rank = ranks[row] { csv.figure(String(rank.value)) } else { csv.empty() }
    }
    let nodes = outcome.checked.nodes.count
    let results = Array(1..<max(nodes, 1)) + outcome.checked.adjustments.indices.map { nodes + $0 }
    for number in results { csv.write(outcome.result(ofNode: number, row: row)?.points) }
    for ranks in outcome.sectionRanks {
      if let rank = ranks.ranks[row] { csv.figure(String(rank.value)) } else { csv.empty() }
    }
    for (_, state) in view.awards(row, of: outcome) {
      switch state {
      case .given: csv.text("yes")
      case .pending: csv.text("pending")
      case nil: csv.text("no")
      }
    }
    csv.endLine()
  }

  private func address(_ kind: String, _ node: CheckedNode) -> String {
    "\(kind)/\(segment(node.criterion.id.value))"
  }
}

extension CSVWriter {
  fileprivate mutating func write(_ figure: Decimal?) {
    if let figure { self.figure(figure.description) } else { empty() }
  }
}

/// A segment of an address as addresses write it.
func segment(_ name: String) -> String { Address([name]).description }
