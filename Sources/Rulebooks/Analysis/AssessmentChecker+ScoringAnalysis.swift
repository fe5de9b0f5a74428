import Decimals
import Diagnostics
import FEEL
import YAMLSource

// What methods give for the evidence that can occur.
extension AssessmentChecker {
  /// Looks at the methods of leaves and adjustments.
  func analyseMethods(_ nodes: [CheckedNode], _ points: [PointRange?]) {
    for node in nodes {
      let criterion = node.criterion
      guard !rulebook.unread.touch(criterion.span) else { continue }
      if case .section(let section) = criterion.content { checkWeights(section, criterion) }
      // Where there are points, earning none is a rule; an index value of 0 is a made-up figure.
      if criterion.points == nil, let rule = criterion.whenMissing, case .noPoints = rule.value {
        report(ConditionFinding.missingCountsAsZero(name: criterion.id.value), at: rule.span)
      }
      analyseMethod(of: criterion, isPenalty: isPenalty(criterion), points, [])
    }
    for formula in assessment.allFormulas { findPercentAsShare(formula) }
  }

  /// Looks at what a criterion, or a part of its method, gives where the conditions of `outer` hold.
  private func analyseMethod(
    of criterion: Criterion, isPenalty: Bool, _ points: [PointRange?], _ outer: [Read]
  ) {
    guard case .scored(let method) = criterion.content else { return }
    findSame(method.value, criterion)
    // What a penalty takes is no earning.
    if !isPenalty { findReversed(method.value, criterion) }
    findOutOfReach(method.value, criterion, points)
    let given = outer + [read(criterion.appliesWhen), read(criterion.gate)].compactMap { $0 }
    switch method.value {
    case .ratio(let ratio):
      findNothingDue(ratio, criterion, points, given)
      findShareGoalposts(ratio)
    case .formula(let formula, let hold):
      findBeyond(formula, hold: hold, criterion, points)
      findOpenRates(formula, criterion.id.value, points, given)
      findStandIns(formula)
    case .bands(let value, _): findOpenRates(value, criterion.id.value, points, given)
    case .several(let several):
      for part in several.parts {
        analyseMethod(of: part.named(within: criterion), isPenalty: isPenalty, points, given)
      }
    default: break
    }
  }

  private func isPenalty(_ node: Criterion) -> Bool {
    assessment.penalty.contains { $0.id.span == node.id.span }
  }

  /// The points of an earning, where they are known.
  func points(_ earning: Earning, _ node: Criterion) -> Decimal? {
    switch earning {
    case .points(let amount): constant(amount)
    case .share(let share): node.points?.value.highest.multiplying(share.value)
    }
  }

  // MARK: The same for all

  private func findSame(_ method: ScoringMethod, _ node: Criterion) {
    let earned: [Decimal?]
    switch method {
    case .yesNo(_, let otherwise?):
      earned = [node.points?.value.highest, points(otherwise, node)]
    case .levels(_, let earn): earned = earn.map { points($0.earns, node) }
    case .bands(_, let table): earned = table.map { points($0.earns, node) }
    case .decisionTable(let table):
      guard !table.hitPolicy.countsAll else { return }
      earned = table.allRows.map { row in row.earns.flatMap { points($0, node) } }
    default: return
    }
    // A table holds every value, so that a single line gives the same to all too.
    let known = earned.compactMap { $0 }
    guard known.count == earned.count, let first = known.first,
      known.allSatisfy({ $0 == first })
    else { return }
    report(ScoringFinding.sameForAll(id: node.id.value, points: first), at: node.id.span)
  }

  // MARK: Better earns less

  private func findReversed(_ method: ScoringMethod, _ node: Criterion) {
    switch method {
    case .levels(let value, let earn): findReversedLevels(value, earn, node)
    case .bands(let value, let table): findReversedBands(value, table, node)
    default: return
    }
  }

  /// The indicator that a formula is nothing but the name of.
  private func indicator(_ formula: Formula) -> Indicator? {
    guard let slot = checker.expression(of: formula)?.slot, let fact = fact(in: slot),
      case .indicator(let index) = fact.origin
    else { return nil }
    return rulebook.indicators[index]
  }

