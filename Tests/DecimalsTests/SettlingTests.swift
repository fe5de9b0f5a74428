import Decimals
import Testing

/// `rule-language`, section 4: no line is missed for want of digits.
struct SettlingTests {
  @Test("Three criteria whose thirds and sevenths make 90 reach the line at 90")
  func line() throws {
    func total(_ part: (_ points: Decimal, _ done: Decimal, _ of: Decimal) -> Decimal?) -> Decimal?
    {
      [(15, 3, 9), (30, 18, 21), (25, 8, 14)].reduce(Decimal(45)) { (sum: Decimal?, ratio) in
        part(Decimal(ratio.0), Decimal(ratio.1), Decimal(ratio.2)).flatMap { sum?.adding($0) }
      }
    }
    let divided = try #require(
      total { points, done, of in done.dividing(by: of)?.multiplying(points) })
    let multiplied = try #require(
      total { points, done, of in points.multiplying(done)?.dividing(by: of) })
    #expect(divided.description == "89.99999999999999999999999999999999")
    #expect(divided.settled() == 90)
    #expect(multiplied.settled() == 90)
  }

  @Test("A third three times is one; 5 of 24 for 3 points is 0.63")
  func small() throws {
    let third = try #require(Decimal.one.dividing(by: 3))
    #expect(third.multiplying(3) != .one)
    #expect(third.multiplying(3)?.settled() == .one)
    #expect(Decimal.sum([third, third, third])?.settled() == .one)
    #expect(third.settledForMethod().multiplying(3)?.settled() == .one)

    let earned = try #require(Decimal(3).multiplying(5)?.dividing(by: 24))
    #expect(earned == Decimal("0.625"))
    #expect(earned.settled().rounded(toDigits: 2, .halfUp)?.description == "0.63")
    let share = try #require(Decimal(5).dividing(by: 24)?.multiplying(3))
    #expect(share.rounded(toDigits: 2, .halfUp)?.description == "0.62")
    #expect(share.settled().rounded(toDigits: 2, .halfUp)?.description == "0.63")
  }

  /// Fractions with numerators and denominators far below 2^127 stand for unlimited ones.
  @Test("20,000 random totals exactly on a line fall on its right side, and those beside it too")
  func totals() {
    var random = SplitMix64(20_000)
    var (missed, wrong): (Int, [String]) = (0, [])
    for _ in 0..<20_000 {
      // done of `of` for points with one decimal, added as a fraction and as a decimal.
      var (numerator, denominator): (Int128, Int128) = (0, 10)
      var total = Decimal.zero
      for _ in 0..<(2 + random.below(5)) {
        let (points, of) = (1 + random.below(400), 2 + random.below(59))
        let done = random.below(of + 1)
        numerator = numerator * Int128(of) + Int128(points * done) * (denominator / 10)
        denominator *= Int128(of)
        let part = Decimal(Int64(points), decimals: 1).multiplying(Decimal(done))
        total = part?.dividing(by: Decimal(of)).flatMap { total.adding($0) } ?? total
      }
      // The last criterion brings the total to the line, or a little below or above it.
      let line = Int(numerator / denominator) + 1 + random.below(9)
      let last = (Int128(line) * denominator - numerator, denominator)
      for (sign, scale) in [(0, 1), (-1, 1000), (1, 1000)] as [(Int, Int128)] {
        let part = Decimal(Int(last.0 * scale + Int128(sign)))
          .dividing(by: Decimal(Int(last.1 * scale)))
        guard let sum = part.flatMap({ total.adding($0) }) else { continue }
        if sign == 0, sum != Decimal(line) { missed += 1 }
        if sum.settled().compare(Decimal(line)) != sign {
          wrong.append("\(sum) and \(line), by \(sign) of \(last.1 * scale)")
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
    // Without settling many would have been missed: the test has something to find.
    #expect(missed > 1000, "only \(missed) missed without settling")
  }

  @Test("Settling changes nothing that has few digits, and nothing twice")
  func unchanged() {
    var wrong: [String] = []
    for number in oracleNumbers(blocks: 0..<20) {
      let settled = number.settled()
      if settled.settled() != settled || (number.scale <= 24) != (settled == number) {
        wrong.append("\(number) settled is \(settled)")
      }
      let short = number.settledForMethod()
      if short.settledForMethod() != short || (number.digits <= 28) != (short == number) {
        wrong.append("\(number) settled for a method is \(short)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }
}

/// The first operands of the cases of some blocks: numbers of all sizes and shapes.
func oracleNumbers(blocks: Range<Int>) -> [Decimal] {
  blocks.flatMap { OracleCase.block($0).map(\.first) }
}
