extension Decimal {
  /// The quotient; nil for a division by zero and where it is too large.
  @inlinable
  public func dividing(by other: Decimal) -> Decimal? {
    dividingSlowly(by: other)
  }

  @usableFromInline @inline(never)
  func dividingSlowly(by other: Decimal) -> Decimal? {
    if other.isZero { return nil }
    if isZero { return .zero }
    let negative = isNegative != other.isNegative
    let (dividend, divisor) = (coefficient, other.coefficient)
    let exponent = exponent &- other.exponent

    // The dividend gets just so many zeros that the quotient has 34 digits.
    let gap = divisor.digitCount &- dividend.digitCount
    let atLeastOne =
      gap >= 0
      ? dividend &* powerOfTen(gap) >= divisor : dividend >= divisor &* powerOfTen(0 &- gap)
    let zeros = 33 &+ gap &+ (atLeastOne ? 0 : 1)
    let first = min(zeros, 38 &- dividend.digitCount)
    let lifted = UInt256(dividend &* powerOfTen(first), times: powerOfTen(zeros &- first))
    var (quotient, remainder) = lifted.divided(by: divisor)

    let lowest = exponent &- zeros
    if lowest < Decimal.minimumExponent {
      let marked = UInt256(quotient, times: 10) + UInt256(low: remainder == 0 ? 0 : 1)
      return Decimal.rounding(marked, exponent: lowest &- 1, negative: negative)
    }
    if remainder == 0 {
      // An exact quotient is kept short, so that what is done with it stays fast.
      let (digits, dropped) = withoutTrailingZeros(quotient, atMost: zeros)
      return Decimal.fitting(digits, exponent: lowest &+ dropped, negative: negative)
    }
    let rest = divisor &- remainder
    if remainder > rest || remainder == rest && quotient & 1 == 1 { quotient &+= 1 }
    return Decimal.fitting(quotient, exponent: lowest, negative: negative)
  }

  /// What is left of a division whose quotient is cut to a whole number: `self` - `other` ·
  /// truncated(`self` ÷ `other`), exactly. It has the sign of `self`. Nil for a division by zero.
  public func remainder(dividingBy other: Decimal) -> Decimal? {
    if other.isZero { return nil }
    if isZero { return .zero }
    let divisor = other.coefficient
    let distance = exponent - other.exponent
    if distance >= 0 {
      // coefficient · 10^distance modulo the divisor, the power by repeated squaring.
      var result = coefficient % divisor
      var factor = 10 % divisor
      var left = distance
      while left > 0 {
        if left & 1 == 1 { result = product(result, factor, modulo: divisor) }
        factor = product(factor, factor, modulo: divisor)
        left >>= 1
      }
      return Decimal(unchecked: result, exponent: other.exponent, negative: isNegative)
    }
    if divisor.digitCount - distance > Decimal.precision { return self }
    let lifted = divisor * powerOfTen(0 - distance)
    return Decimal(unchecked: coefficient % lifted, exponent: exponent, negative: isNegative)
  }

  /// FEEL's `modulo`: `self` - `other` · floor(`self` ÷ `other`), rounded once. It has the sign of
  /// `other`. Nil for a division by zero. Source: DMN 1.4, 10.3.4.5.
  public func modulo(_ other: Decimal) -> Decimal? {
    guard let rest = remainder(dividingBy: other) else { return nil }
    return rest.isZero || rest.isNegative == other.isNegative ? rest : rest.adding(other)
  }
}

private func product(_ left: UInt128, _ right: UInt128, modulo divisor: UInt128) -> UInt128 {
  divisor.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
}

extension UInt256 {
  /// A division with a quotient below 2^128.
  @inline(__always)
  func divided(by divisor: UInt128) -> (quotient: UInt128, remainder: UInt128) {
    let narrow = UInt64(truncatingIfNeeded: divisor)
    if UInt128(narrow) == divisor {
      // The quotient being below 2^128, what stands above two words is below the divisor.
      let top = UInt64(truncatingIfNeeded: high)
      let (upper, rest) = narrow.dividingFullWidth(
        (top, UInt64(truncatingIfNeeded: low >> 64)))
      let (lower, remainder) = narrow.dividingFullWidth(
        (rest, UInt64(truncatingIfNeeded: low)))
      return (UInt128(upper) << 64 | UInt128(lower), UInt128(remainder))
    }
    return divisor.dividingFullWidth((high, low))
  }
}
