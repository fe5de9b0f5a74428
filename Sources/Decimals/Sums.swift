extension Decimal {
  /// The sum of the values, added in ascending order, so that the same values give the same digits
  /// in whatever order they come. Zero for none; nil if it, or a part of it, is too large.
  public static func sum(_ values: [Decimal]) -> Decimal? {
    if let exact = exactSum(values) { return exact }
    var sum = zero
    for value in values.sorted() {
      guard let next = sum.adding(value) else { return nil }
      sum = next
    }
    return sum
  }

  /// The sum where no order of adding could round, which spares the sorting: all values have short
  /// coefficients on exponents near to each other, and the sum of their magnitudes has 34 digits.
  private static func exactSum(_ values: [Decimal]) -> Decimal? {
    var least = Int.max
    for value in values where !value.isZero { least = min(least, value.exponent) }
    if least == Int.max { return zero }
    var sum: Int128 = 0
    var magnitudes: UInt128 = 0
    for value in values where !value.isZero {
      let distance = value.exponent - least
      guard value.isNarrow, distance <= 18 else { return nil }
      let magnitude = UInt128(value.low) &* powerOfTen(distance)
      magnitudes &+= magnitude
      guard magnitudes < tenToThe34 else { return nil }
      let signed = Int128(truncatingIfNeeded: magnitude)
      sum &+= value.isNegative ? 0 &- signed : signed
    }
    return Decimal(unchecked: sum.magnitude, exponent: least, negative: sum < 0)
  }

  /// The arithmetic mean: `sum` divided by how many values there are. Nil for none, and where the sum
  /// is too large.
  public static func mean(_ values: [Decimal]) -> Decimal? {
    values.isEmpty ? nil : sum(values)?.dividing(by: Decimal(values.count))
  }

  /// The value in the middle, or the mean of the two there are. Nil for none, and where the sum of
  /// the two is too large.
  public static func median(_ values: [Decimal]) -> Decimal? {
    if values.isEmpty { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    if sorted.count & 1 == 1 { return sorted[middle] }
    return sorted[middle - 1].adding(sorted[middle])?.dividing(by: two)
  }
}
