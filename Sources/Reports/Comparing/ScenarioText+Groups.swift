import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
import Scenarios
import Scoring

// Who gains and loses by group, and which quotas, ties and decisions come out otherwise.
extension ScenarioText {
  /// Who is assessed on one side only.
  func onlyLines(_ assessed: RunComparison.Assessed, _ view: RunView) -> [String] {
    func line(_ ids: [String], _ vi: String, _ en: String) -> [String] {
      if ids.isEmpty { return [] }
      let more =
        ids.count > 8
        ? view.words(" và \(ids.count - 8) đối tượng khác", " and \(ids.count - 8) more") : ""
      return [view.words(vi, en) + ids.prefix(8).joined(separator: ", ") + more]
    }
    return line(
      assessed.only.before, "Chỉ có ở mốc so sánh: ", "Only in what it is compared with: ")
      + line(assessed.only.after, "Không có ở mốc so sánh: ", "Not in what it is compared with: ")
  }

  func groupLines(_ assessed: RunComparison.Assessed, _ view: RunView) -> [String] {
    let groups = assessed.groups.filter { group in
      group.classes.up + group.classes.down > 0 || group.ranks.contains { $0.up + $0.down > 0 }
        || !(group.meanChange?.isZero ?? true)
    }
    .enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return a.attribute == b.attribute
        ? naturallyPrecedes(a.value, b.value) : left.offset < right.offset
    }.map(\.element)
    if groups.isEmpty { return [] }
    let moves = MovesText(comparison: comparison, assessed: assessed, view: view)
    // Where several rankings are shown, those in which no group rises or falls have no column.
    let rankings = moves.shownRankings.filter { number in
      moves.shownRankings.count == 1
        || groups.contains { $0.ranks[number].up + $0.ranks[number].down > 0 }
    }
    var table = TextTable(
      columns: [
        .init(view.words("Nhóm", "Group")), .init(view.words("Số", "Of"), .right),
        .init(view.words("Lên mức", "Class up"), .right),
        .init(view.words("Xuống mức", "Class down"), .right),
      ]
        + rankings.flatMap { number -> [TextTable.Column] in
          [
            .init(moves.label(number, "Lên hạng", "Rank up"), .right),
            .init(moves.label(number, "Xuống hạng", "Rank down"), .right),
          ]
        } + [.init(view.words("Điểm ± TB", "Mean ±"), .figures)])
    func count(_ figure: Int) -> String { figure == 0 ? "" : String(figure) }
    for group in groups {
      let change = group.meanChange.flatMap { $0.rounded(toDigits: 2, .halfEven) }
      table.add(
        [
          "\(group.attribute): \(group.value)", String(group.count), count(group.classes.up),
          count(group.classes.down),
        ] + rankings.flatMap { [count(group.ranks[$0].up), count(group.ranks[$0].down)] } + [
          change.map { $0.isZero ? "" : view.signed($0) } ?? ""
        ])
    }
    // The changes of classes and of points before those of ranks.
    return ["", view.words("Ai được, ai mất:", "Who gains, who loses:")]
      + view.lines(of: table, order: [0, 2, 3, 4 + 2 * rankings.count])
  }

  func quotaLines(
    _ assessed: RunComparison.Assessed, _ assessment: Assessment, _ view: RunView
  ) -> [String] {
    if assessed.quotas.isEmpty { return [] }
    let hasEffect = assessed.quotas.prefix(Self.mostQuotas).contains { $0.opens || $0.closes }
    var columns: [TextTable.Column] = [
      .init(view.words("Hạn mức", "Quota")), .init(view.words("Được", "Limit"), .right),
      .init(view.words("Đủ điểm", "Candidates"), .right),
      .init(view.words("Vượt", "Over"), .right),
      .init(view.words("Bằng điểm ở ngưỡng", "Tied at the limit"), .right),
    ]
    if hasEffect { columns.append(.init(view.words("Thành ra", "So it"))) }
    var table = TextTable(columns: columns)
    func pair(
      _ change: RunComparison.QuotaChange, _ figure: (RunComparison.QuotaState) -> Int
    ) -> String {
      let before = change.before.map { String(figure($0)) } ?? "–"
      let after = change.after.map { String(figure($0)) } ?? "–"
      return before == after ? after : "\(before) → \(after)"
    }
    for change in assessed.quotas.prefix(Self.mostQuotas) {
      table.add([
        change.quota + (change.group.map { " · \($0)" } ?? ""), pair(change) { $0.limit },
        pair(change) { $0.candidates }, pair(change) { $0.overflow }, pair(change) { $0.tied },
        change.opens
          ? view.words("nới ra", "opens") : change.closes ? view.words("siết lại", "closes") : "",
      ])
    }
    let left = assessed.quotas.count - Self.mostQuotas
    return [""] + view.lines(of: table, order: hasEffect ? [0, 5] : [])
      + (left > 0 ? [view.words("và \(left) nhóm khác", "and \(left) more groups")] : [])
  }

  private static let mostQuotas = 20
  private static let mostTies = 8

  func tieLines(
    _ assessed: RunComparison.Assessed, _ assessment: Assessment, _ view: RunView
  ) -> [String] {
    func lines(_ ties: [RunComparison.Tie], _ vi: String, _ en: String) -> [String] {
      if ties.isEmpty { return [] }
      var lines = ["", view.words(vi, en)]
      for tie in ties.prefix(Self.mostTies) {
        let ranking = assessment.rankings.first { $0.name.value == tie.ranking }
        let more = tie.subjects.count - 6
        lines.append(
          "  \(view.title(ranking?.title, else: tie.ranking)), "
            + view.words("hạng ", "rank ") + "\(tie.rank): "
            + tie.subjects.prefix(6).joined(separator: ", ")
            + (more > 0 ? view.words(" và \(more) đối tượng khác", " and \(more) more") : ""))
      }
      let left = ties.count - Self.mostTies
      if left > 0 { lines.append(view.words("  và \(left) chỗ khác", "  and \(left) more")) }
      return lines
    }
    return lines(assessed.ties.opened, "Mới bằng hạng nhau:", "New ties:")
      + lines(assessed.ties.closed, "Không còn bằng hạng nhau:", "Ties that are gone:")
  }

  func decisionLines() -> [String] {
    LostDecisions(comparison: comparison, view: view).lines(
      view.words("Quyết định sẽ không còn hiệu lực:", "Decisions that would lose effect:"))
  }
}
