import ArgumentParser
import Diagnostics

/// The version of the program.
public let version = "0.1.0"

/// Runs a whole command in process.
///
/// - Parameters:
///   - arguments: What stands after `thidua` on the command line.
///   - environment: The variables of the environment; `THIDUA_LANG`, `LC_ALL`, `LC_MESSAGES`,
///     `LANG`, `NO_COLOR` and `TERM` are looked at.
///   - root: The folder that relative paths start from; empty for the current one.
///   - streams: Standard input, output and error.
/// - Returns: The exit code: 0 done, 1 faults found, 2 could not run, 141 the reader has gone.
public func run(
  arguments: [String], environment: [String: String], root: String, streams: StandardStreams
) -> Int32 {
  let console = Console(
    arguments: arguments, environment: environment, root: root, streams: streams)
  do {
    return try dispatch(arguments, console).rawValue
  } catch {
    return ended(by: error, console).rawValue
  }
}

private func ended(by stop: Stop, _ console: Console) -> ExitCode {
  let fault: any Fault
  switch stop {
  case .file(let file): fault = file
  case .sink(.readerGone): return .readerGone
  case .sink(.system(let reason)): fault = UsageFault.streamFailed(reason: reason)
  case .usage(let usage): fault = usage
  }
  console.report(DiagnosticList([Diagnostic(fault, at: nil)]))
  return .couldNotRun
}

private func dispatch(_ arguments: [String], _ console: Console) throws(Stop) -> ExitCode {
  let (leading, name, rest) = split(arguments)
  guard let name else { return try withoutVerb(leading, console) }
  if name == "help" {
    return try help(for: rest.first { !$0.hasPrefix("-") }, console)
  }
  guard let verb = Verb(rawValue: name) else { throw .usage(unknownVerb(name)) }
  let own = leading + rest
  do {
    switch verb {
    case .check: return try run(CheckCommand.parse(own), console)
    case .test: return try run(TestCommand.parse(own), console)
    case .rank: return try run(RankCommand.parse(own), console)
    case .explain: return try run(ExplainCommand.parse(own), console)
    case .why: return try run(WhyCommand.parse(own), console)
    case .whatif: return try run(WhatifCommand.parse(own), console)
    case .diff: return try run(DiffCommand.parse(own), console)
    case .stages: return try run(StagesCommand.parse(own), console)
    case .docs: return try run(DocsCommand.parse(own), console)
    case .codes: return try run(CodesCommand.parse(own), console)
    case .feel: return try run(FEELCommand.parse(negativeLast(own)), console)
    }
  } catch let stop as Stop {
    throw stop
  } catch {
    switch CommandLineError(error, verb: verb) {
    case .help:
      try console.print(Help(language: console.language).page(of: verb))
      return .done
    case .usage(let fault): throw .usage(fault)
    }
  }
}

/// The arguments with an expression such as `-5 + 2` behind all options, so that it is not taken for
/// one itself.
private func negativeLast(_ arguments: [String]) -> [String] {
  let index = arguments.firstIndex { argument in
    argument.count > 1 && argument.hasPrefix("-") && !argument.hasPrefix("--") && argument != "-h"
  }
  guard let index, !arguments.contains("--") else { return arguments }
  return Array(arguments[..<index]) + arguments[(index + 1)...] + ["--", arguments[index]]
}

private func run(_ command: some Command, _ console: Console) throws(Stop) -> ExitCode {
  do { try command.checkArguments() } catch { throw .usage(error) }
  return try command.run(console)
}

/// The arguments before the command, the command, those after it. Common options may stand first.
private func split(_ arguments: [String]) -> (leading: [String], verb: String?, rest: [String]) {
  let withValue = Set(
    OptionText.common.filter { $0.placeholder != nil || !$0.values.isEmpty }.flatMap(\.names))
  var index = 0
  while index < arguments.count {
    let argument = arguments[index]
    if !argument.hasPrefix("-") || argument == "-" {
      return (Array(arguments[..<index]), argument, Array(arguments[(index + 1)...]))
    }
    index += withValue.contains(argument) ? 2 : 1
  }
  return (arguments, nil, [])
}

private func withoutVerb(_ options: [String], _ console: Console) throws(Stop) -> ExitCode {
  if options.contains("--version") {
    try console.print("thidua \(version)\n")
    return .done
  }
  if options.isEmpty || options.contains("--help") || options.contains("-h") {
    return try help(for: nil, console)
  }
  do {
    _ = try CommonOptions.parse(options)
  } catch {
    guard case .usage(let fault) = CommandLineError(error, verb: .check) else {
      return try help(for: nil, console)
    }
    if case .unknownOption(let option, _, _) = fault {
      let known = (OptionText.common + [Help.version]).flatMap(\.names)
      let nearest = nearestName(to: option, among: known)
      throw .usage(.unknownOption(option: option, verb: nil, nearest: nearest))
    }
    throw .usage(fault)
  }
  return try help(for: nil, console)
}

private func help(for name: String?, _ console: Console) throws(Stop) -> ExitCode {
  let help = Help(language: console.language)
  guard let name else {
    try console.print(help.overview())
    return .done
  }
  guard let verb = Verb(rawValue: name) else { throw .usage(unknownVerb(name)) }
  try console.print(help.page(of: verb))
  return .done
}

private func unknownVerb(_ name: String) -> UsageFault {
  let known = Verb.allCases.map(\.rawValue) + ["help"]
  return .unknownVerb(name: name, nearest: nearestName(to: name, among: known))
}
