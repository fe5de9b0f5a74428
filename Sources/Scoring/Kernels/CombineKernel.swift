import Decimals
import FEEL
import Rulebooks

/// A section's children combined into one figure (step 6 of the evaluation order).
struct CombineKernel: Sendable {
  /// A child as its section sees it.
  struct Child: Sendable {
    let number: Int
    let raw: Slot
    let openMaximum: Slot
    let weight: Operand
    /// The most that it can bring; nil for an index value without bounds.
    let maximum: Decimal?
    let whenNotApplicable: NotApplicableRule
    /// Where the points stand that it gets of what does not apply elsewhere; nil: none.
    let growth: Slot?
  }

  let combination: Combination
  /// The formula of `combine: {formula: …}`; it sees `scores` and `weights`.
  let formula: Compiled?
  let children: [Child]
  /// The share of applicable children (0 to 1) that must have points.
  let needs: Decimal?
  /// The declared maximum; nil for an index value without bounds.
  let maximum: Decimal?
  let countsAs: Operand?
  let floor: Operand?
  let cap: Operand?

  /// Fills the section's figure, open maximum, state and branch for each row. Branch: how often
  /// it was held or rescaled, as bits of `CombineBranch`.
  func run(
    _ morsel: Morsel, out: UnsafeMutablePointer<Cell>, open: UnsafeMutablePointer<Cell>,
    state: UnsafeMutablePointer<UInt8>, branch: UnsafeMutablePointer<UInt16>
  ) {
    var gathered = Gathered()
    gathered.reserve(children.count)
    let columns = columns(morsel)
    for row in 0..<morsel.count {
      gathered.clear()
      gather(columns, row, into: &gathered)
      if let (nodeState, cell) = gathered.withoutResult(needs: needs) {
        out[row] = cell
        open[row] = Cell(Absence(.notApplicable))
        state[row] = nodeState.rawValue
        branch[row] = 0
        continue
      }
      let result = combine(&gathered, morsel, row)
      state[row] =
        (result.figure == nil ? NodeState.faulty : .scored).rawValue
      guard var figure = result.figure else {
        out[row] = faultCell
        open[row] = Cell(Absence(.notApplicable))
        branch[row] = Branch.arithmetic
        continue
      }
      var marks = result.marks
      var openMaximum = result.openMaximum
      if let held = hold(figure, morsel, row) {
        figure = held
        marks |= CombineBranch.held
      }
      if let cap, let most = OperandColumn(cap, in: morsel)[row].number {
        openMaximum = openMaximum.map { min($0, most) }
      }
      if let countsAs, let target = OperandColumn(countsAs, in: morsel)[row].number,
        let whole = wholeMaximum(columns, row),
        let counted = rescaled(figure, from: whole, to: target)
      {
        figure = counted
        openMaximum = openMaximum.flatMap { rescaled($0, from: whole, to: target) }
      }
      out[row] = Cell(figure)
      open[row] = openMaximum.map { Cell($0) } ?? Cell(Absence(.notApplicable))
      branch[row] = marks
    }
  }

  /// The most that all children bring together; the declared maximum is what that counts as.
  private func wholeMaximum(_ columns: [ChildColumns], _ row: Int) -> Decimal? {
    guard formula == nil else { return maximum }
    var maxima: ContiguousArray<Decimal> = []
    var weights: ContiguousArray<Decimal> = []
    for (child, column) in zip(children, columns) {
      guard let most = child.maximum, let weight = column.weight[row].number else { return maximum }
      maxima.append(most)
      weights.append(weight)
    }
    return combined(combination, maxima, weights)
  }

  private func hold(_ figure: Decimal, _ morsel: Morsel, _ row: Int) -> Decimal? {
    if let floor, let least = OperandColumn(floor, in: morsel)[row].number, figure < least {
      return least
    }
    if let cap, let most = OperandColumn(cap, in: morsel)[row].number, figure > most {
      return most
    }
    return nil
  }
}

extension CombineKernel {
  /// What the parts brought in one row, as they enter the combination; nil where it has no result.
  func scores(_ morsel: Morsel, row: Int) -> ContiguousArray<Decimal>? {
    var gathered = Gathered()
    gather(columns(morsel), row, into: &gathered)
    guard gathered.withoutResult(needs: needs) == nil else { return nil }
    if gathered.isShared { share(&gathered) }
    return gathered.scores
  }

