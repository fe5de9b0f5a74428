import Testing

/// The worked example of `rule-language` section 5: A of 40 {a1 10 not applicable; a2 5 of 10; a3 18
/// of 20} beside B of 60 {15 of 20; 30 of 40}.
struct NotApplicableTests {
  static func rulebook(a1: String, b1: String = "rescale-section", a: String = "rescale-section")
    -> String
  {
    """
    rulebook: worked
    title: Worked example
    indicators:
      a1 applies: { type: yes-no }
      a2 applies: { type: yes-no }
      b1 applies: { type: yes-no }
      pa1: { type: number }
      pa2: { type: number }
      pa3: { type: number }
      pb1: { type: number }
      pb2: { type: number }
    assessments:
      units:
        subject: unit
        scale: 100
        criteria:
          - id: A
            title: A
            points: 40
            when-not-applicable: \(a)
            criteria:
              - id: a1
                title: a1
                points: 10
                applies-when: a1 applies
                when-not-applicable: \(a1)
                score: { given: pa1 }
              - id: a2
                title: a2
                points: 10
                applies-when: a2 applies
                when-not-applicable: \(a1)
                score: { given: pa2 }
              - id: a3
                title: a3
                points: 20
                applies-when: a2 applies
                when-not-applicable: \(a1)
                score: { given: pa3 }
          - id: B
            title: B
            points: 60
            criteria:
              - id: b1
                title: b1
                points: 20
                applies-when: b1 applies
                when-not-applicable: \(b1)
                score: { given: pb1 }
              - id: b2
                title: b2
                points: 40
                score: { given: pb2 }
    """
  }

  static let figures: [String: Given] = [
    "pa1": 0, "pa2": 5, "pa3": 18, "pb1": 15, "pb2": 30, "a1 applies": false,
    "a2 applies": true, "b1 applies": true,
  ]

  @Test(
    "The worked example of the evaluation order, by the kind of a1",
    arguments: [
      ("full-points", "78"), ("share-equally", "75"),
      ("rescale-section", "75.666666666666666666666667"),
      ("rescale-total", "75.555555555555555555555556"), ("zero", "68"),
    ])
  func kinds(kind: String, total: String) throws {
    let results = try Bench(Self.rulebook(a1: kind)).run(["u": Self.figures])
    #expect(results.total("u") == total)
  }

  @Test("share-equally gives a2 7.5 and a3 22.5 and explains it")
  func shares() throws {
    let results = try Bench(Self.rulebook(a1: "share-equally")).run(["u": Self.figures])
    #expect(results.points("A", of: "u") == "30")
  }

  @Test("a1 rescaled in its section, B's first in the total")
  func mixed() throws {
    var figures = Self.figures
    figures["b1 applies"] = false
    let results = try Bench(Self.rulebook(a1: "rescale-section", b1: "rescale-total"))
      .run(["u": figures])
    #expect(results.total("u") == "75.833333333333333333333333")
  }

  @Test(
    "All of A not applicable: A by its own kind",
    arguments: [
      ("full-points", "85"), ("zero", "45"), ("share-equally", "75"), ("rescale-section", "75"),
      ("rescale-total", "75"),
    ])
  func wholeSection(kind: String, total: String) throws {
    var figures = Self.figures
    figures["a2 applies"] = false
    let results = try Bench(Self.rulebook(a1: "full-points", a: kind)).run(["u": figures])
    #expect(results.total("u") == total)
  }
}
