import Decimals
import FEEL
import Rulebooks
import Runs
import Scoring

// What became of a row beside its points: what it lacks, its awards, the ranks of its sections.
extension RunView {
  /// A fact for want of which there is no total or no class.
  struct LackingFact {
    let name: String
    let reason: AbsenceReason
    /// Whose fact it is; nil where there is nobody, such as a unit without a head.
    let owner: (kind: SubjectKind, subject: Int)?
    /// The number of the fact in its table.
    let number: Int
  }

  /// What a row lacks, in the order of the facts: its own, its unit's or its head's.
  func lackingFacts(_ row: Int, of outcome: AssessmentOutcome) -> [LackingFact] {
    let own = outcome.checked.assessment.subject
    let subject = outcome.subjects[row]
    return (outcome.lacking[row] ?? []).compactMap { index -> LackingFact? in
      let (number, owner) = outcome.checked.layout.fact(at: Slot(index))
      let kind: SubjectKind =
        switch owner {
        case .subject: own
        case .unit: .unit
        case .head: .person
        }
      let facts = checked.facts(of: kind).facts
      guard facts.indices.contains(number) else { return nil }
      let found = run.outcome.related(owner, to: subject, own)
      let value = found.map { cell(ofFact: number, $0.kind, subject: $0.number) }
      return LackingFact(
        name: facts[number].name, reason: value?.absence?.reason ?? .missing,
        owner: found.map { ($0.kind, $0.number) }, number: number)
    }
  }

  /// The awards of an assessment and what became of each for a row: given, awaiting a decision
  /// because of a tie, or neither.
  func awards(_ row: Int, of outcome: AssessmentOutcome) -> [(award: Award, state: AwardState?)] {
    outcome.checked.assessment.awards.enumerated().map { number, award in
      let groups = outcome.awards.filter { $0.award == number }
      if groups.contains(where: { $0.rows.contains(row) }) { return (award, .given) }
      if groups.contains(where: { $0.tied.contains(row) }) { return (award, .pending) }
      return (award, nil)
    }
  }

  /// The ranks of one section of a row, by the rankings that rank sections.
  func ranks(
    ofNode node: Int, _ row: Int, of outcome: AssessmentOutcome
  ) -> [(ranking: Ranking, rank: Rank)] {
    outcome.sectionRanks.compactMap { ranks in
      guard ranks.node == node, let rank = ranks.ranks[row] else { return nil }
      return (outcome.checked.assessment.rankings[ranks.ranking], rank)
    }
  }
}

/// What became of an award for one subject.
enum AwardState: String {
  /// It is the subject's.
  case given
  /// Subjects tie for it and an authority must decide.
  case pending
}
