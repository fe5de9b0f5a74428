import Decimals
import Diagnostics
import FEEL

// What requirements, ceilings, quotas and awards do to the classes that totals give.
extension AssessmentChecker {
  /// Looks at the classes with all that limits them.
  func analyseClasses(_ points: [PointRange?]) {
    guard !assessment.classes.contains(where: { rulebook.unread.touch($0.span) }) else { return }
    for number in assessment.classes.indices { analyseClass(number, points) }
    findCeilingsAtBounds()
    for quota in assessment.quotas where !rulebook.unread.touch(quota.span) {
      analyse(quota, points)
    }
    for ranking in assessment.rankings where !rulebook.unread.touch(ranking.span) {
      findUndone(ranking, points)
    }
    for award in assessment.awards where !rulebook.unread.touch(award.span) {
      analyse(award, points)
    }
  }

  /// The totals of a class's band; nil where its ends are not known before it runs.
  func classBand(_ number: Int, _ root: PointRange?) -> Domain? {
    let classes = assessment.classes
    func end(_ rule: ClassRule) -> (value: Decimal, isClosed: Bool)? {
      guard let lower = rule.lower, let value = constant(lower.amount) else { return nil }
      return (value, lower.isClosed)
    }
    let own = end(classes[number])
    if classes[number].lower != nil, own == nil { return nil }
    var set = IntervalSet(from: own?.value, includingLower: own?.isClosed ?? true, to: nil)
    if number > 0 {
      guard let above = end(classes[number - 1]) else { return nil }
      set = set.intersection(
        IntervalSet(from: nil, to: above.value, includingUpper: !above.isClosed))
    }
    return totalDomain(root).narrowed(to: set)
  }

  private func analyseClass(_ number: Int, _ points: [PointRange?]) {
    let rule = assessment.classes[number]
    let root = points.first ?? nil
    let total = Predicate.Variable.slot(frame.total)
    let band = rule.lower == nil && number == 0 ? nil : classBand(number, root)
    let reads = rule.requires.map { requirement -> (requirement: Requirement, own: Read)? in
      guard case .that(let condition) = requirement.test, let own = read(condition) else {
        return nil
      }
      return (requirement, own)
    }
    let solver = solver(for: reads.compactMap { $0?.own.expression }, points)
    // Totals that reach the class: those from its bound on, for requirements of better classes may
    // have led down to it.
    var reaching: [Predicate] = []
    if let lower = rule.lower, let bound = constant(lower.amount) {
      reaching = [
        .member(total, IntervalSet(from: bound, includingLower: lower.isClosed, to: nil))
      ]
    }
    if let lower = rule.lower, let bound = constant(lower.amount) {
      reaching += partsNeeded(for: bound, reads.compactMap { $0?.own.expression }, points)
    }
    for case let (_, own)? in reads {
      findOpenRates(in: own.condition, rule.id.value, points)
      check(
        own, .requirement, rule.id.value, points, given: reaching,
        reads.compactMap { $0?.own.expression })
    }
    for requirement in rule.requires { checkShare(requirement, rule, points) }
    guard let band, !band.set.isEmpty else { return }
    findShutOut(rule, band, reads.compactMap { $0?.own }, solver, total)
    findGap(rule, band, reads, solver, total, points)
  }

  /// A least share of every section that is 0 or beyond 1.
  private func checkShare(
    _ requirement: Requirement, _ rule: ClassRule, _ points: [PointRange?]
  ) {
    guard case .eachSectionAtLeast(let amount) = requirement.test, let share = constant(amount)
    else { return }
    let id = rule.id.value
    if share > .one {
      report(
        ConditionFinding.neverHolds(role: .requirement, element: id, reach: Witness([])),
        at: amount.span)
    } else if !share.isPositive
      || constant(rule.lower?.amount).map({ everySection(has: share, whereTotalIs: $0, points) })
        ?? false
    {
      report(
        ConditionFinding.alwaysHolds(role: .requirement, element: id, reach: Witness([])),
        at: amount.span)
    }
  }

  /// Whether a total leaves every section at least a share of its points.
  private func everySection(
    has share: Decimal, whereTotalIs total: Decimal, _ points: [PointRange?]
  ) -> Bool {
    guard let sections = tree.first?.children, !sections.isEmpty else { return false }
    return sections.allSatisfy { section in
      leastShare(ofNode: section, whereTotalIs: total, points).map { $0 >= share } ?? false
    }
  }

  /// Totals of the band that a requirement on the total alone shuts out.
  private func findShutOut(
    _ rule: ClassRule, _ band: Domain, _ reads: [Read], _ solver: Solver,
    _ total: Predicate.Variable
  ) {
    // Without a class they are told of as such.
    guard rule.whenRequirementsFail != .none else { return }
    for own in reads where own.expression.references.allSatisfy({ readsOnly($0, total) }) {
      let answer = solver.ask(.member(total, band.set), own.predicate.negated)
      guard let term = answer.term, term.isCertain, let sample = term.sets[total]?.sample,
        !solver.ask(.member(total, band.set), own.predicate).isNever
      else { continue }
      report(ClassFinding.totalShutOut(id: rule.id.value, total: sample), at: own.span)
    }
  }

