import Decimals
import FEEL
import Rulebooks

/// The decisions of a run, sorted by the step at which each enters.
struct DecisionBook: Sendable {
  /// A decision with its number in the run's list.
  struct Entry: Sendable {
    let number: Int
    let decision: Decision
  }

  private let bySubject: [Key: [Entry]]
  /// The ids of nodes about whose points there are decisions.
  private let decidedNodes: Set<String>

  private struct Key: Hashable {
    let kind: SubjectKind
    let step: Decision.Kind
    let subject: Int
  }

  init(_ decisions: [Decision]) {
    var bySubject: [Key: [Entry]] = [:]
    for (number, decision) in decisions.enumerated() {
      let key = Key(
        kind: decision.subjectKind, step: decision.kind, subject: decision.subject)
      bySubject[key, default: []].append(Entry(number: number, decision: decision))
    }
    self.bySubject = bySubject
    decidedNodes = Set(decisions.compactMap { $0.kind == .points ? $0.about : nil })
  }

  /// Whether anybody's points of a node were decided.
  func hasPoints(ofNode id: String) -> Bool {
    !decidedNodes.isEmpty && decidedNodes.contains(id)
  }

  /// Whether there is none.
  var isEmpty: Bool { bySubject.isEmpty }

  /// The decisions of a step about a subject in an assessment, in the order of the list.
  func entries(
    _ step: Decision.Kind, _ kind: SubjectKind, _ subject: Int, assessment: String
  ) -> [Entry] {
    (bySubject[Key(kind: kind, step: step, subject: subject)] ?? []).filter {
      $0.decision.assessment == nil || $0.decision.assessment == assessment
    }
  }
}

/// Takes decisions of kinds `evidence` and `points` into a batch, and notes what became of them.
struct BatchDecisions {
  let book: DecisionBook
  let checked: CheckedRulebook
  private let kind: SubjectKind
  /// The id of the assessment.
  private let id: String
  private(set) var outcomes: [DecisionOutcome] = []

  init(book: DecisionBook, checked: CheckedRulebook, assessment: AssessmentPlan) {
    self.book = book
    self.checked = checked
    kind = assessment.checked.assessment.subject
    id = assessment.checked.assessment.id.value
  }

  /// The decisions as others see the facts of a kind of subject: as its first assessment does.
  init(book: DecisionBook, checked: CheckedRulebook, _ kind: SubjectKind) {
    self.book = book
    self.checked = checked
    self.kind = kind
    id = checked.assessments.first { $0.assessment.subject == kind }?.assessment.id.value ?? ""
  }

  /// Step 1: facts that a person decided.
  mutating func evidence(_ rows: ArraySlice<Int>, _ morsel: Morsel) {
    guard !book.isEmpty else { return }
    let facts = checked.facts(of: kind).facts
    for (row, subject) in rows.enumerated() {
      for entry in book.entries(.evidence, kind, subject, assessment: id) {
        guard let number = facts.firstIndex(where: { $0.name == entry.decision.about }),
          let cell = cell(entry.decision.value, of: facts[number])
        else {
          outcomes.append(DecisionOutcome(decision: entry.number, state: .unreadable))
          continue
        }
        let column = morsel.column(Slot(number))
        if let now = stale(entry.decision, against: column[row]) {
          outcomes.append(DecisionOutcome(decision: entry.number, state: .stale(now: now)))
          continue
        }
        column[row] = cell
        outcomes.append(DecisionOutcome(decision: entry.number, state: .applied))
      }
    }
  }

  /// Step 5: points that a person decided, before the node rounds.
  mutating func points(_ node: NodePlan, _ rows: ArraySlice<Int>, _ morsel: Morsel) {
    guard book.hasPoints(ofNode: node.node.criterion.id.value) else { return }
    for (row, subject) in rows.enumerated() {
      for entry in book.entries(.points, kind, subject, assessment: id)
      where entry.decision.about == node.node.criterion.id.value {
        guard let figure = Decimal(entry.decision.value), node.allows(figure) else {
          outcomes.append(DecisionOutcome(decision: entry.number, state: .unreadable))
          continue
        }
        let raw = morsel.column(node.raw)
        if let now = stale(entry.decision, against: morsel.column(node.points)[row]) {
          outcomes.append(DecisionOutcome(decision: entry.number, state: .stale(now: now)))
          continue
        }
        raw[row] = Cell(figure)
        morsel.states(node.number)[row] = NodeState.decided.rawValue
        node.finishRow(morsel, row)
        outcomes.append(DecisionOutcome(decision: entry.number, state: .applied))
      }
    }
  }

  private func cell(_ text: String, of fact: Fact) -> Cell? {
    switch fact.type {
    case .wholeNumber, .number, .percent, .points: return Decimal(text).map { Cell($0) }
    case .yesNo:
      return ["có", "yes", "true"].contains(text)
        ? Cell(true) : ["không", "no", "false"].contains(text) ? Cell(false) : nil
    case .level, .choice:
      return fact.ladder.flatMap { checked.ladders.indices.contains($0) ? $0 : nil }
        .flatMap { checked.ladders[$0].level(text) }.map { Cell($0) }
    case .text: return Cell(Texts.intern(text))
    case .date: return nil
    }
  }

  /// What the figure is now, if it is no longer the one that the decision answered.
  private func stale(_ decision: Decision, against cell: Cell) -> String? {
    guard let computed = decision.computed else { return nil }
    let now = text(of: cell)
    if let number = cell.number, let answered = Decimal(computed), number == answered {
      return nil
    }
    return now == computed ? nil : now
  }

  private func text(of cell: Cell) -> String {
    if let number = cell.number { return number.description }
    if let boolean = cell.boolean { return boolean ? "true" : "false" }
    if let level = cell.level, checked.ladders.indices.contains(Int(level.ladder)) {
      return checked.ladders[Int(level.ladder)].word(level) ?? ""
    }
    if let text = cell.text { return Texts.string(text) }
    return ""
  }
}
