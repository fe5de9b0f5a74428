import Decimals
import Rulebooks
import Scoring

// Methods made of methods, and comparisons with peers.
extension ExplanationText {
  /// What each of several methods gave, and what became of it.
  func severalLines(
    _ node: ExplainedNode, _ kind: SeveralMethods.Kind, _ parts: [ExplainedNode], _ chosen: Int?
  ) -> [String] {
    var lines: [String] = []
    for (number, part) in parts.enumerated() {
      let criterion = part.node.criterion
      let name = criterion.title?.text(in: view.language) ?? criterion.id.value
      var line = view.words("cách \(number + 1), “\(name)”: ", "method \(number + 1), “\(name)”: ")
      if let points = part.result.points {
        line += view.figures.shown(points).text
      } else {
        line +=
          part.result.state == .notApplicable
          ? view.words("không áp dụng", "not applicable")
          : view.words("không có điểm", "no points")
      }
      lines.append(line)
      lines += calculationLines(part).map { "  " + $0 }
      lines.append("  " + ruleLine(criterion.span, criterion.remarks))
    }
    guard let points = node.beforeRounding ?? node.result.points else { return lines }
    let counted = parts.compactMap(\.result.points)
    let origins = parts.filter { $0.result.points != nil }.map { origin(of: $0) }
    switch kind {
    case .best:
      lines.append(
        view.words("lấy cách cho nhiều điểm nhất", "the best counts")
          + (chosen.map { view.words(", cách ", ", method ") + String($0 + 1) } ?? "") + ": "
          + view.figures.shown(points).text)
    case .mean:
      let equation = Equation(
        counted + [Decimal(counted.count)], from: origins, gives: points, view.figures,
        render: { "(\($0.dropLast().joined(separator: " + "))) ÷ \($0[$0.count - 1])" },
        evaluate: { values in
          Decimal.sum(Array(values.dropLast()))?.dividing(by: values[values.count - 1])
        })
      lines.append(view.words("bình quân: ", "mean: ") + equation.text)
    case .sum:
      let equation = Equation(
        counted, from: origins, gives: points, view.figures,
        render: { $0.joined(separator: " + ") },
        evaluate: { Decimal.sum($0) })
      lines.append(equation.text)
    }
    return lines
  }

  /// The totals of the parts of the period, what they combine to, and the points for that.
  func periodLines(
    _ node: ExplainedNode, _ periods: ExplainedPeriods, maximum: Decimal, scale: Decimal,
    _ assessment: String
  ) -> [String] {
    var lines = [
      view.words("tổng điểm các kỳ ở “\(assessment)”:", "totals of the parts in “\(assessment)”:")
    ]
    for part in periods.parts {
      let total = part.total.number.map { view.figures.shown($0).text } ?? view.spoken(part.total)
      lines.append("  \(part.name): \(total)")
    }
    let figures = periods.parts.compactMap(\.total.number)
    guard let combined = periods.combined.number,
      let points = node.beforeRounding ?? node.result.points
    else { return lines }
    let shown = view.figures.shown(combined)
    switch periods.totals.combine {
    case .mean:
      let equation = Equation(
        figures + [Decimal(figures.count)], gives: combined, view.figures,
        render: { "(\($0.dropLast().joined(separator: " + "))) ÷ \($0[$0.count - 1])" },
        evaluate: { values in
          Decimal.sum(Array(values.dropLast()))?.dividing(by: values[values.count - 1])
        })
      lines.append(view.words("bình quân: ", "mean: ") + equation.text)
    case .sum:
      let equation = Equation(
        figures, gives: combined, view.figures, render: { $0.joined(separator: " + ") },
        evaluate: { Decimal.sum($0) })
      lines.append(equation.text)
    case .min: lines.append(view.words("thấp nhất: ", "the least: ") + shown.text)
    case .max: lines.append(view.words("cao nhất: ", "the greatest: ") + shown.text)
    case .last: lines.append(view.words("kỳ cuối: ", "the last: ") + shown.text)
    }
    let equation = Equation(
      [maximum, combined, scale], gives: points, view.figures,
      render: { "\($0[0]) × \($0[1]) ÷ \($0[2])" },
      evaluate: { $0[0].multiplying($0[1])?.dividing(by: $0[2]) })
    return lines + [equation.text]
  }

