import Diagnostics
import Rulebooks
import Testing

@testable import RuleTests

/// The tests of a rulebook in `Rulebooks`, run.
func report(_ name: String) -> TestReport {
  let path = folder + name
  let loaded = loadRulebook(at: path)
  let tests = loaded.loadTests(at: path)
  guard let rulebook = loaded.rulebook else {
    return TestReport(results: [], diagnostics: loaded.diagnostics)
  }
  let report = runTests(tests.suite, of: rulebook, in: TestFolder(path: path + "/"))
  return TestReport(
    results: report.results,
    diagnostics: loaded.diagnostics + tests.diagnostics + report.diagnostics)
}

private let folder: String = {
  let path = #filePath
  return String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) + "Rulebooks/"
}()

func short(_ diagnostics: [Diagnostic]) -> String {
  diagnostics.map { ShortRenderer(language: .en).render($0) }.joined()
}

@Suite struct SuiteTests {
  @Test(arguments: ["thu-tu-danh-gia", "xep-loai"])
  func passes(_ name: String) {
    let report = report(name)
    #expect(short(report.diagnostics) == "")
    let text = TestText(language: .en).text(of: report)
    let lines = text.split(separator: "\n").map { $0.replacing(folder, with: "") }
    #expect(lines.dropLast().isEmpty, "\(lines.joined(separator: "\n"))")
    #expect(report.count(.passed) == report.results.count && !report.results.isEmpty)
  }
}
