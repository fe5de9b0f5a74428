import Foundation
import Testing

@testable import FEEL

/// The conformance suite of the standard, where it lies beside the checkout.
@Suite struct ConformanceTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/feel/tck")

  static func folderBeside() -> URL? {
    for folder in [
      folder,
      folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/feel/tck"),
    ] {
      if FileManager.default.fileExists(atPath: folder.path) { return folder }
    }
    return nil
  }

  @Test func rows() throws {
    guard let folder = Self.folderBeside() else { return }
    var misses: [String] = []
    var count = 0
    var values = 0
    for name in ["feel-literal", "feel-context", "feel-lets"] {
      let data = try Data(contentsOf: folder.appending(path: name + ".jsonl"))
      for line in data.split(separator: UInt8(ascii: "\n")) {
        guard let json = try? JSON(parsing: Array(line)), let row = Case(json: json) else {
          misses.append("UNREAD \(String(decoding: line.prefix(200), as: UTF8.self))")
          continue
        }
        count += 1
        let outcome = row.run()
        if outcome.valuePasses { values += 1 }
        if !outcome.passes {
          misses.append(
            "\(outcome.valuePasses ? "FLAG " : "VALUE") \(row.id) | \(row.expression ?? "") => \(outcome.value) \(outcome.value.nullCause.map { "\($0)" } ?? "") expected \(row.expected) \(row.expectsError) \(outcome.problems.first.map { "\($0.fault)" } ?? "")"
          )
        }
      }
    }
    print("rows \(count) values \(values) misses \(misses.count)")
    try misses.joined(separator: "\n").write(
      toFile: "/tmp/feelwork/misses.txt", atomically: true, encoding: .utf8)
  }
}
