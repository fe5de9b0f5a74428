import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What differs between two rulebooks, as JSON, version 1: `{format: "thidua.diff", version: 1,
/// matched: [{before, after, by}], differences: [{kind, element: {kind, assessment, id, title}, address, former-address, before, after,
/// changes-results, origin: {before, after}}]}`; with a run also `run, title, period, rulebook,
/// provisional, unusable: {before: [{code, count, origin}], after}, assessments: [{id, classes, unmoved, rankings, awards, lines, moves: [{subject, total,
/// class, rank, ranks, section-ranks, class-through, class-rules, items: [{address, difference, differences, indirect}]}], through: [{addresses,
/// differences, indirect, gain, lose, least, greatest, sum}]}], lost-decisions`. `differences` of items are numbers in
/// the list, from 0. The items of a move add up to the change of its total exactly.
public struct DiffJSON: Sendable {
  private let differences: [RuleDifference]
  private let matching: RuleMatching
  private let effects: RuleEffects?

  /// Makes a writer.
  public init(
    _ differences: [RuleDifference], _ matching: RuleMatching, _ effects: RuleEffects?
  ) {
    self.differences = differences
    self.matching = matching
    self.effects = effects
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.diff")
      json.field("version", 1)
      if let effects {
        let (before, after) = effects.standIns
        json.writeHead(
          of: effects.comparison.after, provisional: !(before.faults + after.faults).isEmpty)
        json.key("unusable")
        json.object { json in
          json.write("before", before)
          json.write("after", after)
        }
      }
      json.key("matched")
      json.array { json in
        for pair in matching.assessments {
          json.object { json in
            json.field("before", pair.before)
            json.field("after", pair.after)
            json.field("by", pair.basis.rawValue)
          }
        }
      }
      json.key("differences")
      json.array { json in
        for difference in differences { write(difference, to: &json) }
      }
      if let effects {
        json.key("assessments")
        json.array { json in
          for effect in effects.assessments {
            write(effect.comparison, effect, effects.comparison, to: &json)
          }
        }
        json.writeLostDecisions(of: effects.comparison)
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ difference: RuleDifference, to json: inout JSONWriter) {
    var line = JSONWriter()
    line.object { json in
      json.field("kind", difference.kind.rawValue)
      json.key("element")
      json.object { json in
        json.field("kind", difference.element.kind.rawValue)
        json.field("assessment", difference.element.assessment)
        json.field("id", difference.element.id)
        json.key("title")
        json.write(difference.element.title)
      }
      json.field("address", difference.address.description)
      json.field("former-address", difference.formerAddress?.description)
      json.field("before", difference.before)
      json.field("after", difference.after)
      json.field("changes-results", difference.mayChangeResults)
      json.key("origin")
      json.object { json in
        for (key, span) in [
          ("before", difference.places.before), ("after", difference.places.after),
        ] {
          json.field(key, span.map { "\($0.source.path):\($0.place.line)" })
        }
      }
    }
    json.raw(line.bytes)
  }

  private func write(
    _ assessed: RunComparison.Assessed, _ effect: RuleEffects.Assessed,
    _ comparison: RunComparison, to json: inout JSONWriter
  ) {
    let assessment = comparison.after.outcome.assessments[assessed.numbers.after].checked.assessment
    let ids = comparison.after.subjects(assessment.subject).ids
    json.object { json in
      json.field("id", assessment.id.value)
      json.writeClassCounts(of: assessed)
      json.field("unmoved", assessed.unmoved)
      json.writeRankings(of: assessed)
      json.writeAwards(of: assessed)
      write("lines", effect.lines, to: &json)
      json.key("moves")
      json.array { json in
        for moved in effect.moved {
          var line = JSONWriter()
          write(moved, ids[moved.move.subject], to: &line)
          json.raw(line.bytes)
        }
      }
      json.key("through")
      json.array { json in
        for summary in effect.summaries {
          var line = JSONWriter()
          write(summary, to: &line)
          json.raw(line.bytes)
        }
      }
    }
  }

  private func write(_ moved: RuleEffects.Moved, _ id: String, to json: inout JSONWriter) {
    let move = moved.move
    json.object { json in
      json.field("subject", id)
      json.writeStanding(of: move)
      json.key("class-through")
      json.array { json in
        for cause in moved.classCauses { json.string(cause.rawValue) }
      }
      json.key("class-rules")
      json.strings(moved.decidingRules.map(\.address.description))
      json.key("items")
      json.array { json in
        for part in moved.parts {
          json.object { json in
            json.field("address", part.item.source.address)
            json.field("difference", part.item.difference.description)
            write("differences", part.differences, to: &json)
            json.field("indirect", part.isIndirect)
          }
        }
      }
    }
  }

  private func write(_ summary: RuleEffects.Summary, to json: inout JSONWriter) {
    json.object { json in
      json.key("addresses")
      json.array { json in
        for source in summary.sources { json.string(source.address) }
      }
      write("differences", summary.differences, to: &json)
      json.field("indirect", summary.isIndirect)
      json.field("gain", summary.gaining)
      json.field("lose", summary.losing)
      json.field("least", summary.least.description)
      json.field("greatest", summary.greatest.description)
      json.field("sum", summary.sum.description)
    }
  }

  private func write(_ key: String, _ numbers: [Int], to json: inout JSONWriter) {
    json.key(key)
    json.array { json in
      for number in numbers { json.number(number) }
    }
  }
}
