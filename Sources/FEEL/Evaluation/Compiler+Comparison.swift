import Decimals

extension Compiler {
  mutating func compare(
    _ op: ComparisonOperator, _ left: Node, _ right: Node, _ range: Range<Int>
  ) -> Code {
    let leftCode = compile(left)
    let rightCode = compile(right)
    guard
      leftCode.isCell && rightCode.isCell || left.type.isScalar && right.type.isScalar
    else {
      let leftRun = leftCode.value
      let rightRun = rightCode.value
      return .cell { row in
        let left = leftRun(row)
        let right = rightRun(row)
        guard row.pays(for: left, right) else { return Cell(.tooManySteps, at: range) }
        return Operations.compare(op, left, right, range)
      }
    }
    return .cell(
      comparison(op, left, right, leftCode.cell(left.range), rightCode.cell(right.range), range))
  }

  /// A comparison of cells; slots and constants are read without a call.
  private func comparison(
    _ op: ComparisonOperator, _ left: Node, _ right: Node, _ leftRun: @escaping CellCode,
    _ rightRun: @escaping CellCode, _ range: Range<Int>
  ) -> CellCode {
    if probe == nil {
      switch (left.kind, right.kind) {
      case (.slot(let left), .constant(.scalar(let right))):
        return { Operations.compareCells(op, $0[left], right, range) }
      case (.slot(let left), .slot(let right)):
        return { Operations.compareCells(op, $0[left], $0[right], range) }
      case (_, .constant(.scalar(let right))):
        return { Operations.compareCells(op, leftRun($0), right, range) }
      default: break
      }
    }
    return { Operations.compareCells(op, leftRun($0), rightRun($0), range) }
  }

  /// `and`, for which false is decisive, and `or`, for which true is.
  mutating func logical(
    _ left: Node, _ right: Node, decisive: Bool, _ range: Range<Int>
  ) -> Code {
    let leftRun = compile(left).truth
    let rightRun = compile(right).truth
    return .cell { row in
      let left = leftRun(row)
      if left.boolean == decisive { return left }
      let right = rightRun(row)
      if right.boolean == decisive { return right }
      if left.kind == .boolean, right.kind == .boolean { return left }
      return Operations.undecided(left, right, range)
    }
  }

  mutating func between(
    _ value: Node, _ low: Node, _ high: Node, _ range: Range<Int>
  ) -> Code {
    let valueCode = compile(value)
    let lowCode = compile(low)
    let highCode = compile(high)
    if case .cell(let valueRun) = valueCode, case .cell(let lowRun) = lowCode,
      case .cell(let highRun) = highCode
    {
      return .cell { row in
        let value = valueRun(row)
        let low = lowRun(row)
        let high = highRun(row)
        if let below = Cell.comparing(value, low), let above = Cell.comparing(value, high) {
          return Cell(below >= 0 && above <= 0)
        }
        return Operations.between(.scalar(value), .scalar(low), .scalar(high), range)
      }
    }
    let (valueRun, lowRun, highRun) = (valueCode.value, lowCode.value, highCode.value)
    return .cell { Operations.between(valueRun($0), lowRun($0), highRun($0), range) }
  }

  mutating func rungs(
    _ operand: Node, _ ladder: UInt32, _ rungs: Range<UInt32>, _ range: Range<Int>
  ) -> Code {
    let run = compile(operand).cell(operand.range)
    return .cell { row in
      let cell = run(row)
      if let level = cell.level, level.ladder == ladder { return Cell(rungs.contains(level.rung)) }
      if cell.kind == .absent { return cell }
      return cell.nullCause?.isError == true ? cell : Cell(.nullOperand, at: range)
    }
  }

  mutating func word(_ operand: Node, _ ladder: Ladder, _ range: Range<Int>) -> Code {
    @Sendable func word(_ cell: Cell) -> Cell {
      guard let level = cell.level else { return cell }
      let index = Int(level.rung)
      guard level.ladder == ladder.number, ladder.texts.indices.contains(index) else {
        return Cell(.typeMismatch, at: range)
      }
      return Cell(ladder.texts[index])
    }
    let code = compile(operand)
    if operand.type == .level(ladder) {
      let run = code.cell(operand.range)
      return .cell { word(run($0)) }
    }
    let run = code.value
    return .value { row in
      switch run(row) {
      case .scalar(let cell): .scalar(word(cell))
      case .object(.list(let list)):
        Value(
          list.elements.map { element in
            if case .scalar(let cell) = element { .scalar(word(cell)) } else { element }
          })
      case let other: other
      }
    }
  }
}

extension Code {
  /// The code as a condition: whatever is no cell stays undecided.
  var truth: CellCode {
    switch self {
    case .cell(let run): run
    case .value(let run):
      { row in
        if case .scalar(let cell) = run(row) { cell } else { Cell(.undecided, at: 0..<0) }
      }
    }
  }
}

extension Operations {
  @inline(__always)
  static func compareCells(
    _ op: ComparisonOperator, _ left: Cell, _ right: Cell, _ range: Range<Int>
  ) -> Cell {
    if let sign = Cell.comparing(left, right) { return Cell(holds(op, sign)) }
    return slowCompare(op, left, right, range)
  }

  @inline(__always)
  private static func holds(_ op: ComparisonOperator, _ sign: Int) -> Bool {
    switch op {
    case .equal: sign == 0
    case .unequal: sign != 0
    case .less: sign < 0
    case .lessOrEqual: sign <= 0
    case .greater: sign > 0
    case .greaterOrEqual: sign >= 0
    }
  }

  @inline(never)
  private static func slowCompare(
    _ op: ComparisonOperator, _ left: Cell, _ right: Cell, _ range: Range<Int>
  ) -> Cell {
    if op.isEquality {
      let verdict = left.equals(right)
      return (op == .equal ? verdict : verdict.negated).cell(.comparisonTypes, range)
    }
    return compare(op, .scalar(left), .scalar(right), range)
  }

  /// `=`, `!=`, `<`, `<=`, `>`, `>=`.
  static func compare(
    _ op: ComparisonOperator, _ left: Value, _ right: Value, _ range: Range<Int>
  ) -> Cell {
    if op.isEquality {
      let verdict = left.equals(right)
      return (op == .equal ? verdict : verdict.negated).cell(.comparisonTypes, range)
    }
    let verdict = left.order(right).verdict(op)
    if verdict == .impossible, let null = passedNull(left, right, .nullComparison, range) {
      return null.asCell
    }
    return verdict.cell(.comparisonTypes, range)
  }

  /// `value between low and high`.
  static func between(_ value: Value, _ low: Value, _ high: Value, _ range: Range<Int>) -> Cell {
    let low = compare(.greaterOrEqual, value, low, range)
    let high = compare(.lessOrEqual, value, high, range)
    if let absence = Cell.joinedAbsence(low, high) { return absence }
    if low.kind == .null { return low }
    if high.kind == .null { return high }
    return low.boolean == true ? high : low
  }

  /// What `and` or `or` gives when no operand decides: an absence, an error, or a note.
  @inline(never)
  static func undecided(_ left: Cell, _ right: Cell, _ range: Range<Int>) -> Cell {
    if let absence = Cell.joinedAbsence(left, right) { return absence }
    for cell in [left, right] where cell.nullCause?.isError == true { return cell }
    return Cell(.undecided, at: range)
  }
}
