import Decimals
import Diagnostics
import FEEL

// What conditions say of each other and of the values that can occur.
extension AssessmentChecker {
  /// A condition that was read, as rules have it.
  struct Read {
    let condition: Condition
    let expression: Expression
    let predicate: Predicate

    /// What is said where nothing may be known of what it reads.
    var span: Span { condition.formula.span }
  }

  /// A condition as far as it could be read.
  func read(_ condition: Condition?) -> Read? {
    guard let condition, let expression = checker.expression(of: condition.formula) else {
      return nil
    }
    return Read(
      condition: condition, expression: expression, predicate: expression.predicate)
  }

  /// Looks at every condition of the assessment.
  func analyseConditions(_ nodes: [CheckedNode], _ points: [PointRange?]) {
    let id = assessment.id.value
    check(assessment.appliesTo, .appliesTo, id, points)
    check(assessment.assessedWhen, .assessedWhen, id, points)
    for node in nodes where !rulebook.unread.touch(node.criterion.span) {
      analyse(node.criterion, points)
    }
    for rule in assessment.scoreCeilings {
      check(rule.when, .scoreCeiling, rule.id?.value ?? "", points)
    }
    for rule in assessment.knockOuts {
      check(rule.when, .knockOut, rule.id.value, points)
      findHidden(rule.when, .knockOut, rule.id.value, points)
    }
    for rule in assessment.ceilings {
      guard case .atMost(let name, let when) = rule.limit else { continue }
      check(when, .ceiling, name.value, points)
      findHidden(when, .ceiling, name.value, points)
    }
    for ranking in assessment.rankings {
      check(ranking.eligible, .eligible, ranking.name.value, points)
    }
    for award in assessment.awards { check(award.requires, .award, award.id.value, points) }
    for ranking in assessment.rankings {
      findPassed(ranking.eligible, .eligible, ranking.name.value)
    }
    for award in assessment.awards { findPassed(award.requires, .award, award.id.value) }
    for rule in assessment.classes {
      for requirement in rule.requires {
        guard case .that(let condition) = requirement.test else { continue }
        findPassed(condition, .requirement, rule.id.value)
      }
    }
    findShadowedLimits(points)
  }

  /// Says whether a condition never or always holds where `given` does.
  func check(
    _ condition: Condition?, _ role: ConditionFinding.Role, _ element: String,
    _ points: [PointRange?], given: [Read] = []
  ) {
    guard let own = read(condition) else { return }
    findOpenRates(in: condition, element, points, given: given)
    check(own, role, element, points, given: given.map(\.predicate), given.map(\.expression))
  }

  func check(
    _ own: Read, _ role: ConditionFinding.Role, _ element: String, _ points: [PointRange?],
    given: [Predicate], _ others: [Expression]
  ) {
    // What reads nothing is said of by itself already.
    if own.expression.isConstant { return }
    let solver = solver(for: [own.expression] + others, points)
    // Where what comes before never holds, that alone is the finding.
    if !given.isEmpty, solver.ask(all: given).isNever { return }
    func report(_ finding: ConditionFinding) {
      // What stands wrong in it is the reason; the rest follows from that.
      if !checker.hasError(within: own.span) { self.report(finding, at: own.span) }
    }
    if solver.ask(all: given + [own.predicate]).isNever {
      report(.neverHolds(role: role, element: element, reach: reach(of: own.expression, points)))
    } else if let among = excluded(own, role, points) {
      report(.neverHolds(role: role, element: element, reach: Witness([]), among: among))
    } else if solver.ask(all: given + [own.predicate.negated]).isNever {
      report(.alwaysHolds(role: role, element: element, reach: reach(of: own.expression, points)))
    }
  }

  /// The condition on who is assessed or rated that leaves nobody for whom a condition holds.
  private func excluded(
    _ own: Read, _ role: ConditionFinding.Role, _ points: [PointRange?]
  ) -> Span? {
    guard role != .appliesTo, role != .assessedWhen else { return nil }
    let assessed = [read(assessment.appliesTo), read(assessment.assessedWhen)].compactMap { $0 }
    guard let last = assessed.last else { return nil }
    let solver = solver(for: [own.expression] + assessed.map(\.expression), points)
    let context = assessed.map(\.predicate)
    guard !solver.ask(all: context).isNever,
      solver.ask(all: context + [own.predicate]).isNever
    else { return nil }
    return (assessed.first { solver.ask($0.predicate, own.predicate).isNever } ?? last).span
  }

