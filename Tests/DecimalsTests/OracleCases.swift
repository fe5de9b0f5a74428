import Decimals

/// SplitMix64, as in `Oracle/decimals.py`.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func wide(_ bound: UInt128) -> UInt128 {
    let upper = UInt128(next()) << 64
    return (upper | UInt128(next())) % bound
  }
}

/// 10^`exponent`, up to 38.
func tenTo(_ exponent: Int) -> UInt128 {
  var power: UInt128 = 1
  for _ in 0..<exponent { power *= 10 }
  return power
}

/// What is done with operands.
enum Operation: String {
  case add, subtract, multiply, divide, compare, round, settle
  case settleForMethod = "settle-for-method"
  case remainder, modulo
  case squareRoot = "square-root"
  case print, read
  case wholePower = "whole-power"
  case logarithm
  case decimalLogarithm = "decimal-logarithm"
  case exponential, power
  /// Stands for one of the four before it.
  case transcendental
}

/// A case for comparison with Python: made by the same draws as in `Oracle/decimals.py`.
struct OracleCase {
  var operation: Operation
  var first = Decimal.zero
  var second = Decimal.zero
  var number = 0
  var mode = RoundingMode.halfEven
  var text = "-"

  private static let operations: [Operation] = [
    .add, .add, .add, .subtract, .multiply, .multiply, .multiply, .divide, .divide, .divide,
    .compare, .round, .round, .round, .settle, .settleForMethod, .remainder, .modulo, .squareRoot,
    .print, .read, .wholePower, .transcendental,
  ]
  private static let modes: [RoundingMode] = [
    .halfEven, .halfUp, .halfDown, .up, .down, .floor, .ceiling,
  ]

  static func block(_ number: Int) -> [OracleCase] {
    var random = SplitMix64(UInt64(number) &* 0xD134_2543_DE82_EF95)
    return (0..<1000).map { _ in OracleCase(&random) }
  }

  private init(_ random: inout SplitMix64) {
    operation = OracleCase.operations[random.below(OracleCase.operations.count)]
    switch operation {
    case .read:
      text = OracleCase.longText(&random)
    case .transcendental:
      operation = [.logarithm, .decimalLogarithm, .exponential, .power][random.below(4)]
      first =
        (random.below(2) == 0 ? Operand(tame: &random) : Operand(&random)).decimal
      second = Operand(tame: &random).decimal
    case .round:
      let operand = Operand(&random)
      first = operand.decimal
      mode = OracleCase.modes[random.below(7)]
      number =
        random.below(3) == 0
        ? random.below(12400) - 6200 : -operand.exponent - random.below(40)
    case .wholePower:
      first = Operand(&random).decimal
      number = random.below(41) - 20
    default:
      let operand = Operand(&random)
      first = operand.decimal
      second = Operand(beside: operand, &random).decimal
    }
  }

  /// Reads a line of `cases.txt`; with it comes the result.
  init?(line: Substring) {
    let fields = line.split(separator: " ")
    guard fields.count == 7, let operation = Operation(rawValue: String(fields[0])),
      let first = Decimal(fields[1]), let second = Decimal(fields[2]),
      let number = Int(fields[3]), let mode = RoundingMode(rawValue: String(fields[4]))
    else { return nil }
    self.operation = operation
    (self.first, self.second, self.number, self.mode) = (first, second, number, mode)
    text = String(fields[5])
  }

  private static func longText(_ random: inout SplitMix64) -> String {
    var text = ["", "+", "-"][random.below(3)]
    let digits = 1 + random.below(60)
    let mark = random.below(digits + 1)
    let zeros = random.below(4)
    for place in 0..<digits {
      if place == mark { text += "." }
      text += place < zeros ? "0" : String(random.below(10))
    }
    if random.below(3) == 0 { text += "e" + String(random.below(13000) - 6500) }
    return text
  }

