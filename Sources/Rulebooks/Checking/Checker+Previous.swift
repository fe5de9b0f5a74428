import Decimals
import Diagnostics
import FEEL

// `previous(n)`: what was published of a subject in former periods. Each figure that a formula can
// name is a fact of the subject, so that it may be missing as any other.
extension Checker {
  /// How many periods a rule can look back.
  static let mostPeriods = 5

  /// The facts of former periods that formulas name, of one kind of subject.
  func previousFacts(of kind: SubjectKind) -> [Fact] {
    let texts = previousTexts
    if texts.isEmpty { return [] }
    var facts: [Fact] = []
    for periods in 1...Self.mostPeriods where texts.contains(where: { $0.names(periods) }) {
      let readsPoints = texts.contains { $0.names(periods, ".pointsof(") }
      for assessment in rulebook.assessments where assessment.subject == kind {
        facts += previousFacts(of: assessment, periods, withPoints: readsPoints)
      }
    }
    return facts
  }

  private func previousFacts(
    of assessment: Assessment, _ periods: Int, withPoints: Bool
  ) -> [Fact] {
    func fact(_ name: String, _ take: PreviousResult.Take, _ ladder: Int? = nil) -> Fact {
      let id = assessment.id.value
      return Fact(
        name: "previous(\(periods)).\(name)",
        origin: .previous(PreviousResult(periods: periods, assessment: id, take: take)),
        type: ladder == nil ? .number : .level(ladder: id), ladder: ladder)
    }
    var facts: [Fact] = []
    let nodes =
      assessment.leavesAndSections.dropFirst() + assessment.bonus + assessment.penalty
    if !nodes.isEmpty { facts.append(fact("total", .total)) }
    if let ladder = classLadders[assessment.id.value] {
      facts.append(fact("class", .classLevel, ladder))
    }
    if withPoints {
      facts += nodes.map { fact("points of(\"\($0.id.value)\")", .points($0.id.value)) }
    }
    return facts
  }

  /// The formulas that look back, without spaces.
  private var previousTexts: [SpacelessText] {
    let formulas =
      rulebook.assessments.flatMap(\.allFormulas) + rulebook.indicators.compactMap(\.derived)
    return formulas.compactMap { formula in
      guard offset(of: "previous", in: formula.text) != nil else { return nil }
      return SpacelessText(formula.text)
    }
  }
}

/// A text without its spaces.
private struct SpacelessText {
  let bytes: [UInt8]

  init(_ text: String) { bytes = text.utf8.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 } }

  /// Whether `previous(n)` stands in it, with `rest` behind it.
  func names(_ periods: Int, _ rest: String = "") -> Bool {
    let wanted = Array("previous(\(periods))\(rest)".utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { bytes[$0...].starts(with: wanted) }
  }
}

extension FactNames {
  /// The names of former periods that a rule of an assessment sees: `previous(1).total`,
  /// `previous(1).class`, `previous(1).points of("3")`. Where the assessment is not known, and
  /// there are several of the kind, there are none.
  func addPrevious(
    to scope: inout Scope, of kind: SubjectKind, from first: Int, prefix: String = "",
    assessment: String?
  ) {
    var places: [Int: [String: Int]] = [:]
    var results: [Int: [(name: String, type: FEELType, slot: Slot)]] = [:]
    for (index, fact) in facts(of: kind).enumerated() {
      guard case .previous(let result) = fact.origin,
        result.assessment == assessment ?? soleAssessment(of: kind)
      else { continue }
      let slot = Slot(first + index)
      switch result.take {
      case .points(let id): places[result.periods, default: [:]][id] = first + index
      case .total, .classLevel:
        let type = type(of: index, kind)
        scope.add(Binding(prefix + fact.name, type, .slot(slot)))
        results[result.periods, default: []].append(
          (result.take == .total ? "total" : "class", type, slot))
      }
    }
    for (periods, ids) in places {
      scope.add(
        nodeFunction("\(prefix)previous(\(periods)).points of", ids) { Slot($0) })
    }
    let known = results
    scope.add(
      DomainFunction(prefix + "previous", ["periods"]) { call in
        guard let periods = call.arguments[0].constant?.number?.integer, periods >= 1,
          periods <= Checker.mostPeriods
        else {
          return .fault(PeriodFault.notPeriods(most: Checker.mostPeriods), argument: 0)
        }
        let fields = known[periods] ?? []
        return .absenceAware(
          .context(fields.map { FEELType.Field($0.name, $0.type) })
        ) { _, row in
          Value(Context(fields.map { ($0.name, .scalar(row[$0.slot])) }))
        }
      })
  }
}
