import Decimals
import Scoring
import Testing

/// Criteria that compare a subject with its peers.
struct PeerTests {
  static func others(_ figures: [Int], _ name: String = "x") -> [[String: Given]] {
    figures.map { [name: .figure(Decimal($0))] }
  }

  /// What unit `u` with the figure `own` earns among others.
  static func points(
    _ score: String, own: Given, _ others: [Int], name: String = "x", points: String = "10",
    extra: String = ""
  ) throws -> String {
    let rules = """
      \(points.isEmpty ? "" : "points: \(points)\n")value: \(name)
      \(extra)score: \(score)
      """
    return try MethodTests.points(
      rules, [name: own, "cluster": "A"], others: Self.others(others, name))
  }

  @Test(
    "relative by the worst and the best, by those below, by the best, by deviations",
    arguments: [
      ("{ relative: value, to: min-max }", 70, [50, 90], "5"),
      ("{ relative: value, to: min-max }", 90, [50, 60], "10"),
      ("{ relative: x, to: min-max, onto: { from: 1, to: 10 } }", 70, [50, 110], "4"),
      ("{ relative: 2 * value, to: min-max, better: higher }", 70, [50, 90], "5"),
      ("{ relative: value, to: percentile }", 70, [50, 70, 70, 80], "2.5"),
      ("{ relative: value, to: percentile }", 80, [50, 70, 70], "10"),
      ("{ relative: value, to: best }", 60, [80, 20], "7.5"),
      // Deviations: mean 20, sample deviation 10.
      ("{ relative: value, to: z-score, onto: { mean: 5, sd: 2 } }", 30, [10, 20], "7"),
      (
        "{ relative: value, to: z-score, onto: { mean: 5, sd: 20 }, hold: true }", 30, [10, 20],
        "10"
      ),
      ("{ relative: value, to: z-score, onto: { mean: 5, sd: 20 } }", 30, [10, 20], "faulty"),
      // Equal values.
      ("{ relative: value, to: min-max }", 50, [50, 50], "faulty"),
      ("{ relative: value, to: percentile }", 50, [], "faulty"),
      ("{ relative: value, to: min-max, when-equal: full }", 50, [50], "10"),
      ("{ relative: value, to: min-max, when-equal: zero }", 50, [], "0"),
      ("{ relative: value, to: percentile, when-equal: half }", 50, [50], "5"),
      ("{ relative: value, to: best, when-equal: skip }", 50, [50], "skipped"),
      (
        "{ relative: value, to: z-score, when-equal: half, onto: { mean: 5, sd: 2 } }", 50, [50],
        "5"
      ),
      // The peers' names.
      ("{ yes-no: value >= mean(values) }", 60, [50, 70], "10"),
      ("{ yes-no: value >= mean(values) }", 60, [50, 71], "0"),
      ("{ yes-no: value > median(values) }", 60, [50, 70], "0"),
      ("{ formula: below }", 60, [50, 55, 60, 61], "2"),
      ("{ formula: points * (value - worst) / (best - worst) }", 60, [50, 100], "2"),
      ("{ formula: 'count(values[item < 60])' }", 60, [50, 55, 60, 61], "2"),
      ("{ formula: 'count(peers[value > 60])' }", 60, [50, 55, 60, 61], "1"),
      ("{ formula: max(values) - min(values) }", 60, [58, 61], "3"),
      ("{ formula: count(values), within: cluster }", 60, [50, 55], "1"),
    ] as [(String, Int, [Int], String)])
  func methods(score: String, own: Int, others: [Int], points: String) throws {
    #expect(try Self.points(score, own: .figure(Decimal(own)), others) == points)
  }

