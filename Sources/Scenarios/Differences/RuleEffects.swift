public import Decimals
import Rulebooks
import Runs
import Scoring

/// Whose result changes between two rulebooks, by how much, and through which of their differences.
/// What the parts of a change bring adds up to it exactly.
public struct RuleEffects: Sendable {
  /// A part of a subject's change.
  public struct Part: Sendable {
    /// What it comes from, after (first) and before (second).
    public let item: Gap.Item
    /// The differences that it can come from, by their numbers.
    public let differences: [Int]
    /// Whether no difference is about it: it changed with others.
    public let isIndirect: Bool
  }

  /// Why a class is another one.
  public enum ClassCause: String, Sendable, CaseIterable {
    /// The total changed.
    case points
    /// The lines between classes changed.
    case lines
    /// Requirements, knock-outs, ceilings, quotas, or what other subjects come to.
    case rules
    /// There is no total by one of the rulebooks.
    case unscored
  }

  /// A subject whose result changes.
  public struct Moved: Sendable {
    /// Who, and how far.
    public let move: RunComparison.Move
    /// What its total changed through; empty where it did not.
    public let parts: [Part]
    /// Why its class is another one; empty where it is not.
    public let classCauses: [ClassCause]
    /// Where rules are among the causes: those that decide the class by one rulebook only.
    public let decidingRules: [DecidingRule]
  }

  /// What the same differences brought to all who change.
  public struct Summary: Sendable {
    /// The parts that they are about.
    public let sources: [Contributions.Source]
    /// The differences.
    public let differences: [Int]
    /// Whether no difference is about them.
    public let isIndirect: Bool
    /// How many gain and lose by them.
    public let gaining: Int, losing: Int
    /// The sum over all.
    public let sum: Decimal
    /// The least and the greatest that it brings to one.
    public let least: Decimal, greatest: Decimal
  }

  /// One assessment.
  public struct Assessed: Sendable {
    /// The assessment by either rulebook.
    public let comparison: RunComparison.Assessed
    /// Whose result changes.
    public let moved: [Moved]
    /// By what they change, that which moves most points first. The sums add up to the sum of all
    /// changes of totals.
    public let summaries: [Summary]
    /// The differences of the lines between classes.
    public let lines: [Int]
  }

  /// What differs.
  public private(set) var differences: [RuleDifference]
  /// The run by either rulebook.
  public let comparison: RunComparison
  /// Which assessments count as the same.
  public let matching: RuleMatching
  /// What either rulebook cannot use of the run, and what is wrong with it.
  public let standIns: (before: StandInFaults, after: StandInFaults)
  /// The assessments that both rulebooks have.
  public private(set) var assessments: [Assessed]

  init(
    _ first: RulebookFiles, _ second: RulebookFiles, _ before: ComputedRun, _ after: ComputedRun,
    standIns: (before: StandInFaults, after: StandInFaults)
  ) {
    let diffing = RulebookDiffing(first.tree, second.tree)
    let matching = RuleMatching(diffing, mark: RuleMatching.mark(first, second))
    let attribution = RuleAttribution(diffing.differences, matching, first.tree, second.tree)
    let comparison = RunComparison(before, after, matching: matching)
    self.matching = matching
    self.standIns = standIns
    differences = diffing.differences
    self.comparison = comparison
    assessments = comparison.assessments.map { assessed in
      let id = after.outcome.assessments[assessed.numbers.after].checked.assessment.id.value
      let moved = assessed.moves.map { move in
        let gap = move.gap
        let classCauses = Self.classCauses(comparison, assessed, move)
        return Moved(
          move: move,
          parts: (gap?.items ?? []).map { item in
            let causes = attribution.causes(of: item.source, in: id)
            return Part(
              item: item, differences: causes.differences, isIndirect: causes.isIndirect)
          }, classCauses: classCauses,
          decidingRules: classCauses.contains(.rules)
            ? Self.decidingRules(comparison, assessed, move) : [])
      }
      return Assessed(
        comparison: assessed, moved: moved, summaries: Self.summaries(moved),
        lines: attribution.lines(in: id))
    }
  }

