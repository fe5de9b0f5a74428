import Decimals
import Foundation
import Testing

/// The gap between two results adds up: exactly in JSON, as printed in the table.
@Suite struct WhyTests {
  @Test func gapsOfRandomRulesAddUp() throws {
    var compared = 0
    var lines = 0
    for seed in 1...60 {
      let folder = try TemporaryFolder()
      try RandomRules(seed: UInt64(seed)).write(to: folder)
      for (arguments, form) in [
        (["u1", "u2"], "--format=json"), (["u3", "--against", "mean"], "--format=json"),
        (["u1", "u3"], "--format=text"),
      ] {
        let ended = thidua(["why", "run"] + arguments + ["--lang", "en", form], in: folder.path)
        guard ended.code != 2, !ended.output.isEmpty else { continue }
        if form == "--format=json" {
          try checkJSON(ended.output, "seed \(seed)")
        } else {
          lines += checkTable(ended.output, "seed \(seed)")
        }
        compared += 1
      }
    }
    #expect(compared > 100)
    #expect(lines > 100)
  }

  private func checkJSON(_ text: String, _ place: String) throws {
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let gap = (found["gap"] as? String).flatMap { Decimals.Decimal($0) }
    let items = try #require(found["items"] as? [[String: Any]])
    let sum = items.compactMap { ($0["difference"] as? String).flatMap { Decimals.Decimal($0) } }
      .reduce(Decimals.Decimal.zero) { $0.adding($1) ?? $0 }
    #expect(sum == gap, "\(place)")
  }

  /// The printed differences add up to the printed sum. Returns how many there are.
  private func checkTable(_ text: String, _ place: String) -> Int {
    let figures = text.split(separator: "\n").compactMap { line -> Decimals.Decimal? in
      guard let match = line.firstMatch(of: /^ *([+−]?)([0-9.]+) {2,}/) else { return nil }
      let figure = Decimals.Decimal(String(match.2))
      return match.1 == "−" ? figure?.multiplying(Decimals.Decimal(-1)) : figure
    }
    guard let last = figures.last else { return 0 }
    let sum = figures.dropLast().reduce(Decimals.Decimal.zero) { $0.adding($1) ?? $0 }
    #expect(sum == last, "\(place):\n\(text)")
    return figures.count
  }
}
