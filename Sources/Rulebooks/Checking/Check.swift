public import Diagnostics
import FEEL

/// What checking a rulebook found.
public struct RulebookCheck: Sendable {
  /// The rulebook ready for evaluation; nil where it has errors.
  public let checked: CheckedRulebook?
  /// What is wrong with it, without what its author has accepted.
  public let diagnostics: [Diagnostic]
  /// The findings that its author has accepted at their place.
  public let accepted: [AcceptedFinding]
}

/// A finding that the author of a rulebook has accepted, with the reason.
public struct AcceptedFinding: Sendable {
  /// The finding.
  public let finding: Diagnostic
  /// The acceptance.
  public let acceptance: Acceptance
}

/// Checks a rulebook: names, formulas and their types, points, bands, classes, what limits them,
/// and the order of evaluation; then analyses what rules say against each other. All faults are
/// found in one go.
///
/// - Parameters:
///   - rulebook: the rulebook as loaded; where loading found errors the check finds further ones
///     and gives no rulebook to compute with.
///   - day: the last day of the period, by which parameters and editions go; nil for a check
///     without a run, which takes the last day on which the rulebook is in force, and looks at all
///     dated values.
///   - since: the first day of the period, `period.start` of formulas; nil for the first day of the
///     year in which it ends.
///   - holidays: the days on which nobody works besides weekends, for `working days(from, to)`.
public func check(
  _ rulebook: Rulebook, on day: Day? = nil, since: Day? = nil, holidays: [Day] = []
) -> RulebookCheck {
  let checker = Checker(rulebook, on: day, since: since, holidays: holidays)
  let checked = checker.run()
  let (open, accepted) = checker.sortedByAcceptance()
  let fails = rulebook.unread.hasErrors || open.contains { $0.severity == .error }
  return RulebookCheck(
    checked: fails ? nil : checked, diagnostics: open, accepted: accepted)
}

/// The state that the passes of one check share. Each pass is an extension in a file of its own.
final class Checker {
  let rulebook: Rulebook
  /// The day asked for, if one was.
  let askedDay: Day?
  /// The day by which parameters go.
  let day: Day
  /// The first day of the period.
  let since: Day
  /// The days on which nobody works, besides weekends.
  let holidays: [Day]
  private(set) var diagnostics: [Diagnostic] = []
  /// By the number of a formula: what it was parsed to.
  var expressions: [Expression?]
  /// Whether some formula could not be read, so that nobody knows what it would have read.
  var hasUnreadFormulas = false
  /// The registers of each kind of subject, in the order of the rulebook.
  var registers: [SubjectKind: [CheckedRegister]] = [:]
  /// All ladders by number.
  var ladders: [Ladder] = []
  /// The ladders of the classes of each assessment, by its id.
  var classLadders: [String: Int] = [:]

  /// The names of facts of some types, made when they are first asked for.
  private(set) lazy var percentNames = rulebook.factNames { type in
    if case .percent = type { true } else { false }
  }
  private(set) lazy var choiceNames = rulebook.factNames { type in
    if case .choice = type { true } else { false }
  }

  /// Names that some formula may read, made when a name is first asked for that nothing has.
  private(set) lazy var unitFactNames = Set(rulebook.factNames(of: .unit))
  private(set) lazy var personFactNames = Set(rulebook.factNames(of: .person))
  private(set) lazy var figureNames = Set(
    rulebook.assessments.flatMap(\.nodes).flatMap { $0.figures.map(\.name.value) })
  /// Everything that can carry remarks, with where it stands.
  private(set) lazy var remarked = rulebook.remarked

  init(_ rulebook: Rulebook, on day: Day?, since: Day? = nil, holidays: [Day] = []) {
    let last = day ?? rulebook.ownDay
    self.holidays = holidays
    self.rulebook = rulebook
    self.askedDay = day
    self.day = last
    self.since = since ?? Day(year: last.date.year, month: 1, day: 1) ?? last
    self.expressions = Array(repeating: nil, count: rulebook.formulaCount)
  }

  /// Reports a fault.
  func report(_ fault: any Fault, at span: Span) {
    if follows(fault) { return }
    diagnostics.append(Diagnostic(fault, at: span))
  }

  /// Whether a fault would only follow from one that is told already: where a file is lacking in part
  /// nobody knows what it declares, and where a ladder is unknown its levels have no type.
  private func follows(_ fault: any Fault) -> Bool {
    if rulebook.unread.isIncomplete {
      // `và` in a name that the lost lines may declare is no operator.
      if case .foreignOperator(let found, _)? = fault as? FEELFault {
        return found.first?.isLetter ?? false
      }
      return !fault.code.hasPrefix("TD20")
    }
    guard case .levelExpected(_, .any)? = fault as? FEELFault else { return false }
    return diagnostics.contains { diagnostic in
      if case .unknownLadder? = diagnostic.fault as? ReferenceFault { return true }
      return false
    }
  }

  /// Runs the passes.
  func run() -> CheckedRulebook {
    checkEdition()
    let parameters = parameterValues()
    checkBases()
    numberLadders()
    var units = factTable(of: .unit)
    var persons = factTable(of: .person)
    numberClassLadders()
    units += previousFacts(of: .unit)
    persons += previousFacts(of: .person)
    checkMissingValues(units + persons)
    let functions = functionValues(seeing: parameters)
    let names = FactNames(
      checker: self, units: units, persons: persons, parameters: parameters, functions: functions)
    let unitOrder = checkDerived(.unit, names)
    let personOrder = checkDerived(.person, names)
    checkEvidenceChecks(names)
    checkPreparation()
    let order = evaluationOrder()
    let assessments = order.map { checkAssessment($0, order: order, names) }
    checkUse(of: units, .unit)
    checkUse(of: persons, .person)
    checkUseOfFunctions()
    checkUseOfParametersAndRegisters()
    checkBasesGiven()
    analyseRulebook(names)
    return CheckedRulebook(
      rulebook: rulebook, day: day,
      unitFacts: FactTable(
        facts: units, derivedOrder: unitOrder, registers: registers[.unit] ?? []),
      personFacts: FactTable(
        facts: persons, derivedOrder: personOrder, registers: registers[.person] ?? []),
      assessments: assessments, ladders: ladders, expressions: expressions)
  }
}

extension Rulebook {
  /// The day by which a check without a run goes: the last on which the rulebook is in force, else
  /// the first, else the last on which anything in it begins to hold.
  var ownDay: Day {
    if let until = effective?.until { return until }
    let dates = parameters.flatMap(\.values).compactMap(\.days.since)
    return [effective?.since].compactMap { $0 }.max() ?? dates.max() ?? Day(number: 0)
  }
}
