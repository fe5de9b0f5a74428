import Decimals
import Scoring
import Testing

/// Points of what does not apply, shared among all criteria of the assessment.
struct SharingTests {
  static let amongAll = "{ share-equally: { among: all } }"

  @Test(
    "What is freed goes to every scored criterion in equal parts",
    arguments: [
      // a1 frees 10 for four criteria: 6.25 + 20.25 + 16.875 + 31.875.
      (amongAll, "rescale-section", "rescale-section", true, true, "75.25"),
      // a1 frees 10 for two siblings, b1 frees 20 for three criteria.
      ("share-equally", amongAll, "rescale-section", true, false, "74.333333333333333333333333"),
      // No part of A applies: A frees its 40 for b1 and b2.
      ("full-points", "rescale-section", amongAll, false, true, "75"),
      // The parts of a section that does not apply free nothing of their own.
      (amongAll, "rescale-section", "zero", false, true, "45"),
      ("rescale-total", amongAll, "rescale-section", true, false, "74.814814814814814814814815"),
    ])
  func shares(a1: String, b1: String, a: String, a2: Bool, b1Applies: Bool, total: String) throws {
    var figures = NotApplicableTests.figures
    figures["a2 applies"] = .truth(a2)
    figures["b1 applies"] = .truth(b1Applies)
    let results = try Bench(NotApplicableTests.rulebook(a1: a1, b1: b1, a: a)).run(["u": figures])
    #expect(results.total("u") == total)
    let explanation = try #require(results.explanation(of: "u"))
    #expect(explanation.total.number?.description == total)
  }

  @Test("Whoever earns all points has the whole scale, whatever does not apply")
  func keepsTheScale() throws {
    let bench = try Bench(NotApplicableTests.rulebook(a1: Self.amongAll, b1: Self.amongAll))
    var units: [String: [String: Given]] = [:]
    for (number, bits) in (0..<7).enumerated() {
      units["u\(number)"] = [
        "pa1": 10, "pa2": 10, "pa3": 20, "pb1": 20, "pb2": 40,
        "a1 applies": .truth(bits & 1 == 0), "a2 applies": .truth(bits & 2 == 0),
        "b1 applies": .truth(bits & 4 == 0),
      ]
    }
    let results = bench.run(units)
    for unit in units.keys { #expect(results.total(unit) == "100") }
  }

  @Test("An explanation says by how much each criterion grew")
  func explained() throws {
    let results = try Bench(NotApplicableTests.rulebook(a1: Self.amongAll))
      .run(["u": NotApplicableTests.figures])
    let root = try #require(results.explanation(of: "u")?.root)
    let leaves = root.children.flatMap(\.children).filter { $0.result.state.hasPoints }
    #expect(leaves.map { $0.grownBy?.description } == Array(repeating: "2.5", count: 4))
  }
}
