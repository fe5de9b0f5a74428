import Diagnostics
import FEEL

// Values that criteria, sections and assessments put in the place of missing evidence.
extension AssessmentChecker {
  /// Reports a `when-missing: { value: … }` of a node that some fact which a criterion below it reads
  /// cannot have. What a fact says of itself wins, and is checked there.
  func checkMissingValues() {
    var told: Set<Span> = []
    let items = assessment.bonus + assessment.penalty
    for number in tree.indices where tree[number].children.isEmpty {
      var next: Int? = number
      while let current = next, tree[current].criterion.whenMissing == nil {
        next = tree[current].parent
      }
      if let rule = next.flatMap({ tree[$0].criterion.whenMissing }) {
        check(rule, for: tree[number].criterion, &told)
      }
    }
    for item in items {
      if let rule = item.whenMissing ?? assessment.root.whenMissing {
        check(rule, for: item, &told)
      }
    }
  }

  private func check(
    _ rule: Placed<WhenMissing>, for criterion: Criterion, _ told: inout Set<Span>
  ) {
    guard case .value(let literal) = rule.value, !told.contains(rule.span) else { return }
    let facts = assessment.subject == .unit ? names.units : names.persons
    for formula in criterion.measuring {
      for reference in checker.expression(of: formula)?.references ?? [] {
        guard let fact = facts.first(where: { $0.name == reference.binding.name }),
          !checker.takes(literal, fact)
        else { continue }
        told.insert(rule.span)
        report(
          FormulaFault.missingValueType(indicator: fact.name, type: fact.type.word),
          at: rule.span)
        return
      }
    }
  }
}

extension Checker {
  /// Whether a value can stand for a fact that is missing; true where the fact says itself what does.
  fileprivate func takes(_ literal: Literal, _ fact: Fact) -> Bool {
    if case .indicator(let index) = fact.origin, rulebook.indicators[index].whenMissing != nil {
      return true
    }
    return isUnread(fact) || fits(literal, fact)
  }
}

extension Criterion {
  /// The formulas by which it is scored, without its conditions.
  fileprivate var measuring: [Formula] {
    let conditions = Set([appliesWhen?.formula.number, gate?.formula.number].compactMap { $0 })
    return formulas.filter { !conditions.contains($0.number) }
  }
}
