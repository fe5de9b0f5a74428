import Decimals
import Evidence
import FEEL
import Rulebooks

/// Steps 12 to 15: whatever looks at several subjects, on one thread, in the order of ids.
struct Population {
  let plan: AssessmentPlan
  let context: EvaluationContext
  let who: Subjects
  var table: RowTable
  private(set) var classes: [ClassResult]
  private(set) var ranks: [[Rank?]] = []
  private(set) var orders: [[Int]] = []
  private(set) var decidingKeys: [[Int]] = []
  private(set) var sectionRanks: [SectionRanks] = []
  private(set) var quotaOutcomes: [QuotaOutcome] = []
  /// The rows that tied for the last places of a quota that asks the authority.
  private var askedByQuotas: Set<Int> = []
  private(set) var awardOutcomes: [AwardOutcome] = []
  private(set) var decisionOutcomes: [DecisionOutcome] = []
  /// By row: what changed the class after its ceilings, in order.
  private(set) var changes: [Int: [ClassChange]] = [:]
  private(set) var hasMovedClasses = false
  /// Whether a subject has come to a class or lost it, so that others take part in the rankings.
  private(set) var hasMovedStates = false
  /// By quota: its groups over the rated rows of all levels.
  private let groups: [[QuotaGroup]]
  /// By row: the level at which its class is settled, its own or that of the last group it is in.
  private let settledAt: [Int: Int]

  init(
    plan: AssessmentPlan, context: EvaluationContext, who: Subjects, table: RowTable,
    levels: [[Int]]
  ) {
    self.plan = plan
    self.context = context
    self.who = who
    self.table = table
    self.classes = table.classes
    var settledAt: [Int: Int] = [:]
    for (level, rows) in levels.enumerated() {
      for row in rows { settledAt[row] = level }
    }
    let groups = plan.quotas.map { quota in
      QuotaGroup.groups(
        of: who, levels: settledAt, within: quota.within, context.data(of: plan))
    }
    for group in groups.joined() where group.level > 0 {
      for row in group.rows { settledAt[row] = max(settledAt[row] ?? 0, group.level) }
    }
    self.groups = groups
    self.settledAt = settledAt
  }

  /// Steps 12 to 15 for the rows of one level, up to the published class. A quota's group is settled
  /// once, at the level at which the classes of all its members are known.
  mutating func settleClasses(of rows: [Int], level: Int) {
    for row in rows + who.undetermined { classes[row] = table.classes[row] }
    decideClasses(rows)
    applyQuotas(level)
    publish(who.rated.filter { settledAt[$0] == level })
  }

  /// Says what became of decisions about ties, which several steps read.
  mutating func noteTieDecisions() {
    guard !context.decisions.isEmpty, plan.classes != nil else { return }
    // Decisions that do not fill the places of a quota exactly leave its tie open.
    let open = Set(quotaOutcomes.flatMap(\.tied))
    for row in who.rated {
      for entry in entries(.quota, row) {
        if admission(entry.decision) == nil || open.contains(row) {
          note(entry, .unreadable)
        } else {
          note(entry, askedByQuotas.contains(row) ? .applied : .notAsked)
        }
      }
      for entry in entries(.tie, row) {
        if Decimal(entry.decision.value) == nil {
          note(entry, .unreadable)
        } else {
          note(entry, isTied(row) ? .applied : .notAsked)
        }
      }
    }
  }

  /// Whether somebody stands equal with a row where the authority orders equals: in a ranking that
  /// asks it, or among the candidates of a quota.
  private func isTied(_ row: Int) -> Bool {
    for (index, ranking) in plan.rankings.enumerated()
    where rules.rankings[index].ties == .authority {
      let columns = table.rankings[index]
      guard columns.takesPart.indices.contains(row), columns.takesPart[row] else { continue }
      let ordering = ranking.ordering
      let hasEqual = columns.takesPart.indices.contains { other in
        other != row && columns.takesPart[other]
          && (!ordering.isWithin || columns.group[other] == columns.group[row])
          && ordering.compare(row, other, columns) == .equal
      }
      if hasEqual { return true }
    }
    return quotaOutcomes.contains { outcome in
      guard outcome.candidates.contains(row),
        let index = plan.quotas.firstIndex(where: { $0.number == outcome.quota }),
        plan.quotaOrders.indices.contains(index)
      else { return false }
      let ordering = plan.quotaOrders[index].ordering
      return outcome.candidates.contains { other in
        other != row && ordering.compare(row, other, table.quotas[index]) == .equal
      }
    }
  }

