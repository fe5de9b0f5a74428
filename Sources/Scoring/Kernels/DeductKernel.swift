import Decimals
import FEEL

/// From all points; the lines add up, or the heaviest counts.
struct DeductKernel: Sendable {
  struct Line: Sendable {
    /// What makes it lose points.
    let trigger: Trigger
    /// The most that it can take.
    let cap: Operand?
    /// Where what it takes goes: an explanation reads it there.
    let loss: Slot
  }

  enum Trigger: Sendable {
    /// Once, if true.
    case when(ConditionPlan, loses: Operand)
    /// As often as counted.
    case count(Operand, loses: Operand)
    /// What the band that holds loses; the branch goes to a slot of its own.
    case bands(BandsKernel)
    /// What lines of its own take together.
    case group(Group)
    /// For rows of a register: a row group fills the loss.
    case rows
  }

  /// Lines that are counted together before they take anything.
  struct Group: Sendable {
    let lines: [Line]
    /// Its own points, which it cannot take more than; nil: no bound of its own.
    let points: Decimal?
    /// What must be left of its points.
    let floor: Operand
    let heaviestOnly: Bool
  }

  let all: Decimal
  let lines: [Line]
  let floor: Operand
  let heaviestOnly: Bool
  /// The lines over rows whose causes this criterion alone counts.
  let rowGroups: [RowGroup]

  /// Branch: how many lines took something; `held`: the floor was reached.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    for group in rowGroups { group.run(morsel) }
    for line in lines { line.run(morsel) }
    let floor = OperandColumn(floor, in: morsel)
    for row in 0..<morsel.count {
      (out[row], branch[row]) = total(morsel, row, floor: floor[row])
    }
  }

  private func total(_ morsel: Morsel, _ row: Int, floor: Cell) -> (Cell, UInt16) {
    let (loss, hits) = lines.loss(morsel, row, heaviestOnly: heaviestOnly)
    guard let sum = loss.number else {
      return loss.kind == .absent ? passOn(loss) : (loss, Branch.arithmetic)
    }
    guard let least = floor.number else { return passOn(floor) }
    guard let points = all.subtracting(sum) else { return (faultCell, Branch.arithmetic) }
    return points < least ? (Cell(least), Branch.held) : (Cell(points), hits)
  }
}

extension [DeductKernel.Line] {
  /// What the lines take together, or the heaviest alone, and how many took something.
  fileprivate func loss(
    _ morsel: Morsel, _ row: Int, heaviestOnly: Bool
  ) -> (loss: Cell, hits: UInt16) {
    var sum = Decimal.zero
    var hits: UInt16 = 0
    var gap: Cell?
    for line in self {
      let cell = morsel.column(line.loss)[row]
      guard let loss = cell.number else {
        gap = gap.map { Scoring.joined($0, cell) } ?? cell
        continue
      }
      if loss.isZero { continue }
      hits += 1
      if heaviestOnly {
        sum = Swift.max(sum, loss)
      } else if let next = sum.adding(loss) {
        sum = next
      } else {
        return (faultCell, hits)
      }
    }
    return (gap ?? Cell(sum), hits)
  }
}

extension DeductKernel.Line {
  /// Fills what the line takes from each row: 0 where it does not hold.
  func run(_ morsel: Morsel) {
    let out = morsel.column(loss)
    switch trigger {
    case .when(let condition, let loses):
      fill([condition.step], morsel)
      let test = morsel.column(condition.step.slot)
      let loses = OperandColumn(loses, in: morsel)
      for row in 0..<morsel.count {
        switch condition.verdict(test[row]) {
        case .holds: out[row] = magnitude(loses[row])
        case .fails: out[row] = Cell(Decimal.zero)
        case .undetermined: out[row] = test[row]
        case .faulty: out[row] = test[row].kind == .null ? test[row] : faultCell
        }
      }
    case .count(let count, let loses):
      let count = OperandColumn(count, in: morsel)
      let loses = OperandColumn(loses, in: morsel)
      for row in 0..<morsel.count {
        if let figure = count[row].number, let each = magnitude(loses[row]).number {
          out[row] = figure.multiplying(each).map { Cell($0) } ?? faultCell
        } else {
          out[row] = joined(count[row], loses[row])
        }
      }
    case .bands(let kernel):
      var branches = [UInt16](repeating: 0, count: morsel.count)
      branches.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        kernel.run(morsel, out: out, branch: base)
      }
      for row in 0..<morsel.count { out[row] = magnitude(out[row]) }
    case .rows: break
    case .group(let group):
      for line in group.lines { line.run(morsel) }
      let floor = OperandColumn(group.floor, in: morsel)
      for row in 0..<morsel.count {
        var loss = group.lines.loss(morsel, row, heaviestOnly: group.heaviestOnly).loss
        if let points = group.points, let sum = loss.number {
          guard let most = floor[row].number.flatMap({ points.subtracting($0) }) else {
            out[row] = floor[row].kind == .absent ? floor[row] : faultCell
            continue
          }
          if sum > most { loss = Cell(most) }
        }
        out[row] = loss
      }
    }
    hold(out, morsel)
  }

  /// What is lost may be written as 0.5 or as -0.5.
  private func magnitude(_ cell: Cell) -> Cell {
    cell.number.map { Cell($0.magnitude) } ?? cell
  }

  private func hold(_ out: UnsafeMutablePointer<Cell>, _ morsel: Morsel) {
    guard let cap else { return }
    let most = OperandColumn(cap, in: morsel)
    for row in 0..<morsel.count {
      if let loss = out[row].number, let limit = most[row].number, loss > limit.magnitude {
        out[row] = Cell(limit.magnitude)
      }
    }
  }
}
