import Diagnostics
import YAMLSource

// Checks of the evidence.
extension Loader {
  /// Reads the checks of a rulebook or, with its id and kind of subject, of an assessment.
  func readChecks(_ entry: YAMLEntry?, of assessment: (id: String, subject: SubjectKind)? = nil) {
    checks += list(entry, assessment == nil ? .evidenceCheck : .ownCheck) { reader in
      guard let that = conditionBeside(reader, "that") else { return nil }
      return EvidenceCheck(
        that: that, message: reader.entry("message").flatMap(title),
        subject: assessment?.subject ?? subject(reader, "of"), assessment: assessment?.id,
        remarks: reader.remarks, span: reader.span)
    }
  }
}
