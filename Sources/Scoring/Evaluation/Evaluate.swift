import Decimals
import Dispatch
import FEEL
import Rulebooks
import Synchronization

/// Which nodes' results a run keeps for output; totals, classes and ranks are always kept.
public enum Keeping: Sendable {
  /// The root and its sections.
  case sections
  /// All nodes.
  case all
}

/// Computes a run: every assessment of the plan in its order, on all subjects.
///
/// The result is the same for any number of threads: batches are independent, and whatever looks
/// at several subjects runs on one thread in the order of ids.
///
/// - Parameter threads: How many threads share the batches, at least 1.
public func evaluate(
  _ plan: Plan, _ inputs: Inputs, keeping: Keeping = .all, threads: Int = 1
) -> Outcome {
  var faults: [FaultReport] = []
  let assessments = plan.assessments.map { assessment in
    let data = assessment.checked.assessment.subject == .unit ? inputs.units : inputs.persons
    let run = AssessmentRun(
      plan: assessment, data: data, keeping: keeping, threads: max(threads, 1))
    let (outcome, tally) = run.evaluate()
    faults += tally.sorted.map {
      FaultReport(assessment: assessment, data: data, key: $0.key, entry: $0.entry)
    }
    return outcome
  }
  return Outcome(
    plan: plan, assessments: assessments,
    faults: faults.map { $0.diagnostic(checked: plan.checked) })
}

/// One assessment on its way through the steps.
struct AssessmentRun: Sendable {
  let plan: AssessmentPlan
  let data: SubjectData
  let keeping: Keeping
  let threads: Int

  /// What a batch leaves behind besides the kept nodes.
  struct Batch: Sendable {
    var totals: ContiguousArray<Cell> = []
    var states: ContiguousArray<SubjectState> = []
    var classes: ContiguousArray<ClassResult> = []
    var rankings: [RankingColumns]
    var lacking: [(index: Int, facts: [Int])] = []
    var faults = FaultTally()
  }

  func evaluate() -> (AssessmentOutcome, FaultTally) {
    let who = selectSubjects()
    let nodes = NodeColumns(
      nodeCount: plan.nodeCount, rowCount: who.subjects.count, isKept: isKept)
    let batches = runBatches(who, nodes)
    var tally = who.faults
    let count = who.subjects.count
    var states = Array(repeating: SubjectState.notRated, count: count)
    var totals = Array(repeating: Cell(Absence(.notApplicable)), count: count)
    let unclassified = plan.classes == nil
    var classes = Array(
      repeating: ClassResult(state: unclassified ? .unclassified : .notRated), count: count)
    var lacking: [Int: [Int]] = who.lacking
    var columns = plan.rankings.map { RankingColumns(keys: $0.keys.count, rows: count) }
    for row in who.undetermined {
      states[row] = .notRanked
      totals[row] = Cell(Absence(.missing))
      if !unclassified { classes[row] = ClassResult(state: .notRanked) }
    }
    var next = 0
    for batch in batches {
      for index in batch.totals.indices {
        let row = who.rated[next + index]
        states[row] = batch.states[index]
        totals[row] = batch.totals[index]
        if !unclassified { classes[row] = batch.classes[index] }
        for ranking in columns.indices {
          columns[ranking].copy(index, of: batch.rankings[ranking], to: row)
        }
      }
      for entry in batch.lacking { lacking[who.rated[next + entry.index]] = entry.facts }
      tally.add(batch.faults)
      next += batch.totals.count
    }
    let ranked = zip(plan.rankings, columns).map { $0.rank($1) }
    let outcome = AssessmentOutcome(
      checked: plan.checked, subjects: who.subjects, states: states, totals: totals,
      classes: classes, ranks: ranked.map(\.ranks), orders: ranked.map(\.order),
      lacking: lacking, nodes: nodes)
    return (outcome, tally)
  }

  private func isKept(_ node: Int) -> Bool {
    switch keeping {
    case .all: true
    case .sections: node < plan.checked.nodes.count && plan.checked.nodes[node].depth <= 1
    }
  }

