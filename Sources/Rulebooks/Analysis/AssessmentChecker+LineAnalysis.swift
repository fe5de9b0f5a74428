import Decimals
import Diagnostics
import FEEL

// Lines: of tables that the conditions of their criterion leave without a value, and of deductions
// that take points twice.
extension AssessmentChecker {
  /// Rungs that earn something and cannot occur where the criterion is scored, or always do.
  func analyseLevels(
    _ value: Formula, _ earn: [(rung: Placed<String>, earns: Earning)], _ node: Criterion,
    _ id: String, _ points: [PointRange?], _ given: [Read]
  ) {
    guard !given.isEmpty, let expression = checker.expression(of: value),
      let slot = expression.slot, case .level(let ladder) = expression.type
    else { return }
    let lines = earn.compactMap { line -> Line? in
      guard let rung = ladder.rungs.firstIndex(of: line.rung.value) else { return nil }
      return Line(set: IntervalSet(Decimal(rung)), earns: line.earns, span: line.rung.span)
    }
    analyse(lines, slot, expression, node, id, points, given)
  }

  /// Bands that earn something and cannot occur where the criterion is scored, or always do.
  func analyseBands(
    _ value: Formula, _ table: [Band], _ node: Criterion, _ id: String,
    _ points: [PointRange?], _ given: [Read]
  ) {
    guard !given.isEmpty, let expression = checker.expression(of: value),
      let slot = expression.slot
    else { return }
    let lines = closed(table).compactMap { band -> Line? in
      guard case .interval(let interval) = band.test else { return nil }
      let lower = constant(interval.lower?.amount)
      let upper = constant(interval.upper?.amount)
      guard (interval.lower == nil) == (lower == nil), (interval.upper == nil) == (upper == nil)
      else { return nil }
      let set = IntervalSet(
        from: lower, includingLower: interval.lower?.isClosed ?? true, to: upper,
        includingUpper: interval.upper?.isClosed ?? true)
      return Line(set: set, earns: band.earns, span: checker.firstLine(of: band.span))
    }
    analyse(lines, slot, expression, node, id, points, given)
  }

  /// A line of a table: the values that it holds.
  private struct Line {
    let set: IntervalSet
    let earns: Earning
    let span: Span
  }

  private func analyse(
    _ lines: [Line], _ slot: Slot, _ expression: Expression, _ node: Criterion, _ id: String,
    _ points: [PointRange?], _ given: [Read]
  ) {
    let solver = solver(for: [expression] + given.map(\.expression), points)
    let context = given.map(\.predicate)
    // Where the criterion is never scored, that alone is the finding.
    if solver.ask(all: context).isNever { return }
    for line in lines {
      let own = Predicate.member(.slot(slot), line.set)
      if solver.ask(own).isNever { continue }
      if solver.ask(all: context + [own]).isNever {
        // A table holds every value, so that a line for what does not occur earns nothing.
        guard self.points(line.earns, node)?.isZero == false else { continue }
        report(
          ConditionFinding.neverHolds(role: .line, element: id, reach: Witness([])), at: line.span)
      } else if lines.count > 1, solver.ask(all: context + [own.negated]).isNever {
        report(
          ConditionFinding.alwaysHolds(role: .line, element: id, reach: Witness([])), at: line.span)
      }
    }
  }

  // MARK: Deductions

  /// Looks at the lines of a deduction, and at those of its groups.
  func analyse(
    _ lines: [Deduction], heaviestOnly: Bool, _ id: String, _ points: [PointRange?],
    _ given: [Read]
  ) {
    for line in lines {
      switch line.trigger {
      case .when(let condition):
        check(condition, .deduction, id, points, given: given)
        findHidden(condition, .deduction, id, points)
      case .rows(let rule): check(rule.test, .deduction, id, points, given: given)
      case .group(let group):
        analyse(group.lines, heaviestOnly: group.heaviestOnly, id, points, given)
      case .count, .bands: break
      }
    }
    if !heaviestOnly { findDoubleDeductions(lines, id, points, given) }
  }

