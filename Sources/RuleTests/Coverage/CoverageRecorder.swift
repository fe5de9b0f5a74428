public import Rulebooks
public import Scoring

/// Collects which ways the rules went in the tests that it is shown.
///
/// It reads the record that each computation left, the one that explanations read.
public struct CoverageRecorder {
  private let plan: CoveragePlan
  /// By key: how many tests took that way.
  private var counts: [CoverageKey: Int] = [:]

  /// Prepares to record tests of `checked`.
  public init(_ checked: CheckedRulebook) {
    plan = CoveragePlan(checked)
  }

  /// What has been reached so far.
  public var coverage: Coverage {
    Coverage(
      items: zip(plan.keys, plan.items).map { key, item in
        var item = item
        item.tests = counts[key] ?? 0
        return item
      })
  }

  /// Takes what one test computed.
  public mutating func record(_ outcome: Outcome) {
    for key in Self.ways(outcome) { counts[key, default: 0] += 1 }
  }

  /// The ways that the rules of a computation went.
  ///
  /// - Parameter assessment: The only assessment that is looked at; nil for all.
  static func ways(_ outcome: Outcome, in assessment: Int? = nil) -> Set<CoverageKey> {
    var walk = CoverageWalk(checked: outcome.plan.checked)
    walk.read(outcome, only: assessment)
    return walk.taken
  }
}
