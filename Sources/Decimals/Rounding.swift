/// What happens to the digits that a rounding drops. The names are those that rules use.
public enum RoundingMode: String, Sendable, CaseIterable, Hashable {
  /// To the nearest; from the middle to the even neighbour. FEEL's `decimal`.
  case halfEven = "half-even"
  /// To the nearest; from the middle away from zero. FEEL's `round half up`, and the practice of
  /// Vietnamese scoring rules.
  case halfUp = "half-up"
  /// To the nearest; from the middle towards zero. FEEL's `round half down`.
  case halfDown = "half-down"
  /// Away from zero. FEEL's `round up`.
  case up = "up"
  /// Towards zero. FEEL's `round down`.
  case down = "down"
  /// Towards negative infinity. FEEL's `floor`.
  case floor = "floor"
  /// Towards positive infinity. FEEL's `ceiling`.
  case ceiling = "ceiling"

  /// Whether a number moves away from zero to the next figure.
  ///
  /// - Parameters:
  ///   - rest: how what is dropped compares with half a unit of the last digit kept; not zero.
  ///   - odd: whether the last digit kept is odd.
  ///   - negative: whether the number is negative.
  @inline(__always)
  func increases(rest: Rest, odd: Bool, negative: Bool) -> Bool {
    switch self {
    case .halfEven: rest == .aboveHalf || rest == .half && odd
    case .halfUp: rest != .belowHalf
    case .halfDown: rest == .aboveHalf
    case .up: true
    case .down: false
    case .floor: negative
    case .ceiling: !negative
    }
  }

  /// How what is dropped compares with half a unit of the last digit kept.
  enum Rest {
    case belowHalf
    case half
    case aboveHalf

    @inline(__always)
    init(_ remainder: UInt128, of unit: UInt128) {
      let half = unit >> 1
      self = remainder < half ? .belowHalf : remainder == half ? .half : .aboveHalf
    }
  }
}

extension Decimal {
  /// ±`magnitude` · 10^`exponent` rounded half to even, once, to what a number can hold: 34 digits
  /// and exponents from -6176. Nil if it is too large. For magnitudes below 10^72.
  @inline(__always)
  static func rounding(_ magnitude: UInt256, exponent: Int, negative: Bool) -> Decimal? {
    if magnitude.high == 0, magnitude.low < tenToThe34, exponent >= minimumExponent {
      return fitting(magnitude.low, exponent: exponent, negative: negative)
    }
    let drop = max(magnitude.digitCount &- precision, minimumExponent &- exponent)
    if drop <= 0 {
      return fitting(magnitude.low, exponent: exponent, negative: negative)
    }
    if drop > 38 { return farRounding(magnitude, exponent: exponent, negative: negative) }
    var (quotient, remainder) = magnitude.divided(byPowerOfTen: drop)
    if remainder != 0 {
      let rest = RoundingMode.Rest(remainder, of: powerOfTen(drop))
      if rest == .aboveHalf || rest == .half && quotient & 1 == 1 { quotient &+= 1 }
    }
    return fitting(quotient, exponent: exponent &+ drop, negative: negative)
  }

  /// The same where more than 38 digits go, which happens only below the least exponent.
  @inline(never)
  private static func farRounding(
    _ magnitude: UInt256, exponent: Int, negative: Bool
  ) -> Decimal? {
    let count = magnitude.digitCount
    // More than all digits: less than a tenth of the least number.
    if minimumExponent - exponent > count { return .zero }
    // 34 digits first; what that drops only matters as being there.
    let first = count - precision
    let (quotient, remainder) = magnitude.divided(byPowerOfTen: first)
    let marked = UInt256(low: quotient * 10 + (remainder == 0 ? 0 : 1))
    return rounding(marked, exponent: exponent + first - 1, negative: negative)
  }

  /// A coefficient of up to 34 digits, or 10^34 itself, on an exponent that may be too high.
  @inline(__always)
  static func fitting(_ coefficient: UInt128, exponent: Int, negative: Bool) -> Decimal? {
    if coefficient < tenToThe34, exponent <= maximumExponent {
      return Decimal(unchecked: coefficient, exponent: exponent, negative: negative)
    }
    return fittingHigh(coefficient, exponent: exponent, negative: negative)
  }

