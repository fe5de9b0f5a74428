import Decimals
import Scoring
import Testing

/// Forms by many methods whose true total lies exactly on a line, on a tie of rounding or on that of
/// another form, or a hair beside it, held against fractions that know nothing of the engine.
struct ExactnessTests {
  /// The points of a form's parts; everything else is evidence.
  struct Form {
    let points: [Int]
    let weights: [Int]
    let rounds: Bool

    init(_ random: inout SeededGenerator) {
      points = (0..<9).map { _ in Int.random(in: 2...12, using: &random) }
      weights = (0..<2).map { _ in Int.random(in: 1...9, using: &random) }
      rounds = Bool.random(using: &random)
    }

    /// The names of the rates: done and due.
    static let rates = 14

    var yaml: String {
      var text = "rulebook: forms\ntitle: Forms\nindicators:\n"
      for number in 0..<Self.rates {
        text += "  a\(number): { type: number }\n  b\(number): { type: number }\n"
      }
      text += """
          v: { type: number, better: higher }
          num: { type: number }
          den: { type: number }
          t applies: { type: yes-no }
          r applies: { type: yes-no }
        assessments:
          units:
            subject: unit
            rounding: \(rounds ? "{ digits: 2, mode: half-up, at: [total] }" : "none")
            criteria:
              - { id: c1, title: c, points: \(points[0]), score: \(rate(0)) }
              - id: c2
                title: c
                points: \(points[1])
                score: { mean-of: [\(rate(1)), \(rate(2)), \(rate(3))] }
              - id: c3
                title: c
                points: \(points[2])
                score: { best-of: [\(rate(4)), \(rate(5))] }
              - id: s
                title: Mean
                combine: mean
                criteria:
                  - { id: s1, title: s, points: \(points[3]), weight: \(weights[0]), score: \(rate(6)) }
                  - { id: s2, title: s, points: \(points[3]), weight: \(weights[1]), score: \(rate(7)) }
              - id: t
                title: Shared
                criteria:
                  - id: t1
                    title: t
                    points: \(points[4])
                    applies-when: t applies
                    when-not-applicable: share-equally
                    score: \(rate(8))
                  - { id: t2, title: t, points: \(points[5]), score: \(rate(9)) }
                  - { id: t3, title: t, points: \(points[6]), score: \(rate(10)) }
              - id: r
                title: Rescaled
                criteria:
                  - id: r1
                    title: r
                    points: \(points[7])
                    applies-when: r applies
                    when-not-applicable: rescale-section
                    score: \(rate(11))
                  - { id: r2, title: r, points: 7, score: \(rate(12)) }
              - id: g
                title: Equal
                combine: geometric-mean
                criteria:
                  - { id: g1, title: g, points: 9, score: \(rate(13)) }
                  - { id: g2, title: g, points: 9, weight: 4, score: \(rate(13)) }
              - id: p
                title: Peers
                points: \(points[8])
                score: { relative: v, to: min-max }
              - { id: rest, title: rest, points: 400, score: { formula: num / den } }
            classes:
              - { id: A, title: A, from: 250 }
              - { id: B, title: B, from: 200.25 }
              - { id: C, title: C, over: 180 }
              - { id: D, title: D }
            rankings:
              all: { within: all, order-by: [total] }

        """
      return text
    }

    private func rate(_ number: Int) -> String { "{ ratio: { done: a\(number), of: b\(number) } }" }
  }

  /// The evidence of one form, and its points by fractions.
  struct Filled {
    var values: [String: Given] = [:]
    let total: Fraction

