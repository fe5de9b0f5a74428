import Decimals
import Rulebooks

/// What the batches of an assessment leave, put together by row.
struct RowTable: Sendable {
  private(set) var states: [SubjectState]
  private(set) var totals: [Cell]
  /// The classes after ceilings, before anything that looks at several subjects.
  private(set) var classes: [ClassResult]
  private(set) var requirements: ContiguousArray<UInt64>
  private(set) var rankings: [RankingColumns]
  private(set) var quotas: [RankingColumns]
  private(set) var lacking: [Int: [Int]]
  private(set) var faults: FaultTally
  private(set) var decisions: [DecisionOutcome] = []

  /// A table in which nobody is rated yet; those of whom that cannot be said are not ranked.
  init(plan: AssessmentPlan, who: Subjects) {
    let count = who.subjects.count
    states = Array(repeating: .notRated, count: count)
    totals = Array(repeating: Cell(Absence(.notApplicable)), count: count)
    let hasClasses = plan.classes != nil
    classes = Array(
      repeating: ClassResult(state: hasClasses ? .notRated : .unclassified), count: count)
    requirements = ContiguousArray(repeating: 0, count: count)
    rankings = plan.rankings.map { RankingColumns(keys: $0.keys.count, rows: count) }
    quotas = plan.quotaOrders.map { RankingColumns(keys: $0.keys.count, rows: count) }
    lacking = who.lacking
    faults = who.faults
    for row in who.undetermined {
      states[row] = .notRanked
      totals[row] = Cell(Absence(.missing))
      if hasClasses { classes[row] = ClassResult(state: .notRanked) }
    }
  }

  /// Takes in the batches of `rows`, in their order.
  mutating func take(_ batches: [AssessmentRun.Batch], rows: [Int]) {
    var next = 0
    for batch in batches {
      for index in batch.totals.indices {
        let row = rows[next + index]
        states[row] = batch.states[index]
        totals[row] = batch.totals[index]
        if index < batch.classes.count { classes[row] = batch.classes[index] }
        if index < batch.requirements.count { requirements[row] = batch.requirements[index] }
        for number in rankings.indices {
          rankings[number].copy(index, of: batch.rankings[number], to: row)
        }
        for number in quotas.indices {
          quotas[number].copy(index, of: batch.quotas[number], to: row)
        }
      }
      for entry in batch.lacking { lacking[rows[next + entry.index]] = entry.facts }
      faults.add(batch.faults)
      decisions += batch.decisions
      next += batch.totals.count
    }
  }

  /// Counts a failure that only a look at several subjects shows.
  mutating func note(_ place: FaultTally.Place, subject: Int) {
    faults.note(place, Cell(Absence(.undefined)), subject: subject)
  }

  /// Takes the rankings' columns from other batches of `rows`.
  mutating func replaceRankings(by batches: [AssessmentRun.Batch], rows: [Int]) {
    var next = 0
    for batch in batches {
      for index in batch.states.indices {
        for number in rankings.indices {
          rankings[number].copy(index, of: batch.rankings[number], to: rows[next + index])
        }
      }
      next += batch.states.count
    }
  }
}

extension RankingColumns {
  init(keys: Int, rows: Int) {
    self.init(keys: keys)
    group = ContiguousArray(repeating: Cell(true), count: rows)
    takesPart = ContiguousArray(repeating: false, count: rows)
    for index in self.keys.indices {
      self.keys[index] = ContiguousArray(repeating: Cell(Absence(.missing)), count: rows)
    }
  }

  mutating func copy(_ index: Int, of other: RankingColumns, to row: Int) {
    group[row] = other.group[index]
    takesPart[row] = other.takesPart[index]
    for key in keys.indices { keys[key][row] = other.keys[key][index] }
  }
}
