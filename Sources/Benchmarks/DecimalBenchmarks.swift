import Decimals

/// Operands as scoring rules have them, and longer ones.
private struct Operands {
  var state: UInt64 = 42

  mutating func next(below bound: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % bound
  }

  /// A whole number.
  mutating func whole(_ bound: UInt64) -> [Decimal] {
    (0..<1024).map { _ in Decimal(Int(next(below: bound)) + 1) }
  }

  /// Figures with up to two decimals.
  mutating func figures() -> [Decimal] {
    (0..<1024).map { _ in Decimal(Int64(next(below: 100_000)) + 1, decimals: UInt8(next(below: 3)))
    }
  }

  /// Quotients with 34 digits.
  mutating func quotients() -> [Decimal] {
    (0..<1024).map { _ in
      Decimal(Int(next(below: 1000)) + 1).dividing(by: Decimal(Int(next(below: 1000)) * 3 + 7))
        ?? .one
    }
  }
}

func benchmarkDecimals() {
  var operands = Operands()
  let (whole, other) = (operands.whole(1000), operands.whole(1000))
  let (figures, others) = (operands.figures(), operands.figures())
  let (quotients, further) = (operands.quotients(), operands.quotients())

  func pairs(
    _ name: String, _ left: [Decimal], _ right: [Decimal], rounds: Int = 200,
    _ operation: (Decimal, Decimal) -> Decimal?
  ) {
    measure(name, count: 1024 * rounds) {
      var kept: UInt64 = 0
      for _ in 0..<rounds {
        for index in 0..<1024 {
          if let result = operation(left[index], right[index]) {
            kept &+= UInt64(truncatingIfNeeded: result.coefficient)
          }
        }
      }
      return kept
    }
  }
  pairs("nothing", figures, others) { first, _ in first }
  pairs("add, one scale", whole, other) { $0.adding($1) }
  pairs("add, mixed scales", figures, others) { $0.adding($1) }
  pairs("add, 34 digits", quotients, further) { $0.adding($1) }
  pairs("multiply", figures, others) { $0.multiplying($1) }
  pairs("multiply, 34 digits by short", quotients, whole) { $0.multiplying($1) }
  pairs("multiply, 34 digits", quotients, further) { $0.multiplying($1) }
  pairs("divide", figures, others) { $0.dividing(by: $1) }
  pairs("divide, exact", figures, [Decimal](repeating: 8, count: 1024)) { $0.dividing(by: $1) }
  pairs("divide, 34 digits by short", quotients, whole) { $0.dividing(by: $1) }
  pairs("divide, 34 digits", quotients, further) { $0.dividing(by: $1) }
  pairs("compare", figures, others) { $0 < $1 ? $0 : $1 }
  pairs("compare, 34 digits", quotients, further) { $0 < $1 ? $0 : $1 }
  pairs("round half up to 2", quotients, further) { first, _ in
    first.rounded(toDigits: 2, .halfUp)
  }
  pairs("settle short", figures, others) { first, _ in first.settled() }
  pairs("settle 34 digits", quotients, further) { first, _ in first.settled() }
  pairs("settle for method, 34 digits", quotients, further) { first, _ in
    first.settledForMethod()
  }
  pairs("cells: add", figures, others) { Cell.adding(Cell($0), Cell($1))?.number }
  pairs("modulo", figures, others) { $0.modulo($1) }
  pairs("square root", figures, others, rounds: 4) { first, _ in first.squareRoot() }
  pairs("power", figures, [Decimal](repeating: Decimal(15, decimals: 1), count: 1024), rounds: 2) {
    $0.power($1)
  }
  pairs("logarithm", figures, others, rounds: 2) { first, _ in first.naturalLogarithm() }
  pairs("exponential", whole, others, rounds: 2) { first, _ in first.exponential() }
  measure("geometric mean of 8", count: 128) {
    var kept: UInt64 = 0
    for index in 0..<128 {
      let values = Array(figures[(index * 8)..<(index * 8 + 8)])
      kept &+= UInt64(
        truncatingIfNeeded: Decimal.geometricMean(values: values)?.coefficient ?? 0)
    }
    return kept
  }
  measure("sum of 1024, each", count: 1024) {
    UInt64(truncatingIfNeeded: Decimal.sum(figures)?.coefficient ?? 0)
  }
  measure("sort 1024, each", count: 1024) {
    UInt64(truncatingIfNeeded: figures.sorted()[5].coefficient)
  }

  let texts = figures.map { Array($0.description.utf8) }
  let long = quotients.map { Array($0.description.utf8) }
  for (name, group) in [("parse", texts), ("parse, 34 digits", long)] {
    measure(name, count: 1024 * 20) {
      var kept: UInt64 = 0
      for _ in 0..<20 {
        for text in group {
          if let number = Decimal(parsing: text.span) {
            kept &+= UInt64(truncatingIfNeeded: number.coefficient)
          }
        }
      }
      return kept
    }
  }
  for (name, group) in [("print", figures), ("print, 34 digits", quotients)] {
    measure(name, count: 1024) {
      var kept: UInt64 = 0
      for number in group { kept &+= UInt64(number.description.utf8.count) }
      return kept
    }
  }
}
