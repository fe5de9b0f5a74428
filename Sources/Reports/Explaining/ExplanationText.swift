import Decimals
public import Diagnostics
import Evidence
import FEEL
import Rulebooks
public import Runs
public import Scoring

/// One result as a page that a unit can check with a calculator: every line names its operation
/// and its operands, and doing it on them as printed gives the figure as printed.
public struct ExplanationText: Sendable {
  private(set) var view: RunView
  let explanation: Explanation
  /// What quotas and decisions did.
  let later: LaterClassSteps
  /// The node that the page is about; the root unless asked for.
  let start: ExplainedNode?
  /// How many levels below it are shown; nil for all.
  let depth: Int?

  /// Makes a page.
  ///
  /// - Parameters:
  ///   - later: What quotas and decisions did to the class.
  ///   - criterion: The id of the node that the page is about; nil for the whole result.
  ///   - depth: How many levels below it are shown; nil for all.
  public init(
    _ run: ComputedRun, _ explanation: Explanation, _ later: LaterClassSteps, language: Language,
    criterion: String? = nil, depth: Int? = nil
  ) {
    view = RunView(run, language: language)
    view.kind = explanation.checked.assessment.subject
    self.explanation = explanation
    self.later = later
    start = criterion.flatMap { explanation.root?.node(withID: $0) } ?? explanation.root
    self.depth = depth
  }

  private var isWhole: Bool { start?.number == explanation.root?.number }

