extension Decimal {
  /// What values are taken to be.
  public enum Population: Sendable {
    /// A sample: divided by one less than their number.
    case sample
    /// All there are: divided by their number.
    case whole
  }

  /// The standard deviation, computed whole and rounded once; the order of the values does not
  /// matter. Nil for fewer than two values of a sample, or none of a whole population.
  public static func standardDeviation(
    _ values: [Decimal], of population: Population = .sample
  ) -> Decimal? {
    let divisor = population == .sample ? values.count - 1 : values.count
    guard divisor > 0, let first = values.first else { return nil }
    if values.allSatisfy({ $0 == first }) { return .zero }
    return decided(DeviationOfDecimals(values: values.sorted(), divisor: divisor))
  }
}

/// √(Σ(x - mean)² ÷ divisor) of values in ascending order that are not all equal.
private struct DeviationOfDecimals: WideComputation {
  let values: [Decimal]
  let divisor: Int

  func compute<let count: Int>(with constants: Constants<count>) -> (Wide<count>, bits: Int) {
    var sum = Wide<count>.zero
    var greatest = Int.min
    var wides: [Wide<count>] = []
    wides.reserveCapacity(values.count)
    for value in values {
      let wide = Wide<count>(decimal: value)
      if !wide.isZero { greatest = max(greatest, wide.exponent) }
      sum = sum + wide
      wides.append(wide)
    }
    let mean = sum / Wide(whole: UInt128(values.count))
    var squares = Wide<count>.zero
    for wide in wides {
      let difference = wide - mean
      squares = squares + difference * difference
    }
    let variance = squares / Wide(whole: UInt128(divisor))
    if variance.isZero { return (variance, bits: 0) }
    let (result, bits) = constants.squareRoot(variance)
    // Each difference is off by what its operands are, so that values close to each other leave
    // fewer bits.
    let lost = greatest - result.exponent + 16 + values.count.bitLength
    return (result, bits: min(bits, Limbs<count>.bits - lost))
  }
}

extension Constants {
  /// The square root of a positive number.
  func squareRoot(_ number: Wide<count>) -> (Wide<count>, bits: Int) {
    var half = Wide(fixed: logarithm(number))
    if !half.isZero { half.exponent -= 1 }
    return raised(half, bits: Limbs<count>.bits - 30)
  }
}

extension Int {
  /// The length of a positive number in bits.
  var bitLength: Int { Int.bitWidth - leadingZeroBitCount }
}
