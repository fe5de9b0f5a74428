import Diagnostics
import YAMLSource

// Decision tables: `{ inputs: …, rules: […], hit-policy: … }`.
extension Loader {
  func decisionTable(_ chosen: YAMLEntry) -> ScoringMethod? {
    guard let reader = MappingReader(chosen.value, .decisionTable, key: chosen.name, self) else {
      return nil
    }
    let policy =
      reader.entry("hit-policy").flatMap { tableWord($0, as: PointsTable.HitPolicy.self) }
      ?? .unique
    if !policy.countsAll {
      reader.refuse(
        "aggregation", without: "hit-policy: collect | hit-policy: rule-order")
    }
    let aggregation =
      reader.entry("aggregation").flatMap { tableWord($0, as: PointsTable.Aggregation.self) }
      ?? .sum
    guard let inputs = reader.required("inputs").flatMap(tableInputs),
      let rules = reader.required("rules"), !inputs.isEmpty
    else { return nil }
    let isCount = policy.countsAll && aggregation == .count
    var rest: PointsTable.Row?
    let rows = list(rules, .decisionRow) { row -> PointsTable.Row? in
      let isRest = row.entry("otherwise").flatMap(truth) ?? false
      if row.has("otherwise"), row.has("when") {
        report(.keysExclude(key: "when", other: "otherwise", element: .decisionRow), at: row.start)
      }
      let earns = row.entry("earn").flatMap(earning)
      if earns == nil, !isCount, !row.has("earn") { row.reportMissing("earn") }
      if isCount, !isRest { row.refuse("earn", without: "aggregation: sum | min | max") }
      if isRest {
        let own = PointsTable.Row(
          tests: [], earns: earns, remarks: row.remarks, span: row.span)
        if let first = rest {
          report([Diagnostic(BandFault.restTwice(first: first.span), at: row.start)])
        }
        if earns != nil { rest = rest ?? own }
        return nil
      }
      guard let when = row.required("when"), let tests = tests(when, of: inputs) else { return nil }
      if earns == nil, !isCount { return nil }
      return PointsTable.Row(tests: tests, earns: earns, remarks: row.remarks, span: row.span)
    }
    return .decisionTable(
      PointsTable(
        hitPolicy: policy, aggregation: aggregation, inputs: inputs, rows: rows, otherwise: rest))
  }

  /// A word of a decision table, also as the standard prints it: `RULE ORDER` is `rule-order`.
  private func tableWord<Word: RawRepresentable & CaseIterable>(
    _ entry: YAMLEntry, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    let printed = entry.value.text.map { text in
      String(text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
    }
    return printed.flatMap { Word(rawValue: $0) } ?? word(entry, as: type)
  }

  /// Inputs with names of their own, or a list of what they look at.
  private func tableInputs(_ entry: YAMLEntry) -> [PointsTable.Input]? {
    let inputs: [PointsTable.Input]
    if let entries = entry.value.entries {
      inputs = entries.compactMap { input in
        formula(input).map { value in
          PointsTable.Input(name: Placed(input.name, at: input.key.span), value: value)
        }
      }
      if inputs.count < entries.count { return nil }
    } else {
      let items = oneOrMore(entry)
      inputs = items.compactMap { item in
        formula(item, key: entry.name).map { value in
          PointsTable.Input(name: Placed(trimmed(value.text), at: value.span), value: value)
        }
      }
      if inputs.count < items.count { return nil }
    }
    checkTogether(inputs.map(\.name))
    return inputs
  }

  /// The tests of a row by input: under the inputs' names, in their order, or one for the only input.
  private func tests(_ when: YAMLEntry, of inputs: [PointsTable.Input]) -> [Formula?]? {
    if let entries = when.value.entries {
      let names = inputs.map(\.name.value)
      var tests = [Formula?](repeating: nil, count: inputs.count)
      var isWhole = true
      for entry in entries {
        guard let index = names.firstIndex(of: entry.name) else {
          report([
            Diagnostic(
              TableFault.unknownInput(
                name: entry.name, nearest: nearestName(to: entry.name, among: names)),
              at: entry.key.span)
          ])
          isWhole = false
          continue
        }
        guard let test = formula(entry, .unaryTests) else {
          isWhole = false
          continue
        }
        tests[index] = test.isAny ? nil : test
      }
      return isWhole ? tests : nil
    }
    let items = when.value.items ?? [when.value]
    let tests = items.map { formula($0, key: when.name, .unaryTests) }
    guard tests.count == inputs.count else {
      report([
        Diagnostic(
          TableFault.cellCount(expected: inputs.count, found: tests.count),
          at: firstLine(of: when.value.span))
      ])
      return nil
    }
    let read = tests.compactMap { $0 }
    guard read.count == tests.count else { return nil }
    return read.map { $0.isAny ? nil : $0 }
  }
}

extension Formula {
  /// Whether it is the test that any value passes.
  fileprivate var isAny: Bool { trimmed(text) == "-" }
}
