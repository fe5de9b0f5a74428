import Foundation
import Testing

/// The page about scoring methods: its first block declares evidence, each other is a list of
/// criteria over it.
struct DocumentationTests {
  static let blocks: [String] = {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/thidua/thidua.docc/ScoringMethods.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "```yaml\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
  }()

  @Test("The page has its examples") func hasExamples() { #expect(Self.blocks.count == 7) }

  @Test("Every example of the page about scoring methods is a good rulebook", arguments: 1..<7)
  func examples(number: Int) throws {
    let blocks = Self.blocks
    try #require(blocks.indices.contains(number))
    let criteria = blocks[number].split(separator: "\n", omittingEmptySubsequences: false)
      .map { "      " + $0 }.joined(separator: "\n")
    _ = try Bench(
      "rulebook: page\ntitle: Page\n" + blocks[0]
        + "assessments:\n  months:\n    subject: unit\n    scale: 10\n"
        + "    criteria: [{ id: m, title: M, points: 10, score: { per: số lỗi, each: 1 } }]\n"
        + "  units:\n    subject: unit\n    when-not-applicable: zero\n"
        + "    criteria:\n" + criteria)
  }
}
