import Diagnostics

// One mistake is told once: what only follows from an error waits until that is corrected.
extension Checker {
  /// The findings without the questions that may only follow from an error: those about the very
  /// element in which it stands, and those that rest on everything being read.
  func withoutConsequences(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let errors = diagnostics.filter { $0.severity == .error }
    guard rulebook.unread.hasErrors || !errors.isEmpty else { return diagnostics }
    let broken = rulebook.smallestElements.filter { element in
      rulebook.unread.touch(element) || errors.contains { element.holds($0.at) }
    }
    return diagnostics.filter { diagnostic in
      guard diagnostic.severity == .warning else { return true }
      switch diagnostic.fault.code {
      // What nothing reads may be what a faulty formula was meant to read.
      case "TD3701", "TD3706", "TD3707":
        return !errors.contains {
          $0.fault.code.hasPrefix("TD2") || $0.fault.code.hasPrefix("TD32")
        }
      // What could not be read leaves a gap in the numbers.
      case "TD3858" where rulebook.unread.hasErrors: return false
      case let code where code.hasPrefix("TD37") || code.hasPrefix("TD38"):
        return !broken.contains { $0.holds(diagnostic.at) }
      default: return true
      }
    }
  }
}

extension Rulebook {
  /// The places of the elements that hold no other: criteria without parts, classes, limits, awards.
  fileprivate var smallestElements: [Span] {
    var all = indicators.map(\.span)
    for assessment in assessments {
      all += assessment.leavesAndSections.filter(\.children.isEmpty).map(\.span)
      all += (assessment.bonus + assessment.penalty).map(\.span)
      all += assessment.classes.map(\.span)
      all += assessment.knockOuts.map(\.span)
      all += assessment.ceilings.map(\.span)
      all += assessment.scoreCeilings.map(\.span)
      all += assessment.quotas.map(\.span)
      all += assessment.rankings.map(\.span)
      all += assessment.awards.map(\.span)
    }
    return all
  }
}
