/// Several methods whose results become one.
public struct SeveralMethods: Sendable {
  /// How they become one.
  public enum Kind: String, Sendable, CaseIterable {
    /// The best of them.
    case best = "best-of"
    /// Their mean; those that do not apply leave it.
    case mean = "mean-of"
    /// Their sum; those that do not apply add nothing.
    case sum = "sum-of"
  }

  /// How they become one.
  public let kind: Kind
  /// The methods, each as a criterion of its own without anything below: its points are its own or,
  /// but for a sum, those of the whole. Where the author gave no id it is the place, from 1.
  public let parts: [Criterion]

  /// Makes several methods.
  public init(kind: Kind, parts: [Criterion]) {
    self.kind = kind
    self.parts = parts
  }
}

/// Points by how a subject stands among its peers.
public struct RelativeMethod: Sendable {
  /// What a subject is compared by.
  public enum Kind: String, Sendable, CaseIterable {
    /// (value − worst) ÷ (best − worst).
    case minMax = "min-max"
    /// How many are strictly worse ÷ (number − 1).
    case percentile
    /// value ÷ best, or best ÷ value where less is better.
    case best
    /// (value − mean) ÷ the sample deviation, the other way round where less is better.
    case zScore = "z-score"
  }

  /// What the result is put on.
  public enum Scale: Sendable {
    /// From what the worst gets to what the best gets.
    case between(Amount, Amount)
    /// The mean and the deviation that standard scores are given.
    case moments(mean: Amount, deviation: Amount)
  }

  /// What everybody gets where all values are equal, or the group has one member.
  public enum Equal: String, Sendable, CaseIterable {
    /// What the best gets.
    case full
    /// What the worst gets.
    case zero
    /// The middle between both.
    case half
    /// Nothing: it leaves the combination.
    case skip
  }

  /// What is compared.
  public let value: Formula
  /// How.
  public let kind: Kind
  /// What the result is put on; nil: the criterion's points, else 0 to 1, else standard scores.
  public let onto: Scale?
  /// What happens where all are equal; nil: an error.
  public let whenEqual: Placed<Equal>?
  /// Whether a result outside the criterion's points is held to them.
  public let hold: Bool

  /// Makes a comparison.
  public init(
    value: Formula, kind: Kind, onto: Scale?, whenEqual: Placed<Equal>?, hold: Bool
  ) {
    self.value = value
    self.kind = kind
    self.onto = onto
    self.whenEqual = whenEqual
    self.hold = hold
  }
}

/// Among whom a criterion's value is compared, and which direction is better.
public struct PeerScope: Sendable {
  /// The attribute within whose values subjects are compared; nil for all.
  public let within: Placed<String>?
  /// Which direction is better; nil: as the indicator says that the value is.
  public let better: Placed<Direction>?

  /// Makes a scope.
  public init(within: Placed<String>? = nil, better: Placed<Direction>? = nil) {
    self.within = within
    self.better = better
  }
}
