import Decimals
import Diagnostics
import FEEL

// What missing evidence does to conditions: it hides a knock-out, or lets a requirement pass.
extension AssessmentChecker {
  /// Reports a rule against the subject that missing evidence keeps from holding.
  func findHidden(
    _ condition: Condition, _ role: ConditionFinding.Role, _ element: String,
    _ points: [PointRange?]
  ) {
    if condition.ifMissing == false {
      report(
        ConditionFinding.missingHides(role: role, element: element), at: condition.formula.span)
      return
    }
    guard let own = read(condition) else { return }
    let solver = solver(for: [own.expression], points)
    if solver.ask(own.predicate).isNever { return }
    // `not(is missing(x)) and x > 0`, `present(x) and x > 0`.
    for (text, whenMissing) in own.predicate.looksAtMissing
    where solver.ask(own.predicate, .unknown(text, whenMissing)).isNever {
      report(
        ConditionFinding.missingHides(role: role, element: element), at: condition.formula.span)
      return
    }
    guard role != .deduction else { return }
    findStandInsThatHide(own, role, element, solver)
  }

  /// Reports values for missing evidence with which a knock-out or ceiling never holds.
  private func findStandInsThatHide(
    _ own: Read, _ role: ConditionFinding.Role, _ element: String, _ solver: Solver
  ) {
    for reference in own.expression.references {
      guard case .slot(let slot) = reference.binding.reference, let fact = fact(in: slot),
        case .indicator(let index) = fact.origin,
        let rule = rulebook.indicators[index].whenMissing, case .value(let literal) = rule.value,
        let figure = number(of: literal, fact),
        solver.ask(own.predicate, .member(.slot(slot), IntervalSet(figure))).isNever,
        // Its own finding says as much already.
        !checker.countsAsBest(rule.value, rulebook.indicators[index]),
        !checker.countsAsZero(rule.value)
      else { continue }
      report(
        InteractionFinding.valueHides(name: fact.name, role: role, element: element), at: rule.span)
      return
    }
  }

  /// A value as conditions count it.
  private func number(of literal: Literal, _ fact: Fact) -> Decimal? {
    switch literal {
    case .number(let number): return number
    case .boolean(let truth): return truth ? .one : .zero
    case .text(let word):
      guard let place = fact.ladder, checker.ladders.indices.contains(place),
        let rung = checker.ladders[place].rungs.firstIndex(of: word)
      else { return nil }
      return Decimal(rung)
    default: return nil
    }
  }

  /// Reports a condition in the subject's favour that counts as met where evidence is missing.
  func findPassed(_ condition: Condition?, _ role: ConditionFinding.Role, _ element: String) {
    // What the results of others leave undefined, as where there are no subordinates, is no missing
    // evidence.
    guard let condition, condition.ifMissing == true, let own = read(condition),
      own.expression.references.contains(where: { reference in
        if case .slot(let slot) = reference.binding.reference { return fact(in: slot) != nil }
        return false
      }), readsFactsOnly(own.expression)
    else { return }
    report(
      InteractionFinding.missingPasses(role: role, element: element), at: condition.formula.span)
  }
}

extension Predicate {
  /// The parts that ask whether evidence is there, and what each is where it is missing.
  fileprivate var looksAtMissing: [(text: String, whenMissing: Bool)] {
    switch self {
    case .constant, .member: []
    case .unknown(let text, _):
      text.hasPrefix("is missing(")
        ? [(text, true)] : text.hasPrefix("present(") ? [(text, false)] : []
    case .all(let parts), .any(let parts): parts.flatMap(\.looksAtMissing)
    }
  }
}
