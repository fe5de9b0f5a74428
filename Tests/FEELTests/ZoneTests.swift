import Foundation
import Testing

@testable import FEEL

/// Named time zones, where the system has the database.
@Suite(
  .enabled("no zone database") {
    FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Paris")
  })
struct ZoneTests {
  static let table: [(String, String)] = [
    ("@\"2026-07-01T12:00:00@Europe/Paris\".time offset", "PT2H"),
    ("@\"2026-01-01T12:00:00@Europe/Paris\".time offset", "PT1H"),
    ("@\"2099-07-01T12:00:00@Europe/Paris\".time offset", "PT2H"),
    ("@\"1900-01-01T12:00:00@Europe/Paris\".time offset", "PT9M21S"),
    ("@\"2026-07-01T12:00:00@Asia/Ho_Chi_Minh\".time offset", "PT7H"),
    ("@\"2026-07-01T12:00:00@Australia/Sydney\".time offset", "PT10H"),
    ("@\"2060-01-01T12:00:00@Australia/Sydney\".time offset", "PT11H"),
    ("@\"2026-07-01T12:00:00@Etc/UTC\".timezone", "Etc/UTC"),
    ("@\"2026-03-28T12:00:00@Europe/Paris\" + @\"P1D\"", "2026-03-29T13:00:00@Europe/Paris"),
    ("@\"2026-03-28T12:00:00@Europe/Paris\" + @\"P1M\"", "2026-04-28T12:00:00@Europe/Paris"),
    ("@\"2026-03-29T02:30:00@Europe/Paris\".time offset", "PT1H"),
    ("@\"2026-10-25T02:30:00@Europe/Paris\".time offset", "PT2H"),
    ("@\"2026-07-01T12:00:00@Europe/Paris\" = @\"2026-07-01T10:00:00Z\"", "true"),
    ("@\"2026-07-01T12:00:00@Europe/Paris\" - @\"2026-07-01T12:00:00@Asia/Ho_Chi_Minh\"", "PT5H"),
    ("@\"12:00:00@Europe/Paris\".time offset", "PT1H"),
    ("@\"12:00:00@../../etc/passwd\"", "null"), ("@\"12:00:00@Nowhere/City\"", "null"),
    ("@\"12:00:00@zone.tab\"", "null"), ("@\"12:00:00@Europe\"", "null"),
  ]

  @Test func offsets() {
    for (text, expected) in Self.table {
      let value = evaluate("string(\(text))", in: Scope(checking: .lenient))
      #expect(value.text == expected, "\(text)")
    }
  }

  /// The rules read from the system agree with Foundation's over two centuries.
  @Test(arguments: [
    "Europe/Paris", "Asia/Ho_Chi_Minh", "America/New_York", "Australia/Lord_Howe",
    "America/Sao_Paulo",
  ])
  func agreesWithFoundation(_ name: String) throws {
    let zone = try #require(TimeZone(identifier: name))
    let number = try #require(ZoneTable.number(name))
    for step in stride(from: Int64(-2_000_000_000), to: 4_000_000_000, by: 8_641_237) {
      let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(step)))
      #expect(ZoneTable.offset(number, instant: step) == Int64(expected), "\(name) \(step)")
    }
  }
}
