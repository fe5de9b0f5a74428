public import Diagnostics
public import Rulebooks

/// What running rule tests found.
public struct TestReport: Sendable {
  /// One result a test, in the order of the suite.
  public let results: [TestResult]
  /// What is wrong with the tests themselves.
  public let diagnostics: [Diagnostic]

  /// Makes a report.
  public init(results: [TestResult], diagnostics: [Diagnostic]) {
    self.results = results
    self.diagnostics = diagnostics
  }

  /// How many tests came out in this way.
  public func count(_ state: TestResult.State) -> Int {
    results.reduce(0) { $1.state == state ? $0 + 1 : $0 }
  }

  /// Whether every test passed.
  public var isPassed: Bool { results.allSatisfy { $0.state == .passed } }
}

/// What came of one test.
public struct TestResult: Sendable {
  /// How a test came out.
  public enum State: String, Sendable, CaseIterable {
    /// All is as expected.
    case passed
    /// Something differs.
    case failed
    /// It has faults of its own and was not run.
    case faulty
  }

  /// The test.
  public let test: RuleTest
  /// How it came out.
  public let state: State
  /// How many figures, classes, ranks and states were compared.
  public let compared: Int
  /// Where the result differs, in the order of the expectations.
  public let mismatches: [Mismatch]

  /// Makes a result.
  public init(test: RuleTest, state: State, compared: Int, mismatches: [Mismatch]) {
    self.test = test
    self.state = state
    self.compared = compared
    self.mismatches = mismatches
  }
}

/// An address at which the result differs from what a test expects.
public struct Mismatch: Sendable {
  /// The address as the test writes it.
  public let address: String
  /// The id of the subject, where the test has several.
  public let subject: String?
  /// What is expected.
  public let expected: TestValue
  /// What the rules gave.
  public let actual: TestValue
  /// Why the rules gave it.
  public let reason: TestReason?
  /// Where it is expected.
  public let place: TestPlace

  /// Makes a mismatch.
  public init(
    address: String, subject: String?, expected: TestValue, actual: TestValue,
    reason: TestReason?, place: TestPlace
  ) {
    self.address = address
    self.subject = subject
    self.expected = expected
    self.actual = actual
    self.reason = reason
    self.place = place
  }
}
