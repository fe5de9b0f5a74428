import Decimals

/// One operation on two numbers, as a type, so that its closures are specialised for it.
private protocol NumericOperation: SendableMetatype {
  static var op: ArithmeticOperator { get }
  static func apply(_ left: Cell, _ right: Cell) -> Cell?
}

private enum Adding: NumericOperation {
  static var op: ArithmeticOperator { .add }
  @inline(__always)
  static func apply(_ left: Cell, _ right: Cell) -> Cell? { Cell.adding(left, right) }
}
private enum Subtracting: NumericOperation {
  static var op: ArithmeticOperator { .subtract }
  @inline(__always)
  static func apply(_ left: Cell, _ right: Cell) -> Cell? { Cell.subtracting(left, right) }
}
private enum Multiplying: NumericOperation {
  static var op: ArithmeticOperator { .multiply }
  @inline(__always)
  static func apply(_ left: Cell, _ right: Cell) -> Cell? { Cell.multiplying(left, right) }
}
private enum Dividing: NumericOperation {
  static var op: ArithmeticOperator { .divide }
  @inline(__always)
  static func apply(_ left: Cell, _ right: Cell) -> Cell? { Cell.dividing(left, by: right) }
}

/// An operation on two slots that hold cells whatever they are.
private struct SlotPair {
  let op: ArithmeticOperator
  let left: Slot
  let right: Slot
  let range: Range<Int>

  init?(_ node: Node) {
    guard case .arithmetic(let op, let left, let right) = node.kind,
      case .slot(let first) = left.kind,
      case .slot(let second) = right.kind, left.type.isScalar, right.type.isScalar
    else { return nil }
    self.op = op
    self.left = first
    self.right = second
    range = node.range
  }
}

extension Compiler {
  mutating func arithmetic(
    _ op: ArithmeticOperator, _ left: Node, _ right: Node, _ range: Range<Int>
  ) -> Code {
    let leftCode = compile(left)
    let rightCode = compile(right)
    let staysCell =
      left.type.isScalar && right.type.isScalar
      || leftCode.isCell && rightCode.isCell && op != .add
    guard staysCell else {
      let leftRun = leftCode.value
      let rightRun = rightCode.value
      return .value { row in
        let left = leftRun(row)
        let right = rightRun(row)
        guard row.pays(for: left, right) else { return Value(.tooManySteps, at: range) }
        return Operations.arithmetic(op, left, right, range)
      }
    }
    let cells = (leftCode.cell(left.range), rightCode.cell(right.range))
    let run: CellCode =
      switch op {
      case .add: fused(Adding.self, left, right, cells, range)
      case .subtract: fused(Subtracting.self, left, right, cells, range)
      case .multiply: fused(Multiplying.self, left, right, cells, range)
      case .divide: fused(Dividing.self, left, right, cells, range)
      case .power:
        { row in
          Operations.arithmetic(
            .power, .scalar(cells.0(row)), .scalar(cells.1(row)), range
          ).asCell
        }
      }
    return .cell(run)
  }

  /// The closure of an operation; operands that are slots or constants are read without a call.
  private func fused<Operation: NumericOperation>(
    _: Operation.Type, _ left: Node, _ right: Node, _ code: (CellCode, CellCode),
    _ range: Range<Int>
  ) -> CellCode {
    let (leftRun, rightRun) = code
    if probe != nil {
      return { Operations.numeric(Operation.self, leftRun($0), rightRun($0), range) }
    }
    if let pair = SlotPair(right) {
      switch pair.op {
      case .add: return withPair(Operation.self, Adding.self, left, leftRun, pair, range)
      case .subtract: return withPair(Operation.self, Subtracting.self, left, leftRun, pair, range)
      case .multiply: return withPair(Operation.self, Multiplying.self, left, leftRun, pair, range)
      case .divide: return withPair(Operation.self, Dividing.self, left, leftRun, pair, range)
      case .power: break
      }
    }
    switch (left.kind, right.kind) {
    case (.slot(let left), .slot(let right)):
      return { Operations.numeric(Operation.self, $0[left], $0[right], range) }
    case (.slot(let left), .constant(.scalar(let right))):
      return { Operations.numeric(Operation.self, $0[left], right, range) }
    case (.constant(.scalar(let left)), .slot(let right)):
      return { Operations.numeric(Operation.self, left, $0[right], range) }
    case (.slot(let left), _):
      return { Operations.numeric(Operation.self, $0[left], rightRun($0), range) }
    case (.constant(.scalar(let left)), _):
      return { Operations.numeric(Operation.self, left, rightRun($0), range) }
    case (_, .slot(let right)):
      return { Operations.numeric(Operation.self, leftRun($0), $0[right], range) }
    case (_, .constant(.scalar(let right))):
      return { Operations.numeric(Operation.self, leftRun($0), right, range) }
    default:
      return { Operations.numeric(Operation.self, leftRun($0), rightRun($0), range) }
    }
  }

