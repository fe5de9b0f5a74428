import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What each of several values would do, as JSON, version 1: `{format: "thidua.vary", version: 1, run,
/// title, period, rulebook, provisional, scenario, addresses: [{address, values}], assessments: [{id,
/// as-it-is: {classes: [{class, count}], pending}, cells: [{values, classes, pending, class-changes:
/// [{subject, before, after}], rank-changes, turns: [{address, from, to, classes, ranks}]}]}]}`. Changes
/// are from the run as it is; a turn is a step from one value to the next at which somebody's class or
/// rank changes.
public struct GridJSON: Sendable {
  private let grid: ScenarioGrid
  private let scenario: Scenario

  /// Makes a writer.
  public init(_ grid: ScenarioGrid, _ scenario: Scenario) {
    self.grid = grid
    self.scenario = scenario
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.vary")
      json.field("version", 1)
      json.writeHead(of: grid.baseline)
      json.field("scenario", scenario.name)
      json.key("addresses")
      json.array { json in
        for axis in grid.axes {
          json.object { json in
            json.field("address", axis.address.description)
            json.key("values")
            json.strings(axis.values)
          }
        }
      }
      json.key("assessments")
      json.array { json in
        for place in grid.assessments.indices { write(place, to: &json) }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ place: Int, to json: inout JSONWriter) {
    let assessed = grid.assessments[place]
    let outcome = grid.baseline.outcome.assessments[assessed.number]
    let all = grid.baseline.subjects(outcome.checked.assessment.subject).ids
    let ids = outcome.subjects.map { all[$0] }
    let turns = Dictionary(grouping: grid.turns(of: place), by: \.cells.after)
    json.object { json in
      json.field("id", outcome.checked.assessment.id.value)
      json.key("as-it-is")
      json.object { json in write(assessed.asItIs, assessed, to: &json) }
      json.key("cells")
      json.array { json in
        for (number, cell) in grid.cells.enumerated() {
          let standing = cell.standings[place]
          var line = JSONWriter()
          line.object { json in
            json.key("values")
            json.strings(cell.values)
            write(standing, assessed, to: &json)
            json.key("class-changes")
            json.array { json in
              for row in standing.changedClasses {
                json.object { json in
                  json.field("subject", ids[row])
                  json.field("before", assessed.asItIs.classes[row])
                  json.field("after", standing.classes[row])
                }
              }
            }
            json.field("rank-changes", standing.changedRanks)
            json.key("turns")
            json.array { json in
              for turn in turns[number] ?? [] {
                json.object { json in
                  json.field("address", grid.axes[turn.axis].address.description)
                  json.field("from", turn.cells.before.map { grid.cells[$0].values[turn.axis] })
                  json.field("to", cell.values[turn.axis])
                  json.key("classes")
                  json.strings(turn.classes.map { ids[$0] })
                  json.field("ranks", turn.ranks)
                }
              }
            }
          }
          json.raw(line.bytes)
        }
      }
    }
  }

  private func write(
    _ standing: ScenarioGrid.Standing, _ assessed: ScenarioGrid.Assessed,
    to json: inout JSONWriter
  ) {
    json.key("classes")
    json.array { json in
      for (rule, count) in zip(assessed.classes, standing.counts) {
        json.object { json in
          json.field("class", rule.id)
          json.field("count", count)
        }
      }
    }
    json.field("pending", standing.pending)
  }
}
