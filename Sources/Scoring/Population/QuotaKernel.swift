import Decimals
import FEEL
import Rulebooks

/// What quotas look at of each row, by row.
struct QuotaColumns {
  /// By quota: the keys of its order.
  var orders: [RankingColumns]
  /// By row, one bit for each class whose requirements hold.
  var requirements: ContiguousArray<UInt64>
}

/// The members of a quota's group, by row.
struct QuotaGroup: Sendable {
  /// The value of the attribute; nil where the quota is one for all.
  let cell: Cell?
  /// The rows, ascending.
  var rows: [Int]
  /// The highest level among them: only then are all their classes known.
  var level: Int
}

/// A decision of kind `quota` about one subject.
struct Admission {
  /// The quota that it is about; nil: whichever asks.
  let about: String?
  /// Whether the subject keeps its place.
  let isIn: Bool
}

/// The quotas of an assessment at work: best class first, smallest group first.
struct QuotaWalk {
  let plan: AssessmentPlan
  let columns: QuotaColumns
  /// By row: the order number of a tie decision.
  let ties: [Int: Decimal]
  /// By row: what decisions of kind `quota` say: in or out.
  let admissions: [Int: [Admission]]
  /// Runs members of a group through the formulas of a quota: their rows, at most as many as a
  /// morsel has, and the group's size.
  let evaluate: (QuotaPlan, ArraySlice<Int>, Int) -> Morsel?
  var classes: [ClassResult]
  /// By quota: the groups that are settled now, each whole.
  let groupings: [[QuotaGroup]]
  /// How many outcomes earlier levels left.
  let firstOutcome: Int
  private(set) var outcomes: [QuotaOutcome] = []
  /// The rows whose class a quota changed, with the number of the outcome that did it.
  private(set) var effects: [(row: Int, outcome: Int, after: ClassResult)] = []

  /// The rows that tied for the last places of a quota that asks the authority.
  private(set) var asked: Set<Int> = []
  /// Cases that differ within a group: the numbers of quota and case, and the row.
  private(set) var differing: [(quota: Int, number: Int, row: Int)] = []

  init(
    plan: AssessmentPlan, columns: QuotaColumns, ties: [Int: Decimal],
    admissions: [Int: [Admission]],
    classes: [ClassResult], groupings: [[QuotaGroup]], firstOutcome: Int,
    evaluate: @escaping (QuotaPlan, ArraySlice<Int>, Int) -> Morsel?
  ) {
    self.plan = plan
    self.columns = columns
    self.ties = ties
    self.admissions = admissions
    self.classes = classes
    self.groupings = groupings
    self.firstOutcome = firstOutcome
    self.evaluate = evaluate
  }

  mutating func run() {
    // "Counted before" means the classes after ceilings and decisions, before any quota.
    let before = classes
    var order: [(class: Int, largest: Int, quota: Int)] = []
    for (index, quota) in plan.quotas.enumerated() {
      let largest = groupings[index].map(\.rows.count).max() ?? 0
      order.append((quota.limitedClass, largest, index))
    }
    for entry in order.sorted(by: {
      ($0.class, $0.largest, $0.quota) < ($1.class, $1.largest, $1.quota)
    }) {
      for group in groupings[entry.quota] {
        apply(plan.quotas[entry.quota], entry.quota, group.cell, group.rows, before)
      }
    }
  }

  private mutating func apply(
    _ quota: QuotaPlan, _ index: Int, _ cell: Cell?, _ rows: [Int], _ before: [ClassResult]
  ) {
    guard !rows.isEmpty, let morsel = evaluate(quota, rows.prefix(1), rows.count) else { return }
    let caseVerdicts = verdicts(quota, morsel, 0)
    defer { compareCases(quota, rows, with: caseVerdicts) }
    let candidates = rows.filter { isCandidate($0, quota.limitedClass) }
      .sorted { precedes($0, $1, index) }
    let (limit, caseNumber) = limitRule(quota, morsel)
    var base: Int?
    var share: Decimal?
    let most: Int
    switch limit {
    case .atMost(let operand):
      most = whole(OperandColumn(operand, in: morsel)[0].number, quota.round)
    case .share(let operand):
      let part = OperandColumn(operand, in: morsel)[0].number ?? .zero
      share = part
      if quota.countedAfter {
        (most, base) = largest(part, quota, rows, candidates)
      } else {
        let count = rows.count { counts(before[$0], in: quota.baseClasses) }
        base = count
        most = whole(part.multiplying(Decimal(count)), quota.round)
      }
    }
    let isProvisional = rows.contains {
      classes[$0].state == .pending || classes[$0].state == .notRanked
    }
    let cut = cut(candidates, at: most, quota, index)
    asked.formUnion(cut.asked)
    let number = firstOutcome + outcomes.count
    outcomes.append(
      QuotaOutcome(
        quota: quota.number, group: cell, size: rows.count, base: base, share: share,
        caseNumber: caseNumber, limit: most, candidates: candidates, admitted: cut.admitted,
        tied: cut.tied, overflow: cut.overflow, decidingKeys: decidingKeys(candidates, index),
        isProvisional: isProvisional))
    for row in cut.tied {
      classes[row] = ClassResult(
        state: .pending, computed: quota.limitedClass,
        candidates: ClassSet([quota.limitedClass, target(of: row, quota)]))
      effects.append((row, number, classes[row]))
    }
    for row in cut.overflow {
      classes[row] = ClassResult(state: .given, computed: target(of: row, quota))
      effects.append((row, number, classes[row]))
    }
  }

  private func verdicts(_ quota: QuotaPlan, _ morsel: Morsel, _ index: Int) -> [Bool] {
    quota.cases.map { $0.when.verdict(morsel.column($0.when.step.slot)[index]) == .holds }
  }

