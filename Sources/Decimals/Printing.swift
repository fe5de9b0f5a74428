extension Decimal: CustomStringConvertible {
  /// The number of zeros without digits around them that are still written out: a larger or
  /// smaller number is written with an exponent.
  private static let plainZeros = 40

  /// The number in its shortest form, with a point for the mark: `12.5`, `-0.05`, `1200`, `0`.
  /// Zeros are not written at the end of decimals. Numbers with more than 40 zeros behind their
  /// digits, or between the mark and their digits, are written with an exponent: `1.5E+60`, `1E-300`.
  /// `init(_:)` reads both.
  public var description: String { text(minimumDecimals: 0) }

  /// The number in plain notation with at least `minimum` decimals, for figures rounded to so many:
  /// `63.50`. Numbers that `description` writes with an exponent are written as there. A minimum
  /// below 0 counts as 0, one above 6,176 as that.
  public func text(minimumDecimals minimum: Int) -> String {
    let digits = Digits(of: coefficient)
    let exponent = digits.count == 0 ? 0 : exponent &+ digits.zeros
    if exponent > Decimal.plainZeros || exponent < 0 - digits.count - Decimal.plainZeros {
      let order = exponent + digits.count - 1
      return digits.plain(negative: isNegative, exponent: 1 - digits.count, minimum: 0)
        + (order < 0 ? "E" : "E+") + String(order)
    }
    return digits.plain(
      negative: isNegative, exponent: exponent, minimum: max(0, min(minimum, 6176)))
  }
}

/// The digits of a coefficient as ASCII, without zeros at either end; none for 0.
private struct Digits {
  private var bytes = InlineArray<40, UInt8>(repeating: UInt8(ascii: "0"))
  private let start: Int
  let count: Int
  /// How many zeros at the end were left out.
  let zeros: Int

  init(of coefficient: UInt128) {
    var position = 40
    var rest = UInt64(truncatingIfNeeded: coefficient)
    if coefficient >> 64 != 0 {
      let (upper, lower) = UInt256(low: coefficient).divided(byPowerOfTen: 18)
      rest = UInt64(truncatingIfNeeded: lower)
      while position > 22 {
        position &-= 1
        bytes[position] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      rest = UInt64(truncatingIfNeeded: upper)
    }
    while rest != 0 {
      position &-= 1
      bytes[position] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    var end = 40
    while end > position, bytes[end &- 1] == UInt8(ascii: "0") { end &-= 1 }
    start = position
    count = end &- position
    zeros = 40 &- end
  }

  /// The digits times 10^`exponent` in plain notation, with at least `minimum` decimals.
  func plain(negative: Bool, exponent: Int, minimum: Int) -> String {
    let decimals = max(minimum, -exponent)
    // So many digits stand before the mark, so many zeros behind it before the first digit.
    let whole = max(0, count + exponent)
    let gap = min(max(0, 0 - exponent - count), decimals)
    let length = (negative ? 1 : 0) + max(1, whole) + (decimals > 0 ? 1 + decimals : 0)
    return String(unsafeUninitializedCapacity: length) { buffer in
      var position = 0
      func put(_ byte: UInt8) {
        buffer[position] = byte
        position &+= 1
      }
      if negative { put(UInt8(ascii: "-")) }
      if whole == 0 { put(UInt8(ascii: "0")) }
      for index in 0..<whole {
        put(index < count ? bytes[start &+ index] : UInt8(ascii: "0"))
      }
      if decimals > 0 {
        put(UInt8(ascii: "."))
        for _ in 0..<gap { put(UInt8(ascii: "0")) }
        for index in 0..<(decimals - gap) {
          put(whole + index < count ? bytes[start &+ whole &+ index] : UInt8(ascii: "0"))
        }
      }
      return position
    }
  }
}
