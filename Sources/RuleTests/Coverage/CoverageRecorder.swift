import Decimals
import FEEL
public import Rulebooks
public import Scoring

/// Collects which ways the rules went in the tests that it is shown.
///
/// It reads the record that each computation left, the one that explanations read.
public struct CoverageRecorder {
  private let plan: CoveragePlan
  /// By key: how many tests took that way.
  private var counts: [CoverageKey: Int] = [:]

  /// Prepares to record tests of `checked`.
  public init(_ checked: CheckedRulebook) {
    plan = CoveragePlan(checked)
  }

  /// What has been reached so far.
  public var coverage: Coverage {
    Coverage(
      items: zip(plan.keys, plan.items).map { key, item in
        var item = item
        item.tests = counts[key] ?? 0
        return item
      })
  }

  /// Takes what one test computed.
  public mutating func record(_ outcome: Outcome) {
    for key in Self.ways(outcome) { counts[key, default: 0] += 1 }
  }

  /// The places in `Coverage.items` of the ways that a computation took.
  func places(taken outcome: Outcome) -> Set<Int> {
    let taken = Self.ways(outcome)
    return Set(plan.keys.indices.filter { taken.contains(plan.keys[$0]) })
  }

  private static func ways(_ outcome: Outcome) -> Set<CoverageKey> {
    var walk = CoverageWalk(checked: outcome.plan.checked)
    for (number, assessment) in outcome.assessments.enumerated() {
      walk.read(outcome, assessment, number)
    }
    return walk.taken
  }
}

/// Reads the ways that the rules of one computation went.
private struct CoverageWalk {
  let checked: CheckedRulebook
  var taken: Set<CoverageKey> = []

  mutating func read(_ outcome: Outcome, _ assessment: AssessmentOutcome, _ number: Int) {
    for row in assessment.subjects.indices {
      let isRated = assessment.states[row] != .notRated
      taken.insert(.assessed(number, isRated))
      guard isRated, let explanation = explain(outcome, assessment: number, row: row) else {
        continue
      }
      read(explanation, number)
      if let published = assessment.classes[row].published {
        taken.insert(.classBand(number, published))
      }
    }
    for quota in assessment.quotas where quota.size > 0 {
      taken.insert(.quotaCase(number, quota.quota, quota.caseNumber))
      if !quota.overflow.isEmpty { taken.insert(.quotaCut(number, quota.quota)) }
      if !quota.tied.isEmpty || isTie(quota, assessment) {
        taken.insert(.quotaTie(number, quota.quota))
      }
    }
    for (index, ranks) in assessment.ranks.enumerated()
    where ranks.contains(where: { $0.map { $0.tied > 1 } ?? false }) {
      taken.insert(.rankTie(number, index))
    }
    for award in assessment.awards {
      if !award.rows.isEmpty { taken.insert(.award(number, award.award, true)) }
      if !award.unfit.isEmpty { taken.insert(.award(number, award.award, false)) }
    }
  }

  /// Whether a quota took in or left out more than its limit, as it does where candidates tie.
  private func isTie(_ quota: QuotaOutcome, _ assessment: AssessmentOutcome) -> Bool {
    quota.candidates.count > quota.limit && quota.admitted.count != quota.limit && quota.limit > 0
  }

  private mutating func read(_ explanation: Explanation, _ number: Int) {
    let nodeCount = explanation.checked.nodes.count
    if let root = explanation.root { read(root, number, offset: 0, explanation.checked) }
    for step in explanation.totalSteps {
      switch step.kind {
      case .bonus(let items, _):
        for item in items { read(item, number, offset: nodeCount, explanation.checked) }
      case .penalty(let items, _):
        for item in items { read(item, number, offset: nodeCount, explanation.checked) }
      case .scoreCeiling(let index, _): taken.insert(.scoreCeiling(number, index))
      default: break
      }
    }
    var before: ClassResult?
    for step in explanation.classSteps {
      switch step.kind {
      case .band: break
      case .requirement(let rule, let line, _, let holds?):
        taken.insert(.requirement(number, rule, line, holds))
      case .knockOut(let rule, _, let holds?): taken.insert(.knockOut(number, rule, holds))
      case .ceiling(let rule, let operand, let holds?):
        // A ceiling without a condition of its own holds where it lowers the class.
        let lowers = before.map { $0 != step.after } ?? false
        taken.insert(.ceiling(number, rule, operand == nil ? lowers : holds))
      default: break
      }
      before = step.after
    }
  }

