import Decimals
import Foundation
import Testing

/// The shipped samples give the index as it was published: `published.csv` beside the evidence holds
/// the six dimensions and the total that the report prints, none of which is evidence.
@Suite struct PublishedIndexTests {
  /// The rows of a CSV text by the value of one column; commas stand within quotes too.
  private func table(_ text: String, by key: String) throws -> [String: [String: String]] {
    let rows = text.split(whereSeparator: \.isNewline).map { fields(String($0)) }
    let head = try #require(rows.first)
    var table: [String: [String: String]] = [:]
    for row in rows.dropFirst() {
      let named = Dictionary(zip(head, row), uniquingKeysWith: { first, _ in first })
      table[named[key] ?? ""] = named
    }
    return table
  }

  private func fields(_ line: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  private func published(_ sample: String) throws -> [String: [String: String]] {
    let url = Checkout.url("Samples/\(sample)/published.csv")
    return try table(String(decoding: try Data(contentsOf: url), as: UTF8.self), by: "id")
  }

  private func computed(_ sample: String) throws -> [String: [String: String]] {
    let ended = thidua(
      ["rank", "Samples/\(sample)", "--format", "csv", "--lang", "en"], in: Checkout.root.path())
    #expect(ended.code == 0, "\(ended.error)")
    return try table(ended.output, by: "subject")
  }

  @Test(arguments: ["papi-2015", "papi-2016"])
  func dimensionsAndTotalsAreThePublishedOnes(_ sample: String) throws {
    let published = try published(sample)
    let computed = try computed(sample)
    #expect(published.count == 63 && computed.count == 63)
    let dimensions = [
      "Tham gia của người dân ở cấp cơ sở", "Công khai, minh bạch",
      "Trách nhiệm giải trình với người dân", "Kiểm soát tham nhũng trong khu vực công",
      "Thủ tục hành chính công", "Cung ứng dịch vụ công",
    ]
    let pairs =
      dimensions.enumerated().map { ($1, "criteria/\($0 + 1)") }
      + [("Chỉ số PAPI (không có trọng số)", "total")]
    let tolerance = try #require(Figure("0.000002"))
    for (id, row) in published.sorted(by: { $0.key < $1.key }) {
      for (heading, address) in pairs {
        let expected = try #require(row[heading].flatMap { Figure($0) }, "\(heading)")
        let found = try #require(computed[id]?[address].flatMap { Figure($0) }, "\(address)")
        let difference = try #require(found.subtracting(expected)).magnitude
        #expect(difference <= tolerance, "\(row["tỉnh"] ?? id), \(heading)")
      }
    }
  }

  @Test(arguments: ["papi-2015", "papi-2016"])
  func theFourGroupsAreQuartiles(_ sample: String) throws {
    let groups = Dictionary(grouping: try computed(sample).values) { $0["class"] ?? "" }
    let sizes = ["cao nhất", "trung bình cao", "trung bình thấp", "thấp nhất"].map {
      groups[$0]?.count
    }
    #expect(sizes == [16, 15, 16, 16])
    // A better group holds the better ranks.
    var next = 1
    for group in ["cao nhất", "trung bình cao", "trung bình thấp", "thấp nhất"] {
      let ranks = (groups[group] ?? []).compactMap { $0["rank/cả nước"].flatMap { Int($0) } }
      #expect(ranks.sorted() == Array(next..<next + ranks.count))
      next += ranks.count
    }
  }

  @Test func bacGiangStandsWhereTheReportHasIt() throws {
    let (before, after) = (try computed("papi-2015"), try computed("papi-2016"))
    #expect(before["24"]?["rank/cả nước"] == "21")
    #expect(after["24"]?["rank/cả nước"] == "11")
    #expect(after["24"]?["total"]?.hasPrefix("37.7748") == true)
    let participation = after.values.compactMap { $0["criteria/1"].flatMap { Figure($0) } }
    let own = try #require(after["24"]?["criteria/1"].flatMap { Figure($0) })
    #expect(participation.count { $0 > own } == 2)
  }

  @Test(arguments: ["papi-2015", "papi-2016"])
  func theEvidenceHoldsNoPublishedDimensionOrTotal(_ sample: String) throws {
    let evidence = Checkout.url("Samples/\(sample)/evidence.csv")
    let text = String(decoding: try Data(contentsOf: evidence), as: UTF8.self)
    let headings = fields(String(text.prefix { !$0.isNewline }))
    #expect(headings.count == 23)
    let publishedText = String(
      decoding: try Data(contentsOf: Checkout.url("Samples/\(sample)/published.csv")),
      as: UTF8.self)
    let published = fields(String(publishedText.prefix { !$0.isNewline })).dropFirst(2)
    #expect(Set(headings).isDisjoint(with: published))
  }
}
