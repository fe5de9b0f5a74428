import Decimals
import FEEL
import Rulebooks

extension PlanCompiler {
  /// The tree's nodes, children before their section, so that running them in order is step 5 and,
  /// bottom up, step 6.
  mutating func compileNodes() -> [NodePlan] {
    guard !assessment.nodes.isEmpty else { return [] }
    var slots: [(raw: Slot, open: Slot)] = []
    for _ in assessment.nodes { slots.append((newSlot(), newSlot())) }
    if let sharing = SharingPlan(assessment, newSlot()) { self.sharing = sharing }
    return assessment.nodes.indices.reversed().map { number in
      compile(number: number, assessment.nodes[number], slots: slots)
    }
  }

  /// Items of bonus or penalty; they are recorded behind the nodes of the tree.
  mutating func compileAdjustments(_ range: Range<Int>) -> [NodePlan] {
    range.map { index in
      let node = assessment.adjustments[index]
      let slots = (raw: newSlot(), open: newSlot())
      return leaf(
        number: assessment.nodes.count + index, node, points: layout.adjustments[index],
        share: newSlot(), slots: slots)
    }
  }

  private mutating func compile(
    number: Int, _ node: CheckedNode, slots: [(raw: Slot, open: Slot)]
  ) -> NodePlan {
    guard case .section(let section) = node.criterion.content else {
      return leaf(
        number: number, node, points: layout.points[number], share: layout.shares[number],
        slots: slots[number])
    }
    var steps: [OperandStep] = []
    let children = node.children.map { child in
      let childNode = assessment.nodes[child]
      let weight = childNode.criterion.weight.map { operand($0, &steps) }
      return CombineKernel.Child(
        number: child, raw: slots[child].raw, openMaximum: slots[child].open,
        weight: weight ?? .constant(Cell(Decimal.one)), maximum: childNode.points?.highest,
        whenNotApplicable: childNode.whenNotApplicable,
        growth: childNode.children.isEmpty ? sharing?.each : nil)
    }
    var formula: Compiled?
    if case .formula(let text) = section.combine.value {
      formula = checked.expression(of: text)?.compiled()
    }
    let kernel = CombineKernel(
      combination: section.combine.value, formula: formula, children: children,
      needs: node.criterion.needs, maximum: node.points?.highest,
      countsAs: section.countsAs.map { operand($0, &steps) },
      floor: section.floor.map { operand($0, &steps) },
      cap: section.cap.map { operand($0, &steps) })
    let isRoot = node.parent == nil
    return NodePlan(
      number: number, node: node, points: layout.points[number], raw: slots[number].raw,
      openMaximum: slots[number].open, share: layout.shares[number],
      appliesWhen: node.criterion.appliesWhen.flatMap { condition($0) },
      gate: node.criterion.gate.flatMap { condition($0) }, figures: [],
      operands: steps, method: .combine(kernel),
      // The root's own figure is rounded as the total, behind bonus and penalty.
      rounding: isRoot ? node.criterion.rounding : node.rounding,
      range: nil, lowest: .zero, needsShare: true, reads: [])
  }

  /// One of the methods that a criterion consists of, as a node of its own.
  mutating func part(_ node: CheckedNode) -> NodePlan {
    let number = newRecord()
    var plan = leaf(
      number: number, node, points: newSlot(), share: newSlot(), slots: (newSlot(), newSlot()))
    plan.needsShare = false
    return plan
  }

  private mutating func leaf(
    number: Int, _ node: CheckedNode, points: Slot, share: Slot, slots: (raw: Slot, open: Slot)
  ) -> NodePlan {
    var steps: [OperandStep] = []
    var figures: [(slot: Slot, value: Cell)] = []
    if number < layout.figures.count {
      for (figure, slot) in zip(node.criterion.figures, layout.figures[number]) {
        switch figure.amount {
        case .constant(let placed): figures.append((slot, Cell(placed.value)))
        case .formula(let formula):
          guard let expression = checked.expression(of: formula) else { continue }
          steps.append(step(slot, formula, expression))
        }
      }
    }
    if let value = node.criterion.value, number < layout.values.count,
      let slot = layout.values[number], let expression = checked.expression(of: value)
    {
      steps.append(step(slot, value, expression))
    }
    measuring.append((figures, steps))
    defer { measuring.removeLast() }
    let appliesWhen = node.criterion.appliesWhen.flatMap { condition($0) }
    for group in node.peers { compile(group, appliesWhen: appliesWhen) }
    var lowest = Decimal.zero
    let method: MethodPlan
    switch node.criterion.content {
    case .scored(let scored):
      method = compile(scored.value, node, &steps, lowest: &lowest)
    case .section:
      method = .given(GivenKernel(value: .constant(faultCell)))
    }
    return NodePlan(
      number: number, node: node, points: points, raw: slots.raw, openMaximum: slots.open,
      share: share, appliesWhen: appliesWhen,
      gate: node.criterion.gate.flatMap { condition($0) }, figures: figures, operands: steps,
      method: method,
      rounding: node.rounding, range: node.points,
      lowest: lowest, needsShare: true, reads: reads(of: node.criterion))
  }
}
