import Diagnostics

/// What a running command knows of its surroundings: language, streams, the folder that paths
/// start from.
struct Console: Sendable {
  let language: Language
  let streams: StandardStreams
  let outputStyle: Style
  let errorStyle: Style
  let diagnosticFormat: DiagnosticFormat
  /// Whether progress is shown: on a terminal that can take a line back.
  let showsProgress: Bool
  /// The folder that relative paths of the command line start from.
  let root: String

  init(
    arguments: [String], environment: [String: String], root: String, streams: StandardStreams
  ) {
    language = ThiduaCommands.language(arguments: arguments, environment: environment)
    self.streams = streams
    let colour = lastValue(of: "--color", in: arguments).flatMap(ColourChoice.init) ?? .auto
    outputStyle = colour.style(
      isTerminal: streams.output.isTerminal, environment: environment)
    errorStyle = colour.style(isTerminal: streams.error.isTerminal, environment: environment)
    diagnosticFormat =
      lastValue(of: "--diagnostics", in: arguments).flatMap(DiagnosticFormat.init) ?? .full
    showsProgress = streams.error.isTerminal && environment["TERM"] != "dumb"
    self.root = root
  }

  /// The path under which the system finds what the user calls `path`.
  func systemPath(_ path: String) -> String {
    path.hasPrefix("/") || root.isEmpty ? path : root + "/" + path
  }

  /// Reads a file that the command line names. Errors: it cannot be read.
  func read(_ path: String) throws(Stop) -> Source {
    switch readSource(path: systemPath(path), name: path) {
    case .success(let source): return source
    case .failure(let fault): throw .file(fault)
    }
  }

  /// All of standard input.
  func standardInput() throws(Stop) -> [UInt8] {
    switch streams.input() {
    case .success(let bytes): return bytes
    case .failure(.system(let reason)): throw .file(.unreadable(path: "-", reason: reason))
    case .failure(.readerGone): return []
    }
  }

  /// Writes a result to standard output.
  func print(_ bytes: [UInt8]) throws(Stop) {
    do { try streams.output.write(bytes) } catch { throw .sink(error) }
  }

  /// Writes a result to standard output.
  func print(_ text: String) throws(Stop) { try print(Array(text.utf8)) }

  /// How wide tables may be: as the terminal is that a result goes to; nil where it goes to none.
  func tableWidth(output path: String?) -> Int? {
    path == nil || path == "-" ? streams.output.columns : nil
  }

  /// Complains of an output file that cannot be written, before anything is computed for it.
  func check(output path: String?, force: Bool) throws(Stop) {
    guard let path, path != "-" else { return }
    try OutputFile(path: path, systemPath: systemPath(path), force: force).check()
  }

  /// Has a result written to the file `path`, or to standard output where it is nil or `-`.
  func deliver(
    to path: String?, force: Bool, _ produce: (any ByteSink) throws(SinkFailure) -> Void
  ) throws(Stop) {
    if let path, path != "-" {
      try OutputFile(path: path, systemPath: systemPath(path), force: force).write(produce)
    } else {
      do { try produce(streams.output) } catch { throw .sink(error) }
    }
  }

  /// Writes to standard error what is not a result. Nobody is left to complain to when that
  /// fails, so a failure is passed over.
  func say(_ text: String) {
    try? streams.error.write(Array(text.utf8))
  }

  /// Writes diagnostics to standard error in the form that was asked for.
  func report(_ list: DiagnosticList) {
    guard !list.isEmpty || diagnosticFormat == .json else { return }
    say(list.rendered(as: diagnosticFormat, in: language, style: errorStyle))
  }

  /// The words for a reader of the command's language.
  func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
