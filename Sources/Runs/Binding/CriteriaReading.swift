import FEEL
public import Rulebooks

/// Which criteria read which facts, also through derived ones.
public struct CriteriaReading {
  /// A criterion by its number among the results of an assessment.
  public struct Place: Hashable, Sendable {
    /// The number of the assessment.
    public let assessment: Int
    /// The number of the node; bonus and penalty items come behind the nodes.
    public let node: Int
  }

  private var places: [Int: [Place]] = [:]
  private var facts: [Place: [Int]] = [:]

  /// Reads the rules about a kind of subject.
  public init(_ checked: CheckedRulebook, _ kind: SubjectKind) {
    let facts = checked.facts(of: kind).facts
    let numbers = Dictionary(
      facts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var columns: [String: [Int]] = [:]
    for (number, fact) in facts.enumerated() {
      if case .given(_, let criterion) = fact.origin {
        columns[criterion, default: []].append(number)
      }
    }
    // What each fact is made of, in the end.
    var sources: [[Int]] = facts.indices.map { [$0] }
    func read(_ formula: Formula) -> [Int] {
      (checked.expression(of: formula)?.references ?? []).compactMap {
        numbers[$0.binding.name]
      }
    }
    for number in checked.facts(of: kind).derivedOrder {
      guard facts.indices.contains(number), case .indicator(let index) = facts[number].origin,
        let derived = checked.rulebook.indicators[index].derived
      else { continue }
      sources[number] = read(derived).flatMap { sources[$0] }
    }
    for (assessment, rules) in checked.assessments.enumerated()
    where rules.assessment.subject == kind {
      for (node, each) in (rules.nodes + rules.adjustments).enumerated() {
        guard case .scored(let method) = each.criterion.content else { continue }
        var found = Set(each.criterion.formulas.flatMap(read).flatMap { sources[$0] })
        // A criterion scored by people reads a column of its own.
        if case .given(nil) = method.value {
          found.formUnion(columns[each.criterion.id.value] ?? [])
        }
        let place = Place(assessment: assessment, node: node)
        self.facts[place] = found.sorted()
        for number in found.sorted() { places[number, default: []].append(place) }
      }
    }
  }

  /// The criteria that read a fact.
  public func criteria(ofFact number: Int) -> [Place] { places[number] ?? [] }

  /// The facts that a criterion reads, ascending.
  public func facts(of place: Place) -> [Int] { facts[place] ?? [] }
}
