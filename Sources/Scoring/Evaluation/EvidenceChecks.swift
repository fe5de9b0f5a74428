import Decimals
import FEEL
public import Rulebooks

/// A check of the evidence, compiled.
struct CheckPlan: Sendable {
  /// Its number among the checks of the rulebook.
  let number: Int
  let compiled: Compiled
  let ifMissing: Bool?
  /// The assessment whose subjects alone it looks at.
  let assessment: String?
  /// The facts that it reads, in the order in which it names them.
  let reads: [Int]
  let readsRegisters: Bool
}

/// A check of the evidence that failed for a subject.
public struct FailedCheck: Sendable, Hashable {
  /// Its number among the checks of the rulebook.
  public let check: Int
  /// Whose evidence it is.
  public let subjectKind: SubjectKind
  /// The number of the subject.
  public let subject: Int
  /// The facts that it reads, in the order in which it names them.
  public let reads: [Int]
}

/// Asks all checks of all subjects. One that lacks a figure holds nothing against anything: it does
/// not fail unless it says so with `if-missing: false`.
func failedChecks(
  _ plan: Plan, _ context: EvaluationContext, _ assessments: [AssessmentOutcome]
) -> [FailedCheck] {
  var failed: [FailedCheck] = []
  for facts in [plan.unitFacts, plan.personFacts] where !facts.checks.isEmpty {
    let data = facts.kind == .unit ? context.inputs.units : context.inputs.persons
    let members = assessments.reduce(into: [String: Set<Int>]()) { members, outcome in
      members[outcome.checked.assessment.id.value] = Set(
        outcome.subjects.indices.filter { outcome.states[$0] != .notRated }
          .map { outcome.subjects[$0] })
    }
    let morsel = Morsel(
      slotCount: facts.factCount + facts.unitFactCount, nodeCount: 1,
      capacity: min(Morsel.capacity, max(data.count, 1)))
    var start = 0
    while start < data.count {
      let rows = Array(start..<min(start + Morsel.capacity, data.count))
      facts.load(rows[...], context, into: morsel)
      for check in facts.checks {
        for (row, subject) in rows.enumerated() {
          if let id = check.assessment, members[id]?.contains(subject) != true { continue }
          let cell = check.compiled.cell(
            check.readsRegisters
              ? morsel.row(row, objects: morsel.registerLists(row)) : morsel.row(row))
          let holds = cell.boolean ?? (cell.kind == .absent ? check.ifMissing ?? true : false)
          if !holds {
            failed.append(
              FailedCheck(
                check: check.number, subjectKind: facts.kind, subject: subject, reads: check.reads))
          }
        }
      }
      start += rows.count
    }
  }
  return failed.sorted {
    ($0.check, $0.subjectKind.rawValue, $0.subject) < (
      $1.check, $1.subjectKind.rawValue, $1.subject
    )
  }
}