  /// What the combination was for one row, for an explanation.
  func explained(_ morsel: Morsel, row: Int) -> CombinedSection {
    var gathered = Gathered()
    gather(columns(morsel), row, into: &gathered)
    guard gathered.withoutResult(needs: needs) == nil else {
      return CombinedSection(
        combination: combination, combined: nil, rescaled: nil, heldTo: nil, counted: nil)
    }
    let result = combine(&gathered, morsel, row)
    return CombinedSection(
      combination: combination, combined: result.plain?.settled(),
      rescaled: result.rescaled.map { (from: $0.from.settled(), to: $0.to.settled()) },
      heldTo: result.figure.flatMap { hold($0, morsel, row) },
      counted: countsAs.flatMap { OperandColumn($0, in: morsel)[row].number }.flatMap { target in
        wholeMaximum(columns(morsel), row).map { (from: $0.settled(), to: target) }
      })
  }

  private func columns(_ morsel: Morsel) -> [ChildColumns] {
    children.map { child in
      ChildColumns(
        raw: morsel.column(child.raw), open: morsel.column(child.openMaximum),
        state: morsel.states(child.number), weight: OperandColumn(child.weight, in: morsel),
        growth: child.growth.map { morsel.column($0) })
    }
  }
}

/// What happened to a section beside its combination.
enum CombineBranch {
  /// Grossed up for parts that do not apply.
  static let rescaled: UInt16 = 1
  /// Points of parts that do not apply were shared among the others.
  static let shared: UInt16 = 2
  /// Held to its floor or cap.
  static let held: UInt16 = 4
}

private struct ChildColumns {
  let raw: UnsafeMutablePointer<Cell>
  let open: UnsafeMutablePointer<Cell>
  let state: UnsafeMutablePointer<UInt8>
  let weight: OperandColumn
  let growth: UnsafeMutablePointer<Cell>?
}

/// What the children brought in one row; used again from row to row.
struct Gathered {
  var scores: ContiguousArray<Decimal> = []
  var weights: ContiguousArray<Decimal> = []
  /// The open maxima of the parts in `scores`; shorter than it where some have none.
  var maxima: ContiguousArray<Decimal> = []
  /// Maxima and weights of parts whose absence the section absorbs by grossing up.
  var openedMaxima: ContiguousArray<Decimal> = []
  var openedWeights: ContiguousArray<Decimal> = []
  /// Maxima and weights of parts that a sum goes without for want of evidence.
  var skippedMaxima: ContiguousArray<Decimal> = []
  var skippedWeights: ContiguousArray<Decimal> = []
  var target: Decimal?
  /// Points to be shared among the parts that are really scored.
  var shared = Decimal.zero
  var isShared = false
  /// By part in `scores`, up to the last that gets any: the points that it gets of what does not
  /// apply anywhere.
  var growth: ContiguousArray<Decimal> = []
  /// By part in `scores`: whether it was really scored, with its declared maximum.
  var declared: ContiguousArray<Decimal?> = []
  var scoredCount = 0
  var notApplicableCount = 0
  var skippedCount = 0
  var worst: NodeState?
  var absence: Absence?

  mutating func reserve(_ count: Int) {
    scores.reserveCapacity(count)
    weights.reserveCapacity(count)
    maxima.reserveCapacity(count)
    declared.reserveCapacity(count)
  }

  mutating func clear() {
    scores.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    maxima.removeAll(keepingCapacity: true)
    openedMaxima.removeAll(keepingCapacity: true)
    openedWeights.removeAll(keepingCapacity: true)
    declared.removeAll(keepingCapacity: true)
    growth.removeAll(keepingCapacity: true)
    skippedMaxima.removeAll(keepingCapacity: true)
    skippedWeights.removeAll(keepingCapacity: true)
    target = nil
    shared = .zero
    isShared = false
    scoredCount = 0
    notApplicableCount = 0
    skippedCount = 0
    worst = nil
    absence = nil
  }

  mutating func add(
    _ score: Decimal, weight: Decimal, maximum: Decimal?, declared: Decimal?,
    growth: Decimal = .zero
  ) {
    if !growth.isZero {
      isShared = true
      while self.growth.count < scores.count { self.growth.append(.zero) }
      self.growth.append(growth)
    }
    scores.append(score)
    weights.append(weight)
    if let maximum { maxima.append(maximum) }
    self.declared.append(declared)
  }

