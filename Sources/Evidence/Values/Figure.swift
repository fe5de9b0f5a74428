import Decimals

/// A figure as it is written, before it is decided which of its marks is the decimal one.
struct Figure {
  /// What the marks in it say.
  enum Form: Equatable {
    /// No mark, or blanks between thousands only.
    case whole
    /// Only this can be its decimal mark: `12.5`, `1.234,5`, `1.234.567`.
    case clear(DecimalMark)
    /// One mark with three digits after it, which is the decimal mark or stands between thousands:
    /// `1.234`.
    case ambiguous(DecimalMark)
  }

  /// Its digits as a whole number, at most 34 of them.
  var coefficient: UInt128
  /// How many of the digits are decimals; in an ambiguous one, if its mark is the decimal mark.
  var decimals: Int
  /// Whether a minus stands before it.
  var isNegative: Bool
  /// Whether a percent sign stands after it.
  var isPercent: Bool
  /// What its marks say.
  var form: Form

  /// Its value if `decimals` of its digits are decimals.
  func value(decimals: Int) -> Decimal? {
    Decimal(coefficient: coefficient, exponent: -decimals, negative: isNegative)
  }
}

/// Reads a figure: a sign (`-`, `+`, U+2212), digits with point, comma or blanks between them, a
/// percent sign. `bytes` has no blanks at its ends. Errors: no figure, an exponent, the error of a
/// formula, more than 34 digits.
func readFigure(_ bytes: borrowing Bytes) throws(Refusal) -> Figure {
  var end = bytes.count
  var index = 0
  var result = Figure(
    coefficient: 0, decimals: 0, isNegative: false, isPercent: false, form: .whole)
  if end > 0, bytes[end - 1] == UInt8(ascii: "%") {
    result.isPercent = true
    end -= 1
    end = trimmedRange(bytes.extracting(0..<end)).upperBound
  }
  if index < end, bytes[index] == Byte.minus || bytes[index] == UInt8(ascii: "+") {
    result.isNegative = bytes[index] == Byte.minus
    index += 1
  } else if index + 2 < end, bytes[index] == 0xE2, bytes[index + 1] == 0x88,
    bytes[index + 2] == 0x92
  {
    result.isNegative = true
    index += 3
  }
  let first = index
  var significant = 0
  // The digits since the last mark, and before the first one.
  var group = 0
  var firstGroup = -1
  var groupsAreThree = true
  var points = 0
  var commas = 0
  var blanks = 0
  var lastMark: DecimalMark?
  while index < end {
    let byte = bytes[index]
    let digit = byte &- Byte.zero
    if digit < 10 {
      if significant > 0 || digit > 0 { significant += 1 }
      guard significant <= Decimal.precision else { throw .tooManyDigits }
      result.coefficient = result.coefficient &* 10 &+ UInt128(digit)
      group += 1
      guard group <= 200 else { throw .tooManyDigits }
      index += 1
      continue
    }
    let blank = blankLength(bytes, at: index)
    if byte == Byte.point || byte == Byte.comma {
      let mark: DecimalMark = byte == Byte.point ? .point : .comma
      // After the decimal mark nothing but digits; `1.234,5.6` and `1,2 345` have no meaning.
      if let lastMark, lastMark != mark, mark == .point ? points > 0 : commas > 0 {
        throw .notAFigure
      }
      if mark == .point { points += 1 } else { commas += 1 }
      if firstGroup < 0 {
        firstGroup = group
      } else if group != 3 {
        groupsAreThree = false
      }
      lastMark = mark
      group = 0
      index += 1
    } else if blank > 0, points + commas == 0, group > 0 {
      if firstGroup < 0 {
        firstGroup = group
      } else if group != 3 {
        groupsAreThree = false
      }
      blanks += 1
      group = 0
      index += blank
    } else {
      throw notAFigure(bytes, first: first, at: index)
    }
  }
  guard index > first, group > 0 else { throw .notAFigure }
  let marks = points + commas
  if marks == 0 {
    if blanks > 0 {
      guard group == 3, groupsAreThree, (1...3).contains(firstGroup) else { throw .notAFigure }
    }
    return result
  }
  guard let mark = lastMark else { return result }
  let isGrouped = (1...3).contains(firstGroup) && groupsAreThree
  if marks == 1 {
    // One mark alone, or after blanks between thousands.
    if blanks > 0 {
      guard isGrouped else { throw .notAFigure }
      result.decimals = group
      result.form = .clear(mark)
      return result
    }
    let startsWithZero = firstGroup > 0 && bytes[first] == Byte.zero
    result.decimals = group
    result.form =
      group == 3 && (1...3).contains(firstGroup) && !startsWithZero
      ? .ambiguous(mark) : .clear(mark)
    return result
  }
  guard isGrouped, blanks == 0 else { throw .notAFigure }
  if points > 0, commas > 0 {
    // The last mark stands once, after all of the others.
    guard mark == .point ? points == 1 : commas == 1 else { throw .notAFigure }
    result.decimals = group
    result.form = .clear(mark)
  } else {
    guard group == 3 else { throw .notAFigure }
    result.form = .clear(mark.other)
  }
  return result
}

/// Which kind of no figure `bytes` are; the reader stopped at `index`.
private func notAFigure(
  _ bytes: borrowing Bytes, first: Int, at index: Int
) -> Refusal {
  if first < bytes.count, bytes[first] == UInt8(ascii: "#") { return .spreadsheetError }
  guard index > first, bytes[index] | 0x20 == UInt8(ascii: "e") else { return .notAFigure }
  var rest = index + 1
  if rest < bytes.count, bytes[rest] == Byte.minus || bytes[rest] == UInt8(ascii: "+") { rest += 1 }
  guard rest < bytes.count else { return .notAFigure }
  for position in rest..<bytes.count where bytes[position] &- Byte.zero >= 10 {
    return .notAFigure
  }
  return .scientific
}
