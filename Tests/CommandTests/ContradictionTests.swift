import Foundation
import Testing

/// The contradictions and gaps that official texts have, and more of their spirit: each is kept as a
/// golden case in which the checker names its place.
@Suite struct ContradictionTests {
  /// By the number of the contradiction: its cases, with the code that each is found by.
  static let official: [(number: String, cases: [(name: String, code: String)])] = [
    ("G1", [("analysis-zero-criterion-without-class", "TD3821")]),
    ("G2", [("analysis-eligible-in-vain", "TD3825"), ("analysis-award-never-given", "TD3824")]),
    ("G3", [("analysis-best-option-below-maximum", "TD3304")]),
    ("G4", [("analysis-rescaled-to-half", "TD3307")]),
    ("G6", [("analysis-condition-unmet-without-class", "TD3821")]),
    ("G7", [("analysis-two-headings-numbered-alike", "TD3857")]),
    (
      "G11",
      [
        ("analysis-quota-of-what", "TD3826"), ("analysis-quota-base-counted-when", "TD3003"),
        ("analysis-quota-of-few", "TD3827"),
      ]
    ),
    ("G14", [("analysis-missing-as-zero", "TD3807")]),
    ("G15", [("analysis-rounded-ties", "TD3863")]),
    ("G16", [("analysis-nothing-due", "TD3851"), ("analysis-divisor-can-be-zero", "TD3852")]),
  ]

  /// Further kinds: no official text was found to have them, but a rulebook easily does.
  static let further: [(name: String, code: String)] = [
    ("analysis-better-earns-less", "TD3854"),
    ("analysis-same-for-all", "TD3853"),
    ("analysis-score-ceiling-at-bound", "TD3823"),
    ("analysis-ceiling-shadowed", "TD3804"),
    ("analysis-quota-case-hidden", "TD3804"),
    ("analysis-limit-without-basis", "TD3830"),
    ("analysis-parameter-gap", "TD3856"),
    ("analysis-weights-near-whole", "TD3855"),
    ("analysis-points-out-of-reach", "TD3860"),
    ("analysis-missing-as-best", "TD3805"),
    ("analysis-parameter-and-register-unused", "TD3706"),
    ("analysis-line-shut-out", "TD3801"),
    ("analysis-rows-deducted-twice", "TD3803"),
    ("analysis-knock-out-of-nobody-rated", "TD3801"),
    ("analysis-class-that-nothing-leads-to", "TD3505"),
    ("analysis-printed-decimals", "TD3822"),
  ]

  private func told(_ name: String, in language: String) throws -> String {
    let url = Checkout.url("Tests/CommandTests/Cases/\(name)/\(language).txt")
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  @Test func eachIsFoundAtAPlaceInBothLanguages() throws {
    for (name, code) in Self.official.flatMap(\.cases) + Self.further {
      for language in ["vi", "en"] {
        let lines = try told(name, in: language).split(separator: "\n")
        let found = try #require(
          lines.firstIndex { $0.contains("[\(code)]") }, "\(name)/\(language).txt: no \(code)")
        let place = lines.indices.contains(found + 1) ? lines[found + 1] : ""
        #expect(place.contains(/--> rules\/rulebook\.yaml:[0-9]+:[0-9]+/), "\(name): \(place)")
      }
    }
  }

  @Test func noKindStandsTwiceAndTenAreFurther() {
    let codes = Set(Self.official.flatMap(\.cases).map(\.code))
    #expect(Set(Self.further.map(\.code)).subtracting(codes).count >= 10)
  }

  /// Where the list of contradictions lies beside the checkout, none of it is left out.
  @Test func noneOfTheListIsLeftOut() throws {
    let url = Checkout.url("../shared/domain/contradictions.md")
    guard let data = try? Data(contentsOf: url) else { return }
    let numbers = String(decoding: data, as: UTF8.self).matches(of: /\| (G[0-9]+) \|/).map {
      String($0.1)
    }
    #expect(!numbers.isEmpty)
    let known = Set(Self.official.map(\.number))
    #expect(numbers.filter { !known.contains($0) } == [])
  }
}
