import Decimals
public import Diagnostics
import Evidence
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What each of several values would do, as text: a line a value with one address, a table of lines and
/// columns with two; the values at which somebody's class or rank changes are marked.
public struct GridText: Sendable {
  private let grid: ScenarioGrid
  private let scenario: Scenario
  private let view: RunView

  /// The mark of a value at which somebody comes to another class.
  private static let classMark = "◆"
  /// The mark of a value at which only ranks change.
  private static let rankMark = "◇"

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - scenario: What is changed beside the values.
  ///   - width: The columns of the terminal; nil where there is none.
  public init(
    _ grid: ScenarioGrid, _ scenario: Scenario, language: Language, width: Int? = nil
  ) {
    self.grid = grid
    self.scenario = scenario
    var view = RunView(grid.baseline, language: language)
    view.width = width
    self.view = view
  }

  /// The whole text.
  public func text() -> String {
    let rulebook = view.checked.rulebook
    var lines = [grid.axes.map(\.address.description).joined(separator: " × ")]
    lines += view.runLines(rulebook: view.title(rulebook.title, else: rulebook.id.value))
    lines += view.provisionalLines()
    if let name = scenario.name {
      lines.append(view.words("Cùng kịch bản ", "With scenario ") + name)
    }
    for (place, assessed) in grid.assessments.enumerated() {
      let assessment = grid.baseline.outcome.assessments[assessed.number].checked.assessment
      var view = view
      view.kind = assessment.subject
      lines += ["", view.title(assessment.title, else: assessment.id.value)]
      let turns = grid.turns(of: place)
      lines +=
        grid.axes.count == 1
        ? table(place, assessed, turns, assessment, view)
        : matrix(place, assessed, turns, assessment, view)
      if turns.isEmpty {
        lines.append(view.words("Không ai đổi mức hay hạng.", "Nobody changes class or rank."))
      } else {
        lines.append(legend(view))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func legend(_ view: RunView) -> String {
    let place =
      grid.axes.count == 1
      ? view.words("so với dòng trên", "from the line above")
      : view.words("so với ô trên hoặc ô trái", "from the cell above or to the left")
    return "\(Self.classMark) " + view.words("có đối tượng đổi mức ", "somebody changes class ")
      + place
      + " · \(Self.rankMark) " + view.words("chỉ đổi hạng", "only ranks change")
  }

  /// Whom the subjects of rows are, the first of them by name.
  private func names(_ rows: [Int], _ assessed: ScenarioGrid.Assessed, _ view: RunView) -> String {
    let subjects = grid.baseline.outcome.assessments[assessed.number].subjects
    let more = rows.count - 3
    return rows.prefix(3).map { view.name(of: subjects[$0]) }.joined(separator: ", ")
      + (more > 0 ? view.words(" và \(more) đối tượng khác", " and \(more) more") : "")
  }

  private func headings(_ assessed: ScenarioGrid.Assessed, _ view: RunView) -> [String] {
    let titles = assessed.classes.map { view.title($0.title, else: $0.id) }
    // Titles that fill the screen give way to their ids.
    let width = titles.reduce(0) { $0 + displayWidth($1) + 2 }
    return width <= 60 ? titles : assessed.classes.map(\.id)
  }

  // MARK: One address

  private func table(
    _ place: Int, _ assessed: ScenarioGrid.Assessed, _ turns: [ScenarioGrid.Turn],
    _ assessment: Assessment, _ view: RunView
  ) -> [String] {
    let marks: [TextTable.Column] = turns.isEmpty ? [] : [.init("")]
    var columns = marks + [TextTable.Column(view.words("Giá trị", "Value"))]
    columns += headings(assessed, view).map { .init($0, .right) }
    columns += [
      .init(view.words("Chờ", "Pending"), .right),
      .init(view.words("Đổi mức", "Class"), .right),
      .init(view.words("Đổi hạng", "Rank"), .right),
      .init(
        view.words("Đổi mức so với dòng trên", "Class changes from the line above"), shrinksTo: 14),
    ]
    var table = TextTable(columns: columns)
    func row(_ mark: String, _ value: String, _ standing: ScenarioGrid.Standing, _ names: String) {
      table.add(
        (turns.isEmpty ? [value] : [mark, value]) + standing.counts.map(String.init)
          + [
            String(standing.pending), String(standing.changedClasses.count),
            String(standing.changedRanks), names,
          ])
    }
    row("", view.words("hiện nay", "as it is"), assessed.asItIs, "")
    for (number, cell) in grid.cells.enumerated() {
      let turn = turns.first { $0.cells.after == number }
      row(
        turn.map { $0.classes.isEmpty ? Self.rankMark : Self.classMark } ?? "",
        cell.values.joined(), cell.standings[place],
        turn.map { names($0.classes, assessed, view) } ?? "")
    }
    // The value, how many change and who; then how many are in each class.
    let (first, last) = (marks.count, columns.count - 1)
    return view.lines(of: table, order: Array(0...first) + [last - 2, last - 1, last])
  }

  // MARK: Two addresses

  /// How many are in each class for each pair of values, the first address downwards.
  private func matrix(
    _ place: Int, _ assessed: ScenarioGrid.Assessed, _ turns: [ScenarioGrid.Turn],
    _ assessment: Assessment, _ view: RunView
  ) -> [String] {
    let (rows, columns) = (grid.axes[0].values, grid.axes[1].values)
    var table = TextTable(
      columns: [.init("")]
        + columns.map { .init($0, .right) })
    func counts(_ standing: ScenarioGrid.Standing) -> String {
      if assessed.classes.isEmpty { return String(standing.changedRanks) }
      let pending = standing.pending > 0 ? "+\(standing.pending)" : ""
      return standing.counts.map(String.init).joined(separator: "·") + pending
    }
    let marked = Dictionary(grouping: turns, by: \.cells.after)
    for (line, value) in rows.enumerated() {
      table.add(
        [value]
          + columns.indices.map { column in
            let number = line * columns.count + column
            guard grid.cells.indices.contains(number) else { return "" }
            let own = marked[number] ?? []
            let mark =
              own.isEmpty
              ? "  "
              : own.contains { !$0.classes.isEmpty } ? " " + Self.classMark : " " + Self.rankMark
            return counts(grid.cells[number].standings[place]) + mark
          })
    }
    let order =
      assessed.classes.isEmpty
      ? view.words("Mỗi ô: số đối tượng đổi hạng.", "Each cell: how many change rank.")
      : view.words("Mỗi ô: ", "Each cell: ") + headings(assessed, view).joined(separator: " · ")
        + (grid.cells.contains { $0.standings[place].pending > 0 }
          ? view.words(" + chờ quyết định", " + pending") : "")
        + view.words("; hiện nay: ", "; as it is: ") + counts(assessed.asItIs)
    let (lines, left) = table.lines(within: view.width ?? ScenarioText.width, least: 2)
    let sides =
      view.words("Dòng: ", "Lines: ") + grid.axes[0].address.description
      + view.words(" · cột: ", " · columns: ") + grid.axes[1].address.description
    var all = [sides, order] + lines
    if left > 0 {
      all.append(
        view.words(
          "và \(left) cột khác; xem đủ bằng --format csv",
          "and \(left) more columns; --format csv shows them all"))
    }
    return all + turnLines(place, assessed, turns.filter { !$0.classes.isEmpty }, view)
  }

  private static let mostTurns = 12

  /// Who changes class between which values.
  private func turnLines(
    _ place: Int, _ assessed: ScenarioGrid.Assessed, _ turns: [ScenarioGrid.Turn], _ view: RunView
  ) -> [String] {
    if turns.isEmpty { return [] }
    var lines = ["", view.words("Nơi có đối tượng đổi mức:", "Where somebody changes class:")]
    for turn in turns.prefix(Self.mostTurns) {
      let cell = grid.cells[turn.cells.after]
      let other = grid.axes.indices.first { $0 != turn.axis } ?? turn.axis
      let before = turn.cells.before.map { grid.cells[$0].values[turn.axis] } ?? ""
      lines.append(
        "  \(grid.axes[other].address)=\(cell.values[other]), \(grid.axes[turn.axis].address) "
          + "\(before) → \(cell.values[turn.axis]): " + names(turn.classes, assessed, view))
    }
    let left = turns.count - Self.mostTurns
    if left > 0 {
      lines.append(
        view.words(
          "  và \(left) nơi khác; xem đủ bằng --format csv",
          "  and \(left) more; --format csv shows them all"))
    }
    return lines
  }
}
