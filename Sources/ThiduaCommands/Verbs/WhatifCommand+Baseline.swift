import Diagnostics
import Reports
import Rulebooks
import Runs
import Scenarios
import Scoring

extension WhatifCommand {
  /// Why a baseline cannot be computed.
  struct Refusal: Error {
    let diagnostics: [Diagnostic]
  }

  /// What `--against` names: another run, a rulebook, an edition of the run's rulebook or a scenario.
  func baseline(
    _ name: String, _ base: ScenarioBase, _ asItIs: ComputedRun, _ session: Session
  ) throws(Stop) -> Result<(ComputedRun, ScenarioBaseline), Refusal> {
    let console = session.console
    func computed(
      _ loaded: LoadedRun, _ baseline: (ComputedRun) -> ScenarioBaseline
    ) -> Result<(ComputedRun, ScenarioBaseline), Refusal> {
      guard let run = loaded.computed(keeping: .sections, threads: Session.processorCount) else {
        return .failure(
          Refusal(diagnostics: loaded.diagnostics.diagnostics.filter { $0.severity == .error }))
      }
      return .success((run, baseline(run)))
    }
    switch try place(name, base, console) {
    case .run(let file):
      return computed(loadRun(at: file.name, root: console.root)) { run in
        ScenarioBaseline(
          name, matching: base.matching(rulebook: run.checked.rulebook.span.source.path))
      }
    case .rulebook(let file):
      let source = try console.read(file.name)
      guard isScenario(source) else {
        return computed(base.by(rulebook: file.name)) { run in
          ScenarioBaseline(
            name, matching: base.matching(rulebook: file.name),
            standIn: base.standIn(rulebook: file.name, run, asItIs))
        }
      }
      let loaded = loadScenario(source)
      guard let scenario = loaded.scenario else {
        return .failure(Refusal(diagnostics: loaded.diagnostics))
      }
      let applied = base.applying(scenario)
      guard let run = applied.computed(from: asItIs, threads: Session.processorCount) else {
        return .failure(Refusal(diagnostics: applied.diagnostics))
      }
      return .success((run, ScenarioBaseline(scenario.name ?? name, applied)))
    }
  }

  /// Where a baseline lies. An edition is the rulebook that has it.
  private func place(
    _ name: String, _ base: ScenarioBase, _ console: Console
  ) throws(Stop) -> Location {
    do throws(Stop) {
      return try Location(name, console)
    } catch {
      guard case .usage(.noInput(_, let nearest)) = error else { throw error }
      let editions = base.editions()
      let wanted = normalised(name)
      if let found = editions.first(where: { $0.edition == wanted }) {
        return .rulebook(
          Location.FilePath(name: found.path, systemPath: console.systemPath(found.path)))
      }
      let known = editions.map(\.edition)
      throw .usage(
        .notABaseline(
          name: name, nearest: nearestNames(to: name, among: known, most: 3) + nearest,
          editions: known))
    }
  }

  /// Whether a file holds changes and no rulebook.
  private func isScenario(_ source: Source) -> Bool {
    let loaded = loadScenario(source)
    return loaded.scenario != nil
      || !loaded.diagnostics.contains { diagnostic in
        if case .notAScenario? = diagnostic.fault as? ScenarioFault { return true }
        return false
      }
  }
}
