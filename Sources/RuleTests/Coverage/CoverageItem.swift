public import Diagnostics

/// A way that a rule can go, and whether any test took it.
public struct CoverageItem: Sendable {
  /// What kind of rule it belongs to.
  public let kind: CoverageKind
  /// The assessment, or nil for a rule about a fact.
  public let assessment: String?
  /// The id of the criterion, class, quota and so on; the name of the fact.
  public let element: String
  /// The number of the line, from 1, where the element has several.
  public let line: Int?
  /// What the line says, in a few words of the rule: its rung, its item, its class.
  public let word: String?
  /// Which way it goes.
  public let outcome: CoverageOutcome?
  /// Where the rule stands.
  public let span: Span
  /// How many tests took it.
  public internal(set) var tests: Int = 0

  /// Whether a test took it.
  public var isReached: Bool { tests > 0 }
}

/// The kinds of rules that go different ways, in the order in which they are evaluated.
public enum CoverageKind: String, Sendable, CaseIterable {
  case assessedWhen = "assessed-when"
  case whenMissing = "when-missing"
  case nothingDue = "nothing-due"
  case notApplicable = "not-applicable"
  case gate
  case answer = "yes-no"
  case level
  case band
  case deduction
  case checklistItem = "checklist-item"
  case decisionRow = "decision-row"
  case scoreCeiling = "score-ceiling"
  case classBand = "class"
  case requirement
  case knockOut = "knock-out"
  case ceiling
  case quotaCase = "quota-case"
  case quotaCut = "quota-cut"
  case tie
  case award
}

/// Which way a rule goes that can go two or three ways.
public enum CoverageOutcome: String, Sendable, CaseIterable {
  /// The condition holds.
  case holds
  /// It does not hold.
  case fails
  /// A graded item is fulfilled in part.
  case partly
  /// No case of a quota holds.
  case otherwise
  /// Who stands high enough does not meet the condition of an award.
  case unfit
}

/// What the tests of a rulebook or run reached of its rules.
public struct Coverage: Sendable {
  /// Every way that a rule can go, in the order of evaluation.
  public let items: [CoverageItem]

  /// How many ways there are.
  public var total: Int { items.count }
  /// How many of them a test took.
  public var reached: Int { items.reduce(0) { $1.isReached ? $0 + 1 : $0 } }
  /// The ways that no test took.
  public var unreached: [CoverageItem] { items.filter { !$0.isReached } }

  /// Whether at least `percent` of a hundred ways were taken; where there are none, all are.
  public func reaches(hundredths percent: Int) -> Bool { reached * 10_000 >= percent * total }

  /// By kind, in the order of evaluation: how many ways there are and how many were taken.
  public var counts: [(kind: CoverageKind, reached: Int, total: Int)] {
    CoverageKind.allCases.compactMap { kind in
      let own = items.filter { $0.kind == kind }
      if own.isEmpty { return nil }
      return (kind, own.count { $0.isReached }, own.count)
    }
  }
}

/// What identifies a way that a rule can go while tests run.
enum CoverageKey: Hashable {
  case assessed(Int, Bool)
  case missing(FactKey)
  case nothingDue(FactKey)
  case node(Int, Int, NodeWay)
  case scoreCeiling(Int, Int)
  case classBand(Int, Int)
  case requirement(Int, Int, Int, Bool)
  case knockOut(Int, Int, Bool)
  case ceiling(Int, Int, Bool)
  case quotaCase(Int, Int, Int?)
  case quotaCut(Int, Int)
  case quotaTie(Int, Int)
  case rankTie(Int, Int)
  case award(Int, Int, Bool)
}

/// A fact of units or persons by its number.
struct FactKey: Hashable {
  let isUnit: Bool
  let number: Int
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
  case gate(Bool)
  case answer(Bool)
  case level(Int)
  case band(Int)
  case deduction(Int, Bool)
  case deductionBand(Int, Int)
  case item(Int, CoverageOutcome)
  case itemApplies(Int)
  case row(Int)
}
