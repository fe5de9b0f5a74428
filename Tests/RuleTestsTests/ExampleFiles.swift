import Diagnostics
import RuleTests
import Rulebooks
import Runs
import Testing

// What the tests of the documentation's pages share.

/// The lines of a page of the documentation.
func page(_ name: String) -> [String] {
  let path = checkout + "Sources/thidua/thidua.docc/\(name).md"
  guard let bytes = try? readFile(path: path).get() else { return [] }
  return String(decoding: bytes, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

/// What stands between backquotes.
func quoted(_ text: String) -> [String] {
  text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
    .filter { $0.offset % 2 == 1 }.map { String($0.element) }
}

func trimmed(_ text: Substring) -> String {
  String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}

/// The rulebook or run that a file of examples belongs to: itself, or its folder.
func exampleFolder(of file: String) -> String {
  guard let slash = file.lastIndex(of: "/") else { return file }
  return String(file[..<slash])
}

/// The YAML of a rulebook that is a file, or of a folder.
func exampleFiles(at path: String) throws -> [String] {
  let paths =
    path.hasSuffix(".yaml")
    ? [path] : namesInFolder(path).filter { $0.hasSuffix(".yaml") }.map { path + "/" + $0 }
  return try paths.map { String(decoding: try readFile(path: $0).get(), as: UTF8.self) }
}

/// The report on the rule tests of a rulebook or of a run; nil where a run cannot be computed.
func exampleReport(at path: String) -> TestReport? {
  guard !path.hasSuffix(".yaml"), namesInFolder(path).contains("run.yaml") else {
    return report(of: path)
  }
  let tests = loadTests(ofRunIn: path + "/")
  guard let run = loadRun(at: path + "/run.yaml").computed() else { return nil }
  let report = runTests(tests.suite, of: TestBase(run), in: TestFolder(path: path + "/"))
  return TestReport(
    results: report.results, diagnostics: tests.diagnostics + report.diagnostics)
}

func expectAllPass(_ report: TestReport) {
  #expect(short(report.diagnostics) == "")
  let lines = TestText(language: .en).text(of: report).split(separator: "\n")
  #expect(lines.dropLast().isEmpty, "\(lines.joined(separator: "\n"))")
  #expect(report.isPassed && !report.results.isEmpty)
}
