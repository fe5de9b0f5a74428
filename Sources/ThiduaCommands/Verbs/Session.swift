import Diagnostics
import Glibc
import Runs
import Scoring

/// A run on its way through a command: read, computed, reported.
struct Session {
  let console: Console
  /// The folder as the user wrote it; nil for the current one.
  let folder: String?
  /// The path of the run's file.
  let path: String
  let loaded: LoadedRun
  private let progress: Progress

  /// Reads the run that `folder` names. Errors: there is none, or it has no such stage.
  ///
  /// - Parameter stage: The stage whose values count; nil: the one that the run says.
  init(_ folder: String?, _ console: Console, stage: String? = nil) throws(Stop) {
    guard case .run(let file) = try Location(folder, console) else {
      throw .usage(.noInput(path: folder ?? ".", nearest: []))
    }
    self.console = console
    self.folder = folder
    path = file.name
    progress = Progress(
      console.words("đang đọc bộ tiêu chí và số liệu", "reading rules and evidence"), on: console)
    let loaded = loadRun(at: file.name, root: console.root)
    if let stage, let number = try loaded.file?.stage(stage), number != loaded.file?.stage {
      self.loaded = loaded.at(stage: number)
    } else {
      self.loaded = loaded
    }
  }

  /// Computes the run; nil where faults forbid it.
  func computed(keeping: Keeping, threads: Int?) -> ComputedRun? {
    progress.stage(console.words("đang chấm điểm và xếp hạng", "scoring and ranking"))
    let run = loaded.computed(keeping: keeping, threads: threads ?? Self.processorCount)
    progress.end()
    return run
  }

  /// The folder as a word of a command that continues from here.
  var folderWord: String { folder.map { " " + shellWord($0) } ?? "" }

  /// Says why the run cannot be computed.
  func refuse() -> ExitCode {
    console.close(loaded.diagnostics, showing: .note, then: fixThenCheck)
    return loaded.hasUnreadFile ? .couldNotRun : .faults
  }

  /// Reports what is wrong beside a result, then counts it and says what to do next.
  ///
  /// - Parameters:
  ///   - least: The severity from which on diagnostics are shown.
  ///   - extra: What else there is to know where nothing is wrong, as a line of its own.
  ///   - next: What to do where nothing is wrong.
  func end(
    _ run: ComputedRun, showing least: Severity = .warning, noting extra: String? = nil,
    next: String
  ) -> ExitCode {
    console.close(
      run.diagnostics, showing: least, noting: run.isProvisional ? nil : extra,
      then: run.isProvisional ? fixThenCheck : next)
    return run.isProvisional ? .faults : .done
  }

  /// Reports what is wrong beside a result that is not the run's own.
  func end(_ found: DiagnosticList, next: String) -> ExitCode {
    console.close(found, showing: .warning, then: found.hasErrors ? fixThenCheck : next)
    return found.hasErrors ? .faults : .done
  }

  private var fixThenCheck: String {
    console.words(
      "Sửa các lỗi trên rồi chạy lại: thidua check\(folderWord)",
      "Correct them, then run again: thidua check\(folderWord)")
  }

  /// As many threads as the machine runs at once.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

extension Console {
  /// Writes the diagnostics of at least this severity, then what else there is to know, then the last
  /// line: how many there are of each, and what to do next.
  func close(
    _ list: DiagnosticList, showing least: Severity, noting extra: String? = nil, then next: String
  ) {
    if diagnosticFormat == .json {
      report(list)
      return
    }
    let shown = DiagnosticList(list.diagnostics.filter { $0.severity >= least })
    report(shown)
    if diagnosticFormat == .full, !shown.isEmpty { say("\n") }
    let count = list.countText(in: language)
    let errors = list.hasErrors ? "" : words("không có lỗi", "no errors")
    let parts = [errors, count].filter { !$0.isEmpty }.joined(separator: ", ")
    let first = parts.prefix(1).uppercased() + parts.dropFirst()
    if let extra { say(extra + "\n") }
    say("\(first). \(next)\n")
  }
}

/// A word as a shell reads it: in single quotes where it holds what a shell gives a meaning.
func shellWord(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "-_./:,+@%".unicodeScalars
        .contains(scalar)
  }
  if isPlain, !text.isEmpty { return text }
  return "'"
    + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}
