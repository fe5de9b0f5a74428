public import FEEL

/// Subjects whose values a criterion compares: what is collected, among whom, and where the figures
/// of a subject's group stand in its frame.
public struct PeerGroup: Sendable {
  /// Its number in the assessment.
  public let number: Int
  /// What is collected of each subject.
  public let formula: Formula
  /// The fact within whose values subjects are compared; nil for all.
  public let within: Slot?
  /// Whether more is better.
  public let higherIsBetter: Bool
  /// Where each figure goes, by its raw value.
  public let slots: [Slot]

  /// The slot of a figure.
  public subscript(figure: PeerFigure) -> Slot { slots[figure.rawValue] }
}

/// A figure of a group of peers as one of them sees it.
public enum PeerFigure: Int, Sendable, CaseIterable {
  /// The best and the worst value, by direction.
  case best, worst
  /// How many are strictly worse than the subject.
  case below
  /// How many have a value.
  case count
  /// The mean, the median, the sum, the least and the greatest value.
  case mean, median, sum, least, greatest
  /// The sample deviation.
  case deviation

  /// The name or call that formulas read it by.
  public var name: String {
    switch self {
    case .best: "best"
    case .worst: "worst"
    case .below: "below"
    case .count: "count(values)"
    case .mean: "mean(values)"
    case .median: "median(values)"
    case .sum: "sum(values)"
    case .least: "min(values)"
    case .greatest: "max(values)"
    case .deviation: "stddev(values)"
    }
  }

  /// Whether it rests on which direction is better.
  public var needsDirection: Bool {
    switch self {
    case .best, .worst, .below: true
    case .count, .mean, .median, .sum, .least, .greatest, .deviation: false
    }
  }
}
