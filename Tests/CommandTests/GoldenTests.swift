import Foundation
import Testing

/// Whole commands whose every word is kept, in both languages.
///
/// `THIDUA_RECORD=1 swift test --filter GoldenTests` writes what the commands say now; such a run
/// fails, so that nothing is recorded unread.
@Suite struct GoldenTests {
  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: Checkout.url("Tests/CommandTests/Cases").path())
    return (names ?? []).sorted()
  }()

  @Test(arguments: cases) func saysWhatItSaid(_ name: String) throws {
    let folder = Checkout.url("Tests/CommandTests/Cases/\(name)")
    let text = String(
      decoding: try Data(contentsOf: folder.appending(path: "case.txt")), as: UTF8.self)
    let golden = try GoldenCase(text)
    for language in ["vi", "en"] {
      let files = try TemporaryFolder()
      try golden.prepare(files)
      let ended = thidua(
        golden.command, in: files.path, environment: ["THIDUA_LANG": language],
        input: golden.input, columns: golden.columns)
      #expect(ended.code == golden.exitCode, "exit code in \(language):\n\(ended.error)")
      if !golden.cure.isEmpty {
        try golden.cure(files)
        let cured = thidua(
          golden.command, in: files.path, environment: ["THIDUA_LANG": language],
          input: golden.input)
        #expect(cured.code == 0, "the cure leaves:\n\(cured.error)")
      }
      let said = section("output", ended.output) + section("error", ended.error)
      #expect(!said.contains(files.path), "a path of this machine")
      let kept = folder.appending(path: "\(language).txt")
      let expected = (try? Data(contentsOf: kept)).map { String(decoding: $0, as: UTF8.self) }
      if expected == said { continue }
      if ProcessInfo.processInfo.environment["THIDUA_RECORD"] != nil {
        try Data(said.utf8).write(to: kept)
        Issue.record("recorded \(name)/\(language).txt: read it, then run the tests again")
      } else {
        Issue.record("\(name)/\(language).txt differs; the command says:\n\(said)")
      }
    }
  }

  @Test func atLeastFiftyCasesAreMistakesInWhatIsGivenAndHalfOfThemAreCured() throws {
    let mistakes = try Self.cases.map { name in
      let url = Checkout.url("Tests/CommandTests/Cases/\(name)/case.txt")
      return try GoldenCase(String(decoding: Data(contentsOf: url), as: UTF8.self))
    }.filter { $0.exitCode == 1 }
    #expect(mistakes.count >= 50)
    #expect(mistakes.count { !$0.cure.isEmpty } >= 25)
  }

  private func section(_ name: String, _ text: String) -> String {
    text.isEmpty ? "" : "== \(name)\n\(text)" + (text.utf8.last == 0x0A ? "" : "\n== no line end\n")
  }
}
