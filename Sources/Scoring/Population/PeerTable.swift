import Decimals
import Evidence
import FEEL
import Rulebooks

/// What is compared among peers, compiled.
struct PeerPlan: Sendable {
  let group: PeerGroup
  /// Figures of the criterion that are the same for all.
  let figures: [(slot: Slot, value: Cell)]
  /// What leads to the value.
  let steps: [OperandStep]
  /// Whether the criterion applies: whom it does not concern is nobody's peer in it.
  let appliesWhen: ConditionPlan?
  let value: Operand
  /// The figures that some rule reads.
  let filled: [PeerFigure]

  /// The same plan with the figures whose slots are read.
  func filling(_ slots: Set<Int>) -> PeerPlan {
    PeerPlan(
      group: group, figures: figures, steps: steps, appliesWhen: appliesWhen, value: value,
      filled: filled.filter { slots.contains(group[$0].index) })
  }
}

/// The groups of peers of an assessment and their figures, by number of the group's rule.
///
/// Figures are computed once for each group, in ascending order of its values, so that neither the
/// order of the evidence nor the number of threads changes a digit.
struct PeerTable: Sendable {
  /// The peers of one rule.
  struct Peers: Sendable {
    /// By subject: its value, absent where it has none.
    var values: ContiguousArray<Cell>
    /// By subject: the number of its group; -1 for none.
    var groupOf: ContiguousArray<Int32>
    /// By subject: how many of its group are strictly worse.
    var below: ContiguousArray<Int32>
    var groups: [Group] = []
  }

  /// One group.
  struct Group: Sendable {
    /// The subjects in the order of ids.
    var subjects: [Int] = []
    /// The values, ascending.
    var values: [Decimal] = []
    /// By raw value of the figure; `below` is each member's own.
    var figures: [Cell] = []
    /// The values, and the members with their attributes, as formulas see them.
    var list = Value([])
    var members = Value([])
  }

  var peers: [Int: Peers] = [:]
  /// By section whose formula reads its peers: their list.
  var sections: [Int: Value] = [:]

  /// The group of a subject under a rule.
  func group(_ rule: Int, of subject: Int) -> Group? {
    guard let peers = peers[rule], peers.groupOf.indices.contains(subject),
      peers.groups.indices.contains(Int(peers.groupOf[subject]))
    else { return nil }
    return peers.groups[Int(peers.groupOf[subject])]
  }

  /// Fills the figures of the groups of the subjects `rows`.
  func fill(_ plans: [PeerPlan], _ rows: ArraySlice<Int>, _ morsel: Morsel) {
    for plan in plans {
      guard let peers = peers[plan.group.number] else { continue }
      for figure in plan.filled {
        let out = morsel.column(plan.group[figure])
        for (row, subject) in rows.enumerated() {
          out[row] = peers.cell(figure, of: subject)
        }
      }
    }
  }
}

extension PeerTable.Peers {
  fileprivate func cell(_ figure: PeerFigure, of subject: Int) -> Cell {
    guard groupOf.indices.contains(subject), groups.indices.contains(Int(groupOf[subject])) else {
      return Cell(Absence(.missing))
    }
    if figure == .below {
      return values[subject].isNumber ? Cell(Decimal(Int(below[subject]))) : values[subject]
    }
    return groups[Int(groupOf[subject])].figures[figure.rawValue]
  }

  /// Works out the figures of each group from the values of its members.
  fileprivate mutating func settle(_ plan: PeerPlan) {
    let higherIsBetter = plan.group.higherIsBetter
    for number in groups.indices {
      let subjects = groups[number].subjects.filter { values[$0].isNumber }
      let sorted = subjects.compactMap { values[$0].number }.sorted()
      groups[number].values = sorted
      groups[number].figures = PeerFigure.allCases.map {
        plan.filled.contains($0)
          ? figure($0, sorted, higherIsBetter: higherIsBetter) : Cell(Absence(.undefined))
      }
      for subject in subjects {
        guard let value = values[subject].number else { continue }
        let worse =
          higherIsBetter
          ? sorted.firstPlace { $0 >= value } : sorted.count - sorted.firstPlace { $0 > value }
        below[subject] = Int32(truncatingIfNeeded: worse)
      }
    }
  }

  private func figure(
    _ figure: PeerFigure, _ sorted: [Decimal], higherIsBetter: Bool
  ) -> Cell {
    let none = Cell(Absence(.undefined))
    switch figure {
    case .best: return ((higherIsBetter ? sorted.last : sorted.first).map { Cell($0) }) ?? none
    case .worst: return ((higherIsBetter ? sorted.first : sorted.last).map { Cell($0) }) ?? none
    case .below: return none
    case .count: return Cell(Decimal(sorted.count))
    case .mean: return Decimal.mean(sorted).map { Cell($0.settledForMethod()) } ?? none
    case .median: return Decimal.median(sorted).map { Cell($0.settledForMethod()) } ?? none
    case .sum: return Decimal.sum(sorted).map { Cell($0) } ?? none
    case .least: return sorted.first.map { Cell($0) } ?? none
    case .greatest: return sorted.last.map { Cell($0) } ?? none
    case .deviation: return Decimal.standardDeviation(sorted).map { Cell($0) } ?? none
    }
  }
}

