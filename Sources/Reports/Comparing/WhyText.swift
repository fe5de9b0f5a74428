import Decimals
public import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
import Scenarios
import Scoring

/// Why one result stands above another, as text: the gap criterion by criterion, the weightiest
/// first, adding up as printed; then one sentence.
public struct WhyText: Sendable {
  private let comparison: WhyComparison
  private let view: RunView
  private let outcome: AssessmentOutcome

  /// Makes a writer.
  ///
  /// - Parameter width: The columns of the terminal; nil where there is none.
  public init(_ comparison: WhyComparison, language: Language, width: Int? = nil) {
    self.comparison = comparison
    outcome = comparison.run.outcome.assessments[comparison.assessment]
    var view = RunView(comparison.run, language: language)
    view.kind = outcome.checked.assessment.subject
    view.width = width
    self.view = view
  }

  private var assessment: Assessment { outcome.checked.assessment }
  private var gap: Gap { comparison.gap }

  /// The whole text.
  public func text() -> String {
    let rulebook = view.checked.rulebook
    var lines = [heading()]
    lines += view.runLines(rulebook: view.title(rulebook.title, else: rulebook.id.value))
    lines.append(view.title(assessment.title, else: assessment.id.value))
    lines += view.provisionalLines() + [""] + sides() + [""]
    if gap.items.isEmpty {
      lines.append(view.words("Không tiêu chí nào khác nhau.", "No criterion differs."))
    } else {
      lines += table()
    }
    if gap.equalCount > 0 {
      lines.append(
        view.words(
          "\(gap.equalCount) tiêu chí khác như nhau ở hai bên, không nêu.",
          "\(gap.equalCount) more \(gap.equalCount == 1 ? "is" : "are") the same on both sides."))
    }
    lines += ["", sentence()] + heldLines()
    return lines.joined(separator: "\n") + "\n"
  }

