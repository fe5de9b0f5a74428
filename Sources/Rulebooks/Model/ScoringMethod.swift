public import Decimals
public import Diagnostics

/// How a criterion turns evidence into points (`rule-language`, "Scoring methods").
public indirect enum ScoringMethod: Sendable {
  /// All points if true.
  case yesNo(test: Formula, otherwise: Earning?)
  /// By level, choice or class.
  case levels(of: Formula, earn: [(rung: Placed<String>, earns: Earning)])
  /// The band that holds.
  case bands(of: Formula, table: [Band])
  /// points × done ÷ of, or × percent ÷ 100 where `of` is nil; `zeroAt` and `fullAt` are goalposts.
  case ratio(Ratio)
  /// Base plus `add` for each full `every` above `start`, up to the points.
  case steps(
    of: Formula, start: Amount, base: Amount, every: Amount, add: Amount, thresholdsTimes: Amount?)
  /// `each` for each, up to the points.
  case per(of: Formula, each: Amount)
  /// From all points; the lines add up, or the heaviest counts.
  case deduct(lines: [Deduction], floor: Amount?, heaviestOnly: Bool)
  /// What holds.
  case checklist(Checklist)
  /// Rows of tests over several inputs.
  case decisionTable(PointsTable)
  /// Points given by people: by a formula, or by the column whose heading is the criterion's id.
  case given(Formula?)
  /// The published total or class of another assessment.
  case from(OtherResult)
  /// Several methods whose results become one.
  case several(SeveralMethods)
  /// Against the peers.
  case relative(RelativeMethod)
  /// Anything else; outside the points is an error unless it is held.
  case formula(Formula, hold: Bool)
}

/// What a line earns or loses.
public enum Earning: Sendable {
  /// Points.
  case points(Amount)
  /// A share of the criterion's points, 0 to 1.
  case share(Placed<Decimal>)

  /// Where it stands.
  public var span: Span {
    switch self {
    case .points(let amount): amount.span
    case .share(let share): share.span
    }
  }
}

/// One line of a band table.
public struct Band: Sendable {
  /// When it holds.
  public enum Test: Sendable {
    /// For a range of values.
    case interval(Interval)
    /// For a FEEL test against the value.
    case tests(Formula)
    /// For whatever no other line holds.
    case otherwise
  }

  /// When it holds.
  public let test: Test
  /// What it earns.
  public let earns: Earning
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes a band.
  public init(test: Test, earns: Earning, remarks: Remarks = Remarks(), span: Span) {
    self.test = test
    self.earns = earns
    self.remarks = remarks
    self.span = span
  }
}

/// One line of a deduction.
public struct Deduction: Sendable {
  /// What makes it lose points.
  public enum Trigger: Sendable {
    /// Once, if true.
    case when(Condition)
    /// As often as counted.
    case count(Formula)
    /// By the band that holds; each band's earning is what is lost.
    case bands(of: Formula, table: [Band])
    /// What lines of its own take together.
    case group(DeductionGroup)
    /// For rows of a register.
    case rows(RowsRule)
  }

  /// The identifier, where the author gave one.
  public let id: Placed<String>?
  /// What makes it lose points.
  public let trigger: Trigger
  /// What is lost each time; nil for bands.
  public let loses: Earning?
  /// The most that it can take.
  public let cap: Amount?
  /// What it is for.
  public let reason: Title?
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands.
  public let span: Span

  /// Makes a line.
  public init(
    id: Placed<String>?, trigger: Trigger, loses: Earning?, cap: Amount?, reason: Title?,
    remarks: Remarks, span: Span
  ) {
    self.id = id
    self.trigger = trigger
    self.loses = loses
    self.cap = cap
    self.reason = reason
    self.remarks = remarks
    self.span = span
  }
}

/// Lines of a deduction that are counted together before they take anything.
public struct DeductionGroup: Sendable {
  /// The lines.
  public let lines: [Deduction]
  /// Its own standard points, of which shares such as `25%` are taken and which it cannot take more
  /// than; nil: shares are those of the criterion's points.
  public let points: Placed<Decimal>?
  /// What must be left of its points, 0 unless written; nil where it has no points.
  public let floor: Amount?
  /// Whether the heaviest line alone counts.
  public let heaviestOnly: Bool

