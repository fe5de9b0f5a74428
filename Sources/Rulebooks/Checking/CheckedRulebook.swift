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
  /// `given: yes`, then registers, whose value as a fact is the number of a subject's rows. A fact's number is its slot in the frame of an assessment of that kind.
  public let facts: [Fact]
  /// The numbers of derived indicators in an order in which each comes after what it reads.
  public let derivedOrder: [Int]
  /// The registers of this kind of subject, in the order of the rulebook.
  public let registers: [CheckedRegister]

  /// Makes a table of facts.
  public init(facts: [Fact], derivedOrder: [Int], registers: [CheckedRegister] = []) {
    self.facts = facts
    self.derivedOrder = derivedOrder
    self.registers = registers
  }
}

/// A register with the types of its columns.
public struct CheckedRegister: Sendable {
  /// The register.
  public let register: Register
  /// The number of the fact that counts its rows.
  public let fact: Int
  /// The columns, each as a fact of a row.
  public let columns: [Fact]
}

/// A published result of the same subject in a former period.
public struct PreviousResult: Sendable, Hashable {
  /// What is taken of it.
  public enum Take: Sendable, Hashable {
    /// The total.
    case total
    /// The class.
    case classLevel
    /// The points of a criterion, by its id.
    case points(String)
  }

  /// How many periods back, from 1.
  public let periods: Int
  /// The id of the assessment.
  public let assessment: String
  /// What is taken.
  public let take: Take
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
    /// criterion; of several assessments that share the column, the first.
    case given(assessment: String, criterion: String)
    /// A register, by its place in the rulebook; as a fact, how many rows the subject has.
    case register(Int)
    /// A published result of a former period.
    case previous(PreviousResult)
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
  /// The number of the ladder of its classes (best first), where it has classes.
  public let classLadder: Int?
}

/// A node of the tree, laid out flat.
public struct CheckedNode: Sendable {
  /// The node as its author wrote it, but that a ladder of lower bounds has its upper ends: they
  /// follow from the next bound.
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
  /// What its not being applicable does: its own rule, else the nearest default above, else its
  /// section is rescaled. The checker refuses a node without a rule that a rule makes not
  /// applicable, so that the last is for evidence that is marked so.
  public let whenNotApplicable: NotApplicableRule
  /// What a missing fact makes of it: its own rule, else the nearest above, else an error.
  public let whenMissing: WhenMissing
  /// How its result is rounded: its own rule, else what the assessment says of criteria or
  /// sections; nil for all digits. The root is rounded as the total.
  public let rounding: Rounding?
  /// The results of other assessments of which it takes one over, in the order of the rule.
  public let foreign: [ForeignResult]
  /// The groups of peers that its own rule compares the subject with.
  public let peers: [PeerGroup]
  /// The methods that it consists of, each as a node of its own.
  public let parts: [CheckedNode]
}
