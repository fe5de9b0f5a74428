import Decimals
import FEEL

/// A batch of rows on their way through the steps of an assessment: one column of cells for each
/// slot, one of states and one of branches for each node. It is the record of the computation: an
/// explanation reads it, a plain run uses it again for the next batch.
///
/// Criterion by criterion over a batch is faster than row by row (20 against 45 ns a criterion),
/// and a batch of 1,024 rows stays near the processor.
final class Morsel {
  /// How many rows a batch can have.
  static let capacity = 1024

  let slotCount: Int
  let nodeCount: Int
  let stride: Int
  private(set) var count = 0
  private let cells: UnsafeMutablePointer<Cell>
  private let states: UnsafeMutablePointer<UInt8>
  private let branches: UnsafeMutablePointer<UInt16>

  init(slotCount: Int, nodeCount: Int, capacity: Int = Morsel.capacity) {
    self.slotCount = max(slotCount, 1)
    self.nodeCount = max(nodeCount, 1)
    self.stride = max(capacity, 1)
    let empty = Cell(Absence(.missing))
    cells = .allocate(capacity: self.slotCount * stride)
    cells.initialize(repeating: empty, count: self.slotCount * stride)
    states = .allocate(capacity: self.nodeCount * stride)
    states.initialize(repeating: 0, count: self.nodeCount * stride)
    branches = .allocate(capacity: self.nodeCount * stride)
    branches.initialize(repeating: 0, count: self.nodeCount * stride)
  }

  deinit {
    cells.deallocate()
    states.deallocate()
    branches.deallocate()
  }

  /// Begins a batch of `count` rows.
  func begin(count: Int) {
    precondition(count <= stride)
    self.count = count
  }

  /// The column of a slot. Slots come from the compiler of the plan, which numbers them below
  /// `slotCount`.
  @inline(__always)
  func column(_ slot: Slot) -> UnsafeMutablePointer<Cell> {
    precondition(slot.index >= 0 && slot.index < slotCount)
    return cells + slot.index &* stride
  }

  @inline(__always)
  func states(_ node: Int) -> UnsafeMutablePointer<UInt8> {
    precondition(node >= 0 && node < nodeCount)
    return states + node &* stride
  }

  @inline(__always)
  func branches(_ node: Int) -> UnsafeMutablePointer<UInt16> {
    precondition(node >= 0 && node < nodeCount)
    return branches + node &* stride
  }

  /// A row as expressions see it.
  @inline(__always)
  func row(_ index: Int, objects: [Value] = []) -> Row {
    Row(base: cells, stride: stride, slots: slotCount, row: index, objects: objects)
  }

  /// Lists beside the frame, made for a row when an expression reads them.
  var objects: ((Morsel, Int) -> [Value])?
  /// By row, for assessments of persons with a ceiling of the unit: the published class of the
  /// unit, as a class of this assessment.
  var unitClasses: [UnitClass] = []

  /// The registers of the subjects, and by row: the number of the subject.
  var registers: RegisterView?
  var subjects: [Int] = []

  /// A row with its lists.
  func rowWithObjects(_ index: Int) -> Row {
    row(index, objects: objects?(self, index) ?? [])
  }

  /// Copies one row of another morsel of the same shape into row 0 of this one.
  func copyRow(_ index: Int, of other: Morsel) {
    begin(count: 1)
    objects = nil
    registers = other.registers
    subjects = other.subjects.indices.contains(index) ? [other.subjects[index]] : []
    unitClasses = other.unitClasses.indices.contains(index) ? [other.unitClasses[index]] : []
    for slot in 0..<min(slotCount, other.slotCount) {
      cells[slot * stride] = other.cells[slot * other.stride + index]
    }
    for node in 0..<min(nodeCount, other.nodeCount) {
      states[node * stride] = other.states[node * other.stride + index]
      branches[node * stride] = other.branches[node * other.stride + index]
    }
  }
}

/// A figure that a kernel reads in each row: a column, or one cell for all rows.
struct OperandColumn {
  private let base: UnsafeMutablePointer<Cell>?
  private let constant: Cell

  @inline(__always)
  init(_ operand: Operand, in morsel: Morsel) {
    switch operand {
    case .constant(let cell):
      base = nil
      constant = cell
    case .slot(let slot):
      base = morsel.column(slot)
      constant = Cell(Absence(.missing))
    }
  }

  @inline(__always)
  subscript(row: Int) -> Cell {
    if let base { return base[row] }
    return constant
  }
}

/// The published class of a person's unit, as a ceiling sees it.
enum UnitClass: Sendable {
  /// A class of the person's own assessment, by its number.
  case number(Int)
  /// The unit is not rated, or has no class: no ceiling.
  case open
  /// The unit waits for a decision, and so does the person.
  case pending
  /// The unit lacks evidence, and so does the person.
  case unknown
}
