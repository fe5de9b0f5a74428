public import Rulebooks

extension Outcome {
  /// The subject whose fact a rule read about `subject`: itself, the person's unit, or the unit's
  /// head; nil where there is none.
  public func related(
    _ owner: FactOwner, to subject: Int, _ kind: SubjectKind
  ) -> (kind: SubjectKind, number: Int)? {
    switch owner {
    case .subject: return (kind, subject)
    case .unit: return context.unit(ofPerson: subject).map { (.unit, $0) }
    case .head:
      guard context.headOfUnit.indices.contains(subject) else { return nil }
      return context.headOfUnit[subject].map { (.person, $0) }
    }
  }
}
