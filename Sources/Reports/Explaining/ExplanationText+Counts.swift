import Decimals
import Rulebooks
import Scoring

// The methods that count: full steps, pieces, losses, items of a list.
extension ExplanationText {
  /// How such a method made the points of a node.
  func countedLines(_ node: ExplainedNode) -> [String] {
    let points = node.beforeRounding ?? node.result.points
    switch node.calculation {
    case .steps(let value, let start, let base, let every, let add, let steps, let held):
      return stepLines(value, start: start, every: every, steps: steps)
        + [sumLine(base, add, steps, held: held, points)] + heldLine(node, held)
    case .per(let count, let each, let held):
      guard let number = count.value.number else { return [spoken(count)] }
      let product = number.multiplying(each) ?? number
      let equation = Equation(
        [number, each], from: [origin(of: count)], gives: held ? product : points ?? product,
        view.figures,
        render: { "\($0[0]) × \($0[1])" }, evaluate: { $0[0].multiplying($0[1]) })
      return [equation.text] + heldLine(node, held)
    case .deducted(let all, let lines, let floor, let heaviestOnly, let held):
      return deductionLines(
        node, all: all, lines, floor: floor, heaviestOnly: heaviestOnly, held: held)
    case .checklist(let maximum, let items, let allOrNothing):
      return checklistLines(node, maximum: maximum, items, allOrNothing: allOrNothing)
    default: return []
    }
  }

  // MARK: Steps

  /// How many full steps the value is above the start.
  private func stepLines(
    _ value: ExplainedOperand, start: Decimal, every: Decimal, steps: Decimal
  ) -> [String] {
    guard let number = value.value.number, steps.isPositive,
      let exact = number.subtracting(start)?.dividing(by: every)
    else { return [spoken(value)] }
    let equation = Equation(
      [number, start, every], from: [origin(of: value)], gives: exact, view.figures,
      render: { "(\($0[0]) − \($0[1])) ÷ \($0[2])" },
      evaluate: { $0[0].subtracting($0[1])?.dividing(by: $0[2]) })
    return [
      view.words("số bậc đủ: ", "full steps: ") + equation.text + " → "
        + view.figures.whole(steps)
    ]
  }

  private func sumLine(
    _ base: Decimal, _ add: Decimal, _ steps: Decimal, held: Bool, _ points: Decimal?
  ) -> String {
    let evaluate: ([Decimal]) -> Decimal? = { values in
      values[1].multiplying(values[2]).flatMap { values[0].adding($0) }
    }
    let all = evaluate([base, add, steps]) ?? base
    return Equation(
      [base, add, steps], gives: held ? all : points ?? all, view.figures,
      render: { "\($0[0]) + \($0[1]) × \($0[2])" }, evaluate: evaluate
    ).text
  }

  // MARK: Deductions

  private func deductionLines(
    _ node: ExplainedNode, all: Decimal, _ lines: [ExplainedDeduction], floor: Decimal,
    heaviestOnly: Bool, held: Bool
  ) -> [String] {
    guard case .scored(let method) = node.node.criterion.content,
      case .deduct(let rules, _, _) = method.value
    else { return [] }
    var texts = lossLines(lines, rules)
    if lines.contains(where: { $0.loss == nil }) {
      return texts + [view.words("không xác định được điểm", "the points cannot be determined")]
    }
    var losses = lines.compactMap(\.loss).filter { !$0.isZero }
    if heaviestOnly, let heaviest = losses.max() {
      texts.append(view.words("chỉ tính mức trừ nặng nhất", "only the heaviest counts"))
      losses = [heaviest]
    }
    guard !losses.isEmpty else {
      return texts + [view.words("không bị trừ điểm", "nothing is taken away")]
    }
    let evaluate: ([Decimal]) -> Decimal? = { values in
      values.dropFirst().reduce(values.first) { left, loss in left?.subtracting(loss) }
    }
    let rest = evaluate([all] + losses) ?? all
    let equation = Equation(
      [all] + losses, gives: rest, view.figures, render: { $0.joined(separator: " − ") },
      evaluate: evaluate)
    texts.append(equation.text)
    if held {
      texts.append(
        view.words("không thấp hơn ", "not below ") + view.figures.whole(floor)
          + (node.result.points.map { ": " + view.figures.shown($0).text } ?? ""))
    }
    return texts
  }