  private func findReversedLevels(
    _ value: Formula, _ earn: [(rung: Placed<String>, earns: Earning)], _ node: Criterion
  ) {
    guard let better = indicator(value)?.better,
      case .level(let ladder)? = checker.expression(of: value)?.type
    else { return }
    let rungs = better == .first || better == .lower ? ladder.rungs.reversed() : ladder.rungs
    // From the worst to the best.
    let lines = rungs.compactMap { rung -> (name: String, earns: Decimal, span: Span)? in
      guard let line = earn.first(where: { $0.rung.value == rung }),
        let points = points(line.earns, node)
      else { return nil }
      return (rung, points, line.rung.span)
    }
    report(reversed: lines, node)
  }

  private func findReversedBands(_ value: Formula, _ table: [Band], _ node: Criterion) {
    guard let better = indicator(value)?.better, better == .higher || better == .lower else {
      return
    }
    var lines: [(low: Decimal, name: String, earns: Decimal, span: Span)] = []
    for band in table {
      guard case .interval(let interval) = band.test, let points = points(band.earns, node) else {
        return
      }
      let end = constant(interval.lower?.amount) ?? constant(interval.upper?.amount)
      guard let end, interval.lower == nil || constant(interval.lower?.amount) != nil else {
        return
      }
      // A line without a lower end stands below all others.
      let low = interval.lower == nil ? end.subtracting(Decimal(1_000_000)) ?? end : end
      let isBelow = interval.lower == nil
      lines.append((low, (isBelow ? "<" : "") + end.description, points, band.span))
    }
    let sorted = lines.sorted { $0.low < $1.low }
    let ordered = better == .higher ? sorted : sorted.reversed()
    report(reversed: ordered.map { ($0.name, $0.earns, $0.span) }, node)
  }

  /// Reports the first line, from the worst to the best, that earns less than the one before it.
  private func report(
    reversed lines: [(name: String, earns: Decimal, span: Span)], _ node: Criterion
  ) {
    for (worse, better) in zip(lines, lines.dropFirst()) where better.earns < worse.earns {
      report(
        ScoringFinding.againstDirection(
          id: node.id.value, better: better.name, betterEarns: better.earns, worse: worse.name,
          worseEarns: worse.earns), at: better.span)
      return
    }
  }

  // MARK: Out of reach

  /// Points that no value of the indicator's range brings.
  private func findOutOfReach(
    _ method: ScoringMethod, _ node: Criterion, _ points: [PointRange?]
  ) {
    guard let highest = node.points?.value.highest, highest.isPositive else { return }
    let best: Decimal?
    switch method {
    case .per(let value, let each):
      guard let each = constant(each), each.isPositive, let most = most(of: value, points) else {
        return
      }
      best = most.multiplying(each)
    case .steps(let value, let start, let base, let every, let add, let times):
      guard let start = constant(start), let base = constant(base), let every = constant(every),
        let add = constant(add), every.isPositive, times == nil, let most = most(of: value, points),
        let steps = most.subtracting(start)?.dividing(by: every)?.floor
      else { return }
      best = steps.isNegative ? base : add.multiplying(steps)?.adding(base)
    case .formula(let formula, _):
      guard let expression = checker.expression(of: formula), !expression.isConstant else { return }
      best = bounds(of: expression, points).upper
    case .ratio(let ratio):
      guard ratio.of == nil, let fullAt = constant(ratio.fullAt),
        let most = most(of: ratio.done, points), most < fullAt
      else { return }
      let zeroAt = constant(ratio.zeroAt) ?? .zero
      guard ratio.zeroAt == nil || constant(ratio.zeroAt) != nil, zeroAt < fullAt,
        let above = most.subtracting(zeroAt), let whole = fullAt.subtracting(zeroAt)
      else { return }
      best = max(above, .zero).multiplying(highest)?.dividing(by: whole)?.settled()
    default: return
    }
    guard let best, best < highest, !isToldOfBest(node) else { return }
    report(
      ScoringFinding.bestOutOfReach(id: node.id.value, best: best, points: highest),
      at: node.points?.span ?? node.id.span)
  }

  /// Whether checking has told already that the method does not reach the points.
  private func isToldOfBest(_ node: Criterion) -> Bool {
    checker.diagnostics.contains { diagnostic in
      guard case .bestBelowPoints? = diagnostic.fault as? PointsFault else { return false }
      return diagnostic.at == node.points?.span
    }
  }

  /// The greatest value that a formula can have, where it is the name of a bounded figure.
  private func most(of formula: Formula, _ points: [PointRange?]) -> Decimal? {
    guard let expression = checker.expression(of: formula), expression.type == .number,
      let slot = expression.slot
    else { return nil }
    return domain(of: slot, nil, points).greatest
  }

  // MARK: Rates

