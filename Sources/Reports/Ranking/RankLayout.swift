import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
import Scoring

/// Which columns the table of an assessment has and with how many decimals.
struct RankLayout {
  /// The ranking whose order holds.
  let ranking: Int?
  /// The nodes that have a column: the sections under the root.
  let sections: [Int]
  /// Decimals of the sections' points.
  let sectionDigits: Int
  /// Decimals of the totals.
  let totalDigits: Int
  let hasTotals: Bool
  let hasClasses: Bool

  /// Decimals where no rule rounds, as far as they suffice.
  private static let usualDigits = 4

  init(
    _ outcome: AssessmentOutcome, _ selection: RankSelection, _ view: RunView, mostSections: Int
  ) {
    let assessment = outcome.checked.assessment
    ranking = selection.rankingNumber(of: assessment)
    let children = outcome.checked.nodes.first?.children ?? []
    let sections = children.count <= mostSections ? children : []
    self.sections = sections
    hasTotals = !outcome.checked.nodes.isEmpty
    hasClasses = !assessment.classes.isEmpty
    let rounding = assessment.rounding
    sectionDigits =
      (rounding.display ?? rounding.section)?.digits
      ?? Self.digits(
        outcome.subjects.indices.lazy.flatMap { row in
          sections.lazy.compactMap { outcome.result(ofNode: $0, row: row)?.points }
        })
    let totals = outcome.totals.compactMap(\.number)
    let least =
      (rounding.display ?? rounding.total)?.digits ?? Self.digits(totals.lazy)
    totalDigits = Self.tellingApart(totals, bounds: Self.bounds(of: assessment), from: least)
  }

  /// As many decimals as the longest of the figures has, up to the usual number.
  private static func digits(_ figures: some Sequence<Decimal>) -> Int {
    var digits = 0
    for figure in figures {
      digits = max(digits, figure.scale)
      if digits >= usualDigits { return usualDigits }
    }
    return digits
  }

  /// The least number of decimals from `least` on with which different totals look different and
  /// no total looks as if it had reached a class that it has not.
  private static func tellingApart(
    _ totals: [Decimal], bounds: [Decimal], from least: Int
  ) -> Int {
    let ascending = (totals + bounds).sorted()
    var digits = least
    for (one, next) in zip(ascending, ascending.dropFirst()) where one != next {
      while digits < Figures.settledDecimals,
        one.rounded(toDigits: digits, .halfEven) == next.rounded(toDigits: digits, .halfEven)
      { digits += 1 }
    }
    return digits
  }

  private static func bounds(of assessment: Assessment) -> [Decimal] {
    assessment.classes.compactMap { rule in
      if case .constant(let bound)? = rule.lower?.amount { return bound.value }
      return nil
    }
  }

  /// The table of some rows.
  func table(of rows: [Int], _ outcome: AssessmentOutcome, _ view: RunView) -> [String] {
    let assessment = outcome.checked.assessment
    let others = assessment.rankings.indices.filter { $0 != ranking }
    var columns: [TextTable.Column] = []
    if ranking != nil { columns.append(.init(view.words("Hạng", "Rank"), .right)) }
    columns.append(.init(view.words("Mã", "Id")))
    columns.append(.init(view.words("Tên", "Name")))
    columns += sections.map { .init(outcome.checked.nodes[$0].criterion.id.value, .right) }
    if hasTotals { columns.append(.init(view.words("Tổng điểm", "Total"), .right)) }
    if hasClasses { columns.append(.init(view.words("Xếp loại", "Class"))) }
    columns += others.map { .init(rankingTitle($0, assessment, view), .right) }
    let showsStates = rows.contains { outcome.states[$0] != .scored }
    if showsStates { columns.append(.init(view.words("Tình trạng", "State"))) }

    var table = TextTable(columns: columns)
    for row in rows {
      let subject = outcome.subjects[row]
      var cells: [String] = []
      if let ranking { cells.append(rank(outcome.ranks[ranking][row])) }
      cells += [view.subjects.ids[subject], view.name(of: subject)]
      for section in sections {
        let points = outcome.result(ofNode: section, row: row)?.points
        var cell = points.map { view.figures.fixed($0, digits: sectionDigits) } ?? "–"
        for (_, rank) in view.ranks(ofNode: section, row, of: outcome) {
          cell += " (\(rank.value))"
        }
        cells.append(cell)
      }
      if hasTotals {
        let total = outcome.totals[row].number
        cells.append(total.map { view.figures.fixed($0, digits: totalDigits) } ?? "–")
      }
      if hasClasses { cells.append(view.shortClass(outcome.classes[row], of: assessment)) }
      cells += others.map { rank(outcome.ranks[$0][row]) }
      if showsStates { cells.append(state(row, outcome, view)) }
      table.add(cells)
    }
    return table.lines()
  }

  /// What the headings of the sections stand for.
  func legend(_ outcome: AssessmentOutcome, _ view: RunView) -> [String] {
    var lines = sections.map { number in
      let node = outcome.checked.nodes[number]
      let id = node.criterion.id.value
      var line = "  \(id)  \(view.title(node.criterion.title, else: id))"
      if let most = node.points?.highest {
        line += view.words(" (tối đa ", " (at most ") + view.figures.whole(most) + ")"
      }
      return line
    }
    if let ranking {
      let assessment = outcome.checked.assessment
      let title = rankingTitle(ranking, assessment, view)
      lines.append(view.words("  Hạng  ", "  Rank  ") + title)
    }
    let ranked = outcome.checked.assessment.rankings.indices.filter { number in
      outcome.sectionRanks.contains { $0.ranking == number && sections.contains($0.node) }
    }
    if !ranked.isEmpty {
      let titles = ranked.map { rankingTitle($0, outcome.checked.assessment, view) }
      lines.append(
        view.words("  (…)  hạng của từng nội dung: ", "  (…)  rank of the section: ")
          + titles.joined(separator: ", "))
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func rankingTitle(_ number: Int, _ assessment: Assessment, _ view: RunView) -> String {
    let ranking = assessment.rankings[number]
    return view.title(ranking.title, else: ranking.name.value)
  }

  private func rank(_ rank: Rank?) -> String {
    guard let rank else { return "–" }
    return rank.tied > 1 ? "\(rank.value)=" : String(rank.value)
  }

  private func state(_ row: Int, _ outcome: AssessmentOutcome, _ view: RunView) -> String {
    switch outcome.states[row] {
    case .scored: ""
    case .unscored: view.words("không chấm", "unscored")
    case .notRanked:
      (outcome.lacking[row] ?? []).isEmpty
        ? view.words("chưa có kết quả", "no result yet")
        : view.words("thiếu số liệu", "lacking evidence")
    case .notRated: view.words("không thuộc diện đánh giá", "exempt")
    }
  }
}

extension RunView {
  /// The title of a class by its number.
  func className(_ number: Int?, of assessment: Assessment) -> String {
    guard let number, assessment.classes.indices.contains(number) else { return "–" }
    let rule = assessment.classes[number]
    return title(rule.title, else: rule.id.value)
  }
}
