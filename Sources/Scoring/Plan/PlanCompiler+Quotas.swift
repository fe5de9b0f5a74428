import Decimals
import FEEL
import Rulebooks

extension PlanCompiler {
  /// Compiles the quotas, each with the order in which its candidates stand: its own, else that of
  /// the first ranking.
  mutating func compileQuotas(_ rankings: [RankingPlan]) -> (
    plans: [QuotaPlan], orders: [RankingPlan]
  ) {
    let numbers = classNumbers
    var plans: [QuotaPlan] = []
    var orders: [RankingPlan] = []
    for (number, quota) in rules.quotas.enumerated() {
      guard let limited = numbers[quota.limitedClass.value] else { continue }
      var steps: [OperandStep] = []
      var cases: [(when: ConditionPlan, limit: QuotaPlan.Limit)] = []
      for rule in quota.cases {
        guard let when = condition(rule.when) else { continue }
        cases.append((when, limit(rule.limit, &steps)))
      }
      let base = quota.base.flatMap { base -> [Int]? in
        base.classes.isEmpty ? nil : base.classes.compactMap { numbers[$0.value] }
      }
      let overflow = quota.overflowTo.flatMap { numbers[$0.value] } ?? limited + 1
      let within = quota.within.flatMap { factSlot(named: $0.value) }
      var keys = rankings.first?.keys ?? []
      if let chain = quota.orderBy { keys = order(chain) }
      plans.append(
        QuotaPlan(
          number: number, limitedClass: limited, within: within, limit: limit(quota.limit, &steps),
          baseClasses: base, countedAfter: quota.base?.countedAfter ?? false, round: quota.round,
          cases: cases, casesReadFacts: readsFacts(quota.cases.map(\.when.formula)),
          atTie: quota.atTie, overflowTo: overflow, operands: steps,
          groupSize: layout.groupSize))
      orders.append(
        RankingPlan(
          within: within, eligible: nil, keys: keys, numbering: .standard,
          classLadder: classLadderNumber))
    }
    return (plans, orders)
  }

  private func readsFacts(_ formulas: [Formula]) -> Bool {
    formulas.contains { formula in
      checked.expression(of: formula).map { !factSlots(of: $0).isEmpty } ?? false
    }
  }

  private mutating func limit(
    _ limit: Quota.Limit, _ steps: inout [OperandStep]
  ) -> QuotaPlan.Limit {
    switch limit {
    case .share(let amount): .share(operand(amount, &steps))
    case .atMost(let amount): .atMost(operand(amount, &steps))
    }
  }

  /// The numbers of the classes, best first, by their ids.
  var classNumbers: [String: Int] {
    Dictionary(
      rules.classes.enumerated().map { ($1.id.value, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var classLadderNumber: UInt32? {
    assessment.classLadder.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// The slot of a fact by its name.
  func factSlot(named name: String) -> Slot? {
    checked.facts(of: rules.subject).facts.firstIndex { $0.name == name }.map { Slot($0) }
  }

  /// The keys of a chain.
  mutating func order(_ chain: [Ranking.OrderKey]) -> [RankingPlan.Key] {
    var keys: [RankingPlan.Key] = []
    for key in chain {
      guard let expression = checked.expression(of: key.by) else { continue }
      keys.append(
        RankingPlan.Key(
          step: step(newSlot(), key.by, expression), lowestFirst: key.lowestFirst))
    }
    return keys
  }
}
