import Decimals
import Diagnostics
import FEEL

// The formulas of an assessment, each in the scope of its key.
extension AssessmentChecker {
  /// Checks a formula, with the lists that it names in its scope.
  @discardableResult
  func check(
    _ formula: Formula, key: String, _ expected: Checker.Expected, in scope: Scope
  ) -> Expression? {
    guard canRead(formula) else { return nil }
    let expression = checker.check(
      formula, key: key, expected, in: withLists(scope, for: formula))
    noteDirection(expression)
    return expression
  }

  func check(_ condition: Condition, key: String, in scope: Scope) {
    guard canRead(condition.formula) else { return }
    checker.check(condition, key: key, in: withLists(scope, for: condition.formula))
    noteDirection(checker.expression(of: condition.formula))
  }

  func check(_ amount: Amount?, key: String, in scope: Scope) {
    switch amount {
    case .formula(let formula)?: check(formula, key: key, .number, in: scope)
    case .constant?, nil: break
    }
  }

  /// Whether the results of units that a formula names are those of one assessment.
  private func canRead(_ formula: Formula) -> Bool {
    guard assessment.subject == .person else { return true }
    let units = checker.unitAssessments(order)
    let names: [StaticString] = ["unit.total", "unit.class", "unit.points of", "unit.share of"]
    guard units.count != 1, names.contains(where: { offset(of: $0, in: formula.text) != nil })
    else {
      return true
    }
    report(
      units.isEmpty
        ? ReferenceFault.noUnitAssessment
        : ReferenceFault.severalAssessments(names: units.map(\.assessment.id.value)),
      at: formula.span)
    return false
  }

  /// The value of a figure, where that is known before anything runs.
  func constant(_ amount: Amount?) -> Decimal? {
    switch amount {
    case .constant(let figure)?: figure.value
    case .formula(let formula)?: checker.expression(of: formula)?.constant?.number
    case nil: nil
    }
  }

  /// Checks who is assessed.
  func checkConditions() {
    if let condition = assessment.appliesTo { check(condition, key: "for", in: factScope) }
    if let condition = assessment.assessedWhen {
      check(condition, key: "assessed-when", in: factScope)
    }
  }

  /// Checks the formulas of a node of the tree.
  func checkFormulas(ofNode number: Int) {
    let node = tree[number].criterion
    checkFormulas(
      of: node, value: frame.values[number], figures: frame.figures[number])
    check(node.weight, key: "weight", in: factScope)
    guard case .section(let section) = node.content else { return }
    check(section.countsAs, key: "counts-as", in: factScope)
    check(section.floor, key: "floor", in: factScope)
    check(section.cap, key: "cap", in: factScope)
    if case .formula(let formula) = section.combine.value {
      var scope = factScope
      scope.push()
      scope.add(
        Binding("scores", .list(.number), .object(frame.dynamic.object(.scores))))
      scope.add(
        Binding("weights", .list(.number), .object(frame.dynamic.object(.weights))))
      if offset(of: "peers", in: formula.text) != nil {
        scope.add(
          Binding(
            "peers", .list(peerType(["scores": .list(.number)])),
            .object(frame.dynamic.object(.sectionPeers(node: number)))))
      }
      check(formula, key: "combine", .number, in: scope)
    }
  }

  /// Checks the formulas of a bonus or penalty item.
  func checkFormulas(ofAdjustment index: Int, _ item: Criterion) {
    checkFormulas(
      of: item, value: frame.values[tree.count + index], figures: frame.figures[tree.count + index])
  }

