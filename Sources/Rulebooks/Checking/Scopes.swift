import Decimals
import Diagnostics
import FEEL

/// The names of facts and parameters, by which every scope begins.
struct FactNames {
  /// The facts of units and persons.
  let units: [Fact]
  let persons: [Fact]
  /// Parameters.
  private let parameters: [Binding]
  /// Functions of the rulebook's own.
  private let functions: [Binding]
  private let unitTypes: [FEELType]
  private let personTypes: [FEELType]
  private let assessments: [Assessment]
  private let workingDays: DomainFunction
  /// `period.start` and `period.end`, the days between which the run is.
  private let period: [Binding]
  private let scopes = CommonScopes()

  init(
    checker: Checker, units: [Fact], persons: [Fact],
    parameters: [Binding], functions: [Binding]
  ) {
    self.units = units
    self.persons = persons
    unitTypes = units.map(checker.type)
    personTypes = persons.map(checker.type)
    self.parameters = parameters
    self.functions = functions
    assessments = checker.rulebook.assessments
    workingDays = WorkingDays(holidays: checker.holidays).function
    period = [("period.start", checker.since), ("period.end", checker.day)].map { name, day in
      let (type, value) = Literal.day(day).binding
      return Binding(name, type, .constant(value))
    }
  }

  /// The type of a fact by its number.
  func type(of number: Int, _ kind: SubjectKind) -> FEELType { types(of: kind)[number] }

  /// The id of the only assessment of a kind of subject; nil where there are several.
  func soleAssessment(of kind: SubjectKind) -> String? {
    let own = assessments.filter { $0.subject == kind }
    return own.count == 1 ? own[0].id.value : nil
  }

  func facts(of kind: SubjectKind) -> [Fact] { kind == .unit ? units : persons }

  private func types(of kind: SubjectKind) -> [FEELType] {
    kind == .unit ? unitTypes : personTypes
  }

  /// The facts of one kind of subject from `first` on, under names that begin with `prefix`.
  private func bindings(of kind: SubjectKind, from first: Int, prefix: String = "") -> [Binding] {
    zip(facts(of: kind), types(of: kind)).enumerated().compactMap { index, pair in
      let (fact, type) = pair
      switch fact.origin {
      case .given, .register, .previous: return nil
      case .indicator, .attribute: break
      }
      return Binding(prefix + fact.name, type, .slot(Slot(first + index)))
    }
  }

  /// What every formula about a subject sees, whatever the assessment: made once for each kind of
  /// subject, for thousands of facts may be seen by dozens of assessments.
  private func commonScope(of kind: SubjectKind, headFacts: Int?) -> Scope {
    scopes.scope(of: kind, headFacts: headFacts) {
      var scope = Scope()
      if kind == .unit, let headFacts {
        // Names of the unit's own hide equal ones of the head.
        scope.add(bindings(of: .person, from: headFacts))
      }
      scope.add(bindings(of: kind, from: 0))
      if kind == .person {
        scope.add(bindings(of: .unit, from: persons.count, prefix: "unit."))
      }
      scope.add(workingDays)
      scope.add(period)
      scope.add(parameters)
      scope.add(functions)
      return scope
    }
  }

  /// What every formula about a subject sees: its facts and the parameters; a person's also the
  /// facts of the unit, a unit's also those of its head from the slot `headFacts` on.
  func scope(of kind: SubjectKind, headFacts: Int?, assessment: String? = nil) -> Scope {
    var scope = commonScope(of: kind, headFacts: headFacts)
    addPrevious(to: &scope, of: kind, from: 0, assessment: assessment)
    if kind == .person {
      addPrevious(
        to: &scope, of: .unit, from: persons.count, prefix: "unit.", assessment: nil)
    }
    return scope
  }
}

/// The scopes that are made once in a check.
private final class CommonScopes {
  private struct Key: Hashable {
    let kind: SubjectKind
    let headFacts: Int?
  }

  private var made: [Key: Scope] = [:]

  func scope(of kind: SubjectKind, headFacts: Int?, _ make: () -> Scope) -> Scope {
    let key = Key(kind: kind, headFacts: headFacts)
    if let scope = made[key] { return scope }
    let scope = make()
    made[key] = scope
    return scope
  }
}
