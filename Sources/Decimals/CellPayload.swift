extension Cell {
  /// A time, date with time, or duration of 113 bits, whose meaning FEEL defines. Equal values must
  /// have equal bits, for cells are compared by them. Higher bits are dropped.
  @inlinable
  public init(_ kind: Kind, payload: UInt128) {
    self.init(
      tag: kind, high: UInt64(truncatingIfNeeded: payload >> 64) & 0x1_FFFF_FFFF_FFFF,
      low: UInt64(truncatingIfNeeded: payload))
  }

  /// The 113 bits behind the mark of the kind; of no meaning for numbers.
  @inlinable
  public var payload: UInt128 { UInt128(high & 0x1_FFFF_FFFF_FFFF) << 64 | UInt128(low) }
}
