import Decimals
import Rulebooks
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
  /// The classes that decisions gave, in their order.
  let decided: [ClassResult]

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
      if case .decision = change.cause { return change.after }
      return nil
    }
  }
}

extension ExplanationText {
  /// The lines of quotas and decisions.
  func laterLines() -> [String] {
    var lines: [String] = []
    for step in later.quotas {
      let rule = step.quota
      var line = view.words("giới hạn số lượng “", "quota “")
      line += view.title(rule.title, else: rule.id.value) + "”: " + limitText(step)
      line += view.words(
        "; đứng thứ \(step.place) trong \(step.outcome.candidates.count)",
        "; in place \(step.place) of \(step.outcome.candidates.count)")
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
    }
    for result in later.decided {
      lines.append(
        view.words("quyết định của cấp có thẩm quyền → ", "decision of the competent authority → ")
          + className(result))
    }
    return lines
  }

  /// The limit and how it came about: `20% × 12 = 2,4 → 2`.
  private func limitText(_ step: LaterClassSteps.QuotaStep) -> String {
    let limit = String(step.outcome.limit)
    let most = view.words("tối đa ", "at most ")
    guard let share = step.outcome.share, let base = step.outcome.base,
      let percent = share.multiplying(.hundred),
      let exact = share.multiplying(Decimal(base))
    else { return most + limit }
    let product = "\(view.figures.whole(percent))% × \(base)"
    let shown = view.figures.shown(exact)
    let made = "\(product) \(shown.equals) \(shown.text)"
    return exact == Decimal(step.outcome.limit) ? most + made : "\(most)\(made) → \(limit)"
  }
}
