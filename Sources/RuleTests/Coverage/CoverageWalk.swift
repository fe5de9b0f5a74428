import Decimals
import FEEL
import Rulebooks
import Scoring

/// Reads the ways that the rules of one computation went.
struct CoverageWalk {
  let checked: CheckedRulebook
  var taken: Set<CoverageKey> = []

  init(checked: CheckedRulebook) { self.checked = checked }

  /// Reads all assessments, or the only one that is wanted.
  mutating func read(_ outcome: Outcome, only wanted: Int?) {
    for failed in outcome.failedChecks { taken.insert(.check(failed.check)) }
    for (number, assessment) in outcome.assessments.enumerated()
    where wanted == nil || wanted == number {
      read(outcome, assessment, number)
    }
  }

  private mutating func read(_ outcome: Outcome, _ assessment: AssessmentOutcome, _ number: Int) {
    for row in assessment.subjects.indices {
      let isRated = assessment.states[row] != .notRated
      taken.insert(.assessed(number, isRated))
      guard isRated, let explanation = explain(outcome, assessment: number, row: row) else {
        continue
      }
      readFacts(outcome, explanation)
      read(explanation, number)
      if let published = assessment.classes[row].published {
        taken.insert(.classBand(number, published))
      }
    }
    readQuotas(assessment, number)
    readRankings(assessment, number)
    for award in assessment.awards {
      if !award.rows.isEmpty { taken.insert(.award(number, award.award, true)) }
      if !award.unfit.isEmpty { taken.insert(.award(number, award.award, false)) }
      if !award.tied.isEmpty { taken.insert(.awardTie(number, award.award)) }
    }
  }

  /// Facts of a subject that are 0/0, or whose rule puts a value in the place of what is missing.
  private mutating func readFacts(_ outcome: Outcome, _ explanation: Explanation) {
    let kind = explanation.checked.assessment.subject
    for (number, fact) in outcome.facts(of: kind, subject: explanation.subject).enumerated() {
      let key = FactKey(isUnit: kind == .unit, number: number)
      if fact.isReplaced { taken.insert(.missing(key)) }
      if fact.value.absence?.reason == .notApplicable { taken.insert(.nothingDue(key)) }
    }
  }

  // MARK: Quotas, rankings

  private mutating func readQuotas(_ assessment: AssessmentOutcome, _ number: Int) {
    for quota in assessment.quotas where quota.size > 0 {
      taken.insert(.quotaCase(number, quota.quota, quota.caseNumber))
      if !quota.overflow.isEmpty || !quota.tied.isEmpty {
        taken.insert(.quotaCut(number, quota.quota, true))
      } else if !quota.admitted.isEmpty {
        taken.insert(.quotaCut(number, quota.quota, false))
      }
      for key in quota.decidingKeys { taken.insert(.quotaKey(number, quota.quota, key)) }
      if !quota.tied.isEmpty || isTie(quota) { taken.insert(.quotaTie(number, quota.quota)) }
    }
  }

  /// Whether a quota took in or left out more than its limit, as it does where candidates tie.
  private func isTie(_ quota: QuotaOutcome) -> Bool {
    quota.candidates.count > quota.limit && quota.admitted.count != quota.limit && quota.limit > 0
  }

  private mutating func readRankings(_ assessment: AssessmentOutcome, _ number: Int) {
    let rules = assessment.checked.assessment
    for (index, ranks) in assessment.ranks.enumerated() {
      if ranks.contains(where: { $0.map { $0.tied > 1 } ?? false }) {
        taken.insert(.rankTie(number, index))
      }
      for key in assessment.decidingKeys[index] { taken.insert(.orderKey(number, index, key)) }
      guard rules.rankings.indices.contains(index), rules.rankings[index].eligible != nil else {
        continue
      }
      for row in ranks.indices where assessment.states[row] == .scored {
        taken.insert(.eligible(number, index, ranks[row] != nil))
      }
    }
  }

  // MARK: One subject

