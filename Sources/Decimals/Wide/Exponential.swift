extension Constants {
  /// e to a power, for powers of less than 2^20. If the power is off by d, the result is off by d of
  /// itself, and beyond that by at most 2^22 units.
  func exponential(_ power: Fixed<count>) -> Wide<count> {
    // power = k · ln 2 + rest, the rest from 0 up to ln 2; 6196328018 is 2^32 ÷ ln 2.
    let leading = Int128(power.whole) << 32 | Int128(power.fraction.top >> 32)
    var twos = Int(truncatingIfNeeded: (leading * 6_196_328_018) >> 64)
    var rest = power - Fixed(twos, times: logarithmOf2)
    while rest.whole < 0 {
      rest = rest + logarithmOf2
      twos -= 1
    }
    while rest.whole > 0 || !(rest.fraction < logarithmOf2.fraction) {
      rest = rest - logarithmOf2
      twos += 1
    }

    // rest = coarse/16 + fine/256 + what is below 1/256.
    var small = rest.fraction
    let coarse = Int(truncatingIfNeeded: small.top >> 60)
    let fine = Int(truncatingIfNeeded: small.top >> 56) & 15
    small.words[count - 1] &= 0x00FF_FFFF_FFFF_FFFF
    var result = Constants.combined(
      Constants.combined(exponentialLessOne(small), finePowers[fine]), coarsePowers[coarse])
    result.shiftRight(1)
    result.words[count - 1] |= 1 << 63
    return Wide(fraction: result, exponent: twos + 1, isNegative: false)
  }

  /// (1 + a) · (1 + b) - 1.
  @inline(__always)
  private static func combined(_ left: Limbs<count>, _ right: Limbs<count>) -> Limbs<count> {
    var result = left.times(right).upper
    _ = result.add(left)
    _ = result.add(right)
    return result
  }

  /// e^s - 1 = s + s · s · (1/2! + s/3! + s²/4! + …), for s below 1/256.
  private func exponentialLessOne(_ power: Limbs<count>) -> Limbs<count> {
    var index = inverseFactorials.count - 1
    var series = inverseFactorials[index]
    while index > 0 {
      index -= 1
      series = series.times(power).upper
      _ = series.add(inverseFactorials[index])
    }
    var result = power.times(power.times(series).upper).upper
    _ = result.add(power)
    return result
  }
}
