/// A binary number with far more digits than a `Decimal`, for roots, logarithms, powers and means
/// that are computed whole and rounded once: ±fraction · 2^exponent, the fraction from ½ up to 1.
///
/// Every operation cuts off what does not fit. Each says how large its error can be, in units of the
/// last place relative to its result ("units"), so that whoever rounds a result knows how far it can
/// be from the truth.
struct Wide<let count: Int>: Sendable {
  /// From ½ up to 1; zero for the number zero.
  var fraction: Limbs<count>
  /// The power of two.
  var exponent: Int
  /// Whether the number is below zero.
  var isNegative: Bool

  @inline(__always)
  init(fraction: Limbs<count>, exponent: Int, isNegative: Bool) {
    self.fraction = fraction
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// Zero.
  static var zero: Wide { Wide(fraction: Limbs(), exponent: 0, isNegative: false) }

  /// `limbs`, read as a fraction, times 2^exponent, moved so that the first bit is set.
  @inline(__always)
  init(normalising limbs: Limbs<count>, exponent: Int, isNegative: Bool, below: UInt64 = 0) {
    let zeros = limbs.leadingZeros
    if zeros == Limbs<count>.bits {
      self = .zero
      return
    }
    var fraction = limbs
    fraction.shiftLeft(zeros, below: below)
    self.init(fraction: fraction, exponent: exponent &- zeros, isNegative: isNegative)
  }

  /// A whole number; exact.
  init(whole value: UInt128) {
    var limbs = Limbs<count>()
    limbs.words[count - 1] = UInt64(truncatingIfNeeded: value >> 64)
    limbs.words[count - 2] = UInt64(truncatingIfNeeded: value)
    self.init(normalising: limbs, exponent: 128, isNegative: false)
  }

  /// A decimal, within 4,096 units; exact where its exponent is 0.
  init(decimal number: Decimal) {
    self.init(whole: number.coefficient)
    if number.exponent != 0, !fraction.isZero {
      self = scaled(byPowerOfTen: number.exponent)
    }
    isNegative = number.isNegative
  }

  var isZero: Bool { exponent == 0 && fraction.isZero }

  var negated: Wide {
    isZero ? self : Wide(fraction: fraction, exponent: exponent, isNegative: !isNegative)
  }
}

extension Wide {
  /// The product, within two units.
  @inline(__always)
  static func * (left: Wide, right: Wide) -> Wide {
    var (upper, below) = left.fraction.times(right.fraction)
    var exponent = left.exponent &+ right.exponent
    // A product of fractions from ½ is at least ¼.
    if upper.top >> 63 == 0 {
      if upper.top == 0 { return .zero }
      upper.shiftLeft(1, below: below)
      exponent &-= 1
    }
    return Wide(
      fraction: upper, exponent: exponent, isNegative: left.isNegative != right.isNegative)
  }

  /// The sum. Its error is within one unit of the greater operand.
  static func + (left: Wide, right: Wide) -> Wide {
    if left.isZero { return right }
    if right.isZero { return left }
    var (great, small) = (left, right)
    if small.exponent > great.exponent
      || small.exponent == great.exponent && great.fraction < small.fraction
    {
      (great, small) = (small, great)
    }
    let distance = great.exponent &- small.exponent
    if distance >= Limbs<count>.bits { return great }
    small.fraction.shiftRight(distance)
    if great.isNegative == small.isNegative {
      if great.fraction.add(small.fraction) {
        great.fraction.shiftRight(1)
        great.fraction.words[count - 1] |= 1 << 63
        great.exponent &+= 1
      }
      return great
    }
    _ = great.fraction.subtract(small.fraction)
    return Wide(
      normalising: great.fraction, exponent: great.exponent, isNegative: great.isNegative)
  }

  static func - (left: Wide, right: Wide) -> Wide { left + right.negated }

  /// 1 ÷ it, within 16 units. It must not be zero.
  var reciprocal: Wide {
    // 60 good bits from the leading word, doubled by each round of Newton's method.
    var guess = Wide(whole: (UInt128(1) << 127) / UInt128(fraction.top))
    guess.exponent &-= 63
    let positive = Wide(fraction: fraction, exponent: 0, isNegative: false)
    let two = Wide(whole: 2)
    var good = 60
    while good < Limbs<count>.bits {
      guess = guess * (two - positive * guess)
      good *= 2
    }
    return Wide(
      fraction: guess.fraction, exponent: guess.exponent &- exponent, isNegative: isNegative)
  }

  /// The quotient, within 20 units. The divisor must not be zero.
  static func / (left: Wide, right: Wide) -> Wide { left * right.reciprocal }

  /// It times 10^`power`, within 4,096 units. For powers from -20,000 to 20,000.
  func scaled(byPowerOfTen power: Int) -> Wide {
    // The leading bits of the power give an exact number; each squaring then doubles the error.
    let size = Int(power.magnitude)
    var shift = 0
    while size >> shift > 38 { shift += 1 }
    var factor = Wide(whole: powerOfTen(size >> shift))
    let ten = Wide(whole: 10)
    while shift > 0 {
      shift -= 1
      factor = factor * factor
      if size >> shift & 1 == 1 { factor = factor * ten }
    }
    return power < 0 ? self * factor.reciprocal : self * factor
  }
}
