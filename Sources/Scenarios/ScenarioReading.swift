public import Diagnostics
import YAMLSource

/// A scenario as far as its file could be read, and what is wrong with it.
public struct LoadedScenario: Sendable {
  /// The scenario; nil where the file has errors.
  public let scenario: Scenario?
  /// What is wrong.
  public let diagnostics: [Diagnostic]
}

/// Reads a scenario file: `scenario`, `changes` with `set` and `to` or `remove`, `rescale`.
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
    check(entries, among: ["set", "to", "remove"])
    let written = node["set"] ?? node["remove"]
    guard let scalar = written?.scalar, let address = Address(scalar.value),
      (node["set"] == nil) != (node["remove"] == nil),
      (node["set"] == nil) == (node["to"] == nil)
    else {
      report(.malformedChange(text: node.span.text), at: node.span)
      return nil
    }
    if let value = node["to"] {
      return Scenario.Change(
        address, .set(value.scalar?.rawValue ?? value.span.text), span: scalar.span)
    }
    return Scenario.Change(address, .remove, span: scalar.span)
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
