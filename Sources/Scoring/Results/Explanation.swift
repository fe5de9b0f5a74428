public import Decimals
public import FEEL
public import Rulebooks

/// Why one subject has its result: the record that the computation left, read out.
public struct Explanation: Sendable {
  /// The number of the subject.
  public let subject: Int
  /// The assessment.
  public let checked: CheckedAssessment
  /// What became of the subject.
  public let state: SubjectState
  /// The root node with all below it; nil where the assessment has no criteria.
  public let root: ExplainedNode?
  /// The steps from the root's points to the total, in their order; empty where nothing changes.
  public let totalSteps: [TotalStep]
  /// The total: a number, or absent with the reason.
  public let total: Cell
  /// The steps of the class, in the order of evaluation.
  public let classSteps: [ClassStep]
  /// The class.
  public let classResult: ClassResult
  /// The ranks by ranking of the assessment.
  public let ranks: [Rank?]
  /// By class, best first: the lower bound of its band, where it has one.
  public let classBounds: [Decimal?]
  /// By class, best first: what else it asks for, and whether the subject has it, also where the
  /// walk down the classes never came to it.
  public let requirements: [[ExplainedRequirement]]
  /// The condition that exempts the subject (`assessed-when`); nil for a subject that is rated.
  public let exemption: ExplainedOperand?
}

/// A requirement of a class as it is for one subject.
public struct ExplainedRequirement: Sendable {
  /// Whether it holds; nil: it could not be determined.
  public let holds: Bool?
  /// Its condition; nil for a share of every section.
  public let operand: ExplainedOperand?
  /// For a share of every section: the sections that earn less, by their numbers among the nodes,
  /// with what they earn, 0 to 1.
  public let failingSections: [(node: Int, share: Decimal)]
}

/// A node for one subject, with the computation that made its points.
public struct ExplainedNode: Sendable {
  /// Its number in the assessment's `nodes`; for bonus and penalty items in `adjustments`.
  public let number: Int
  /// The node.
  public let node: CheckedNode
  /// What it brought.
  public let result: NodeResult
  /// How its points came about before rounding.
  public let calculation: Calculation
  /// What the calculation gave before the node was rounded; nil where it is not rounded or has no
  /// points.
  public let beforeRounding: Decimal?
  /// The rounding, where there was one.
  public let rounding: Rounding?
  /// The weight in the section's combination.
  public let weight: Decimal
  /// The points by which its maximum grew, of what does not apply anywhere in the assessment; nil
  /// where none are shared so. What it earned grows in proportion as its section adds it up.
  public let grownBy: Decimal?
  /// How many peers its value was compared with, itself included; nil where nothing is compared.
  public let peerCount: Int?
  /// The facts that it read, in the order in which the rule names them.
  public let facts: [ExplainedFact]
  /// The children, in the order of the file; empty for a leaf.
  public let children: [ExplainedNode]
}

/// A fact as a rule read it.
public struct ExplainedFact: Sendable {
  /// The number of the fact in its table.
  public let number: Int
  /// Whose fact it is.
  public let owner: FactOwner
  /// Its value: a number, text, level, truth value, or absent with the reason.
  public let value: Cell
}

/// Whose fact a rule read.
public enum FactOwner: Sendable, Hashable {
  /// The subject's own.
  case subject
  /// The person's unit's.
  case unit
  /// The unit's head's.
  case head
}

extension FrameLayout {
  /// Which fact stands in a slot, and whose it is.
  public func fact(at slot: Slot) -> (number: Int, owner: FactOwner) {
    if let first = unitFacts, slot.index >= first.index, slot.index < first.index + unitFactCount {
      return (slot.index - first.index, .unit)
    }
    if let first = headFacts, slot.index >= first.index, slot.index < first.index + headFactCount {
      return (slot.index - first.index, .head)
    }
    return (slot.index, .subject)
  }
}

/// An operand as a rule read it: its text in the rule and its value.
public struct ExplainedOperand: Sendable {
  /// The formula; nil for a figure that stands in the rule.
  public let formula: Formula?
  /// The value.
  public let value: Cell
  /// The values of the names in the formula, with their ranges in its text, where it is more than
  /// a name.
  public let trace: [TracedName]