    init(_ form: Form, total: Fraction, v: Int, _ random: inout SeededGenerator) {
      self.total = total
      var rates: [Fraction] = []
      for number in 0..<Form.rates {
        let due = Int.random(in: 1...24, using: &random)
        let done = Int.random(in: 0...due, using: &random)
        values["a\(number)"] = .figure(Decimal(done))
        values["b\(number)"] = .figure(Decimal(due))
        rates.append(Fraction(Int128(done), Int128(due)))
      }
      let tApplies = Bool.random(using: &random)
      let rApplies = Bool.random(using: &random)
      values["t applies"] = .truth(tApplies)
      values["r applies"] = .truth(rApplies)
      values["v"] = .figure(Decimal(v))
      func of(_ points: Int, _ rate: Fraction) -> Fraction { Fraction(Int128(points)) * rate }
      let p = form.points
      var sum = of(p[0], rates[0])
      sum = sum + of(p[1], rates[1] + rates[2] + rates[3]) * Fraction(1, 3)
      sum = sum + of(p[2], max(rates[4], rates[5]))
      let w = form.weights
      sum =
        sum + (of(w[0] * p[3], rates[6]) + of(w[1] * p[3], rates[7]))
        * Fraction(1, Int128(w[0] + w[1]))
      if tApplies {
        sum = sum + of(p[4], rates[8]) + of(p[5], rates[9]) + of(p[6], rates[10])
      } else {
        let half = Fraction(Int128(p[4]), 2)
        sum = sum + (Fraction(Int128(p[5])) + half) * rates[9]
        sum = sum + (Fraction(Int128(p[6])) + half) * rates[10]
      }
      if rApplies {
        sum = sum + of(p[7], rates[11]) + of(7, rates[12])
      } else {
        sum = sum + of(p[7] + 7, rates[12])
      }
      sum = sum + of(9, rates[13])
      sum = sum + of(p[8], Fraction(Int128(v), 59))
      let rest = total - sum
      values["num"] = Decimal("\(rest.numerator)").map { .figure($0) } ?? nil
      values["den"] = Decimal("\(rest.denominator)").map { .figure($0) } ?? nil
    }
  }

  /// Half up to two decimals.
  static func rounded(_ total: Fraction) -> Fraction {
    let scaled = total * Fraction(100) + Fraction(1, 2)
    let floor = scaled.numerator / scaled.denominator
    return Fraction(floor, 100)
  }

  static func className(_ total: Fraction) -> String {
    if total >= Fraction(250) { return "A" }
    if total >= Fraction(801, 4) { return "B" }
    return total > Fraction(180) ? "C" : "D"
  }

  @Test("20,000 forms on a line, a tie or each other, or a hair beside", arguments: 1...20)
  func forms(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let form = Form(&random)
    let bench = try Bench(form.yaml)
    let lines = [
      Fraction(250), Fraction(801, 4), Fraction(180), Fraction(49_999, 200),
      Fraction(40_049, 200), Fraction(700, 3), Fraction(36_001, 200),
    ]
    let hair = Fraction(1, 100_000_000_000_000_000_000)
    var filled: [String: Filled] = [:]
    for number in 0..<1_000 {
      var total = lines.randomElement(using: &random) ?? lines[0]
      switch number % 4 {
      case 0: total = total + hair
      case 1: total = total - hair
      default: break
      }
      // The first two are the worst and the best of their peers.
      let v = number < 2 ? number * 59 : Int.random(in: 0...59, using: &random)
      filled["u\(10_000 + number)"] = Filled(form, total: total, v: v, &random)
    }
    let results = bench.run(filled.mapValues(\.values))
    let decided = filled.mapValues { form.rounds ? Self.rounded($0.total) : $0.total }
    let sorted = decided.values.sorted(by: >)
    var wrong: [String] = []
    for (unit, total) in decided {
      let rank = (sorted.firstIndex(of: total) ?? -1) + 1
      if results.className(unit) != Self.className(total) || results.rank(unit) != rank {
        wrong.append("\(unit) \(results.total(unit)) \(results.className(unit))")
      }
      if form.rounds, let figure = Decimal(results.total(unit)),
        figure.multiplying(.hundred) != Decimal("\((total * Fraction(100)).numerator)")
      {
        wrong.append("\(unit) rounds to \(results.total(unit))")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) wrong, such as \(wrong.prefix(3))")
  }

  @Test(
    "Means of equal values give that value, whatever their weights",
    arguments: ["mean", "geometric-mean", "harmonic-mean", "{ power-mean: 2.5 }", "min", "max"])
  func meansOfEqualValues(combine: String) throws {
    var random = SeededGenerator(seed: 7)
    let bench = try Bench(
      """
      rulebook: means
      title: Means
      indicators:
        a: { type: number }
        b: { type: number }
      assessments:
        units:
          subject: unit
          combine: \(combine)
          criteria:
            - { id: c1, title: c, points: 12, score: { ratio: { done: a, of: b } } }
            - { id: c2, title: c, points: 12, weight: 7, score: { ratio: { done: a, of: b } } }
            - { id: c3, title: c, points: 12, weight: 0.3, score: { formula: 12 * a / b } }
      """)
    var units: [String: [String: Given]] = [:]
    for number in 0..<500 {
      let due = Int.random(in: 1...999, using: &random)
      let done = Int.random(in: 0...due, using: &random)
      units["u\(number)"] = ["a": .figure(Decimal(done)), "b": .figure(Decimal(due))]
    }
    let results = bench.run(units)
    for unit in units.keys { #expect(results.total(unit) == results.points("c1", of: unit)) }
  }
}
