import Decimals
import FEEL
import Rulebooks

/// What a method gives for one row before the node rounds: points, or absent or null, and which
/// way it went. `MethodState` in the branch column's place tells a fault from a result.
struct MethodResult {
  var cell: Cell
  var branch: UInt16
}

/// Branches that mean the same for every method; a method's own branches lie below them.
enum Branch {
  /// A figure was held to the least or most points.
  static let held: UInt16 = 0xFFF0
  /// No band holds the value.
  static let noBand: UInt16 = 0xFFF1
  /// A result outside the points that the criterion can bring.
  static let outsidePoints: UInt16 = 0xFFF2
  /// A rate outside its goalposts.
  static let outsideGoalposts: UInt16 = 0xFFF3
  /// Nothing was due, and a rule says what that earns.
  static let nothingDue: UInt16 = 0xFFF4
  /// The formula gave null.
  static let null: UInt16 = 0xFFF5
  /// Something was done although nothing was due.
  static let nothingWasDue: UInt16 = 0xFFF6
  /// A condition could not be determined.
  static let undetermined: UInt16 = 0xFFF7
  /// A condition gave no truth value.
  static let noTruthValue: UInt16 = 0xFFF8
  /// A figure outside what the arithmetic can hold, or a mean of figures that it does not take.
  static let arithmetic: UInt16 = 0xFFF9
  /// More than one of several assessments rates the subject.
  static let severalResults: UInt16 = 0xFFFA
  /// Several rows of a decision table hold of which only one may.
  static let severalRows: UInt16 = 0xFFE0
  /// Rows of a decision table hold that must earn the same and do not.
  static let rowsDiffer: UInt16 = 0xFFE1

  /// All peers have the same value, or there is one: no rule says what that earns.
  static let peersEqual: UInt16 = 0xFFFB
  /// All peers have the same value, and a rule says what that earns.
  static let allEqual: UInt16 = 0xFFFC
  /// All peers have the same value, and it leaves the combination.
  static let equalSkipped: UInt16 = 0xFFFD

  /// Whether it stands for a fault of the rule or its evidence.
  static func isFault(_ branch: UInt16) -> Bool {
    switch branch {
    case noBand, outsidePoints, outsideGoalposts, null, nothingWasDue, undetermined, noTruthValue,
      arithmetic, severalResults, peersEqual, severalRows, rowsDiffer:
      true
    default: false
    }
  }
}

/// A cell that says that a rule could not be computed; the branch says why.
let faultCell = Cell(null: 0)

/// All points if true, else the others.
struct YesNoKernel: Sendable {
  let test: Operand
  let all: Cell
  let otherwise: Operand

  /// Branch 1: true; 0: false.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    let test = OperandColumn(test, in: morsel)
    let otherwise = OperandColumn(otherwise, in: morsel)
    for row in 0..<morsel.count {
      let cell = test[row]
      if let holds = cell.boolean {
        out[row] = holds ? all : otherwise[row]
        branch[row] = holds ? 1 : 0
      } else {
        (out[row], branch[row]) = passOn(cell)
      }
    }
  }
}

/// The band that holds.
struct BandsKernel: Sendable {
  /// When a band holds.
  enum Test: Sendable {
    /// Between two ends; nil is open.
    case interval(lower: Operand?, lowerClosed: Bool, upper: Operand?, upperClosed: Bool)
    /// Where a slot, filled by the author's test, is true.
    case slot(Slot)
    /// Wherever no other holds.
    case otherwise
  }

  let value: Operand
  let bands: [(test: Test, earns: Operand)]

  /// Branch: the number of the band.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    let value = OperandColumn(value, in: morsel)
    for row in 0..<morsel.count {
      let cell = value[row]
      guard cell.kind != .absent, cell.kind != .null else {
        (out[row], branch[row]) = passOn(cell)
        continue
      }
      out[row] = faultCell
      branch[row] = Branch.noBand
    }
    // Band by band, so that each band's ends are read once where they are the same for all.
    for (number, band) in bands.enumerated() {
      let earns = OperandColumn(band.earns, in: morsel)
      let mark = UInt16(truncatingIfNeeded: number)
      switch band.test {
      case .interval(let lower, let lowerClosed, let upper, let upperClosed):
        let low = lower.map { OperandColumn($0, in: morsel) }
        let high = upper.map { OperandColumn($0, in: morsel) }
        for row in 0..<morsel.count where branch[row] == Branch.noBand {
          guard let figure = value[row].number else {
            branch[row] = Branch.null
            continue
          }
          if let low {
            guard let end = low[row].number else {
              (out[row], branch[row]) = passOn(low[row])
              continue
            }
            if lowerClosed ? figure < end : figure <= end { continue }
          }
          if let high {
            guard let end = high[row].number else {
              (out[row], branch[row]) = passOn(high[row])
              continue
            }
            if upperClosed ? figure > end : figure >= end { continue }
          }
          out[row] = earns[row]
          branch[row] = mark
        }
      case .slot(let slot):
        let test = morsel.column(slot)
        for row in 0..<morsel.count where branch[row] == Branch.noBand {
          if let holds = test[row].boolean {
            if holds {
              out[row] = earns[row]
              branch[row] = mark
            }
          } else {
            (out[row], branch[row]) = passOn(test[row])
          }
        }
      case .otherwise:
        for row in 0..<morsel.count where branch[row] == Branch.noBand {
          out[row] = earns[row]
          branch[row] = mark
        }
      }
    }
  }
}

