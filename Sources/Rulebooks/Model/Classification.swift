public import Decimals
public import Diagnostics

/// A class of the ladder.
public struct ClassRule: Sendable {
  /// The identifier.
  public let id: Placed<String>
  /// The title.
  public let title: Title?
  /// The lower bound of its band; nil for the lowest class.
  public let lower: Interval.End?
  /// The upper end, where the author writes it as tables print it. It decides nothing: the band ends
  /// where that of the class before begins, and the two are held against each other.
  public let upper: Interval.End?
  /// What else a subject must fulfil.
  public let requires: [Requirement]
  /// What happens to a subject in the band that fails a requirement.
  public let whenRequirementsFail: FailedRequirement
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// What happens to a subject in the band that fails a requirement.
  public enum FailedRequirement: String, Sendable, CaseIterable {
    /// It is tested for the next class.
    case nextClass = "next-class"
    /// It has no class.
    case none
    /// The competent authority decides.
    case authority
  }

  /// Makes a class.
  public init(
    id: Placed<String>, title: Title?, lower: Interval.End?, upper: Interval.End? = nil,
    requires: [Requirement],
    whenRequirementsFail: FailedRequirement, remarks: Remarks, span: Span
  ) {
    self.id = id
    self.title = title
    self.lower = lower
    self.upper = upper
    self.requires = requires
    self.whenRequirementsFail = whenRequirementsFail
    self.remarks = remarks
    self.span = span
  }
}

/// What a class asks besides the total.
public struct Requirement: Sendable {
  /// What must hold.
  public enum Test: Sendable {
    /// A condition.
    case that(Condition)
    /// Every section earns at least this share (0 to 1) of its maximum.
    case eachSectionAtLeast(Amount)
  }

  /// The identifier, where the author gave one.
  public let id: Placed<String>?
  /// What must hold.
  public let test: Test
  /// What it is, in words.
  public let title: Title?
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes a requirement.
  public init(id: Placed<String>?, test: Test, title: Title?, remarks: Remarks, span: Span) {
    self.id = id
    self.test = test
    self.title = title
    self.remarks = remarks
    self.span = span
  }
}

/// A rule that gives a low class whatever the total, even where there is none.
public struct KnockOut: Sendable {
  /// The identifier.
  public let id: Placed<String>
  /// What it is, in words.
  public let title: Title?
  /// When it holds.
  public let when: Condition
  /// The class that it gives.
  public let givesClass: Placed<String>
  /// Whether the competent authority decides.
  public let asksAuthority: Bool
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes a knock-out.
  public init(
    id: Placed<String>, title: Title?, when: Condition, givesClass: Placed<String>,
    asksAuthority: Bool, remarks: Remarks, span: Span
  ) {
    self.id = id
    self.title = title
    self.when = when
    self.givesClass = givesClass
    self.asksAuthority = asksAuthority
    self.remarks = remarks
    self.span = span
  }
}

/// A rule that holds the class down.
public struct ClassCeiling: Sendable {
  /// What it holds the class to.
  public enum Limit: Sendable {
    /// At most this class, when the condition holds.
    case atMost(Placed<String>, when: Condition)
    /// Not above the published class of the person's unit.
    case notAboveUnit
  }

  /// The identifier, where the author gave one.
  public let id: Placed<String>?
  /// What it is, in words.
  public let title: Title?
  /// What it holds the class to.
  public let limit: Limit
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes a ceiling.
  public init(id: Placed<String>?, title: Title?, limit: Limit, remarks: Remarks, span: Span) {
    self.id = id
    self.title = title
    self.limit = limit
    self.remarks = remarks
    self.span = span
  }
}

/// A limit on how many can be in a class.
public struct Quota: Sendable {
  /// The identifier.
  public let id: Placed<String>
  /// What it is, in words.
  public let title: Title?
  /// The class that it limits.
  public let limitedClass: Placed<String>
  /// The attribute within whose values it holds; nil for all.
  public let within: Placed<String>?
  /// The limit where no case holds.
  public let limit: Limit
  /// Whose number the share is taken of; all ranked where nil.
  public let base: Base?
  /// How a limit that is no whole number is rounded.
  public let round: RoundingMode
  /// Cases; the first that holds wins.
  public let cases: [Case]
  /// What happens to those who tie at the limit.
  public let atTie: Tie
  /// The order in which candidates stand; nil: the first ranking's.
  public let orderBy: [Ranking.OrderKey]?
  /// The class that those beyond the limit get; nil: the next.
  public let overflowTo: Placed<String>?
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// How many.
  public enum Limit: Sendable {
    /// A share (0 to 1) of the base.
    case share(Amount)
    /// A number.
    case atMost(Amount)
  }

  /// Whose number the share is taken of.
  public struct Base: Sendable {
    /// The classes that count; all where empty.
    public let classes: [Placed<String>]
    /// Whether they are counted before the quota or after it.
    public let countedAfter: Bool

    /// Makes a base.
    public init(classes: [Placed<String>], countedAfter: Bool) {
      self.classes = classes
      self.countedAfter = countedAfter
    }
  }

  /// A case with a limit of its own.
  public struct Case: Sendable {
    /// When it holds.
    public let when: Condition
    /// The limit.
    public let limit: Limit
    /// Bases, notes, questions, acceptances.
    public let remarks: Remarks
    /// Where it stands.
    public let span: Span

    /// Makes a case.
    public init(when: Condition, limit: Limit, remarks: Remarks, span: Span) {
      self.when = when
      self.limit = limit
      self.remarks = remarks
      self.span = span
    }
  }

  /// What happens to those who tie at the limit.
  public enum Tie: String, Sendable, CaseIterable {
    /// The competent authority decides.
    case authority
    /// All of them are in.
    case include
    /// None of them is in.
    case exclude
  }

  /// Makes a quota.
  public init(
    id: Placed<String>, title: Title?, limitedClass: Placed<String>, within: Placed<String>?,
    limit: Limit, base: Base?, round: RoundingMode, cases: [Case], atTie: Tie,
    orderBy: [Ranking.OrderKey]?, overflowTo: Placed<String>?, remarks: Remarks, span: Span
  ) {
    self.id = id
    self.title = title
    self.limitedClass = limitedClass
    self.within = within
    self.limit = limit
    self.base = base
    self.round = round
    self.cases = cases
    self.atTie = atTie
    self.orderBy = orderBy
    self.overflowTo = overflowTo
    self.remarks = remarks
    self.span = span
  }
}
