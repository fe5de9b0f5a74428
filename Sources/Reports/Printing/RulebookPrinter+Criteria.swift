import Decimals
import Diagnostics
import Rulebooks

// An assessment: whom it rates, its score table, what adds and takes away.
extension RulebookPrinter {
  func assessment(_ own: CheckedAssessment) -> [PrintedDocument.Block] {
    let assessment = own.assessment
    var blocks: [PrintedDocument.Block] = [
      .heading(level: 2, assessment.title?.text(in: language) ?? assessment.id.value)
    ]
    blocks.append(.paragraph(PrintedText(introduction(assessment))))
    if let condition = assessment.appliesTo {
      blocks.append(
        .paragraph(
          said(
            "Áp dụng cho đối tượng: \(self.condition(condition))",
            "Applies to: \(self.condition(condition))")))
    }
    if let condition = assessment.assessedWhen {
      blocks.append(
        .paragraph(
          said(
            "Được đánh giá khi: \(self.condition(condition))",
            "Assessed when: \(self.condition(condition))")))
    }
    let bases = basis(assessment.remarks)
    if !bases.isEmpty {
      blocks.append(
        .paragraph(
          PrintedText(words("Căn cứ: ", "Basis: ")) + bases.joined(separator: "; ")))
    }
    blocks += remarks(assessment.remarks).map { .paragraph($0) }
    let nodes = own.nodes.dropFirst()
    if !nodes.isEmpty {
      blocks.append(heading(3, "Bảng điểm", "Score table"))
      if let text = combination(assessment.root, of: own.nodes[0]) {
        blocks.append(.paragraph(text))
      }
      blocks.append(scoreTable(Array(nodes)))
    }
    let bonus = own.adjustments.prefix(assessment.bonus.count)
    blocks += adjustments(
      Array(bonus), words("Điểm thưởng", "Bonus points"), cap: assessment.bonusCap)
    blocks += adjustments(
      Array(own.adjustments.dropFirst(assessment.bonus.count)),
      words("Điểm trừ", "Penalty points"), cap: assessment.penaltyCap)
    return blocks + totals(assessment) + classes(assessment) + rankings(assessment)
  }

  private func introduction(_ assessment: Assessment) -> String {
    var parts = [
      assessment.subject == .unit
        ? words("Đối tượng: đơn vị", "Subjects: units")
        : words("Đối tượng: cá nhân", "Subjects: persons")
    ]
    if let scale = assessment.scale {
      parts.append(words("thang điểm \(figure(scale.value))", "scale \(figure(scale.value))"))
    }
    for (rounding, vi, en) in [
      (assessment.rounding.criterion, "điểm tiêu chí ", "points of criteria "),
      (assessment.rounding.section, "điểm mục ", "points of sections "),
      (assessment.rounding.total, "tổng điểm ", "the total "),
      (assessment.rounding.display, "khi in ", "in print "),
    ] {
      if let rounding { parts.append(words(vi, en) + self.rounding(rounding)) }
    }
    return parts.joined(separator: " · ")
  }

  private func scoreTable(_ nodes: [CheckedNode]) -> PrintedDocument.Block {
    let titles = columns(
      ("Mã", "Id"), ("Tiêu chí", "Criterion"), ("Điểm", "Points"), ("Cách chấm", "Scoring"),
      ("Căn cứ", "Basis"), short: [0])
    let hasWeights = nodes.contains { $0.criterion.weight != nil }
    let rows = nodes.map { node -> PrintedDocument.Table.Row in
      let criterion = node.criterion
      let isSection = !node.children.isEmpty
      var title = [PrintedText(criterion.title?.text(in: language) ?? "")]
      title += remarks(criterion.remarks)
      var points = [PrintedText(node.points.map { self.points($0) } ?? "")]
      if hasWeights, let weight = criterion.weight {
        points.append(said("trọng số \(amount(weight))", "weight \(amount(weight))"))
      }
      var scoring = conditions(of: criterion)
      if isSection {
        if let text = combination(criterion, of: node) { scoring.append(text) }
      } else if case .scored(let method) = criterion.content {
        scoring += self.method(method.value, of: criterion)
      }
      scoring += consequences(of: criterion)
      return PrintedDocument.Table.Row(
        cells: [
          [PrintedText(criterion.id.value)], title, points, scoring, basis(criterion.remarks),
        ],
        isSection: isSection)
    }
    var columns = titles
    columns[2].isFigure = true
    return .table(PrintedDocument.Table(columns: columns, rows: rows))
  }

  private func adjustments(
    _ items: [CheckedNode], _ title: String, cap: Amount?
  ) -> [PrintedDocument.Block] {
    if items.isEmpty { return [] }
    var blocks: [PrintedDocument.Block] = [.heading(level: 3, title)]
    if let cap {
      blocks.append(
        .paragraph(
          said(
            "Tất cả cộng lại tối đa \(amount(cap)) điểm",
            "All together at most \(amount(cap)) points")
        ))
    }
    return blocks + [scoreTable(items)]
  }

