import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Scoring

// The bound test: what evaluation reads.
extension Binder {
  mutating func finish(
    _ checks: [DraftCheck], _ published: [BoundCheck], _ decisions: [DraftDecision],
    _ given: [(kind: SubjectKind, result: GivenResult)]
  ) -> BoundTest {
    // Units that only have a class are assessed as the one above them is.
    for (fact, known) in checked.unitFacts.facts.enumerated() {
      guard case .attribute = known.origin else { continue }
      for (child, unit) in givenBelow { units.copy(fact, from: unit, to: child) }
    }
    let unitPlaces = units.order()
    let personPlaces = persons.order()
    func place(_ number: Int, _ kind: SubjectKind) -> Int {
      kind == .unit ? unitPlaces[number] : personPlaces[number]
    }
    var relations = (unit: [Int?](), parent: [Int?]())
    relations.unit = Array(repeating: nil, count: personPlaces.count)
    for (person, unit) in unitOfPerson { relations.unit[personPlaces[person]] = unitPlaces[unit] }
    relations.parent = Array(repeating: nil, count: unitPlaces.count)
    for (unit, parent) in parentOfUnit { relations.parent[unitPlaces[unit]] = unitPlaces[parent] }
    let inputs = Inputs(
      units: prepared(units.data(checked.unitFacts, places: unitPlaces), .unit),
      persons: prepared(persons.data(checked.personFacts, places: personPlaces), .person),
      unitOfPerson: relations.unit, parentOfUnit: relations.parent,
      // A test of a run has the run's subjects, and its months as they are.
      periods: base?.inputs.periods ?? [])
    let own = decisions.map { draft in
      Decision(
        subject: place(draft.subject, draft.subjectKind), subjectKind: draft.subjectKind,
        assessment: assessment(of: draft), kind: draft.kind,
        about: draft.decision.about?.value, value: draft.decision.value.value,
        computed: draft.decision.computed?.value, span: draft.decision.kind.span)
    }
    return BoundTest(
      plan: variant(), inputs: inputs, decisions: (base?.decisions ?? []) + own,
      given: given.map { entry in
        GivenResult(
          assessment: entry.result.assessment, subject: place(entry.result.subject, entry.kind),
          total: entry.result.total, classNumber: entry.result.classNumber)
      },
      checks: checks.map { check in
        BoundCheck(
          assessment: check.assessment, subject: place(check.number, check.kind),
          target: check.target, expected: check.expected,
          address: check.expectation.address.value, subjectID: check.id,
          place: .span(check.expectation.span))
      } + published,
      known: hasChanges ? nil : base?.outcome)
  }

  /// The figures that a test gives, prepared as those of a run are; a run's have been.
  private func prepared(_ data: SubjectData, _ kind: SubjectKind) -> SubjectData {
    base == nil ? data.prepared(kind, by: checked) : data
  }

  /// The plan for what the test tells: a subject alone has no peers for a quota, and where nothing
  /// is said of what decides whether it is rated, it is.
  func variant() -> Plan {
    guard base == nil else { return plan }
    var plan = plan
    if case .alone = test.subjects { plan = plan.withoutQuotas() }
    func isOpen(_ condition: Condition?, _ assessment: CheckedAssessment) -> Bool {
      condition.map { !readsAbsent($0.formula, assessment) } ?? false
    }
    return plan.taking(
      asMembersOf: Set(
        checked.assessments.indices.filter {
          isOpen(checked.assessments[$0].assessment.appliesTo, checked.assessments[$0])
        }),
      asRatedIn: Set(
        checked.assessments.indices.filter {
          isOpen(checked.assessments[$0].assessment.assessedWhen, checked.assessments[$0])
        }))
  }

  /// Whether a formula reads a fact that the test gives as absent, itself or through derived ones.
  func readsAbsent(_ formula: Formula, _ assessment: CheckedAssessment) -> Bool {
    if absentFacts.isEmpty { return false }
    let kind = assessment.assessment.subject
    let other: SubjectKind = kind == .unit ? .person : .unit
    var seen: Set<Int> = []
    var open = slots(of: formula)
    while let slot = open.popLast() {
      let fact = assessment.layout.fact(at: slot)
      let owner = fact.owner == .subject ? kind : other
      let facts = checked.facts(of: owner).facts
      guard facts.indices.contains(fact.number), seen.insert(slot.index).inserted else { continue }
      if absentFacts[owner]?.contains(fact.number) ?? false { return true }
      if fact.owner == .subject, case .indicator(let index) = facts[fact.number].origin,
        let derived = checked.rulebook.indicators[index].derived
      {
        open += slots(of: derived)
      }
    }
    return false
  }

  func slots(of formula: Formula) -> [Slot] {
    checked.expression(of: formula)?.references.compactMap { reference in
      if case .slot(let slot) = reference.binding.reference { return slot }
      return nil
    } ?? []
  }
}
