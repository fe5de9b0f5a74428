import Diagnostics
import Rulebooks
import Testing

/// The faults of one rulebook in text, by code, line and column.
func faults(_ text: String) throws -> [String] {
  let loaded = load(text)
  let checked = loaded.rulebook.map { check($0).diagnostics } ?? []
  return places(loaded.diagnostics + checked)
}

/// Faults of methods and of the order of evaluation that the good rulebook has no place for.
struct MethodFaultTests {
  @Test("Assessments in a circle by what they take over and by their subordinates")
  func circle() throws {
    let text = """
      rulebook: circle
      title: Circle
      assessments:
        superiors:
          subject: unit
          scale: 10
          criteria:
            - id: a
              title: A
              points: 10
              score: { yes-no: 'number at least(subordinates, "good") > 2' }
        units:
          subject: unit
          scale: 10
          criteria:
            - { id: b, title: B, points: 10, score: { from: { assessment: middle, take: total } } }
          classes: [{ id: good, title: Good, from: 5 }, { id: poor, title: Poor }]
        middle:
          subject: unit
          scale: 10
          criteria:
            - id: c
              title: C
              points: 10
              score: { from: { assessment: [superiors], take: total } }
      """
    let loaded = load(text)
    let diagnostics = check(try #require(loaded.rulebook)).diagnostics
    let circles = diagnostics.filter { $0.fault.code == "TD3119" }
    #expect(places(circles) == ["TD3119 16:69"])
    let fault = try #require(circles.first?.fault)
    for name in ["superiors", "units", "middle"] {
      #expect(fault.headline(.en).plain(in: .en).contains(name))
    }
    #expect(fault.relatedPlaces(.en).map { $0.span.place.line } == [25, 11])
  }

  @Test(
    "Points shared among all criteria ask for plain sums",
    arguments: [
      ("", []), ("\n      combine: mean", ["TD3313 19:32"]),
      ("\n      counts-as: 40", ["TD3313 19:32"]),
    ])
  func sharing(key: String, expected: [String]) throws {
    let text = """
      rulebook: sharing
      title: Sharing
      indicators:
        x: { type: number, range: { from: 0, to: 20 } }
        applies: { type: yes-no }
      assessments:
        units:
          subject: unit
          criteria:
          - id: s
            title: S\(key)
            criteria:
              - { id: a, title: A, points: 20, score: { given: x } }
              - id: b
                title: B
                points: 20
                applies-when: applies
                when-not-applicable: { share-equally: { among: all } }
                score: { given: x }
      """
    #expect(try faults(text) == expected)
  }

  /// A rulebook of one criterion with the lines of `rules`, whose first is line 15.
  static func rulebook(_ rules: String) -> String {
    """
    rulebook: methods
    title: Methods
    attributes:
      cluster: { of: unit, type: text }
    indicators:
      x: { type: number }
      y: { type: number, better: lower }
      yes: { type: yes-no }
      word: { type: text }
    assessments:
      units:
        subject: unit
        criteria:
          - id: c
            title: C
    \(rules.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "        " + $0 }.joined(separator: "\n"))
    """
  }

  @Test(
    "Mistakes in methods made of methods and in comparisons",
    arguments: [
      // Parts.
      ("points: 10\nscore: { best-of: [{ given: x }, { givne: y }] }", ["TD3001 17:44"]),
      ("points: 10\nscore: { best-of: [{ given: x, point: 5 }] }", ["TD3001 17:40"]),
      ("points: 10\nscore: { best-of: [] }", ["TD3027 17:18"]),
      ("points: 10\nscore: { mean-of: [{ given: yes }] }", ["TD3024 17:28"]),
      (
        "points: 10\nscore: { sum-of: [{ yes-no: yes }, { given: x, points: 4 }] }",
        ["TD3305 17:27"]
      ),
      (
        "points: 10\nscore:\n  sum-of: [{ yes-no: yes, points: 5 }, { given: x, points: 4 }]",
        ["TD3301 16:17"]
      ),
      ("points: 10\nscore: { best-of: [{ given: x, points: 12 }] }", ["TD3303 16:17"]),
      ("points: 10\nscore: { mean-of: [{ given: x }, { given: y, points: 6 }] }", ["TD3304 16:17"]),
      ("points: 10\nscore: { best-of: [{ given: x }], within: cluster }", ["TD3024 17:43"]),
      ("points: 10\nscore: { best-of: [{ given: x, applies-when: yes }] }", ["TD3308 14:13"]),
      // Peers.
      ("value: x\nscore: { relative: value, to: min-max }", ["TD3881 17:9"]),
      ("value: x\nscore: { formula: value / best }", ["TD3881 17:9"]),
      ("value: x\nscore: { formula: value / best, better: higher }", []),
      ("value: x\nscore: { formula: value / mean(values) }", []),
      ("value: word\nscore: { formula: 'count(values)' }", ["TD3201 16:16"]),
      ("score: { formula: 'count(values)' }", ["TD3211 16:34"]),
      ("value: y\nscore: { relative: value, to: min-max, within: clustre }", ["TD3107 17:56"]),
      ("value: y\nscore: { relative: value, to: minmax }", ["TD3013 17:39"]),
      ("value: y\nscore: { relative: value }", ["TD3003 17:16"]),
      ("value: y\nscore: { relative: value, to: z-score, when-equal: full }", ["TD3883 17:60"]),
      ("points: 5\nvalue: y\nscore: { relative: value, to: z-score }", ["TD3884 16:17"]),
      (
        "value: y\nscore: { relative: value, to: best, onto: { mean: 1, sd: 2 } }",
        ["TD3003 17:51", "TD3003 17:51", "TD3024 17:53", "TD3024 17:62"]
      ),
      (
        "points: 5\nvalue: y\nscore: { relative: value, to: best, onto: { from: 0, to: 7 } }",
        ["TD3303 18:66"]
      ),
      (
        "value: share at least(subordinates, \"A\")\nscore: { formula: value - mean(values) }",
        ["TD3130 16:16"]
      ),
      ("value: count(subordinates)\nscore: { formula: value - mean(values) }", ["TD3882 16:16"]),
      ("points: 5\nscore: { yes-no: yes, when-equal: half }", ["TD3024 17:31"]),
      // Groups of deductions.
      (
        "points: 5\nscore: { deduct: [{ deduct: [{ when: yes, lose: 1 }], lose: 2 }] }",
        ["TD3024 17:63"]
      ),
      (
        "points: 5\nscore: { deduct: [{ deduct: [{ when: yes, lose: 1 }], floor: 2 }] }",
        ["TD3024 17:63"]
      ),
      (
        "points: 5\nscore: { deduct: [{ points: 2, floor: 3, deduct: [{ when: yes, lose: 1 }] }] }",
        ["TD3311 17:37"]
      ),
      ("points: 5\nscore: { deduct: [{ when: yes, lose: 1, points: 2 }] }", ["TD3024 17:49"]),
    ] as [(String, [String])])
  func methods(rules: String, expected: [String]) throws {
    let found = try faults(Self.rulebook(rules)).filter { fault in
      // That nothing else reads an indicator, and that comparisons depend on others, is told too.
      !["TD3701", "TD3862"].contains { fault.hasPrefix($0) }
    }
    #expect(found == expected)
  }

  @Test(
    "Totals of parts of the period ask how they combine, and are taken once",
    arguments: [
      ("every: month, combine: mean", []), ("every: month", ["TD3003 19:17"]),
      ("every: week, combine: mean", ["TD3013 19:59"]), ("combine: mean", ["TD3024 19:52"]),
      ("every: month, combine: mean, missing: never", ["TD3013 19:90"]),
    ])
  func periods(keys: String, expected: [String]) throws {
    let text = """
      rulebook: months
      title: Months
      indicators:
        x: { type: number }
      assessments:
        months:
          subject: unit
          scale: 10
          criteria: [{ id: a, title: A, points: 10, score: { given: x } }]
        year:
          subject: unit
          scale: 10
          when-not-applicable: zero
          criteria:
            - id: b
              title: B
              points: 10
              score:
                from: { assessment: months, take: total, \(keys) }
      """
    let found = try faults(text)
    #expect(found == expected)
    let nested = text.replacing(
      "score: { given: x }",
      with: "score: { from: { assessment: days, take: total, every: quarter, combine: sum } }"
    ).replacing(
      "assessments:\n",
      with:
        "assessments:\n  days:\n    subject: unit\n    scale: 10\n    criteria: [{ id: d, title: D, points: 10, score: { given: x } }]\n"
    )
    if expected.isEmpty {
      let nestedFaults = try faults(nested)
      #expect(nestedFaults == ["TD3131 23:31"])
    }
  }
}
