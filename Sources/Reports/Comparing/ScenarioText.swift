import Decimals
public import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What a scenario does, as text: what it changes, then who moves in class or rank, by how much and
/// through which criteria; who gains and loses by group; quotas, ties and decisions that come out
/// otherwise.
public struct ScenarioText: Sendable {
  private let scenario: Scenario
  private let applied: AppliedScenario?
  let comparison: RunComparison
  /// What the run is compared with, where that is not the run as it is.
  private let baseline: ScenarioBaseline?
  let view: RunView

  /// The most subjects that a table shows.
  static let mostRows = 60
  /// The columns that tables take at most.
  static let width = 120

  /// Makes a writer.
  public init(
    _ scenario: Scenario, _ applied: AppliedScenario, _ comparison: RunComparison,
    against baseline: ScenarioBaseline? = nil, language: Language
  ) {
    self.scenario = scenario
    self.applied = applied
    self.comparison = comparison
    self.baseline = baseline
    view = RunView(comparison.after, language: language)
  }

  /// Makes a writer of what changes of rules do, whatever they are.
  init(_ comparison: RunComparison, language: Language) {
    scenario = Scenario()
    applied = nil
    baseline = nil
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
    let isEmpty = applied.map { $0.rules.isEmpty && $0.evidence.isEmpty } ?? true
    var lines = [
      isEmpty && baseline != nil
        ? view.words("So sánh", "Comparison")
        : view.words("Kịch bản", "Scenario") + (scenario.name.map { ": \($0)" } ?? "")
    ]
    lines += view.runLines(rulebook: view.title(rulebook.title, else: rulebook.id.value))
    if let baseline { lines += view.lines(of: baseline, comparison.before) }
    lines += view.provisionalLines()
    if let applied, !isEmpty {
      lines += ["", view.words("Thay đổi:", "Changes:")] + view.changeLines(applied)
    }
    lines += effectLines()
    return lines.joined(separator: "\n") + "\n"
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
        + quotaLines(assessed, assessment, view) + onlyLines(assessed, view)
    }
    lines += counts(assessed, view)
    if let shift = assessed.rankShift, !shift.isZero {
      lines.append(
        view.words("Hạng dịch chuyển trung bình ", "Ranks shift by ")
          + view.figures.fixed(shift, digits: 2)
          + view.words(" bậc.", " places on average."))
    }
    let movers = assessed.moves.filter { $0.changesClass || $0.changesRank }
    if !movers.isEmpty { lines += [""] + table(movers, assessed, assessment, view) }
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
    lines += onlyLines(assessed, view) + groupLines(assessed, view)
    return lines + quotaLines(assessed, assessment, view) + tieLines(assessed, assessment, view)
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
    _ moves: [RunComparison.Move], _ assessed: RunComparison.Assessed, _ assessment: Assessment,
    _ view: RunView
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
    for (_, move) in sorted.prefix(Self.mostRows) {
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
        pair(classBefore ?? "–", classAfter ?? "–"), causes(move, assessed, view),
      ])
    }
    let left = sorted.count - Self.mostRows
    if left <= 0 { return table.lines() }
    return table.lines() + [
      view.words(
        "và \(left) đối tượng khác; xem đủ bằng --format csv",
        "and \(left) more; --format csv shows them all")
    ]
  }

  private func shift(_ move: RunComparison.Move) -> Int {
    guard let before = move.ranks.before?.value, let after = move.ranks.after?.value else {
      return 0
    }
    return abs(after - before)
  }

  /// The criteria through which a total changed, the weightiest first; else what else moved somebody.
  private func causes(
    _ move: RunComparison.Move, _ assessed: RunComparison.Assessed, _ view: RunView
  ) -> String {
    guard let gap = move.gap else {
      guard move.totals.before == move.totals.after else { return "" }
      if !move.changesClass { return view.words("người khác thay đổi", "others moved") }
      return classCause(move, assessed, view)
    }
    var text = gap.items.prefix(3).map { "\($0.source.shortName) \(view.signed($0.difference))" }
      .joined(separator: ", ")
    if gap.items.count > 3 {
      let rest = gap.items.dropFirst(3).reduce(Decimal.zero) { $0.adding($1.difference) ?? $0 }
      text += view.words(", khác ", ", others ") + view.signed(rest)
    }
    // A class that goes the other way than the total has another cause.
    let isAgainst =
      move.direction == .up ? gap.gap.isNegative : move.direction == .down && gap.gap.isPositive
    return move.changesClass && isAgainst
      ? text + "; " + classCause(move, assessed, view) : text
  }

  /// What moves a class besides points.
  private func classCause(
    _ move: RunComparison.Move, _ assessed: RunComparison.Assessed, _ view: RunView
  ) -> String {
    if isQuotaMove(move, assessed) { return view.words("hạn mức", "quota") }
    if view.kind == .person, hasMovedUnit(move.subject) {
      return view.words("mức của đơn vị", "class of the unit")
    }
    return view.words("quy tắc xếp loại", "rules of classes")
  }

  /// Whether a quota does something else to somebody than before.
  private func isQuotaMove(
    _ move: RunComparison.Move, _ assessed: RunComparison.Assessed
  ) -> Bool {
    /// 0 for whom no quota touches, 1 for who ties at its limit, 2 for who has to leave the class.
    func touched(_ run: ComputedRun, _ number: Int, _ row: Int) -> Int {
      let quotas = run.outcome.assessments[number].quotas
      if quotas.contains(where: { $0.overflow.contains(row) }) { return 2 }
      return quotas.contains { $0.tied.contains(row) } ? 1 : 0
    }
    return touched(comparison.before, assessed.numbers.before, move.rows.before)
      != touched(comparison.after, assessed.numbers.after, move.rows.after)
  }

  /// Whether the unit of a person comes to another class.
  private func hasMovedUnit(_ person: Int) -> Bool {
    let units = comparison.after.inputs.unitOfPerson
    guard units.indices.contains(person), let unit = units[person] else { return false }
    return comparison.assessments.contains { assessed in
      let outcome = comparison.after.outcome.assessments[assessed.numbers.after]
      return outcome.checked.assessment.subject == .unit
        && assessed.moves.contains { $0.subject == unit && $0.changesClass }
    }
  }

  // MARK: Below

  private func summary() -> String {
    let moves = comparison.assessments.flatMap(\.moves)
    let classes = moves.count(where: \.changesClass)
    let ranks = moves.count(where: \.changesRank)
    let up = moves.count { $0.changesClass && $0.direction == .up }
    let down = moves.count { $0.changesClass && $0.direction == .down }
    var line = view.words(
      "\(classes) đối tượng đổi mức xếp loại", "\(classes) change\(classes == 1 ? "s" : "") class")
    if up + down > 0 {
      line += view.words(" (\(up) lên, \(down) xuống)", " (\(up) up, \(down) down)")
    }
    return line + view.words(", \(ranks) đổi hạng.", ", \(ranks) rank.")
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