  /// What has been computed so far.
  func outcome(_ nodes: NodeColumns) -> AssessmentOutcome {
    AssessmentOutcome(
      checked: plan.checked, subjects: who.subjects, states: table.states, totals: table.totals,
      classes: classes, ranks: ranks, orders: orders, decidingKeys: decidingKeys,
      sectionRanks: sectionRanks, quotas: quotaOutcomes,
      awards: awardOutcomes, lacking: table.lacking, classChanges: changes, nodes: nodes)
  }

  private var rules: Assessment { plan.checked.assessment }

  private func entries(_ step: Decision.Kind, _ row: Int) -> [DecisionBook.Entry] {
    context.decisions.entries(
      step, rules.subject, who.subjects[row], assessment: rules.id.value)
  }

  private mutating func note(_ entry: DecisionBook.Entry, _ state: DecisionOutcome.State) {
    decisionOutcomes.append(DecisionOutcome(decision: entry.number, state: state))
  }

  /// The name of a class, or the word for why there is none: what decisions quote.
  private func word(_ result: ClassResult) -> String {
    result.published.map { rules.classes[$0].id.value } ?? result.state.key
  }

  private func classNumber(_ id: String) -> Int? {
    rules.classes.firstIndex { $0.id.value == id }
  }

  /// Step 12: decisions of kind `class` answer what is pending, never against a knock-out or a
  /// ceiling.
  private mutating func decideClasses(_ rows: [Int]) {
    guard !context.decisions.isEmpty, plan.classes != nil else { return }
    for row in rows {
      for entry in entries(.classDecision, row) {
        guard classes[row].state == .pending || classes[row].state == .none else {
          note(entry, .notAsked)
          continue
        }
        let staysNone =
          classes[row].mayStayNone && Decision.leavesWithoutClass(entry.decision.value)
        let number = classNumber(entry.decision.value)
        guard staysNone || number != nil else {
          note(entry, .unreadable)
          continue
        }
        if let now = stale(entry.decision, word(classes[row]), alsoComputed: classes[row]) {
          note(entry, .stale(now: now))
          continue
        }
        guard let number else {
          change(row, to: ClassResult(state: .none), by: .decision(entry.number))
          note(entry, .applied)
          continue
        }
        if classes[row].state == .pending, !classes[row].candidates.contains(number) {
          note(entry, .forbidden)
          continue
        }
        change(
          row,
          to: ClassResult(
            state: .given, computed: classes[row].computed, decided: number),
          by: .decision(entry.number))
        note(entry, .applied)
      }
    }
  }

  /// What the computed value is now, if the decision answered another.
  private func stale(
    _ decision: Decision, _ now: String, alsoComputed result: ClassResult? = nil
  ) -> String? {
    guard let answered = decision.computed, answered != now else { return nil }
    if let computed = result?.computed, rules.classes[computed].id.value == answered { return nil }
    return now
  }

  private mutating func change(_ row: Int, to result: ClassResult, by cause: ClassChange.Cause) {
    if classes[row] != result { hasMovedClasses = true }
    if classes[row].state != result.state { hasMovedStates = true }
    classes[row] = result
    changes[row, default: []].append(ClassChange(cause: cause, after: result))
  }

  /// Step 14, with the orders that step 13 gave candidates.
  private mutating func applyQuotas(_ level: Int) {
    let groupings = groups.map { $0.filter { $0.level == level } }
    guard groupings.contains(where: { !$0.isEmpty }) else { return }
    noteCircles(groupings)
    let columns = QuotaColumns(
      orders: table.quotas, requirements: table.requirements)
    let largest = groupings.joined().map(\.rows.count).max() ?? 1
    let morsel = Morsel(
      slotCount: plan.slotCount, nodeCount: plan.nodeCount,
      capacity: min(Morsel.capacity, largest))
    let context = context
    let plan = plan
    let subjects = who.subjects
    var walk = QuotaWalk(
      plan: plan, columns: columns, ties: tieOrders(), admissions: admissions(),
      classes: classes, groupings: groupings, firstOutcome: quotaOutcomes.count
    ) { quota, rows, size in
      var ignored = FaultTally()
      var decisions = BatchDecisions(
        book: context.decisions, checked: context.plan.checked, assessment: plan)
      plan.load(
        rows.map { subjects[$0] }[...], context, into: morsel, decisions: &decisions,
        faults: &ignored)
      if let slot = quota.groupSize {
        for row in 0..<rows.count { morsel.column(slot)[row] = Cell(Decimal(size)) }
      }
      fill(quota.operands, morsel)
      fill(quota.cases.map(\.when.step), morsel)
      return morsel
    }
    walk.run()
    for effect in walk.effects {
      change(effect.row, to: effect.after, by: .quota(effect.outcome))
    }
    quotaOutcomes += walk.outcomes
    askedByQuotas.formUnion(walk.asked)
    for case let (quota, number, row) in walk.differing {
      table.note(.quotaCase(quota: quota, number: number), subject: who.subjects[row])
    }
  }

