import Diagnostics
import Evidence
import Glibc
import Rulebooks
import Scoring

/// Reads the results of former periods that a run names, as far back as rules look.
struct PreviousLoading {
  let paths: RunPaths
  let root: String
  /// The runs that are being read, so that none is read for itself.
  let visited: [String]
  private(set) var diagnostics: [Diagnostic] = []

  init(paths: RunPaths, root: String, visited: [String]) {
    self.paths = paths
    self.root = root
    self.visited = visited
  }

  /// The periods, the last one first.
  ///
  /// - Parameter reach: how many periods back rules look.
  mutating func read(_ sources: [PreviousSource], reach: Int) -> [PreviousResults.Results] {
    var periods: [PreviousResults.Results] = []
    for (place, source) in sources.enumerated() where periods.count < reach {
      switch source {
      case .table(let table): periods.append(published(table))
      case .run(let path):
        // What lies further back than the run names itself, its own former periods say.
        let isLast = place == sources.count - 1
        periods += run(path, reach: isLast ? reach - periods.count : 1)
      }
    }
    return periods
  }

  private mutating func run(_ path: Placed<String>, reach: Int) -> [PreviousResults.Results] {
    var file = paths.joined(path.value)
    if !file.hasSuffix(".yaml") { file += "/run.yaml" }
    if visited.contains(file) {
      diagnostics.append(Diagnostic(RunFault.previousInCircle(path: file), at: path.span))
      return []
    }
    let system = file.hasPrefix("/") || root.isEmpty ? file : root + "/" + file
    guard access(system, F_OK) == 0 else {
      diagnostics.append(Diagnostic(RunFault.noPreviousRun(path: file), at: path.span))
      return []
    }
    let loaded = loadRun(at: file, root: root, reach: reach - 1, visited: visited)
    let circles = loaded.diagnostics.diagnostics.filter { diagnostic in
      if case .previousInCircle? = diagnostic.fault as? RunFault { return true }
      return false
    }
    if !circles.isEmpty {
      diagnostics += circles
      return []
    }
    guard let computed = loaded.computed() else {
      diagnostics.append(Diagnostic(RunFault.previousNotComputed(path: file), at: path.span))
      return []
    }
    return [PreviousResults.Results(computed)] + loaded.previous.periods
  }

  private mutating func published(_ table: PublishedTable) -> PreviousResults.Results {
    let path = paths.joined(table.table.file.value)
    var columns: [ColumnRequest] = []
    if let total = table.total {
      columns.append(ColumnRequest(id: 0, heading: total.value, kind: .number))
    }
    if let classHeading = table.classHeading {
      columns.append(ColumnRequest(id: 1, heading: classHeading.value, kind: .text))
    }
    let request = TableRequest(
      path: path,
      input: .file(path.hasPrefix("/") || root.isEmpty ? path : root + "/" + path),
      subjectHeading: table.table.subject.value, missingMarks: table.table.missing,
      notApplicableMarks: table.table.notApplicable)
    let store = readEvidence(
      EvidenceRequest(
        subjects: .listed(SubjectListRequest(table: request, attributes: columns)), tables: [],
        columns: []))
    diagnostics += store.diagnostics.filter { $0.severity == .error }.map { diagnostic in
      diagnostic.at == nil
        ? Diagnostic(diagnostic.fault, at: table.table.file.span) : diagnostic
    }
    return PreviousResults.Results(store, assessment: table.assessment?.value)
  }
}

extension CheckedRulebook {
  /// How many periods back its rules look.
  var previousReach: Int {
    (unitFacts.facts + personFacts.facts).reduce(0) { reach, fact in
      guard case .previous(let result) = fact.origin else { return reach }
      return max(reach, result.periods)
    }
  }
}