  private func readsOnly(_ reference: Reference, _ total: Predicate.Variable) -> Bool {
    switch reference.binding.reference {
    case .slot(let slot): .slot(slot) == total
    case .constant: true
    case .object, .input: false
    }
  }

  /// Subjects in the band that fail a requirement and have no class.
  private func findGap(
    _ rule: ClassRule, _ band: Domain,
    _ reads: [(requirement: Requirement, own: Read)?], _ solver: Solver,
    _ total: Predicate.Variable, _ points: [PointRange?]
  ) {
    guard rule.whenRequirementsFail == .none, !rule.requires.isEmpty else { return }
    let needed =
      band.least.map { partsNeeded(for: $0, reads.compactMap { $0?.own.expression }, points) } ?? []
    for (requirement, known) in zip(rule.requires, reads) {
      guard let own = known?.own else {
        // A least share of every section: it can fail wherever it asks for anything.
        guard case .eachSectionAtLeast(let amount) = requirement.test else { continue }
        if let share = constant(amount), let least = band.least,
          everySection(has: share, whereTotalIs: least, points)
        {
          continue
        }
        report(
          ClassFinding.requirementLeavesNone(
            id: rule.id.value, total: band.set.sample, example: Witness([])),
          at: requirement.span)
        return
      }
      let answer = solver.ask(
        all: [.member(total, band.set), own.predicate.negated] + needed)
      if answer.isNever { continue }
      let sample = answer.term?.sets[total]?.sample ?? band.set.sample
      var term = answer.term
      term?.sets[total] = nil
      report(
        ClassFinding.requirementLeavesNone(
          id: rule.id.value, total: hasCriteria ? sample : nil,
          example: witness(term, [own.expression])),
        at: own.span)
      return
    }
  }

  /// Score ceilings that stop exactly where a class begins.
  private func findCeilingsAtBounds() {
    for ceiling in assessment.scoreCeilings {
      guard let most = constant(ceiling.atMost),
        let rule = assessment.classes.first(where: { rule in
          guard let lower = rule.lower, lower.isClosed, let bound = constant(lower.amount) else {
            return false
          }
          return bound == most
        })
      else { continue }
      report(
        ClassFinding.ceilingAtBound(atMost: most, id: rule.id.value), at: ceiling.atMost.span)
    }
  }

  // MARK: Quotas

  private func analyse(_ quota: Quota, _ points: [PointRange?]) {
    let cases = quota.cases.map { read($0.when) }
    let solver = solver(for: cases.compactMap { $0?.expression }, points)
    for (number, own) in cases.enumerated() {
      guard let own else { continue }
      check(own, .quotaCase, quota.id.value, points, given: [], [])
      let earlier = cases[..<number].compactMap { $0?.predicate.negated }
      guard !earlier.isEmpty, !solver.ask(own.predicate).isNever,
        solver.ask(all: [own.predicate] + earlier).isNever
      else { continue }
      report(
        ConditionFinding.shadowed(
          role: .quotaCase, element: quota.id.value, by: number == 1 ? "1" : "1–\(number)",
          example: witness(solver.ask(own.predicate).term, [own.expression]),
          first: quota.cases[0].span),
        at: own.span)
    }
    if quota.limit.isShare, quota.base == nil {
      report(ClassFinding.baseUnstated(id: quota.id.value), at: quota.id.span)
    }
    check(quota.limit, of: quota, isCase: false, points)
    for rule in quota.cases { check(rule.limit, of: quota, isCase: true, points) }
  }

  private func check(
    _ limit: Quota.Limit, of quota: Quota, isCase: Bool, _ points: [PointRange?]
  ) {
    let id = quota.id.value
    switch limit {
    case .atMost(let amount):
      guard let most = constant(amount), !most.isPositive else { return }
      report(ClassFinding.quotaShut(id: id), at: amount.span)
    case .share(let amount):
      guard let share = constant(amount), !readsFaultyParameter(amount) else { return }
      if !share.isPositive {
        report(ClassFinding.quotaShut(id: id), at: amount.span)
        return
      }
      let counted = quota.base?.classes.map(\.value) ?? []
      let includesOwn = counted.isEmpty || counted.contains(quota.limitedClass.value)
      if share >= .one, includesOwn {
        report(ClassFinding.quotaIdle(id: id), at: amount.span)
        return
      }
      // The rule itself raises the question; its cases raise no other.
      guard !isCase, let first = smallestBase(share, quota.round) else { return }
      guard first > 1 else {
        guard !includesOwn, quota.limitedClass.value != assessment.classes.last?.id.value
        else { return }
        report(
          InteractionFinding.baseCanBeZero(
            id: id, limited: quota.limitedClass.value,
            counted: counted.joined(separator: ", ")), at: amount.span)
        return
      }
      if countsAll(quota.base), casesHold(quota, groupsBelow: first, points) { return }
      report(
        ClassFinding.smallBase(id: id, base: first - 1, first: first, share: share),
        at: amount.span)
    }
  }