  /// A superior in the group of its own subordinate needs a class that the quota has not settled: the
  /// rule goes in a circle.
  private mutating func noteCircles(_ groupings: [[QuotaGroup]]) {
    guard plan.checked.layout.objects.contains(.subordinates) else { return }
    for (quota, groups) in zip(plan.quotas, groupings) {
      for group in groups where group.level > 0 {
        let members = Set(group.rows.map { who.subjects[$0] })
        for row in group.rows {
          let unit = who.subjects[row]
          guard context.subordinates.indices.contains(unit),
            context.subordinates[unit].contains(where: { members.contains($0) })
          else { continue }
          table.note(.quotaCircle(quota.number), subject: unit)
        }
      }
    }
  }

  /// By row: the order number that the authority gave it among equals.
  private func tieOrders() -> [Int: Decimal] {
    guard !context.decisions.isEmpty else { return [:] }
    var orders: [Int: Decimal] = [:]
    for row in classes.indices {
      for entry in entries(.tie, row) { orders[row] = Decimal(entry.decision.value) }
    }
    return orders
  }

  /// By row: whether the authority admits it to the class of a quota.
  private func admissions() -> [Int: [Admission]] {
    guard !context.decisions.isEmpty else { return [:] }
    var admissions: [Int: [Admission]] = [:]
    for row in classes.indices {
      for entry in entries(.quota, row) {
        guard let isIn = admission(entry.decision) else { continue }
        admissions[row, default: []].append(
          Admission(about: entry.decision.about, isIn: isIn))
      }
    }
    return admissions
  }

  /// Whether a decision of kind `quota` lets its subject in: yes, no, or a class; nil for any other
  /// value.
  private func admission(_ decision: Decision) -> Bool? {
    let value = decision.value.lowercased()
    if ["có", "yes", "true", "giữ", "keep"].contains(value) { return true }
    if ["không", "no", "false"].contains(value) { return false }
    return classNumber(decision.value).map { number in
      plan.quotas.contains { $0.limitedClass == number }
    }
  }

  /// Step 15: appeals; nobody else moves.
  private mutating func publish(_ rows: [Int]) {
    guard !context.decisions.isEmpty, plan.classes != nil else { return }
    for row in rows {
      for entry in entries(.finalClass, row) {
        guard let number = classNumber(entry.decision.value) else {
          note(entry, .unreadable)
          continue
        }
        if let now = stale(entry.decision, word(classes[row]), alsoComputed: nil) {
          note(entry, .stale(now: now))
          continue
        }
        change(
          row,
          to: ClassResult(
            state: .given, computed: classes[row].published ?? classes[row].computed,
            decided: number),
          by: .decision(entry.number))
        note(entry, .applied)
      }
    }
  }

  /// Rank numbers among the eligible.
  mutating func rank(_ nodes: NodeColumns) {
    let ties = tieOrders()
    for (index, ranking) in plan.rankings.enumerated() {
      let asksAuthority = rules.rankings[index].ties == .authority
      let result = ranking.ordering.rank(table.rankings[index], ties: asksAuthority ? ties : [:])
      ranks.append(result.ranks)
      orders.append(result.order)
      decidingKeys.append(
        ranking.ordering.decidingKeys(result.order, result.ranks, table.rankings[index]))
      guard rules.rankings[index].ofSections else { continue }
      for node in plan.rankedNodes {
        sectionRanks.append(
          SectionRanks(
            ranking: index, node: node, ranks: sectionRanks(of: node, ranking, index, nodes)))
      }
    }
  }

  /// The ranks of one section among those who take part in a ranking and have points there.
  private func sectionRanks(
    of node: Int, _ ranking: RankingPlan, _ index: Int, _ nodes: NodeColumns
  ) -> [Rank?] {
    let whole = table.rankings[index]
    var columns = RankingColumns(keys: 1)
    columns.group = whole.group
    for row in whole.takesPart.indices {
      let points = nodes.result(node: node, row: row)?.points
      columns.takesPart.append(whole.takesPart[row] && points != nil)
      columns.keys[0].append(points.map { Cell($0) } ?? Cell(Absence(.missing)))
    }
    return ranking.sectionOrdering.rank(columns).ranks
  }

