import ArgumentParser
import Decimals
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
  @Flag var coverage = false
  @Option var minCoverage: String?
  @Flag var suggest = false
  @Option var junit: String?
  @Flag var force = false
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func checkArguments() throws(UsageFault) {
    if folders.count > 1 {
      throw .unexpectedArguments(
        arguments: Array(folders.dropFirst()), verb: Verb.test.rawValue)
    }
    if force, junit == nil { throw .unusedOption(option: "--force", needs: "--junit") }
    if suggest, format == .json {
      throw .conflictingOptions(option: "--suggest", other: "--format json")
    }
    // What is written to standard output must be one file.
    if junit == "-", suggest || format == .json {
      throw .conflictingOptions(option: "--junit -", other: suggest ? "--suggest" : "--format json")
    }
    if let minCoverage, hundredths(ofPercent: minCoverage) == nil {
      throw .notAPercentage(option: "--min-coverage", value: minCoverage)
    }
  }

  /// Whether what the tests reach has to be known.
  private var asksCoverage: Bool { coverage || suggest || minCoverage != nil }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    switch try Location(folders.first, console) {
    case .rulebook(let file): return try testRulebook(at: file.name, console)
    case .run(let file): return try testRun(at: file.name, console)
    }
  }

  private func testRulebook(at path: String, _ console: Console) throws(Stop) -> ExitCode {
    try console.check(output: junit, force: force)
    let read = { (path: String) in readSource(path: console.systemPath(path), name: path) }
    let loaded = loadRulebook(at: path, reader: read)
    let tests = loaded.loadTests(
      at: path, names: { namesInFolder(console.systemPath($0)) }, reader: read)
    let found = loaded.diagnostics.filter { $0.severity == .error } + tests.diagnostics
    guard let rulebook = loaded.rulebook, !found.contains(where: { $0.severity == .error }) else {
      return end(found, nil, nil, console)
    }
    try checkName(tests.suite)
    let checked = asksCoverage ? check(rulebook).checked : nil
    let folder = folder(of: path, console)
    var recorder = checked.map { CoverageRecorder($0) }
    let report = runTests(tests.suite, of: rulebook, in: folder, only: only) { _, outcome in
      recorder?.record(outcome)
    }
    let reached = recorder?.coverage
    if suggest, let checked, let reached {
      try print(
        suggestTests(
          for: reached, of: rulebook, checked: checked, suite: tests.suite, in: folder,
          language: console.language), console)
    }
    try deliver(report, reached, ("rulebook", rulebook.id.value), console)
    return end(found + report.diagnostics, report, reached, console)
  }

  private func testRun(at path: String, _ console: Console) throws(Stop) -> ExitCode {
    try console.check(output: junit, force: force)
    let session = try Session(folders.first, console)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let tests = loadTests(
      ofRunIn: folder, names: { namesInFolder(console.systemPath($0)) },
      reader: { readSource(path: console.systemPath($0), name: $0) })
    guard let run = session.computed(keeping: .all, threads: nil) else { return session.refuse() }
    let own = run.diagnostics.diagnostics.filter { $0.severity == .error }
    if tests.diagnostics.contains(where: { $0.severity == .error }) {
      return end(own + tests.diagnostics, nil, nil, console)
    }
    try checkName(tests.suite)
    let checked = run.outcome.plan.checked
    var recorder = asksCoverage ? CoverageRecorder(checked) : nil
    let report = runTests(
      tests.suite, of: TestBase(run), in: self.folder(of: path, console), only: only
    ) { _, outcome in
      recorder?.record(outcome)
    }
    let reached = recorder?.coverage
    if suggest, let reached {
      try print(
        suggestTests(
          for: reached, of: checked.rulebook, checked: checked, suite: tests.suite,
          in: self.folder(of: path, console), language: console.language), console)
    }
    try deliver(report, reached, ("run", run.file.id.value), console)
    return end(own + tests.diagnostics + report.diagnostics, report, reached, console)
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

  /// Writes suggested tests, or says that none are lacking.
  private func print(_ suggested: String, _ console: Console) throws(Stop) {
    try console.print(suggested)
    guard suggested.isEmpty else { return }
    console.say(
      console.words(
        "Các ca kiểm thử đã đi tới mọi nhánh quy tắc.\n",
        "The tests reach every branch of the rules.\n"))
  }

  /// Writes what the tests found to standard output, and for other software to a file.
  private func deliver(
    _ report: TestReport, _ reached: Coverage?, _ subject: (key: String, id: String),
    _ console: Console
  ) throws(Stop) {
    if let junit {
      let text = report.junit(named: subject.id, in: console.language)
      try console.deliver(to: junit, force: force) { (sink) throws(SinkFailure) in
        try sink.write(Array(text.utf8))
      }
    }
    if suggest { return }
    switch format ?? .text {
    case .text:
      var text = TestText(language: console.language).text(of: report)
      if coverage, let reached {
        text += CoverageText(language: console.language).text(of: reached)
      }
      if junit == "-" { console.say(text) } else { try console.print(text) }
    case .json:
      var json = JSONWriter(layout: .indented)
      report.write(subject, coverage: coverage ? reached : nil, to: &json)
      json.endLine()
      try console.print(json.bytes)
    }
  }

  /// Reports what is wrong with the rules or the tests themselves.
  ///
  /// - Parameters:
  ///   - report: What the tests found; nil where they could not be run.
  ///   - reached: What they reached, where that was asked for.
  private func end(
    _ diagnostics: [Diagnostic], _ report: TestReport?, _ reached: Coverage?,
    _ console: Console
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
    guard report?.isPassed ?? false else { return .faults }
    guard let minCoverage, let reached, let wanted = hundredths(ofPercent: minCoverage),
      !reached.reaches(hundredths: wanted)
    else { return .done }
    console.say(tooLittle(reached, than: minCoverage, console))
    return .faults
  }
}

extension TestCommand {
  /// What is said where tests reach less than is wanted: what they did not reach, if the table has
  /// not said it, and the two commands that help.
  private func tooLittle(_ reached: Coverage, than wanted: String, _ console: Console) -> String {
    let text = CoverageText(language: console.language)
    let command = "thidua test\(folders.first.map { " " + shellWord($0) } ?? "")"
    let gaps = coverage ? "" : text.gaps(of: reached, most: 20)
    return text.summary(of: reached)
      + console.words(" Chưa đủ \(wanted).\n", " That is less than \(wanted).\n") + gaps
      + console.words(
        "Xem đầy đủ: \(command) --coverage; mẫu ca kiểm thử: \(command) --suggest\n",
        "All of it: \(command) --coverage; tests to start from: \(command) --suggest\n")
  }
}

/// A percentage of 0 to 100 with up to two decimals, such as `95%` or `99.5`, in hundredths.
private func hundredths(ofPercent text: String) -> Int? {
  let figure = text.hasSuffix("%") ? String(text.dropLast()) : text
  guard let value = Decimal(figure), !value.isNegative, value <= .hundred else { return nil }
  return value.multiplying(.hundred)?.rounded(toDigits: 0, .ceiling)?.integer
}