  /// A rate whose denominator can be 0, without a rule for it.
  private func findNothingDue(
    _ ratio: Ratio, _ node: Criterion, _ points: [PointRange?], _ given: [Read]
  ) {
    guard ratio.whenNothingDue == nil, let of = ratio.of,
      let expression = checker.expression(of: of), let affine = expression.affine,
      affine.factor == .one, affine.offset.isZero, case .slot(let slot) = affine.variable
    else { return }
    // A fact of its own may say what it is where nothing was due.
    let solver = solver(for: [expression] + given.map(\.expression), points)
    let zero = Predicate.member(.slot(slot), IntervalSet(.zero))
    guard !solver.ask(all: given.map(\.predicate) + [zero]).isNever else { return }
    report(ScoringFinding.nothingDueOpen(id: node.id.value, of: of.text), at: of.span)
  }

  // MARK: Weights

  private func checkWeights(_ section: Section, _ node: Criterion) {
    guard case .mean = section.combine.value else { return }
    let weights = section.children.map { constant($0.weight) }
    guard weights.count > 1, !weights.contains(nil),
      let sum = Decimal.sum(weights.compactMap { $0 })
    else { return }
    for whole in [Decimal.one, .hundred] {
      guard let away = sum.subtracting(whole)?.magnitude, !away.isZero,
        let bound = whole.dividing(by: Decimal(20)), away <= bound
      else { continue }
      report(
        ScoringFinding.weightsNear(id: node.id.value, sum: sum, whole: whole),
        at: section.children[0].weight?.span ?? node.id.span)
    }
  }

  // MARK: Percentages

  /// A percentage of 0 to 100 that is compared with a figure of 1 or less.
  private func findPercentAsShare(_ formula: Formula) {
    guard let expression = checker.expression(of: formula) else { return }
    for comparison in expression.comparisons
    where comparison.figure.isPositive && comparison.figure <= .one {
      guard let fact = fact(in: comparison.slot), fact.type == .percent, !isBelowOne(fact),
        isWrittenFigure(comparison.range, of: formula)
      else { continue }
      // A parameter that is written as a share is an error of its own.
      if checker.hasError(within: formula.span) { continue }
      report(
        ScoringFinding.percentAsShare(name: fact.name, figure: comparison.figure),
        at: formula.scalar.span(of: comparison.range))
    }
  }

  /// Whether a figure or the name of a parameter stands there, not something to be worked out.
  private func isWrittenFigure(_ range: Range<Int>, of formula: Formula) -> Bool {
    let bytes = Array(formula.text.utf8)
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, let first = bytes[range].first
    else { return false }
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) { return true }
    let text = String(decoding: bytes[range], as: UTF8.self)
    return rulebook.parameters.contains { $0.name.value == text }
  }

  /// Goalposts of a percentage that are 1 or less.
  private func findShareGoalposts(_ ratio: Ratio) {
    guard ratio.of == nil, let slot = checker.expression(of: ratio.done)?.slot,
      let fact = fact(in: slot), fact.type == .percent, !isBelowOne(fact)
    else { return }
    for end in [ratio.fullAt, ratio.zeroAt].compactMap({ $0 }) {
      guard let figure = constant(end), figure.isPositive, figure <= .one else { continue }
      report(ScoringFinding.percentAsShare(name: fact.name, figure: figure), at: end.span)
    }
  }

  /// Whether an indicator declares that its percentages stay that small.
  private func isBelowOne(_ fact: Fact) -> Bool {
    guard case .indicator(let index) = fact.origin,
      case .constant(let end)? = rulebook.indicators[index].range?.upper?.amount
    else { return false }
    return end.value <= Decimal(5)
  }

  /// Band tables over a percentage whose ends are all 1 or less.
  func findShareBands(_ nodes: [CheckedNode]) {
    for node in nodes {
      guard case .scored(let method) = node.criterion.content,
        case .bands(let value, let table) = method.value,
        let slot = checker.expression(of: value)?.slot, let fact = fact(in: slot),
        fact.type == .percent, !isBelowOne(fact)
      else { continue }
      let ends = table.flatMap { band -> [(value: Decimal, span: Span)] in
        guard case .interval(let interval) = band.test else { return [] }
        return [interval.lower, interval.upper].compactMap { end in
          guard let end, let value = constant(end.amount), !value.isZero else { return nil }
          return (value, end.amount.span)
        }
      }
      guard let first = ends.first, ends.allSatisfy({ $0.value <= .one }) else { continue }
      report(
        ScoringFinding.percentAsShare(name: fact.name, figure: first.value), at: first.span)
    }
  }
}