  /// What holds the subject below the class that it is compared with, whatever its points.
  private func heldLines() -> [String] {
    guard case .nextClass = comparison.other,
      let row = outcome.subjects.firstIndex(of: comparison.subject),
      let explanation = explain(
        comparison.run.outcome, assessment: comparison.assessment, row: row)
    else { return [] }
    return ExplanationText(
      comparison.run, explanation, LaterClassSteps(outcome, row: row), language: view.language
    ).heldLines().map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  // MARK: Above the table

  private func heading() -> String {
    let own = view.name(of: comparison.subject)
    switch comparison.other {
    case .subject:
      if gap.gap.isZero {
        return view.words(
          "Vì sao \(own) bằng điểm \(otherName)", "Why \(own) has the points of \(otherName)")
      }
      return gap.gap.isNegative
        ? view.words("Vì sao \(own) kém \(otherName)", "Why \(own) is behind \(otherName)")
        : view.words("Vì sao \(own) hơn \(otherName)", "Why \(own) is ahead of \(otherName)")
    case .mean, .previous:
      return view.words("\(own) so với \(otherName)", "\(own) beside \(otherName)")
    case .nextClass:
      return view.words(
        "\(own) còn thiếu gì để đạt \(otherName)", "What \(own) lacks to reach \(otherName)")
    }
  }

  private var otherName: String {
    switch comparison.other {
    case .subject(let number): return view.name(of: number)
    case .mean:
      let group = comparison.peers.group.map { " (\(view.spoken($0)))" } ?? ""
      return view.words(
        "điểm trung bình của \(comparison.peers.count) đối tượng\(group)",
        "the mean of \(comparison.peers.count)\(group)")
    case .nextClass:
      return view.words("mức ", "the class ") + "“"
        + view.className(comparison.lineClass, of: assessment) + "”"
    case .previous:
      let period = formerPeriod.map { " (\($0))" } ?? ""
      return view.words("kết quả kỳ trước\(period)", "the result of the last period\(period)")
    }
  }

  /// The last period as people call it; nil for a table.
  private var formerPeriod: String? {
    guard case .previous(let results, _) = comparison.other else { return nil }
    return results.run?.file.period.text(view.language)
  }

  /// The name at the beginning of a line.
  private var openingName: String { otherName.prefix(1).uppercased() + otherName.dropFirst() }

  private func sides() -> [String] {
    let first = view.figures.shown(gap.totals.first)
    let second = view.figures.shown(gap.totals.second)
    // The greater total stands first.
    let totals = [gap.totals.first, gap.totals.second].sorted(by: >)
    let equation = Equation(
      totals, gives: gap.gap.magnitude, view.figures,
      render: { "\($0[0]) − \($0[1])" }, evaluate: { $0[0].subtracting($0[1]) })
    let lines =
      switch comparison.other {
      case .subject(let number):
        [side(comparison.subject, first.text), side(number, second.text)]
      case .mean: [side(comparison.subject, first.text), "\(openingName): \(second.text)"]
      case .nextClass: ["\(openingName): \(first.text)", side(comparison.subject, second.text)]
      case .previous(let results, _):
        [side(comparison.subject, first.text)] + formerLines(results, second.text)
      }
    return lines + [view.words("Chênh lệch: ", "The gap: ") + equation.text]
  }

  private func side(_ subject: Int, _ total: String) -> String {
    let line = "\(view.name(of: subject)) (\(view.subjects.ids[subject])): \(total)"
    guard let row = outcome.subjects.firstIndex(of: subject) else { return line }
    return line + standing(outcome, row, view)
  }

  /// The class and the ranks behind a total.
  private func standing(_ outcome: AssessmentOutcome, _ row: Int, _ view: RunView) -> String {
    let assessment = outcome.checked.assessment
    var line = ""
    if outcome.classes[row].state != .unclassified {
      line += " · " + view.shortClass(outcome.classes[row], of: assessment)
    }
    for (number, ranking) in assessment.rankings.enumerated() {
      guard let rank = outcome.ranks[number][row] else { continue }
      let title = view.title(ranking.title, else: ranking.name.value)
      line += view.words(" · hạng \(rank.value)", " · rank \(rank.value)") + " (\(title))"
    }
    return line
  }

  private func formerLines(_ results: FormerResults, _ total: String) -> [String] {
    guard let former = comparison.former else { return [] }
    var line = "\(openingName): \(total)"
    if let earlier = results.run, let place = former.place {
      var view = RunView(earlier, language: view.language)
      view.kind = assessment.subject
      line += standing(earlier.outcome.assessments[place.assessment], place.row, view)
    } else if let id = former.classID {
      let number = assessment.classes.firstIndex { $0.id.value == id }
      line += " · " + (number.map { view.className($0, of: assessment) } ?? id)
    }
    var lines = [line]
    if former.mergedCount > 1 {
      lines.append(
        view.words(
          "  gộp từ \(former.mergedCount) đơn vị; so với \(former.id), đơn vị có tổng điểm thấp nhất",
          "  merged of \(former.mergedCount); beside \(former.id), the one with the least total"))
    }
    if let earlier = results.run,
      earlier.checked.rulebook.span.source.path
        != view.checked.rulebook.span.source.path
    {
      let rulebook = earlier.checked.rulebook
      let edition = rulebook.edition.map { view.words(", bản ", ", edition ") + $0 } ?? ""
      lines.append(
        view.words("  theo bộ tiêu chí ", "  by the rulebook ") + rulebook.id.value + edition)
    }
    return lines
  }

  // MARK: Table

  private func table() -> [String] {
    let isLine = if case .nextClass = comparison.other { true } else { false }
    var columns: [TextTable.Column] = [
      .init(
        isLine
          ? view.words("Đã mất", "Lost") : view.words("Chênh lệch", "Difference"), .figures),
      .init(view.words("Mã", "Id")), .init(view.words("Tiêu chí", "Criterion"), shrinksTo: 16),
    ]
    if !isLine {
      columns += [
        .init(ownColumn, .figures), .init(otherColumn, .figures),
      ]
    } else {
      columns.append(.init(view.words("Điểm", "Points"), .figures))
    }
    columns.append(.init(view.words("Tối đa", "At most"), .figures))
    var table = TextTable(columns: columns)
    var left: Decimal? = view.figures.shown(gap.gap).figure
    for item in ordered {
      let shown = view.figures.shown(item.difference)
      left = left?.subtracting(shown.figure)
      var cells = [view.signed(item.difference), id(of: item.source), name(of: item)]
      if isLine {
        cells.append(points(item.points.second))
      } else {
        cells += [points(item.points.first), points(item.points.second)]
      }
      cells.append(item.maximum.map { view.figures.shown($0).text } ?? "")
      table.add(cells)
    }
    if let left, !left.isZero {
      table.add([
        view.signed(left), "", view.words("phần lẻ không in ra", "decimals that are not printed"),
      ])
    }
    table.add([view.signed(gap.gap), "", view.words("cộng", "sum")])
    return view.lines(of: table, order: [0, 2, 1])
  }

  /// The parts, the weightiest first; what a class does not ask for stands behind what was lost.
  private var ordered: [Gap.Item] {
    guard case .nextClass = comparison.other else { return gap.items }
    return gap.items.filter { $0.source != .total } + gap.items.filter { $0.source == .total }
  }

  private var otherColumn: String {
    switch comparison.other {
    case .subject(let number): view.name(of: number)
    case .mean, .nextClass: view.words("Trung bình", "Mean")
    case .previous: formerPeriod ?? view.words("Kỳ trước", "Last period")
    }
  }

  private var ownColumn: String {
    if case .previous = comparison.other { return view.run.file.period.text(view.language) }
    return view.name(of: comparison.subject)
  }

  private func points(_ figure: Decimal?) -> String {
    figure.map { view.figures.shown($0).text } ?? "–"
  }

  private func name(of item: Gap.Item) -> String {
    let title = item.title?.text(in: view.language)
    switch item.source {
    case .criterion: return (title ?? "") + age(of: item)
    case .bonus: return view.words("điểm thưởng: ", "bonus: ") + (title ?? "")
    case .penalty: return view.words("điểm trừ: ", "penalty: ") + (title ?? "")
    case .section:
      return view.words("làm tròn, giới hạn trong ", "rounding and bounds in ") + (title ?? "")
    case .total:
      if case .nextClass = comparison.other {
        return view.words("phần mà mức này không đòi hỏi", "what the class does not ask for")
      }
      if let former = comparison.former, former.place == nil {
        return view.words(
          "bảng công bố kỳ trước không có điểm từng tiêu chí",
          "the published table has no points by criterion")
      }
      return view.words("làm tròn, giới hạn của tổng điểm", "rounding and bounds of the total")
    }
  }

  /// Whether a criterion is one of the last period only, or new.
  private func age(of item: Gap.Item) -> String {
    guard case .previous(let results, _) = comparison.other, let earlier = results.run,
      let place = comparison.former?.place, case .criterion(let id) = item.source
    else { return "" }
    func knows(_ outcome: AssessmentOutcome) -> Bool {
      outcome.checked.nodes.contains { $0.criterion.id.value == id }
    }
    if !knows(outcome) { return view.words(" (không còn)", " (gone)") }
    return item.points.second == nil && !knows(earlier.outcome.assessments[place.assessment])
      ? view.words(" (mới)", " (new)") : ""
  }

  // MARK: Sentence

  private func sentence() -> String {
    let own = view.name(of: comparison.subject)
    let size = view.figures.shown(gap.gap.magnitude).text
    func list(_ items: [Gap.Item]) -> String {
      items.prefix(3).map { "\(id(of: $0.source)) (\(view.signed($0.difference)))" }
        .joined(separator: ", ")
    }
    let isAhead = !gap.gap.isNegative
    let criteria = gap.items.filter { item in
      if case .nextClass = comparison.other, case .total = item.source { return false }
      if let former = comparison.former, former.place == nil { return false }
      return true
    }
    let forwards = criteria.filter { $0.difference.isNegative != isAhead }
    let isLine = if case .nextClass = comparison.other { true } else { false }
    let backwards = isLine ? [] : criteria.filter { $0.difference.isNegative == isAhead }
    var line: String
    switch comparison.other {
    case .nextClass:
      line = view.words(
        "\(own) còn thiếu \(size) điểm để đạt \(otherName)",
        "\(own) lacks \(size) points to \(otherName)")
      if !forwards.isEmpty {
        line += view.words("; mất nhiều nhất ở ", "; most was lost in ") + list(forwards)
      }
    default:
      if gap.gap.isZero {
        line = view.words(
          "\(own) và \(otherName) bằng điểm nhau", "\(own) and \(otherName) have the same points")
      } else if isAhead {
        line = view.words(
          "\(own) hơn \(otherName) \(size) điểm", "\(own) is \(size) points ahead of \(otherName)")
      } else {
        line = view.words(
          "\(own) kém \(otherName) \(size) điểm", "\(own) is \(size) points behind \(otherName)")
      }
      if !forwards.isEmpty {
        line += view.words(", nhiều nhất ở ", ", mostly for ") + list(forwards)
      }
    }
    if !backwards.isEmpty {
      line += view.words("; ngược lại ở ", "; the other way round in ") + list(backwards)
    }
    return line + "."
  }

  private func id(of source: Contributions.Source) -> String {
    switch source {
    case .criterion(let id), .section(let id), .bonus(let id), .penalty(let id): id
    case .total: view.words("tổng điểm", "the total")
    }
  }
}
