import Decimals

/// A day of the Gregorian calendar.
struct CivilDate {
  /// The year, from 1.
  let year: Int
  /// The month, from 1 to 12.
  let month: Int
  /// The day, from 1.
  let day: Int

  /// The day, if there is such a day.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.length(ofMonth: month, in: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The number of days since 1970-01-01 (H. Hinnant, “chrono-Compatible Low-Level Date
  /// Algorithms”, `days_from_civil`): March is the first month, so that leap days end the year.
  var dayNumber: Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// How many days a month has.
  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

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

/// A column of dates while its table is read, in the order of the rows.
struct DateColumn {
  let request: ColumnRequest
  private let rules: ReadingRules
  private(set) var values: ContiguousArray<Int64> = []

  init(_ request: ColumnRequest, rules: ReadingRules) {
    self.request = request
    self.rules = rules
  }

  var storage: Storage { .days(values) }

  /// Reads one column of a batch.
  mutating func read(_ batch: borrowing RecordBatch, column: Int, _ context: inout ColumnContext) {
    var index = column
    for row in 0..<batch.count {
      let field = batch.fields[index]
      index += context.width
      switch context.open(field, in: batch) {
      case .absent(let reason): values.append(StateCode.scaled(reason))
      case .refused(let refusal): refuse(refusal, batch, row, &context)
      case .content:
        do {
          let written = try readDate(context.content.span)
          switch written.order {
          case .yearFirst: context.findings.yearFirst += 1
          case .dayFirst: context.findings.dayFirst += 1
          case .ambiguous:
            context.findings.dayFirst += 1
            if rules.refusesDayFirst { throw Refusal.ambiguousDate }
          }
          values.append(written.date.dayNumber)
        } catch let refusal as Refusal {
          if refusal == .monthFirst { context.findings.monthFirst += 1 }
          refuse(refusal, batch, row, &context)
        } catch {
          refuse(.notADate, batch, row, &context)
        }
      }
    }
  }

  private mutating func refuse(
    _ refusal: Refusal, _ batch: borrowing RecordBatch, _ row: Int, _ context: inout ColumnContext
  ) {
    values.append(StateCode.scaled(.refused))
    context.refuse(refusal, batch, row, request)
  }
}
