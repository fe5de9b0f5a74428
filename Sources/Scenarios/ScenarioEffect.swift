import Runs

/// What a scenario does to a run, beside the run that it is compared with.
public struct ScenarioEffect: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// What it changed.
  public let applied: AppliedScenario
  /// The results.
  public let comparison: RunComparison

  /// Makes an effect.
  public init(_ scenario: Scenario, _ applied: AppliedScenario, _ comparison: RunComparison) {
    self.scenario = scenario
    self.applied = applied
    self.comparison = comparison
  }
}
