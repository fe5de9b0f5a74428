import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Scoring

/// A value in a test's evidence. Text of digits is a number; a word is a text, rung or choice.
enum Given: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral
{
  case figure(Decimal)
  case word(String)
  case truth(Bool)
  case missing
  case notApplicable

  init(stringLiteral value: String) { self = Decimal(value).map { .figure($0) } ?? .word(value) }
  init(integerLiteral value: Int) { self = .figure(Decimal(value)) }
  init(booleanLiteral value: Bool) { self = .truth(value) }
  init(nilLiteral: ()) { self = .missing }
}

/// A rulebook in text with subjects in a table: what most tests of scoring are made of.
struct Bench {
  struct BadRulebook: Error, CustomStringConvertible {
    let description: String
  }

  let checked: CheckedRulebook
  let plan: Plan

  /// Loads, checks and compiles `yaml`; a fault in it fails the test with its message.
  init(_ yaml: String) throws {
    let loaded = loadRulebook(Source(path: "rulebook.yaml", text: yaml))
    var diagnostics = loaded.diagnostics
    var checked: CheckedRulebook?
    if let rulebook = loaded.rulebook {
      let result = check(rulebook, on: Day(number: 20_818))
      diagnostics += result.diagnostics
      checked = result.checked
    }
    guard let checked, !diagnostics.contains(where: { $0.severity == .error }) else {
      let words = diagnostics.map { diagnostic in
        let place = diagnostic.at.map { "\($0.place.line):\($0.place.column) " } ?? ""
        return place + diagnostic.fault.code + " "
          + diagnostic.fault.headline(.en).plain(in: .en)
      }
      throw BadRulebook(description: words.joined(separator: "\n"))
    }
    self.checked = checked
    self.plan = compile(checked)
  }

  /// The columns of subjects; ids are put in their order first.
  func data(_ subjects: [String: [String: Given]], _ kind: SubjectKind) -> SubjectData {
    let ids = subjects.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let facts = checked.facts(of: kind).facts
    let columns = facts.enumerated().map { number, fact -> Column? in
      let name =
        switch fact.origin {
        case .given(_, let criterion): criterion
        case .indicator, .attribute, .register, .previous: fact.name
        }
      guard subjects.values.contains(where: { $0[name] != nil }) else { return nil }
      return Column(
        key: ColumnKey(id: number), heading: name,
        cells: ids.map { cell(subjects[$0]?[name] ?? nil, fact) })
    }
    return SubjectData(ids: ids, columns: columns)
  }

  private func cell(_ given: Given?, _ fact: Fact) -> Cell {
    switch given {
    case .figure(let figure): return Cell(figure)
    case .truth(let truth): return Cell(truth)
    case .word(let word):
      if let ladder = fact.ladder, let level = checked.ladders[ladder].level(word) {
        return Cell(level)
      }
      return Cell(Texts.intern(word))
    case .notApplicable: return Cell(Absence(.notApplicable))
    case .missing, nil: return Cell(Absence(.missing))
    }
  }

  /// Computes units, and persons by unit.
  func run(
    _ units: [String: [String: Given]], persons: [String: [String: Given]] = [:],
    unitOf: [String: String] = [:], parents: [String: String] = [:],
    decisions: (Ids) -> [Decision] = { _ in [] }, threads: Int = 1
  ) -> Results {
    let unitData = data(units, .unit)
    let personData = data(persons, .person)
    let ids = Ids(units: unitData.ids, persons: personData.ids)
    let inputs = Inputs(
      units: unitData, persons: personData,
      unitOfPerson: personData.ids.map { unitOf[$0].flatMap { ids.unit($0) } },
      parentOfUnit: unitData.ids.map { parents[$0].flatMap { ids.unit($0) } })
    let outcome = evaluate(plan, inputs, decisions: decisions(ids), threads: threads)
    return Results(ids: ids, outcome: outcome)
  }
}

/// The numbers of subjects by id.
struct Ids {
  private let units: [String: Int]
  private let persons: [String: Int]

  init(units: [String], persons: [String]) {
    self.units = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    self.persons = Dictionary(uniqueKeysWithValues: persons.enumerated().map { ($1, $0) })
  }

  func unit(_ id: String) -> Int? { units[id] }
  func person(_ id: String) -> Int? { persons[id] }
}

/// What a run gave, read by the ids of subjects and nodes.
struct Results {
  let ids: Ids
  let outcome: Outcome

  func assessment(_ id: String?) -> AssessmentOutcome {
    outcome.assessments.first { id == nil || $0.checked.assessment.id.value == id }
      ?? outcome.assessments[0]
  }

  private func row(_ subject: String, _ assessment: AssessmentOutcome) -> Int {
    let isUnit = assessment.checked.assessment.subject == .unit
    guard let number = isUnit ? ids.unit(subject) : ids.person(subject) else { return -1 }
    // Mostly all subjects are assessed, and rows are their numbers.
    if assessment.subjects.indices.contains(number), assessment.subjects[number] == number {
      return number
    }
    return assessment.subjects.firstIndex(of: number) ?? -1
  }

  /// The total as text; the word of the state where there is none.
  func total(_ subject: String, in id: String? = nil) -> String {
    let assessment = assessment(id)
    let row = row(subject, assessment)
    guard row >= 0 else { return "not assessed" }
    return assessment.totals[row].number?.description ?? assessment.states[row].key
  }

  /// The points of a node as text; the word of its state where it has none.
  func points(_ node: String, of subject: String, in id: String? = nil) -> String {
    let assessment = assessment(id)
    let row = row(subject, assessment)
    let all = assessment.checked.nodes + assessment.checked.adjustments
    guard row >= 0, let number = all.firstIndex(where: { $0.criterion.id.value == node }),
      let result = assessment.result(ofNode: number, row: row)
    else { return "no such node" }
    return result.points?.description ?? "\(result.state)"
  }

  /// The id of the published class; the word of the state where there is none.
  func className(_ subject: String, in id: String? = nil) -> String {
    let assessment = assessment(id)
    let row = row(subject, assessment)
    guard row >= 0 else { return "not assessed" }
    let result = assessment.classes[row]
    return result.published.map { assessment.checked.assessment.classes[$0].id.value }
      ?? result.state.key
  }

  /// The rank in a ranking as text.
  func rank(_ subject: String, _ ranking: Int = 0, in id: String? = nil) -> Int? {
    let assessment = assessment(id)
    let row = row(subject, assessment)
    return row < 0 ? nil : assessment.ranks[ranking][row]?.value
  }

  /// The explanation of a subject.
  func explanation(of subject: String, in id: String? = nil) -> Explanation? {
    let assessment = assessment(id)
    let number = outcome.assessments.firstIndex {
      $0.checked.assessment.id.value == assessment.checked.assessment.id.value
    }
    return number.flatMap { explain(outcome, assessment: $0, row: row(subject, assessment)) }
  }
}
