import Decimals
import FEEL

// The totals that can occur: their ends and what they are multiples of.
extension AssessmentChecker {
  /// What is known of the points of the whole before adjustments.
  struct AttainedTotals {
    /// The least; nil where it is not known.
    let lowest: Decimal?
    /// Of what every total is a multiple; nil where totals may be any number.
    let step: Decimal?
    /// The totals themselves before rounding, where they are few; nil where they are many or not
    /// known.
    let figures: [Decimal]?
    /// Whether points of what does not apply are given to what does.
    let isRescaled: Bool
  }

  /// Reads the tree for the totals that can occur.
  func findTotals() -> AttainedTotals {
    let mayFail = mayNotApply()
    let isRescaled = tree.indices.dropFirst().contains { number in
      guard mayFail[number] else { return false }
      switch notApplicableRule(of: number) {
      case .zero?, .fullPoints?: return false
      default: return true
      }
    }
    var lowest: [PointRange?] = Array(repeating: nil, count: tree.count)
    var steps: [Decimal?] = Array(repeating: nil, count: tree.count)
    var figures: [[Decimal]?] = Array(repeating: nil, count: tree.count)
    // The totals can be counted one by one only where those of every part can.
    var isCounted = !isRescaled && !isAdjusted
    for number in tree.indices.reversed() {
      let node = tree[number]
      guard case .section(let section) = node.criterion.content else {
        lowest[number] = leastPoints(number, mayFail: mayFail[number])
        steps[number] = step(of: node.criterion)
        if isCounted {
          figures[number] = self.figures(ofLeaf: number, mayFail: mayFail[number])
          isCounted = figures[number] != nil
        }
        continue
      }
      let parts = combined(section, node.children.map { lowest[$0] }, node.children)
      lowest[number] = parts.flatMap { limited($0, section) }
      if mayFail[number], let own = lowest[number] {
        lowest[number] = PointRange(lowest: min(own.lowest, .zero), highest: own.highest)
      }
      steps[number] = step(of: section, node, steps)
      if isCounted {
        figures[number] = mayFail[number] ? nil : sums(of: section, node, figures)
        isCounted = figures[number] != nil
      }
    }
    let root = lowest.first ?? nil
    let declared = assessment.root.points?.value.lowest
    return AttainedTotals(
      lowest: isRescaled ? root.map { min($0.lowest, declared ?? .zero) } : root?.lowest,
      step: isRescaled ? nil : adjusted(steps.first ?? nil),
      figures: isCounted ? figures.first ?? nil : nil, isRescaled: isRescaled)
  }

  /// Whether anything changes the points of the whole before they are the total.
  private var isAdjusted: Bool {
    !assessment.bonus.isEmpty || !assessment.penalty.isEmpty || !assessment.scoreCeilings.isEmpty
      || assessment.totalCap != nil || assessment.totalFloor != nil
  }

  // MARK: Ends

  /// The least and most of a leaf, as far as its method tells.
  private func leastPoints(_ number: Int, mayFail: Bool) -> PointRange? {
    let criterion = tree[number].criterion
    guard let points = criterion.points?.value, case .scored(let method) = criterion.content else {
      return nil
    }
    var least = points.lowest
    if let known = earned(method.value, criterion, everyOne: true)?.min() {
      least = max(least, known)
    }
    switch missingRule(of: number) {
    case .error, .unscored, .lowestPoints: break
    default: least = min(least, .zero)
    }
    if criterion.gate != nil || mayFail { least = min(least, .zero) }
    return PointRange(lowest: min(least, points.highest), highest: points.highest)
  }

  private func limited(_ range: PointRange, _ section: Section) -> PointRange? {
    guard section.countsAs == nil else {
      guard let counts = constant(section.countsAs), !range.highest.isZero,
        let low = range.lowest.multiplying(counts)?.dividing(by: range.highest)?.settled()
      else { return nil }
      return PointRange(lowest: min(low, counts), highest: counts)
    }
    let highest = constant(section.cap).map { min($0, range.highest) } ?? range.highest
    let lowest = constant(section.floor).map { max($0, range.lowest) } ?? range.lowest
    return PointRange(lowest: min(lowest, highest), highest: highest)
  }

  /// The highest total that can occur; nil where it has no bound or that is not known.
  func highestTotal(_ root: PointRange?) -> Decimal? {
    guard var highest = root?.highest ?? assessment.scale?.value else { return nil }
    if !assessment.bonus.isEmpty {
      guard let bonus = highestAdjustment(assessment.bonus, cap: assessment.bonusCap),
        let sum = highest.adding(bonus)
      else { return nil }
      highest = sum
    }
    if let cap = constant(assessment.totalCap) { highest = min(highest, cap) }
    return highest
  }

