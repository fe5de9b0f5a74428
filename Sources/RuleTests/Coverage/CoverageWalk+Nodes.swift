import Decimals
import FEEL
import Rulebooks
import Scoring

// The ways that criteria and sections went for one subject.
extension CoverageWalk {
  mutating func read(
    _ node: ExplainedNode, _ number: Int, offset: Int, _ assessment: CheckedAssessment
  ) {
    let index = node.number + offset
    let criterion = node.node.criterion
    func take(_ way: NodeWay) { taken.insert(.node(number, index, way)) }
    switch node.calculation {
    case .notApplicable(let condition):
      take(.applies(false))
      if let condition, isOpen(condition) { take(.appliesMissing) }
      if condition != nil { return }
    case .undetermined: return
    default: if criterion.appliesWhen != nil { take(.applies(true)) }
    }
    if isCounted(criterion.appliesWhen, node, assessment, as: true) { take(.appliesMissing) }
    if case .gated(let operand) = node.calculation {
      take(.gate(false))
      if isOpen(operand) { take(.gateMissing) }
      return
    }
    if criterion.gate != nil {
      take(.gate(true))
      if isCounted(criterion.gate, node, assessment, as: true) { take(.gateMissing) }
    }
    // What stands below a section that does not apply, or whose gate is shut, decides nothing.
    for child in node.children { read(child, number, offset: offset, assessment) }
    if offset > 0, isMissing(node), criterion.whenMissing != nil { take(.missing) }
    readFacts(node, assessment)
    for way in methodWays(node) { take(way) }
    for way in partWays(node) { take(way) }
  }

  /// Whether enough of a section's parts were scored, and which of them decided where one does.
  private func partWays(_ node: ExplainedNode) -> [NodeWay] {
    guard case .section(let section) = node.node.criterion.content else { return [] }
    var ways: [NodeWay] = []
    if node.node.criterion.needs != nil {
      let isOpen = node.children.contains {
        [.unscored, .lacking, .faulty].contains($0.result.state)
      }
      if node.result.state.hasPoints {
        ways.append(.needs(true))
      } else if node.result.state == .unscored, !isOpen {
        ways.append(.needs(false))
      }
    }
    if case .combined(let combined) = node.calculation, let figure = combined.combined {
      switch section.combine.value {
      case .min, .max:
        ways += node.children.indices.filter { node.children[$0].result.points == figure }
          .map { .deciding($0) }
      default: break
      }
    }
    return ways
  }

  /// Whether a condition that holds could not be determined and counts as holding: something that
  /// it reads is absent.
  private func isCounted(
    _ condition: Condition?, _ node: ExplainedNode, _ assessment: CheckedAssessment, as value: Bool
  ) -> Bool {
    guard let condition, condition.ifMissing == value,
      let expression = checked.expression(of: condition.formula)
    else { return false }
    return expression.references.contains { reference in
      guard case .slot(let slot) = reference.binding.reference else { return false }
      let fact = assessment.layout.fact(at: slot)
      return node.facts.contains {
        $0.number == fact.number && $0.owner == fact.owner && $0.value.absence != nil
      }
    }
  }

  // MARK: Missing evidence

  /// Whether evidence of a leaf was missing.
  func isMissing(_ node: ExplainedNode) -> Bool {
    guard node.children.isEmpty else { return false }
    switch node.result.state {
    case .lacking, .unscored, .missingEarnsNothing, .missingEarnsLeast, .missingReplaced:
      return true
    case .skipped, .notApplicable:
      let absent = node.facts.compactMap { $0.value.absence?.reason }
      if absent.contains(where: { $0 != .notApplicable }) { return true }
      // What a rule reads besides facts may be missing too: the classes of subordinate units.
      return absent.isEmpty && followsMissing(node)
    case .scored, .gated, .decided, .faulty: return false
    }
  }

