import Decimals
import FEEL
import Rulebooks

/// Reads out why the subject of a row has its result: the same steps on a batch of one row, with
/// what the run knows of the others.
///
/// - Parameters:
///   - assessment: The number of the assessment in the plan.
///   - row: The row of the subject in the outcome's assessment.
public func explain(
  _ outcome: Outcome, assessment number: Int, row: Int
) -> Explanation? {
  guard outcome.assessments.indices.contains(number),
    outcome.assessments[number].subjects.indices.contains(row)
  else { return nil }
  let plan = outcome.plan.assessments[number]
  var context = outcome.context
  // What had been published when the assessment ran.
  context.published = Array(context.published.prefix(number + 1))
  return Explainer(
    checked: outcome.plan.checked, plan: plan, outcome: outcome.assessments[number], row: row,
    context: context
  ).explain()
}

/// Runs the steps for one subject and reads the batch.
struct Explainer {
  let checked: CheckedRulebook
  let plan: AssessmentPlan
  let outcome: AssessmentOutcome
  let row: Int
  let context: EvaluationContext
  let morsel: Morsel

  init(
    checked: CheckedRulebook, plan: AssessmentPlan, outcome: AssessmentOutcome, row: Int,
    context: EvaluationContext
  ) {
    self.checked = checked
    self.plan = plan
    self.outcome = outcome
    self.row = row
    self.context = context
    morsel = Morsel(slotCount: plan.slotCount, nodeCount: plan.nodeCount, capacity: 1)
  }

  func explain() -> Explanation {
    let subject = outcome.subjects[row]
    var ignored = FaultTally()
    _ = plan.compute([subject], context, into: morsel, faults: &ignored)
    var classes: ContiguousArray<ClassResult> = []
    plan.classes?.run(morsel, into: &classes)
    let isRated = outcome.states[row] != .notRated
    return Explanation(
      subject: subject, checked: plan.checked, state: outcome.states[row],
      root: plan.total.root == nil ? nil : node(0),
      totalSteps: isRated && outcome.totals[row].isNumber ? totalSteps() : [],
      total: outcome.totals[row], classSteps: isRated ? classSteps() : [],
      classResult: outcome.classes[row], ranks: outcome.ranks.map { $0[row] },
      classBounds: isRated ? classBounds() : [], requirements: isRated ? requirements() : [],
      exemption: isRated ? nil : exemption())
  }

  // MARK: Nodes

  private func node(_ number: Int) -> ExplainedNode? {
    guard let plan = plan.nodes.first(where: { $0.number == number }) else { return nil }
    return explained(plan)
  }

  func explained(_ node: NodePlan) -> ExplainedNode {
    let result = NodeResult(
      points: morsel.column(node.points)[0].number,
      openMaximum: morsel.column(node.openMaximum)[0].number,
      state: NodeState(rawValue: morsel.states(node.number)[0]) ?? .faulty,
      branch: morsel.branches(node.number)[0], absence: morsel.column(node.points)[0].absence)
    let before = node.rounding == nil ? nil : unrounded(node)
    return ExplainedNode(
      number: node.number < plan.checked.nodes.count
        ? node.number : node.number - plan.checked.nodes.count,
      node: node.node, result: result, calculation: calculation(node, result),
      beforeRounding: result.points == nil ? nil : before, rounding: node.rounding,
      weight: weight(of: node), grownBy: growth(of: node),
      peerCount: peerCount(of: node), facts: node.reads.map { fact($0) },
      children: node.node.children.compactMap { self.node($0) })
  }

  /// The figure before rounding: the batch keeps it only rounded, so the method runs once more.
  private func unrounded(_ node: NodePlan) -> Decimal? {
    let again = Morsel(slotCount: plan.slotCount, nodeCount: plan.nodeCount, capacity: 1)
    again.copyRow(0, of: morsel)
    node.withoutRounding.run(again, missing: plan.whenMissingByFact)
    return again.column(node.points)[0].number
  }

  private func weight(of node: NodePlan) -> Decimal {
    for parent in plan.nodes {
      guard case .combine(let kernel) = parent.method,
        let child = kernel.children.first(where: { $0.number == node.number })
      else { continue }
      return OperandColumn(child.weight, in: morsel)[0].number ?? .one
    }
    return .one
  }

  /// The points that a criterion got of what does not apply anywhere in the assessment.
  private func growth(of node: NodePlan) -> Decimal? {
    guard let sharing = plan.sharing, node.node.children.isEmpty, node.node.parent != nil,
      let each = morsel.column(sharing.each)[0].number, !each.isZero
    else { return nil }
    return each
  }

  private func peerCount(of node: NodePlan) -> Int? {
    guard let group = node.node.peers.first else { return nil }
    return context.peers(of: plan)?.group(group.number, of: outcome.subjects[row])?.values.count
      ?? 0
  }

  private func fact(_ slot: Slot) -> ExplainedFact {
    let fact = plan.checked.layout.fact(at: slot)
    return ExplainedFact(number: fact.number, owner: fact.owner, value: morsel.column(slot)[0])
  }

  // MARK: Total and class

  private func totalSteps() -> [TotalStep] {
    plan.total.steps(morsel, row: 0).map { step in
      let kind: TotalStep.Kind =
        switch step.kind {
        case .rescaled(let from, let to): .rescaled(from: from, to: to)
        case .bonus(let cap): .bonus(items: plan.total.bonus.map { explained($0) }, cap: cap)
        case .penalty(let cap):
          .penalty(items: plan.total.penalty.map { explained($0) }, cap: cap)
        case .cap(let cap): .cap(cap)
        case .floor(let floor): .floor(floor)
        case .ceiling(let number, let most): .scoreCeiling(number, atMost: most)
        case .rounded(let rounding): .rounded(rounding)
        }
      return TotalStep(kind: kind, before: step.before.settled(), after: step.after.settled())
    }
  }

  private func classSteps() -> [ClassStep] {
    guard let classes = plan.classes else { return [] }
    return classes.steps(morsel, row: 0).map { step in
      let kind: ClassStep.Kind =
        switch step.kind {
        case .band: .band
        case .requirement(let number, let index, let holds):
          .requirement(
            classNumber: number, number: index,
            operand: requirement(classes.classes[number].requirements[index]), holds: holds)
        case .knockOut(let number, let holds):
          .knockOut(
            number: number, operand: operand(classes.knockOuts[number].when.step), holds: holds)
        case .ceiling(let number, let holds):
          .ceiling(
            number: number,
            operand: classes.ceilings.first { $0.number == number }?.when.map { operand($0.step) },
            holds: holds)
        }
      return ClassStep(kind: kind, after: step.after)
    }
  }

  private func requirement(_ plan: ClassPlan.RequirementPlan) -> ExplainedOperand? {
    if case .that(let condition) = plan { return operand(condition.step) }
    return nil
  }

  private func classBounds() -> [Decimal?] {
    (plan.classes?.classes ?? []).map { rule in
      rule.lower.flatMap { OperandColumn($0, in: morsel)[0].number }
    }
  }

  private func requirements() -> [[ExplainedRequirement]] {
    guard let classes = plan.classes else { return [] }
    let walk = ClassWalk(plan: classes, morsel: morsel, row: 0)
    return classes.classes.map { rule in
      rule.requirements.map { each in
        ExplainedRequirement(
          holds: walk.holds(each), operand: requirement(each),
          failingSections: walk.failingSections(each))
      }
    }
  }

  private func exemption() -> ExplainedOperand? {
    guard let condition = plan.assessedWhen else { return nil }
    fill([condition.step], morsel)
    return operand(condition.step)
  }
}