  /// The result in the script's words.
  var result: String {
    switch operation {
    case .add: canonical(first.adding(second))
    case .subtract: canonical(first.subtracting(second))
    case .multiply: canonical(first.multiplying(second))
    case .divide: canonical(first.dividing(by: second))
    case .compare: String(first.compare(second))
    case .round: canonical(first.rounded(toDigits: number, mode))
    case .settle: canonical(first.settled())
    case .settleForMethod: canonical(first.settledForMethod())
    case .remainder: canonical(first.remainder(dividingBy: second))
    case .modulo: canonical(first.modulo(second))
    case .squareRoot: canonical(first.magnitude.squareRoot())
    case .print: first.description
    case .read: canonical(Decimal(text))
    case .wholePower: canonical(first.power(Decimal(number)))
    case .logarithm: canonical(first.naturalLogarithm())
    case .decimalLogarithm: canonical(first.decimalLogarithm())
    case .exponential: canonical(first.exponential())
    case .power: canonical(first.power(second))
    case .transcendental: ""
    }
  }

  var line: String {
    [
      operation.rawValue, written(first), written(second), String(number), mode.rawValue, text,
      result,
    ].joined(separator: " ")
  }
}

/// An operand before it is a number.
private struct Operand {
  var coefficient: UInt128
  var exponent: Int
  var isNegative: Bool

  init(_ random: inout SplitMix64) {
    coefficient = Operand.coefficient(&random)
    exponent = Operand.exponent(&random)
    isNegative = random.below(4) == 0
  }

  init(tame random: inout SplitMix64) {
    coefficient = Operand.coefficient(&random)
    exponent = -random.below(36)
    isNegative = random.below(4) == 0
  }

  init(beside first: Operand, _ random: inout SplitMix64) {
    switch random.below(8) {
    case 0...3:
      self = Operand(&random)
    case 4:
      let near = Int128(first.coefficient) + Int128(random.below(5) - 2)
      coefficient = UInt128(min(max(near, 0), Int128(tenTo(34)) - 1))
      exponent = first.exponent
      isNegative = random.below(2) == 0
    case 5:
      coefficient = Operand.coefficient(&random)
      exponent = min(max(first.exponent + random.below(80) - 40, -6176), 6111)
      isNegative = random.below(2) == 0
    case 6:
      coefficient = UInt128(1 + random.below(99))
      exponent = 0
      isNegative = random.below(4) == 0
    default:
      coefficient = 1 << UInt128(random.below(40))
      exponent = 0
      isNegative = false
    }
  }

  var decimal: Decimal {
    Decimal(coefficient: coefficient, exponent: exponent, negative: isNegative) ?? .zero
  }

  private static func coefficient(_ random: inout SplitMix64) -> UInt128 {
    let digits = 1 + random.below(34)
    switch random.below(8) {
    case 0...3: return random.wide(tenTo(digits))
    case 4: return tenTo(digits) - 1 - UInt128(random.below(3))
    case 5: return tenTo(digits - 1) + UInt128(random.below(3))
    case 6:
      let value = random.wide(tenTo(digits))
      let place = 1 + random.below(digits)
      return value - value % tenTo(place) + 5 * tenTo(place - 1)
    default:
      let value = UInt128(1 + random.below(999))
      return value * tenTo(random.below(32))
    }
  }

  private static func exponent(_ random: inout SplitMix64) -> Int {
    switch random.below(8) {
    case 0...3: -random.below(8)
    case 4...5: random.below(80) - 40
    case 6: random.below(12288) - 6176
    default: random.below(2) == 0 ? -6176 + random.below(60) : 6111 - random.below(60)
    }
  }
}

/// `nil`, `0`, or the sign, the digits without zeros at the end, `e` and the exponent.
func canonical(_ number: Decimal?) -> String {
  guard let number else { return "nil" }
  if number.isZero { return "0" }
  var (digits, exponent) = (number.coefficient, number.exponent)
  while digits % 10 == 0 {
    digits /= 10
    exponent += 1
  }
  return (number.isNegative ? "-" : "") + String(digits) + "e" + String(exponent)
}

private func written(_ number: Decimal) -> String {
  (number.isNegative ? "-" : "") + String(number.coefficient) + "e" + String(number.exponent)
}
