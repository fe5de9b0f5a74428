import Decimals
import FEEL
import Rulebooks

extension PlanCompiler {
  /// Compiles a scoring method; formulas that fill its operands go to `steps`, and `lowest` becomes
  /// the least that it can give.
  mutating func compile(
    _ method: ScoringMethod, _ node: CheckedNode, _ steps: inout [OperandStep],
    lowest: inout Decimal
  ) -> MethodPlan {
    let maximum = node.points?.highest
    lowest = node.points?.lowest ?? .zero
    switch method {
    case .yesNo(let test, let otherwise):
      let other =
        otherwise.map { operand($0, maximum: maximum, &steps) }
        ?? .constant(Cell(node.points?.lowest ?? .zero))
      if case .constant(let cell) = other, let least = cell.number { lowest = least }
      return .yesNo(
        YesNoKernel(
          test: operand(test, &steps), all: Cell(maximum ?? .one), otherwise: other))
    case .levels(let value, let earn):
      let ladder = self.ladder(of: value)
      let kernel = levels(
        operand(value, &steps), ladder: ladder, earn, maximum: maximum, &steps)
      lowest = least(kernel.earns.compactMap { $0 }) ?? lowest
      return .levels(kernel)
    case .bands(let value, let table):
      let kernel = bands(value, table, maximum: maximum, &steps)
      lowest = least(kernel.bands.map(\.earns)) ?? lowest
      return .bands(kernel)
    case .ratio(let ratio):
      return .ratio(self.ratio(ratio, maximum: maximum ?? .one, &steps))
    case .steps(let value, let start, let base, let every, let add, let times):
      let base = operand(base, &steps)
      lowest = least([base]) ?? lowest
      return .steps(
        StepsKernel(
          value: operand(value, &steps), start: operand(start, &steps), base: base,
          every: operand(every, &steps), add: operand(add, &steps),
          times: times.map { operand($0, &steps) }, maximum: maximum))
    case .per(let value, let each):
      return .per(
        PerKernel(
          value: operand(value, &steps), each: operand(each, &steps),
          range: node.points.map { (lowest: $0.lowest, highest: $0.highest) }))
    case .deduct(let lines, let floor, let heaviestOnly):
      let floor = floor.map { operand($0, &steps) } ?? .constant(Cell(lowest))
      lowest = least([floor]) ?? lowest
      let outer = criterionGroups
      criterionGroups = []
      defer { criterionGroups = outer }
      let plans = deductions(lines, maximum, of: node, &steps)
      return .deduct(
        DeductKernel(
          all: maximum ?? .zero, lines: plans, floor: floor,
          heaviestOnly: heaviestOnly, rowGroups: criterionGroups.map(\.group)))
    case .checklist(let list):
      return .checklist(checklist(list, maximum: maximum ?? .one, &steps))
    case .decisionTable(let table):
      let kernel = decisionTable(table, maximum: maximum, &steps)
      if !table.hitPolicy.countsAll {
        lowest =
          least(kernel.lines.compactMap(\.earns) + [kernel.otherwise].compactMap { $0 })
          ?? lowest
      }
      return .decisionTable(kernel)
    case .given(let formula):
      if let formula { return .given(GivenKernel(value: operand(formula, &steps))) }
      return .given(GivenKernel(value: givenColumn(of: node)))
    case .formula(let formula, let hold):
      return .formula(
        FormulaKernel(value: operand(formula, &steps), hold: hold, range: node.points))
    case .from(let other):
      return from(other, node, maximum: maximum, &steps)
    case .several(let several):
      let parts = node.parts.map { part($0) }
      lowest = several.kind.lowest(parts.map(\.lowest)) ?? lowest
      return .several(SeveralKernel(kind: several.kind, parts: parts))
    case .relative(let relative):
      return .relative(self.relative(relative, node, &steps))
    }
  }

  /// Another assessment's published total as a share of its scale, or what its class earns.
  private mutating func from(
    _ other: OtherResult, _ node: CheckedNode, maximum: Decimal?, _ steps: inout [OperandStep]
  ) -> MethodPlan {
    var sources: [FromKernel.Source] = []
    for foreign in node.foreign where checked.assessments.indices.contains(foreign.assessment) {
      noteRead(foreign.slot)
      let source = checked.assessments[foreign.assessment]
      let method: FromKernel.Method
      switch other.take {
      case .total:
        let scale =
          source.assessment.scale?.value ?? source.nodes.first?.points?.highest ?? .hundred
        method = .total(
          RatioKernel(
            maximum: maximum ?? .hundred, done: .slot(foreign.slot), of: .constant(Cell(scale)),
            zeroAt: nil, fullAt: nil, hold: true, whenNothingDue: .fault))
      case .classEarning(let earn):
        let ladder = source.classLadder.map { checked.ladders[$0] }
        method = .level(
          levels(.slot(foreign.slot), ladder: ladder, earn, maximum: maximum, &steps))
      }
      sources.append(
        FromKernel.Source(
          result: foreign.slot, assessment: source.assessment.id.value, method: method,
          points: newSlot()))
    }
    return .from(FromKernel(sources: sources))
  }

  /// The least of the earnings that are the same for all.
  private func least(_ earnings: [Operand]) -> Decimal? {
    earnings.compactMap { earning in
      if case .constant(let cell) = earning { return cell.number }
      return nil
    }.min()
  }

  private mutating func levels(
    _ value: Operand, ladder: Ladder?, _ earn: [(rung: Placed<String>, earns: Earning)],
    maximum: Decimal?, _ steps: inout [OperandStep]
  ) -> LevelsKernel {
    var earns: [Operand?] = Array(repeating: nil, count: ladder?.rungs.count ?? 0)
    for entry in earn {
      guard let level = ladder?.level(entry.rung.value) else { continue }
      earns[Int(level.rung)] = operand(entry.earns, maximum: maximum, &steps)
    }
    return LevelsKernel(value: value, ladder: ladder?.number ?? 0, earns: earns)
  }

