import ArgumentParser
import Diagnostics
import Evidence
import Reports
import Rulebooks
import Runs
import Scoring

/// `thidua rank`: the result of every subject of a run.
struct RankCommand: Command {
  @Argument var folders: [String] = []
  @Option var format: Format?
  @Flag var excel = false
  @Option(name: [.short, .long]) var output: String?
  @Flag var force = false
  @Option var assessment: String?
  @Option var ranking: String?
  @Option var threads: Int?
  @Option var stage: String?
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv
  }

  func checkArguments() throws(UsageFault) {
    if folders.count > 1 {
      throw .unexpectedArguments(
        arguments: Array(folders.dropFirst()), verb: Verb.rank.rawValue)
    }
    if excel, format != .csv {
      throw .unusedOption(option: "--excel", needs: "--format csv")
    }
    if force, output == nil { throw .unusedOption(option: "--force", needs: "--output") }
    if let threads, threads < 1 {
      throw .notANumber(option: "--threads", value: String(threads))
    }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    try console.check(output: output, force: force)
    let session = try Session(folders.first, console, stage: stage)
    let keeping: Keeping = format == .json || format == .csv ? .all : .sections
    guard let run = session.computed(keeping: keeping, threads: threads) else {
      return session.refuse()
    }
    let selection = try selection(of: run)
    try console.deliver(to: output, force: force) { (sink) throws(SinkFailure) in
      try write(run, selection, to: sink, console)
    }
    return session.end(run, next: nextCommand(run, selection, session))
  }

  private func selection(of run: ComputedRun) throws(Stop) -> RankSelection {
    let number = try assessment.map { (id) throws(Stop) in try run.assessment(id) }
    let assessments = run.checked.assessments.map(\.assessment)
    let shown = number.map { [assessments[$0]] } ?? assessments
    if let ranking {
      let known = shown.flatMap(\.rankings).map(\.name.value)
      if !known.contains(normalised(ranking)) {
        throw .usage(
          .unknownRanking(
            name: ranking, nearest: nearestName(to: ranking, among: known), known: known))
      }
    }
    return RankSelection(assessment: number, ranking: ranking.map(normalised))
  }

  private func write(
    _ run: ComputedRun, _ selection: RankSelection, to sink: any ByteSink, _ console: Console
  ) throws(SinkFailure) {
    switch format ?? .table {
    case .table:
      let table = RankTable(run, selection, language: console.language)
      try sink.write(Array(table.text().utf8))
    case .json:
      try RankJSON(run, selection).write { (bytes) throws(SinkFailure) in try sink.write(bytes) }
    case .csv:
      try RankCSV(run, selection, dialect: excel ? .excel : .plain)
        .write { (bytes) throws(SinkFailure) in try sink.write(bytes) }
    }
  }

  /// The command that looks behind the first result.
  private func nextCommand(
    _ run: ComputedRun, _ selection: RankSelection, _ session: Session
  ) -> String {
    guard let subject = selection.firstSubject(of: run.outcome) else {
      return session.console.words("Không có đơn vị nào.", "There are no subjects.")
    }
    let (kind, number) = subject
    let name = run.subjects(kind).names[number] ?? run.subjects(kind).ids[number]
    return session.console.words("Xem vì sao: ", "To see why: ")
      + "thidua explain\(session.folderWord) \(shellWord(name))"
  }
}

extension ComputedRun {
  /// The number of an assessment. Errors: there is none with this id.
  func assessment(_ id: String) throws(Stop) -> Int {
    let known = checked.assessments.map(\.assessment.id.value)
    if let number = known.firstIndex(of: normalised(id)) { return number }
    throw .usage(
      .unknownAssessment(id: id, nearest: nearestName(to: id, among: known), known: known))
  }
}
