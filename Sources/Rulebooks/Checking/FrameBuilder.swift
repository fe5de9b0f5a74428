import FEEL
import Synchronization

/// Hands out the slots of the frame of one assessment: facts, the facts of a person's unit, what
/// nodes measure and bring, total and class, the facts of a unit's head, and results of other
/// assessments as rules turn out to read them.
struct FrameBuilder {
  let factCount: Int
  /// The first slot of the facts of the unit, in frames of persons.
  let unitFacts: Int?
  let values: [Slot?]
  /// The node or adjustment that measures what stands in a slot.
  let measuring: [Slot: Int]
  let figures: [[Slot]]
  let points: [Slot]
  let shares: [Slot]
  let adjustments: [Slot]
  let total: Slot
  let classSlot: Slot
  let groupSize: Slot?
  /// The first slot of the facts of the head, in frames of units.
  let headFacts: Int?
  /// What is handed out as it turns out to be read.
  let dynamic: DynamicSlots

  init(_ assessment: Assessment, tree: [AssessmentChecker.TreeNode], names: FactNames) {
    let isPerson = assessment.subject == .person
    factCount = names.facts(of: assessment.subject).count
    unitFacts = isPerson ? factCount : nil
    var next = factCount + (isPerson ? names.units.count : 0)
    func slot() -> Slot {
      defer { next += 1 }
      return Slot(next)
    }
    let items = assessment.bonus + assessment.penalty
    let criteria = tree.map(\.criterion) + items
    values = criteria.map { $0.value == nil ? nil : slot() }
    measuring = Dictionary(
      values.enumerated().compactMap { number, slot in slot.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    figures = criteria.map { $0.figures.map { _ in slot() } }
    points = tree.map { _ in slot() }
    shares = tree.map { _ in slot() }
    adjustments = items.map { _ in slot() }
    total = slot()
    classSlot = slot()
    groupSize = assessment.quotas.isEmpty ? nil : slot()
    if !isPerson, !names.persons.isEmpty {
      headFacts = next
      next += names.persons.count
    } else {
      headFacts = nil
    }
    dynamic = DynamicSlots(next: next)
  }
}

/// Slots and objects that are handed out while formulas are checked.
final class DynamicSlots: Sendable {
  private struct State {
    var next: Int
    var objects: [ObjectSource] = [.scores, .weights]
    var results: [ForeignResult] = []
    var rows: [Int: [Slot]] = [:]
    var read: Set<Slot> = []
  }

  private let state: Mutex<State>

  init(next: Int) { state = Mutex(State(next: next)) }

  /// The slot of a result of another assessment. `isRead` says that something reads it for sure;
  /// else it is for a name that formulas may read or not.
  func slot(
    assessment: Int, ofUnit: Bool, _ take: ForeignResult.Take, isRead: Bool = false
  ) -> Slot {
    state.withLock { state in
      if let known = state.results.first(where: {
        $0.assessment == assessment && $0.ofUnit == ofUnit && $0.take == take
      }) {
        if isRead { state.read.insert(known.slot) }
        return known.slot
      }
      let slot = Slot(state.next)
      state.next += 1
      if isRead { state.read.insert(slot) }
      state.results.append(
        ForeignResult(slot: slot, assessment: assessment, ofUnit: ofUnit, take: take))
      return slot
    }
  }

  /// The slots of the columns of a register's row.
  func rowSlots(of register: Int, count: Int) -> [Slot] {
    state.withLock { state in
      if let known = state.rows[register] { return known }
      let slots = (0..<count).map { Slot(state.next + $0) }
      state.next += count
      state.rows[register] = slots
      return slots
    }
  }

  /// The slots of the rows of registers, by register.
  var rowSlots: [Int: [Slot]] { state.withLock { $0.rows } }

  /// A slot that nobody else has.
  func slot() -> Slot {
    state.withLock { state in
      defer { state.next += 1 }
      return Slot(state.next)
    }
  }

  /// The object slot of a source.
  func object(_ source: ObjectSource) -> ObjectSlot {
    state.withLock { state in
      if let index = state.objects.firstIndex(of: source) { return ObjectSlot(index) }
      state.objects.append(source)
      return ObjectSlot(state.objects.count - 1)
    }
  }

  /// What was handed out, results only as far as they are read: by themselves or by one of the
  /// slots that formulas read.
  func contents(
    reading slots: Set<Slot>
  ) -> (objects: [ObjectSource], results: [ForeignResult], count: Int) {
    state.withLock { state in
      let read = state.read.union(slots)
      return (state.objects, state.results.filter { read.contains($0.slot) }, state.next)
    }
  }
}
