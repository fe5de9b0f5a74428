import Decimals
import Testing

struct NumberTests {
  @Test("Numbers are read as written, and everything else is refused")
  func reading() {
    let accepted = [
      "0": "0", "-0": "0", "+7": "7", "007.50": "7.5", ".5": "0.5", "-.5": "-0.5", "1e3": "1000",
      "12.5E-2": "0.125", "1e+2": "100", "9999999999999999999": "9999999999999999999",
      "12345678901234567890": "12345678901234567890", "1e99999999999999999999": "nil",
      "0e99999999999999999999": "0", "1e-99999999999999999999": "0", "1e6144": "1E+6144",
      "9.9999999999999999999999999999999999e6144": "nil", "4e-6177": "0", "6e-6177": "1E-6176",
      "12345678901234567890123456789012345": "12345678901234567890123456789012340",
      "12345678901234567890123456789012355": "12345678901234567890123456789012360",
      // A tie only but for a digit far behind.
      "1234567890123456789012345678901234500000000000000000001":
        "1234567890123456789012345678901235000000000000000000000",
    ]
    for (text, expected) in accepted.sorted(by: { $0.key < $1.key }) {
      #expect(Decimal(text)?.description ?? "nil" == expected, "\(text)")
    }
    let refused = [
      "", "+", "-", ".", "-.", "1.", "1.2.3", "1,5", "1 ", " 1", "e5", "1e", "1e+", "1e5.0", "1e5x",
      "--1", "+-1", "0x10", "1_000", "NaN", "Infinity", "١", "1\u{0}", "12345678901234567890.",
      "1234567890123456789012x",
    ]
    for text in refused { #expect(Decimal(text) == nil, "\(text)") }
  }

  @Test("A decimal comma is read where it is asked for, from any kind of bytes")
  func commas() {
    let comma = UInt8(ascii: ",")
    let bytes = Array("x-1234,50;".utf8)
    let expected = Decimal("-1234.5")
    #expect(Decimal(parsing: bytes[1..<9], decimalMark: comma) == expected)
    #expect(Decimal(parsing: Array(bytes[1..<9]), decimalMark: comma) == expected)
    #expect(Decimal(parsing: bytes[1..<9].span, decimalMark: comma) == expected)
    let raw = bytes.withUnsafeBytes {
      Decimal(parsing: UnsafeRawBufferPointer(rebasing: $0[1..<9]), decimalMark: comma)
    }
    #expect(raw == expected)
    #expect(Decimal(parsing: bytes[1..<9]) == nil)
    #expect(Decimal(parsing: Array("1.5".utf8), decimalMark: comma) == nil)
  }

  @Test("A million digits are read and rounded like any others")
  func long() {
    let threes = String(repeating: "3", count: 1_000_000)
    let zeros = String(repeating: "0", count: 1_000_000)
    #expect(Decimal("0." + threes) == Decimal.one.dividing(by: 3))
    #expect(Decimal("0." + zeros + "7e1000001") == 7)
    #expect(Decimal("7" + zeros + "e-1000000") == 7)
    #expect(Decimal(zeros + "7." + zeros) == 7)
    #expect(Decimal(threes) == nil)
    #expect(Decimal("1e" + threes) == nil)
    #expect(Decimal("1e-" + threes) == .zero)
  }

  @Test("What is printed reads back as the same number; fixed decimals are filled up")
  func printing() {
    var wrong: [String] = []
    for number in oracleNumbers(blocks: 20..<40) {
      let (text, long) = (number.description, number.text(minimumDecimals: 3))
      if Decimal(text) != number || Decimal(long) != number { wrong.append(text) }
      if text.utf8.count > 120 { wrong.append("\(text) is long") }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
    let fixed: [(String, Int, String)] = [
      ("63.5", 2, "63.50"), ("63", 2, "63.00"), ("0", 2, "0.00"), ("-1200", 1, "-1200.0"),
      ("0.005", 2, "0.005"), ("1e3", 0, "1000"), ("7", -5, "7"), ("1e50", 2, "1E+50"),
      ("1e40", 1, "1" + String(repeating: "0", count: 40) + ".0"), ("1e-42", 1, "1E-42"),
    ]
    for (number, decimals, expected) in fixed {
      #expect(Decimal(number)?.text(minimumDecimals: decimals) == expected)
    }
    #expect(Decimal.one.text(minimumDecimals: .max).utf8.count == 6178)
  }

  @Test("Equal numbers are equal, hash alike and have the same parts, however they are kept")
  func cohorts() {
    var random = SplitMix64(9)
    var wrong: [String] = []
    for number in oracleNumbers(blocks: 40..<60) {
      // The same number with some zeros more, if there is room for them.
      let (short, zeros) = (number.reduced, random.below(34))
      let room = short.exponent - zeros >= Decimal.minimumExponent
      let other =
        room && short.coefficient < tenTo(34 - zeros)
        ? Decimal(
          coefficient: short.coefficient * tenTo(zeros), exponent: short.exponent - zeros,
          negative: short.isNegative) ?? .zero
        : short
      let alike =
        other == number && number.compare(other) == 0 && other.hashValue == number.hashValue
        && other.digits == number.digits && other.scale == number.scale
        && other.isInteger == number.isInteger && other.integer == number.integer
        && other.isInteger == (number.truncated == number)
      if !alike { wrong.append("\(number) and \(canonical(other))") }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  @Test("Order, sums and products do not depend on which operand comes first")
  func symmetry() {
    var wrong: [String] = []
    for oracle in (60..<80).flatMap({ OracleCase.block($0) }) {
      let (a, b) = (oracle.first, oracle.second)
      let fits =
        a.adding(b) == b.adding(a) && a.multiplying(b) == b.multiplying(a)
        && a.subtracting(b) == b.subtracting(a)?.negated && a.compare(b) == -b.compare(a)
        && a.subtracting(a) == .zero && (a < b) == (a.compare(b) < 0)
        && a.subtracting(b).map { $0.signum == a.compare(b) || $0.isZero } ?? true
      if !fits { wrong.append("\(a) and \(b)") }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  @Test("No scale makes a rounding trap or hang")
  func extremes() {
    let numbers = [
      "0", "2.5", "-2.5", "1e6144", "-9e-6176", "9999999999999999999999999999999999e6111",
    ]
    for number in numbers.compactMap({ Decimal($0) }) {
      for mode in RoundingMode.allCases {
        #expect(number.rounded(toDigits: .max, mode) == number)
        #expect(number.rounded(toDigits: 1_000_000_000, mode) == number)
        for scale in [Int.min, -1_000_000_000, -6146] {
          let away = !number.isZero && mode.leadsAway(negative: number.isNegative)
          #expect(
            number.rounded(toDigits: scale, mode) == (away ? nil : .zero), "\(number) \(mode)")
        }
        #expect(number.rounded(toSignificantDigits: .max, mode) == number)
        #expect(
          number.rounded(toSignificantDigits: .min, mode)
            == number.rounded(toSignificantDigits: 1, mode))
      }
    }
    #expect(Decimal(coefficient: .max, exponent: .max) == nil)
    #expect(Decimal(coefficient: .max, exponent: .min) == .zero)
    #expect(Decimal(coefficient: 0, exponent: .max) == .zero)
    #expect(Decimal(Int.min).description == "-9223372036854775808")
    #expect(Decimal(Int.min).integer == .min)
    #expect(Decimal("9223372036854775808")?.integer == nil)
    #expect(Decimal.greatest.adding(.greatest) == nil)
    #expect(Decimal.greatest.settledForMethod() == .greatest)
    #expect(RoundingMode(rawValue: "half-up") == .halfUp)
  }

  @Test("Columns of scaled whole numbers give their figures back")
  func scaled() {
    var random = SplitMix64(11)
    for _ in 0..<1000 {
      let value = Int64(truncatingIfNeeded: random.next()) >> Int64(random.below(64))
      let decimals = UInt8(random.below(19))
      #expect(Decimal(value, decimals: decimals).scaled(decimals: decimals) == value)
    }
    #expect(Decimal("1.25")?.scaled(decimals: 1) == nil)
    #expect(Decimal("1.250")?.scaled(decimals: 2) == 125)
    #expect(Decimal("1e19")?.scaled(decimals: 0) == nil)
    #expect(Decimal("1e6000")?.scaled(decimals: 255) == nil)
  }
}

extension RoundingMode {
  /// Whether it moves the least number away from zero.
  fileprivate func leadsAway(negative: Bool) -> Bool {
    switch self {
    case .up: true
    case .floor: negative
    case .ceiling: !negative
    case .halfEven, .halfUp, .halfDown, .down: false
    }
  }
}
