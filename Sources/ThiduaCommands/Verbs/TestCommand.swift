import ArgumentParser
import Diagnostics
import RuleTests
import Rulebooks
import Runs
import Scoring

/// `thidua test`: the rule tests of a rulebook or a run.
struct TestCommand: Command {
  @Argument var folders: [String] = []
  @Option var only: String?
  @Option var format: Format?
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func checkArguments() throws(UsageFault) {
    if folders.count > 1 {
      throw .unexpectedArguments(
        arguments: Array(folders.dropFirst()), verb: Verb.test.rawValue)
    }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    switch try Location(folders.first, console) {
    case .rulebook(let file): return try testRulebook(at: file.name, console)
    case .run(let file): return try testRun(at: file.name, console)
    }
  }

  private func testRulebook(at path: String, _ console: Console) throws(Stop) -> ExitCode {
    let read = { (path: String) in readSource(path: console.systemPath(path), name: path) }
    let loaded = loadRulebook(at: path, reader: read)
    let tests = loaded.loadTests(
      at: path, names: { namesInFolder(console.systemPath($0)) }, reader: read)
    let found = loaded.diagnostics.filter { $0.severity == .error } + tests.diagnostics
    guard let rulebook = loaded.rulebook, !found.contains(where: { $0.severity == .error }) else {
      return end(found, nil, console)
    }
    try checkName(tests.suite)
    let report = runTests(tests.suite, of: rulebook, in: folder(of: path, console), only: only)
    try print(report, ("rulebook", rulebook.id.value), console)
    return end(found + report.diagnostics, report, console)
  }

  private func testRun(at path: String, _ console: Console) throws(Stop) -> ExitCode {
    let session = try Session(folders.first, console)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let tests = loadTests(
      ofRunIn: folder, names: { namesInFolder(console.systemPath($0)) },
      reader: { readSource(path: console.systemPath($0), name: $0) })
    guard let run = session.computed(keeping: .all, threads: nil) else { return session.refuse() }
    let own = run.diagnostics.diagnostics.filter { $0.severity == .error }
    if tests.diagnostics.contains(where: { $0.severity == .error }) {
      return end(own + tests.diagnostics, nil, console)
    }
    try checkName(tests.suite)
    let report = runTests(
      tests.suite, of: TestBase(run), in: self.folder(of: path, console), only: only)
    try print(report, ("run", run.file.id.value), console)
    return end(own + tests.diagnostics + report.diagnostics, report, console)
  }

  private func folder(of path: String, _ console: Console) -> TestFolder {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return TestFolder(path: folder) { console.systemPath($0) }
  }

  /// Complains of a name that no test has.
  private func checkName(_ suite: TestSuite) throws(Stop) {
    guard let only, suite.tests(named: only).isEmpty else { return }
    throw .usage(
      .unknownTest(
        name: only, nearest: nearestName(to: only, among: suite.tests.map(\.name.value))))
  }

  private func print(
    _ report: TestReport, _ subject: (key: String, id: String), _ console: Console
  ) throws(Stop) {
    switch format ?? .text {
    case .text: try console.print(TestText(language: console.language).text(of: report))
    case .json:
      var json = JSONWriter(layout: .indented)
      report.write(subject, to: &json)
      json.endLine()
      try console.print(json.bytes)
    }
  }

  /// Reports what is wrong with the rules or the tests themselves.
  ///
  /// - Parameter report: What the tests found; nil where they could not be run.
  private func end(
    _ diagnostics: [Diagnostic], _ report: TestReport?, _ console: Console
  ) -> ExitCode {
    let list = DiagnosticList(diagnostics)
    if list.hasErrors {
      console.close(
        list, showing: .warning,
        then: console.words("Sửa các lỗi trên rồi chạy lại.", "Correct them, then run again."))
      return diagnostics.contains { $0.fault is FileFault } ? .couldNotRun : .faults
    }
    console.report(list)
    if let report, report.results.isEmpty {
      console.say(
        console.words(
          "Chưa có ca kiểm thử nào: viết vào tests.yaml bên cạnh bộ tiêu chí hoặc đợt đánh giá.\n",
          "There are no tests yet: write them into tests.yaml beside the rulebook or run.\n"))
    }
    return report?.isPassed ?? false ? .done : .faults
  }
}
