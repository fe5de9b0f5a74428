public import Decimals

/// What became of a node for one subject. The kernel of a method writes it beside the points, so
/// that an explanation is the record of the computation and never a second opinion.
public enum NodeState: UInt8, Sendable, CaseIterable {
  /// Scored from evidence.
  case scored = 0
  /// Its gate was not met: it earned 0, whatever is missing below it.
  case gated
  /// Evidence was missing and the rule gives no points for that.
  case missingEarnsNothing
  /// Evidence was missing and the rule gives the least that the method can give.
  case missingEarnsLeast
  /// Evidence was missing and the rule puts a figure in its place.
  case missingReplaced
  /// A person decided its points.
  case decided
  /// It does not apply to the subject.
  case notApplicable
  /// Evidence was missing and the rule leaves it out of the combination.
  case skipped
  /// Evidence was missing, and that is no fault: no result here or above.
  case unscored
  /// Evidence is missing that the rule needs: no result here or above.
  case lacking
  /// The rule could not be computed on this evidence: null, outside the points, no band.
  case faulty

  /// Whether it has points.
  public var hasPoints: Bool { rawValue <= NodeState.decided.rawValue }
}

/// What a node brought for one subject.
public struct NodeResult: Sendable {
  /// The points, settled and rounded where the rules round; nil without a result.
  public let points: Decimal?
  /// The most that it could bring to this subject, without what stays open until the root; nil
  /// for an index value without bounds.
  public let openMaximum: Decimal?
  /// What became of it.
  public let state: NodeState
  /// Which way its method went: the number of the band, 1 for yes, and so on by method.
  public let branch: UInt16
  /// Why there is no value, where there is none.
  public let absence: Absence?

  /// Whether the rate of a criterion was 0/0, which a rule of its own settles.
  public var isNothingDue: Bool { branch == Branch.nothingDue }
}

extension NodeState {
  /// The word for it in JSON and in rule tests, a key of the rule language where it has one.
  public var key: String {
    switch self {
    case .scored: "scored"
    case .gated: "gated"
    case .missingEarnsNothing: "missing-earns-nothing"
    case .missingEarnsLeast: "missing-earns-least"
    case .missingReplaced: "missing-replaced"
    case .decided: "decided"
    case .notApplicable: "not-applicable"
    case .skipped: "skipped"
    case .unscored: "unscored"
    case .lacking: "lacking"
    case .faulty: "faulty"
    }
  }
}
