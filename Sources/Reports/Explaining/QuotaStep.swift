import Decimals
import Rulebooks
import Runs
public import Scoring

/// What the quotas and decisions of a run did to the class of one subject, after its ceilings.
public struct LaterClassSteps: Sendable {
  /// A quota for which the subject was a candidate.
  struct QuotaStep {
    let quota: Quota
    let outcome: QuotaOutcome
    /// The subject's place among the candidates, from 1.
    let place: Int
    /// What became of the candidate.
    let effect: Effect
    /// The class after it.
    let after: ClassResult?
  }

  enum Effect: String {
    case admitted, tied, overflow
  }

  let quotas: [QuotaStep]
  /// The decisions that gave a class, by their number in the run, in their order.
  let decided: [(number: Int, after: ClassResult)]

  /// The steps of the subject in a row of an assessment.
  public init(_ assessment: AssessmentOutcome, row: Int) {
    let changes = assessment.classChanges[row] ?? []
    let rules = assessment.checked.assessment.quotas
    quotas = assessment.quotas.enumerated().compactMap { number, outcome in
      guard rules.indices.contains(outcome.quota),
        let place = outcome.candidates.firstIndex(of: row)
      else { return nil }
      let effect: Effect =
        outcome.overflow.contains(row)
        ? .overflow : outcome.tied.contains(row) ? .tied : .admitted
      let after = changes.first { $0.cause == .quota(number) }?.after
      return QuotaStep(
        quota: rules[outcome.quota], outcome: outcome, place: place + 1, effect: effect,
        after: after)
    }
    decided = changes.compactMap { change in
      if case .decision(let number) = change.cause { return (number, change.after) }
      return nil
    }
  }
}

extension ExplanationText {
  /// The keys by which candidates of a quota stand.
  private func orderText(_ rule: Quota) -> String? {
    let keys = rule.orderBy ?? explanation.checked.assessment.rankings.first?.orderBy ?? []
    let names = keys.map { key in
      "`\(key.by.text)`"
        + (key.lowestFirst ? view.words(" (ít hơn đứng trước)", " (lowest first)") : "")
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// The decision that admitted the subject or kept it out.
  private func quotaDecision(_ rule: Quota) -> Decision? {
    for outcome in view.run.outcome.decisions where outcome.state == .applied {
      guard view.run.decisions.indices.contains(outcome.decision) else { continue }
      let decision = view.run.decisions[outcome.decision]
      if decision.kind == .quota, decision.subject == explanation.subject,
        decision.subjectKind == view.kind, decision.about == nil || decision.about == rule.id.value
      {
        return decision
      }
    }
    return nil
  }

  /// The lines of quotas and decisions.
  func laterLines() -> [String] {
    var lines: [String] = []
    for step in later.quotas {
      let rule = step.quota
      var line = view.words("giới hạn số lượng “", "quota “")
      line += view.title(rule.title, else: rule.id.value) + "”: " + view.limitText(of: step.outcome)
      line += view.words(
        "; đứng thứ \(step.place) trong \(step.outcome.candidates.count)",
        "; in place \(step.place) of \(step.outcome.candidates.count)")
      if let order = orderText(rule) { line += view.words(" theo ", " by ") + order }
      if let decision = quotaDecision(rule) {
        line +=
          view.words("; bằng nhau, theo quyết định: ", "; tied, decided: ")
          + view.spoken(decision)
      }
      switch step.effect {
      case .admitted: line += view.words(" → giữ mức", " → stays in the class")
      case .tied:
        line += view.words(
          " → bằng nhau ở chỗ cuối, chờ cấp có thẩm quyền", " → tied for the last places, pending")
      case .overflow: line += " → " + (step.after.map(className) ?? "–")
      }
      if step.outcome.isProvisional {
        line += view.words(" (tạm tính)", " (provisional)")
      }
      lines += [line, "  " + ruleLine(rule.span, rule.remarks)]
      lines += remarkLines(rule.remarks).map { "  " + $0 }
    }
    for (number, result) in later.decided {
      var line = view.words(
        "quyết định của cấp có thẩm quyền", "decision of the competent authority")
      if view.run.decisions.indices.contains(number) {
        line += ": " + view.spoken(view.run.decisions[number])
      }
      lines.append(line + " → " + className(result))
    }
    return lines
  }
}
