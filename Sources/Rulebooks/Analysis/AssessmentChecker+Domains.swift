import Decimals
import FEEL

// The values that figures can take in the rules of an assessment.
extension AssessmentChecker {
  /// Answers what conditions of this assessment can hold.
  ///
  /// - Parameters:
  ///   - expressions: The conditions, for the types of what they read.
  ///   - points: By node: the least and most it can bring.
  func solver(for expressions: [Expression], _ points: [PointRange?]) -> Solver {
    let types = slotTypes(expressions)
    return Solver { variable in
      guard case .slot(let slot) = variable else { return Domain(.all) }
      return self.domain(of: slot, types[slot], points)
    }
  }

  private func slotTypes(_ expressions: [Expression]) -> [Slot: FEELType] {
    var types: [Slot: FEELType] = [:]
    for expression in expressions {
      for reference in expression.references {
        if case .slot(let slot) = reference.binding.reference {
          types[slot] = reference.binding.type
        }
      }
    }
    return types
  }

  /// The values that can stand in a slot.
  func domain(of slot: Slot, _ type: FEELType?, _ points: [PointRange?]) -> Domain {
    if let fact = fact(in: slot) { return domain(of: fact) }
    if slot == frame.total { return totalDomain(points.first ?? nil) }
    if slot == frame.classSlot { return .rungs(assessment.classes.count) }
    if slot == frame.groupSize { return Domain(IntervalSet(from: .one, to: nil), digits: 0) }
    if let node = frame.points.firstIndex(of: slot) {
      let range = points.indices.contains(node) ? points[node] : nil
      // Points that do not apply may be shared out among the others.
      return Domain(IntervalSet(from: range?.lowest, to: sharesOut ? nil : range?.highest))
    }
    for (register, slots) in frame.dynamic.rowSlots {
      guard let place = slots.firstIndex(of: slot),
        let columns = checker.registers[assessment.subject]?[register].columns,
        columns.indices.contains(place)
      else { continue }
      return domain(ofColumn: columns[place])
    }
    if frame.shares.contains(slot) { return Domain(IntervalSet(from: nil, to: .one)) }
    switch type {
    case .level(let ladder)?: return .rungs(ladder.rungs.count)
    case .boolean?: return .truth
    case .date?: return Domain(.all, digits: 0)
    default: return Domain(.all)
    }
  }

  /// Whether a rule gives criteria the points of others that do not apply.
  private var sharesOut: Bool {
    tree.contains { node in
      [node.criterion.whenNotApplicable, node.criterion.childrenNotApplicable].contains { rule in
        if case .shareEqually? = rule?.value { return true }
        return false
      }
    }
  }

  /// The fact that stands in a slot, of the subject, its unit or its head.
  func fact(in slot: Slot) -> Fact? {
    if slot.index < frame.factCount {
      let facts = names.facts(of: assessment.subject)
      return facts.indices.contains(slot.index) ? facts[slot.index] : nil
    }
    if let first = frame.unitFacts, names.units.indices.contains(slot.index - first) {
      return names.units[slot.index - first]
    }
    if let first = frame.headFacts, names.persons.indices.contains(slot.index - first) {
      return names.persons[slot.index - first]
    }
    return nil
  }

  /// The values that a column of a register can have.
  private func domain(ofColumn column: Fact) -> Domain {
    guard case .register(let index) = column.origin,
      let range = rulebook.registers[index].columns.first(where: { $0.name.value == column.name })?
        .range
    else { return domain(of: column) }
    let (low, high) = (constant(range.lower?.amount), constant(range.upper?.amount))
    return Domain(
      IntervalSet(
        from: low, includingLower: range.lower?.isClosed ?? true, to: high,
        includingUpper: range.upper?.isClosed ?? true),
      digits: column.type == .wholeNumber ? 0 : nil)
  }

  /// The values that a fact can have.
  func domain(of fact: Fact) -> Domain {
    switch fact.type {
    case .yesNo: return .truth
    case .level, .choice:
      return fact.ladder.map { .rungs(checker.ladders[$0].rungs.count) } ?? Domain(.all)
    case .date: return Domain(.all, digits: 0)
    case .text: return Domain(.all)
    case .wholeNumber, .number, .percent, .points:
      let range = range(of: fact)
      if case .indicator(let index) = fact.origin, rulebook.indicators[index].derived != nil,
        rulebook.indicators[index].range == nil
      {
        // What a formula gives is held to nothing.
        return Domain(.all)
      }
      guard case .indicator(let index) = fact.origin,
        let declared = checker.rulebook.indicators[index].range
      else {
        return Domain(IntervalSet(from: range.lower, to: range.upper), digits: range.decimals)
      }
      func end(_ end: Interval.End?) -> (Decimal, Bool)? {
        guard let end, let value = constant(end.amount) else { return nil }
        return (value, end.isClosed)
      }
      let low = end(declared.lower)
      let high = end(declared.upper)
      return Domain(
        IntervalSet(
          from: low?.0, includingLower: low?.1 ?? true, to: high?.0,
          includingUpper: high?.1 ?? true),
        digits: range.decimals)
    }
  }

  /// The values of a term for a reader: the figures that conditions read, by their names.
  func witness(_ term: Term?, _ expressions: [Expression]) -> Witness {
    guard let term else { return Witness([]) }
    var entries: [Witness.Entry] = []
    for expression in expressions {
      for reference in expression.references {
        guard case .slot(let slot) = reference.binding.reference,
          let set = term.sets[.slot(slot)],
          !entries.contains(where: { $0.name == reference.binding.name }),
          let value = value(set, reference.binding.type, slot)
        else { continue }
        entries.append(Witness.Entry(name: reference.binding.name, value: value))
      }
    }
    return Witness(Array(entries.prefix(4)))
  }

  /// What the figures of a condition can be at all: those that have an end.
  func reach(of expression: Expression, _ points: [PointRange?]) -> Witness {
    var entries: [Witness.Entry] = []
    for reference in expression.references {
      guard case .slot(let slot) = reference.binding.reference, reference.binding.type == .number,
        !entries.contains(where: { $0.name == reference.binding.name })
      else { continue }
      let domain = domain(of: slot, .number, points)
      let (low, high) = (domain.least, domain.greatest)
      guard low != nil || high != nil else { continue }
      entries.append(
        Witness.Entry(
          name: reference.binding.name, value: .between(low?.description, high?.description)))
    }
    return Witness(Array(entries.prefix(3)))
  }

  private func value(_ set: IntervalSet, _ type: FEELType, _ slot: Slot) -> Witness.Value? {
    guard let sample = set.sample else { return nil }
    switch type {
    case .boolean: return .truth(!sample.isZero)
    case .level(let ladder):
      guard let rung = sample.integer, ladder.rungs.indices.contains(rung) else { return nil }
      return .word(ladder.rungs[rung])
    case .date: return sample.integer.map { .day(Day(number: $0).description) }
    default: return .number(sample.description)
    }
  }
}
