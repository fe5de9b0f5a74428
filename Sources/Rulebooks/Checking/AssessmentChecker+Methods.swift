import Decimals
import Diagnostics
import FEEL

// What each method can earn, held against the points of its criterion.
extension AssessmentChecker {
  /// Checks the methods of leaves and adjustments.
  func checkMethods(_ nodes: [CheckedNode]) {
    for node in nodes {
      guard case .scored(let method) = node.criterion.content,
        !rulebook.unread.touch(node.criterion.span)
      else { continue }
      check(method.value, of: node.criterion, at: method.span)
    }
  }

  private func check(_ method: ScoringMethod, of node: Criterion, at span: Span) {
    if node.points == nil, method.needsPoints {
      report(
        PointsFault.pointsMissing(id: node.id.value, method: method.word.rawValue),
        at: node.id.span)
    }
    switch method {
    case .yesNo(_, let otherwise): checkEarning(otherwise, of: node)
    case .levels(let value, let earn): check(levels: value, earn, of: node, at: span)
    case .bands(let value, let table):
      checkBands(of: value, table, node: node)
      checkBest(table.map(\.earns), of: node, at: span)
    case .ratio(let ratio): check(ratio)
    case .steps(_, _, let base, let every, let add, let times):
      checkEarning(.points(base), of: node)
      checkPositive(every, key: "every")
      checkPositive(add, key: "add")
      if let times { checkPositive(times, key: "thresholds-times") }
    case .per(let of, let each): check(per: of, each, of: node, at: span)
    case .deduct(let lines, let floor, _): check(lines, floor, of: node)
    case .checklist(let list): check(list, of: node, at: span)
    case .decisionTable(let table):
      checkRows(of: table, node)
      if table.hitPolicy.countsAll {
        for row in table.allRows { checkEarning(row.earns, of: node) }
      } else {
        checkBest(table.allRows.compactMap(\.earns), of: node, at: span)
      }
    case .from(let other): check(other, of: node, at: span)
    case .given: break
    case .several(let several): check(several, of: node, at: span)
    case .relative(let relative): check(relative, of: node, at: span)
    case .formula(let formula, let hold):
      guard !hold, let value = checker.expression(of: formula)?.constant?.number else { break }
      checkInside(value, of: node, at: formula.span)
    }
  }

  // MARK: Earnings

  /// The points of an earning, where they are known.
  private func points(_ earning: Earning, of node: Criterion) -> Decimal? {
    switch earning {
    case .points(let amount): constant(amount)
    case .share(let share): node.points?.value.highest.multiplying(share.value)
    }
  }

  private func checkEarning(_ earning: Earning?, of node: Criterion) {
    guard let earning, let points = points(earning, of: node) else { return }
    checkInside(points, of: node, at: earning.span)
  }

  private func checkInside(_ points: Decimal, of node: Criterion, at span: Span) {
    guard let range = node.points?.value, points < range.lowest || points > range.highest else {
      return
    }
    report(
      PointsFault.earningOutside(
        id: node.id.value, earning: points, lowest: range.lowest, highest: range.highest),
      at: span)
  }

  /// Checks the earnings of the lines of a table, and whether the best one reaches the points.
  private func checkBest(_ earnings: [Earning], of node: Criterion, at span: Span) {
    for earning in earnings { checkEarning(earning, of: node) }
    let known = earnings.compactMap { points($0, of: node) }
    guard known.count == earnings.count, let best = known.max(),
      let points = node.points?.value.highest, best < points
    else { return }
    report(
      PointsFault.bestBelowPoints(id: node.id.value, best: best, points: points),
      at: node.points?.span ?? span)
  }

  /// Checks the parts, and whether they bring the points of the criterion together.
  private func check(_ several: SeveralMethods, of node: Criterion, at span: Span) {
    for part in several.parts {
      guard case .scored(let method) = part.content else { continue }
      check(method.value, of: part.named(within: node), at: method.span)
    }
    guard let points = node.points?.value.highest else { return }
    let most = several.parts.compactMap { $0.points?.value.highest }
    guard most.count == several.parts.count, let greatest = most.max(), let sum = Decimal.sum(most)
    else { return }
    switch several.kind {
    case .sum where sum != points:
      report(
        PointsFault.doNotAddUp(id: node.id.value, declared: points, parts: sum),
        at: node.points?.span ?? span)
    case .sum: break
    case .best: checkReached(greatest, of: node, at: span)
    case .mean: checkReached(Decimal.mean(most) ?? greatest, of: node, at: span)
    }
  }

  /// Checks that what a method gives at best is what the criterion has.
  private func checkReached(_ best: Decimal, of node: Criterion, at span: Span) {
    guard let range = node.points?.value else { return }
    if best > range.highest {
      report(
        PointsFault.earningOutside(
          id: node.id.value, earning: best, lowest: range.lowest, highest: range.highest),
        at: node.points?.span ?? span)
    } else if best < range.highest {
      report(
        PointsFault.bestBelowPoints(id: node.id.value, best: best, points: range.highest),
        at: node.points?.span ?? span)
    }
  }

