import ArgumentParser
import Diagnostics

/// A command with its parsed arguments.
protocol Command: ParsableArguments {
  /// Complains of arguments that the parser accepts and the command cannot use. Not `validate`,
  /// which the parser calls before it has looked for unknown options.
  func checkArguments() throws(UsageFault)
  /// Does what it is for and says how it ended. Errors: `Stop` where it could not.
  func run(_ console: Console) throws(Stop) -> ExitCode
}

/// Options of every command. They are looked up before the rest is parsed, so that complaints come
/// in the right language; declared here, they are known to the parser and their values are checked.
struct CommonOptions: ParsableArguments {
  @Option(name: .customLong("lang")) var language: Language?
  @Option(name: .customLong("color")) var colour: ColourChoice?
  @Option(name: .customLong("diagnostics")) var diagnostics: DiagnosticFormat?
}

extension Language: ExpressibleByArgument {}
extension DiagnosticFormat: ExpressibleByArgument {}
extension ColourChoice: ExpressibleByArgument {}
