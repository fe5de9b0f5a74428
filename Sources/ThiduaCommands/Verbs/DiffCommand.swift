import ArgumentParser
import Diagnostics
import Reports
import Runs
import Scenarios

/// `thidua diff`: what differs between two rulebooks, and whose result changes with it.
struct DiffCommand: Command {
  @Argument var rulebooks: [String] = []
  @Option var run: String?
  @Option var assessment: String?
  @Flag var brief = false
  @Option var format: Format = .text
  @Flag var excel = false
  @Option(name: [.short, .long]) var output: String?
  @Flag var force = false
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
  }

  func checkArguments() throws(UsageFault) {
    if rulebooks.count < 2 {
      throw .missingArgument(name: .rulebooks, verb: Verb.diff.rawValue)
    }
    if rulebooks.count > 2 {
      throw .unexpectedArguments(
        arguments: Array(rulebooks.dropFirst(2)), verb: Verb.diff.rawValue)
    }
    if excel, format != .csv {
      throw .unusedOption(option: "--excel", needs: "--format csv")
    }
    if force, output == nil { throw .unusedOption(option: "--force", needs: "--output") }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    try console.check(output: output, force: force)
    let first = try files(rulebooks[0], console)
    let second = try files(rulebooks[1], console)
    let broken = DiagnosticList(first.diagnostics + second.diagnostics)
    if broken.hasErrors {
      console.close(
        broken, showing: .error,
        then: console.words("Sửa các lỗi trên rồi chạy lại.", "Correct them, then run again."))
      return .faults
    }
    let wanted = try wanted(first, second)
    var effects: RuleEffects?
    if let run {
      guard case .run(let path) = try Location(run, console) else {
        throw .usage(.noInput(path: run, nearest: []))
      }
      let (found, diagnostics) = compareRun(
        path.name, root: console.root, by: first, and: second, threads: Session.processorCount)
      guard let found else {
        console.close(
          DiagnosticList(diagnostics), showing: .error,
          then: console.words(
            "Không tính được đợt đánh giá theo cả hai bộ tiêu chí.",
            "The run cannot be computed by both rulebooks."))
        return .faults
      }
      effects = found.limited(to: wanted, assessment: assessment.map(normalised))
    }
    let differences = effects?.differences ?? first.differences(to: second).filter(wanted)
    try console.deliver(to: output, force: force) { (sink) throws(SinkFailure) in
      switch format {
      case .text:
        let text = DiffText(
          first, second, differences.filter(wanted), effects, language: console.language,
          width: console.tableWidth(output: output))
        try sink.write(Array(text.text().utf8))
      case .json:
        let matching = effects?.matching ?? RuleMatching(first, second)
        try sink.write(DiffJSON(differences, matching, effects).bytes())
      case .csv:
        try sink.write(DiffCSV(differences, effects, dialect: excel ? .excel : .plain).bytes())
      }
    }
    // What a rulebook cannot use of evidence that was collected for another is part of the result.
    let faults = effects.map { $0.standIns.before.faults + $0.standIns.after.faults } ?? []
    if faults.isEmpty { return .done }
    console.close(
      DiagnosticList(faults), showing: .error,
      then: console.words(
        "Kết quả là tạm tính. Sửa các lỗi trên rồi chạy lại.",
        "The result is provisional. Correct them, then run again."))
    return .faults
  }

  /// Which differences are asked for. Errors: neither rulebook has the assessment.
  private func wanted(
    _ first: RulebookFiles, _ second: RulebookFiles
  ) throws(Stop) -> (RuleDifference) -> Bool {
    let id = assessment.map(normalised)
    if let id {
      var known: [String] = []
      for name in second.assessments + first.assessments where !known.contains(name) {
        known.append(name)
      }
      if !known.contains(id) {
        throw .usage(
          .unknownAssessment(id: id, nearest: nearestName(to: id, among: known), known: known))
      }
    }
    let isBrief = brief
    return { difference in
      let element = difference.element
      let own = element.assessment ?? (element.kind == .assessment ? element.id : nil)
      return (id == nil || own == id) && (!isBrief || difference.mayChangeResults)
    }
  }

  private func files(_ path: String, _ console: Console) throws(Stop) -> RulebookFiles {
    guard case .rulebook(let file) = try Location(path, console) else {
      throw .usage(.noInput(path: path, nearest: []))
    }
    return RulebookFiles(file.name, root: console.root)
  }
}
