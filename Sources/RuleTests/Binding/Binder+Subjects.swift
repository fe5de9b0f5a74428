import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Scoring

// The subjects of a test and their facts.
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
      let listed = zip(units, numbers).map { ($0, $1, SubjectKind.unit) }
        + persons.map { ($0, place($0, .person), .person) }
      return listed.compactMap { subject, number, kind in
        guard let number, let id = subject.id else { return nil }
        var ignored: [Diagnostic] = []
        return Asked(
          kind: kind, number: number, id: id.value, expectations: subject.expectations,
          facts: samples.resolve(subject, &ignored).own, span: subject.span)
      }
    }
  }

  mutating func alone(_ subject: TestSubject) -> Asked? {
    let given = samples.resolve(subject, &diagnostics)
    if let id = given.unitID {
      report(.subjectWithoutRun(id: id.value), at: id.span)
    }
    let kind =
      given.unit != nil ? .person : given.head != nil ? .unit : likelyKind(subject, given.own)
    let number = add(kind == .unit ? "đơn vị" : "cá nhân", kind)
    give(given, to: number, kind, ownID: nil)
    return Asked(
      kind: kind, number: number, id: nil, expectations: subject.expectations, facts: given.own,
      span: subject.span)
  }

  mutating func ofRun(_ kind: SubjectKind, _ subject: TestSubject) -> Asked? {
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
    give(given, to: number, kind, ownID: id.value)
    return Asked(
      kind: kind, number: number, id: nil, expectations: subject.expectations, facts: [],
      span: subject.span)
  }

  /// Puts a subject of a list in its place: one of the base, or a new one where there is no base.
  mutating func place(_ subject: TestSubject, _ kind: SubjectKind) -> Int? {
    guard let id = subject.id else { return nil }
    let number: Int
    if base != nil {
      guard let known = draft(kind).number(of: id.value) else {
        reportUnknown(id, kind)
        return nil
      }
      number = known
    } else {
      if draft(kind).number(of: id.value) != nil {
        report(.repeatedSubject(id: id.value, first: firstSpan(of: id.value, kind)), at: id.span)
        return nil
      }
      number = add(id.value, kind)
    }
    give(samples.resolve(subject, &diagnostics), to: number, kind, ownID: id.value)
    return number
  }

  func firstSpan(of id: String, _ kind: SubjectKind) -> Span {
    guard case .several(let units, let persons) = test.subjects else { return test.span }
    let listed = kind == .unit ? units : persons
    return listed.first { $0.id?.value == id }?.id?.span ?? test.span
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

  /// Gives a subject and those related to it their facts.
  mutating func give(
    _ given: GivenSubject, to number: Int, _ kind: SubjectKind, ownID: String?
  ) {
    if let result = given.result { givenResults.append((kind, number, result)) }
    var others: [GivenFact] = []
    for fact in given.own where !set(fact, of: number, kind) { others.append(fact) }
    let other: SubjectKind = kind == .unit ? .person : .unit
    for fact in others where readers[other].number(of: fact.name.value) == nil {
      report(
        .unknownFact(
          name: fact.name.value, of: kind,
          nearest: readers[kind].nearest(to: fact.name.value)
            ?? readers[other].nearest(to: fact.name.value)),
        at: fact.name.span)
    }
    others.removeAll { readers[other].number(of: $0.name.value) == nil }
    if let id = given.unitID, ownID != nil, kind == .person {
      if let unit = units.number(of: id.value) {
        unitOfPerson[number] = unit
        hasChanges = true
      } else {
        reportUnknown(id, .unit)
      }
    }
    let part = kind == .unit ? given.head : given.unit
    guard part != nil || !others.isEmpty else { return }
    guard let related = relative(of: number, kind, ownID: ownID) else { return }
    for fact in others { _ = set(fact, of: related, other) }
    for fact in part?.facts ?? [] where !set(fact, of: related, other) {
      report(
        .unknownFact(
          name: fact.name.value, of: other, nearest: readers[other].nearest(to: fact.name.value)),
        at: fact.name.span)
    }
    if let result = part?.result { givenResults.append((other, related, result)) }
  }

  /// The head of a unit, or the unit of a person: the one that is there, or a new one.
  mutating func relative(of number: Int, _ kind: SubjectKind, ownID: String?) -> Int? {
    if kind == .person {
      if let unit = unitOfPerson[number] { return unit }
      let unit = add(ownID.map { $0 + "/unit" } ?? "đơn vị", .unit)
      unitOfPerson[number] = unit
      return unit
    }
    if let head = head(ofUnit: number) { return head }
    guard base == nil else {
      report(.nobodyThere(address: "head", kind: .person), at: test.span)
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

  /// Gives a subject a fact; false where its kind has no such fact.
  mutating func set(_ fact: GivenFact, of subject: Int, _ kind: SubjectKind) -> Bool {
    guard let number = readers[kind].number(of: fact.name.value) else { return false }
    switch readers[kind].cell(fact, of: number) {
    case .failure(let fault): report(fault, at: fact.valueSpan)
    case .success(let cell):
      hasChanges = true
      if cell.kind == .absent { absentFacts[kind, default: []].insert(number) }
      if kind == .unit {
        units.set(number, of: subject, to: cell)
      } else {
        persons.set(number, of: subject, to: cell)
      }
    }
    return true
  }
}