  /// Awards follow the ranks. Only those who stand high enough are asked whether they meet the
  /// condition.
  mutating func award(in context: EvaluationContext) {
    guard !plan.awards.isEmpty else { return }
    let jury = AwardJury(plan: plan, context: context, who: who, classes: classes)
    for award in plan.awards {
      let order = orders[award.ranking]
      let ranks = ranks[award.ranking]
      let groups: [Int: Cell]
      if award.within == nil || award.within == plan.rankings[award.ranking].within {
        groups = [:]
      } else {
        groups = jury.groups(order, of: award)
      }
      let isOfRanking = award.within == nil
      let known = table.rankings[award.ranking].group
      awardOutcomes += give(
        award, count: jury.places(of: award, last: order.last), order: order, ranks: ranks,
        group: { isOfRanking ? ranks[$0]?.group : groups[$0] ?? known[$0] },
        fits: { jury.meets($0, award) })
    }
  }
}

/// Who meets the conditions of awards, computed for whoever is asked about.
private struct AwardJury {
  let plan: AssessmentPlan
  let context: EvaluationContext
  let who: Subjects
  let classes: [ClassResult]
  private let morsel: Morsel

  init(
    plan: AssessmentPlan, context: EvaluationContext, who: Subjects, classes: [ClassResult]
  ) {
    self.plan = plan
    self.context = context
    self.who = who
    self.classes = classes
    morsel = Morsel(slotCount: plan.slotCount, nodeCount: plan.nodeCount, capacity: 1)
  }

  /// How many can be given: the same for all, so that any row tells it.
  func places(of award: AwardPlan, last row: Int?) -> Int {
    guard let row else { return 0 }
    if case .constant = award.count {
    } else {
      compute(row)
    }
    fill(award.operands, morsel)
    return OperandColumn(award.count, in: morsel)[0].number?.integer ?? 0
  }

  /// Whether a row meets the condition; nil where that cannot be determined.
  func meets(_ row: Int, _ award: AwardPlan) -> Bool? {
    guard let requires = award.requires else { return true }
    compute(row)
    fill(award.operands, morsel)
    fill([requires.step], morsel)
    switch requires.verdict(morsel.column(requires.step.slot)[0]) {
    case .holds: return true
    case .fails: return false
    case .undetermined, .faulty: return nil
    }
  }

  /// By row: the value of the attribute within whose values the award is given.
  func groups(_ rows: [Int], of award: AwardPlan) -> [Int: Cell] {
    guard let within = award.within else { return [:] }
    var groups: [Int: Cell] = [:]
    var decisions = BatchDecisions(
      book: context.decisions, checked: context.plan.checked, assessment: plan)
    var ignored = FaultTally()
    for row in rows {
      plan.load(
        [who.subjects[row]], context, into: morsel, decisions: &decisions, faults: &ignored)
      groups[row] = morsel.column(within)[0]
    }
    return groups
  }

  private func compute(_ row: Int) {
    var ignored = FaultTally()
    _ = plan.compute([who.subjects[row]], context, into: morsel, faults: &ignored)
    if let plan = plan.classes {
      morsel.column(plan.classSlot)[0] = plan.cell(of: classes[row])
    }
  }
}

/// What changed a class after its ceilings.
public struct ClassChange: Sendable {
  /// What changed it.
  public enum Cause: Sendable, Hashable {
    /// A quota, by the number of its outcome.
    case quota(Int)
    /// A decision, by its number in the run's list.
    case decision(Int)
  }

  /// What changed it.
  public let cause: Cause
  /// The class after it.
  public let after: ClassResult
}

extension QuotaGroup {
  /// The groups of a quota over the rated rows, in the order in which their first members stand by
  /// id. A subject without the attribute belongs to none.
  static func groups(
    of who: Subjects, levels: [Int: Int], within: Slot?, _ data: SubjectData
  ) -> [QuotaGroup] {
    var numbers: [Cell: Int] = [:]
    var groups: [QuotaGroup] = []
    for row in who.rated {
      var cell = Cell(true)
      if let within {
        guard data.columns.indices.contains(within.index), let column = data.columns[within.index]
        else { continue }
        cell = column.cell(who.subjects[row])
        if cell.kind == .absent { continue }
      }
      let level = levels[row] ?? 0
      if let number = numbers[cell] {
        groups[number].rows.append(row)
        groups[number].level = max(groups[number].level, level)
      } else {
        numbers[cell] = groups.count
        groups.append(QuotaGroup(cell: within == nil ? nil : cell, rows: [row], level: level))
      }
    }
    return groups
  }
}
