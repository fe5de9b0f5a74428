import Decimals
import FEEL
import Rulebooks
import Scoring

extension ExplanationText {
  /// How a node's points came about, and with how many peers it was compared.
  func calculationLines(_ node: ExplainedNode) -> [String] {
    let lines = methodLines(node)
    guard let count = node.peerCount, node.result.state.hasPoints else { return lines }
    return lines + [
      view.words("số đối tượng so sánh, kể cả đối tượng này: ", "peers, this one included: ")
        + String(count)
    ]
  }

  private func methodLines(_ node: ExplainedNode) -> [String] {
    switch node.calculation {
    case .nothing: return missingLines(node)
    case .notApplicable(let condition):
      return condition.map {
        [view.words("không áp dụng vì ", "does not apply, for ") + spoken($0)]
      } ?? []
    case .gated(let condition):
      return [view.words("không đạt điều kiện tiên quyết: ", "gate not met: ") + spoken(condition)]
    case .undetermined(let condition):
      return [view.words("không xác định được: ", "cannot be determined: ") + spoken(condition)]
    case .yesNo(let test, let holds):
      return [spoken(test) + " → " + answer(holds) + earned(node)]
    case .band(let value, let number): return bandLines(node, value, number)
    case .level(let value, _): return [spoken(value) + earned(node)]
    case .fromTotal(let maximum, let total, let scale, let assessment):
      let name = view.words("tổng điểm ở “\(assessment)”: ", "total in “\(assessment)”: ")
      guard let total = total.number, let points = node.beforeRounding ?? node.result.points else {
        return [name + view.spoken(total)]
      }
      let equation = Equation(
        [maximum, total, scale], gives: points, view.figures,
        render: { "\($0[0]) × \($0[1]) ÷ \($0[2])" },
        evaluate: { $0[0].multiplying($0[1])?.dividing(by: $0[2]) })
      return [name + equation.text]
    case .fromPeriods(let periods, let maximum, let scale, let assessment):
      return periodLines(node, periods, maximum: maximum, scale: scale, assessment)
    case .fromClass(_, let assessment):
      return [
        view.words("theo mức xếp loại ở “\(assessment)”", "by the class in “\(assessment)”")
          + earned(node)
      ]
    case .given(let value):
      if node.isSoleFact { return [] }
      return [view.words("điểm do người chấm: ", "points given: ") + spoken(value)]
    case .formula(let value, let held):
      if node.isSoleFact { return heldLine(node, held) }
      return [view.words("công thức: ", "formula: ") + spoken(value)] + heldLine(node, held)
    case .ratio(let maximum, let done, let of, let zeroAt, let fullAt, let held):
      return ratioLines(
        node, maximum: maximum, done: done, of: of, zeroAt: zeroAt, fullAt: fullAt, held: held)
        + heldLine(node, held)
    case .steps, .per, .deducted, .checklist: return countedLines(node)
    case .several(let kind, let parts, let chosen): return severalLines(node, kind, parts, chosen)
    case .relative(let comparison): return comparisonLines(node, comparison)
    case .decisionTable(let table): return tableLines(node, table)
    case .combined(let section): return combinedLines(node, section)
    }
  }

  /// What a method earned, behind what it looked at.
  private func earned(_ node: ExplainedNode) -> String {
    (node.beforeRounding ?? node.result.points).map { ": " + view.figures.shown($0).text } ?? ""
  }

  private func missingLines(_ node: ExplainedNode) -> [String] {
    switch node.result.state {
    case .missingEarnsNothing:
      return [view.words("thiếu số liệu: không có điểm", "evidence is lacking: no points")]
    case .missingEarnsLeast:
      return [
        view.words("thiếu số liệu: nhận mức thấp nhất", "evidence is lacking: the least there is")
      ]
    default: return []
    }
  }

  func heldLine(_ node: ExplainedNode, _ held: Bool) -> [String] {
    guard held, let points = node.result.points else { return [] }
    return [
      view.words("giữ trong giới hạn điểm: ", "held to the bounds: ")
        + view.figures.shown(points).text
    ]
  }

