import Decimals

/// Whether more figures stand exactly on a line than chance puts there.
///
/// Figures that people write heap on round numbers anyway, so that a line is compared with the
/// other numbers that are just as round: the line 80 with 60, 70, 90. The number of figures on such
/// a point is taken as a Poisson number with their mean (McCrary's test of sorting at a cut-off,
/// Journal of Econometrics 142, 2008, in the discrete form that heaping asks for).
struct Bunching {
  /// How many figures stand on the line.
  let count: Int
  /// How many stand just below it, as far as the next number that is as round.
  let below: Int
  /// How many stand just above it.
  let above: Int

  static let leastFigures = 20
  static let leastCount = 5
  /// How many other numbers must be as round.
  private static let leastPeers = 4
  /// Chances smaller than this are none.
  private static let smallChance = Decimal(coefficient: 1, exponent: -4) ?? .zero

  /// The steps of round numbers, the roundest first.
  private static let steps: [Decimal] = [
    (50, 0), (25, 0), (20, 0), (10, 0), (5, 0), (25, -1), (2, 0), (1, 0), (5, -1), (25, -2),
    (2, -1), (1, -1), (5, -2), (1, -2),
  ].compactMap { Decimal(coefficient: $0.0, exponent: $0.1) }

  /// Looks at a line; nil where nothing is remarkable.
  ///
  /// - Parameters:
  ///   - figures: The figures, in any order.
  ///   - others: The other lines, which are no measure of what is usual.
  init?(_ figures: [Decimal], at line: Decimal, others: [Decimal]) {
    guard figures.count >= Self.leastFigures, let least = figures.min(), let most = figures.max(),
      // At the end of what occurs figures heap for a reason of their own: none can lie beyond.
      least < line, line < most
    else { return nil }
    let count = figures.count { $0 == line }
    guard count >= Self.leastCount else { return nil }
    for step in Self.steps {
      guard line.remainder(dividingBy: step)?.isZero ?? false else { continue }
      let peers = Self.points(step, from: least, to: most)?.filter {
        $0 != line && !others.contains($0)
      }
      guard let peers, peers.count >= Self.leastPeers else { continue }
      let asRound = Set(peers)
      let onPeers = figures.count { asRound.contains($0) }
      guard let mean = Decimal(onPeers).dividing(by: Decimal(peers.count)),
        let expected = Optional(max(mean, Decimal(coefficient: 5, exponent: -1) ?? .one)),
        let chance = Self.chance(atLeast: count, expected: expected), chance < Self.smallChance
      else { return nil }
      let low = line.subtracting(step) ?? line
      let high = line.adding(step) ?? line
      let below = figures.count { $0 > low && $0 < line }
      let above = figures.count { $0 > line && $0 < high }
      // Who was lifted over a line is missing below it.
      guard below < count, below <= above else { return nil }
      self.count = count
      self.below = below
      self.above = above
      return
    }
    return nil
  }

  /// The multiples of `step` in a range; nil where they are too many to be compared with.
  private static func points(
    _ step: Decimal, from least: Decimal, to most: Decimal
  ) -> [Decimal]? {
    guard let first = least.dividing(by: step)?.ceiling.integer,
      let last = most.dividing(by: step)?.floor.integer, first <= last, last - first <= 400
    else { return nil }
    return (first...last).compactMap { Decimal($0).multiplying(step) }
  }

  /// The chance of a Poisson number being at least so large: 1 − Σ e^−λ λ^i ÷ i!.
  private static func chance(atLeast count: Int, expected: Decimal) -> Decimal? {
    guard var term = expected.negated.exponential() else { return nil }
    var below = Decimal.zero
    for index in 0..<min(count, 1000) {
      guard let sum = below.adding(term), let next = term.multiplying(expected),
        let following = next.dividing(by: Decimal(index + 1))
      else { return nil }
      below = sum
      term = following
    }
    return Decimal.one.subtracting(below)
  }
}
