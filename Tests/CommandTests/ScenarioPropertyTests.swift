import Decimals
import Diagnostics
import Foundation
import Rulebooks
import Runs
import Scenarios
import Scoring
import Testing

/// What holds of *why*, *whatif* and *diff* whatever the rulebook and the evidence.
@Suite struct ScenarioPropertyTests {
  private func sum(_ figures: some Sequence<Figure>) -> Figure {
    figures.reduce(.zero) { $0.adding($1) ?? $0 }
  }

  @Test func whyAddsUpExactly() throws {
    var gaps = 0
    let accepted = try RandomBench.each(1...30) { seed, bench in
      for (number, outcome) in bench.run.outcome.assessments.enumerated() {
        let all = outcome.subjects.indices.compactMap { RandomBench.parts(bench.run, number, $0) }
        let explained = outcome.subjects.indices.compactMap {
          explain(bench.run.outcome, assessment: number, row: $0)
        }
        // Also sections that are combined otherwise than by sums are taken apart.
        var pairs = zip(explained, explained.dropFirst()).compactMap { first, second in
          Contributions.pair(first, second).map { ($0.first, $0.second) }
        }
        for (first, second) in pairs {
          #expect(sum(first.parts.map(\.amount)) == first.total, "seed \(seed)")
          #expect(sum(second.parts.map(\.amount)) == second.total, "seed \(seed)")
        }
        if let mean = Contributions.mean(of: all) { pairs += all.map { ($0, mean) } }
        for (row, own) in all.enumerated() {
          #expect(sum(own.parts.map(\.amount)) == own.total, "seed \(seed), row \(row)")
          for bound in [9, 14].map({ Figure($0) }) where bound > own.total {
            pairs.append((Contributions.line(bound, for: own), own))
          }
        }
        for (first, second) in pairs {
          let gap = try #require(Gap(first, second))
          #expect(gap.gap == first.total.subtracting(second.total))
          #expect(sum(gap.items.map(\.difference)) == gap.gap, "seed \(seed)")
          #expect(gap.items.allSatisfy { !$0.difference.isZero })
          let weights = gap.items.map(\.difference.magnitude)
          #expect(weights == weights.sorted(by: >))
          gaps += 1
        }
      }
    }
    #expect(accepted > 15 && gaps > 200)
  }

  @Test func whatAScenarioDoesIsAttributedExactly() throws {
    var moves = 0
    _ = try RandomBench.each(1...24) { seed, bench in
      var random = SeededGenerator(seed: seed &* 77)
      var scenario = Scenario(changes: bench.changes(2, &random).map(\.change))
      if let change = bench.evidence(&random) { scenario.changes.append(change) }
      guard let after = bench.base.applying(scenario).run?.computed() else { return }
      for move in RunComparison(bench.run, after).assessments.flatMap(\.moves) {
        guard let old = move.totals.before, let new = move.totals.after, old != new else {
          continue
        }
        let gap = try #require(move.gap)
        #expect(sum(gap.items.map(\.difference)) == new.subtracting(old), "seed \(seed)")
        moves += 1
      }
    }
    #expect(moves > 20)
  }

  @Test func whatAnEditionDoesIsAttributedExactlyAndToSomething() throws {
    var moves = 0
    var told = 0
    _ = try RandomBench.each(1...24) { seed, bench in
      var random = SeededGenerator(seed: seed &* 99)
      let applied = bench.base.applying(
        Scenario(changes: bench.changes(2, &random).map(\.change)))
      guard applied.diagnostics.isEmpty, let changed = try bench.rewritten(applied.files) else {
        return
      }
      let first = RulebookFiles("rules/rulebook.yaml", root: bench.folder.path)
      let second = RulebookFiles("rules/rulebook.yaml", root: changed.folder.path)
      #expect(first.differences(to: first).isEmpty)
      let differences = first.differences(to: second)
      // Each place that the scenario changed is told, once, and nothing else is.
      let places = Set(applied.rules.map(\.span.start))
      #expect(Set(differences.compactMap { $0.places.before?.start }) == places, "seed \(seed)")
      #expect(differences.count == places.count)
      let (found, diagnostics) = compareRun(
        "run/run.yaml", root: bench.folder.path, by: first, and: second)
      let effects = try #require(found, "seed \(seed): \(diagnostics.map(\.fault.code))")
      for assessed in effects.assessments {
        for moved in assessed.moved {
          guard let old = moved.move.totals.before, let new = moved.move.totals.after else {
            continue
          }
          #expect(sum(moved.parts.map(\.item.difference)) == new.subtracting(old), "seed \(seed)")
          moves += 1
          told += moved.parts.count { !$0.differences.isEmpty }
        }
        let changes = assessed.moved.compactMap { moved -> Figure? in
          guard let old = moved.move.totals.before else { return nil }
          return moved.move.totals.after?.subtracting(old)
        }
        #expect(sum(assessed.summaries.map(\.sum)) == sum(changes), "seed \(seed)")
      }
    }
    #expect(moves > 20 && told > 20)
  }

