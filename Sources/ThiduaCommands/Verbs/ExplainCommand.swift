import ArgumentParser
import Diagnostics
import Reports
import Rulebooks
import Runs
import Scoring

/// `thidua explain`: one result down to each rule, value and article.
struct ExplainCommand: Command {
  @Argument var names: [String] = []
  @Option var criterion: String?
  @Option var depth: Int?
  @Option var assessment: String?
  @Option var format: Format = .text
  @Option var stage: String?
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func checkArguments() throws(UsageFault) {
    guard let last = names.last, !last.isEmpty else {
      throw .missingArgument(name: .subject, verb: Verb.explain.rawValue)
    }
    if names.count > 2 {
      throw .unexpectedArguments(
        arguments: Array(names.dropFirst(2)), verb: Verb.explain.rawValue)
    }
    if let depth, depth < 1 {
      throw .notANumber(option: "--depth", value: String(depth))
    }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    let session = try session(console)
    guard let run = session.computed(keeping: .sections, threads: nil) else {
      return session.refuse()
    }
    let only = try assessment.map { (id) throws(Stop) in try run.assessment(id) }
    let found = try run.subject(names.last ?? "")
    let explanations = try explanations(of: found.number, found.kind, in: run, only: only)
    switch format {
    case .json:
      let json = ExplanationJSON(run, explanations, criterion: wantedCriterion, depth: depth)
      try console.print(json.bytes())
    case .text:
      let texts = explanations.map { explanation, later in
        ExplanationText(
          run, explanation, later, language: console.language, criterion: wantedCriterion,
          depth: depth
        ).text()
      }
      try console.print(texts.joined(separator: "\n"))
    }
    return session.end(
      run,
      next: console.words("Xem bảng xếp hạng: ", "To see the ranking: ")
        + "thidua rank\(session.folderWord)")
  }

  private var wantedCriterion: String? { criterion.map(normalised) }

  /// The run comes first where two things are given; alone, the subject is of the run that lies in
  /// the current folder.
  private func session(_ console: Console) throws(Stop) -> Session {
    let folder = names.count == 2 ? names.first : nil
    do {
      return try Session(folder, console, stage: stage)
    } catch .usage(.noRunHere) {
      // The only name may be a run whose subject was forgotten.
      let isRun = (try? Session(names.first, console)) != nil
      throw isRun
        ? .usage(.missingArgument(name: .subject, verb: Verb.explain.rawValue))
        : .usage(.noRunHere)
    }
  }

  private func explanations(
    of subject: Int, _ kind: SubjectKind, in run: ComputedRun, only: Int?
  ) throws(Stop) -> [(explanation: Explanation, later: LaterClassSteps)] {
    var found: [(explanation: Explanation, later: LaterClassSteps)] = []
    for (number, outcome) in run.outcome.assessments.enumerated()
    where (only == nil || only == number) && outcome.checked.assessment.subject == kind {
      guard let row = outcome.subjects.firstIndex(of: subject) else { continue }
      if let explanation = explain(run.outcome, assessment: number, row: row) {
        found.append((explanation, LaterClassSteps(outcome, row: row)))
      }
    }
    guard let wantedCriterion else { return found }
    let withCriterion = found.filter { $0.explanation.checked.nodeIDs.contains(wantedCriterion) }
    if withCriterion.isEmpty {
      let known = found.flatMap(\.explanation.checked.nodeIDs)
      throw .usage(
        .unknownCriterion(
          id: wantedCriterion, nearest: nearestName(to: wantedCriterion, among: known)))
    }
    return withCriterion
  }
}
