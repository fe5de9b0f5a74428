import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Scoring

/// Reads out of an explanation which step decided what a test asks for.
struct Reasons {
  let outcome: Outcome
  let actual: Actual

  /// Why the rules gave what they gave; nil where nothing more can be said.
  func reason(of check: BoundCheck) -> TestReason? {
    let assessment = outcome.assessments[check.assessment]
    let rules = assessment.checked.assessment
    guard let row = actual.row(of: check.subject, in: assessment) else {
      return TestReason(step: .exempt, rule: rules.appliesTo?.formula.span)
    }
    if assessment.states[row] == .notRated {
      return TestReason(step: .exempt, rule: rules.assessedWhen?.formula.span)
    }
    switch check.target {
    case .rank, .award, .quota, .lacking, .decision: return nil
    case .node, .total, .classResult, .state: break
    }
    guard let explanation = explain(outcome, assessment: check.assessment, row: row) else {
      return nil
    }
    switch check.target {
    case .node(let number, _): return node(number, explanation)
    case .total, .state: return total(explanation, assessment, row)
    case .classResult: return classReason(explanation, assessment, row)
    case .rank, .award, .quota, .lacking, .decision: return nil
    }
  }

  // MARK: Nodes

  private func node(_ number: Int, _ explanation: Explanation) -> TestReason? {
    let nodes = explanation.checked.nodes.count
    if number >= nodes {
      let items = explanation.totalSteps.flatMap { step -> [ExplainedNode] in
        switch step.kind {
        case .bonus(let items, _), .penalty(let items, _): return items
        default: return []
        }
      }
      return items.first { $0.number == number - nodes }.map { reason(of: $0, explanation) }
    }
    return explanation.root?.find(number).map { reason(of: $0, explanation) }
  }

  private func reason(of node: ExplainedNode, _ explanation: Explanation) -> TestReason {
    let span = node.node.criterion.id.span
    let facts = node.facts.map { fact in
      (name: name(of: fact, explanation), value: operand(fact.value))
    }
    switch node.result.state {
    case .lacking, .unscored, .skipped, .missingEarnsNothing, .missingEarnsLeast:
      if !node.children.isEmpty { break }
      let lacking = facts.filter {
        if case .absent = $0.value { return true }
        return false
      }
      return TestReason(step: .lacking, rule: span, operands: lacking.isEmpty ? facts : lacking)
    case .faulty:
      if !node.children.isEmpty { break }
      return TestReason(step: .fault, rule: span, operands: facts, fault: fault(within: node))
    case .scored, .gated, .missingReplaced, .decided, .notApplicable: break
    }
    switch node.calculation {
    case .notApplicable(let condition):
      return TestReason(
        step: .notApplicable, rule: condition?.formula?.span ?? span,
        operands: condition.map { names(in: $0) } ?? facts)
    case .gated(let condition):
      return TestReason(
        step: .gate, rule: condition.formula?.span ?? span, operands: names(in: condition))
    case .band(_, let number):
      return TestReason(
        step: .method, rule: band(number, of: node.node.criterion) ?? span, operands: facts)
    case .decisionTable(let table):
      return TestReason(
        step: .method, rule: row(of: table, node.node.criterion) ?? span, operands: facts)
    case .combined: return TestReason(step: .parts, rule: span, operands: parts(node.children))
    default:
      return TestReason(
        step: node.result.state == .decided ? .decision : .method, rule: span, operands: facts)
    }
  }

  private func parts(_ nodes: [ExplainedNode]) -> [(name: String, value: TestOperand)] {
    nodes.map { child in
      (
        name: child.node.criterion.id.value,
        value: child.result.points.map { .figure($0) } ?? .word(child.result.state.key)
      )
    }
  }

  /// The row of a decision table that counts, where one does.
  private func row(of explained: ExplainedTable, _ criterion: Criterion) -> Span? {
    guard case .scored(let method) = criterion.content,
      case .decisionTable(let table) = method.value
    else { return nil }
    if explained.isOtherwise { return table.otherwise?.span }
    return explained.rows.count == 1 ? table.rows[explained.rows[0]].span : nil
  }

  private func band(_ number: Int, of criterion: Criterion) -> Span? {
    guard case .scored(let method) = criterion.content, case .bands(_, let table) = method.value,
      table.indices.contains(number)
    else { return nil }
    return table[number].span
  }

  /// The first fault of the evaluation that stands in a node's rule.
  private func fault(within node: ExplainedNode) -> (any Fault)? {
    let span = node.node.criterion.span
    return outcome.faults.first { diagnostic in
      guard let at = diagnostic.at else { return false }
      return at.source === span.source && at.start >= span.start && at.end <= span.end
    }?.fault
  }

  // MARK: Total and class

  private func total(
    _ explanation: Explanation, _ assessment: AssessmentOutcome, _ row: Int
  ) -> TestReason? {
    if !explanation.total.isNumber {
      let lacking = actual.lacking(assessment, row)
      if !lacking.isEmpty {
        return TestReason(
          step: .lacking, operands: lacking.map { (name: $0, value: .absent(.missing)) })
      }
      if let failed = explanation.root?.firstWithoutResult {
        return reason(of: failed, explanation)
      }
    }
    guard let root = explanation.root else { return nil }
    var operands = parts(root.children)
    for step in explanation.totalSteps {
      switch step.kind {
      case .bonus, .penalty, .cap, .floor, .scoreCeiling:
        operands.append((name: word(for: step.kind), value: .figure(step.after)))
      case .rescaled, .rounded: break
      }
    }
    return TestReason(step: .parts, operands: operands)
  }

