import Testing

@testable import Rulebooks

/// Working days, held against counting them one by one.
@Suite struct WorkingDaysTests {
  private static func day(_ text: String) throws -> Int { try #require(Day(text)).number }

  @Test(
    "A term does not count its first day, weekends and holidays",
    arguments: [
      ("2026-08-28", "2026-09-04", 4), ("2026-08-28", "2026-08-28", 0),
      ("2026-08-29", "2026-08-30", 0), ("2026-08-28", "2026-08-31", 1),
      ("2026-09-04", "2026-08-28", -4), ("2026-01-01", "2026-12-31", 259),
    ])
  func terms(from: String, to: String, count: Int) throws {
    let holidays = try #require(Day("2026-09-02"))
    let days = WorkingDays(holidays: [holidays, holidays])
    #expect(days.count(from: try Self.day(from), to: try Self.day(to)) == count)
  }

  @Test func agreesWithCountingOneByOne() {
    var state: UInt64 = 11
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<500 {
      let start = next(40_000) - 20_000
      let end = start + next(400)
      let holidays = (0..<next(12)).map { _ in Day(number: start + next(400)) }
      let numbers = Set(holidays.map(\.number))
      // 4 January 1970 was a Sunday.
      let counted = (start..<end).count { day in
        let weekday = (((day + 1) - 3) % 7 + 7) % 7
        return weekday != 0 && weekday != 6 && !numbers.contains(day + 1)
      }
      #expect(WorkingDays(holidays: holidays).count(from: start, to: end) == counted)
    }
  }
}
