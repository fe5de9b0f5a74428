import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
import Scenarios
import Scoring

/// Whose result changes between two rulebooks, and through which of their differences, as text.
struct EffectText {
  private let effects: RuleEffects
  private let view: RunView
  private let words: RuleWords

  /// The most subjects that a table shows.
  private static let mostRows = ScenarioText.mostRows

  /// - Parameter width: The columns of the terminal; nil where there is none.
  init(_ effects: RuleEffects, language: Language, width: Int?) {
    self.effects = effects
    var view = RunView(effects.comparison.after, language: language)
    view.width = width
    self.view = view
    words = RuleWords(language: language)
  }

  private var comparison: RunComparison { effects.comparison }

  /// The lines, an empty one first.
  func lines() -> [String] {
    var lines = [
      "", view.words("Kết quả của đợt theo hai bộ tiêu chí", "The run by either rulebook"),
    ]
    lines += view.runLines(
      rulebook: view.title(view.checked.rulebook.title, else: view.checked.rulebook.id.value))
    lines += provisionalLines()
    let (first, second) = (
      view.words("bộ thứ nhất", "the first rulebook"),
      view.words("bộ thứ hai", "the second rulebook")
    )
    lines += view.matchingLines(effects.matching, first)
    lines += view.unusableLines(effects.standIns.before, first)
    lines += view.unusableLines(effects.standIns.after, second)
    for effect in effects.assessments { lines += self.lines(effect.comparison, effect) }
    let lost = LostDecisions(comparison: comparison, view: view).lines(
      view.words(
        "Quyết định không còn hiệu lực theo bộ thứ hai:",
        "Decisions that have no effect by the second rulebook:"))
    return lines + unshared() + lost + ["", summary()]
  }

  /// The warning that stands above a result of a run or rulebooks with faults.
  private func provisionalLines() -> [String] {
    let (before, after) = (effects.standIns.before.faults, effects.standIns.after.faults)
    if before.isEmpty, after.isEmpty { return [] }
    return [
      view.words(
        "KẾT QUẢ TẠM TÍNH: đợt có \(before.count) lỗi theo bộ thứ nhất, \(after.count) lỗi theo bộ thứ hai;",
        "PROVISIONAL: the run has \(before.count) faults by the first rulebook, \(after.count) by the second;"
      ),
      view.words("giá trị có lỗi được coi là thiếu.", "values with faults count as missing."),
    ]
  }

  // MARK: One assessment

  private func lines(
    _ assessed: RunComparison.Assessed, _ effect: RuleEffects.Assessed
  ) -> [String] {
    let outcome = comparison.after.outcome.assessments[assessed.numbers.after]
    let assessment = outcome.checked.assessment
    var view = view
    view.kind = assessment.subject
    var lines = ["", view.title(assessment.title, else: assessment.id.value)]
    if effect.moved.isEmpty { return lines + [view.words("  không ai thay đổi", "  nobody moves")] }
    let moves = MovesText(comparison: comparison, assessed: assessed, view: view)
    lines += moves.countLines() + moves.shiftLines()
    let single = effect.moved.filter(isScoredOnce)
    let both = effect.moved.filter { !isScoredOnce($0) }
    let movers = both.filter { $0.move.changesClass || $0.move.changesRank }
    let others = both.count {
      $0.move.changesTotal && !$0.move.changesClass && !$0.move.changesRank
    }
    if !movers.isEmpty {
      lines += [""]
      lines += moves.moverLines(
        movers.map { moved in
          .init(
            move: moved.move,
            cells: [
              moved.classCauses.map { name($0, moved.decidingRules) }.joined(separator: ", "),
              parts(moved, view, moves),
            ])
        },
        [
          .init(view.words("Đổi mức do", "Class through"), shrinksTo: 16),
          .init(view.words("Điểm do", "Points through"), shrinksTo: 20),
        ], most: Self.mostRows)
    }
    lines += singleLines(single, view) + moves.restLines(others: others)
    lines += moves.sectionLines() + moves.awardLines()
    if !effect.summaries.isEmpty {
      lines += [
        "",
        view.words("Điểm thay đổi do khác biệt nào:", "Through which differences points change:"),
      ]
      lines += causes(effect, view)
    }
    return lines
  }

  private func isScoredOnce(_ moved: RuleEffects.Moved) -> Bool {
    (moved.move.totals.before == nil) != (moved.move.totals.after == nil)
  }

  /// Who has a total by one rulebook only, so that there is nothing to compare.
  private func singleLines(_ single: [RuleEffects.Moved], _ view: RunView) -> [String] {
    [
      (single.filter { $0.move.totals.before == nil }, view.words("thứ nhất", "first")),
      (single.filter { $0.move.totals.after == nil }, view.words("thứ hai", "second")),
    ].compactMap { moved, which in
      if moved.isEmpty { return nil }
      let names = moved.prefix(6).map { view.name(of: $0.move.subject) }.joined(separator: ", ")
      let left = moved.count - 6
      let more = left > 0 ? view.words(" và \(left) đối tượng khác", " and \(left) more") : ""
      return view.words(
        "Theo bộ \(which), \(moved.count) đối tượng không có tổng điểm nên không so sánh được: ",
        "By the \(which) rulebook \(moved.count) ha\(moved.count == 1 ? "s" : "ve") no total, so that nothing can be compared: "
      ) + names + more
    }
  }