  /// The most that adjustments bring or take together; nil where that is not known.
  private func highestAdjustment(_ items: [Criterion], cap: Amount?) -> Decimal? {
    let most = items.compactMap { $0.points?.value.highest }
    guard most.count == items.count, let sum = Decimal.sum(most) else { return nil }
    return constant(cap).map { min($0, sum) } ?? sum
  }

  /// The lowest total that can occur; nil where it has no bound.
  func lowestTotal(_ root: PointRange?) -> Decimal? {
    guard let declared = root?.lowest else { return nil }
    guard var lowest = attainedTotals.lowest else { return min(declared, .zero) }
    for ceiling in assessment.scoreCeilings {
      lowest = min(lowest, constant(ceiling.atMost) ?? .zero)
    }
    if let cap = constant(assessment.totalCap) { lowest = min(lowest, cap) }
    if !assessment.penalty.isEmpty {
      let most = highestAdjustment(assessment.penalty, cap: assessment.penaltyCap)
      lowest = most.flatMap { lowest.subtracting($0) } ?? .zero
      if assessment.totalFloor == nil { lowest = max(lowest, .zero) }
    }
    guard let floor = assessment.totalFloor else { return lowest }
    return constant(floor).map { max($0, lowest) } ?? lowest
  }

  /// The totals that can come out, at the total's rounding.
  func totalDomain(_ root: PointRange?) -> Domain {
    func rounded(_ end: Decimal?) -> Decimal? {
      guard let rounding = assessment.rounding.total, let end else { return end }
      return end.rounded(toDigits: rounding.digits, rounding.mode)
    }
    let digits = assessment.rounding.total?.digits
    if let figures = attainedTotals.figures {
      return Domain(IntervalSet(figures.compactMap { rounded($0) }), digits: nil)
    }
    let set = IntervalSet(from: rounded(lowestTotal(root)), to: rounded(highestTotal(root)))
    let isHeld = attainedTotals.step.map { step in
      digits.map { step.rounded(toDigits: $0, .down) == step } ?? true
    }
    // Where the floor is above the cap, that alone is wrong.
    return Domain(
      set.isEmpty ? .all : set, digits: digits, step: isHeld == true ? attainedTotals.step : nil)
  }

  // MARK: Steps

  /// What the points of a leaf are multiples of; nil where they may be any number.
  private func step(of criterion: Criterion) -> Decimal? {
    guard let points = criterion.points?.value, case .scored(let method) = criterion.content else {
      return nil
    }
    let values = earned(method.value, criterion, everyOne: false).map {
      $0 + [points.lowest, points.highest]
    }
    let rounding =
      criterion.rounding ?? (criterion.keepsAllDigits ? nil : assessment.rounding.criterion)
    return rounded(Decimal.commonStep(values), rounding)
  }

  /// How many figures are kept apart before their sums count as any number.
  private static let mostFigures = 500

  /// What a leaf can bring, figure by figure.
  private func figures(ofLeaf number: Int, mayFail: Bool) -> [Decimal]? {
    let criterion = tree[number].criterion
    guard criterion.rounding == nil,
      criterion.keepsAllDigits || assessment.rounding.criterion == nil,
      case .scored(let method) = criterion.content, let highest = criterion.points?.value.highest,
      var values = earned(method.value, criterion, everyOne: true)
    else { return nil }
    switch missingRule(of: number) {
    case .error, .unscored: break
    default: values.append(.zero)
    }
    if criterion.gate != nil || mayFail { values.append(.zero) }
    if mayFail { values.append(highest) }
    return values
  }

  /// The sums of what the children of a section can bring.
  private func sums(
    of section: Section, _ node: TreeNode, _ figures: [[Decimal]?]
  ) -> [Decimal]? {
    guard case .sum = section.combine.value, section.cap == nil, section.floor == nil,
      section.countsAs == nil, node.criterion.rounding == nil,
      node.parent == nil || node.criterion.keepsAllDigits || assessment.rounding.section == nil
    else { return nil }
    var sums: Set<Decimal> = [.zero]
    for child in node.children {
      let weight = tree[child].criterion.weight
      guard let own = figures[child], let factor = weight == nil ? .one : constant(weight) else {
        return nil
      }
      var next: Set<Decimal> = []
      for sum in sums {
        for figure in own {
          guard let part = figure.multiplying(factor), let whole = sum.adding(part) else {
            return nil
          }
          next.insert(whole)
        }
      }
      guard next.count <= Self.mostFigures else { return nil }
      sums = next
    }
    return sums.sorted()
  }

