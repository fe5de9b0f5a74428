import Decimals
import Diagnostics
import FEEL

// Classes, knock-outs, ceilings.
extension AssessmentChecker {
  /// The place of a class in the ladder, best first; reported where there is none.
  private func place(of name: Placed<String>) -> Int? {
    let ids = assessment.classes.map(\.id.value)
    if let place = ids.firstIndex(of: name.value) { return place }
    if !ids.isEmpty, !rulebook.unread.touch(assessment.span) || ids.count > 1 {
      report(
        ReferenceFault.unknownClass(
          name: name.value, assessment: assessment.id.value,
          nearest: nearestName(to: name.value, among: ids), known: ids), at: name.span)
    }
    return nil
  }

  /// Checks the ladder of classes against the totals that can occur.
  func checkClasses(_ root: PointRange?) {
    let classes = assessment.classes
    guard !classes.isEmpty else { return }
    guard !classes.contains(where: { rulebook.unread.touch($0.span) }) else { return }
    if !hasCriteria, let bounded = classes.first(where: { $0.lower != nil }) {
      report(ReferenceFault.needsCriteria(what: "from"), at: bounded.id.span)
    }
    let bounds = classes.map { constant($0.lower?.amount) }
    // A class without a bound holds every total that comes to it. That is a ladder of its own where
    // none has a bound and other rules, such as quotas, lead down.
    if let open = classes.dropLast().firstIndex(where: { $0.lower == nil }),
      classes.contains(where: { $0.lower != nil })
        || classes.dropFirst().contains(where: { !isGiven($0.id.value) }),
      !hasUnknownOverflow
    {
      report(ClassFault.boundMissing(id: classes[open].id.value), at: classes[open].id.span)
    }
    for index in classes.indices.dropFirst() {
      guard let bound = bounds[index], let above = bounds[index - 1],
        let own = classes[index].lower, let other = classes[index - 1].lower,
        Cut(value: bound, isAfter: !own.isClosed) >= Cut(value: above, isAfter: !other.isClosed)
      else { continue }
      report(
        ClassFault.notDescending(
          id: classes[index].id.value, bound: bound, above: classes[index - 1].id.value,
          aboveBound: above), at: own.amount.span)
    }
    for index in classes.indices { checkUpperEnd(index, root) }
    if let last = classes.last { checkLowest(last, bounds.last ?? nil, root) }
    checkReach(bounds, root)
  }

  /// Holds the upper end that the author writes against where the class above begins.
  private func checkUpperEnd(_ index: Int, _ root: PointRange?) {
    let rule = assessment.classes[index]
    guard let upper = rule.upper, let end = constant(upper.amount) else { return }
    let totals = totalDomain(root)
    let beyond = IntervalSet(from: end, includingLower: !upper.isClosed, to: nil)
    guard index > 0 else {
      // Without points nothing says how high totals go.
      guard highestTotal(root) != nil, let total = totals.cut(beyond).sample else { return }
      report(
        ClassFault.totalFitsNone(id: rule.id.value, above: nil, total: total),
        at: upper.amount.span)
      return
    }
    let above = assessment.classes[index - 1]
    guard let lower = above.lower, let bound = constant(lower.amount) else { return }
    let from = IntervalSet(from: bound, includingLower: lower.isClosed, to: nil)
    if let total = totals.cut(beyond.subtracting(from)).sample {
      report(
        ClassFault.totalFitsNone(id: rule.id.value, above: above.id.value, total: total),
        at: upper.amount.span)
    } else if isBelowThoseBefore(index, assessment.classes.map { constant($0.lower?.amount) }),
      let total = totals.cut(from.intersection(beyond.complement)).sample
    {
      report(
        ClassFault.totalFitsTwo(id: rule.id.value, above: above.id.value, total: total),
        at: upper.amount.span)
    }
  }

