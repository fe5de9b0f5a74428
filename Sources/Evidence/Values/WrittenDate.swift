/// A date as it is written.
struct WrittenDate {
  /// What its order of parts says.
  enum Order {
    /// `2026-01-31`
    case yearFirst
    /// `31/01/2026`: only the first part can be the day.
    case dayFirst
    /// `03/04/2026`: in a table of dates with the month first it would be another day.
    case ambiguous
  }

  let date: CivilDate
  let order: Order
}

/// Reads a date written year first or day first with `-`, `/` or `.` between its parts, a time of
/// midnight after it or none. `bytes` has no blanks at its ends.
func readDate(_ bytes: borrowing Bytes) throws(Refusal) -> WrittenDate {
  var parts = (0, 0, 0)
  var lengths = (0, 0, 0)
  var part = 0
  var separator: UInt8 = 0
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    let digit = byte &- Byte.zero
    if digit < 10 {
      switch part {
      case 0: (parts.0, lengths.0) = (parts.0 * 10 + Int(digit), lengths.0 + 1)
      case 1: (parts.1, lengths.1) = (parts.1 * 10 + Int(digit), lengths.1 + 1)
      default: (parts.2, lengths.2) = (parts.2 * 10 + Int(digit), lengths.2 + 1)
      }
      guard max(lengths.0, lengths.1, lengths.2) <= 4 else { throw .notADate }
    } else if byte == Byte.minus || byte == UInt8(ascii: "/") || byte == Byte.point {
      guard part < 2, separator == 0 || separator == byte else { throw .notADate }
      separator = byte
      part += 1
    } else if part == 2, lengths.2 > 0, isMidnight(bytes, from: index) {
      break
    } else {
      throw .notADate
    }
    index += 1
  }
  if lengths.0 == 4, (1...2).contains(lengths.1), (1...2).contains(lengths.2) {
    guard let date = CivilDate(year: parts.0, month: parts.1, day: parts.2) else {
      throw .notADate
    }
    return WrittenDate(date: date, order: .yearFirst)
  }
  guard lengths.2 == 4, (1...2).contains(lengths.0), (1...2).contains(lengths.1) else {
    throw .notADate
  }
  if let date = CivilDate(year: parts.2, month: parts.1, day: parts.0) {
    let isAmbiguous = parts.0 <= 12 && parts.0 != parts.1
    return WrittenDate(date: date, order: isAmbiguous ? .ambiguous : .dayFirst)
  }
  throw CivilDate(year: parts.2, month: parts.0, day: parts.1) == nil ? .notADate : .monthFirst
}

/// Whether the bytes from `start` are a time of midnight, as spreadsheets and data tools append.
private func isMidnight(_ bytes: borrowing Bytes, from start: Int) -> Bool {
  var index = start
  guard bytes[index] == Byte.space || bytes[index] == UInt8(ascii: "T") else { return false }
  index += 1
  guard index < bytes.count else { return false }
  while index < bytes.count {
    let byte = bytes[index]
    guard byte == Byte.zero || byte == UInt8(ascii: ":") || byte == Byte.point else { return false }
    index += 1
  }
  return true
}
