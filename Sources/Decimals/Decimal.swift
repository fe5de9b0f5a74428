/// An exact decimal number with the semantics of IEEE 754 decimal128: up to 34 digits, rounded half
/// to even, exponents from -6176 to 6111; without infinities and NaN, which become nil here and
/// null in FEEL.
///
/// Members of a cohort (1.2 and 1.20) are equal, hash alike and print alike.
public struct Decimal: Sendable {
  @usableFromInline let high: UInt64
  @usableFromInline let low: UInt64

  @usableFromInline
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}
