import Decimals
import FEEL
import Rulebooks

/// Several methods whose results become one. Each runs as a node of its own, whose state and branch
/// are recorded for explanations.
struct SeveralKernel: Sendable {
  let kind: SeveralMethods.Kind
  let parts: [NodePlan]

  /// Branch: the number of the best part, the first of equals; 0 for means and sums.
  ///
  /// Parts that do not apply leave the best and the mean and add nothing to a sum. A missing part
  /// makes the result missing, unless another is as good as the missing one could be.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    for part in parts { part.run(morsel, missing: []) }
    for row in 0..<morsel.count { (out[row], branch[row]) = result(morsel, row) }
  }

  private func result(_ morsel: Morsel, _ row: Int) -> (Cell, UInt16) {
    var figures: [Decimal] = []
    var best: Int?
    var greatest = Decimal.zero
    var gap: Cell?
    var mostMissing: Decimal?
    var isOpen = false
    var isSkipped = true
    for (number, part) in parts.enumerated() {
      let cell = morsel.column(part.raw)[row]
      switch NodeState(rawValue: morsel.states(part.number)[row]) ?? .faulty {
      case .notApplicable: isSkipped = false
      case .skipped: continue
      case .faulty:
        return (cell.kind == .null ? cell : faultCell, morsel.branches(part.number)[row])
      case .unscored, .lacking:
        gap = gap.map { joined($0, cell) } ?? cell
        if let most = part.range?.highest {
          mostMissing = max(mostMissing ?? most, most)
        } else {
          isOpen = true
        }
      case .scored, .gated, .missingEarnsNothing, .missingEarnsLeast, .missingReplaced, .decided:
        guard let figure = cell.number else { return (faultCell, Branch.arithmetic) }
        figures.append(figure)
        if best == nil || figure > greatest {
          best = number
          greatest = figure
        }
      }
    }
    if let gap {
      let isDecided =
        kind == .best && best != nil && !isOpen && mostMissing.map { $0 <= greatest } ?? false
      if !isDecided { return passOn(gap) }
    }
    guard let best else {
      return isSkipped
        ? (Cell(Absence(.undefined)), Branch.equalSkipped) : (Cell(Absence(.notApplicable)), 0)
    }
    switch kind {
    case .best: return (Cell(greatest), UInt16(truncatingIfNeeded: best))
    case .mean:
      return Decimal.mean(figures).map { (Cell($0), 0) } ?? (faultCell, Branch.arithmetic)
    case .sum: return Decimal.sum(figures).map { (Cell($0), 0) } ?? (faultCell, Branch.arithmetic)
    }
  }
}
