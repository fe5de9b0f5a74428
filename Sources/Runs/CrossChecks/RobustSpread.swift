import Decimals

/// How figures lie around their middle, told so that up to half of them may be wrong: the median,
/// and the median distance from it (MAD).
///
/// The mean and the standard deviation move towards the very figures that stand out and so hide
/// them; the median and the MAD do not, up to half of all (breakdown point 50 %: Rousseeuw and
/// Croux, "Alternatives to the median absolute deviation", JASA 88, 1993).
struct RobustSpread {
  let median: Decimal
  /// As many standard deviations, were the figures normal, as nobody exceeds by chance.
  let limit: Decimal

  /// With fewer figures a middle says nothing.
  static let leastFigures = 8

  /// Six deviations of 1.4826 MAD each: that factor makes the MAD of normal figures their standard
  /// deviation. Beyond six lie 2 of a thousand million normal figures; changes from year to year
  /// have longer tails, so that a lower number would cry wolf.
  private static let factor = Decimal(coefficient: 88956, exponent: -4) ?? .ten

  init?(_ figures: [Decimal]) {
    guard figures.count >= Self.leastFigures, let median = Decimal.median(figures) else {
      return nil
    }
    let distances = figures.compactMap { $0.distance(to: median) }
    guard distances.count == figures.count, let spread = Decimal.median(distances),
      let limit = spread.multiplying(Self.factor)
    else { return nil }
    self.median = median
    self.limit = limit
  }
}
