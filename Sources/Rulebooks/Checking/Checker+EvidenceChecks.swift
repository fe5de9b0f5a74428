import FEEL

// Checks of the evidence: conditions over the facts of one subject.
extension Checker {
  /// Checks the conditions that hold figures against each other.
  func checkEvidenceChecks(_ names: FactNames) {
    for kind in SubjectKind.allCases {
      let own = rulebook.checks.filter { $0.subject == kind }
      if own.isEmpty { continue }
      let scope = names.scope(of: kind, headFacts: nil)
      for each in own {
        var inner = scope
        addRegisters(of: kind, to: &inner, for: each.that.formula) { ObjectSlot($0) }
        check(each.that, key: "that", in: inner)
      }
    }
  }
}
