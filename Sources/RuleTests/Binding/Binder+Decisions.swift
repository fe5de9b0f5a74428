import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Scoring

// What people decided, and results that are given.
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

  mutating func subject(
    of decision: TestDecision, _ asked: [Asked]
  ) -> (kind: SubjectKind, number: Int)? {
    guard let id = decision.subject else {
      if asked.count == 1 { return (asked[0].kind, asked[0].number) }
      if !asked.isEmpty { report(.whoseDecision(kind: decision.kind.value), at: decision.kind.span) }
      return nil
    }
    for kind in SubjectKind.allCases {
      if let number = draft(kind).number(of: id.value) { return (kind, number) }
    }
    reportUnknown(id, persons.ids.isEmpty ? .unit : asked.first?.kind ?? .unit)
    return nil
  }

  mutating func results() -> [(kind: SubjectKind, result: GivenResult)] {
    var results: [(kind: SubjectKind, result: GivenResult)] = []
    for given in givenResults {
      var isKnown = given.part.classID == nil
      var ids: [String] = []
      for (number, assessment) in checked.assessments.enumerated()
      where assessment.assessment.subject == given.kind {
        let classes = assessment.assessment.classes.map(\.id.value)
        ids += classes.filter { !ids.contains($0) }
        let classNumber = given.part.classID.flatMap { classes.firstIndex(of: $0.value) }
        if classNumber != nil { isKnown = true }
        results.append(
          (
            given.kind,
            GivenResult(
              assessment: number, subject: given.subject, total: given.part.total?.value,
              classNumber: classNumber)
          ))
      }
      if !isKnown, let id = given.part.classID {
        report(
          .unfitExpectation(
            address: "class", text: id.value,
            wanted: .words(ids, nearest: nearestName(to: id.value, among: ids))), at: id.span)
      }
      hasChanges = true
    }
    return results
  }
}
