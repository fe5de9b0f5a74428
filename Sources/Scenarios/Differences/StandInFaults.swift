public import Diagnostics
import Runs

/// What is wrong with a run when another rulebook stands in for its own: the evidence was collected for
/// its own, so that the other cannot use all of it.
public struct StandInFaults: Sendable {
  /// Faults of what was given: those that the run has by its own rulebook too, and those in the other
  /// rulebook's files.
  public let faults: [Diagnostic]
  /// What the other rulebook cannot use of a run that is right by its own; it counts as missing.
  public let unusable: [Diagnostic]

  /// Tells them apart.
  ///
  /// - Parameters:
  ///   - run: The run by the other rulebook.
  ///   - own: What is wrong with it by its own.
  ///   - paths: The paths under which the rulebook's files stand in the run.
  init(_ run: ComputedRun, own: DiagnosticList, paths: Set<String>) {
    func sign(_ diagnostic: Diagnostic) -> [String] {
      [
        diagnostic.fault.code, diagnostic.at?.source.path ?? "",
        diagnostic.at.map { String($0.start) } ?? "", diagnostic.fault.headline(.en).plain(in: .en),
      ]
    }
    let known = Set(own.diagnostics.map(sign))
    var faults: [Diagnostic] = []
    var unusable: [Diagnostic] = []
    for diagnostic in run.diagnostics.diagnostics where diagnostic.severity == .error {
      let isOfRules = diagnostic.at.map { paths.contains($0.source.path) } ?? false
      if isOfRules || known.contains(sign(diagnostic)) {
        faults.append(diagnostic)
      } else {
        unusable.append(diagnostic)
      }
    }
    self.faults = faults
    self.unusable = unusable
  }
}