  /// How a subject stood among its peers.
  func comparisonLines(_ node: ExplainedNode, _ comparison: ExplainedComparison) -> [String] {
    guard let value = comparison.value.value.number,
      let points = node.beforeRounding ?? node.result.points
    else { return [spoken(comparison.value)] }
    var lines = [spoken(comparison.value)]
    let (start, end) = comparison.onto
    if comparison.allEqual {
      return lines + [
        view.words("mọi đối tượng bằng nhau: ", "all peers are equal: ")
          + view.figures.shown(points).text
      ]
    }
    guard let best = comparison[.best], let worst = comparison[.worst],
      let (operands, render, evaluate) = operation(comparison, value, best: best, worst: worst)
    else { return lines }
    lines.append(
      view.words("tốt nhất ", "best ") + view.figures.shown(best).text
        + view.words("; kém nhất ", "; worst ") + view.figures.shown(worst).text)
    let gives = comparison.held ? evaluate([start, end] + operands) ?? points : points
    let equation = Equation(
      [start, end] + operands,
      from: [nil, nil, operands.first == value ? origin(of: comparison.value) : nil], gives: gives,
      view.figures, render: render, evaluate: evaluate)
    return lines + [equation.text] + heldLine(node, comparison.held)
  }

  /// The operation of a comparison: its operands behind the two of the scale.
  private func operation(
    _ comparison: ExplainedComparison, _ value: Decimal, best: Decimal, worst: Decimal
  ) -> (operands: [Decimal], render: ([String]) -> String, evaluate: ([Decimal]) -> Decimal?)? {
    // start + (end − start) × above ÷ span; from 0 the start is left out.
    func scaled(_ start: String, _ end: String, _ part: String) -> String {
      comparison.onto.start.isZero
        ? "\(end) × \(part)" : "\(start) + (\(end) − \(start)) × \(part)"
    }
    func scaled(_ values: [Decimal], _ above: Decimal?, _ span: Decimal?) -> Decimal? {
      guard let above, let span, let width = values[1].subtracting(values[0]) else { return nil }
      return width.multiplying(above)?.dividing(by: span).flatMap { values[0].adding($0) }
    }
    switch comparison.kind {
    case .minMax:
      return (
        [value, worst, best],
        { scaled($0[0], $0[1], "(\($0[2]) − \($0[3])) ÷ (\($0[4]) − \($0[3]))") },
        { scaled($0, $0[2].subtracting($0[3]), $0[4].subtracting($0[3])) }
      )
    case .percentile:
      guard let below = comparison[.below], let count = comparison[.count] else { return nil }
      return (
        [below, count], { scaled($0[0], $0[1], "\($0[2]) ÷ (\($0[3]) − 1)") },
        { scaled($0, $0[2], $0[3].subtracting(.one)) }
      )
    case .best:
      let operands = comparison.higherIsBetter ? [value, best] : [best, value]
      return (
        operands, { scaled($0[0], $0[1], "\($0[2]) ÷ \($0[3])") },
        { scaled($0, $0[2], $0[3]) }
      )
    case .zScore:
      guard let mean = comparison[.mean], let deviation = comparison[.deviation] else { return nil }
      let rises = comparison.higherIsBetter
      return (
        [value, mean, deviation],
        { texts in
          let distance = rises ? "\(texts[2]) − \(texts[3])" : "\(texts[3]) − \(texts[2])"
          return "\(texts[0]) + \(texts[1]) × (\(distance)) ÷ \(texts[4])"
        },
        { values in
          let distance =
            rises ? values[2].subtracting(values[3]) : values[3].subtracting(values[2])
          return distance.flatMap { values[1].multiplying($0) }?.dividing(by: values[4])
            .flatMap { values[0].adding($0) }
        }
      )
    }
  }
}
