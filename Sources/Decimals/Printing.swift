extension Decimal: CustomStringConvertible {
  /// The number of zeros without digits around them that are still written out: a larger or
  /// smaller number is written with an exponent.
  static let plainZeros = 40

  /// The number in its shortest form, with a point for the mark: `12.5`, `-0.05`, `1200`, `0`.
  /// Zeros are not written at the end of decimals. Numbers with more than 40 zeros before or
  /// behind their digits are written with an exponent: `1.5E+60`, `1E-300`. `init(_:)` reads
  /// both.
  public var description: String {
    let number = reduced
    let count = number.coefficient.digitCount
    let exponent = number.exponent
    if exponent > Decimal.plainZeros || exponent < 0 - count - Decimal.plainZeros {
      return number.scientific(count)
    }
    return number.plain(decimals: max(0, -exponent))
  }

  /// The number in plain notation with at least `minimum` decimals, for figures rounded to so many:
  /// `63.50`. Numbers that `description` writes with an exponent are written as there. A minimum
  /// below 0 counts as 0, one above 6,176 as that.
  public func text(minimumDecimals minimum: Int) -> String {
    let number = reduced
    let exponent = number.exponent
    let count = number.coefficient.digitCount
    if exponent > Decimal.plainZeros || exponent < 0 - count - Decimal.plainZeros {
      return number.scientific(count)
    }
    return number.plain(decimals: max(0, -exponent, min(minimum, 6176)))
  }

  /// All digits and no exponent, with `decimals` digits behind the mark, which must be enough.
  private func plain(decimals: Int) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(decimals, 0) + Decimal.precision + Decimal.plainZeros + 3)
    // The digits come last first, so the text is made from its end.
    for _ in 0..<max(0, decimals + min(exponent, 0)) { bytes.append(UInt8(ascii: "0")) }
    var rest = coefficient
    var written = max(0, decimals + min(exponent, 0))
    func put(_ digit: UInt8) {
      if written == decimals, decimals > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + digit)
      written += 1
    }
    if exponent > 0 {
      if decimals > 0 { bytes.append(UInt8(ascii: ".")) }
      for _ in 0..<exponent { bytes.append(UInt8(ascii: "0")) }
      written = decimals + exponent + 1
    }
    while rest != 0 {
      let (quotient, digit) = UInt256(low: rest).divided(byPowerOfTen: 1)
      put(UInt8(truncatingIfNeeded: digit))
      rest = quotient
    }
    while written <= decimals { put(0) }
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    bytes.reverse()
    return String(decoding: bytes, as: UTF8.self)
  }

  private func scientific(_ count: Int) -> String {
    let order = exponent + count - 1
    let one = Decimal(unchecked: coefficient, exponent: 1 - count, negative: isNegative).reduced
    return one.plain(decimals: -one.exponent) + (order < 0 ? "E" : "E+") + String(order)
  }
}
