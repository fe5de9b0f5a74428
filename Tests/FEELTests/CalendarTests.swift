import Decimals
import Foundation
import Testing

@testable import FEEL

@Suite struct CalendarTests {
  @Test func agreesWithFoundation() throws {
    var calendar = Foundation.Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for days in stride(from: Int64(-100_000), to: 400_000, by: 97) {
      let date = Date(timeIntervalSince1970: TimeInterval(days) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday, .weekOfYear], from: date)
      let (year, month, day) = FEEL.Calendar.date(days)
      #expect(parts.year == Int(year) && parts.month == Int(month) && parts.day == Int(day))
      #expect(FEEL.Calendar.days(year: year, month: month, day: day) == days)
      #expect(parts.weekday.map { ($0 + 5) % 7 + 1 } == Int(FEEL.Calendar.weekday(days)))
      #expect(parts.weekOfYear == Int(FEEL.Calendar.weekOfYear(days)))
    }
  }

  /// Every value survives being written and read.
  @Test func textsRoundTrip() {
    let next = RobustnessTests.generator()
    for _ in 0..<2_000 {
      let zone: Zone = [.local, .offset(0), .offset(Int64(next(64_800)) - 32_400)][next(3)]
      let days = (Int64(next(1 << 30)) - 1 << 29) * Int64(next(600))
      let nanoseconds = Int64(next(86_400)) * 1_000_000_000 + Int64([0, 500_000_000, 1][next(3)])
      let cells = [
        Cell(days: days), Cell(TimeOfDay(nanoseconds: nanoseconds, zone: zone)),
        Cell(DateAndTime(days: days, nanoseconds: nanoseconds, zone: zone)),
        Cell(months: days), Cell(nanoseconds: Int128(days) * Int128(nanoseconds)),
      ]
      for cell in cells {
        guard let cell else { continue }
        let type = Value.scalar(cell).type
        #expect(Cell(temporal: cell.temporalText, type) == cell, "\(cell.temporalText)")
        #expect(Cell(temporal: cell.temporalText) == cell, "\(cell.temporalText)")
        #expect(cell.temporalOrder(cell).verdict(.equal) == .yes)
      }
    }
  }

  @Test func everyPrefixOfALiteral() {
    for text in [
      "-2026-07-01T08:30:15.123456789+07:00:30", "-P1Y2M", "P1DT2H3M4.5S", "23:59:59@Asia/Tokyo",
    ] {
      for length in 0...text.count {
        _ = evaluate("@\"\(text.prefix(length))\"", in: Scope(checking: .lenient))
        _ = evaluate("duration(\"\(text.prefix(length))\")", in: Scope(checking: .lenient))
      }
    }
  }
}