  /// A name in a formula and what it stood for.
  public struct TracedName: Sendable {
    /// Where it stands in the formula's text, in UTF-8 bytes.
    public let range: Range<Int>
    /// Its value.
    public let value: Value
  }
}

/// How a node's points came about: the operation and its operands.
public indirect enum Calculation: Sendable {
  /// The node does not apply; the condition that said so, where it was its own.
  case notApplicable(ExplainedOperand?)
  /// Its gate was not met.
  case gated(ExplainedOperand)
  /// A condition could not be determined.
  case undetermined(ExplainedOperand)
  /// Nothing to compute: evidence missing or refused.
  case nothing
  /// Yes or no: all points, or the others.
  case yesNo(ExplainedOperand, holds: Bool)
  /// The band that holds, by its number.
  case band(ExplainedOperand, number: Int)
  /// The rung that earns.
  case level(ExplainedOperand, number: Int)
  /// maximum × (done − zero) ÷ (of·(full − zero)); `of` nil: a percentage.
  case ratio(
    maximum: Decimal, done: ExplainedOperand, of: ExplainedOperand?, zeroAt: Decimal?,
    fullAt: Decimal?, held: Bool)
  /// base + add × full steps of `every` above `start`, held to the points where `held`.
  case steps(
    ExplainedOperand, start: Decimal, base: Decimal, every: Decimal, add: Decimal, steps: Decimal,
    held: Bool)
  /// count × each, held to the points where `held`.
  case per(ExplainedOperand, each: Decimal, held: Bool)
  /// All points less what the lines take, or what the heaviest takes; not below the floor.
  case deducted(
    all: Decimal, lines: [ExplainedDeduction], floor: Decimal, heaviestOnly: Bool, held: Bool)
  /// What holds of a list.
  case checklist(maximum: Decimal, items: [ExplainedItem], allOrNothing: Bool)
  /// The rows of a decision table that held.
  case decisionTable(ExplainedTable)
  /// Another assessment's published total × points ÷ its scale.
  case fromTotal(maximum: Decimal, total: Cell, scale: Decimal, assessment: String)
  /// The totals of the parts of the period, combined, × points ÷ the scale.
  case fromPeriods(ExplainedPeriods, maximum: Decimal, scale: Decimal, assessment: String)
  /// What the published class of another assessment earns, by the number of the class.
  case fromClass(number: Int, assessment: String)
  /// Several methods whose results became one; `chosen` is the number of the best.
  case several(SeveralMethods.Kind, parts: [ExplainedNode], chosen: Int?)
  /// Against the peers.
  case relative(ExplainedComparison)
  /// Points given by people.
  case given(ExplainedOperand)
  /// A formula.
  case formula(ExplainedOperand, held: Bool)
  /// Children combined.
  case combined(CombinedSection)
}

/// The totals of an assessment in the parts of the period, as one subject had them.
public struct ExplainedPeriods: Sendable {
  /// How they combine.
  public let totals: PeriodTotals
  /// The parts in the order of time: their names and totals.
  public let parts: [(name: String, total: Cell)]
  /// What they combine to.
  public let combined: Cell
}

/// How a subject stood among its peers.
public struct ExplainedComparison: Sendable {
  /// How it was compared.
  public let kind: RelativeMethod.Kind
  /// What was compared.
  public let value: ExplainedOperand
  /// The figures of the group, by the raw value of the figure.
  public let figures: [Decimal?]
  /// Whether more is better.
  public let higherIsBetter: Bool
  /// What the worst and the best get, or the mean and the deviation of standard scores.
  public let onto: (start: Decimal, end: Decimal)
  /// Whether all values were equal and a rule says what that earns.
  public let allEqual: Bool
  /// Whether the result was held to the points.
  public let held: Bool

  /// A figure of the group.
  public subscript(figure: PeerFigure) -> Decimal? { figures[figure.rawValue] }
}

