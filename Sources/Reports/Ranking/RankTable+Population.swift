import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
import Scoring

// What was decided with several subjects in view: quotas, awards, decisions without effect.
extension RankTable {
  /// The lines below the tables of an assessment.
  func populationLines(_ outcome: AssessmentOutcome, _ view: RunView) -> [String] {
    quotaLines(outcome, view) + awardLines(outcome, view)
  }

  private func quotaLines(_ outcome: AssessmentOutcome, _ view: RunView) -> [String] {
    let rules = outcome.checked.assessment.quotas
    let lines = outcome.quotas.compactMap { quota -> String? in
      guard rules.indices.contains(quota.quota) else { return nil }
      let rule = rules[quota.quota]
      var line = "  " + view.title(rule.title, else: rule.id.value)
      if let group = quota.group { line += " (\(view.spoken(group)))" }
      line += ": " + view.limitText(of: quota) + "; "
      line += view.words(
        "\(quota.admitted.count) trong \(quota.candidates.count) được giữ",
        "\(quota.admitted.count) of \(quota.candidates.count) stay")
      if !quota.tied.isEmpty {
        line += view.words(
          ", \(quota.tied.count) chờ quyết định", ", \(quota.tied.count) await a decision")
      }
      if quota.isProvisional { line += view.words(" (tạm tính)", " (provisional)") }
      return line + quotaNames(quota, outcome, view)
    }
    return lines.isEmpty
      ? [] : ["", view.words("Giới hạn số lượng:", "Quotas:")] + lines
  }

  /// Who ties for the last places and who had to leave the class, each in a line of its own.
  private func quotaNames(
    _ quota: QuotaOutcome, _ outcome: AssessmentOutcome, _ view: RunView
  ) -> String {
    func names(_ rows: [Int]) -> String {
      rows.map { view.name(of: outcome.subjects[$0]) }.joined(separator: ", ")
    }
    var text = ""
    if !quota.tied.isEmpty {
      text += view.words("\n    chờ quyết định: ", "\n    await a decision: ") + names(quota.tied)
    }
    if !quota.overflow.isEmpty {
      text +=
        view.words("\n    vượt giới hạn: ", "\n    beyond the limit: ") + names(quota.overflow)
    }
    return text
  }

  private func awardLines(_ outcome: AssessmentOutcome, _ view: RunView) -> [String] {
    let rules = outcome.checked.assessment.awards
    let lines = outcome.awards.compactMap { award -> String? in
      guard rules.indices.contains(award.award), !(award.rows + award.tied).isEmpty else {
        return nil
      }
      let rule = rules[award.award]
      func names(_ rows: [Int]) -> String {
        rows.map { view.name(of: outcome.subjects[$0]) }.joined(separator: ", ")
      }
      var line = "  " + view.title(rule.title, else: rule.id.value)
      if let group = award.group { line += " (\(view.spoken(group)))" }
      line += ": " + names(award.rows)
      if !award.tied.isEmpty {
        line +=
          (award.rows.isEmpty ? "" : "; ")
          + view.words("bằng nhau, chờ quyết định: ", "tied, awaiting a decision: ")
          + names(award.tied)
      }
      return line
    }
    return lines.isEmpty ? [] : ["", view.words("Khen thưởng:", "Awards:")] + lines
  }

  /// The decisions that took no effect, each with the reason.
  func decisionLines(_ view: RunView) -> [String] {
    let lines = view.run.outcome.decisions.compactMap { outcome -> String? in
      guard view.run.decisions.indices.contains(outcome.decision) else { return nil }
      let decision = view.run.decisions[outcome.decision]
      let isShown = selection.assessments(of: view.run.outcome).contains { number in
        let assessment = view.run.outcome.assessments[number].checked.assessment
        return assessment.subject == decision.subjectKind
          && (decision.assessment ?? assessment.id.value) == assessment.id.value
      }
      if !isShown { return nil }
      let why: String
      switch outcome.state {
      case .applied: return nil
      case .stale(let now):
        why = view.words(
          "kết quả đã thay đổi thành \(now)", "what it answered has become \(now)")
      case .notAsked: why = view.words("không có gì phải quyết định", "nothing was left to decide")
      case .forbidden:
        why = view.words(
          "trái với quy tắc loại hoặc khống chế", "it goes against a knock-out or a ceiling")
      case .unreadable:
        why = view.words("giá trị không dùng được", "its value is none that can be decided")
      }
      let subjects = view.run.subjects(decision.subjectKind)
      let name =
        subjects.ids.indices.contains(decision.subject)
        ? subjects.names[decision.subject] ?? subjects.ids[decision.subject] : ""
      return "  \(name): \(view.spoken(decision)): \(why)"
    }
    return lines.isEmpty
      ? []
      : ["", view.words("Quyết định không được áp dụng:", "Decisions without effect:")] + lines
  }
}

extension RunView {
  /// A limit and how it came about: `at most 20% × 12 = 2.4 → 2`.
  func limitText(of quota: QuotaOutcome) -> String {
    let limit = String(quota.limit)
    let most = words("tối đa ", "at most ")
    guard let share = quota.share, let base = quota.base,
      let percent = share.multiplying(.hundred), let exact = share.multiplying(Decimal(base))
    else { return most + limit }
    let shown = figures.shown(exact)
    let made = "\(figures.whole(percent))% × \(base) \(shown.equals) \(shown.text)"
    return exact == Decimal(quota.limit) ? most + made : "\(most)\(made) → \(limit)"
  }

  /// A decision: what, by which document, of whom, why, and where it is written.
  func spoken(_ decision: Decision) -> String {
    let about = decision.kind == .points ? words("điểm của ", "points of ") : ""
    var text = decision.about.map { "\(about)“\($0)” = " } ?? ""
    text += decision.value
    let details = [decision.document, decision.authority, decision.reason].compactMap { $0 }
    if !details.isEmpty { text += " (\(details.joined(separator: "; ")))" }
    if let span = decision.span { text += "  [\(span.source.path):\(span.place.line)]" }
    return text
  }
}
