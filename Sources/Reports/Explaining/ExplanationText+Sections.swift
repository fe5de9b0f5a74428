import Decimals
import Rulebooks
import Scoring

extension ExplanationText {
  /// How the children of a section became its points.
  func combinedLines(_ node: ExplainedNode, _ section: CombinedSection) -> [String] {
    guard let combined = section.combined else { return [] }
    let parts = CombinedParts(node.children)
    var lines: [String] = []
    switch section.combination {
    case .sum, .mean: lines += columnLines(parts, section, combined)
    case .min, .max, .geometricMean, .harmonicMean, .powerMean, .formula:
      lines += growthLines(parts)
    }
    switch section.combination {
    case .sum, .mean: break
    case .min:
      lines.append(
        view.words("nhỏ nhất trong các phần: ", "the least of the parts: ")
          + list(parts) + " → " + view.figures.shown(combined).text)
    case .max:
      lines.append(
        view.words("lớn nhất trong các phần: ", "the greatest of the parts: ")
          + list(parts) + " → " + view.figures.shown(combined).text)
    case .geometricMean, .harmonicMean, .powerMean:
      lines.append(meanLine(parts, section.combination, combined))
    case .formula(let formula):
      lines.append(
        view.words("theo công thức ", "by the formula ") + "`\(formula.text)`: "
          + list(parts) + " → " + view.figures.shown(combined).text)
    }
    lines += leftOutLines(parts)
    return lines + furtherLines(node, section, combined)
  }

  /// The points of the parts in a row.
  private func list(_ parts: CombinedParts) -> String {
    parts.entries.map { view.figures.shown($0.counted).text }.joined(separator: "; ")
  }

  /// How parts grew by what parts that do not apply left them; sums and means say it in their
  /// column.
  private func growthLines(_ parts: CombinedParts) -> [String] {
    parts.entries.compactMap { entry in
      guard let (own, each) = entry.grown else { return nil }
      let equation = Equation(
        [entry.figure, own, each, own], gives: entry.counted, view.figures,
        render: { "\($0[0]) × (\($0[1]) + \($0[2])) ÷ \($0[3])" },
        evaluate: { values in
          values[1].adding(values[2]).flatMap { values[0].multiplying($0) }?
            .dividing(by: values[3])
        })
      return "\(entry.node.node.criterion.id.value): \(equation.text)"
    }
  }

  // MARK: Sums and means

  private func columnLines(
    _ parts: CombinedParts, _ section: CombinedSection, _ combined: Decimal
  ) -> [String] {
    let entries = parts.entries.map { columnEntry($0, parts) }
    var sum = combined
    var weights = Decimal.zero
    var isMean = false
    if case .mean = section.combination {
      isMean = true
      weights = parts.entries.reduce(.zero) { $0.adding($1.weight) ?? $0 }
      sum = entries.reduce(.zero) { $0.adding($1.figure) ?? $0 }
    }
    if !isMean, entries.count == 1, entries[0].origin == nil {
      return [
        view.words("bằng điểm của ", "the points of ") + entries[0].label + ": "
          + view.figures.shown(combined).text
      ]
    }
    if isMean, isLong(sum), let weight = wholeWeight(weights) {
      return meanColumn(parts, section, combined, weight)
    }
    let mean = view.figures.shown(combined)
    let column = SumColumn(
      entries, sum: sum, view.figures,
      rest: view.words("phần lẻ không in ra", "decimals that are not printed")
    ) { printed in
      guard isMean else { return true }
      // The sum is divided further: its printed digits must give the mean as printed.
      return printed.dividing(by: weights)?.rounded(
        toDigits: max(Figures.wholeDecimals, mean.figure.scale), .halfEven) == mean.figure
    }
    let heading =
      isMean
      ? view.words(
        "bình quân các phần, cộng lại rồi chia:", "mean of the parts, summed and divided:")
      : view.words("cộng các phần:", "sum of the parts:")
    var lines = [heading] + column.lines.map { "  " + $0 }
    if isMean {
      let equation = Equation(
        [column.sum.figure, weights], gives: combined, view.figures,
        render: { "\($0[0]) ÷ \($0[1])" }, evaluate: { $0[0].dividing(by: $0[1]) })
      lines.append(equation.text)
    }
    return lines
  }

  private func wholeWeight(_ weights: Decimal) -> Decimal? {
    isLong(weights) || weights.isZero ? nil : weights
  }

