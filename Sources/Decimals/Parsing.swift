extension Decimal {
  /// Reads a plain decimal: a sign or none, digits with one decimal mark or none, an exponent (`e`
  /// or `E`, a sign or none, digits) or none, and nothing else, not even spaces. The mark needs a
  /// digit after it. Digits beyond the 34th are rounded half to even.
  ///
  /// Nil for any other text and for a number that is too large; a number that is too small is zero.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - decimalMark: `.`, or `,` for Vietnamese tables.
  public init?(parsing bytes: Span<UInt8>, decimalMark: UInt8 = UInt8(ascii: ".")) {
    let count = bytes.count
    guard count > 0 else { return nil }
    let sign = bytes[0]
    let negative = sign == UInt8(ascii: "-")
    let start = negative || sign == UInt8(ascii: "+") ? 1 : 0
    // Most numbers are short: no more than 19 digits, which 64 bits hold, and no exponent.
    if count &- start <= 19 {
      var coefficient: UInt64 = 0
      var position = start
      while position < count {
        let digit = bytes[position] &- UInt8(ascii: "0")
        if digit > 9 { break }
        coefficient = coefficient &* 10 &+ UInt64(digit)
        position &+= 1
      }
      if position == count, position > start {
        self.init(unchecked: UInt128(coefficient), exponent: 0, negative: negative)
        return
      }
      if position < count &- 1, bytes[position] == decimalMark {
        let mark = position
        position &+= 1
        while position < count {
          let digit = bytes[position] &- UInt8(ascii: "0")
          if digit > 9 { break }
          coefficient = coefficient &* 10 &+ UInt64(digit)
          position &+= 1
        }
        if position == count {
          self.init(
            unchecked: UInt128(coefficient), exponent: mark &+ 1 &- count, negative: negative)
          return
        }
      }
    }
    self.init(parsingLong: bytes, from: start, negative: negative, decimalMark: decimalMark)
  }

  @inline(never)
  private init?(
    parsingLong bytes: Span<UInt8>, from start: Int, negative: Bool, decimalMark: UInt8
  ) {
    // The first 18 digits that count, and the next 18.
    var (upper, lower): (UInt64, UInt64) = (0, 0)
    var exponent = 0
    var digits = 0
    var kept = 0
    var lost = false
    var mark = -1
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        digits += 1
        if mark >= 0 { exponent -= 1 }
        if kept < 18 {
          upper = upper &* 10 &+ UInt64(digit)
          if upper != 0 { kept += 1 }
        } else if kept < 36 {
          lower = lower &* 10 &+ UInt64(digit)
          kept += 1
        } else {
          exponent += 1
          if digit != 0 { lost = true }
        }
      } else if byte == decimalMark, mark < 0 {
        mark = position
      } else {
        break
      }
      position += 1
    }
    if digits == 0 || mark == position - 1 && mark >= 0 { return nil }
    if position < bytes.count {
      guard
        let written = Decimal.exponent(in: bytes, from: position)
      else { return nil }
      exponent += written
    }
    let coefficient = UInt128(upper) &* powerOfTen(max(kept - 18, 0)) &+ UInt128(lower)
    // Of 36 digits two are rounded away, so a lost one can stand as a 1 behind them.
    let marked = lost ? UInt256(low: coefficient * 10 + 1) : UInt256(low: coefficient)
    guard
      let rounded = Decimal.rounding(
        marked, exponent: lost ? exponent - 1 : exponent, negative: negative)
    else { return nil }
    self = rounded
  }

  /// The exponent that stands from `start` to the end, held to ±10^15: far beyond any that could
  /// matter even to a text with a thousand million digits.
  private static func exponent(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return nil }
    position += 1
    var negative = false
    if position < bytes.count,
      bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
    {
      negative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    if position == bytes.count { return nil }
    var value = 0
    while position < bytes.count {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      value = min(value * 10 + Int(digit), 1_000_000_000_000_000)
      position += 1
    }
    return negative ? -value : value
  }

  /// Reads a plain decimal with a point: see `init(parsing:decimalMark:)`.
  public init?(_ text: String) {
    self.init(parsing: text.utf8.span)
  }

  /// Reads a plain decimal with a point: see `init(parsing:decimalMark:)`.
  public init?(_ text: Substring) {
    self.init(parsing: text.utf8.span)
  }

  /// Reads a plain decimal: see `init(parsing:decimalMark:)`.
  public init?(parsing bytes: ArraySlice<UInt8>, decimalMark: UInt8 = UInt8(ascii: ".")) {
    self.init(parsing: bytes.span, decimalMark: decimalMark)
  }

  /// Reads a plain decimal: see `init(parsing:decimalMark:)`.
  public init?(parsing bytes: [UInt8], decimalMark: UInt8 = UInt8(ascii: ".")) {
    self.init(parsing: bytes.span, decimalMark: decimalMark)
  }

  /// Reads a plain decimal: see `init(parsing:decimalMark:)`.
  public init?(parsing bytes: UnsafeRawBufferPointer, decimalMark: UInt8 = UInt8(ascii: ".")) {
    let bytes = bytes.bindMemory(to: UInt8.self)
    self.init(parsing: Span(_unsafeElements: bytes), decimalMark: decimalMark)
  }
}
