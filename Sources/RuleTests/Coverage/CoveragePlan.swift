import Decimals
import Diagnostics
import FEEL
import Rulebooks

/// Lists every way that the rules of a rulebook can go.
struct CoveragePlan {
  private(set) var keys: [CoverageKey] = []
  private(set) var items: [CoverageItem] = []
  let checked: CheckedRulebook
  var rulebook: Rulebook { checked.rulebook }

  init(_ checked: CheckedRulebook) {
    self.checked = checked
    for (number, check) in rulebook.checks.enumerated() {
      let words = check.message?.text(in: .vi) ?? check.that.formula.text
      add(.check(number), .evidenceCheck, check.assessment, words, .fails, at: check.span)
    }
    addFacts(checked.unitFacts, isUnit: true)
    addFacts(checked.personFacts, isUnit: false)
    for (number, assessment) in checked.assessments.enumerated() { add(number, assessment) }
  }

  mutating func add(
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
      if let rule = indicator.whenMissing {
        add(
          .missing(key), .whenMissing, nil, fact.name, word: rule.value.word, at: rule.span)
      }
      if case .notApplicable? = indicator.whenNothingDue {
        add(.nothingDue(key), .nothingDue, nil, fact.name, at: indicator.name.span)
      }
    }
  }

  // MARK: Assessments

  private mutating func add(_ number: Int, _ checked: CheckedAssessment) {
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
      add(node, index, number, checked)
    }
    addTotal(rules, number, id)
    addClasses(rules, number, id)
    addQuotas(rules, number, id)
    addRankings(rules, number, id)
  }

  private mutating func addTotal(_ rules: Assessment, _ number: Int, _ id: String) {
    let bounds: [(TotalBound, Amount?)] = [
      (.bonusCap, rules.bonusCap), (.penaltyCap, rules.penaltyCap), (.totalCap, rules.totalCap),
      (.totalFloor, rules.totalFloor),
    ]
    for case (let bound, let amount?) in bounds {
      add(.total(number, bound), .bound, id, bound.rawValue, at: amount.span)
    }
    for (index, ceiling) in rules.scoreCeilings.enumerated() {
      for way in [true, false] {
        add(
          .scoreCeiling(number, index, way), .scoreCeiling, id,
          ceiling.id?.value ?? "score-ceilings", line: index + 1, way ? .holds : .fails,
          at: ceiling.when.formula.span)
      }
    }
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
        if case .that(let condition) = requirement.test {
          addIfMissing(
            condition, .requirementMissing(number, index, line), id, rule.id.value, line: line + 1)
        }
      }
      if !rule.requires.isEmpty {
        add(
          .failedRequirement(number, index), .failedRequirement, id, rule.id.value,
          word: rule.whenRequirementsFail.rawValue, at: rule.id.span)
      }
    }
    for (index, rule) in rules.knockOuts.enumerated() {
      for way in [true, false] {
        add(
          .knockOut(number, index, way), .knockOut, id, rule.id.value, way ? .holds : .fails,
          at: rule.when.formula.span)
      }
      addIfMissing(rule.when, .knockOutMissing(number, index), id, rule.id.value)
    }
    for (index, rule) in rules.ceilings.enumerated() {
      let name = rule.id?.value ?? "ceilings"
      for way in [true, false] {
        add(
          .ceiling(number, index, way), .ceiling, id, name, line: index + 1,
          way ? .holds : .fails, at: rule.place)
      }
      if case .atMost(_, let when) = rule.limit {
        addIfMissing(when, .ceilingMissing(number, index), id, name, line: index + 1)
      }
    }
  }

  /// What a condition counts as that cannot be determined, where the rule says so.
  mutating func addIfMissing(
    _ condition: Condition, _ key: CoverageKey, _ id: String, _ name: String, line: Int? = nil
  ) {
    guard let counts = condition.ifMissing else { return }
    add(
      key, .ifMissing, id, name, line: line, counts ? .holds : .fails, at: condition.formula.span)
  }

  // MARK: Quotas, rankings, awards

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
      for way in [true, false] {
        add(
          .quotaCut(number, index, way), .quotaCut, id, name, way ? .holds : .fails,
          at: quota.id.span)
      }
      for (line, key) in (quota.orderBy ?? []).enumerated().dropFirst() {
        add(
          .quotaKey(number, index, line), .orderKey, id, name, line: line + 1, word: key.by.text,
          at: key.by.span)
      }
      add(
        .quotaTie(number, index), .tie, id, name, word: quota.atTie.rawValue, at: quota.id.span)
    }
  }

  private mutating func addRankings(_ rules: Assessment, _ number: Int, _ id: String) {
    for (index, ranking) in rules.rankings.enumerated() {
      let name = ranking.name.value
      if let condition = ranking.eligible {
        for way in [true, false] {
          add(
            .eligible(number, index, way), .eligible, id, name, way ? .holds : .fails,
            at: condition.formula.span)
        }
      }
      for (line, key) in ranking.orderBy.enumerated().dropFirst() {
        add(
          .orderKey(number, index, line), .orderKey, id, name, line: line + 1, word: key.by.text,
          at: key.by.span)
      }
      add(
        .rankTie(number, index), .tie, id, name, word: ranking.ties.rawValue,
        at: ranking.name.span)
    }
    for (index, award) in rules.awards.enumerated() {
      let name = award.id.value
      add(.award(number, index, true), .award, id, name, .holds, at: award.id.span)
      if let condition = award.requires {
        add(.award(number, index, false), .award, id, name, .unfit, at: condition.formula.span)
      }
      add(.awardTie(number, index), .tie, id, name, word: "authority", at: award.id.span)
    }
  }
}

extension WhenMissing {
  /// The word for it in the rule language.
  var word: String {
    switch self {
    case .error: "error"
    case .unscored: "unscored"
    case .skip: "skip"
    case .noPoints: "no-points"
    case .lowestPoints: "lowest-points"
    case .notApplicable: "not-applicable"
    case .value: "value"
    }
  }
}

extension NotApplicableRule {
  /// The word for it in the rule language.
  var word: String {
    switch self {
    case .fullPoints: "full-points"
    case .shareEqually: "share-equally"
    case .rescaleSection: "rescale-section"
    case .rescaleTotal: "rescale-total"
    case .zero: "zero"
    }
  }
}

extension ClassCeiling {
  /// Its condition, or the whole of it.
  var place: Span {
    if case .atMost(_, let when) = limit { return when.formula.span }
    return span
  }
}
