import Decimals
import Rulebooks
import Scoring

extension ExplanationText {
  /// The steps from the root's points to the total.
  func totalLines() -> [String] {
    guard !explanation.totalSteps.isEmpty else { return [] }
    var lines = [view.words("Từ điểm các nội dung đến tổng điểm", "From the sections to the total")]
    for step in explanation.totalSteps { lines += self.lines(step).map { "  " + $0 } }
    return lines
  }

  private func lines(_ step: TotalStep) -> [String] {
    let figures = view.figures
    let before = figures.shown(step.before).text
    let after = figures.shown(step.after).text
    switch step.kind {
    case .rescaled(let from, let to):
      return [
        view.words("quy đổi ra thang điểm: ", "brought to the scale: ")
          + scaled(step.before, from: from, to: to, gives: step.after)
      ]
    case .bonus(let items, let cap):
      return adjustmentLines(
        view.words("điểm thưởng", "bonus"), items, cap: cap, step, sign: "+")
    case .penalty(let items, let cap):
      return adjustmentLines(
        view.words("điểm trừ", "penalty"), items, cap: cap, step, sign: "−")
    case .cap(let most):
      return [view.words("không quá ", "at most ") + "\(figures.whole(most)): \(before) → \(after)"]
    case .floor(let least):
      return [
        view.words("ít nhất ", "at least ") + "\(figures.whole(least)): \(before) → \(after)"
      ]
    case .scoreCeiling(let number, let most):
      var lines = [
        view.words("tổng điểm bị khống chế ở mức ", "the total is held to ")
          + "\(figures.whole(most)): \(before) → \(after)"
      ]
      let ceilings = explanation.checked.assessment.scoreCeilings
      if ceilings.indices.contains(number) {
        lines.append("  " + ruleLine(ceilings[number].span, ceilings[number].remarks))
      }
      return lines
    case .rounded(let rounding):
      return [roundingText(rounding, before: step.before, after: step.after)]
    }
  }

  private func adjustmentLines(
    _ name: String, _ items: [ExplainedNode], cap: Decimal?, _ step: TotalStep, sign: String
  ) -> [String] {
    var lines: [String] = []
    for item in items {
      let criterion = item.node.criterion
      let title = criterion.title?.text(in: view.language) ?? criterion.id.value
      let points = item.result.points.map { view.figures.shown($0).text } ?? "–"
      lines.append("\(name) \(criterion.id.value) \(title): \(points)")
      lines += calculationLines(item).map { "  " + $0 }
      lines.append("  " + ruleLine(criterion.span, criterion.remarks))
    }
    if let cap {
      lines.append(view.words("\(name) tối đa ", "\(name) at most ") + view.figures.whole(cap))
    }
    guard let change = step.after.subtracting(step.before)?.magnitude else { return lines }
    let equation = Equation(
      [step.before, change], gives: step.after, view.figures,
      render: { "\($0[0]) \(sign) \($0[1])" },
      evaluate: { sign == "+" ? $0[0].adding($0[1]) : $0[0].subtracting($0[1]) })
    return lines + [equation.text]
  }

  // MARK: Classes

  /// The class step by step, then the distance to the next one.
  func classLines() -> [String] {
    guard explanation.classResult.state != .unclassified else { return [] }
    var lines = [view.words("Xếp loại từng bước", "The class step by step")]
    for step in explanation.classSteps { lines += self.lines(step).map { "  " + $0 } }
    lines += laterLines().map { "  " + $0 }
    lines.append(
      view.words("Xếp loại: ", "Class: ") + className(explanation.classResult))
    if let next = explanation.nextClass, let total = explanation.total.number {
      let title = view.className(next.classNumber, of: explanation.checked.assessment)
      let equation = Equation(
        [next.lower, total], gives: next.lacking, view.figures,
        render: { "\($0[0]) − \($0[1])" }, evaluate: { $0[0].subtracting($0[1]) })
      lines.append(
        view.words("Còn thiếu để đạt mức “\(title)”: ", "Lacking for “\(title)”: ")
          + equation.text)
    }
    return lines
  }

