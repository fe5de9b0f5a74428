import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Scoring

// What people decided.
extension Binder {
  mutating func decisions(_ asked: [Asked]) -> [DraftDecision] {
    test.decisions.compactMap { decision in
      let kinds = Decision.Kind.allCases.map(\.rawValue)
      guard let kind = Decision.Kind(rawValue: decision.kind.value) else {
        report(
          .unknownDecision(
            kind: decision.kind.value,
            nearest: nearestName(to: decision.kind.value, among: kinds), known: kinds),
          at: decision.kind.span)
        return nil
      }
      guard let who = self.subject(of: decision, asked) else { return nil }
      if kind == .evidence, let about = decision.about,
        readers[who.kind].number(of: about.value) == nil
      {
        report(
          .unknownFact(
            name: about.value, of: who.kind, nearest: readers[who.kind].nearest(to: about.value)),
          at: about.span)
        return nil
      }
      hasChanges = true
      return DraftDecision(kind: kind, subjectKind: who.kind, subject: who.number, decision)
    }
  }

  /// A decision before the subjects have their final numbers.
  struct DraftDecision {
    let kind: Decision.Kind
    let subjectKind: SubjectKind
    let subject: Int
    let decision: TestDecision

    init(
      kind: Decision.Kind, subjectKind: SubjectKind, subject: Int, _ decision: TestDecision
    ) {
      self.kind = kind
      self.subjectKind = subjectKind
      self.subject = subject
      self.decision = decision
    }
  }

  /// The assessment that a decision belongs to: the one that it names, else the one that the test
  /// is about where it rates such subjects. What was decided about evidence holds in all.
  func assessment(of draft: DraftDecision) -> String? {
    if let named = draft.decision.assessment { return named.value }
    guard draft.kind != .evidence, let own = ownAssessments[draft.subjectKind] else { return nil }
    return checked.assessments[own].assessment.id.value
  }

  mutating func subject(
    of decision: TestDecision, _ asked: [Asked]
  ) -> (kind: SubjectKind, number: Int)? {
    guard let id = decision.subject else {
      if asked.count == 1 { return (asked[0].kind, asked[0].number) }
      if !asked.isEmpty {
        report(.whoseDecision(kind: decision.kind.value), at: decision.kind.span)
      }
      return nil
    }
    for kind in SubjectKind.allCases {
      if let number = draft(kind).number(of: id.value) { return (kind, number) }
    }
    reportUnknown(id, persons.ids.isEmpty ? .unit : asked.first?.kind ?? .unit)
    return nil
  }
}