  private func checkFormulas(of node: Criterion, value: Slot?, figures: [Slot]) {
    if let condition = node.appliesWhen { check(condition, key: "applies-when", in: factScope) }
    if let condition = node.gate { check(condition, key: "gate", in: factScope) }
    guard case .scored(let method) = node.content else { return }
    // The criterion's own names: its figures, then what it measures, which may read them.
    var scope = factScope
    scope.push()
    for (index, figure) in node.figures.enumerated() {
      check(figure.amount, key: figure.name.value, in: factScope)
      let reference: Binding.Reference
      if let known = constant(figure.amount) {
        reference = .constant(Value(known))
      } else if figures.indices.contains(index) {
        reference = .slot(figures[index])
      } else {
        continue
      }
      scope.add(Binding(figure.name.value, .number, reference, defined: figure.name.span))
    }
    if let formula = node.value {
      let type = check(formula, key: "value", .anything, in: scope)?.type ?? .any
      scope.push()
      if let value { scope.add(Binding("value", type, .slot(value), defined: formula.span)) }
    }
    check(method.value, of: node, value: value, measures: node.value, in: scope)
  }

  /// Checks the formulas of the method of a criterion or of a part of one, which sees what the
  /// criterion measures.
  private func check(
    _ method: ScoringMethod, of node: Criterion, value: Slot?, measures: Formula?, in scope: Scope
  ) {
    var scope = scope
    scope.push()
    if let points = node.points?.value.highest {
      scope.add(Binding("points", .number, .constant(Value(points))))
    }
    let outer = measured
    measured = Measured(criterion: node, formula: measures, slot: value)
    defer { measured = outer }
    checkGroup(node.peers.within)
    switch method {
    case .yesNo(let test, let otherwise):
      check(test, key: "yes-no", .truth, in: scope)
      check(otherwise, key: "otherwise", in: scope)
    case .levels(let value, let earn):
      check(value, key: "levels", .level, in: scope)
      for line in earn { check(line.earns, key: line.rung.value, in: scope) }
    case .bands(let value, let table): check(bands: value, table, key: "earn", in: scope)
    case .ratio(let ratio):
      check(ratio.done, key: ratio.of == nil ? "ratio" : "done", .number, in: scope)
      if let of = ratio.of { check(of, key: "of", .number, in: scope) }
      check(ratio.zeroAt, key: "zero-at", in: scope)
      check(ratio.fullAt, key: "full-at", in: scope)
    case .steps(let of, let start, let base, let every, let add, let times):
      check(of, key: "of", .number, in: scope)
      check(start, key: "start", in: scope)
      check(base, key: "base", in: scope)
      check(every, key: "every", in: scope)
      check(add, key: "add", in: scope)
      check(times, key: "thresholds-times", in: scope)
    case .per(let of, let each):
      check(of, key: "per", .number, in: scope)
      check(each, key: "each", in: scope)
    case .deduct(let lines, let floor, _):
      for line in lines { check(line, in: scope) }
      check(floor, key: "floor", in: scope)
    case .checklist(let list): check(list, in: scope)
    case .decisionTable(let table): checkFormulas(of: table, in: scope)
    case .given(let formula):
      if let formula { check(formula, key: "given", .number, in: scope) }
    case .from(let other):
      if case .classEarning(let earn) = other.take {
        for line in earn { check(line.earns, key: line.rung.value, in: scope) }
      }
    case .formula(let formula, _): check(formula, key: "formula", .number, in: scope)
    case .several(let several):
      for part in several.parts {
        if let condition = part.appliesWhen {
          check(condition, key: "applies-when", in: factScope)
        }
        guard case .scored(let method) = part.content else { continue }
        check(method.value, of: part, value: value, measures: measures, in: scope)
      }
    case .relative(let relative):
      for amount in relative.onto?.amounts ?? [] { check(amount, key: "onto", in: scope) }
      let expression = check(relative.value, key: "relative", .number, in: scope)
      compare(relative, expression)
    }
  }

  private func check(_ earning: Earning?, key: String, in scope: Scope) {
    if case .points(let amount)? = earning { check(amount, key: key, in: scope) }
  }

  private func check(
    bands value: Formula, _ table: [Band], key: String, in scope: Scope
  ) {
    let hasIntervals = table.contains { band in
      if case .interval = band.test { return true }
      return false
    }
    let type =
      check(value, key: "bands", hasIntervals ? .number : .anything, in: scope)?.type ?? .any
    for band in table {
      switch band.test {
      case .interval(let interval):
        check(interval.lower?.amount, key: "from", in: scope)
        check(interval.upper?.amount, key: "to", in: scope)
      case .tests(let tests): checker.checkTests(tests, of: type, in: scope)
      case .otherwise: break
      }
      check(band.earns, key: key, in: scope)
    }
  }

