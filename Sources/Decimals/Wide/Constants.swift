/// What logarithms and exponentials of one width are made from, computed when first needed.
struct Constants<let count: Int>: Sendable {
  /// The natural logarithm of 2.
  let logarithmOf2: Fixed<count>
  /// The natural logarithm of 10.
  let logarithmOf10: Fixed<count>
  /// The natural logarithms of 1 + n/32, n from 0 to 31.
  let logarithms: [Limbs<count>]
  /// 1/3, 1/5, 1/7 and so on: the coefficients of the inverse hyperbolic tangent, as many as matter
  /// below 1/64.
  let oddReciprocals: [Limbs<count>]
  /// 1/2!, 1/3!, 1/4! and so on: the coefficients of the exponential, as many as matter below
  /// 1/256.
  let inverseFactorials: [Limbs<count>]
  /// e^(n/16) - 1, n from 0 to 11.
  let coarsePowers: [Limbs<count>]
  /// e^(n/256) - 1, n from 0 to 15.
  let finePowers: [Limbs<count>]

  init() {
    var half = Limbs<count>()
    half.words[count - 1] = 1 << 63

    // ln((n + 1)/n) = 2 · artanh(1/(2n + 1)), summed from 32 to 63.
    var logarithms: [Limbs<count>] = []
    var sum = Limbs<count>()
    for number in 32..<64 {
      logarithms.append(sum)
      _ = sum.add(Constants.twiceInverseTangent(ofOneOver: UInt64(2 * number + 1)))
    }
    self.logarithms = logarithms
    logarithmOf2 = Fixed(whole: 0, fraction: sum)
    // 10 = 2^3 · (1 + 8/32).
    logarithmOf10 =
      Fixed(3, times: logarithmOf2) + Fixed(whole: 0, fraction: logarithms[8])

    var odd: [Limbs<count>] = []
    for index in 1...(Limbs<count>.bits / 12 + 1) {
      odd.append(Constants.reciprocal(of: UInt64(2 * index + 1)))
    }
    oddReciprocals = odd

    var inverse: [Limbs<count>] = [half]
    var weight = 16
    var number: UInt64 = 3
    while weight < Limbs<count>.bits {
      var next = inverse[inverse.count - 1]
      next.divide(by: number)
      inverse.append(next)
      weight += 8 + (63 - number.leadingZeroBitCount)
      number += 1
    }
    inverseFactorials = inverse

    coarsePowers = (0..<12).map { Constants.exponentialLessOne(of: UInt64($0), over: 16) }
    finePowers = (0..<16).map { Constants.exponentialLessOne(of: UInt64($0), over: 256) }
  }

  /// 1 ÷ `number`, for a number above 1.
  private static func reciprocal(of number: UInt64) -> Limbs<count> {
    // All bits set is one unit less than 1, too little to matter.
    var result = Limbs<count>()
    for index in 0..<count { result.words[index] = .max }
    result.divide(by: number)
    return result
  }

  /// 2 · artanh(1 ÷ `number`).
  private static func twiceInverseTangent(ofOneOver number: UInt64) -> Limbs<count> {
    var power = reciprocal(of: number)
    var sum = Limbs<count>()
    var odd: UInt64 = 1
    while !power.isZero {
      var term = power
      term.divide(by: odd)
      _ = sum.add(term)
      power.divide(by: number * number)
      odd += 2
    }
    _ = sum.add(sum)
    return sum
  }

  /// e^(`dividend` ÷ `divisor`) - 1, for quotients below ln 2.
  private static func exponentialLessOne(
    of dividend: UInt64, over divisor: UInt64
  ) -> Limbs<count> {
    var sum = Limbs<count>()
    if dividend == 0 { return sum }
    var term = Limbs<count>()
    for index in 0..<count { term.words[index] = .max }
    var number: UInt64 = 1
    while !term.isZero {
      // The factor comes second: the term of 1 would run over before its division.
      term.divide(by: divisor * number)
      _ = term.multiply(by: dividend)
      _ = sum.add(term)
      number += 1
    }
    return sum
  }
}
