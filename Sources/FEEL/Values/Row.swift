import Decimals

/// A column of the frame that expressions read, by number.
public struct Slot: Hashable, Sendable {
  /// The number, from 0.
  public let index: Int

  /// Makes a slot.
  @inlinable
  public init(_ index: Int) { self.index = index }
}

/// A value beside the frame that is more than a cell (a list of peers, the scores of a section),
/// by number.
public struct ObjectSlot: Hashable, Sendable {
  /// The number, from 0.
  public let index: Int

  /// Makes an object slot.
  @inlinable
  public init(_ index: Int) { self.index = index }
}

/// One row of a frame, as an expression sees it: a cell for each slot, and the objects of the
/// evaluation. It is only valid while the storage behind it is; it is handed down, never kept.
public struct Row {
  @usableFromInline let cells: UnsafePointer<Cell>?
  @usableFromInline let stride: Int
  @usableFromInline let slots: Int
  @usableFromInline let objects: [Value]

  /// A row of column-major storage: the cell of slot `s` stands at `base[s * stride + row]`.
  ///
  /// - Parameters:
  ///   - base: The first cell of slot 0; must stay valid for as long as the row is used.
  ///   - stride: How many cells lie between two slots of the same row.
  ///   - slots: How many slots there are; a read beyond them gives null.
  ///   - row: The number of the row, from 0 to below `stride`.
  ///   - objects: The value of each object slot.
  @inlinable
  public init(
    base: UnsafePointer<Cell>, stride: Int, slots: Int, row: Int, objects: [Value] = []
  ) {
    self.cells = base + row
    self.stride = stride
    self.slots = slots
    self.objects = objects
  }

  /// A row without slots, for expressions that read none.
  @inlinable
  public init(objects: [Value] = []) {
    self.cells = nil
    self.stride = 0
    self.slots = 0
    self.objects = objects
  }

  /// The cell of `slot`; null with a cause if there is no such slot.
  @inlinable
  public subscript(slot: Slot) -> Cell {
    guard let cells, UInt(bitPattern: slot.index) < UInt(bitPattern: slots) else {
      return Cell(.noSuchSlot, at: 0..<0)
    }
    return cells[slot.index &* stride]
  }

  /// The value of `slot`; null with a cause if there is no such object.
  public subscript(slot: ObjectSlot) -> Value {
    objects.indices.contains(slot.index) ? objects[slot.index] : Value(.noSuchSlot)
  }

  /// Runs `body` with a row made of `cells`, one for each slot.
  public static func with<Result>(
    _ cells: [Cell], objects: [Value] = [], _ body: (Row) -> Result
  ) -> Result {
    cells.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return body(Row(objects: objects)) }
      return body(Row(base: base, stride: 1, slots: cells.count, row: 0, objects: objects))
    }
  }
}

/// What closures get while they run: where the cells of the row are, and, if anything in the
/// expression needs it, the activation. Three words without a reference count, since it is handed
/// from closure to closure.
struct Cursor {
  private let cells: UnsafePointer<Cell>?
  private let stride: UInt32
  private let slots: UInt32
  /// Kept alive by whoever made the cursor.
  private let scene: Unmanaged<Activation>?

  @inline(__always)
  init(_ row: Row, _ activation: Activation? = nil) {
    cells = row.cells
    stride = UInt32(truncatingIfNeeded: row.stride)
    slots = UInt32(truncatingIfNeeded: row.slots)
    scene = activation.map { Unmanaged.passUnretained($0) }
  }

  private init(_ cursor: Cursor, _ activation: Activation) {
    cells = cursor.cells
    stride = cursor.stride
    slots = cursor.slots
    scene = Unmanaged.passUnretained(activation)
  }

  @inline(__always)
  subscript(slot: Slot) -> Cell {
    guard let cells, UInt(bitPattern: slot.index) < UInt(slots) else {
      return Cell(.noSuchSlot, at: 0..<0)
    }
    return cells[slot.index &* Int(stride)]
  }

  subscript(slot: ObjectSlot) -> Value {
    guard let objects = activation?.objects, objects.indices.contains(slot.index) else {
      return Value(.noSuchSlot)
    }
    return objects[slot.index]
  }

  /// The names bound around this place, and what is left of the bounds; nil where nothing in the
  /// expression asked for it.
  var activation: Activation? { scene?.takeUnretainedValue() }

  /// The row, as functions of the host see it.
  var row: Row {
    let objects = activation?.objects ?? []
    guard let cells else { return Row(objects: objects) }
    return Row(base: cells, stride: Int(stride), slots: Int(slots), row: 0, objects: objects)
  }

  /// Runs `body` with the same row and another activation, which is kept alive meanwhile.
  func with<Result>(_ activation: Activation, _ body: (Cursor) -> Result) -> Result {
    withExtendedLifetime(activation) { body(Cursor(self, activation)) }
  }
}

/// The names bound by one call of a function, or by an expression outside of any: loop variables,
/// entries of contexts, parameters, and what a function caught when it was made.
final class Activation {
  var locals: [Value]
  let objects: [Value]
  let budget: Budget
  /// The text that is evaluated.
  let origin: Origin?

  init(locals: Int, objects: [Value], budget: Budget, origin: Origin?) {
    self.locals =
      locals == 0 ? [] : Array(repeating: .scalar(Cell(.noSuchSlot, at: 0..<0)), count: locals)
    self.objects = objects
    self.budget = budget
    self.origin = origin
  }
}

/// What is left of the bounds of one evaluation.
final class Budget {
  private var steps = Limits.steps
  /// How many operations of functions are under way.
  var depth = 0

  /// Takes `count` steps; false when they are used up.
  func take(_ count: Int = 1) -> Bool {
    guard steps >= count else {
      steps = 0
      return false
    }
    steps -= count
    return true
  }
}