  /// What a line of a deduction takes points for.
  private struct Taking {
    /// The register whose rows it counts; nil for a condition on the subject.
    let register: String?
    let expression: Expression?
    let predicate: Predicate
    let span: Span
  }

  private func taking(_ line: Deduction) -> Taking? {
    switch line.trigger {
    case .when(let condition):
      return read(condition).map {
        Taking(register: nil, expression: $0.expression, predicate: $0.predicate, span: $0.span)
      }
    case .rows(let rule):
      guard let test = rule.test else {
        return Taking(
          register: rule.register.value, expression: nil, predicate: .constant(true),
          span: rule.register.span)
      }
      return read(test).map {
        Taking(
          register: rule.register.value, expression: $0.expression, predicate: $0.predicate,
          span: $0.span)
      }
    case .bands(let value, let table): return taking(value, table)
    case .count(let value):
      guard let expression = checker.expression(of: value), let slot = expression.slot,
        line.loses.flatMap({ points($0) })?.isPositive ?? false
      else { return nil }
      return Taking(
        register: nil, expression: expression,
        predicate: .member(
          .slot(slot), IntervalSet(from: .zero, includingLower: false, to: nil)),
        span: value.span)
    case .group: return nil
    }
  }

  /// What is lost, as far as only its sign matters.
  private func points(_ earning: Earning) -> Decimal? {
    switch earning {
    case .points(let amount): constant(amount)
    case .share(let share): share.value
    }
  }

  /// The values for which a table takes points.
  private func taking(_ value: Formula, _ table: [Band]) -> Taking? {
    guard let expression = checker.expression(of: value), let slot = expression.slot,
      expression.type == .number
    else { return nil }
    var taken = IntervalSet.empty
    for band in closed(table) {
      guard case .interval(let interval) = band.test, let lost = points(band.earns) else {
        return nil
      }
      let (lower, upper) = (constant(interval.lower?.amount), constant(interval.upper?.amount))
      guard (interval.lower == nil) == (lower == nil), (interval.upper == nil) == (upper == nil)
      else { return nil }
      guard lost.isPositive else { continue }
      taken = taken.union(
        IntervalSet(
          from: lower, includingLower: interval.lower?.isClosed ?? true, to: upper,
          includingUpper: interval.upper?.isClosed ?? true))
    }
    return Taking(
      register: nil, expression: expression, predicate: .member(.slot(slot), taken),
      span: value.span)
  }

  /// Lines of a deduction of which one holds whenever another does.
  private func findDoubleDeductions(
    _ lines: [Deduction], _ id: String, _ points: [PointRange?], _ given: [Read]
  ) {
    guard lines.count > 1 else { return }
    let takings = lines.map(taking)
    guard takings.count(where: { $0 != nil }) > 1 else { return }
    let all = takings.compactMap { $0?.expression } + given.map(\.expression)
    let solver = solver(for: all, points)
    let context = given.map(\.predicate)
    for (number, own) in takings.enumerated() {
      guard let own, !solver.ask(all: context + [own.predicate]).isNever else { continue }
      for (other, wider) in takings.enumerated() where other != number {
        guard let wider, wider.register == own.register,
          solver.ask(all: context + [own.predicate, wider.predicate.negated]).isNever
        else { continue }
        // Two lines that say the same are told once.
        let isSame = solver.ask(all: context + [wider.predicate, own.predicate.negated]).isNever
        if isSame, other > number { continue }
        // A line that always holds is a finding of its own; one for all rows of a register is none.
        if wider.expression != nil, solver.ask(all: context + [wider.predicate.negated]).isNever {
          continue
        }
        let example = witness(
          solver.ask(all: context + [own.predicate]).term,
          [own.expression, wider.expression].compactMap { $0 })
        report(
          ConditionFinding.deductedTwice(
            element: id, line: number + 1, other: other + 1, example: example, first: wider.span),
          at: own.span)
        break
      }
    }
  }
}
