public import Decimals

/// What a condition says of the single figures that it reads, as far as that can be told before it
/// runs: sets of values joined by and, or and not. Whoever asks whether a condition can hold at all,
/// or whether one implies another, reads this.
///
/// It is about values that are there; what absence makes of a condition is not in it.
public indirect enum Predicate: Sendable {
  /// It holds always, or never.
  case constant(Bool)
  /// A figure lies in a set. Truth values count as 1 and 0, rungs by their number, dates by their
  /// day.
  case member(Variable, IntervalSet)
  /// A part that is about more than one figure, by its text, or that part denied.
  case unknown(String, Bool)
  /// All of these hold.
  case all([Predicate])
  /// Any of these holds.
  case any([Predicate])

  /// A figure that a condition reads.
  public enum Variable: Sendable, Hashable {
    /// What stands in a slot of the row.
    case slot(Slot)
    /// The value that unary tests are about, where it is handed in.
    case input
  }

  /// What holds where this does not.
  public var negated: Predicate {
    switch self {
    case .constant(let holds): .constant(!holds)
    case .member(let variable, let set): .member(variable, set.complement)
    case .unknown(let text, let holds): .unknown(text, !holds)
    case .all(let parts): .any(parts.map(\.negated))
    case .any(let parts): .all(parts.map(\.negated))
    }
  }
}

extension Expression {
  /// What the expression says as a condition.
  public var predicate: Predicate { PredicateReader(text: text).read(root) }

  /// Whether it is a figure that the expression reads, times and plus constants, and of which: the
  /// expression is `factor · variable + offset`.
  public var affine: (variable: Predicate.Variable, factor: Decimal, offset: Decimal)? {
    PredicateReader(text: text).affine(root).map { ($0.variable, $0.factor, $0.offset) }
  }

  /// Where the expression divides by something that it reads: the slots that stand alone below a
  /// fraction bar.
  public var divisors: [Slot] { Expression.divisors(of: root) }

  private static func divisors(of node: Node) -> [Slot] {
    switch node.kind {
    case .arithmetic(let sign, let left, let right):
      var slots = divisors(of: left) + divisors(of: right)
      if sign == .divide, case .slot(let slot) = right.kind { slots.append(slot) }
      return slots
    case .negate(let inner): return divisors(of: inner)
    // What stands in a condition may be guarded by it.
    default: return []
    }
  }

  /// The figures that the expression compares a slot with directly, and where in its text.
  public var comparisons: [(slot: Slot, figure: Decimal, range: Range<Int>)] {
    var found: [(slot: Slot, figure: Decimal, range: Range<Int>)] = []
    func walk(_ node: Node) {
      switch node.kind {
      case .compare(_, let left, let right):
        for (slot, other) in [(left, right), (right, left)] {
          if case .slot(let slot) = slot.kind, let figure = other.constant?.number {
            found.append((slot, figure, other.range))
          }
        }
      case .and(let left, let right), .or(let left, let right):
        walk(left)
        walk(right)
      case .conditional(let test, let yes, let no): [test, yes, no].forEach(walk)
      case .between(let value, let low, let high):
        if case .slot(let slot) = value.kind {
          for end in [low, high] {
            if let figure = end.constant?.number { found.append((slot, figure, end.range)) }
          }
        }
      case .builtin(_, _, let arguments): arguments.compactMap { $0 }.forEach(walk)
      default: break
      }
    }
    walk(root)
    return found
  }
}

/// Reads a tree of nodes as a predicate.
struct PredicateReader {
  let text: String

  struct Affine {
    let variable: Predicate.Variable
    let factor: Decimal
    let offset: Decimal
  }

  func read(_ node: Node) -> Predicate {
    switch node.kind {
    case .constant(let value):
      return value.boolean.map { .constant($0) } ?? unknown(node)
    case .and(let left, let right): return .all([read(left), read(right)])
    case .or(let left, let right): return .any([read(left), read(right)])
    case .compare(let sign, let left, let right):
      return compare(sign, left, right) ?? compare(sign.mirrored, right, left) ?? unknown(node)
    case .between(let value, let low, let high):
      guard let from = compare(.greaterOrEqual, value, low),
        let to = compare(.lessOrEqual, value, high)
      else { return unknown(node) }
      return .all([from, to])
    case .membership(let value, let tests, let negated):
      let parts = tests.map { test($0, value) }
      guard !parts.contains(where: { $0 == nil }) else { return unknown(node) }
      let any = Predicate.any(parts.compactMap { $0 })
      return negated ? any.negated : any
    case .rungs(let inner, _, let rungs):
      guard let variable = variable(inner) else { return unknown(node) }
      return .member(variable, Self.rungs(rungs))
    case .conditional(let test, let yes, let no):
      let condition = read(test)
      return .any([.all([condition, read(yes)]), .all([condition.negated, read(no)])])
    case .builtin(let builtin, _, let arguments):
      if builtin.name == "not", arguments.count == 1, let inner = arguments[0] {
        return read(inner).negated
      }
      return unknown(node)
    default:
      if node.type == .boolean, let variable = variable(node) {
        return .member(variable, IntervalSet(.one))
      }
      return unknown(node)
    }
  }

  private func unknown(_ node: Node) -> Predicate {
    let bytes = Array(text.utf8)
    guard node.range.lowerBound >= 0, node.range.upperBound <= bytes.count else {
      return .unknown(text, true)
    }
    let part = String(decoding: bytes[node.range], as: UTF8.self)
    return .unknown(part.split(whereSeparator: \.isWhitespace).joined(separator: " "), true)
  }

