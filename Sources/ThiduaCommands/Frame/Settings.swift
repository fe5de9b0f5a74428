import Diagnostics

/// The language in which a command speaks: `--lang`, then `THIDUA_LANG`, then the locale
/// (`LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set), then Vietnamese.
func language(arguments: [String], environment: [String: String]) -> Language {
  if let asked = lastValue(of: "--lang", in: arguments).flatMap(Language.init(rawValue:)) {
    return asked
  }
  if let set = environment["THIDUA_LANG"].flatMap(Language.init(rawValue:)) { return set }
  for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
    guard let locale = environment[name], !locale.isEmpty else { continue }
    return Language(rawValue: String(locale.prefix { $0 != "_" && $0 != "." })) ?? .vi
  }
  return .vi
}

/// When output is coloured: `--color`.
enum ColourChoice: String, CaseIterable, Sendable {
  /// On terminals that can show it, unless `NO_COLOR` says otherwise.
  case auto
  /// On every stream.
  case always
  /// On none.
  case never

  /// The style of a stream.
  func style(isTerminal: Bool, environment: [String: String]) -> Style {
    switch self {
    case .always: return .ansi
    case .never: return .plain
    case .auto:
      let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
      let isDumb = environment["TERM"] == "dumb"
      return isTerminal && !refused && !isDumb ? .ansi : .plain
    }
  }
}

/// The value of an option that is needed before the arguments are parsed, so that a complaint
/// about them comes in the right form.
func lastValue(of option: String, in arguments: [String]) -> String? {
  var found: String?
  for (index, argument) in arguments.enumerated() {
    if argument == "--" { break }
    if argument == option, arguments.indices.contains(index + 1) {
      found = arguments[index + 1]
    } else if argument.hasPrefix(option + "=") {
      found = String(argument.dropFirst(option.count + 1))
    }
  }
  return found
}
