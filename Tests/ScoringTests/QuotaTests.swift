import Decimals
import Diagnostics
import Scoring
import Testing

/// Quotas, ties, overflow and the decisions that answer them (steps 12 to 15).
struct QuotaTests {
  static func rulebook(
    quota: String, requires: String = "", extra: String = "", loai: String = "text"
  ) -> String {
    """
    rulebook: quotas
    title: Quotas
    attributes:
      cluster: { of: unit, type: \(loai) }
    indicators:
      x: { type: number, range: { from: 0, to: 100 } }
      outstanding: { type: yes-no }
    assessments:
      units:
        subject: unit
        scale: 100
        criteria:
          - { id: c, title: C, points: 100, score: { given: x } }
        classes:
          - { id: A, title: A, from: 90\(requires) }
          - { id: B, title: B, from: 70 }
          - { id: C, title: C, from: 50 }
          - { id: D, title: D }
        quotas:
          - { id: q, class: A, \(quota) }
        rankings: { all: { within: all, order-by: [total] } }
    \(extra)
    """
  }

  static func units(_ points: [Int]) -> [String: [String: Given]] {
    var units: [String: [String: Given]] = [:]
    for (index, figure) in points.enumerated() {
      units["u\(index + 10)"] = [
        "x": .figure(.init(figure)), "cluster": .word(index % 2 == 0 ? "odd" : "even"),
        "outstanding": false,
      ]
    }
    return units
  }

  /// The classes of the units in their order, as one word.
  static func classes(_ results: Results, _ count: Int) -> String {
    (0..<count).map { results.className("u\($0 + 10)") }.joined(separator: " ")
  }

  @Test(
    "Base, rounding, ties and overflow",
    arguments: [
      // 20% of five rated B, counted before: one of three stays.
      (
        "within: all, share: 20%, of: { classes: [B], counted: before }, round: down",
        [99, 97, 95, 80, 79, 78, 77, 76], "A B B B B B B B"
      ),
      // The same rounded up: still one, 20% of five is one.
      (
        "within: all, share: 20%, of: { classes: [B], counted: before }, round: up",
        [99, 97, 95, 80, 79, 78, 77, 76, 75], "A A B B B B B B B"
      ),
      // A number instead of a share.
      ("within: all, at-most: 2", [99, 97, 95, 80], "A A B B"),
      // Those who tie at the line wait for the authority.
      ("within: all, at-most: 2", [99, 95, 95, 80], "A pending pending B"),
      ("within: all, at-most: 2, at-tie: include", [99, 95, 95, 80], "A A A B"),
      ("within: all, at-most: 2, at-tie: exclude", [99, 95, 95, 80], "A B B B"),
      // One in each cluster.
      ("within: cluster, at-most: 1", [99, 98, 97, 96], "A A B B"),
      // Overflow to a class that is named.
      ("within: all, at-most: 1, overflow-to: C", [99, 97, 80], "A C B"),
      // Counted after: the largest k with k ≤ 20% of those in B, the leavers among them.
      (
        "within: all, share: 20%, of: { classes: [B], counted: after }, round: down",
        [99, 98, 97, 96, 95, 94], "A B B B B B"
      ),
    ])
  func quotas(quota: String, points: [Int], expected: String) throws {
    let results = try Bench(Self.rulebook(quota: quota)).run(Self.units(points))
    #expect(Self.classes(results, points.count) == expected)
  }

  @Test("A case of small groups wins over the share")
  func smallGroups() throws {
    let quota =
      "within: all, share: 50%, round: down, "
      + "cases: [{ when: group size < 5, at-most: 1 }]"
    let bench = try Bench(Self.rulebook(quota: quota))
    #expect(Self.classes(bench.run(Self.units([99, 98, 97, 96])), 4) == "A B B B")
    #expect(Self.classes(bench.run(Self.units([99, 98, 97, 96, 95, 94])), 6) == "A A A B B B")
  }

  @Test("A case that holds for some members of a group and not for others is a fault")
  func differingCase() throws {
    let quota =
      "within: all, share: 50%, round: down, cases: [{ when: outstanding, share: 100% }]"
    var units = Self.units([99, 98])
    let bench = try Bench(Self.rulebook(quota: quota))
    #expect(bench.run(units).outcome.faults.isEmpty)
    units["u10"]?["outstanding"] = true
    let codes = bench.run(units).outcome.faults.map(\.fault.code)
    #expect(codes == ["TD5508"])
  }

  @Test("A unit of every level is counted in its quota once")
  func levels() throws {
    let rulebook = Self.rulebook(
      quota: "within: cluster, at-most: 1",
      requires:
        ", requires: [{ that: 'share at least(subordinates, \"B\") >= 0.5', if-missing: true }], when-requirements-fail: next-class"
    )
    let parents = ["u10": "u13"]
    // u13 stands above u10; both compete with u11 and u12 in one cluster or the other.
    let results = try Bench(rulebook).run(Self.units([99, 98, 97, 96]), parents: parents)
    #expect(Self.classes(results, 4) == "A A B B")
    #expect(results.outcome.assessments[0].quotas.count == 2)
  }

  @Test("Decisions answer what is pending, and nothing else")
  func decisions() throws {
    let bench = try Bench(Self.rulebook(quota: "within: all, at-most: 2"))
    let units = Self.units([99, 95, 95, 80])
    let results = bench.run(units) { ids in
      [
        Decision(subject: ids.unit("u11") ?? 0, kind: .quota, value: "có"),
        Decision(subject: ids.unit("u13") ?? 0, kind: .classDecision, value: "A"),
        Decision(subject: ids.unit("u10") ?? 0, kind: .finalClass, value: "C", computed: "B"),
        Decision(subject: ids.unit("u12") ?? 0, kind: .finalClass, value: "C", computed: "B"),
      ]
    }
    #expect(Self.classes(results, 4) == "A A C B")
    #expect(
      results.outcome.decisions.map(\.state) == [
        .applied, .notAsked, .stale(now: "A"), .applied,
      ])
  }
}
