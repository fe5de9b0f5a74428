import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What scenarios do, as JSON, version 1. One: `{format: "thidua.whatif", version: 1, run, title, period,
/// rulebook, provisional, against, scenario, changes, assessments, lost-decisions}`; several: `{format:
/// "thidua.scenarios", version: 1, …, against, scenarios: [{scenario, changes, …}]}`. The items of a move
/// add up to the change of its total exactly.
public struct ScenarioJSON: Sendable {
  private let effects: [ScenarioEffect]
  private let baseline: ScenarioBaseline?

  /// Makes a writer of one scenario.
  public init(_ scenario: Scenario, _ applied: AppliedScenario, _ comparison: RunComparison) {
    self.init([ScenarioEffect(scenario, applied, comparison)])
  }

  /// Makes a writer.
  ///
  /// - Parameter baseline: What the run is compared with, where that is not the run as it is.
  public init(_ effects: [ScenarioEffect], against baseline: ScenarioBaseline? = nil) {
    self.effects = effects
    self.baseline = baseline
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", effects.count == 1 ? "thidua.whatif" : "thidua.scenarios")
      json.field("version", 1)
      if let first = effects.first { json.writeHead(of: first.comparison.after) }
      json.field("against", baseline?.name)
      if effects.count == 1, let effect = effects.first {
        write(effect, to: &json)
      } else {
        json.key("scenarios")
        json.array { json in
          for effect in effects { json.object { json in write(effect, to: &json) } }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ effect: ScenarioEffect, to json: inout JSONWriter) {
    let comparison = effect.comparison
    json.field("scenario", effect.scenario.name)
    json.key("changes")
    json.array { json in
      for change in effect.applied.rules {
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
      for change in effect.applied.evidence {
        json.object { json in
          json.field("address", change.address.description)
          json.field("before", change.before)
          json.field("after", change.after)
          json.field("consequence", false)
          json.key("origin")
          json.writeOrigin(change.origin)
        }
      }
    }
    json.key("assessments")
    json.array { json in
      for assessed in comparison.assessments { write(assessed, comparison, to: &json) }
    }
    json.writeLostDecisions(of: comparison)
  }

  private func write(
    _ assessed: RunComparison.Assessed, _ comparison: RunComparison, to json: inout JSONWriter
  ) {
    let assessment = comparison.after.outcome.assessments[assessed.numbers.after].checked.assessment
    let ids = comparison.after.subjects(assessment.subject).ids
    json.object { json in
      json.field("id", assessment.id.value)
      json.writeClassCounts(of: assessed)
      json.key("pending")
      json.object { json in
        json.field("before", assessed.pending.before)
        json.field("after", assessed.pending.after)
      }
      json.field("unmoved", assessed.unmoved)
      json.key("only")
      json.object { json in
        json.key("before")
        json.strings(assessed.only.before)
        json.key("after")
        json.strings(assessed.only.after)
      }
      json.field(
        "average-rank-shift", assessed.rankings.first?.shift?.settled().description)
      json.writeRankings(of: assessed)
      json.key("moves")
      json.array { json in
        for move in assessed.moves {
          var line = JSONWriter()
          line.object { json in
            json.field("subject", ids[move.subject])
            json.field("direction", move.direction.rawValue)
            json.writeStanding(of: move)
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
      writeGroups(assessed, to: &json)
    }
  }

  private func writeGroups(_ assessed: RunComparison.Assessed, to json: inout JSONWriter) {
    json.key("groups")
    json.array { json in
      for group in assessed.groups {
        var line = JSONWriter()
        line.object { json in
          json.field("attribute", group.attribute)
          json.field("value", group.value)
          json.field("count", group.count)
          json.field("class-up", group.classes.up)
          json.field("class-down", group.classes.down)
          json.field("rank-up", group.ranks.first?.up ?? 0)
          json.field("rank-down", group.ranks.first?.down ?? 0)
          json.key("ranks")
          json.array { json in
            for (ranking, count) in zip(assessed.rankings, group.ranks) {
              json.object { json in
                json.field("ranking", ranking.name)
                json.field("up", count.up)
                json.field("down", count.down)
              }
            }
          }
          json.field("mean-change", group.meanChange?.description)
        }
        json.raw(line.bytes)
      }
    }
    json.writeAwards(of: assessed)
    json.key("quotas")
    json.array { json in
      for change in assessed.quotas {
        var line = JSONWriter()
        line.object { json in
          json.field("quota", change.quota)
          json.field("group", change.group)
          for (key, state) in [("before", change.before), ("after", change.after)] {
            json.key(key)
            guard let state else {
              json.null()
              continue
            }
            json.object { json in
              json.field("limit", state.limit)
              json.field("candidates", state.candidates)
              json.field("admitted", state.admitted)
              json.field("tied", state.tied)
              json.field("overflow", state.overflow)
            }
          }
        }
        json.raw(line.bytes)
      }
    }
    json.key("ties")
    json.object { json in
      for (key, ties) in [("opened", assessed.ties.opened), ("closed", assessed.ties.closed)] {
        json.key(key)
        json.array { json in
          for tie in ties {
            var line = JSONWriter()
            line.object { json in
              json.field("ranking", tie.ranking)
              json.field("rank", tie.rank)
              json.key("subjects")
              json.strings(tie.subjects)
            }
            json.raw(line.bytes)
          }
        }
      }
    }
  }
}
