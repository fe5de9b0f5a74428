public import Diagnostics
import Rulebooks
import YAMLSource

/// A scenario as far as its file could be read, and what is wrong with it.
public struct LoadedScenario: Sendable {
  /// The scenario; nil where the file has errors.
  public let scenario: Scenario?
  /// What is wrong.
  public let diagnostics: [Diagnostic]
}

/// Reads a scenario file: `scenario`, `changes` with `set` and `to`, `add` and `as`, or `remove`,
/// `rescale`.
public func loadScenario(_ source: Source) -> LoadedScenario {
  var reading = ScenarioReading()
  let scenario = reading.scenario(source)
  let hasErrors = reading.diagnostics.contains { $0.severity == .error }
  return LoadedScenario(scenario: hasErrors ? nil : scenario, diagnostics: reading.diagnostics)
}

private struct ScenarioReading {
  private(set) var diagnostics: [Diagnostic] = []

  private mutating func report(_ fault: ScenarioFault, at span: Span) {
    diagnostics.append(Diagnostic(fault, at: span))
  }

  mutating func scenario(_ source: Source) -> Scenario? {
    let (root, found) = parseYAML(source)
    diagnostics += found
    guard let root, let entries = root.entries else {
      if found.isEmpty { report(.notAScenario(path: source.path), at: Span(source, 0..<0)) }
      return nil
    }
    let known = ["scenario", "changes", "rescale"]
    guard root["changes"] != nil else {
      // A misspelt key, or another kind of file.
      let near = entries.filter { nearestName(to: $0.name, among: known) == "changes" }
      if near.isEmpty {
        report(.notAScenario(path: source.path), at: Span(source, 0..<0))
      } else {
        check(near, among: known)
      }
      return nil
    }
    check(entries, among: known)
    var scenario = Scenario(name: root["scenario"]?.text, rescale: root["rescale"]?.scalar?.value)
    scenario.rescaleSpan = root["rescale"]?.span
    for (key, wanted) in [("scenario", ScenarioFault.Wanted.name), ("rescale", .scale)] {
      guard let value = root[key], value.scalar == nil else { continue }
      report(.wrongValue(address: key, value: value.span.text, wanted: wanted), at: value.span)
    }
    if let changes = root["changes"], changes.items == nil, !changes.isNullLike {
      report(.malformedChange(text: changes.span.text), at: changes.span)
    }
    for item in root["changes"]?.items ?? [] {
      if let change = change(item) { scenario.changes.append(change) }
    }
    return scenario
  }

  private mutating func change(_ node: YAMLNode) -> Scenario.Change? {
    guard let entries = node.entries else {
      report(.malformedChange(text: node.span.text), at: node.span)
      return nil
    }
    check(entries, among: ["set", "to", "add", "as", "before", "remove"])
    let kinds = ["set", "add", "remove"].filter { node[$0] != nil }
    let values = ["set": "to", "add": "as"]
    guard kinds.count == 1, let kind = kinds.first, let scalar = node[kind]?.scalar,
      let address = Address(scalar.value),
      ["to", "as"].allSatisfy({ (node[$0] != nil) == (values[kind] == $0) }),
      node["before"] == nil || (kind == "add" && node["before"]?.scalar != nil)
    else {
      report(.malformedChange(text: node.span.text), at: node.span)
      return nil
    }
    guard let value = values[kind].flatMap({ node[$0] }) else {
      return Scenario.Change(address, .remove, span: scalar.span)
    }
    let text = value.scalar?.rawValue ?? value.span.text
    var change = Scenario.Change(
      address, kind == "add" ? .add(text) : .set(text), span: scalar.span)
    change.valueSpan = value.span
    change.node = value
    change.before = node["before"]?.text
    return change
  }

  private mutating func check(_ entries: [YAMLEntry], among known: [String]) {
    for entry in entries where !known.contains(entry.name) {
      report(
        .unknownKey(
          key: entry.name, nearest: nearestName(to: entry.name, among: known), known: known),
        at: entry.key.span)
    }
  }
}

// MARK: The command line

extension Scenario.Change {
  /// What an argument does to what it names.
  public enum Verb: String, Sendable {
    /// `ADDRESS=VALUE`, which is there.
    case set
    /// `ADDRESS=VALUE`, which is not there yet.
    case add
    /// `ADDRESS`, which goes.
    case remove
  }

  /// Reads the argument of an option; a diagnostic where it is none.
  ///
  /// - Parameters:
  ///   - argument: The argument.
  ///   - option: The option as it is written, under whose name messages quote the argument.
  public static func reading(
    _ argument: String, _ verb: Verb, of option: String
  ) -> (change: Scenario.Change?, diagnostic: Diagnostic?) {
    let source = Source(path: option, text: argument)
    let whole = Span(source, 0..<source.bytes.count)
    let fault = Diagnostic(ScenarioFault.malformedChange(text: argument), at: whole)
    if verb == .remove {
      guard let address = Address(argument) else { return (nil, fault) }
      return (Scenario.Change(address, .remove, span: whole), nil)
    }
    guard let (left, right) = Address.split(assignment: argument), let address = Address(left)
    else { return (nil, fault) }
    let start = source.bytes.count - right.utf8.count
    let value = normalised(right)
    var change = Scenario.Change(
      address, verb == .add ? .add(value) : .set(value),
      span: Span(source, 0..<max(start - 1, 0)))
    change.valueSpan = Span(source, start..<source.bytes.count)
    return (change, nil)
  }

  /// The value as YAML, and what is wrong with it. Text that opens no bracket is a scalar as a
  /// whole, so that conditions need no quotes.
  func writtenNode() -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    if let node { return (node, []) }
    let text = value ?? ""
    let span = valueSpan ?? Span(Source(path: "scenario", text: text), 0..<text.utf8.count)
    let scalar = YAMLNode(.scalar(YAMLScalar(text, style: .plain, span: span)), span: span)
    guard let first = text.first(where: { $0 != " " }), "{[".contains(first) else {
      return (scalar, [])
    }
    // Read where it stands in the argument, with spaces for what is before it.
    let padded = Source(
      path: span.source.path,
      bytes: Array(repeating: 0x20, count: span.start) + span.source.bytes[span.range])
    let (root, diagnostics) = parseYAML(padded)
    // An interval of FEEL opens one too.
    if first == "[", diagnostics.contains(where: { $0.severity == .error }) { return (scalar, []) }
    return (
      root?.standing(in: span.source),
      diagnostics.map { found in
        Diagnostic(found.fault, at: found.at.map { Span(span.source, $0.range) })
      }
    )
  }
}

extension YAMLNode {
  /// The same node with its places in another source.
  fileprivate func standing(in source: Source) -> YAMLNode {
    func moved(_ scalar: YAMLScalar) -> YAMLScalar {
      YAMLScalar(
        scalar.rawValue, style: scalar.style, span: Span(source, scalar.span.range))
    }
    let kind: Kind =
      switch self.kind {
      case .scalar(let scalar): .scalar(moved(scalar))
      case .mapping(let entries):
        .mapping(
          entries.map { YAMLEntry(key: moved($0.key), value: $0.value.standing(in: source)) })
      case .sequence(let items): .sequence(items.map { $0.standing(in: source) })
      case .unreadable: .unreadable
      }
    return YAMLNode(kind, span: Span(source, span.range))
  }
}
