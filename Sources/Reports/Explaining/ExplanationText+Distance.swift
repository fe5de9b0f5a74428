import Decimals
import Rulebooks
import Runs
import Scoring

// What is between the subject and the next better class, or a result at all.
extension ExplanationText {
  /// The lines below the class.
  func distanceLines() -> [String] {
    switch explanation.classResult.state {
    case .pending: return pendingLines()
    case .notRanked: return lackingLines()
    case .given, .none, .notRated, .unclassified: break
    }
    var lines: [String] = []
    if let distance = distance { lines = self.lines(distance) }
    return lines + (explanation.state == .notRanked ? lackingLines() : [])
  }

  /// How far the next class is.
  var distance: ClassDistance? {
    ClassDistance(
      explanation, later,
      unitClass: view.kind == .person ? view.unitClass(ofPerson: explanation.subject) : nil)
  }

  private var assessment: Assessment { explanation.checked.assessment }

  private func lines(_ distance: ClassDistance) -> [String] {
    let target = "“\(view.className(distance.target, of: assessment))”"
    var lines = [view.words("Khoảng cách đến mức \(target)", "The distance to \(target)")]
    if let total = explanation.total.number, let bound = distance.bound {
      if let lacking = distance.lacking {
        let equation = Equation(
          [bound, total], gives: lacking.settled(), view.figures,
          render: { "\($0[0]) − \($0[1])" }, evaluate: { $0[0].subtracting($0[1]) })
        lines.append(view.words("  điểm: còn thiếu ", "  points: lacking ") + equation.text)
      } else {
        lines.append(
          view.words("  điểm: đã đủ, ", "  points: enough, ") + shownTotal(total).text + " ≥ "
            + view.figures.shown(bound).text)
      }
    }
    for (number, requirement) in distance.requirements {
      let rules = assessment.classes[distance.target].requires
      guard rules.indices.contains(number) else { continue }
      lines.append(
        view.words("  điều kiện ", "  requirement ")
          + (requirement.holds == nil
            ? view.words("chưa xác định được: ", "not determined: ")
            : view.words("chưa đạt: ", "not met: "))
          + name(of: rules[number]) + detail(requirement))
    }
    return lines + heldLines(distance).map { "  " + $0 }
  }

  /// What holds the subject below the next class whatever its points; nothing where there is none.
  func heldLines() -> [String] { distance.map { heldLines($0) } ?? [] }

  private func heldLines(_ distance: ClassDistance) -> [String] {
    var lines = distance.obstacles.map { text(of: $0) }
    // A better total would move the subject up in a quota's order.
    let isFixed = distance.obstacles.contains { obstacle in
      if case .quota = obstacle { return false }
      return true
    }
    if isFixed {
      lines.append(
        view.words(
          "chỉ thêm điểm thì không nâng được mức xếp loại",
          "more points alone do not raise the class"))
    }
    return lines
  }

  private func text(of obstacle: ClassDistance.Obstacle) -> String {
    let held = view.words("bị giữ lại bởi ", "held down by ")
    switch obstacle {
    case .knockOut(let number):
      let rule = assessment.knockOuts[number]
      return held + view.words("quy tắc loại “", "the knock-out “")
        + view.title(rule.title, else: rule.id.value) + "”  [\(place(rule.span))]"
    case .ceiling(let number):
      let rule = assessment.ceilings[number]
      return held + view.words("quy tắc khống chế “", "the ceiling “") + name(of: rule)
        + "”  [\(place(rule.span))]"
    case .quota(let step):
      var line = held + view.words("giới hạn số lượng “", "the quota “")
      line += view.title(step.quota.title, else: step.quota.id.value) + "”: "
      line += view.words(
        "đứng thứ \(step.place), chỉ được giữ \(step.outcome.limit)",
        "in place \(step.place), where \(step.outcome.limit) may stay")
      if let last = step.outcome.admitted.last, let other = lastAdmitted(last) { line += other }
      return line
    case .decision(let number):
      guard view.run.decisions.indices.contains(number) else { return held }
      return held + view.words("quyết định: ", "the decision: ")
        + view.spoken(view.run.decisions[number])
    }
  }

