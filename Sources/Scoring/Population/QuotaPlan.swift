import Decimals
import FEEL
import Rulebooks

/// A limit on how many can be in a class, compiled (step 14).
struct QuotaPlan: Sendable {
  /// How many.
  enum Limit: Sendable {
    /// A share (0 to 1) of the base.
    case share(Operand)
    /// A number.
    case atMost(Operand)
  }

  let number: Int
  let limitedClass: Int
  /// The slot of the attribute within whose values it holds; nil for all.
  let within: Slot?
  let limit: Limit
  /// The classes that the share is taken of; nil: all that have a class.
  let baseClasses: [Int]?
  let countedAfter: Bool
  let round: RoundingMode
  let cases: [(when: ConditionPlan, limit: Limit)]
  /// Whether a case reads a fact, which could differ within a group.
  let casesReadFacts: Bool
  let atTie: Quota.Tie
  let overflowTo: Int
  /// Formulas of limits.
  let operands: [OperandStep]
  /// Where the size of the group goes for the conditions of cases.
  let groupSize: Slot?
}

/// What a quota did in one group.
public struct QuotaOutcome: Sendable {
  /// The number of the quota in the assessment.
  public let quota: Int
  /// The group: the value of the attribute; nil for all.
  public let group: Cell?
  /// How many belong to the group and are rated.
  public let size: Int
  /// The number that the share was taken of; nil where the limit is a number.
  public let base: Int?
  /// The share that was taken (0 to 1); nil where the limit is a number.
  public let share: Decimal?
  /// The number of the case that held; nil for none.
  public let caseNumber: Int?
  /// How many can be in the class.
  public let limit: Int
  /// The rows of the candidates, in their order.
  public let candidates: [Int]
  /// The rows that stay in the class.
  public let admitted: [Int]
  /// The rows that tie at the limit and wait for the authority.
  public let tied: [Int]
  /// The rows that had to leave the class.
  public let overflow: [Int]
  /// The numbers of the keys of its order by which candidates stand apart that follow each other.
  public let decidingKeys: [Int]
  /// Whether a member of the group is pending or lacks evidence, so that all this may change.
  public let isProvisional: Bool
}