  private func check(_ line: Deduction, in scope: Scope) {
    switch line.trigger {
    case .when(let condition): check(condition, key: "when", in: scope)
    case .count(let formula): check(formula, key: "count", .number, in: scope)
    case .bands(let value, let table): check(bands: value, table, key: "lose", in: scope)
    case .group(let group):
      for inner in group.lines { check(inner, in: scope) }
      check(group.floor, key: "floor", in: scope)
    case .rows(let rule):
      // What the causes of several criteria are compared by is computed before any of them.
      checkRows(rule, line, points: rule.across == .assessment ? factScope : scope)
      check(line.cap, key: "cap", in: scope)
      return
    }
    check(line.loses, key: "lose", in: scope)
    check(line.cap, key: "cap", in: scope)
  }

  private func check(_ list: Checklist, in scope: Scope) {
    for item in list.items {
      check(item.when, key: "when", item.grades.isEmpty ? .truth : .level, in: scope)
      if let condition = item.appliesWhen { check(condition, key: "applies-when", in: scope) }
      check(item.earns, key: "earn", in: scope)
    }
  }

  /// Checks the formulas of what comes after the points: total, classes, quotas, orders, awards.
  func checkResultFormulas() {
    let points = pointsScope
    check(assessment.bonusCap, key: "bonus", in: factScope)
    check(assessment.penaltyCap, key: "penalty", in: factScope)
    check(assessment.totalCap, key: "total-cap", in: factScope)
    check(assessment.totalFloor, key: "total-floor", in: factScope)
    for ceiling in assessment.scoreCeilings {
      check(ceiling.when, key: "when", in: points)
      check(ceiling.atMost, key: "at-most", in: points)
    }
    let scope = resultScope
    for rule in assessment.classes {
      check(rule.lower?.amount, key: rule.lower?.isClosed == false ? "over" : "from", in: factScope)
      check(rule.upper?.amount, key: rule.upper?.isClosed == false ? "below" : "to", in: factScope)
      for requirement in rule.requires {
        switch requirement.test {
        case .that(let condition): check(condition, key: "that", in: scope)
        case .eachSectionAtLeast(let share):
          check(share, key: "each-section-at-least", in: factScope)
        }
      }
    }
    for rule in assessment.knockOuts { check(rule.when, key: "when", in: scope) }
    for rule in assessment.ceilings {
      if case .atMost(_, let when) = rule.limit { check(when, key: "when", in: scope) }
    }
    checkQuotaFormulas()
    for ranking in assessment.rankings {
      if let eligible = ranking.eligible { check(eligible, key: "eligible", in: scope) }
      check(ranking.orderBy, in: scope)
    }
    for award in assessment.awards {
      check(award.number, key: "number", in: factScope)
      if let requires = award.requires { check(requires, key: "requires", in: scope) }
    }
  }

  private func checkQuotaFormulas() {
    var scope = factScope
    scope.push()
    if let groupSize = frame.groupSize {
      scope.add(Binding("group size", .number, .slot(groupSize)))
    }
    for quota in assessment.quotas {
      check(quota.limit, in: scope)
      for rule in quota.cases {
        check(rule.when, key: "when", in: scope)
        check(rule.limit, in: scope)
      }
      check(quota.orderBy ?? [], in: resultScope)
    }
  }

  private func check(_ limit: Quota.Limit, in scope: Scope) {
    switch limit {
    case .share(let amount): check(amount, key: "share", in: scope)
    case .atMost(let amount): check(amount, key: "at-most", in: scope)
    }
  }

  private func check(_ keys: [Ranking.OrderKey], in scope: Scope) {
    for key in keys {
      guard let expression = check(key.by, key: "order-by", .ordered, in: scope) else { continue }
      if expression.isConstant {
        report(FormulaFault.orderConstant(text: key.by.text), at: key.by.span)
      }
    }
  }
}