  private func check(_ relative: RelativeMethod, of node: Criterion, at span: Span) {
    switch relative.onto {
    case .between(let worst, let best)?:
      checkBest([.points(worst), .points(best)], of: node, at: span)
    case .moments(_, let deviation)?: checkPositive(deviation, key: "sd")
    case nil: break
    }
  }

  private func checkPositive(_ amount: Amount, key: String) {
    guard let value = constant(amount), !value.isPositive else { return }
    report(PointsFault.notPositive(key: key, value: value), at: amount.span)
  }

  // MARK: Methods

  private func check(
    levels value: Formula, _ earn: [(rung: Placed<String>, earns: Earning)], of node: Criterion,
    at span: Span
  ) {
    checkBest(earn.map(\.earns), of: node, at: span)
    guard case .level(let ladder)? = checker.expression(of: value)?.type else { return }
    checkRungs(earn.map(\.rung), of: ladder, at: span)
  }

  /// Reports rungs that the ladder does not have, and those of it that are left out.
  private func checkRungs(_ rungs: [Placed<String>], of ladder: Ladder, at span: Span) {
    for rung in rungs where !ladder.rungs.contains(rung.value) {
      report(
        ReferenceFault.unknownRung(
          name: rung.value, ladder: ladder.name,
          nearest: nearestName(to: rung.value, among: ladder.rungs), known: ladder.rungs),
        at: rung.span)
    }
    let named = Set(rungs.map(\.value))
    // A misspelt rung is most likely the one that is lacking.
    guard rungs.allSatisfy({ ladder.rungs.contains($0.value) }) else { return }
    for rung in ladder.rungs where !named.contains(rung) {
      report(
        ReferenceFault.rungWithoutEarning(rung: rung, ladder: ladder.name),
        at: checker.firstLine(of: span))
    }
  }

  private func check(_ ratio: Ratio) {
    guard ratio.of == nil, let expression = checker.expression(of: ratio.done),
      let slot = expression.slot, slot.index < frame.factCount
    else { return }
    let fact = names.facts(of: assessment.subject)[slot.index]
    if case .wholeNumber = fact.type {
      report(FormulaFault.countForRate(name: fact.name), at: ratio.done.span)
    }
  }

  private func check(per of: Formula, _ each: Amount, of node: Criterion, at span: Span) {
    checkPositive(each, key: "each")
    guard let expression = checker.expression(of: of), let each = constant(each), each.isPositive,
      let most = range(of: expression, node).upper, let best = most.multiplying(each),
      let points = node.points?.value.highest, best < points
    else { return }
    report(
      PointsFault.bestBelowPoints(id: node.id.value, best: best, points: points),
      at: node.points?.span ?? span)
  }

  private func check(_ lines: [Deduction], _ floor: Amount?, of node: Criterion) {
    if let floor { checkEarning(.points(floor), of: node) }
    check(lines, of: node)
  }

  private func check(_ lines: [Deduction], of node: Criterion) {
    for line in lines {
      if let loses = line.loses, let points = points(loses, of: node), !points.isPositive {
        report(PointsFault.notPositive(key: "lose", value: points), at: loses.span)
      }
      if let cap = line.cap { checkPositive(cap, key: "cap") }
      if case .bands(let of, let table) = line.trigger {
        checkBands(of: of, table, node: node)
      }
      if case .group(let group) = line.trigger {
        check(group.lines, of: node)
        if let points = group.points {
          if !points.value.isPositive {
            report(PointsFault.notPositive(key: "points", value: points.value), at: points.span)
          } else if let floor = constant(group.floor), floor >= points.value {
            report(
              PointsFault.capBelowFloor(cap: points.value, floor: floor), at: points.span)
          }
        }
      }
    }
  }

  private func check(_ list: Checklist, of node: Criterion, at span: Span) {
    let earning = list.items.compactMap(\.earns)
    if !earning.isEmpty, earning.count < list.items.count,
      let open = list.items.first(where: { $0.earns == nil })
    {
      report(PointsFault.earningsMixed(id: node.id.value), at: checker.firstLine(of: open.span))
    } else if let range = node.points?.value, !earning.isEmpty {
      let known = earning.compactMap { points($0, of: node) }
      guard known.count == earning.count, let sum = Decimal.sum(known) else { return }
      if sum > range.highest {
        report(
          PointsFault.doNotAddUp(id: node.id.value, declared: range.highest, parts: sum),
          at: node.points?.span ?? span)
      } else if sum < range.highest {
        report(
          PointsFault.bestBelowPoints(id: node.id.value, best: sum, points: range.highest),
          at: node.points?.span ?? span)
      }
    }
    for item in list.items where !item.grades.isEmpty {
      guard case .level(let ladder)? = checker.expression(of: item.when)?.type else { continue }
      checkRungs(item.grades.map(\.rung), of: ladder, at: span)
    }
  }