  private mutating func read(_ explanation: Explanation, _ number: Int) {
    let nodeCount = explanation.checked.nodes.count
    if let root = explanation.root {
      readMissing(root, explanation.checked, number)
      read(root, number, offset: 0, explanation.checked)
    }
    readTotal(explanation, number, nodeCount)
    var before: ClassResult?
    for step in explanation.classSteps {
      switch step.kind {
      case .band: break
      case .requirement(let rule, let line, let operand, let holds?):
        taken.insert(.requirement(number, rule, line, holds))
        if !holds { taken.insert(.failedRequirement(number, rule)) }
        if operand.map({ isOpen($0) }) ?? false {
          taken.insert(.requirementMissing(number, rule, line))
        }
      case .knockOut(let rule, let operand, let holds?):
        taken.insert(.knockOut(number, rule, holds))
        if isOpen(operand) { taken.insert(.knockOutMissing(number, rule)) }
      case .ceiling(let rule, let operand, let holds?):
        // A ceiling without a condition of its own holds where it lowers the class.
        let lowers = before.map { $0 != step.after } ?? false
        taken.insert(.ceiling(number, rule, operand == nil ? lowers : holds))
        if operand.map({ isOpen($0) }) ?? false { taken.insert(.ceilingMissing(number, rule)) }
      default: break
      }
      readFacts(ofStep: step, explanation.checked)
      before = step.after
    }
  }

  /// Whether an operand came out absent.
  func isOpen(_ operand: ExplainedOperand) -> Bool { operand.value.absence != nil }

  private mutating func readTotal(
    _ explanation: Explanation, _ number: Int, _ nodeCount: Int
  ) {
    guard explanation.total.isNumber else { return }
    let rules = explanation.checked.assessment
    var held: Set<Int> = []
    for step in explanation.totalSteps {
      switch step.kind {
      case .bonus(let items, let cap):
        for item in items { read(item, number, offset: nodeCount, explanation.checked) }
        if let cap, sum(items) > cap { taken.insert(.total(number, .bonusCap)) }
      case .penalty(let items, let cap):
        for item in items { read(item, number, offset: nodeCount, explanation.checked) }
        if let cap, sum(items) > cap { taken.insert(.total(number, .penaltyCap)) }
      case .cap: taken.insert(.total(number, .totalCap))
      case .floor: taken.insert(.total(number, .totalFloor))
      case .scoreCeiling(let index, _):
        held.insert(index)
        taken.insert(.scoreCeiling(number, index, true))
      case .rescaled, .rounded: break
      }
    }
    for index in rules.scoreCeilings.indices where !held.contains(index) {
      taken.insert(.scoreCeiling(number, index, false))
    }
  }

  private func sum(_ items: [ExplainedNode]) -> Decimal {
    items.reduce(.zero) { sum, item in
      sum.adding(item.result.points?.magnitude ?? .zero) ?? sum
    }
  }

  /// Facts that a rule of the class read, and that were 0/0 or missing where their own rule says
  /// what that is.
  private mutating func readFacts(ofStep step: ClassStep, _ assessment: CheckedAssessment) {
    let operand: ExplainedOperand?
    switch step.kind {
    case .requirement(_, _, let read, _), .ceiling(_, let read, _): operand = read
    case .knockOut(_, let read, _): operand = read
    case .band: operand = nil
    }
    guard let operand, let formula = operand.formula,
      let expression = checked.expression(of: formula)
    else { return }
    for traced in operand.trace {
      guard case .scalar(let cell) = traced.value, let reason = cell.absence?.reason,
        let reference = expression.references.first(where: { $0.range == traced.range }),
        case .slot(let slot) = reference.binding.reference,
        let key = key(ofFactAt: slot, assessment)
      else { continue }
      taken.insert(reason == .notApplicable ? .nothingDue(key) : .missing(key))
    }
  }

  /// The fact that stands in a slot of an assessment's frame; nil for anything else.
  func key(ofFactAt slot: Slot, _ assessment: CheckedAssessment) -> FactKey? {
    let fact = assessment.layout.fact(at: slot)
    let own = assessment.assessment.subject
    let isUnit = fact.owner == .subject ? own == .unit : fact.owner == .unit
    let facts = checked.facts(of: isUnit ? .unit : .person).facts
    return facts.indices.contains(fact.number)
      ? FactKey(isUnit: isUnit, number: fact.number) : nil
  }
}
