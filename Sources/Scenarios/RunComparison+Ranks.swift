public import Decimals
import Evidence
public import Rulebooks
import Runs
public import Scoring

// What becomes of ranks, in every ranking of an assessment and of its sections.
extension RunComparison {
  /// What became of the rank of one subject in one ranking.
  public struct RankMove: Sendable {
    /// The number of the ranking in the assessment after.
    public let ranking: Int
    /// The name of the ranking.
    public let name: String
    /// The rank before; nil where it did not take part.
    public let before: Rank?
    /// The rank after.
    public let after: Rank?
    /// The groups within which it is ranked, as texts; nil for all, or where it does not take part.
    public let groups: (before: String?, after: String?)

    /// Whether it is ranked in another group.
    public var changesGroup: Bool {
      before != nil && after != nil && groups.before != groups.after
    }
    /// Whether the rank, or the group that it is in, is another one.
    public var changes: Bool { before?.value != after?.value || changesGroup }
    /// How many places it rises; nil where it has no rank in one of them, or stands in another group,
    /// among others.
    public var places: Int? {
      guard let before = before?.value, let after = after?.value, !changesGroup else { return nil }
      return before - after
    }
  }

  /// What became of the rank of one subject in one section.
  public struct SectionRankMove: Sendable {
    /// The name of the ranking.
    public let ranking: String
    /// The id of the section.
    public let section: String
    /// The rank before; nil where it did not take part.
    public let before: Rank?
    /// The rank after.
    public let after: Rank?
  }

  /// A ranking that both assessments have.
  public struct RankingMoves: Sendable {
    /// Its number in either assessment.
    public let numbers: (before: Int, after: Int)
    /// Its name after.
    public let name: String
    /// What it is called.
    public let title: Title?
    /// How many rise and fall within their group.
    public let up: Int, down: Int
    /// How many are ranked in another group.
    public let regrouped: Int
    /// How many places ranks shift on average over all who have one in the same group in both, moved
    /// or not; nil where nobody has.
    public let shift: Decimal?

    /// Whether anybody's rank changes.
    public var changes: Bool { up + down + regrouped + others > 0 }
    /// How many take part only before or only after.
    public let others: Int
  }

  /// The rankings of two assessments that are the same: by their names, else those that are left where
  /// only one is left on either side.
  static func sharedRankings(_ first: AssessmentView, _ second: AssessmentView) -> [(Int, Int)] {
    func names(_ view: AssessmentView) -> [String] {
      view.outcome.checked.assessment.rankings.map { view.name(of: $0.name.value, .ranking) }
    }
    let (old, new) = (names(first), names(second))
    let left = old.indices.filter { !new.contains(old[$0]) }
    let right = new.indices.filter { !old.contains(new[$0]) }
    return new.indices.compactMap { number in
      if let place = old.firstIndex(of: new[number]) { return (place, number) }
      guard let only = left.first, left.count == 1, right.count == 1 else { return nil }
      return (only, number)
    }
  }

  /// Compares the ranks of subjects, row by row.
  struct RankComparing {
    private let first: AssessmentView
    private let second: AssessmentView
    private let rankings: [(before: Int, after: Int)]
    private let sections: [(name: String, id: String, before: [Rank?], after: [Rank?])]
    private var tallies: [Tally]

    fileprivate struct Tally {
      var (up, down, regrouped, others) = (0, 0, 0, 0)
      var shifts = 0
      var shared = 0
    }

    init(_ first: AssessmentView, _ second: AssessmentView) {
      self.first = first
      self.second = second
      let new = second.outcome.checked.assessment
      rankings = sharedRankings(first, second).filter {
        first.outcome.ranks.indices.contains($0.0) && second.outcome.ranks.indices.contains($0.1)
      }
      tallies = rankings.map { _ in Tally() }
      let shared = rankings
      func id(_ node: Int, _ view: AssessmentView) -> String? {
        let nodes = view.outcome.checked.nodes
        return nodes.indices.contains(node) ? nodes[node].criterion.id.value : nil
      }
      sections = second.outcome.sectionRanks.compactMap { ranks in
        guard let pair = shared.first(where: { $0.after == ranks.ranking }),
          let section = id(ranks.node, second),
          let former = first.outcome.sectionRanks.first(where: {
            $0.ranking == pair.before
              && id($0.node, first).map { first.name(of: $0, .criterion) } == section
          })
        else { return nil }
        return (new.rankings[ranks.ranking].name.value, section, former.ranks, ranks.ranks)
      }
    }

    /// What became of one subject's ranks.
    mutating func moves(_ oldRow: Int, _ row: Int) -> [RankMove] {
      rankings.enumerated().map { place, numbers in
        let before = first.outcome.ranks[numbers.before][oldRow]
        let after = second.outcome.ranks[numbers.after][row]
        let move = RankMove(
          ranking: numbers.after,
          name: second.outcome.checked.assessment.rankings[numbers.after].name.value,
          before: before, after: after,
          groups: (first.text(before?.group), second.text(after?.group)))
        tallies[place].add(move)
        return move
      }
    }

    /// The ranks of one subject in sections that are other ones.
    func sectionMoves(_ oldRow: Int, _ row: Int) -> [SectionRankMove] {
      sections.compactMap { section in
        let (before, after) = (section.before[oldRow], section.after[row])
        if before?.value == after?.value { return nil }
        return SectionRankMove(
          ranking: section.name, section: section.id, before: before, after: after)
      }
    }

    /// The rankings, when all subjects have been looked at.
    func rankingMoves() -> [RankingMoves] {
      zip(rankings, tallies).map { numbers, tally in
        let rule = second.outcome.checked.assessment.rankings[numbers.after]
        return RankingMoves(
          numbers: numbers, name: rule.name.value, title: rule.title, up: tally.up,
          down: tally.down, regrouped: tally.regrouped,
          shift: tally.shared == 0
            ? nil : Decimal(tally.shifts).dividing(by: Decimal(tally.shared)),
          others: tally.others)
      }
    }
  }
}

extension RunComparison.RankComparing.Tally {
  fileprivate mutating func add(_ move: RunComparison.RankMove) {
    if let places = move.places {
      shared += 1
      shifts += abs(places)
      if places > 0 { up += 1 } else if places < 0 { down += 1 }
    } else if move.changesGroup {
      regrouped += 1
    } else if move.changes {
      others += 1
    }
  }
}
