import Decimals

/// How two values of an ordered type stand to each other.
enum Order: Sendable {
  case less
  case equal
  case greater
  /// The types have no order, do not go together, or one is null.
  case impossible
  case absent(Absence)

  /// Whether the operator holds for values in this order.
  func verdict(_ op: ComparisonOperator) -> Verdict {
    switch self {
    case .less: Verdict(op == .less || op == .lessOrEqual || op == .unequal)
    case .equal: Verdict(op == .lessOrEqual || op == .greaterOrEqual || op == .equal)
    case .greater: Verdict(op == .greater || op == .greaterOrEqual || op == .unequal)
    case .impossible: .impossible
    case .absent(let absence): .absent(absence)
    }
  }

  init(_ sign: Int) { self = sign < 0 ? .less : sign > 0 ? .greater : .equal }
}

extension Value {
  /// The order of two values (DMN 1.5, table 54).
  func order(_ other: Value) -> Order {
    if let left = number, let right = other.number { return Order(left.compare(right)) }
    if let absence = joinedAbsence(other) { return .absent(absence) }
    if let left = string, let right = other.string {
      if left.precedes(right) { return .less }
      return right.precedes(left) ? .greater : .equal
    }
    if case .scalar(let left) = self, case .scalar(let right) = other {
      return left.temporalOrder(right)
    }
    return .impossible
  }
}

extension RangeValue {
  /// Whether `value` lies in the range. A closed end must be a value; an open end that is null
  /// leaves open what cannot be decided by the other end.
  func contains(_ value: Value) -> RangeVerdict {
    if form == .equal { return RangeVerdict(value.equals(low)) }
    if form == .unequal { return RangeVerdict(value.equals(low).negated) }
    if form == .comparison {
      if low.isNull {
        return RangeVerdict(value.order(high).verdict(highClosed ? .lessOrEqual : .less))
      }
      return RangeVerdict(value.order(low).verdict(lowClosed ? .greaterOrEqual : .greater))
    }
    if low.isNull || high.isNull {
      if value.isAbsent { return RangeVerdict(value.order(low.isNull ? high : low).verdict(.less)) }
      let closed = (low.isNull && lowClosed) || (high.isNull && highClosed)
      return closed ? .error : .unknown
    }
    let above = value.order(low).verdict(lowClosed ? .greaterOrEqual : .greater)
    let below = value.order(high).verdict(highClosed ? .lessOrEqual : .less)
    if case .absent = above { return RangeVerdict(above) }
    if case .absent = below { return RangeVerdict(below) }
    return RangeVerdict(
      above == .impossible || below == .impossible ? .impossible : above.and(below))
  }

  /// What a range says of a value.
  enum RangeVerdict {
    case decided(Verdict)
    /// An open end is null.
    case unknown
    /// A closed end is null, or the types do not go together.
    case error

    init(_ verdict: Verdict) { self = verdict == .impossible ? .error : .decided(verdict) }
  }
}
