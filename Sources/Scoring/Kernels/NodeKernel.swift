import Decimals
import FEEL
import Rulebooks

/// Fills the slots of formulas for a batch, settled as FEEL hands figures to a method: rounded
/// half-even to 28 significant digits.
func fill(_ steps: [OperandStep], _ morsel: Morsel) {
  for step in steps {
    let out = morsel.column(step.slot)
    if let input = step.input {
      let input = OperandColumn(input, in: morsel)
      for row in 0..<morsel.count {
        out[row] = step.compiled.value(morsel.row(row), input: .scalar(input[row])).asCell
      }
      continue
    }
    for row in 0..<morsel.count {
      let cell = step.compiled.cell(
        step.readsObjects ? morsel.rowWithObjects(row) : morsel.row(row))
      out[row] = cell.number.map { Cell($0.settledForMethod()) } ?? cell
    }
  }
}

extension NodePlan {
  /// Step 5, and for a section step 6, for a batch: condition, gate, method, missing evidence,
  /// rounding. `byFact` tells what a missing fact makes of its reader, where the fact itself says.
  func run(_ morsel: Morsel, missing byFact: [WhenMissing?]) {
    for figure in figures {
      let out = morsel.column(figure.slot)
      for row in 0..<morsel.count { out[row] = figure.value }
    }
    if let appliesWhen { fill([appliesWhen.step], morsel) }
    if let gate { fill([gate.step], morsel) }
    fill(operands, morsel)
    let raw = morsel.column(raw)
    let open = morsel.column(openMaximum)
    let state = morsel.states(number)
    let branch = morsel.branches(number)
    if case .combine(let kernel) = method {
      kernel.run(morsel, out: raw, open: open, state: state, branch: branch)
    } else {
      for row in 0..<morsel.count { state[row] = NodeState.scored.rawValue }
      runMethod(morsel, raw, branch)
      if case .value(let literal) = node.whenMissing {
        replaceMissing(by: cell(of: literal), morsel, raw, branch, byFact)
      }
      let maximum = node.points.map { Cell($0.highest) } ?? Cell(Absence(.notApplicable))
      for row in 0..<morsel.count {
        open[row] = maximum
        settleState(row, raw, state, branch, byFact)
      }
    }
    if appliesWhen != nil || gate != nil {
      for row in 0..<morsel.count { applyConditions(morsel, row, raw, open, state, branch) }
    }
    finish(morsel, raw, open)
  }

  /// The same node without its rounding, to show the figure that was rounded.
  var withoutRounding: NodePlan {
    NodePlan(
      number: number, node: node, points: points, raw: raw, openMaximum: openMaximum,
      share: share, appliesWhen: appliesWhen, gate: gate, figures: figures, operands: operands,
      method: method,
      rounding: nil, range: range, lowest: lowest, needsShare: needsShare, reads: reads)
  }

