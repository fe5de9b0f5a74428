public import Diagnostics

/// What is assessed.
public enum SubjectKind: String, Sendable, CaseIterable {
  /// A unit: an agency, a commune, a province.
  case unit
  /// A person: the head of a unit.
  case person
}

/// The type of an indicator or attribute.
public enum ValueType: Sendable, Hashable {
  /// A number without decimals, from 0 unless a range says otherwise.
  case wholeNumber
  /// A number.
  case number
  /// A percentage, stored as 0–100.
  case percent
  /// Points given by people.
  case points
  /// Yes or no.
  case yesNo
  /// A rung of the named ladder.
  case level(ladder: String)
  /// One of several words without an order.
  case choice([String])
  /// A day.
  case date
  /// A text.
  case text
}

/// Which direction of a value is better.
public enum Direction: String, Sendable, CaseIterable {
  /// More is better; for levels the last rung.
  case higher
  /// Less is better; for levels the first rung.
  case lower
  /// The first rung of a ladder is the best.
  case first
  /// The last rung of a ladder is the best.
  case last
}

/// What a missing fact makes of what reads it (`rule-language` section 2). The nearest of
/// indicator, criterion, section and assessment wins.
public enum WhenMissing: Sendable {
  /// The subject has no total and is listed with what it lacks.
  case error
  /// No result here or above, and that is no fault.
  case unscored
  /// Leaves the combination.
  case skip
  /// Earns nothing.
  case noPoints
  /// The least that the method can give.
  case lowestPoints
  /// As if it did not apply.
  case notApplicable
  /// Counts as this value.
  case value(Literal)
}

/// Whether a value needs a supporting document.
public enum DocumentPolicy: String, Sendable, CaseIterable {
  /// Always.
  case required
  /// Unless the value is 0 or "no".
  case whenClaimed = "when-claimed"
  /// Never.
  case none
}

/// How the values of several periods become one.
public enum PeriodCombining: String, Sendable, CaseIterable {
  case sum, mean, min, max, last
}

/// What a rate 0/0 is.
public enum WhenNothingDue: String, Sendable, CaseIterable {
  case notApplicable = "not-applicable"
  case fullPoints = "full-points"
  case zero
  case error
}

/// One fact measured for one subject in one period.
public struct Indicator: Sendable {
  /// The name in formulas.
  public let name: Placed<String>
  /// The heading of its column; the name where the author gave none.
  public let heading: String
  /// The title for readers, where it differs from the name.
  public let title: Title?
  /// What it is measured of.
  public let subject: SubjectKind
  /// Its type.
  public let type: Placed<ValueType>
  /// The unit of measurement.
  public let measuredIn: String?
  /// Outside it evidence is refused.
  public let range: Interval?
  /// Whether a document is needed.
  public let document: DocumentPolicy
  /// How many months evidence is good for, counted back from the period's end.
  public let validForMonths: Int?
  /// How several periods combine.
  public let combine: PeriodCombining?
  /// Whether a period without value is left out.
  public let skipsMissingPeriods: Bool
  /// Which direction is better.
  public let better: Direction?
  /// What a missing value makes of what reads it.
  public let whenMissing: Placed<WhenMissing>?
  /// The formula of a derived indicator.
  public let derived: Formula?
  /// What a derived rate 0/0 is.
  public let whenNothingDue: WhenNothingDue?
  /// Bases, notes, questions, acceptances.
  public let remarks: Remarks
  /// Where it stands, from its name on.
  public let span: Span
  /// What is done to its figures before anything reads them.
  public let prepare: Preparation?

  /// Makes an indicator.
  public init(
    name: Placed<String>, heading: String, title: Title?, subject: SubjectKind,
    type: Placed<ValueType>, measuredIn: String?, range: Interval?, document: DocumentPolicy,
    validForMonths: Int?, combine: PeriodCombining?, skipsMissingPeriods: Bool,
    better: Direction?, whenMissing: Placed<WhenMissing>?, derived: Formula?,
    whenNothingDue: WhenNothingDue?, prepare: Preparation? = nil, remarks: Remarks,
    span: Span? = nil
  ) {
    self.prepare = prepare
    self.name = name
    self.heading = heading
    self.title = title
    self.subject = subject
    self.type = type
    self.measuredIn = measuredIn
    self.range = range
    self.document = document
    self.validForMonths = validForMonths
    self.combine = combine
    self.skipsMissingPeriods = skipsMissingPeriods
    self.better = better
    self.whenMissing = whenMissing
    self.derived = derived
    self.whenNothingDue = whenNothingDue
    self.remarks = remarks
    self.span = span ?? name.span
  }
}

/// Something known of a unit or a person besides evidence.
public struct Attribute: Sendable {
  /// The name in formulas, and the heading of its column in the table of subjects.
  public let name: Placed<String>
  /// What it is known of.
  public let subject: SubjectKind
  /// Its type.
  public let type: Placed<ValueType>
  /// The title for readers, where it differs from the name.
  public let title: Title?
  /// Where it stands, from its name on.
  public let span: Span

  /// Makes an attribute.
  public init(
    name: Placed<String>, subject: SubjectKind, type: Placed<ValueType>, title: Title? = nil,
    span: Span? = nil
  ) {
    self.name = name
    self.subject = subject
    self.type = type
    self.title = title
    self.span = span ?? name.span
  }
}
