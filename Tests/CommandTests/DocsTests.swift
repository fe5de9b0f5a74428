import Foundation
import FoundationXML
import Testing

/// The printed rulebook: whole, readable by other tools, and with what its author left open.
@Suite struct DocsTests {
  static let rulebooks: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: Checkout.url("Rules").path())
    return (names ?? []).sorted()
  }()

  @Test(arguments: rulebooks) func everyShippedRulebookIsPrintedWhole(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.copy("Rules")
    let source = try sources(of: Checkout.url("Rules/\(name)"))
    for language in ["vi", "en"] {
      for format in ["markdown", "html"] {
        let ended = thidua(
          ["docs", "Rules/\(name)", "--format", format, "--lang", language], in: folder.path)
        #expect(ended.code == 0 && ended.error.isEmpty, "\(ended.error)")
        // What a text is made of must not show.
        #expect(!ended.output.contains("PrintedText") && !ended.output.contains("Optional("))
        let text = ended.output.replacing("\\", with: "")
        for id in criteria(in: source) {
          #expect(
            text.contains(format == "html" ? ">\(id)<" : "| \(id) |") || text.contains("**\(id)**"),
            "\(name) \(format) \(language): \(id)")
        }
        if format == "html" {
          let parser = XMLParser(data: Data(ended.output.utf8))
          #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
          #expect(!ended.output.contains("<script") && !ended.output.contains("http-equiv"))
        }
      }
    }
  }

  @Test func acceptedFindingsAreShownWithTheirReasonsAtTheirPlaceAndAtTheEnd() throws {
    let folder = try TemporaryFolder()
    try folder.copy("Rules")
    let ended = thidua(["docs", "Rules/bac-giang-46"], in: folder.path)
    let reason = "Văn bản để trống; giữ nguyên và nêu câu hỏi."
    #expect(ended.output.components(separatedBy: reason).count == 3)
    #expect(ended.output.contains("**Chấp nhận TD3821:** \(reason)"))
    #expect(ended.output.contains("| TD3821 | 50 điểm mà không đạt điều kiện"))
    #expect(ended.output.contains("## Câu hỏi chờ cơ quan ban hành trả lời"))
  }

  @Test func aRunPrintsTheParametersOfItsPeriod() throws {
    let folder = try TemporaryFolder()
    for path in ["Samples", "Rules"] { try folder.copy(path) }
    let run = thidua(["docs", "Samples/bac-giang-2026"], in: folder.path)
    let rulebook = thidua(["docs", "Rules/bac-giang-46"], in: folder.path)
    #expect(run.code == 0)
    #expect(run.output == rulebook.output)
  }

  private func sources(of folder: URL) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    return try names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("tests") }.sorted()
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
      .joined(separator: "\n")
  }

  /// The ids that criteria have in the files, read without the program's own reader.
  private func criteria(in source: String) -> [String] {
    source.matches(of: /- id: "([0-9][^"]*)"/).map { String($0.1) }
  }
}
