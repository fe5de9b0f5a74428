import Decimals
import Diagnostics
import Evidence
import FEEL
public import Rulebooks
public import Runs
import Scoring

/// An address with the value that stands there, its type and its place.
public struct ListedAddress: Sendable {
  /// The address.
  public let address: Address
  /// What may stand there.
  public let type: AddressType
  /// The words of which one may stand there, in their order; empty for other types.
  public let words: [String]
  /// The value as it is written; nil where none is given.
  public let value: String?
  /// The file, the line and the column; nil where nothing is written.
  public let place: (path: String, line: Int, column: Int)?
}

extension ScenarioBase {
  /// Every address of the run with its value: what stands in the rules, in the order of their files,
  /// then the evidence and the attributes of units and of persons, by id.
  ///
  /// - Parameter run: The run as it is.
  public func addresses(of run: ComputedRun) -> [ListedAddress] {
    let rules = addresses().map { listed in
      let place = listed.span.place
      let words = tree.words(at: listed)
      return ListedAddress(
        address: listed.address,
        type: AddressType(under: listed.key, holding: listed.value, words: words),
        words: words, value: listed.value,
        place: (listed.span.source.path, place.line, place.column))
    }
    return rules + facts(.unit, of: run) + facts(.person, of: run)
  }

  private func facts(_ kind: SubjectKind, of run: ComputedRun) -> [ListedAddress] {
    let facts = run.checked.facts(of: kind).facts
    let ids = run.subjects(kind).ids
    let columns = kind == .unit ? run.inputs.units.columns : run.inputs.persons.columns
    var found: [ListedAddress] = []
    for (subject, id) in ids.enumerated() {
      for (number, fact) in facts.enumerated() {
        let part: String
        switch fact.origin {
        case .indicator(let index):
          if run.checked.rulebook.indicators[index].derived != nil { continue }
          part = "evidence"
        case .given: part = "evidence"
        case .attribute: part = kind == .unit ? "units" : "persons"
        case .register, .previous: continue
        }
        guard columns.indices.contains(number), let column = columns[number] else { continue }
        let origin = run.origin(ofFact: number, kind, subject: subject)
        found.append(
          ListedAddress(
            address: Address([part, id, fact.name]), type: AddressType(fact.type),
            words: fact.ladder.flatMap {
              run.checked.ladders.indices.contains($0) ? run.checked.ladders[$0].rungs : nil
            } ?? [],
            value: writtenText(of: column.cell(subject), run.checked),
            place: origin.map { ($0.path, $0.line, $0.column) }))
      }
    }
    return found
  }
}

/// A value as a table holds it; nil where there is none.
func writtenText(of cell: Cell, _ checked: CheckedRulebook) -> String? {
  if let number = cell.number { return number.description }
  if let boolean = cell.boolean { return boolean ? "yes" : "no" }
  if let text = cell.text { return Texts.string(text) }
  if let days = cell.days { return Day(number: Int(days)).description }
  if let level = cell.level, checked.ladders.indices.contains(Int(level.ladder)) {
    return checked.ladders[Int(level.ladder)].word(level)
  }
  return nil
}
