import Rulebooks

extension Criterion {
  /// The formulas that its own result depends on, in the order in which the rule names them:
  /// condition, gate, value, figures, method. A section's are without its children's.
  var formulas: [Formula] {
    var all: [Formula] = []
    if let appliesWhen { all.append(appliesWhen.formula) }
    if let gate { all.append(gate.formula) }
    if let value { all.append(value) }
    for figure in figures { all += figure.amount.formulas }
    switch content {
    case .scored(let method): all += method.value.formulas
    case .section(let section):
      if case .formula(let formula) = section.combine.value { all.append(formula) }
      all += [section.countsAs, section.floor, section.cap].flatMap { $0?.formulas ?? [] }
    }
    return all
  }
}

extension ScoringMethod {
  /// The formulas that it reads.
  var formulas: [Formula] {
    switch self {
    case .yesNo(let test, let otherwise): [test] + (otherwise?.formulas ?? [])
    case .levels(let value, let earn): [value] + earn.flatMap(\.earns.formulas)
    case .bands(let value, let table): [value] + table.flatMap(\.formulas)
    case .ratio(let ratio):
      [ratio.done] + (ratio.of.map { [$0] } ?? [])
        + [ratio.zeroAt, ratio.fullAt].flatMap { $0?.formulas ?? [] }
    case .steps(let value, let start, let base, let every, let add, let times):
      [value] + [start, base, every, add].flatMap(\.formulas) + (times?.formulas ?? [])
    case .per(let value, let each): [value] + each.formulas
    case .deduct(let lines, let floor, _): lines.flatMap(\.formulas) + (floor?.formulas ?? [])
    case .checklist(let list): list.items.flatMap(\.formulas)
    case .given(let formula): formula.map { [$0] } ?? []
    case .from: []
    case .formula(let formula, _): [formula]
    }
  }
}

extension Amount {
  /// The formula that it is, if it is one.
  var formulas: [Formula] {
    if case .formula(let formula) = self { return [formula] }
    return []
  }
}

extension Earning {
  /// The formula that it is, if it is one.
  var formulas: [Formula] {
    if case .points(let amount) = self { return amount.formulas }
    return []
  }
}

extension Band {
  /// The formulas of its ends and earning.
  var formulas: [Formula] {
    let tests: [Formula] =
      switch test {
      case .interval(let interval):
        (interval.lower?.amount.formulas ?? []) + (interval.upper?.amount.formulas ?? [])
      case .tests(let formula): [formula]
      case .otherwise: []
      }
    return tests + earns.formulas
  }
}

extension Deduction {
  /// The formulas of its trigger, loss and cap.
  var formulas: [Formula] {
    let triggers: [Formula] =
      switch trigger {
      case .when(let condition): [condition.formula]
      case .count(let formula): [formula]
      case .bands(let value, let table): [value] + table.flatMap(\.formulas)
      }
    return triggers + (loses?.formulas ?? []) + (cap?.formulas ?? [])
  }
}

extension Checklist.Item {
  /// The formulas of its test, condition and earning.
  var formulas: [Formula] {
    [when] + (appliesWhen.map { [$0.formula] } ?? []) + (earns?.formulas ?? [])
  }
}
