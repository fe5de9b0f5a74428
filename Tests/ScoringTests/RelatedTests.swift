import Decimals
import Diagnostics
import Rulebooks
import Scoring
import Testing

/// What units and persons read of each other, and what a knock-out asks of the authority.
struct RelatedTests {
  @Test("A unit reads a fact of its head that is derived from facts of the unit")
  func derivedFactOfTheHead() throws {
    let results = try Bench(
      """
      rulebook: related
      title: Related
      indicators:
        cases: { type: whole-number }
        solved: { of: person, type: whole-number }
        rate of the head: { of: person, type: number, derived: 100 * solved / unit.cases }
      assessments:
        units:
          subject: unit
          criteria:
            - { id: c, title: C, points: 100, score: { formula: rate of the head } }
      """
    ).run(["u": ["cases": 8]], persons: ["p": ["solved": 6]], unitOf: ["p": "u"])
    #expect(results.total("u") == "75")
  }

  static let lists = """
    rulebook: lists
    title: Lists
    attributes:
      kind: { of: unit, type: choice, choices: [office, commune, both] }
    indicators:
      x: { type: number, range: { from: 0, to: 50 } }
      y: { type: number, range: { from: 0, to: 50 } }
    assessments:
      offices:
        subject: unit
        for: kind in ("office", "both")
        scale: 50
        criteria: [{ id: o, title: O, points: 50, score: { given: x } }]
        classes: [{ id: good, title: Good, from: 30 }, { id: poor, title: Poor }]
      communes:
        subject: unit
        for: kind in ("commune", "both")
        scale: 50
        criteria: [{ id: c, title: C, points: 50, score: { given: y } }]
        classes: [{ id: good, title: Good, from: 30 }, { id: poor, title: Poor }]
      heads:
        subject: person
        when-not-applicable: zero
        criteria:
          - id: h
            title: H
            points: 30
            score: { from: { assessment: [offices, communes], take: total } }
          - id: k
            title: K
            points: 10
            score:
              from: { assessment: [offices, communes], take: class, earn: { good: 10, poor: 4 } }
    """

  @Test("Of several assessments the one that rates the unit gives its total and class")
  func oneOfSeveral() throws {
    let results = try Bench(Self.lists).run(
      [
        "a": ["kind": "office", "x": 25, "y": 50], "b": ["kind": "commune", "x": 50, "y": 40],
        "c": ["kind": "both", "x": 10, "y": 20],
      ], persons: ["pa": [:], "pb": [:], "pc": [:]], unitOf: ["pa": "a", "pb": "b", "pc": "c"])
    #expect(results.total("pa", in: "heads") == "19")
    #expect(results.total("pb", in: "heads") == "34")
    #expect(results.points("h", of: "pc", in: "heads") == "faulty")
    #expect(results.outcome.faults.map(\.fault.code) == ["TD5510", "TD5510"])
    let explained = try #require(results.explanation(of: "pb", in: "heads")?.root?.children.first)
    guard case .fromTotal(_, let total, _, let assessment) = explained.calculation else {
      Issue.record("not explained by the total")
      return
    }
    #expect(total.number?.description == "40")
    #expect(assessment == "communes")
  }

  @Test(
    "A knock-out that asks leaves the authority every class of the gap, or none",
    arguments: [
      ("C", "C"), ("D", "D"), ("B", "B"), ("A", "pending"), ("none", "none"),
      ("không xếp loại", "none"), ("", "pending"),
    ])
  func asksAfterNone(decided: String, published: String) throws {
    let bench = try Bench(
      """
      rulebook: asks
      title: Asks
      indicators:
        x: { type: number, range: { from: 0, to: 100 } }
        force: { type: yes-no }
      assessments:
        units:
          subject: unit
          criteria: [{ id: c, title: C, points: 100, score: { given: x } }]
          classes:
            - { id: A, title: A, from: 90 }
            - id: B
              title: B
              from: 70
              requires: [{ that: total >= 85 }]
              when-requirements-fail: none
            - { id: C, title: C, from: 50 }
            - { id: D, title: D }
          knock-outs: [{ id: k, when: force, class: D, ask: authority }]
      """)
    let results = bench.run(["u": ["x": 80, "force": true], "v": ["x": 80, "force": false]]) {
      ids in
      guard !decided.isEmpty, let unit = ids.unit("u") else { return [] }
      return [Decision(subject: unit, kind: .classDecision, value: decided)]
    }
    #expect(results.className("u") == published)
    #expect(results.className("v") == "none")
  }

  @Test(
    "The year's total is made of those of its months",
    arguments: [
      ("mean", "error", "80"), ("sum", "error", "160"), ("min", "error", "70"),
      ("max", "error", "90"), ("last", "error", "90"), ("mean", "skip", "80"),
    ])
  func months(combine: String, missing: String, total: String) throws {
    let bench = try Bench(
      """
      rulebook: months
      title: Months
      indicators:
        x: { type: number }
        started: { type: yes-no }
      assessments:
        months:
          subject: unit
          assessed-when: started
          scale: 100
          criteria: [{ id: a, title: A, points: 100, score: { given: x } }]
        year:
          subject: unit
          when-not-applicable: zero
          criteria:
            - id: b
              title: B
              points: 200
              score:
                from: { assessment: months, take: total, every: month, combine: \(combine), missing: \(missing) }
      """)
    func inputs(_ units: [String: [String: Given]], _ periods: [InputPeriod] = []) -> Inputs {
      Inputs(units: bench.data(units, .unit), periods: periods)
    }
    // v has not started in January, w lacks February.
    let january: [String: [String: Given]] = [
      "u": ["x": 70, "started": true], "v": ["x": 5, "started": false],
      "w": ["x": 60, "started": true],
    ]
    let february: [String: [String: Given]] = [
      "u": ["x": 90, "started": true], "v": ["x": 50, "started": true], "w": ["started": true],
    ]
    let empty = SubjectData(ids: [], columns: [])
    let periods = [("2026-01", january), ("2026-02", february)].map { name, units in
      InputPeriod(length: .month, name: name, units: bench.data(units, .unit), persons: empty)
    }
    let outcome = evaluate(bench.plan, inputs(february, periods))
    let results = Results(ids: Ids(units: ["u", "v", "w"], persons: []), outcome: outcome)
    let doubled = try #require(Decimal(total)?.multiplying(.two))
    if combine == "sum" {
      #expect(results.points("b", of: "u", in: "year") == "faulty" || doubled <= Decimal(320))
    } else {
      #expect(results.points("b", of: "u", in: "year") == doubled.description)
    }
    #expect(results.points("b", of: "v", in: "year") == "100")
    #expect(
      results.points("b", of: "w", in: "year") == (missing == "skip" ? "120" : "lacking"))
    let explained = try #require(results.explanation(of: "u", in: "year")?.root?.children.first)
    if combine != "sum" {
      guard case .fromPeriods(let periods, _, _, "months") = explained.calculation else {
        Issue.record("not explained by the months")
        return
      }
      #expect(periods.parts.map(\.name) == ["2026-01", "2026-02"])
      #expect(periods.combined.number?.description == total)
    }
  }
}