  /// Some differences and assessments only, with the differences through which those change.
  ///
  /// - Parameters:
  ///   - isWanted: Whether a difference is kept whatever it does.
  ///   - assessment: The id of the only assessment that is kept; nil for all.
  public func limited(
    to isWanted: (RuleDifference) -> Bool, assessment: String?
  ) -> RuleEffects {
    var limited = self
    limited.assessments = assessments.filter { assessed in
      let number = assessed.comparison.numbers.after
      let id = comparison.after.outcome.assessments[number].checked.assessment.id.value
      return assessment == nil || assessment == id
    }
    let used = Set(
      limited.assessments.flatMap { assessed in
        assessed.lines + assessed.summaries.flatMap(\.differences)
      })
    let kept = differences.indices.filter { used.contains($0) || isWanted(differences[$0]) }
    limited.differences = kept.map { differences[$0] }
    let numbers = Dictionary(
      kept.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func renumbered(_ all: [Int]) -> [Int] { all.compactMap { numbers[$0] } }
    limited.assessments = limited.assessments.map { assessed in
      Assessed(
        comparison: assessed.comparison,
        moved: assessed.moved.map { moved in
          Moved(
            move: moved.move,
            parts: moved.parts.map {
              Part(
                item: $0.item, differences: renumbered($0.differences), isIndirect: $0.isIndirect)
            }, classCauses: moved.classCauses, decidingRules: moved.decidingRules)
        },
        summaries: assessed.summaries.map {
          Summary(
            sources: $0.sources, differences: renumbered($0.differences),
            isIndirect: $0.isIndirect, gaining: $0.gaining, losing: $0.losing, sum: $0.sum,
            least: $0.least, greatest: $0.greatest)
        }, lines: renumbered(assessed.lines))
    }
    return limited
  }

  // MARK: Classes

  private static func classCauses(
    _ comparison: RunComparison, _ assessed: RunComparison.Assessed, _ move: RunComparison.Move
  ) -> [ClassCause] {
    guard move.changesClass else { return [] }
    if (move.totals.before == nil) != (move.totals.after == nil) { return [.unscored] }
    func bounds(_ run: ComputedRun, _ number: Int, _ row: Int) -> [(id: String, from: Decimal?)] {
      let classes = run.outcome.assessments[number].checked.assessment.classes
      guard let explained = explain(run.outcome, assessment: number, row: row) else { return [] }
      return zip(classes, explained.classBounds).map { ($0.id.value, $1) }
    }
    let renames = assessed.renames
    func reached(_ total: Decimal?, _ bounds: [(id: String, from: Decimal?)]) -> String? {
      guard let total else { return nil }
      return bounds.first { $0.from.map { $0 <= total } ?? true }?.id
    }
    let old = bounds(comparison.before, assessed.numbers.before, move.rows.before)
      .map { (id: renames.id($0.id, .classRule), from: $0.from) }
    let new = bounds(comparison.after, assessed.numbers.after, move.rows.after)
    let (before, after) = (
      reached(move.totals.before, old), reached(move.totals.after, new)
    )
    var causes: [ClassCause] = []
    if before != after {
      if reached(move.totals.after, old) != before { causes.append(.points) }
      if reached(move.totals.before, new) != before { causes.append(.lines) }
      // Neither alone would have done it.
      if causes.isEmpty { causes = [.points, .lines] }
    }
    if move.classes.before != before ?? "" || move.classes.after != after ?? "" {
      causes.append(.rules)
    }
    return causes
  }

  /// The rules that decide a class by one rulebook only: those of the second first.
  private static func decidingRules(
    _ comparison: RunComparison, _ assessed: RunComparison.Assessed, _ move: RunComparison.Move
  ) -> [DecidingRule] {
    let old = DecidingRule.all(comparison.before, assessed.numbers.before, move.rows.before)
    let new = DecidingRule.all(comparison.after, assessed.numbers.after, move.rows.after)
    // The same rule under another title is the same.
    func address(_ rule: DecidingRule) -> [String] {
      let kind: RuleElement.Kind = rule.requirement == nil ? rule.kind : .classRule
      return [rule.kind.rawValue, assessed.renames.id(rule.id, kind), rule.requirement ?? ""]
    }
    func differs(_ rule: DecidingRule, _ others: [DecidingRule]) -> Bool {
      !others.contains { address($0) == address(rule) }
    }
    return new.filter { differs($0, old) } + old.filter { differs($0, new) }
  }

  // MARK: All together

  private static func summaries(_ moved: [Moved]) -> [Summary] {
    struct Tally {
      var sources: [Contributions.Source] = []
      var figures: [Decimal] = []
    }
    var order: [RuleAttribution.Causes] = []
    var tallies: [RuleAttribution.Causes: Tally] = [:]
    for part in moved.flatMap(\.parts) {
      let causes = RuleAttribution.Causes(
        differences: part.differences, isIndirect: part.isIndirect)
      if tallies[causes] == nil { order.append(causes) }
      var tally = tallies[causes] ?? Tally()
      if !tally.sources.contains(part.item.source) { tally.sources.append(part.item.source) }
      tally.figures.append(part.item.difference)
      tallies[causes] = tally
    }
    let all = order.compactMap { causes -> (weight: Decimal, summary: Summary)? in
      guard let tally = tallies[causes], let least = tally.figures.min(),
        let greatest = tally.figures.max()
      else { return nil }
      let summary = Summary(
        sources: tally.sources, differences: causes.differences, isIndirect: causes.isIndirect,
        gaining: tally.figures.count { !$0.isNegative },
        losing: tally.figures.count { $0.isNegative }, sum: Decimal.exactSum(tally.figures),
        least: least, greatest: greatest)
      return (Decimal.exactSum(tally.figures.map(\.magnitude)), summary)
    }
    return all.enumerated().sorted { left, right in
      let (a, b) = (left.element.weight, right.element.weight)
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element.summary)
  }
}
