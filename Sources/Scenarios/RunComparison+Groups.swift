public import Decimals
import Evidence
import FEEL
import Rulebooks
import Runs
import Scoring

// Who gains and loses by attribute, and which quotas and ties come out otherwise.
extension RunComparison {
  /// What became of those who share the value of an attribute.
  public struct GroupMoves: Sendable {
    /// The name of the attribute.
    public let attribute: String
    /// Its value.
    public let value: String
    /// How many have it.
    public let count: Int
    /// How many come to a better or worse class.
    public let classes: (up: Int, down: Int)
    /// How many come to a better or worse rank, by the rankings that both assessments have.
    public let ranks: [(up: Int, down: Int)]
    /// By how much their totals change on average, over all of them.
    public let meanChange: Decimal?
  }

  /// The most values of an attribute that tables of gains and losses show.
  private static let mostValues = 40

  static func groupMoves(
    _ view: AssessmentView, _ moves: [Move], rankings: Int
  ) -> [GroupMoves] {
    let assessment = view.outcome.checked.assessment
    let within = Set(
      (assessment.rankings.map(\.within) + assessment.quotas.map(\.within)).compactMap {
        $0?.value
      })
    let data =
      assessment.subject == .unit ? view.run.inputs.units : view.run.inputs.persons
    let facts = view.run.checked.facts(of: assessment.subject).facts
    let bySubject = Dictionary(moves.map { ($0.subject, $0) }, uniquingKeysWith: { a, _ in a })
    var groups: [GroupMoves] = []
    for (number, fact) in facts.enumerated() {
      guard case .attribute = fact.origin, data.columns.indices.contains(number),
        let column = data.columns[number]
      else { continue }
      var isKind = within.contains(fact.name)
      if case .choice = fact.type { isKind = true }
      if case .level = fact.type { isKind = true }
      if case .text = fact.type { isKind = isKind || view.outcome.subjects.count >= 4 }
      guard isKind else { continue }
      var values: [String: [Int]] = [:]
      for subject in view.outcome.subjects {
        guard let text = view.text(column.cell(subject)) else { continue }
        values[text, default: []].append(subject)
      }
      // A text by which people are told apart is no group.
      let isGrouping =
        within.contains(fact.name) || values.count * 2 <= view.outcome.subjects.count
      guard values.count > 1, values.count <= mostValues, isGrouping else { continue }
      for value in values.keys.sorted() {
        let subjects = values[value] ?? []
        groups.append(
          group(
            fact.name, value, subjects.count, subjects.compactMap { bySubject[$0] },
            rankings: rankings))
      }
    }
    return groups
  }

  private static func group(
    _ attribute: String, _ value: String, _ count: Int, _ moves: [Move], rankings: Int
  ) -> GroupMoves {
    let classes = moves.filter(\.changesClass)
    let changes = moves.compactMap { move -> Decimal? in
      guard let before = move.totals.before, let after = move.totals.after else { return nil }
      return after.subtracting(before)
    }
    let sum = Decimal.exactSum(changes)
    return GroupMoves(
      attribute: attribute, value: value, count: count,
      classes: (
        classes.count { $0.direction == .up }, classes.count { $0.direction == .down }
      ),
      ranks: (0..<rankings).map { number in
        let places = moves.compactMap { move in
          move.ranks.indices.contains(number) ? move.ranks[number].places : nil
        }
        return (places.count { $0 > 0 }, places.count { $0 < 0 })
      },
      meanChange: count == 0 ? nil : sum.dividing(by: Decimal(count))?.settled())
  }

  // MARK: Quotas

  /// What a quota does to one group.
  public struct QuotaState: Sendable, Equatable {
    /// How many can be in the class.
    public let limit: Int
    /// How many could be by their points.
    public let candidates: Int
    /// How many stay in it.
    public let admitted: Int
    /// How many tie at the limit and wait for the authority.
    public let tied: Int
    /// How many had to leave it.
    public let overflow: Int
  }

  /// A quota that comes out otherwise for a group.
  public struct QuotaChange: Sendable {
    /// The id of the quota.
    public let quota: String
    /// The group; nil for all.
    public let group: String?
    /// What it did and does; nil where there is no such quota or group.
    public let before: QuotaState?, after: QuotaState?

    /// Whether people leave the class, or tie for it, who did not before.
    public var closes: Bool { pressure(after) > pressure(before) }
    /// Whether fewer people leave the class or tie for it.
    public var opens: Bool { pressure(after) < pressure(before) }

    private func pressure(_ state: QuotaState?) -> Int {
      state.map { $0.overflow + $0.tied } ?? 0
    }
  }

  static func quotaChanges(_ first: AssessmentView, _ second: AssessmentView) -> [QuotaChange] {
    func states(_ view: AssessmentView) -> [(key: [String?], state: QuotaState)] {
      let quotas = view.outcome.checked.assessment.quotas
      return view.outcome.quotas.compactMap { outcome in
        guard quotas.indices.contains(outcome.quota) else { return nil }
        return (
          [view.name(of: quotas[outcome.quota].id.value, .quota), view.text(outcome.group)],
          QuotaState(
            limit: outcome.limit, candidates: outcome.candidates.count,
            admitted: outcome.admitted.count, tied: outcome.tied.count,
            overflow: outcome.overflow.count)
        )
      }
    }
    let (old, new) = (states(first), states(second))
    let before = Dictionary(old.map { ($0.key, $0.state) }, uniquingKeysWith: { a, _ in a })
    let after = Dictionary(new.map { ($0.key, $0.state) }, uniquingKeysWith: { a, _ in a })
    let keys = old.map(\.key) + new.map(\.key).filter { before[$0] == nil }
    return keys.compactMap { key in
      guard before[key] != after[key], let quota = key.first ?? nil else { return nil }
      return QuotaChange(
        quota: quota, group: key.last ?? nil, before: before[key], after: after[key])
    }
  }

  // MARK: Ties

  /// Subjects that share a rank.
  public struct Tie: Sendable, Hashable {
    /// The name of the ranking.
    public let ranking: String
    /// The rank.
    public let rank: Int
    /// The ids of those who share it.
    public let subjects: [String]
  }

  static func tieChanges(
    _ first: AssessmentView, _ second: AssessmentView
  ) -> (opened: [Tie], closed: [Tie]) {
    func ties(_ view: AssessmentView) -> [Tie] {
      let rankings = view.outcome.checked.assessment.rankings
      return zip(rankings, view.outcome.ranks).flatMap { ranking, ranks -> [Tie] in
        var shared: [[String]: [Int]] = [:]
        for (row, rank) in ranks.enumerated() {
          guard let rank, rank.tied > 1 else { continue }
          shared[[String(rank.value), view.text(rank.group) ?? ""], default: []].append(row)
        }
        return shared.map { key, rows in
          Tie(
            ranking: view.name(of: ranking.name.value, .ranking),
            rank: key.first.flatMap { Int($0) } ?? 0,
            subjects: rows.map(view.id))
        }.sorted { ($0.rank, $0.subjects.first ?? "") < ($1.rank, $1.subjects.first ?? "") }
      }
    }
    let (old, new) = (ties(first), ties(second))
    func key(_ tie: Tie) -> [String] { [tie.ranking] + tie.subjects }
    let (before, after) = (Set(old.map(key)), Set(new.map(key)))
    return (
      new.filter { !before.contains(key($0)) }, old.filter { !after.contains(key($0)) }
    )
  }
}