  @Test(
    "Where less is better the lowest is the best",
    arguments: [
      ("{ relative: value, to: min-max }", 50, [50, 90], "10"),
      ("{ relative: value, to: best }", 80, [20, 90], "2.5"),
      ("{ relative: value, to: percentile }", 80, [20, 90], "5"),
      ("{ relative: value, to: z-score, onto: { mean: 5, sd: 2 } }", 30, [10, 20], "3"),
      ("{ formula: below }", 50, [50, 60, 70], "2"),
      ("{ relative: value, to: min-max, better: higher }", 50, [50, 90], "0"),
    ] as [(String, Int, [Int], String)])
  func lowerIsBetter(score: String, own: Int, others: [Int], points: String) throws {
    #expect(
      try Self.points(score, own: .figure(Decimal(own)), others, name: "y") == points)
  }

  @Test("Without points a comparison gives shares and standard scores")
  func withoutPoints() throws {
    let share = "{ relative: value, to: min-max }"
    #expect(try Self.points(share, own: 60, [50, 90], points: "") == "0.25")
    let score = "{ relative: value, to: z-score }"
    #expect(try Self.points(score, own: 10, [20, 30], points: "") == "-1")
  }

  @Test("Who has no value, is not rated, or whom the criterion does not concern, is no peer")
  func whoIsAPeer() throws {
    let text = MethodTests.rulebook(
      """
      points: 10
      value: x
      applies-when: yes
      score: { formula: count(values) }
      """
    ).replacing("    subject: unit\n", with: "    subject: unit\n    assessed-when: not(no)\n")
    let results = try Bench(text).run([
      "u": ["x": 1, "yes": true, "no": false], "v": ["x": 1, "yes": true, "no": false],
      "missing": ["yes": true, "no": false], "exempt": ["x": 1, "yes": true, "no": true],
      "other": ["x": 1, "yes": false, "no": false],
      "none": ["x": .notApplicable, "yes": true, "no": false],
    ])
    #expect(results.points("c", of: "u") == "2")
    #expect(results.points("c", of: "missing") == "2")
    #expect(results.points("c", of: "other") == "notApplicable")
    #expect(results.explanation(of: "u")?.root?.children.first?.peerCount == 2)
  }

  @Test("Groups by an attribute, the same by any number of threads and in any order")
  func groups() throws {
    let bench = try Bench(
      MethodTests.rulebook(
        """
        points: 10
        value: x
        score: { relative: value, to: min-max, within: cluster, when-equal: full }
        """))
    var units: [String: [String: Given]] = [:]
    for number in 0..<3_000 {
      units["u\(10_000 + number)"] = [
        "x": .figure(Decimal(Int64(number * 7919 % 3_001), decimals: 2)),
        "cluster": .word("c\(number % 7)"),
      ]
    }
    units["v"] = ["x": 3]
    let one = bench.run(units)
    let two = bench.run(units, threads: 2)
    for unit in units.keys { #expect(one.points("c", of: unit) == two.points("c", of: unit)) }
    #expect(one.points("c", of: "v") == "lacking")
    let group = units.filter { $0.value["cluster"]?.isWord("c3") ?? false }.keys
    let best = group.map { one.points("c", of: $0) }
    #expect(best.contains("10") && best.contains("0"))
  }

  @Test(
    "Other units of measurement change no comparison",
    arguments: ["min-max", "percentile", "z-score"], [1, 2, 3])
  func measurement(kind: String, seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let onto = kind == "z-score" ? "onto: { mean: 50, sd: 10 }" : "onto: { from: 0, to: 100 }"
    let bench = try Bench(
      MethodTests.rulebook("score: { relative: x, to: \(kind), \(onto) }"))
    var units: [String: [String: Given]] = [:]
    var measured: [String: [String: Given]] = [:]
    for number in 0..<60 {
      let figure = Int.random(in: 0...400, using: &random)
      units["u\(number)"] = ["x": .figure(Decimal(figure))]
      measured["u\(number)"] = ["x": .figure(Decimal(Int64(figure * 9 + 160), decimals: 1))]
    }
    let (one, two) = (bench.run(units), bench.run(measured))
    for unit in units.keys {
      #expect(one.points("c", of: unit) == two.points("c", of: unit))
    }
  }

  /// M15: A actual, T target, L/TL the best ratio of the cluster, MS the most points; units without
  /// a target by A over the greatest A.
  @Test(
    "Points by the best ratio of the cluster and one's own target",
    arguments: [
      (80, 100, "4"), (100, 100, "5"), (150, 100, "7.5"), (200, 100, "10"), (60, nil, "3"),
    ] as [(Int, Int?, String)])
  func bestRatio(actual: Int, target: Int?, points: String) throws {
    let rules = """
      points: 10
      value: x / z
      score:
        best-of:
          - applies-when: present(z)
            within: cluster
            better: higher
            formula: >-
              if value <= 1 then 0.5 * points * value
              else 0.5 * points + 0.5 * points * (value - 1) / (best - 1)
          - applies-when: not(present(z))
            relative: x
            to: best
            within: cluster
      """
    let own: [String: Given] = [
      "x": .figure(Decimal(actual)), "z": target.map { .figure(Decimal($0)) } ?? nil,
      "cluster": "A",
    ]
    // Others with 2 times the target, and one without a target; one of another cluster.
    let others: [[String: Given]] = [
      ["x": 80, "z": 40, "cluster": "A"], ["x": 200, "cluster": "A"],
      ["x": 900, "z": 10, "cluster": "B"],
    ]
    #expect(try MethodTests.points(rules, own, others: others) == points)
  }

  @Test("PCI is ten times the weighted sum of its sub-indices, each from 1 to 10")
  func weightedIndices() throws {
    let results = try Bench(
      """
      rulebook: pci
      title: PCI
      indicators:
        entry: { type: number, better: lower }
        land: { type: number, better: higher }
        law: { type: number, better: higher }
      assessments:
        provinces:
          subject: unit
          scale: 100
          defaults:
            score: { relative: value, to: min-max, onto: { from: 1, to: 10 } }
          combine: { formula: 'sum(for i in 1..count(scores) return 10 * scores[i] * weights[i])' }
          criteria:
            - { id: d1, title: Entry, value: entry, weight: 5% }
            - { id: d2, title: Land, value: land, weight: 15% }
            - { id: d3, title: Law, value: law, weight: 80% }
      """
    ).run([
      "a": ["entry": 10, "land": 40, "law": 7], "b": ["entry": 40, "land": 80, "law": 5],
      "c": ["entry": 20, "land": 60, "law": 9],
    ])
    // a: 10 × (0.05 × 10 + 0.15 × 1 + 0.8 × 5.5); c: 10 × (0.05 × 7 + 0.15 × 5.5 + 0.8 × 10).
    #expect(results.total("a") == "50.5")
    #expect(results.total("c") == "91.75")
  }
}

