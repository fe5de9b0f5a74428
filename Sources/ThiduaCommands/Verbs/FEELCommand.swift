import ArgumentParser
import Diagnostics
import FEEL

/// `thidua feel`: one expression, its value, its type, every cause of a null; or the rows of
/// conformance suites.
struct FEELCommand: Command {
  @Argument var expressions: [String] = []
  @Option var context: String?
  @Option(parsing: .upToNextOption) var cases: [String] = []
  @Option var format: Format = .text
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func checkArguments() throws(UsageFault) {
    if !cases.isEmpty {
      if context != nil { throw .conflictingOptions(option: "--cases", other: "--context") }
      if !expressions.isEmpty {
        throw .unexpectedArguments(arguments: expressions, verb: Verb.feel.rawValue)
      }
      return
    }
    guard let expression = expressions.first else {
      throw .missingArgument(name: .expression, verb: Verb.feel.rawValue)
    }
    if expressions.count > 1 {
      throw .unquotedExpression(expressions.joined(separator: " "))
    }
    if expression == "-", context == "-" {
      throw .conflictingOptions(option: "-", other: "--context -")
    }
  }

  func run(_ console: Console) throws(Stop) -> ExitCode {
    if !cases.isEmpty { return try runCases(console) }
    guard let names = try names(console) else { return .faults }
    let text = try expression(console)
    let evaluation = FEELEvaluation(of: text, with: names)
    switch format {
    case .json: try console.print(evaluation.json())
    case .text: try console.print(evaluation.text(console.language))
    }
    console.report(DiagnosticList(evaluation.diagnostics))
    return evaluation.hasErrors ? .faults : .done
  }

  private func runCases(_ console: Console) throws(Stop) -> ExitCode {
    var run = FEELCases()
    var sources: [Source] = []
    for path in cases {
      sources.append(
        path == "-"
          ? Source(path: "-", bytes: try console.standardInput()) : try console.read(path))
    }
    for source in sources { run.run(source) }
    switch format {
    case .json: try console.print(run.json())
    case .text: try console.print(run.text(console.language))
    }
    console.report(DiagnosticList(run.diagnostics))
    return run.isPassed ? .done : .faults
  }

  private func expression(_ console: Console) throws(Stop) -> String {
    let given = expressions.first ?? ""
    if given != "-" { return given }
    var text = String(decoding: try console.standardInput(), as: UTF8.self)
    while text.last?.isNewline ?? false { text.removeLast() }
    return text
  }

  /// The names that the expression can use; nil, with a report, where the file has faults.
  private func names(_ console: Console) throws(Stop) -> Context? {
    guard let context else { return Context() }
    let source: Source
    if context == "-" {
      source = Source(path: "-", bytes: try console.standardInput())
    } else {
      source = try console.read(context)
    }
    switch parseJSON(source) {
    case .failure(let problem):
      console.report(DiagnosticList([problem.diagnostic]))
      return nil
    case .success(let value):
      if case .object(let entries) = value.kind {
        return Context(entries.map { ($0.key, Value($0.value)) })
      }
      console.report(DiagnosticList([Diagnostic(JSONFault.notAnObject, at: value.span)]))
      return nil
    }
  }
}
