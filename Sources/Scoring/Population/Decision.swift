public import Diagnostics
public import Rulebooks

/// What a person decided where rules leave it to people (`rule-language` section 7).
public struct Decision: Sendable {
  /// At which step it enters.
  public enum Kind: String, Sendable, CaseIterable {
    /// Step 1: a fact.
    case evidence
    /// Step 5: the points of a criterion.
    case points
    /// Step 12: a class that the rules left to the authority.
    case classDecision = "class"
    /// Step 13: the order of equals, as by a vote.
    case tie
    /// Step 14: who of those who tie at a quota is in it.
    case quota
    /// Step 15: an appeal.
    case finalClass = "final-class"
  }

  /// The number of the subject.
  public let subject: Int
  /// What the subject is.
  public let subjectKind: SubjectKind
  /// The assessment that it belongs to; nil: every one that has the subject.
  public let assessment: String?
  /// At which step it enters.
  public let kind: Kind
  /// What it is about: the name of a fact or the id of a criterion; nil for classes and ties.
  public let about: String?
  /// What was decided: points, an order, the id of a class, yes or no.
  public let value: String
  /// The computed value that it answered; nil where it was not written down.
  public let computed: String?
  /// What the column or key of the computed value is called where the decision is written.
  public let computedHeading: String?
  /// Why.
  public let reason: String?
  /// The document.
  public let document: String?
  /// Who decided.
  public let authority: String?
  /// Where it is written.
  public let span: Span?

  /// Makes a decision.
  public init(
    subject: Int, subjectKind: SubjectKind = .unit, assessment: String? = nil, kind: Kind,
    about: String? = nil, value: String,
    computed: String? = nil, reason: String? = nil, document: String? = nil,
    authority: String? = nil,
    span: Span? = nil, computedHeading: String? = nil
  ) {
    self.subject = subject
    self.subjectKind = subjectKind
    self.assessment = assessment
    self.kind = kind
    self.about = about
    self.value = value
    self.computed = computed
    self.computedHeading = computedHeading
    self.reason = reason
    self.document = document
    self.authority = authority
    self.span = span
  }
}

extension Decision {
  /// Whether the value of a decision about a class says that the subject stays without one.
  public static func leavesWithoutClass(_ value: String) -> Bool {
    ["none", "không xếp loại"].contains(value)
  }
}

/// What became of a decision in a run.
public struct DecisionOutcome: Sendable {
  /// What became of it.
  public enum State: Sendable, Hashable {
    /// It took effect.
    case applied
    /// What it answered has changed since: it is listed and does not take effect.
    case stale(now: String)
    /// Nothing was left to decide.
    case notAsked
    /// It goes against a knock-out or a ceiling.
    case forbidden
    /// Its value is none that can be decided here.
    case unreadable
  }

  /// The number of the decision in the run's list.
  public let decision: Int
  /// What became of it.
  public let state: State
}
