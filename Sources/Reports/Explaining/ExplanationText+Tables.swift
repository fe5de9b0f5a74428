import Decimals
import FEEL
import Rulebooks
import Scoring

extension ExplanationText {
  /// The inputs of a decision table, then the rows that count, each with its place and basis.
  func tableLines(_ node: ExplainedNode, _ explained: ExplainedTable) -> [String] {
    guard case .scored(let method) = node.node.criterion.content,
      case .decisionTable(let table) = method.value
    else { return [] }
    var lines = zip(table.inputs, explained.inputs).map { input, operand in
      let name = input.name.value
      return name == operand.formula?.text ? spoken(operand) : "\(name): \(spoken(operand))"
    }
    if explained.isOtherwise, let row = table.otherwise {
      let points = (node.beforeRounding ?? node.result.points).map {
        ": " + view.figures.shown($0).text
      }
      lines.append(
        view.words("không dòng nào đúng, dòng còn lại", "no row holds, the one for the rest")
          + (points ?? "") + tablePlace(row))
    } else if explained.rows.isEmpty, node.result.state.hasPoints {
      lines.append(view.words("không dòng nào đúng: 0", "no row holds: 0"))
    }
    for (number, earns) in zip(explained.rows, explained.earns)
    where table.rows.indices.contains(number) {
      let points = earns.map { ": " + view.figures.shown($0).text } ?? ""
      lines.append(
        view.words("dòng \(number + 1) đúng", "row \(number + 1) holds") + points
          + tablePlace(table.rows[number]))
    }
    return lines + aggregated(node, explained, table)
  }

  /// Where a row stands and what it rests on.
  private func tablePlace(_ row: PointsTable.Row) -> String {
    let basis = row.remarks.basis.isEmpty ? "" : " · " + basisText(row.remarks)
    return "  [\(place(row.span))\(basis)]"
  }

  /// How several rows became one figure.
  private func aggregated(
    _ node: ExplainedNode, _ explained: ExplainedTable, _ table: PointsTable
  ) -> [String] {
    guard table.hitPolicy.countsAll, !explained.rows.isEmpty,
      let points = node.beforeRounding ?? node.result.points
    else { return [] }
    let earns = explained.earns.compactMap { $0 }
    switch table.aggregation {
    case .count:
      return [
        view.words("số dòng đúng: ", "rows that hold: ") + view.figures.shown(points).text
      ]
    case .sum:
      if earns.count < 2 { return [] }
      let equation = Equation(
        earns, gives: points, view.figures, render: { $0.joined(separator: " + ") },
        evaluate: { Decimal.sum($0) })
      return [equation.text]
    case .min, .max:
      if earns.count < 2 { return [] }
      let list = earns.map { view.figures.shown($0).text }.joined(separator: "; ")
      let word =
        table.aggregation == .min
        ? view.words("nhỏ nhất", "least") : view.words("lớn nhất", "greatest")
      return ["\(word) (\(list)) = \(view.figures.shown(points).text)"]
    }
  }
}
