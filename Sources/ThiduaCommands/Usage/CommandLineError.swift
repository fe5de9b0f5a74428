import ArgumentParser
import Diagnostics

/// What ArgumentParser found wrong with the arguments of a command, or that it was asked for help.
///
/// The library speaks English and keeps its error types to itself, so their structure is read
/// through reflection: the name of the case and the texts in it. A test holds every kind of
/// mistake against it, and the library's version is pinned.
enum CommandLineError {
  case help
  case usage(UsageFault)

  init(_ error: any Error, verb: Verb) {
    guard let (kind, payload) = Self.parserError(error) else {
      self = .usage(.notParsed(message: String(describing: error)))
      return
    }
    let parts = Self.parts(payload)
    let names = parts.compactMap(Self.optionName)
    let option = names.first ?? ""
    switch kind {
    case "helpRequested", "dumpHelpRequested":
      self = .help
    case "unknownOption":
      self = .usage(Self.unknownOption(option, of: verb))
    case "completionScriptRequested", "unsupportedShell", "completionScriptCustomResponse":
      self = .usage(Self.unknownOption("--generate-completion-script", of: verb))
    case "missingValueForOption":
      self = .usage(.missingValue(option: option))
    case "missingValueOrUnknownCompositeOption":
      self = .usage(Self.unknownOption(names.last ?? option, of: verb))
    case "unexpectedValueForOption":
      let value = parts.compactMap { $0 as? String }.last ?? ""
      self = .usage(.unexpectedOptionValue(option: option, value: value))
    case "unexpectedExtraValues":
      let extra = parts.flatMap(Self.parts).flatMap(Self.parts).compactMap { $0 as? String }
      self = .usage(.unexpectedArguments(arguments: extra, verb: verb.rawValue))
    case "unableToParseValue":
      let value = parts.compactMap { $0 as? String }.first ?? ""
      self = .usage(Self.invalidValue(value, option: option, of: verb))
    default:
      self = .usage(.notParsed(message: kind))
    }
  }

  private static func unknownOption(_ option: String, of verb: Verb) -> UsageFault {
    let known = verb.page.options.flatMap(\.names).filter { $0.hasPrefix("--") }
    return .unknownOption(
      option: option, verb: verb.rawValue, nearest: nearestName(to: option, among: known))
  }

  static func invalidValue(_ value: String, option: String, of verb: Verb) -> UsageFault {
    let described = verb.page.options.first { $0.names.contains(option) }
    let allowed = described?.values ?? []
    if allowed.isEmpty { return .notANumber(option: option, value: value) }
    return .invalidValue(
      option: option, value: value, allowed: allowed,
      nearest: nearestName(to: value, among: allowed))
  }

  /// The case of the parser's error and what it carries.
  private static func parserError(_ error: any Error) -> (kind: String, payload: Any)? {
    let children = Mirror(reflecting: error).children
    let wrapped = children.first { $0.label == "parserError" }?.value
    guard let inner = wrapped ?? ("\(type(of: error))" == "ParserError" ? error : nil) else {
      return nil
    }
    if let child = Mirror(reflecting: inner).children.first, let kind = child.label {
      return (kind, child.value)
    }
    return ("\(inner)", ())
  }

  /// The parts of a tuple or array, or the thing itself.
  private static func parts(_ value: Any) -> [Any] {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .tuple, .collection: return mirror.children.map(\.value)
    default: return [value]
    }
  }

  /// How an option was written: `Name` is an enum of long, short and long with a single dash.
  private static func optionName(_ value: Any) -> String? {
    var mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      guard let some = mirror.children.first?.value else { return nil }
      mirror = Mirror(reflecting: some)
    }
    guard mirror.displayStyle == .enum, let child = mirror.children.first else { return nil }
    switch (child.label, parts(child.value).first) {
    case ("long", let name as String): return "--" + name
    case ("longWithSingleDash", let name as String): return "-" + name
    case ("short", let name as Character): return "-" + String(name)
    default: return nil
    }
  }
}
