extension Decimal {
  /// The number to a power, rounded once. Whole powers of any number; other powers of numbers from
  /// zero on. The power 0 gives 1, for zero too.
  ///
  /// Nil where the result is too large, for zero to a negative power, and for a negative number to
  /// a power that is not whole.
  public func power(_ exponent: Decimal) -> Decimal? {
    if exponent.isZero { return .one }
    if isZero { return exponent.isNegative ? nil : .zero }
    if let whole = exponent.integer, whole > 0, whole <= 64 {
      let number = reduced
      let count = number.coefficient.digitCount
      if count * whole <= 70, count * (whole - whole / 2) <= 38 {
        return number.shortPower(whole)
      }
    }
    if isNegative {
      guard exponent.isInteger else { return nil }
      let result = magnitude.power(exponent)
      return exponent.isOdd ? result?.negated : result
    }
    return Decimal.decided(PowerOfDecimal(base: self, exponent: exponent))
  }

  /// Whether a whole number is odd.
  private var isOdd: Bool {
    let (digits, exponent) = (reduced.coefficient, reduced.exponent)
    return exponent == 0 && digits & 1 == 1
  }

  /// A power with up to 70 digits, of whose factors both halves have up to 38.
  private func shortPower(_ power: Int) -> Decimal? {
    Decimal.rounding(
      UInt256(coefficient.raised(power / 2), times: coefficient.raised(power - power / 2)),
      exponent: exponent * power, negative: isNegative && power & 1 == 1)
  }

  /// The square root, rounded once; nil of a negative number.
  public func squareRoot() -> Decimal? {
    if isZero { return .zero }
    if isNegative { return nil }
    // 67 or 68 digits on an even exponent: their root has 34.
    let count = coefficient.digitCount
    var zeros = 68 - count
    if (exponent - zeros) & 1 == 1 { zeros -= 1 }
    let first = min(zeros, 38 - count)
    let square = UInt256(coefficient &* powerOfTen(first), times: powerOfTen(zeros - first))
    var root = square.squareRoot
    let rest = (square - UInt256(root, times: root)).low
    if rest == 0 {
      let (digits, dropped) = withoutTrailingZeros(root, atMost: Decimal.precision)
      return Decimal.fitting(
        digits, exponent: (exponent - zeros) / 2 + dropped, negative: false)
    }
    // Above root + ½, whose square is root² + root + ¼.
    if rest > root { root += 1 }
    return Decimal.fitting(root, exponent: (exponent - zeros) / 2, negative: false)
  }

  /// The `degree`-th root, rounded once: of a number from zero on, and for an odd degree of a
  /// negative number. Nil for other negative numbers and for degrees below 1.
  public func root(_ degree: Int) -> Decimal? {
    if degree < 1 { return nil }
    if degree == 1 || isZero { return self }
    if isNegative { return degree & 1 == 0 ? nil : magnitude.root(degree)?.negated }
    if degree == 2 { return squareRoot() }
    return Decimal.decided(RootOfDecimal(number: self, degree: degree))
  }

  /// e to the number, rounded once; nil if it is too large.
  public func exponential() -> Decimal? { Decimal.decided(ExponentialOfDecimal(power: self)) }

  /// The natural logarithm, rounded once; nil unless the number is above zero.
  public func naturalLogarithm() -> Decimal? {
    guard isPositive else { return nil }
    if self == .one { return .zero }
    return Decimal.decided(LogarithmOfDecimal(number: self, ofTen: false))
  }

  /// The decimal logarithm, rounded once; nil unless the number is above zero.
  public func decimalLogarithm() -> Decimal? {
    guard isPositive else { return nil }
    if self == .one { return .zero }
    return Decimal.decided(LogarithmOfDecimal(number: self, ofTen: true))
  }
}

extension UInt128 {
  /// A power that is known to fit.
  fileprivate func raised(_ exponent: Int) -> UInt128 {
    var result: UInt128 = 1
    for _ in 0..<exponent { result &*= self }
    return result
  }
}

extension UInt256 {
  /// The whole part of the square root, for numbers from 2^200 up to 2^232.
  fileprivate var squareRoot: UInt128 {
    // Newton's method from above falls until it is there.
    var root = UInt128(1) << UInt128((bitLength + 1) / 2)
    while true {
      let next = (root + divided(by: root).quotient) >> 1
      if next >= root { return root }
      root = next
    }
  }
}

/// x^y = e^(y · ln x).
private struct PowerOfDecimal: WideComputation {
  let base: Decimal
  let exponent: Decimal

  func compute<let count: Int>(with constants: Constants<count>) -> (Wide<count>, bits: Int) {
    let factor = Wide<count>(decimal: exponent)
    let power = Wide(fixed: constants.logarithm(base)) * factor
    // The logarithm's error, times the exponent; the product's, up to 2^14; the exponential's.
    return constants.raised(
      power, bits: Limbs<count>.bits - 30 - max(factor.exponent, 0))
  }
}

/// The root as e^(ln x ÷ n).
private struct RootOfDecimal: WideComputation {
  let number: Decimal
  let degree: Int

  func compute<let count: Int>(with constants: Constants<count>) -> (Wide<count>, bits: Int) {
    let power = Wide(fixed: constants.logarithm(number)) / Wide(whole: UInt128(degree.magnitude))
    return constants.raised(power, bits: Limbs<count>.bits - 30)
  }
}

private struct ExponentialOfDecimal: WideComputation {
  let power: Decimal

  func compute<let count: Int>(with constants: Constants<count>) -> (Wide<count>, bits: Int) {
    constants.raised(Wide<count>(decimal: power), bits: Limbs<count>.bits - 30)
  }
}

private struct LogarithmOfDecimal: WideComputation {
  let number: Decimal
  let ofTen: Bool

  func compute<let count: Int>(with constants: Constants<count>) -> (Wide<count>, bits: Int) {
    let result = Wide(fixed: constants.logarithm(number))
    // Near 1 the logarithm has leading zeros behind the point, which cost bits.
    let bits = Limbs<count>.bits - 16 + min(result.exponent, 0)
    return (ofTen ? result / Wide(fixed: constants.logarithmOf10) : result, bits)
  }
}

extension Constants {
  /// e to a power that came out of a computation good for `bits` bits; infinite or zero where that is
  /// beyond all decimals.
  func raised(_ power: Wide<count>, bits: Int) -> (Wide<count>, bits: Int) {
    guard let fixed = Fixed(power), fixed.whole < 15_000, fixed.whole > -15_000 else {
      return (power.isNegative ? .zero : .infinite, bits: bits)
    }
    return (exponential(fixed), bits: bits)
  }
}
