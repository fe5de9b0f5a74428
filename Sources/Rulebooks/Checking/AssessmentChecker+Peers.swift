import Decimals
import Diagnostics
import FEEL

/// A criterion, or a part of its method, whose formulas are being checked, and what it measures.
struct Measured {
  let criterion: Criterion
  /// The formula of `value`, and the slot that it fills.
  let formula: Formula?
  let slot: Slot?
}

// What criteria see of the peers of a subject.
extension AssessmentChecker {
  /// Adds the names of the peers that a formula reads, where its criterion measures something.
  func addPeers(to scope: inout Scope, for formula: Formula) {
    guard let measured, let value = measured.formula, formula.number != value.number else { return }
    let text = formula.text
    let words: [StaticString] = ["values", "best", "worst", "below", "peers"]
    guard words.contains(where: { offset(of: $0, in: text) != nil }) else { return }
    scope.push()
    guard let group = group(of: value, for: measured) else {
      // What is wrong with the value has been told; its peers' names are known all the same.
      let unknown = Binding.Reference.constant(Value(Absence(.undefined)))
      for name in PeerFigure.allCases.map(\.name) + ["values", "peers"] {
        scope.add(Binding(name, .any, unknown))
      }
      return
    }
    for figure in PeerFigure.allCases where figure != .below || !callsBelow(text) {
      scope.add(Binding(figure.name, .number, .slot(group[figure])))
    }
    if offset(of: "values", in: text) != nil {
      scope.add(
        Binding(
          "values", .list(.number),
          .object(frame.dynamic.object(.values(group: group.number)))))
    }
    if offset(of: "peers", in: text) != nil {
      scope.add(
        Binding(
          "peers", .list(peerType(["value": .number])),
          .object(frame.dynamic.object(.peers(group: group.number)))))
    }
  }

  /// Whether a formula calls `below(level, "rung")`, which is no figure of the peers.
  private func callsBelow(_ text: String) -> Bool {
    guard let found = offset(of: "below", in: text) else { return false }
    let rest = text.utf8.dropFirst(found + "below".utf8.count)
    return rest.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "(")
  }

  /// The type of a peer: its id, what is compared and its attributes.
  func peerType(_ compared: KeyValuePairs<String, FEELType>) -> FEELType {
    var fields = [FEELType.Field("id", .string)]
    fields += compared.map { FEELType.Field($0.key, $0.value) }
    for fact in names.facts(of: assessment.subject) {
      if case .attribute = fact.origin {
        fields.append(FEELType.Field(fact.name, checker.type(of: fact)))
      }
    }
    return .context(fields)
  }

  /// The group in which a formula's values are compared; made when it is first asked for.
  private func group(of formula: Formula, for measured: Measured) -> PeerGroup? {
    let criterion = measured.criterion
    if let known = peerGroups[criterion.span]?.first(where: {
      $0.formula.number == formula.number
    }) {
      return known
    }
    guard let expression = checker.expression(of: formula) else { return nil }
    switch expression.type {
    case .number, .any: break
    default:
      report(
        FormulaFault.wrongType(
          key: "value", expected: .number, found: expression.type.description, example: nil),
        at: formula.span)
      return nil
    }
    if offset(of: "subordinates", in: formula.text) != nil {
      report(PeerFault.valueReadsSubordinates(id: criterion.id.value), at: formula.span)
    }
    let facts = names.facts(of: assessment.subject)
    let within = criterion.peers.within.flatMap { name in
      facts.firstIndex { $0.name == name.value }.map { Slot($0) }
    }
    let group = PeerGroup(
      number: peerGroupCount, formula: formula, within: within,
      higherIsBetter: direction(of: expression, measured) ?? true,
      slots: PeerFigure.allCases.map { _ in frame.dynamic.slot() })
    peerGroupCount += 1
    peerGroups[criterion.span, default: []].append(group)
    return group
  }

  /// Whether more is better: as the score says, else as the indicator says that a value is.
  private func direction(of expression: Expression, _ measured: Measured) -> Bool? {
    let facts = names.facts(of: assessment.subject)
    var declared = measured.criterion.peers.better?.value
    if declared == nil, var slot = expression.slot {
      if slot == measured.slot, let formula = measured.formula,
        let inner = checker.expression(of: formula)?.slot
      {
        slot = inner
      }
      if facts.indices.contains(slot.index), case .indicator(let index) = facts[slot.index].origin {
        declared = rulebook.indicators[index].better
      }
    }
    switch declared {
    case .higher?, .last?: return true
    case .lower?, .first?: return false
    case nil: return nil
    }
  }

  /// Asks which direction is better, where a formula reads who is best or worst.
  func noteDirection(_ expression: Expression?) {
    guard let expression, let measured, let formula = measured.formula,
      let group = peerGroups[measured.criterion.span]?.first(where: {
        $0.formula.number == formula.number
      })
    else { return }
    let reads = expression.references.contains { reference in
      guard case .slot(let slot) = reference.binding.reference else { return false }
      return PeerFigure.allCases.contains { $0.needsDirection && group[$0] == slot }
    }
    if reads, let value = checker.expression(of: formula) { askDirection(of: value, measured) }
  }

  private func askDirection(of value: Expression, _ measured: Measured) {
    guard direction(of: value, measured) == nil else { return }
    let criterion = measured.criterion
    report(
      PeerFault.directionUnknown(id: criterion.id.value),
      at: checker.firstLine(of: methodSpan(of: criterion)))
  }

  /// Lays out the group of `relative: E`: that of `value` where E is just that.
  func compare(_ relative: RelativeMethod, _ expression: Expression?) {
    guard let measured, let expression else { return }
    let isValue = expression.slot != nil && expression.slot == measured.slot
    let formula = isValue ? measured.formula ?? relative.value : relative.value
    guard group(of: formula, for: measured) != nil else { return }
    askDirection(of: expression, measured)
    if case .zScore = relative.kind {
      if let equal = relative.whenEqual, equal.value == .full || equal.value == .zero {
        report(PeerFault.standardScoresEqual(word: equal.value.rawValue), at: equal.span)
      }
      if relative.onto == nil, let points = measured.criterion.points {
        report(
          PeerFault.standardScoresInPoints(id: measured.criterion.id.value), at: points.span)
      }
    }
  }

  func methodSpan(of criterion: Criterion) -> Span {
    if case .scored(let method) = criterion.content { return method.span }
    return criterion.id.span
  }
}
