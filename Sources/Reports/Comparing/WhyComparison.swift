import Decimals
import Diagnostics
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
    /// Its own result of the last period.
    ///
    /// - Parameter ids: The ids under which it stands there, several for a unit that was merged.
    case previous(FormerResults, ids: [String])
  }

  /// Why there is nothing to compare.
  public enum Failure: Error, Sendable {
    /// A subject takes no part in the assessment.
    case notAssessed(Int)
    /// A subject has no total.
    case noTotal(Int)
    /// The subject is in the best class, or there are no classes with lines above its total.
    case noLineAbove
    /// The last period has no total of the subject.
    case noFormerTotal(Int)
  }

  /// A result of the last period.
  struct Former {
    /// The id of the subject there; of several that were merged, the one with the least total, which
    /// is the one that rules read.
    let id: String
    /// The number and row of its assessment in the run of the last period; nil for a table.
    let place: (assessment: Int, row: Int)?
    /// What was published as its class.
    let classID: String?
    /// How many were merged.
    let mergedCount: Int
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
  /// For the last period: the result there.
  let former: Former?

  /// Compares.
  public init(
    _ run: ComputedRun, assessment: Int, subject: Int, with other: Other
  ) throws(Failure) {
    self.run = run
    self.assessment = assessment
    self.subject = subject
    self.other = other
    let explanation = try Self.explanation(run, assessment, subject)
    guard let own = Contributions(explanation) else { throw .noTotal(subject) }
    var peers: (count: Int, group: Cell?) = (0, nil)
    var lineClass: Int?
    var former: Former?
    let gap: Gap?
    switch other {
    case .subject(let number):
      let compared = try Self.explanation(run, assessment, number)
      guard Contributions(compared) != nil else { throw .noTotal(number) }
      gap = Gap(explanation, compared)
    case .mean:
      let (rows, group) = Self.peers(run, run.outcome.assessments[assessment], subject)
      let all = rows.compactMap { row -> Contributions? in
        explain(run.outcome, assessment: assessment, row: row).flatMap(Contributions.init)
      }
      peers = (all.count, group)
      gap = Contributions.mean(of: all).flatMap { Gap(own, $0) }
    case .nextClass:
      let line = Self.line(run, assessment, subject, above: own.total)
      lineClass = line?.number
      gap = line.flatMap { Gap(Contributions.line($0.bound, for: own), own) }
    case .previous(let results, let ids):
      guard let found = Self.former(run, assessment, results, ids, explanation) else {
        throw .noFormerTotal(subject)
      }
      former = found.former
      gap = Gap(found.own, found.contributions)
    }
    guard let gap else { throw .noLineAbove }
    self.gap = gap
    self.peers = peers
    self.lineClass = lineClass
    self.former = former
  }

  /// The result of the last period with its parts, by the ids of this period's rulebook.
  private static func former(
    _ run: ComputedRun, _ assessment: Int, _ results: FormerResults, _ ids: [String],
    _ explanation: Explanation
  ) -> (former: Former, own: Contributions, contributions: Contributions)? {
    let checked = run.outcome.assessments[assessment].checked.assessment
    var found: [(former: Former, own: Contributions, contributions: Contributions)] = []
    if let earlier = results.run {
      guard let number = number(of: checked.id.value, in: earlier, run, results) else { return nil }
      let outcome = earlier.outcome.assessments[number]
      let known = earlier.subjects(checked.subject).ids
      for id in ids {
        guard let subject = known.firstIndex(of: id),
          let row = outcome.subjects.firstIndex(of: subject),
          let former = explain(earlier.outcome, assessment: number, row: row),
          let pair = Contributions.pair(explanation, former)
        else { continue }
        let published = outcome.classes[row].published
        found.append(
          (
            Former(
              id: id, place: (number, row),
              classID: published.map { outcome.checked.assessment.classes[$0].id.value },
              mergedCount: ids.count), pair.first, pair.second
          ))
      }
      // By the ids of this period.
      let paths = (earlier.checked.rulebook.span.source.path, run.checked.rulebook.span.source.path)
      if paths.0 != paths.1 {
        let files = (
          RulebookFiles(paths.0, root: results.root), RulebookFiles(paths.1, root: results.root)
        )
        found = found.map { each in
          let carried = each.contributions.carried(
            from: files.0, to: files.1, assessment: checked.id.value,
            mark: earlier.file.period.text(.vi))
          return (each.former, each.own, carried)
        }
      }
    } else {
      guard let own = explanation.total.number else { return nil }
      for id in ids {
        guard let total = results.publishedTotal(of: id, in: checked.id.value) else { continue }
        found.append(
          (
            Former(
              id: id, place: nil,
              classID: results.publishedClass(of: id, in: checked.id.value),
              mergedCount: ids.count), .whole(own), .whole(total)
          ))
      }
    }
    // Rules read a merged unit's results only if each of its parts has them.
    guard found.count == ids.count else { return nil }
    return found.min { $0.contributions.total < $1.contributions.total }
  }

  /// The number of an assessment in the run of the last period, where its rulebook may call it otherwise.
  private static func number(
    of id: String, in earlier: ComputedRun, _ run: ComputedRun, _ results: FormerResults
  ) -> Int? {
    func number(_ id: String) -> Int? {
      earlier.outcome.assessments.firstIndex { $0.checked.assessment.id.value == id }
    }
    if let number = number(id) { return number }
    let matching = RuleMatching(
      RulebookFiles(earlier.checked.rulebook.span.source.path, root: results.root),
      RulebookFiles(run.checked.rulebook.span.source.path, root: results.root))
    return matching.former(of: id).flatMap(number)
  }

  private static func explanation(
    _ run: ComputedRun, _ assessment: Int, _ subject: Int
  ) throws(Failure) -> Explanation {
    guard let row = run.outcome.assessments[assessment].subjects.firstIndex(of: subject) else {
      throw .notAssessed(subject)
    }
    guard let explanation = explain(run.outcome, assessment: assessment, row: row) else {
      throw .noTotal(subject)
    }
    return explanation
  }

  /// The rows with totals of the group that a subject belongs to: that of the first ranking within an
  /// attribute, also where the subject is not ranked there, else all.
  private static func peers(
    _ run: ComputedRun, _ outcome: AssessmentOutcome, _ subject: Int
  ) -> (rows: [Int], group: Cell?) {
    let scored = outcome.subjects.indices.filter { outcome.totals[$0].isNumber }
    let kind = outcome.checked.assessment.subject
    let view = RunView(run, language: .vi)
    for ranking in outcome.checked.assessment.rankings {
      guard let within = ranking.within,
        let number = run.checked.facts(of: kind).facts.firstIndex(where: {
          $0.name == within.value
        })
      else { continue }
      let group = view.cell(ofFact: number, kind, subject: subject)
      if group.absence != nil { continue }
      return (
        scored.filter { view.cell(ofFact: number, kind, subject: outcome.subjects[$0]) == group },
        group
      )
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