extension [Decimal] {
  /// The first place at which a condition holds that holds from there on.
  fileprivate func firstPlace(_ holds: (Decimal) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension AssessmentRun {
  /// Step 2: the values that criteria compare, of all rated subjects, and the figures of their
  /// groups.
  func peerTable(of who: Subjects) -> PeerTable {
    var table = PeerTable()
    let count = data.count
    let none = Cell(Absence(.missing))
    for plan in plan.peers {
      table.peers[plan.group.number] = PeerTable.Peers(
        values: ContiguousArray(repeating: none, count: count),
        groupOf: ContiguousArray(repeating: -1, count: count),
        below: ContiguousArray(repeating: 0, count: count))
    }
    var numbers: [Int: [Cell: Int32]] = [:]
    let subjects = who.rated.map { who.subjects[$0] }
    let morsel = Morsel(
      slotCount: plan.slotCount, nodeCount: plan.nodeCount,
      capacity: min(Morsel.capacity, subjects.count))
    var start = 0
    while start < subjects.count {
      let rows = subjects[start..<min(start + Morsel.capacity, subjects.count)]
      // Faults and decisions are noted when the subjects are loaded again.
      var ignored = FaultTally()
      var decisions = BatchDecisions(
        book: context.decisions, checked: context.plan.checked, assessment: plan)
      plan.load(rows, context, into: morsel, decisions: &decisions, faults: &ignored)
      for plan in plan.peers { collect(plan, rows, morsel, &numbers, into: &table) }
      start += rows.count
    }
    for plan in plan.peers {
      table.peers[plan.group.number]?.settle(plan)
      makeLists(plan, &table)
    }
    return table
  }

  /// Steps 5 and 6 as far as a section whose formula reads its peers: what its parts brought to all
  /// rated subjects. Sections that stand deeper come first, so that those above can rest on them.
  mutating func compareSections(of who: Subjects) {
    let subjects = who.rated.map { who.subjects[$0] }
    let id = plan.checked.assessment.id.value
    for node in plan.nodes {
      guard case .combine(let kernel) = node.method,
        plan.checked.layout.objects.contains(.sectionPeers(node: node.number))
      else { continue }
      let morsel = Morsel(
        slotCount: plan.slotCount, nodeCount: plan.nodeCount,
        capacity: min(Morsel.capacity, subjects.count))
      var members: [Value] = []
      var start = 0
      while start < subjects.count {
        let rows = subjects[start..<min(start + Morsel.capacity, subjects.count)]
        var ignored = FaultTally()
        _ = plan.compute(rows, context, into: morsel, faults: &ignored)
        for (row, subject) in rows.enumerated() {
          guard let scores = kernel.scores(morsel, row: row) else { continue }
          members.append(member(subject, ("scores", Value(scores.map { Value($0) }))))
        }
        start += rows.count
      }
      context.peers[id, default: PeerTable()].sections[node.number] = Value(members)
    }
  }

  private func collect(
    _ plan: PeerPlan, _ rows: ArraySlice<Int>, _ morsel: Morsel,
    _ numbers: inout [Int: [Cell: Int32]], into table: inout PeerTable
  ) {
    let number = plan.group.number
    guard var peers = table.peers.removeValue(forKey: number) else { return }
    for figure in plan.figures {
      let out = morsel.column(figure.slot)
      for row in 0..<morsel.count { out[row] = figure.value }
    }
    Scoring.fill(plan.steps, morsel)
    if let condition = plan.appliesWhen { Scoring.fill([condition.step], morsel) }
    let value = OperandColumn(plan.value, in: morsel)
    for (row, subject) in rows.enumerated() {
      if let condition = plan.appliesWhen,
        case .fails = condition.verdict(morsel.column(condition.step.slot)[row])
      {
        continue
      }
      peers.values[subject] = value[row]
      let key = plan.group.within.map { morsel.column($0)[row] } ?? Cell(true)
      if key.kind == .absent { continue }
      let known = numbers[number]?[key]
      let group = known ?? Int32(truncatingIfNeeded: peers.groups.count)
      if known == nil {
        numbers[number, default: [:]][key] = group
        peers.groups.append(PeerTable.Group())
      }
      peers.groupOf[subject] = group
      peers.groups[Int(group)].subjects.append(subject)
    }
    table.peers[number] = peers
  }

  /// Makes the lists that formulas read, once for each group.
  private func makeLists(_ plan: PeerPlan, _ table: inout PeerTable) {
    let number = plan.group.number
    let objects = self.plan.checked.layout.objects
    guard var peers = table.peers.removeValue(forKey: number) else { return }
    if objects.contains(.values(group: number)) {
      for group in peers.groups.indices {
        peers.groups[group].list = Value(peers.groups[group].values.map { Value($0) })
      }
    }
    if objects.contains(.peers(group: number)) {
      for group in peers.groups.indices {
        peers.groups[group].members = Value(
          peers.groups[group].subjects.filter { peers.values[$0].isNumber }
            .map { member($0, ("value", .scalar(peers.values[$0]))) })
      }
    }
    table.peers[number] = peers
  }

  /// A peer as formulas see it.
  private func member(_ subject: Int, _ compared: (String, Value)) -> Value {
    var entries: [(String, Value)] = [("id", Value(data.ids[subject])), compared]
    let facts = context.plan.checked.facts(of: plan.checked.assessment.subject).facts
    for (number, fact) in facts.enumerated() {
      guard case .attribute = fact.origin else { continue }
      let column = data.columns.indices.contains(number) ? data.columns[number] : nil
      entries.append((fact.name, .scalar(column?.cell(subject) ?? Cell(Absence(.missing)))))
    }
    return Value(Context(entries))
  }
}
