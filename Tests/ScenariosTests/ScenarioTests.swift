import Decimals
import Diagnostics
import Foundation
import Rulebooks
import Runs
import Scenarios
import Scoring
import Testing

/// Scenarios are edits of the rules that an author could have made by hand.
@Suite struct ScenarioTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private struct Bench {
    let base: ScenarioBase
    let before: ComputedRun

    init(_ sample: String) throws {
      let path = "Samples/\(sample)/run.yaml"
      let loaded = loadRun(at: path, root: ScenarioTests.root.path())
      before = try #require(loaded.computed())
      base = try #require(ScenarioBase(path, root: ScenarioTests.root.path(), loaded))
    }

    func applied(_ changes: [(String, String)], rescale: String? = nil) -> AppliedScenario {
      base.applying(
        Scenario(
          changes: changes.compactMap { text, value in
            Address(text).map { Scenario.Change($0, .set(value)) }
          }, rescale: rescale))
    }

    func after(_ changes: [(String, String)], rescale: String? = nil) throws -> ComputedRun {
      let applied = applied(changes, rescale: rescale)
      #expect(applied.diagnostics.isEmpty)
      return try #require(applied.run?.computed())
    }
  }

  @Test func anEmptyScenarioChangesNothing() throws {
    let bench = try Bench("bac-giang-2026")
    let comparison = RunComparison(bench.before, try bench.after([]))
    #expect(comparison.assessments.count == bench.before.outcome.assessments.count)
    #expect(comparison.assessments.allSatisfy { $0.moves.isEmpty })
    #expect(comparison.lostDecisions.isEmpty)
  }

  /// Each figure of the rulebook in turn: the file as changed is the file with that piece of text
  /// replaced, byte for byte, and nothing else.
  @Test(arguments: ["bac-giang-2026", "papi-2016", "can-tho-2026"])
  func aScenarioEqualsEditingByHand(_ sample: String) throws {
    let bench = try Bench(sample)
    var tried = 0
    for listed in bench.base.addresses() where listed.address.segments.last != "points" {
      guard let figure = Decimals.Decimal(listed.value), listed.span.text == listed.value,
        let new = figure.adding(Decimals.Decimal("0.001") ?? .one)
      else { continue }
      let applied = bench.applied([(listed.address.description, new.description)])
      let source = listed.span.source
      guard let file = applied.files[source.path] else { continue }
      let expected =
        Array(source.bytes[..<listed.span.start]) + Array(new.description.utf8)
        + Array(source.bytes[listed.span.end...])
      #expect(file.bytes == expected, "\(listed.address)")
      #expect(applied.files.count == 1)
      tried += 1
      if tried == 25 { break }
    }
    #expect(tried > 3)
  }

  @Test func disjointChangesCommuteAndTheirEffectsAddUp() throws {
    let bench = try Bench("bac-giang-2026")
    let changes = [
      ("communes/criteria/3.8/points", "8"), ("parameters/điểm tốt", "75"),
      ("evidence/7210/tỷ lệ hài lòng", "70"),
    ]
    let one = bench.applied(changes)
    let other = bench.applied(changes.reversed())
    #expect(one.files.mapValues(\.bytes) == other.files.mapValues(\.bytes))
    let after = try #require(one.run?.computed())
    #expect(
      RunComparison(after, try #require(other.run?.computed())).assessments.allSatisfy {
        $0.moves.isEmpty
      })
    var explained = 0
    for move in RunComparison(bench.before, after).assessments.flatMap(\.moves) {
      guard let gap = move.gap, let old = move.totals.before, let new = move.totals.after else {
        continue
      }
      let sum = gap.items.reduce(Decimals.Decimal.zero) { $0.adding($1.difference) ?? $0 }
      #expect(sum == gap.gap && sum == new.subtracting(old))
      explained += 1
    }
    #expect(explained > 40)
  }

  /// The value that stands there is refused by name, and its change and the way back cancel.
  @Test func aScenarioAndItsReverseCancel() throws {
    let bench = try Bench("bac-giang-2026")
    let there = bench.applied([("parameters/điểm tốt", "75")])
    let moved = RunComparison(bench.before, try #require(there.run?.computed()))
    #expect(!moved.assessments.allSatisfy { $0.moves.isEmpty })
    let change = try #require(there.rules.first)
    let source = change.span.source
    let file = try #require(there.files[source.path])
    // The bytes that the reverse would put back are those of the file as it was.
    let end = change.span.start + (change.after?.utf8.count ?? 0)
    let back =
      Array(file.bytes[..<change.span.start]) + Array(change.before.utf8)
      + Array(file.bytes[end...])
    #expect(back == source.bytes)
    let same = bench.applied([("parameters/điểm tốt", "70")])
    #expect(same.diagnostics.contains { ($0.fault as? ScenarioFault)?.code == "TD6009" })
  }

  @Test func rescalingKeepsTheScale() throws {
    let bench = try Bench("bac-giang-2026")
    let after = try bench.after([("communes/criteria/3.8/points", "10")], rescale: "100")
    let outcome = try #require(
      after.outcome.assessments.first { $0.checked.assessment.id.value == "communes" })
    #expect(outcome.checked.assessment.scale?.value == .hundred)
    #expect(outcome.checked.nodes.first?.points?.highest == .hundred)
    let node = try #require(outcome.checked.nodes.first { $0.criterion.id.value == "3.8" })
    // 10 of 105 is 9.52 of 100.
    #expect(node.points?.highest.rounded(toDigits: 2, .halfUp) == Decimals.Decimal("9.52"))
  }

  @Test func inputsAreNeverTouched() throws {
    let folder = Self.root.appending(path: "Rules/bac-giang-46")
    func digest() throws -> [Data] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
        .filter { $0.hasSuffix(".yaml") }
        .map { try Data(contentsOf: folder.appending(path: $0)) }
    }
    let before = try digest()
    _ = try Bench("bac-giang-2026").after([("communes/criteria/3.8/points", "10")])
    #expect(try digest() == before)
  }
}
