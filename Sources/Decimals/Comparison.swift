extension Decimal: Comparable, Hashable {
  /// Equal by value: 1.2 and 1.20 are.
  @inlinable
  public static func == (left: Decimal, right: Decimal) -> Bool {
    if left.high == right.high, left.low == right.low { return true }
    // On one exponent different coefficients are different numbers, but zeros are equal.
    if (left.high ^ right.high) & Decimal.exponentMask == 0 { return false }
    return left.compareSlowly(right) == 0
  }

  /// By value.
  @inlinable
  public static func < (left: Decimal, right: Decimal) -> Bool { left.compare(right) < 0 }

  /// By value.
  @inlinable
  public static func <= (left: Decimal, right: Decimal) -> Bool { left.compare(right) <= 0 }

  /// By value.
  @inlinable
  public static func > (left: Decimal, right: Decimal) -> Bool { left.compare(right) > 0 }

  /// By value.
  @inlinable
  public static func >= (left: Decimal, right: Decimal) -> Bool { left.compare(right) >= 0 }

  /// -1, 0 or 1 as the number is below, equal to or above the other.
  @inlinable
  public func compare(_ other: Decimal) -> Int {
    if high == other.high {
      if low == other.low { return 0 }
      return (low < other.low) != isNegative ? -1 : 1
    }
    return compareSlowly(other)
  }

  @usableFromInline @inline(never)
  func compareSlowly(_ other: Decimal) -> Int {
    let (sign, otherSign) = (signum, other.signum)
    if sign != otherSign { return sign < otherSign ? -1 : 1 }
    if sign == 0 { return 0 }
    return sign * compareMagnitude(other)
  }

  /// For numbers that are not zero.
  private func compareMagnitude(_ other: Decimal) -> Int {
    var (left, right) = (coefficient, other.coefficient)
    let distance = exponent &- other.exponent
    if isNarrow, other.isNarrow, distance >= -19, distance <= 19 {
      // Below 2^64 · 10^19, which 128 bits hold.
      if distance > 0 {
        left &*= powerOfTen(distance)
      } else {
        right &*= powerOfTen(0 &- distance)
      }
    } else if distance != 0 {
      let order = left.digitCount &+ exponent
      let otherOrder = right.digitCount &+ other.exponent
      if order != otherOrder { return order < otherOrder ? -1 : 1 }
      // Of one order, so that the shorter coefficient has room for the distance.
      if distance > 0 {
        left &*= powerOfTen(distance)
      } else {
        right &*= powerOfTen(0 &- distance)
      }
    }
    return left == right ? 0 : left < right ? -1 : 1
  }

  /// By value, so that equal numbers hash alike.
  public func hash(into hasher: inout Hasher) {
    let shortest = reduced
    hasher.combine(shortest.high)
    hasher.combine(shortest.low)
  }
}
