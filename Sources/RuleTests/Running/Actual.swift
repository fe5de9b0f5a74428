import Decimals
import FEEL
import Rulebooks
import Scoring

/// Reads out of a computed assessment what stands at a target for a subject.
struct Actual {
  let outcome: Outcome
  let decisions: [Decision]

  /// The value at the target; figures, ids and words as expectations have them.
  func value(of check: BoundCheck) -> TestValue {
    let assessment = outcome.assessments[check.assessment]
    if case .decision(let kind) = check.target { return decision(kind, check) }
    guard let row = row(of: check.subject, in: assessment) else {
      return .word(notAssessed)
    }
    let rules = assessment.checked.assessment
    switch check.target {
    case .node(let number, let aspect):
      return node(number, aspect, assessment, row, expected: check.expected)
    case .total:
      if let total = assessment.totals[row].number { return .figure(total) }
      return .word(assessment.states[row].key)
    case .classResult:
      let result = assessment.classes[row]
      if let number = result.published { return .name(rules.classes[number].id.value) }
      return .word(result.state.key)
    case .state: return .word(assessment.states[row].key)
    case .rank(let number):
      guard assessment.ranks.indices.contains(number), let rank = assessment.ranks[number][row]
      else { return .word("none") }
      return .figure(Decimal(rank.value))
    case .award(let number):
      return .truth(
        assessment.awards.contains { $0.award == number && $0.rows.contains(row) })
    case .quota(let number, let figure):
      guard let quota = quota(number, assessment, row) else { return .word("none") }
      switch figure {
      case .limit: return .figure(Decimal(quota.limit))
      case .base: return quota.base.map { .figure(Decimal($0)) } ?? .word("none")
      }
    case .lacking: return .names(lacking(assessment, row))
    case .decision: return .word("none")
    }
  }

  /// The row of a subject, whom the assessment is for.
  func row(of subject: Int, in assessment: AssessmentOutcome) -> Int? {
    var low = 0
    var high = assessment.subjects.count
    while low < high {
      let middle = (low + high) / 2
      if assessment.subjects[middle] < subject { low = middle + 1 } else { high = middle }
    }
    return low < assessment.subjects.count && assessment.subjects[low] == subject ? low : nil
  }

  private func node(
    _ number: Int, _ aspect: Target.Aspect, _ assessment: AssessmentOutcome, _ row: Int,
    expected: TestValue
  ) -> TestValue {
    switch assessment.states[row] {
    case .notRated: return .word(SubjectState.notRated.key)
    case .scored, .unscored, .notRanked: break
    }
    guard let result = assessment.result(ofNode: number, row: row) else {
      return .word(NodeState.lacking.key)
    }
    if case .word(let word) = expected, word == result.state.key { return expected }
    switch aspect {
    case .state: return .word(result.state.key)
    case .points: return result.points.map { .figure($0) } ?? .word(result.state.key)
    case .share:
      guard let points = result.points, let most = result.openMaximum,
        let share = points.dividing(by: most)
      else { return .word(result.state.key) }
      return .share(share.settled())
    }
  }

  /// What a quota did in the group of a row: the one in which it is a candidate, else the only one.
  private func quota(
    _ number: Int, _ assessment: AssessmentOutcome, _ row: Int
  ) -> QuotaOutcome? {
    let own = assessment.quotas.filter { $0.quota == number }
    return own.first { $0.candidates.contains(row) } ?? (own.count == 1 ? own.first : nil)
  }

  private func decision(_ kind: Decision.Kind?, _ check: BoundCheck) -> TestValue {
    let subjectKind = outcome.assessments[check.assessment].checked.assessment.subject
    let found = outcome.decisions.first { result in
      guard decisions.indices.contains(result.decision) else { return false }
      let decision = decisions[result.decision]
      return decision.subject == check.subject && decision.subjectKind == subjectKind
        && (kind == nil || decision.kind == kind)
    }
    return .word(found?.state.word ?? "none")
  }

  /// The names of the facts that a subject lacks, sorted.
  func lacking(_ assessment: AssessmentOutcome, _ row: Int) -> [String] {
    let checked = outcome.plan.checked
    let kind = assessment.checked.assessment.subject
    let names = (assessment.lacking[row] ?? []).compactMap { number -> String? in
      let fact = assessment.checked.layout.fact(at: Slot(number))
      let owner: SubjectKind =
        switch fact.owner {
        case .subject: kind
        case .unit: .unit
        case .head: .person
        }
      let facts = checked.facts(of: owner).facts
      return facts.indices.contains(fact.number) ? facts[fact.number].name : nil
    }
    return names.sorted()
  }
}
