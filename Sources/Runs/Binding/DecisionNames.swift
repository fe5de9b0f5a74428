import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Scoring

/// The names that decisions may use: assessments, classes, and what a decision can be about.
struct DecisionNames {
  private let rulebook: Rulebook

  init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
  }

  /// The names of a decision that the rulebook does not know, for a subject of this kind.
  func unknown(in given: GivenDecision, of kind: SubjectKind) -> [Diagnostic] {
    var assessments = rulebook.assessments.filter { $0.subject == kind }
    if let name = given.assessment {
      let known = assessments.map(\.id.value)
      guard known.contains(name) else {
        return [unknown(.assessment, name, known, at: given.assessmentSpan)]
      }
      assessments.removeAll { $0.id.value != name }
    }
    var faults: [Diagnostic] = []
    if let (what, known) = subjects(of: given, assessments, kind), let name = given.about,
      !known.contains(name)
    {
      faults.append(unknown(what, name, known, at: given.aboutSpan))
    }
    if given.kind == .evidence, let name = given.about,
      let indicator = rulebook.indicators.first(where: {
        $0.name.value == name && $0.subject == kind
      }), let range = range(of: indicator), let figure = Decimal(given.value),
      !range.contains(figure)
    {
      faults.append(
        Diagnostic(
          RunFault.decisionUnreadable(
            subject: given.subject, kind: given.kind.rawValue, value: given.value),
          at: given.span))
    }
    if given.kind == .classDecision || given.kind == .finalClass {
      let known = unique(assessments.flatMap(\.classes).map(\.id.value))
      let leavesNone =
        given.kind == .classDecision
        && assessments.contains { $0.knockOuts.contains(where: \.asksAuthority) }
        && Decision.leavesWithoutClass(given.value)
      if !known.contains(given.value), !leavesNone {
        faults.append(unknown(.classRule, given.value, known, at: given.span))
      }
    }
    return faults
  }

  /// The values that an indicator can have, where they are bounded.
  private func range(of indicator: Indicator) -> ValueRange? {
    if let range = indicator.range { return ValueRange(range) }
    guard case .percent = indicator.type.value else { return nil }
    return ValueRange(lower: .zero, includesLower: true, upper: .hundred, includesUpper: true)
  }

  /// What a decision of this kind can be about, and the names of such things.
  private func subjects(
    of given: GivenDecision, _ assessments: [Assessment], _ kind: SubjectKind
  ) -> (DecisionSubject, [String])? {
    switch given.kind {
    case .evidence:
      let facts =
        rulebook.indicators.filter { $0.subject == kind }.map(\.name.value)
        + rulebook.attributes.filter { $0.subject == kind }.map(\.name.value)
        + assessments.flatMap(\.givenColumns).map(\.id.value)
      return (.indicator, unique(facts))
    case .points:
      let nodes = assessments.flatMap(\.nodes)
      return (.criterion, unique(nodes.map(\.id.value)))
    case .tie: return (.ranking, unique(assessments.flatMap(\.rankings).map(\.name.value)))
    case .quota: return (.quota, unique(assessments.flatMap(\.quotas).map(\.id.value)))
    case .classDecision, .finalClass: return nil
    }
  }

  private func unknown(
    _ what: DecisionSubject, _ name: String, _ known: [String], at span: Span?
  ) -> Diagnostic {
    Diagnostic(
      RunFault.unknownInDecision(
        what: what, name: name, nearest: nearestName(to: name, among: known), known: known),
      at: span)
  }

  /// Each name once, in the order of the rulebook.
  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
