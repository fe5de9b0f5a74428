import ArgumentParser
import Diagnostics
import Rulebooks
import Runs
import Scoring

/// `thidua check`: every fault of a run or a rulebook.
struct CheckCommand: Command {
  @Argument var folders: [String] = []
  @Flag var accepted = false
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
      let rules = session.loaded.accepted
      let held = session.loaded.crossChecked(run, root: console.root, listing: accepted)
      return session.end(
        accepted ? held.adding(notes(rules)) : held, showing: .note,
        noting: acceptances(rules.count + run.file.accepted.count, console),
        next: console.words("Tiếp theo: ", "Next: ") + "thidua rank\(session.folderWord)")
    case .rulebook(let file):
      return checkRulebook(at: file.name, console)
    }
  }

  private func checkRulebook(at path: String, _ console: Console) -> ExitCode {
    let loaded = loadRulebook(at: path) { path in
      readSource(path: console.systemPath(path), name: path)
    }
    let result = loaded.rulebook.map { check($0) }
    let listed = result?.accepted ?? []
    let list = DiagnosticList(
      loaded.diagnostics + (result?.diagnostics ?? []) + (accepted ? notes(listed) : []))
    let next =
      list.hasErrors
      ? console.words("Sửa các lỗi trên rồi chạy lại: ", "Correct them, then run again: ")
        + "thidua check" + (folders.first.map { " " + shellWord($0) } ?? "")
      : console.words(
        "Bộ tiêu chí dùng được trong một đợt đánh giá.", "The rulebook can be used in a run.")
    console.close(
      list, showing: .note, noting: list.hasErrors ? nil : acceptances(listed.count, console),
      then: next)
    if loaded.diagnostics.contains(where: { $0.fault is FileFault }) { return .couldNotRun }
    return list.hasErrors ? .faults : .done
  }

  private func notes(_ accepted: [AcceptedFinding]) -> [Diagnostic] {
    accepted.map { Diagnostic(AcceptedNote($0), at: $0.finding.at) }
  }

  /// How many findings are accepted and how to see them; nil where there are none, or where they
  /// are listed.
  private func acceptances(_ count: Int, _ console: Console) -> String? {
    if accepted || count == 0 { return nil }
    let folder = folders.first.map { " " + shellWord($0) } ?? ""
    return console.words(
      "\(count) phát hiện đã được chấp nhận kèm lý do; xem: ",
      count == 1
        ? "1 finding is accepted with its reason; see: "
        : "\(count) findings are accepted with their reasons; see: ")
      + "thidua check\(folder) --accepted"
  }
}
