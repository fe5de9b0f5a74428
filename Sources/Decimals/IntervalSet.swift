/// A set of numbers that consists of intervals with open or closed ends: what a condition on one
/// figure holds for.
///
/// It is kept as the places at which membership changes, from below upwards, so that every
/// operation is one walk over them and equal sets are equal values.
public struct IntervalSet: Sendable, Hashable {
  /// A place between the numbers: just before a value or just after it.
  struct Cut: Sendable, Hashable, Comparable {
    let value: Decimal
    let isAfter: Bool

    static func < (left: Cut, right: Cut) -> Bool {
      left.value < right.value || left.value == right.value && !left.isAfter && right.isAfter
    }

    static func == (left: Cut, right: Cut) -> Bool {
      left.value == right.value && left.isAfter == right.isAfter
    }
  }

  /// An interval of the set, for messages.
  public struct Piece: Sendable, Hashable {
    /// The lower end; nil where it has none.
    public let lower: Decimal?
    /// Whether the lower end belongs to it.
    public let includesLower: Bool
    /// The upper end; nil where it has none.
    public let upper: Decimal?
    /// Whether the upper end belongs to it.
    public let includesUpper: Bool
  }

  /// Whether it goes down without end.
  private let startsInside: Bool
  /// Where membership changes, ascending, no two alike.
  private let cuts: [Cut]

  private init(startsInside: Bool, cuts: [Cut]) {
    self.startsInside = startsInside
    self.cuts = cuts
  }

  /// No number.
  public static let empty = IntervalSet(startsInside: false, cuts: [])
  /// Every number.
  public static let all = IntervalSet(startsInside: true, cuts: [])

  /// The numbers between two ends; an end that is nil is open.
  public init(
    from lower: Decimal?, includingLower: Bool = true, to upper: Decimal?,
    includingUpper: Bool = true
  ) {
    let low = lower.map { Cut(value: $0, isAfter: !includingLower) }
    let high = upper.map { Cut(value: $0, isAfter: includingUpper) }
    if let low, let high, low >= high {
      self = .empty
    } else {
      self.init(startsInside: low == nil, cuts: [low, high].compactMap { $0 })
    }
  }

  /// One number.
  public init(_ value: Decimal) { self.init(from: value, to: value) }

  /// These numbers alone.
  public init(_ values: [Decimal]) {
    var cuts: [Cut] = []
    for value in values.sorted() where cuts.last?.value != value {
      cuts += [Cut(value: value, isAfter: false), Cut(value: value, isAfter: true)]
    }
    self.init(startsInside: false, cuts: cuts)
  }

  /// Whether it holds no number.
  public var isEmpty: Bool { !startsInside && cuts.isEmpty }
  /// Whether it holds every number.
  public var isAll: Bool { startsInside && cuts.isEmpty }

  /// Whether it holds a number.
  public func contains(_ value: Decimal) -> Bool {
    let below = cuts.prefix { $0.value < value || $0.value == value && !$0.isAfter }.count
    return (below % 2 == 1) != startsInside
  }

  /// What it leaves out.
  public var complement: IntervalSet { IntervalSet(startsInside: !startsInside, cuts: cuts) }

  /// What lies in both.
  public func intersection(_ other: IntervalSet) -> IntervalSet {
    combined(with: other) { $0 && $1 }
  }

  /// What lies in either.
  public func union(_ other: IntervalSet) -> IntervalSet { combined(with: other) { $0 || $1 } }

  /// What lies in it and not in the other.
  public func subtracting(_ other: IntervalSet) -> IntervalSet {
    combined(with: other) { $0 && !$1 }
  }

  private func combined(
    with other: IntervalSet, _ holds: (Bool, Bool) -> Bool
  ) -> IntervalSet {
    var inside = (startsInside, other.startsInside)
    let starts = holds(inside.0, inside.1)
    var isInside = starts
    var result: [Cut] = []
    var own = 0
    var others = 0
    while own < cuts.count || others < other.cuts.count {
      let next: Cut
      if others >= other.cuts.count {
        next = cuts[own]
      } else if own >= cuts.count {
        next = other.cuts[others]
      } else {
        next = min(cuts[own], other.cuts[others])
      }
      if own < cuts.count, cuts[own] == next {
        inside.0.toggle()
        own += 1
      }
      if others < other.cuts.count, other.cuts[others] == next {
        inside.1.toggle()
        others += 1
      }
      let now = holds(inside.0, inside.1)
      if now != isInside {
        result.append(next)
        isInside = now
      }
    }
    return IntervalSet(startsInside: starts, cuts: result)
  }

  /// The set among numbers with so many decimals: each end stands just before such a number, so
  /// that sets with the same numbers of that kind are equal, and one without any is empty.
  public func onGrid(digits: Int) -> IntervalSet {
    onGrid(step: Decimal(coefficient: 1, exponent: -digits) ?? .one)
  }

  /// The set among the multiples of a positive step, each end just before one of them.
  public func onGrid(step: Decimal) -> IntervalSet {
    var result: [Cut] = []
    for cut in cuts {
      let above =
        cut.value.dividing(by: step)?.rounded(toDigits: 0, .ceiling)?.multiplying(step) ?? cut.value
      let isOn = above == cut.value
      let value = isOn && cut.isAfter ? above.adding(step) ?? above : above
      let moved = Cut(value: value, isAfter: false)
      // Two ends between the same numbers leave nothing between them.
      if result.last == moved { result.removeLast() } else { result.append(moved) }
    }
    return IntervalSet(startsInside: startsInside, cuts: result)
  }

  /// Its intervals, from below upwards.
  public var pieces: [Piece] {
    var result: [Piece] = []
    var lower: Cut?
    var isOpen = startsInside
    for cut in cuts {
      if isOpen {
        result.append(piece(from: lower, to: cut))
      } else {
        lower = cut
      }
      isOpen.toggle()
    }
    if isOpen { result.append(piece(from: lower, to: nil)) }
    return result
  }

  private func piece(from lower: Cut?, to upper: Cut?) -> Piece {
    Piece(
      lower: lower?.value, includesLower: lower.map { !$0.isAfter } ?? false,
      upper: upper?.value, includesUpper: upper?.isAfter ?? false)
  }

  /// A number of it, for messages: an end that belongs to the lowest interval, else one between
  /// its ends; nil where it is empty. In a set of a grid it is a number of the grid.
  public var sample: Decimal? { pieces.first?.sample }
}

extension IntervalSet.Piece {
  /// A number of it.
  public var sample: Decimal {
    if let lower, includesLower { return lower }
    if let upper, includesUpper { return upper }
    switch (lower, upper) {
    case (let low?, let high?):
      // The shortest decimal between the two, which a reader takes in at once.
      for digits in 0...6 {
        guard let above = low.rounded(toDigits: digits, .floor),
          let next = above.adding(Decimal(coefficient: 1, exponent: -digits) ?? .one)
        else { break }
        if next < high { return next }
      }
      return low.adding(high)?.dividing(by: .two) ?? low
    case (let low?, nil): return low.adding(.one) ?? low
    case (nil, let high?): return high.subtracting(.one) ?? high
    case (nil, nil): return .zero
    }
  }
}
