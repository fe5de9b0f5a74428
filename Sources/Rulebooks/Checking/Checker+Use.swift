import Diagnostics
import FEEL

// What nothing reads, what rests on nothing, and what the author accepts.
extension Checker {
  /// Reports indicators that no rule reads. Where something could not be read nothing is said: that
  /// may be the rule that reads them.
  func checkUse(of facts: [Fact], _ kind: SubjectKind) {
    guard !rulebook.unread.hasErrors, !hasUnreadFormulas else { return }
    let read = factNamesRead(kind)
    for fact in facts {
      guard case .indicator(let index) = fact.origin, !read.contains(fact.name) else { continue }
      report(
        AdviceFault.indicatorUnused(name: fact.name), at: rulebook.indicators[index].name.span)
    }
  }

  /// Reports parameters and registers that no rule reads.
  func checkUseOfParametersAndRegisters() {
    guard !rulebook.unread.hasErrors, !hasUnreadFormulas else { return }
    var read: Set<String> = []
    for expression in expressions {
      for reference in expression?.references ?? [] {
        let name = reference.binding.name
        read.insert(name.hasPrefix("unit.") ? String(name.dropFirst(5)) : name)
      }
    }
    for parameter in rulebook.parameters where !read.contains(parameter.name.value) {
      report(AdviceFault.parameterUnused(name: parameter.name.value), at: parameter.name.span)
    }
    for assessment in rulebook.assessments {
      read.formUnion(assessment.nodes.flatMap(\.withParts).flatMap(\.registerNames))
    }
    for register in rulebook.registers where !read.contains(register.name.value) {
      report(AdviceFault.registerUnused(name: register.name.value), at: register.name.span)
    }
  }

  /// The names of the facts of a kind that some formula or group reads.
  private func factNamesRead(_ kind: SubjectKind) -> Set<String> {
    var names: Set<String> = []
    for expression in expressions {
      for reference in expression?.references ?? [] {
        let name = reference.binding.name
        names.insert(kind == .unit && name.hasPrefix("unit.") ? String(name.dropFirst(5)) : name)
      }
    }
    for assessment in rulebook.assessments where assessment.subject == kind {
      names.formUnion(assessment.rankings.compactMap(\.within?.value))
      names.formUnion(assessment.quotas.compactMap(\.within?.value))
      names.formUnion(assessment.awards.compactMap(\.within?.value))
      names.formUnion(
        assessment.nodes.flatMap(\.withParts).compactMap(\.peers.within?.value))
    }
    return names
  }

  /// Reports scored criteria without a legal basis, in a rulebook that declares documents.
  func checkBasesGiven() {
    guard !rulebook.documents.isEmpty, rulebook.remarks.basis.isEmpty else { return }
    for assessment in rulebook.assessments where assessment.remarks.basis.isEmpty {
      for child in assessment.root.children + assessment.bonus + assessment.penalty {
        checkBasis(of: child)
      }
    }
  }

  private func checkBasis(of node: Criterion) {
    if !node.remarked.allSatisfy({ $0.remarks.basis.isEmpty }) { return }
    if node.children.isEmpty {
      if !rulebook.unread.touch(node.span) {
        report(AdviceFault.basisMissing(id: node.id.value), at: node.id.span)
      }
      return
    }
    for child in node.children { checkBasis(of: child) }
  }

  /// The findings without those that the author accepts at their place, and those. An acceptance
  /// that fits nothing is a finding itself.
  func sortedByAcceptance() -> (open: [Diagnostic], accepted: [AcceptedFinding]) {
    let places = remarked.filter { !$0.remarks.accepted.isEmpty }
    let accepting = AcceptancePlaces(places)
    var used: Set<Span> = []
    var open: [Diagnostic] = []
    var accepted: [AcceptedFinding] = []
    let diagnostics = withoutConsequences(self.diagnostics)
    for diagnostic in diagnostics {
      let code = diagnostic.fault.code
      // What the rulebook itself accepts holds everywhere in it.
      let acceptance =
        accepting.innermost(holding: diagnostic.at, code: code)
        ?? rulebook.remarks.accepted.first { $0.code.value == code }
      guard let acceptance else {
        open.append(diagnostic)
        continue
      }
      used.insert(acceptance.code.span)
      if diagnostic.severity == .error {
        open.append(diagnostic)
        open.append(
          Diagnostic(
            AdviceFault.errorAccepted(code: diagnostic.fault.code), at: acceptance.code.span))
      } else {
        accepted.append(AcceptedFinding(finding: diagnostic, acceptance: acceptance))
      }
    }
    // Where there are errors, what was accepted may come to light only when they are corrected.
    if !rulebook.unread.hasErrors, !diagnostics.contains(where: { $0.severity == .error }) {
      for acceptance in places.flatMap(\.remarks.accepted)
      where !used.contains(acceptance.code.span) {
        open.append(
          Diagnostic(
            AdviceFault.acceptanceIdle(code: acceptance.code.value), at: acceptance.code.span))
      }
    }
    return (open, accepted)
  }
}

extension Span {
  /// Whether a place lies in it.
  func holds(_ place: Span?) -> Bool {
    guard let place else { return false }
    return place.source === source && start <= place.start && place.end <= end
  }
}