  /// The state and cell of a section that has no result; nil where it has one.
  func withoutResult(needs: Decimal?) -> (NodeState, Cell)? {
    if let worst {
      if worst == .faulty { return (worst, faultCell) }
      return (worst, Cell(absence ?? Absence(.missing)))
    }
    if scoredCount == 0 {
      if notApplicableCount == 0 && skippedCount > 0 {
        return (.skipped, Cell(absence ?? Absence(.missing)))
      }
      return (.notApplicable, Cell(Absence(.notApplicable)))
    }
    if let needs, let applicable = needs.multiplying(Decimal(scoredCount + skippedCount)),
      Decimal(scoredCount) < applicable
    {
      return (.unscored, Cell(absence ?? Absence(.missing)))
    }
    return nil
  }
}

extension CombineKernel {
  private func gather(_ columns: [ChildColumns], _ row: Int, into gathered: inout Gathered) {
    for (child, column) in zip(children, columns) {
      let state = NodeState(rawValue: column.state[row]) ?? .faulty
      let weight = column.weight[row].number ?? .one
      switch state {
      case .scored, .gated, .missingEarnsNothing, .missingEarnsLeast, .missingReplaced,
        .decided:
        guard let score = column.raw[row].number else {
          gathered.worst = .faulty
          continue
        }
        gathered.scoredCount += 1
        gathered.add(
          score, weight: weight, maximum: column.open[row].number, declared: child.maximum,
          growth: column.growth?[row].number ?? .zero)
      case .notApplicable:
        gathered.notApplicableCount += 1
        absorb(child, weight, into: &gathered)
      case .skipped:
        gathered.skippedCount += 1
        if case .sum = combination, let maximum = child.maximum {
          gathered.skippedMaxima.append(maximum)
          gathered.skippedWeights.append(weight)
        }
        gathered.note(.skipped, column.raw[row].absence)
      case .unscored, .lacking, .faulty:
        gathered.note(state, column.raw[row].absence)
      }
    }
  }

  private func absorb(_ child: Child, _ weight: Decimal, into gathered: inout Gathered) {
    guard let maximum = child.maximum else { return }
    switch child.whenNotApplicable {
    case .fullPoints:
      gathered.add(maximum, weight: weight, maximum: maximum, declared: nil)
    case .zero:
      gathered.add(.zero, weight: weight, maximum: maximum, declared: nil)
    case .shareEqually(amongAll: true):
      break
    case .shareEqually:
      gathered.isShared = true
      gathered.shared = gathered.shared.adding(maximum) ?? gathered.shared
    case .rescaleSection(let target):
      gathered.openedMaxima.append(maximum)
      gathered.openedWeights.append(weight)
      if let target { gathered.target = target }
    case .rescaleTotal:
      break
    }
  }

  private struct Combined {
    var figure: Decimal?
    var openMaximum: Decimal?
    var marks: UInt16 = 0
    /// The figure before it was grossed up, and from what to what it was.
    var plain: Decimal?
    var rescaled: (from: Decimal, to: Decimal)?
  }

  private func combine(_ gathered: inout Gathered, _ morsel: Morsel, _ row: Int) -> Combined {
    var result = Combined()
    if gathered.isShared {
      share(&gathered)
      result.marks |= CombineBranch.shared
    }
    result.figure = figure(gathered.scores, gathered.weights, morsel, row)
    result.plain = result.figure
    let hasMaxima = gathered.maxima.count == gathered.scores.count
    // A sum goes without what is left out for want of evidence: that was to be had all the same.
    let hasSkipped = !gathered.skippedMaxima.isEmpty
    let maxima = hasSkipped ? gathered.maxima + gathered.skippedMaxima : gathered.maxima
    let weights = hasSkipped ? gathered.weights + gathered.skippedWeights : gathered.weights
    result.openMaximum = hasMaxima ? maximum(maxima, weights) : nil
    guard let from = result.openMaximum, !gathered.openedMaxima.isEmpty else { return result }
    let whole = maximum(maxima + gathered.openedMaxima, weights + gathered.openedWeights)
    let target = gathered.target ?? whole
    if gathered.target != nil { result.openMaximum = whole }
    if let target, target != from, let figure = result.figure,
      let grossedUp = rescaled(figure, from: from, to: target)
    {
      result.figure = grossedUp
      // A target of its own counts for the whole section: nothing of it stays open for the root.
      if gathered.target == nil { result.openMaximum = target }
      result.rescaled = (from, target)
      result.marks |= CombineBranch.rescaled
    }
    return result
  }