  private func runMethod(
    _ morsel: Morsel, _ out: UnsafeMutablePointer<Cell>, _ branch: UnsafeMutablePointer<UInt16>
  ) {
    switch method {
    case .yesNo(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .levels(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .bands(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .ratio(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .steps(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .per(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .deduct(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .checklist(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .decisionTable(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .given(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .from(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .several(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .relative(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .formula(let kernel): kernel.run(morsel, out: out, branch: branch)
    case .combine: break
    }
  }

  /// Turns what the method gave into a state.
  private func settleState(
    _ row: Int, _ raw: UnsafeMutablePointer<Cell>, _ state: UnsafeMutablePointer<UInt8>,
    _ branch: UnsafeMutablePointer<UInt16>, _ byFact: [WhenMissing?]
  ) {
    if let figure = raw[row].number {
      if let range, figure < range.lowest || figure > range.highest {
        raw[row] = faultCell
        branch[row] = Branch.outsidePoints
        state[row] = NodeState.faulty.rawValue
      }
      return
    }
    guard let absence = raw[row].absence else {
      state[row] = NodeState.faulty.rawValue
      return
    }
    guard absence.reason != .notApplicable else {
      state[row] = NodeState.notApplicable.rawValue
      return
    }
    if branch[row] == Branch.equalSkipped {
      state[row] = NodeState.skipped.rawValue
      return
    }
    let verdict: NodeState
    switch rule(for: absence, byFact) {
    case .error: verdict = .lacking
    case .unscored: verdict = .unscored
    case .skip: verdict = .skipped
    case .notApplicable: verdict = .notApplicable
    case .noPoints:
      verdict = .missingEarnsNothing
      raw[row] = Cell(Decimal.zero)
    case .lowestPoints:
      verdict = .missingEarnsLeast
      raw[row] = Cell(lowest)
    case .value:
      // Replaced facts were tried before; what is still absent is not one fact's doing.
      verdict = .lacking
    }
    state[row] = verdict.rawValue
  }

  /// The nearest rule for a missing fact: the indicator's own, else the node's.
  private func rule(for absence: Absence, _ byFact: [WhenMissing?]) -> WhenMissing {
    let fact = Int(absence.origin) - 1
    if byFact.indices.contains(fact), let own = byFact[fact] { return own }
    return node.whenMissing
  }

  /// Runs the method again, with `value` in the place of each missing fact that it reads, in the
  /// rows that have no result for want of one.
  private func replaceMissing(
    by value: Cell, _ morsel: Morsel, _ raw: UnsafeMutablePointer<Cell>,
    _ branch: UnsafeMutablePointer<UInt16>, _ byFact: [WhenMissing?]
  ) {
    var scratch: Morsel?
    for row in 0..<morsel.count {
      guard let absence = raw[row].absence, absence.reason != .notApplicable,
        case .value = rule(for: absence, byFact)
      else { continue }
      let single =
        scratch
        ?? Morsel(slotCount: morsel.slotCount, nodeCount: morsel.nodeCount, capacity: 1)
      scratch = single
      single.copyRow(row, of: morsel)
      for slot in reads {
        let column = single.column(slot)
        if let absence = column[0].absence, absence.reason != .notApplicable { column[0] = value }
      }
      fill(operands, single)
      runMethod(single, single.column(self.raw), single.branches(number))
      raw[row] = single.column(self.raw)[0]
      branch[row] = single.branches(number)[0]
      if raw[row].isNumber { morsel.states(number)[row] = NodeState.missingReplaced.rawValue }
    }
  }

  private func applyConditions(
    _ morsel: Morsel, _ row: Int, _ raw: UnsafeMutablePointer<Cell>,
    _ open: UnsafeMutablePointer<Cell>, _ state: UnsafeMutablePointer<UInt8>,
    _ branch: UnsafeMutablePointer<UInt16>
  ) {
    if let appliesWhen {
      let cell = morsel.column(appliesWhen.step.slot)[row]
      switch appliesWhen.verdict(cell) {
      case .holds: break
      case .fails:
        raw[row] = Cell(Absence(.notApplicable))
        open[row] = raw[row]
        state[row] = NodeState.notApplicable.rawValue
        return
      case .undetermined:
        raw[row] = cell
        state[row] = NodeState.lacking.rawValue
        branch[row] = Branch.undetermined
        return
      case .faulty:
        raw[row] = cell.kind == .null ? cell : faultCell
        state[row] = NodeState.faulty.rawValue
        branch[row] = Branch.noTruthValue
        return
      }
    }
    guard let gate else { return }
    let cell = morsel.column(gate.step.slot)[row]
    switch gate.verdict(cell) {
    case .holds: break
    case .fails:
      raw[row] = Cell(Decimal.zero)
      open[row] = node.points.map { Cell($0.highest) } ?? Cell(Absence(.notApplicable))
      state[row] = NodeState.gated.rawValue
    case .undetermined:
      raw[row] = cell
      state[row] = NodeState.lacking.rawValue
      branch[row] = Branch.undetermined
    case .faulty:
      raw[row] = cell.kind == .null ? cell : faultCell
      state[row] = NodeState.faulty.rawValue
      branch[row] = Branch.noTruthValue
    }
  }

  /// Rounds where the rule rounds, and settles: half-even to 24 decimals.
  private func finish(
    _ morsel: Morsel, _ raw: UnsafeMutablePointer<Cell>, _ open: UnsafeMutablePointer<Cell>
  ) {
    let points = morsel.column(points)
    let share = morsel.column(share)
    for row in 0..<morsel.count { finish(row, raw, open, points, share) }
  }

  /// The same for one row whose raw figure was set from outside.
  func finishRow(_ morsel: Morsel, _ row: Int) {
    finish(
      row, morsel.column(raw), morsel.column(openMaximum), morsel.column(points),
      morsel.column(share))
  }

  /// Whether the node can bring these points.
  func allows(_ figure: Decimal) -> Bool {
    guard let range else { return true }
    return figure >= range.lowest && figure <= range.highest
  }

  @inline(__always)
  private func finish(
    _ row: Int, _ raw: UnsafeMutablePointer<Cell>, _ open: UnsafeMutablePointer<Cell>,
    _ points: UnsafeMutablePointer<Cell>, _ share: UnsafeMutablePointer<Cell>
  ) {
    guard let figure = raw[row].number else {
      points[row] = raw[row]
      share[row] = raw[row]
      return
    }
    var settled = figure.settled()
    if let rounding {
      settled = settled.rounded(toDigits: rounding.digits, rounding.mode) ?? settled
      raw[row] = Cell(settled)
    }
    points[row] = Cell(settled)
    // A share is read by few rules; it costs a division only where one reads it.
    if needsShare, let maximum = open[row].number, let part = figure.dividing(by: maximum) {
      share[row] = Cell(part.settled())
    } else {
      share[row] = Cell(Absence(.undefined))
    }
  }
}

extension ConditionPlan {
  /// What a condition says of one subject.
  enum Verdict {
    case holds, fails, undetermined, faulty
  }

  /// Reads the cell that the condition's formula gave.
  func verdict(_ cell: Cell) -> Verdict {
    if let value = cell.boolean { return value ? .holds : .fails }
    guard cell.kind == .absent else { return .faulty }
    guard let ifMissing else { return .undetermined }
    return ifMissing ? .holds : .fails
  }
}
