extension Constants {
  /// The natural logarithm of a positive number, 2^exponent · fraction. Its error is within
  /// 64 + |exponent| units of the last place behind the point.
  func logarithm(_ number: Wide<count>) -> Fixed<count> {
    // number = m · 2^(exponent - 1) with m from 1 up to 2; g is the 32nd below m; and
    // ln m = ln g + 2 · artanh((m - g)/(m + g)).
    let index = Int(truncatingIfNeeded: number.fraction.top >> 58) & 31
    var difference = number.fraction
    difference.shiftLeft(1)
    difference.words[count - 1] &-= UInt64(index) << 59
    var sum = number.fraction
    sum.shiftRight(1)
    sum.words[count - 1] &+= UInt64(32 + index) << 57

    var result = logarithms[index]
    if !difference.isZero {
      let quotient =
        Wide(normalising: difference, exponent: 0, isNegative: false)
        * Wide(fraction: sum, exponent: 2, isNegative: false).reciprocal
      if quotient.exponent > -Limbs<count>.bits {
        var tangent = quotient.fraction
        tangent.shiftRight(-quotient.exponent)
        let doubled = inverseTangent(tangent)
        _ = result.add(doubled)
        _ = result.add(doubled)
      }
    }
    return Fixed(whole: 0, fraction: result) + Fixed(number.exponent - 1, times: logarithmOf2)
  }

  /// artanh(u) = u + u · u² · (1/3 + u²/5 + u⁴/7 + …), for u below 1/64.
  private func inverseTangent(_ tangent: Limbs<count>) -> Limbs<count> {
    let square = tangent.times(tangent).upper
    var index = oddReciprocals.count - 1
    var series = oddReciprocals[index]
    while index > 0 {
      index -= 1
      series = series.times(square).upper
      _ = series.add(oddReciprocals[index])
    }
    var result = tangent.times(square.times(series).upper).upper
    _ = result.add(tangent)
    return result
  }

  /// The natural logarithm of a positive decimal. Its error is within 2^14 units of the last place
  /// behind the point.
  func logarithm(_ number: Decimal) -> Fixed<count> {
    logarithm(Wide<count>(whole: number.coefficient)) + Fixed(number.exponent, times: logarithmOf10)
  }
}
