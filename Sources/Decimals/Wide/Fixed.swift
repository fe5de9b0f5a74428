/// A number with a whole part and `count` · 64 bits behind the point, whole + fraction; for
/// logarithms, which stay small. The whole part of a negative number is the one below it.
struct Fixed<let count: Int>: Sendable {
  var whole: Int
  var fraction: Limbs<count>

  @inline(__always)
  init(whole: Int, fraction: Limbs<count>) {
    self.whole = whole
    self.fraction = fraction
  }

  /// `constant` times a whole number; the error is as many units as the number says.
  init(_ factor: Int, times constant: Fixed) {
    fraction = constant.fraction
    let over = fraction.multiply(by: UInt64(factor.magnitude))
    whole = Int(truncatingIfNeeded: over) &+ constant.whole &* Int(factor.magnitude)
    if factor < 0 { negate() }
  }

  /// A binary number, cut; nil if it is 2^40 or more.
  init?(_ wide: Wide<count>) {
    if wide.exponent > 40 { return nil }
    whole = 0
    fraction = wide.fraction
    if wide.exponent > 0 {
      whole = Int(truncatingIfNeeded: fraction.top >> UInt64(64 - wide.exponent))
      fraction.shiftLeft(wide.exponent)
    } else if wide.exponent <= -Limbs<count>.bits {
      fraction = Limbs()
    } else {
      fraction.shiftRight(-wide.exponent)
    }
    if wide.isNegative { negate() }
  }

  mutating func negate() {
    whole = fraction.isZero ? -whole : -whole - 1
    fraction.negate()
  }

  @inline(__always)
  static func + (left: Fixed, right: Fixed) -> Fixed {
    var fraction = left.fraction
    let carry = fraction.add(right.fraction)
    return Fixed(whole: left.whole &+ right.whole &+ (carry ? 1 : 0), fraction: fraction)
  }

  @inline(__always)
  static func - (left: Fixed, right: Fixed) -> Fixed {
    var fraction = left.fraction
    let borrow = fraction.subtract(right.fraction)
    return Fixed(whole: left.whole &- right.whole &- (borrow ? 1 : 0), fraction: fraction)
  }
}

extension Wide {
  /// A number with a point, within one unit of the last place of that number.
  init(fixed: Fixed<count>) {
    var size = fixed
    let negative = fixed.whole < 0
    if negative { size.negate() }
    let sum =
      Wide(whole: UInt128(size.whole.magnitude))
      + Wide(normalising: size.fraction, exponent: 0, isNegative: false)
    self = negative ? sum.negated : sum
  }
}
