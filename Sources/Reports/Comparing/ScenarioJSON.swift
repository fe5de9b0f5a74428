import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What a scenario does, as JSON, version 1: `{format: "thidua.whatif", version: 1, run, title, period,
/// rulebook, provisional, scenario, changes: [{address, before, after, consequence, origin}],
/// assessments: [{id, classes: [{class, before, after}], unmoved, moves: [{subject, total: {before,
/// after}, class, rank, items: [{address, difference}]}]}], lost-decisions}`. The items of a move add
/// up to the change of its total exactly.
public struct ScenarioJSON: Sendable {
  private let scenario: Scenario
  private let applied: AppliedScenario
  private let comparison: RunComparison

  /// Makes a writer.
  public init(_ scenario: Scenario, _ applied: AppliedScenario, _ comparison: RunComparison) {
    self.scenario = scenario
    self.applied = applied
    self.comparison = comparison
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.whatif")
      json.field("version", 1)
      json.writeHead(of: comparison.after)
      json.field("scenario", scenario.name)
      json.key("changes")
      json.array { json in
        for change in applied.rules {
          json.object { json in
            json.field("address", change.address.description)
            json.field("before", change.isAddition ? nil : change.before)
            json.field("after", change.after)
            json.field("consequence", change.isConsequence)
            json.key("origin")
            json.object { json in
              json.field("file", change.span.source.path)
              json.field("line", change.span.place.line)
            }
          }
        }
        for change in applied.evidence {
          json.object { json in
            json.field("address", change.address.description)
            json.field("before", change.before)
            json.field("after", change.after)
            json.field("consequence", false)
            json.key("origin")
            json.writeOrigin(
              comparison.before.origin(
                ofFact: change.fact, change.kind, subject: change.subject))
          }
        }
      }
      json.key("assessments")
      json.array { json in
        for assessed in comparison.assessments { write(assessed, to: &json) }
      }
      json.key("lost-decisions")
      json.array { json in
        for number in comparison.lostDecisions { json.number(number) }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ assessed: RunComparison.Assessed, to json: inout JSONWriter) {
    let assessment = comparison.after.outcome.assessments[assessed.numbers.after].checked.assessment
    let ids = comparison.after.subjects(assessment.subject).ids
    json.object { json in
      json.field("id", assessment.id.value)
      json.key("classes")
      json.array { json in
        for each in assessed.classCounts {
          json.object { json in
            json.field("class", each.id)
            json.field("before", each.before)
            json.field("after", each.after)
          }
        }
      }
      json.field("unmoved", assessed.unmoved)
      json.key("moves")
      json.array { json in
        for move in assessed.moves {
          var line = JSONWriter()
          line.object { json in
            json.field("subject", ids[move.subject])
            json.key("total")
            json.object { json in
              json.field("before", move.totals.before?.description)
              json.field("after", move.totals.after?.description)
            }
            json.key("class")
            json.object { json in
              json.field("before", move.classes.before)
              json.field("after", move.classes.after)
            }
            json.key("rank")
            json.object { json in
              json.field("before", move.ranks.before.map { String($0.value) })
              json.field("after", move.ranks.after.map { String($0.value) })
            }
            json.key("items")
            json.array { json in
              for item in move.gap?.items ?? [] {
                json.object { json in
                  json.field("address", item.source.address)
                  json.field("difference", item.difference.description)
                }
              }
            }
          }
          json.raw(line.bytes)
        }
      }
    }
  }
}