/// maximum × (done − zero·of) ÷ ((full − zero)·of), multiplied before it is divided.
struct RatioKernel: Sendable {
  let maximum: Decimal
  let done: Operand
  /// What was due; nil where `done` is a percentage.
  let of: Operand?
  let zeroAt: Operand?
  let fullAt: Operand?
  let hold: Bool
  let whenNothingDue: RuleWhenNothingDue

  /// What 0/0 earns, worked out when the plan is compiled.
  enum RuleWhenNothingDue: Sendable {
    case absent(Absence)
    case points(Decimal)
    case fault
  }

  /// Branch 0: within the goalposts; `held`: outside and held; `nothingDue`: 0/0.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    let done = OperandColumn(done, in: morsel)
    let of = of.map { OperandColumn($0, in: morsel) }
    let zeroAt = zeroAt.map { OperandColumn($0, in: morsel) }
    let fullAt = fullAt.map { OperandColumn($0, in: morsel) }
    let hundred = Decimal(100)
    for row in 0..<morsel.count {
      let doneCell = done[row]
      let ofCell = of.map { $0[row] } ?? Cell(hundred)
      guard let figure = doneCell.number, let due = ofCell.number else {
        (out[row], branch[row]) = passOn(joined(doneCell, ofCell))
        continue
      }
      if due.isZero {
        (out[row], branch[row]) = nothingDue(figure)
        continue
      }
      // `of` counts in the figures that were due, so a goalpost of 0.4 stands at 0.4·of; a
      // percentage's goalposts stand as they are.
      var bottom = Decimal.zero
      var top = due
      if let zeroAt {
        guard let post = zeroAt[row].number, let scaled = scale(post, due) else {
          (out[row], branch[row]) = passOn(zeroAt[row])
          continue
        }
        bottom = scaled
      }
      if let fullAt {
        guard let post = fullAt[row].number, let scaled = scale(post, due) else {
          (out[row], branch[row]) = passOn(fullAt[row])
          continue
        }
        top = scaled
      }
      (out[row], branch[row]) = points(figure, bottom: bottom, top: top)
    }
  }

  private func scale(_ post: Decimal, _ due: Decimal) -> Decimal? {
    of == nil ? post : post.multiplying(due)
  }

  private func points(_ figure: Decimal, bottom: Decimal, top: Decimal) -> (Cell, UInt16) {
    let rises = bottom < top
    let beyondTop = rises ? figure > top : figure < top
    let beyondBottom = rises ? figure < bottom : figure > bottom
    if beyondTop || beyondBottom {
      guard hold else { return (faultCell, Branch.outsideGoalposts) }
      return (Cell(beyondTop ? maximum : .zero), Branch.held)
    }
    guard let above = figure.subtracting(bottom), let span = top.subtracting(bottom),
      let product = maximum.multiplying(above), let result = product.dividing(by: span)
    else { return (faultCell, Branch.arithmetic) }
    return (Cell(result), 0)
  }

  private func nothingDue(_ figure: Decimal) -> (Cell, UInt16) {
    guard figure.isZero else { return (faultCell, Branch.nothingWasDue) }
    switch whenNothingDue {
    case .absent(let absence): return (Cell(absence), Branch.nothingDue)
    case .points(let points): return (Cell(points), Branch.nothingDue)
    case .fault: return (Cell(Absence(.undefined)), Branch.nothingDue)
    }
  }
}

/// Points given by people: what the evidence says.
struct GivenKernel: Sendable {
  let value: Operand

  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    copy(value, morsel, out, branch)
  }
}

/// Points by a formula.
struct FormulaKernel: Sendable {
  let value: Operand
  /// Whether a result outside the points is held to them.
  let hold: Bool
  let range: PointRange?

  /// Branch 0: as computed; `held`: held to the points.
  func run(_ morsel: Morsel, out: UnsafeMutablePointer<Cell>, branch: UnsafeMutablePointer<UInt16>)
  {
    copy(value, morsel, out, branch)
    guard hold, let range else { return }
    for row in 0..<morsel.count {
      guard let figure = out[row].number else { continue }
      if figure < range.lowest {
        out[row] = Cell(range.lowest)
        branch[row] = Branch.held
      } else if figure > range.highest {
        out[row] = Cell(range.highest)
        branch[row] = Branch.held
      }
    }
  }
}

@inline(__always)
private func copy(
  _ value: Operand, _ morsel: Morsel, _ out: UnsafeMutablePointer<Cell>,
  _ branch: UnsafeMutablePointer<UInt16>
) {
  let value = OperandColumn(value, in: morsel)
  for row in 0..<morsel.count {
    let cell = value[row]
    if cell.isNumber {
      out[row] = cell
      branch[row] = 0
    } else {
      (out[row], branch[row]) = passOn(cell)
    }
  }
}

/// What a method makes of an operand without a value: absence passes, null is a fault, and so is a
/// value of a type that the method does not take.
@inline(__always)
func passOn(_ cell: Cell) -> (Cell, UInt16) {
  if cell.kind == .absent { return (cell, 0) }
  return (cell.kind == .null ? cell : faultCell, Branch.null)
}

/// Of two operands of which at least one has no value, what the result is: absence wins over null,
/// missing over not applicable.
@inline(__always)
func joined(_ left: Cell, _ right: Cell) -> Cell {
  if let first = left.absence {
    if let second = right.absence { return Cell(first.joined(with: second)) }
    return left
  }
  if right.absence != nil { return right }
  return left.isNumber ? right : left
}