  private func step(
    of section: Section, _ node: TreeNode, _ steps: [Decimal?]
  ) -> Decimal? {
    guard section.countsAs == nil else { return nil }
    let weighted: Bool
    switch section.combine.value {
    case .sum: weighted = true
    case .min, .max: weighted = false
    default: return nil
    }
    var parts: [Decimal] = []
    for child in node.children {
      guard let own = steps[child] else { return nil }
      let weight = tree[child].criterion.weight
      guard weighted, weight != nil else {
        parts.append(own)
        continue
      }
      guard let factor = constant(weight), let part = own.multiplying(factor) else { return nil }
      parts.append(part)
    }
    for end in [section.cap, section.floor].compactMap({ $0 }) {
      guard let value = constant(end) else { return nil }
      parts.append(value)
    }
    let own = node.criterion
    let isRoot = node.parent == nil
    let rounding =
      own.rounding ?? (own.keepsAllDigits || isRoot ? nil : assessment.rounding.section)
    return rounded(Decimal.commonStep(parts), rounding)
  }

  private func adjusted(_ step: Decimal?) -> Decimal? {
    guard let step else { return nil }
    var parts = [step]
    for item in assessment.bonus + assessment.penalty {
      guard let own = self.step(of: item) else { return nil }
      parts.append(own)
    }
    let ends =
      [
        assessment.bonusCap, assessment.penaltyCap, assessment.totalCap, assessment.totalFloor,
      ].compactMap { $0 } + assessment.scoreCeilings.map(\.atMost)
    for end in ends {
      guard let value = constant(end) else { return nil }
      parts.append(value)
    }
    return Decimal.commonStep(parts)
  }

  /// A step after rounding: its own where rounding changes none of its multiples.
  private func rounded(_ step: Decimal?, _ rounding: Rounding?) -> Decimal? {
    guard let rounding else { return step }
    if let step, step.rounded(toDigits: rounding.digits, .down) == step { return step }
    return Decimal(coefficient: 1, exponent: -rounding.digits)
  }

  /// What a method earns, or of what that is made up; nil where it may be any number.
  ///
  /// - Parameter everyOne: Whether each figure must be what somebody earns; else sums of them will
  ///   do.
  private func earned(
    _ method: ScoringMethod, _ node: Criterion, everyOne: Bool
  ) -> [Decimal]? {
    func all(_ earnings: [Earning]) -> [Decimal]? {
      let known = earnings.compactMap { points($0, node) }
      return known.count == earnings.count ? known : nil
    }
    let highest = node.points?.value.highest
    switch method {
    case .yesNo(_, let otherwise):
      guard let highest else { return nil }
      guard let otherwise else { return [highest, .zero] }
      return all([otherwise]).map { $0 + [highest] }
    case .levels(_, let earn): return all(earn.map(\.earns))
    case .bands(_, let table): return all(table.map(\.earns))
    case .decisionTable(let table):
      guard !table.hitPolicy.countsAll else { return nil }
      return all(table.allRows.compactMap(\.earns))
    case .several(let several) where several.kind == .best || several.kind == .sum:
      if everyOne { return nil }
      var values: [Decimal] = []
      for part in several.parts {
        guard case .scored(let inner) = part.content,
          let own = earned(inner.value, part, everyOne: false)
        else { return nil }
        values += own
      }
      return values
    case .deduct(let lines, let floor, _):
      guard !everyOne, let taken = losses(of: lines, node) else { return nil }
      guard let floor else { return taken }
      return constant(floor).map { taken + [$0] }
    case .checklist(let list) where everyOne:
      guard !list.allOrNothing, list.items.count <= 8,
        list.items.allSatisfy({ $0.grades.isEmpty && $0.appliesWhen == nil }),
        let parts = all(list.items.compactMap(\.earns)), parts.count == list.items.count
      else { return nil }
      return parts.reduce([Decimal.zero]) { sums, part in
        sums + sums.compactMap { $0.adding(part) }
      }
    case .checklist(let list):
      guard list.items.allSatisfy({ $0.grades.isEmpty }) else { return nil }
      return all(list.items.compactMap(\.earns)).flatMap {
        $0.count == list.items.count ? $0 : nil
      }
    case .per(let value, let each):
      guard !everyOne, isWhole(value), let each = constant(each) else { return nil }
      return [each]
    case .steps(_, _, let base, _, let add, _):
      guard !everyOne, let base = constant(base), let add = constant(add) else { return nil }
      return [base, add]
    case .given(let formula?): return !everyOne && isWhole(formula) ? [.one] : nil
    default: return nil
    }
  }

  private func losses(of lines: [Deduction], _ node: Criterion) -> [Decimal]? {
    var values: [Decimal] = []
    for line in lines {
      if let cap = line.cap {
        guard let most = constant(cap) else { return nil }
        values.append(most)
      }
      switch line.trigger {
      case .when, .count, .rows:
        if case .count(let formula) = line.trigger, !isWhole(formula) { return nil }
        guard let loses = line.loses, let own = points(loses, node) else { return nil }
        values.append(own)
      case .bands(_, let table):
        for band in table {
          guard let own = points(band.earns, node) else { return nil }
          values.append(own)
        }
      case .group: return nil
      }
    }
    return values
  }

