import Diagnostics

extension DecisionTable {
  /// Reads and checks every text of the table.
  ///
  /// - Parameter scope: The names that its texts can use, and how strictly they are checked.
  public func checked(in scope: Scope) -> Result {
    var checker = TableChecker(scope: scope)
    var checkedInputs: [CheckedTable.CheckedInput] = []
    for (index, input) in inputs.enumerated() {
      checkedInputs.append(checker.input(index, input))
    }
    let checkedOutputs = outputs.enumerated().map { checker.output($0.offset, $0.element) }
    var checkedRules: [CheckedTable.CheckedRule] = []
    for (number, rule) in rules.enumerated() {
      checkedRules.append(checker.rule(number, rule, checkedInputs, outputs))
    }
    let failed = checker.problems.contains { $0.problem.severity == .error }
    return Result(
      table: failed
        ? nil
        : CheckedTable(
          hitPolicy: hitPolicy, aggregation: aggregation, inputs: checkedInputs,
          outputs: checkedOutputs, rules: checkedRules),
      problems: checker.problems)
  }
}

private struct TableChecker {
  let scope: Scope
  var problems: [DecisionTable.TableProblem] = []

  /// Stands for a text that could not be read; the table is refused then.
  private static let nothing = Expression(
    text: "", root: Node(.unresolved(.invalid), .any, 0..<0, depth: 1), references: [], locals: 0,
    readsHost: true, takesInput: false)

  private mutating func read(
    _ text: String, as form: Form, _ place: DecisionTable.Place
  ) -> Expression {
    let checked = parse(text, as: form, in: scope)
    problems += checked.problems.map { DecisionTable.TableProblem(place: place, problem: $0) }
    return checked.expression ?? TableChecker.nothing
  }

  /// The binding of `?` for the tests of an input: the slot itself where the input is no more.
  private func binding(_ expression: Expression, _ type: FEELType, converts: Bool) -> Binding {
    if let slot = expression.slot, !converts { return Binding("?", type, .slot(slot)) }
    return Binding("?", type, .input)
  }

  mutating func input(_ index: Int, _ input: DecisionTable.Input) -> CheckedTable.CheckedInput {
    let expression = read(input.expression, as: .expression, .input(index))
    let type = input.type ?? expression.type
    if let declared = input.type, !expression.type.fits(declared) {
      problems.append(
        DecisionTable.TableProblem(
          place: .input(index),
          problem: Problem(
            .declaredType(expected: declared, found: expression.type),
            0..<input.expression.utf8.count)))
    }
    let allowed = input.allowed.map {
      read($0, as: .unaryTests(of: Binding("?", type, .input)), .allowed(index))
    }
    return CheckedTable.CheckedInput(expression: expression, type: type, allowed: allowed)
  }

  mutating func output(_ index: Int, _ output: DecisionTable.Output) -> CheckedTable.CheckedOutput {
    var values: [Value] = []
    if let text = output.values {
      // The values are literals with commas between them, which is what a list is inside.
      let checked = parse("[\(text)]", in: scope)
      values = checked.expression?.constant?.list ?? []
      problems += checked.problems.map { problem in
        let range = max(0, problem.range.lowerBound - 1)..<max(0, problem.range.upperBound - 1)
        return DecisionTable.TableProblem(
          place: .values(index), problem: Problem(any: problem.fault, range))
      }
    }
    let fallback = output.fallback.map { read($0, as: .expression, .fallback(index)) }
    return CheckedTable.CheckedOutput(
      name: output.name, type: output.type ?? .any, values: values, fallback: fallback)
  }

  mutating func rule(
    _ number: Int, _ rule: DecisionTable.Rule, _ inputs: [CheckedTable.CheckedInput],
    _ outputs: [DecisionTable.Output]
  ) -> CheckedTable.CheckedRule {
    guard rule.inputs.count == inputs.count, rule.outputs.count == outputs.count else {
      problems.append(
        DecisionTable.TableProblem(
          place: .rule(number),
          problem: Problem(
            .cellCount(
              expected: inputs.count + outputs.count,
              found: rule.inputs.count + rule.outputs.count), 0..<0)))
      return CheckedTable.CheckedRule(tests: [], results: [])
    }
    var tests: [Expression] = []
    for (index, (text, input)) in zip(rule.inputs, inputs).enumerated() {
      let converts = input.type != input.expression.type
      tests.append(
        read(
          text, as: .unaryTests(of: binding(input.expression, input.type, converts: converts)),
          .test(rule: number, input: index)))
    }
    var results: [Expression] = []
    for (index, (text, output)) in zip(rule.outputs, outputs).enumerated() {
      let place = DecisionTable.Place.result(rule: number, output: index)
      let result = read(text, as: .expression, place)
      if let declared = output.type, !result.type.fits(declared) {
        problems.append(
          DecisionTable.TableProblem(
            place: place,
            problem: Problem(
              .declaredType(expected: declared, found: result.type), 0..<text.utf8.count)))
      }
      results.append(result)
    }
    return CheckedTable.CheckedRule(tests: tests, results: results)
  }
}
