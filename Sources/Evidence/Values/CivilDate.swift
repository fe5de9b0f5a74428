/// A day of the Gregorian calendar.
struct CivilDate: Sendable, Hashable, CustomStringConvertible {
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

  /// The day with a number, held to the years 1 to 9999 (`civil_from_days` of the same work).
  init(dayNumber: Int64) {
    let shifted = Int(min(max(dayNumber, -719_162), 2_932_896)) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The day so many months later; the last of its month where that has no such day.
  func adding(months: Int) -> CivilDate {
    let total = year * 12 + (month - 1) + min(max(months, -200_000), 200_000)
    let newYear = min(max(total / 12, 1), 9_999)
    let newMonth = total - total / 12 * 12 + 1
    let newDay = min(day, CivilDate.length(ofMonth: newMonth, in: newYear))
    return CivilDate(year: newYear, month: newMonth, day: newDay) ?? self
  }

  /// The day as ISO 8601 has it: `2026-01-31`.
  var description: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-"
      + twoDigits(month) + "-" + twoDigits(day)
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

/// A number below 100 with two digits.
func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
