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
  @Option var vary: String?
  @Flag var addresses = false
  @Option var format: Format?
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func checkArguments() throws(UsageFault) {
    if addresses {
      if !(sets.isEmpty && removals.isEmpty && additions.isEmpty) || vary != nil {
        throw .conflictingOptions(option: "--addresses", other: vary == nil ? "--set" : "--vary")
      }
    }
    if vary != nil, format == .json {
      throw .conflictingOptions(option: "--vary", other: "--format json")
    }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
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
      let before = session.computed(keeping: .sections, threads: nil)
    else { return session.refuse() }
    if addresses { return try list(base, before, session) }
    var scenario = Scenario(rescale: rescale)
    for file in files {
      let loaded = try load(file, console)
      guard let read = loaded.scenario else { return refuse(loaded.diagnostics, console) }
      scenario.name = [scenario.name, read.name].compactMap { $0 }.joined(separator: " + ")
      scenario.changes += read.changes
      scenario.rescale = scenario.rescale ?? read.rescale
    }
    if scenario.name?.isEmpty ?? false { scenario.name = nil }
    let (changes, malformed) = commandLineChanges()
    if !malformed.isEmpty { return refuse(malformed, console) }
    scenario.changes += changes
    if let vary { return try self.vary(vary, scenario, base, before, session) }
    if scenario.changes.isEmpty, scenario.rescale == nil { throw .usage(.noChanges) }
    let applied = base.applying(scenario)
    guard let after = applied.run?.computed(keeping: .sections, threads: Session.processorCount)
    else { return refuse(applied.diagnostics, console) }
    let comparison = RunComparison(before, after)
    switch format ?? .text {
    case .text:
      try console.print(
        ScenarioText(scenario, applied, comparison, language: console.language).text())
    case .json: try console.print(ScenarioJSON(scenario, applied, comparison).bytes())
    }
    // The faults and warnings of the run as changed: they are part of what the scenario would do.
    return session.end(
      after,
      next: console.words(
        "Không tệp nào bị thay đổi. Xem kết quả hiện nay: ",
        "No file was changed. To see the result as it is: ") + "thidua rank\(session.folderWord)")
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

  private func load(_ file: String, _ console: Console) throws(Stop) -> LoadedScenario {
    switch readSource(path: console.systemPath(file), name: file) {
    case .success(let source): return loadScenario(source)
    case .failure(let fault): throw .file(fault)
    }
  }

  /// Says why the scenario cannot be applied.
  private func refuse(_ diagnostics: [Diagnostic], _ console: Console) -> ExitCode {
    console.close(
      DiagnosticList(diagnostics), showing: .error,
      then: console.words(
        "Kịch bản không được áp dụng; không tệp nào bị thay đổi.",
        "The scenario was not applied; no file was changed."))
    return .faults
  }

  // MARK: Values side by side

  private func vary(
    _ text: String, _ scenario: Scenario, _ base: ScenarioBase, _ before: ComputedRun,
    _ session: Session
  ) throws(Stop) -> ExitCode {
    guard let (left, list) = Address.split(assignment: text), let address = Address(left) else {
      return refuse(
        [Diagnostic(ScenarioFault.malformedChange(text: text), at: nil)], session.console)
    }
    let values = list.split(separator: ",").map { value in
      String(value.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    if values.isEmpty {
      return refuse(
        [Diagnostic(ScenarioFault.malformedChange(text: text), at: nil)], session.console)
    }
    var runs: [(value: String, run: ComputedRun)] = []
    for value in values {
      var changed = scenario
      changed.changes.append(Scenario.Change(address, .set(value)))
      var applied = base.applying(changed)
      // The value that stands there already is one of the row.
      let isAsItIs =
        applied.diagnostics.count == 1
        && applied.diagnostics.allSatisfy { diagnostic in
          if case .changesNothing? = diagnostic.fault as? ScenarioFault { return true }
          return false
        }
      if isAsItIs { applied = base.applying(scenario) }
      guard let run = applied.run?.computed(keeping: .sections, threads: Session.processorCount)
      else { return refuse(applied.diagnostics, session.console) }
      runs.append((value, run))
    }
    try session.console.print(
      VaryText(address, before, runs, language: session.console.language).text())
    return session.end(
      before,
      next: session.console.words(
        "Không tệp nào bị thay đổi. Xem từng giá trị: ",
        "No file was changed. To see one of them: ")
        + "thidua whatif\(session.folderWord) --set \(shellWord("\(address)=\(values[0])"))")
  }

  // MARK: Addresses

  private func list(
    _ base: ScenarioBase, _ run: ComputedRun, _ session: Session
  ) throws(Stop) -> ExitCode {
    let listing = base.addresses()
    switch format ?? .text {
    case .text:
      let lines = listing.map { listed in
        "\(listed.address)=\(listed.value)  [\(listed.span.source.path):\(listed.span.place.line)]"
      }
      try console(session, lines.joined(separator: "\n") + "\n")
    case .json:
      var json = JSONWriter(layout: .indented)
      json.object { json in
        json.field("format", "thidua.addresses")
        json.field("version", 1)
        json.key("addresses")
        json.array { json in
          for listed in listing {
            var line = JSONWriter()
            line.object { json in
              json.field("address", listed.address.description)
              json.field("value", listed.value)
              json.key("origin")
              json.object { json in
                json.field("file", listed.span.source.path)
                json.field("line", listed.span.place.line)
              }
            }
            json.raw(line.bytes)
          }
        }
      }
      json.endLine()
      try session.console.print(json.bytes)
    }
    return session.end(
      run,
      next: session.console.words("Thử một thay đổi: ", "To try a change: ")
        + "thidua whatif\(session.folderWord) --set "
        + session.console.words("ĐỊA_CHỈ=GIÁ_TRỊ", "ADDRESS=VALUE"))
  }

  private func console(_ session: Session, _ text: String) throws(Stop) {
    try session.console.print(text)
  }
}
