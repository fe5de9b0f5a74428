import Decimals
import Evidence
import Rulebooks
public import Runs
import Scoring

/// What changed in the evidence between two stages of a run, such as the units' own figures and the
/// verified ones, and what that means for points, totals and classes.
///
/// The results at the earlier stage are those that the run would have if the values of that stage
/// counted, and where it gives none those of the later one: so that they differ by the changes
/// alone.
public struct StageComparison: Sendable {
  /// The run with the values of the earlier stage.
  let before: ComputedRun
  /// The run as it is.
  let after: ComputedRun
  /// The numbers of the stages.
  let stages: (before: Int, after: Int)
  /// The values that changed, units first, by id, then in the order of the indicators.
  let rows: [Row]
  /// By kind of subject: how many values only the later stage has.
  let added: Int
  /// What it means, by assessment, then by id.
  let results: [Result]

  /// A value that changed.
  struct Row: Sendable {
    let kind: SubjectKind
    let subject: Int
    /// The number of the fact.
    let fact: Int
    let period: EvidencePeriod?
    let before: Cell
    let after: Cell
    let documents: [GivenDocument]
    /// What the later table says beside the value, else the earlier one.
    let remark: String?
    let origins: (before: Origin?, after: Origin?)
    let effects: [Effect]

    /// The later figure less the earlier one; nil where one of them is none.
    var difference: Decimal? {
      guard let before = before.number, let after = after.number else { return nil }
      return after.subtracting(before)
    }
  }

  /// A criterion that reads the value and came to other points.
  struct Effect: Sendable {
    let assessment: String
    let criterion: String
    let before: Decimal?
    let after: Decimal?
  }

  /// One result at both stages.
  struct Result: Sendable {
    /// The number of the assessment.
    let assessment: Int
    let subject: Int
    /// The rows of the outcome.
    let rowBefore: Int
    let row: Int
    let changedValues: Int
  }

  /// Compares two stages.
  ///
  /// - Parameters:
  ///   - before: The run with the values of the earlier stage, all nodes kept.
  ///   - after: The run with those of the later stage, all nodes kept.
  ///   - stages: The numbers of the stages.
  public init(_ before: ComputedRun, _ after: ComputedRun, stages: (before: Int, after: Int)) {
    self.before = before
    self.after = after
    self.stages = stages
    var rows: [Row] = []
    var added = 0
    for kind in SubjectKind.allCases {
      guard let store = after.evidence(of: kind) else { continue }
      let reading = CriteriaReading(after.checked, kind)
      var found: [Row] = []
      for difference in store.differences(from: stages.before, to: stages.after) {
        let columns = [stages.before, stages.after].map {
          store.given(id: difference.id, period: difference.period, stage: $0)
        }
        // Where a stage does not ask for an indicator there is nothing to compare.
        guard let first = columns[0] else { continue }
        let second = columns[1]
        if difference.before.absence?.reason == .missing {
          if second != nil { added += 1 }
          continue
        }
        let subject = difference.subject
        found.append(
          Row(
            kind: kind, subject: subject, fact: difference.id, period: difference.period,
            before: difference.before, after: difference.after,
            documents: after.documents(ofFact: difference.id, kind, subject: subject),
            remark: second.flatMap { store.remark(of: $0, subject: subject) }
              ?? store.remark(of: first, subject: subject),
            origins: (
              store.origin(of: first, subject: subject),
              second.flatMap { store.origin(of: $0, subject: subject) }
            ),
            effects: reading.criteria(ofFact: difference.id).compactMap {
              Self.effect(at: $0, of: subject, before, after)
            }))
      }
      rows += found.sorted { ($0.subject, $0.fact) < ($1.subject, $1.fact) }
    }
    self.rows = rows
    self.added = added
    results = Self.results(before, after, rows)
  }

  private static func effect(
    at place: CriteriaReading.Place, of subject: Int, _ before: ComputedRun, _ after: ComputedRun
  ) -> Effect? {
    func points(_ run: ComputedRun) -> Decimal?? {
      let outcome = run.outcome.assessments[place.assessment]
      guard let row = outcome.subjects.firstIndex(of: subject) else { return nil }
      return .some(outcome.result(ofNode: place.node, row: row)?.points)
    }
    guard let old = points(before), let new = points(after), old != new else { return nil }
    let rules = after.checked.assessments[place.assessment]
    return Effect(
      assessment: rules.assessment.id.value, criterion: rules.id(ofResult: place.node),
      before: old, after: new)
  }

  private static func results(
    _ before: ComputedRun, _ after: ComputedRun, _ rows: [Row]
  ) -> [Result] {
    var results: [Result] = []
    for (number, outcome) in after.outcome.assessments.enumerated() {
      guard before.outcome.assessments.indices.contains(number) else { continue }
      let old = before.outcome.assessments[number]
      let kind = outcome.checked.assessment.subject
      var changed: [Int: Int] = [:]
      for row in rows where row.kind == kind { changed[row.subject, default: 0] += 1 }
      for (row, subject) in outcome.subjects.enumerated() {
        guard let oldRow = old.subjects.firstIndex(of: subject) else { continue }
        let count = changed[subject] ?? 0
        let isSame =
          old.totals[oldRow].number == outcome.totals[row].number
          && old.classes[oldRow].state == outcome.classes[row].state
          && old.classes[oldRow].published == outcome.classes[row].published
        if count == 0, isSame { continue }
        results.append(
          Result(
            assessment: number, subject: subject, rowBefore: oldRow, row: row,
            changedValues: count))
      }
    }
    return results
  }

  // MARK: What was counted

  /// How many subjects have values that changed.
  var changedSubjects: Int {
    var last: (kind: SubjectKind, subject: Int)?
    var count = 0
    for row in rows where last?.kind != row.kind || last?.subject != row.subject {
      count += 1
      last = (row.kind, row.subject)
    }
    return count
  }

  /// Whether the class of a result is another one than at the earlier stage.
  func changesClass(_ result: Result) -> Bool {
    let (before, after) = classes(result)
    return before.state != after.state || before.published != after.published
  }

  func classes(_ result: Result) -> (before: ClassResult, after: ClassResult) {
    (
      before.outcome.assessments[result.assessment].classes[result.rowBefore],
      after.outcome.assessments[result.assessment].classes[result.row]
    )
  }

  func totals(_ result: Result) -> (before: Decimal?, after: Decimal?) {
    (
      before.outcome.assessments[result.assessment].totals[result.rowBefore].number,
      after.outcome.assessments[result.assessment].totals[result.row].number
    )
  }

  /// The name of a stage.
  func name(ofStage number: Int) -> String {
    after.file.stages.indices.contains(number) ? after.file.stages[number].value : ""
  }
}

extension CheckedAssessment {
  /// The id of a result: of a node, or of a bonus or penalty item behind the nodes.
  func id(ofResult number: Int) -> String {
    let all = nodes + adjustments
    return all.indices.contains(number) ? all[number].criterion.id.value : ""
  }
}
