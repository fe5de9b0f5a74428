/// What identifies a way that a rule can go while tests run: assessments, criteria, classes and
/// lines by their numbers.
enum CoverageKey: Hashable {
  case check(Int)
  case assessed(Int, Bool)
  case missing(FactKey)
  case nothingDue(FactKey)
  case node(Int, Int, NodeWay)
  case total(Int, TotalBound)
  case scoreCeiling(Int, Int, Bool)
  case classBand(Int, Int)
  case requirement(Int, Int, Int, Bool)
  case requirementMissing(Int, Int, Int)
  case failedRequirement(Int, Int)
  case knockOut(Int, Int, Bool)
  case knockOutMissing(Int, Int)
  case ceiling(Int, Int, Bool)
  case ceilingMissing(Int, Int)
  case quotaCase(Int, Int, Int?)
  case quotaCut(Int, Int, Bool)
  case quotaTie(Int, Int)
  case quotaKey(Int, Int, Int)
  case eligible(Int, Int, Bool)
  case orderKey(Int, Int, Int)
  case rankTie(Int, Int)
  case award(Int, Int, Bool)
  case awardTie(Int, Int)
}

/// A fact of units or persons by its number.
struct FactKey: Hashable {
  let isUnit: Bool
  let number: Int
}

/// What holds the total, or what is added and taken away, to a figure.
enum TotalBound: String, Hashable {
  case bonusCap = "bonus"
  case penaltyCap = "penalty"
  case totalCap = "total-cap"
  case totalFloor = "total-floor"
}

/// The ways a criterion can go.
indirect enum NodeWay: Hashable {
  /// A way of one of the methods that it consists of.
  case part(Int, NodeWay)
  /// A way of a line within a line of a deduction.
  case inner(Int, NodeWay)
  case missing
  case nothingDue
  case applies(Bool)
  /// Whether it applies could not be determined, and the rule says what that counts as.
  case appliesMissing
  case gate(Bool)
  case gateMissing
  case answer(Bool)
  case level(Int)
  case band(Int)
  case deduction(Int, Bool)
  case deductionMissing(Int)
  case deductionBand(Int, Int)
  case deductionCap(Int)
  case registerRow(Int, CoverageOutcome)
  case item(Int, CoverageOutcome)
  case itemApplies(Int)
  case row(Int)
  /// No row of a decision table, and none for the rest.
  case noRow
  case best(Int)
  case allEqual
  case held(NodeBound)
  /// Whether enough of a section's parts were scored.
  case needs(Bool)
  /// The part of a section whose points are the least or the most of all, by its place.
  case deciding(Int)
}

/// What holds a criterion or section to a figure.
enum NodeBound: String, Hashable {
  case hold, floor, cap
}
