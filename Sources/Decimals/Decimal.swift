/// An exact decimal number with the semantics of IEEE 754 decimal128: up to 34 digits, rounded half
/// to even, exponents from -6176 to 6111; without infinities and NaN, which become nil here and
/// null in FEEL.
///
/// Members of a cohort (1.2 and 1.20) are equal, hash alike and print alike. There is one zero,
/// without a sign. Results too small for a decimal128 become zero or lose digits, as the standard
/// says; results too large are nil.
///
/// The layout is a sign bit, 14 bits of exponent with a bias of 6176, and 113 bits of coefficient,
/// always a whole number below 10^34; the highest exponents stay free for `Cell`.
public struct Decimal: Sendable {
  @usableFromInline let high: UInt64
  @usableFromInline let low: UInt64

  @inlinable
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  @usableFromInline static let signMask: UInt64 = 0x8000_0000_0000_0000
  @usableFromInline static let exponentMask: UInt64 = 0x7FFE_0000_0000_0000
  @usableFromInline static let coefficientMask: UInt64 = 0x0001_FFFF_FFFF_FFFF
  @usableFromInline static let exponentShift: UInt64 = 49
  @usableFromInline static let bias = 6176

  /// The number of digits that a number can hold.
  public static let precision = 34
  /// The least exponent of a coefficient.
  public static let minimumExponent = -6176
  /// The greatest exponent of a coefficient.
  public static let maximumExponent = 6111

  /// Puts a number together from parts known to be in range: a coefficient below 10^34 and an
  /// exponent from -6176 to 6111. A zero loses its sign.
  @inlinable
  init(unchecked coefficient: UInt128, exponent: Int, negative: Bool) {
    let upper = UInt64(truncatingIfNeeded: coefficient >> 64)
    let biased = UInt64(truncatingIfNeeded: exponent &+ Decimal.bias)
    let sign = negative && coefficient != 0 ? Decimal.signMask : 0
    self.init(
      high: sign | biased << Decimal.exponentShift | upper,
      low: UInt64(truncatingIfNeeded: coefficient))
  }
}

extension Decimal {
  /// 0.
  public static let zero = Decimal(0)
  /// 1.
  public static let one = Decimal(1)
  /// 2.
  public static let two = Decimal(2)
  /// 10.
  public static let ten = Decimal(10)
  /// 100.
  public static let hundred = Decimal(100)

  /// The greatest number, 34 nines at exponent 6111.
  public static let greatest = Decimal(
    unchecked: tenToThe34 - 1, exponent: maximumExponent, negative: false)

  /// A whole number.
  @inlinable
  public init(_ value: Int) {
    self.init(
      unchecked: UInt128(value.magnitude), exponent: 0, negative: value < 0)
  }

  /// `value` · 10^-`decimals`, as columns of evidence keep their figures.
  @inlinable
  public init(_ value: Int64, decimals: UInt8) {
    self.init(
      unchecked: UInt128(value.magnitude), exponent: -Int(decimals), negative: value < 0)
  }

  /// ±`coefficient` · 10^`exponent`, rounded half to even to 34 digits; nil if that is too large.
  public init?(coefficient: UInt128, exponent: Int, negative: Bool = false) {
    if coefficient < tenToThe34, exponent >= Decimal.minimumExponent,
      exponent <= Decimal.maximumExponent
    {
      self.init(unchecked: coefficient, exponent: exponent, negative: negative)
      return
    }
    guard
      let rounded = Decimal.rounding(
        UInt256(low: coefficient), exponent: max(min(exponent, 1_000_000), -1_000_000),
        negative: negative)
    else { return nil }
    self = rounded
  }
}

extension Decimal: ExpressibleByIntegerLiteral {
  /// A whole number written in the code.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Decimal {
  @inlinable
  var biasedExponent: Int {
    Int(truncatingIfNeeded: (high & Decimal.exponentMask) >> Decimal.exponentShift)
  }

  /// Whether the coefficient fits in 64 bits.
  @inlinable
  var isNarrow: Bool { high & Decimal.coefficientMask == 0 }

  /// The power of ten that `coefficient` is multiplied by, from -6176 to 6111. Equal numbers may
  /// differ in it: see `reduced`.
  @inlinable
  public var exponent: Int { biasedExponent &- Decimal.bias }

  /// The digits as a whole number below 10^34. Equal numbers may differ in it: see `reduced`.
  @inlinable
  public var coefficient: UInt128 {
    UInt128(high & Decimal.coefficientMask) << 64 | UInt128(low)
  }

  /// Whether it is zero.
  @inlinable
  public var isZero: Bool { (high & Decimal.coefficientMask) | low == 0 }

  /// Whether it is less than zero.
  @inlinable
  public var isNegative: Bool { high & Decimal.signMask != 0 }

  /// Whether it is greater than zero.
  @inlinable
  public var isPositive: Bool { !isNegative && !isZero }

  /// -1, 0 or 1 as the number is below, at or above zero.
  @inlinable
  public var signum: Int { isZero ? 0 : isNegative ? -1 : 1 }

  /// The number with its sign turned.
  @inlinable
  public var negated: Decimal {
    isZero ? self : Decimal(high: high ^ Decimal.signMask, low: low)
  }

  /// The number without its sign.
  @inlinable
  public var magnitude: Decimal { Decimal(high: high & ~Decimal.signMask, low: low) }

  /// The same number with the shortest coefficient: no zeros at its end; zero has exponent 0.
  public var reduced: Decimal {
    if isZero { return .zero }
    // A number on the greatest exponents may have no shorter coefficient within the range.
    let (digits, zeros) = withoutTrailingZeros(
      coefficient, atMost: Decimal.maximumExponent - exponent)
    return Decimal(unchecked: digits, exponent: exponent + zeros, negative: isNegative)
  }

  /// How many significant digits it has, zeros at the end not counted: 1 for 1200, 3 for 1.25, 1 for
  /// 0. From 1 to 34.
  public var digits: Int {
    isZero ? 1 : withoutTrailingZeros(coefficient, atMost: 34).digits.digitCount
  }

  /// How many decimals are needed to write it whole: 2 for 1.250, 0 for 1200. From 0 to 6176.
  public var scale: Int {
    if exponent >= 0 || isZero { return 0 }
    let zeros = withoutTrailingZeros(coefficient, atMost: -exponent).zeros
    return -exponent - zeros
  }

  /// Whether it is a whole number.
  public var isInteger: Bool {
    if exponent >= 0 || isZero { return true }
    if exponent < -Decimal.precision { return false }
    return coefficient % powerOfTen(-exponent) == 0
  }

  /// It as an `Int`, if it is a whole number that fits.
  public var integer: Int? {
    guard isInteger else { return nil }
    var whole = coefficient
    if exponent < 0 {
      whole = isZero ? 0 : whole / powerOfTen(-exponent)
    } else if !isZero {
      guard exponent <= 19 else { return nil }
      let (product, overflow) = whole.multipliedReportingOverflow(by: powerOfTen(exponent))
      if overflow { return nil }
      whole = product
    }
    if isNegative {
      return whole <= UInt128(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- whole) : nil
    }
    return Int(exactly: whole)
  }

  /// It times 10^`decimals`, if that is a whole number that fits: the inverse of
  /// `init(_:decimals:)`.
  public func scaled(decimals: UInt8) -> Int64? {
    if isZero { return 0 }
    guard exponent + Int(decimals) <= Decimal.maximumExponent else { return nil }
    let moved = Decimal(
      unchecked: coefficient, exponent: exponent + Int(decimals), negative: isNegative)
    return moved.integer.map { Int64($0) }
  }
}
