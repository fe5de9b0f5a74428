import Decimals
import FEEL
import Rulebooks

extension AssessmentPlan {
  /// The facts without a value that nodes without a result read.
  func lackingFacts(_ morsel: Morsel, _ row: Int) -> [Int] {
    var facts: Set<Int> = []
    for node in nodes + total.adjustments {
      let state = NodeState(rawValue: morsel.states(node.number)[row]) ?? .faulty
      guard state == .lacking else { continue }
      let before = facts.count
      for slot in node.reads { collectLacking(slot, morsel, row, depth: 0, into: &facts) }
      // Rows of a register that lack a value: there is nothing else to name.
      if facts.count == before, let origin = morsel.column(node.raw)[row].absence?.origin,
        origin > 0
      {
        facts.insert(Int(origin) - 1)
      }
    }
    return facts.sorted()
  }

  /// The facts without a value for want of which no class can be given: those of the rules of
  /// classes that come out undetermined.
  func factsLackingForClass(_ morsel: Morsel, _ row: Int) -> [Int] {
    guard let classes else { return [] }
    var facts: Set<Int> = []
    for condition in classes.conditions
    where condition.verdict(morsel.column(condition.step.slot)[row]) == .undetermined {
      for slot in condition.facts { collectLacking(slot, morsel, row, depth: 0, into: &facts) }
    }
    return facts.sorted()
  }

  private func collectLacking(
    _ slot: Slot, _ morsel: Morsel, _ row: Int, depth: Int, into facts: inout Set<Int>
  ) {
    guard let absence = morsel.column(slot)[row].absence, absence.reason != .notApplicable else {
      return
    }
    let count = facts.count
    if depth < derived.count, let step = derived.first(where: { $0.slot == slot }) {
      for read in step.reads {
        collectLacking(read, morsel, row, depth: depth + 1, into: &facts)
      }
    }
    if facts.count == count { facts.insert(slot.index) }
  }

  /// Counts the rules that failed on a batch.
  ///
  /// - Parameter unitsWithSeveralHeads: The units of which nobody knows whose facts are their
  ///   head's.
  func tallyFaults(
    _ morsel: Morsel, _ subjects: [Int], unitsWithSeveralHeads: Set<Int>,
    _ faults: inout FaultTally
  ) {
    for node in nodes + total.adjustments {
      let states = morsel.states(node.number)
      let branches = morsel.branches(node.number)
      let raw = morsel.column(node.raw)
      for row in 0..<morsel.count where states[row] == NodeState.faulty.rawValue {
        let branch = branches[row]
        // A section is faulty because a part is; that part tells.
        if case .combine = node.method, branch != Branch.arithmetic { continue }
        faults.note(.node(node.number, branch: branch), raw[row], subject: subjects[row])
      }
    }
    for condition in populationConditions {
      let column = morsel.column(condition.step.slot)
      for row in 0..<morsel.count where column[row].kind == .null {
        // What reads a result that failed fails with it; the rule that made it so tells.
        if condition.reads.contains(where: { morsel.column($0)[row].kind == .null }) { continue }
        faults.note(
          .formula(condition.step.formula.number), column[row], subject: subjects[row])
      }
    }
    if checked.layout.headFactCount > 0 {
      for subject in subjects where unitsWithSeveralHeads.contains(subject) {
        faults.note(.severalHeads, Cell(Absence(.missing)), subject: subject)
      }
    }
  }

  /// The conditions of totals, classes and rankings.
  private var populationConditions: [ConditionPlan] {
    var conditions: [ConditionPlan] = total.ceilings.map(\.when)
    if let classes { conditions += classes.conditions }
    return conditions + rankings.compactMap(\.eligible)
  }
}

extension ClassPlan {
  /// The conditions of requirements, knock-outs and ceilings.
  fileprivate var conditions: [ConditionPlan] {
    knockOuts.map(\.when) + ceilings.compactMap(\.when)
      + classes.flatMap(\.requirements).compactMap { requirement in
        if case .that(let condition) = requirement { return condition }
        return nil
      }
  }
}
