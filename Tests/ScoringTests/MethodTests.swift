import Decimals
import Rulebooks
import Scoring
import Testing

/// Methods by their results: what a leaf of one criterion earns for given evidence.
struct MethodTests {
  /// The points of a criterion with `rules`, or the word of its state.
  static func points(
    _ rules: String, _ values: [String: Given], others: [[String: Given]] = []
  ) throws -> String {
    let results = try Bench(rulebook(rules)).run(subjects(values, others))
    return results.points("c", of: "u")
  }

  static func subjects(
    _ values: [String: Given], _ others: [[String: Given]]
  ) -> [String: [String: Given]] {
    var units = ["u": values]
    for (number, other) in others.enumerated() { units["v\(number)"] = other }
    return units
  }

  static func rulebook(_ rules: String, extra: String = "") -> String {
    """
    rulebook: methods
    title: Methods
    ladders:
      work: [undone, late, full]
    attributes:
      cluster: { of: unit, type: text }
    indicators:
      x: { type: number, better: higher }
      y: { type: number, better: lower }
      z: { type: number }
      n: { type: whole-number }
      yes: { type: yes-no }
      no: { type: yes-no }
      a: { type: level, ladder: work }
      b: { type: level, ladder: work }
      d: { type: level, ladder: work }
    assessments:
      units:
        subject: unit
        when-not-applicable: zero
        criteria:
          - id: c
            title: C
    \(rules.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "        " + $0 }.joined(separator: "\n"))
    \(extra)
    """
  }

  @Test(
    "best-of, mean-of, sum-of with parts that do not apply or lack evidence",
    arguments: [
      ("best-of", ["x": 4, "z": 6, "yes": true], "6"),
      ("best-of", ["x": 4, "z": 6, "yes": false], "4"),
      ("best-of", ["x": 4, "yes": true], "lacking"),
      // The first part has all that the missing one could give.
      ("best-of", ["x": 10, "yes": true], "10"),
      ("mean-of", ["x": 4, "z": 6, "yes": true], "5"),
      ("mean-of", ["x": 4, "z": 6, "yes": false], "4"),
      ("mean-of", ["z": 6, "yes": true], "lacking"),
      ("mean-of", ["x": 11, "z": 6, "yes": true], "faulty"),
      ("best-of", ["x": nil, "z": 6, "yes": false], "lacking"),
      ("best-of", ["x": .notApplicable, "z": 6, "yes": false], "notApplicable"),
    ] as [(String, [String: Given], String)])
  func several(kind: String, values: [String: Given], points: String) throws {
    let rules = """
      points: 10
      score:
        \(kind):
          - { given: x }
          - { formula: z, applies-when: yes }
      """
    #expect(try Self.points(rules, values) == points)
  }

  @Test("sum-of adds parts with points of their own, nested as deep as one likes")
  func sumOf() throws {
    let rules = """
      points: 10
      score:
        sum-of:
          - { yes-no: yes, points: 4 }
          - points: 6
            best-of:
              - { given: x }
              - { mean-of: [{ given: z }, { ratio: { done: n, of: 12 } }] }
      """
    let values: [String: Given] = ["yes": true, "x": 3, "z": 4, "n": 12]
    #expect(try Self.points(rules, values) == "9")
    let explanation = try #require(
      try Bench(Self.rulebook(rules)).run(["u": values]).explanation(of: "u"))
    guard case .several(.sum, let parts, nil) = explanation.root?.children.first?.calculation,
      case .several(.best, let inner, 1) = parts.last?.calculation
    else {
      Issue.record("parts are not explained")
      return
    }
    #expect(parts.map { $0.result.points?.description } == ["4", "5"])
    #expect(inner.map { $0.result.points?.description } == ["3", "5"])
  }

  @Test("A missing part is replaced by the rule of the criterion")
  func missingParts() throws {
    let rules = """
      points: 10
      when-missing: no-points
      score: { mean-of: [{ given: x }, { given: z }] }
      """
    #expect(try Self.points(rules, ["x": 8]) == "0")
    let replaced = rules.replacing("no-points", with: "{ value: 4 }")
    #expect(try Self.points(replaced, ["x": 8]) == "6")
  }

  @Test(
    "Deductions within deductions: bands, counts, shares, caps, floors, the heaviest",
    arguments: [
      (["n": 0, "x": 90, "yes": false], "20"),
      // 3 × 1 held to 2; 25 % of the 6 points of the group is 1.5; the band takes 1.
      (["n": 3, "x": 90, "yes": false], "18"),
      (["n": 0, "x": 40, "yes": true], "17.5"),
      (["n": 3, "x": 10, "yes": true], "12"),
      (["n": 0, "x": 90, "yes": nil], "lacking"),
    ] as [([String: Given], String)])
  func deductions(values: [String: Given], points: String) throws {
    let rules = """
      points: 20
      score:
        deduct:
          - { count: n, lose: 1, cap: 2 }
          - points: 6
            deduct:
              - { when: yes, lose: 25% }
              - bands: x
                table: [{ from: 50, lose: 0 }, { from: 25, lose: 1 }, { otherwise: yes, lose: 10 }]
      """
    #expect(try Self.points(rules, values) == points)
    let heaviest = rules.replacing(
      "    - points: 6", with: "    - points: 6\n      apply: heaviest")
    if points == "17.5" { #expect(try Self.points(heaviest, values) == "18.5") }
    let floored = rules.replacing("    - points: 6", with: "    - points: 6\n      floor: 5")
    if points == "12" { #expect(try Self.points(floored, values) == "17") }
  }

  @Test(
    "Graded checklists share the points of the items that apply",
    arguments: [
      (["a": "full", "b": "late", "d": "undone", "yes": true], "6", "0"),
      (["a": "full", "b": "full", "d": "full", "yes": true], "12", "12"),
      (["a": "full", "b": "late", "d": "undone", "yes": false], "9", "0"),
      (["a": "full", "b": "late", "yes": false], "9", "0"),
      (["a": "full", "b": "late", "yes": true], "lacking", "lacking"),
    ] as [([String: Given], String, String)])
  func gradedChecklist(values: [String: Given], points: String, strict: String) throws {
    let rules = """
      points: 12
      score:
        each: { undone: 0, late: half, full: full }
        checklist:
          - { item: A, when: a }
          - { item: B, when: b }
          - { item: D, when: d, applies-when: yes }
      """
    #expect(try Self.points(rules, values) == points)
    let all = rules.replacing("score:\n", with: "score:\n  all-or-nothing: true\n")
    #expect(try Self.points(all, values) == strict)
  }

  @Test(
    "Items with grades of their own stand beside items that hold or do not",
    arguments: [
      (["a": "late", "b": "late", "yes": true], "9"),
      (["a": "full", "b": "undone", "yes": false], "7.5"),
      (["b": "late", "yes": true], "lacking"),
    ] as [([String: Given], String)])
  func itemsWithGrades(values: [String: Given], points: String) throws {
    let rules = """
      points: 12
      score:
        each: { undone: 0, late: half, full: full }
        checklist:
          - { item: A, when: a }
          - { item: B, when: b, each: { undone: 25%, late: full, full: 0 } }
      """
    #expect(try Self.points(rules, values) == points)
    let mixed = """
      points: 12
      score:
        checklist:
          - { item: A, when: a, each: { undone: 0, late: half, full: full } }
          - { item: Y, when: yes }
      """
    #expect(
      try Self.points(mixed, ["a": "late", "yes": true]) == "9"
        && Self.points(
          mixed, ["a": "full", "yes": false]) == "6"
    )
  }
}