  /// Whether nothing but what is missing can have left a leaf out.
  private func followsMissing(_ node: ExplainedNode) -> Bool {
    switch node.calculation {
    case .notApplicable(nil), .nothing: break
    default: return false
    }
    guard case .scored(let method) = node.node.criterion.content, !node.result.isNothingDue else {
      return false
    }
    switch (method.value, node.node.whenMissing) {
    case (.several, _), (.checklist, _), (.relative, _): return false
    case (_, .notApplicable): return node.result.state == .notApplicable
    case (_, .skip): return node.result.state == .skipped
    default: return false
    }
  }

  /// The rules for missing evidence that criteria followed: each its own, or the nearest above.
  mutating func readMissing(_ root: ExplainedNode, _ assessment: CheckedAssessment, _ number: Int) {
    var open: [(node: ExplainedNode, rule: Int?)] = [(root, nil)]
    while let (node, above) = open.popLast() {
      let rule = node.node.criterion.whenMissing == nil ? above : node.number
      open += node.children.map { ($0, rule) }
      guard let rule, isMissing(node) else { continue }
      // Where each fact has a rule of its own, that one is nearer.
      let absent = node.facts.filter {
        $0.value.absence.map { $0.reason != .notApplicable } ?? false
      }
      if absent.isEmpty || absent.contains(where: { !hasOwnRule($0, assessment) }) {
        taken.insert(.node(number, rule, .missing))
      }
    }
  }

  private func hasOwnRule(_ fact: ExplainedFact, _ assessment: CheckedAssessment) -> Bool {
    let isUnit = isOfUnit(fact, assessment)
    let facts = checked.facts(of: isUnit ? .unit : .person).facts
    guard facts.indices.contains(fact.number),
      case .indicator(let index) = facts[fact.number].origin
    else { return false }
    return checked.rulebook.indicators[index].whenMissing != nil
  }

  private func isOfUnit(_ fact: ExplainedFact, _ assessment: CheckedAssessment) -> Bool {
    fact.owner == .subject ? assessment.assessment.subject == .unit : fact.owner == .unit
  }

  /// Rules of facts for what is missing, and for 0/0.
  private mutating func readFacts(_ node: ExplainedNode, _ assessment: CheckedAssessment) {
    for fact in node.facts {
      guard let reason = fact.value.absence?.reason else { continue }
      let key = FactKey(isUnit: isOfUnit(fact, assessment), number: fact.number)
      taken.insert(reason == .notApplicable ? .nothingDue(key) : .missing(key))
    }
  }

  // MARK: Methods

  /// Which ways the method of a criterion went, and what held it to a figure.
  private func methodWays(_ node: ExplainedNode) -> [NodeWay] {
    var ways: [NodeWay] = []
    // 0/0 leaves this mark whatever the rule makes of it.
    if case .scored(let method) = node.node.criterion.content,
      case .ratio(let ratio) = method.value, ratio.whenNothingDue != nil,
      node.result.isNothingDue
    {
      ways.append(.nothingDue)
    }
    switch node.calculation {
    case .yesNo(_, let holds): ways.append(.answer(holds))
    case .level(_, let rung), .fromClass(let rung, _): ways.append(.level(rung))
    case .band(_, let line): ways.append(.band(line))
    case .decisionTable(let table): ways += self.ways(table, node.node.criterion)
    case .ratio(_, _, _, _, _, held: true), .formula(_, held: true):
      ways.append(.held(.hold))
    case .relative(let comparison):
      if comparison.allEqual { ways.append(.allEqual) }
      if comparison.held { ways.append(.held(.hold)) }
    case .deducted(_, let lines, _, _, let held):
      if held { ways.append(.held(.floor)) }
      if case .scored(let method) = node.node.criterion.content,
        case .deduct(let rules, _, _) = method.value
      {
        ways += self.ways(lines, rules)
      }
    case .several(_, let parts, let chosen):
      if let chosen { ways.append(.best(chosen)) }
      ways += parts.enumerated().flatMap { self.ways(ofPart: $1, $0) }
    case .checklist(_, let items, _): ways += items.compactMap { way(of: $0) }
    case .combined(let section): ways += held(section, node.node.criterion)
    case .nothing:
      // Where all are equal and that leaves the combination, no evidence is missing.
      if case .scored(let method) = node.node.criterion.content,
        case .relative(let relative) = method.value, relative.whenEqual?.value == .skip,
        node.result.state == .skipped, !isMissing(node)
      {
        ways.append(.allEqual)
      }
    default: break
    }
    return ways
  }

