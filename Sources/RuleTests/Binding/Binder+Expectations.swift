import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Scoring

// What a test expects.
extension Binder {
  /// A check before the subjects have their final numbers.
  struct DraftCheck {
    let assessment: Int
    let kind: SubjectKind
    let number: Int
    let target: Target
    let expected: TestValue
    let expectation: Expectation
    let id: String?
  }

  mutating func checks(of subject: Asked) -> [DraftCheck] {
    let own = ownAssessment(of: subject)
    return subject.expectations.compactMap { expectation in
      let (prefixed, rest) = split(expectation.address.value)
      guard let number = prefixed ?? own else { return nil }
      let assessment = checked.assessments[number]
      let reader = TargetReader(assessment: assessment)
      let address = expectation.address.value
      let span = expectation.address.span
      let target: Target
      switch reader.target(rest, address: address) {
      case .success(let found): target = found
      case .failure(let fault):
        report(fault, at: span)
        return nil
      }
      if case .alone = test.subjects, target.needsPeers {
        report(.needsPeers(address: address), at: span)
        return nil
      }
      let expected: TestValue
      switch reader.expected(
        target, expectation.values.map(\.value), isList: expectation.isList, address: address)
      {
      case .success(let value): expected = value
      case .failure(let fault):
        report(fault, at: expectation.values.first?.span ?? span)
        return nil
      }
      guard let who = self.subject(of: assessment, about: subject, address: address, at: span)
      else { return nil }
      return DraftCheck(
        assessment: number, kind: assessment.assessment.subject, number: who, target: target,
        expected: expected, expectation: expectation, id: subject.id)
    }
  }

  /// The subject itself, or its unit or head where the assessment is of the other kind.
  mutating func subject(
    of assessment: CheckedAssessment, about subject: Asked, address: String, at span: Span
  ) -> Int? {
    let kind = assessment.assessment.subject
    if kind == subject.kind { return subject.number }
    let related =
      kind == .unit ? unitOfPerson[subject.number] : head(ofUnit: subject.number)
    if related == nil { report(.nobodyThere(address: address, kind: kind), at: span) }
    return related
  }
}