  /// When a criterion applies and what it measures: what is read before its scoring.
  func conditions(of node: Criterion) -> [PrintedText] {
    var lines: [PrintedText] = []
    if let applies = node.appliesWhen {
      lines.append(said("Áp dụng khi \(condition(applies))", "Applies when \(condition(applies))"))
    }
    if let gate = node.gate {
      lines.append(
        said(
          "Không đạt \(condition(gate)) thì 0 điểm", "Nothing is earned unless \(condition(gate))"))
    }
    if let value = node.value {
      lines.append(said("Giá trị: \(formula(value))", "Value: \(formula(value))"))
    }
    for figure in node.figures {
      lines.append("\(figure.name.value) = \(amount(figure.amount))")
    }
    return lines
  }

  /// What happens where it does not apply, where evidence is lacking, and to its digits.
  private func consequences(of node: Criterion) -> [PrintedText] {
    var lines: [PrintedText] = []
    if let rule = node.whenNotApplicable {
      let text = notApplicable(rule.value)
      lines.append(PrintedText(words("Khi không áp dụng: ", "Not applicable: ") + text))
    }
    if let rule = node.childrenNotApplicable {
      lines.append(
        PrintedText(
          words("Khi phần con không áp dụng: ", "Parts that do not apply: ")
            + notApplicable(rule.value)))
    }
    if let rule = node.whenMissing {
      lines.append(
        PrintedText(words("Khi thiếu số liệu: ", "Missing evidence: ") + missing(rule.value)))
    }
    if let needs = node.needs {
      lines.append(
        PrintedText(
          words(
            "Phải chấm được ít nhất \(percentage(needs)) số phần",
            "At least \(percentage(needs)) of its parts must be scored")))
    }
    if let rounding = node.rounding { lines.append(PrintedText(self.rounding(rounding))) }
    if node.keepsAllDigits { lines.append(PrintedText(words("không làm tròn", "not rounded"))) }
    return lines
  }

  /// How a section's parts become one; nil where they are simply added.
  private func combination(_ node: Criterion, of checked: CheckedNode) -> PrintedText? {
    guard case .section(let section) = node.content else { return nil }
    var parts: [PrintedText] = []
    switch section.combine.value {
    case .sum: break
    case .mean: parts.append(PrintedText(words("trung bình có trọng số", "weighted mean")))
    case .geometricMean: parts.append(PrintedText(words("trung bình nhân", "geometric mean")))
    case .harmonicMean:
      parts.append(PrintedText(words("trung bình điều hòa", "harmonic mean")))
    case .powerMean(let power):
      parts.append(
        PrintedText(
          words("trung bình lũy thừa bậc \(figure(power))", "power mean of \(figure(power))")))
    case .min: parts.append(PrintedText(words("lấy phần thấp nhất", "the least part")))
    case .max: parts.append(PrintedText(words("lấy phần cao nhất", "the greatest part")))
    case .formula(let formula): parts.append(self.formula(formula))
    }
    if let countsAs = section.countsAs {
      parts.append(said("tính thành \(amount(countsAs))", "counts as \(amount(countsAs))"))
    }
    if let floor = section.floor {
      parts.append(said("không thấp hơn \(amount(floor))", "not below \(amount(floor))"))
    }
    if let cap = section.cap {
      parts.append(said("không vượt \(amount(cap))", "not above \(amount(cap))"))
    }
    if parts.isEmpty { return nil }
    return PrintedText(words("Tổng hợp các phần: ", "Parts combine as: "))
      + parts.joined(separator: "; ")
  }

  private func notApplicable(_ rule: NotApplicableRule) -> String {
    switch rule {
    case .fullPoints: words("được đủ điểm", "all points")
    case .shareEqually(amongAll: false):
      words(
        "chia đều điểm cho các tiêu chí khác cùng mục",
        "its points are shared equally among the others of its section")
    case .shareEqually(amongAll: true):
      words(
        "chia đều điểm cho mọi tiêu chí khác",
        "its points are shared equally among all others")
    case .rescaleSection(to: nil):
      words("quy đổi điểm mục về điểm tối đa", "its section is rescaled to its maximum")
    case .rescaleSection(to: let figure?):
      words(
        "quy đổi điểm mục về \(self.figure(figure))",
        "its section is rescaled to \(self.figure(figure))")
    case .rescaleTotal:
      words("quy đổi tổng điểm về thang điểm", "the total is rescaled to the scale")
    case .zero: words("0 điểm", "no points")
    }
  }

  func missing(_ rule: WhenMissing) -> String {
    switch rule {
    case .error:
      words("không có tổng điểm và được nêu tên", "no total, and listed with what is lacking")
    case .unscored: words("không chấm", "unscored")
    case .skip: words("bỏ qua", "left out")
    case .noPoints: words("0 điểm", "no points")
    case .lowestPoints: words("điểm thấp nhất", "the lowest points")
    case .notApplicable: words("coi như không áp dụng", "as if it did not apply")
    case .value(let value): words("coi là ", "counts as ") + literal(value)
    }
  }
}
