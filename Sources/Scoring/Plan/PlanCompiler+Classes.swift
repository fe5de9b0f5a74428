import Decimals
import FEEL
import Rulebooks

extension PlanCompiler {
  mutating func compileTotal(_ nodes: [NodePlan]) -> TotalPlan {
    var steps: [OperandStep] = []
    let bonusCount = rules.bonus.count
    let bonus = compileAdjustments(0..<bonusCount)
    let penalty = compileAdjustments(bonusCount..<assessment.adjustments.count)
    let bonusCap = rules.bonusCap.map { operand($0, &steps) }
    let penaltyCap = rules.penaltyCap.map { operand($0, &steps) }
    let cap = rules.totalCap.map { operand($0, &steps) }
    let floor = rules.totalFloor.map { operand($0, &steps) }
    var ceilings: [(when: ConditionPlan, atMost: Operand)] = []
    for ceiling in rules.scoreCeilings {
      guard let when = condition(ceiling.when) else { continue }
      ceilings.append((when, operand(ceiling.atMost, &steps)))
    }
    let root = nodes.first { $0.node.parent == nil && $0.number == 0 }
    let maximum = root?.node.points?.highest
    // Only a total that penalties can push down has a floor of 0 by itself.
    let ownFloor: Operand? = penalty.isEmpty ? nil : .constant(Cell(Decimal.zero))
    return TotalPlan(
      root: root.map {
        TotalPlan.RootSlots(number: $0.number, raw: $0.raw, openMaximum: $0.openMaximum)
      },
      maximum: maximum,
      openers: assessment.nodes.indices.filter { number in
        if case .rescaleTotal = assessment.nodes[number].whenNotApplicable { return true }
        return false
      }, scale: rules.scale?.value ?? maximum, bonus: bonus, bonusCap: bonusCap,
      penalty: penalty, penaltyCap: penaltyCap, cap: cap, floor: floor ?? ownFloor,
      ceilings: ceilings, operands: steps, rounding: rules.rounding.total, total: layout.total)
  }

  mutating func compileClasses() -> ClassPlan? {
    guard !rules.classes.isEmpty, let ladder = assessment.classLadder else { return nil }
    var steps: [OperandStep] = []
    let numbers = classNumbers
    var classes: [ClassPlan.Class] = []
    for rule in rules.classes {
      let lower = rule.lower.map { operand($0.amount, &steps) }
      var requirements: [ClassPlan.RequirementPlan] = []
      for requirement in rule.requires {
        if let plan = compile(requirement, &steps) { requirements.append(plan) }
      }
      classes.append(
        ClassPlan.Class(
          lower: lower, lowerClosed: rule.lower?.isClosed ?? true, requirements: requirements,
          whenRequirementsFail: rule.whenRequirementsFail))
    }
    var knockOuts: [ClassPlan.KnockOutPlan] = []
    for rule in rules.knockOuts {
      guard let when = condition(rule.when), let number = numbers[rule.givesClass.value] else {
        continue
      }
      knockOuts.append(
        ClassPlan.KnockOutPlan(
          when: when, givesClass: number, asksAuthority: rule.asksAuthority))
    }
    var ceilings: [ClassPlan.CeilingPlan] = []
    for (index, rule) in rules.ceilings.enumerated() {
      switch rule.limit {
      case .atMost(let name, let when):
        guard let number = numbers[name.value], let test = condition(when) else { continue }
        ceilings.append(
          ClassPlan.CeilingPlan(limit: .atMost(number, when: test), number: index))
      case .notAboveUnit:
        ceilings.append(ClassPlan.CeilingPlan(limit: .notAboveUnit, number: index))
      }
    }
    return ClassPlan(
      ladder: UInt32(truncatingIfNeeded: ladder), classes: classes, knockOuts: knockOuts,
      ceilings: ceilings, operands: steps, total: layout.total, classSlot: layout.classSlot)
  }

  private mutating func compile(
    _ requirement: Requirement, _ steps: inout [OperandStep]
  ) -> ClassPlan.RequirementPlan? {
    switch requirement.test {
    case .that(let test): return condition(test).map { .that($0) }
    case .eachSectionAtLeast(let share):
      let sections = assessment.nodes.first?.children ?? []
      for section in sections { noteRead(layout.shares[section]) }
      return .eachSection(
        atLeast: operand(share, &steps),
        sections: sections.map { (number: $0, share: layout.shares[$0]) })
    }
  }

  mutating func compileRanking(_ ranking: Ranking) -> RankingPlan {
    RankingPlan(
      within: ranking.within.flatMap { factSlot(named: $0.value) },
      eligible: ranking.eligible.flatMap { condition($0) }, keys: order(ranking.orderBy),
      numbering: ranking.numbering, classLadder: classLadderNumber)
  }

  /// The facts that a criterion reads, in the order in which its rule names them.
  func reads(of criterion: Criterion) -> [Slot] {
    var slots: [Slot] = []
    for formula in criterion.formulas {
      guard let expression = checked.expression(of: formula) else { continue }
      for slot in factSlots(of: expression) where !slots.contains(slot) { slots.append(slot) }
    }
    if case .scored(let method) = criterion.content, case .given(nil) = method.value,
      let slot = givenFact(of: criterion)
    {
      slots.append(slot)
    }
    for name in criterion.withParts.flatMap(\.registerNames) {
      guard
        let register = checked.facts(of: rules.subject).registers.first(where: {
          $0.register.name.value == name
        }), !slots.contains(Slot(register.fact))
      else { continue }
      slots.append(Slot(register.fact))
    }
    return slots
  }
}
