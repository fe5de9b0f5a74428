import Decimals
import Foundation
import Testing

/// The figures that people read are those that programs read.
@Suite struct PrintedFiguresTests {
  private static let cases = ["papi-2015", "papi-2016"]

  private func figure(_ text: Substring) -> Figure? {
    Figure(text.replacing(",", with: "."))
  }

  private func decimals(_ text: Substring) -> Int {
    text.firstIndex { $0 == "," || $0 == "." }.map {
      text.distance(from: $0, to: text.endIndex) - 1
    } ?? 0
  }

  @Test(arguments: cases, ["vi", "en"]) func tableAndJSONAgree(_ sample: String, _ language: String)
    throws
  {
    let root = Checkout.root.path()
    let rank = ["rank", "Samples/\(sample)", "--lang", language]
    let table = thidua(rank, in: root).output
    let byID = Dictionary(
      try results(json(thidua(rank + ["--format", "json"], in: root).output)).map {
        ($0["subject"] as? String ?? "", $0)
      }, uniquingKeysWith: { first, _ in first })
    #expect(byID.count == 63)
    let lines = table.split(separator: "\n")
    let ruleAt = try #require(lines.firstIndex { $0.hasPrefix("──") })
    var compared = 0
    for line in lines[(ruleAt + 1)...].prefix(63) {
      // Columns are parted by two spaces at least.
      let cells = line.split(separator: "  ").map {
        $0.trimmingPrefix { $0 == " " }
      }
      let result = try #require(byID[String(cells[1])], "\(line)")
      let ranks = result["ranks"] as? [String: [String: Any]] ?? [:]
      #expect(ranks.values.contains { "\($0["value"] ?? "")" == cells[0] })
      #expect(result["name"] as? String == String(cells[2]))
      let sections = result["sections"] as? [[String: Any]] ?? []
      let printed = cells.dropFirst(3).prefix(sections.count + 1)
      let whole = sections.map { $0["points"] as? String } + [result["total"] as? String]
      for (cell, digits) in zip(printed, whole) {
        let exact = try #require(digits.flatMap { Figure($0) })
        #expect(figure(cell) == exact.rounded(toDigits: decimals(cell), .halfEven), "\(line)")
        compared += 1
      }
    }
    #expect(compared == 63 * 7)
  }

  @Test(arguments: cases) func csvAndJSONAgree(_ sample: String) throws {
    let root = Checkout.root.path()
    let rank = ["rank", "Samples/\(sample)"]
    let all = try results(json(thidua(rank + ["--format", "json"], in: root).output))
    for (dialect, delimiter) in [([], ","), (["--excel"], ";")] as [([String], Character)] {
      let csv = thidua(rank + ["--format", "csv"] + dialect, in: root).output
      let lines = csv.split(whereSeparator: \.isNewline)
      let heads = lines[0].drop { $0 == "\u{FEFF}" }.split(separator: delimiter).map(String.init)
      let total = try #require(heads.firstIndex(of: "total"))
      let first = try #require(heads.firstIndex(of: "criteria/1"))
      #expect(lines.count == all.count + 1)
      for (line, result) in zip(lines.dropFirst(), all) {
        let cells = line.split(separator: delimiter, omittingEmptySubsequences: false)
        #expect(cells.count == heads.count)
        let sections = result["sections"] as? [[String: Any]] ?? []
        for (cell, digits) in [
          (cells[total], result["total"] as? String),
          (cells[first], sections.first?["points"] as? String),
        ] {
          #expect(cell.replacing(",", with: ".") == digits ?? "")
        }
      }
    }
  }
}
