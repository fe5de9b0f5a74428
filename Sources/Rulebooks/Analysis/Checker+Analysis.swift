import Decimals
import Diagnostics
import FEEL

// Analysis: what rules that can be read and computed say against each other, or leave open. It runs
// after checking and reads the checked model; its findings are questions to the author, who answers
// them by correcting the rule or by accepting them at their place with a reason.
extension Checker {
  /// Looks at what belongs to no assessment.
  func analyseRulebook(_ names: FactNames) {
    for parameter in rulebook.parameters { findGaps(in: parameter) }
    for indicator in rulebook.indicators { analyse(indicator, names) }
    for place in remarked {
      guard let question = place.remarks.openQuestion else { continue }
      report(ScoringFinding.openQuestion(text: question), at: firstLine(of: place.span))
    }
  }

  /// Whether an error is reported within `span`.
  func hasError(within span: Span) -> Bool {
    diagnostics.contains { $0.severity == .error && span.holds($0.at) }
  }

  /// Days on which the rulebook is in force and a parameter has no value.
  private func findGaps(in parameter: Parameter) {
    guard let since = rulebook.effective?.since, let until = rulebook.effective?.until,
      since < until, parameter.values.contains(where: { $0.days.contains(self.day) }),
      !rulebook.unread.touch(parameter.name.span)
    else { return }
    var day = since
    while day.number <= until.number {
      guard let value = parameter.values.first(where: { $0.days.contains(day) }) else {
        // A rulebook in force on its last day alone is told of by checking already.
        report(
          ScoringFinding.parameterGap(name: parameter.name.value, day: day.description),
          at: parameter.name.span)
        return
      }
      guard let end = value.days.until else { return }
      day = Day(number: end.number + 1)
    }
  }

  private func analyse(_ indicator: Indicator, _ names: FactNames) {
    if let rule = indicator.whenMissing, countsAsBest(rule.value, indicator) {
      report(ConditionFinding.missingCountsAsBest(name: indicator.name.value), at: rule.span)
    } else if let rule = indicator.whenMissing, case .value(.number(let value)) = rule.value,
      value.isZero
    {
      report(ConditionFinding.missingCountsAsZero(name: indicator.name.value), at: rule.span)
    }
    guard let derived = indicator.derived, indicator.whenNothingDue == nil,
      let expression = expression(of: derived)
    else { return }
    let facts = names.facts(of: indicator.subject)
    for slot in expression.divisors {
      guard facts.indices.contains(slot.index), canBeZero(facts[slot.index]) else { continue }
      report(
        ScoringFinding.divisorOpen(name: indicator.name.value, by: facts[slot.index].name),
        at: derived.span)
      return
    }
  }

  private func canBeZero(_ fact: Fact) -> Bool {
    switch fact.type {
    case .wholeNumber, .number, .percent, .points: break
    default: return false
    }
    guard case .indicator(let index) = fact.origin,
      case .constant(let low)? = rulebook.indicators[index].range?.lower?.amount
    else { return true }
    let isClosed = rulebook.indicators[index].range?.lower?.isClosed ?? true
    return low.value < .zero || low.value.isZero && isClosed
  }

  /// Whether what is put in the place of missing evidence is as good as it can be.
  private func countsAsBest(_ rule: WhenMissing, _ indicator: Indicator) -> Bool {
    guard case .value(let literal) = rule, let better = indicator.better else { return false }
    switch (literal, better) {
    case (.number(let value), .lower):
      if case .constant(let low)? = indicator.range?.lower?.amount { return value <= low.value }
      return value.isZero
    case (.number(let value), .higher):
      if case .constant(let high)? = indicator.range?.upper?.amount { return value >= high.value }
      if case .percent = indicator.type.value { return value >= .hundred }
      return false
    case (.text(let word), .first), (.text(let word), .last):
      guard case .level(let name) = indicator.type.value,
        let ladder = rulebook.ladders.first(where: { $0.name.value == name })
      else { return false }
      return word == (better == .first ? ladder.rungs.first : ladder.rungs.last)?.value
    default: return false
    }
  }
}

// The numbers that the parts of an assessment carry.
extension AssessmentChecker {
  /// Looks at ids and titles for numbers that stand twice or are left out.
  func analyseNumbering() {
    for node in tree where node.children.count > 1 {
      let children = node.children.map { tree[$0].criterion }
      findEqualNumbers(children)
      findSkippedNumber(children)
    }
  }

  private func findEqualNumbers(_ children: [Criterion]) {
    var first: [String: Span] = [:]
    for child in children {
      guard let title = child.title?.vi ?? child.title?.en, let number = leadingNumber(of: title)
      else { continue }
      if let place = first[number] {
        report(ScoringFinding.numberTwice(number: number, first: place), at: child.id.span)
      } else {
        first[number] = child.id.span
      }
    }
  }

  /// What a title begins with that numbers it: `2.`, `II.`, `b)`, `1.2.`.
  private func leadingNumber(of title: String) -> String? {
    let head = title.prefix { !$0.isWhitespace }
    guard head.count < title.count, head.count <= 8, let last = head.last,
      last == "." || last == ")"
    else { return nil }
    let number = head.dropLast()
    guard !number.isEmpty,
      number.allSatisfy({
        $0.isASCII && ($0.isNumber || $0 == ".") || $0.isLetter && number.count <= 4
      })
    else { return nil }
    return String(head)
  }

  /// A number that a row of ids leaves out, where the row is otherwise without a gap.
  private func findSkippedNumber(_ children: [Criterion]) {
    let ids = children.map(\.id)
    let parts = ids.map { id -> (prefix: Substring, number: Int)? in
      let digits = id.value.reversed().prefix { $0.isASCII && $0.isNumber }.count
      guard digits > 0, digits < 6, let number = Int(id.value.suffix(digits)) else { return nil }
      return (id.value.dropLast(digits), number)
    }
    let known = parts.compactMap { $0 }
    guard known.count == ids.count, let first = known.first, first.number == 1,
      known.allSatisfy({ $0.prefix == first.prefix }), known.count > 2
    else { return }
    let gaps = zip(known, known.dropFirst()).enumerated()
      .filter { $0.element.1.number != $0.element.0.number + 1 }
    // A row of which more is left out follows a plan of its own.
    guard gaps.count == 1, let gap = gaps.first,
      gap.element.1.number == gap.element.0.number + 2
    else { return }
    report(
      ScoringFinding.numberSkipped(
        skipped: "\(first.prefix)\(gap.element.0.number + 1)", before: ids[gap.offset].value,
        after: ids[gap.offset + 1].value), at: ids[gap.offset + 1].span)
  }
}
