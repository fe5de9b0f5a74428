import Decimals
import Testing

struct PowerTests {
  @Test("Powers, roots and logarithms that end come out exactly")
  func exact() {
    let results: [(String, Decimal?)] = [
      ("2", Decimal(4).power(decimal("0.5"))), ("0.25", Decimal(2).power(-2)),
      ("8", Decimal(4).power(decimal("1.5"))), ("-8", Decimal(-2).power(3)),
      ("1", Decimal.zero.power(.zero)), ("0", Decimal.zero.power(2)), ("1", Decimal(-7).power(0)),
      ("1.1025", decimal("1.05").power(2)), ("1", Decimal(-1).power(decimal("1e30"))),
      // 35 digits that end in 5: the middle between two numbers.
      ("88817841970012523233890533447265620", Decimal(5).power(50)),
      ("3", Decimal(27).root(3)), ("-3", Decimal(-27).root(3)), ("10", decimal("1e40").root(40)),
      ("1.1", decimal("1.21").squareRoot()), ("0", Decimal.zero.squareRoot()),
      ("7", Decimal(7).root(1)), ("1", Decimal.zero.exponential()),
      ("0", Decimal.one.naturalLogarithm()),
      ("3", Decimal(1000).decimalLogarithm()), ("-5", decimal("0.00001").decimalLogarithm()),
      ("1", decimal("1e-6000").exponential()), ("0", decimal("-1e30").exponential()),
      ("1", Decimal(7).power(decimal("1e-6000"))), ("0", decimal("0.5").power(decimal("1e40"))),
      ("2.718281828459045235360287471352662", Decimal.one.exponential()),
    ]
    for (expected, result) in results {
      #expect(result?.description == expected)
    }
  }

  @Test("What has no real result, or too large a one, is nil")
  func undefined() {
    let results = [
      Decimal.zero.power(-1), Decimal(-2).power(decimal("0.5")), Decimal(-4).squareRoot(),
      Decimal(-4).root(2), Decimal(4).root(0), Decimal(4).root(-1), Decimal.zero.naturalLogarithm(),
      Decimal(-1).decimalLogarithm(), Decimal(15000).exponential(), decimal("1e6000").exponential(),
      Decimal(2).power(decimal("1e40")), Decimal(10).power(6145), Decimal.one.dividing(by: .zero),
      Decimal.zero.dividing(by: .zero), Decimal.one.modulo(.zero),
      Decimal.one.remainder(dividingBy: .zero),
    ]
    for (index, result) in results.enumerated() { #expect(result == nil, "number \(index)") }
  }

  @Test("FEEL's modulo has the sign of the divisor")
  func modulo() {
    let table: [(Decimal, Decimal, String)] = [
      (12, 5, "2"), (-12, 5, "3"), (12, -5, "-3"), (-12, -5, "-2"),
      (decimal("10.1"), decimal("4.5"), "1.1"), (decimal("-10.1"), decimal("4.5"), "3.4"),
      (decimal("1e6000"), 7, "1"), (10, 5, "0"),
    ]
    for (left, right, expected) in table {
      #expect(left.modulo(right)?.description == expected)
    }
  }

  @Test("Means of equal values are that value; zeros and negatives go by the rules of means")
  func means() {
    let third = Decimal.one.dividing(by: 3) ?? .one
    let weights: [Decimal] = [1, third, decimal("0.7")]
    let thirds = [third, third, third]
    #expect(Decimal.geometricMean(values: thirds, weights: weights) == third)
    #expect(Decimal.harmonicMean(values: thirds, weights: weights) == third)
    #expect(Decimal.powerMean(values: thirds, weights: weights, power: 3) == third)
    #expect(Decimal.standardDeviation(thirds) == .zero)

    #expect(Decimal.geometricMean(values: [4, 9]) == 6)
    #expect(Decimal.geometricMean(values: [2, 16], weights: [2, 1]) == 4)
    #expect(Decimal.harmonicMean(values: [2, 6]) == 3)
    #expect(Decimal.powerMean(values: [1, 7], power: 2) == 5)
    #expect(Decimal.powerMean(values: [1, 7], power: 1) == 4)
    #expect(Decimal.powerMean(values: [4, 9], power: 0) == 6)
    #expect(Decimal.powerMean(values: [4, 9], power: decimal("1e-6000")) == 6)
    #expect(Decimal.powerMean(values: [4, 9], power: decimal("1e6000")) == 9)
    #expect(Decimal.powerMean(values: [4, 9], power: decimal("-1e6000")) == 4)
    #expect(Decimal.standardDeviation([2, 4, 4, 4, 5, 5, 7, 9], of: .whole) == 2)

    // A child without points, one without weight, and what has no mean.
    #expect(Decimal.geometricMean(values: [0, 9]) == .zero)
    #expect(Decimal.harmonicMean(values: [9, 0]) == .zero)
    #expect(Decimal.powerMean(values: [0, 9], power: -2) == .zero)
    #expect(Decimal.powerMean(values: [0, 8], power: decimal("0.5")) == 2)
    #expect(Decimal.geometricMean(values: [0, 9], weights: [0, 1]) == 9)
    #expect(Decimal.geometricMean(values: [-1, 9]) == nil)
    #expect(Decimal.harmonicMean(values: [1, 9], weights: [1, -1]) == nil)
    #expect(Decimal.geometricMean(values: [1, 9], weights: [0, 0]) == nil)
    #expect(Decimal.geometricMean(values: [1, 9], weights: [1]) == nil)
    #expect(Decimal.geometricMean(values: []) == nil)
    #expect(Decimal.standardDeviation([1]) == nil)
    #expect(Decimal.standardDeviation([1], of: .whole) == .zero)
    #expect(Decimal.mean([]) == nil)
    #expect(Decimal.mean([1, 2]) == decimal("1.5"))
    #expect(Decimal.median([3, 1, 2]) == 2)
    #expect(Decimal.median([4, 1, 2, 3]) == decimal("2.5"))
    #expect(Decimal.sum([]) == .zero)
  }

  @Test("Shuffled rows give the same digits")
  func shuffled() {
    var random = SplitMix64(63)
    var (wrong, differing): ([String], Int) = ([], 0)
    for _ in 0..<500 {
      let values = (0..<(2 + random.below(20))).map { _ in
        let quotient = Decimal(1 + random.below(1000)).dividing(by: Decimal(1 + random.below(1000)))
        return (random.below(5) == 0 ? quotient?.negated : quotient) ?? .zero
      }
      let shuffled = values.shuffled(using: &random)
      if Decimal.sum(values)?.description != Decimal.sum(shuffled)?.description
        || Decimal.mean(values) != Decimal.mean(shuffled)
        || Decimal.median(values) != Decimal.median(shuffled)
        || Decimal.standardDeviation(values) != Decimal.standardDeviation(shuffled)
      {
        wrong.append("\(values)")
      }
      let plain = { (list: [Decimal]) in list.reduce(Decimal.zero) { $0.adding($1) ?? $0 } }
      if plain(values) != plain(shuffled) { differing += 1 }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    // Added as they come they would differ: the test has something to find.
    #expect(differing > 50)
  }
}

/// A number of a test's table.
func decimal(_ text: String) -> Decimal { Decimal(text) ?? .zero }
