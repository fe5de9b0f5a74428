/// A result to be computed with many digits and rounded once.
protocol WideComputation {
  /// The result and how many of its bits are right: it is off by less than 2^-bits of itself.
  func compute<let count: Int>(with constants: Constants<count>) -> (Wide<count>, bits: Int)
}

private let narrowConstants = Constants<3>()
private let middleConstants = Constants<6>()
private let broadConstants = Constants<16>()

extension Decimal {
  /// The result rounded half to even; nil if it is too large.
  ///
  /// It is computed with 192 bits, which nearly always decides the rounding; where the result lies
  /// too near to the middle between two numbers, with 384; and where that cannot tell either, with
  /// 1,024. What lies nearer to a middle than those tell, some 250 digits, is on it.
  static func decided(_ computation: some WideComputation) -> Decimal? {
    let (narrow, narrowBits) = computation.compute(with: narrowConstants)
    if case .certain(let number) = narrow.rounded(bits: narrowBits) { return number }
    let (middle, middleBits) = computation.compute(with: middleConstants)
    if case .certain(let number) = middle.rounded(bits: middleBits) { return number }
    let (broad, broadBits) = computation.compute(with: broadConstants)
    switch broad.rounded(bits: broadBits) {
    case .certain(let number), .middle(let number): return number
    }
  }
}

/// What is known of a rounded result.
enum Verdict {
  /// No error could change it.
  case certain(Decimal?)
  /// The result lies too near to the middle between two numbers to tell; this is the even one.
  case middle(Decimal?)
}

extension Wide {
  /// A number that is too large for any decimal.
  static var infinite: Wide {
    Wide(fraction: Wide(whole: 1).fraction, exponent: 1 << 40, isNegative: false)
  }

  /// The decimal next to a number that is off by less than 2^-bits of itself; nil if it is too large.
  func rounded(bits: Int) -> Verdict {
    if isZero { return .certain(.zero) }
    if exponent > 20_600 { return .certain(nil) }
    if exponent < -20_700 { return .certain(.zero) }
    let good = min(bits, Limbs<count>.bits - 14) - 1
    // So many decimals that 34 digits stand before the point, unless there is no such exponent.
    var decimals = min(Decimal.precision - (exponent * 1233) >> 12, -Decimal.minimumExponent)
    var moved = scaled(byPowerOfTen: decimals)
    var whole = moved.whole
    while whole >= tenToThe34 {
      decimals -= 1
      moved = scaled(byPowerOfTen: decimals)
      whole = moved.whole
    }
    while whole < tenToThe34 / 10, decimals < -Decimal.minimumExponent {
      decimals += 1
      moved = scaled(byPowerOfTen: decimals)
      whole = moved.whole
    }

    var rest = moved.fraction
    if moved.exponent > 0 {
      rest.shiftLeft(moved.exponent)
    } else {
      rest.shiftRight(-moved.exponent)
    }
    let aboveHalf = rest.top >> 63 == 1
    // How far from the middle: 2^-distance at most, half of it at least.
    rest.words[count - 1] ^= 1 << 63
    if !aboveHalf { rest.negate() }
    let distance = rest.leadingZeros
    let isClear = distance + 1 < good - max(moved.exponent, 0)
    if isClear ? aboveHalf : whole & 1 == 1 { whole += 1 }
    let number: Decimal?
    if whole == 0 {
      number = .zero
    } else {
      let (digits, zeros) = withoutTrailingZeros(whole, atMost: Decimal.precision)
      number = Decimal.fitting(digits, exponent: zeros - decimals, negative: isNegative)
    }
    return isClear ? .certain(number) : .middle(number)
  }

  /// The whole part of a number below 2^127.
  private var whole: UInt128 {
    if exponent <= 0 { return 0 }
    let leading = UInt128(fraction.words[count - 1]) << 64 | UInt128(fraction.words[count - 2])
    return leading >> UInt128(128 - exponent)
  }
}
