extension Decimal {
  /// The sum; nil if it is too large.
  @inlinable
  public func adding(_ other: Decimal) -> Decimal? {
    // Small coefficients on one exponent: all that most additions need.
    let difference = high ^ other.high
    if (high | other.high) & Decimal.coefficientMask == 0, difference & Decimal.exponentMask == 0 {
      if difference == 0 {
        let (sum, carry) = low.addingReportingOverflow(other.low)
        return Decimal(high: high | (carry ? 1 : 0), low: sum)
      }
      if low > other.low { return Decimal(high: high, low: low &- other.low) }
      if low < other.low { return Decimal(high: other.high, low: other.low &- low) }
      return Decimal(high: high & Decimal.exponentMask, low: 0)
    }
    return addingSlowly(other)
  }

  /// The difference; nil if it is too large.
  @inlinable
  public func subtracting(_ other: Decimal) -> Decimal? { adding(other.negated) }

  @usableFromInline @inline(never)
  func addingSlowly(_ other: Decimal) -> Decimal? {
    // `upper` has the greater exponent.
    let (upper, lower) = biasedExponent >= other.biasedExponent ? (self, other) : (other, self)
    let distance = upper.biasedExponent &- lower.biasedExponent
    if upper.isNarrow, lower.isNarrow, distance <= 19 {
      // The product stays below 2^64 · 10^19, so that nothing overflows 128 bits.
      let lifted =
        UInt128(upper.low) &* UInt128(UInt64(truncatingIfNeeded: powerOfTen(distance)))
      if lifted < tenToThe34 &- UInt128(UInt64.max) {
        let addend = UInt128(lower.low)
        if (upper.high ^ lower.high) & Decimal.signMask == 0 {
          return Decimal(
            unchecked: lifted &+ addend, exponent: lower.exponent, negative: upper.isNegative)
        }
        return lifted >= addend
          ? Decimal(
            unchecked: lifted &- addend, exponent: lower.exponent, negative: upper.isNegative)
          : Decimal(
            unchecked: addend &- lifted, exponent: lower.exponent, negative: lower.isNegative)
      }
    }
    return Decimal.addingWide(upper, lower, distance: distance)
  }

  /// The sum of two numbers of which the first has the greater exponent, by `distance`.
  @inline(never)
  private static func addingWide(
    _ upper: Decimal, _ lower: Decimal, distance: Int
  ) -> Decimal? {
    if upper.isZero { return lower }
    if lower.isZero { return upper }
    var (exponent, addend) = (lower.exponent, lower.coefficient)
    let lifted: UInt256
    // With 38 digits the upper number has at least four to be rounded away. A lower number that
    // lies wholly below them matters only as being there.
    let count = upper.coefficient.digitCount
    let room = 38 &- count
    if distance <= room {
      // Nothing overflows 128 bits.
      let lifted = upper.coefficient &* powerOfTen(distance)
      let (magnitude, negative): (UInt128, Bool) =
        if (upper.high ^ lower.high) & signMask == 0 {
          (lifted &+ addend, upper.isNegative)
        } else if lifted >= addend {
          (lifted &- addend, upper.isNegative)
        } else {
          (addend &- lifted, lower.isNegative)
        }
      return rounding(UInt256(low: magnitude), exponent: exponent, negative: negative)
    }
    if addend.digitCount <= distance &- room {
      lifted = UInt256(low: upper.coefficient &* powerOfTen(room))
      addend = 1
      exponent = upper.exponent &- room
    } else if distance <= 38 {
      lifted = UInt256(upper.coefficient, times: powerOfTen(distance))
    } else {
      // Here count + distance < 38 + 34, so that the first product has at most 38 digits.
      lifted = UInt256(
        upper.coefficient &* powerOfTen(distance &- 34), times: tenToThe34)
    }
    let lowered = UInt256(low: addend)
    if (upper.high ^ lower.high) & signMask == 0 {
      return rounding(lifted + lowered, exponent: exponent, negative: upper.isNegative)
    }
    if lifted >= lowered {
      return rounding(lifted - lowered, exponent: exponent, negative: upper.isNegative)
    }
    return rounding(lowered - lifted, exponent: exponent, negative: lower.isNegative)
  }
}
