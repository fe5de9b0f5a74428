public import FEEL

/// The slots of the frame of one assessment.
///
/// The facts of the subject come first, at their numbers. What the nodes bring, the total and the
/// class follow. Slots from `count` on belong to whoever compiles the assessment.
public struct FrameLayout: Sendable {
  /// How many facts the subject has.
  public let factCount: Int
  /// The first slot of the facts of the person's unit, for assessments of persons; as many as
  /// `unitFactCount`.
  public let unitFacts: Slot?
  /// How many facts the unit has; 0 for assessments of units.
  public let unitFactCount: Int
  /// The first slot of the facts of the unit's head, for assessments of units whose rules read
  /// them; as many as `headFactCount`.
  public let headFacts: Slot?
  /// How many facts the head has; 0 where no rule reads them.
  public let headFactCount: Int
  /// By node: what it earned, settled and rounded.
  public let points: [Slot]
  /// By node: earned ÷ open maximum.
  public let shares: [Slot]
  /// By node, then by adjustment: what it measures (`value`), where it has that.
  public let values: [Slot?]
  /// By node, then by adjustment: its own figures (`with`).
  public let figures: [[Slot]]
  /// By adjustment: what it earned.
  public let adjustments: [Slot]
  /// The total.
  public let total: Slot
  /// The class.
  public let classSlot: Slot
  /// The size of the group, for the conditions of quotas; nil where there are none.
  public let groupSize: Slot?
  /// What stands in each object slot, by its number.
  public let objects: [ObjectSource]
  /// By number of a register whose rows lines of deductions count: the slots of the columns of the
  /// row that is looked at.
  public let rowSlots: [Int: [Slot]]
  /// Published results of other assessments that rules read.
  public let results: [ForeignResult]
  /// How many slots there are.
  public let count: Int
}

/// A value beside the frame that is more than a cell.
public enum ObjectSource: Sendable, Hashable {
  /// The points of a section's children, where `combine` is a formula.
  case scores
  /// Their weights.
  case weights
  /// The points of the leaves that were really scored; of the nodes at a depth where one is given.
  case scoredPoints(depth: Int?)
  /// The direct subordinate units with a published result: a list of contexts with their `id`,
  /// `total` and `class`.
  case subordinates
  /// The values of a group of peers, ascending.
  case values(group: Int)
  /// The members of a group of peers: contexts with their `id`, `value` and attributes.
  case peers(group: Int)
  /// The subjects that have a section's parts scored: contexts with their `id`, `scores` and
  /// attributes.
  case sectionPeers(node: Int)
  /// The subject's rows in a register, by its number among those of the kind of subject.
  case register(Int)
}

/// A published result of another assessment.
public struct ForeignResult: Sendable, Hashable {
  /// What is taken.
  public enum Take: Sendable, Hashable {
    /// The total.
    case total
    /// The totals of the parts of the run's period, combined.
    case periods(PeriodTotals)
    /// The class.
    case classLevel
    /// The points of a node.
    case points(node: Int)
    /// The share of a node.
    case share(node: Int)
  }

  /// Where it goes.
  public let slot: Slot
  /// The number of the assessment among the checked ones.
  public let assessment: Int
  /// Whether it is the result of the person's unit; else of the same subject.
  public let ofUnit: Bool
  /// What is taken.
  public let take: Take
}
