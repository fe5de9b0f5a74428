/// A whole number of 256 bits: products and aligned sums before they are rounded.
struct UInt256: Equatable {
  var high: UInt128
  var low: UInt128

  @inline(__always)
  init(high: UInt128, low: UInt128) {
    self.high = high
    self.low = low
  }

  @inline(__always)
  init(low: UInt128) { self.init(high: 0, low: low) }

  /// The whole product of two numbers.
  @inline(__always)
  init(_ left: UInt128, times right: UInt128) {
    let (high, low) = left.multipliedFullWidth(by: right)
    self.init(high: high, low: low)
  }

  /// The length in bits; 0 for 0.
  @inline(__always)
  var bitLength: Int {
    high == 0 ? low.bitLength : 128 &+ high.bitLength
  }

  var isZero: Bool { high | low == 0 }

  /// How many digits it has; 1 for 0. For numbers below 10^76.
  @inline(__always)
  var digitCount: Int {
    if high == 0 { return low.digitCount }
    let estimate = (bitLength &* 1233) >> 12
    let bound = UInt256(powerOfTen(38), times: powerOfTen(estimate &- 38))
    return estimate &+ (self >= bound ? 1 : 0)
  }

  /// Shifted right by 0 to 255 bits.
  @inline(__always)
  static func >> (value: UInt256, bits: Int) -> UInt256 {
    if bits == 0 { return value }
    let count = UInt128(truncatingIfNeeded: bits)
    if bits >= 128 { return UInt256(low: value.high &>> (count &- 128)) }
    return UInt256(
      high: value.high &>> count,
      low: value.low &>> count | value.high &<< (128 &- count))
  }

  @inline(__always)
  static func >= (left: UInt256, right: UInt256) -> Bool {
    left.high != right.high ? left.high > right.high : left.low >= right.low
  }

  @inline(__always)
  static func + (left: UInt256, right: UInt256) -> UInt256 {
    let (low, carry) = left.low.addingReportingOverflow(right.low)
    return UInt256(high: left.high &+ right.high &+ (carry ? 1 : 0), low: low)
  }

  @inline(__always)
  static func - (left: UInt256, right: UInt256) -> UInt256 {
    let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
    return UInt256(high: left.high &- right.high &- (borrow ? 1 : 0), low: low)
  }
}

/// The upper half of a product.
@inline(__always)
func highProduct(_ left: UInt128, _ right: UInt128) -> UInt128 {
  left.multipliedFullWidth(by: right).high
}
