import Decimals
import FEEL
import Rulebooks

/// What the evaluation of one assessment can see beside its own subjects: the facts of related
/// subjects, published results of earlier assessments, decisions.
struct EvaluationContext: Sendable {
  let inputs: Inputs
  let plan: Plan
  /// The facts of units and of persons, where rules of the other kind read them.
  let unitFacts: FactCells?
  let personFacts: FactCells?
  /// By unit: the person who heads it, if that is one.
  let headOfUnit: [Int?]
  /// By unit: the units directly below it.
  let subordinates: [[Int]]
  let decisions: DecisionBook
  /// By unit: how many levels of units stand below it.
  let levels: [Int]
  /// The units of which nobody knows whose facts are their head's.
  var unitsWithSeveralHeads: Set<Int> = []
  /// What has been published so far, in the order of the plan.
  var published: [PublishedAssessment] = []
  /// What assessments gave in parts of the period that later ones take.
  var periodResults: [PeriodResult] = []
  /// What is compared among peers, by the id of the assessment.
  var peers: [String: PeerTable] = [:]

  /// The peers of an assessment; nil before they are known, and where nothing is compared.
  func peers(of assessment: AssessmentPlan) -> PeerTable? {
    peers[assessment.checked.assessment.id.value]
  }

  /// The data of the subjects of an assessment.
  func data(of assessment: AssessmentPlan) -> SubjectData {
    assessment.checked.assessment.subject == .unit ? inputs.units : inputs.persons
  }

  /// Lets superiors of the same assessment read what has been published of lower levels.
  mutating func publishForSuperiors(_ outcome: AssessmentOutcome, subjectCount: Int) {
    let id = outcome.checked.assessment.id.value
    published.removeAll { $0.outcome.checked.assessment.id.value == id }
    published.append(PublishedAssessment(outcome, subjectCount: subjectCount))
  }

  /// The published class of a unit, from the first assessment that rates units in classes and has
  /// it.
  func publishedClass(ofUnit unit: Int) -> (result: ClassResult, id: String?)? {
    for assessment in published {
      let rules = assessment.outcome.checked.assessment
      guard rules.subject == .unit, !rules.classes.isEmpty, let row = assessment.row(of: unit)
      else { continue }
      let result = assessment.outcome.classes[row]
      return (result, result.published.map { rules.classes[$0].id.value })
    }
    return nil
  }
}

/// An assessment that has been published, found by subject.
struct PublishedAssessment: Sendable {
  let outcome: AssessmentOutcome
  private let rows: [Int32]

  init(_ outcome: AssessmentOutcome, subjectCount: Int) {
    self.outcome = outcome
    var rows = [Int32](repeating: -1, count: subjectCount)
    for (row, subject) in outcome.subjects.enumerated() where rows.indices.contains(subject) {
      rows[subject] = Int32(truncatingIfNeeded: row)
    }
    self.rows = rows
  }

  /// The row of a subject, if the assessment has it.
  func row(of subject: Int) -> Int? {
    rows.indices.contains(subject) && rows[subject] >= 0 ? Int(rows[subject]) : nil
  }

  /// What is taken of a subject's published result, as a cell.
  func cell(_ take: ForeignResult.Take, of subject: Int) -> Cell {
    guard let row = row(of: subject) else { return Cell(Absence(.notApplicable)) }
    switch take {
    case .total:
      // Where a fault left no total, that fault is told with its own rule, not once more here.
      return outcome.totals[row].kind == .null ? Cell(Absence(.refused)) : outcome.totals[row]
    case .periods: return Cell(Absence(.missing))
    case .classLevel: return classCell(row)
    case .points(let node):
      guard let result = outcome.result(ofNode: node, row: row) else {
        return Cell(Absence(.missing))
      }
      return result.points.map { Cell($0) } ?? Cell(result.absence ?? Absence(.missing))
    case .share(let node):
      guard let result = outcome.result(ofNode: node, row: row) else {
        return Cell(Absence(.missing))
      }
      guard let points = result.points, let open = result.openMaximum,
        let share = points.dividing(by: open)
      else { return Cell(result.absence ?? Absence(.undefined)) }
      return Cell(share.settled())
    }
  }

  /// The published class as formulas read it: absent where there is none, for want of evidence or
  /// because it does not apply.
  func classCell(_ row: Int) -> Cell {
    let result = outcome.classes[row]
    if let number = result.published, let ladder = outcome.checked.classLadder {
      return Cell(
        Level(
          ladder: UInt32(truncatingIfNeeded: ladder), rung: UInt32(truncatingIfNeeded: number)))
    }
    switch result.state {
    case .notRated, .unclassified: return Cell(Absence(.notApplicable))
    case .given, .none, .pending, .notRanked: return Cell(Absence(.missing))
    }
  }
}

/// The facts of all subjects of one kind, derived ones too, by fact and subject: for rules about
/// subjects of the other kind.
struct FactCells: Sendable {
  let columns: [ContiguousArray<Cell>]

  /// The fact of a subject, with the slot that it has for its reader; missing without a subject.
  func cell(_ fact: Int, of subject: Int?, readAt slot: Slot) -> Cell {
    let origin = UInt32(truncatingIfNeeded: slot.index + 1)
    guard let subject, columns.indices.contains(fact), columns[fact].indices.contains(subject)
    else { return Cell(Absence(.missing, origin: origin)) }
    let cell = columns[fact][subject]
    return cell.absence.map { Cell(Absence($0.reason, origin: origin)) } ?? cell
  }
}

extension EvaluationContext {
  /// Fills the slots that belong to related subjects and other assessments.
  func loadRelated(_ rows: ArraySlice<Int>, _ assessment: AssessmentPlan, _ morsel: Morsel) {
    let layout = assessment.checked.layout
    if let first = layout.unitFacts, let unitFacts {
      for fact in 0..<layout.unitFactCount {
        let slot = Slot(first.index + fact)
        let out = morsel.column(slot)
        for (row, person) in rows.enumerated() {
          out[row] = unitFacts.cell(fact, of: unit(ofPerson: person), readAt: slot)
        }
      }
    }
    if let first = layout.headFacts, let personFacts {
      for fact in 0..<layout.headFactCount {
        let slot = Slot(first.index + fact)
        let out = morsel.column(slot)
        for (row, unit) in rows.enumerated() {
          let head = headOfUnit.indices.contains(unit) ? headOfUnit[unit] : nil
          out[row] = personFacts.cell(fact, of: head, readAt: slot)
        }
      }
    }
    for result in layout.results where published.indices.contains(result.assessment) {
      let out = morsel.column(result.slot)
      for (row, subject) in rows.enumerated() {
        let of = result.ofUnit ? unit(ofPerson: subject) : subject
        out[row] =
          of.map { cell(result, of: $0) }
          ?? Cell(Absence(.missing))
      }
    }
  }

  /// The unit that a person belongs to.
  func unit(ofPerson person: Int) -> Int? {
    inputs.unitOfPerson.indices.contains(person) ? inputs.unitOfPerson[person] : nil
  }
}
