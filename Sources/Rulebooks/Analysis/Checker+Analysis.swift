import Decimals
import Diagnostics
import FEEL
import YAMLSource

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
    } else if let rule = indicator.whenMissing, countsAsZero(rule.value) {
      report(ConditionFinding.missingCountsAsZero(name: indicator.name.value), at: rule.span)
    }
    guard let derived = indicator.derived, let expression = expression(of: derived) else { return }
    for own in expression.standIns where own.figure.isZero {
      let facts = names.facts(of: indicator.subject)
      guard facts.indices.contains(own.slot.index) else { continue }
      report(
        ConditionFinding.missingCountsAsZero(name: facts[own.slot.index].name),
        at: derived.scalar.span(of: own.range))
      break
    }
    if case .percent = indicator.type.value, expression.isBareQuotient, indicator.range == nil {
      report(InteractionFinding.percentWithoutHundred(name: indicator.name.value), at: derived.span)
    }
    guard indicator.whenNothingDue == nil else { return }
    let facts = names.facts(of: indicator.subject)
    let divisor = expression.denominators { slot in
      facts.indices.contains(slot.index) ? ends(of: facts[slot.index]) : .unknown
    }.first
    guard let divisor else { return }
    report(
      ScoringFinding.divisorOpen(name: indicator.name.value, by: divisor.text), at: derived.span)
  }

  /// The ends of what a fact can be. An open end at 0 keeps it above 0.
  private func ends(of fact: Fact) -> Bounds {
    let least: Decimal?
    switch fact.type {
    case .wholeNumber, .percent, .points: least = .zero
    default: least = nil
    }
    guard case .indicator(let index) = fact.origin, let range = rulebook.indicators[index].range
    else { return Bounds(lower: least, upper: nil) }
    func end(_ end: Interval.End?) -> Decimal? {
      guard case .constant(let value)? = end?.amount else { return nil }
      return value.value
    }
    var lower = end(range.lower)
    if let own = lower, range.lower?.isClosed == false, own.isZero {
      lower = Decimal(coefficient: 1, exponent: -20)
    }
    return Bounds(lower: lower, upper: end(range.upper))
  }

  /// Whether 0 is put in the place of missing evidence.
  func countsAsZero(_ rule: WhenMissing) -> Bool {
    if case .value(.number(let value)) = rule { return value.isZero }
    return false
  }

  /// Whether what is put in the place of missing evidence is as good as it can be.
  func countsAsBest(_ rule: WhenMissing, _ indicator: Indicator) -> Bool {
    guard case .value(let literal) = rule, let better = indicator.better else { return false }
    switch (literal, better) {
    case (.number(let value), .lower):
      if case .constant(let low)? = indicator.range?.lower?.amount { return value <= low.value }
      return value.isZero
    // What is “better: lower” of a yes or no is that it did not happen.
    case (.boolean(let truth), .lower): return !truth
    case (.boolean(let truth), .higher): return truth
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
