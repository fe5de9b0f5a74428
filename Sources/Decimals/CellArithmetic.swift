// Arithmetic for compiled rules. Each returns nil where an operand is not a number and where there
// is no result (overflow, division by zero): the caller knows whether that means absence, a null
// passed on, a text put together, or a null of its own.
extension Cell {
  /// The sum of two numbers.
  @inlinable
  public static func adding(_ left: Cell, _ right: Cell) -> Cell? {
    guard left.isNumber, right.isNumber else { return nil }
    return Decimal(cell: left).adding(Decimal(cell: right)).map { Cell($0) }
  }

  /// The difference of two numbers.
  @inlinable
  public static func subtracting(_ left: Cell, _ right: Cell) -> Cell? {
    guard left.isNumber, right.isNumber else { return nil }
    return Decimal(cell: left).subtracting(Decimal(cell: right)).map { Cell($0) }
  }

  /// The product of two numbers.
  @inlinable
  public static func multiplying(_ left: Cell, _ right: Cell) -> Cell? {
    guard left.isNumber, right.isNumber else { return nil }
    return Decimal(cell: left).multiplying(Decimal(cell: right)).map { Cell($0) }
  }

  /// The quotient of two numbers; nil also for a division by zero.
  @inlinable
  public static func dividing(_ left: Cell, by right: Cell) -> Cell? {
    guard left.isNumber, right.isNumber else { return nil }
    return Decimal(cell: left).dividing(by: Decimal(cell: right)).map { Cell($0) }
  }

  /// A power of two numbers; nil also where it is not real.
  public static func power(_ base: Cell, _ exponent: Cell) -> Cell? {
    guard base.isNumber, exponent.isNumber else { return nil }
    return Decimal(cell: base).power(Decimal(cell: exponent)).map { Cell($0) }
  }

  /// The number with its sign turned.
  @inlinable
  public static func negating(_ cell: Cell) -> Cell? {
    cell.isNumber ? Cell(Decimal(cell: cell).negated) : nil
  }

  /// A number settled (`Decimal.settled`); any other cell as it is.
  @inlinable
  public func settled() -> Cell {
    isNumber ? Cell(Decimal(cell: self).settled()) : self
  }

  /// A number settled for a method (`Decimal.settledForMethod`); any other cell as it is.
  @inlinable
  public func settledForMethod() -> Cell {
    isNumber ? Cell(Decimal(cell: self).settledForMethod()) : self
  }

  /// -1, 0 or 1 as the first number is below, equal to or above the second; nil unless both are
  /// numbers.
  @inlinable
  public static func comparing(_ left: Cell, _ right: Cell) -> Int? {
    guard left.isNumber, right.isNumber else { return nil }
    return Decimal(cell: left).compare(Decimal(cell: right))
  }

  /// What an operation on two cells gives if one of them is absent: the absence, joined where both
  /// are; nil if neither is.
  @inlinable
  public static func joinedAbsence(_ left: Cell, _ right: Cell) -> Cell? {
    switch (left.absence, right.absence) {
    case (nil, nil): nil
    case (_?, nil): left
    case (nil, _?): right
    case (let first?, let second?): Cell(first.joined(with: second))
    }
  }
}

extension Decimal {
  /// The number in a cell known to hold one.
  @inlinable
  init(cell: Cell) { self.init(high: cell.high, low: cell.low) }
}
