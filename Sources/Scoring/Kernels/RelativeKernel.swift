import Decimals
import FEEL
import Rulebooks

/// Points by how a subject stands among its peers, multiplied before they are divided.
struct RelativeKernel: Sendable {
  /// What the worst and the best get, or the mean and the deviation of standard scores.
  struct Scale: Sendable {
    let start: Operand
    let end: Operand
  }

  let kind: RelativeMethod.Kind
  let value: Operand
  /// Where the figures of the group stand, by their raw values.
  let slots: [Slot]
  let higherIsBetter: Bool
  let scale: Scale
  let whenEqual: RelativeMethod.Equal?
  let hold: Bool
  let range: PointRange?

  /// Branch 0: as computed; `held`: held to the points; `allEqual`: all values are equal, and a rule
  /// says what that earns.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    guard slots.count == PeerFigure.allCases.count else { return }
    let value = OperandColumn(value, in: morsel)
    let start = OperandColumn(scale.start, in: morsel)
    let end = OperandColumn(scale.end, in: morsel)
    for row in 0..<morsel.count {
      guard let figure = value[row].number else {
        (out[row], branch[row]) = passOn(value[row])
        continue
      }
      guard let from = start[row].number, let to = end[row].number else {
        (out[row], branch[row]) = passOn(joined(start[row], end[row]))
        continue
      }
      guard let best = peer(.best, morsel, row).number, let worst = peer(.worst, morsel, row).number
      else {
        (out[row], branch[row]) = passOn(peer(.best, morsel, row))
        continue
      }
      if best == worst {
        (out[row], branch[row]) = equal(from, to)
        continue
      }
      let points: Decimal?
      switch kind {
      case .minMax:
        points = part(
          from, to, figure.subtracting(worst), of: best.subtracting(worst))
      case .percentile:
        points = part(
          from, to, peer(.below, morsel, row).number,
          of: peer(.count, morsel, row).number?.subtracting(.one))
      case .best:
        points =
          figure == best
          ? to
          : higherIsBetter ? part(from, to, figure, of: best) : part(from, to, best, of: figure)
      case .zScore:
        points = standard(figure, from, to, morsel, row)
      }
      (out[row], branch[row]) = points.map(held) ?? (faultCell, Branch.arithmetic)
    }
  }

  private func peer(_ figure: PeerFigure, _ morsel: Morsel, _ row: Int) -> Cell {
    morsel.column(slots[figure.rawValue])[row]
  }

  /// from + (to − from) × above ÷ span.
  private func part(
    _ from: Decimal, _ to: Decimal, _ above: Decimal?, of span: Decimal?
  ) -> Decimal? {
    guard let above, let span, let width = to.subtracting(from),
      let product = width.multiplying(above), let quotient = product.dividing(by: span)
    else { return nil }
    return from.adding(quotient)
  }

  /// Mean and deviation of the scale; the subject's distance from the mean in deviations.
  private func standard(
    _ figure: Decimal, _ mean: Decimal, _ deviation: Decimal, _ morsel: Morsel, _ row: Int
  ) -> Decimal? {
    guard let middle = peer(.mean, morsel, row).number,
      let distance = higherIsBetter ? figure.subtracting(middle) : middle.subtracting(figure),
      let spread = peer(.deviation, morsel, row).number,
      let product = deviation.multiplying(distance), let score = product.dividing(by: spread)
    else { return nil }
    return mean.adding(score)
  }

  private func held(_ points: Decimal) -> (Cell, UInt16) {
    guard hold, let range else { return (Cell(points), 0) }
    let held = min(max(points, range.lowest), range.highest)
    return (Cell(held), held == points ? 0 : Branch.held)
  }

  private func equal(_ from: Decimal, _ to: Decimal) -> (Cell, UInt16) {
    switch whenEqual {
    case .full?: return (Cell(to), Branch.allEqual)
    case .zero?: return (Cell(from), Branch.allEqual)
    case .half?:
      if kind == .zScore { return (Cell(from), Branch.allEqual) }
      let middle = from.adding(to)?.dividing(by: .two)
      return middle.map { (Cell($0), Branch.allEqual) } ?? (faultCell, Branch.arithmetic)
    case .skip?: return (Cell(Absence(.undefined)), Branch.equalSkipped)
    case nil: return (faultCell, Branch.peersEqual)
    }
  }
}