  private func check(_ other: OtherResult, of node: Criterion, at span: Span) {
    if case .classEarning(let earn) = other.take {
      checkBest(earn.map(\.earns), of: node, at: span)
    }
    for name in other.assessments {
      guard let found = otherAssessment(name) else { continue }
      if other.periods != nil, found.otherResults.contains(where: { $0.periods != nil }) {
        report(ReferenceFault.periodsWithinPeriods(assessment: found.id.value), at: name.span)
      }
      if other.periods != nil, let register = registerRead(by: found) {
        report(
          ReferenceFault.registerInParts(register: register, assessment: found.id.value),
          at: name.span)
      }
      switch other.take {
      case .total:
        if found.root.children.isEmpty {
          report(ReferenceFault.needsCriteria(what: "take: total"), at: name.span)
        } else if found.scale == nil, !found.hasPointsThroughout {
          report(ReferenceFault.scaleMissing(assessment: found.id.value), at: name.span)
        }
      case .classEarning(let earn):
        if let ladder = checker.classLadders[found.id.value] {
          checkRungs(earn.map(\.rung), of: checker.ladders[ladder], at: span)
        } else {
          report(ReferenceFault.needsClasses(assessment: found.id.value), at: name.span)
        }
      }
    }
  }

  /// A register that an assessment counts or names.
  private func registerRead(by assessment: Assessment) -> String? {
    let counted = assessment.nodes
      .flatMap(\.withParts).flatMap(\.registerNames)
    if let first = counted.first { return first }
    let texts = assessment.allFormulas.map(\.text)
    return rulebook.registers.map(\.name.value).first { name in
      texts.contains { $0.contains(name) }
    }
  }

  /// The other assessment whose result a criterion takes; reported where there is none, or none
  /// that it may read.
  private func otherAssessment(_ name: Placed<String>) -> Assessment? {
    guard let found = rulebook.assessments.first(where: { $0.id.value == name.value }) else {
      let ids = rulebook.assessments.map(\.id.value)
      report(
        ReferenceFault.unknownAssessment(
          name: name.value, nearest: nearestName(to: name.value, among: ids), known: ids),
        at: name.span)
      return nil
    }
    if assessment.subject == .unit, found.subject == .person {
      report(ReferenceFault.unitsReadPersons(assessment: name.value), at: name.span)
      return nil
    }
    return found
  }

  /// The published results that a criterion takes over, one for each assessment that it names.
  func foreignResults(of node: Criterion) -> [ForeignResult] {
    guard case .scored(let method) = node.content, case .from(let other) = method.value else {
      return []
    }
    return other.assessments.compactMap { name in
      guard let place = rulebook.assessments.firstIndex(where: { $0.id.value == name.value }),
        let number = order.firstIndex(of: place)
      else { return nil }
      let ofUnit = assessment.subject == .person && rulebook.assessments[place].subject == .unit
      let take: ForeignResult.Take
      switch other.take {
      case .total: take = other.periods.map { .periods($0) } ?? .total
      case .classEarning: take = .classLevel
      }
      let slot = frame.dynamic.slot(assessment: number, ofUnit: ofUnit, take, isRead: true)
      return ForeignResult(slot: slot, assessment: number, ofUnit: ofUnit, take: take)
    }
  }
}

extension Assessment {
  /// Whether every leaf has points, so that the highest total is known.
  fileprivate var hasPointsThroughout: Bool {
    leavesAndSections.allSatisfy { $0.points != nil || !$0.children.isEmpty }
  }
}

extension Checker {
  /// The part of a span on its first line.
  func firstLine(of span: Span) -> Span {
    let line = span.source.lineRange(at: span.start)
    return Span(span.source, span.start..<max(span.start, min(span.end, line.upperBound)))
  }
}

extension ScoringMethod {
  /// The key that names it.
  var word: ScoringKey {
    switch self {
    case .yesNo: .yesNo
    case .levels: .levels
    case .bands: .bands
    case .ratio: .ratio
    case .steps: .steps
    case .per: .per
    case .deduct: .deduct
    case .checklist: .checklist
    case .decisionTable: .decisionTable
    case .given: .given
    case .from: .from
    case .several(let several):
      switch several.kind {
      case .best: .bestOf
      case .mean: .meanOf
      case .sum: .sumOf
      }
    case .relative: .relative
    case .formula: .formula
    }
  }

  /// Whether it means nothing without the criterion's points.
  var needsPoints: Bool {
    switch self {
    case .yesNo, .steps, .per, .deduct: true
    case .from(let other):
      if case .total = other.take { true } else { false }
    case .checklist(let list): list.items.contains { $0.earns?.isPoints != true }
    case .levels(_, let earn): earn.contains { !$0.earns.isPoints }
    case .bands(_, let table): table.contains { !$0.earns.isPoints }
    case .decisionTable(let table):
      table.allRows.contains { $0.earns.map { !$0.isPoints } ?? false }
    case .ratio, .given, .formula, .several, .relative: false
    }
  }
}

extension Earning {
  /// Whether it is written in points, not as a share.
  var isPoints: Bool {
    if case .points = self { return true }
    return false
  }
}
