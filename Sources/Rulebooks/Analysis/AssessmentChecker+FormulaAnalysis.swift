import Decimals
import Diagnostics
import FEEL
import YAMLSource

// What formulas can bring, what they divide by, and what they put in the place of missing evidence.
extension AssessmentChecker {
  /// The ends of what a slot can hold.
  func bounds(of slot: Slot, _ points: [PointRange?]) -> Bounds {
    // What a criterion measures is what its formula gives.
    if let number = frame.measuring[slot], tree.indices.contains(number),
      let value = tree[number].criterion.value, let inner = checker.expression(of: value),
      inner.slot != slot
    {
      return inner.slot.map { ends(of: domain(of: $0, .number, points)) } ?? .unknown
    }
    return ends(of: domain(of: slot, .number, points))
  }

  private func ends(of domain: Domain) -> Bounds {
    let pieces = domain.set.pieces
    let isAttained =
      domain.digits == 0
      || (pieces.first.map { $0.lower == nil || $0.includesLower } ?? false)
        && (pieces.last.map { $0.upper == nil || $0.includesUpper } ?? false)
    return Bounds(lower: domain.least, upper: domain.greatest, isAttained: isAttained)
  }

  /// The ends of what an expression can give.
  func bounds(of expression: Expression, _ points: [PointRange?]) -> Bounds {
    expression.bounds { bounds(of: $0, points) }
  }

  /// Points that a formula brings for some evidence and that its criterion does not have.
  func findBeyond(
    _ formula: Formula, hold: Bool, _ node: Criterion, _ points: [PointRange?]
  ) {
    guard !hold, let range = node.points?.value, let expression = checker.expression(of: formula),
      !expression.isConstant, !checker.hasError(within: formula.span)
    else { return }
    let ends = bounds(of: expression, points)
    guard ends.isAttained else { return }
    if let most = ends.upper, most > range.highest {
      report(
        InteractionFinding.formulaBeyond(
          id: node.id.value, value: most.settled(), limit: range.highest, isBelow: false),
        at: formula.span)
    } else if let least = ends.lower, least < range.lowest {
      report(
        InteractionFinding.formulaBeyond(
          id: node.id.value, value: least.settled(), limit: range.lowest, isBelow: true),
        at: formula.span)
    }
  }

  /// Divisions by what can be 0 where the criterion is scored.
  func findOpenRates(
    _ formula: Formula, _ element: String, _ points: [PointRange?], _ given: [Read]
  ) {
    guard let expression = checker.expression(of: formula) else { return }
    findOpenRates(
      expression, formula, element, points, given.map(\.predicate), given.map(\.expression))
  }

  private func findOpenRates(
    _ expression: Expression, _ formula: Formula, _ element: String, _ points: [PointRange?],
    _ context: [Predicate], _ others: [Expression]
  ) {
    let solver = solver(for: [expression] + others, points)
    for divisor in expression.denominators({ bounds(of: $0, points) }) {
      if let slot = divisor.slot {
        // Peers and the group are there wherever the formula is; a derived fact has its own rule.
        guard let fact = fact(in: slot) else { continue }
        if case .indicator(let index) = fact.origin, rulebook.indicators[index].derived != nil {
          continue
        }
        let zero = Predicate.member(.slot(slot), IntervalSet(.zero))
        if solver.ask(all: context + [zero]).isNever { continue }
      } else if !readsFactsOnly(expression) {
        continue
      }
      report(
        InteractionFinding.rateOpen(element: element, by: divisor.text),
        at: formula.scalar.span(of: divisor.range))
      return
    }
  }

  func readsFactsOnly(_ expression: Expression) -> Bool {
    expression.references.allSatisfy { reference in
      switch reference.binding.reference {
      case .slot(let slot): fact(in: slot) != nil
      case .constant: true
      case .object, .input: false
      }
    }
  }

  /// Divisions in a condition by what can be 0, unless the condition is decided there.
  func findOpenRates(
    in condition: Condition?, _ element: String, _ points: [PointRange?], given: [Read] = []
  ) {
    guard let own = read(condition) else { return }
    let solver = solver(for: [own.expression] + given.map(\.expression), points)
    let context = given.map(\.predicate)
    for divisor in own.expression.denominators({ bounds(of: $0, points) }) {
      guard let slot = divisor.slot, let fact = fact(in: slot) else { continue }
      if case .indicator(let index) = fact.origin, rulebook.indicators[index].derived != nil {
        continue
      }
      let zero = Predicate.member(.slot(slot), IntervalSet(.zero))
      if solver.ask(all: context + [zero, own.predicate]).isNever
        || solver.ask(all: context + [zero, own.predicate.negated]).isNever
      {
        continue
      }
      report(
        InteractionFinding.rateOpen(element: element, by: divisor.text),
        at: own.condition.formula.scalar.span(of: divisor.range))
      return
    }
  }

  /// A formula that puts 0 in the place of what is missing.
  func findStandIns(_ formula: Formula) {
    for own in checker.expression(of: formula)?.standIns ?? [] where own.figure.isZero {
      guard let fact = fact(in: own.slot) else { continue }
      report(
        ConditionFinding.missingCountsAsZero(name: fact.name),
        at: formula.scalar.span(of: own.range))
      return
    }
  }
}