  /// What each line took, and below a group what its own lines took.
  private func lossLines(_ lines: [ExplainedDeduction], _ rules: [Deduction]) -> [String] {
    var texts: [String] = []
    for line in lines where rules.indices.contains(line.number) {
      let rule = rules[line.number]
      let name = rule.reason?.text(in: view.language) ?? rule.id?.value ?? ""
      let loss = line.loss.map { view.figures.shown($0).text } ?? "–"
      texts.append(
        (name.isEmpty ? "" : name + ": ") + view.words("trừ ", "minus ") + loss
          + (line.operand.map { " (" + spoken($0) + ")" } ?? groupNote(line, rule))
          + rowsNote(line, rule))
      texts.append("  " + ruleLine(rule.span, rule.remarks))
      texts += rowLines(line).map { "  " + $0 }
      if case .group(let group) = rule.trigger {
        texts += lossLines(line.lines, group.lines).map { "  " + $0 }
      }
    }
    return texts
  }

  /// Why a group took another figure than its lines together.
  private func groupNote(_ line: ExplainedDeduction, _ rule: Deduction) -> String {
    guard case .group(let group) = rule.trigger, let loss = line.loss else { return "" }
    let losses = line.lines.compactMap(\.loss)
    let whole = group.heaviestOnly ? losses.max() : Decimal.sum(losses)
    var note = view.words(" (cộng các dòng dưới", " (the lines below together")
    if group.heaviestOnly { note = view.words(" (dòng nặng nhất", " (the heaviest line below") }
    if let whole, whole > loss {
      note +=
        view.words(" là ", " take ") + view.figures.shown(whole).text
        + view.words(", giữ ở mức trần", ", held to the most")
    }
    return note + ")"
  }

  // MARK: Checklists

  private func checklistLines(
    _ node: ExplainedNode, maximum: Decimal, _ items: [ExplainedItem], allOrNothing: Bool
  ) -> [String] {
    guard case .scored(let method) = node.node.criterion.content,
      case .checklist(let list) = method.value
    else { return [] }
    var lines: [String] = []
    for item in items where list.items.indices.contains(item.number) {
      let rule = list.items[item.number]
      let state =
        !item.applies
        ? view.words("không áp dụng", "not applicable")
        : item.part.map { part in
          part == .one
            ? view.words("đạt", "met")
            : part.isZero
              ? view.words("không đạt", "not met")
              : view.words("đạt ", "met by ") + view.figures.whole(part)
        } ?? view.words("không xác định được", "cannot be determined")
      lines.append("\(rule.item.value): \(state)")
    }
    if allOrNothing {
      lines.append(view.words("phải đạt mọi mục", "every item must be met"))
    }
    return lines + checklistSum(node, maximum: maximum, items, allOrNothing: allOrNothing)
  }

  private func checklistSum(
    _ node: ExplainedNode, maximum: Decimal, _ items: [ExplainedItem], allOrNothing: Bool
  ) -> [String] {
    guard !allOrNothing, let points = node.beforeRounding ?? node.result.points else { return [] }
    let counted = items.filter(\.applies)
    if counted.allSatisfy({ $0.earns != nil }) {
      let terms = counted.compactMap { item in
        item.earns.flatMap { earns in item.part.flatMap { earns.multiplying($0) } }
      }
      guard !terms.isEmpty else { return [] }
      let equation = Equation(
        terms, gives: points, view.figures, render: { $0.joined(separator: " + ") },
        evaluate: { $0.reduce(.zero) { sum, term in sum.flatMap { $0.adding(term) } } })
      return [equation.text]
    }
    guard counted.allSatisfy({ $0.earns == nil }) else { return [] }
    let parts = counted.compactMap(\.part).reduce(Decimal.zero) { $0.adding($1) ?? $0 }
    let equation = Equation(
      [maximum, parts, Decimal(counted.count)], gives: points, view.figures,
      render: { "\($0[0]) × \($0[1]) ÷ \($0[2])" },
      evaluate: { $0[0].multiplying($0[1])?.dividing(by: $0[2]) })
    return [equation.text]
  }
}
