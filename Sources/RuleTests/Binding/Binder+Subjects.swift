import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Scoring

// The subjects of a test.
extension Binder {
  mutating func placeSubjects() -> [Asked] {
    switch test.subjects {
    case .alone(let subject): return alone(subject).map { [$0] } ?? []
    case .ofRun(let kind, let subject): return ofRun(kind, subject).map { [$0] } ?? []
    case .several(let units, let persons):
      // Units first: persons name them.
      let numbers = units.map { place($0, .unit) }
      for (subject, number) in zip(units, numbers) {
        guard let number, let parent = subject.parent else { continue }
        if let above = self.units.number(of: parent.value) {
          parentOfUnit[number] = above
          hasChanges = true
        } else {
          reportUnknown(parent, .unit)
        }
      }
      let people = persons.map { place($0, .person) }
      let listed =
        zip(units, numbers).map { ($0, $1, SubjectKind.unit) }
        + zip(persons, people).map { ($0, $1, SubjectKind.person) }
      return listed.compactMap { subject, number, kind in
        guard let number, let id = subject.id else { return nil }
        var reported: [Diagnostic] = []
        let given = samples.resolve(subject, &reported)
        note(given.assessment)
        return Asked(
          kind: kind, number: number, id: id.value, expectations: subject.expectations,
          facts: given.own, assessment: test.assessment ?? given.assessment)
      }
    }
  }

  private mutating func alone(_ subject: TestSubject) -> Asked? {
    let given = samples.resolve(subject, &diagnostics)
    if let id = given.unitID {
      report(.subjectWithoutRun(id: id.value), at: id.span)
    }
    let assessment = test.assessment ?? given.assessment
    if let assessment, namedAssessment(assessment) == nil { return nil }
    note(assessment)
    guard let kind = likelyKind(subject, given, assessment) else {
      guard diagnostics.isEmpty else { return nil }
      report(
        .severalAssessments(
          names: SubjectKind.allCases.flatMap {
            candidates($0, subject.expectations, given.own).map {
              checked.assessments[$0].assessment.id.value
            }
          }), at: test.name.span)
      return nil
    }
    let number = add(kind == .unit ? "đơn vị" : "cá nhân", kind)
    give(given, to: number, kind, ownID: nil)
    return Asked(
      kind: kind, number: number, id: nil, expectations: subject.expectations, facts: given.own,
      assessment: assessment)
  }

  private mutating func ofRun(_ kind: SubjectKind, _ subject: TestSubject) -> Asked? {
    guard let id = subject.id else { return nil }
    guard base != nil else {
      report(.subjectWithoutRun(id: id.value), at: id.span)
      return nil
    }
    guard let number = draft(kind).number(of: id.value) else {
      reportUnknown(id, kind)
      return nil
    }
    let given = samples.resolve(subject, &diagnostics)
    note(given.assessment)
    give(given, to: number, kind, ownID: id.value)
    return Asked(
      kind: kind, number: number, id: nil, expectations: subject.expectations, facts: [],
      assessment: test.assessment ?? given.assessment)
  }

  /// Puts a subject of a list in its place: one of the base, or a new one where there is no base.
  private mutating func place(_ subject: TestSubject, _ kind: SubjectKind) -> Int? {
    guard let id = subject.id else { return nil }
    let number: Int
    if base != nil {
      guard let known = draft(kind).number(of: id.value) else {
        reportUnknown(id, kind)
        return nil
      }
      number = known
    } else {
      // Of two with one id the loader has told.
      guard draft(kind).number(of: id.value) == nil else { return nil }
      number = add(id.value, kind)
    }
    let given = samples.resolve(subject, &diagnostics)
    note(given.assessment)
    give(given, to: number, kind, ownID: id.value)
    return number
  }

  mutating func reportUnknown(_ id: Placed<String>, _ kind: SubjectKind) {
    report(
      .unknownSubject(
        id: id.value, of: kind, nearest: nearestName(to: id.value, among: draft(kind).ids)),
      at: id.span)
  }

  func draft(_ kind: SubjectKind) -> DraftSubjects { kind == .unit ? units : persons }

  mutating func add(_ id: String, _ kind: SubjectKind) -> Int {
    hasChanges = true
    var name = id
    // An id that a list has given already, such as of a unit that is called “A/head”.
    while true {
      let number = kind == .unit ? units.add(name) : persons.add(name)
      if let number { return number }
      name += "′"
    }
  }

  /// The head of a unit, or the unit of a person: the one that is there, or a new one.
  mutating func relative(of number: Int, _ kind: SubjectKind, ownID: String?) -> Int? {
    if kind == .person {
      if let unit = unitOfPerson[number] { return unit }
      guard base == nil else {
        report(.nobodyThere(address: "unit", kind: .unit), at: test.name.span)
        return nil
      }
      let unit = add(ownID.map { $0 + "/unit" } ?? "đơn vị", .unit)
      unitOfPerson[number] = unit
      return unit
    }
    if let head = head(ofUnit: number) { return head }
    guard base == nil else {
      report(.nobodyThere(address: "head", kind: .person), at: test.name.span)
      return nil
    }
    let head = add(ownID.map { $0 + "/head" } ?? "người đứng đầu", .person)
    unitOfPerson[head] = number
    return head
  }

  /// The one person who belongs to a unit.
  func head(ofUnit unit: Int) -> Int? {
    let people = unitOfPerson.filter { $0.value == unit }.map(\.key)
    return people.count == 1 ? people.first : nil
  }
}
