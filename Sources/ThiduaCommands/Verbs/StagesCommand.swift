import ArgumentParser
import Diagnostics
import Reports
import Rulebooks
import Runs
import Scoring

/// `thidua stages`: which values changed between two stages of a run, and what that means.
struct StagesCommand: Command {
  @Argument var folders: [String] = []
  @Option var from: String?
  @Option var to: String?
  @Option var format: Format?
  @Flag var excel = false
  @Option(name: [.short, .long]) var output: String?
  @Flag var force = false
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv
  }

  func checkArguments() throws(UsageFault) {
    if folders.count > 1 {
      throw .unexpectedArguments(
        arguments: Array(folders.dropFirst()), verb: Verb.stages.rawValue)
    }
    if excel, format != .csv {
      throw .unusedOption(option: "--excel", needs: "--format csv")
    }
    if force, output == nil { throw .unusedOption(option: "--force", needs: "--output") }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    try console.check(output: output, force: force)
    let session = try Session(folders.first, console, stage: to)
    guard let file = session.loaded.file else { return session.refuse() }
    guard file.stages.count > 1 else { throw .usage(.noStages(run: file.id.value)) }
    let earlier = try from.map { (name) throws(Stop) in try file.stage(name) } ?? 0
    let later = file.stage
    if earlier == later {
      throw .usage(.sameStage(name: file.stages[later].value))
    }
    guard let after = session.computed(keeping: .all, threads: nil),
      let before = session.loaded.at(stage: earlier, fallBack: [later]).computed(
        keeping: .all, threads: Session.processorCount)
    else { return session.refuse() }
    let comparison = StageComparison(before, after, stages: (earlier, later))
    try console.deliver(to: output, force: force) { (sink) throws(SinkFailure) in
      switch format ?? .table {
      case .table:
        let table = StageTable(comparison, language: console.language)
        try sink.write(Array(table.text().utf8))
      case .json: try sink.write(StageJSON(comparison).bytes())
      case .csv:
        try sink.write(StageCSV(comparison, dialect: excel ? .excel : .plain).bytes())
      }
    }
    return session.end(
      after,
      next: console.words("Xem bảng xếp hạng: ", "To see the ranking: ")
        + "thidua rank\(session.folderWord)")
  }
}

extension RunFile {
  /// The number of a stage by its name. Errors: the run has none of this name.
  func stage(_ name: String) throws(Stop) -> Int {
    let known = stages.map(\.value)
    if let number = known.firstIndex(of: normalised(name)) { return number }
    throw .usage(
      .unknownStage(name: name, nearest: nearestName(to: name, among: known), known: known))
  }
}