  private static func rungs(_ rungs: Range<UInt32>) -> IntervalSet {
    if rungs.isEmpty { return .empty }
    return IntervalSet(
      from: Decimal(Int(rungs.lowerBound)), to: Decimal(Int(rungs.upperBound) - 1))
  }

  private func variable(_ node: Node) -> Predicate.Variable? {
    switch node.kind {
    case .slot(let slot): .slot(slot)
    case .word(let inner, _): variable(inner)
    // The input of unary tests is the first local.
    case .local(0): .input
    default: nil
    }
  }

  /// A comparison of one figure with a constant.
  private func compare(
    _ sign: ComparisonOperator, _ left: Node, _ right: Node
  ) -> Predicate? {
    guard let value = right.constant else { return nil }
    if let ladder = ladder(of: left), let variable = variable(left) {
      guard sign.isEquality, let rung = rung(value, ladder) else { return nil }
      let set = IntervalSet(rung)
      return .member(variable, sign == .equal ? set : set.complement)
    }
    if let truth = value.boolean, left.type == .boolean, sign.isEquality {
      let inner = read(left)
      return truth == (sign == .equal) ? inner : inner.negated
    }
    guard let bound = figure(value) else { return nil }
    guard let affine = affine(left), !affine.factor.isZero,
      let rest = bound.subtracting(affine.offset), let end = rest.dividing(by: affine.factor),
      // A bound that decimals cannot hold proves nothing.
      end.multiplying(affine.factor) == rest
    else { return nil }
    let own = affine.factor.isNegative ? sign.mirrored : sign
    return .member(affine.variable, Self.set(own, end))
  }

  private static func set(_ sign: ComparisonOperator, _ end: Decimal) -> IntervalSet {
    switch sign {
    case .equal: IntervalSet(end)
    case .unequal: IntervalSet(end).complement
    case .less: IntervalSet(from: nil, to: end, includingUpper: false)
    case .lessOrEqual: IntervalSet(from: nil, to: end)
    case .greater: IntervalSet(from: end, includingLower: false, to: nil)
    case .greaterOrEqual: IntervalSet(from: end, to: nil)
    }
  }

  private func figure(_ value: Value) -> Decimal? {
    value.number ?? value.cell?.days.map { Decimal(Int($0)) }
  }

  private func ladder(of node: Node) -> Ladder? {
    switch (node.kind, node.type) {
    case (.word(_, let ladder), _): ladder
    case (_, .level(let ladder)): ladder
    default: nil
    }
  }

  private func rung(_ value: Value, _ ladder: Ladder) -> Decimal? {
    if let level = value.cell?.level, level.ladder == ladder.number {
      return Decimal(Int(level.rung))
    }
    guard let word = value.string, let level = ladder.level(word) else { return nil }
    return Decimal(Int(level.rung))
  }

  /// A figure times and plus constants.
  func affine(_ node: Node) -> Affine? {
    switch node.kind {
    case .slot, .local(0):
      guard let variable = variable(node), node.type != .boolean else { return nil }
      return Affine(variable: variable, factor: .one, offset: .zero)
    case .negate(let inner):
      return affine(inner).map {
        Affine(variable: $0.variable, factor: $0.factor.negated, offset: $0.offset.negated)
      }
    case .arithmetic(let sign, let left, let right): return affine(sign, left, right)
    default: return nil
    }
  }

  private func affine(_ sign: ArithmeticOperator, _ left: Node, _ right: Node) -> Affine? {
    if let inner = affine(left), let constant = right.constant?.number {
      switch sign {
      case .add:
        return inner.offset.adding(constant).map {
          Affine(variable: inner.variable, factor: inner.factor, offset: $0)
        }
      case .subtract:
        return inner.offset.subtracting(constant).map {
          Affine(variable: inner.variable, factor: inner.factor, offset: $0)
        }
      case .multiply: return times(inner, constant)
      case .divide, .power: return nil
      }
    }
    guard let constant = left.constant?.number, let inner = affine(right) else { return nil }
    switch sign {
    case .add:
      return inner.offset.adding(constant).map {
        Affine(variable: inner.variable, factor: inner.factor, offset: $0)
      }
    case .subtract:
      return constant.subtracting(inner.offset).map {
        Affine(variable: inner.variable, factor: inner.factor.negated, offset: $0)
      }
    case .multiply: return times(inner, constant)
    case .divide, .power: return nil
    }
  }

  private func times(_ inner: Affine, _ constant: Decimal) -> Affine? {
    guard let factor = inner.factor.multiplying(constant),
      let offset = inner.offset.multiplying(constant)
    else { return nil }
    return Affine(variable: inner.variable, factor: factor, offset: offset)
  }

  /// One unary test of a value.
  private func test(_ test: Node.Test, _ value: Node) -> Predicate? {
    switch test {
    case .any: return .constant(true)
    case .comparison(let sign, let end): return compare(sign, value, end)
    case .value(let other):
      if let constant = other.constant, constant.cell != nil || constant.string != nil {
        return compare(.equal, value, other)
      }
      switch other.kind {
      case .range(let range):
        var parts: [Predicate] = []
        if let low = range.low {
          guard let part = compare(range.lowClosed ? .greaterOrEqual : .greater, value, low) else {
            return nil
          }
          parts.append(part)
        }
        if let high = range.high {
          guard let part = compare(range.highClosed ? .lessOrEqual : .less, value, high) else {
            return nil
          }
          parts.append(part)
        }
        return .all(parts)
      case .list(let items):
        let parts = items.map { compare(.equal, value, $0) }
        return parts.contains { $0 == nil } ? nil : .any(parts.compactMap { $0 })
      default: return nil
      }
    case .holds(let condition): return read(condition)
    }
  }
}
