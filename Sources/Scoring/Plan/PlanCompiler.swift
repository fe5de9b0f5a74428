import Decimals
import FEEL
public import Rulebooks

/// Compiles a checked rulebook: formulas to closures, methods to kernels over columns. It cannot
/// fail, since the checker let the rulebook through.
public func compile(_ checked: CheckedRulebook) -> Plan {
  Plan(
    checked: checked,
    assessments: checked.assessments.map { assessment in
      var compiler = PlanCompiler(checked: checked, assessment: assessment)
      return compiler.compile()
    })
}

/// Compiles one assessment, handing out slots for operands behind those of the layout.
struct PlanCompiler {
  let checked: CheckedRulebook
  let assessment: CheckedAssessment
  private(set) var nextSlot: Int

  init(checked: CheckedRulebook, assessment: CheckedAssessment) {
    self.checked = checked
    self.assessment = assessment
    self.nextSlot = assessment.layout.count
  }

  var rules: Assessment { assessment.assessment }
  var layout: FrameLayout { assessment.layout }

  mutating func compile() -> AssessmentPlan {
    let facts = checked.facts(of: rules.subject)
    let indicators = checked.rulebook.indicators
    let whenMissing = facts.facts.map { fact -> WhenMissing? in
      guard case .indicator(let number) = fact.origin else { return nil }
      return indicators[number].whenMissing?.value
    }
    var replacements: [(slot: Slot, value: Cell)] = []
    for (number, rule) in whenMissing.enumerated() {
      if case .value(let literal) = rule { replacements.append((Slot(number), cell(of: literal))) }
    }
    let derived = facts.derivedOrder.compactMap { derivedStep($0, facts) }
    let appliesTo = rules.appliesTo.flatMap { condition($0) }
    let assessedWhen = rules.assessedWhen.flatMap { condition($0) }
    let nodes = compileNodes()
    let total = compileTotal(nodes)
    let classes = compileClasses()
    let rankings = rules.rankings.map { compileRanking($0) }
    let quotas = compileQuotas(rankings)
    return AssessmentPlan(
      checked: assessment, slotCount: nextSlot,
      nodeCount: assessment.nodes.count + assessment.adjustments.count,
      replacements: replacements, derived: derived, appliesTo: appliesTo,
      assessedWhen: assessedWhen, nodes: nodes, total: total, classes: classes,
      rankings: rankings, quotas: quotas.plans, quotaOrders: quotas.orders,
      whenMissingByFact: whenMissing)
  }

  private func derivedStep(_ number: Int, _ facts: FactTable) -> DerivedStep? {
    guard case .indicator(let index) = facts.facts[number].origin,
      let formula = checked.rulebook.indicators[index].derived,
      let expression = checked.expression(of: formula)
    else { return nil }
    return DerivedStep(
      slot: Slot(number), formula: formula, compiled: expression.compiled(),
      whenNothingDue: checked.rulebook.indicators[index].whenNothingDue ?? .error,
      reads: factSlots(of: expression))
  }

  // MARK: Slots and operands

  mutating func newSlot() -> Slot {
    defer { nextSlot += 1 }
    return Slot(nextSlot)
  }

  /// A formula as an operand: the slot of the name that it is, its constant, or a slot of its own
  /// that `steps` fill.
  mutating func operand(_ formula: Formula, _ steps: inout [OperandStep]) -> Operand {
    guard let expression = checked.expression(of: formula) else {
      return .constant(faultCell)
    }
    if let constant = expression.constant?.asCell {
      return .constant(constant.number.map { Cell($0.settledForMethod()) } ?? constant)
    }
    if let slot = expression.slot { return .slot(slot) }
    let slot = newSlot()
    steps.append(OperandStep(slot: slot, formula: formula, compiled: expression.compiled()))
    return .slot(slot)
  }

  mutating func operand(_ amount: Amount, _ steps: inout [OperandStep]) -> Operand {
    switch amount {
    case .constant(let placed): .constant(Cell(placed.value))
    case .formula(let formula): operand(formula, &steps)
    }
  }

  /// What a line earns, of a criterion that can bring at most `maximum`.
  mutating func operand(
    _ earning: Earning, maximum: Decimal?, _ steps: inout [OperandStep]
  ) -> Operand {
    switch earning {
    case .points(let amount): return operand(amount, &steps)
    case .share(let share):
      return .constant(maximum?.multiplying(share.value).map { Cell($0) } ?? faultCell)
    }
  }

  /// A condition always has a slot of its own, so that an explanation finds what it gave.
  mutating func condition(_ condition: Condition) -> ConditionPlan? {
    guard let expression = checked.expression(of: condition.formula) else { return nil }
    let step = OperandStep(
      slot: newSlot(), formula: condition.formula, compiled: expression.compiled())
    return ConditionPlan(step: step, ifMissing: condition.ifMissing)
  }

  /// The facts that an expression reads, as slots.
  func factSlots(of expression: Expression) -> [Slot] {
    var slots: [Slot] = []
    for reference in expression.references {
      if case .slot(let slot) = reference.binding.reference, isFact(slot), !slots.contains(slot) {
        slots.append(slot)
      }
    }
    return slots
  }

  private func isFact(_ slot: Slot) -> Bool {
    if slot.index < layout.factCount { return true }
    guard let unitFacts = layout.unitFacts else { return false }
    return slot.index >= unitFacts.index && slot.index < unitFacts.index + layout.unitFactCount
  }
}

/// The cell that a literal of a rule stands for.
func cell(of literal: Literal) -> Cell {
  switch literal {
  case .number(let number), .share(let number): Cell(number)
  case .boolean(let value): Cell(value)
  case .text(let text): Cell(Texts.intern(text))
  case .day(let day): Cell(days: Int64(day.number))
  }
}