  /// Looks at the conditions of a criterion, or of a part of its method, where those of `outer` hold.
  private func analyse(
    _ node: Criterion, _ points: [PointRange?], where outer: [Read] = []
  ) {
    let id = node.id.value
    check(node.appliesWhen, .applies, id, points, given: outer)
    let applies = outer + [read(node.appliesWhen)].compactMap { $0 }
    check(node.gate, .gate, id, points, given: applies)
    let given = applies + [read(node.gate)].compactMap { $0 }
    guard case .scored(let method) = node.content else { return }
    switch method.value {
    case .yesNo(let test, _): check(Condition(test), .answer, id, points, given: given)
    case .levels(let value, let earn): analyseLevels(value, earn, node, id, points, given)
    case .bands(let value, let table): analyseBands(value, table, node, id, points, given)
    case .deduct(let lines, _, let heaviestOnly):
      analyse(lines, heaviestOnly: heaviestOnly, id, points, given)
    case .checklist(let list):
      for item in list.items {
        check(item.appliesWhen, .applies, item.item.value, points, given: given)
        guard checker.expression(of: item.when)?.type == .boolean else { continue }
        check(
          Condition(item.when), .checklistItem, item.item.value, points,
          given: given + [read(item.appliesWhen)].compactMap { $0 })
      }
    case .several(let several):
      for part in several.parts {
        analyse(part.named(within: node), points, where: given)
      }
    default: break
    }
  }

  /// Knock-outs and ceilings that another as strong leaves nothing to do.
  private func findShadowedLimits(_ points: [PointRange?]) {
    let places = Dictionary(
      assessment.classes.enumerated().map { ($1.id.value, $0) }, uniquingKeysWith: { a, _ in a })
    let knockOuts = assessment.knockOuts.compactMap { rule -> Limit? in
      guard let own = read(rule.when), let place = places[rule.givesClass.value] else { return nil }
      return Limit(
        role: .knockOut, id: rule.id.value, place: place, own: own, isAsked: rule.asksAuthority)
    }
    let ceilings = assessment.ceilings.compactMap { rule -> Limit? in
      guard case .atMost(let name, let when) = rule.limit, let own = read(when),
        let place = places[name.value]
      else { return nil }
      return Limit(
        role: .ceiling, id: rule.id?.value ?? name.value, place: place, own: own, isAsked: false)
    }
    findShadowed(knockOuts, by: knockOuts, points)
    findShadowed(ceilings, by: ceilings + knockOuts, points)
  }

  private struct Limit {
    let role: ConditionFinding.Role
    let id: String
    let place: Int
    let own: Read
    let isAsked: Bool
  }

  /// Reports those limits that some of `others`, which begin with them, leave nothing to do.
  private func findShadowed(_ limits: [Limit], by others: [Limit], _ points: [PointRange?]) {
    guard others.count > 1 else { return }
    let solver = solver(for: others.map(\.own.expression), points)
    for (number, limit) in limits.enumerated() {
      guard !solver.ask(limit.own.predicate).isNever else { continue }
      for (other, stronger) in others.enumerated() where other != number {
        // One that asks the authority settles nothing for one that does not.
        guard stronger.place >= limit.place, !stronger.isAsked,
          solver.implies(limit.own.predicate, stronger.own.predicate)
        else { continue }
        let isSame =
          stronger.role == limit.role && stronger.place == limit.place && !limit.isAsked
          && solver.implies(stronger.own.predicate, limit.own.predicate)
        if isSame, other > number { continue }
        if solver.ask(stronger.own.predicate.negated).isNever { continue }
        report(
          ConditionFinding.shadowed(
            role: limit.role, element: limit.id, by: stronger.id,
            example: witness(solver.ask(limit.own.predicate).term, [limit.own.expression]),
            first: stronger.own.span),
          at: limit.own.span)
        break
      }
    }
  }
}
