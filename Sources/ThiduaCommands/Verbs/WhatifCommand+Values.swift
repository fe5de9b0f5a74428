import Diagnostics
import Reports
import Rulebooks
import Runs
import Scenarios
import Scoring

extension WhatifCommand {
  // MARK: Values side by side

  func vary(
    _ scenario: Scenario, _ base: ScenarioBase, _ asItIs: ComputedRun, _ session: Session
  ) throws(Stop) -> ExitCode {
    let console = session.console
    var axes: [VariedAddress] = []
    var malformed: [Diagnostic] = []
    for argument in variations {
      let (axis, diagnostic) = VariedAddress.reading(argument, of: "--vary")
      if let axis { axes.append(axis) }
      if let diagnostic { malformed.append(diagnostic) }
    }
    if !malformed.isEmpty { return refuse(malformed, console) }
    let (grid, diagnostics) = ScenarioGrid.computed(
      axes, scenario, base, asItIs, threads: Session.processorCount)
    guard let grid else { return refuse(diagnostics, console) }
    try console.deliver(to: output, force: force) { (sink) throws(SinkFailure) in
      switch format ?? .text {
      case .text:
        let text = GridText(
          grid, scenario, language: console.language, width: console.tableWidth(output: output))
        try sink.write(Array(text.text().utf8))
      case .json: try sink.write(GridJSON(grid, scenario).bytes())
      case .csv: try sink.write(GridCSV(grid, dialect: excel ? .excel : .plain).bytes())
      }
    }
    let first = axes.map { axis in
      " --set " + shellWord("\(axis.address)=\(axis.values.first ?? "")")
    }.joined()
    // The run's own warnings are told by `check` and `rank`.
    return session.end(
      DiagnosticList(asItIs.diagnostics.diagnostics.filter { $0.severity == .error }),
      next: console.words(
        "Không tệp nào bị thay đổi. Xem từng giá trị: ",
        "No file was changed. To see one of them: ")
        + "thidua whatif\(session.folderWord)\(first)")
  }

  // MARK: Addresses

  func list(
    _ base: ScenarioBase, _ run: ComputedRun, _ session: Session
  ) throws(Stop) -> ExitCode {
    let console = session.console
    let report = AddressReport(base.addresses(of: run))
    try console.deliver(to: output, force: force) { (sink) throws(SinkFailure) in
      switch format ?? .text {
      case .text: try sink.write(Array(report.text(console.language).utf8))
      case .json: try sink.write(report.json())
      case .csv: try sink.write(report.csv(excel ? .excel : .plain))
      }
    }
    return session.end(
      run,
      next: console.words("Thử một thay đổi: ", "To try a change: ")
        + "thidua whatif\(session.folderWord) --set "
        + console.words("ĐỊA_CHỈ=GIÁ_TRỊ", "ADDRESS=VALUE"))
  }
}
