import Testing

@testable import Evidence

@Test func periodsAreReadAsPeopleWriteThem() {
  let cases: [(String, String?)] = [
    ("2026", "2026"), ("Năm 2026", "2026"), ("2026-03", "2026-03"), ("3/2026", "2026-03"),
    ("03.2026", "2026-03"), ("tháng 3/2026", "2026-03"), ("Tháng 3 năm 2026", "2026-03"),
    ("T3/2026", "2026-03"), ("2026-Q1", "2026-Q1"), ("quý I/2026", "2026-Q1"),
    ("Quý 4 năm 2026", "2026-Q4"), ("Q2/2026", "2026-Q2"), ("2026-H1", "2026-H1"),
    ("6 tháng đầu năm 2026", "2026-H1"), ("6 tháng cuối năm 2026", "2026-H2"),
    ("2026-01-01..2026-06-30", "2026-H1"), ("01/01/2026 - 31/03/2026", "2026-Q1"),
    ("2026-01 – 2026-02", "2026-01-01..2026-02-28"), ("2026-02-03", "2026-02-03"),
    ("03/02/2026", "2026-02-03"), ("2026-13", nil), ("quý 5/2026", nil), ("2026-Q0", nil),
    ("", nil), ("abc", nil), ("26", nil), ("2026-12..2026-01", nil), ("năm", nil), ("..", nil),
    ("tháng 2026", nil), ("quý V/2026", nil), ("2026 2026 2026", nil),
  ]
  for (text, wanted) in cases {
    let period = EvidencePeriod(text)
    #expect(period?.description == wanted, "\(text)")
    if let wanted { #expect(EvidencePeriod(wanted) == period, "\(text)") }
  }
}

@Test func daysAreNumberedAsTheCalendarGoes() {
  // Every day of four centuries, one after the other; leap years as in the Gregorian calendar.
  var number = CivilDate(year: 1900, month: 1, day: 1)?.dayNumber ?? 0
  #expect(number == -25_567)
  var wrong = 0
  for year in 1900..<2300 {
    for month in 1...12 {
      for day in 1...31 {
        guard let date = CivilDate(year: year, month: month, day: day) else { continue }
        if date.dayNumber != number || CivilDate(dayNumber: number) != date { wrong += 1 }
        number += 1
      }
    }
  }
  #expect(wrong == 0)
  #expect(number == 120_530)
  let cases = [
    ("2026-01-31", 1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"),
    ("2026-12-31", 1, "2027-01-31"),
    ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", 0, "2026-01-15"),
  ]
  for (from, months, to) in cases {
    let date = withBytes(of: from) { try? readDate($0) }?.date
    #expect(date?.adding(months: months).description == to, "\(from)")
  }
}
