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
  /// What the line says, in a few words of the rule: its rung, its item, its class; where a key of
  /// the rule language decides, its value.
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
  case evidenceCheck = "check"
  case assessedWhen = "assessed-when"
  case whenMissing = "when-missing"
  case ifMissing = "if-missing"
  case nothingDue = "nothing-due"
  case notApplicable = "not-applicable"
  case gate
  case needs
  case decidingPart = "deciding-part"
  case answer = "yes-no"
  case level
  case band
  case deduction
  case registerRow = "register-row"
  case checklistItem = "checklist-item"
  case decisionRow = "decision-row"
  case bestPart = "best-of"
  case allEqual = "when-equal"
  case bound
  case scoreCeiling = "score-ceiling"
  case classBand = "class"
  case requirement
  case failedRequirement = "when-requirements-fail"
  case knockOut = "knock-out"
  case ceiling
  case quotaCase = "quota-case"
  case quotaCut = "quota-cut"
  case eligible
  case orderKey = "order-by"
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
  /// No case of a quota, no row of a table holds.
  case otherwise
  /// Who stands high enough does not meet the condition of an award.
  case unfit
  /// Another row of the same cause counts.
  case leftOut = "left-out"
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
