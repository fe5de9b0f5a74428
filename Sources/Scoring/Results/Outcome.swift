public import Decimals
public import Diagnostics
public import Rulebooks

/// What a run computed: one part for each assessment, in the order of evaluation.
public struct Outcome: Sendable {
  /// The plan that computed it.
  public let plan: Plan
  /// The assessments.
  public let assessments: [AssessmentOutcome]
  /// What became of each decision, in the order of the run's list.
  public let decisions: [DecisionOutcome]
  /// Faults of rules that only the evidence brought to light, each named once with the number of
  /// subjects that it hit.
  public let faults: [Diagnostic]
  /// The checks of the evidence that failed, by check and subject.
  public let failedChecks: [FailedCheck]
  /// What explanations read of related subjects and earlier assessments.
  let context: EvaluationContext
}

/// What became of a subject in an assessment.
public enum SubjectState: UInt8, Sendable, CaseIterable {
  /// It has a total, or the assessment has no criteria.
  case scored = 0
  /// No result, and that is no fault.
  case unscored
  /// Evidence is lacking or a rule failed on it: no total; a knock-out may still give a class.
  case notRanked
  /// A rule exempts it (`assessed-when`): no total, class or rank.
  case notRated

  /// The word for it in JSON, a key of the rule language.
  public var key: String {
    switch self {
    case .scored: "scored"
    case .unscored: "unscored"
    case .notRanked: "not-ranked"
    case .notRated: "not-rated"
    }
  }
}

/// The class of one subject, or why it has none.
public struct ClassResult: Sendable, Hashable {
  /// What became of the class.
  public enum State: UInt8, Sendable, CaseIterable {
    /// A class.
    case given = 0
    /// The rules leave a gap.
    case none
    /// An authority must decide.
    case pending
    /// A rule exempts the subject.
    case notRated
    /// Evidence is lacking.
    case notRanked
    /// The assessment has no classes.
    case unclassified

    /// The word for it in JSON.
    public var key: String {
      switch self {
      case .given: "given"
      case .none: "none"
      case .pending: "pending"
      case .notRated: "not-rated"
      case .notRanked: "not-ranked"
      case .unclassified: "unclassified"
      }
    }
  }

  /// What became of it.
  public let state: State
  /// The number of the class that the rules gave (best first, from 0).
  public let computed: Int?
  /// The number of the class that the authority decided, where it decided.
  public let decided: Int?
  /// The classes between which an authority must decide, where it must.
  public let candidates: ClassSet
  /// Whether the authority may also leave it without a class, as the rules did before a knock-out
  /// asked.
  public let mayStayNone: Bool

  /// Makes a result.
  public init(
    state: State, computed: Int? = nil, decided: Int? = nil, candidates: ClassSet = ClassSet(),
    mayStayNone: Bool = false
  ) {
    self.mayStayNone = mayStayNone
    self.state = state
    self.computed = computed
    self.decided = decided
    self.candidates = candidates
  }

  /// The number of the published class.
  public var published: Int? { state == .given ? decided ?? computed : nil }
}

/// A set of classes by number, of the 64 that a ladder can have.
public struct ClassSet: Sendable, Hashable {
  private var bits: UInt64 = 0

  /// The set of `numbers`.
  public init(_ numbers: some Sequence<Int>) {
    for number in numbers where (0..<64).contains(number) { bits |= 1 << UInt64(number) }
  }

  /// The empty set.
  public init() {}

  /// Whether it holds no class.
  public var isEmpty: Bool { bits == 0 }

  /// Whether it holds a class.
  public func contains(_ number: Int) -> Bool {
    (0..<64).contains(number) && bits & (1 << UInt64(number)) != 0
  }

  /// The numbers, best first.
  public var numbers: [Int] { (0..<64).filter { contains($0) } }
}

/// The place of one subject in a ranking.
public struct Rank: Sendable, Hashable {
  /// The rank, from 1.
  public let value: Int
  /// How many take part in the group.
  public let of: Int
  /// How many share this rank, 1 where nobody else does.
  public let tied: Int
  /// The group: the text of the attribute within which subjects are compared; nil for all.
  public let group: Cell?
}

/// The ranks of one section in one ranking.
public struct SectionRanks: Sendable {
  /// The number of the ranking in the assessment.
  public let ranking: Int
  /// The number of the section among the nodes.
  public let node: Int
  /// By row: the rank, for those who take part and have points there.
  public let ranks: [Rank?]
}

/// What one assessment computed for its subjects.
///
/// Rows are the subjects that the assessment is for, in the order of their ids; columns are kept
/// by node. Nothing here depends on the order of the evidence's rows or on the number of threads.
public struct AssessmentOutcome: Sendable {
  /// The assessment.
  public let checked: CheckedAssessment
  /// The numbers of the subjects, by row, ascending: the order of their ids.
  public let subjects: [Int]
  /// What became of each.
  public let states: [SubjectState]
  /// The total of each: a number, or absent with the reason.
  public let totals: [Cell]
  /// The class of each.
  public let classes: [ClassResult]
  /// By ranking of the assessment, by row: the rank, for those who take part.
  public let ranks: [[Rank?]]
  /// By ranking: the rows in the order in which they stand, those who take part.
  public let orders: [[Int]]
  /// By ranking: the numbers of the keys by which those stand apart who follow each other.
  public let decidingKeys: [[Int]]
  /// The ranks of sections, by the rankings that rank them too.
  public let sectionRanks: [SectionRanks]
  /// What the quotas did, by quota and group.
  public let quotas: [QuotaOutcome]
  /// What awards were given, by award and group.
  public let awards: [AwardOutcome]
  /// By row: the numbers of the facts that are lacking (slots of the frame), for subjects that are
  /// not ranked.
  public let lacking: [Int: [Int]]
  /// By row: what changed the class after its ceilings, in order.
  public let classChanges: [Int: [ClassChange]]
  /// What the kept nodes brought.
  let nodes: NodeColumns

  /// What node `node` brought to the subject of row `row`; nil where it was not kept.
  public func result(ofNode node: Int, row: Int) -> NodeResult? {
    nodes.result(node: node, row: row)
  }
}
