import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
import YAMLSource

/// Reads given values by the types of the facts of one kind of subject.
struct FactReader: Sendable {
  let checked: CheckedRulebook
  let kind: SubjectKind
  private let numbers: [String: Int]
  private let headings: [String: Int]
  /// What was published in former periods has one name in each assessment: the numbers by name.
  private let previous: [String: [(assessment: String, number: Int)]]

  init(_ checked: CheckedRulebook, _ kind: SubjectKind) {
    self.checked = checked
    self.kind = kind
    var numbers: [String: Int] = [:]
    var headings: [String: Int] = [:]
    var previous: [String: [(assessment: String, number: Int)]] = [:]
    for (number, fact) in checked.facts(of: kind).facts.enumerated() {
      numbers[fact.name] = number
      switch fact.origin {
      case .indicator(let index): headings[checked.rulebook.indicators[index].heading] = number
      // Points given by people stand in a column that the id of their criterion names.
      case .given(_, let criterion): headings[criterion] = number
      case .previous(let result):
        previous[fact.name, default: []].append((result.assessment, number))
      case .attribute, .register: break
      }
    }
    self.previous = previous
    self.numbers = numbers
    self.headings = headings
  }

  private var facts: [Fact] { checked.facts(of: kind).facts }

  /// The number of a fact by its name, or by the heading of its column.
  func number(of name: String) -> Int? { numbers[name] ?? headings[name] }

  /// The facts that a given value may stand for: one, but for what several assessments published in
  /// former periods, unless `assessment` is one of them.
  func numbers(of name: String, in assessment: String?) -> [Int] {
    let all = previous[name] ?? []
    if all.isEmpty { return number(of: name).map { [$0] } ?? [] }
    let own = all.filter { $0.assessment == assessment }
    return (own.isEmpty ? all : own).map(\.number)
  }

  /// The name nearest to `name`.
  func nearest(to name: String) -> String? {
    nearestName(to: name, among: facts.map(\.name))
  }

  /// The value of a given fact as a cell; the fault where it has none.
  func cell(_ given: GivenFact, of number: Int) -> Result<Cell, TestFault> {
    let fact = facts[number]
    if let inputs = FactText(checked).inputs(ofDerived: fact, among: facts) {
      return .failure(.derivedFact(name: fact.name, from: inputs))
    }
    switch given.value {
    case .absent(let reason): return .success(Cell(Absence(reason.value)))
    case .text(let scalar):
      let text = trimmed(scalar.value)
      let result = cell(text, of: fact)
      // A word that cannot be a value of the fact.
      if case .failure = result, let reason = AbsenceReason(testWord: text) {
        return .success(Cell(Absence(reason)))
      }
      return result
    case .list(let texts, _):
      return .failure(
        .unfitValue(
          fact: fact.name, text: texts.map(\.value).joined(separator: ", "), wanted: .oneText))
    case .rows:
      return .failure(.unfitValue(fact: fact.name, text: "[{…}]", wanted: .oneText))
    }
  }

  /// The register that a fact counts, by its number.
  func register(of number: Int) -> Int? {
    checked.facts(of: kind).registers.firstIndex { $0.fact == number }
  }

  /// The rows of a register as a test gives them, each by column; what is wrong with a value stands
  /// at its place.
  func rows(
    _ given: [[(column: Placed<String>, value: YAMLScalar)]], of register: Int
  ) -> (rows: [[Cell]], faults: [(fault: TestFault, span: Span)]) {
    let columns = checked.facts(of: kind).registers[register].columns
    var faults: [(fault: TestFault, span: Span)] = []
    let rows = given.map { row in
      var cells = Array(repeating: Cell(Absence(.missing)), count: columns.count)
      for entry in row {
        guard let number = columns.firstIndex(where: { $0.name == entry.column.value }) else {
          faults.append(
            (
              .unknownFact(
                name: entry.column.value, of: kind,
                nearest: nearestName(to: entry.column.value, among: columns.map(\.name))),
              entry.column.span
            ))
          continue
        }
        switch cell(trimmed(entry.value.value), of: columns[number]) {
        case .success(let cell): cells[number] = cell
        case .failure(let fault): faults.append((fault, entry.value.span))
        }
      }
      return cells
    }
    return (rows, faults)
  }

  private func cell(_ text: String, of fact: Fact) -> Result<Cell, TestFault> {
    do throws(FactMisfit) {
      return .success(try FactText(checked).cell(text, of: fact))
    } catch {
      return .failure(TestFault(error, text: text, of: fact))
    }
  }
}

extension TestFault {
  /// The fault of a text that is no value of its fact.
  fileprivate init(_ misfit: FactMisfit, text: String, of fact: Fact) {
    let wanted: Wanted
    switch misfit {
    case .outside(let range):
      self = .outsideRange(fact: fact.name, text: text, range: range)
      return
    case .notANumber(let corrected): wanted = .number(corrected: corrected)
    case .notAWholeNumber: wanted = .wholeNumber
    case .notYesOrNo: wanted = .yesNo
    case .notADay(let corrected): wanted = .date(corrected: corrected)
    case .notAWord(let known, let nearest): wanted = .words(known, nearest: nearest)
    }
    self = .unfitValue(fact: fact.name, text: text, wanted: wanted)
  }
}
