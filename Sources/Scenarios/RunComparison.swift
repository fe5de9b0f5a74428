public import Decimals
public import Rulebooks
public import Runs
public import Scoring

/// Two computations of a run, before and after a change of rules or evidence: who moves, by how
/// much, through what.
public struct RunComparison: Sendable {
  /// The run before.
  public let before: ComputedRun
  /// The run after.
  public let after: ComputedRun
  /// The assessments that both have.
  public let assessments: [Assessed]

  /// One assessment, before and after.
  public struct Assessed: Sendable {
    /// Its number in either outcome.
    public let numbers: (before: Int, after: Int)
    /// Who comes to another total, class or rank, by id.
    public let moves: [Move]
    /// How many keep all of them.
    public let unmoved: Int
    /// By class of the ladder before, then what only the other has: how many are in it.
    public let classCounts: [(id: String, title: Title?, before: Int, after: Int)]
    /// How many await a class.
    public let pending: (before: Int, after: Int)
  }

  /// What became of one subject.
  public struct Move: Sendable {
    /// Its number.
    public let subject: Int
    /// Its rows.
    public let rows: (before: Int, after: Int)
    /// Its totals.
    public let totals: (before: Decimal?, after: Decimal?)
    /// The ids of its published classes, or the words for why there is none.
    public let classes: (before: String, after: String)
    /// Its ranks in the first ranking.
    public let ranks: (before: Rank?, after: Rank?)
    /// After less before, by criterion, adding up to the change of the total; nil where there is
    /// none.
    public let gap: Gap?

    /// Whether the class is another one.
    public var changesClass: Bool { classes.before != classes.after }
    /// Whether the rank is another one.
    public var changesRank: Bool {
      ranks.before?.value != ranks.after?.value || ranks.before?.group != ranks.after?.group
    }
  }

  /// Compares.
  public init(_ before: ComputedRun, _ after: ComputedRun) {
    self.before = before
    self.after = after
    assessments = after.outcome.assessments.indices.compactMap { number in
      let id = after.outcome.assessments[number].checked.assessment.id.value
      guard
        let old = before.outcome.assessments.firstIndex(where: {
          $0.checked.assessment.id.value == id
        })
      else { return nil }
      return Self.compare(before, old, after, number)
    }
  }

  private static func compare(
    _ before: ComputedRun, _ old: Int, _ after: ComputedRun, _ new: Int
  ) -> Assessed {
    let first = before.outcome.assessments[old]
    let second = after.outcome.assessments[new]
    var moves: [Move] = []
    var unmoved = 0
    for (row, subject) in second.subjects.enumerated() {
      guard let oldRow = first.subjects.firstIndex(of: subject) else { continue }
      let totals = (first.totals[oldRow].number, second.totals[row].number)
      let classes = (word(first, oldRow), word(second, row))
      let ranks = (first.ranks.first?[oldRow], second.ranks.first?[row])
      let isSame =
        totals.0 == totals.1 && classes.0 == classes.1 && ranks.0?.value == ranks.1?.value
        && ranks.0?.group == ranks.1?.group
      if isSame {
        unmoved += 1
        continue
      }
      moves.append(
        Move(
          subject: subject, rows: (oldRow, row), totals: totals, classes: classes, ranks: ranks,
          gap: totals.0 == totals.1
            ? nil : gap(before, old, oldRow, after, new, row)))
    }
    return Assessed(
      numbers: (old, new), moves: moves, unmoved: unmoved, classCounts: counts(first, second),
      pending: (
        first.classes.count { $0.state == .pending }, second.classes.count { $0.state == .pending }
      ))
  }

  private static func word(_ outcome: AssessmentOutcome, _ row: Int) -> String {
    let result = outcome.classes[row]
    let classes = outcome.checked.assessment.classes
    return result.published.flatMap { classes.indices.contains($0) ? classes[$0].id.value : nil }
      ?? result.state.key
  }

  private static func gap(
    _ before: ComputedRun, _ old: Int, _ oldRow: Int, _ after: ComputedRun, _ new: Int, _ row: Int
  ) -> Gap? {
    guard let first = explain(before.outcome, assessment: old, row: oldRow),
      let second = explain(after.outcome, assessment: new, row: row),
      let own = Contributions(first), let other = Contributions(second)
    else { return nil }
    return Gap(other, own)
  }

  private static func counts(
    _ first: AssessmentOutcome, _ second: AssessmentOutcome
  ) -> [(id: String, title: Title?, before: Int, after: Int)] {
    func count(_ outcome: AssessmentOutcome, _ id: String) -> Int {
      outcome.classes.indices.count { word(outcome, $0) == id }
    }
    var known: [(id: String, title: Title?)] = []
    for rule in first.checked.assessment.classes + second.checked.assessment.classes
    where !known.contains(where: { $0.id == rule.id.value }) {
      known.append((rule.id.value, rule.title))
    }
    return known.map { ($0.id, $0.title, count(first, $0.id), count(second, $0.id)) }
  }

  /// The decisions that took effect before and do not any more, by their numbers.
  public var lostDecisions: [Int] {
    func applied(_ run: ComputedRun) -> Set<Int> {
      Set(run.outcome.decisions.filter { $0.state == .applied }.map(\.decision))
    }
    return applied(before).subtracting(applied(after)).sorted()
  }
}
