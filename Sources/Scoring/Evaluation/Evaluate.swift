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
/// - Parameters:
///   - decisions: What people decided, each entering at the step of its kind.
///   - threads: How many threads share the batches, at least 1.
///   - given: Published results that are taken as they are given.
public func evaluate(
  _ plan: Plan, _ inputs: Inputs, decisions: [Decision] = [], keeping: Keeping = .all,
  threads: Int = 1, given: [GivenResult] = []
) -> Outcome {
  var context = EvaluationContext(plan: plan, inputs: inputs, decisions: decisions)
  var faults: [FaultReport] = []
  var decided: [DecisionOutcome] = []
  for (number, assessment) in plan.assessments.enumerated() {
    var run = AssessmentRun(
      plan: assessment, context: context, keeping: keeping, threads: max(threads, 1),
      given: given.filter { $0.assessment == number })
    let result = run.evaluate()
    context.peers = run.context.peers
    var tally = result.faults
    context.periodResults += context.periodResults(
      of: number, threads: max(threads, 1), faults: &tally)
    context.published.append(
      PublishedAssessment(result.outcome, subjectCount: run.data.count))
    decided += result.decisions
    faults += tally.sorted.map {
      FaultReport(assessment: assessment, data: run.data, key: $0.key, entry: $0.entry)
    }
  }
  return Outcome(
    plan: plan, assessments: context.published.map(\.outcome),
    decisions: decided.sorted { $0.decision < $1.decision },
    faults: faults.map { $0.diagnostic(checked: plan.checked) },
    failedChecks: failedChecks(plan, context, context.published.map(\.outcome)), context: context)
}

/// One assessment on its way through the steps.
struct AssessmentRun: Sendable {
  let plan: AssessmentPlan
  var context: EvaluationContext
  let keeping: Keeping
  let threads: Int
  /// Published results that are taken as given.
  let given: [GivenResult]

  var data: SubjectData { context.data(of: plan) }

  struct Result {
    let outcome: AssessmentOutcome
    let faults: FaultTally
    let decisions: [DecisionOutcome]
  }

  /// What a batch leaves behind besides the kept nodes.
  struct Batch: Sendable {
    var totals: ContiguousArray<Cell> = []
    var states: ContiguousArray<SubjectState> = []
    var classes: ContiguousArray<ClassResult> = []
    var requirements: ContiguousArray<UInt64> = []
    var rankings: [RankingColumns]
    var quotas: [RankingColumns]
    var lacking: [(index: Int, facts: [Int])] = []
    var faults = FaultTally()
    var decisions: [DecisionOutcome] = []
  }

  mutating func evaluate() -> Result {
    let who = selectSubjects()
    if !plan.peers.isEmpty {
      context.peers[plan.checked.assessment.id.value] = peerTable(of: who)
    }
    compareSections(of: who)
    let nodes = NodeColumns(
      nodeCount: plan.checked.nodes.count + plan.checked.adjustments.count,
      rowCount: who.subjects.count, isKept: isKept)
    // Subordinates before superiors: a superior reads what has been published of those below.
    let levels = levels(of: who)
    var population = Population(
      plan: plan, context: context, who: who, table: RowTable(plan: plan, who: who),
      levels: levels)
    for (number, rows) in levels.enumerated() {
      let run = self
      population.table.take(
        runBatches(rows) { run.run($0, of: who, $1, nodes) }, rows: rows)
      population.settleClasses(of: rows, level: number)
      guard number + 1 < levels.count else { continue }
      context.publishForSuperiors(
        population.outcome(nodes).replacing(given), subjectCount: data.count)
    }
    if population.hasMovedStates || (plan.ranksReadClass && population.hasMovedClasses) {
      let classes = population.classes
      let run = self
      population.table.replaceRankings(
        by: runBatches(who.rated) { run.collectRankings($0, of: who, $1, classes) },
        rows: who.rated)
    }
    population.noteTieDecisions()
    population.rank(nodes)
    population.award(in: context)
    return Result(
      outcome: population.outcome(nodes).replacing(given), faults: population.table.faults,
      decisions: population.table.decisions + population.decisionOutcomes)
  }

