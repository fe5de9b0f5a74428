import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
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
          + scaled(step.before, totalOrigin(step), from: from, to: to, gives: step.after)
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
    switch explanation.classResult.state {
    case .unclassified: return []
    case .notRated: return exemptionLines()
    default: break
    }
    var lines = [view.words("Xếp loại từng bước", "The class step by step")]
    for step in explanation.classSteps { lines += self.lines(step).map { "  " + $0 } }
    lines += laterLines().map { "  " + $0 }
    lines.append(
      view.words("Xếp loại: ", "Class: ") + className(explanation.classResult))
    let distance = distanceLines()
    return distance.isEmpty ? lines : lines + [""] + distance
  }

  /// Why the subject is not rated.
  private func exemptionLines() -> [String] {
    var lines = [
      view.words(
        "Không thuộc diện đánh giá: không có tổng điểm, mức xếp loại, thứ hạng; không tính vào mẫu số nào.",
        "Exempt: no total, class or rank, and counted in no base.")
    ]
    if let operand = explanation.exemption {
      lines.append(
        view.words("  chỉ đánh giá khi ", "  rated only when ") + spoken(operand))
      lines += factLines(operand).map { "  " + $0 }
    }
    return lines + ["  " + ruleLine(assessmentSpan, explanation.checked.assessment.remarks)]
  }

  private var assessmentSpan: Span {
    explanation.checked.assessment.assessedWhen?.formula.span
      ?? explanation.checked.assessment.span
  }

  private func lines(_ step: ClassStep) -> [String] {
    let assessment = explanation.checked.assessment
    switch step.kind {
    case .band: return bandLines(step)
    case .requirement(let classNumber, let number, _, let holds):
      guard assessment.classes.indices.contains(classNumber),
        explanation.requirements.indices.contains(classNumber),
        explanation.requirements[classNumber].indices.contains(number)
      else { return [] }
      let requirement = assessment.classes[classNumber].requires[number]
      let found = explanation.requirements[classNumber][number]
      let of = view.className(classNumber, of: assessment)
      let line =
        view.words("điều kiện của mức “\(of)”: ", "requirement of “\(of)”: ")
        + name(of: requirement) + ": " + verdict(holds) + detail(found)
      let facts = holds == true ? [] : factLines(found.operand).map { "  " + $0 }
      return [line] + facts + ["  " + ruleLine(requirement.span, requirement.remarks)]
        + remarkLines(requirement.remarks).map { "  " + $0 }
    case .knockOut(let number, let operand, let holds):
      guard assessment.knockOuts.indices.contains(number) else { return [] }
      let rule = assessment.knockOuts[number]
      return ruleLines(
        view.words("quy tắc loại", "knock-out"), view.title(rule.title, else: rule.id.value),
        holds, operand, step, rule.span, rule.remarks)
    case .ceiling(let number, let operand, let holds):
      guard assessment.ceilings.indices.contains(number) else { return [] }
      let rule = assessment.ceilings[number]
      let name = rule.title?.text(in: view.language) ?? rule.id?.value ?? ""
      var lines = ruleLines(
        view.words("khống chế mức cao nhất", "ceiling"), name, holds, operand, step, rule.span,
        rule.remarks)
      if case .notAboveUnit = rule.limit, holds != false, let unit = unitClassLine() {
        lines.insert("  " + unit, at: 1)
      }
      return lines
    }
  }

  /// The class of a person's unit.
  private func unitClassLine() -> String? {
    guard view.kind == .person,
      let unit = view.run.outcome.related(.unit, to: explanation.subject, .person)?.number
    else { return nil }
    for outcome in view.run.outcome.assessments
    where outcome.checked.assessment.subject == .unit && !outcome.checked.assessment.classes.isEmpty
    {
      guard let row = outcome.subjects.firstIndex(of: unit) else { continue }
      let units = view.run.units
      let name = units.names[unit] ?? units.ids[unit]
      return view.words("đơn vị: ", "the unit: ") + "\(name) (\(units.ids[unit])): "
        + view.shortClass(outcome.classes[row], of: outcome.checked.assessment)
    }
    return nil
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
      case .formula(let formula):
        let bound =
          explanation.classBounds.indices.contains(number) ? explanation.classBounds[number] : nil
        line += (bound.map { view.figures.shown($0).text + " " } ?? "") + "(`\(formula.text)`)"
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
    ] + remarkLines(rule.remarks).map { "  " + $0 }
  }

  /// A knock-out or ceiling: in full where it holds or may hold, else in a line.
  private func ruleLines(
    _ kind: String, _ name: String, _ holds: Bool?, _ operand: ExplainedOperand?,
    _ step: ClassStep, _ span: Span, _ remarks: Remarks
  ) -> [String] {
    var line = name.isEmpty ? kind : "\(kind) “\(name)”"
    switch holds {
    case true: line += view.words(": xảy ra → ", ": holds → ") + className(step.after)
    case false:
      return [line + view.words(": không xảy ra", ": does not hold") + "  [\(place(span))]"]
    case nil: line += view.words(": không xác định được", ": cannot be determined")
    }
    if let operand { line += " (\(spoken(operand, verdict: holds)))" }
    return [line] + factLines(operand).map { "  " + $0 } + ["  " + ruleLine(span, remarks)]
      + remarkLines(remarks).map { "  " + $0 }
  }

  func requirementText(_ requirement: Requirement) -> String {
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
