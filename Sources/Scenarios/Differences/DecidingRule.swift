public import Rulebooks
import Runs
import Scoring

/// A rule that decided a class beside the total: a requirement that fails, a knock-out or ceiling that
/// holds, a quota that is full.
public struct DecidingRule: Sendable, Hashable {
  /// What it is; a class for one of its requirements.
  public let kind: RuleElement.Kind
  /// The id of the rule; of a requirement that of its class.
  public let id: String
  /// For a requirement: its id, or its number from 1.
  public let requirement: String?
  /// What it is called.
  public let title: Title?

  /// Its address in the assessment.
  public var address: Address {
    switch kind {
    case .knockOut: Address(["knock-outs", id])
    case .ceiling: Address(["ceilings", id])
    case .quota: Address(["quotas", id])
    default: Address(["classes", id, "requires", requirement ?? ""])
    }
  }

  /// The rules that decided the class of a row.
  static func all(_ run: ComputedRun, _ number: Int, _ row: Int) -> [DecidingRule] {
    let outcome = run.outcome.assessments[number]
    let assessment = outcome.checked.assessment
    var found: [DecidingRule] = []
    func add(_ kind: RuleElement.Kind, _ id: String, _ requirement: String?, _ title: Title?) {
      let rule = DecidingRule(kind: kind, id: id, requirement: requirement, title: title)
      if !found.contains(rule) { found.append(rule) }
    }
    var before: ClassResult?
    for step in explain(run.outcome, assessment: number, row: row)?.classSteps ?? [] {
      switch step.kind {
      case .band: break
      case .requirement(let number, let index, _, let holds):
        guard holds != true, assessment.classes.indices.contains(number),
          assessment.classes[number].requires.indices.contains(index)
        else { break }
        let rule = assessment.classes[number]
        let requirement = rule.requires[index]
        add(
          .classRule, rule.id.value, requirement.id?.value ?? String(index + 1),
          requirement.title)
      case .knockOut(let number, _, let holds):
        guard assessment.knockOuts.indices.contains(number) else { break }
        let rule = assessment.knockOuts[number]
        if holds == true, before != step.after { add(.knockOut, rule.id.value, nil, rule.title) }
      case .ceiling(let number, _, let holds):
        guard assessment.ceilings.indices.contains(number) else { break }
        let rule = assessment.ceilings[number]
        if holds == true, before != step.after {
          add(.ceiling, rule.id?.value ?? String(number + 1), nil, rule.title)
        }
      }
      before = step.after
    }
    for change in outcome.classChanges[row] ?? [] {
      guard case .quota(let number) = change.cause, outcome.quotas.indices.contains(number),
        assessment.quotas.indices.contains(outcome.quotas[number].quota)
      else { continue }
      let quota = assessment.quotas[outcome.quotas[number].quota]
      add(.quota, quota.id.value, nil, quota.title)
    }
    return found
  }
}
