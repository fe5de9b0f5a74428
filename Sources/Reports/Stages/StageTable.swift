import Decimals
public import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
import Scoring

/// The differences between two stages as text: each value that changed, then what that means for
/// totals and classes.
public struct StageTable: Sendable {
  private let comparison: StageComparison
  private let view: RunView

  /// Makes a writer.
  public init(_ comparison: StageComparison, language: Language) {
    self.comparison = comparison
    view = RunView(comparison.after, language: language)
  }

  /// The whole text.
  public func text() -> String {
    let rulebook = view.checked.rulebook
    var lines = [
      view.words("Chênh lệch số liệu giữa hai bước: ", "Differences between two stages: ")
        + "\(stageNames.before) → \(stageNames.after)"
    ]
    lines += view.runLines(rulebook: view.title(rulebook.title, else: rulebook.id.value))
    lines += view.provisionalLines() + [""]
    if comparison.rows.isEmpty {
      lines.append(view.words("Không có số liệu nào thay đổi.", "No value has changed."))
    } else {
      lines += valueTable() + [""] + resultLines()
    }
    lines.append("")
    lines.append(summary())
    return lines.joined(separator: "\n") + "\n"
  }

  private var stageNames: (before: String, after: String) {
    (
      comparison.name(ofStage: comparison.stages.before),
      comparison.name(ofStage: comparison.stages.after)
    )
  }

  // MARK: Values

  private func valueTable() -> [String] {
    let hasDocuments = comparison.rows.contains { !$0.documents.isEmpty }
    let hasRemarks = comparison.rows.contains { $0.remark != nil }
    var columns: [TextTable.Column] = [
      .init(view.words("Mã", "Id")), .init(view.words("Tên", "Name")),
      .init(view.words("Số liệu", "Value")),
      .init(stageNames.before, .figures), .init(stageNames.after, .figures),
      .init(view.words("Chênh lệch", "Difference"), .figures),
      .init(view.words("Điểm", "Points")),
    ]
    if hasDocuments { columns.append(.init(view.words("Tài liệu", "Document"))) }
    if hasRemarks { columns.append(.init(view.words("Ghi chú", "Note"))) }
    columns.append(.init(view.words("Nơi ghi", "Places")))
    let files = files
    var table = TextTable(columns: columns)
    for row in comparison.rows {
      let facts = view.checked.facts(of: row.kind).facts
      var name = facts.indices.contains(row.fact) ? facts[row.fact].name : ""
      if let period = row.period { name += " (\(period))" }
      let subjects = view.run.subjects(row.kind)
      var cells = [
        subjects.ids[row.subject], subjects.names[row.subject] ?? "", name, spoken(row.before),
        spoken(row.after, isLater: true), signed(row.difference), effects(row),
      ]
      if hasDocuments { cells.append(row.documents.map(view.spoken).joined(separator: "; ")) }
      if hasRemarks { cells.append(row.remark ?? "") }
      cells.append(
        [row.origins.before, row.origins.after].compactMap { $0 }.map { origin in
          "\(files.firstIndex(of: origin.path).map { $0 + 1 } ?? 0):\(origin.row):\(origin.column)"
        }.joined(separator: " → "))
      table.add(cells)
    }
    let legend = files.enumerated().map { "  \($0 + 1)  \($1)" }
    return table.lines() + ["", view.words("Nơi ghi (tệp:dòng:cột):", "Places (file:row:column):")]
      + legend
  }

  /// The tables that the values stand in, by path: places name them by number.
  private var files: [String] {
    let paths = comparison.rows.flatMap { [$0.origins.before?.path, $0.origins.after?.path] }
    return Set(paths.compactMap { $0 }).sorted()
  }

  private func spoken(_ cell: Cell, isLater: Bool = false) -> String {
    if isLater, cell.absence?.reason == .missing {
      return view.words("chưa có", "none yet")
    }
    return view.spoken(cell)
  }

  private func effects(_ row: StageComparison.Row) -> String {
    row.effects.map { effect in
      func points(_ figure: Decimal?) -> String {
        figure.map { view.figures.shown($0).text } ?? "–"
      }
      return "\(effect.criterion): \(points(effect.before)) → \(points(effect.after))"
    }.joined(separator: "; ")
  }

  private func signed(_ figure: Decimal?) -> String {
    figure.map { view.signed($0) } ?? ""
  }

  // MARK: Results

