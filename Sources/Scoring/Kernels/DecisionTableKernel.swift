import Decimals
import FEEL
import Rulebooks

/// The rows of a decision table that hold, and what the hit policy makes of them.
struct DecisionTableKernel: Sendable {
  /// One row.
  struct Line: Sendable {
    /// Slots that the author's tests fill; an input without a test has none.
    let tests: [Slot]
    /// What it earns; nil where rows are counted.
    let earns: Operand?
    /// Where it goes whether the row holds: an explanation reads it there.
    let hit: Slot
  }

  let hitPolicy: PointsTable.HitPolicy
  let aggregation: PointsTable.Aggregation
  let inputs: [Operand]
  let lines: [Line]
  /// What is earned where no row holds.
  let otherwise: Operand?

  /// Branch: the number of the row that counts, the number of rows for `otherwise`; where all count,
  /// how many hold.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    for line in lines { fillHit(line, morsel) }
    let earns = lines.map { $0.earns.map { OperandColumn($0, in: morsel) } }
    let rest = otherwise.map { OperandColumn($0, in: morsel) }
    let hits = lines.map { morsel.column($0.hit) }
    var holding: [Int] = []
    for row in 0..<morsel.count {
      holding.removeAll(keepingCapacity: true)
      var gap: Cell?
      for (number, hit) in hits.enumerated() {
        let cell = hit[row]
        if cell.boolean == true {
          holding.append(number)
          // What comes after the first does not matter.
          if hitPolicy == .first, gap == nil { break }
        } else if cell.boolean == nil {
          gap = gap.map { joined($0, cell) } ?? cell
        }
      }
      if let gap {
        (out[row], branch[row]) = passOn(gap)
      } else if let first = holding.first {
        (out[row], branch[row]) = result(first, holding) { number in earns[number]?[row] }
      } else {
        (out[row], branch[row]) = nothing(rest?[row])
      }
    }
  }

  /// Whether all tests of a row hold, for a batch.
  private func fillHit(_ line: Line, _ morsel: Morsel) {
    let out = morsel.column(line.hit)
    let tests = line.tests.map { morsel.column($0) }
    for row in 0..<morsel.count {
      var verdict = Cell(true)
      for test in tests {
        let cell = test[row]
        if cell.boolean == false {
          verdict = cell
          break
        }
        if cell.boolean == nil {
          verdict = verdict.boolean == true ? cell : joined(verdict, cell)
        }
      }
      out[row] = verdict
    }
  }

  /// Where no row holds.
  private func nothing(_ rest: Cell?) -> (Cell, UInt16) {
    let mark = hitPolicy.countsAll ? 0 : UInt16(truncatingIfNeeded: lines.count)
    if let rest { return rest.isNumber ? (rest, mark) : passOn(rest) }
    if hitPolicy.countsAll, aggregation == .sum || aggregation == .count {
      return (Cell(Decimal.zero), 0)
    }
    return (faultCell, Branch.noBand)
  }

  private func result(
    _ first: Int, _ holding: [Int], _ earns: (Int) -> Cell?
  ) -> (Cell, UInt16) {
    if hitPolicy.countsAll { return aggregated(holding, earns) }
    guard let cell = earns(first), let points = cell.number else {
      return passOn(earns(first) ?? faultCell)
    }
    var best = (number: first, points: points, cell: cell)
    for number in holding.dropFirst() {
      switch hitPolicy {
      case .unique: return (clash(first, number), Branch.severalRows)
      case .any, .priority:
        guard let cell = earns(number), let points = cell.number else {
          return passOn(earns(number) ?? faultCell)
        }
        if hitPolicy == .any, points != best.points {
          return (clash(first, number), Branch.rowsDiffer)
        }
        if points > best.points { best = (number, points, cell) }
      default: break
      }
    }
    return (best.cell, UInt16(truncatingIfNeeded: best.number))
  }

  private func aggregated(_ holding: [Int], _ earns: (Int) -> Cell?) -> (Cell, UInt16) {
    let count = UInt16(truncatingIfNeeded: holding.count)
    if aggregation == .count { return (Cell(Decimal(holding.count)), count) }
    var result: Decimal?
    for number in holding {
      guard let cell = earns(number), let points = cell.number else {
        return passOn(earns(number) ?? faultCell)
      }
      guard let before = result else {
        result = points
        continue
      }
      switch aggregation {
      case .sum, .count:
        guard let sum = before.adding(points) else { return (faultCell, Branch.arithmetic) }
        result = sum
      case .min: result = min(before, points)
      case .max: result = max(before, points)
      }
    }
    return (result.map { Cell($0) } ?? faultCell, count)
  }

  /// A fault that carries the numbers of two rows that must not hold together.
  private func clash(_ first: Int, _ second: Int) -> Cell { Cell(.hits, at: first..<second) }
}