  private func checkLowest(_ last: ClassRule, _ bound: Decimal?, _ root: PointRange?) {
    if !last.requires.isEmpty {
      report(ClassFault.lowestRequires(id: last.id.value), at: last.requires[0].span)
    }
    guard let bound, let lower = last.lower else { return }
    let amount = lower.amount
    let below = IntervalSet(from: nil, to: bound, includingUpper: !lower.isClosed)
    if lowestTotal(root) != nil, totalDomain(root).cut(below).isEmpty { return }
    report(ClassFault.lowestBounded(id: last.id.value, bound: bound), at: amount.span)
  }

  /// Reports classes that no total reaches, at the rounding of the total.
  private func checkReach(_ bounds: [Decimal?], _ root: PointRange?) {
    let classes = assessment.classes
    let totals = totalDomain(root)
    for (index, rule) in classes.enumerated() where index > 0 || rule.lower != nil {
      guard isBelowThoseBefore(index, bounds), let band = classBand(index, root),
        band.set.isEmpty
      else { continue }
      if let bound = bounds[index], let lower = rule.lower, let highest = highestTotal(root),
        totals.cut(IntervalSet(from: bound, includingLower: lower.isClosed, to: nil)).isEmpty
      {
        report(
          ClassFault.unreachable(id: rule.id.value, bound: bound, highest: highest),
          at: lower.amount.span)
      } else if isGiven(rule.id.value) {
        continue
      } else if let bound = bounds[index], let above = bounds[index - 1], let lower = rule.lower {
        report(
          ClassFault.bandEmpty(
            id: rule.id.value, from: bound, to: above, digits: totals.digits),
          at: lower.amount.span)
      } else {
        report(ClassFault.lowestUnreachable(id: rule.id.value), at: rule.id.span)
      }
    }
  }

  /// Whether a class begins below the one before it; what does not is told of as such.
  private func isBelowThoseBefore(_ index: Int, _ bounds: [Decimal?]) -> Bool {
    guard index > 0 else { return true }
    guard let above = bounds[index - 1], let other = assessment.classes[index - 1].lower else {
      return false
    }
    guard let bound = bounds[index], let own = assessment.classes[index].lower else {
      return assessment.classes[index].lower == nil
    }
    return Cut(value: bound, isAfter: !own.isClosed) < Cut(value: above, isAfter: !other.isClosed)
  }

  /// Whether some quota sends out into a class that there is not: that may be the class which nothing
  /// leads to.
  private var hasUnknownOverflow: Bool {
    let ids = assessment.classes.map(\.id.value)
    return assessment.quotas.contains { quota in
      quota.overflowTo.map { !ids.contains($0.value) } ?? false
    }
  }

  /// Whether a rule gives a class otherwise than by its bound.
  private func isGiven(_ id: String) -> Bool {
    let ids = assessment.classes.map(\.id.value)
    func next(after limited: String) -> String? {
      guard let place = ids.firstIndex(of: limited), place + 1 < ids.count else { return nil }
      return ids[place + 1]
    }
    return assessment.knockOuts.contains { $0.givesClass.value == id }
      || assessment.quotas.contains {
        ($0.overflowTo?.value ?? next(after: $0.limitedClass.value)) == id
      }
      || assessment.classes.contains { !$0.requires.isEmpty }
      || assessment.ceilings.contains { ceiling in
        if case .atMost(let name, _) = ceiling.limit { return name.value == id }
        return true
      }
  }

