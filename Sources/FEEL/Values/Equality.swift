import Decimals

/// What a comparison of two values says.
enum Verdict: Sendable, Equatable {
  case yes
  case no
  /// The types do not go together, or one is null.
  case impossible
  /// One is absent, so that nothing can be said.
  case absent(Absence)

  init(_ truth: Bool) { self = truth ? .yes : .no }

  /// The verdict that both hold.
  func and(_ other: @autoclosure () -> Verdict) -> Verdict {
    switch self {
    case .no: return .no
    case .yes: return other()
    case .impossible, .absent:
      let other = other()
      switch (self, other) {
      case (_, .no): return .no
      case (.absent(let left), .absent(let right)): return .absent(left.joined(with: right))
      case (.absent, _): return self
      case (_, .absent): return other
      default: return .impossible
      }
    }
  }

  /// The verdict that one of both holds.
  func or(_ other: @autoclosure () -> Verdict) -> Verdict { (!self).and(!other()).negated }

  var negated: Verdict {
    switch self {
    case .yes: .no
    case .no: .yes
    default: self
    }
  }

  static prefix func ! (verdict: Verdict) -> Verdict { verdict.negated }

  /// The verdict as a value; an impossible one is null for `cause`.
  func cell(_ cause: NullCause, _ range: Range<Int>) -> Cell {
    switch self {
    case .yes: Cell(true)
    case .no: Cell(false)
    case .impossible: Cell(cause, at: range)
    case .absent(let absence): Cell(absence)
    }
  }
}

extension String {
  /// Whether two strings have the same code points. Swift's `==` goes by canonical equivalence.
  func sameCodePoints(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// Whether this string comes first by code points, which is the order of its UTF-8 bytes.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension Value {
  /// FEEL's `=` (DMN 1.5, table 53): null equals null, values of different types cannot be
  /// compared, lists and contexts are compared deeply.
  func equals(_ other: Value) -> Verdict {
    if case .scalar(let left) = self, case .scalar(let right) = other {
      return left.equals(right)
    }
    if let absence = joinedAbsence(other) { return .absent(absence) }
    if isNull || other.isNull { return Verdict(isNull && other.isNull) }
    if let left = string, let right = other.string {
      return Verdict(left.sameCodePoints(as: right))
    }
    guard case .object(let left) = self, case .object(let right) = other else { return .impossible }
    switch (left, right) {
    case (.list(let left), .list(let right)):
      guard left.elements.count == right.elements.count else { return .no }
      return zip(left.elements, right.elements).reduce(.yes) { $0.and($1.0.equals($1.1)) }
    case (.context(let left), .context(let right)): return left.equals(right)
    case (.range(let left), .range(let right)): return left.equals(right)
    case (.function(let left), .function(let right)):
      return Verdict(left.identity === right.identity)
    default: return .impossible
    }
  }

  /// The absence that the two values give to what is made of both.
  func joinedAbsence(_ other: Value) -> Absence? {
    switch (absence, other.absence) {
    case (let left?, let right?): left.joined(with: right)
    case (let left, let right): left ?? right
    }
  }
}

extension Context {
  fileprivate func equals(_ other: Context) -> Verdict {
    guard count == other.count else { return .no }
    var verdict = Verdict.yes
    for (key, value) in zip(keys, values) {
      guard let otherValue = other[key] else { return .no }
      verdict = verdict.and(value.equals(otherValue))
    }
    return verdict
  }
}

extension RangeValue {
  fileprivate func equals(_ other: RangeValue) -> Verdict {
    guard form == other.form, lowClosed == other.lowClosed, highClosed == other.highClosed else {
      return .no
    }
    return low.equals(other.low).and(high.equals(other.high))
  }
}

extension Cell {
  /// FEEL's `=` between cells.
  func equals(_ other: Cell) -> Verdict {
    if let left = number, let right = other.number { return Verdict(left == right) }
    let kind = kind
    let otherKind = other.kind
    if kind == .absent || otherKind == .absent {
      return absence.flatMap { left in
        .absent(other.absence.map { left.joined(with: $0) } ?? left)
      } ?? other.absence.map { .absent($0) } ?? .impossible
    }
    if kind == .null || otherKind == .null { return Verdict(kind == otherKind) }
    guard kind == otherKind else { return .impossible }
    switch kind {
    case .level:
      guard let left = level, let right = other.level, left.ladder == right.ladder else {
        return .impossible
      }
      return Verdict(left.rung == right.rung)
    case .time, .dateTime: return temporalEquals(other)
    default: return Verdict(self == other)
    }
  }
}

extension Value {
  /// The strict equality of `is()`: same type, same value; times and dates with the same zone.
  func isIdentical(to other: Value) -> Bool {
    if case .scalar(let left) = self, case .scalar(let right) = other {
      return left.kind == right.kind && (left.kind == .null || left.isSame(right))
    }
    return equals(other) == .yes
  }
}
