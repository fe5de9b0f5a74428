import Diagnostics
import YAMLSource

// Registers: tables with one row for each event.
extension Loader {
  func register(_ entry: YAMLEntry) -> Register? {
    let name = Placed(entry.name, at: entry.key.span)
    guard let reader = MappingReader(entry.value, .register, key: entry.name, self) else {
      return nil
    }
    let columns = reader.required("columns").flatMap { entries(of: $0.value, key: $0.name) } ?? []
    return Register(
      name: name, subject: subject(reader, "of"), title: reader.title,
      columns: columns.compactMap(registerColumn), remarks: reader.remarks,
      span: Span(entry.span.source, entry.span.range))
  }

  /// A column: the word of its type, or what an indicator would say of its values.
  private func registerColumn(_ entry: YAMLEntry) -> Register.Column? {
    let name = Placed(entry.name, at: entry.key.span)
    checkName(name)
    if entry.value.entries != nil {
      guard let reader = MappingReader(entry.value, .registerColumn, key: entry.name, self) else {
        return nil
      }
      return Register.Column(
        name: name, heading: reader.entry("heading").flatMap(text)?.value ?? entry.name,
        type: valueType(reader), range: reader.entry("range").flatMap(range))
    }
    guard let word = text(entry) else { return nil }
    let types: [(String, ValueType)] = [
      ("whole-number", .wholeNumber), ("number", .number), ("percent", .percent),
      ("points", .points), ("yes-no", .yesNo), ("date", .date), ("text", .text),
    ]
    guard let type = types.first(where: { $0.0 == word.value })?.1 else {
      reportWord(
        word, key: entry.name,
        allowed: types.map(\.0) + ["{ type: level, ladder: … }", "{ type: choice, choices: […] }"])
      return nil
    }
    return Register.Column(name: name, heading: entry.name, type: Placed(type, at: word.span))
  }

  /// Rows of a register that lose points.
  func rows(_ chosen: YAMLEntry, _ reader: MappingReader) -> RowsRule? {
    guard let register = text(chosen) else { return nil }
    let oncePer = reader.entry("once-per").flatMap(text)
    if oncePer == nil {
      for key in ["keep", "across"] { reader.refuse(key, without: "once-per") }
    }
    return RowsRule(
      register: register,
      test: reader.has("where") ? conditionBeside(reader, "where") : nil, oncePer: oncePer,
      keep: reader.entry("keep").flatMap { word($0, as: RowsRule.Keep.self) } ?? .heaviest,
      across: reader.entry("across").flatMap { word($0, as: RowsRule.Reach.self) } ?? .criterion)
  }
}