  /// The closure of an operation whose right operand is one on two slots: both in one.
  private func withPair<Outer: NumericOperation, Inner: NumericOperation>(
    _: Outer.Type, _: Inner.Type, _ left: Node, _ leftRun: @escaping CellCode, _ pair: SlotPair,
    _ range: Range<Int>
  ) -> CellCode {
    let (first, second, inner) = (pair.left, pair.right, pair.range)
    if case .slot(let left) = left.kind {
      return { row in
        let right = Operations.numeric(Inner.self, row[first], row[second], inner)
        return Operations.numeric(Outer.self, row[left], right, range)
      }
    }
    return { row in
      let left = leftRun(row)
      let right = Operations.numeric(Inner.self, row[first], row[second], inner)
      return Operations.numeric(Outer.self, left, right, range)
    }
  }

  mutating func negate(_ operand: Node, _ range: Range<Int>) -> Code {
    let code = compile(operand)
    guard code.isCell || operand.type.isScalar else {
      let run = code.value
      return .value { Operations.negate(run($0), range) }
    }
    let run = code.cell(operand.range)
    return .cell { row in
      let cell = run(row)
      return Cell.negating(cell) ?? Operations.negate(.scalar(cell), range).asCell
    }
  }
}

/// What operators do with values, whatever they are.
enum Operations {
  @inline(__always)
  fileprivate static func numeric<Operation: NumericOperation>(
    _: Operation.Type, _ left: Cell, _ right: Cell, _ range: Range<Int>
  ) -> Cell {
    if let result = Operation.apply(left, right) { return result }
    return slow(Operation.op, left, right, range)
  }

  @inline(never)
  private static func slow(
    _ op: ArithmeticOperator, _ left: Cell, _ right: Cell, _ range: Range<Int>
  ) -> Cell {
    arithmetic(op, .scalar(left), .scalar(right), range).asCell
  }

  /// `+`, `-`, `*`, `/`, `**` (DMN 1.5, tables 55 to 60).
  static func arithmetic(
    _ op: ArithmeticOperator, _ left: Value, _ right: Value, _ range: Range<Int>
  ) -> Value {
    if let left = left.number, let right = right.number { return numbers(op, left, right, range) }
    if let absence = left.joinedAbsence(right) { return Value(absence) }
    if let null = passedNull(left, right, .nullOperand, range) { return null }
    if op == .add, let left = left.string, let right = right.string {
      return joined(left, right, range)
    }
    guard case .scalar(let left) = left, case .scalar(let right) = right else {
      return Value(.operandTypes, at: range)
    }
    return .scalar(temporal(op, left, right, range))
  }

  private static func numbers(
    _ op: ArithmeticOperator, _ left: Decimal, _ right: Decimal, _ range: Range<Int>
  ) -> Value {
    let result: Decimal? =
      switch op {
      case .add: left.adding(right)
      case .subtract: left.subtracting(right)
      case .multiply: left.multiplying(right)
      case .divide: left.dividing(by: right)
      case .power: left.power(right)
      }
    if let result { return Value(result) }
    if op == .divide, right.isZero {
      return Value(left.isZero ? .zeroByZero : .divisionByZero, at: range)
    }
    return Value(op == .power ? .outsideDomain : .overflow, at: range)
  }

  private static func joined(_ left: String, _ right: String, _ range: Range<Int>) -> Value {
    if left.utf8.count + right.utf8.count > Limits.stringLength {
      return Value(.stringTooLong, at: range)
    }
    return Value(left + right)
  }

  /// What an operator that needs values makes of null: the error that made it, else an error of its
  /// own.
  static func passedNull(
    _ left: Value, _ right: Value, _ cause: NullCause, _ range: Range<Int>
  ) -> Value? {
    if left.isNull, left.nullCause?.isError == true { return left }
    if right.isNull, right.nullCause?.isError == true { return right }
    for value in [left, right] {
      // A division by zero stays what it was.
      switch value.nullCause {
      case .zeroByZero?, .divisionByZero?: return value
      default: continue
      }
    }
    return left.isNull || right.isNull ? Value(cause, at: range) : nil
  }

  static func negate(_ value: Value, _ range: Range<Int>) -> Value {
    if let number = value.number { return Value(number.negated) }
    if value.isAbsent { return value }
    if let null = passedNull(value, value, .nullOperand, range) { return null }
    guard case .scalar(let cell) = value else { return Value(.operandTypes, at: range) }
    return .scalar(negatedDuration(cell, range))
  }
}
