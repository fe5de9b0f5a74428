import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
import Scenarios
import Scoring

/// Why one result stands above another, as JSON, version 1: `{format: "thidua.why", version: 1, run,
/// title, period, rulebook, provisional, assessment, first: {kind, subject, class, group, count,
/// total, ranks: {ranking: {value, of, tied, within}}, run, path}, second: {…}, gap, items: [{address, title, difference, amounts: {first, second}, points:
/// {first, second}, maximum}], equal}`. The differences add up to the gap exactly; figures are text
/// with all their digits.
public struct WhyJSON: Sendable {
  private let comparison: WhyComparison

  /// Makes a writer.
  public init(_ comparison: WhyComparison) { self.comparison = comparison }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    let gap = comparison.gap
    let outcome = comparison.run.outcome.assessments[comparison.assessment]
    json.object { json in
      json.field("format", "thidua.why")
      json.field("version", 1)
      json.writeHead(of: comparison.run)
      json.field("assessment", outcome.checked.assessment.id.value)
      let isLine = if case .nextClass = comparison.other { true } else { false }
      json.key("first")
      write(isOwn: !isLine, total: gap.totals.first, outcome, to: &json)
      json.key("second")
      write(isOwn: isLine, total: gap.totals.second, outcome, to: &json)
      json.field("gap", gap.gap.description)
      json.key("items")
      json.array { json in
        for item in gap.items {
          var line = JSONWriter()
          line.object { json in
            json.field("address", item.source.address)
            json.key("title")
            json.write(item.title)
            json.field("difference", item.difference.description)
            json.key("amounts")
            json.object { json in
              json.field("first", item.amounts.first.description)
              json.field("second", item.amounts.second.description)
            }
            json.key("points")
            json.object { json in
              json.field("first", item.points.first?.description)
              json.field("second", item.points.second?.description)
            }
            json.field("maximum", item.maximum?.description)
          }
          json.raw(line.bytes)
        }
      }
      json.field("equal", gap.equalCount)
    }
    json.endLine()
    return json.bytes
  }

  private func write(
    isOwn: Bool, total: Decimal, _ outcome: AssessmentOutcome, to json: inout JSONWriter
  ) {
    let assessment = outcome.checked.assessment
    let ids = comparison.run.subjects(assessment.subject).ids
    json.object { json in
      switch (isOwn, comparison.other) {
      case (true, _):
        json.field("kind", "subject")
        json.field("subject", ids[comparison.subject])
        writeStanding(of: comparison.subject, outcome, to: &json)
      case (false, .subject(let number)):
        json.field("kind", "subject")
        json.field("subject", ids[number])
        writeStanding(of: number, outcome, to: &json)
      case (false, .mean):
        json.field("kind", "mean")
        json.field(
          "group",
          comparison.peers.group.flatMap { RunView(comparison.run, language: .vi).plain($0) })
        json.field("count", comparison.peers.count)
      case (false, .nextClass):
        json.field("kind", "class")
        json.field("class", comparison.lineClass.map { assessment.classes[$0].id.value })
      case (false, .previous(let results, _)):
        json.field("kind", "previous")
        json.field("subject", comparison.former?.id)
        json.field("class", comparison.former?.classID)
        json.field("run", results.run?.file.id.value)
        json.field("path", results.path)
        if let earlier = results.run, let place = comparison.former?.place {
          writeRanks(place.row, earlier.outcome.assessments[place.assessment], earlier, to: &json)
        }
      }
      json.field("total", total.description)
    }
  }

  /// The class and ranks of a subject.
  private func writeStanding(
    of subject: Int, _ outcome: AssessmentOutcome, to json: inout JSONWriter
  ) {
    guard let row = outcome.subjects.firstIndex(of: subject) else { return }
    let classes = outcome.checked.assessment.classes
    json.field(
      "class",
      outcome.classes[row].published.flatMap {
        classes.indices.contains($0) ? classes[$0].id.value : nil
      })
    writeRanks(row, outcome, comparison.run, to: &json)
  }

  private func writeRanks(
    _ row: Int, _ outcome: AssessmentOutcome, _ run: ComputedRun, to json: inout JSONWriter
  ) {
    let view = RunView(run, language: .vi)
    json.key("ranks")
    json.object { json in
      for (ranking, ranks) in zip(outcome.checked.assessment.rankings, outcome.ranks) {
        json.key(ranking.name.value)
        json.write(ranks[row]) { view.plain($0) }
      }
    }
  }
}

extension Contributions.Source {
  /// What brought points, as an address.
  var address: String {
    switch self {
    case .criterion(let id): "criteria/" + segment(id)
    case .section(let id): "criteria/" + segment(id) + "/rounding"
    case .bonus(let id): "bonus/" + segment(id)
    case .penalty(let id): "penalty/" + segment(id)
    case .total: "total"
    }
  }
}
