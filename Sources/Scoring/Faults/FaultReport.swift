import Decimals
import Diagnostics
import FEEL
import Rulebooks
import YAMLSource

/// A counted failure on its way to a diagnostic: where its rule stands and what it is called.
struct FaultReport {
  let assessment: AssessmentPlan
  let data: SubjectData
  let key: FaultTally.Key
  let entry: FaultTally.Entry

  func diagnostic(checked: CheckedRulebook) -> Diagnostic {
    let first = data.ids.indices.contains(entry.first) ? data.ids[entry.first] : ""
    switch key.place {
    case .derived(let number):
      let facts = checked.facts(of: assessment.checked.assessment.subject).facts
      let name = facts.indices.contains(number) ? facts[number].name : ""
      let formula = assessment.derived.first { $0.slot.index == number }?.formula
      return nullDiagnostic(name, formula, first)
    case .formula(let number):
      let formula = formulas.first { $0.number == number }
      if key.cause == 0 {
        return Diagnostic(
          ScoringFault.noTruthValue(
            element: formula?.text ?? "", subjects: entry.count, first: first),
          at: formula?.span)
      }
      return nullDiagnostic(formula?.text ?? "", formula, first)
    case .quotaCircle(let number):
      let quota = assessment.checked.assessment.quotas[number]
      return Diagnostic(
        ScoringFault.quotaInCircle(
          element: quota.id.value, subjects: entry.count, first: first), at: quota.id.span)
    case .quotaCase(let number, let index):
      let quota = assessment.checked.assessment.quotas[number]
      return Diagnostic(
        ScoringFault.quotaCaseDiffers(
          element: quota.id.value, subjects: entry.count, first: first),
        at: quota.cases[index].when.formula.span)
    case .severalHeads:
      let deciding = checked.assessments.first { $0.assessment.subject == .person }?.assessment
      return Diagnostic(
        ScoringFault.severalHeads(subjects: entry.count, first: first),
        at: deciding.map { $0.appliesTo?.formula.span ?? $0.id.span }
          ?? assessment.checked.assessment.id.span)
    case .node(let number, let branch):
      return node(number, branch, first)
    }
  }

  private func node(_ number: Int, _ branch: UInt16, _ first: String) -> Diagnostic {
    let tree = assessment.checked.nodes
    let node =
      number < tree.count
      ? tree[number] : assessment.checked.adjustments[number - tree.count]
    let criterion = node.criterion
    let element = criterion.id.value
    let count = entry.count
    switch branch {
    case Branch.null where key.cause != 0:
      // The formula whose text the place of the null lies in: a criterion most often has one.
      let formula = criterion.formulas.first { $0.text.utf8.count >= Int(key.end) }
      return nullDiagnostic(element, formula, first)
    case Branch.noTruthValue, Branch.null:
      return Diagnostic(
        ScoringFault.noTruthValue(element: element, subjects: count, first: first),
        at: criterion.formulas.first?.span ?? criterion.id.span)
    case Branch.noBand:
      return Diagnostic(
        ScoringFault.noBandHolds(element: element, subjects: count, first: first),
        at: methodSpan(criterion))
    case Branch.severalResults:
      return Diagnostic(
        ScoringFault.severalResults(element: element, subjects: count, first: first),
        at: methodSpan(criterion))
    case Branch.peersEqual:
      return Diagnostic(
        ScoringFault.peersEqual(element: element, subjects: count, first: first),
        at: methodSpan(criterion))
    case Branch.severalRows, Branch.rowsDiffer:
      return rowsHeld(criterion, differ: branch == Branch.rowsDiffer, first)
    case Branch.nothingWasDue:
      return Diagnostic(
        ScoringFault.nothingWasDue(element: element, subjects: count, first: first),
        at: methodSpan(criterion))
    case Branch.outsideGoalposts:
      return Diagnostic(
        ScoringFault.outsideGoalposts(element: element, subjects: count, first: first),
        at: methodSpan(criterion))
    case Branch.outsidePoints:
      return Diagnostic(
        ScoringFault.outsidePoints(
          element: element, lowest: node.points?.lowest ?? .zero,
          highest: node.points?.highest ?? .zero, subjects: count, first: first),
        at: methodSpan(criterion))
    default:
      return Diagnostic(
        ScoringFault.arithmetic(element: element, subjects: count, first: first),
        at: criterion.id.span)
    }
  }

  private func nullDiagnostic(
    _ element: String, _ formula: Formula?, _ first: String
  ) -> Diagnostic {
    let cause = NullCause(rawValue: key.cause) ?? .given
    let span = formula.map { formula in
      key.end > key.start
        ? formula.scalar.span(of: Int(key.start)..<Int(key.end)) : formula.span
    }
    return Diagnostic(
      ScoringFault.formulaGaveNull(
        element: element, cause: cause, subjects: entry.count, first: first),
      at: span)
  }

  /// Two rows of a decision table that must not hold together; the cell carries their numbers.
  private func rowsHeld(_ criterion: Criterion, differ: Bool, _ first: String) -> Diagnostic {
    var rows: [PointsTable.Row] = []
    if case .scored(let method) = criterion.content, case .decisionTable(let table) = method.value {
      rows = [key.start, key.end].compactMap { number in
        table.rows.indices.contains(Int(number)) ? table.rows[Int(number)] : nil
      }
    }
    let spans = rows.map { row in
      let line = row.span.source.lineRange(at: row.span.start)
      return Span(
        row.span.source, row.span.start..<max(row.span.start, min(row.span.end, line.upperBound)))
    }
    let element = criterion.id.value
    return Diagnostic(
      differ
        ? ScoringFault.rowsDiffer(
          element: element, other: spans.first, subjects: entry.count, first: first)
        : ScoringFault.severalRowsHold(
          element: element, other: spans.first, subjects: entry.count, first: first),
      at: spans.last ?? methodSpan(criterion))
  }

  private func methodSpan(_ criterion: Criterion) -> Span {
    if case .scored(let method) = criterion.content { return method.span }
    return criterion.id.span
  }

  /// The formulas of conditions, whose numbers the tally keeps.
  private var formulas: [Formula] {
    let rules = assessment.checked.assessment
    var all: [Formula] = [rules.appliesTo, rules.assessedWhen].compactMap { $0?.formula }
    all += rules.scoreCeilings.map(\.when.formula) + rules.knockOuts.map(\.when.formula)
    for rule in rules.ceilings {
      if case .atMost(_, let when) = rule.limit { all.append(when.formula) }
    }
    for requirement in rules.classes.flatMap(\.requires) {
      if case .that(let condition) = requirement.test { all.append(condition.formula) }
    }
    return all + rules.rankings.compactMap { $0.eligible?.formula }
  }
}
