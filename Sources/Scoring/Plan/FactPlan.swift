import Decimals
import Evidence
import FEEL
import Rulebooks

/// Steps 1 and 2 for one kind of subject, apart from any assessment: its facts, for rules about
/// subjects of the other kind.
struct FactPlan: Sendable {
  let kind: SubjectKind
  let factCount: Int
  /// The first slot of the facts of the person's unit, and how many there are; 0 for units.
  let unitFacts: Slot
  let unitFactCount: Int
  /// Whether a derived fact reads facts of the unit.
  let readsUnit: Bool
  let replacements: [(slot: Slot, value: Cell)]
  let derived: [DerivedStep]
  /// What holds figures against each other.
  let checks: [CheckPlan]

  init(_ kind: SubjectKind, _ checked: CheckedRulebook) {
    self.kind = kind
    let table = checked.facts(of: kind)
    let count = table.facts.count
    factCount = count
    unitFacts = Slot(count)
    unitFactCount = kind == .person ? checked.unitFacts.facts.count : 0
    var replacements: [(slot: Slot, value: Cell)] = []
    for (number, fact) in table.facts.enumerated() {
      guard case .indicator(let index) = fact.origin,
        case .value(let literal)? = checked.rulebook.indicators[index].whenMissing?.value
      else { continue }
      replacements.append((Slot(number), cell(of: literal, for: fact, checked)))
    }
    self.replacements = replacements
    var readsUnit = false
    derived = table.derivedOrder.compactMap { number -> DerivedStep? in
      guard case .indicator(let index) = table.facts[number].origin,
        let formula = checked.rulebook.indicators[index].derived,
        let expression = checked.expression(of: formula)
      else { return nil }
      for reference in expression.references {
        if case .slot(let slot) = reference.binding.reference, slot.index >= count {
          readsUnit = true
        }
      }
      let readsRegisters = expression.references.contains { $0.binding.isObject }
      return DerivedStep(
        slot: Slot(number), formula: formula, compiled: expression.compiled(),
        whenNothingDue: checked.rulebook.indicators[index].whenNothingDue ?? .error, reads: [],
        readsRegisters: readsRegisters)
    }
    checks = checked.rulebook.checks.enumerated().compactMap { number, check -> CheckPlan? in
      guard check.subject == kind, let expression = checked.expression(of: check.that.formula)
      else { return nil }
      var reads: [Int] = []
      for reference in expression.references {
        guard case .slot(let slot) = reference.binding.reference else { continue }
        if slot.index >= count {
          readsUnit = true
        } else if !reads.contains(slot.index) {
          reads.append(slot.index)
        }
      }
      return CheckPlan(
        number: number, compiled: expression.compiled(), ifMissing: check.that.ifMissing,
        assessment: check.assessment, reads: reads,
        readsRegisters: expression.references.contains { $0.binding.isObject })
    }
    self.readsUnit = readsUnit
  }

  /// Fills a batch with the facts of the subjects `rows`.
  func load(_ rows: ArraySlice<Int>, _ context: EvaluationContext, into morsel: Morsel) {
    let data = kind == .unit ? context.inputs.units : context.inputs.persons
    morsel.begin(count: rows.count)
    morsel.registers = RegisterView(data, context.plan.checked.facts(of: kind))
    morsel.subjects = Array(rows)
    fillFacts(data, rows, count: factCount, into: morsel)
    if let units = context.unitFacts {
      for fact in 0..<unitFactCount {
        let slot = Slot(unitFacts.index + fact)
        let out = morsel.column(slot)
        for (row, person) in rows.enumerated() {
          out[row] = units.cell(fact, of: context.unit(ofPerson: person), readAt: slot)
        }
      }
    }
    var decisions = BatchDecisions(book: context.decisions, checked: context.plan.checked, kind)
    decisions.evidence(rows, morsel)
    replaceMissing(replacements, in: morsel)
    var ignored = FaultTally()
    for step in derived { step.run(morsel, rows, &ignored) }
  }
}

/// Fills the first slots with the facts of the subjects `rows`.
func fillFacts(_ data: SubjectData, _ rows: ArraySlice<Int>, count: Int, into morsel: Morsel) {
  for number in 0..<count {
    let out = morsel.column(Slot(number))
    // The origin says which fact was absent first; 0 stands for none, so slots count from 1.
    let origin = UInt32(truncatingIfNeeded: number + 1)
    guard data.columns.indices.contains(number), let column = data.columns[number] else {
      for row in 0..<rows.count { out[row] = Cell(Absence(.missing, origin: origin)) }
      continue
    }
    column.fill(
      UnsafeMutableBufferPointer(start: out, count: rows.count), subjects: rows, origin: origin)
  }
}

/// Puts in the place of missing facts what rules give for them.
func replaceMissing(_ replacements: [(slot: Slot, value: Cell)], in morsel: Morsel) {
  for (slot, value) in replacements {
    let out = morsel.column(slot)
    for row in 0..<morsel.count {
      if let absence = out[row].absence, absence.reason != .notApplicable { out[row] = value }
    }
  }
}
