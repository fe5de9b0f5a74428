import Decimals
import Diagnostics
import Rulebooks

// Scoring methods in words: a first line, then one for each band, item or row.
extension RulebookPrinter {
  func method(_ method: ScoringMethod, of node: Criterion) -> [PrintedText] {
    switch method {
    case .yesNo(let test, let otherwise):
      let rest = otherwise.map { earning($0) } ?? PrintedText(words("0 điểm", "no points"))
      return [
        said(
          "Đạt \(formula(test)): toàn bộ số điểm; không đạt: \(rest)",
          "Where \(formula(test)): all points; otherwise: \(rest)")
      ]
    case .levels(let value, let earn):
      return [said("Theo mức của \(formula(value)):", "By the level of \(formula(value)):")]
        + earn.map { "• \($0.rung.value): \(earning($0.earns))" }
    case .bands(let value, let table):
      return [said("Theo giá trị của \(formula(value)):", "By the value of \(formula(value)):")]
        + table.map { band($0) }
    case .ratio(let ratio): return self.ratio(ratio)
    case .steps(let value, let start, let base, let every, let add, let times):
      var text = said(
        "Đến \(amount(start)) của \(formula(value)) được \(amount(base)) điểm; cứ thêm đủ \(amount(every)) được thêm \(amount(add)) điểm, tối đa hết số điểm",
        "Up to \(amount(start)) of \(formula(value)) \(amount(base)) points; for each full \(amount(every)) above \(amount(add)) more, up to all points"
      )
      if let times {
        text += said(
          " (các mốc nhân với \(amount(times)))", " (the marks times \(amount(times)))")
      }
      return [text]
    case .per(let value, let each):
      return [
        said(
          "\(amount(each)) điểm cho mỗi \(formula(value)), tối đa hết số điểm",
          "\(amount(each)) points for each \(formula(value)), up to all points")
      ]
    case .deduct(let lines, let floor, let heaviestOnly):
      var head = PrintedText(
        heaviestOnly
          ? words(
            "Từ số điểm tối đa, chỉ trừ lỗi nặng nhất",
            "From all points, less the heaviest of these")
          : words("Từ số điểm tối đa, trừ", "From all points, less"))
      if let floor {
        head += said(" (còn không dưới \(amount(floor)))", " (not below \(amount(floor)))")
      }
      return [head + PrintedText(":")] + lines.flatMap { deduction($0, mark: "• ") }
    case .checklist(let list): return checklist(list)
    case .decisionTable(let table): return decisionTable(table)
    case .given(nil):
      return [
        said(
          "Điểm do người chấm cho, ghi ở cột \(node.id.value)",
          "Points given by people in the column \(node.id.value)")
      ]
    case .given(let formula?):
      return [
        said("Điểm được cho: \(self.formula(formula))", "Points given: \(self.formula(formula))")
      ]
    case .from(let other): return otherResult(other)
    case .several(let several): return self.several(several)
    case .relative(let relative): return self.relative(relative, node)
    case .formula(let formula, let hold):
      let rest = hold ? words(", giữ trong khoảng điểm", ", held to the points") : ""
      return [
        said("Điểm = \(self.formula(formula))\(rest)", "Points = \(self.formula(formula))\(rest)")
      ]
    }
  }

  private func band(
    _ band: Band, mark: String = "• ", loses: Bool = false
  ) -> PrintedText {
    let test: PrintedText
    switch band.test {
    case .interval(let interval): test = self.interval(interval)
    case .tests(let formula): test = self.formula(formula)
    case .otherwise: test = PrintedText(words("trường hợp còn lại", "otherwise"))
    }
    let earns = earning(band.earns)
    let text: PrintedText =
      loses
      ? said("\(mark)\(test): trừ \(earns)", "\(mark)\(test): loses \(earns)")
      : "\(mark)\(test): \(earns)"
    return withRemarks(text, band.remarks)
  }

  private func ratio(_ ratio: Ratio) -> [PrintedText] {
    let rate =
      ratio.of.map { "\(formula(ratio.done)) ÷ \(formula($0))" as PrintedText }
      ?? formula(ratio.done)
    var lines: [PrintedText] = []
    if ratio.zeroAt != nil || ratio.fullAt != nil {
      let zero = ratio.zeroAt.map { amount($0) } ?? PrintedText("0")
      let full =
        ratio.fullAt.map { amount($0) } ?? PrintedText(ratio.of == nil ? figure(.hundred) : "1")
      lines.append(
        said(
          "Theo tỷ lệ \(rate): 0 điểm ở \(zero), đủ điểm ở \(full), ở giữa tính theo tỷ lệ",
          "By \(rate): no points at \(zero), all at \(full), in proportion between them"))
    } else {
      lines.append(
        ratio.of == nil
          ? said("Số điểm × \(rate) ÷ 100", "Points × \(rate) ÷ 100")
          : said("Số điểm × \(rate)", "Points × \(rate)"))
    }
    if ratio.hold {
      lines.append(
        PrintedText(
          words("Tỷ lệ vượt mốc thì lấy mốc", "A rate beyond the marks counts as the mark")))
    }
    switch ratio.whenNothingDue {
    case .notApplicable?:
      lines.append(
        PrintedText(words("Không có việc phải làm: không áp dụng", "Nothing due: not applicable")))
    case .fullPoints?:
      lines.append(PrintedText(words("Không có việc phải làm: đủ điểm", "Nothing due: all points")))
    case .zero?:
      lines.append(PrintedText(words("Không có việc phải làm: 0 điểm", "Nothing due: no points")))
    case .error?, nil: break
    }
    return lines
  }

