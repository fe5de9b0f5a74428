import Diagnostics
import YAMLSource

extension Loader {
  /// A rulebook from the root of its first file; `include` gives the roots of the others.
  func rulebook(
    _ root: YAMLNode, path: String, include: (Placed<String>) -> YAMLNode?
  ) -> Rulebook? {
    guard let entries = root.entries, hasFirstKey("rulebook", entries) else {
      if !root.isUnreadable { report(.notARulebook(path: path), at: firstLine(of: root.span)) }
      return nil
    }
    let reader = MappingReader(entries: entries, span: root.span, .rulebook, self)
    language = reader.entry("language").flatMap { word($0, as: Language.self) } ?? .vi
    let id = reader.entry("rulebook").flatMap(text) ?? Placed(path, at: reader.start)
    var parts = RulebookParts(reader)
    tests.add(reader)
    readChecks(reader.entry("checks"))
    for node in reader.entry("include").map(oneOrMore) ?? [] {
      guard let name = text(node, key: "include"), let included = include(name) else { continue }
      guard let entries = included.entries else {
        reportShape(of: included, key: name.value, expected: .mapping)
        continue
      }
      let file = MappingReader(entries: entries, span: included.span, .includedFile, self)
      parts.add(file)
      tests.add(file)
      readChecks(file.entry("checks"))
    }
    return rulebook(id, reader, parts)
  }

  /// Whether a file has the key that says what it is, or one that is meant to be it.
  package func hasFirstKey(_ key: String, _ entries: [YAMLEntry]) -> Bool {
    entries.contains { $0.name == key }
      || entries.contains { nearestName(to: $0.name, among: [key]) != nil }
  }

  private func rulebook(
    _ id: Placed<String>, _ reader: MappingReader, _ parts: RulebookParts
  ) -> Rulebook {
    let title = reader.required("title").flatMap(self.title)
    let edition = reader.entry("edition").flatMap(text)?.value
    let effective = reader.entry("effective").flatMap { days($0) }
    let status = reader.entry("status").flatMap { word($0, as: Rulebook.Status.self) }
    let source = reader.entry("source").flatMap(self.title)
    let remarks = reader.remarks
    let documents = parts["documents"].compactMap(document)
    let parameters = parts["parameters"].map(parameter)
    let ladders = parts["ladders"].compactMap(ladder)
    let functions = parts["functions"].compactMap(function)
    let attributes = parts["attributes"].compactMap(attribute)
    let defaults = reader.entry("indicator-defaults").flatMap(indicatorDefaults) ?? []
    let indicators = parts["indicators"].compactMap { indicator($0, defaults: defaults) }
    let registers = parts["registers"].compactMap(register)
    let assessments = parts["assessments"].compactMap(assessment)
    checkNames(
      parameters: parameters, functions: functions, attributes: attributes,
      indicators: indicators, registers: registers)
    return Rulebook(
      id: id, title: title ?? Title(), edition: edition, effective: effective,
      status: status ?? .proposal, language: language, source: source, documents: documents,
      parameters: parameters, ladders: ladders, functions: functions, attributes: attributes,
      indicators: indicators, registers: registers,
      checks: checks, assessments: assessments, formulaCount: formulaCount, remarks: remarks,
      span: id.span,
      unread: UnreadPlaces(diagnostics))
  }

  /// Reports names that formulas could not tell apart: those of parameters with those of the facts
  /// of each kind of subject.
  private func checkNames(
    parameters: [Parameter], functions: [FunctionDefinition], attributes: [Attribute],
    indicators: [Indicator], registers: [Register]
  ) {
    let general = parameters.map(\.name) + functions.map(\.name)
    let ownNames =
      general + attributes.map(\.name) + indicators.map(\.name)
      + registers.map(\.name)
    ownNames.forEach(checkName)
    for kind in SubjectKind.allCases {
      checkTogether(
        general + attributes.filter { $0.subject == kind }.map(\.name)
          + indicators.filter { $0.subject == kind }.map(\.name)
          + registers.filter { $0.subject == kind }.map(\.name))
    }
  }
}

/// The parts of a rulebook that may be spread over several files: by key, the named elements of all
/// files in the order of reading.
private struct RulebookParts {
  private var elements: [String: [YAMLEntry]] = [:]
  private var first: [String: Span] = [:]

  init(_ reader: MappingReader) { add(reader) }

  mutating func add(_ reader: MappingReader) {
    for key in ElementKind.parts {
      guard let entry = reader.entry(key),
        let entries = reader.loader.namedElements(entry, ElementKind.named(by: key))
      else { continue }
      for element in entries {
        // Within one file the reader of YAML has refused the second.
        let address = key + "/" + element.name
        if let place = first[address] {
          reader.loader.report(
            .repeatedName(name: element.name, first: place), at: element.key.span)
        } else {
          first[address] = element.key.span
          elements[key, default: []].append(element)
        }
      }
    }
  }

  subscript(key: String) -> [YAMLEntry] { elements[key] ?? [] }
}