  /// Checks what lowers classes, and what limits totals.
  func checkLimits() {
    let classes = assessment.classes
    for (key, span) in [
      ("knock-outs", assessment.knockOuts.first?.span),
      ("ceilings", assessment.ceilings.first?.span),
      ("quotas", assessment.quotas.first?.span),
    ] {
      if classes.isEmpty, let span {
        report(ClassFault.noClasses(key: key), at: checker.firstLine(of: span))
      }
    }
    for rule in assessment.knockOuts {
      if place(of: rule.givesClass) == 0, classes.count > 1 {
        report(ClassFault.limitIdle(id: rule.givesClass.value), at: rule.givesClass.span)
      }
    }
    for rule in assessment.ceilings {
      switch rule.limit {
      case .atMost(let name, _):
        if place(of: name) == 0 { report(ClassFault.limitIdle(id: name.value), at: name.span) }
      case .notAboveUnit: checkUnitCeiling(rule)
      }
    }
    for quota in assessment.quotas { check(quota) }
    for ceiling in assessment.scoreCeilings {
      guard let atMost = constant(ceiling.atMost),
        let highest = highestTotal(assessment.root.points?.value), atMost >= highest
      else { continue }
      report(
        PointsFault.ceilingIdle(atMost: atMost, highest: highest), at: ceiling.atMost.span)
    }
    if let cap = constant(assessment.totalCap), let floor = constant(assessment.totalFloor),
      cap < floor, let span = assessment.totalCap?.span
    {
      report(PointsFault.capBelowFloor(cap: cap, floor: floor), at: span)
    }
  }

  /// The classes of units must be the person's own, so that one can be held against the other.
  private func checkUnitCeiling(_ rule: ClassCeiling) {
    let span = checker.firstLine(of: rule.span)
    guard assessment.subject == .person else {
      report(ReferenceFault.notAPerson, at: span)
      return
    }
    let units = checker.unitAssessments(order).map(\.assessment)
    let classed = units.filter { !$0.classes.isEmpty }
    if classed.isEmpty {
      report(ReferenceFault.noUnitAssessment, at: span)
    }
    let own = Set(assessment.classes.map(\.id.value))
    for unit in classed {
      guard let other = unit.classes.first(where: { !own.contains($0.id.value) }) else { continue }
      report(
        ReferenceFault.unitClassesDiffer(name: other.id.value, assessment: unit.id.value), at: span)
    }
  }

  private func check(_ quota: Quota) {
    checkGroup(quota.within)
    let limited = place(of: quota.limitedClass)
    for name in quota.base?.classes ?? [] { _ = place(of: name) }
    if let limited, limited == assessment.classes.count - 1 {
      report(ClassFault.quotaOnLowest(id: quota.limitedClass.value), at: quota.limitedClass.span)
    }
    if let overflow = quota.overflowTo, let lower = place(of: overflow), let limited,
      lower <= limited
    {
      report(
        ClassFault.overflowNotLower(limited: quota.limitedClass.value, overflow: overflow.value),
        at: overflow.span)
    }
    if quota.orderBy == nil, assessment.rankings.isEmpty {
      report(ReferenceFault.needsRanking, at: checker.firstLine(of: quota.span))
    }
  }

  /// Checks the attribute of a `within`.
  func checkGroup(_ within: Placed<String>?) {
    guard let within else { return }
    let facts = names.facts(of: assessment.subject).map(\.name)
    if facts.contains(within.value) { return }
    report(
      ReferenceFault.unknownAttribute(
        name: within.value, nearest: nearestName(to: within.value, among: facts)),
      at: within.span)
  }

  /// Whether `within` names something that groups subjects.
  private func isGroup(_ within: Placed<String>?) -> Bool {
    within.map { name in names.facts(of: assessment.subject).contains { $0.name == name.value } }
      ?? true
  }

  /// Checks rankings and awards.
  func checkRankings() {
    for ranking in assessment.rankings { checkGroup(ranking.within) }
    for award in assessment.awards {
      checkGroup(award.within)
      let found: Ranking?
      if let name = award.ranking {
        found = assessment.rankings.first { $0.name.value == name.value }
        if found == nil {
          let known = assessment.rankings.map(\.name.value)
          report(
            ReferenceFault.unknownRanking(
              name: name.value, nearest: nearestName(to: name.value, among: known), known: known),
            at: name.span)
        }
      } else {
        found = assessment.rankings.first
        if found == nil {
          report(ReferenceFault.needsRanking, at: checker.firstLine(of: award.span))
        }
      }
      if let found, found.within?.value != award.within?.value, isGroup(found.within),
        isGroup(award.within)
      {
        report(
          ClassFault.awardElsewhere(award: award.id.value, ranking: found.name.value),
          at: award.id.span)
      }
    }
  }
}
