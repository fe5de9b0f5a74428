import Decimals
public import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What a scenario does, as text: what it changes, then who moves in class or rank, by how much and
/// through which criteria.
public struct ScenarioText: Sendable {
  private let scenario: Scenario
  private let applied: AppliedScenario?
  private let comparison: RunComparison
  private let view: RunView

  /// Makes a writer.
  public init(
    _ scenario: Scenario, _ applied: AppliedScenario, _ comparison: RunComparison,
    language: Language
  ) {
    self.scenario = scenario
    self.applied = applied
    self.comparison = comparison
    view = RunView(comparison.after, language: language)
  }

  /// Makes a writer of what changes of rules do, whatever they are.
  init(_ comparison: RunComparison, language: Language) {
    scenario = Scenario()
    applied = nil
    self.comparison = comparison
    view = RunView(comparison.after, language: language)
  }

  /// Who moves, by how much, through what, and a summary.
  func effectLines() -> [String] {
    comparison.assessments.flatMap { lines($0) } + decisionLines() + ["", summary()]
  }

  /// The whole text.
  public func text() -> String {
    let rulebook = view.checked.rulebook
    var lines = [
      view.words("Kịch bản", "Scenario") + (scenario.name.map { ": \($0)" } ?? "")
    ]
    lines += view.runLines(rulebook: view.title(rulebook.title, else: rulebook.id.value))
    lines += view.provisionalLines() + [""] + changeLines()
    lines += effectLines()
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: What is changed

  private func changeLines() -> [String] {
    var lines = [view.words("Thay đổi:", "Changes:")]
    guard let applied else { return [] }
    for change in applied.rules where !change.isConsequence { lines.append("  " + text(change)) }
    for change in applied.evidence {
      lines.append(
        "  ~ \(change.address): \(change.before ?? view.words("thiếu", "missing")) → \(change.after)"
      )
    }
    let consequences = applied.rules.filter(\.isConsequence)
    if !consequences.isEmpty {
      lines.append(view.words("Kéo theo:", "What follows from them:"))
      for change in consequences.prefix(Self.mostConsequences) {
        lines.append("  " + text(change))
      }
      let left = consequences.count - Self.mostConsequences
      if left > 0 {
        lines.append(view.words("  và \(left) chỗ khác", "  and \(left) more"))
      }
    }
    return lines
  }

  private static let mostConsequences = 12

  private func text(_ change: RuleChange) -> String {
    let place = "  [\(change.span.source.path):\(change.span.place.line)]"
    guard let after = change.after else { return "- \(change.address)\(place)" }
    if change.isAddition { return "+ \(change.address): \(after)\(place)" }
    return "~ \(change.address): \(change.before) → \(after)\(place)"
  }

  // MARK: One assessment

  private func lines(_ assessed: RunComparison.Assessed) -> [String] {
    let outcome = comparison.after.outcome.assessments[assessed.numbers.after]
    let assessment = outcome.checked.assessment
    var view = view
    view.kind = assessment.subject
    var lines = ["", view.title(assessment.title, else: assessment.id.value)]
    if assessed.moves.isEmpty {
      return lines + [view.words("  không ai thay đổi", "  nobody moves")]
    }
    lines += counts(assessed, view)
    let movers = assessed.moves.filter { $0.changesClass || $0.changesRank }
    if !movers.isEmpty { lines += [""] + table(movers, assessment, view) }
    let others = assessed.moves.count - movers.count
    if others > 0 {
      lines.append(
        view.words(
          "\(others) đối tượng khác chỉ đổi tổng điểm, giữ mức và hạng.",
          "\(others) more change\(others == 1 ? "s" : "") in total only, not in class or rank."))
    }
    if assessed.unmoved > 0 {
      lines.append(
        view.words(
          "\(assessed.unmoved) đối tượng không thay đổi.",
          "\(assessed.unmoved) do\(assessed.unmoved == 1 ? "es" : "") not change."))
    }
    return lines
  }

  private func counts(_ assessed: RunComparison.Assessed, _ view: RunView) -> [String] {
    if assessed.classCounts.isEmpty { return [] }
    var table = TextTable(columns: [
      .init(view.words("Mức", "Class")), .init(view.words("Trước", "Before"), .right),
      .init(view.words("Sau", "After"), .right), .init("±", .right),
    ])
    for each in assessed.classCounts {
      table.add([
        view.title(each.title, else: each.id), String(each.before), String(each.after),
        each.before == each.after ? "" : view.signed(Decimal(each.after - each.before)),
      ])
    }
    if assessed.pending.before + assessed.pending.after > 0 {
      let change = assessed.pending.after - assessed.pending.before
      table.add([
        view.words("chờ quyết định", "pending"), String(assessed.pending.before),
        String(assessed.pending.after), change == 0 ? "" : view.signed(Decimal(change)),
      ])
    }
    return table.lines()
  }

  private func table(
    _ moves: [RunComparison.Move], _ assessment: Assessment, _ view: RunView
  ) -> [String] {
    var table = TextTable(columns: [
      .init(view.words("Mã", "Id")), .init(view.words("Tên", "Name")),
      .init(view.words("Tổng điểm", "Total")), .init(view.words("Hạng", "Rank")),
      .init(view.words("Xếp loại", "Class")), .init(view.words("Do", "Through")),
    ])
    func pair(_ before: String, _ after: String) -> String {
      before == after ? after : "\(before) → \(after)"
    }
    // Whoever changes class first, then by how far they move.
    let sorted = moves.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.changesClass != b.changesClass { return a.changesClass }
      let (x, y) = (shift(a), shift(b))
      return x == y ? left.offset < right.offset : x > y
    }
    for (_, move) in sorted {
      let before = comparison.before.outcome.assessments
        .first { $0.checked.assessment.id.value == assessment.id.value }
      let after = comparison.after.outcome.assessments
        .first { $0.checked.assessment.id.value == assessment.id.value }
      func total(_ figure: Decimal?) -> String { figure.map { view.figures.shown($0).text } ?? "–" }
      func rank(_ rank: Rank?) -> String { rank.map { String($0.value) } ?? "–" }
      let classBefore = before.map {
        view.shortClass($0.classes[move.rows.before], of: $0.checked.assessment)
      }
      let classAfter = after.map {
        view.shortClass($0.classes[move.rows.after], of: $0.checked.assessment)
      }
      table.add([
        view.subjects.ids[move.subject], view.name(of: move.subject),
        pair(total(move.totals.before), total(move.totals.after)),
        pair(rank(move.ranks.before), rank(move.ranks.after)),
        pair(classBefore ?? "–", classAfter ?? "–"), causes(move, view),
      ])
    }
    return table.lines()
  }

