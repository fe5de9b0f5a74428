public import Diagnostics
public import Evidence
import Glibc
public import Rulebooks
public import Scoring

/// A run with its rulebook and evidence as far as they could be read, and all that is wrong with
/// them: the faults of one do not hide those of the other.
public struct LoadedRun: Sendable {
  /// The run; nil where its file has faults that leave nothing to compute.
  public let file: RunFile?
  /// The rulebook; nil where it has errors.
  public let checked: CheckedRulebook?
  /// The evidence about units; nil where it could not be asked for.
  public let evidence: EvidenceStore?
  /// The evidence about persons, where the run lists any.
  public let persons: EvidenceStore?
  /// What people decided.
  public let decisions: [Decision]
  /// Everything that is wrong, and the notes.
  public let diagnostics: DiagnosticList
  /// Whether a file could not be read at all.
  public let hasUnreadFile: Bool
  /// What was published in former periods, as far back as rules look.
  public let previous: PreviousResults
  /// What its author accepts of what the rules were asked.
  public let accepted: [AcceptedFinding]
  /// What was read of the tables, for runs by other rules.
  let reading: TableReading?

  /// Whether nothing keeps the run from being computed; faults of the evidence do not.
  public var canBeComputed: Bool {
    file != nil && checked != nil && evidence != nil && !hasUnreadFile
  }
}

/// Reads a run: its file, its rulebook, its evidence.
///
/// - Parameters:
///   - path: The path of `run.yaml`, as messages shall show it.
///   - root: The folder that relative paths start from; empty for the current one.
///   - edited: Files of the rulebook that take the place of those that lie there, by their paths.
///   - inForce: Whether the rules must be in force at the end of the period; if not, those of other
///     years count as they stood on the day nearest to it.
public func loadRun(
  at path: String, root: String = "", edited: [String: Source] = [:], inForce: Bool = true
) -> LoadedRun {
  loadRun(at: path, root: root, edited: edited, inForce: inForce, reach: 0, visited: [])
}

extension LoadedRun {
  /// The same run by other texts of its rulebook's files: the rules are read and checked anew, the tables
  /// only where the rules ask anything else of them.
  ///
  /// - Parameters:
  ///   - path: The path of `run.yaml`, as messages shall show it.
  ///   - root: The folder that relative paths start from.
  ///   - edited: Files of the rulebook that take the place of those that lie there, by their paths.
  ///   - inForce: Whether the rules must be in force at the end of the period.
  public func reloaded(
    from path: String, root: String, edited: [String: Source], inForce: Bool = true
  ) -> LoadedRun {
    var loading = RunLoading(
      paths: RunPaths(of: path), root: root, edited: edited, inForce: inForce, reach: 0,
      visited: [path])
    loading.former = reading
    let loaded = loading.load(path)
    guard let stage = file?.stage, let own = loaded.file, stage != own.stage else { return loaded }
    return loaded.at(stage: stage, fallBack: file?.fallBack ?? [])
  }

  /// The same run as it cannot be computed.
  public func refused(by faults: [Diagnostic]) -> LoadedRun {
    LoadedRun(
      file: file, checked: nil, evidence: evidence, persons: persons, decisions: decisions,
      diagnostics: DiagnosticList(faults), hasUnreadFile: hasUnreadFile, previous: previous,
      accepted: accepted, reading: reading)
  }

  /// The same run with other diagnostics: each as `change` gives it, those left out for which it gives
  /// nil.
  public func mappingDiagnostics(_ change: (Diagnostic) -> Diagnostic?) -> LoadedRun {
    LoadedRun(
      file: file, checked: checked, evidence: evidence, persons: persons, decisions: decisions,
      diagnostics: DiagnosticList(diagnostics.diagnostics.compactMap(change)),
      hasUnreadFile: hasUnreadFile, previous: previous, accepted: accepted, reading: reading)
  }
}

/// Reads a run that may itself be the former period of others.
///
/// - Parameters:
///   - reach: how many periods further back somebody looks, whatever its own rules do.
///   - visited: the runs that are being read for others.
func loadRun(
  at path: String, root: String, edited: [String: Source] = [:], inForce: Bool = true, reach: Int,
  visited: [String]
) -> LoadedRun {
  var loading = RunLoading(
    paths: RunPaths(of: path), root: root, edited: edited, inForce: inForce, reach: reach,
    visited: visited + [path])
  return loading.load(path)
}

private struct RunLoading {
  let paths: RunPaths
  let root: String
  let reach: Int
  let visited: [String]
  private let edited: [String: Source]
  /// The tables as they were read for other rules.
  var former: TableReading?
  private let inForce: Bool
  private var diagnostics: [Diagnostic] = []
  private var accepted: [AcceptedFinding] = []

  init(
    paths: RunPaths, root: String, edited: [String: Source], inForce: Bool, reach: Int,
    visited: [String]
  ) {
    self.edited = edited
    self.inForce = inForce
    self.paths = paths
    self.root = root
    self.reach = reach
    self.visited = visited
  }

