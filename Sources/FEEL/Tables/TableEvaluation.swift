import Decimals

extension CheckedTable {
  /// The table as closures, to be evaluated many times.
  public func compiled() -> CompiledTable { CompiledTable(self) }
}

/// A decision table as closures over a row. Evaluating it from several threads at once is safe.
public struct CompiledTable: Sendable {
  private struct Input: Sendable {
    let run: Compiled
    let type: FEELType
    let allowed: Compiled?
    /// Whether the tests read the value themselves.
    let isRead: Bool
  }

  private let hitPolicy: DecisionTable.HitPolicy
  private let aggregation: DecisionTable.Aggregation?
  private let inputs: [Input]
  private let outputs: [(name: String?, type: FEELType, values: [Value], fallback: Compiled?)]
  private let tests: [[Compiled]]
  private let results: [[Compiled]]

  /// What a table gave.
  public struct Outcome: Sendable {
    /// The value; null with a cause where nothing holds or the hit policy is broken.
    public let value: Value
    /// The rules that held, from 0, in their order: all of them where the policy was broken.
    public let hits: [Int]
  }

  init(_ table: CheckedTable) {
    hitPolicy = table.hitPolicy
    aggregation = table.aggregation
    inputs = table.inputs.enumerated().map { index, input in
      Input(
        run: input.expression.compiled(), type: input.type,
        allowed: input.allowed?.compiled(),
        isRead: table.rules.contains { rule in
          rule.tests.indices.contains(index) && rule.tests[index].takesInput
        })
    }
    outputs = table.outputs.map { ($0.name, $0.type, $0.values, $0.fallback?.compiled()) }
    tests = table.rules.map { rule in rule.tests.map { $0.compiled() } }
    results = table.rules.map { rule in rule.results.map { $0.compiled() } }
  }

  /// Evaluates the table in `row`.
  ///
  /// Absence passes as it does through expressions: a rule with a false test does not hold, whatever
  /// its other tests are; any other rule with an absent test makes the table absent, unless the
  /// policy is `first` and an earlier rule holds.
  public func evaluate(_ row: Row) -> Outcome {
    var values: [Value] = []
    for input in inputs {
      let value = input.run.value(row)
      guard let converted = value.isAbsent ? value : value.converted(to: input.type) else {
        return Outcome(value: Value(.typeMismatch), hits: [])
      }
      if let allowed = input.allowed, !converted.isAbsent {
        let verdict = allowed.value(row, input: converted)
        if verdict.boolean != true {
          return Outcome(value: verdict.isAbsent ? verdict : Value(.outsideDomain), hits: [])
        }
      }
      values.append(converted)
    }
    var hits: [Int] = []
    var absence: Absence?
    for (number, rule) in tests.enumerated() {
      let verdict = holds(rule, values, row)
      if verdict.boolean == true {
        hits.append(number)
        if hitPolicy == .first, absence == nil { break }
      } else if let found = verdict.absence {
        absence = absence.map { $0.joined(with: found) } ?? found
      }
    }
    if let absence { return Outcome(value: Value(absence), hits: hits) }
    return Outcome(value: value(of: hits, row), hits: hits)
  }

  /// Whether all tests of a rule hold.
  private func holds(_ rule: [Compiled], _ values: [Value], _ row: Row) -> Cell {
    var result = Cell(true)
    for (index, test) in rule.enumerated() {
      let value = inputs[index].isRead ? test.value(row, input: values[index]) : test.value(row)
      if value.boolean == false { return Cell(false) }
      if value.boolean == nil {
        result =
          result.boolean == true ? value.asCell : Operations.undecided(result, value.asCell, 0..<0)
      }
    }
    return result
  }

  // MARK: - Hit policies

  private func value(of hits: [Int], _ row: Row) -> Value {
    if hits.isEmpty { return fallback(row) }
    switch hitPolicy {
    case .unique: return hits.count == 1 ? result(hits[0], row) : Value(.hits)
    case .first: return result(hits[0], row)
    case .any:
      let first = result(hits[0], row)
      for hit in hits.dropFirst() where result(hit, row).equals(first) != .yes {
        return Value(.hits)
      }
      return first
    case .priority: return ordered(hits, row).first ?? Value(.noValue)
    case .outputOrder: return Operations.list(ordered(hits, row))
    case .ruleOrder: return Operations.list(hits.map { result($0, row) })
    case .collect:
      let all = hits.map { result($0, row) }
      guard let aggregation else { return Operations.list(all) }
      return aggregated(all, aggregation, row)
    }
  }

  private func fallback(_ row: Row) -> Value {
    guard outputs.contains(where: { $0.fallback != nil }) else { return Value(.noValue) }
    let single = combined(outputs.map { $0.fallback?.value(row) ?? Value(.noValue) })
    switch hitPolicy {
    case .ruleOrder, .outputOrder: return Operations.list([single])
    case .collect where aggregation == nil: return Operations.list([single])
    default: return single
    }
  }

  /// The outputs of a rule: the only one, or a context of them.
  private func result(_ rule: Int, _ row: Row) -> Value {
    combined(
      zip(results[rule], outputs).map { run, output in
        let value = run.value(row)
        if value.isAbsent { return value }
        return value.converted(to: output.type) ?? Value(.typeMismatch)
      })
  }

  private func combined(_ values: [Value]) -> Value {
    if values.count == 1, let only = values.first { return only }
    return Value(Context(zip(outputs, values).map { ($0.name ?? "", $1) }))
  }

  /// The results of the rules by the priority of their outputs, the first output first; equal ones in
  /// the order of the rules.
  private func ordered(_ hits: [Int], _ row: Row) -> [Value] {
    let ranked = hits.map { hit -> (ranks: [Int], value: Value) in
      let value = result(hit, row)
      let parts = outputs.count == 1 ? [value] : value.context?.values ?? []
      let ranks = zip(parts, outputs).map { part, output in
        output.values.firstIndex { $0.equals(part) == .yes } ?? output.values.count
      }
      return (ranks, value)
    }
    return ranked.mergeSorted { $0.ranks.lexicographicallyPrecedes($1.ranks) }.map(\.value)
  }

  private func aggregated(
    _ values: [Value], _ aggregation: DecisionTable.Aggregation, _ row: Row
  ) -> Value {
    if aggregation == .count { return Value(Decimal(values.count)) }
    let name =
      switch aggregation {
      case .sum: "sum"
      case .min: "min"
      case .max, .count: "max"
      }
    let function = Builtin.list.first { $0.name == name }
    return function?.forms.call([Value(values)], Cursor(row), 0..<0) ?? Value(.invalid)
  }
}