  func deduction(_ line: Deduction, mark: String) -> [PrintedText] {
    // What stands below it is marked as a step deeper: spaces would not show.
    let deeper = mark == "• " ? "◦ " : "▪ "
    let name = (line.reason?.text(in: language)).map { "\($0): " } ?? ""
    let loses = line.loses.map { earning($0) } ?? PrintedText()
    var text: PrintedText
    var below: [PrintedText] = []
    switch line.trigger {
    case .when(let condition):
      text = said(
        "\(name)trừ \(loses) nếu \(self.condition(condition))",
        "\(name)less \(loses) if \(self.condition(condition))")
    case .count(let formula):
      text = said(
        "\(name)trừ \(loses) cho mỗi lần (\(self.formula(formula)))",
        "\(name)less \(loses) for each (\(self.formula(formula)))")
    case .bands(let value, let table):
      text = said("\(name)theo \(formula(value))", "\(name)by \(formula(value))")
      below = table.map { band($0, mark: deeper, loses: true) }
    case .group(let group):
      text = PrintedText(name)
      text += PrintedText(
        group.heaviestOnly
          ? words("nhóm lỗi, chỉ trừ lỗi nặng nhất", "a group of which the heaviest counts")
          : words("nhóm lỗi", "a group"))
      if let points = group.points {
        text += PrintedText(
          words(", tối đa \(figure(points.value)) điểm", ", at most \(figure(points.value)) points")
        )
      }
      below = group.lines.flatMap { deduction($0, mark: deeper) }
    case .rows(let rule):
      text = said(
        "\(name)trừ \(loses) cho mỗi dòng của sổ \(rule.register.value)",
        "\(name)less \(loses) for each row of \(rule.register.value)")
      if let test = rule.test {
        text += said(" mà \(condition(test))", " with \(condition(test))")
      }
      if let once = rule.oncePer {
        text += PrintedText(
          words(
            ", mỗi \(once.value) chỉ tính một lần (\(keep(rule.keep)))",
            ", once for each \(once.value) (\(keep(rule.keep)))"))
      }
    }
    if let cap = line.cap {
      text += said(", tối đa \(amount(cap)) điểm", ", at most \(amount(cap)) points")
    }
    return [withRemarks(PrintedText(mark) + text, line.remarks)] + below
  }

  private func keep(_ keep: RowsRule.Keep) -> String {
    keep == .heaviest
      ? words("lần nặng nhất", "the heaviest") : words("lần nhẹ nhất", "the lightest")
  }

  private func checklist(_ list: Checklist) -> [PrintedText] {
    let equal = list.items.allSatisfy { $0.earns == nil }
    var head = words("Theo danh mục", "By the checklist")
    if equal {
      head += words(
        " (mỗi mục 1/\(list.items.count) số điểm)",
        " (each item 1/\(list.items.count) of the points)")
    }
    if list.allOrNothing {
      head += words("; thiếu một mục thì 0 điểm", "; one item failed and nothing is earned")
    }
    return [PrintedText(head + ":")]
      + list.items.map { item in
        var text: PrintedText = "• \(item.item.value): \(formula(item.when))"
        if let applies = item.appliesWhen {
          text += said(
            " (áp dụng khi \(condition(applies)))", " (applies when \(condition(applies)))")
        }
        if let earns = item.earns { text += " → \(earning(earns))" }
        if !item.grades.isEmpty {
          let grades = item.grades.map { "\($0.rung.value) \(percentage($0.share))" }
          text += PrintedText(": " + grades.joined(separator: ", "))
        }
        return withRemarks(text, item.remarks)
      }
  }

  private func decisionTable(_ table: PointsTable) -> [PrintedText] {
    let inputs = table.inputs.map { input -> PrintedText in
      input.name.value == input.value.text
        ? formula(input.value) : "\(input.name.value) = \(formula(input.value))"
    }
    let policy =
      switch table.hitPolicy {
      case .unique: words("mỗi trường hợp chỉ một dòng đúng", "one row at most holds")
      case .any: words("các dòng đúng cho cùng số điểm", "rows that hold earn the same")
      case .priority: words("lấy dòng được nhiều điểm nhất", "the row that earns most")
      case .first: words("lấy dòng đúng đầu tiên", "the first row that holds")
      case .ruleOrder, .outputOrder, .collect:
        switch table.aggregation {
        case .sum: words("cộng điểm các dòng đúng", "the sum of the rows that hold")
        case .min: words("lấy dòng ít điểm nhất", "the least of the rows that hold")
        case .max: words("lấy dòng nhiều điểm nhất", "the most of the rows that hold")
        case .count: words("đếm số dòng đúng", "how many rows hold")
        }
      }
    let head = said(
      "Bảng quyết định theo \(inputs.joined(separator: "; ")) (\(policy)):",
      "A decision table of \(inputs.joined(separator: "; ")) (\(policy)):")
    return [head]
      + table.rows.map { row in
        let tests = zip(table.inputs, row.tests).compactMap { input, test in
          test.map { "\(input.name.value) \(formula($0))" as PrintedText }
        }
        let test =
          tests.isEmpty
          ? PrintedText(words("mọi trường hợp", "always")) : tests.joined(separator: "; ")
        return tableRow(test, row)
      }
      + (table.otherwise.map {
        [tableRow(PrintedText(words("trường hợp còn lại", "otherwise")), $0)]
      } ?? [])
  }

  private func tableRow(_ test: PrintedText, _ row: PointsTable.Row) -> PrintedText {
    let earns = row.earns.map { ": " + earning($0) } ?? PrintedText()
    return withRemarks("• \(test)\(earns)", row.remarks)
  }
}

extension PrintedText {
  fileprivate static func + (left: String, right: PrintedText) -> PrintedText {
    PrintedText(left) + right
  }
}
