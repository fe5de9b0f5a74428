import Decimals
import Diagnostics
public import Rulebooks
public import Scoring

/// Runs the tests of a rulebook.
///
/// The rules are checked and compiled once for each day, and each list of holidays, that tests ask
/// for.
///
/// - Parameters:
///   - suite: The tests with their samples.
///   - rulebook: The rulebook, loaded without errors.
///   - folder: The folder in which the tables lie that tests name.
///   - name: The tests that are run: those whose name is this or holds it; nil for all.
///   - observer: Is shown what each test had computed, for whoever asks what tests reach.
public func runTests(
  _ suite: TestSuite, of rulebook: Rulebook, in folder: TestFolder, only name: String? = nil,
  observer: ((RuleTest, Outcome) -> Void)? = nil
) -> TestReport {
  var bench = TestBench(suite: suite, folder: folder, observer: observer)
  return bench.run(only: name) { setting in
    let result = check(rulebook, on: setting.day, holidays: setting.holidays)
    return (result.checked, result.diagnostics)
  }
}

/// Runs the tests of a run.
///
/// - Parameters:
///   - suite: The tests with their samples.
///   - base: The run as it was computed.
///   - folder: The folder in which the tables lie that tests name.
///   - name: The tests that are run: those whose name is this or holds it; nil for all.
///   - observer: Is shown what each test had computed.
public func runTests(
  _ suite: TestSuite, of base: TestBase, in folder: TestFolder, only name: String? = nil,
  observer: ((RuleTest, Outcome) -> Void)? = nil
) -> TestReport {
  var bench = TestBench(suite: suite, base: base, folder: folder, observer: observer)
  return bench.run(only: name) { _ in (nil, []) }
}

extension TestSuite {
  /// The tests that a name means: the one that is called so, else all whose names hold it.
  public func tests(named name: String?) -> [RuleTest] {
    guard let name else { return tests }
    let wanted = normalised(name)
    let exact = tests.filter { $0.name.value == wanted }
    return exact.isEmpty ? tests.filter { $0.name.value.contains(wanted) } : exact
  }
}

/// Runs tests one after the other with what they share.
struct TestBench {
  let suite: TestSuite
  let base: TestBase?
  let observer: ((RuleTest, Outcome) -> Void)?
  private let samples: Samples
  private var tables: TestTables
  private var diagnostics: [Diagnostic] = []
  /// By day and holidays: the compiled rules; nil inside where they have errors on that day.
  private var rules: [Setting: Rules?] = [:]

  /// What rules depend on besides evidence.
  struct Setting: Hashable {
    /// The last day of the period; nil: the rulebook's own.
    var day: Day?
    var holidays: [Day] = []
  }

  struct Rules {
    let plan: Plan
    let readers: FactReaders
  }

  init(
    suite: TestSuite, base: TestBase? = nil, folder: TestFolder,
    observer: ((RuleTest, Outcome) -> Void)?
  ) {
    self.suite = suite
    self.base = base
    self.observer = observer
    samples = Samples(suite)
    tables = TestTables(folder: folder)
  }

  /// Runs the tests that `name` means. `check` gives the rules for a day.
  mutating func run(
    only name: String?, check: (Setting) -> (CheckedRulebook?, [Diagnostic])
  ) -> TestReport {
    if let base {
      rules = [Setting(): Rules(plan: base.plan, readers: FactReaders(base.plan.checked))]
    }
    var results: [TestResult] = []
    for test in suite.tests(named: name) { results.append(run(test, check)) }
    return TestReport(
      results: results, diagnostics: DiagnosticList(diagnostics).diagnostics)
  }

  /// Runs one test.
  mutating func run(
    _ test: RuleTest, _ check: (Setting) -> (CheckedRulebook?, [Diagnostic])
  ) -> TestResult {
    func faulty() -> TestResult {
      TestResult(test: test, state: .faulty, compared: 0, mismatches: [])
    }
    let day = base == nil ? test.lastDay?.value : nil
    let holidays = base == nil ? test.holidays : []
    guard let rules = rules(Setting(day: day, holidays: holidays), check) else { return faulty() }
    var base = base
    if !test.evidence.isEmpty {
      let read = tables.base(of: test, rules.plan, day: day)
      diagnostics += read.diagnostics
      guard let tables = read.base else { return faulty() }
      base = tables
    }
    var binder = Binder(
      test, plan: rules.plan, base: base, samples: samples, readers: rules.readers)
    let bound = binder.bind(tables)
    diagnostics += binder.diagnostics
    guard let bound else { return faulty() }
    let outcome =
      bound.known
      ?? evaluate(bound.plan, bound.inputs, decisions: bound.decisions, given: bound.given)
    observer?(test, outcome)
    let tolerance = test.within?.value ?? .zero
    let actual = Actual(outcome: outcome, decisions: bound.decisions)
    let reasons = Reasons(outcome: outcome, actual: actual)
    let mismatches = bound.checks.compactMap { check -> Mismatch? in
      let value = actual.value(of: check)
      if value.agrees(with: check.expected, within: tolerance) { return nil }
      return Mismatch(
        address: check.address, subject: check.subjectID, expected: check.expected,
        actual: value, reason: reasons.reason(of: check), place: check.place)
    }
    return TestResult(
      test: test, state: mismatches.isEmpty ? .passed : .failed, compared: bound.checks.count,
      mismatches: mismatches)
  }

  private mutating func rules(
    _ setting: Setting, _ check: (Setting) -> (CheckedRulebook?, [Diagnostic])
  ) -> Rules? {
    if let known = rules[setting] { return known }
    let (checked, found) = check(setting)
    let made = checked.map { Rules(plan: compile($0), readers: FactReaders($0)) }
    // Warnings are the business of `check`; errors keep the tests from running.
    if made == nil { diagnostics += found.filter { $0.severity == .error } }
    rules[setting] = .some(made)
    return made
  }
}
