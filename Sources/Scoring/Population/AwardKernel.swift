public import Decimals
import FEEL
import Rulebooks

/// An award, compiled: it follows a ranking.
struct AwardPlan: Sendable {
  let number: Int
  let ranking: Int
  /// The slot of the attribute within whose values it is given; nil for the ranking's groups.
  let within: Slot?
  let count: Operand
  let requires: ConditionPlan?
  let passesToNext: Bool
  let operands: [OperandStep]
}

/// An award as it was given in one group.
public struct AwardOutcome: Sendable {
  /// The number of the award in the assessment.
  public let award: Int
  /// The group; nil for all.
  public let group: Cell?
  /// The rows that receive it, best first.
  public let rows: [Int]
  /// The rows that stood high enough and do not meet its condition.
  public let unfit: [Int]
  /// The rows that tie for the last places: the authority decides.
  public let tied: [Int]
}

extension PlanCompiler {
  mutating func compile(_ award: Award) -> AwardPlan? {
    let ranking =
      award.ranking.flatMap { name in
        rules.rankings.firstIndex { $0.name.value == name.value }
      } ?? 0
    guard rules.rankings.indices.contains(ranking),
      let number = rules.awards.firstIndex(where: { $0.id.value == award.id.value })
    else { return nil }
    var steps: [OperandStep] = []
    let count = operand(award.number, &steps)
    return AwardPlan(
      number: number, ranking: ranking,
      within: award.within.flatMap { factSlot(named: $0.value) }, count: count,
      requires: award.requires.flatMap { condition($0) }, passesToNext: award.passesToNext,
      operands: steps)
  }
}

/// Gives an award within each group, from the first rank down.
///
/// - Parameters:
///   - order: The rows of those who are ranked, each group from its first to its last.
///   - ranks: The ranks by row.
///   - group: The group of a row.
///   - fits: Whether a row meets the award's condition; nil where that cannot be determined.
func give(
  _ award: AwardPlan, count: Int, order: [Int], ranks: [Rank?], group: (Int) -> Cell?,
  fits: (Int) -> Bool?
) -> [AwardOutcome] {
  var groups: [Cell?: [Int]] = [:]
  var groupOrder: [Cell?] = []
  for row in order {
    let key = group(row)
    if groups[key] == nil { groupOrder.append(key) }
    groups[key, default: []].append(row)
  }
  return groupOrder.map { key in
    let members = (groups[key] ?? []).sorted {
      (ranks[$0]?.value ?? Int.max, $0) < (ranks[$1]?.value ?? Int.max, $1)
    }
    return give(award, count: count, to: members, ranks: ranks, group: key, fits: fits)
  }
}

private func give(
  _ award: AwardPlan, count: Int, to members: [Int], ranks: [Rank?], group: Cell?,
  fits: (Int) -> Bool?
) -> AwardOutcome {
  var given: [Int] = []
  var unfit: [Int] = []
  var places = count
  var start = 0
  while start < members.count, places > 0 {
    var end = start + 1
    while end < members.count, ranks[members[end]]?.value == ranks[members[start]]?.value {
      end += 1
    }
    let peers = members[start..<end]
    let fit = peers.filter { fits($0) == true }
    unfit += peers.filter { fits($0) != true }
    if fit.count > places {
      return AwardOutcome(award: award.number, group: group, rows: given, unfit: unfit, tied: fit)
    }
    given += fit
    // Unless the award passes on, an unfit holder of a place uses it up.
    places -= award.passesToNext ? fit.count : peers.count
    start = end
  }
  return AwardOutcome(award: award.number, group: group, rows: given, unfit: unfit, tied: [])
}
