public import Rulebooks
import Runs
import Scoring

// Which awards change hands.
extension RunComparison {
  /// How somebody stands who an award is about.
  public enum AwardState: String, Sendable {
    /// It is the subject's.
    case given
    /// Subjects tie for it and an authority must decide.
    case pending
  }

  /// What becomes of an award for one subject.
  public struct AwardMove: Sendable {
    /// The id of the award.
    public let award: String
    /// What it is called.
    public let title: Title?
    /// The group for which it is given; nil for all.
    public let group: String?
    /// The id of the subject.
    public let subject: String
    /// What became of it before; nil where it did not receive it.
    public let before: AwardState?
    /// What becomes of it after.
    public let after: AwardState?
  }

  /// Who receives or ties for an award on one side only, award by award: those of the second side
  /// first, in its order.
  static func awardMoves(_ first: AssessmentView, _ second: AssessmentView) -> [AwardMove] {
    struct Standing {
      let subject: String
      let group: String?
      let state: AwardState
    }
    func standings(_ view: AssessmentView, _ id: String) -> [Standing] {
      let rules = view.outcome.checked.assessment.awards
      return view.outcome.awards.filter {
        rules.indices.contains($0.award) && view.name(of: rules[$0.award].id.value, .award) == id
      }.flatMap { given in
        let group = view.text(given.group)
        return given.rows.map { Standing(subject: view.id($0), group: group, state: .given) }
          + given.tied.map { Standing(subject: view.id($0), group: group, state: .pending) }
      }
    }
    let rules = second.outcome.checked.assessment.awards
    let gone = first.outcome.checked.assessment.awards.filter { rule in
      !rules.contains { $0.id.value == first.name(of: rule.id.value, .award) }
    }
    return (rules + gone).flatMap { rule -> [AwardMove] in
      let id = first.name(of: rule.id.value, .award)
      let (old, new) = (standings(first, id), standings(second, id))
      func states(_ all: [Standing]) -> [String: AwardState] {
        Dictionary(all.map { ($0.subject, $0.state) }, uniquingKeysWith: { first, _ in first })
      }
      let (before, after) = (states(old), states(new))
      let shown = new + old.filter { after[$0.subject] == nil }
      return shown.compactMap { standing in
        let (was, becomes) = (before[standing.subject], after[standing.subject])
        if was == becomes { return nil }
        return AwardMove(
          award: id, title: rule.title, group: standing.group, subject: standing.subject,
          before: was, after: becomes)
      }
    }
  }
}