  private func word(for kind: TotalStep.Kind) -> String {
    switch kind {
    case .bonus: "bonus →"
    case .penalty: "penalty →"
    case .cap: "total-cap →"
    case .floor: "total-floor →"
    case .scoreCeiling: "score-ceilings →"
    case .rescaled, .rounded: ""
    }
  }

  private func classReason(
    _ explanation: Explanation, _ assessment: AssessmentOutcome, _ row: Int
  ) -> TestReason? {
    let rules = assessment.checked.assessment
    switch assessment.classChanges[row]?.last?.cause {
    case .quota(let outcome):
      let quotas = assessment.quotas
      guard quotas.indices.contains(outcome) else { break }
      let rule = rules.quotas[quotas[outcome].quota]
      return TestReason(
        step: .quota, rule: rule.id.span,
        operands: [(name: "limit", value: .figure(Decimal(quotas[outcome].limit)))])
    case .decision: return TestReason(step: .decision)
    case nil: break
    }
    if explanation.classResult.state == .notRanked {
      if let open = undetermined(explanation.classSteps, rules) { return open }
      return total(explanation, assessment, row)
    }
    var decider: ClassStep?
    var before: ClassResult?
    for step in explanation.classSteps {
      if before != step.after { decider = step }
      before = step.after
    }
    if let decider, let reason = reason(of: decider, rules) { return reason }
    return TestReason(
      step: .band,
      operands: explanation.total.number.map { [(name: "total", value: .figure($0))] } ?? [])
  }

  private func reason(of step: ClassStep, _ rules: Assessment) -> TestReason? {
    switch step.kind {
    case .requirement(let number, let index, let operand, _):
      let requires = rules.classes.indices.contains(number) ? rules.classes[number].requires : []
      guard requires.indices.contains(index) else { return nil }
      return TestReason(
        step: .requirement, rule: requires[index].span,
        operands: operand.map { names(in: $0) } ?? [])
    case .knockOut(let number, let operand, _):
      guard rules.knockOuts.indices.contains(number) else { return nil }
      return TestReason(
        step: .knockOut, rule: rules.knockOuts[number].span, operands: names(in: operand))
    case .ceiling(let number, let operand, _):
      guard rules.ceilings.indices.contains(number) else { return nil }
      return TestReason(
        step: .ceiling, rule: rules.ceilings[number].span,
        operands: operand.map { names(in: $0) } ?? [])
    case .band: return nil
    }
  }

  /// The first condition of the class that could not be determined.
  private func undetermined(_ steps: [ClassStep], _ rules: Assessment) -> TestReason? {
    for step in steps {
      let operand: ExplainedOperand?
      switch step.kind {
      case .requirement(_, _, let condition, nil): operand = condition
      case .knockOut(_, let condition, nil): operand = condition
      case .ceiling(_, let condition, nil): operand = condition
      default: continue
      }
      return TestReason(
        step: .lacking, rule: operand?.formula?.span, operands: operand.map { names(in: $0) } ?? [])
    }
    return nil
  }

  // MARK: Operands

  private func name(of fact: ExplainedFact, _ explanation: Explanation) -> String {
    let own = explanation.checked.assessment.subject
    let kind: SubjectKind =
      switch fact.owner {
      case .subject: own
      case .unit: .unit
      case .head: .person
      }
    let facts = outcome.plan.checked.facts(of: kind).facts
    return facts.indices.contains(fact.number) ? facts[fact.number].name : "?"
  }

  /// The names of a formula with what they stood for; the formula itself where it is one name.
  private func names(in operand: ExplainedOperand) -> [(name: String, value: TestOperand)] {
    guard let formula = operand.formula else {
      return [(name: "value", value: self.operand(operand.value))]
    }
    if operand.trace.isEmpty { return [(name: formula.text, value: self.operand(operand.value))] }
    var seen: Set<String> = []
    return operand.trace.compactMap { traced in
      let text = Array(formula.text.utf8)
      guard traced.range.upperBound <= text.count else { return nil }
      let name = String(decoding: text[traced.range], as: UTF8.self)
      guard seen.insert(name).inserted, case .scalar(let cell) = traced.value else { return nil }
      return (name: name, value: self.operand(cell))
    }
  }

  private func operand(_ cell: Cell) -> TestOperand {
    if let number = cell.number { return .figure(number) }
    if let truth = cell.boolean { return .truth(truth) }
    if let absence = cell.absence { return .absent(absence.reason) }
    if let text = cell.text { return .text(Texts.string(text)) }
    if let days = cell.days { return .text(Day(number: Int(days)).description) }
    let ladders = outcome.plan.checked.ladders
    if let level = cell.level, ladders.indices.contains(Int(level.ladder)) {
      return .text(ladders[Int(level.ladder)].word(level) ?? "?")
    }
    return .word("null")
  }
}

extension ExplainedNode {
  /// The node with this number, here or below. Rulebooks bound how deep a tree is.
  fileprivate func find(_ wanted: Int) -> ExplainedNode? {
    if number == wanted { return self }
    for child in children {
      if let found = child.find(wanted) { return found }
    }
    return nil
  }

  /// The first leaf that lacks evidence or failed, and so left its section without a result.
  fileprivate var firstWithoutResult: ExplainedNode? {
    switch result.state {
    case .lacking, .faulty, .unscored: break
    default: return nil
    }
    for child in children {
      if let found = child.firstWithoutResult { return found }
    }
    return self
  }
}
