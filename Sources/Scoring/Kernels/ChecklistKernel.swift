import Decimals
import FEEL

/// What holds of a list earns: its own points, or an equal share of those of the criterion.
struct ChecklistKernel: Sendable {
  struct Item: Sendable {
    /// The test, or the level of a graded item.
    let value: Operand
    let appliesWhen: ConditionPlan?
    /// What it earns; nil: an equal share.
    let earns: Operand?
    /// For a graded item: the part that each rung is worth, by its number.
    let grades: [Decimal?]
    let ladder: UInt32?
    /// Where the part of the item that is fulfilled goes, 0 to 1: an explanation reads it there.
    let part: Slot
  }

  let maximum: Decimal
  let items: [Item]
  let allOrNothing: Bool

  /// Branch: how many items were fulfilled in full.
  ///
  /// Items that do not apply leave the list: equal shares are those of the items that apply, and
  /// where items have points of their own, what was earned is grossed up to the criterion's.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    for item in items { fillPart(item, morsel) }
    let earns = items.map { $0.earns.map { OperandColumn($0, in: morsel) } }
    for row in 0..<morsel.count {
      (out[row], branch[row]) = points(morsel, row, earns)
    }
  }

  private func points(
    _ morsel: Morsel, _ row: Int, _ earns: [OperandColumn?]
  ) -> (Cell, UInt16) {
    var earned = Decimal.zero
    var possible = Decimal.zero
    var full: UInt16 = 0
    var applicable: UInt16 = 0
    var gap: Cell?
    var left = false
    for (item, earns) in zip(items, earns) {
      let cell = morsel.column(item.part)[row]
      if cell.absence?.reason == .notApplicable {
        left = true
        continue
      }
      applicable += 1
      guard let part = cell.number else {
        gap = gap.map { joined($0, cell) } ?? cell
        continue
      }
      if part == .one { full += 1 }
      guard let worth = earns == nil ? Decimal.one : earns?[row].number,
        let term = worth.multiplying(part), let sum = earned.adding(term),
        let all = possible.adding(worth)
      else { return (faultCell, Branch.arithmetic) }
      earned = sum
      possible = all
    }
    if let gap { return passOn(gap) }
    if applicable == 0 { return (Cell(Absence(.notApplicable)), 0) }
    if allOrNothing { return (Cell(full == applicable ? maximum : .zero), full) }
    let hasShares = earns.contains { $0 == nil }
    guard hasShares || left else { return (Cell(earned), full) }
    guard let result = rescaled(earned, from: possible, to: maximum) else {
      return (faultCell, Branch.arithmetic)
    }
    return (Cell(result), full)
  }

  private func fillPart(_ item: Item, _ morsel: Morsel) {
    let out = morsel.column(item.part)
    let value = OperandColumn(item.value, in: morsel)
    if let condition = item.appliesWhen { fill([condition.step], morsel) }
    for row in 0..<morsel.count {
      if let condition = item.appliesWhen {
        let cell = morsel.column(condition.step.slot)[row]
        switch condition.verdict(cell) {
        case .holds: break
        case .fails:
          out[row] = Cell(Absence(.notApplicable))
          continue
        case .undetermined:
          out[row] = cell
          continue
        case .faulty:
          out[row] = faultCell
          continue
        }
      }
      out[row] = part(value[row], of: item)
    }
  }

  private func part(_ cell: Cell, of item: Item) -> Cell {
    if let holds = cell.boolean { return Cell(holds ? Decimal.one : .zero) }
    if let level = cell.level, level.ladder == item.ladder,
      item.grades.indices.contains(Int(level.rung)), let grade = item.grades[Int(level.rung)]
    {
      return Cell(grade)
    }
    return cell.kind == .absent || cell.kind == .null ? cell : faultCell
  }
}
