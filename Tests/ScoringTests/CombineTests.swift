import Decimals
import Diagnostics
import Scoring
import Testing

/// Sections, adjustments and what holds a total up or down.
struct CombineTests {
  /// A rulebook with figures `x1` to `x4` and truths `t1`, `t2` before `rules`.
  static func rulebook(_ rules: String) -> String {
    """
    rulebook: combine
    title: Combine
    attributes:
      cluster: { of: unit, type: text }
    indicators:
      x1: { type: number }
      x2: { type: number }
      x3: { type: number }
      x4: { type: number }
      t1: { type: yes-no }
      t2: { type: yes-no }
    assessments:
      units:
        subject: unit
        when-not-applicable: rescale-section
    \(rules.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    " + $0 }.joined(separator: "\n"))
    """
  }

  static func total(_ rules: String, _ values: [String: Given]) throws -> String {
    try Bench(rulebook(rules)).run(["u": values]).total("u")
  }

  static func section(_ keys: String, children: String = "") -> String {
    """
    criteria:
      - id: s
        title: S
    \(keys.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
        criteria:
          - { id: a, title: A, points: 10\(children), score: { given: x1 } }
          - { id: b, title: B, points: 20, applies-when: t1, score: { given: x2 } }
      - { id: r, title: R, points: 30, score: { given: x3 } }
    """
  }

  @Test(
    "counts-as, cap and floor of a section, in this order after what does not apply",
    arguments: [
      ("counts-as: 60", true, "40"),  // 15 of 30 counts 30 of 60, and 10.
      ("counts-as: 60", false, "50"),  // 5 … of 10, grossed up to 20 of 30, counts 40.
      ("cap: 12", true, "22"), ("cap: 12\ncounts-as: 60", true, "34"),
      ("floor: 18", true, "28"), ("floor: 18\ncounts-as: 15", true, "19"),
      ("combine: mean\ncounts-as: 30", true, "25"),
    ])
  func countsAs(keys: String, applies: Bool, total: String) throws {
    let values: [String: Given] = [
      "x1": applies ? 5 : .figure(Decimal("6.666666666666666666666667") ?? .zero), "x2": 10,
      "x3": 10,
      "t1": .truth(applies),
    ]
    let found = try Self.total(Self.section(keys), values)
    let figure = try #require(Decimal(found)?.rounded(toDigits: 18, .halfEven))
    #expect(figure == Decimal(total))
  }

  @Test("A section that counts as more keeps the scale when a part stays open")
  func countsAsOpen() throws {
    let rules = Self.section("counts-as: 60").replacing(
      "applies-when: t1", with: "applies-when: t1, when-not-applicable: rescale-total")
    // 5 of 10 counts as 10 of 20, and 15 of 30: 25 of 50, and 45 of 90.
    let values: [String: Given] = ["x1": 5, "x2": 10, "x3": 15, "t1": false]
    #expect(try Self.total(rules, values) == "45")
  }

  @Test("A target of its own for a section opens nothing at the root")
  func targetOfItsOwn() throws {
    let rules = Self.section("children-not-applicable: { rescale-section: 10 }")
    // 5 of 10 is 5 of the 10 that the section counts, and 15 of 30.
    let values: [String: Given] = ["x1": 5, "x2": 10, "x3": 15, "t1": false]
    #expect(try Self.total(rules, values) == "20")
  }

  @Test(
    "needs: with fewer parts scored a section has no result",
    arguments: [("needs: 80%", "unscored"), ("needs: 50%", "16"), ("", "16")])
  func needs(keys: String, total: String) throws {
    let rules = """
      \(keys)
      when-missing: skip
      criteria:
        - { id: a, title: A, points: 10, score: { given: x1 } }
        - { id: b, title: B, points: 10, score: { given: x2 } }
        - { id: c, title: C, points: 10, score: { given: x3 } }
        - { id: d, title: D, points: 10, applies-when: t1, score: { given: x4 } }
      """
    // Of three that apply two are scored: 12 of 30 without the missing one, of 40 with what does
    // not apply.
    #expect(try Self.total(rules, ["x1": 4, "x2": 8, "t1": false]) == total)
  }

