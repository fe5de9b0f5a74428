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

  /// The places in `Coverage.items` of the ways that a computation took.
  func places(taken outcome: Outcome) -> Set<Int> {
    let taken = Self.ways(outcome)
    return Set(plan.keys.indices.filter { taken.contains(plan.keys[$0]) })
  }

  private static func ways(_ outcome: Outcome) -> Set<CoverageKey> {
    var walk = CoverageWalk(checked: outcome.plan.checked)
    walk.read(outcome)
    return walk.taken
  }
}