  private func name(_ cause: RuleEffects.ClassCause, _ rules: [DecidingRule]) -> String {
    switch cause {
    case .points: return view.words("điểm", "points")
    case .lines: return view.words("ngưỡng", "lines")
    case .rules where !rules.isEmpty:
      return rules.prefix(2).map(name).joined(separator: ", ") + (rules.count > 2 ? ", …" : "")
    case .rules: return view.words("điều kiện, giới hạn", "conditions, quotas")
    case .unscored: return view.words("không có tổng điểm", "no total")
    }
  }

  private func name(_ rule: DecidingRule) -> String {
    let kind =
      switch rule.kind {
      case .knockOut: view.words("loại trừ", "knock-out")
      case .ceiling: view.words("khống chế", "ceiling")
      case .quota: view.words("giới hạn số lượng", "quota")
      default: view.words("điều kiện", "requirement")
      }
    return "\(kind) “\(rule.requirement ?? rule.id)”"
  }

  private func parts(
    _ moved: RuleEffects.Moved, _ view: RunView, _ moves: MovesText
  ) -> String {
    if moved.parts.isEmpty {
      return moved.move.changesRank && !moved.move.changesTotal ? moves.rankCause(moved.move) : ""
    }
    return moves.causeText(moved.parts.map(\.item))
  }

  // MARK: Differences

  private static let mostCauses = 20

  /// What each difference brought to all; the sums add up as printed.
  private func causes(_ effect: RuleEffects.Assessed, _ view: RunView) -> [String] {
    var table = TextTable(columns: [
      .init(view.words("Khác biệt", "Difference"), shrinksTo: 24),
      .init(view.words("Tăng", "Gain"), .right), .init(view.words("Giảm", "Lose"), .right),
      .init(view.words("Ít nhất", "Least"), .figures),
      .init(view.words("Nhiều nhất", "Most"), .figures),
      .init(view.words("Tổng", "Sum"), .figures),
    ])
    let all = effect.summaries.reduce(Decimal.zero) { $0.adding($1.sum) ?? $0 }
    var left: Decimal? = view.figures.shown(all).figure
    let shown = effect.summaries.prefix(Self.mostCauses)
    for summary in shown {
      left = left?.subtracting(view.figures.shown(summary.sum).figure)
      table.add([
        name(summary), String(summary.gaining), String(summary.losing),
        view.signed(summary.least), view.signed(summary.greatest), view.signed(summary.sum),
      ])
    }
    let more = effect.summaries.count - shown.count
    if let left, !left.isZero {
      table.add([
        more > 0
          ? view.words("\(more) khác biệt khác", "\(more) more")
          : view.words("phần lẻ không in ra", "decimals that are not printed"), "", "", "", "",
        view.signed(left),
      ])
    }
    table.add([view.words("cộng", "sum"), "", "", "", "", view.signed(all)])
    return view.lines(of: table, order: [0, 5])
  }

  private func name(_ summary: RuleEffects.Summary) -> String {
    if summary.isIndirect {
      let ids = summary.sources.prefix(4).map(\.shortName).joined(separator: ", ")
      return view.words("kéo theo (\(ids))", "what follows (\(ids))")
    }
    var order: [RuleElement] = []
    var topics: [RuleElement: [String]] = [:]
    for number in summary.differences {
      let difference = effects.differences[number]
      if topics[difference.element] == nil { order.append(difference.element) }
      let topic = words.topic(difference)
      if !(topics[difference.element] ?? []).contains(topic) {
        topics[difference.element, default: []].append(topic)
      }
    }
    let parts = order.prefix(2).map { element in
      "\(words.brief(element)) (\((topics[element] ?? []).joined(separator: ", ")))"
    }
    let more = order.count - parts.count
    return words.shortened(parts.joined(separator: "; "))
      + (more > 0 ? view.words(" và \(more) chỗ khác", " and \(more) more") : "")
  }

  // MARK: Below

  /// Assessments that only one of the rulebooks has, so that nothing can be compared.
  private func unshared() -> [String] {
    func ids(_ run: ComputedRun) -> [String] {
      run.outcome.assessments.map(\.checked.assessment.id.value)
    }
    let pairs = effects.matching.assessments
    let single =
      ids(comparison.before).filter { id in !pairs.contains { $0.before == id } }
      + ids(comparison.after).filter { id in !pairs.contains { $0.after == id } }
    if single.isEmpty { return [] }
    return [
      "",
      view.words(
        "Chỉ một trong hai bộ tiêu chí có, nên không so sánh được: ",
        "Only one of the rulebooks has, so that nothing can be compared: ")
        + single.joined(separator: ", "),
    ]
  }

  private func summary() -> String {
    RunComparison.summary(
      of: effects.assessments.flatMap(\.moved).map(\.move),
      awards: effects.assessments.flatMap(\.comparison.awards), view, tellingDirections: false)
  }
}
