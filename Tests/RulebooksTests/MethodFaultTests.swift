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
}
