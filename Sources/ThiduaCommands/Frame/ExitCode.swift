import Diagnostics

/// How a command ends, as its caller sees it.
enum ExitCode: Int32 {
  /// Done. Missing values, subjects not ranked and pending classes are results, not faults.
  case done = 0
  /// Faults were found in what was given.
  case faults = 1
  /// It could not run: wrong usage, a file that cannot be read or written.
  case couldNotRun = 2
  /// Interrupted by the user.
  case interrupted = 130
  /// Whoever read the output has gone.
  case readerGone = 141
}

/// What ends a command before its end.
enum Stop: Error {
  /// It was not called as it must be, or cannot read or write what it was told to.
  case usage(UsageFault)
  /// A file that the command line names cannot be read.
  case file(FileFault)
  /// A stream could not be written.
  case sink(SinkFailure)
}
