import Diagnostics
import FEEL
import YAMLSource

// What must be computed before what: derived facts, assessments.
extension Checker {
  /// Checks the formulas of derived indicators and gives their facts an order in which each comes
  /// after what it reads.
  func checkDerived(_ kind: SubjectKind, _ names: FactNames) -> [Int] {
    let facts = names.facts(of: kind)
    var reads: [Int: [(fact: Int, span: Span)]] = [:]
    let derived = facts.indices.filter { derivation(of: facts[$0]) != nil }
    if derived.isEmpty { return [] }
    let scope = names.scope(of: kind, headFacts: nil)
    for number in derived {
      let fact = facts[number]
      guard case .indicator(let index) = fact.origin, let formula = derivation(of: fact) else {
        continue
      }
      var own = scope
      addRegisters(of: kind, to: &own, for: formula) { ObjectSlot($0) }
      guard let expression = check(formula, key: "derived", .anything, in: own) else { continue }
      checkType(of: expression, rulebook.indicators[index], fact)
      reads[number] = expression.references.compactMap { reference in
        guard case .slot(let slot) = reference.binding.reference, slot.index < facts.count else {
          return nil
        }
        return (slot.index, formula.scalar.span(of: reference.range))
      }
    }
    let sorted = dependencyOrder(of: derived, reads)
    for circle in sorted.circles {
      report(
        ReferenceFault.derivedInCircle(
          names: circle.members.map { facts[$0].name }, others: Array(circle.spans.dropFirst())),
        at: circle.spans.first ?? rulebook.span)
    }
    return sorted.order
  }

  /// The formula of a derived fact.
  private func derivation(of fact: Fact) -> Formula? {
    guard case .indicator(let index) = fact.origin else { return nil }
    return rulebook.indicators[index].derived
  }

  private func checkType(of expression: Expression, _ indicator: Indicator, _ fact: Fact) {
    let fits: Bool
    switch (indicator.type.value, expression.type) {
    case (_, .any): fits = true
    case (.wholeNumber, .number), (.number, .number), (.percent, .number), (.points, .number),
      (.yesNo, .boolean), (.date, .date), (.text, .string):
      fits = true
    case (.level, .level(let ladder)), (.choice, .level(let ladder)):
      fits = fact.ladder.map { Int(ladder.number) == $0 } ?? true
    case (.level, .string), (.choice, .string): fits = true
    default: fits = false
    }
    if fits || rulebook.unread.touch(indicator.span) { return }
    report(
      FormulaFault.derivedType(
        name: indicator.name.value, declared: indicator.type.value.word,
        found: expression.type.description), at: indicator.derived?.span ?? indicator.name.span)
  }

  /// The order of evaluation: the places of the assessments, units before persons, subordinates before
  /// superiors, each after those whose results it takes.
  func evaluationOrder() -> [Int] {
    let assessments = rulebook.assessments
    // Superiors that read what is published of their subordinates come after the assessments that do
    // not: a subordinate may stand in any of them. Within one assessment its levels do that.
    let all = assessments.indices.filter { assessments[$0].subject == .unit }
    let units =
      all.filter { !assessments[$0].readsSubordinates }
      + all.filter { assessments[$0].readsSubordinates }
    let persons = assessments.indices.filter { assessments[$0].subject == .person }
    var reads: [Int: [(fact: Int, span: Span)]] = [:]
    for (place, assessment) in assessments.enumerated() {
      for name in assessment.otherResults.flatMap(\.assessments) {
        guard let read = assessments.firstIndex(where: { $0.id.value == name.value }) else {
          continue
        }
        reads[place, default: []].append((read, name.span))
      }
      guard let span = assessment.subordinatesSpan else { continue }
      reads[place, default: []] += publishers(of: units, for: place).map { ($0, span) }
    }
    let sorted = dependencyOrder(of: units + persons, reads)
    askForSubordinates(sorted.order.filter { assessments[$0].subject == .unit })
    for circle in sorted.circles {
      report(
        ReferenceFault.assessmentsInCircle(
          names: circle.members.map { assessments[$0].id.value },
          others: Array(circle.spans.dropFirst())), at: circle.spans.first ?? rulebook.span)
    }
    return sorted.order
  }

