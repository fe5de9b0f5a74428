import Decimals
import Testing

/// Figures that lie exactly on a line fall on its right side (`rule-language` section 4).
struct SettlingTests {
  /// Rates for the given maxima, and classes at 90 and 70.
  static func rulebook(maxima: [Int], rounding: String = "none") -> String {
    var text = """
      rulebook: lines
      title: Lines
      indicators:

      """
    for index in maxima.indices {
      text += "  d\(index): { type: number }\n  o\(index): { type: number }\n"
    }
    text += """
      assessments:
        units:
          subject: unit
          rounding: \(rounding)
          criteria:

      """
    for (index, maximum) in maxima.enumerated() {
      text += """
              - { id: c\(index), title: c, points: \(maximum), score: { ratio: { done: d\(index), of: o\(index) } } }

        """
    }
    text += """
          classes:
            - { id: high, title: High, from: 90 }
            - { id: middle, title: Middle, from: 70 }
            - { id: low, title: Low }
          rankings:
            all: { within: all, order-by: [total] }

      """
    return text
  }

  @Test("3 of 9 for 15, 18 of 21 for 30, 8 of 14 for 25 and 45 more reach the line at 90")
  func printedExample() throws {
    let bench = try Bench(Self.rulebook(maxima: [15, 30, 25, 60]))
    let results = bench.run([
      "u": [
        "d0": 3, "o0": 9, "d1": 18, "o1": 21, "d2": 8, "o2": 14, "d3": 45, "o3": 60,
      ]
    ])
    #expect(results.total("u") == "90")
    #expect(results.className("u") == "high")
  }

  @Test("5 of 24 for 3 points rounds half up to 0.63")
  func roundingTie() throws {
    let bench = try Bench(
      Self.rulebook(maxima: [3], rounding: "{ digits: 2, mode: half-up, at: [criterion] }"))
    let results = bench.run(["u": ["d0": 5, "o0": 24]])
    #expect(results.points("c0", of: "u") == "0.63")
  }

  @Test("A third three times is one")
  func thirds() throws {
    let bench = try Bench(Self.rulebook(maxima: [1, 1, 1]))
    let results = bench.run(["u": ["d0": 1, "o0": 3, "d1": 1, "o1": 3, "d2": 1, "o2": 3]])
    #expect(results.total("u") == "1")
  }

  @Test("20,000 totals exactly on a line, and one part beside it, fall on the right side")
  func randomLines() throws {
    let maxima = [15, 30, 25, 12, 9, 40]
    let bench = try Bench(Self.rulebook(maxima: maxima))
    var random = SeededGenerator(seed: 2026)
    var units: [String: [String: Given]] = [:]
    var expected: [String: Bool] = [:]
    var made = 0
    while made < 20_000 {
      var unit: [String: Given] = [:]
      var sum = Fraction(0)
      for index in 0..<5 {
        let of = Int.random(in: 2...30, using: &random)
        let done = Int.random(in: 0...of, using: &random)
        unit["d\(index)"] = .figure(Decimal(done))
        unit["o\(index)"] = .figure(Decimal(of))
        sum = sum + Fraction(Int128(maxima[index] * done), Int128(of))
      }
      // The last criterion brings what is lacking to 90: exactly, a part less or a part more.
      let lacking = Fraction(90) - sum
      guard lacking >= Fraction(0), lacking <= Fraction(39) else { continue }
      let due = lacking.denominator * 40
      let shift = Int128(made % 3 - 1)
      let done = lacking.numerator + shift
      guard done >= 0, done <= due else { continue }
      unit["d5"] = .figure(Decimal(Int(done)))
      unit["o5"] = .figure(Decimal(Int(due)))
      let id = "u\(made)"
      units[id] = unit
      expected[id] = sum + Fraction(40 * done, due) >= Fraction(90)
      made += 1
    }
    let results = bench.run(units, threads: 2)
    let wrong = expected.filter { (results.className($0.key) == "high") != $0.value }
    #expect(wrong.isEmpty)
    #expect(expected.values.filter { !$0 }.count > 5_000)
  }

  @Test("The order of criteria changes no digit of the total")
  func shuffledCriteria() throws {
    var random = SeededGenerator(seed: 7)
    let rates = (0..<12).map { _ in
      (done: Int.random(in: 0...97, using: &random), of: 97, maximum: 7)
    }
    var totals: Set<String> = []
    for _ in 0..<20 {
      let order = rates.shuffled(using: &random)
      let bench = try Bench(Self.rulebook(maxima: order.map(\.maximum)))
      var unit: [String: Given] = [:]
      for (index, rate) in order.enumerated() {
        unit["d\(index)"] = .figure(Decimal(rate.done))
        unit["o\(index)"] = .figure(Decimal(rate.of))
      }
      totals.insert(bench.run(["u": unit]).total("u"))
    }
    #expect(totals.count == 1)
  }
}
