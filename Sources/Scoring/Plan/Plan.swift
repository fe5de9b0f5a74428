import Decimals
import FEEL
public import Rulebooks

/// A checked rulebook compiled for evaluation: data, not code. Loops and closures are one backend
/// of it; documentation, coverage and questions like *what if* read the same tree.
public struct Plan: Sendable {
  /// The rulebook that it was compiled from.
  public let checked: CheckedRulebook
  /// The facts of units and persons by themselves.
  let unitFacts: FactPlan
  let personFacts: FactPlan
  /// The assessments in the order of evaluation.
  public internal(set) var assessments: [AssessmentPlan]
}

/// One assessment, compiled.
public struct AssessmentPlan: Sendable {
  /// The assessment.
  public let checked: CheckedAssessment
  /// How many slots its frame has: those of the layout, then those of operands.
  let slotCount: Int
  /// How many nodes record a state and a branch: the tree's, then the adjustments', then the methods
  /// that some of them consist of.
  let nodeCount: Int
  /// Facts that a rule gives a value where they are missing.
  let replacements: [(slot: Slot, value: Cell)]
  /// Step 2: derived facts, each after what it reads.
  let derived: [DerivedStep]
  /// Step 3: who is assessed, who of them is rated.
  var appliesTo: ConditionPlan?
  var assessedWhen: ConditionPlan?
  /// Steps 5 to 7: nodes, children before their section.
  let nodes: [NodePlan]
  /// Step 8: from the root's points to the total.
  let total: TotalPlan
  /// Step 9 onwards: classes.
  let classes: ClassPlan?
  /// Step 13: orders.
  let rankings: [RankingPlan]
  /// Step 14: quotas, and by quota the order in which its candidates stand.
  var quotas: [QuotaPlan]
  var quotaOrders: [RankingPlan]
  /// Nodes whose results other assessments read.
  let keptForOthers: Set<Int>
  /// The sections that some ranking ranks too: the parts of the whole and every section in them.
  let rankedNodes: [Int]
  /// Awards, after the ranks.
  let awards: [AwardPlan]
  /// By slot of a fact: what a missing value makes of its reader, where the indicator says.
  let whenMissingByFact: [WhenMissing?]
  /// Whether a ranking reads the class, so that its keys wait for quotas and decisions.
  let ranksReadClass: Bool
  /// Lines over rows of registers whose causes are counted once across criteria.
  let rowGroups: [RowGroup]
  /// What is compared among peers before criteria are scored.
  let peers: [PeerPlan]
  /// Points of what does not apply that are shared among all criteria; nil where no rule does so.
  let sharing: SharingPlan?
}

/// A figure that a kernel reads.
enum Operand: Sendable {
  /// The same for all.
  case constant(Cell)
  /// A column of the frame.
  case slot(Slot)
}

/// A formula that fills a slot before a kernel reads it.
struct OperandStep: Sendable {
  let slot: Slot
  let formula: Formula
  let compiled: Compiled
  /// What unary tests are asked of; nil for an expression.
  var input: Operand?
  /// Whether it reads lists beside the frame.
  var readsObjects = false
}

/// A derived indicator.
struct DerivedStep: Sendable {
  let slot: Slot
  let formula: Formula
  let compiled: Compiled
  /// What 0/0 is.
  let whenNothingDue: WhenNothingDue
  /// The facts that it reads.
  let reads: [Slot]
  /// Whether it reads the rows of a register.
  let readsRegisters: Bool
}

/// A condition: its operand and what it counts as where it cannot be determined.
struct ConditionPlan: Sendable {
  let step: OperandStep
  var ifMissing: Bool?
  /// The facts that it reads.
  var facts: [Slot] = []
  /// All slots that it reads, those of results too.
  var reads: [Slot] = []
}

/// One node, compiled.
struct NodePlan: Sendable {
  /// Its number among the recorded nodes.
  let number: Int
  let node: CheckedNode
  /// Where its points go: settled, and with all digits for the parent's combination.
  let points: Slot
  let raw: Slot
  let openMaximum: Slot
  let share: Slot
  let appliesWhen: ConditionPlan?
  let gate: ConditionPlan?
  /// Figures of its own (`with`) that are the same for all.
  let figures: [(slot: Slot, value: Cell)]
  /// What the author's formulas fill before the method runs.
  let operands: [OperandStep]
  let method: MethodPlan
  let rounding: Rounding?
  /// The least and most that it can bring.
  let range: PointRange?
  /// The least that its method can give.
  let lowest: Decimal
  /// Whether a rule reads its share; known when all rules are compiled.
  var needsShare: Bool
  /// The facts that its rule reads, in the order in which it names them.
  let reads: [Slot]
}

/// A scoring method with its operands. One file a case in `Kernels`.
enum MethodPlan: Sendable {
  case yesNo(YesNoKernel)
  case levels(LevelsKernel)
  case bands(BandsKernel)
  case ratio(RatioKernel)
  case steps(StepsKernel)
  case per(PerKernel)
  case deduct(DeductKernel)
  case checklist(ChecklistKernel)
  case decisionTable(DecisionTableKernel)
  case given(GivenKernel)
  case from(FromKernel)
  case several(SeveralKernel)
  case relative(RelativeKernel)
  case formula(FormulaKernel)
  case combine(CombineKernel)
}