  /// The assessments whose classes a formula about `subordinates` reads. Of those that read
  /// subordinates themselves the file's order decides.
  private func publishers(of units: [Int], for reader: Int) -> [Int] {
    let assessments = rulebook.assessments
    let classed = units.filter { !assessments[$0].classes.isEmpty }
    return (classed.isEmpty ? units : classed).filter {
      $0 != reader && !assessments[$0].readsSubordinates
    }
  }

  /// Asks where an assessment reads the classes of subordinates before another that reads such
  /// classes too has given its own. Where both read them, the file's order decides.
  private func askForSubordinates(_ order: [Int]) {
    let readers = order.map { rulebook.assessments[$0] }
      .filter { $0.readsSubordinates && !$0.classes.isEmpty }
    for (place, reader) in readers.enumerated() where place + 1 < readers.count {
      guard let span = reader.subordinatesSpan else { continue }
      report(
        ReferenceFault.subordinatesLater(
          assessment: reader.id.value, later: readers[(place + 1)...].map(\.id.value)), at: span)
    }
  }

  /// The slots that the formulas of an assessment read.
  func slotsRead(by assessment: Assessment) -> Set<Slot> {
    var slots: Set<Slot> = []
    for formula in assessment.allFormulas {
      guard let expression = expression(of: formula) else { continue }
      for reference in expression.references {
        if case .slot(let slot) = reference.binding.reference { slots.insert(slot) }
      }
    }
    return slots
  }
}

/// A circle of elements that read each other, and where each reads the next.
struct DependencyCircle {
  let members: [Int]
  let spans: [Span]
}

/// The elements in an order in which each comes after those it reads; otherwise in the given order.
/// What stands in a circle comes where it is first met, and the circle is told.
func dependencyOrder(
  of elements: [Int], _ reads: [Int: [(fact: Int, span: Span)]]
) -> (order: [Int], circles: [DependencyCircle]) {
  enum State { case under, done }
  var states: [Int: State] = [:]
  var order: [Int] = []
  var circles: [DependencyCircle] = []
  let known = Set(elements)
  for element in elements where states[element] == nil {
    // The way from `element` down, each with the next of its reads to look at.
    var way: [(element: Int, next: Int, span: Span?)] = [(element, 0, nil)]
    states[element] = .under
    while let (current, next, _) = way.last {
      let below = reads[current] ?? []
      guard next < below.count else {
        states[current] = .done
        order.append(current)
        way.removeLast()
        continue
      }
      way[way.count - 1].next += 1
      let (read, span) = below[next]
      guard known.contains(read) else { continue }
      switch states[read] {
      case .done?: continue
      case .under?:
        guard let start = way.firstIndex(where: { $0.element == read }) else { continue }
        let members = way[start...].map(\.element)
        let spans = way[(start + 1)...].compactMap(\.span) + [span]
        if !circles.contains(where: { Set($0.members) == Set(members) }) {
          circles.append(DependencyCircle(members: members, spans: spans))
        }
      case nil:
        states[read] = .under
        way.append((read, 0, span))
      }
    }
  }
  return (order, circles)
}

extension Assessment {
  /// Whether a formula names the subordinate units.
  var readsSubordinates: Bool { subordinatesSpan != nil }

  /// Where the first formula that names the subordinate units does so.
  var subordinatesSpan: Span? {
    for formula in allFormulas {
      guard let start = offset(of: "subordinates", in: formula.text) else { continue }
      return formula.scalar.span(of: start..<start + "subordinates".utf8.count)
    }
    return nil
  }

  /// The results of other assessments that its criteria take over.
  var otherResults: [OtherResult] {
    nodes.flatMap(\.withParts).compactMap { node in
      guard case .scored(let method) = node.content, case .from(let other) = method.value else {
        return nil
      }
      return other
    }
  }
}

extension ValueType {
  /// The type as rules write it.
  var word: String {
    switch self {
    case .wholeNumber: "whole-number"
    case .number: "number"
    case .percent: "percent"
    case .points: "points"
    case .yesNo: "yes-no"
    case .level: "level"
    case .choice: "choice"
    case .date: "date"
    case .text: "text"
    }
  }
}
