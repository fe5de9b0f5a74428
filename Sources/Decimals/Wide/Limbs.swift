/// A whole number of `count` words of 64 bits, the least significant first; also read as a fraction
/// below 1 with `count` · 64 bits behind the point.
struct Limbs<let count: Int>: Sendable {
  var words: InlineArray<count, UInt64>

  @inline(__always)
  init() { words = InlineArray(repeating: 0) }

  /// How many bits it has.
  static var bits: Int { count * 64 }

  /// The leading word.
  @inline(__always)
  var top: UInt64 { words[count - 1] }

  var isZero: Bool {
    for index in 0..<count where words[index] != 0 { return false }
    return true
  }

  @inline(__always)
  static func < (left: Limbs, right: Limbs) -> Bool {
    var index = count - 1
    while index >= 0 {
      if left.words[index] != right.words[index] { return left.words[index] < right.words[index] }
      index -= 1
    }
    return false
  }
}

extension Limbs {
  /// Adds; returns whether a carry is left.
  @inline(__always)
  mutating func add(_ other: Limbs) -> Bool {
    var carry: UInt64 = 0
    for index in 0..<count {
      let (first, over) = words[index].addingReportingOverflow(other.words[index])
      let (second, overAgain) = first.addingReportingOverflow(carry)
      words[index] = second
      carry = over || overAgain ? 1 : 0
    }
    return carry != 0
  }

  /// Subtracts; returns whether a borrow is left.
  @inline(__always)
  mutating func subtract(_ other: Limbs) -> Bool {
    var borrow: UInt64 = 0
    for index in 0..<count {
      let (first, under) = words[index].subtractingReportingOverflow(other.words[index])
      let (second, underAgain) = first.subtractingReportingOverflow(borrow)
      words[index] = second
      borrow = under || underAgain ? 1 : 0
    }
    return borrow != 0
  }

  /// 2^bits minus it.
  mutating func negate() {
    var zero = Limbs()
    _ = zero.subtract(self)
    self = zero
  }

  /// The upper half of the product, and the word below it. What is left out is less than `count`
  /// units of that word.
  @inline(__always)
  func times(_ other: Limbs) -> (upper: Limbs, below: UInt64) {
    var result = Limbs()
    var below: UInt64 = 0
    for row in 0..<count {
      let factor = UInt128(words[row])
      // The row's first product lands in the word below, each next one in a word of the result.
      let first = factor &* UInt128(other.words[count - 1 - row]) &+ UInt128(below)
      below = UInt64(truncatingIfNeeded: first)
      var carry = UInt64(truncatingIfNeeded: first >> 64)
      for place in 0..<row {
        let next =
          factor &* UInt128(other.words[count - row + place]) &+ UInt128(result.words[place])
          &+ UInt128(carry)
        result.words[place] = UInt64(truncatingIfNeeded: next)
        carry = UInt64(truncatingIfNeeded: next >> 64)
      }
      result.words[row] = carry
    }
    return (result, below)
  }

  /// Multiplies by a word; returns the word that runs over.
  @inline(__always)
  mutating func multiply(by factor: UInt64) -> UInt64 {
    var carry: UInt64 = 0
    for index in 0..<count {
      let (high, low) = words[index].multipliedFullWidth(by: factor)
      let (sum, over) = low.addingReportingOverflow(carry)
      words[index] = sum
      carry = high &+ (over ? 1 : 0)
    }
    return carry
  }

  /// Divides by a word, dropping the remainder.
  @inline(__always)
  mutating func divide(by divisor: UInt64) {
    var rest: UInt64 = 0
    var index = count - 1
    while index >= 0 {
      (words[index], rest) = divisor.dividingFullWidth((rest, words[index]))
      index -= 1
    }
  }

  /// Shifts left; bits that run over are lost. `below` comes in from the right.
  @inline(__always)
  mutating func shiftLeft(_ distance: Int, below: UInt64 = 0) {
    if distance == 0 { return }
    let (whole, bits) = (distance >> 6, UInt64(truncatingIfNeeded: distance & 63))
    func word(_ index: Int) -> UInt64 { index >= 0 ? words[index] : index == -1 ? below : 0 }
    var index = count - 1
    while index >= 0 {
      let source = index - whole
      words[index] =
        bits == 0 ? word(source) : word(source) &<< bits | word(source - 1) &>> (64 &- bits)
      index -= 1
    }
  }

  /// Shifts right; bits that run out are lost.
  @inline(__always)
  mutating func shiftRight(_ distance: Int) {
    if distance == 0 { return }
    let (whole, bits) = (distance >> 6, UInt64(truncatingIfNeeded: distance & 63))
    func word(_ index: Int) -> UInt64 { index < count ? words[index] : 0 }
    for index in 0..<count {
      let source = index + whole
      words[index] =
        bits == 0 ? word(source) : word(source) &>> bits | word(source + 1) &<< (64 &- bits)
    }
  }

  /// How many zero bits it starts with.
  @inline(__always)
  var leadingZeros: Int {
    var zeros = 0
    var index = count - 1
    while index >= 0 {
      if words[index] != 0 { return zeros &+ words[index].leadingZeroBitCount }
      zeros &+= 64
      index -= 1
    }
    return zeros
  }
}
