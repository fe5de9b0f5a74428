import Decimals
import Evidence
import FEEL
import Rulebooks

extension Explainer {
  func calculation(_ node: NodePlan, _ result: NodeResult) -> Calculation {
    if let appliesWhen = node.appliesWhen {
      switch appliesWhen.verdict(morsel.column(appliesWhen.step.slot)[0]) {
      case .holds: break
      case .fails: return .notApplicable(operand(appliesWhen.step))
      case .undetermined, .faulty: return .undetermined(operand(appliesWhen.step))
      }
    }
    if let gate = node.gate {
      switch gate.verdict(morsel.column(gate.step.slot)[0]) {
      case .holds: break
      case .fails: return .gated(operand(gate.step))
      case .undetermined, .faulty: return .undetermined(operand(gate.step))
      }
    }
    if case .combine(let kernel) = node.method {
      return result.state == .notApplicable ? .notApplicable(nil) : combined(kernel, node)
    }
    switch result.state {
    case .notApplicable: return .notApplicable(nil)
    case .scored, .missingReplaced: return methodCalculation(node, result)
    case .lacking where !node.node.criterion.registerNames.isEmpty:
      return methodCalculation(node, result)
    default: return .nothing
    }
  }

  private func methodCalculation(_ node: NodePlan, _ result: NodeResult) -> Calculation {
    guard case .scored(let scored) = node.node.criterion.content else { return .nothing }
    switch (node.method, scored.value) {
    case (.yesNo(let kernel), .yesNo(let test, _)):
      return .yesNo(operand(test, kernel.test), holds: result.branch == 1)
    case (.levels(let kernel), .levels(let value, _)):
      return .level(operand(value, kernel.value), number: Int(result.branch))
    case (.steps(let kernel), .steps(let value, _, _, _, _, _)):
      return steps(kernel, operand(value, kernel.value), held: result.branch == Branch.held)
    case (.per(let kernel), .per(let value, _)):
      return .per(
        operand(value, kernel.value), each: figure(kernel.each),
        held: result.branch == Branch.held)
    case (.deduct(let kernel), .deduct(let lines, _, _)):
      return deducted(kernel, lines, held: result.branch == Branch.held)
    case (.checklist(let kernel), .checklist(let list)):
      return checklist(kernel, list)
    case (.bands(let kernel), .bands(let value, _)):
      return .band(operand(value, kernel.value), number: Int(result.branch))
    case (.ratio(let kernel), .ratio(let ratio)):
      return .ratio(
        maximum: kernel.maximum, done: operand(ratio.done, kernel.done),
        of: ratio.of.flatMap { formula in kernel.of.map { operand(formula, $0) } },
        zeroAt: kernel.zeroAt.flatMap { OperandColumn($0, in: morsel)[0].number },
        fullAt: kernel.fullAt.flatMap { OperandColumn($0, in: morsel)[0].number },
        held: result.branch == Branch.held)
    case (.from(let kernel), .from):
      guard let source = kernel.source(morsel, row: 0) else { return .nothing }
      switch source.method {
      case .total(let ratio):
        if let periods = periods(of: node, source) {
          return .fromPeriods(
            periods, maximum: ratio.maximum, scale: ratio.of.map { figure($0) } ?? .hundred,
            assessment: source.assessment)
        }
        return .fromTotal(
          maximum: ratio.maximum, total: morsel.column(source.result)[0],
          scale: ratio.of.map { figure($0) } ?? .hundred, assessment: source.assessment)
      case .level:
        return .fromClass(number: Int(result.branch), assessment: source.assessment)
      }
    case (.several(let kernel), .several):
      return .several(
        kernel.kind, parts: kernel.parts.map { explained($0) },
        chosen: kernel.kind == .best ? Int(result.branch) : nil)
    case (.relative(let kernel), .relative(let relative)):
      return .relative(
        ExplainedComparison(
          kind: kernel.kind, value: operand(relative.value, kernel.value),
          figures: kernel.slots.map { morsel.column($0)[0].number },
          higherIsBetter: kernel.higherIsBetter,
          onto: (figure(kernel.scale.start), figure(kernel.scale.end)),
          allEqual: result.branch == Branch.allEqual, held: result.branch == Branch.held))
    case (.decisionTable(let kernel), .decisionTable(let table)):
      return .decisionTable(explained(kernel, table, branch: result.branch))
    case (.given(let kernel), .given(let formula)):
      guard let formula else {
        let cell = OperandColumn(kernel.value, in: morsel)[0]
        return .given(ExplainedOperand(formula: nil, value: cell, trace: []))
      }
      return .given(operand(formula, kernel.value))
    case (.formula(let kernel), .formula(let formula, _)):
      return .formula(operand(formula, kernel.value), held: result.branch == Branch.held)
    default:
      return .nothing
    }
  }

