extension Decimal {
  /// The product; nil if it is too large. A product too small becomes zero.
  @inlinable
  public func multiplying(_ other: Decimal) -> Decimal? {
    if (high | other.high) & Decimal.coefficientMask == 0 {
      let (upper, lower) = low.multipliedFullWidth(by: other.low)
      let exponent = biasedExponent &+ other.biasedExponent &- Decimal.bias
      // A product below 2^112 has at most 34 digits. An exponent below zero wraps to a high one.
      if upper < 0x0001_0000_0000_0000, UInt(bitPattern: exponent) < 12_288 {
        let sign = (high ^ other.high) & Decimal.signMask
        if upper | lower != 0 {
          return Decimal(
            high: sign | UInt64(truncatingIfNeeded: exponent) << Decimal.exponentShift | upper,
            low: lower)
        }
        return Decimal.zero
      }
    }
    return multiplyingSlowly(other)
  }

  @usableFromInline @inline(never)
  func multiplyingSlowly(_ other: Decimal) -> Decimal? {
    Decimal.rounding(
      UInt256(coefficient, times: other.coefficient), exponent: exponent &+ other.exponent,
      negative: isNegative != other.isNegative)
  }
}
