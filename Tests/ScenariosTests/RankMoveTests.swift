import Evidence
import Foundation
import Rulebooks
import Runs
import Scenarios
import Scoring
import Testing

/// Ranks in every ranking, ranks of sections and awards are told as they are.
@Suite struct RankMoveTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()

  private static func comparison(_ run: String, _ changes: [String]) throws -> RunComparison {
    let path = "Tests/CommandTests/Bases/\(run)/run.yaml"
    let loaded = loadRun(at: path, root: root)
    let before = try #require(loaded.computed(keeping: .sections))
    let base = try #require(ScenarioBase(path, root: root, loaded))
    let scenario = Scenario(
      changes: try changes.map { text in
        try #require(Scenario.Change.reading(text, .set, of: "--set").change)
      })
    let applied = base.applying(scenario)
    return RunComparison(before, try #require(applied.computed(from: before)))
  }

  private static let scenarios: [(run: String, changes: [String])] = [
    ("commune/run", ["units/X02/cụm thi đua=Cụm 2"]),
    ("commune/run", ["units/X01/cụm thi đua=Cụm 2", "evidence/X04/đã tự đánh giá=không"]),
    ("commune/run", ["communes/rankings/cụm/order-by/1=0 - total"]),
    ("commune/run", ["communes/classes/tốt/from=13"]),
    ("methods/run", ["evidence/B/số lỗi=0"]), ("methods/run", ["evidence/C/thực hiện=140"]),
    ("years/2026", ["units/awards/bằng khen/requires=class = \"xuất sắc\""]),
    ("years/2026", ["evidence/A/điểm kết quả=60"]),
  ]

  /// By subject: its total, class, ranks in all rankings with their groups, ranks in sections, awards.
  private static func standings(_ run: ComputedRun, _ number: Int) -> [String: [String]] {
    let outcome = run.outcome.assessments[number]
    let assessment = outcome.checked.assessment
    let ids = run.subjects(assessment.subject).ids
    var found: [String: [String]] = [:]
    for (row, subject) in outcome.subjects.enumerated() {
      var parts = ["\(outcome.totals[row])", "\(outcome.classes[row])"]
      for ranks in outcome.ranks + outcome.sectionRanks.map(\.ranks) {
        let rank = ranks[row]
        parts.append("\(rank?.value ?? 0) \(rank?.group.map { "\($0)" } ?? "")")
      }
      parts += outcome.awards.map { "\($0.rows.contains(row)) \($0.tied.contains(row))" }
      found[ids[subject]] = parts
    }
    return found
  }

  @Test(arguments: scenarios) func whoeverStandsOtherwiseMoves(
    _ run: String, _ changes: [String]
  ) throws {
    let comparison = try Self.comparison(run, changes)
    let assessed = try #require(comparison.assessments.first)
    let (before, after) = (
      Self.standings(comparison.before, 0), Self.standings(comparison.after, 0)
    )
    let outcome = comparison.after.outcome.assessments[0]
    let ids = comparison.after.subjects(outcome.checked.assessment.subject).ids
    let differing = before.keys.filter { before[$0] != after[$0] }.sorted()
    #expect(assessed.moves.map { ids[$0.subject] }.sorted() == differing, "\(changes)")
    #expect(assessed.unmoved == before.count - differing.count)
    #expect(!assessed.moves.isEmpty)
    for move in assessed.moves {
      #expect(move.ranks.count == outcome.ranks.count)
      for (number, rank) in move.ranks.enumerated() {
        #expect(rank.after?.value == outcome.ranks[number][move.rows.after]?.value)
        let old = comparison.before.outcome.assessments[0].ranks[number][move.rows.before]
        #expect(rank.before?.value == old?.value)
      }
    }
  }

  /// The other way round, whoever won loses.
  @Test(arguments: scenarios) func backwardsIsTheReverse(
    _ run: String, _ changes: [String]
  ) throws {
    let forth = try Self.comparison(run, changes)
    let back = RunComparison(forth.after, forth.before)
    let (one, other) = (
      try #require(forth.assessments.first), try #require(back.assessments.first)
    )
    func sorted(_ awards: [RunComparison.AwardMove], isReversed: Bool) -> [String] {
      awards.map { award in
        let (old, new) =
          isReversed ? (award.after, award.before) : (award.before, award.after)
        return "\(award.award) \(award.subject) \(old?.rawValue ?? "") \(new?.rawValue ?? "")"
      }.sorted()
    }
    #expect(sorted(one.awards, isReversed: false) == sorted(other.awards, isReversed: true))
    #expect(one.rankings.map(\.up) == other.rankings.map(\.down))
    #expect(one.rankings.map(\.regrouped) == other.rankings.map(\.regrouped))
    #expect(one.rankings.map(\.shift) == other.rankings.map(\.shift))
    #expect(one.moves.count == other.moves.count)
  }

  @Test func aUnitInAnotherClusterIsTold() throws {
    let comparison = try Self.comparison("commune/run", ["units/X02/cụm thi đua=Cụm 2"])
    let assessed = try #require(comparison.assessments.first)
    let move = try #require(assessed.moves.first)
    #expect(move.ranks.map(\.name) == ["toàn tỉnh", "cụm"])
    #expect(!move.ranks[0].changes && move.ranks[1].changesGroup)
    #expect((move.ranks[1].before?.value, move.ranks[1].after?.value) == (2, 3))
    #expect(move.ranks[1].groups == ("Cụm 1", "Cụm 2"))
    #expect(move.changesRank && move.direction == .sideways)
    // Who is passed in the cluster falls; who left it is not counted among those who rise or fall.
    #expect((assessed.rankings[1].up, assessed.rankings[1].down) == (0, 1))
    #expect(assessed.rankings[1].regrouped == 1)
  }

  @Test func anAwardThatChangesHandsIsTold() throws {
    let comparison = try Self.comparison(
      "years/2026", ["units/awards/bằng khen/requires=class = \"xuất sắc\""])
    let awards = try #require(comparison.assessments.first).awards
    #expect(awards.map(\.subject) == ["M", "N"])
    #expect(awards.allSatisfy { $0.before == nil && $0.after == .given })
  }
}