  /// The rated rows by level, the lowest units first; one level where nobody reads subordinates of
  /// the same assessment.
  private func levels(of who: Subjects) -> [[Int]] {
    guard plan.checked.assessment.subject == .unit,
      plan.checked.layout.objects.contains(.subordinates)
    else { return [who.rated] }
    var byLevel: [[Int]] = []
    for row in who.rated {
      let level = context.levels[who.subjects[row]]
      while byLevel.count <= level { byLevel.append([]) }
      byLevel[level].append(row)
    }
    return byLevel
  }

  private func isKept(_ node: Int) -> Bool {
    switch keeping {
    case .all: true
    case .sections:
      node < plan.checked.nodes.count && plan.checked.nodes[node].depth <= 1
        || plan.keptForOthers.contains(node) || plan.rankedNodes.contains(node)
    }
  }

  /// Runs `work` on some of the rated rows, a batch at a time, on all threads.
  private func runBatches(
    _ rows: [Int], _ work: @escaping @Sendable (ArraySlice<Int>, Morsel) -> Batch
  ) -> [Batch] {
    let count = rows.count
    let batchCount = (count + Morsel.capacity - 1) / Morsel.capacity
    let results = Mutex<[Batch?]>(Array(repeating: nil, count: batchCount))
    let nextBatch = Atomic<Int>(0)
    let worker: @Sendable (Int) -> Void = { _ in
      let morsel = Morsel(
        slotCount: plan.slotCount, nodeCount: plan.nodeCount,
        capacity: min(Morsel.capacity, max(count, 1)))
      while true {
        let number = nextBatch.add(1, ordering: .relaxed).oldValue
        guard number < batchCount else { return }
        let start = number * Morsel.capacity
        let batch = work(rows[start..<min(start + Morsel.capacity, count)], morsel)
        results.withLock { $0[number] = batch }
      }
    }
    let workers = min(threads, batchCount)
    if workers > 1 {
      DispatchQueue.concurrentPerform(iterations: workers, execute: worker)
    } else if workers == 1 {
      worker(0)
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  private func newBatch() -> Batch {
    Batch(
      rankings: plan.rankings.map { RankingColumns(keys: $0.keys.count) },
      quotas: plan.quotaOrders.map { RankingColumns(keys: $0.keys.count) })
  }

  /// Steps 4 to 13 for a batch of rows.
  private func run(
    _ rows: ArraySlice<Int>, of who: Subjects, _ morsel: Morsel, _ nodes: NodeColumns
  ) -> Batch {
    var batch = newBatch()
    let subjects = rows.map { who.subjects[$0] }
    batch.decisions = plan.compute(
      subjects[...], context, into: morsel, faults: &batch.faults)
    for node in plan.nodes + plan.total.adjustments { nodes.keep(node, morsel, rows: rows) }
    plan.classes?.run(morsel, into: &batch.classes)
    let total = morsel.column(plan.total.total)
    for row in 0..<morsel.count {
      batch.totals.append(total[row])
      let state = plan.state(morsel, row)
      batch.states.append(state)
      if state == .notRanked {
        batch.lacking.append((index: row, facts: plan.lackingFacts(morsel, row)))
      } else if row < batch.classes.count, batch.classes[row].state == .notRanked {
        batch.lacking.append((index: row, facts: plan.factsLackingForClass(morsel, row)))
      }
      if !plan.quotas.isEmpty, let classes = plan.classes {
        batch.requirements.append(classes.requirementsMet(morsel, row: row))
      }
    }
    for (index, ranking) in plan.rankings.enumerated() {
      ranking.collect(
        morsel, batch.states, batch.classes, into: &batch.rankings[index])
    }
    for (index, order) in plan.quotaOrders.enumerated() {
      order.collect(morsel, batch.states, batch.classes, into: &batch.quotas[index])
    }
    plan.tallyFaults(
      morsel, subjects, unitsWithSeveralHeads: context.unitsWithSeveralHeads, &batch.faults)
    return batch
  }

  /// What rankings read, once more, with the published classes in the place of the computed ones.
  private func collectRankings(
    _ rows: ArraySlice<Int>, of who: Subjects, _ morsel: Morsel, _ classes: [ClassResult]
  ) -> Batch {
    var batch = newBatch()
    var ignored = FaultTally()
    let subjects = rows.map { who.subjects[$0] }
    _ = plan.compute(subjects[...], context, into: morsel, faults: &ignored)
    let column = morsel.column(plan.checked.layout.classSlot)
    for (index, row) in rows.enumerated() {
      batch.classes.append(classes[row])
      batch.states.append(plan.state(morsel, index))
      if let plan = plan.classes { column[index] = plan.cell(of: classes[row]) }
    }
    for (index, ranking) in plan.rankings.enumerated() {
      ranking.collect(
        morsel, batch.states, batch.classes, into: &batch.rankings[index])
    }
    return batch
  }
}

extension AssessmentPlan {
  /// Steps 1, 2 and 5 to 8 for the subjects of a batch: their facts, nodes and totals.
  func compute(
    _ subjects: ArraySlice<Int>, _ context: EvaluationContext, into morsel: Morsel,
    faults: inout FaultTally
  ) -> [DecisionOutcome] {
    var decisions = BatchDecisions(
      book: context.decisions, checked: context.plan.checked, assessment: self)
    load(subjects, context, into: morsel, decisions: &decisions, faults: &faults)
    for group in rowGroups { group.run(morsel) }
    runNodes(subjects, morsel, &decisions)
    run(total.adjustments, subjects, morsel, &decisions)
    total.run(morsel)
    return decisions.outcomes
  }

  /// Steps 5 to 7. Where points are shared among all criteria the sections run twice: what does not
  /// apply is known only when all nodes have run.
  private func runNodes(
    _ subjects: ArraySlice<Int>, _ morsel: Morsel, _ decisions: inout BatchDecisions
  ) {
    guard let sharing else {
      run(nodes, subjects, morsel, &decisions)
      return
    }
    sharing.clear(morsel)
    for node in nodes {
      node.run(morsel, missing: whenMissingByFact)
      if node.node.children.isEmpty { decisions.points(node, subjects, morsel) }
    }
    sharing.run(morsel)
    for node in nodes where !node.node.children.isEmpty {
      node.run(morsel, missing: whenMissingByFact)
      decisions.points(node, subjects, morsel)
    }
  }

  /// Runs nodes in place: they are large, and a copy of each for a small batch would cost more than
  /// its run.
  private func run(
    _ nodes: [NodePlan], _ subjects: ArraySlice<Int>, _ morsel: Morsel,
    _ decisions: inout BatchDecisions
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      for index in nodes.indices {
        nodes[index].run(morsel, missing: whenMissingByFact)
        decisions.points(nodes[index], subjects, morsel)
      }
    }
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
}

extension RankingPlan {
  /// Takes from a batch what the ranking needs: who takes part, the group, the keys.
  func collect(
    _ morsel: Morsel, _ states: ContiguousArray<SubjectState>,
    _ classes: ContiguousArray<ClassResult>, into columns: inout RankingColumns
  ) {
    if let eligible { fill([eligible.step], morsel) }
    fill(keys.map(\.step), morsel)
    for (index, key) in keys.enumerated() {
      let column = morsel.column(key.step.slot)
      for row in 0..<morsel.count {
        columns.keys[index].append(column[row].number.map { Cell($0.settled()) } ?? column[row])
      }
    }
    for row in 0..<morsel.count {
      columns.group.append(within.map { morsel.column($0)[row] } ?? Cell(true))
      columns.takesPart.append(takesPart(morsel, row, states, classes))
    }
  }

  private func takesPart(
    _ morsel: Morsel, _ row: Int, _ states: ContiguousArray<SubjectState>,
    _ classes: ContiguousArray<ClassResult>
  ) -> Bool {
    guard states[row] == .scored else { return false }
    if row < classes.count, classes[row].state != .given { return false }
    if let within, morsel.column(within)[row].kind == .absent { return false }
    if let first = keys.first, morsel.column(first.step.slot)[row].kind == .absent { return false }
    guard let eligible else { return true }
    return eligible.verdict(morsel.column(eligible.step.slot)[row]) == .holds
  }
}