  /// Makes a group.
  public init(lines: [Deduction], points: Placed<Decimal>?, floor: Amount?, heaviestOnly: Bool) {
    self.lines = lines
    self.points = points
    self.floor = floor
    self.heaviestOnly = heaviestOnly
  }
}

/// A list of items of which those that hold earn.
public struct Checklist: Sendable {
  /// One item.
  public struct Item: Sendable {
    /// What it is called.
    public let item: Placed<String>
    /// The test, or the level of a graded item.
    public let when: Formula
    /// Whether it applies.
    public let appliesWhen: Condition?
    /// What it earns; nil: an equal share.
    public let earns: Earning?
    /// For a graded item: the share of its points that each rung earns, its own or those of the
    /// whole list; empty: the item is fulfilled or not.
    public let grades: [(rung: Placed<String>, share: Decimal)]
    /// Bases, notes, questions, acceptances.
    public let remarks: Remarks
    /// Where it stands.
    public let span: Span

    /// Makes an item.
    public init(
      item: Placed<String>, when: Formula, appliesWhen: Condition?, earns: Earning?,
      grades: [(rung: Placed<String>, share: Decimal)] = [], remarks: Remarks, span: Span
    ) {
      self.item = item
      self.when = when
      self.appliesWhen = appliesWhen
      self.earns = earns
      self.grades = grades
      self.remarks = remarks
      self.span = span
    }
  }

  /// The items.
  public let items: [Item]
  /// Whether one failed item loses all.
  public let allOrNothing: Bool

  /// Makes a checklist.
  public init(items: [Item], allOrNothing: Bool) {
    self.items = items
    self.allOrNothing = allOrNothing
  }
}

/// A result of another assessment that a criterion takes over.
public struct OtherResult: Sendable {
  /// The other assessment; of several the one that rates the subject.
  public let assessments: [Placed<String>]
  /// What is taken.
  public let take: Take
  /// The parts of the run's period whose totals are combined; nil: the total of the whole.
  public let periods: PeriodTotals?

  /// What is taken of another assessment.
  public enum Take: Sendable {
    /// The total × points ÷ its scale.
    case total
    /// The class, by what each earns.
    case classEarning([(rung: Placed<String>, earns: Earning)])
  }

  /// Makes a reference.
  public init(assessments: [Placed<String>], take: Take, periods: PeriodTotals? = nil) {
    self.periods = periods
    self.assessments = assessments
    self.take = take
  }
}

/// The totals of an assessment in each part of the run's period, and how they become one.
public struct PeriodTotals: Sendable, Hashable {
  /// How long a part is.
  public enum Length: String, Sendable, CaseIterable {
    case month, quarter
    case halfYear = "half-year"
  }

  /// How long a part is.
  public let every: Length
  /// How the totals combine.
  public let combine: PeriodCombining
  /// Whether a part without a total is left out; else the combination lacks it.
  public let skipsMissing: Bool

  /// Makes a combination of totals.
  public init(every: Length, combine: PeriodCombining, skipsMissing: Bool) {
    self.every = every
    self.combine = combine
    self.skipsMissing = skipsMissing
  }
}

extension Rulebook {
  /// The parts of a run's period in which some assessment is evaluated by itself, the shortest
  /// first.
  public var totalsEvery: [PeriodTotals.Length] {
    let taken = Set(assessments.flatMap(\.otherResults).compactMap(\.periods?.every))
    return PeriodTotals.Length.allCases.filter { taken.contains($0) }
  }
}

/// A rate whose share of the points is earned.
public struct Ratio: Sendable {
  /// What was done, or the whole rate as a percentage where `of` is nil.
  public let done: Formula
  /// What was due.
  public let of: Formula?
  /// The rate (as done ÷ of, or as percent) that earns nothing; 0 where it is lacking.
  public let zeroAt: Amount?
  /// The rate that earns all; 1, or 100 percent, where it is lacking.
  public let fullAt: Amount?
  /// Whether a rate outside the goalposts is held to them; else it is an error.
  public let hold: Bool
  /// What 0/0 is.
  public let whenNothingDue: WhenNothingDue?

  /// Makes a rate.
  public init(
    done: Formula, of: Formula?, zeroAt: Amount?, fullAt: Amount?, hold: Bool,
    whenNothingDue: WhenNothingDue?
  ) {
    self.done = done
    self.of = of
    self.zeroAt = zeroAt
    self.fullAt = fullAt
    self.hold = hold
    self.whenNothingDue = whenNothingDue
  }
}