/// One line of a deduction, as it was for one subject.
public struct ExplainedDeduction: Sendable {
  /// Its number among the lines.
  public let number: Int
  /// What it looked at: its condition, its count, or the value of its bands; nil for a group.
  public let operand: ExplainedOperand?
  /// The lines of a group; empty for any other.
  public let lines: [ExplainedDeduction]
  /// What it took away, 0 or more; nil where it could not be determined.
  public let loss: Decimal?
  /// The rows of a register that it looked at; empty for any other line.
  public var rows: [ExplainedRow] = []
}

/// A row of a register, as a line of a deduction judged it.
public struct ExplainedRow: Sendable {
  /// The register, by its number among those of the kind of subject.
  public let register: Int
  /// The number of the row in the register.
  public let row: Int
  /// The values by column.
  public let cells: [Cell]
  /// What it loses, or would lose.
  public let loss: Decimal
  /// Whether it counts.
  public let judgement: RowJudgement
}

/// A decision table, as it was for one subject.
public struct ExplainedTable: Sendable {
  /// What the inputs looked at.
  public let inputs: [ExplainedOperand]
  /// The numbers of the rows that count: one where the hit policy is for one row, else all that
  /// held, in the order in which the policy lists them; empty where none held.
  public let rows: [Int]
  /// By row that counts: what it earns; nil where rows are counted.
  public let earns: [Decimal?]
  /// Whether none held and the row for the rest counts.
  public let isOtherwise: Bool
}

/// One item of a checklist, as it was for one subject.
public struct ExplainedItem: Sendable {
  /// Its number among the items.
  public let number: Int
  /// What it looked at.
  public let operand: ExplainedOperand
  /// The part that is fulfilled, 0 to 1; nil where the item does not apply or cannot be determined.
  public let part: Decimal?
  /// Whether it applies.
  public let applies: Bool
  /// Its own points; nil: an equal share.
  public let earns: Decimal?
}

/// How a section's children became its points.
public struct CombinedSection: Sendable {
  /// The kind.
  public let combination: Combination
  /// What the combination gave before anything else.
  public let combined: Decimal?
  /// The grossing-up for parts that do not apply: result × `to` ÷ `from`.
  public let rescaled: (from: Decimal, to: Decimal)?
  /// Whether a floor or cap held.
  public let heldTo: Decimal?
  /// What it counts as: result × `to` ÷ `from`.
  public let counted: (from: Decimal, to: Decimal)?
}

/// One step from the root's points to the total.
public struct TotalStep: Sendable {
  /// What the step does.
  public enum Kind: Sendable {
    /// e × scale ÷ open maximum.
    case rescaled(from: Decimal, to: Decimal)
    /// The bonus items, each held to its maximum, together to the joint cap.
    case bonus(items: [ExplainedNode], cap: Decimal?)
    /// The penalty items.
    case penalty(items: [ExplainedNode], cap: Decimal?)
    /// The total's cap.
    case cap(Decimal)
    /// The total's floor.
    case floor(Decimal)
    /// A score ceiling, by its number.
    case scoreCeiling(Int, atMost: Decimal)
    /// Rounding.
    case rounded(Rounding)
  }

  /// What it did.
  public let kind: Kind
  /// The figure before it.
  public let before: Decimal
  /// The figure after it.
  public let after: Decimal
}

/// One step of the class, in the order of evaluation.
public struct ClassStep: Sendable {
  /// What the step looked at.
  public enum Kind: Sendable {
    /// The band that the total reaches.
    case band
    /// A requirement of a class, by the numbers of class and requirement, and whether it holds;
    /// nil: it could not be determined.
    case requirement(classNumber: Int, number: Int, operand: ExplainedOperand?, holds: Bool?)
    /// A knock-out, by its number.
    case knockOut(number: Int, operand: ExplainedOperand, holds: Bool?)
    /// A ceiling, by its number.
    case ceiling(number: Int, operand: ExplainedOperand?, holds: Bool?)
  }

  /// What it looked at.
  public let kind: Kind
  /// The class after it.
  public let after: ClassResult
}
