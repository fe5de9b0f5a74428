import Diagnostics
import YAMLSource

// FEEL texts, and what YAML makes of them.
extension Loader {
  /// A FEEL text; nil, with a report and its cure, where YAML has read something else.
  func formula(
    _ node: YAMLNode, key: String, _ reading: Formula.Reading = .expression
  ) -> Formula? {
    switch node.kind {
    case .unreadable: return nil
    case .sequence:
      report(
        .listForFormula(key: key, text: sourceText(of: node.span)), at: firstLine(of: node.span))
      return nil
    case .mapping:
      report(
        .mappingForFormula(key: key, text: sourceText(of: node.span)),
        at: firstLine(of: node.span))
      return nil
    case .scalar(let scalar):
      if node.isNullLike && !(reading == .expression && scalar.value == "null")
        || scalar.value.allSatisfy(\.isWhitespace)
      {
        report(.nothingGiven(key: key), at: scalar.span)
        return nil
      }
      if isCutByComma(scalar, key: key) { return nil }
      return formula(scalar, reading)
    }
  }

  func formula(_ entry: YAMLEntry, _ reading: Formula.Reading = .expression) -> Formula? {
    formula(entry.value, key: entry.name, reading)
  }

  /// A condition: a FEEL text, or `{ that: …, if-missing: … }`.
  func condition(_ entry: YAMLEntry) -> Condition? {
    guard let entries = entry.value.entries, entries.contains(where: { $0.name == "that" }) else {
      return formula(entry).map { Condition($0) }
    }
    guard let reader = MappingReader(entry.value, .condition, key: entry.name, self) else {
      return nil
    }
    let ifMissing = reader.entry("if-missing").flatMap(truth)
    return reader.required("that").flatMap { formula($0) }.map {
      Condition($0, ifMissing: ifMissing)
    }
  }

  /// Whether a comma inside `[ ]` or `{ }` ends the scalar within its brackets; reports it once.
  private func isCutByComma(_ scalar: YAMLScalar, key: String) -> Bool {
    guard scalar.style == .plain else { return false }
    if let cut = lastCut, cut.source === scalar.span.source, scalar.span.start < cut.end,
      cut.start <= scalar.span.start
    {
      return true
    }
    let bytes = scalar.span.source.bytes
    var end = scalar.span.end
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ",") else { return false }
    var depth = openBrackets(scalar.value.utf8)
    guard depth > 0 else { return false }
    let line = scalar.span.source.lineRange(at: end)
    while depth > 0, end < line.upperBound {
      if bytes[end] == UInt8(ascii: "(") { depth += 1 }
      if bytes[end] == UInt8(ascii: ")") { depth -= 1 }
      end += 1
    }
    let whole = Span(scalar.span.source, scalar.span.start..<end)
    lastCut = whole
    report(
      .cutByComma(key: key, kept: scalar.value, whole: normalised(whole.text)), at: whole)
    return true
  }

  /// How many `(` of a FEEL text are not closed, strings left out.
  private func openBrackets(_ text: String.UTF8View) -> Int {
    var depth = 0
    var isString = false
    for byte in text {
      if byte == UInt8(ascii: "\"") { isString.toggle() }
      if isString { continue }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
    }
    return depth
  }

  /// The source of a node as one line, shortened.
  private func sourceText(of span: Span) -> String {
    let text = trimmed(normalised(firstLine(of: span).text))
    return text.count <= 60 ? text : String(text.prefix(57)) + "…"
  }
}
