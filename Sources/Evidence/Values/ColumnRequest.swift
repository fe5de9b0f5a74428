import Decimals

/// A column to be read: an indicator or an attribute, by plain values that know no rulebook.
public struct ColumnRequest: Sendable, Equatable {
  /// What the values of a column are.
  public enum Kind: Sendable, Hashable {
    /// Whole numbers; without a range of its own, from 0.
    case wholeNumber
    /// Numbers.
    case number
    /// Percentages, stored as 0–100 and written `95`, `95%` or `95,5 %`; without a range of its
    /// own, from 0 to 100.
    case percent
    /// Points that people gave.
    case points
    /// Truth values; see `YesNoWords`.
    case yesNo
    /// Rungs of a ladder by their names, in its own rising order.
    case level(ladder: UInt32, rungs: [String])
    /// One of some names: a rung of `ladder` where it has a number, else a text.
    case choice(ladder: UInt32?, names: [String])
    /// Dates without a time of day.
    case date
    /// Texts.
    case text

    /// Whether decimal marks matter to it.
    var isFigure: Bool {
      switch self {
      case .wholeNumber, .number, .percent, .points: true
      case .yesNo, .level, .choice, .date, .text: false
      }
    }

    /// The names that may stand in it; empty where any text may, or none.
    var names: [String] {
      switch self {
      case .level(_, let names), .choice(_, let names): names
      case .wholeNumber, .number, .percent, .points, .yesNo, .date, .text: []
      }
    }
  }

  /// The number by which the caller knows the column.
  public var id: Int
  /// The heading it has in a table.
  public let heading: String
  /// Headings under which it is found as well, such as the indicator's name.
  public let alternatives: [String]
  /// What its values are.
  public var kind: Kind
  /// The values that are not refused; unbounded where nil and where the kind implies nothing.
  public var range: ValueRange?
  /// Whether it is a fault that no table has the column.
  public var isRequired: Bool
  /// Whether a value needs a supporting document.
  public var document: DocumentPolicy
  /// How many months a document is good for, counted to the end of the run's period; nil for ever.
  public var validForMonths: Int?
  /// How the values of several periods become one; nil where one is expected.
  public var combining: PeriodCombining?
  /// The heading as headings are compared: worked out once, for every table asks it.
  let foldedHeading: FoldedText
  /// The alternatives likewise.
  let foldedAlternatives: [FoldedText]
  /// Whether periods without a value are left out, rather than make the whole missing.
  public var skipsMissingPeriods: Bool

  /// Asks for a column.
  public init(
    id: Int, heading: String, alternatives: [String] = [], kind: Kind, range: ValueRange? = nil,
    isRequired: Bool = true, document: DocumentPolicy = .none, validForMonths: Int? = nil,
    combining: PeriodCombining? = nil, skipsMissingPeriods: Bool = false
  ) {
    self.id = id
    self.heading = heading
    self.alternatives = alternatives
    self.foldedHeading = FoldedText(heading)
    self.foldedAlternatives = alternatives.map { FoldedText($0) }
    self.kind = kind
    self.range = range
    self.isRequired = isRequired
    self.document = document
    self.validForMonths = validForMonths
    self.combining = combining
    self.skipsMissingPeriods = skipsMissingPeriods
  }

  /// Whether a value needs a supporting document.
  public enum DocumentPolicy: Sendable, Hashable {
    /// Always.
    case required
    /// Unless the value is 0 or “no”.
    case whenClaimed
    /// Never.
    case none
  }

  /// How the values of several periods become one.
  public enum PeriodCombining: Sendable, Hashable {
    /// The sum.
    case sum
    /// The arithmetic mean.
    case mean
    /// The least.
    case minimum
    /// The greatest.
    case maximum
    /// That of the last period.
    case last
  }

  /// The range that holds: the declared one, else the one that the kind implies.
  var effectiveRange: ValueRange? {
    if let range { return range }
    switch kind {
    case .wholeNumber: return ValueRange(lower: .zero)
    case .percent: return ValueRange(lower: .zero, upper: .hundred)
    case .number, .points, .yesNo, .level, .choice, .date, .text: return nil
    }
  }
}

/// The figures from one bound to another.
public struct ValueRange: Sendable, Hashable, CustomStringConvertible {
  /// The lower bound, if there is one.
  public var lower: Decimal?
  /// Whether the lower bound itself belongs to the range.
  public var includesLower: Bool
  /// The upper bound, if there is one.
  public var upper: Decimal?
  /// Whether the upper bound itself belongs to the range.
  public var includesUpper: Bool

  /// Makes a range; bounds belong to it unless said otherwise.
  public init(
    lower: Decimal? = nil, includesLower: Bool = true, upper: Decimal? = nil,
    includesUpper: Bool = true
  ) {
    self.lower = lower
    self.includesLower = includesLower
    self.upper = upper
    self.includesUpper = includesUpper
  }

  /// Whether `value` lies in it.
  public func contains(_ value: Decimal) -> Bool {
    if let lower {
      if value < lower || (value == lower && !includesLower) { return false }
    }
    if let upper {
      if value > upper || (value == upper && !includesUpper) { return false }
    }
    return true
  }

  /// The range as rules write it: `[0..20]`, `(0..100]`, `>= 0`.
  public var description: String {
    switch (lower, upper) {
    case (nil, nil): ""
    case (let lower?, nil): "\(includesLower ? ">=" : ">") \(lower)"
    case (nil, let upper?): "\(includesUpper ? "<=" : "<") \(upper)"
    case (let lower?, let upper?):
      "\(includesLower ? "[" : "(")\(lower)..\(upper)\(includesUpper ? "]" : ")")"
    }
  }
}