  /// The whole text.
  public func text() -> String {
    var lines = heading()
    if isWhole { lines += ["", resultLine()] + rankLines() + awardLines() }
    if let start, explanation.state != .notRated || !isWhole {
      lines.append("")
      lines += nodeLines(start, level: 0)
    }
    if isWhole {
      let total = totalLines()
      if !total.isEmpty { lines += [""] + total }
      let classes = classLines()
      if !classes.isEmpty { lines += [""] + classes }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Heading

  private func heading() -> [String] {
    let rulebook = view.checked.rulebook
    let assessment = explanation.checked.assessment
    let subject = explanation.subject
    let id = view.subjects.ids[subject]
    let name = view.name(of: subject)
    var title = view.title(rulebook.title, else: rulebook.id.value)
    if rulebook.status == .proposal { title += view.words(" (dự thảo)", " (proposal)") }
    var lines = [name == id ? name : "\(name) (\(id))"] + view.runLines(rulebook: title)
    lines.append(view.title(assessment.title, else: assessment.id.value))
    return lines + view.provisionalLines()
  }

  /// Total and class in one line.
  private func resultLine() -> String {
    var parts: [String] = []
    if let total = explanation.total.number {
      parts.append(view.words("Tổng điểm: ", "Total: ") + shownTotal(total).text)
    } else if explanation.root != nil {
      parts.append(view.words("Không có tổng điểm: ", "No total: ") + spokenState)
    }
    switch explanation.classResult.state {
    case .unclassified: break
    default: parts.append(view.words("Xếp loại: ", "Class: ") + className(explanation.classResult))
    }
    return parts.joined(separator: " · ")
  }

  private var spokenState: String {
    switch explanation.state {
    case .scored: ""
    case .unscored: view.words("không chấm", "unscored")
    case .notRanked: view.words("thiếu số liệu", "evidence is lacking")
    case .notRated: view.words("không thuộc diện đánh giá", "exempt from assessment")
    }
  }

  private func rankLines() -> [String] {
    zip(explanation.checked.assessment.rankings, explanation.ranks).flatMap { ranking, rank in
      [rankLine(ranking, rank)] + remarkLines(ranking.remarks).map { "  " + $0 }
    }
  }

  private func rankLine(_ ranking: Ranking, _ rank: Rank?) -> String {
    let title = view.title(ranking.title, else: ranking.name.value)
    guard let rank else {
      return view.words("Không có hạng: ", "No rank: ") + title + whyUnranked(ranking)
    }
    var line = view.words(
      "Hạng \(rank.value) trên \(rank.of): \(title)", "Rank \(rank.value) of \(rank.of): \(title)"
    )
    if let group = rank.group { line += " (\(view.spoken(group)))" }
    if rank.tied > 1 {
      line += view.words(
        ", đồng hạng với \(rank.tied - 1) đối tượng khác",
        ", shared with \(rank.tied - 1) other\(rank.tied > 2 ? "s" : "")")
    }
    return line
  }

  /// The assessment's outcome and the subject's row in it.
  var standing: (outcome: AssessmentOutcome, row: Int)? {
    let id = explanation.checked.assessment.id.value
    let outcome = view.run.outcome.assessments.first { $0.checked.assessment.id.value == id }
    return outcome.flatMap { outcome in
      outcome.subjects.firstIndex(of: explanation.subject).map { (outcome, $0) }
    }
  }

  /// The awards that the subject receives or ties for.
  private func awardLines() -> [String] {
    guard let (outcome, row) = standing else { return [] }
    return view.awards(row, of: outcome).flatMap { award, state -> [String] in
      guard let state else { return [] }
      var line =
        view.words("Khen thưởng: ", "Award: ") + view.title(award.title, else: award.id.value)
      if state == .pending {
        line += view.words(" (bằng nhau, chờ quyết định)", " (tied, awaiting a decision)")
      }
      return [line] + remarkLines(award.remarks).map { "  " + $0 }
    }
  }

  /// Why the subject takes no part in a ranking.
  private func whyUnranked(_ ranking: Ranking) -> String {
    if explanation.state == .notRated { return "" }
    if explanation.root != nil, explanation.total.number == nil {
      return view.words(" (không có tổng điểm)", " (there is no total)")
    }
    switch explanation.classResult.state {
    case .pending, .notRanked, .none:
      return view.words(" (chưa có mức xếp loại)", " (there is no class yet)")
    case .given, .notRated, .unclassified: break
    }
    guard let eligible = ranking.eligible else { return "" }
    return view.words(" (chỉ xếp hạng khi ", " (ranked only when ") + "`\(eligible.formula.text)`)"
  }

  /// The total with as many decimals as it takes to stand on its side of every class's bound.
  func shownTotal(_ total: Decimal) -> Figures.Shown {
    let bounds = classBounds
    return view.figures.shown(total) { shown in
      bounds.allSatisfy { shown.compare($0) == total.compare($0) }
    }
  }

  /// The lower bounds of the classes.
  private var classBounds: [Decimal] { explanation.classBounds.compactMap { $0 } }

  /// What a class result is called.
  func className(_ result: ClassResult) -> String {
    let assessment = explanation.checked.assessment
    switch result.state {
    case .given:
      let published = view.className(result.published, of: assessment)
      guard let decided = result.decided, let computed = result.computed else { return published }
      if decided == computed { return published + view.words(" (theo quyết định)", " (decided)") }
      return view.words(
        "\(published) (theo quyết định; theo quy tắc: \(view.className(computed, of: assessment)))",
        "\(published) (decided; by the rules: \(view.className(computed, of: assessment)))")
    case .none: return view.words("không thuộc mức nào", "none")
    case .pending:
      let names = result.candidates.numbers.map { view.className($0, of: assessment) }
      let pending = view.words("chờ cấp có thẩm quyền quyết định", "pending a decision")
      return names.isEmpty ? pending : pending + " (\(names.joined(separator: " / ")))"
    case .notRated: return view.words("không thuộc diện đánh giá", "not rated")
    case .notRanked: return view.words("chưa xếp loại vì thiếu số liệu", "not ranked")
    case .unclassified: return "–"
    }
  }
}

extension ExplainedNode {
  /// The node with this id, this one or one below it.
  func node(withID id: String) -> ExplainedNode? {
    if node.criterion.id.value == id { return self }
    for child in children {
      if let found = child.node(withID: id) { return found }
    }
    return nil
  }
}
