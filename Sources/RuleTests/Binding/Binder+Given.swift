import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Scoring
import YAMLSource

/// What the name of a given value means.
enum GivenTarget {
  /// A fact of a kind of subject, by its number.
  case fact(SubjectKind, Int)
  /// A published result of a kind of subject, in one assessment or in all of the kind.
  case result(SubjectKind, assessment: Int?, isClass: Bool)
  /// The classes of the units directly below.
  case subordinates
}

// What a test gives of its subjects.
extension Binder {
  /// A published result that is given, before the subjects have their final numbers.
  struct DraftResult {
    let kind: SubjectKind
    let subject: Int
    let assessment: Int?
    let isClass: Bool
    let text: Placed<String>
  }

  /// Gives a subject and those related to it what the test says of them.
  mutating func give(
    _ given: GivenSubject, to number: Int, _ kind: SubjectKind, ownID: String?
  ) {
    if let id = given.unitID, ownID != nil, kind == .person {
      if let unit = units.number(of: id.value) {
        unitOfPerson[number] = unit
        hasChanges = true
      } else {
        reportUnknown(id, .unit)
      }
    }
    for entry in given.entries {
      guard let target = target(of: entry, kind) else {
        reportUnknownFact(entry, kind)
        continue
      }
      switch target {
      case .fact(let owner, let fact):
        guard let who = owner == kind ? number : relative(of: number, kind, ownID: ownID) else {
          continue
        }
        set(entry.fact, fact, of: who, owner)
      case .result(let owner, let assessment, let isClass):
        guard let who = owner == kind ? number : relative(of: number, kind, ownID: ownID) else {
          continue
        }
        giveResult(
          entry.fact, kind: owner, subject: who, assessment: assessment, isClass: isClass)
      case .subordinates: giveSubordinates(entry.fact, of: number, kind, ownID: ownID)
      }
    }
  }

  /// What a given name means: a fact of the subject, then of the related one; a result by its
  /// address, as a rule of the subject would read it.
  func target(of entry: GivenSubject.Entry, _ kind: SubjectKind) -> GivenTarget? {
    var name = entry.fact.name.value
    var owner: SubjectKind =
      switch entry.owner {
      case .own: kind
      case .unit: .unit
      case .head: .person
      }
    if name == "subordinates" { return .subordinates }
    if let number = readers[owner].number(of: name) { return .fact(owner, number) }
    if entry.owner == .own, kind == .person, name.hasPrefix("unit.") {
      name = String(name.dropFirst("unit.".count))
      owner = .unit
      if let number = readers[owner].number(of: name) { return .fact(owner, number) }
    } else if entry.owner == .own, kind == .unit {
      // Rules of units read the facts of their heads by their bare names.
      if let number = readers[.person].number(of: name) { return .fact(.person, number) }
    }
    let (assessment, rest) = split(name)
    guard rest.count == 1 else { return nil }
    if let assessment { owner = checked.assessments[assessment].assessment.subject }
    switch rest[0] {
    case "total": return .result(owner, assessment: assessment, isClass: false)
    case "class": return .result(owner, assessment: assessment, isClass: true)
    default: return nil
    }
  }

  private mutating func reportUnknownFact(_ entry: GivenSubject.Entry, _ kind: SubjectKind) {
    let name = entry.fact.name
    let owner: SubjectKind =
      switch entry.owner {
      case .own: kind == .person && name.value.hasPrefix("unit.") ? .unit : kind
      case .unit: .unit
      case .head: .person
      }
    let isPrefixed = entry.owner == .own && kind == .person && owner == .unit
    let bare = isPrefixed ? String(name.value.dropFirst("unit.".count)) : name.value
    var nearest = readers[owner].nearest(to: bare).map { isPrefixed ? "unit." + $0 : $0 }
    if entry.owner == .own, kind == .unit, nearest == nil {
      nearest = readers[.person].nearest(to: bare)
    } else if entry.owner == .own, owner == .person, let unit = readers[.unit].nearest(to: bare),
      nearest == nil || unit == bare
    {
      nearest = "unit." + unit
    }
    report(.unknownFact(name: name.value, of: owner, nearest: nearest), at: name.span)
  }

  private mutating func set(
    _ given: GivenFact, _ number: Int, of subject: Int, _ kind: SubjectKind
  ) {
    let own = ownAssessments[kind].map { checked.assessments[$0].assessment.id.value }
    let name = checked.facts(of: kind).facts[number].name
    let numbers = readers[kind].numbers(of: name, in: own)
    if numbers.count > 1 {
      // Of several ladders the value goes to those that have it.
      let fitting = numbers.filter {
        if case .success = readers[kind].cell(given, of: $0) { return true }
        return false
      }
      for fit in fitting.isEmpty ? [number] : fitting { setOne(given, fit, of: subject, kind) }
      return
    }
    setOne(given, numbers.first ?? number, of: subject, kind)
  }

