import Decimals
import FEEL
public import Rulebooks

/// Compiles a checked rulebook: formulas to closures, methods to kernels over columns. It cannot
/// fail, since the checker let the rulebook through.
public func compile(_ checked: CheckedRulebook) -> Plan {
  Plan(
    checked: checked, unitFacts: FactPlan(.unit, checked), personFacts: FactPlan(.person, checked),
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
  /// The number of the next node that records a state, behind those of the tree and adjustments.
  private var nextRecord: Int
  /// What is compared among peers.
  var peers: [PeerPlan] = []
  /// The figures and values of the criterion that is being compiled, and of those that it is a part
  /// of, outermost first.
  var measuring: [(figures: [(slot: Slot, value: Cell)], steps: [OperandStep])] = []
  /// The slots that formulas read.
  private var readSlots: Set<Int> = []
  /// Where points of what does not apply are shared among all criteria.
  var sharing: SharingPlan?
  /// Lines over rows whose causes are counted once across criteria, and within the criterion that is
  /// being compiled.
  var sharedGroups: [KeyedRowGroup] = []
  var criterionGroups: [KeyedRowGroup] = []

  init(checked: CheckedRulebook, assessment: CheckedAssessment) {
    self.checked = checked
    self.assessment = assessment
    self.nextSlot = assessment.layout.count
    self.nextRecord = assessment.nodes.count + assessment.adjustments.count
  }

  var rules: Assessment { assessment.assessment }
  var layout: FrameLayout { assessment.layout }

  mutating func compile() -> AssessmentPlan {
    let facts = checked.facts(of: rules.subject)
    let whenMissing = whenMissingBySlot()
    var replacements: [(slot: Slot, value: Cell)] = []
    for (number, rule) in whenMissing.enumerated().prefix(layout.factCount) {
      if case .value(let literal) = rule {
        replacements.append((Slot(number), cell(of: literal, for: facts.facts[number], checked)))
      }
    }
    let derived = facts.derivedOrder.compactMap { derivedStep($0, facts) }
    let appliesTo = rules.appliesTo.flatMap { condition($0) }
    let assessedWhen = rules.assessedWhen.flatMap { condition($0) }
    var nodes = compileNodes()
    let total = compileTotal(nodes)
    let classes = compileClasses()
    let rankings = rules.rankings.map { compileRanking($0) }
    let quotas = compileQuotas(rankings)
    let awards = rules.awards.compactMap { compile($0) }
    let ranksReadClass = rankingsRead(layout.classSlot)
    for index in nodes.indices {
      nodes[index].needsShare = readSlots.contains(nodes[index].share.index)
    }
    return AssessmentPlan(
      checked: assessment, slotCount: nextSlot,
      nodeCount: nextRecord,
      replacements: replacements, derived: derived, appliesTo: appliesTo,
      assessedWhen: assessedWhen, nodes: nodes, total: total, classes: classes,
      rankings: rankings, quotas: quotas.plans, quotaOrders: quotas.orders,
      keptForOthers: nodesReadElsewhere(), rankedNodes: rankedNodes, awards: awards,
      whenMissingByFact: whenMissing,
      ranksReadClass: ranksReadClass, rowGroups: sharedGroups.map(\.group),
      peers: peers.map { $0.filling(readSlots) }, sharing: sharing)
  }

  /// By slot: what a missing fact makes of its reader, where its indicator says; facts of related
  /// subjects too.
  private func whenMissingBySlot() -> [WhenMissing?] {
    var rules = Array<WhenMissing?>(repeating: nil, count: layout.count)
    func take(_ facts: FactTable, from first: Int) {
      for (number, fact) in facts.facts.enumerated() where first + number < rules.count {
        guard case .indicator(let index) = fact.origin else { continue }
        rules[first + number] = checked.rulebook.indicators[index].whenMissing?.value
      }
    }
    take(checked.facts(of: self.rules.subject), from: 0)
    if let first = layout.unitFacts { take(checked.unitFacts, from: first.index) }
    if let first = layout.headFacts { take(checked.personFacts, from: first.index) }
    return rules
  }

  /// The nodes that rankings of sections rank: the parts of the whole, and every section in them.
  private var rankedNodes: [Int] {
    guard rules.rankings.contains(where: \.ofSections) else { return [] }
    return assessment.nodes.indices.filter { number in
      let node = assessment.nodes[number]
      return node.depth == 1 || node.depth > 1 && !node.children.isEmpty
    }
  }

  /// Whether a ranking's conditions or keys read a slot.
  private func rankingsRead(_ slot: Slot) -> Bool {
    var formulas = rules.rankings.flatMap { $0.orderBy.map(\.by) }
    formulas += rules.rankings.compactMap { $0.eligible?.formula }
    return formulas.contains { formula in
      checked.expression(of: formula)?.references.contains { reference in
        if case .slot(let read) = reference.binding.reference { return read == slot }
        return false
      } ?? false
    }
  }

  /// The nodes of this assessment whose published results rules of others read.
  private func nodesReadElsewhere() -> Set<Int> {
    let own = checked.assessments.firstIndex { $0.assessment.id.value == rules.id.value }
    var nodes: Set<Int> = []
    for result in checked.assessments.flatMap(\.layout.results) where result.assessment == own {
      switch result.take {
      case .points(let node), .share(let node): nodes.insert(node)
      case .total, .periods, .classLevel: break
      }
    }
    return nodes
  }

  /// Notes that a rule reads a slot without a formula of its own.
  mutating func noteRead(_ slot: Slot) { readSlots.insert(slot.index) }

  private func derivedStep(_ number: Int, _ facts: FactTable) -> DerivedStep? {
    guard case .indicator(let index) = facts.facts[number].origin,
      let formula = checked.rulebook.indicators[index].derived,
      let expression = checked.expression(of: formula)
    else { return nil }
    return DerivedStep(
      slot: Slot(number), formula: formula, compiled: expression.compiled(),
      whenNothingDue: checked.rulebook.indicators[index].whenNothingDue ?? .error,
      reads: factSlots(of: expression),
      readsRegisters: expression.references.contains { $0.binding.isObject })
  }

  // MARK: Slots and operands

  mutating func newRecord() -> Int {
    defer { nextRecord += 1 }
    return nextRecord
  }

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
    if let slot = expression.slot {
      noteRead(slot)
      return .slot(slot)
    }
    let slot = newSlot()
    steps.append(step(slot, formula, expression))
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
    let reads = expression.references.compactMap { reference -> Slot? in
      if case .slot(let slot) = reference.binding.reference { return slot }
      return nil
    }
    return ConditionPlan(
      step: step(newSlot(), condition.formula, expression), ifMissing: condition.ifMissing,
      facts: factSlots(of: expression), reads: reads)
  }

  /// A step that fills `slot`; what it reads is noted.
  mutating func step(
    _ slot: Slot, _ formula: Formula, _ expression: Expression, input: Operand? = nil
  ) -> OperandStep {
    var readsObjects = false
    for reference in expression.references {
      switch reference.binding.reference {
      case .slot(let slot): readSlots.insert(slot.index)
      case .object: readsObjects = true
      case .constant, .input: break
      }
    }
    return OperandStep(
      slot: slot, formula: formula, compiled: expression.compiled(), input: input,
      readsObjects: readsObjects)
  }

  /// The facts that an expression reads, as slots.
  func factSlots(of expression: Expression) -> [Slot] {
    var slots: [Slot] = []
    for reference in expression.references {
      let read: Slot
      switch reference.binding.reference {
      case .slot(let slot) where isFact(slot): read = slot
      case .object:
        // The list of a register's rows stands for the fact that counts them.
        guard
          let register = checked.facts(of: rules.subject).registers.first(where: {
            $0.register.name.value == reference.binding.name
          })
        else { continue }
        read = Slot(register.fact)
      default: continue
      }
      if !slots.contains(read) { slots.append(read) }
    }
    return slots
  }

  private func isFact(_ slot: Slot) -> Bool {
    if slot.index < layout.factCount { return true }
    if let first = layout.unitFacts, slot.index >= first.index,
      slot.index < first.index + layout.unitFactCount
    {
      return true
    }
    if let first = layout.headFacts, slot.index >= first.index,
      slot.index < first.index + layout.headFactCount
    {
      return true
    }
    return false
  }
}

/// The cell that a literal stands for as the value of a fact: a word is a rung of its ladder.
func cell(of literal: Literal, for fact: Fact, _ checked: CheckedRulebook) -> Cell {
  if case .text(let word) = literal, let number = fact.ladder,
    checked.ladders.indices.contains(number), let level = checked.ladders[number].level(word)
  {
    return Cell(level)
  }
  return cell(of: literal)
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

extension Binding {
  /// Whether it stands for more than a cell.
  var isObject: Bool {
    if case .object = reference { return true }
    return false
  }
}
