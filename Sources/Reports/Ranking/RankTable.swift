import Decimals
public import Diagnostics
import Evidence
import Rulebooks
public import Runs
import Scoring

/// The result of a run as tables for a terminal: one for each assessment, for each group of its
/// ranking; subjects by rank, those without one behind them with the reason.
public struct RankTable: Sendable {
  private var view: RunView
  let selection: RankSelection

  /// More sections than this would not fit beside one another.
  private static let mostSections = 12
  /// How many lacking facts of a subject are named; `explain` names all.
  private static let mostLacking = 4

  /// Makes a writer.
  public init(_ run: ComputedRun, _ selection: RankSelection, language: Language) {
    view = RunView(run, language: language)
    self.selection = selection
  }

  /// The whole text.
  public func text() -> String {
    var lines = heading()
    for number in selection.assessments(of: view.run.outcome) {
      lines.append("")
      let outcome = view.run.outcome.assessments[number]
      var table = self
      table.view.kind = outcome.checked.assessment.subject
      lines += table.part(outcome)
    }
    lines += decisionLines(view)
    lines.append("")
    lines.append(summary())
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Around the tables

  private func heading() -> [String] {
    let rulebook = view.checked.rulebook
    let title = view.title(rulebook.title, else: rulebook.id.value)
    var edition = rulebook.id.value
    if let number = rulebook.edition { edition += view.words(", bản ", ", edition ") + number }
    if rulebook.status == .proposal { edition += view.words(", dự thảo", ", proposal") }
    var lines =
      [title]
      + view.runLines(rulebook: view.words("bộ tiêu chí ", "rulebook ") + edition)
    if let source = rulebook.source?.text(in: view.language) {
      lines += wrapped(view.words("Nguồn: ", "Source: ") + source)
    }
    return lines + view.provisionalLines()
  }

  /// How many subjects came to which end, as one line.
  private func summary() -> String {
    let counts = RankCounts(view.run.outcome, selection)
    var parts = [
      subjects(counts.subjects),
      view.words("\(counts.scored) có điểm", "\(counts.scored) scored"),
    ]
    if counts.unscored > 0 {
      parts.append(view.words("\(counts.unscored) không chấm", "\(counts.unscored) unscored"))
    }
    parts.append(
      view.words("\(counts.notRanked) chưa xếp hạng được", "\(counts.notRanked) not ranked"))
    if counts.notRated > 0 {
      parts.append(
        view.words("\(counts.notRated) không thuộc diện đánh giá", "\(counts.notRated) exempt"))
    }
    parts.append(
      view.words("\(counts.pending) chờ quyết định xếp loại", "\(counts.pending) awaiting a class"))
    return view.words("Tổng cộng: ", "Altogether: ") + parts.joined(separator: " · ")
  }

  /// A number of units, of persons, or of both.
  private func subjects(_ count: Int) -> String {
    let kinds = selection.assessments(of: view.run.outcome).map {
      view.run.outcome.assessments[$0].checked.assessment.subject
    }
    let s = count == 1 ? "" : "s"
    if !kinds.contains(.person) { return view.words("\(count) đơn vị", "\(count) unit\(s)") }
    if !kinds.contains(.unit) { return view.words("\(count) người", "\(count) person\(s)") }
    return view.words("\(count) đối tượng", "\(count) subject\(s)")
  }

  // MARK: One assessment

  private func part(_ outcome: AssessmentOutcome) -> [String] {
    let assessment = outcome.checked.assessment
    let layout = RankLayout(outcome, selection, view, mostSections: Self.mostSections)
    var lines = [view.title(assessment.title, else: assessment.id.value)]
    let order = selection.order(of: outcome)
    guard let number = layout.ranking, assessment.rankings[number].within != nil else {
      lines += layout.table(of: order, outcome, view)
      return lines + layout.legend(outcome, view) + lacking(outcome)
        + populationLines(outcome, view)
    }
    // The rows of a group stand together in the order; those without a rank come last.
    var rows = order[...]
    while let first = rows.first {
      let group = outcome.ranks[number][first]?.group
      let members = rows.prefix { outcome.ranks[number][$0]?.group == group }
      let name = group.map { view.spoken($0) } ?? view.words("Không xếp hạng", "Not ranked")
      lines += ["", name] + layout.table(of: Array(members), outcome, view)
      rows = rows.dropFirst(members.count)
    }
    return lines + layout.legend(outcome, view) + lacking(outcome)
      + populationLines(outcome, view)
  }

  /// Which facts the subjects without a total lack, then those without a class.
  private func lacking(_ outcome: AssessmentOutcome) -> [String] {
    let total = lacking(
      outcome, view.words("Không có tổng điểm vì thiếu số liệu:", "No total for lack of:"),
      where: { outcome.states[$0] == .notRanked })
    let classes = lacking(
      outcome, view.words("Chưa xếp loại được vì thiếu số liệu:", "No class for lack of:"),
      where: { outcome.states[$0] == .scored })
    return total + classes
  }

  private func lacking(
    _ outcome: AssessmentOutcome, _ heading: String, where isMeant: (Int) -> Bool
  ) -> [String] {
    var lines: [String] = []
    for (row, subject) in outcome.subjects.enumerated() where isMeant(row) {
      let facts = view.lackingFacts(row, of: outcome)
      if facts.isEmpty { continue }
      let names = facts.prefix(Self.mostLacking).map { fact in
        var text = "“\(fact.name)”"
        if let owner = fact.owner, (owner.kind, owner.subject) != (view.kind, subject) {
          text += view.words(" của ", " of ") + view.run.subjects(owner.kind).ids[owner.subject]
        }
        return text + " (\(view.spoken(fact.reason)))"
      }
      var line = "  \(view.name(of: subject)): \(names.joined(separator: ", "))"
      let left = facts.count - names.count
      if left > 0 {
        line += view.words(
          " và \(left) số liệu khác", " and \(left) other value\(left == 1 ? "" : "s")")
      }
      lines.append(line)
    }
    return lines.isEmpty ? [] : ["", heading] + lines
  }
}
