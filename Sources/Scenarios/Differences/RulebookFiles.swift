public import Diagnostics
public import Rulebooks
import Runs
import Scoring
import YAMLSource

/// A rulebook's files, for comparing.
public struct RulebookFiles: Sendable {
  let sources: [Source]
  let folder: String
  let tree: RuleTree
  /// What is wrong with the form of the rulebook.
  public let diagnostics: [Diagnostic]

  /// Reads the files of a rulebook.
  ///
  /// - Parameters:
  ///   - path: The path of `rulebook.yaml`.
  ///   - root: The folder that relative paths start from.
  public init(_ path: String, root: String) {
    let loaded = loadRulebook(at: path) { path in
      readSource(path: path.hasPrefix("/") || root.isEmpty ? path : root + "/" + path, name: path)
    }
    sources = loaded.sources
    diagnostics = loaded.diagnostics
    tree = RuleTree(sources: loaded.sources, day: "")
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// Its id, edition and title, as they are written.
  public var heading: (id: String, edition: String?, title: Title?) {
    func text(_ key: String) -> String? { tree.roots.lazy.compactMap { $0[key]?.text }.first }
    let title = tree.roots.lazy.compactMap { $0["title"] }.first
    return (text("rulebook") ?? "", text("edition"), ElementTitle(title).title)
  }

  /// The values of its parameters, as they are written; of several in time all, the first one first.
  public var parameters: [String: String] {
    let entries = tree.roots.flatMap { $0["parameters"]?.entries ?? [] }
    return Dictionary(
      entries.map { entry in
        let values = entry.value.items ?? [entry.value]
        return (
          entry.name, values.compactMap { $0["value"]?.text ?? $0.text }.joined(separator: ", ")
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The ids of its assessments, in the order of the files.
  public var assessments: [String] { tree.assessments.map(\.name) }

  /// The title of an assessment.
  public func title(ofAssessment id: String) -> Title? {
    ElementTitle(tree.assessments.first { $0.name == id }?.value["title"]).title
  }

  /// What differs in another rulebook, element by element in the order of the other's files; of each
  /// part, what is gone comes last. An element that is new or gone is told once, not key by key.
  public func differences(to other: RulebookFiles) -> [RuleDifference] {
    RulebookDiffing(tree, other.tree).differences
  }

  /// The files under the names that another rulebook's files have, so that a run reads them instead.
  func standing(for other: RulebookFiles) -> [String: Source] {
    var files: [String: Source] = [:]
    for source in sources where source.path.hasPrefix(folder) {
      files[other.folder + source.path.dropFirst(folder.count)] = source
    }
    return files
  }
}

/// What a run comes to by two rulebooks that stand in for its own, also those of other years; nil where it cannot be computed by
/// one of them, with what forbids it.
///
/// - Parameters:
///   - path: The path of `run.yaml`.
///   - root: The folder that relative paths start from.
///   - threads: How many threads compute; the result does not depend on it.
public func compareRun(
  _ path: String, root: String, by first: RulebookFiles, and second: RulebookFiles,
  threads: Int = 1
) -> (effects: RuleEffects?, diagnostics: [Diagnostic]) {
  let loaded = loadRun(at: path, root: root)
  guard let own = loaded.checked?.rulebook.span.source.path else {
    return (nil, loaded.diagnostics.diagnostics)
  }
  let files = RulebookFiles(own, root: root)
  let asItIs = loaded.computed(keeping: .sections, threads: threads)
  let faults = asItIs?.diagnostics ?? loaded.diagnostics
  var runs: [ComputedRun] = []
  var standIns: [StandInFaults] = []
  for rulebook in [first, second] {
    // The run as it is, where the rulebook is its own.
    let isOwn = rulebook.sources.map(\.bytes) == files.sources.map(\.bytes)
    let edited = isOwn ? [:] : rulebook.standing(for: files)
    let changed =
      isOwn
      ? loaded : loaded.reloaded(from: path, root: root, edited: edited, inForce: false)
    guard let run = isOwn ? asItIs : changed.computed(keeping: .sections, threads: threads) else {
      return (nil, changed.diagnostics.diagnostics)
    }
    runs.append(run)
    standIns.append(StandInFaults(run, own: faults, paths: Set(edited.keys)))
  }
  return (
    RuleEffects(first, second, runs[0], runs[1], standIns: (standIns[0], standIns[1])), []
  )
}
