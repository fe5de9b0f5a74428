import Decimals
import Testing

@Suite struct IntervalSetTests {
  /// Ends at quarters, values at eighths and beyond the ends: every interval has values on, beside
  /// and between its ends.
  static let probes = (0...48).map {
    (Decimal(coefficient: UInt128($0) * 125, exponent: -3) ?? .zero).subtracting(.one) ?? .zero
  }

  private func random(_ generator: inout SystemRandomLike) -> IntervalSet {
    var set = IntervalSet.empty
    for _ in 0..<generator.next(4) {
      let low = Decimal(coefficient: UInt128(generator.next(18)) * 25, exponent: -2) ?? .zero
      let high = Decimal(coefficient: UInt128(generator.next(18)) * 25, exponent: -2) ?? .zero
      let piece = IntervalSet(
        from: generator.next(6) == 0 ? nil : min(low, high),
        includingLower: generator.next(2) == 0,
        to: generator.next(6) == 0 ? nil : max(low, high),
        includingUpper: generator.next(2) == 0)
      set = generator.next(3) == 0 ? set.subtracting(piece) : set.union(piece)
    }
    return set
  }

  @Test func operationsAgreeWithEveryValueOfAGrid() {
    var generator = SystemRandomLike(seed: 46)
    for _ in 0..<3_000 {
      let left = random(&generator)
      let right = random(&generator)
      let both = left.intersection(right)
      let either = left.union(right)
      let only = left.subtracting(right)
      let none = left.complement
      var held: Set<Int> = []
      for (index, value) in Self.probes.enumerated() {
        let (inLeft, inRight) = (left.contains(value), right.contains(value))
        if inLeft { held.insert(index) }
        let agrees =
          both.contains(value) == (inLeft && inRight)
          && either.contains(value) == (inLeft || inRight)
          && only.contains(value) == (inLeft && !inRight) && none.contains(value) == !inLeft
        if !agrees { Issue.record("\(left) and \(right) at \(value)") }
      }
      // Every piece is wider than the grid or ends on it, so a set is empty where nothing is held.
      #expect(
        left.isEmpty == held.isEmpty
          || left.pieces.allSatisfy { $0.lower == nil || $0.upper == nil })
      if let sample = left.sample { #expect(left.contains(sample)) } else { #expect(left.isEmpty) }
      // Sets are values: the same numbers, the same set.
      #expect(left.intersection(right) == right.intersection(left))
      #expect(left.union(right).complement == left.complement.intersection(right.complement))
    }
  }

  @Test func onAGridOnlyItsNumbersCount() {
    var generator = SystemRandomLike(seed: 17)
    for _ in 0..<2_000 {
      let set = random(&generator)
      let whole = set.onGrid(digits: 0)
      let inside = (-3...8).filter { set.contains(Decimal($0)) }
      #expect((-3...8).filter { whole.contains(Decimal($0)) } == inside)
      if inside.isEmpty, !set.contains(Decimal(-1000)), !set.contains(Decimal(1000)) {
        #expect(whole.isEmpty)
      }
      if let sample = whole.sample { #expect(sample.isInteger && set.contains(sample)) }
    }
  }
}

/// A small generator that gives the same numbers for the same seed.
struct SystemRandomLike {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next(_ below: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(below))
  }
}