  /// A mean whose sum is a long figure: what each part brings to it, so that the column adds up to
  /// the mean itself.
  private func meanColumn(
    _ parts: CombinedParts, _ section: CombinedSection, _ combined: Decimal, _ weights: Decimal
  ) -> [String] {
    let entries = parts.entries.map { entry -> SumColumn.Entry in
      let label = columnLabel(entry)
      let operands = [entry.weight, entry.counted, weights]
      let share = entry.weight.multiplying(entry.counted)?.dividing(by: weights) ?? .zero
      let equation = Equation(
        operands, from: [nil, entry.grown == nil ? origin(of: entry.node) : nil], gives: share,
        view.figures,
        render: { texts in
          (entry.weight == .one ? "" : "\(texts[0]) × ") + "\(texts[1]) ÷ \(texts[2])"
        },
        evaluate: { $0[0].multiplying($0[1])?.dividing(by: $0[2]) })
      return SumColumn.Entry(figure: share, origin: equation.text, label: label)
    }
    let column = SumColumn(
      entries, sum: combined, view.figures,
      rest: view.words("phần lẻ không in ra", "decimals that are not printed")
    ) { _ in true }
    return [
      view.words(
        "bình quân các phần, mỗi phần chia cho \(view.figures.whole(weights)) rồi cộng lại:",
        "mean of the parts, each divided by \(view.figures.whole(weights)) and added up:")
    ] + column.lines.map { "  " + $0 }
  }

  private func columnLabel(_ entry: CombinedParts.Entry) -> String {
    var label = entry.node.node.criterion.id.value
    if let title = entry.node.node.criterion.title?.text(in: view.language) {
      label += " \(title)"
    }
    if entry.isNotApplicable {
      label +=
        entry.figure.isZero
        ? view.words(" (không áp dụng, tính 0 điểm)", " (not applicable, counts 0)")
        : view.words(" (không áp dụng, tính đủ điểm)", " (not applicable, full points)")
    }
    return label
  }

  private func columnEntry(
    _ entry: CombinedParts.Entry, _ parts: CombinedParts
  ) -> SumColumn.Entry {
    let label = columnLabel(entry)
    guard entry.weight != .one || entry.grown != nil else {
      return SumColumn.Entry(figure: entry.figure, origin: nil, label: label)
    }
    var operands = [entry.figure]
    if entry.weight != .one { operands.insert(entry.weight, at: 0) }
    if let grown = entry.grown { operands += [grown.own, grown.each, grown.own] }
    let isWeighted = entry.weight != .one
    let isGrown = entry.grown != nil
    let evaluate: ([Decimal]) -> Decimal? = { values in
      var rest = values[...]
      let weight = isWeighted ? rest.removeFirst() : .one
      guard var figure = rest.popFirst() else { return nil }
      if isGrown, let own = rest.popFirst(), let each = rest.popFirst(),
        let all = own.adding(each), let grown = figure.multiplying(all)?.dividing(by: own)
      {
        figure = grown
      }
      return weight.multiplying(figure)
    }
    let figure = evaluate(operands) ?? entry.figure
    let equation = Equation(
      operands, from: (isWeighted ? [nil] : []) + [origin(of: entry.node)], gives: figure,
      view.figures,
      render: { texts in
        var rest = texts[...]
        let weight = isWeighted ? rest.removeFirst() + " × " : ""
        let first = rest.popFirst() ?? ""
        guard isGrown, let own = rest.popFirst(), let each = rest.popFirst() else {
          return weight + first
        }
        return "\(weight)\(first) × (\(own) + \(each)) ÷ \(own)"
      }, evaluate: evaluate)
    return SumColumn.Entry(figure: figure, origin: equation.text, label: label)
  }

  // MARK: Other means

  private func meanLine(
    _ parts: CombinedParts, _ combination: Combination, _ combined: Decimal
  ) -> String {
    let count = parts.entries.count
    let isWeighted = parts.entries.contains { $0.weight != .one }
    let name: String
    let evaluate: ([Decimal]) -> Decimal?
    func split<T>(_ all: [T]) -> (values: [T], weights: [T]) {
      (Array(all.prefix(count)), Array(all.dropFirst(count)))
    }
    switch combination {
    case .harmonicMean:
      name = view.words("bình quân điều hòa: ", "harmonic mean: ")
      evaluate = { Decimal.harmonicMean(values: split($0).values, weights: split($0).weights) }
    case .powerMean(let power):
      name = view.words("bình quân lũy thừa: ", "power mean: ")
      evaluate = {
        Decimal.powerMean(values: split($0).values, weights: split($0).weights, power: power)
      }
    default:
      name = view.words("bình quân nhân: ", "geometric mean: ")
      evaluate = { Decimal.geometricMean(values: split($0).values, weights: split($0).weights) }
    }
    let operands = parts.entries.map(\.counted) + parts.entries.map(\.weight)
    let equation = Equation(
      operands, from: parts.entries.map { $0.grown == nil ? origin(of: $0.node) : nil },
      gives: combined, view.figures,
      render: meanRendering(combination, count: count, isWeighted: isWeighted), evaluate: evaluate)
    return name + equation.text
  }

