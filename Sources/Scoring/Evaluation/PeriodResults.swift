import Decimals
import FEEL
import Rulebooks

/// What an assessment gave in one part of the run's period.
struct PeriodResult: Sendable {
  /// The number of the assessment in the plan.
  let assessment: Int
  let length: PeriodTotals.Length
  let name: String
  let published: PublishedAssessment
}

extension EvaluationContext {
  /// Evaluates an assessment by itself in each part of the period that a later one takes: on the
  /// facts of that part, after what has been published so far. Decisions are about the whole.
  func periodResults(
    of number: Int, threads: Int, faults: inout FaultTally
  ) -> [PeriodResult] {
    var lengths: Set<PeriodTotals.Length> = []
    for result in plan.assessments.flatMap(\.checked.layout.results)
    where result.assessment == number {
      if case .periods(let totals) = result.take { lengths.insert(totals.every) }
    }
    var results: [PeriodResult] = []
    for period in inputs.periods where lengths.contains(period.length) {
      var context = EvaluationContext(
        plan: plan,
        inputs: Inputs(
          units: period.units, persons: period.persons, unitOfPerson: inputs.unitOfPerson,
          parentOfUnit: inputs.parentOfUnit), decisions: [])
      context.published = published
      var run = AssessmentRun(
        plan: plan.assessments[number], context: context, keeping: .sections, threads: threads,
        given: [])
      let result = run.evaluate()
      faults.add(result.faults)
      results.append(
        PeriodResult(
          assessment: number, length: period.length, name: period.name,
          published: PublishedAssessment(result.outcome, subjectCount: run.data.count)))
    }
    return results
  }

  /// What is taken of a subject's published result.
  func cell(_ result: ForeignResult, of subject: Int) -> Cell {
    guard case .periods(let totals) = result.take else {
      return published[result.assessment].cell(result.take, of: subject)
    }
    return combined(self.totals(of: result, totals, subject).map(\.total), totals)
  }

  /// The totals of the parts of the period, in the order of time.
  func totals(
    of result: ForeignResult, _ totals: PeriodTotals, _ subject: Int
  ) -> [(name: String, total: Cell)] {
    periodResults.filter { $0.assessment == result.assessment && $0.length == totals.every }
      .map { ($0.name, $0.published.cell(.total, of: subject)) }
  }

  /// Parts to which the assessment does not apply leave the combination; one that lacks its total
  /// makes it missing, unless such parts are skipped.
  private func combined(_ cells: [Cell], _ totals: PeriodTotals) -> Cell {
    if cells.isEmpty { return Cell(Absence(.missing)) }
    let concerned = cells.filter { $0.absence?.reason != .notApplicable }
    if concerned.isEmpty { return Cell(Absence(.notApplicable)) }
    let figures = concerned.compactMap(\.number)
    if let first = concerned.first(where: { !$0.isNumber }),
      !totals.skipsMissing || figures.isEmpty
    {
      return Cell(Absence(first.absence?.reason ?? .refused))
    }
    let result: Decimal? =
      switch totals.combine {
      case .sum: Decimal.sum(figures)
      case .mean: Decimal.mean(figures)
      case .min: figures.min()
      case .max: figures.max()
      case .last: figures.last
      }
    return result.map { Cell($0) } ?? Cell(Absence(.undefined))
  }
}
