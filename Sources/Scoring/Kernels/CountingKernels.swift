import Decimals

/// Points by level, choice or class.
struct LevelsKernel: Sendable {
  let value: Operand
  let ladder: UInt32
  /// What each rung earns, by its number; nil where the rule names no points for it.
  let earns: [Operand?]

  /// Branch: the number of the rung.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    let value = OperandColumn(value, in: morsel)
    let columns = earns.map { $0.map { OperandColumn($0, in: morsel) } }
    for row in 0..<morsel.count {
      guard let level = value[row].level, level.ladder == ladder else {
        (out[row], branch[row]) = passOn(value[row])
        continue
      }
      let rung = Int(level.rung)
      guard columns.indices.contains(rung), let column = columns[rung] else {
        out[row] = faultCell
        branch[row] = Branch.noBand
        continue
      }
      out[row] = column[row]
      branch[row] = UInt16(truncatingIfNeeded: rung)
    }
  }
}

/// Base plus `add` for each full `every` above `start`, up to the points.
struct StepsKernel: Sendable {
  let value: Operand
  let start: Operand
  let base: Operand
  let every: Operand
  let add: Operand
  /// What the thresholds `start` and `every` are multiplied by.
  let times: Operand?
  let maximum: Decimal?

  /// Branch 0: as computed; `held`: the points were reached.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    let value = OperandColumn(value, in: morsel)
    let figures = [start, base, every, add].map { OperandColumn($0, in: morsel) }
    let times = times.map { OperandColumn($0, in: morsel) }
    for row in 0..<morsel.count {
      guard let figure = value[row].number else {
        (out[row], branch[row]) = passOn(value[row])
        continue
      }
      guard let start = figures[0][row].number, let base = figures[1][row].number,
        let every = figures[2][row].number, let add = figures[3][row].number,
        let factor = times.map({ $0[row].number }) ?? .one,
        let points = points(figure, start, base, every, add, factor)
      else {
        out[row] = faultCell
        branch[row] = Branch.arithmetic
        continue
      }
      out[row] = Cell(points.points)
      branch[row] = points.held ? Branch.held : 0
    }
  }

  private func points(
    _ figure: Decimal, _ start: Decimal, _ base: Decimal, _ every: Decimal, _ add: Decimal,
    _ factor: Decimal
  ) -> (points: Decimal, held: Bool)? {
    guard let from = start.multiplying(factor), let width = every.multiplying(factor),
      let above = figure.subtracting(from)
    else { return nil }
    guard !above.isNegative else { return (base, false) }
    guard let steps = above.dividing(by: width)?.floor,
      let added = add.multiplying(steps), let result = base.adding(added)
    else { return nil }
    if let maximum, result > maximum { return (maximum, true) }
    return (result, false)
  }
}

/// `each` for each, up to the points.
struct PerKernel: Sendable {
  let value: Operand
  let each: Operand
  let range: (lowest: Decimal, highest: Decimal)?

  /// Branch 0: as computed; `held`: held to the least or most points.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    let value = OperandColumn(value, in: morsel)
    let each = OperandColumn(each, in: morsel)
    for row in 0..<morsel.count {
      guard let count = value[row].number, let figure = each[row].number else {
        (out[row], branch[row]) = passOn(joined(value[row], each[row]))
        continue
      }
      guard let product = count.multiplying(figure) else {
        out[row] = faultCell
        branch[row] = Branch.arithmetic
        continue
      }
      let held = range.map { min(max(product, $0.lowest), $0.highest) } ?? product
      out[row] = Cell(held)
      branch[row] = held == product ? 0 : Branch.held
    }
  }
}
