import Decimals
import FEEL
import Rulebooks

extension EvaluationContext {
  /// Makes the context of a run: what is needed of related subjects is computed once.
  init(plan: Plan, inputs: Inputs, decisions: [Decision]) {
    let book = DecisionBook(decisions)
    let readsHeads = plan.assessments.contains { $0.checked.layout.headFactCount > 0 }
    let readsUnits =
      plan.assessments.contains { $0.checked.layout.unitFactCount > 0 }
      || (readsHeads || !plan.personFacts.checks.isEmpty) && plan.personFacts.readsUnit
    let bare = EvaluationContext(
      inputs: inputs, plan: plan, unitFacts: nil, personFacts: nil, headOfUnit: [],
      subordinates: [], decisions: book, levels: [])
    // A person's facts may be derived from those of the unit, which read no other subject.
    let units = readsUnits ? bare.factCells(plan.unitFacts) : nil
    let withUnits = EvaluationContext(
      inputs: inputs, plan: plan, unitFacts: units, personFacts: nil, headOfUnit: [],
      subordinates: [], decisions: book, levels: [])
    let heads = readsHeads ? withUnits.heads() : (ofUnit: [], several: [])
    self.init(
      inputs: inputs, plan: plan, unitFacts: units,
      personFacts: readsHeads ? withUnits.factCells(plan.personFacts) : nil,
      headOfUnit: heads.ofUnit, subordinates: bare.childUnits(), decisions: book,
      levels: bare.unitLevels(), unitsWithSeveralHeads: heads.several)
  }

  /// By unit: 0 without units below it, else one more than the highest of them. Circles of superiors
  /// are refused when the units are read; here they end at the number of units.
  private func unitLevels() -> [Int] {
    var levels = Array(repeating: 0, count: inputs.units.count)
    for start in levels.indices {
      var unit = start
      var level = 0
      while unit < inputs.parentOfUnit.count, let parent = inputs.parentOfUnit[unit],
        levels.indices.contains(parent), level < levels.count
      {
        level += 1
        if levels[parent] >= level { break }
        levels[parent] = level
        unit = parent
      }
    }
    return levels
  }

  private func childUnits() -> [[Int]] {
    var children = Array(repeating: [Int](), count: inputs.units.count)
    for (unit, parent) in inputs.parentOfUnit.enumerated() {
      if let parent, children.indices.contains(parent) { children[parent].append(unit) }
    }
    return children
  }

  /// The facts of all subjects of a kind, derived ones too.
  func factCells(_ facts: FactPlan) -> FactCells {
    let count = (facts.kind == .unit ? inputs.units : inputs.persons).count
    var columns = Array(repeating: ContiguousArray<Cell>(), count: facts.factCount)
    let morsel = Morsel(
      slotCount: facts.factCount + facts.unitFactCount, nodeCount: 1,
      capacity: min(Morsel.capacity, count))
    var start = 0
    while start < count {
      let rows = Array(start..<min(start + Morsel.capacity, count))
      facts.load(rows[...], self, into: morsel)
      for fact in 0..<facts.factCount {
        let column = morsel.column(Slot(fact))
        for row in 0..<rows.count { columns[fact].append(column[row]) }
      }
      start += rows.count
    }
    return FactCells(columns: columns)
  }

  private func loadFacts(_ rows: [Int], _ assessment: AssessmentPlan, _ morsel: Morsel) {
    var ignored = FaultTally()
    var decisions = BatchDecisions(
      book: self.decisions, checked: plan.checked, assessment: assessment)
    assessment.load(rows[...], self, into: morsel, decisions: &decisions, faults: &ignored)
  }

  /// An assessment of a kind of subject, whose first slots are the facts of the kind.
  private func factPlan(of kind: SubjectKind) -> AssessmentPlan? {
    plan.assessments.first { $0.checked.assessment.subject == kind }
  }

  /// By unit: the person for whom the first assessment of persons is, and the units with several of
  /// them. The only person of a unit heads it unless that assessment says otherwise.
  private func heads() -> (ofUnit: [Int?], several: Set<Int>) {
    var several: Set<Int> = []
    var people = Array(repeating: [Int](), count: inputs.units.count)
    for (person, unit) in inputs.unitOfPerson.enumerated() {
      if let unit, people.indices.contains(unit) { people[unit].append(person) }
    }
    let ofUnit = people.enumerated().map { unit, persons -> Int? in
      let verdicts = persons.map { isHead($0) }
      if persons.count <= 1 { return verdicts.first == .fails ? nil : persons.first }
      let heads = zip(persons, verdicts).filter { $0.1 == .holds }.map(\.0)
      if heads.count > 1 { several.insert(unit) }
      return heads.count == 1 ? heads.first : nil
    }
    return (ofUnit, several)
  }

