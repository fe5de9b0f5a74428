import Decimals
import Evidence
import FEEL
import Rulebooks
import Scoring

/// What was published of subjects in former periods.
public struct PreviousResults: Sendable {
  /// What was published of one subject.
  struct Published: Sendable {
    var total: Decimal?
    var classID: String?
    var points: [String: Decimal] = [:]
  }

  /// The results of one period: by assessment, then by the id of the subject. The assessment is nil
  /// for a table that does not say which one it is of.
  struct Results: Sendable {
    var byAssessment: [String?: [String: Published]] = [:]

    func published(_ subject: String, in assessment: String) -> Published? {
      byAssessment[assessment]?[subject] ?? byAssessment[nil]?[subject]
    }
  }

  /// The periods, the last one first.
  var periods: [Results] = []
  /// By the id of a unit: the ids under which its former results stand.
  var formerIDs: [String: [String]] = [:]

  /// No results.
  init() {}

  /// The column of a fact about former periods, for the subjects `ids`.
  ///
  /// A unit that was merged of several has the least of their totals and points and the lowest of
  /// their classes, and has them only if each of them has: a condition on former results holds of it
  /// only if it holds of all.
  func column(
    _ fact: PreviousResult, number: Int, name: String, ids: [String], _ kind: SubjectKind,
    ladder: Ladder?
  ) -> Column {
    let missing = Cell(Absence(.missing, origin: UInt32(truncatingIfNeeded: number + 1)))
    let cells = ids.map { id -> Cell in
      guard periods.indices.contains(fact.periods - 1) else { return missing }
      let results = periods[fact.periods - 1]
      let formerly = kind == .unit ? formerIDs[id] ?? [id] : [id]
      let found = formerly.map { results.published($0, in: fact.assessment) }
      switch fact.take {
      case .total: return least(found.map { $0?.total }).map { Cell($0) } ?? missing
      case .points(let id): return least(found.map { $0?.points[id] }).map { Cell($0) } ?? missing
      case .classLevel:
        let levels = found.map { $0?.classID.flatMap { ladder?.level($0) } }
        guard !levels.isEmpty, levels.allSatisfy({ $0 != nil }) else { return missing }
        // Classes stand best first.
        return levels.compactMap { $0 }.max { $0.rung < $1.rung }.map { Cell($0) } ?? missing
      }
    }
    return Column(key: ColumnKey(id: number), heading: name, cells: cells)
  }

  private func least(_ figures: [Decimal?]) -> Decimal? {
    guard !figures.isEmpty, figures.allSatisfy({ $0 != nil }) else { return nil }
    return figures.compactMap { $0 }.min()
  }
}

extension PreviousResults.Results {
  /// What a run published.
  init(_ run: ComputedRun) {
    for outcome in run.outcome.assessments {
      let assessment = outcome.checked.assessment
      let ids = run.subjects(assessment.subject).ids
      let criteria = (outcome.checked.nodes + outcome.checked.adjustments).map(\.criterion.id.value)
      var published: [String: PreviousResults.Published] = [:]
      for (row, subject) in outcome.subjects.enumerated() where ids.indices.contains(subject) {
        var result = PreviousResults.Published()
        result.total = outcome.totals[row].number
        if let number = outcome.classes[row].published,
          assessment.classes.indices.contains(number)
        {
          result.classID = assessment.classes[number].id.value
        }
        for (node, id) in criteria.enumerated() where node > 0 {
          result.points[id] = outcome.result(ofNode: node, row: row)?.points
        }
        published[ids[subject]] = result
      }
      byAssessment[assessment.id.value] = published
    }
  }

  /// What a table says was published: its total and class stand as columns 0 and 1.
  init(_ store: EvidenceStore, assessment: String?) {
    var published: [String: PreviousResults.Published] = [:]
    for (subject, id) in store.subjects.ids.enumerated() {
      var result = PreviousResults.Published()
      for column in store.attributes {
        let cell = column.cell(subject)
        if column.key.id == 0 { result.total = cell.number }
        if column.key.id == 1 { result.classID = cell.text.map { Texts.string($0) } }
      }
      published[id] = result
    }
    byAssessment[assessment] = published
  }
}
