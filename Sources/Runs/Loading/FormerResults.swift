public import Decimals
public import Diagnostics
import Evidence
import Rulebooks
import Scoring

/// What the last period before a run came to, as its file names it: a run, or a table of published
/// results.
public struct FormerResults: Sendable {
  /// The run, computed; nil for a table, or where it cannot be computed.
  public let run: ComputedRun?
  /// The path of the run or the table.
  public let path: String
  /// The folder that relative paths start from.
  public let root: String
  /// What is wrong with it.
  public let diagnostics: [Diagnostic]
  let table: PreviousResults.Results?

  /// The total that a table publishes of a subject; nil where there is none.
  ///
  /// - Parameters:
  ///   - id: The id of the subject.
  ///   - assessment: The id of the assessment.
  public func publishedTotal(of id: String, in assessment: String) -> Decimal? {
    table?.published(id, in: assessment)?.total
  }

  /// The class that a table publishes of a subject, by its id; nil where there is none.
  public func publishedClass(of id: String, in assessment: String) -> String? {
    table?.published(id, in: assessment)?.classID
  }
}

extension LoadedRun {
  /// Reads the results of the last period, whether rules look at them or not; nil where the run
  /// names none.
  ///
  /// - Parameters:
  ///   - path: The path of the file of this run.
  ///   - root: The folder that relative paths start from.
  public func formerResults(at path: String, root: String) -> FormerResults? {
    guard let source = file?.previous.first else { return nil }
    let paths = RunPaths(of: path)
    switch source {
    case .table(let table):
      var loading = PreviousLoading(paths: paths, root: root, visited: [path])
      let periods = loading.read([source], reach: 1)
      return FormerResults(
        run: nil, path: paths.joined(table.table.file.value), root: root,
        diagnostics: loading.diagnostics, table: periods.first)
    case .run(let folder):
      var file = paths.joined(folder.value)
      if !file.hasSuffix(".yaml") { file += "/run.yaml" }
      let loaded = loadRun(at: file, root: root)
      return FormerResults(
        run: loaded.computed(keeping: .sections), path: file, root: root,
        diagnostics: loaded.diagnostics.diagnostics, table: nil)
    }
  }

  /// The ids under which the former results of a unit stand: its own, or those of the units that it
  /// was merged of.
  public func formerIDs(ofUnit id: String) -> [String] { previous.formerIDs[id] ?? [id] }
}