  @Test(
    "Bonus, penalty, caps, ceilings and floors of the total",
    arguments: [
      (["x1": 60, "x2": 4, "x3": 1, "t1": false, "t2": false], "63"),
      (["x1": 60, "x2": 9, "x3": 8, "t1": false, "t2": false], "63"),  // 8 less 5.
      (["x1": 99, "x2": 9, "x3": 0, "t1": false, "t2": false], "105"),  // 107 capped.
      (["x1": 3, "x2": 0, "x3": 8, "t1": false, "t2": false], "1"),  // floor.
      (["x1": 99, "x2": 9, "x3": 0, "t1": true, "t2": false], "80"),
      (["x1": 99, "x2": 9, "x3": 0, "t1": true, "t2": true], "49"),
      (["x1": 20, "x2": 0, "x3": 0, "t1": true, "t2": true], "20"),
    ] as [([String: Given], String)])
  func adjustments(values: [String: Given], total: String) throws {
    let rules = """
      scale: 100
      criteria: [{ id: a, title: A, points: 100, score: { given: x1 } }]
      bonus: [{ id: b, title: B, points: 10, score: { given: x2 } }]
      penalty: [{ id: p, title: P, points: 10, score: { given: x3 } }]
      caps: { bonus: 8, penalty: 5 }
      total-cap: 105
      total-floor: 1
      score-ceilings: [{ when: t1, at-most: 80 }, { when: t2, at-most: 49 }]
      """
    #expect(try Self.total(rules, values) == total)
  }

  @Test(
    "Combinations of figures without bounds",
    arguments: [
      ("sum", "30"), ("mean", "7.5"), ("min", "2"), ("max", "16"),
      ("geometric-mean", "5.656854249492380195206755"),
      ("harmonic-mean", "4.266666666666666666666667"), ("{ power-mean: 1 }", "7.5"),
      ("{ power-mean: 0 }", "5.656854249492380195206755"),
      ("{ power-mean: -1 }", "4.266666666666666666666667"),
      ("{ power-mean: 2 }", "9.219544457292887310002274"),
      ("{ formula: sum(scores) - count(weights) }", "26"),
      ("{ formula: 'scores[2] * weights[2]' }", "4"),
    ])
  func combinations(combine: String, total: String) throws {
    let rules = """
      combine: \(combine)
      criteria:
        - { id: a, title: A, score: { formula: x1 } }
        - { id: b, title: B, score: { formula: x2 } }
        - { id: c, title: C, score: { formula: x3 } }
        - { id: d, title: D, score: { formula: x4 } }
      """
    #expect(try Self.total(rules, ["x1": 2, "x2": 4, "x3": 8, "x4": 16]) == total)
  }

  @Test("Rankings of sections rank each section among those who take part")
  func sectionRanks() throws {
    let rules = """
      criteria:
        - id: s
          title: S
          criteria:
            - { id: a, title: A, points: 10, score: { given: x1 } }
            - { id: b, title: B, points: 10, when-missing: unscored, score: { given: x2 } }
        - { id: r, title: R, points: 10, score: { given: x3 } }
      rankings:
        parts: { of: sections, within: cluster, eligible: t1, order-by: [total] }
      """
    func unit(_ x1: Int, _ x3: Int, _ cluster: String, _ takesPart: Bool = true) -> [String: Given]
    {
      [
        "x1": .figure(Decimal(x1)), "x2": 1, "x3": .figure(Decimal(x3)), "cluster": .word(cluster),
        "t1": .truth(takesPart),
      ]
    }
    let results = try Bench(Self.rulebook(rules)).run([
      "u1": unit(9, 1, "A"), "u2": unit(5, 5, "A"), "u3": unit(5, 9, "A"),
      "u4": unit(10, 10, "A", false), "u5": unit(1, 1, "B"),
    ])
    let outcome = results.assessment(nil)
    func ranks(_ node: Int) -> [String] {
      outcome.sectionRanks.first { $0.node == node }?.ranks.map {
        $0.map { "\($0.value)/\($0.of)" } ?? "-"
      } ?? []
    }
    #expect(outcome.sectionRanks.map(\.node) == [1, 4])
    #expect(ranks(1) == ["1/3", "2/3", "2/3", "-", "1/1"])
    #expect(ranks(4) == ["3/3", "2/3", "1/3", "-", "1/1"])
  }

  @Test("Assessments of one kind share the column of points that people give")
  func sharedColumn() throws {
    let results = try Bench(
      """
      rulebook: shared
      title: Shared
      attributes:
        kind: { of: unit, type: choice, choices: [one, two] }
      assessments:
        one:
          subject: unit
          for: kind = "one"
          criteria: [{ id: I.1, title: C, points: 10, score: { given: yes } }]
        two:
          subject: unit
          for: kind = "two"
          criteria: [{ id: I.1, title: C, points: 20, score: { given: yes } }]
      """
    ).run(["u": ["kind": "one", "I.1": 7], "v": ["kind": "two", "I.1": 17]])
    #expect(results.total("u", in: "one") == "7")
    #expect(results.total("v", in: "two") == "17")
  }
}
