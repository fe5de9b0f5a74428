import Glibc

/// Runs the command that the process was started with and ends the process with its exit code.
public func runProcess() -> Never {
  // A reader that leaves is noticed where we write, also where somebody has had us ignore SIGPIPE.
  signal(SIGPIPE, SIG_IGN)
  removeUnfinishedFileWhenInterrupted()
  var environment: [String: String] = [:]
  for name in ["THIDUA_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"] {
    if let value = getenv(name) { environment[name] = String(cString: value) }
  }
  let streams = StandardStreams(
    input: { readAll(from: STDIN_FILENO) }, output: DescriptorSink(descriptor: STDOUT_FILENO),
    error: DescriptorSink(descriptor: STDERR_FILENO))
  exit(
    run(
      arguments: Array(CommandLine.arguments.dropFirst()), environment: environment, root: "",
      streams: streams))
}

private func readAll(from descriptor: Int32) -> Result<[UInt8], SinkFailure> {
  var bytes: [UInt8] = []
  while true {
    var count = 0
    bytes += [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      count = read(descriptor, buffer.baseAddress, buffer.count)
      filled = max(count, 0)
    }
    if count == 0 { return .success(bytes) }
    if count < 0, errno != EINTR { return .failure(.system(Int(errno))) }
  }
}