  /// Runs steps 4 to 13 on the rated subjects, a batch at a time, on all threads.
  private func runBatches(_ who: Subjects, _ nodes: NodeColumns) -> [Batch] {
    let count = who.rated.count
    let batchCount = (count + Morsel.capacity - 1) / Morsel.capacity
    let results = Mutex<[Batch?]>(Array(repeating: nil, count: batchCount))
    let nextBatch = Atomic<Int>(0)
    let work: @Sendable (Int) -> Void = { _ in
      let morsel = Morsel(slotCount: plan.slotCount, nodeCount: plan.nodeCount)
      while true {
        let number = nextBatch.add(1, ordering: .relaxed).oldValue
        guard number < batchCount else { return }
        let start = number * Morsel.capacity
        let rows = who.rated[start..<min(start + Morsel.capacity, count)]
        let batch = run(rows, of: who, morsel, nodes)
        results.withLock { $0[number] = batch }
      }
    }
    let workers = min(threads, batchCount)
    if workers > 1 {
      DispatchQueue.concurrentPerform(iterations: workers, execute: work)
    } else if workers == 1 {
      work(0)
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  private func run(
    _ rows: ArraySlice<Int>, of who: Subjects, _ morsel: Morsel, _ nodes: NodeColumns
  ) -> Batch {
    var batch = Batch(rankings: plan.rankings.map { RankingColumns(keys: $0.keys.count) })
    let subjects = rows.map { who.subjects[$0] }
    plan.load(subjects[...], from: data, into: morsel, faults: &batch.faults)
    plan.runNodes(morsel)
    for node in plan.nodes { nodes.keep(node, morsel, rows: rows) }
    plan.total.run(morsel, missing: plan.whenMissingByFact)
    for node in plan.total.bonus + plan.total.penalty { nodes.keep(node, morsel, rows: rows) }
    plan.classes?.run(morsel, into: &batch.classes)
    let total = morsel.column(plan.total.total)
    for row in 0..<morsel.count {
      batch.totals.append(total[row])
      let state = plan.state(morsel, row)
      batch.states.append(state)
      if state == .notRanked {
        batch.lacking.append((index: row, facts: plan.lackingFacts(morsel, row)))
      }
    }
    for (index, ranking) in plan.rankings.enumerated() {
      ranking.collect(morsel, batch, into: &batch.rankings[index])
    }
    plan.tallyFaults(morsel, subjects, &batch.faults)
    return batch
  }
}

extension AssessmentPlan {
  /// Steps 5 to 7 for a loaded batch.
  func runNodes(_ morsel: Morsel) {
    for node in nodes { node.run(morsel, missing: whenMissingByFact) }
  }

  /// What became of a subject whose total has been computed.
  func state(_ morsel: Morsel, _ row: Int) -> SubjectState {
    guard let root = total.root else { return .scored }
    if morsel.column(total.total)[row].isNumber { return .scored }
    switch NodeState(rawValue: morsel.states(root.number)[row]) ?? .faulty {
    case .unscored, .skipped, .notApplicable: return .unscored
    default: return .notRanked
    }
  }

  /// The facts without a value that nodes without a result read.
  func lackingFacts(_ morsel: Morsel, _ row: Int) -> [Int] {
    var facts: Set<Int> = []
    for node in nodes + total.bonus + total.penalty {
      let state = NodeState(rawValue: morsel.states(node.number)[row]) ?? .faulty
      guard state == .lacking else { continue }
      for slot in node.reads { collectLacking(slot, morsel, row, depth: 0, into: &facts) }
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
  func tallyFaults(_ morsel: Morsel, _ subjects: [Int], _ faults: inout FaultTally) {
    for node in nodes + total.bonus + total.penalty {
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
    var conditions: [ConditionPlan] = total.ceilings.map(\.when)
    if let classes {
      conditions += classes.knockOuts.map(\.when) + classes.ceilings.map(\.when)
      for requirement in classes.classes.flatMap(\.requirements) {
        if case .that(let condition) = requirement { conditions.append(condition) }
      }
    }
    conditions += rankings.compactMap(\.eligible)
    for condition in conditions {
      let column = morsel.column(condition.step.slot)
      for row in 0..<morsel.count where column[row].kind == .null {
        faults.note(
          .formula(condition.step.formula.number), column[row], subject: subjects[row])
      }
    }
  }
}

extension RankingPlan {
  /// Takes from a batch what the ranking needs: who takes part, the group, the keys.
  func collect(_ morsel: Morsel, _ batch: AssessmentRun.Batch, into columns: inout RankingColumns) {
    if let eligible { fill([eligible.step], morsel) }
    for (index, key) in keys.enumerated() {
      let column = morsel.column(key.step.slot)
      for row in 0..<morsel.count {
        let cell = key.step.compiled.cell(morsel.row(row))
        column[row] = cell.number.map { Cell($0.settled()) } ?? cell
        columns.keys[index].append(column[row])
      }
    }
    for row in 0..<morsel.count {
      columns.group.append(within.map { morsel.column($0)[row] } ?? Cell(true))
      columns.takesPart.append(takesPart(morsel, row, batch))
    }
  }

  private func takesPart(_ morsel: Morsel, _ row: Int, _ batch: AssessmentRun.Batch) -> Bool {
    guard batch.states[row] == .scored else { return false }
    if row < batch.classes.count, batch.classes[row].state != .given { return false }
    if let within, morsel.column(within)[row].kind == .absent { return false }
    if let first = keys.first, morsel.column(first.step.slot)[row].kind == .absent { return false }
    guard let eligible else { return true }
    return eligible.verdict(morsel.column(eligible.step.slot)[row]) == .holds
  }
}

extension RankingColumns {
  init(keys: Int, rows: Int) {
    self.init(keys: keys)
    group = ContiguousArray(repeating: Cell(true), count: rows)
    takesPart = ContiguousArray(repeating: false, count: rows)
    for index in self.keys.indices {
      self.keys[index] = ContiguousArray(repeating: Cell(Absence(.missing)), count: rows)
    }
  }

  mutating func copy(_ index: Int, of other: RankingColumns, to row: Int) {
    group[row] = other.group[index]
    takesPart[row] = other.takesPart[index]
    for key in keys.indices { keys[key][row] = other.keys[key][index] }
  }
}