  /// Gives each part that is really scored an equal part of the points that are free, and what it
  /// earned in proportion.
  private func share(_ gathered: inout Gathered) {
    guard let each = gathered.shared.dividing(by: Decimal(gathered.scoredCount)),
      gathered.maxima.count == gathered.scores.count
    else { return }
    for index in gathered.scores.indices {
      let growth = index < gathered.growth.count ? gathered.growth[index] : .zero
      guard let own = gathered.declared[index], let more = each.adding(growth),
        let grown = own.adding(more),
        let score = rescaled(gathered.scores[index], from: own, to: grown),
        let open = gathered.maxima[index].adding(more)
      else { continue }
      gathered.scores[index] = score
      gathered.maxima[index] = open
    }
  }

  private func figure(
    _ scores: ContiguousArray<Decimal>, _ weights: ContiguousArray<Decimal>, _ morsel: Morsel,
    _ row: Int
  ) -> Decimal? {
    if let formula {
      let own = [scores, weights].map { list in
        Value(list.map { Value($0) })
      }
      // Other lists that a formula reads stand behind these two.
      let others = morsel.objects?(morsel, row).dropFirst(own.count) ?? []
      return formula.cell(morsel.row(row, objects: own + others)).number?.settledForMethod()
    }
    return combined(combination, scores, weights)
  }

  private func maximum(
    _ maxima: ContiguousArray<Decimal>, _ weights: ContiguousArray<Decimal>
  ) -> Decimal? {
    formula == nil ? combined(combination, maxima, weights) : maximum
  }
}

extension Gathered {
  /// Keeps the gravest state among the children, and of equal ones the absence that is told.
  fileprivate mutating func note(_ state: NodeState, _ absence: Absence?) {
    if state != .skipped, state.rawValue > (worst?.rawValue ?? 0) { worst = state }
    guard let absence else { return }
    self.absence = self.absence.map { $0.joined(with: absence) } ?? absence
  }
}

/// `figure` × `to` ÷ `from`, multiplied first; nil where `from` is zero.
func rescaled(_ figure: Decimal, from: Decimal, to: Decimal) -> Decimal? {
  figure.multiplying(to)?.dividing(by: from)
}

/// The combination of figures under their weights; nil where it has no value: a negative figure
/// under a geometric mean, weights that sum to nothing, a result beyond the arithmetic.
func combined(
  _ combination: Combination, _ figures: ContiguousArray<Decimal>,
  _ weights: ContiguousArray<Decimal>
) -> Decimal? {
  switch combination {
  case .sum: return weightedSum(figures, weights)
  case .mean:
    guard let sum = weightedSum(figures, weights), let weight = plainSum(weights) else {
      return nil
    }
    return sum.dividing(by: weight)
  case .geometricMean:
    return Decimal.geometricMean(values: Array(figures), weights: Array(weights))
  case .harmonicMean:
    return Decimal.harmonicMean(values: Array(figures), weights: Array(weights))
  case .powerMean(let power):
    return Decimal.powerMean(values: Array(figures), weights: Array(weights), power: power)
  case .min: return figures.min()
  case .max: return figures.max()
  case .formula: return nil
  }
}

private func weightedSum(
  _ figures: ContiguousArray<Decimal>, _ weights: ContiguousArray<Decimal>
) -> Decimal? {
  var sum = Decimal.zero
  for (figure, weight) in zip(figures, weights) {
    guard let term = weight == .one ? figure : figure.multiplying(weight),
      let next = sum.adding(term)
    else { return nil }
    sum = next
  }
  return sum
}

private func plainSum(_ figures: ContiguousArray<Decimal>) -> Decimal? {
  var sum = Decimal.zero
  for figure in figures {
    guard let next = sum.adding(figure) else { return nil }
    sum = next
  }
  return sum
}
