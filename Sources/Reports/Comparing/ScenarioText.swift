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
  ///
  /// - Parameter width: The columns of the terminal; nil where there is none.
  public init(
    _ scenario: Scenario, _ applied: AppliedScenario, _ comparison: RunComparison,
    against baseline: ScenarioBaseline? = nil, language: Language, width: Int? = nil
  ) {
    self.scenario = scenario
    self.applied = applied
    self.comparison = comparison
    self.baseline = baseline
    var view = RunView(comparison.after, language: language)
    view.width = width
    self.view = view
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
    let moves = MovesText(comparison: comparison, assessed: assessed, view: view)
    if assessed.moves.isEmpty {
      return lines + [view.words("  không ai thay đổi", "  nobody moves")] + moves.awardLines()
        + quotaLines(assessed, assessment, view) + onlyLines(assessed, view)
    }
    lines += moves.countLines()
    lines += moves.shiftLines()
    let movers = assessed.moves.filter { $0.changesClass || $0.changesRank }
    if !movers.isEmpty {
      lines += [""]
      lines += moves.moverLines(
        movers.map { .init(move: $0, cells: [causes($0, assessed, view, moves)]) },
        [.init(view.words("Do", "Through"), shrinksTo: 20)], most: Self.mostRows)
    }
    lines += moves.restLines(
      others: assessed.moves.count { $0.changesTotal && !$0.changesClass && !$0.changesRank })
    lines += moves.sectionLines() + moves.awardLines()
    lines += onlyLines(assessed, view) + groupLines(assessed, view)
    return lines + quotaLines(assessed, assessment, view) + tieLines(assessed, assessment, view)
  }

  /// The criteria through which a total changed, the weightiest first; else what else moved somebody.
  private func causes(
    _ move: RunComparison.Move, _ assessed: RunComparison.Assessed, _ view: RunView,
    _ moves: MovesText
  ) -> String {
    guard let gap = move.gap else {
      guard move.totals.before == move.totals.after else { return "" }
      if !move.changesClass { return moves.rankCause(move) }
      return classCause(move, assessed, view)
    }
    let text = moves.causeText(gap.items)
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
    RunComparison.summary(
      of: comparison.assessments.flatMap(\.moves),
      awards: comparison.assessments.flatMap(\.awards), view, tellingDirections: true)
  }
}
