import Decimals
import Evidence
import FEEL
import Rulebooks
public import Runs
import Scenarios
import Scoring

/// A result of a run and what it is compared with.
public struct WhyComparison: Sendable {
  /// What a result is compared with.
  public enum Other: Sendable {
    /// Another subject of the assessment, by its number.
    case subject(Int)
    /// The mean of those with whom it is ranked.
    case mean
    /// The line of the next better class.
    case nextClass
  }

  /// Why there is nothing to compare.
  public enum Failure: Error, Sendable {
    /// A subject takes no part in the assessment.
    case notAssessed(Int)
    /// A subject has no total.
    case noTotal(Int)
    /// The subject is in the best class, or there are no classes with lines above its total.
    case noLineAbove
  }

  let run: ComputedRun
  /// The number of the assessment.
  let assessment: Int
  let subject: Int
  let other: Other
  let gap: Gap
  /// For a mean: how many took part, and the group.
  let peers: (count: Int, group: Cell?)
  /// For a line: the number of the class.
  let lineClass: Int?

  /// Compares.
  public init(
    _ run: ComputedRun, assessment: Int, subject: Int, with other: Other
  ) throws(Failure) {
    self.run = run
    self.assessment = assessment
    self.subject = subject
    self.other = other
    let own = try Self.contributions(run, assessment, subject)
    var peers: (count: Int, group: Cell?) = (0, nil)
    var lineClass: Int?
    let gap: Gap?
    switch other {
    case .subject(let number):
      gap = Gap(own, try Self.contributions(run, assessment, number))
    case .mean:
      let (rows, group) = Self.peers(run.outcome.assessments[assessment], subject)
      let all = rows.compactMap { row -> Contributions? in
        explain(run.outcome, assessment: assessment, row: row).flatMap(Contributions.init)
      }
      peers = (all.count, group)
      gap = Contributions.mean(of: all).flatMap { Gap(own, $0) }
    case .nextClass:
      let line = Self.line(run, assessment, subject, above: own.total)
      lineClass = line?.number
      gap = line.flatMap { Gap(Contributions.line($0.bound, for: own), own) }
    }
    guard let gap else { throw .noLineAbove }
    self.gap = gap
    self.peers = peers
    self.lineClass = lineClass
  }

  private static func contributions(
    _ run: ComputedRun, _ assessment: Int, _ subject: Int
  ) throws(Failure) -> Contributions {
    guard let row = run.outcome.assessments[assessment].subjects.firstIndex(of: subject) else {
      throw .notAssessed(subject)
    }
    guard let explanation = explain(run.outcome, assessment: assessment, row: row),
      let contributions = Contributions(explanation)
    else { throw .noTotal(subject) }
    return contributions
  }

  /// The rows with totals of the group in which a subject is ranked: by the first ranking within an
  /// attribute, else all.
  private static func peers(
    _ outcome: AssessmentOutcome, _ subject: Int
  ) -> (rows: [Int], group: Cell?) {
    let scored = outcome.subjects.indices.filter { outcome.totals[$0].isNumber }
    for (number, ranking) in outcome.checked.assessment.rankings.enumerated()
    where ranking.within != nil {
      let ranks = outcome.ranks[number]
      guard let row = outcome.subjects.firstIndex(of: subject), let group = ranks[row]?.group
      else { continue }
      return (scored.filter { ranks[$0]?.group == group }, group)
    }
    return (scored, nil)
  }

  /// The lowest bound of a class above a total.
  private static func line(
    _ run: ComputedRun, _ assessment: Int, _ subject: Int, above total: Decimal
  ) -> (number: Int, bound: Decimal)? {
    guard
      let row = run.outcome.assessments[assessment].subjects.firstIndex(of: subject),
      let explanation = explain(run.outcome, assessment: assessment, row: row)
    else { return nil }
    for (number, bound) in explanation.classBounds.enumerated().reversed() {
      if let bound, bound > total { return (number, bound) }
    }
    return nil
  }
}
