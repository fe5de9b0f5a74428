import Decimals
import Runs
import Scenarios
import Scoring
import Testing

/// What criteria bring to totals adds up exactly, and so do gaps.
@Suite struct GapTests {
  static let samples = [
    "bac-giang-2026", "papi-2015", "papi-2016", "hdi-2022", "can-tho-2026", "hai-phong-2026",
    "phap-luat-2026",
  ]

  @Test(arguments: samples) func partsAndGapsAddUp(_ sample: String) throws {
    let run = try #require(try computedSample(sample))
    var compared = 0
    for (number, outcome) in run.outcome.assessments.enumerated() {
      var previous: Contributions?
      var all: [Contributions] = []
      for row in outcome.subjects.indices.prefix(40) {
        guard let explanation = explain(run.outcome, assessment: number, row: row),
          let own = Contributions(explanation)
        else { continue }
        #expect(sum(own.parts.map(\.amount)) == own.total)
        if let previous {
          let gap = try #require(Gap(own, previous))
          #expect(sum(gap.items.map(\.difference)) == gap.gap)
          let weights = gap.items.map(\.difference.magnitude)
          #expect(weights == weights.sorted(by: >))
          compared += 1
        }
        for bound in explanation.classBounds.compactMap({ $0 }) where bound > own.total {
          let line = try #require(Gap(Contributions.line(bound, for: own), own))
          #expect(sum(line.items.map(\.difference)) == line.gap)
        }
        previous = own
        all.append(own)
      }
      guard let mean = Contributions.mean(of: all) else { continue }
      let gap = try #require(Gap(all[0], mean))
      #expect(sum(gap.items.map(\.difference)) == gap.gap)
    }
    #expect(compared >= 9)
  }

  private func sum(_ figures: [Decimal]) -> Decimal {
    figures.reduce(.zero) { $0.adding($1) ?? $0 }
  }
}