  private func ways(ofPart part: ExplainedNode, _ number: Int) -> [NodeWay] {
    var ways = methodWays(part)
    if case .notApplicable(let condition?) = part.calculation {
      ways = [.applies(false)]
      if isOpen(condition) { ways.append(.appliesMissing) }
    } else if part.node.criterion.appliesWhen != nil, part.result.state.hasPoints {
      ways.append(.applies(true))
    }
    return ways.map { .part(number, $0) }
  }

  private func way(of item: ExplainedItem) -> NodeWay? {
    if !item.applies { return .itemApplies(item.number) }
    guard let part = item.part else { return nil }
    return .item(item.number, part == .one ? .holds : part.isZero ? .fails : .partly)
  }

  private func ways(_ table: ExplainedTable, _ criterion: Criterion) -> [NodeWay] {
    guard case .scored(let method) = criterion.content,
      case .decisionTable(let rules) = method.value
    else { return [] }
    if table.isOtherwise { return [.row(rules.rows.count)] }
    return table.rows.isEmpty ? [.noRow] : table.rows.map { .row($0) }
  }

  /// Whether the floor or the cap of a section held its result.
  private func held(_ section: CombinedSection, _ criterion: Criterion) -> [NodeWay] {
    guard let figure = section.heldTo, case .section(let rules) = criterion.content else {
      return []
    }
    if rules.cap == nil { return [.held(.floor)] }
    if rules.floor == nil { return [.held(.cap)] }
    return [rules.cap.flatMap { checked.constant($0) } == figure ? .held(.cap) : .held(.floor)]
  }

  /// Which ways the lines of a deduction went.
  private func ways(_ lines: [ExplainedDeduction], _ rules: [Deduction]) -> [NodeWay] {
    lines.flatMap { line -> [NodeWay] in
      guard let loss = line.loss, rules.indices.contains(line.number) else { return [] }
      let rule = rules[line.number]
      var ways: [NodeWay] = []
      if let cap = rule.cap.flatMap({ checked.constant($0) }), loss >= cap.magnitude {
        ways.append(.deductionCap(line.number))
      }
      switch rule.trigger {
      case .when, .count, .rows:
        ways.append(.deduction(line.number, !loss.isZero))
        if case .when = rule.trigger, line.operand.map({ isOpen($0) }) ?? false {
          ways.append(.deductionMissing(line.number))
        }
        ways += line.rows.compactMap { row in
          switch row.judgement {
          case .counted: .registerRow(line.number, .holds)
          case .notMet: .registerRow(line.number, .fails)
          case .leftOut: .registerRow(line.number, .leftOut)
          case .undetermined: nil
          }
        }
      case .bands(_, let table):
        if let row = line.operand.flatMap({ self.row(of: table, for: $0.value) }) {
          ways.append(.deductionBand(line.number, row))
        }
      case .group(let group):
        ways += self.ways(line.lines, group.lines).map { .inner(line.number, $0) }
      }
      return ways
    }
  }

  /// The line of a table that holds a value.
  private func row(of table: [Band], for cell: Cell) -> Int? {
    table.firstIndex { band in
      switch band.test {
      case .interval(let interval):
        guard let value = cell.number else { return false }
        if let lower = interval.lower, let end = checked.constant(lower.amount),
          lower.isClosed ? value < end : value <= end
        {
          return false
        }
        if let upper = interval.upper, let end = checked.constant(upper.amount),
          upper.isClosed ? value > end : value >= end
        {
          return false
        }
        return true
      case .tests(let formula):
        return checked.expression(of: formula)?.compiled()
          .value(Row(), input: .scalar(cell)).boolean == true
      case .otherwise: return true
      }
    }
  }
}
