import Decimals
import FEEL
import Rulebooks

/// Step 3: whom an assessment is for, and who of them is rated.
struct Subjects: Sendable {
  /// The numbers of the subjects that the assessment is for, ascending.
  var subjects: [Int]
  /// The rows (places in `subjects`) that are rated.
  var rated: [Int]
  /// The rows of which it cannot be said whether they are rated.
  var undetermined: [Int]
  /// By undetermined row: the facts that are lacking.
  var lacking: [Int: [Int]]
  var faults: FaultTally
}

extension AssessmentRun {
  /// Asks `for` and `assessed-when` of every subject. One of which the evidence cannot tell is
  /// kept and listed as not ranked: it must not vanish for want of an attribute.
  func selectSubjects() -> Subjects {
    var who = Subjects(
      subjects: [], rated: [], undetermined: [], lacking: [:], faults: FaultTally())
    guard plan.appliesTo != nil || plan.assessedWhen != nil else {
      who.subjects = Array(0..<data.count)
      who.rated = Array(0..<data.count)
      return who
    }
    let morsel = Morsel(
      slotCount: plan.slotCount, nodeCount: plan.nodeCount,
      capacity: min(Morsel.capacity, data.count))
    var start = 0
    while start < data.count {
      let subjects = Array(start..<min(start + Morsel.capacity, data.count))
      // Faults of derived facts are counted when the rated subjects are loaded again.
      var ignored = FaultTally()
      var decisions = BatchDecisions(
        book: context.decisions, checked: context.plan.checked, assessment: plan)
      plan.load(
        subjects[...], context, into: morsel, decisions: &decisions, faults: &ignored)
      for condition in [plan.appliesTo, plan.assessedWhen].compactMap({ $0 }) {
        fill([condition.step], morsel)
      }
      for (row, subject) in subjects.enumerated() { place(subject, morsel, row, in: &who) }
      start += subjects.count
    }
    return who
  }

  private func place(_ subject: Int, _ morsel: Morsel, _ row: Int, in who: inout Subjects) {
    for condition in [plan.appliesTo, plan.assessedWhen] {
      guard let condition else { continue }
      let cell = morsel.column(condition.step.slot)[row]
      switch condition.verdict(cell) {
      case .holds: continue
      case .fails:
        // Not for it at all, or exempt: the second condition leaves it in the list.
        if condition.step.slot != plan.appliesTo?.step.slot { who.subjects.append(subject) }
        return
      case .undetermined, .faulty:
        if condition.verdict(cell) == .faulty {
          who.faults.note(.formula(condition.step.formula.number), cell, subject: subject)
        }
        who.lacking[who.subjects.count] =
          cell.absence.flatMap { $0.origin > 0 ? [Int($0.origin) - 1] : nil } ?? []
        who.undetermined.append(who.subjects.count)
        who.subjects.append(subject)
        return
      }
    }
    who.rated.append(who.subjects.count)
    who.subjects.append(subject)
  }
}
