import ArgumentParser
import Diagnostics
import Reports
import Runs
import Scenarios

/// `thidua diff`: what differs between two rulebooks, and whose result changes with it.
struct DiffCommand: Command {
  @Argument var rulebooks: [String] = []
  @Option var run: String?
  @Option var format: Format = .text
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func checkArguments() throws(UsageFault) {
    if rulebooks.count < 2 {
      throw .missingArgument(name: .rulebooks, verb: Verb.diff.rawValue)
    }
    if rulebooks.count > 2 {
      throw .unexpectedArguments(
        arguments: Array(rulebooks.dropFirst(2)), verb: Verb.diff.rawValue)
    }
    if run != nil, format == .json {
      throw .conflictingOptions(option: "--run", other: "--format json")
    }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    let first = try files(rulebooks[0], console)
    let second = try files(rulebooks[1], console)
    let broken = DiagnosticList(first.diagnostics + second.diagnostics)
    if broken.hasErrors {
      console.close(
        broken, showing: .error,
        then: console.words("Sửa các lỗi trên rồi chạy lại.", "Correct them, then run again."))
      return .faults
    }
    let differences = first.differences(to: second)
    var comparison: RunComparison?
    if let run {
      guard case .run(let path) = try Location(run, console) else {
        throw .usage(.noInput(path: run, nearest: []))
      }
      let (found, diagnostics) = compareRun(path.name, root: console.root, by: first, and: second)
      guard let found else {
        console.close(
          DiagnosticList(diagnostics), showing: .error,
          then: console.words(
            "Không tính được đợt đánh giá theo cả hai bộ tiêu chí.",
            "The run cannot be computed by both rulebooks."))
        return .faults
      }
      comparison = found
    }
    switch format {
    case .text:
      try console.print(DiffText(differences, comparison, language: console.language).text())
    case .json: try console.print(json(differences))
    }
    return .done
  }

  private func files(_ path: String, _ console: Console) throws(Stop) -> RulebookFiles {
    guard case .rulebook(let file) = try Location(path, console) else {
      throw .usage(.noInput(path: path, nearest: []))
    }
    return RulebookFiles(file.name, root: console.root)
  }

  /// `{format: "thidua.diff", version: 1, differences: [{kind, address, before, after, origin: {before,
  /// after}}]}`.
  private func json(_ differences: [RuleDifference]) -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.diff")
      json.field("version", 1)
      json.key("differences")
      json.array { json in
        for difference in differences {
          var line = JSONWriter()
          line.object { json in
            json.field("kind", difference.kind.rawValue)
            json.field("address", difference.address.description)
            json.field("before", difference.before)
            json.field("after", difference.after)
            json.key("origin")
            json.object { json in
              for (key, span) in [
                ("before", difference.places.before), ("after", difference.places.after),
              ] {
                json.field(key, span.map { "\($0.source.path):\($0.place.line)" })
              }
            }
          }
          json.raw(line.bytes)
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
