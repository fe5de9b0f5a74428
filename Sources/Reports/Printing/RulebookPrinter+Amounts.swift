import Decimals
import Diagnostics
import Rulebooks

// Figures, ends and conditions in words.
extension RulebookPrinter {
  func figure(_ figure: Decimal) -> String { figures.whole(figure) }

  /// A share between 0 and 1 as a percentage.
  func percentage(_ share: Decimal) -> String {
    Decimal.hundred.multiplying(share).map { figure($0) + "%" } ?? figure(share)
  }

  /// A figure, a parameter's name with its value, or a formula.
  func amount(_ amount: Amount) -> PrintedText {
    switch amount {
    case .constant(let placed): return PrintedText(figure(placed.value))
    case .formula(let formula):
      guard let value = parameterValue(formula.text) else { return "\(formula: formula.text)" }
      return "\(value) (\(formula.text))"
    }
  }

  /// A share: a constant as a percentage, a parameter as it is given.
  func share(_ amount: Amount) -> PrintedText {
    if case .constant(let placed) = amount { return PrintedText(percentage(placed.value)) }
    return self.amount(amount)
  }

  /// What a parameter stands for on the rulebook's day, or last stood for.
  private func parameterValue(_ name: String) -> String? {
    guard let parameter = rulebook.parameters.first(where: { $0.name.value == name }),
      let dated = parameter.values.first(where: { $0.days.contains(checked.day) })
        ?? parameter.values.last
    else { return nil }
    return literal(dated.value)
  }

  func literal(_ literal: Literal) -> String {
    switch literal {
    case .number(let value): figure(value)
    case .share(let value): percentage(value)
    case .boolean(let value): value ? words("có", "yes") : words("không", "no")
    case .text(let text): text
    case .day(let day): self.day(day)
    }
  }

  func formula(_ formula: Formula) -> PrintedText { "\(formula: formula.text)" }

  /// A condition, and what it counts as where evidence is lacking.
  func condition(_ condition: Condition) -> PrintedText {
    guard let value = condition.ifMissing else { return formula(condition.formula) }
    let rest =
      value
      ? words(" (thiếu số liệu thì coi là có)", " (counts as yes where evidence is lacking)")
      : words(" (thiếu số liệu thì coi là không)", " (counts as no where evidence is lacking)")
    return formula(condition.formula) + PrintedText(rest)
  }

  /// A range: *từ 80 đến dưới 90*.
  func interval(_ interval: Interval) -> PrintedText {
    let lower = interval.lower.map { end in
      PrintedText(end.isClosed ? words("từ ", "from ") : words("trên ", "over "))
        + amount(end.amount)
    }
    let upper = interval.upper.map { end in
      PrintedText(end.isClosed ? words("đến ", "to ") : words("dưới ", "below "))
        + amount(end.amount)
    }
    switch (lower, upper) {
    case (let lower?, let upper?):
      // In Vietnamese *từ 80 đến dưới 90*.
      if language == .vi, interval.upper?.isClosed == false {
        return lower + " đến " + upper
      }
      return lower + " " + upper
    case (let lower?, nil):
      return interval.lower?.isClosed == true
        ? lower + PrintedText(words(" trở lên", " up")) : lower
    case (nil, let upper?):
      guard interval.upper?.isClosed == true, let end = interval.upper else { return upper }
      return amount(end.amount) + PrintedText(words(" trở xuống", " or less"))
    case (nil, nil): return PrintedText(words("mọi giá trị", "any value"))
    }
  }

  /// What a line earns or loses: *2 điểm*, *50% số điểm*.
  func earning(_ earning: Earning) -> PrintedText {
    switch earning {
    case .points(let amount):
      return self.amount(amount)
        + PrintedText(words(" điểm", isOne(amount) ? " point" : " points"))
    case .share(let share):
      if share.value == .one { return PrintedText(words("toàn bộ số điểm", "all points")) }
      if share.value.isZero { return PrintedText(words("0 điểm", "no points")) }
      return PrintedText(percentage(share.value) + words(" số điểm", " of the points"))
    }
  }

  private func isOne(_ amount: Amount) -> Bool {
    if case .constant(let placed) = amount { return placed.value == .one }
    return false
  }

  /// The points that a node can bring: *2*, *−3 đến 5*.
  func points(_ range: PointRange) -> String {
    range.lowest.isZero
      ? figure(range.highest)
      : figure(range.lowest) + words(" đến ", " to ") + figure(range.highest)
  }

  func rounding(_ rounding: Rounding) -> String {
    words(
      "làm tròn đến \(rounding.digits) chữ số thập phân (\(figures.words(for: rounding.mode)))",
      "rounded to \(rounding.digits) decimals (\(figures.words(for: rounding.mode)))")
  }
}