  /// The ladder of the levels that a formula gives.
  private func ladder(of formula: Formula) -> Ladder? {
    guard let expression = checked.expression(of: formula),
      case .level(let ladder) = expression.type
    else { return nil }
    return ladder
  }

  mutating func bands(
    _ value: Formula, _ table: [Band], maximum: Decimal?, _ steps: inout [OperandStep]
  ) -> BandsKernel {
    let input = operand(value, &steps)
    var bands: [(test: BandsKernel.Test, earns: Operand)] = []
    for band in table {
      let earns = operand(band.earns, maximum: maximum, &steps)
      switch band.test {
      case .interval(let interval):
        let lower = interval.lower.map { operand($0.amount, &steps) }
        let upper = interval.upper.map { operand($0.amount, &steps) }
        bands.append(
          (
            .interval(
              lower: lower, lowerClosed: interval.lower?.isClosed ?? false, upper: upper,
              upperClosed: interval.upper?.isClosed ?? false), earns
          ))
      case .tests(let formula):
        guard let expression = checked.expression(of: formula) else { continue }
        let slot = newSlot()
        steps.append(step(slot, formula, expression, input: input))
        bands.append((.slot(slot), earns))
      case .otherwise:
        bands.append((.otherwise, earns))
      }
    }
    return BandsKernel(value: input, bands: bands)
  }

  private mutating func ratio(
    _ ratio: Ratio, maximum: Decimal, _ steps: inout [OperandStep]
  ) -> RatioKernel {
    let nothingDue: RatioKernel.RuleWhenNothingDue =
      switch ratio.whenNothingDue ?? .error {
      case .notApplicable: .absent(Absence(.notApplicable))
      case .fullPoints: .points(maximum)
      case .zero: .points(.zero)
      case .error: .fault
      }
    return RatioKernel(
      maximum: maximum, done: operand(ratio.done, &steps),
      of: ratio.of.map { operand($0, &steps) }, zeroAt: ratio.zeroAt.map { operand($0, &steps) },
      fullAt: ratio.fullAt.map { operand($0, &steps) }, hold: ratio.hold,
      whenNothingDue: nothingDue)
  }

  private mutating func deductions(
    _ lines: [Deduction], _ maximum: Decimal?, of node: CheckedNode, _ steps: inout [OperandStep]
  ) -> [DeductKernel.Line] {
    var plans: [DeductKernel.Line] = []
    for rule in lines {
      if let plan = line(rule, maximum, of: node, &steps) { plans.append(plan) }
    }
    return plans
  }

  private mutating func line(
    _ deduction: Deduction, _ maximum: Decimal?, of node: CheckedNode,
    _ steps: inout [OperandStep]
  ) -> DeductKernel.Line? {
    if case .rows(let rule) = deduction.trigger {
      return rows(rule, deduction, maximum, of: node, &steps)
    }
    let zero = Operand.constant(Cell(Decimal.zero))
    let loses = deduction.loses.map { operand($0, maximum: maximum, &steps) } ?? zero
    let trigger: DeductKernel.Trigger
    switch deduction.trigger {
    case .when(let test):
      guard let condition = condition(test) else { return nil }
      trigger = .when(condition, loses: loses)
    case .rows: return nil
    case .count(let formula):
      trigger = .count(operand(formula, &steps), loses: loses)
    case .bands(let value, let table):
      trigger = .bands(bands(value, table, maximum: maximum, &steps))
    case .group(let group):
      let own = group.points?.value ?? maximum
      let left = group.floor.map { operand($0, &steps) } ?? zero
      trigger = .group(
        DeductKernel.Group(
          lines: deductions(group.lines, own, of: node, &steps), points: group.points?.value,
          floor: left,
          heaviestOnly: group.heaviestOnly))
    }
    return DeductKernel.Line(
      trigger: trigger, cap: deduction.cap.map { operand($0, &steps) }, loss: newSlot())
  }

  private mutating func checklist(
    _ list: Checklist, maximum: Decimal, _ steps: inout [OperandStep]
  ) -> ChecklistKernel {
    var items: [ChecklistKernel.Item] = []
    for item in list.items {
      let ladder = item.grades.isEmpty ? nil : self.ladder(of: item.when)
      var grades: [Decimal?] = Array(repeating: nil, count: ladder?.rungs.count ?? 0)
      for grade in item.grades {
        if let level = ladder?.level(grade.rung.value) { grades[Int(level.rung)] = grade.share }
      }
      items.append(
        ChecklistKernel.Item(
          value: operand(item.when, &steps),
          appliesWhen: item.appliesWhen.flatMap { condition($0) },
          earns: item.earns.map { operand($0, maximum: maximum, &steps) }, grades: grades,
          ladder: ladder?.number, part: newSlot()))
    }
    return ChecklistKernel(maximum: maximum, items: items, allOrNothing: list.allOrNothing)
  }

  /// The column whose heading is the criterion's id.
  private func givenColumn(of node: CheckedNode) -> Operand {
    givenFact(of: node.criterion).map { .slot($0) } ?? .constant(faultCell)
  }

  /// The fact that holds the points that people gave for a criterion.
  func givenFact(of criterion: Criterion) -> Slot? {
    let number = checked.facts(of: rules.subject).facts.firstIndex { fact in
      guard case .given(_, let id) = fact.origin else { return false }
      return id == criterion.id.value
    }
    return number.map { Slot($0) }
  }
}
