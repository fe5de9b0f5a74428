import Decimals
import Diagnostics
import Rulebooks

// From the total to classes, ranks and awards.
extension RulebookPrinter {
  func totals(_ assessment: Assessment) -> [PrintedDocument.Block] {
    var items: [PrintedText] = []
    if let cap = assessment.totalCap {
      items.append(
        said("Tổng điểm không vượt \(amount(cap))", "The total is at most \(amount(cap))"))
    }
    if let floor = assessment.totalFloor {
      items.append(
        said("Tổng điểm không thấp hơn \(amount(floor))", "The total is at least \(amount(floor))"))
    }
    for ceiling in assessment.scoreCeilings {
      let title = ceiling.title?.text(in: language).map { "\($0): " } ?? ""
      items.append(
        withRemarks(
          said(
            "\(title)tổng điểm không vượt \(amount(ceiling.atMost)) khi \(condition(ceiling.when))",
            "\(title)the total is at most \(amount(ceiling.atMost)) when \(condition(ceiling.when))"
          ),
          ceiling.remarks))
    }
    return items.isEmpty ? [] : [heading(3, "Tổng điểm", "The total"), .list(items)]
  }

  func classes(_ assessment: Assessment) -> [PrintedDocument.Block] {
    if assessment.classes.isEmpty { return [] }
    var above: Interval.End?
    var rows: [PrintedDocument.Table.Row] = []
    for rule in assessment.classes {
      let upper = above.map { Interval.End($0.amount, isClosed: !$0.isClosed) }
      let range = Interval(lower: rule.lower, upper: upper)
      let hasBand = rule.lower != nil || upper != nil
      rows.append(
        PrintedDocument.Table.Row(cells: [
          [PrintedText(name(of: rule))] + remarks(rule.remarks),
          [hasBand ? interval(range) : PrintedText()],
          rule.requires.map { withRemarks(requirement($0), $0.remarks) },
          [rule.requires.isEmpty ? PrintedText() : PrintedText(failed(rule))],
          basis(rule.remarks),
        ]))
      above = rule.lower ?? above
    }
    return [
      heading(3, "Xếp loại", "Classes"),
      .table(
        PrintedDocument.Table(
          columns: columns(
            ("Mức", "Class"), ("Tổng điểm", "Total"), ("Điều kiện kèm theo", "Requirements"),
            ("Khi không đạt điều kiện", "Where they fail"), ("Căn cứ", "Basis")),
          rows: rows)),
    ] + limits(assessment)
  }

  private func name(of rule: ClassRule) -> String {
    rule.title?.text(in: language) ?? rule.id.value
  }

  private func className(_ id: String, _ assessment: Assessment) -> String {
    let rule = assessment.classes.first { $0.id.value == id }
    return "“\(rule.map { name(of: $0) } ?? id)”"
  }

  private func requirement(_ requirement: Requirement) -> PrintedText {
    let title = requirement.title?.text(in: language).map { "\($0): " } ?? ""
    switch requirement.test {
    case .that(let condition): return "\(title)\(self.condition(condition))"
    case .eachSectionAtLeast(let share):
      return said(
        "\(title)mỗi mục đạt ít nhất \(self.share(share)) số điểm của mục",
        "\(title)every section earns at least \(self.share(share)) of its points")
    }
  }

  private func failed(_ rule: ClassRule) -> String {
    switch rule.whenRequirementsFail {
    case .nextClass: words("xét mức kế tiếp", "the next class is tested")
    case .none: words("không xếp loại", "no class")
    case .authority: words("cơ quan có thẩm quyền quyết định", "the competent authority decides")
    }
  }

  private func limits(_ assessment: Assessment) -> [PrintedDocument.Block] {
    var blocks: [PrintedDocument.Block] = []
    let knockOuts = assessment.knockOuts.map { rule -> PrintedText in
      let title = rule.title?.text(in: language).map { "\($0): " } ?? ""
      let decides =
        rule.asksAuthority
        ? words(", cơ quan có thẩm quyền quyết định", ", the competent authority decides") : ""
      return withRemarks(
        said(
          "\(title)xếp mức \(className(rule.givesClass.value, assessment)) khi \(condition(rule.when))\(decides)",
          "\(title)class \(className(rule.givesClass.value, assessment)) when \(condition(rule.when))\(decides)"
        ), rule.remarks)
    }
    if !knockOuts.isEmpty {
      blocks += [heading(3, "Trường hợp loại trừ", "Knock-outs"), .list(knockOuts)]
    }
    let ceilings = assessment.ceilings.map { rule -> PrintedText in
      let title = rule.title?.text(in: language).map { "\($0): " } ?? ""
      switch rule.limit {
      case .atMost(let name, let when):
        return withRemarks(
          said(
            "\(title)không cao hơn mức \(className(name.value, assessment)) khi \(condition(when))",
            "\(title)not above \(className(name.value, assessment)) when \(condition(when))"),
          rule.remarks)
      case .notAboveUnit:
        return withRemarks(
          PrintedText(
            title
              + words(
                "không cao hơn mức xếp loại của đơn vị", "not above the class of the unit")),
          rule.remarks)
      }
    }
    if !ceilings.isEmpty {
      blocks += [heading(3, "Khống chế xếp loại", "Ceilings"), .list(ceilings)]
    }
    let quotas = assessment.quotas.map { withRemarks(quota($0, assessment), $0.remarks) }
    if !quotas.isEmpty {
      blocks += [heading(3, "Giới hạn số lượng", "Quotas"), .list(quotas)]
    }
    return blocks
  }