  private func shift(_ move: RunComparison.Move) -> Int {
    guard let before = move.ranks.before?.value, let after = move.ranks.after?.value else {
      return 0
    }
    return abs(after - before)
  }

  /// The criteria through which a total changed, the weightiest first.
  private func causes(_ move: RunComparison.Move, _ view: RunView) -> String {
    guard let gap = move.gap else {
      return move.totals.before == move.totals.after
        ? view.words("người khác thay đổi", "others moved") : ""
    }
    var text = gap.items.prefix(3).map { "\($0.source.shortName) \(view.signed($0.difference))" }
      .joined(separator: ", ")
    if gap.items.count > 3 {
      let rest = gap.items.dropFirst(3).reduce(Decimal.zero) { $0.adding($1.difference) ?? $0 }
      text += view.words(", khác ", ", others ") + view.signed(rest)
    }
    return text
  }

  // MARK: Below

  private func decisionLines() -> [String] {
    let lost = comparison.lostDecisions.filter { comparison.before.decisions.indices.contains($0) }
    if lost.isEmpty { return [] }
    return [
      "", view.words("Quyết định sẽ không còn hiệu lực:", "Decisions that would lose effect:"),
    ]
      + lost.map { number in
        let decision = comparison.before.decisions[number]
        let subjects = view.run.subjects(decision.subjectKind)
        let id =
          subjects.ids.indices.contains(decision.subject) ? subjects.ids[decision.subject] : ""
        return "  \(id): \(view.spoken(decision))"
      }
  }

  private func summary() -> String {
    let moves = comparison.assessments.flatMap(\.moves)
    let classes = moves.count(where: \.changesClass)
    let ranks = moves.count(where: \.changesRank)
    var line = view.words(
      "\(classes) đối tượng đổi mức xếp loại, \(ranks) đổi hạng",
      "\(classes) change\(classes == 1 ? "s" : "") class, \(ranks) rank")
    let shifts = moves.filter(\.changesRank).map(shift)
    if !shifts.isEmpty, let mean = Decimal(shifts.reduce(0, +)).dividing(by: Decimal(shifts.count))
    {
      line +=
        view.words(", trung bình ", ", by ") + view.figures.fixed(mean, digits: 1)
        + view.words(" bậc", " places on average")
    }
    return line + "."
  }
}

extension Contributions.Source {
  /// The id of what brought points.
  var shortName: String {
    switch self {
    case .criterion(let id), .section(let id), .bonus(let id), .penalty(let id): id
    case .total: "Σ"
    }
  }
}
