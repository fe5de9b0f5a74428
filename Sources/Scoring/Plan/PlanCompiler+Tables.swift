import Decimals
import FEEL
import Rulebooks

extension PlanCompiler {
  /// Compiles a decision table: a slot for each test, and one for whether each row holds.
  mutating func decisionTable(
    _ table: PointsTable, maximum: Decimal?, _ steps: inout [OperandStep]
  ) -> DecisionTableKernel {
    var inputs: [Operand] = []
    for input in table.inputs { inputs.append(operand(input.value, &steps)) }
    var lines: [DecisionTableKernel.Line] = []
    for row in table.rows {
      var tests: [Slot] = []
      for (test, input) in zip(row.tests, inputs) {
        guard let test, let expression = checked.expression(of: test) else { continue }
        let slot = newSlot()
        steps.append(step(slot, test, expression, input: input))
        tests.append(slot)
      }
      lines.append(
        DecisionTableKernel.Line(
          tests: tests, earns: row.earns.map { operand($0, maximum: maximum, &steps) },
          hit: newSlot()))
    }
    return DecisionTableKernel(
      hitPolicy: table.hitPolicy, aggregation: table.aggregation, inputs: inputs, lines: lines,
      otherwise: table.otherwise?.earns.map { operand($0, maximum: maximum, &steps) })
  }
}
