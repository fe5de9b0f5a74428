import Decimals
import Evidence
import Rulebooks
import Runs
import Scenarios
import Scoring

/// How an assessment comes out before and after, as tables: how many are in each class, and who moves;
/// the same for what a scenario does and for what another rulebook does.
struct MovesText {
  let comparison: RunComparison
  let assessed: RunComparison.Assessed
  let view: RunView

  /// Somebody who moves, with the cells of the columns behind the class.
  struct Mover {
    let move: RunComparison.Move
    let cells: [String]
  }

  /// How many are in each class before and after, and who awaits one.
  func countLines() -> [String] {
    if assessed.classCounts.isEmpty { return [] }
    var table = TextTable(columns: [
      .init(view.words("Mức", "Class"), shrinksTo: 12),
      .init(view.words("Trước", "Before"), .right),
      .init(view.words("Sau", "After"), .right), .init("±", .right),
    ])
    func add(_ name: String, _ before: Int, _ after: Int) {
      table.add([
        name, String(before), String(after),
        before == after ? "" : view.signed(Decimal(after - before)),
      ])
    }
    for each in assessed.classCounts {
      add(view.title(each.title, else: each.id), each.before, each.after)
    }
    if assessed.pending.before + assessed.pending.after > 0 {
      add(
        view.words("chờ quyết định", "pending"), assessed.pending.before, assessed.pending.after)
    }
    return view.lines(of: table)
  }

  /// Who moves: whoever changes class first, then by how far they move.
  ///
  /// - Parameters:
  ///   - columns: What stands behind the class.
  ///   - most: How many are shown at most; nil for all.
  func moverLines(
    _ movers: [Mover], _ columns: [TextTable.Column], most: Int?
  ) -> [String] {
    let sorted = inOrder(movers)
    let shown = Array(sorted.prefix(most ?? sorted.count))
    var table = self.table(shown, columns, byTitle: true)
    // Titles of classes that do not fit give way to their ids.
    if let width = view.width, table.width > width {
      table = self.table(shown, columns, byTitle: false)
    }
    // Who, what became of the class and of the ranks, the total; then through what, and the id.
    let rankings = shownRankings
    let classPlace = 3 + rankings.count
    let moving = rankings.indices.filter { assessed.rankings[rankings[$0]].changes }
    let order =
      [1, classPlace] + moving.map { 3 + $0 } + [2]
      + columns.indices.map { classPlace + 1 + $0 } + [0]
    var lines = view.lines(of: table, order: order)
    let left = sorted.count - shown.count
    if left > 0 {
      lines.append(
        view.words(
          "và \(left) đối tượng khác; xem đủ bằng --format csv",
          "and \(left) more; --format csv shows them all"))
    }
    return lines + legend(rankings)
  }

  private func table(
    _ movers: [Mover], _ columns: [TextTable.Column], byTitle: Bool
  ) -> TextTable {
    let rankings = shownRankings
    var table = TextTable(
      columns: [
        .init(view.words("Mã", "Id")),
        .init(view.words("Tên", "Name"), shrinksTo: 16, losesMiddle: true),
        .init(view.words("Tổng điểm", "Total")),
      ] + rankings.map { .init(label($0, "Hạng", "Rank")) } + [
        .init(view.words("Xếp loại", "Class"))
      ] + columns)
    for mover in movers {
      let move = mover.move
      table.add(
        [
          view.subjects.ids[move.subject], view.name(of: move.subject),
          pair(total(move.totals.before), total(move.totals.after)),
        ] + rankings.map { rankPair(move.ranks[$0]) } + [classPair(move, byTitle: byTitle)]
          + mover.cells)
    }
    return table
  }

  private func inOrder(_ movers: [Mover]) -> [Mover] {
    movers.enumerated().sorted { left, right in
      let (a, b) = (left.element.move, right.element.move)
      if a.changesClass != b.changesClass { return a.changesClass }
      let (x, y) = (distance(a), distance(b))
      return x == y ? left.offset < right.offset : x > y
    }.map(\.element)
  }

  /// How many change in total only, and how many not at all.
  ///
  /// - Parameter others: How many change in total only.
  func restLines(others: Int) -> [String] {
    var lines: [String] = []
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

  /// What brought a change of points, the weightiest first: three of them, then all others.
  func causeText(_ items: [Gap.Item]) -> String {
    var text = items.prefix(3).map { "\($0.source.shortName) \(view.signed($0.difference))" }
      .joined(separator: ", ")
    if items.count > 3 {
      let rest = items.dropFirst(3).reduce(Decimal.zero) { $0.adding($1.difference) ?? $0 }
      text += view.words(", khác ", ", others ") + view.signed(rest)
    }
    return text
  }

  // MARK: Cells

  private func pair(_ before: String, _ after: String) -> String {
    before == after ? after : "\(before) → \(after)"
  }

  private func total(_ figure: Decimal?) -> String {
    figure.map { view.figures.shown($0).text } ?? "–"
  }

  private func rankPair(_ move: RunComparison.RankMove) -> String {
    func text(_ rank: Rank?) -> String { rank.map { String($0.value) } ?? "–" }
    let (before, after) = (text(move.before), text(move.after))
    if move.changesGroup, let old = move.groups.before, let new = move.groups.after {
      return "\(before) (\(old)) → \(after) (\(new))"
    }
    return pair(before, after)
  }

  /// How many places somebody moves at most, of all rankings; who comes to another group moves most.
  private func distance(_ move: RunComparison.Move) -> Int {
    if move.ranks.contains(where: \.changesGroup) { return .max }
    return move.ranks.compactMap { $0.places.map(abs) }.max() ?? 0
  }

  private func classPair(_ move: RunComparison.Move, byTitle: Bool) -> String {
    let before = comparison.before.outcome.assessments[assessed.numbers.before]
    let after = comparison.after.outcome.assessments[assessed.numbers.after]
    func name(_ outcome: AssessmentOutcome, _ row: Int) -> String {
      let result = outcome.classes[row]
      let classes = outcome.checked.assessment.classes
      if !byTitle, result.state == .given, let number = result.published,
        classes.indices.contains(number)
      {
        return classes[number].id.value
      }
      return view.shortClass(result, of: outcome.checked.assessment)
    }
    let now = name(after, move.rows.after)
    return move.changesClass ? pair(name(before, move.rows.before), now) : now
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
