public import Diagnostics

/// A condition that holds figures of the evidence against each other (`rule-language` section 6).
/// Where it fails, the evidence of that subject has a fault.
public struct EvidenceCheck: Sendable {
  /// The condition.
  public let that: Condition
  /// What is said where it fails; the condition itself where the author says nothing.
  public let message: Title?
  /// Whose evidence it looks at.
  public let subject: SubjectKind
  /// The assessment whose subjects alone it looks at; nil: all subjects of the kind.
  public let assessment: String?
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes a check.
  public init(
    that: Condition, message: Title?, subject: SubjectKind, assessment: String?,
    remarks: Remarks, span: Span
  ) {
    self.that = that
    self.message = message
    self.subject = subject
    self.assessment = assessment
    self.remarks = remarks
    self.span = span
  }
}
