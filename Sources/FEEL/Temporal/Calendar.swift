/// The Gregorian calendar, extended to all years, with a year 0 (ISO 8601).
enum Calendar {
  /// The years that dates may have.
  static let years: ClosedRange<Int64> = -999_999_999...999_999_999

  /// Days since 1970-01-01 (H. Hinnant, “chrono-Compatible Low-Level Date Algorithms”, 2013).
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The year, month and day of a number of days since 1970-01-01.
  static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func daysInMonth(_ year: Int64, _ month: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01, if there is such a date.
  static func validDays(year: Int64, month: Int64, day: Int64) -> Int64? {
    guard years.contains(year), (1...12).contains(month), day >= 1,
      day <= daysInMonth(year, month)
    else { return nil }
    return days(year: year, month: month, day: day)
  }

  /// The day `months` later, held to the end of its month; nil beyond the years there are.
  static func adding(months: Int64, to days: Int64) -> Int64? {
    let (year, month, day) = date(days)
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow else { return nil }
    let newYear = total.flooredQuotient(12)
    let newMonth = total - newYear * 12 + 1
    guard years.contains(newYear) else { return nil }
    return self.days(year: newYear, month: newMonth, day: min(day, daysInMonth(newYear, newMonth)))
  }

  /// Whether days since 1970-01-01 fall into a year that dates may have.
  static func contains(_ days: Int64) -> Bool { (firstDay...lastDay).contains(days) }

  private static let firstDay = days(year: years.lowerBound, month: 1, day: 1)
  private static let lastDay = days(year: years.upperBound, month: 12, day: 31)

  /// 1 for Monday to 7 for Sunday.
  static func weekday(_ days: Int64) -> Int64 {
    let shifted = days + 3
    return shifted - shifted.flooredQuotient(7) * 7 + 1
  }

  static func dayOfYear(_ days: Int64) -> Int64 {
    days - self.days(year: date(days).year, month: 1, day: 1) + 1
  }

  /// The week by ISO 8601: the first one has the year's first Thursday.
  static func weekOfYear(_ days: Int64) -> Int64 {
    let thursday = days - weekday(days) + 4
    return (dayOfYear(thursday) - 1) / 7 + 1
  }

  static let weekdayNames = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension Int64 {
  /// The quotient rounded towards minus infinity.
  func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor != 0 && (self < 0) != (divisor < 0) ? quotient - 1 : quotient
  }
}
