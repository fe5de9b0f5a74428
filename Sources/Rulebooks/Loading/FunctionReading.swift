import Diagnostics
import YAMLSource

// Functions of a rulebook's own.
extension Loader {
  func function(_ entry: YAMLEntry) -> FunctionDefinition? {
    let name = Placed(entry.name, at: entry.key.span)
    guard let reader = MappingReader(entry.value, .functionDefinition, key: entry.name, self) else {
      return nil
    }
    let parameters = reader.required("parameters").map(functionParameters) ?? []
    guard let body = reader.required("formula").flatMap({ formula($0) }) else { return nil }
    return FunctionDefinition(
      name: name, parameters: parameters, body: body, remarks: reader.remarks,
      span: Span(entry.span.source, entry.span.range))
  }

  /// Parameters with their types, or a list of their names.
  private func functionParameters(_ entry: YAMLEntry) -> [FunctionDefinition.Parameter] {
    let parameters: [FunctionDefinition.Parameter]
    if let entries = entry.value.entries {
      parameters = entries.map { parameter in
        FunctionDefinition.Parameter(
          name: Placed(parameter.name, at: parameter.key.span),
          type: parameter.value.isNullLike ? nil : text(parameter))
      }
    } else {
      parameters = oneOrMore(entry).compactMap { text($0, key: entry.name) }
        .map { FunctionDefinition.Parameter(name: $0, type: nil) }
    }
    for parameter in parameters {
      guard let flaw = nameFlaw(parameter.name.value) else { continue }
      report(.badName(name: parameter.name.value, reason: flaw), at: parameter.name.span)
    }
    checkTogether(parameters.map(\.name))
    return parameters
  }
}
