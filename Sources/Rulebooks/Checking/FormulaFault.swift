public import Diagnostics

/// What can be wrong with a formula where it stands, though it can be read by itself. TD3201 to
/// TD3299.
public enum FormulaFault: Fault {
  /// A formula whose value is not what its key asks for.
  /// `example` is the formula made into what is wanted, where that can be said.
  case wrongType(key: String, expected: Asked, found: String, example: String?)
  /// A formula that a `#` has cut, so that the rest cannot be read.
  case brokenByComment(kept: String, lost: String)
  /// A `#` that stands close behind a formula, so that it may have been meant as a part of it.
  case commentClose(kept: String, lost: String)
  /// A condition that holds always or never.
  case conditionConstant(key: String, holds: Bool)
  /// An order by something that is the same for all.
  case orderConstant(text: String)
  /// A derived indicator whose formula gives another type than it declares.
  case derivedType(name: String, declared: String, found: String)
  /// A share, 0 to 1, where percentages, 0 to 100, are counted.
  case shareForPercent(text: String, share: String, percent: String)
  /// A share, 0 to 1, compared with a figure that counts from 0 to 100.
  case percentForShare(figure: String, share: String)
  /// `at least` or `below` over a choice, whose words have no order.
  case choiceUnordered(name: String)
  /// A name that has a meaning, but not here.
  case nameElsewhere(name: String, place: Elsewhere)
  /// A value for what is missing that is none of the indicator's.
  case missingValueType(indicator: String, type: String)
  /// A count by itself where a rate is asked for.
  case countForRate(name: String)

  /// Where a name has a meaning.
  public enum Elsewhere: String, Sendable {
    /// After the points: in requirements, ceilings, knock-outs, rankings, awards.
    case afterPoints = "after-points"
    /// In anything but indicators.
    case afterFacts = "after-facts"
    /// In the cases of quotas.
    case quotas
    /// In a section's `combine: { formula: … }`.
    case combinations
    /// In the `score` of a criterion that has a `value`.
    case measured
    /// In the `score` of a criterion that has points.
    case criteria
    /// In an assessment of units; of persons with `unit.` before it.
    case units
    /// In an assessment of persons.
    case persons
    /// Where the facts of persons are read: not in indicators of units.
    case facts
    /// In the criterion whose `with` declares it.
    case otherCriterion = "other-criterion"
  }

  /// What a key asks for.
  public enum Asked: String, Sendable {
    case truth, number, level, ordered, anything

    func called(_ language: Language) -> String {
      switch (self, language) {
      case (.truth, .vi): "một điều kiện đúng hoặc sai"
      case (.truth, .en): "a condition, true or false"
      case (.number, .vi): "một số"
      case (.number, .en): "a number"
      case (.level, .vi): "một bậc, một lựa chọn hoặc một mức xếp loại"
      case (.level, .en): "a level, choice or class"
      case (.ordered, .vi): "một giá trị so sánh được hơn kém (số, ngày, bậc)"
      case (.ordered, .en): "something with an order: a number, a date, a level"
      case (.anything, .vi): "một giá trị"
      case (.anything, .en): "a value"
      }
    }
  }

  /// The stable code.
  public var code: String {
    switch self {
    case .wrongType: "TD3201"
    case .brokenByComment: "TD3202"
    case .conditionConstant: "TD3203"
    case .orderConstant: "TD3204"
    case .derivedType: "TD3205"
    case .shareForPercent: "TD3206"
    case .countForRate: "TD3207"
    case .commentClose: "TD3208"
    case .percentForShare: "TD3209"
    case .choiceUnordered: "TD3210"
    case .nameElsewhere: "TD3211"
    case .missingValueType: "TD3212"
    }
  }

  /// What always comes out alike is a question; what cannot be computed an error.
  public var severity: Severity {
    switch self {
    case .conditionConstant, .orderConstant, .commentClose: .warning
    default: .error
    }
  }
}
