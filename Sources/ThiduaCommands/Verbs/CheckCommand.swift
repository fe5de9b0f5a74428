import ArgumentParser
import Diagnostics
import Rulebooks
import Runs
import Scoring

/// `thidua check`: every fault of a run or a rulebook.
struct CheckCommand: Command {
  @Argument var folders: [String] = []
  @OptionGroup var common: CommonOptions

  func checkArguments() throws(UsageFault) {
    if folders.count > 1 {
      throw .unexpectedArguments(
        arguments: Array(folders.dropFirst()), verb: Verb.check.rawValue)
    }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    switch try Location(folders.first, console) {
    case .run:
      let session = try Session(folders.first, console)
      let keeping = session.loaded.crossCheckKeeping
      guard let run = session.computed(keeping: keeping, threads: nil) else {
        return session.refuse()
      }
      return session.end(
        session.loaded.crossChecked(run, root: console.root), showing: .note,
        next: console.words("Tiếp theo: ", "Next: ") + "thidua rank\(session.folderWord)")
    case .rulebook(let file):
      return checkRulebook(at: file.name, console)
    }
  }

  private func checkRulebook(at path: String, _ console: Console) -> ExitCode {
    let loaded = loadRulebook(at: path) { path in
      readSource(path: console.systemPath(path), name: path)
    }
    let found = loaded.rulebook.map { check($0).diagnostics } ?? []
    let list = DiagnosticList(loaded.diagnostics + found)
    let next =
      list.hasErrors
      ? console.words("Sửa các lỗi trên rồi chạy lại: ", "Correct them, then run again: ")
        + "thidua check" + (folders.first.map { " " + shellWord($0) } ?? "")
      : console.words(
        "Bộ tiêu chí dùng được trong một đợt đánh giá.", "The rulebook can be used in a run.")
    console.close(list, showing: .note, then: next)
    if loaded.diagnostics.contains(where: { $0.fault is FileFault }) { return .couldNotRun }
    return list.hasErrors ? .faults : .done
  }
}