  private func lines(_ step: ClassStep) -> [String] {
    let assessment = explanation.checked.assessment
    switch step.kind {
    case .band: return bandLines(step)
    case .requirement(let classNumber, let number, let operand, let holds):
      guard assessment.classes.indices.contains(classNumber) else { return [] }
      let rule = assessment.classes[classNumber]
      guard rule.requires.indices.contains(number) else { return [] }
      let requirement = rule.requires[number]
      let name = requirement.title?.text(in: view.language) ?? requirementText(requirement)
      let of = view.className(classNumber, of: assessment)
      return [
        view.words("điều kiện của mức “\(of)”: ", "requirement of “\(of)”: ") + name + ": "
          + verdict(holds) + (operand.map { " (\(spoken($0)))" } ?? ""),
        "  " + ruleLine(requirement.span, requirement.remarks),
      ]
    case .knockOut(let number, let operand, let holds):
      guard assessment.knockOuts.indices.contains(number) else { return [] }
      let rule = assessment.knockOuts[number]
      return ruleLines(
        view.words("quy tắc loại", "knock-out"), view.title(rule.title, else: rule.id.value),
        holds, operand, step, ruleLine(rule.span, rule.remarks))
    case .ceiling(let number, let operand, let holds):
      guard assessment.ceilings.indices.contains(number) else { return [] }
      let rule = assessment.ceilings[number]
      let name = rule.title?.text(in: view.language) ?? rule.id?.value ?? ""
      return ruleLines(
        view.words("khống chế mức cao nhất", "ceiling"), name, holds, operand, step,
        ruleLine(rule.span, rule.remarks))
    }
  }

  private func bandLines(_ step: ClassStep) -> [String] {
    guard let total = explanation.total.number else {
      return [view.words("không có tổng điểm", "there is no total")]
    }
    let assessment = explanation.checked.assessment
    let shown = shownTotal(total).text
    guard let number = step.after.computed, assessment.classes.indices.contains(number) else {
      return [
        view.words("tổng điểm \(shown) không đạt mức nào", "the total \(shown) reaches no class")
      ]
    }
    let rule = assessment.classes[number]
    var line = view.words("tổng điểm ", "the total ") + shown
    if let lower = rule.lower {
      line += lower.isClosed ? " ≥ " : " > "
      switch lower.amount {
      case .constant(let bound): line += view.figures.whole(bound.value)
      case .formula(let formula): line += "`\(formula.text)`"
      }
    } else if number > 0 {
      line += view.words(" không đạt mức nào cao hơn", " reaches no higher class")
    } else {
      line += view.words(
        ", mức cao nhất không đòi hỏi số điểm", ", and the best class asks for no figure")
    }
    return [
      line + " → " + view.className(number, of: assessment),
      "  " + ruleLine(rule.span, rule.remarks),
    ]
  }

  private func ruleLines(
    _ kind: String, _ name: String, _ holds: Bool?, _ operand: ExplainedOperand?,
    _ step: ClassStep, _ rule: String
  ) -> [String] {
    var line = name.isEmpty ? kind : "\(kind) “\(name)”"
    switch holds {
    case true: line += view.words(": xảy ra → ", ": holds → ") + className(step.after)
    case false: line += view.words(": không xảy ra", ": does not hold")
    case nil: line += view.words(": không xác định được", ": cannot be determined")
    }
    if let operand { line += " (\(spoken(operand)))" }
    return [line, "  " + rule]
  }

  private func requirementText(_ requirement: Requirement) -> String {
    switch requirement.test {
    case .that(let condition): return "`\(condition.formula.text)`"
    case .eachSectionAtLeast(let amount):
      let share: String
      switch amount {
      case .constant(let placed):
        share = view.figures.whole(placed.value.multiplying(.hundred) ?? placed.value) + "%"
      case .formula(let formula): share = "`\(formula.text)`"
      }
      return view.words(
        "mỗi nội dung đạt ít nhất \(share) số điểm tối đa",
        "each section earns at least \(share) of its points")
    }
  }

  private func verdict(_ holds: Bool?) -> String {
    switch holds {
    case true: view.words("đạt", "met")
    case false: view.words("không đạt", "not met")
    case nil: view.words("không xác định được", "cannot be determined")
    }
  }
}
