import Diagnostics
import Foundation
import Rulebooks
import Runs
import Scenarios
import Testing

/// A scenario that is written reads back to the same one.
@Suite struct SavingTests {
  @Test func whatIsWrittenDoesTheSame() throws {
    let bench = try SmallRun()
    let arguments: [(Scenario.Change.Verb, String)] = [
      (.set, "xã/criteria/2/points=5"), (.set, "xã/rankings/chung/numbering=dense"),
      (.set, "evidence/A/số lớp=4"), (.remove, "xã/criteria/1"),
      (
        .add,
        "xã/criteria/3={ points: 2, score: { yes-no: 'số lớp in (1, 3)' }, title: 'a: \"b\"' }"
      ),
      (.add, "xã/classes/khá={ from: 6, title: { vi: Khá, en: 'Fair, #1' } }"),
      (.add, "parameters/\"ngưỡng\"=5"),
      (.add, "xã/knock-outs/1={ id: không lớp, when: số lớp = 0, class: kém }"),
    ]
    var scenario = Scenario(name: "thử: \"mọi\" cách", rescale: "10")
    for (verb, text) in arguments {
      scenario.changes.append(
        try #require(Scenario.Change.reading(text, verb, of: "--\(verb)").change))
    }
    let written = scenario.yaml()
    let read = loadScenario(Source(path: "s.yaml", text: written))
    #expect(read.diagnostics.isEmpty, "\(written)")
    let again = try #require(read.scenario)
    #expect(again.name == scenario.name && again.rescale == scenario.rescale)
    #expect(again.changes.map(\.address) == scenario.changes.map(\.address))
    #expect(again.yaml() == written)
    let (one, other) = (bench.base.applying(scenario), bench.base.applying(again))
    #expect(one.diagnostics.isEmpty)
    #expect(!one.files.isEmpty)
    #expect(one.files.mapValues(\.bytes) == other.files.mapValues(\.bytes))
    let runs = try [one, other].map { try #require($0.run?.computed()) }
    #expect(RunComparison(runs[0], runs[1]).assessments.allSatisfy { $0.moves.isEmpty })
    #expect(RunComparison(bench.asItIs, runs[0]).assessments.contains { !$0.moves.isEmpty })
  }
}
