import Diagnostics
import Rulebooks
public import Runs
import YAMLSource

// Other rulebooks that a run can be compared by.
extension ScenarioBase {
  /// The run by another rulebook that stands in for its own.
  ///
  /// - Parameter rulebook: The path of the other's `rulebook.yaml`.
  public func by(rulebook: String) -> LoadedRun {
    let other = RulebookFiles(rulebook, root: root)
    let broken = other.diagnostics.filter { $0.severity == .error }
    if !broken.isEmpty { return baseline.refused(by: broken) }
    return baseline.reloaded(
      from: path, root: root, edited: other.standing(for: RulebookFiles(ownPath, root: root)),
      inForce: false)
  }

  /// Which assessments and elements of the rulebook of something that the run is compared with are
  /// those of its own; nil where that is the same one.
  ///
  /// - Parameter rulebook: The path of the other's `rulebook.yaml`.
  public func matching(rulebook: String) -> RuleMatching? {
    if rulebook == ownPath { return nil }
    return RuleMatching(
      RulebookFiles(rulebook, root: root), RulebookFiles(ownPath, root: root))
  }

  /// What another rulebook that stands in for the run's own cannot use of it, and what is wrong.
  ///
  /// - Parameters:
  ///   - rulebook: The path of the other's `rulebook.yaml`.
  ///   - run: The run by it.
  ///   - asItIs: The run by its own rulebook.
  public func standIn(rulebook: String, _ run: ComputedRun, _ asItIs: ComputedRun) -> StandInFaults
  {
    let files = RulebookFiles(rulebook, root: root)
    let paths = files.standing(for: RulebookFiles(ownPath, root: root)).keys
    return StandInFaults(run, own: asItIs.diagnostics, paths: Set(paths))
  }

  /// The path of the run's rulebook.
  private var ownPath: String { baseline.checked?.rulebook.span.source.path ?? "" }

  /// The editions of the run's rulebook: the rulebooks of its id that lie beside it, with the paths of
  /// their files, by edition; its own is among them.
  public func editions() -> [(edition: String, path: String)] {
    guard let rulebook = baseline.checked?.rulebook else { return [] }
    let parts = ownPath.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return [] }
    let folder = parts.dropLast(2).joined(separator: "/")
    let shown = folder.isEmpty ? "" : folder + "/"
    var found: [(edition: String, path: String)] = []
    for name in namesInFolder(system(folder.isEmpty ? "." : folder)).sorted() {
      let path = shown + name + "/rulebook.yaml"
      guard case .success(let source) = readSource(path: system(path), name: path),
        let root = parseYAML(source).root, root["rulebook"]?.text == rulebook.id.value,
        let edition = root["edition"]?.text
      else { continue }
      found.append((edition, path))
    }
    return found.sorted { ($0.edition, $0.path) < ($1.edition, $1.path) }
  }

  private func system(_ path: String) -> String {
    path.hasPrefix("/") || root.isEmpty ? path : root + "/" + path
  }
}
