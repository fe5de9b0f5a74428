public import Decimals
public import Diagnostics

/// A tree of criteria with its adjustments, classification and ranking, for one kind of subject.
public struct Assessment: Sendable {
  /// The identifier.
  public let id: Placed<String>
  /// The title.
  public let title: Title?
  /// What it assesses.
  public let subject: SubjectKind
  /// Which subjects it is for; all where it is lacking.
  public let appliesTo: Condition?
  /// Which of them are rated.
  public let assessedWhen: Condition?
  /// The scale of the total, such as 100.
  public let scale: Placed<Decimal>?
  /// Where and how results are rounded.
  public let rounding: RoundingPlaces
  /// The root section; it has no children where the assessment has no criteria.
  public let root: Criterion
  /// The root and all below it, each before its children: laid out once, for many ask.
  public let leavesAndSections: [Criterion]
  /// The root and all below it, then the bonus items, then the penalty items.
  public let nodes: [Criterion]
  /// All formulas of the assessment, in the order of its parts: collected once, for many passes of
  /// the check go over them.
  private(set) var allFormulas: [Formula] = []
  /// Items that add points.
  public let bonus: [Criterion]
  /// Items that take points away.
  public let penalty: [Criterion]
  /// The most that all bonus items can add together.
  public let bonusCap: Amount?
  /// The most that all penalty items can take together.
  public let penaltyCap: Amount?
  /// The most that the total can be.
  public let totalCap: Amount?
  /// The least that the total can be; 0 unless written.
  public let totalFloor: Amount?
  /// Conditions under which the total is held down.
  public let scoreCeilings: [ScoreCeiling]
  /// The classes, best first.
  public let classes: [ClassRule]
  /// Rules that give a low class whatever the total.
  public let knockOuts: [KnockOut]
  /// Rules that hold the class down.
  public let ceilings: [ClassCeiling]
  /// Limits on how many can be in a class.
  public let quotas: [Quota]
  /// The orders in which subjects stand.
  public let rankings: [Ranking]
  /// Awards that follow from class and rank.
  public let awards: [Award]
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes an assessment.
  public init(
    id: Placed<String>, title: Title?, subject: SubjectKind, appliesTo: Condition?,
    assessedWhen: Condition?, scale: Placed<Decimal>?, rounding: RoundingPlaces,
    root: Criterion, bonus: [Criterion], penalty: [Criterion], bonusCap: Amount?,
    penaltyCap: Amount?, totalCap: Amount?, totalFloor: Amount?, scoreCeilings: [ScoreCeiling],
    classes: [ClassRule], knockOuts: [KnockOut], ceilings: [ClassCeiling], quotas: [Quota],
    rankings: [Ranking], awards: [Award], remarks: Remarks, span: Span
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.appliesTo = appliesTo
    self.assessedWhen = assessedWhen
    self.scale = scale
    self.rounding = rounding
    self.root = root
    leavesAndSections = root.leavesAndSections
    nodes = leavesAndSections + bonus + penalty
    self.bonus = bonus
    self.penalty = penalty
    self.bonusCap = bonusCap
    self.penaltyCap = penaltyCap
    self.totalCap = totalCap
    self.totalFloor = totalFloor
    self.scoreCeilings = scoreCeilings
    self.classes = classes
    self.knockOuts = knockOuts
    self.ceilings = ceilings
    self.quotas = quotas
    self.rankings = rankings
    self.awards = awards
    self.remarks = remarks
    self.span = span
    allFormulas = collectedFormulas()
  }
}

/// Where an assessment rounds: each place that `at` names; nil elsewhere.
public struct RoundingPlaces: Sendable {
  /// Every criterion's result.
  public let criterion: Rounding?
  /// Every section's result.
  public let section: Rounding?
  /// The total.
  public let total: Rounding?
  /// What is printed, and nothing else.
  public let display: Rounding?

  /// Makes the places.
  public init(
    criterion: Rounding? = nil, section: Rounding? = nil, total: Rounding? = nil,
    display: Rounding? = nil
  ) {
    self.criterion = criterion
    self.section = section
    self.total = total
    self.display = display
  }
}

/// A condition under which the total is at most a figure.
public struct ScoreCeiling: Sendable {
  /// The identifier, where the author gave one.
  public let id: Placed<String>?
  /// What it is, in words.
  public let title: Title?
  /// When it holds.
  public let when: Condition
  /// The most that the total can then be.
  public let atMost: Amount
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes a score ceiling.
  public init(
    id: Placed<String>?, title: Title? = nil, when: Condition, atMost: Amount, remarks: Remarks,
    span: Span
  ) {
    self.id = id
    self.title = title
    self.when = when
    self.atMost = atMost
    self.remarks = remarks
    self.span = span
  }
}

/// An order in which the subjects of an assessment stand.
public struct Ranking: Sendable {
  /// The name.
  public let name: Placed<String>
  /// The title.
  public let title: Title?
  /// Whether every section is ranked too, by its own points.
  public let ofSections: Bool
  /// The attribute within whose values subjects are compared; nil for all.
  public let within: Placed<String>?
  /// Who takes part; all with a total where it is lacking.
  public let eligible: Condition?
  /// The keys, the first first.
  public let orderBy: [OrderKey]
  /// Who decides a tie.
  public let ties: Ties
  /// How ranks are numbered after a tie.
  public let numbering: Numbering
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// One key of the chain.
  public struct OrderKey: Sendable {
    /// What is compared.
    public let by: Formula
    /// Whether the lowest stands first.
    public let lowestFirst: Bool

    /// Makes a key.
    public init(by: Formula, lowestFirst: Bool) {
      self.by = by
      self.lowestFirst = lowestFirst
    }
  }

  /// Who decides a tie.
  public enum Ties: String, Sendable, CaseIterable {
    /// Equal subjects share a rank.
    case shared
    /// The competent authority, by a vote or a decision.
    case authority
  }

  /// How ranks are numbered after a tie.
  public enum Numbering: String, Sendable, CaseIterable {
    /// 1-2-2-4.
    case standard
    /// 1-2-2-3.
    case dense
  }

  /// Makes a ranking.
  public init(
    name: Placed<String>, title: Title?, ofSections: Bool = false, within: Placed<String>?,
    eligible: Condition?, orderBy: [OrderKey], ties: Ties, numbering: Numbering,
    remarks: Remarks, span: Span
  ) {
    self.ofSections = ofSections
    self.name = name
    self.title = title
    self.within = within
    self.eligible = eligible
    self.orderBy = orderBy
    self.ties = ties
    self.numbering = numbering
    self.remarks = remarks
    self.span = span
  }
}

/// An award that follows from class and rank.
public struct Award: Sendable {
  /// The identifier.
  public let id: Placed<String>
  /// The title.
  public let title: Title?
  /// How many are given in each group.
  public let number: Amount
  /// The ranking that it follows; nil: the first.
  public let ranking: Placed<String>?
  /// The attribute within whose values it is given; nil for all.
  public let within: Placed<String>?
  /// What a subject must fulfil.
  public let requires: Condition?
  /// Whether the next in rank takes the place of one who is unfit.
  public let passesToNext: Bool
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes an award.
  public init(
    id: Placed<String>, title: Title?, number: Amount, ranking: Placed<String>?,
    within: Placed<String>?, requires: Condition?, passesToNext: Bool, remarks: Remarks,
    span: Span
  ) {
    self.id = id
    self.title = title
    self.number = number
    self.ranking = ranking
    self.within = within
    self.requires = requires
    self.passesToNext = passesToNext
    self.remarks = remarks
    self.span = span
  }
}
