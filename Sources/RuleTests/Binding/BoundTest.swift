import Diagnostics
import Rulebooks
public import Runs
public import Scoring

/// What tests start from where they do not make up their subjects: a computed run, or tables.
public struct TestBase: Sendable {
  /// The rules.
  public let plan: Plan
  /// The subjects with their facts.
  public let inputs: Inputs
  /// What people decided.
  public let decisions: [Decision]
  /// What came of it.
  public let outcome: Outcome

  /// Makes a base.
  public init(plan: Plan, inputs: Inputs, decisions: [Decision], outcome: Outcome) {
    self.plan = plan
    self.inputs = inputs
    self.decisions = decisions
    self.outcome = outcome
  }

  /// A run as it was computed.
  public init(_ run: ComputedRun) {
    self.init(
      plan: run.outcome.plan, inputs: run.inputs, decisions: run.decisions, outcome: run.outcome)
  }
}

/// A test whose names are resolved: what is to be evaluated, and what is asked of the result.
struct BoundTest {
  let plan: Plan
  let inputs: Inputs
  let decisions: [Decision]
  let given: [GivenResult]
  let checks: [BoundCheck]
  /// The outcome that is known already, where the test changes nothing.
  let known: Outcome?
}

/// What is asked at one address.
struct BoundCheck {
  /// The number of the assessment in the plan.
  let assessment: Int
  /// The number of the subject.
  let subject: Int
  let target: Target
  let expected: TestValue
  let address: String
  /// The id of the subject, where the test has several.
  let subjectID: String?
  let place: TestPlace
}