  private func resultLines() -> [String] {
    var lines = [
      view.words(
        "Kết quả nếu lấy số liệu bước “\(stageNames.before)” (không có thì lấy bước “\(stageNames.after)”), và kết quả của đợt:",
        "The result with the values of stage “\(stageNames.before)” (where there are none, of “\(stageNames.after)”), and that of the run:"
      )
    ]
    for (number, outcome) in view.run.outcome.assessments.enumerated() {
      let results = comparison.results.filter { $0.assessment == number }
      if results.isEmpty { continue }
      let assessment = outcome.checked.assessment
      var here = view
      here.kind = assessment.subject
      lines += ["", here.title(assessment.title, else: assessment.id.value)]
      lines += table(of: results, assessment, here)
    }
    return lines
  }

  private func table(
    of results: [StageComparison.Result], _ assessment: Assessment, _ view: RunView
  ) -> [String] {
    let (before, after) = stageNames
    let total = view.words("Tổng ", "Total ")
    let className = view.words("Xếp loại ", "Class ")
    var columns: [TextTable.Column] = [
      .init(view.words("Mã", "Id")), .init(view.words("Tên", "Name")),
      .init(total + before, .figures), .init(total + after, .figures),
      .init(view.words("Chênh lệch", "Difference"), .figures),
    ]
    let hasClasses = !assessment.classes.isEmpty
    if hasClasses { columns += [.init(className + before), .init(className + after)] }
    var table = TextTable(columns: columns)
    for result in results {
      let (old, new) = comparison.totals(result)
      let change = old.flatMap { old in new?.subtracting(old) }
      var cells = [
        view.subjects.ids[result.subject], view.name(of: result.subject),
        old.map { view.figures.shown($0).text } ?? "–",
        new.map { view.figures.shown($0).text } ?? "–", signed(change),
      ]
      if hasClasses {
        let classes = comparison.classes(result)
        cells.append(view.shortClass(classes.before, of: assessment))
        cells.append(
          view.shortClass(classes.after, of: assessment)
            + (comparison.changesClass(result) ? view.words(" (đổi)", " (changed)") : ""))
      }
      table.add(cells)
    }
    return table.lines()
  }

  private func summary() -> String {
    let (rows, subjects) = (comparison.rows.count, comparison.changedSubjects)
    let moved = comparison.results.filter(comparison.changesClass).count
    var line = view.words(
      "\(rows) số liệu thay đổi của \(subjects) đối tượng; \(moved) kết quả đổi mức xếp loại",
      "\(rows) value\(rows == 1 ? "" : "s") changed, of \(subjects) subject\(subjects == 1 ? "" : "s"); \(moved) change\(moved == 1 ? "s" : "") class"
    )
    if comparison.added > 0 {
      line += view.words(
        "; \(comparison.added) số liệu chỉ có ở bước “\(stageNames.after)”, không nêu ở trên",
        "; \(comparison.added) only at stage “\(stageNames.after)”, not listed")
    }
    return line
  }
}

extension RunView {
  /// A figure with its sign: `+2`, `−0,5`, `0`.
  func signed(_ figure: Decimal) -> String {
    let shown = figures.shown(figure.magnitude).text
    return figure.isZero ? shown : (figure.isNegative ? "−" : "+") + shown
  }

  /// A place in a table: `file:row:column`.
  func place(_ origin: Origin) -> String { "\(origin.path):\(origin.row):\(origin.column)" }

  /// A class result in a cell of a table.
  func shortClass(_ result: ClassResult, of assessment: Assessment) -> String {
    switch result.state {
    case .given: className(result.published, of: assessment)
    case .none: words("không có mức", "none")
    case .pending: words("chờ quyết định", "pending")
    case .notRated, .notRanked, .unclassified: "–"
    }
  }

  /// A document with what became of it.
  func spoken(_ document: GivenDocument) -> String {
    let state =
      switch document.status {
      case .accepted: words("được chấp nhận", "accepted")
      case .rejected: words("không được chấp nhận", "rejected")
      case .open: words("chưa thẩm định", "not judged yet")
      }
    let title = document.title.isEmpty ? words("không rõ số", "no number") : document.title
    guard let day = document.day else { return "\(title) (\(state))" }
    let date = Day(number: Int(day))
    let (year, month, number) = date.date
    let text = language == .vi ? "\(number)/\(month)/\(year)" : date.description
    return "\(title), \(text) (\(state))"
  }
}
