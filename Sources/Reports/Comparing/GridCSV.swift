import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What each of several values would do, as CSV: one row an assessment and value or pair of values; the
/// first row of each assessment is the run as it is. `turn` is `class` or `rank` where somebody's class
/// or only a rank changes from the value before, `turned` says whose class.
public struct GridCSV: Sendable {
  private let grid: ScenarioGrid
  private let dialect: CSVWriter.Dialect

  /// Makes a writer.
  public init(_ grid: ScenarioGrid, dialect: CSVWriter.Dialect) {
    self.grid = grid
    self.dialect = dialect
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var csv = CSVWriter(dialect: dialect)
    var classes: [String] = []
    for rule in grid.assessments.flatMap(\.classes) where !classes.contains(rule.id) {
      classes.append(rule.id)
    }
    csv.text("assessment")
    for axis in grid.axes { csv.text(axis.address.description) }
    for heading in classes.map({ "class/" + $0 }) + [
      "pending", "class-changes", "rank-changes", "turn", "turned",
    ] { csv.text(heading) }
    csv.endLine()
    for (place, assessed) in grid.assessments.enumerated() {
      let turns = Dictionary(grouping: grid.turns(of: place), by: \.cells.after)
      write(grid.axes.map { _ in "" }, assessed.asItIs, assessed, classes, [], to: &csv)
      for (number, cell) in grid.cells.enumerated() {
        write(
          cell.values, cell.standings[place], assessed, classes, turns[number] ?? [], to: &csv)
      }
    }
    return csv.bytes
  }

  private func write(
    _ values: [String], _ standing: ScenarioGrid.Standing, _ assessed: ScenarioGrid.Assessed,
    _ classes: [String], _ turns: [ScenarioGrid.Turn], to csv: inout CSVWriter
  ) {
    let outcome = grid.baseline.outcome.assessments[assessed.number]
    let all = grid.baseline.subjects(outcome.checked.assessment.subject).ids
    csv.text(outcome.checked.assessment.id.value)
    for value in values {
      if Decimal(value) == nil { csv.text(value) } else { csv.figure(value) }
    }
    let counts = Dictionary(
      zip(assessed.classes.map(\.id), standing.counts), uniquingKeysWith: { first, _ in first })
    for id in classes {
      if let count = counts[id] { csv.figure(String(count)) } else { csv.empty() }
    }
    csv.figure(String(standing.pending))
    csv.figure(String(standing.changedClasses.count))
    csv.figure(String(standing.changedRanks))
    var turned: [String] = []
    for id in turns.flatMap(\.classes).map({ all[outcome.subjects[$0]] })
    where !turned.contains(id) { turned.append(id) }
    csv.text(turns.isEmpty ? "" : turned.isEmpty ? "rank" : "class")
    csv.text(turned.joined(separator: " "))
    csv.endLine()
  }
}
