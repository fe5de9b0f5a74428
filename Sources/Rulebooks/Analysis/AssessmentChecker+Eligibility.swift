import Decimals
import Diagnostics
import FEEL

// Whether anybody can take part in a ranking or receive an award, as the rules of classes leave it.
// What persons decide, on appeal or against a rule, is not in it.
extension AssessmentChecker {
  /// What a rule makes true of everybody.
  private struct Fixed {
    let name: String
    let span: Span
    let predicate: Predicate
    let expressions: [Expression]
  }

  /// Reports a ranking whose condition other rules leave nobody for.
  func findUndone(_ ranking: Ranking, _ points: [PointRange?]) {
    guard let eligible = read(ranking.eligible) else { return }
    findUndone([eligible], of: .eligible, ranking.name.value, at: eligible.span, points)
  }

  /// Reports an award whose conditions other rules leave nobody for.
  func findUndone(_ award: Award, in ranking: Ranking, _ points: [PointRange?]) {
    guard let requires = read(award.requires) else { return }
    let eligible = read(ranking.eligible)
    findUndone(
      [requires] + [eligible].compactMap { $0 }, of: .award, award.id.value, at: requires.span,
      points)
  }

  private func findUndone(
    _ conditions: [Read], of role: ConditionFinding.Role, _ element: String, at span: Span,
    _ points: [PointRange?]
  ) {
    guard !assessment.classes.isEmpty else { return }
    let rules = fixedByRules
    let solver = solver(
      for: conditions.map(\.expression) + rules.flatMap(\.expressions), points)
    let wanted = conditions.map(\.predicate)
    // What never holds by itself is told of as such.
    if solver.ask(all: wanted).isNever { return }
    if let rule = rules.first(where: { solver.ask(all: wanted + [$0.predicate]).isNever }) {
      report(
        InteractionFinding.eligibilityUndone(
          role: role, element: element, by: rule.name, first: rule.span), at: span)
    }
  }

  /// What classes, knock-outs and ceilings make true of published classes.
  private var fixedByRules: [Fixed] {
    let own = Predicate.Variable.slot(frame.classSlot)
    let total = Predicate.Variable.slot(frame.total)
    func atMost(_ place: Int) -> Predicate {
      .member(own, IntervalSet(from: Decimal(place), to: nil))
    }
    var rules: [Fixed] = []
    for (place, rule) in assessment.classes.enumerated() {
      if hasCriteria, let lower = rule.lower, let bound = constant(lower.amount) {
        // Rules only lower a class: who is in it or a better one has the points.
        rules.append(
          Fixed(
            name: rule.id.value, span: lower.amount.span,
            predicate: .any([
              atMost(place + 1),
              .member(
                total, IntervalSet(from: bound, includingLower: lower.isClosed, to: nil)),
            ]), expressions: []))
      }
      // Nobody comes down to the best class, so that who is in it fulfils what it asks.
      guard place == 0, rule.whenRequirementsFail != .authority else { continue }
      for requirement in rule.requires {
        guard case .that(let condition) = requirement.test, let asked = read(condition) else {
          continue
        }
        rules.append(
          Fixed(
            name: rule.id.value, span: asked.span,
            predicate: .any([atMost(1), asked.predicate]), expressions: [asked.expression]))
      }
    }
    let places = Dictionary(
      assessment.classes.enumerated().map { ($1.id.value, $0) }, uniquingKeysWith: { a, _ in a })
    for rule in assessment.knockOuts where !rule.asksAuthority {
      guard let place = places[rule.givesClass.value], let when = read(rule.when) else { continue }
      rules.append(
        Fixed(
          name: rule.id.value, span: when.span,
          predicate: .any([when.predicate.negated, atMost(place)]), expressions: [when.expression]))
    }
    for rule in assessment.ceilings {
      guard case .atMost(let name, let condition) = rule.limit, let place = places[name.value],
        let when = read(condition)
      else { continue }
      rules.append(
        Fixed(
          name: rule.id?.value ?? name.value, span: when.span,
          predicate: .any([when.predicate.negated, atMost(place)]), expressions: [when.expression]))
    }
    return rules
  }
}
