extension Decimal {
  /// The quotient; nil for a division by zero and where it is too large.
  public func dividing(by other: Decimal) -> Decimal? {
    if isNarrow, other.isNarrow, other.low != 0 {
      let exponent = biasedExponent &- other.biasedExponent
      // Far from the ends of the range, so that no exponent below can leave it.
      if exponent > -6000, exponent < 6000 {
        return Decimal.quotient(
          low, other.low, exponent: exponent,
          negative: (high ^ other.high) & Decimal.signMask != 0)
      }
    }
    return dividingWide(by: other)
  }

  /// The quotient of short coefficients, the second not zero.
  @inline(__always)
  private static func quotient(
    _ dividend: UInt64, _ divisor: UInt64, exponent: Int, negative: Bool
  ) -> Decimal {
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    if rest == 0 {
      return Decimal(unchecked: UInt128(whole), exponent: exponent, negative: negative)
    }
    // Many quotients end after a few decimals. They are kept short, so that what is done with them
    // stays fast.
    if divisor < 1 << 50, whole < 1 << 50 {
      let (decimals, left) = (rest &* 10_000).quotientAndRemainder(dividingBy: divisor)
      if left == 0 {
        return Decimal(
          unchecked: UInt128(whole &* 10_000 &+ decimals), exponent: exponent &- 4,
          negative: negative)
      }
    }
    // As many decimals as make 34 digits.
    let zeros: Int
    if whole != 0 {
      zeros = precision &- whole.digitCount
    } else {
      let gap = divisor.digitCount &- rest.digitCount
      let lifted = UInt128(rest) &* powerOfTen(gap)
      zeros = gap &+ (lifted >= UInt128(divisor) ? 33 : 34)
    }
    let (quotient, remainder): (UInt128, UInt128)
    if zeros <= 38 {
      let power = powerOfTen(zeros)
      let low = rest.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power))
      let high = rest.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power >> 64))
      let (middle, carry) = low.high.addingReportingOverflow(high.low)
      let top = high.high &+ (carry ? 1 : 0)
      let (first, left) = divisor.dividingFullWidth((top, middle))
      let (second, last) = divisor.dividingFullWidth((left, low.low))
      quotient = UInt128(first) << 64 | UInt128(second)
      remainder = UInt128(last)
    } else {
      (quotient, remainder) = UInt256(UInt128(rest) &* powerOfTen(zeros &- 34), times: tenToThe34)
        .divided(by: UInt128(divisor))
    }
    var digits = quotient
    if whole != 0 { digits &+= UInt128(whole) &* powerOfTen(zeros) }
    if remainder == 0 {
      let (shortest, dropped) = withoutTrailingZeros(digits, atMost: zeros)
      return Decimal(
        unchecked: shortest, exponent: exponent &- zeros &+ dropped, negative: negative)
    }
    let gap = UInt128(divisor) &- remainder
    if remainder > gap || remainder == gap && digits & 1 == 1 { digits &+= 1 }
    // Rounding up to 10^34 would need a quotient nearer to it than a divisor of 64 bits allows.
    return Decimal(unchecked: digits, exponent: exponent &- zeros, negative: negative)
  }

  @inline(never)
  private func dividingWide(by other: Decimal) -> Decimal? {
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