  @inline(never)
  private static func fittingHigh(
    _ coefficient: UInt128, exponent: Int, negative: Bool
  ) -> Decimal? {
    if coefficient == 0 { return .zero }
    var (coefficient, exponent) = (coefficient, exponent)
    if coefficient == tenToThe34 { (coefficient, exponent) = (tenToThe34 / 10, exponent + 1) }
    if exponent > maximumExponent {
      // Zeros at the end bring the exponent down, as far as there is room for them.
      let zeros = exponent - maximumExponent
      if zeros > precision - coefficient.digitCount { return nil }
      coefficient *= powerOfTen(zeros)
      exponent = maximumExponent
    }
    return Decimal(unchecked: coefficient, exponent: exponent, negative: negative)
  }
}

extension Decimal {
  /// The number rounded to `scale` decimals, or for a negative scale to tens, hundreds and so on.
  /// A number with no more decimals than that is returned as it is. Nil only where rounding away
  /// from zero leads to a number too large.
  @inlinable
  public func rounded(toDigits scale: Int, _ mode: RoundingMode) -> Decimal? {
    // Written so that no scale can overflow.
    if scale >= Decimal.bias &- biasedExponent { return self }
    return roundedSlowly(toDigits: scale, mode)
  }

  @usableFromInline @inline(never)
  func roundedSlowly(toDigits scale: Int, _ mode: RoundingMode) -> Decimal? {
    if isZero { return .zero }
    let target = 0 - max(scale, -1_000_000)
    let drop = target - exponent
    if drop <= Decimal.precision {
      return dropping(drop, mode)
    }
    // All digits go, and what is left is below half of a unit.
    guard mode.increases(rest: .belowHalf, odd: false, negative: isNegative) else { return .zero }
    return Decimal.fitting(1, exponent: target, negative: isNegative)
  }

  /// The number without its last `count` digits, from 1 to 34.
  @inline(__always)
  private func dropping(_ count: Int, _ mode: RoundingMode) -> Decimal? {
    var (quotient, remainder) = UInt256(low: coefficient).divided(byPowerOfTen: count)
    if remainder != 0 {
      let rest = RoundingMode.Rest(remainder, of: powerOfTen(count))
      if mode.increases(rest: rest, odd: quotient & 1 == 1, negative: isNegative) {
        quotient &+= 1
      }
    }
    return Decimal.fitting(quotient, exponent: exponent &+ count, negative: isNegative)
  }

  /// The number rounded to `digits` significant digits; nil where that is too large. Fewer than one
  /// digit counts as one.
  public func rounded(toSignificantDigits digits: Int, _ mode: RoundingMode) -> Decimal? {
    let excess = coefficient.digitCount - max(digits, 1)
    return excess <= 0 ? self : dropping(excess, mode)
  }

  /// What leaves a node of the scoring: rounded half to even to 24 decimals, so that a total that
  /// lies on a line in unlimited fractions lies on it (`rule-language`, section 4).
  @inlinable
  public func settled() -> Decimal {
    if biasedExponent >= Decimal.bias &- 24 { return self }
    // A number with decimals is far from the largest, so rounding it finds room.
    return roundedSlowly(toDigits: 24, .halfEven) ?? self
  }

  /// What a formula hands to a method, and a derived indicator: rounded half to even to 28
  /// significant digits. The one number that has no such neighbour, next to the largest, stays.
  @inlinable
  public func settledForMethod() -> Decimal {
    if isNarrow { return self }
    return rounded(toSignificantDigits: 28, .halfEven) ?? self
  }

  /// The greatest whole number that is not above it.
  @inlinable
  public var floor: Decimal { rounded(toDigits: 0, .floor) ?? self }

  /// The least whole number that is not below it.
  @inlinable
  public var ceiling: Decimal { rounded(toDigits: 0, .ceiling) ?? self }

  /// The number without its decimals.
  @inlinable
  public var truncated: Decimal { rounded(toDigits: 0, .down) ?? self }
}
