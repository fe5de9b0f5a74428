public import Decimals
import Diagnostics
import Evidence
public import Rulebooks
import Scoring

extension LoadedRun {
  /// The same run with other values of some facts, by their numbers in the rulebook.
  public func setting(
    _ values: [(kind: SubjectKind, fact: Int, subject: Int, cell: Cell)]
  ) -> LoadedRun {
    func own(_ kind: SubjectKind) -> [(id: Int, subject: Int, cell: Cell)] {
      values.filter { $0.kind == kind }.map { ($0.fact, $0.subject, $0.cell) }
    }
    return LoadedRun(
      file: file, checked: checked, evidence: evidence?.setting(own(.unit)),
      persons: persons?.setting(own(.person)), decisions: decisions, diagnostics: diagnostics,
      hasUnreadFile: hasUnreadFile,
      previous: previous, accepted: accepted,
      reading: reading)
  }
}
