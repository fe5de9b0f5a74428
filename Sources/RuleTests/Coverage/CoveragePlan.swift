import Decimals
import Diagnostics
import FEEL
import Rulebooks

/// Lists every way that the rules of a rulebook can go.
struct CoveragePlan {
  private(set) var keys: [CoverageKey] = []
  private(set) var items: [CoverageItem] = []
  private let rulebook: Rulebook

  init(_ checked: CheckedRulebook) {
    rulebook = checked.rulebook
    addFacts(checked.unitFacts, isUnit: true)
    addFacts(checked.personFacts, isUnit: false)
    for (number, assessment) in checked.assessments.enumerated() {
      add(number, assessment, ladders: checked)
    }
  }

  private mutating func add(
    _ key: CoverageKey, _ kind: CoverageKind, _ assessment: String?, _ element: String,
    line: Int? = nil, word: String? = nil, _ outcome: CoverageOutcome? = nil, at span: Span
  ) {
    keys.append(key)
    items.append(
      CoverageItem(
        kind: kind, assessment: assessment, element: element, line: line, word: word,
        outcome: outcome, span: span))
  }

  // MARK: Facts

  private mutating func addFacts(_ table: FactTable, isUnit: Bool) {
    for (number, fact) in table.facts.enumerated() {
      guard case .indicator(let index) = fact.origin else { continue }
      let indicator = rulebook.indicators[index]
      let key = FactKey(isUnit: isUnit, number: number)
      if let rule = indicator.whenMissing, rule.value.isCounted {
        add(.missing(key), .whenMissing, nil, fact.name, at: rule.span)
      }
      if case .notApplicable? = indicator.whenNothingDue {
        add(.nothingDue(key), .nothingDue, nil, fact.name, at: indicator.name.span)
      }
    }
  }

  // MARK: Assessments

  private mutating func add(
    _ number: Int, _ checked: CheckedAssessment, ladders: CheckedRulebook
  ) {
    let rules = checked.assessment
    let id = rules.id.value
    if let condition = rules.assessedWhen {
      for way in [true, false] {
        add(
          .assessed(number, way), .assessedWhen, id, id, way ? .holds : .fails,
          at: condition.formula.span)
      }
    }
    for (index, node) in (checked.nodes + checked.adjustments).enumerated() {
      add(node, index, number, id, ladders)
    }
    for (index, ceiling) in rules.scoreCeilings.enumerated() {
      add(
        .scoreCeiling(number, index), .scoreCeiling, id, ceiling.id?.value ?? "score-ceilings",
        line: index + 1, .holds, at: ceiling.when.formula.span)
    }
    addClasses(rules, number, id)
    addQuotas(rules, number, id)
  }

  private mutating func addClasses(_ rules: Assessment, _ number: Int, _ id: String) {
    for (index, rule) in rules.classes.enumerated() {
      add(.classBand(number, index), .classBand, id, rule.id.value, at: rule.id.span)
      for (line, requirement) in rule.requires.enumerated() {
        for way in [true, false] {
          add(
            .requirement(number, index, line, way), .requirement, id, rule.id.value,
            line: line + 1, way ? .holds : .fails, at: requirement.span)
        }
      }
    }
    for (index, rule) in rules.knockOuts.enumerated() {
      for way in [true, false] {
        add(
          .knockOut(number, index, way), .knockOut, id, rule.id.value, way ? .holds : .fails,
          at: rule.when.formula.span)
      }
    }
    for (index, rule) in rules.ceilings.enumerated() {
      for way in [true, false] {
        add(
          .ceiling(number, index, way), .ceiling, id, rule.id?.value ?? "ceilings",
          line: index + 1, way ? .holds : .fails, at: rule.place)
      }
    }
  }

  private mutating func addQuotas(_ rules: Assessment, _ number: Int, _ id: String) {
    for (index, quota) in rules.quotas.enumerated() {
      let name = quota.id.value
      for (line, rule) in quota.cases.enumerated() {
        add(
          .quotaCase(number, index, line), .quotaCase, id, name, line: line + 1, .holds,
          at: rule.when.formula.span)
      }
      add(
        .quotaCase(number, index, nil), .quotaCase, id, name,
        quota.cases.isEmpty ? nil : .otherwise, at: quota.id.span)
      add(.quotaCut(number, index), .quotaCut, id, name, at: quota.id.span)
      add(.quotaTie(number, index), .tie, id, name, at: quota.id.span)
    }
    for (index, ranking) in rules.rankings.enumerated() {
      add(.rankTie(number, index), .tie, id, ranking.name.value, at: ranking.name.span)
    }
    for (index, award) in rules.awards.enumerated() {
      add(.award(number, index, true), .award, id, award.id.value, .holds, at: award.id.span)
      if award.requires != nil {
        add(.award(number, index, false), .award, id, award.id.value, .unfit, at: award.id.span)
      }
    }
  }

  // MARK: Criteria

