import ThiduaCommands

/// What a command left behind.
struct Ended {
  let code: Int32
  let output: String
  let error: String
}

/// Runs a whole command in this process.
func thidua(
  _ arguments: [String], in root: String = "", environment: [String: String] = [:],
  input: String = "", terminals: (output: Bool, error: Bool) = (false, false),
  columns: Int? = nil
) -> Ended {
  let output = RecordingSink(isTerminal: terminals.output, columns: columns)
  let error = RecordingSink(isTerminal: terminals.error)
  let streams = StandardStreams(
    input: { .success(Array(input.utf8)) }, output: output, error: error)
  let code = run(arguments: arguments, environment: environment, root: root, streams: streams)
  return Ended(code: code, output: output.text, error: error.text)
}
