// The formulas of each part of an assessment, in the order in which a rule names them.

extension Criterion {
  /// The formulas that its own result depends on, in the order in which the rule names them; a
  /// section's without its children's.
  public var formulas: [Formula] {
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

extension Criterion {
  /// The methods that its own consists of, each as a criterion; empty for most.
  public var parts: [Criterion] {
    guard case .scored(let method) = content, case .several(let several) = method.value else {
      return []
    }
    return several.parts
  }

  /// Itself and the methods that it consists of, however deep.
  public var withParts: [Criterion] { [self] + parts.flatMap(\.withParts) }
}

extension Criterion {
  /// The registers whose rows its own deductions count.
  public var registerNames: [String] {
    guard case .scored(let method) = content, case .deduct(let lines, _, _) = method.value else {
      return []
    }
    return lines.flatMap(\.registerNames)
  }
}

extension Deduction {
  /// The registers whose rows it counts, itself or its lines.
  var registerNames: [String] {
    switch trigger {
    case .rows(let rule): [rule.register.value]
    case .group(let group): group.lines.flatMap(\.registerNames)
    case .when, .count, .bands: []
    }
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
    case .decisionTable(let table): table.formulas
    case .given(let formula): formula.map { [$0] } ?? []
    case .from(let other): other.formulas
    case .several(let several): several.parts.flatMap(\.formulas)
    case .relative(let relative):
      [relative.value] + (relative.onto?.amounts.flatMap(\.formulas) ?? [])
    case .formula(let formula, _): [formula]
    }
  }
}

extension RelativeMethod.Scale {
  /// Its figures.
  var amounts: [Amount] {
    switch self {
    case .between(let lowest, let highest): [lowest, highest]
    case .moments(let mean, let deviation): [mean, deviation]
    }
  }
}

extension OtherResult {
  /// The formulas of what each class earns.
  var formulas: [Formula] {
    if case .classEarning(let earn) = take { return earn.flatMap(\.earns.formulas) }
    return []
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
      case .group(let group): group.lines.flatMap(\.formulas) + (group.floor?.formulas ?? [])
      case .rows(let rule): rule.test.map { [$0.formula] } ?? []
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

extension Assessment {
  /// All formulas of the assessment, in the order of its parts.
  func collectedFormulas() -> [Formula] {
    var all = [appliesTo, assessedWhen].compactMap { $0?.formula }
    all += nodes.flatMap { $0.formulas + ($0.weight?.formulas ?? []) }
    all += [bonusCap, penaltyCap, totalCap, totalFloor].flatMap { $0?.formulas ?? [] }
    all += scoreCeilings.flatMap { [$0.when.formula] + $0.atMost.formulas }
    for rule in classes {
      all += rule.lower?.amount.formulas ?? []
      all += rule.upper?.amount.formulas ?? []
      all += rule.requires.flatMap(\.formulas)
    }
    all += knockOuts.map(\.when.formula)
    for ceiling in ceilings {
      if case .atMost(_, let when) = ceiling.limit { all.append(when.formula) }
    }
    for quota in quotas {
      all += quota.limit.formulas
      all += quota.cases.flatMap { [$0.when.formula] + $0.limit.formulas }
      all += quota.orderBy?.map(\.by) ?? []
    }
    for ranking in rankings {
      all += ranking.eligible.map { [$0.formula] } ?? []
      all += ranking.orderBy.map(\.by)
    }
    return all + awards.flatMap { $0.number.formulas + ($0.requires.map { [$0.formula] } ?? []) }
  }
}

extension Requirement {
  /// The formulas of its test.
  var formulas: [Formula] {
    switch test {
    case .that(let condition): [condition.formula]
    case .eachSectionAtLeast(let share): share.formulas
    }
  }
}

extension Quota.Limit {
  /// The formula that it is, if it is one.
  var formulas: [Formula] {
    switch self {
    case .share(let amount), .atMost(let amount): amount.formulas
    }
  }
}