  func answer(_ holds: Bool) -> String {
    holds ? view.words("đúng", "true") : view.words("sai", "false")
  }

  // MARK: Operands

  /// An operand: its text in the rule, the text with the values put in, its value.
  func spoken(_ operand: ExplainedOperand) -> String {
    let value = spoken(value: operand.value)
    guard let formula = operand.formula else { return value }
    if operand.trace.isEmpty || operand.isSoleName { return "\(formula.text) = \(value)" }
    let filled = filled(formula.text, operand.trace)
    let sign = operand.value.number.map { view.figures.shown($0).equals } ?? "="
    if filled == formula.text { return "`\(formula.text)` \(sign) \(value)" }
    return "`\(formula.text)` = `\(filled)` \(sign) \(value)"
  }

  private func spoken(value: Cell) -> String {
    value.number.map { view.figures.shown($0).text } ?? view.spoken(value)
  }

  /// A formula with the values of its names put in their places, as FEEL writes them.
  func filled(_ text: String, _ trace: [ExplainedOperand.TracedName]) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var copied = 0
    for name in trace.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where name.range.lowerBound >= copied && name.range.upperBound <= bytes.count {
      result += bytes[copied..<name.range.lowerBound]
      let text = String(decoding: bytes[name.range], as: UTF8.self)
      result += Array(literal(name.value, of: text).utf8)
      copied = name.range.upperBound
    }
    result += bytes[copied...]
    return String(decoding: result, as: UTF8.self)
  }

  /// A value as FEEL writes it; a long figure by what it came from.
  private func literal(_ value: Value, of name: String) -> String {
    guard case .scalar(let cell) = value else { return "…" }
    switch cell.kind {
    case .number:
      if let figure = cell.number, isLong(figure), let fact = fact(named: name) {
        return derivedText(fact).map { "(\($0))" } ?? figure.description
      }
      return cell.number.map(short) ?? "null"
    case .boolean: return view.plain(cell) ?? "null"
    case .text, .level: return view.plain(cell).map { "\"\($0)\"" } ?? "null"
    case .absent: return cell.absence.map { "⟨\(view.spoken($0.reason))⟩" } ?? "null"
    default: return view.plain(cell) ?? "null"
    }
  }

  /// A figure in a formula: whole up to six decimals, else cut off there, so that it never seems
  /// to have reached what it has not.
  private func short(_ figure: Decimal) -> String {
    guard figure.scale > Figures.wholeDecimals,
      let cut = figure.rounded(toDigits: Figures.wholeDecimals, .down)
    else { return figure.description }
    return cut.text(minimumDecimals: Figures.wholeDecimals) + "…"
  }

  // MARK: Methods

  private func bandLines(
    _ node: ExplainedNode, _ value: ExplainedOperand, _ number: Int
  ) -> [String] {
    guard case .scored(let method) = node.node.criterion.content,
      case .bands(_, let table) = method.value, table.indices.contains(number)
    else { return [spoken(value)] }
    let band = table[number]
    var line = spoken(value)
    if let number = value.value.number, case .interval(let interval) = band.test {
      // As many decimals as it takes to see on which side of each end the value lies.
      let ends = [interval.lower, interval.upper].compactMap { end -> Decimal? in
        if case .constant(let placed)? = end?.amount { return placed.value }
        return nil
      }
      let shown = view.figures.shown(number) { shown in
        ends.allSatisfy { shown.compare($0) == number.compare($0) }
      }
      line = value.formula.map { "\($0.text) = \(shown.text)" } ?? shown.text
    }
    line += view.words(" thuộc khoảng ", " lies in the band ") + spoken(band)
    if !node.result.state.hasPoints { return [line] }
    let basis = band.remarks.basis.isEmpty ? "" : " · " + basisText(band.remarks)
    if case .share(let share) = band.earns, let most = node.node.points?.highest,
      let points = node.beforeRounding ?? node.result.points
    {
      let equation = Equation(
        [most, share.value], gives: points, view.figures, render: { "\($0[0]) × \($0[1])" },
        evaluate: { $0[0].multiplying($0[1]) })
      line += ": " + equation.text
    } else if let points = node.beforeRounding ?? node.result.points {
      line += ": " + view.figures.shown(points).text
    }
    return [line + "  [\(place(band.span))\(basis)]"]
  }

  /// A band as mathematics writes it, or its test.
  private func spoken(_ band: Band) -> String {
    switch band.test {
    case .otherwise: return view.words("còn lại", "otherwise")
    case .tests(let formula): return "`\(formula.text)`"
    case .interval(let interval):
      var parts: [String] = []
      if let lower = interval.lower {
        parts.append((lower.isClosed ? "≥ " : "> ") + spoken(lower.amount))
      }
      if let upper = interval.upper {
        parts.append((upper.isClosed ? "≤ " : "< ") + spoken(upper.amount))
      }
      return parts.joined(separator: view.words(" và ", " and "))
    }
  }

  private func spoken(_ amount: Amount) -> String {
    switch amount {
    case .constant(let placed): view.figures.whole(placed.value)
    case .formula(let formula): formula.text
    }
  }

  private func ratioLines(
    _ node: ExplainedNode, maximum: Decimal, done: ExplainedOperand, of: ExplainedOperand?,
    zeroAt: Decimal?, fullAt: Decimal?, held: Bool
  ) -> [String] {
    let equation = ratio(
      node, maximum: maximum, done: done, of: of, zeroAt: zeroAt, fullAt: fullAt, held: held)
    return equation.map { [$0.text] } ?? [spoken(done)] + (of.map { [spoken($0)] } ?? [])
  }

  /// points × done ÷ of, between the goalposts where there are any; nil without figures.
  func ratio(
    _ node: ExplainedNode, maximum: Decimal, done: ExplainedOperand, of: ExplainedOperand?,
    zeroAt: Decimal?, fullAt: Decimal?, held: Bool
  ) -> Equation? {
    guard let part = done.value.number, let points = node.beforeRounding ?? node.result.points
    else { return nil }
    let whole = of?.value.number
    let zero = zeroAt ?? .zero
    let full = fullAt ?? (of == nil ? .hundred : .one)
    var operands = [maximum, part]
    if let whole { operands.append(whole) }
    let hasGoalposts = zeroAt != nil || fullAt != nil
    if hasGoalposts { operands += [zero, full] }
    let evaluate: ([Decimal]) -> Decimal? = { values in
      let whole = of == nil ? Decimal.one : values[2]
      let low = hasGoalposts ? values[values.count - 2] : Decimal.zero
      let high = hasGoalposts ? values[values.count - 1] : full
      guard let over = low.multiplying(whole).flatMap({ values[1].subtracting($0) }),
        let span = high.subtracting(low).flatMap({ $0.multiplying(whole) })
      else { return nil }
      return values[0].multiplying(over).flatMap { $0.dividing(by: span) }
    }
    return Equation(
      operands,
      from: [nil, origin(of: done)] + (whole == nil ? [] : [of.flatMap { origin(of: $0) }]),
      gives: held ? evaluate(operands) ?? points : points, view.figures,
      render: { texts in
        guard hasGoalposts else {
          return "\(texts[0]) × \(texts[1]) ÷ \(whole == nil ? "100" : texts[2])"
        }
        let rate = whole == nil ? texts[1] : "\(texts[1]) ÷ \(texts[2])"
        let (low, high) = (texts[texts.count - 2], texts[texts.count - 1])
        return "\(texts[0]) × (\(rate) − \(low)) ÷ (\(high) − \(low))"
      },
      evaluate: evaluate)
  }
}

extension ExplainedNode {
  /// Whether its points are one fact as it stands, so that the line of the fact says it all.
  var isSoleFact: Bool {
    guard facts.count == 1 else { return false }
    switch calculation {
    case .formula(let operand, _), .given(let operand):
      return operand.formula == nil || operand.trace.isEmpty || operand.isSoleName
    default: return false
    }
  }
}

extension ExplainedOperand {
  /// Whether its formula is one name and nothing else.
  fileprivate var isSoleName: Bool {
    trace.count == 1 && trace.first?.range == 0..<(formula?.text.utf8.count ?? 0)
  }
}