  private mutating func read(
    _ node: ExplainedNode, _ number: Int, offset: Int, _ assessment: CheckedAssessment
  ) {
    for child in node.children { read(child, number, offset: offset, assessment) }
    let index = node.number + offset
    let criterion = node.node.criterion
    func take(_ way: NodeWay) { taken.insert(.node(number, index, way)) }
    switch node.calculation {
    case .notApplicable(.some):
      take(.applies(false))
      return
    case .undetermined: return
    default: break
    }
    if criterion.appliesWhen != nil { take(.applies(true)) }
    if case .gated = node.calculation {
      take(.gate(false))
      return
    }
    if criterion.gate != nil { take(.gate(true)) }
    readFacts(node, assessment)
    switch node.result.state {
    case .missingEarnsNothing, .missingEarnsLeast, .missingReplaced, .skipped, .unscored:
      take(.missing)
    default: break
    }
    // 0/0 leaves this mark whatever the rule makes of it.
    if case .scored(let method) = criterion.content, case .ratio(let ratio) = method.value,
      ratio.whenNothingDue != nil, node.result.isNothingDue
    {
      take(.nothingDue)
    }
    for way in methodWays(node) { take(way) }
  }

  private func isAbsent(_ fact: ExplainedFact) -> AbsenceReason? { fact.value.absence?.reason }

  /// Rules of facts that let a criterion go on without them.
  private mutating func readFacts(_ node: ExplainedNode, _ assessment: CheckedAssessment) {
    switch node.result.state {
    case .missingEarnsNothing, .missingEarnsLeast, .missingReplaced, .skipped, .unscored,
      .notApplicable, .scored:
      break
    default: return
    }
    let own = assessment.assessment.subject
    for fact in node.facts {
      guard let reason = isAbsent(fact) else { continue }
      let isUnit = fact.owner == .subject ? own == .unit : fact.owner == .unit
      let key = FactKey(isUnit: isUnit, number: fact.number)
      if reason == .notApplicable { taken.insert(.nothingDue(key)) }
      taken.insert(.missing(key))
    }
  }

  /// Which ways the method of a criterion went.
  private func methodWays(_ node: ExplainedNode) -> [NodeWay] {
    switch node.calculation {
    case .yesNo(_, let holds): return [.answer(holds)]
    case .level(_, let rung), .fromClass(let rung, _): return [.level(rung)]
    case .band(_, let line): return [.band(line)]
    case .decisionTable(let table):
      guard table.isOtherwise, case .scored(let method) = node.node.criterion.content,
        case .decisionTable(let rules) = method.value
      else { return table.rows.map { .row($0) } }
      return [.row(rules.rows.count)]
    case .deducted(_, let lines, _, _, _):
      guard case .scored(let method) = node.node.criterion.content,
        case .deduct(let rules, _, _) = method.value
      else { return [] }
      return ways(lines, rules)
    case .several(_, let parts, _):
      return parts.enumerated().flatMap { number, part -> [NodeWay] in
        var ways = methodWays(part)
        if case .notApplicable(.some) = part.calculation {
          ways = [.applies(false)]
        } else if part.node.criterion.appliesWhen != nil, !ways.isEmpty {
          ways.append(.applies(true))
        }
        return ways.map { .part(number, $0) }
      }
    case .checklist(_, let items, _):
      return items.flatMap { item -> [NodeWay] in
        if !item.applies { return [.itemApplies(item.number)] }
        guard let part = item.part else { return [] }
        return [.item(item.number, part == .one ? .holds : part.isZero ? .fails : .partly)]
      }
    default: return []
    }
  }

  /// Which ways the lines of a deduction went.
  private func ways(_ lines: [ExplainedDeduction], _ rules: [Deduction]) -> [NodeWay] {
    lines.flatMap { line -> [NodeWay] in
      guard let loss = line.loss, rules.indices.contains(line.number) else { return [] }
      switch rules[line.number].trigger {
      case .when, .count, .rows: return [.deduction(line.number, !loss.isZero)]
      case .bands(_, let table):
        return line.operand.flatMap { row(of: table, for: $0.value) }
          .map { [.deductionBand(line.number, $0)] } ?? []
      case .group(let group):
        return ways(line.lines, group.lines).map { .inner(line.number, $0) }
      }
    }
  }

  /// The line of a table that holds a value.
  private func row(of table: [Band], for cell: Cell) -> Int? {
    table.firstIndex { band in
      switch band.test {
      case .interval(let interval):
        guard let value = cell.number else { return false }
        if let lower = interval.lower, let end = constant(lower.amount),
          lower.isClosed ? value < end : value <= end
        {
          return false
        }
        if let upper = interval.upper, let end = constant(upper.amount),
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

  private func constant(_ amount: Amount) -> Decimal? {
    switch amount {
    case .constant(let figure): figure.value
    case .formula(let formula): checked.expression(of: formula)?.constant?.number
    }
  }
}