  /// A case is about the group: one that some members meet and others do not is a fault.
  private mutating func compareCases(_ quota: QuotaPlan, _ rows: [Int], with first: [Bool]) {
    guard quota.casesReadFacts else { return }
    var start = 1
    while start < rows.count {
      let part = rows[start..<min(start + Morsel.capacity, rows.count)]
      start = part.endIndex
      guard let morsel = evaluate(quota, part, rows.count) else { continue }
      for (index, row) in part.enumerated() {
        let own = verdicts(quota, morsel, index)
        for number in own.indices where own[number] != first[number] {
          differing.append((quota.number, number, row))
        }
      }
    }
  }

  private func isCandidate(_ row: Int, _ number: Int) -> Bool {
    classes[row].state == .given && classes[row].published == number
  }

  private func counts(_ result: ClassResult, in baseClasses: [Int]?) -> Bool {
    guard result.state == .given, let number = result.published else { return false }
    return baseClasses?.contains(number) ?? true
  }

  private func limitRule(
    _ quota: QuotaPlan, _ morsel: Morsel
  ) -> (QuotaPlan.Limit, caseNumber: Int?) {
    for (number, rule) in quota.cases.enumerated()
    where rule.when.verdict(morsel.column(rule.when.step.slot)[0]) == .holds {
      return (rule.limit, number)
    }
    return (quota.limit, nil)
  }

  private func whole(_ figure: Decimal?, _ mode: RoundingMode) -> Int {
    guard let figure else { return 0 }
    return max(figure.settled().rounded(toDigits: 0, mode).flatMap(\.integer) ?? Int.max, 0)
  }

  /// The largest k with k ≤ share × base(k), where those beyond k have left the class.
  private func largest(
    _ share: Decimal, _ quota: QuotaPlan, _ rows: [Int], _ candidates: [Int]
  ) -> (Int, Int) {
    let others = rows.count {
      !isCandidate($0, quota.limitedClass) && counts(classes[$0], in: quota.baseClasses)
    }
    let countsLimited = quota.baseClasses?.contains(quota.limitedClass) ?? true
    var leaving = 0
    var k = candidates.count
    while true {
      let base = others + leaving + (countsLimited ? k : 0)
      let most = whole(share.multiplying(Decimal(base)), quota.round)
      if k <= most || k == 0 { return (k == candidates.count ? max(k, most) : k, base) }
      k -= 1
      if quota.baseClasses?.contains(target(of: candidates[k], quota)) ?? true { leaving += 1 }
    }
  }

  /// The class of a row that leaves: the overflow class, or the next below whose requirements it
  /// meets.
  private func target(of row: Int, _ quota: QuotaPlan) -> Int {
    let last = (plan.classes?.classes.count ?? 1) - 1
    var number = quota.overflowTo
    while number < last, columns.requirements[row] & (1 << UInt64(min(number, 63))) == 0 {
      number += 1
    }
    return number
  }

  private func cut(
    _ candidates: [Int], at limit: Int, _ quota: QuotaPlan, _ index: Int
  ) -> (admitted: [Int], tied: [Int], overflow: [Int], asked: [Int]) {
    guard candidates.count > limit else { return (candidates, [], [], []) }
    guard limit > 0 else { return ([], [], candidates, []) }
    let last = candidates[limit - 1]
    guard areEqual(last, candidates[limit], index) else {
      return (Array(candidates[..<limit]), [], Array(candidates[limit...]), [])
    }
    var start = limit - 1
    while start > 0, areEqual(candidates[start - 1], last, index) { start -= 1 }
    var end = limit + 1
    while end < candidates.count, areEqual(candidates[end], last, index) { end += 1 }
    let clear = Array(candidates[..<start])
    let tied = Array(candidates[start..<end])
    let rest = Array(candidates[end...])
    switch quota.atTie {
    case .include: return (clear + tied, [], rest, [])
    case .exclude: return (clear, [], tied + rest, [])
    case .authority:
      // What was decided must fill the places exactly; else the tie stays open.
      let admitted = tied.filter { isAdmitted($0, by: quota) == true }
      let refused = tied.filter { isAdmitted($0, by: quota) == false }
      if admitted.count == limit - start {
        return (
          clear + admitted, [], tied.filter { isAdmitted($0, by: quota) != true } + rest, tied
        )
      }
      if refused.count == tied.count - (limit - start) {
        return (
          clear + tied.filter { isAdmitted($0, by: quota) != false }, [], refused + rest, tied
        )
      }
      return (clear, tied, rest, tied)
    }
  }

  /// What the authority decided of a row at a quota: in, out, or nothing.
  private func isAdmitted(_ row: Int, by quota: QuotaPlan) -> Bool? {
    let rules = plan.checked.assessment.quotas
    return admissions[row]?.last { admission in
      guard let about = admission.about else { return true }
      return rules.indices.contains(quota.number) && rules[quota.number].id.value == about
    }?.isIn
  }

  private func decidingKeys(_ candidates: [Int], _ index: Int) -> [Int] {
    let order = order(index)
    return order.plan.ordering.decidingKeys(candidates, order.columns)
  }

  private func precedes(_ left: Int, _ right: Int, _ index: Int) -> Bool {
    let order = order(index)
    switch order.plan.ordering.compare(left, right, order.columns, ties: ties) {
    case .before: return true
    case .after: return false
    case .equal: return left < right
    }
  }

  private func areEqual(_ left: Int, _ right: Int, _ index: Int) -> Bool {
    let order = order(index)
    return order.plan.ordering.compare(left, right, order.columns, ties: ties) == .equal
  }

  private func order(_ index: Int) -> (plan: RankingPlan, columns: RankingColumns) {
    (plan.quotaOrders[index], columns.orders[index])
  }
}
