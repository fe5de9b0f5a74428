import ArgumentParser
import Diagnostics
import Reports
import Rulebooks
import Runs
import Scenarios
import Scoring

/// `thidua whatif`: what changes of rules or evidence would do.
struct WhatifCommand: Command {
  @Argument var names: [String] = []
  @Option(name: .customLong("set")) var sets: [String] = []
  @Option(name: .customLong("add")) var additions: [String] = []
  @Option(name: .customLong("remove")) var removals: [String] = []
  @Option var rescale: String?
  @Option var against: String?
  @Option(name: .customLong("vary")) var variations: [String] = []
  @Flag var addresses = false
  @Option var save: String?
  @Option var format: Format?
  @Flag var excel = false
  @Option(name: [.short, .long]) var output: String?
  @Flag var force = false
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
  }

  func checkArguments() throws(UsageFault) {
    let changing: [(String, Bool)] = [
      ("--set", !sets.isEmpty), ("--add", !additions.isEmpty), ("--remove", !removals.isEmpty),
      ("--rescale", rescale != nil), ("--against", against != nil),
      ("--vary", !variations.isEmpty), ("--save", save != nil),
    ]
    if addresses, let (option, _) = changing.first(where: \.1) {
      throw .conflictingOptions(option: "--addresses", other: option)
    }
    if !variations.isEmpty {
      for (option, isGiven) in [("--against", against != nil), ("--save", save != nil)]
      where isGiven { throw .conflictingOptions(option: "--vary", other: option) }
      if variations.count > 2 { throw .tooManyAddresses(limit: 2) }
    }
    if excel, format != .csv { throw .unusedOption(option: "--excel", needs: "--format csv") }
    if force, output == nil, save == nil {
      throw .unusedOption(option: "--force", needs: "--output")
    }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    try console.check(output: output, force: force)
    try console.check(output: save, force: force)
    // The run comes first; what follows are scenario files.
    var files = names[...]
    var folder: String?
    if let first = names.first, case .run? = try? Location(first, console) {
      folder = first
      files = files.dropFirst()
    }
    guard case .run(let path) = try Location(folder, console) else {
      throw .usage(.noInput(path: folder ?? ".", nearest: []))
    }
    let session = try Session(folder, console)
    guard let base = ScenarioBase(path.name, root: console.root, session.loaded),
      let asItIs = session.computed(keeping: .sections, threads: nil)
    else { return session.refuse() }
    if addresses { return try list(base, asItIs, session) }
    let (scenarios, malformed) = try scenarios(in: Array(files), console)
    if !malformed.isEmpty { return refuse(malformed, console) }
    if !variations.isEmpty {
      if scenarios.count > 1 {
        throw .usage(
          .unexpectedArguments(arguments: Array(files.dropFirst()), verb: "whatif --vary"))
      }
      return try vary(scenarios[0], base, asItIs, session)
    }
    if save != nil, scenarios.count > 1 {
      throw .usage(.unexpectedArguments(arguments: Array(files.dropFirst()), verb: "whatif --save"))
    }
    let empty = scenarios.indices.filter {
      scenarios[$0].changes.isEmpty && scenarios[$0].rescale == nil
    }
    if !empty.isEmpty, !files.isEmpty {
      let named = empty.map { scenarios[$0].name ?? Array(files)[$0] }
      return refuse(
        named.map { Diagnostic(ScenarioFault.nothingChanged(name: $0), at: nil) }, console)
    }
    if !empty.isEmpty, against == nil { throw .usage(.noChanges) }
    return try show(scenarios, base, asItIs, session)
  }

  // MARK: Scenarios

  /// The scenarios of files, each with the changes of options on top; without files, the options'.
  private func scenarios(
    in files: [String], _ console: Console
  ) throws(Stop) -> (scenarios: [Scenario], malformed: [Diagnostic]) {
    var malformed: [Diagnostic] = []
    var scenarios: [Scenario] = files.isEmpty ? [Scenario()] : []
    for file in files {
      let loaded = loadScenario(try console.read(file))
      if let scenario = loaded.scenario { scenarios.append(scenario) }
      malformed += loaded.diagnostics.filter { $0.severity == .error }
    }
    let (changes, wrong) = commandLineChanges()
    malformed += wrong
    for index in scenarios.indices {
      if scenarios[index].name?.isEmpty ?? false { scenarios[index].name = nil }
      if scenarios.count > 1, scenarios[index].name == nil { scenarios[index].name = files[index] }
      scenarios[index].changes += changes
      if let rescale {
        scenarios[index].rescale = rescale
        scenarios[index].rescaleSpan = nil
      }
    }
    return (scenarios, malformed)
  }

  /// The changes that options make, and what is wrong with them.
  private func commandLineChanges() -> (changes: [Scenario.Change], malformed: [Diagnostic]) {
    var changes: [Scenario.Change] = []
    var malformed: [Diagnostic] = []
    let options: [(String, Scenario.Change.Verb, [String])] = [
      ("--add", .add, additions), ("--set", .set, sets), ("--remove", .remove, removals),
    ]
    for (option, verb, arguments) in options {
      for argument in arguments {
        let (change, diagnostic) = Scenario.Change.reading(argument, verb, of: option)
        if let change { changes.append(change) }
        if let diagnostic { malformed.append(diagnostic) }
      }
    }
    return (changes, malformed)
  }

  /// Says why a scenario cannot be applied.
  func refuse(_ diagnostics: [Diagnostic], _ console: Console) -> ExitCode {
    console.close(
      DiagnosticList(diagnostics), showing: .error,
      then: console.words(
        "Kịch bản không được áp dụng; không tệp nào bị thay đổi.",
        "The scenario was not applied; no file was changed."))
    return .faults
  }

  // MARK: Results

  private func show(
    _ scenarios: [Scenario], _ base: ScenarioBase, _ asItIs: ComputedRun, _ session: Session
  ) throws(Stop) -> ExitCode {
    let console = session.console
    var before = asItIs
    var baseline: ScenarioBaseline?
    if let against {
      switch try self.baseline(against, base, asItIs, session) {
      case .failure(let refusal): return refuse(refusal.diagnostics, console)
      case .success(let found): (before, baseline) = found
      }
    }
    var effects: [ScenarioEffect] = []
    for scenario in scenarios {
      let applied = base.applying(scenario)
      guard let after = applied.computed(from: asItIs, threads: Session.processorCount) else {
        return refuse(applied.diagnostics, console)
      }
      effects.append(
        ScenarioEffect(
          scenario, applied, RunComparison(before, after, matching: baseline?.matching)))
    }
    try console.deliver(to: output, force: force) { (sink) throws(SinkFailure) in
      try sink.write(bytes(of: effects, baseline, console))
    }
    if let save, let scenario = scenarios.first {
      try console.deliver(to: save, force: force) { (sink) throws(SinkFailure) in
        try sink.write(Array(scenario.yaml().utf8))
      }
    }
    // The faults of the runs as changed, and the warnings that scenarios bring: they are part of what
    // scenarios would do. The run's own warnings are told by `check` and `rank`.
    let own = Set(asItIs.diagnostics.diagnostics.map(Self.mark))
    let found = effects.flatMap { $0.comparison.after.diagnostics.diagnostics }
      .filter { $0.severity == .error || !own.contains(Self.mark($0)) }
    return session.end(
      DiagnosticList(found + (baseline?.standIn?.faults ?? [])), next: next(session))
  }

  /// What a finding says, wherever it stands.
  private static func mark(_ diagnostic: Diagnostic) -> String {
    diagnostic.fault.code + " " + diagnostic.fault.headline(.en).plain(in: .en)
  }

  private func bytes(
    of effects: [ScenarioEffect], _ baseline: ScenarioBaseline?, _ console: Console
  ) -> [UInt8] {
    switch format ?? .text {
    case .text:
      if effects.count > 1 {
        let text = SeveralScenariosText(
          effects, against: baseline, language: console.language,
          width: console.tableWidth(output: output))
        return Array((text?.text() ?? "").utf8)
      }
      let text = effects.first.map { effect in
        ScenarioText(
          effect.scenario, effect.applied, effect.comparison, against: baseline,
          language: console.language, width: console.tableWidth(output: output)
        ).text()
      }
      return Array((text ?? "").utf8)
    case .json: return ScenarioJSON(effects, against: baseline).bytes()
    case .csv: return ScenarioCSV(effects, dialect: excel ? .excel : .plain).bytes()
    }
  }

  private func next(_ session: Session) -> String {
    let console = session.console
    if let save, save != "-" {
      return console.words(
        "Kịch bản đã ghi; chạy lại: ", "The scenario is saved; to run it again: ")
        + "thidua whatif\(session.folderWord) \(shellWord(save))"
    }
    return console.words(
      "Không tệp nào bị thay đổi. Xem kết quả hiện nay: ",
      "No file was changed. To see the result as it is: ") + "thidua rank\(session.folderWord)"
  }
}