  private mutating func setOne(
    _ given: GivenFact, _ number: Int, of subject: Int, _ kind: SubjectKind
  ) {
    if let register = readers[kind].register(of: number) {
      setRows(given, register, of: subject, kind)
      return
    }
    switch readers[kind].cell(given, of: number) {
    case .failure(let fault): report(fault, at: given.valueSpan)
    case .success(let cell):
      hasChanges = true
      if cell.kind == .absent { absentFacts[kind, default: []].insert(number) }
      if kind == .unit {
        units.set(number, of: subject, to: cell)
      } else {
        persons.set(number, of: subject, to: cell)
      }
    }
  }

  /// Gives a subject its rows in a register; `[]` are none at all.
  private mutating func setRows(
    _ given: GivenFact, _ register: Int, of subject: Int, _ kind: SubjectKind
  ) {
    let rows: [[Cell]]?
    switch given.value {
    case .rows(let all, _):
      let read = readers[kind].rows(all, of: register)
      for each in read.faults { report(each.fault, at: each.span) }
      rows = read.rows
    case .list(let texts, _) where texts.isEmpty: rows = []
    case .absent: rows = nil
    case .list, .text:
      report(
        .unfitValue(fact: given.name.value, text: given.valueSpan.text, wanted: .rows),
        at: given.valueSpan)
      return
    }
    hasChanges = true
    if kind == .unit {
      units.set(register: register, of: subject, to: rows)
    } else {
      persons.set(register: register, of: subject, to: rows)
    }
  }

  // MARK: Results

  private mutating func giveResult(
    _ given: GivenFact, kind: SubjectKind, subject: Int, assessment: Int?, isClass: Bool
  ) {
    guard case .text(let scalar) = given.value else {
      report(
        .unfitExpectation(
          address: given.name.value, text: given.valueSpan.text, wanted: .oneText),
        at: given.valueSpan)
      return
    }
    hasChanges = true
    givenResults.append(
      DraftResult(
        kind: kind, subject: subject, assessment: assessment, isClass: isClass,
        text: Placed(trimmed(scalar.value), at: scalar.span)))
  }

  /// New units below the subject or its unit, each with a class that is given.
  private mutating func giveSubordinates(
    _ given: GivenFact, of number: Int, _ kind: SubjectKind, ownID: String?
  ) {
    guard case .list(let classes, _) = given.value, base == nil else {
      report(
        .unfitExpectation(
          address: given.name.value, text: given.valueSpan.text, wanted: .listOfClasses),
        at: given.valueSpan)
      return
    }
    guard let unit = kind == .unit ? number : relative(of: number, kind, ownID: ownID) else {
      return
    }
    // Those that a sample has given are others.
    for child in parentOfUnit.filter({ $0.value == unit }).map(\.key) {
      parentOfUnit[child] = nil
      givenResults.removeAll { $0.kind == .unit && $0.subject == child }
      givenBelow.removeAll { $0.child == child }
    }
    for (index, text) in classes.enumerated() {
      let child = add("\(ownID ?? "đơn vị")/\(index + 1)", .unit)
      parentOfUnit[child] = unit
      givenBelow.append((child, unit))
      givenResults.append(
        DraftResult(kind: .unit, subject: child, assessment: nil, isClass: true, text: text))
    }
  }

  /// The given results with their classes found; what has none is reported.
  mutating func results() -> [(kind: SubjectKind, result: GivenResult)] {
    var results: [(kind: SubjectKind, result: GivenResult)] = []
    for given in givenResults {
      let numbers = checked.assessments.indices.filter {
        checked.assessments[$0].assessment.subject == given.kind
          && (given.assessment == nil || given.assessment == $0)
      }
      if given.isClass {
        var ids: [String] = []
        var isKnown = false
        for number in numbers {
          let classes = checked.assessments[number].assessment.classes.map(\.id.value)
          ids += classes.filter { !ids.contains($0) }
          guard let found = classes.firstIndex(of: given.text.value) else { continue }
          isKnown = true
          results.append(
            (
              given.kind,
              GivenResult(
                assessment: number, subject: given.subject, total: nil, classNumber: found)
            ))
        }
        if !isKnown {
          report(
            .unfitExpectation(
              address: "class", text: given.text.value,
              wanted: .words(ids, nearest: nearestName(to: given.text.value, among: ids))),
            at: given.text.span)
        }
      } else if case .number(let total) = FigureText(given.text.value) {
        results += numbers.map {
          (
            given.kind,
            GivenResult(
              assessment: $0, subject: given.subject, total: total, classNumber: nil)
          )
        }
      } else {
        report(
          .unfitExpectation(
            address: "total", text: given.text.value, wanted: .number(corrected: nil)),
          at: given.text.span)
      }
    }
    return results
  }
}
