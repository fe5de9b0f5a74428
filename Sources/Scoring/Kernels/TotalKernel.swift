import Decimals
import FEEL
import Rulebooks

/// Steps 7 and 8: from the root's points to the total.
struct TotalPlan: Sendable {
  /// The root's figure with all digits, its open maximum and its number among the nodes; nil where
  /// the assessment has no criteria.
  let root: RootSlots?
  /// The most that the root can bring when nothing stays open.
  let maximum: Decimal?
  /// The nodes that stay open until the root where they do not apply.
  let openers: [Int]
  /// The scale; the maximum where the author gave none.
  let scale: Decimal?
  let bonus: [NodePlan]
  let bonusCap: Operand?
  let penalty: [NodePlan]
  let penaltyCap: Operand?
  let cap: Operand?
  let floor: Operand?
  let ceilings: [(when: ConditionPlan, atMost: Operand)]
  /// Formulas of caps, floors and ceilings.
  let operands: [OperandStep]
  let rounding: Rounding?
  /// Where the total goes.
  let total: Slot

  struct RootSlots: Sendable {
    let number: Int
    let raw: Slot
    let openMaximum: Slot
  }

  /// The bonus items, then the penalty items.
  var adjustments: [NodePlan] { bonus + penalty }

  /// Fills the total for each row: a number, or why there is none.
  ///
  /// The nodes, bonus and penalty items have run before.
  func run(_ morsel: Morsel) {
    let out = morsel.column(total)
    guard let root else {
      for row in 0..<morsel.count { out[row] = Cell(Absence(.notApplicable)) }
      return
    }
    fill(operands, morsel)
    fill(ceilings.map(\.when.step), morsel)
    let raw = morsel.column(root.raw)
    for row in 0..<morsel.count {
      guard raw[row].isNumber else {
        out[row] = raw[row]
        continue
      }
      var steps = Steps(plan: self, morsel: morsel, row: row)
      out[row] = steps.run()
    }
  }

  /// The steps of one subject, also read out for an explanation.
  func steps(_ morsel: Morsel, row: Int) -> [TotalStepRecord] {
    var steps = Steps(plan: self, morsel: morsel, row: row)
    steps.record = []
    _ = steps.run()
    return steps.record ?? []
  }
}

/// A step as the computation left it.
struct TotalStepRecord {
  enum Kind {
    case rescaled(from: Decimal, to: Decimal)
    case bonus(cap: Decimal?)
    case penalty(cap: Decimal?)
    case cap(Decimal)
    case floor(Decimal)
    case ceiling(Int, Decimal)
    case rounded(Rounding)
  }

  let kind: Kind
  let before: Decimal
  let after: Decimal
}

/// The walk from the root's points to the total, for one subject.
private struct Steps {
  let plan: TotalPlan
  let morsel: Morsel
  let row: Int
  /// Filled where an explanation asks; nil in a plain run.
  var record: [TotalStepRecord]?

  init(plan: TotalPlan, morsel: Morsel, row: Int) {
    self.plan = plan
    self.morsel = morsel
    self.row = row
  }

  mutating func run() -> Cell {
    guard let root = plan.root, var figure = morsel.column(root.raw)[row].number else {
      return faultCell
    }
    if let rescaled = rescale(figure, open: morsel.column(root.openMaximum)[row].number) {
      figure = rescaled
    }
    switch adjusted(figure, by: plan.bonus, cap: plan.bonusCap, sign: 1) {
    case .failure(let cell): return cell.cell
    case .success(let next): figure = next
    }
    switch adjusted(figure, by: plan.penalty, cap: plan.penaltyCap, sign: -1) {
    case .failure(let cell): return cell.cell
    case .success(let next): figure = next
    }
    if let cap = value(plan.cap), figure > cap {
      note(.cap(cap), figure, cap)
      figure = cap
    }
    if let floor = value(plan.floor), figure < floor {
      note(.floor(floor), figure, floor)
      figure = floor
    }
    for (number, ceiling) in plan.ceilings.enumerated() {
      let cell = morsel.column(ceiling.when.step.slot)[row]
      switch ceiling.when.verdict(cell) {
      case .fails: continue
      case .undetermined: return cell
      case .faulty: return faultCell
      case .holds:
        guard let most = value(ceiling.atMost) else { return faultCell }
        if figure > most {
          note(.ceiling(number, most), figure, most)
          figure = most
        }
      }
    }
    var settled = figure.settled()
    if let rounding = plan.rounding {
      let rounded = settled.rounded(toDigits: rounding.digits, rounding.mode) ?? settled
      if rounded != settled { note(.rounded(rounding), settled, rounded) }
      settled = rounded
    }
    return Cell(settled)
  }

  /// e × scale ÷ m, where parts stay open until here.
  private mutating func rescale(_ figure: Decimal, open: Decimal?) -> Decimal? {
    guard
      plan.openers.contains(where: {
        NodeState(rawValue: morsel.states($0)[row]) == .notApplicable
      }), let open, let maximum = plan.maximum, open != maximum, let scale = plan.scale,
      let result = rescaled(figure, from: open, to: scale)
    else { return nil }
    note(.rescaled(from: open, to: scale), figure, result)
    return result
  }

  /// A cell that stands for a total that cannot be had.
  private struct NoTotal: Error { let cell: Cell }

  private mutating func adjusted(
    _ figure: Decimal, by items: [NodePlan], cap: Operand?, sign: Int
  ) -> Result<Decimal, NoTotal> {
    guard !items.isEmpty else { return .success(figure) }
    var sum = Decimal.zero
    for item in items {
      let state = NodeState(rawValue: morsel.states(item.number)[row]) ?? .faulty
      let cell = morsel.column(item.raw)[row]
      switch state {
      case .notApplicable, .skipped: continue
      case .unscored, .lacking: return .failure(NoTotal(cell: cell))
      case .faulty: return .failure(NoTotal(cell: faultCell))
      case .scored, .gated, .missingEarnsNothing, .missingEarnsLeast, .missingReplaced,
        .decided:
        // A penalty may be written as what is lost (3) or as a fall (-3): both take 3 away.
        guard let points = cell.number?.magnitude, let next = sum.adding(points) else {
          return .failure(NoTotal(cell: faultCell))
        }
        sum = next
      }
    }
    let most = value(cap)
    if let most, sum > most { sum = most }
    let result = sign > 0 ? figure.adding(sum) : figure.subtracting(sum)
    guard let result else { return .failure(NoTotal(cell: faultCell)) }
    note(sign > 0 ? .bonus(cap: most) : .penalty(cap: most), figure, result)
    return .success(result)
  }

  private func value(_ operand: Operand?) -> Decimal? {
    operand.flatMap { OperandColumn($0, in: morsel)[row].number }
  }

  private mutating func note(_ kind: TotalStepRecord.Kind, _ before: Decimal, _ after: Decimal) {
    record?.append(TotalStepRecord(kind: kind, before: before, after: after))
  }
}
