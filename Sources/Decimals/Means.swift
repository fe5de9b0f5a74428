extension Decimal {
  /// The weighted geometric mean, e^(Σ weight · ln value ÷ Σ weight), computed whole and rounded
  /// once; the order of the pairs does not matter.
  ///
  /// A pair of weight zero has no say. Zero if a value is zero. Nil if a value or a weight is below
  /// zero, if all weights are zero, and if there are not as many weights as values. Without
  /// weights all count alike.
  public static func geometricMean(values: [Decimal], weights: [Decimal]? = nil) -> Decimal? {
    guard let group = WeightedGroup(values, weights) else { return nil }
    if group.hasZero { return .zero }
    return group.isConstant ? group.values[0] : decided(GeometricMean(group: group))
  }

  /// The weighted harmonic mean, Σ weight ÷ Σ(weight ÷ value), computed whole and rounded once; the
  /// order of the pairs does not matter. Zero and nil as with `geometricMean`.
  public static func harmonicMean(values: [Decimal], weights: [Decimal]? = nil) -> Decimal? {
    guard let group = WeightedGroup(values, weights) else { return nil }
    if group.hasZero { return .zero }
    return group.isConstant ? group.values[0] : decided(HarmonicMean(group: group))
  }

  /// The weighted power mean, (Σ weight · value^power ÷ Σ weight)^(1 ÷ power), computed whole and
  /// rounded once; the order of the pairs does not matter. The power 1 gives the arithmetic mean, -1
  /// the harmonic, 0 the geometric.
  ///
  /// Zero if all values are zero, or, for powers from zero down, if one is. Nil as with
  /// `geometricMean`.
  public static func powerMean(
    values: [Decimal], weights: [Decimal]? = nil, power: Decimal
  ) -> Decimal? {
    guard let group = WeightedGroup(values, weights) else { return nil }
    if group.isConstant { return group.values[0] }
    // Below this the geometric mean is nearer than any rounding could tell.
    if power.magnitude < Decimal(unchecked: 1, exponent: -150, negative: false) {
      return group.hasZero ? .zero : decided(GeometricMean(group: group))
    }
    if power.isNegative {
      if group.hasZero { return .zero }
      if power == -1 { return decided(HarmonicMean(group: group)) }
    }
    return decided(PowerMean(group: group, power: power))
  }
}

/// Values and weights of a mean, in ascending order and without those that weigh nothing.
private struct WeightedGroup {
  let values: [Decimal]
  let weights: [Decimal]
  /// The least exponent of a weight.
  let leastExponent: Int

  init?(_ values: [Decimal], _ weights: [Decimal]?) {
    var pairs: [(value: Decimal, weight: Decimal)] = []
    pairs.reserveCapacity(values.count)
    if let weights {
      guard weights.count == values.count else { return nil }
      for (value, weight) in zip(values, weights) {
        if value.isNegative || weight.isNegative { return nil }
        if !weight.isZero { pairs.append((value, weight)) }
      }
    } else {
      for value in values {
        if value.isNegative { return nil }
        pairs.append((value, .one))
      }
    }
    guard !pairs.isEmpty else { return nil }
    pairs.sort { $0.value != $1.value ? $0.value < $1.value : $0.weight < $1.weight }
    self.values = pairs.map(\.value)
    self.weights = pairs.map(\.weight)
    leastExponent = self.weights.reduce(Decimal.maximumExponent) { min($0, $1.exponent) }
  }

  var hasZero: Bool { values[0].isZero }

  var isConstant: Bool { values[0] == values[values.count - 1] }

  /// How many bits the errors of so many terms take.
  var lostBits: Int { values.count.bitLength }

  /// A weight, all on one scale that has no fractions: only their ratio matters.
  func weight<let count: Int>(_ index: Int) -> Wide<count> {
    Wide(whole: weights[index].coefficient)
      .scaled(byPowerOfTen: weights[index].exponent - leastExponent)
  }
}

private struct GeometricMean: WideComputation {
  let group: WeightedGroup

  func compute<let count: Int>(with constants: Constants<count>) -> (Wide<count>, bits: Int) {
    var sum = Wide<count>.zero
    var weights = Wide<count>.zero
    for (index, value) in group.values.enumerated() {
      let weight: Wide<count> = group.weight(index)
      sum = sum + Wide(fixed: constants.logarithm(value)) * weight
      weights = weights + weight
    }
    // Logarithms up to 2^14, off by as many units; their products with weights off by 2^13 of
    // themselves.
    return constants.raised(
      sum / weights, bits: Limbs<count>.bits - 30 - group.lostBits)
  }
}

private struct HarmonicMean: WideComputation {
  let group: WeightedGroup

  func compute<let count: Int>(with constants: Constants<count>) -> (Wide<count>, bits: Int) {
    var sum = Wide<count>.zero
    var weights = Wide<count>.zero
    for (index, value) in group.values.enumerated() {
      let weight: Wide<count> = group.weight(index)
      sum = sum + weight / Wide(decimal: value)
      weights = weights + weight
    }
    return (weights / sum, bits: Limbs<count>.bits - 16 - group.lostBits)
  }
}

/// The mean of powers of each value's share of the greatest value (of the least, if the power is
/// negative), so that no power is above 1, and its root times that value.
private struct PowerMean: WideComputation {
  let group: WeightedGroup
  let power: Decimal

  func compute<let count: Int>(with constants: Constants<count>) -> (Wide<count>, bits: Int) {
    let factor = Wide<count>(decimal: power)
    let reference = constants.logarithm(
      power.isNegative ? group.values[0] : group.values[group.values.count - 1])
    var sum = Wide<count>.zero
    var weights = Wide<count>.zero
    for (index, value) in group.values.enumerated() {
      let weight: Wide<count> = group.weight(index)
      weights = weights + weight
      if value.isZero { continue }
      let share = Wide(fixed: constants.logarithm(value) - reference) * factor
      // Shares below e^-60,000 vanish even beside the least weight there is.
      guard let fixed = Fixed(share), fixed.whole > -60_000 else { continue }
      sum = sum + constants.exponential(fixed) * weight
    }
    let mean = Wide(fixed: constants.logarithm(sum / weights)) / factor
    // The shares are off by what the logarithms are, times the power; the logarithm of their mean
    // is; and the division by the power brings that down, or up for small powers.
    let bits =
      Limbs<count>.bits - 34 - group.lostBits - max(factor.exponent, 0) + factor.exponent
    return constants.raised(
      mean + Wide(fixed: reference), bits: min(bits, Limbs<count>.bits - 32))
  }
}
