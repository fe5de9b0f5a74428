import Diagnostics
import YAMLSource

/// What the readers of one rulebook share: the faults found so far, the count of formulas, and the
/// language of titles written as plain text.
package final class Loader {
  package private(set) var diagnostics: [Diagnostic] = []
  private(set) var formulaCount = 0
  /// The language of titles that do not say theirs.
  var language = Language.vi
  /// The rule tests that stand among the rules; whoever runs tests reads them.
  var tests = TestParts()
  /// The checks of the evidence that were read so far.
  var checks: [EvidenceCheck] = []
  /// What the last value was meant to be that a comma has cut; its other parts are not read.
  var lastCut: Span?

  package func report(_ fault: LoadingFault, at span: Span) {
    diagnostics.append(Diagnostic(fault, at: span))
  }

  package func report(_ others: [Diagnostic]) { diagnostics += others }

  package init() {}

  /// A formula with the next number.
  func formula(_ scalar: YAMLScalar, _ reading: Formula.Reading) -> Formula {
    defer { formulaCount += 1 }
    return Formula(number: formulaCount, scalar: scalar, reading: reading)
  }

  /// Runs `body` and says whether it reported an error.
  func reportsError(_ body: () -> Void) -> Bool {
    let before = diagnostics.count
    body()
    return diagnostics[before...].contains { $0.severity == .error }
  }
}
