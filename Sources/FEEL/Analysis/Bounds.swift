public import Decimals

/// The numbers between which the value of an expression lies whatever it reads, as far as that can
/// be told before it runs.
public struct Bounds: Sendable, Hashable {
  /// No value is less; nil where there is no such end or it is not known.
  public let lower: Decimal?
  /// No value is greater; nil where there is no such end or it is not known.
  public let upper: Decimal?
  /// Whether the ends that are known are values that come out for some evidence.
  public let isAttained: Bool

  /// Makes bounds.
  public init(lower: Decimal?, upper: Decimal?, isAttained: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isAttained = isAttained
  }

  /// Nothing is known.
  public static let unknown = Bounds(lower: nil, upper: nil)

  /// Whether 0 may be among the values.
  public var mayBeZero: Bool { !(lower?.isPositive ?? false) && !(upper?.isNegative ?? false) }
}

extension Expression {
  /// The bounds of its value where each slot has those that `slot` says.
  public func bounds(_ slot: (Slot) -> Bounds) -> Bounds {
    let inner = root.bounds(slot)
    // Where a figure stands twice the ends may need two values of it at once.
    let slots = references.compactMap { reference -> Slot? in
      if case .slot(let slot) = reference.binding.reference { return slot }
      return nil
    }
    guard inner.isAttained, Set(slots).count == slots.count else {
      return Bounds(lower: inner.lower, upper: inner.upper)
    }
    return inner
  }

  /// What the expression divides by, apart from constants: the text, where it stands, whether it
  /// can be 0 where each slot has the bounds that `slot` says, and the slot that it is, where it is
  /// one alone. What only a branch of `if` or an item of a list computes is left out: its test may
  /// see to it.
  public func denominators(
    _ slot: (Slot) -> Bounds
  ) -> [(text: String, range: Range<Int>, slot: Slot?)] {
    var found: [(text: String, range: Range<Int>, slot: Slot?)] = []
    let bytes = Array(text.utf8)
    // What reads nothing but constants is worked out when the rulebook is read.
    func reads(_ range: Range<Int>) -> Bool {
      references.contains { reference in
        if case .slot = reference.binding.reference { return range.overlaps(reference.range) }
        return false
      }
    }
    func walk(_ node: Node) {
      switch node.kind {
      case .arithmetic(let sign, let left, let right):
        walk(left)
        walk(right)
        guard sign == .divide, reads(right.range), right.bounds(slot).mayBeZero,
          right.range.lowerBound >= 0, right.range.upperBound <= bytes.count
        else { return }
        var own: Slot?
        if case .slot(let slot) = right.kind { own = slot }
        found.append(
          (String(decoding: bytes[right.range], as: UTF8.self), right.range, own))
      case .negate(let inner): walk(inner)
      case .compare(_, let left, let right), .and(let left, let right), .or(let left, let right):
        walk(left)
        walk(right)
      case .between(let value, let low, let high): [value, low, high].forEach(walk)
      case .builtin(let builtin, _, let arguments)
      where [
        "min", "max", "round half up", "round up", "round down", "floor", "ceiling", "decimal",
        "abs", "not",
      ].contains(builtin.name):
        arguments.compactMap { $0 }.forEach(walk)
      default: break
      }
    }
    walk(root)
    return found
  }

  /// Figures that stand in for a missing one: `if is missing(x) then 0 else x`.
  public var standIns: [(slot: Slot, figure: Decimal, range: Range<Int>)] {
    var found: [(slot: Slot, figure: Decimal, range: Range<Int>)] = []
    func missing(_ node: Node) -> Slot? {
      guard case .builtin(let builtin, _, let arguments) = node.kind,
        builtin.name == "is missing", case .slot(let slot)? = arguments.first??.kind
      else { return nil }
      return slot
    }
    func walk(_ node: Node) {
      switch node.kind {
      case .conditional(let test, let yes, let no):
        if let slot = missing(test), let figure = yes.constant?.number {
          found.append((slot, figure, yes.range))
        } else if case .builtin(let builtin, _, let arguments) = test.kind, builtin.name == "not",
          let inner = arguments.first.flatMap({ $0 }), let slot = missing(inner),
          let figure = no.constant?.number
        {
          found.append((slot, figure, no.range))
        }
        [test, yes, no].forEach(walk)
      case .arithmetic(_, let left, let right):
        walk(left)
        walk(right)
      case .negate(let inner): walk(inner)
      case .builtin(_, _, let arguments): arguments.compactMap { $0 }.forEach(walk)
      case .list(let items): items.forEach(walk)
      default: break
      }
    }
    walk(root)
    return found
  }

  /// Whether it divides figures by figures and no constant stands in it: a share of 1, not of 100.
  public var isBareQuotient: Bool {
    guard case .arithmetic(.divide, let left, let right) = root.kind else { return false }
    func isSum(_ node: Node) -> Bool {
      switch node.kind {
      case .slot: true
      case .arithmetic(let sign, let left, let right):
        (sign == .add || sign == .subtract) && isSum(left) && isSum(right)
      default: false
      }
    }
    return isSum(left) && isSum(right)
  }
}

