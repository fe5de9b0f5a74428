import Decimals
import Diagnostics
import Foundation
import Rulebooks
import Runs
import Scenarios
import Scoring
import Testing

/// What is added stands in the file where an author would have written it.
@Suite struct AdditionTests {
  /// Changes with the lines that take the place of others.
  static let cases: [(change: String, old: String, new: String)] = [
    (
      "xã/criteria/1.2={ points: 2, score: { per: số lớp, each: 1 } }",
      "          - { id: 1.1, points: 6, score: { per: số lớp, each: 1 } }\n",
      """
                - { id: 1.1, points: 6, score: { per: số lớp, each: 1 } }
                - { id: 1.2, points: 2, score: { per: số lớp, each: 1 } }

      """
    ),
    (
      "xã/criteria/2/score/table/1={ from: 4, earn: 4 }", "            - { from: 2, earn: 4 }\n",
      "            - { from: 4, earn: 4 }\n            - { from: 2, earn: 4 }\n"
    ),
    (
      "xã/criteria/2/score/table/3={ from: 4, earn: 4 }", "            - { from: 0, earn: 0 }\n",
      "            - { from: 0, earn: 0 }\n            - { from: 4, earn: 4 }\n"
    ),
    (
      "xã/classes/khá={ from: 6 }", "{ id: đạt, from: 5 }",
      "{ id: khá, from: 6 }, { id: đạt, from: 5 }"
    ),
    (
      "xã/rankings/chung/numbering=dense", "order-by: [total] }",
      "order-by: [total], numbering: dense }"
    ),
    (
      "xã/criteria/2/note=a: b", "            - { from: 0, earn: 0 }\n",
      "            - { from: 0, earn: 0 }\n        note: 'a: b'\n"
    ),
    (
      "xã/knock-outs/kém={ when: số lớp = 0, class: kém }",
      "      chung: { within: all, order-by: [total] }\n",
      """
            chung: { within: all, order-by: [total] }
          knock-outs: [{ id: kém, when: số lớp = 0, class: kém }]

      """
    ),
    (
      "parameters/ngưỡng=5", "      chung: { within: all, order-by: [total] }\n",
      "      chung: { within: all, order-by: [total] }\nparameters: { ngưỡng: 5 }\n"
    ),
  ]

  @Test(arguments: cases)
  func standsWhereAnAuthorWouldHaveWrittenIt(
    _ change: String, _ old: String, _ new: String
  ) throws {
    let bench = try SmallRun()
    let applied = bench.base.applying(
      Scenario(changes: [try #require(Scenario.Change.reading(change, .add, of: "--add").change)]))
    let file = try #require(applied.files["rules/rulebook.yaml"])
    var expected = SmallRun.rulebook.replacing(old, with: new)
    // Sections and the scale follow.
    if change.contains("criteria/1.2") {
      expected = expected.replacing(
        "points: 6\n        criteria", with: "points: 8\n        criteria"
      )
      .replacing("scale: 10", with: "scale: 12")
    }
    #expect(String(decoding: file.bytes, as: UTF8.self) == expected)
    #expect(expected != SmallRun.rulebook)
  }

  @Test func additionsOfDifferentThingsCommute() throws {
    let bench = try SmallRun()
    let changes = try [
      "xã/classes/khá={ from: 6 }",
      "xã/criteria/1.2={ points: 2, score: { per: số lớp, each: 1 } }",
    ]
    .map { try #require(Scenario.Change.reading($0, .add, of: "--add").change) }
    let one = bench.base.applying(Scenario(changes: changes))
    let other = bench.base.applying(Scenario(changes: changes.reversed()))
    #expect(!one.files.isEmpty)
    #expect(one.diagnostics.isEmpty)
    #expect(one.files.mapValues(\.bytes) == other.files.mapValues(\.bytes))
  }

  /// A formula grows with its points however it is written, also more than once.
  @Test(arguments: [
    "score: { formula: \"min(4, số lớp)\" }", "score: { formula: 'min(4, số lớp)' }",
    "score:\n          formula: |\n            min(4,\n              số lớp)",
  ])
  func formulasGrowWithTheirPoints(_ score: String) throws {
    let own = SmallRun.rulebook.components(separatedBy: "        score:\n").first ?? ""
    let rest = SmallRun.rulebook.components(separatedBy: "    classes:").last ?? ""
    let bench = try SmallRun(own + "        \(score)\n    classes:" + rest)
    var scenario = Scenario(changes: [
      Scenario.Change(Address(["criteria", "2", "points"]), .set("14"))
    ])
    let once = bench.base.applying(scenario)
    #expect(once.diagnostics.isEmpty)
    scenario.rescale = "10"
    let twice = bench.base.applying(scenario)
    #expect(twice.diagnostics.isEmpty)
    // B holds three classes: three of four points, of ten and a half, then of seven.
    for (applied, points) in [(once, "10.5"), (twice, "5.25")] {
      let run = try #require(applied.computed(from: bench.asItIs))
      let before = try #require(bench.asItIs.outcome.assessments.first?.totals[1].number)
      let after = try #require(run.outcome.assessments.first?.totals[1].number)
      let own = applied.rules.last { $0.address.segments.last == "formula" }?.after ?? ""
      #expect(own.hasPrefix("(") && !own.contains("'"), "\(own)")
      #expect(before.description == "6")
      let section = points == "10.5" ? Decimal(3) : Decimal("1.5") ?? .zero
      #expect(after == Decimal(points)?.adding(section))
    }
  }
}
