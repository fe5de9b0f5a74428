import Decimals

/// A value inside FEEL: what fits into a cell, or an object.
public enum Value: Sendable {
  /// A number, truth value, interned text, level, date, absence or null.
  case scalar(Cell)
  /// A computed string, a list, a context, a range or a function.
  case object(Object)
}

/// What does not fit into a cell. Immutable.
public indirect enum Object: Sendable {
  /// A string that FEEL computed; not interned. It equals an interned text with the same code
  /// points.
  case string(String)
  /// A list.
  case list(ListValue)
  /// A context.
  case context(Context)
  /// A range.
  case range(RangeValue)
  /// A function.
  case function(FunctionValue)
}

extension Value {
  /// A number.
  public init(_ number: Decimal) { self = .scalar(Cell(number)) }
  /// A truth value.
  public init(_ boolean: Bool) { self = .scalar(Cell(boolean)) }
  /// A string, not interned.
  public init(_ string: String) { self = .object(.string(string)) }
  /// A list; null with a cause where it is nested too deep or too large.
  public init(_ list: [Value]) {
    var size = Size()
    for value in list { size.add(value.size) }
    self = size.exceeded.map { Value($0) } ?? .object(.list(ListValue(list, size)))
  }
  /// A context; null with a cause where it is nested too deep or too large.
  public init(_ context: Context) {
    self = context.size.exceeded.map { Value($0) } ?? .object(.context(context))
  }
  /// A range; null with a cause where its ends are nested too deep.
  public init(_ range: RangeValue) {
    self = range.size.exceeded.map { Value($0) } ?? .object(.range(range))
  }
  /// A function; null with a cause where what it caught is nested too deep.
  public init(_ function: FunctionValue) {
    self = function.size.exceeded.map { Value($0) } ?? .object(.function(function))
  }
  /// Something that is not there.
  public init(_ absence: Absence) { self = .scalar(Cell(absence)) }
  /// Null for a cause at a place of the expression.
  public init(_ cause: NullCause, at range: Range<Int> = 0..<0) {
    self = .scalar(Cell(cause, at: range))
  }

  /// The cell, if the value fits into one.
  public var cell: Cell? { if case .scalar(let cell) = self { cell } else { nil } }
  /// The number, if it is one.
  public var number: Decimal? { cell?.number }
  /// The truth value, if it is one.
  public var boolean: Bool? { cell?.boolean }
  /// The absence, if it is one.
  public var absence: Absence? { cell?.absence }
  /// The elements, if it is a list.
  public var list: [Value]? {
    if case .object(.list(let list)) = self { list.elements } else { nil }
  }
  /// The context, if it is one.
  public var context: Context? {
    if case .object(.context(let context)) = self { context } else { nil }
  }
  /// The range, if it is one.
  public var range: RangeValue? {
    if case .object(.range(let range)) = self { range } else { nil }
  }
  /// The function, if it is one.
  public var function: FunctionValue? {
    if case .object(.function(let function)) = self { function } else { nil }
  }
  /// The code points, if it is a string, computed or interned.
  public var string: String? {
    switch self {
    case .object(.string(let string)): string
    case .scalar(let cell): cell.text.map(Texts.string)
    default: nil
    }
  }
  /// Whether it is null, for whatever cause.
  public var isNull: Bool { cell?.kind == .null }
  /// Whether it is absent.
  public var isAbsent: Bool { cell?.kind == .absent }

  /// The cause of a null, if it is null.
  public var nullCause: NullCause? { cell?.nullCause }
}

extension Cell {
  /// Null for a cause at a place of the expression.
  @inlinable
  public init(_ cause: NullCause, at range: Range<Int>) {
    self.init(
      null: cause.rawValue, start: UInt32(truncatingIfNeeded: range.lowerBound),
      end: UInt32(truncatingIfNeeded: range.upperBound))
  }

  /// The cause of a null, if it is null.
  public var nullCause: NullCause? { null.flatMap { NullCause(rawValue: $0.cause) } }

  /// Where in the expression a null was made, if it is null.
  public var nullRange: Range<Int>? {
    null.map { Int($0.start)..<max(Int($0.start), Int($0.end)) }
  }
}
