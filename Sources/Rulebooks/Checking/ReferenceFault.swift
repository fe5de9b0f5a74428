public import Diagnostics

/// What can be wrong with the names that a rulebook refers to, and with the days on which its parts
/// are in force. TD3101 to TD3199.
public enum ReferenceFault: Fault {
  /// A ladder that is not declared.
  case unknownLadder(name: String, nearest: String?, known: [String])
  /// A document that is not declared.
  case unknownDocument(key: String, nearest: String?, known: [String])
  /// A class that the assessment does not have.
  case unknownClass(name: String, assessment: String, nearest: String?, known: [String])
  /// An assessment that the rulebook does not have.
  case unknownAssessment(name: String, nearest: String?, known: [String])
  /// A rung, choice or class that the value's ladder does not have.
  case unknownRung(name: String, ladder: String, nearest: String?, known: [String])
  /// A criterion that the assessment does not have.
  case unknownCriterion(id: String, nearest: String?)
  /// An attribute or fact that subjects of this kind do not have.
  case unknownAttribute(name: String, nearest: String?)
  /// A ranking that the assessment does not have.
  case unknownRanking(name: String, nearest: String?, known: [String])
  /// A rung that a table says nothing about.
  case rungWithoutEarning(rung: String, ladder: String)
  /// A parameter without a value on the day.
  case parameterNotInForce(name: String, day: String)
  /// A parameter with two values on one day.
  case parameterTwiceInForce(name: String, day: String, other: Span)
  /// A parameter whose values are of different types.
  case parameterTypesDiffer(name: String)
  /// A rulebook that is not in force on the last day of the period.
  case rulebookNotInForce(day: String, since: String?, until: String?)
  /// A document that is not in force on the day.
  case documentNotInForce(key: String, day: String, others: [Span])
  /// Indicators derived from each other in a circle.
  case derivedInCircle(names: [String], others: [Span])
  /// Two columns with one heading.
  case headingTaken(heading: String, first: Span)
  /// The result of units without saying of which of several assessments.
  case severalAssessments(names: [String])
  /// The result of units where there is no assessment of units.
  case noUnitAssessment
  /// Assessments that read each other's results in a circle.
  case assessmentsInCircle(names: [String], others: [Span])
  /// A rule of units that reads the result of persons.
  case unitsReadPersons(assessment: String)
  /// `not-above: unit` in an assessment of units.
  case notAPerson
  /// A ceiling by the unit's class where the classes differ.
  case unitClassesDiffer(name: String, assessment: String)
  /// A depth that the tree of criteria does not have.
  case unknownDepth(deepest: Int)
  /// An argument that must be a text in quotes.
  case literalExpected(function: String)
  /// Rules of a kind that the assessment has no ground for.
  case needsCriteria(what: String)
  /// Nothing that is known of a person's unit.
  case unknownUnitName(name: String, nearest: String?)
  /// The total of an assessment of which nobody knows out of how many points it is.
  case scaleMissing(assessment: String)
  /// The class of an assessment without classes.
  case needsClasses(assessment: String)
  /// A class of subordinates where assessments of units have different classes, or none has any.
  case subordinateClasses(assessments: [String])
  /// Totals of parts of the period of an assessment that takes such totals itself.
  case periodsWithinPeriods(assessment: String)
  /// Subordinates' classes read before other assessments that read subordinates have given theirs.
  case subordinatesLater(assessment: String, later: [String])
  /// Rows of a register in an assessment that is evaluated for parts of the period.
  case registerInParts(register: String, assessment: String)
  /// A quota or an award in an assessment that orders nothing.
  case needsRanking

  /// The stable code.
  public var code: String {
    switch self {
    case .unknownLadder: "TD3101"
    case .unknownDocument: "TD3102"
    case .unknownClass: "TD3103"
    case .unknownAssessment: "TD3104"
    case .unknownRung: "TD3105"
    case .unknownCriterion: "TD3106"
    case .unknownAttribute: "TD3107"
    case .unknownRanking: "TD3108"
    case .rungWithoutEarning: "TD3109"
    case .parameterNotInForce: "TD3110"
    case .parameterTwiceInForce: "TD3111"
    case .parameterTypesDiffer: "TD3112"
    case .rulebookNotInForce: "TD3113"
    case .documentNotInForce: "TD3114"
    case .derivedInCircle: "TD3115"
    case .headingTaken: "TD3116"
    case .severalAssessments: "TD3117"
    case .noUnitAssessment: "TD3118"
    case .assessmentsInCircle: "TD3119"
    case .unitsReadPersons: "TD3120"
    case .notAPerson: "TD3121"
    case .unitClassesDiffer: "TD3122"
    case .literalExpected: "TD3123"
    case .needsCriteria: "TD3124"
    case .needsRanking: "TD3125"
    case .unknownDepth: "TD3126"
    case .needsClasses: "TD3127"
    case .unknownUnitName: "TD3128"
    case .scaleMissing: "TD3129"
    case .subordinateClasses: "TD3130"
    case .periodsWithinPeriods: "TD3131"
    case .registerInParts: "TD3132"
    case .subordinatesLater: "TD3133"
    }
  }

  /// A document out of force may still be what the rule rests on, and an assessment need not rate
  /// the subordinates of another; everything else is an error.
  public var severity: Severity {
    switch self {
    case .documentNotInForce, .subordinatesLater: .warning
    default: .error
    }
  }

  /// The other places that belong to it.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .parameterTwiceInForce(_, _, let other):
      [(other, language == .vi ? "giá trị kia ở đây" : "the other value is here")]
    case .derivedInCircle(_, let others), .assessmentsInCircle(_, let others):
      others.map { ($0, language == .vi ? "rồi đọc tiếp ở đây" : "which reads on here") }
    case .documentNotInForce(_, _, let others):
      others.prefix(5).map { ($0, language == .vi ? "cũng dẫn ở đây" : "cited here too") }
    case .headingTaken(_, let first):
      [(first, language == .vi ? "đã dùng ở đây" : "taken here")]
    default: []
    }
  }
}