extension PeerTests {
  /// A section by each part's distance from the best of all subjects, one section within another.
  @Test("A section's formula sees what its parts brought to all subjects")
  func sectionPeers() throws {
    let results = try Bench(
      """
      rulebook: topsis
      title: Topsis
      indicators:
        x: { type: number }
        y: { type: number }
      assessments:
        units:
          subject: unit
          assessed-when: x >= 0
          combine:
            formula: 100 * scores[1] / max(for p in peers return p.scores[1])
          criteria:
            - id: s
              title: S
              combine:
                formula: 'sum(for i in 1..count(scores) return weights[i] * scores[i] / max(for p in peers return p.scores[i]))'
              criteria:
                - { id: a, title: A, weight: 2, score: { formula: x } }
                - { id: b, title: B, score: { formula: y } }
      """
    ).run([
      "u": ["x": 5, "y": 10], "v": ["x": 10, "y": 5], "w": ["x": 10, "y": nil],
      "n": ["x": -1, "y": 900],
    ])
    // u: 2 × 5/10 + 10/10 = 2; v: 2 + 0.5 = 2.5, the best.
    #expect(results.points("s", of: "u") == "2")
    #expect(results.total("u") == "80")
    #expect(results.total("v") == "100")
    #expect(results.total("w") == "not-ranked")
    #expect(results.explanation(of: "u")?.total.number?.description == "80")
  }
}

extension Given {
  func isWord(_ text: String) -> Bool {
    if case .word(let word) = self { return word == text }
    return false
  }
}