  private func isHead(_ person: Int) -> ConditionPlan.Verdict {
    guard let assessment = factPlan(of: .person), let condition = assessment.appliesTo else {
      return .undetermined
    }
    let morsel = Morsel(slotCount: assessment.slotCount, nodeCount: 1, capacity: 1)
    loadFacts([person], assessment, morsel)
    fill([condition.step], morsel)
    return condition.verdict(morsel.column(condition.step.slot)[0])
  }

  /// By row: the published class of the person's unit, for assessments with a ceiling of it.
  func unitClasses(_ rows: ArraySlice<Int>, _ assessment: AssessmentPlan) -> [UnitClass] {
    let rules = assessment.checked.assessment
    let hasCeiling = rules.ceilings.contains { rule in
      if case .notAboveUnit = rule.limit { return true }
      return false
    }
    guard hasCeiling else { return [] }
    return rows.map { person in
      guard let unit = unit(ofPerson: person), let published = publishedClass(ofUnit: unit) else {
        return .open
      }
      switch published.result.state {
      case .given:
        let number = rules.classes.firstIndex { $0.id.value == published.id }
        return number.map { .number($0) } ?? .open
      case .pending: return .pending
      case .notRanked: return .unknown
      case .none, .notRated, .unclassified: return .open
      }
    }
  }
}

extension AssessmentPlan {
  /// Makes the lists beside the frame; nil where no formula reads any.
  func objectBuilder(
    _ subjects: ArraySlice<Int>, _ context: EvaluationContext
  ) -> ((Morsel, Int) -> [Value])? {
    let sources = checked.layout.objects
    guard sources.contains(where: { $0 != .scores && $0 != .weights }) else { return nil }
    let first = subjects.startIndex
    return { morsel, row in
      sources.map { source in
        switch source {
        case .scores, .weights: Value([])
        case .register(let number):
          morsel.registers?.list(
            number,
            of: morsel.subjects.indices.contains(row)
              ? morsel.subjects[row] : -1) ?? Value(Absence(.missing))
        case .scoredPoints(let depth): scoredPoints(morsel, row, depth: depth)
        case .subordinates: context.subordinateResults(of: subjects[first + row], self)
        case .values(let group):
          context.peers(of: self)?.group(group, of: subjects[first + row])?.list
            ?? Value(Absence(.missing))
        case .sectionPeers(let node):
          context.peers(of: self)?.sections[node] ?? Value([])
        case .peers(let group):
          context.peers(of: self)?.group(group, of: subjects[first + row])?.members
            ?? Value(Absence(.missing))
        }
      }
    }
  }

  /// The points of the leaves that were really scored, or of all nodes at a depth; a missing one
  /// makes the list absent.
  private func scoredPoints(_ morsel: Morsel, _ row: Int, depth: Int?) -> Value {
    var list: [Value] = []
    nodes.withUnsafeBufferPointer { nodes in
      for index in nodes.indices.reversed() {
        if let depth {
          guard nodes[index].node.depth == depth else { continue }
        } else if !nodes[index].node.children.isEmpty {
          continue
        }
        switch NodeState(rawValue: morsel.states(nodes[index].number)[row]) ?? .faulty {
        case .notApplicable, .skipped: continue
        default: list.append(.scalar(morsel.column(nodes[index].points)[row]))
        }
      }
    }
    if let absent = list.first(where: { $0.isAbsent }) { return absent }
    return Value(list)
  }
}

extension EvaluationContext {
  /// The units directly below a unit, or below the unit of a person, that have a published class or
  /// total: contexts of `id`, `total`, `class`. None at all is undefined.
  func subordinateResults(of subject: Int, _ assessment: AssessmentPlan) -> Value {
    let isPerson = assessment.checked.assessment.subject == .person
    let unit = isPerson ? unit(ofPerson: subject) : subject
    guard let unit, subordinates.indices.contains(unit) else {
      return Value(Absence(.missing))
    }
    // Where units are put in classes, an assessment without classes says nothing of them here.
    let units = published.filter { $0.outcome.checked.assessment.subject == .unit }
    let classed = units.filter { $0.outcome.checked.classLadder != nil }
    var list: [Value] = []
    for child in subordinates[unit] {
      for published in classed.isEmpty ? units : classed {
        guard let row = published.row(of: child), published.outcome.classes[row].state != .notRated
        else { continue }
        let total = published.outcome.totals[row]
        let level = published.classCell(row)
        if level.kind == .absent, published.outcome.checked.classLadder != nil {
          return Value(Absence(.missing))
        }
        list.append(
          Value(
            Context([
              ("id", Value(inputs.units.ids[child])), ("total", .scalar(total)),
              ("class", .scalar(level)),
            ])))
        break
      }
    }
    return list.isEmpty ? Value(Absence(.undefined)) : Value(list)
  }
}
