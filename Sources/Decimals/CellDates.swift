extension Cell {
  /// A date of the Gregorian calendar, as days since 1970-01-01.
  @inlinable
  public init(days: Int64) { self.init(tag: .date, low: UInt64(bitPattern: days)) }

  /// The days since 1970-01-01, if it is a date.
  @inlinable
  public var days: Int64? { kind == .date ? Int64(bitPattern: low) : nil }
}
