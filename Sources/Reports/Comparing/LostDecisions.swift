import Diagnostics
import Evidence
import Rulebooks
import Runs
import Scenarios
import Scoring

/// The decisions that took effect before and do not any more, each with what it decided and why it has
/// no effect; the same for what a scenario and for what another rulebook does.
struct LostDecisions {
  let comparison: RunComparison
  let view: RunView

  /// A line a decision, under a heading.
  func lines(_ heading: String) -> [String] {
    let lost = comparison.lostDecisions.filter { comparison.before.decisions.indices.contains($0) }
    if lost.isEmpty { return [] }
    return ["", heading]
      + lost.map { number in
        let decision = comparison.before.decisions[number]
        let fate =
          comparison.fate(ofDecision: number).map(reason)
          ?? view.words("điều mà nó quyết định không còn", "what it decides is no longer there")
        return "  \(comparison.subject(of: decision)?.id ?? ""): \(view.spoken(decision)) – \(fate)"
      }
  }

  /// Why a decision is not applied.
  private func reason(_ state: DecisionOutcome.State) -> String {
    switch state {
    case .applied: ""
    case .stale(let now):
      view.words("giá trị mà nó trả lời nay là “", "what it answered is now “") + now + "”"
    case .notAsked: view.words("không còn gì chờ quyết định", "nothing is left to decide")
    case .forbidden:
      view.words("trái với điều loại trừ hoặc mức trần", "against a knock-out or a ceiling")
    case .unreadable:
      view.words("giá trị của nó không còn dùng được", "its value can no longer stand there")
    }
  }
}

extension JSONWriter {
  /// Writes `lost-decisions: [{number, subject, name, assessment, kind, about, value, answered, document,
  /// authority, reason, state, now, origin: {file, line}}]`. `state` is what becomes of the decision:
  /// `stale` with what stands now where it answered something else, `not-asked`, `forbidden`,
  /// `unreadable`, or `gone` where what it is about is no longer there.
  mutating func writeLostDecisions(of comparison: RunComparison) {
    key("lost-decisions")
    array { json in
      for number in comparison.lostDecisions {
        guard comparison.before.decisions.indices.contains(number) else { continue }
        let decision = comparison.before.decisions[number]
        var line = JSONWriter()
        line.object { json in
          let subject = comparison.subject(of: decision)
          json.field("number", number)
          json.field("subject", subject?.id)
          json.field("name", subject?.name)
          json.field("assessment", decision.assessment)
          json.field("kind", decision.kind.rawValue)
          json.field("about", decision.about)
          json.field("value", decision.value)
          json.field("answered", decision.computed)
          json.field("document", decision.document)
          json.field("authority", decision.authority)
          json.field("reason", decision.reason)
          let fate = comparison.fate(ofDecision: number)
          json.field("state", fate?.key ?? "gone")
          if case .stale(let now)? = fate {
            json.field("now", now)
          } else {
            json.field("now", String?.none)
          }
          json.key("origin")
          guard let span = decision.span else {
            json.null()
            return
          }
          json.object { json in
            json.field("file", span.source.path)
            json.field("line", span.place.line)
          }
        }
        json.raw(line.bytes)
      }
    }
  }
}

extension RunComparison {
  /// Whom a decision of the run before is about.
  fileprivate func subject(of decision: Decision) -> (id: String, name: String?)? {
    let subjects = before.subjects(decision.subjectKind)
    guard subjects.ids.indices.contains(decision.subject) else { return nil }
    return (subjects.ids[decision.subject], subjects.names[decision.subject])
  }
}

extension DecisionOutcome.State {
  /// The word for it in JSON.
  fileprivate var key: String {
    switch self {
    case .applied: "applied"
    case .stale: "stale"
    case .notAsked: "not-asked"
    case .forbidden: "forbidden"
    case .unreadable: "unreadable"
    }
  }
}