  /// How a mean of `count` values and as many weights behind them is written.
  func meanRendering(
    _ combination: Combination, count: Int, isWeighted: Bool
  ) -> ([String]) -> String {
    let figures = view.figures
    return { texts in
      let values = texts.prefix(count)
      let weights = texts.dropFirst(count)
      let all = isWeighted ? "(\(weights.joined(separator: " + ")))" : String(count)
      switch combination {
      case .harmonicMean:
        let parts = zip(values, weights).map { "\($1) ÷ \($0)" }.joined(separator: " + ")
        return "\(all) ÷ (\(parts))"
      case .powerMean(let power):
        let p = figures.whole(power)
        let parts = zip(values, weights).map { isWeighted ? "\($1) × \($0)^\(p)" : "\($0)^\(p)" }
        return "((\(parts.joined(separator: " + "))) ÷ \(all))^(1 ÷ \(p))"
      default:
        let parts = zip(values, weights).map { isWeighted ? "\($0)^\($1)" : $0 }
        return "(\(parts.joined(separator: " × ")))^(1 ÷ \(all))"
      }
    }
  }

  // MARK: After the combination

  /// The parts that did not enter the combination, and why.
  private func leftOutLines(_ parts: CombinedParts) -> [String] {
    parts.leftOut.map { node in
      let id = node.node.criterion.id.value
      guard node.result.state == .notApplicable else {
        return view.words(
          "không tính \(id): thiếu số liệu", "\(id) is left out: evidence is lacking")
      }
      let effect =
        switch node.node.whenNotApplicable {
        case .shareEqually(amongAll: true):
          view.words(
            "chia đều điểm cho mọi tiêu chí được chấm",
            "its points are shared by all criteria that are scored")
        case .shareEqually:
          view.words("chia đều điểm cho các phần còn lại", "its points are shared by the others")
        case .rescaleSection:
          view.words("quy đổi trong nội dung này", "rescaled within this section")
        case .rescaleTotal: view.words("quy đổi ở tổng điểm", "rescaled in the total")
        // Counted with a figure, unless it has no maximum to count.
        case .zero, .fullPoints: view.words("không có điểm tối đa", "it has no maximum")
        }
      return view.words(
        "không tính \(id): không áp dụng, \(effect)", "\(id) is left out: not applicable, \(effect)"
      )
    }
  }

  private func furtherLines(
    _ node: ExplainedNode, _ section: CombinedSection, _ combined: Decimal
  ) -> [String] {
    var lines: [String] = []
    var figure = combined
    var origin = combinedOrigin(node, section)
    if let (from, to) = section.rescaled, let after = figure.multiplying(to)?.dividing(by: from) {
      lines.append(
        view.words("quy đổi phần không áp dụng: ", "grossed up for what does not apply: ")
          + scaled(figure, origin, from: from, to: to, gives: after))
      origin = nil
      if isLong(after), section.heldTo == nil, section.counted != nil {
        origin = rescaledOrigin(node, section)
      }
      figure = after
    }
    if let held = section.heldTo {
      let shown = view.figures.shown(figure) { $0.compare(held) == figure.compare(held) }
      lines.append(
        figure > held
          ? view.words("không quá ", "at most ") + view.figures.whole(held) + ": \(shown.text) → "
            + view.figures.whole(held)
          : view.words("ít nhất ", "at least ") + view.figures.whole(held) + ": \(shown.text) → "
            + view.figures.whole(held))
      figure = held
    }
    if let (from, to) = section.counted, from != to,
      let after = figure.multiplying(to)?.dividing(by: from)
    {
      lines.append(
        view.words("tính lại theo thang của nội dung: ", "counted on its section's scale: ")
          + scaled(figure, section.heldTo == nil ? origin : nil, from: from, to: to, gives: after))
    }
    return lines
  }

  /// `figure × to ÷ from = …`.
  func scaled(
    _ figure: Decimal, _ origin: String? = nil, from: Decimal, to: Decimal, gives after: Decimal
  ) -> String {
    Equation(
      [figure, to, from], from: [origin], gives: after, view.figures,
      render: { "\($0[0]) × \($0[1]) ÷ \($0[2])" },
      evaluate: { $0[0].multiplying($0[1])?.dividing(by: $0[2]) }
    ).text
  }
}