  /// The title or id of a ceiling, else what it says.
  private func name(of rule: ClassCeiling) -> String {
    if let title = rule.title { return view.title(title, else: "") }
    if let id = rule.id { return id.value }
    switch rule.limit {
    case .atMost(_, let when): return when.formula.text
    case .notAboveUnit: return view.words("không cao hơn mức của đơn vị", "not above the unit")
    }
  }

  /// The one who was the last to stay within a quota, with the total.
  private func lastAdmitted(_ row: Int) -> String? {
    guard
      let outcome = view.run.outcome.assessments.first(where: {
        $0.checked.assessment.id.value == assessment.id.value
      }), outcome.subjects.indices.contains(row), let total = outcome.totals[row].number
    else { return nil }
    let name = view.name(of: outcome.subjects[row])
    return view.words("; người cuối được giữ: ", "; the last who stays: ")
      + "\(name) (\(view.figures.shown(total).text))"
  }

  // MARK: No class yet

  private func pendingLines() -> [String] {
    let names = explanation.classResult.candidates.numbers.map {
      "“\(view.className($0, of: assessment))”"
    }
    if let only = names.first, names.count == 1 {
      return [
        view.words(
          "Cấp có thẩm quyền xác nhận mức \(only) hoặc giải quyết vướng mắc nêu trên; quy tắc không để mức nào khác.",
          "The authority confirms \(only) or settles what is open above; the rules leave no other class."
        )
      ]
    }
    if names.isEmpty {
      return [
        view.words(
          "Cấp có thẩm quyền quyết định mức xếp loại.", "The authority decides the class.")
      ]
    }
    return [
      view.words("Cấp có thẩm quyền quyết định giữa ", "The authority decides between ")
        + names.joined(separator: ", ") + "."
    ]
  }

  /// What must be brought before there is a result.
  private func lackingLines() -> [String] {
    guard let (outcome, row) = standing else { return [] }
    let facts = view.lackingFacts(row, of: outcome)
    if facts.isEmpty { return [] }
    return [
      explanation.state == .notRanked
        ? view.words(
          "Số liệu phải bổ sung để có tổng điểm", "Evidence that must be brought for a total")
        : view.words(
          "Số liệu phải bổ sung để xếp loại", "Evidence that must be brought for a class")
    ]
      + facts.flatMap { fact -> [String] in
        guard let owner = fact.owner else {
          return [
            "“\(fact.name)”"
              + view.words(
                ": không xác định được người đứng đầu", ": it is not known who the head is")
          ]
          .map { "  " + $0 }
        }
        return lines(
          FactRead(
            kind: owner.kind, subject: owner.subject, number: fact.number,
            value: view.cell(ofFact: fact.number, owner.kind, subject: owner.subject))
        ).map { "  " + $0 }
      }
  }

  // MARK: Requirements

  /// What a requirement is called.
  func name(of requirement: Requirement) -> String {
    requirement.title?.text(in: view.language) ?? requirementText(requirement)
  }

  /// What a requirement looked at and found.
  func detail(_ requirement: ExplainedRequirement) -> String {
    if let operand = requirement.operand {
      return " (\(spoken(operand, verdict: requirement.holds)))"
    }
    if requirement.failingSections.isEmpty { return "" }
    let sections = requirement.failingSections.map { section in
      let node = explanation.checked.nodes[section.node].criterion
      let percent = section.share.multiplying(.hundred) ?? section.share
      return "\(node.id.value): \(view.figures.shown(percent).text)%"
    }
    return " (\(sections.joined(separator: "; ")))"
  }

  /// A condition with what its author says of a missing value, where that decided.
  func spoken(_ operand: ExplainedOperand, verdict: Bool?) -> String {
    let text = spoken(operand)
    guard let verdict, operand.value.kind == .absent else { return text }
    return text
      + (verdict
        ? view.words(", khi đó tính là có", ", which counts as yes")
        : view.words(", khi đó tính là không", ", which counts as no"))
  }
}