  /// Whether a formula is nothing but the name of a figure of whole numbers.
  private func isWhole(_ formula: Formula) -> Bool {
    guard let slot = checker.expression(of: formula)?.slot else { return false }
    return fact(in: slot)?.type == .wholeNumber
  }

  // MARK: Points of a part where the total is known

  /// The least that a part brings where the total is at least `total`, since the others bring no
  /// more than all their points; nil where that says nothing.
  func leastPoints(ofNode number: Int, whereTotalIs total: Decimal, _ points: [PointRange?])
    -> Decimal?
  {
    guard !attainedTotals.isRescaled, let highest = points.first.flatMap({ $0 })?.highest,
      let own = points[number]?.highest, var raw = Optional(total)
    else { return nil }
    if let floor = assessment.totalFloor {
      guard let floor = constant(floor), floor < total else { return nil }
    }
    if let rounding = assessment.rounding.total {
      guard let step = Decimal(coefficient: 1, exponent: -rounding.digits),
        let lower = raw.subtracting(step)
      else { return nil }
      switch rounding.mode {
      case .down, .floor: break
      case .up, .ceiling: raw = lower
      default:
        guard let half = step.dividing(by: .two), let middle = raw.subtracting(half) else {
          return nil
        }
        raw = middle
      }
    }
    if !assessment.bonus.isEmpty {
      guard let bonus = highestAdjustment(assessment.bonus, cap: assessment.bonusCap),
        let without = raw.subtracting(bonus)
      else { return nil }
      raw = without
    }
    // What the part counts in the whole: sums all the way up.
    var weight = Decimal.one
    var next = number
    while let parent = tree[next].parent {
      guard case .section(let section) = tree[parent].criterion.content,
        case .sum = section.combine.value, section.cap == nil, section.floor == nil,
        section.countsAs == nil
      else { return nil }
      if let amount = tree[next].criterion.weight {
        guard let factor = constant(amount), factor.isPositive,
          let product = weight.multiplying(factor)
        else { return nil }
        weight = product
      }
      next = parent
    }
    guard let whole = own.multiplying(weight), let rest = highest.subtracting(whole),
      let needed = raw.subtracting(rest)?.dividing(by: weight)
    else { return nil }
    // A hair less, where the quotient has no end.
    return needed.rounded(toDigits: 20, .floor)
  }

  /// What the points and shares that expressions read are at least, where the total is at least
  /// `total`.
  func partsNeeded(
    for total: Decimal, _ expressions: [Expression], _ points: [PointRange?]
  ) -> [Predicate] {
    var result: [Predicate] = []
    var seen: Set<Slot> = []
    for reference in expressions.flatMap(\.references) {
      guard case .slot(let slot) = reference.binding.reference, seen.insert(slot).inserted else {
        continue
      }
      if let number = frame.points.firstIndex(of: slot),
        let least = leastPoints(ofNode: number, whereTotalIs: total, points)
      {
        result.append(.member(.slot(slot), IntervalSet(from: least, to: nil)))
      } else if let number = frame.shares.firstIndex(of: slot),
        let share = leastShare(ofNode: number, whereTotalIs: total, points)
      {
        result.append(.member(.slot(slot), IntervalSet(from: share, to: nil)))
      }
    }
    return result
  }

  /// The same as a share of the part's points.
  func leastShare(
    ofNode number: Int, whereTotalIs total: Decimal, _ points: [PointRange?]
  ) -> Decimal? {
    guard let highest = points[number]?.highest, highest.isPositive,
      let least = leastPoints(ofNode: number, whereTotalIs: total, points)
    else { return nil }
    return least.dividing(by: highest)?.rounded(toDigits: 20, .floor)
  }
}

extension Decimal {
  /// The greatest figure of which all of these are multiples; nil for no figures.
  static func commonStep(_ values: [Decimal]?) -> Decimal? {
    guard let values else { return nil }
    var step = Decimal.zero
    for value in values {
      var (high, low) = (step, value.magnitude)
      // Euclid's steps: decimals have an end, so that these do.
      var left = 400
      while !low.isZero {
        guard left > 0, let times = high.dividing(by: low)?.rounded(toDigits: 0, .floor),
          let whole = low.multiplying(times), let rest = high.subtracting(whole)
        else { return nil }
        (high, low) = (low, rest.magnitude)
        left -= 1
      }
      step = high
    }
    return step.isPositive ? step : nil
  }
}
