import Decimals
public import Diagnostics
import Evidence
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// Several scenarios side by side, as text, a column each: class counts, who moves, and the class and
/// rank of everybody whose class differs in one of them.
public struct SeveralScenariosText: Sendable {
  private let effects: [ScenarioEffect]
  private let baseline: ScenarioBaseline?
  private let view: RunView

  /// Makes a writer for a terminal of so many columns; there is at least one effect, and all are compared with the same run.
  public init?(
    _ effects: [ScenarioEffect], against baseline: ScenarioBaseline? = nil, language: Language,
    width: Int? = nil
  ) {
    guard let first = effects.first else { return nil }
    self.effects = effects
    self.baseline = baseline
    var view = RunView(first.comparison.before, language: language)
    view.width = width
    self.view = view
  }

  /// The whole text.
  public func text() -> String {
    let rulebook = view.checked.rulebook
    var lines = [view.words("Các kịch bản", "Scenarios")]
    lines += view.runLines(rulebook: view.title(rulebook.title, else: rulebook.id.value))
    if let baseline { lines += view.lines(of: baseline, view.run) }
    lines += view.provisionalLines()
    for (number, effect) in effects.enumerated() {
      lines += ["", "(\(number + 1)) " + (effect.scenario.name ?? "")]
      lines += view.changeLines(effect.applied)
    }
    for number in view.run.outcome.assessments.indices { lines += self.lines(number) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func assessed(_ effect: ScenarioEffect, _ number: Int) -> RunComparison.Assessed? {
    effect.comparison.assessments.first { $0.numbers.before == number }
  }

  private func lines(_ number: Int) -> [String] {
    let assessment = view.run.outcome.assessments[number].checked.assessment
    var view = view
    view.kind = assessment.subject
    let all = effects.map { assessed($0, number) }
    var lines = ["", view.title(assessment.title, else: assessment.id.value)]
    if all.allSatisfy({ $0?.moves.isEmpty ?? true }) {
      return lines + [view.words("  không ai thay đổi", "  nobody moves")]
    }
    lines += cut(summary(all, assessment, view), view)
    let people = subjects(all, number, assessment, view)
    if let people { lines += [""] + people }
    return lines
  }

  private func columns(_ first: [TextTable.Column], _ view: RunView) -> [TextTable.Column] {
    first + [.init(view.words("Mốc", "Base"), .right)]
      + effects.indices.map { .init("(\($0 + 1))", .right) }
  }

  private func cut(_ table: TextTable, _ view: RunView) -> [String] {
    let (lines, left) = table.lines(within: view.width ?? ScenarioText.width, least: 3)
    if left == 0 { return lines }
    return lines + [
      view.words(
        "và \(left) kịch bản khác; xem đủ bằng --format csv",
        "and \(left) more scenarios; --format csv shows them all")
    ]
  }

  private func summary(
    _ all: [RunComparison.Assessed?], _ assessment: Assessment, _ view: RunView
  ) -> TextTable {
    var table = TextTable(columns: columns([.init("")], view))
    var classes: [(id: String, title: Title?)] = []
    for assessed in all {
      for each in assessed?.classCounts ?? [] where !classes.contains(where: { $0.id == each.id }) {
        classes.append((each.id, each.title))
      }
    }
    for rule in classes {
      let counts = all.map { assessed in
        assessed?.classCounts.first { $0.id == rule.id }
      }
      table.add(
        [
          view.title(rule.title, else: rule.id),
          String(counts.compactMap { $0?.before }.first ?? 0),
        ]
          + counts.map { String($0?.after ?? 0) })
    }
    if all.contains(where: { ($0?.pending.before ?? 0) + ($0?.pending.after ?? 0) > 0 }) {
      table.add(
        [
          view.words("chờ quyết định", "pending"),
          String(all.compactMap { $0?.pending.before }.first ?? 0),
        ] + all.map { String($0?.pending.after ?? 0) })
    }
    func row(_ vi: String, _ en: String, _ value: (RunComparison.Assessed) -> String) {
      table.add([view.words(vi, en), ""] + all.map { $0.map(value) ?? "" })
    }
    if !assessment.classes.isEmpty {
      row("Lên mức", "Class up") { assessed in
        String(assessed.moves.count { $0.changesClass && $0.direction == .up })
      }
      row("Xuống mức", "Class down") { assessed in
        String(assessed.moves.count { $0.changesClass && $0.direction == .down })
      }
    }
    for ranking in rankings(all) {
      func own(_ assessed: RunComparison.Assessed) -> RunComparison.RankingMoves? {
        assessed.rankings.first { $0.name == ranking.name }
      }
      row("Đổi hạng" + ranking.mark, "Rank moves" + ranking.mark) { assessed in
        String(assessed.moves.count { $0.ranks.contains { $0.name == ranking.name && $0.changes } })
      }
      row("Dịch chuyển hạng TB" + ranking.mark, "Average rank shift" + ranking.mark) { assessed in
        own(assessed)?.shift.map { view.figures.fixed($0, digits: 2) } ?? "–"
      }
    }
    if all.contains(where: { !($0?.awards.isEmpty ?? true) }) {
      row("Được khen thêm", "Awards won") { assessed in
        String(assessed.awards.count { $0.after == .given })
      }
      row("Không còn được khen", "Awards lost") { assessed in
        String(assessed.awards.count { $0.before == .given })
      }
    }
    return table
  }

  /// The first ranking, and each further one in which somebody moves by a scenario; with its name where
  /// it has others beside it.
  private func rankings(
    _ all: [RunComparison.Assessed?]
  ) -> [(name: String, mark: String)] {
    var names: [String] = []
    for ranking in all.compactMap({ $0?.rankings.first })
      + all.flatMap({ assessed in
        (assessed?.rankings ?? []).filter(\.changes)
      }) where !names.contains(ranking.name)
    { names.append(ranking.name) }
    return names.map { ($0, names.count == 1 ? "" : " (\($0))") }
  }

  /// Those whose class differs in some scenario, with their class and rank in each; nil for none.
  private func subjects(
    _ all: [RunComparison.Assessed?], _ number: Int, _ assessment: Assessment, _ view: RunView
  ) -> [String]? {
    let outcome = view.run.outcome.assessments[number]
    let moves = all.map { assessed in
      Dictionary(
        (assessed?.moves ?? []).map { ($0.rows.before, $0) },
        uniquingKeysWith: { first, _ in first })
    }
    let rows = outcome.subjects.indices.filter { row in
      moves.contains { $0[row]?.changesClass ?? false }
    }
    if rows.isEmpty { return nil }
    var table = TextTable(
      columns: [.init(view.words("Mã", "Id")), .init(view.words("Tên", "Name"))]
        + [.init(view.words("Mốc", "Base"))] + effects.indices.map { .init("(\($0 + 1))") })
    func text(_ word: String, _ rank: Rank?) -> String {
      let name = view.classText(word, of: assessment)
      return rank.map { "\(name) · \($0.value)" } ?? name
    }
    for row in rows.prefix(ScenarioText.mostRows) {
      let before = moves.compactMap { $0[row]?.classes.before }.first ?? ""
      let subject = outcome.subjects[row]
      table.add(
        [
          view.subjects.ids[subject], view.name(of: subject),
          text(before, outcome.ranks.first?[row]),
        ]
          + moves.map { moves in
            guard let move = moves[row] else { return "=" }
            return text(move.classes.after, move.ranks.first?.after)
          })
    }
    var lines = cut(table, view)
    let left = rows.count - ScenarioText.mostRows
    if left > 0 {
      lines.append(
        view.words(
          "và \(left) đối tượng khác; xem đủ bằng --format csv",
          "and \(left) more; --format csv shows them all"))
    }
    return [view.words("Ai đổi mức (mức · hạng):", "Who changes class (class · rank):")] + lines
  }
}
