import Decimals
import FEEL
import Rulebooks

extension Explainer {
  /// A decision table read out of the record: which rows held, and which of them count.
  func explained(
    _ kernel: DecisionTableKernel, _ table: PointsTable, branch: UInt16
  ) -> ExplainedTable {
    let held = kernel.lines.indices.filter {
      morsel.column(kernel.lines[$0].hit)[0].boolean == true
    }
    func earns(_ number: Int) -> Decimal? {
      kernel.lines[number].earns.flatMap { OperandColumn($0, in: morsel)[0].number }
    }
    var rows: [Int]
    if kernel.hitPolicy.countsAll {
      rows = held
      if kernel.hitPolicy == .outputOrder {
        // Equal ones stay in the order of the table.
        rows = held.enumerated().sorted { left, right in
          let (first, second) = (earns(left.element) ?? .zero, earns(right.element) ?? .zero)
          return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
      }
    } else {
      rows = kernel.lines.indices.contains(Int(branch)) && !held.isEmpty ? [Int(branch)] : []
    }
    return ExplainedTable(
      inputs: zip(table.inputs, kernel.inputs).map { operand($0.value, $1) }, rows: rows,
      earns: rows.map(earns), isOtherwise: held.isEmpty && kernel.otherwise != nil)
  }
}