  mutating func load(_ path: String) -> LoadedRun {
    switch readSource(path: systemPath(path), name: path) {
    case .failure(let fault):
      diagnostics.append(Diagnostic(fault, at: nil))
      return loaded(nil, nil, nil)
    case .success(let source):
      var reading = RunReading()
      let file = reading.run(source)
      diagnostics += reading.diagnostics
      guard let file else {
        // What is wrong with the rules can be told all the same.
        if !reading.editions.isEmpty {
          _ = rulebook(reading.editions, in: reading.period, holidays: reading.holidays)
        }
        return loaded(nil, nil, nil)
      }
      let hasErrors = diagnostics.contains { $0.severity == .error }
      let (rulebook, checked) = self.rulebook(
        file.editions, in: reading.period, holidays: file.holidays)
      guard let rulebook else { return loaded(hasErrors ? nil : file, nil, nil) }
      let reach = min(max(reach, checked?.previousReach ?? 0), 5)
      let (previous, isPreviousRead) = previousResults(of: file, reach: reach)
      let (paths, root) = (paths, root)
      var binding = EvidenceBinding(
        file: file, rulebook: rulebook, checked: checked, isWhole: !hasErrors,
        shownPath: { paths.joined($0) }, systemPath: { Self.systemPath($0, root: root) })
      let evidence = binding.read(former: former?.evidence)
      let lists = [file.units.table.file, file.persons?.table.file].compactMap { $0?.value }
      let consequences = RunConsequences(
        evidence.diagnostics, file: reading.diagnostics, lists: lists.map { paths.joined($0) })
      diagnostics += evidence.diagnostics.filter { !consequences.contain($0) }
      var results = previous.results
      results.formerIDs = evidence.formerIDs
      let tables = TableReading(evidence: evidence, previous: previous)
      return loaded(
        hasErrors || !isPreviousRead ? nil : file, checked, evidence, results, tables)
    }
  }

  /// The results of former periods, read again where rules look further back than before.
  private mutating func previousResults(
    of file: RunFile, reach: Int
  ) -> (reading: TableReading.Previous, isRead: Bool) {
    var reading: TableReading.Previous
    if let known = former?.previous, known.reach == reach {
      reading = known
    } else {
      var loading = PreviousLoading(paths: paths, root: root, visited: visited)
      var results = PreviousResults()
      results.periods = loading.read(file.previous, reach: reach)
      reading = TableReading.Previous(
        reach: reach, results: results, diagnostics: loading.diagnostics)
    }
    diagnostics += reading.diagnostics
    return (reading, !reading.diagnostics.contains { $0.severity == .error })
  }

  private func loaded(
    _ file: RunFile?, _ checked: CheckedRulebook?, _ evidence: RunEvidence?,
    _ previous: PreviousResults = PreviousResults(), _ reading: TableReading? = nil
  ) -> LoadedRun {
    LoadedRun(
      file: file, checked: checked, evidence: evidence?.units, persons: evidence?.persons,
      decisions: evidence?.decisions ?? [],
      diagnostics: DiagnosticList(diagnostics),
      hasUnreadFile: diagnostics.contains { $0.fault is FileFault }, previous: previous,
      accepted: accepted, reading: reading)
  }

  /// The path under which the system finds `path`.
  private func systemPath(_ path: String) -> String { Self.systemPath(path, root: root) }

  private static func systemPath(_ path: String, root: String) -> String {
    path.hasPrefix("/") || root.isEmpty ? path : root + "/" + path
  }

  // MARK: Rulebook

  /// The rulebook in force at the end of a period; where that is not known, the first edition.
  private mutating func rulebook(
    _ paths: [Placed<String>], in period: Period?, holidays: [Day]
  ) -> (Rulebook?, CheckedRulebook?) {
    var editions: [(path: String, loaded: LoadedRulebook)] = []
    var read: [String] = []
    for edition in paths {
      let (root, edited) = (root, edited)
      for path in RunFile.editions(
        in: self.paths.joined(edition.value), systemPath: { Self.systemPath($0, root: root) })
      where !read.contains(path) {
        read.append(path)
        let isFile = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
        if !exists(isFile ? path : path + "/rulebook.yaml") {
          diagnostics.append(
            Diagnostic(
              RunFault.noRulebook(path: path, nearest: nearest(to: path)), at: edition.span))
          return (nil, nil)
        }
        let loaded = loadRulebook(at: path) { path in
          if let source = edited[path] { return .success(source) }
          return readSource(path: Self.systemPath(path, root: root), name: path)
        }
        editions.append((path, loaded))
      }
    }
    guard let first = editions.first else { return (nil, nil) }
    var loaded = first.loaded
    if editions.count > 1, let period {
      switch editionInForce(editions, on: period.until) {
      case .success(let number): loaded = editions[number].loaded
      case .failure(let fault):
        diagnostics.append(Diagnostic(fault, at: paths.first?.span))
        return (nil, nil)
      }
    }
    diagnostics += loaded.diagnostics
    guard let rulebook = loaded.rulebook else { return (nil, nil) }
    let last = period?.until
    let day = inForce ? last : last.map { rulebook.day(nearest: $0) }
    let result = check(rulebook, on: day, since: period?.since, holidays: holidays)
    diagnostics += result.diagnostics
    accepted = result.accepted
    return (rulebook, result.checked)
  }

  private func exists(_ path: String) -> Bool { access(systemPath(path), F_OK) == 0 }

  private func nearest(to path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let siblings = namesInFolder(systemPath(folder.isEmpty ? "." : folder))
    return nearestNames(to: name, among: siblings, most: 3).map { folder + $0 }
  }
}

/// What was read of the tables of a run, and for which rules.
struct TableReading: Sendable {
  /// The results of former periods.
  struct Previous: Sendable {
    /// How many periods back rules look.
    let reach: Int
    let results: PreviousResults
    let diagnostics: [Diagnostic]
  }

  let evidence: RunEvidence
  let previous: Previous
}

extension Rulebook {
  /// The day in force that is nearest to another day.
  fileprivate func day(nearest day: Day) -> Day {
    if let since = effective?.since, day < since { return since }
    if let until = effective?.until, day > until { return until }
    return day
  }
}
