import Diagnostics
import Testing

/// The page "How do I write …?" shows nothing that is not run.
@Suite struct HowToTests {
  static let folders = folder + "HowTo/"
  static let named = Set(situations().flatMap { $0.blocks.map(\.file) }).sorted()

  @Test(arguments: named) func theRuleTestsPass(_ name: String) throws {
    let report = try #require(exampleReport(at: Self.folders + exampleFolder(of: name)))
    expectAllPass(report)
  }

  @Test func fortySituationsInBothLanguages() {
    let situations = Self.situations()
    #expect(situations.map(\.number) == Array(1...max(40, situations.count)))
    for situation in situations {
      #expect(situation.isEnglish, "\(situation.number) has no English")
      #expect(!situation.blocks.isEmpty, "\(situation.number) shows no YAML")
    }
  }

  @Test func everyBlockStandsInItsFileAndIsRunByATest() throws {
    for situation in Self.situations() {
      var text = ""
      for block in situation.blocks {
        let files = try exampleFiles(at: Self.folders + exampleFolder(of: block.file))
        text += files.joined()
        let own = try String(
          decoding: readFile(path: Self.folders + block.file).get(), as: UTF8.self)
        #expect(holds(lines(of: own), block.lines), "\(situation.number): \(block.lines)")
      }
      let number = situation.number < 10 ? "0\(situation.number)" : "\(situation.number)"
      let isRun = text.split(separator: "\n").contains { line in
        line.contains("- name:")
          && line.split { !$0.isLetter && !$0.isNumber }.contains { $0 == number }
      }
      #expect(isRun, "\(number): no test has it in its name")
    }
  }

  private struct Situation {
    let number: Int
    let question: String
    var isEnglish = false
    var blocks: [(file: String, lines: [String])] = []
  }

  /// A situation is a heading `### NUMBER. QUESTION?` in Vietnamese, a line of English in italics and blocks
  /// marked `yaml FILE`.
  private static func situations() -> [Situation] {
    var result: [Situation] = []
    var block: (file: String, lines: [String])?
    for line in page("HowTo") {
      if let open = block {
        if line.hasPrefix("```") {
          if !result.isEmpty { result[result.count - 1].blocks.append(open) }
          block = nil
        } else {
          block = (open.file, open.lines + [trimmed(line[...])])
        }
      } else if let heading = line.firstMatch(of: #/^### (\d+)\. (.+)\?$/#) {
        result.append(Situation(number: Int(heading.1) ?? 0, question: String(heading.2)))
      } else if line.hasPrefix("```yaml ") {
        block = (String(line.dropFirst(8)), [])
      } else if line.hasPrefix("*"), !result.isEmpty {
        result[result.count - 1].isEnglish = true
      }
    }
    return result
  }

  private func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { trimmed($0) }
  }

  /// Whether `part` stands in `whole` line by line; a line `…` stands for any lines.
  private func holds(_ whole: [String], _ part: [String]) -> Bool {
    var start = 0
    for piece in part.split(separator: "…") {
      guard
        let found = (start..<max(start, whole.count - piece.count + 1)).first(where: {
          whole[$0..<$0 + piece.count].elementsEqual(piece)
        })
      else { return false }
      start = found + piece.count
    }
    return !part.isEmpty
  }
}