  /// The totals of parts of the period that a criterion takes.
  private func periods(of node: NodePlan, _ source: FromKernel.Source) -> ExplainedPeriods? {
    guard let foreign = node.node.foreign.first(where: { $0.slot == source.result }),
      case .periods(let totals) = foreign.take
    else { return nil }
    let own = outcome.subjects[row]
    let subject = foreign.ofUnit ? context.unit(ofPerson: own) : own
    return ExplainedPeriods(
      totals: totals, parts: subject.map { context.totals(of: foreign, totals, $0) } ?? [],
      combined: morsel.column(source.result)[0])
  }

  private func combined(_ kernel: CombineKernel, _ node: NodePlan) -> Calculation {
    .combined(kernel.explained(morsel, row: 0))
  }

  func operand(_ step: OperandStep) -> ExplainedOperand {
    operand(step.formula, .slot(step.slot))
  }

  func operand(_ formula: Formula, _ operand: Operand) -> ExplainedOperand {
    let value = OperandColumn(operand, in: morsel)[0]
    guard let expression = checked.expression(of: formula) else {
      return ExplainedOperand(formula: formula, value: value, trace: [])
    }
    let row = morsel.row(0)
    let trace = expression.references.compactMap { reference -> ExplainedOperand.TracedName? in
      switch reference.binding.reference {
      case .slot(let slot):
        ExplainedOperand.TracedName(range: reference.range, value: .scalar(row[slot]))
      case .constant(let value):
        ExplainedOperand.TracedName(range: reference.range, value: value)
      case .object, .input: nil
      }
    }
    return ExplainedOperand(formula: formula, value: value, trace: trace)
  }

  private func figure(_ operand: Operand) -> Decimal {
    OperandColumn(operand, in: morsel)[0].number ?? .zero
  }

  private func steps(
    _ kernel: StepsKernel, _ value: ExplainedOperand, held: Bool
  ) -> Calculation {
    let factor = kernel.times.map { figure($0) } ?? .one
    let start = figure(kernel.start).multiplying(factor) ?? .zero
    let every = figure(kernel.every).multiplying(factor) ?? .one
    let above = value.value.number?.subtracting(start) ?? .zero
    let count = above.isNegative ? .zero : above.dividing(by: every)?.floor ?? .zero
    return .steps(
      value, start: start, base: figure(kernel.base), every: every, add: figure(kernel.add),
      steps: count, held: held)
  }

  private func deducted(
    _ kernel: DeductKernel, _ lines: [Deduction], held: Bool
  ) -> Calculation {
    return .deducted(
      all: kernel.all, lines: explained(kernel.lines, lines, kernel.rowGroups),
      floor: figure(kernel.floor),
      heaviestOnly: kernel.heaviestOnly, held: held)
  }

  private func explained(
    _ plans: [DeductKernel.Line], _ rules: [Deduction], _ groups: [RowGroup]
  ) -> [ExplainedDeduction] {
    zip(plans, rules).enumerated().map { index, pair in
      let (line, rule) = pair
      let operand: ExplainedOperand?
      var lines: [ExplainedDeduction] = []
      switch (line.trigger, rule.trigger) {
      case (.when(let condition, _), _): operand = self.operand(condition.step)
      case (.count(let count, _), .count(let formula)): operand = self.operand(formula, count)
      case (.bands(let bands), .bands(let value, _)): operand = self.operand(value, bands.value)
      case (.group(let plan), .group(let group)):
        operand = nil
        lines = explained(plan.lines, group.lines, groups)
      default: operand = nil
      }
      return ExplainedDeduction(
        number: index, operand: operand, lines: lines,
        loss: morsel.column(line.loss)[0].number?.settled(),
        rows: rows(lossAt: line.loss, groups))
    }
  }

  /// The rows that a line looked at.
  private func rows(lossAt slot: Slot, _ groups: [RowGroup]) -> [ExplainedRow] {
    for group in groups + plan.rowGroups {
      guard let number = group.members.firstIndex(where: { $0.loss == slot }) else { continue }
      let register = group.members[number].register
      guard let data = morsel.registers?.data[register] else { return [] }
      return group.judge(morsel, 0)[number].rows.map { judged in
        ExplainedRow(
          register: register, row: judged.row,
          cells: (0..<data.columnCount).map { data.cell(judged.row, $0) },
          loss: judged.loss.settled(), judgement: judged.state)
      }
    }
    return []
  }

  private func checklist(_ kernel: ChecklistKernel, _ list: Checklist) -> Calculation {
    let items = zip(kernel.items, list.items).enumerated().map { index, pair in
      let (item, rule) = pair
      let part = morsel.column(item.part)[0]
      return ExplainedItem(
        number: index, operand: operand(rule.when, item.value), part: part.number,
        applies: part.absence?.reason != .notApplicable,
        earns: item.earns.map { figure($0) })
    }
    return .checklist(
      maximum: kernel.maximum, items: items, allOrNothing: kernel.allOrNothing)
  }
}