  private func quota(_ quota: Quota, _ assessment: Assessment) -> PrintedText {
    let title = quota.title?.text(in: language).map { "\($0): " } ?? ""
    let group =
      quota.within.map { words(" trong mỗi \($0.value)", " within each \($0.value)") } ?? ""
    var text: PrintedText = said(
      "\(title)mức \(className(quota.limitedClass.value, assessment))\(group): \(limit(quota.limit, quota, assessment)), phần lẻ: \(figures.words(for: quota.round))",
      "\(title)class \(className(quota.limitedClass.value, assessment))\(group): \(limit(quota.limit, quota, assessment)), fractions: \(figures.words(for: quota.round))"
    )
    for own in quota.cases {
      text += said(
        "; khi \(condition(own.when)): \(limit(own.limit, quota, assessment))",
        "; when \(condition(own.when)): \(limit(own.limit, quota, assessment))")
    }
    if let orderBy = quota.orderBy {
      text += said("; xét theo \(order(orderBy))", "; by \(order(orderBy))")
    }
    switch quota.atTie {
    case .authority:
      text += PrintedText(
        words(
          "; bằng nhau ở giới hạn: cơ quan có thẩm quyền quyết định",
          "; a tie at the limit: the competent authority decides"))
    case .include:
      text += PrintedText(
        words("; bằng nhau ở giới hạn: lấy tất cả", "; a tie at the limit: all are in"))
    case .exclude:
      text += PrintedText(
        words("; bằng nhau ở giới hạn: không lấy ai", "; a tie at the limit: none is in"))
    }
    if let next = quota.overflowTo {
      text += PrintedText(
        words(
          "; phần vượt xuống mức \(className(next.value, assessment))",
          "; those beyond it get \(className(next.value, assessment))"))
    }
    return text
  }

  private func limit(
    _ limit: Quota.Limit, _ quota: Quota, _ assessment: Assessment
  ) -> PrintedText {
    switch limit {
    case .atMost(let amount):
      return said("tối đa \(self.amount(amount))", "at most \(self.amount(amount))")
    case .share(let share):
      return said(
        "tối đa \(self.share(share)) \(base(quota.base, assessment))",
        "at most \(self.share(share)) of \(base(quota.base, assessment))")
    }
  }

  private func base(_ base: Quota.Base?, _ assessment: Assessment) -> String {
    guard let base else {
      return words("số đối tượng được xếp hạng", "those who are ranked")
    }
    let counted =
      base.countedAfter
      ? words("đếm sau khi áp dụng giới hạn", "counted after the quota")
      : words("đếm trước khi áp dụng giới hạn", "counted before the quota")
    if base.classes.isEmpty {
      return words("số đối tượng được xếp loại (\(counted))", "those with a class (\(counted))")
    }
    let names = base.classes.map { className($0.value, assessment) }.joined(separator: ", ")
    return words("số đối tượng mức \(names) (\(counted))", "those of class \(names) (\(counted))")
  }

  private func order(_ keys: [Ranking.OrderKey]) -> PrintedText {
    keys.map { key in
      key.lowestFirst
        ? said("\(formula(key.by)) (thấp xếp trước)", "\(formula(key.by)) (lowest first)")
        : formula(key.by)
    }.joined(separator: words(", rồi ", ", then "))
  }

  func rankings(_ assessment: Assessment) -> [PrintedDocument.Block] {
    var blocks: [PrintedDocument.Block] = []
    let rankings = assessment.rankings.map { ranking -> PrintedText in
      let title = ranking.title?.text(in: language) ?? ranking.name.value
      let group =
        ranking.within.map { words(" (trong mỗi \($0.value))", " (within each \($0.value))") } ?? ""
      var text = said(
        "\(title)\(group): theo \(order(ranking.orderBy))",
        "\(title)\(group): by \(order(ranking.orderBy))")
      if let eligible = ranking.eligible {
        text += said("; chỉ xét \(condition(eligible))", "; only \(condition(eligible))")
      }
      if ranking.ofSections {
        text += PrintedText(words("; xếp hạng cả từng mục", "; every section is ranked too"))
      }
      text += PrintedText(
        ranking.ties == .shared
          ? words("; bằng nhau thì đồng hạng", "; equal subjects share a rank")
          : words(
            "; bằng nhau thì cơ quan có thẩm quyền quyết định",
            "; of equals the competent authority decides"))
      text += PrintedText(
        ranking.numbering == .standard
          ? words(" (đánh số 1-2-2-4)", " (numbered 1-2-2-4)")
          : words(" (đánh số 1-2-2-3)", " (numbered 1-2-2-3)"))
      return withRemarks(text, ranking.remarks)
    }
    if !rankings.isEmpty {
      blocks += [heading(3, "Xếp hạng", "Rankings"), .list(rankings)]
    }
    let awards = assessment.awards.map { award -> PrintedText in
      let title = award.title?.text(in: language) ?? award.id.value
      let group =
        award.within.map { words(" trong mỗi \($0.value)", " within each \($0.value)") } ?? ""
      var text = said(
        "\(title): \(amount(award.number)) đối tượng\(group)",
        "\(title): \(amount(award.number))\(group)")
      if let ranking = award.ranking {
        text += PrintedText(words(", theo bảng \(ranking.value)", ", by \(ranking.value)"))
      }
      if let requires = award.requires {
        text += said("; phải đạt \(condition(requires))", "; must fulfil \(condition(requires))")
      }
      text += PrintedText(
        award.passesToNext
          ? words(
            "; không đủ điều kiện thì xét đối tượng kế tiếp",
            "; the next in rank takes the place of one who is unfit")
          : words(
            "; không đủ điều kiện thì bỏ trống", "; the place of one who is unfit stays empty"))
      return withRemarks(text, award.remarks)
    }
    if !awards.isEmpty { blocks += [heading(3, "Khen thưởng", "Awards"), .list(awards)] }
    return blocks
  }
}
