import Diagnostics
import FEEL

// Penalties of which one takes points whenever another does.
extension AssessmentChecker {
  /// Looks at penalties that are taken if something is true.
  func findDoublePenalties(_ points: [PointRange?]) {
    let items = assessment.penalty.compactMap { item -> (id: String, own: Read)? in
      guard case .scored(let method) = item.content, case .yesNo(let test, nil) = method.value,
        item.appliesWhen == nil, item.gate == nil, !rulebook.unread.touch(item.span),
        let own = read(Condition(test))
      else { return nil }
      return (item.id.value, own)
    }
    guard items.count > 1 else { return }
    let solver = solver(for: items.map(\.own.expression), points)
    for (number, item) in items.enumerated() {
      guard !solver.ask(item.own.predicate).isNever else { continue }
      for (other, wider) in items.enumerated() where other != number {
        guard solver.implies(item.own.predicate, wider.own.predicate),
          !solver.ask(wider.own.predicate.negated).isNever
        else { continue }
        // Two that say the same are told once.
        if other > number, solver.implies(wider.own.predicate, item.own.predicate) { continue }
        report(
          InteractionFinding.penalisedTwice(
            element: item.id, other: wider.id,
            example: witness(solver.ask(item.own.predicate).term, [item.own.expression]),
            first: wider.own.span), at: item.own.span)
        break
      }
    }
  }
}
