import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Scoring

/// Resolves the names of one test: puts its subjects together and reads its expectations. All that
/// is wrong with it is found in one go.
struct Binder {
  let test: RuleTest
  let plan: Plan
  let base: TestBase?
  let samples: Samples
  let readers: FactReaders
  var diagnostics: [Diagnostic] = []
  var units: DraftSubjects
  var persons: DraftSubjects
  var unitOfPerson: [Int: Int] = [:]
  var parentOfUnit: [Int: Int] = [:]
  var givenResults: [DraftResult] = []
  /// The numbers of facts that the test gives as absent, by kind.
  var absentFacts: [SubjectKind: Set<Int>] = [:]
  var hasChanges = false
  /// By kind of subject: the assessment that the test, or the sample of a subject, names.
  var ownAssessments: [SubjectKind: Int] = [:]
  /// Units that a test gives below another, by their numbers.
  var givenBelow: [(child: Int, unit: Int)] = []

  init(
    _ test: RuleTest, plan: Plan, base: TestBase?, samples: Samples, readers: FactReaders
  ) {
    self.test = test
    self.plan = plan
    self.base = base
    self.samples = samples
    self.readers = readers
    units = DraftSubjects(base?.inputs.units)
    persons = DraftSubjects(base?.inputs.persons)
    if let base {
      for (person, unit) in base.inputs.unitOfPerson.enumerated() {
        guard let unit else { continue }
        unitOfPerson[person] = unit
      }
      for (unit, parent) in base.inputs.parentOfUnit.enumerated() {
        if let parent { parentOfUnit[unit] = parent }
      }
    }
  }

  var checked: CheckedRulebook { plan.checked }

  /// Keeps which assessment the test is about; the first that is named counts.
  mutating func note(_ assessment: Placed<String>?) {
    guard let assessment, let number = assessmentNumber(assessment.value) else { return }
    let kind = checked.assessments[number].assessment.subject
    if ownAssessments[kind] == nil { ownAssessments[kind] = number }
  }

  mutating func report(_ fault: TestFault, at span: Span) {
    diagnostics.append(Diagnostic(fault, at: span))
  }

  /// A subject that something is expected of.
  struct Asked {
    let kind: SubjectKind
    let number: Int
    let id: String?
    let expectations: [Expectation]
    /// Its own given facts.
    let facts: [GivenFact]
    /// The assessment that the test or its sample names.
    let assessment: Placed<String>?
  }

  /// The bound test; nil where anything is wrong with it.
  mutating func bind(_ tables: TestTables) -> BoundTest? {
    note(test.assessment)
    let asked = placeSubjects()
    let decisions = decisions(asked)
    var checks: [DraftCheck] = []
    for subject in asked { checks += self.checks(of: subject) }
    if asked.allSatisfy(\.expectations.isEmpty), test.table == nil, diagnostics.isEmpty {
      report(.nothingExpected(name: test.name.value), at: test.name.span)
    }
    let given = results()
    let published = test.table.map { self.checks(of: $0, tables) } ?? []
    guard diagnostics.isEmpty else { return nil }
    return finish(checks, published, decisions, given)
  }
}

/// The readers of given facts by kind of subject.
struct FactReaders: Sendable {
  private let units: FactReader
  private let persons: FactReader

  init(_ checked: CheckedRulebook) {
    units = FactReader(checked, .unit)
    persons = FactReader(checked, .person)
  }

  subscript(kind: SubjectKind) -> FactReader { kind == .unit ? units : persons }
}