  @Test func anEmptyScenarioChangesNothing() throws {
    let accepted = try RandomBench.each(1...12) { seed, bench in
      let applied = bench.base.applying(Scenario())
      #expect(applied.files.isEmpty && applied.rules.isEmpty && applied.diagnostics.isEmpty)
      let after = try #require(applied.run?.computed())
      #expect(RandomBench.results(after) == RandomBench.results(bench.run), "seed \(seed)")
    }
    #expect(accepted > 5)
  }

  /// The files as changed are those that an author would have made by hand, and give what they would.
  @Test func applyingAScenarioEqualsEditingTheFiles() throws {
    var compared = 0
    _ = try RandomBench.each(1...24) { seed, bench in
      var random = SeededGenerator(seed: seed &* 31)
      let before = try bench.files()
      let applied = bench.base.applying(
        Scenario(changes: bench.changes(3, &random).map(\.change)))
      guard applied.diagnostics.isEmpty, let run = applied.run?.computed() else { return }
      // By hand: each place that is told, with what is told to stand there.
      var byHand = [UInt8](before["rules/rulebook.yaml"] ?? Data())
      var last: [Int: RuleChange] = [:]
      for change in applied.rules { last[change.span.start] = change }
      for (start, change) in last.sorted(by: { $0.key > $1.key }) {
        let after = change.after ?? ""
        let isPlain = !after.contains { ",[]{}".contains($0) }
        byHand.replaceSubrange(
          start..<change.span.end, with: Array((isPlain ? after : "'\(after)'").utf8))
      }
      #expect(applied.files["rules/rulebook.yaml"]?.bytes == byHand, "seed \(seed)")
      let changed = try #require(try bench.rewritten(applied.files))
      #expect(RandomBench.results(changed.run) == RandomBench.results(run), "seed \(seed)")
      #expect(try bench.files() == before, "seed \(seed): inputs were touched")
      compared += 1
    }
    #expect(compared > 8)
  }

  @Test func aScenarioAndItsReverseCancel() throws {
    var compared = 0
    _ = try RandomBench.each(1...24) { seed, bench in
      var random = SeededGenerator(seed: seed &* 13)
      let changes = bench.changes(2, &random)
      let applied = bench.base.applying(Scenario(changes: changes.map(\.change)))
      guard !changes.isEmpty, applied.diagnostics.isEmpty,
        let there = try bench.rewritten(applied.files)
      else { return }
      let back = there.base.applying(Scenario(changes: changes.map(\.reverse)))
      let run = try #require(back.run?.computed(), "seed \(seed)")
      #expect(RandomBench.results(run) == RandomBench.results(bench.run), "seed \(seed)")
      // Points carry tables along in proportion, which a figure may write otherwise.
      if !changes.contains(where: { $0.listed.address.segments.last == "points" }) {
        let bytes = back.files["rules/rulebook.yaml"]?.bytes
        #expect(
          bytes.map { Data($0) } == (try bench.files()["rules/rulebook.yaml"]), "seed \(seed)")
      }
      compared += 1
    }
    #expect(compared > 8)
  }

  @Test func scenariosOnDisjointAddressesCommute() throws {
    var compared = 0
    _ = try RandomBench.each(1...24) { seed, bench in
      var random = SeededGenerator(seed: seed &* 57)
      let changes = bench.changes(3, &random)
      guard changes.count > 1 else { return }
      let one = bench.base.applying(Scenario(changes: changes.map(\.change)))
      let other = bench.base.applying(Scenario(changes: changes.reversed().map(\.change)))
      #expect(one.files.mapValues(\.bytes) == other.files.mapValues(\.bytes), "seed \(seed)")
      #expect(one.diagnostics.isEmpty == other.diagnostics.isEmpty)
      // One after the other.
      guard one.diagnostics.isEmpty, let last = changes.last else { return }
      let first = bench.base.applying(Scenario(changes: changes.dropLast().map(\.change)))
      guard first.diagnostics.isEmpty, let there = try bench.rewritten(first.files) else { return }
      let both = there.base.applying(Scenario(changes: [last.change]))
      let (together, apart) = (one.run?.computed(), both.run?.computed())
      #expect(together.map(RandomBench.results) == apart.map(RandomBench.results), "seed \(seed)")
      compared += 1
    }
    #expect(compared > 8)
  }
}