  private mutating func add(
    _ node: CheckedNode, _ index: Int, _ number: Int, _ id: String, _ ladders: CheckedRulebook
  ) {
    let criterion = node.criterion
    let name = criterion.id.value
    func key(_ way: NodeWay) -> CoverageKey { .node(number, index, way) }
    if let condition = criterion.appliesWhen {
      for way in [true, false] {
        add(
          key(.applies(way)), .notApplicable, id, name, way ? .fails : .holds,
          at: condition.formula.span)
      }
    }
    if let gate = criterion.gate {
      for way in [true, false] {
        add(key(.gate(way)), .gate, id, name, way ? .holds : .fails, at: gate.formula.span)
      }
    }
    guard case .scored(let method) = criterion.content else { return }
    if let rule = criterion.whenMissing, rule.value.isCounted {
      add(key(.missing), .whenMissing, id, name, at: rule.span)
    }
    addMethod(method.value, node, name, id, key, ladders)
  }

  /// The ways of a method; those of its parts come behind the part's number.
  private mutating func addMethod(
    _ method: ScoringMethod, _ node: CheckedNode, _ name: String, _ id: String,
    _ key: (NodeWay) -> CoverageKey, _ ladders: CheckedRulebook
  ) {
    switch method {
    case .yesNo(let test, _):
      for way in [true, false] {
        add(key(.answer(way)), .answer, id, name, way ? .holds : .fails, at: test.span)
      }
    case .levels(let value, let earn):
      for entry in earn {
        guard let rung = ladders.rung(entry.rung.value, of: value) else { continue }
        add(key(.level(rung)), .level, id, name, word: entry.rung.value, at: entry.rung.span)
      }
    case .from(let other):
      guard case .classEarning(let earn) = other.take else { break }
      let classes = rulebook.assessments.first { $0.id.value == other.assessments.first?.value }?
        .classes
      for entry in earn {
        guard let rung = classes?.firstIndex(where: { $0.id.value == entry.rung.value }) else {
          continue
        }
        add(key(.level(rung)), .level, id, name, word: entry.rung.value, at: entry.rung.span)
      }
    case .bands(_, let table):
      for (line, band) in table.enumerated() {
        add(key(.band(line)), .band, id, name, line: line + 1, at: band.span)
      }
    case .ratio(let ratio):
      if let rule = ratio.whenNothingDue, rule != .error {
        add(key(.nothingDue), .nothingDue, id, name, at: (ratio.of ?? ratio.done).span)
      }
    case .deduct(let lines, _, _): addDeductions(lines, name, id, key)
    case .decisionTable(let table):
      for (line, row) in table.allRows.enumerated() {
        add(key(.row(line)), .decisionRow, id, name, line: line + 1, at: row.span)
      }
    case .checklist(let list): addItems(list, name, id, key)
    case .several:
      for (number, part) in node.parts.enumerated() {
        guard case .scored(let inner) = part.criterion.content else { continue }
        if let condition = part.criterion.appliesWhen {
          for way in [true, false] {
            add(
              key(.part(number, .applies(way))), .notApplicable, id, name, line: number + 1,
              way ? .fails : .holds, at: condition.formula.span)
          }
        }
        addMethod(inner.value, part, name, id, { key(.part(number, $0)) }, ladders)
      }
    default: break
    }
  }

  private mutating func addDeductions(
    _ lines: [Deduction], _ name: String, _ id: String, _ key: (NodeWay) -> CoverageKey
  ) {
    for (index, line) in lines.enumerated() {
      if case .bands(_, let table) = line.trigger {
        for (row, band) in table.enumerated() {
          add(
            key(.deductionBand(index, row)), .deduction, id, name, line: row + 1,
            word: line.id?.value, at: band.span)
        }
        continue
      }
      if case .group(let group) = line.trigger {
        addDeductions(group.lines, name, id) { key(.inner(index, $0)) }
        continue
      }
      for way in [true, false] {
        add(
          key(.deduction(index, way)), .deduction, id, name, line: index + 1,
          word: line.id?.value, way ? .holds : .fails, at: line.place)
      }
    }
  }

  private mutating func addItems(
    _ list: Checklist, _ name: String, _ id: String, _ key: (NodeWay) -> CoverageKey
  ) {
    let hasPart = list.grades.contains { $0.share.isPositive && $0.share < .one }
    for (index, item) in list.items.enumerated() {
      let ways: [CoverageOutcome] = hasPart ? [.holds, .partly, .fails] : [.holds, .fails]
      for way in ways {
        add(
          key(.item(index, way)), .checklistItem, id, name, line: index + 1,
          word: item.item.value, way, at: item.item.span)
      }
      if let condition = item.appliesWhen {
        add(
          key(.itemApplies(index)), .notApplicable, id, name, line: index + 1,
          word: item.item.value, .holds, at: condition.formula.span)
      }
    }
  }
}

extension WhenMissing {
  /// Whether it lets a criterion go on without its evidence.
  var isCounted: Bool {
    if case .error = self { return false }
    return true
  }
}

extension ClassCeiling {
  /// Its condition, or the line itself.
  var place: Span {
    switch limit {
    case .atMost(_, let when): when.formula.span
    case .notAboveUnit: span
    }
  }
}

extension Deduction {
  /// What makes it lose points.
  var place: Span {
    switch trigger {
    case .when(let condition): condition.formula.span
    case .count(let formula): formula.span
    case .bands(let formula, _): formula.span
    case .group, .rows: span
    }
  }
}

extension CheckedRulebook {
  /// The number of a rung of the ladder that a formula's values stand on.
  func rung(_ word: String, of formula: Formula) -> Int? {
    guard case .level(let ladder)? = expression(of: formula)?.type else { return nil }
    return ladder.rungs.firstIndex(of: word)
  }
}