  /// Whether a figure comes from a parameter with an error.
  private func readsFaultyParameter(_ amount: Amount) -> Bool {
    guard case .formula(let formula) = amount, let expression = checker.expression(of: formula)
    else { return false }
    let names = Set(expression.references.map(\.binding.name))
    return rulebook.parameters.contains { parameter in
      names.contains(parameter.name.value)
        && parameter.values.contains { checker.hasError(within: $0.span) }
    }
  }

  /// Whether a base counts everybody in the group.
  private func countsAll(_ base: Quota.Base?) -> Bool {
    let counted = Set(base?.classes.map(\.value) ?? [])
    return counted.isEmpty || assessment.classes.allSatisfy { counted.contains($0.id.value) }
  }

  /// Whether the cases of a quota see to all groups below a size.
  private func casesHold(_ quota: Quota, groupsBelow size: Int, _ points: [PointRange?]) -> Bool {
    guard let slot = frame.groupSize, size < 100 else { return false }
    let cases = quota.cases.compactMap { read($0.when) }
    guard cases.count == quota.cases.count, !cases.isEmpty else { return false }
    let solver = solver(for: cases.map(\.expression), points)
    let small = Predicate.member(
      .slot(slot), IntervalSet(from: nil, to: Decimal(size), includingUpper: false))
    return solver.ask(all: [small] + cases.map(\.predicate.negated)).isNever
  }

  /// The smallest number of which a share, rounded, is at least 1; nil where that is not below a
  /// thousand.
  private func smallestBase(_ share: Decimal, _ mode: RoundingMode) -> Int? {
    (1...1000).first { base in
      guard let part = share.multiplying(Decimal(base))?.rounded(toDigits: 0, mode) else {
        return false
      }
      return part.isPositive
    }
  }

  // MARK: Awards

  private func analyse(_ award: Award, _ points: [PointRange?]) {
    let ranking =
      award.ranking.flatMap { name in
        assessment.rankings.first { $0.name.value == name.value }
      } ?? assessment.rankings.first
    guard let ranking else { return }
    findUndone(award, in: ranking, points)
    guard let eligible = read(ranking.eligible), let requires = read(award.requires) else { return }
    let solver = solver(for: [eligible.expression, requires.expression], points)
    guard !solver.ask(eligible.predicate).isNever, !solver.ask(requires.predicate).isNever else {
      return
    }
    if solver.ask(eligible.predicate, requires.predicate).isNever {
      report(
        ClassFinding.awardNeverGiven(award: award.id.value, ranking: ranking.name.value),
        at: requires.span)
      return
    }
    let own = Predicate.Variable.slot(frame.classSlot)
    func can(_ read: Read, _ number: Int) -> Bool {
      !solver.ask(read.predicate, .member(own, IntervalSet(Decimal(number)))).isNever
    }
    let numbers = assessment.classes.indices
    // Only a ranking that picks classes says that those it picks are to be considered.
    guard numbers.contains(where: { !can(eligible, $0) }),
      let vain = numbers.first(where: { can(eligible, $0) && !can(requires, $0) })
    else { return }
    report(
      ClassFinding.eligibleInVain(
        award: award.id.value, id: assessment.classes[vain].id.value, ranking: ranking.name.value),
      at: requires.span)
  }

  /// Rules that lower a class and rest on nothing, in a rulebook that declares documents.
  func findLimitsWithoutBasis() {
    guard !rulebook.documents.isEmpty, rulebook.remarks.basis.isEmpty,
      assessment.remarks.basis.isEmpty
    else { return }
    func check(_ kind: String, _ id: String, _ remarks: Remarks, _ span: Span) {
      guard remarks.basis.isEmpty, remarks.openQuestion == nil, !rulebook.unread.touch(span) else {
        return
      }
      report(
        ClassFinding.limitWithoutBasis(kind: kind, id: id), at: checker.firstLine(of: span))
    }
    for rule in assessment.knockOuts { check("knock-outs", rule.id.value, rule.remarks, rule.span) }
    for rule in assessment.ceilings {
      let name: String
      switch rule.limit {
      case .atMost(let limit, _): name = limit.value
      case .notAboveUnit: name = "unit"
      }
      check("ceilings", rule.id?.value ?? name, rule.remarks, rule.span)
    }
    for quota in assessment.quotas { check("quotas", quota.id.value, quota.remarks, quota.span) }
  }
}
