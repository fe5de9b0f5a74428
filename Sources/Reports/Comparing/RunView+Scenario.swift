import Diagnostics
import Evidence
import Rulebooks
import Runs
public import Scenarios

/// What a scenario is compared with, where that is not the run as it is.
public struct ScenarioBaseline: Sendable {
  /// What it is, as the user names it.
  public let name: String
  /// The changes by which it differs from the run, where a scenario makes it.
  public let applied: AppliedScenario?
  /// Which of its assessments and elements are those of the run, where its rules are another rulebook's.
  public let matching: RuleMatching?
  /// What its rulebook cannot use of the run, where that is not the run's own.
  public let standIn: StandInFaults?

  /// Makes a baseline.
  public init(
    _ name: String, _ applied: AppliedScenario? = nil, matching: RuleMatching? = nil,
    standIn: StandInFaults? = nil
  ) {
    self.name = name
    self.applied = applied
    self.matching = matching
    self.standIn = standIn
  }
}

extension RunView {
  private static var mostConsequences: Int { 12 }

  /// What a scenario changes, then what follows from it.
  func changeLines(_ applied: AppliedScenario) -> [String] {
    var lines: [String] = []
    for change in applied.rules where !change.isConsequence { lines.append("  " + text(change)) }
    for change in applied.evidence {
      let what =
        switch (change.before, change.after) {
        case (let before?, let after?): "~ \(change.address): \(before) → \(after)"
        case (nil, let after?): "+ \(change.address): \(after)"
        case (let before?, nil): "- \(change.address): \(before)"
        case (nil, nil): "- \(change.address)"
        }
      lines.append("  " + what + (change.origin.map { "  [\($0.path):\($0.line)]" } ?? ""))
    }
    let consequences = applied.rules.filter(\.isConsequence)
    if !consequences.isEmpty {
      lines.append(words("Kéo theo:", "What follows from them:"))
      for change in consequences.prefix(Self.mostConsequences) {
        lines.append("  " + text(change))
      }
      let left = consequences.count - Self.mostConsequences
      if left > 0 { lines.append(words("  và \(left) chỗ khác", "  and \(left) more")) }
    }
    return lines
  }

  private func text(_ change: RuleChange) -> String {
    let place = "  [\(change.span.source.path):\(change.span.place.line)]"
    guard let after = change.after else { return "- \(change.address)\(place)" }
    if change.isAddition { return "+ \(change.address): \(after)\(place)" }
    return "~ \(change.address): \(change.before) → \(after)\(place)"
  }

  /// What a result is compared with.
  func lines(of baseline: ScenarioBaseline, _ run: ComputedRun) -> [String] {
    let rulebook = run.checked.rulebook
    let edition = rulebook.edition.map { words(", bản ", ", edition ") + $0 } ?? ""
    let lines = [
      words("So với ", "Compared with ") + baseline.name + " ("
        + words("đợt ", "run ") + run.file.id.value + " · " + rulebook.id.value + edition + ")"
    ]
    return lines + (baseline.applied.map(changeLines) ?? [])
      + matchingLines(baseline.matching, baseline.name)
      + unusableLines(baseline.standIn, baseline.name)
  }

  /// The id of a class as it is titled, or the word for why there is none.
  func classText(_ word: String, of assessment: Assessment) -> String {
    if let rule = assessment.classes.first(where: { $0.id.value == word }) {
      return title(rule.title, else: word)
    }
    switch word {
    case "pending": return words("chờ quyết định", "pending")
    case "none": return words("không có mức", "none")
    default: return "–"
    }
  }
}
