public import FEEL

/// A rulebook whose every name is resolved and every formula parsed and type-checked, for a day.
///
/// It exists only where the checker found no error: what holds one may compute.
public struct CheckedRulebook: Sendable {
  /// The rulebook as its author wrote it.
  public let rulebook: Rulebook
  /// The last day of the period: parameters and editions go by it.
  public let day: Day
  /// The facts of units.
  public let unitFacts: FactTable
  /// The facts of persons.
  public let personFacts: FactTable
  /// The assessments in the order of evaluation: units before persons.
  public let assessments: [CheckedAssessment]
  /// The ladders by number: declared ones, then one for each `choice` and for the classes of each
  /// assessment.
  public let ladders: [Ladder]
  /// What each formula was parsed to, by its number.
  let expressions: [Expression?]

  init(
    rulebook: Rulebook, day: Day, unitFacts: FactTable, personFacts: FactTable,
    assessments: [CheckedAssessment], ladders: [Ladder], expressions: [Expression?]
  ) {
    self.rulebook = rulebook
    self.day = day
    self.unitFacts = unitFacts
    self.personFacts = personFacts
    self.assessments = assessments
    self.ladders = ladders
    self.expressions = expressions
  }

  /// What a formula was parsed to; nil only for a formula of another rulebook.
  public func expression(of formula: Formula) -> Expression? {
    expressions.indices.contains(formula.number) ? expressions[formula.number] : nil
  }

  /// The facts of a kind of subject.
  public func facts(of kind: SubjectKind) -> FactTable {
    kind == .unit ? unitFacts : personFacts
  }
}

/// The facts that are known of one kind of subject, each at its number.
public struct FactTable: Sendable {
  /// The facts: indicators in the order of the rulebook, then attributes, then the columns of
  /// `given: yes`. A fact's number is its slot in the frame of an assessment of that kind.
  public let facts: [Fact]
  /// The numbers of derived indicators in an order in which each comes after what it reads.
  public let derivedOrder: [Int]

  /// Makes a table of facts.
  public init(facts: [Fact], derivedOrder: [Int]) {
    self.facts = facts
    self.derivedOrder = derivedOrder
  }
}

/// One fact of a subject.
public struct Fact: Sendable {
  /// Its name in formulas.
  public let name: String
  /// Where it comes from.
  public let origin: Origin
  /// Its type.
  public let type: ValueType
  /// The number of its ladder, for levels and choices.
  public let ladder: Int?

  /// Where a fact comes from.
  public enum Origin: Sendable {
    /// An indicator, by its place in the rulebook.
    case indicator(Int)
    /// An attribute, by its place in the rulebook.
    case attribute(Int)
    /// The column of a criterion scored by people (`given: yes`): the ids of assessment and
    /// criterion.
    case given(assessment: String, criterion: String)
  }

  /// Makes a fact.
  public init(name: String, origin: Origin, type: ValueType, ladder: Int?) {
    self.name = name
    self.origin = origin
    self.type = type
    self.ladder = ladder
  }
}

/// An assessment with its tree laid out flat and the slots of its frame.
public struct CheckedAssessment: Sendable {
  /// The assessment as its author wrote it.
  public let assessment: Assessment
  /// Its nodes, each parent before its children in the order of the file; the root is number 0.
  public let nodes: [CheckedNode]
  /// The bonus items, then the penalty items, as nodes without a parent.
  public let adjustments: [CheckedNode]
  /// The slots of its frame.
  public let layout: FrameLayout
  /// The number of the ladder of its classes (best last), where it has classes.
  public let classLadder: Int?
}

/// A node of the tree, laid out flat.
public struct CheckedNode: Sendable {
  /// The node as its author wrote it.
  public let criterion: Criterion
  /// The number of its section; nil for the root.
  public let parent: Int?
  /// The numbers of its children.
  public let children: [Int]
  /// How deep it stands: the root 0.
  public let depth: Int
  /// The least and most that it can bring, from `points` or from its children; nil for an index
  /// value without bounds.
  public let points: PointRange?
  /// What its not being applicable does: its own rule, else the nearest default above.
  public let whenNotApplicable: NotApplicableRule
  /// What a missing fact makes of it: its own rule, else the nearest above, else an error.
  public let whenMissing: WhenMissing
  /// The result of another assessment that it takes over.
  public let foreign: ForeignResult?
}

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
  /// By node: what it earned, settled and rounded.
  public let points: [Slot]
  /// By node: earned ÷ open maximum.
  public let shares: [Slot]
  /// By node: what it measures (`value`), where it has that.
  public let values: [Slot?]
  /// By node: its own figures (`with`).
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
  /// The direct subordinate units with a published result.
  case subordinates
}

/// A published result of another assessment.
public struct ForeignResult: Sendable, Hashable {
  /// What is taken.
  public enum Take: Sendable, Hashable {
    /// The total.
    case total
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