extension Node {
  /// The bounds of its value. The depth of expressions is limited by the parser.
  func bounds(_ slot: (Slot) -> Bounds) -> Bounds {
    if let number = constant?.number {
      return Bounds(lower: number, upper: number, isAttained: true)
    }
    switch kind {
    case .slot(let own): return type == .number || type == .any ? slot(own) : .unknown
    case .negate(let inner): return inner.bounds(slot).negated
    case .arithmetic(let sign, let left, let right):
      let (low, high) = (left.bounds(slot), right.bounds(slot))
      switch sign {
      case .add: return low.adding(high)
      case .subtract: return low.adding(high.negated)
      case .multiply: return low.multiplying(high)
      case .divide: return low.dividing(by: high)
      case .power: return .unknown
      }
    case .conditional(_, let yes, let no):
      return yes.bounds(slot).hull(no.bounds(slot))
    case .builtin(let builtin, _, let arguments):
      return Node.bounds(of: builtin.name, arguments.compactMap { $0 }, slot)
    default: return .unknown
    }
  }

  private static func bounds(
    of name: String, _ arguments: [Node], _ slot: (Slot) -> Bounds
  ) -> Bounds {
    var items = arguments
    if items.count == 1, case .list(let inner) = items[0].kind { items = inner }
    guard !items.isEmpty else { return .unknown }
    let parts = items.map { $0.bounds(slot) }
    let lowers = parts.compactMap(\.lower)
    let uppers = parts.compactMap(\.upper)
    let isAttained = parts.allSatisfy(\.isAttained)
    switch name {
    case "min":
      return Bounds(
        lower: lowers.count == parts.count ? lowers.min() : nil, upper: uppers.min(),
        isAttained: isAttained && uppers.count == parts.count)
    case "max":
      return Bounds(
        lower: lowers.max(), upper: uppers.count == parts.count ? uppers.max() : nil,
        isAttained: isAttained && lowers.count == parts.count)
    case "abs":
      guard parts.count == 1, let own = parts.first else { return .unknown }
      if own.lower.map({ !$0.isNegative }) ?? false { return own }
      return Bounds(lower: .zero, upper: nil)
    default: return .unknown
    }
  }
}

extension Bounds {
  /// The bounds of the values with the other sign.
  var negated: Bounds {
    Bounds(lower: upper?.negated, upper: lower?.negated, isAttained: isAttained)
  }

  /// The bounds of what lies in either.
  func hull(_ other: Bounds) -> Bounds {
    var low: Decimal?
    var high: Decimal?
    if let lower, let end = other.lower { low = min(lower, end) }
    if let upper, let end = other.upper { high = max(upper, end) }
    return Bounds(lower: low, upper: high)
  }

  /// The bounds of sums.
  func adding(_ other: Bounds) -> Bounds {
    Bounds(
      lower: lower.flatMap { low in other.lower.flatMap { low.adding($0) } },
      upper: upper.flatMap { high in other.upper.flatMap { high.adding($0) } },
      isAttained: isAttained && other.isAttained)
  }

  /// Whether no value is negative.
  private var isNotNegative: Bool { lower.map { !$0.isNegative } ?? false }

  /// The bounds of products.
  func multiplying(_ other: Bounds) -> Bounds {
    if let lower, let upper, let low = other.lower, let high = other.upper {
      let products = [
        lower.multiplying(low), lower.multiplying(high), upper.multiplying(low),
        upper.multiplying(high),
      ].compactMap { $0 }
      guard products.count == 4, let least = products.min(), let most = products.max() else {
        return .unknown
      }
      return Bounds(lower: least, upper: most, isAttained: isAttained && other.isAttained)
    }
    guard isNotNegative, other.isNotNegative, let lower, let low = other.lower else {
      return .unknown
    }
    return Bounds(lower: lower.multiplying(low), upper: nil)
  }

  /// The bounds of quotients; 0 as a divisor gives none.
  func dividing(by other: Bounds) -> Bounds {
    guard let low = other.lower, !low.isNegative else { return .unknown }
    if low.isZero {
      return isNotNegative ? Bounds(lower: .zero, upper: nil) : .unknown
    }
    var ends: (lower: Decimal?, upper: Decimal?) = (nil, nil)
    if let lower {
      let divisor = lower.isNegative ? low : other.upper
      ends.lower = divisor.map { lower.dividing(by: $0) } ?? .zero
    }
    if let upper {
      let divisor = upper.isNegative ? other.upper : low
      ends.upper = divisor.map { upper.dividing(by: $0) } ?? .zero
    }
    return Bounds(
      lower: ends.lower, upper: ends.upper,
      isAttained: isAttained && other.isAttained && other.upper != nil)
  }
}
