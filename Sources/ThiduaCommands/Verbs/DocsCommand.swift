import ArgumentParser
import Diagnostics
import Reports
import Rulebooks
import Runs

/// `thidua docs`: the rulebook as a score table for paper.
struct DocsCommand: Command {
  @Argument var folders: [String] = []
  @Option var format: Format?
  @Option(name: [.short, .long]) var output: String?
  @Flag var force = false
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case markdown, html
  }

  func checkArguments() throws(UsageFault) {
    if folders.count > 1 {
      throw .unexpectedArguments(
        arguments: Array(folders.dropFirst()), verb: Verb.docs.rawValue)
    }
    if force, output == nil { throw .unusedOption(option: "--force", needs: "--output") }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    try console.check(output: output, force: force)
    let found: RulebookCheck
    switch try Location(folders.first, console) {
    case .run:
      let session = try Session(folders.first, console)
      guard let checked = session.loaded.checked else { return session.refuse() }
      found = check(checked.rulebook, on: checked.day)
    case .rulebook(let file):
      let loaded = loadRulebook(at: file.name) { path in
        readSource(path: console.systemPath(path), name: path)
      }
      let all = loaded.rulebook.map { check($0) }
      let list = DiagnosticList(loaded.diagnostics + (all?.diagnostics ?? []))
      guard let all, all.checked != nil, !list.hasErrors else {
        console.close(
          list, showing: .error,
          then: console.words("Sửa các lỗi trên rồi chạy lại: ", "Correct them, then run again: ")
            + "thidua docs" + (folders.first.map { " " + shellWord($0) } ?? ""))
        return loaded.diagnostics.contains { $0.fault is FileFault } ? .couldNotRun : .faults
      }
      found = all
    }
    guard let checked = found.checked else { return .faults }
    let document = RulebookPrinter(
      checked, accepted: found.accepted, language: console.language
    ).document()
    try console.deliver(to: output, force: force) { (sink) throws(SinkFailure) in
      switch format ?? .markdown {
      case .markdown: try sink.write(Array(MarkdownDocument(document).text().utf8))
      case .html: try sink.write(Array(HTMLDocument(document).text().utf8))
      }
    }
    return .done
  }
}
