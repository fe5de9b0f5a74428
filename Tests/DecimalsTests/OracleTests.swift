import Decimals
import Glibc
import Testing

/// Comparison with Python's `decimal`, whose results are kept in the folder `Oracle`.
struct OracleTests {
  @Test("5,000 results are those of Python, one by one, and those that are hardest to round")
  func cases() throws {
    let random = try lines(of: "cases.txt")
    let near = try lines(of: "near.txt")
    #expect(random.count == 5000 && near.count == 988)
    var wrong: [String] = []
    for line in random + near {
      let expected = line.split(separator: " ").last ?? ""
      guard let oracle = OracleCase(line: line) else {
        wrong.append("unreadable: \(line)")
        continue
      }
      let result = oracle.result
      if result != expected { wrong.append("\(line), but here \(result)") }
    }
    #expect(wrong.isEmpty, "\(wrong.count) differ: \(wrong.prefix(20).joined(separator: "\n"))")
  }

  @Test("Means and deviations are those of Python, in any order of their values")
  func means() throws {
    var random = SplitMix64(7)
    var wrong: [String] = []
    let lines = try lines(of: "means.txt")
    #expect(lines.count == 1000)
    for line in lines {
      let fields = line.split(separator: ";").map { $0.split(separator: " ") }
      guard fields.count == 5, let kind = fields[0].first, let power = Decimal(fields[1][0]) else {
        wrong.append("unreadable: \(line)")
        continue
      }
      let pairs = zip(fields[2].compactMap { Decimal($0) }, fields[3].compactMap { Decimal($0) })
      for _ in 0..<2 {
        let shuffled = pairs.shuffled(using: &random)
        let (values, weights) = (shuffled.map(\.0), shuffled.map(\.1))
        let mean =
          switch kind {
          case "geometric": Decimal.geometricMean(values: values, weights: weights)
          case "harmonic": Decimal.harmonicMean(values: values, weights: weights)
          case "power": Decimal.powerMean(values: values, weights: weights, power: power)
          case "sample": Decimal.standardDeviation(values)
          default: Decimal.standardDeviation(values, of: .whole)
          }
        if canonical(mean) != fields[4][0] { wrong.append("\(line), but here \(canonical(mean))") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) differ: \(wrong.prefix(20).joined(separator: "\n"))")
  }

  @Test("A million results are those of Python, by digests of a thousand")
  func digests() async throws {
    let digests = try lines(of: "digests.txt")
    #expect(digests.count == 1000)
    let wrong = await withTaskGroup(of: [Int].self) { group in
      for part in 0..<4 {
        group.addTask {
          stride(from: part, to: digests.count, by: 4).filter {
            digest(OracleCase.block($0)) != digests[$0]
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }.sorted()
    }
    if let first = wrong.first {
      // In the form that the script prints, so that `diff` finds the cases.
      print(OracleCase.block(first).map(\.line).joined(separator: "\n"))
    }
    #expect(
      wrong.isEmpty,
      """
      Blocks \(wrong.prefix(20)) differ. The first is printed above; what it should be is told by \
      Tests/DecimalsTests/Oracle/decimals.py block \(wrong.first ?? 0)
      """)
  }
}

/// FNV-1a of the results, a line each.
private func digest(_ cases: [OracleCase]) -> String {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325
  for oracle in cases {
    for byte in oracle.result.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = (value ^ 10) &* 0x100_0000_01B3
  }
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

private func lines(of name: String) throws -> [Substring] {
  let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  let path = folder.joined(separator: "/") + "/Oracle/" + name
  let file = try #require(fopen(path, "r"), "\(path) is missing")
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&block, 1, block.count, file)
    if count == 0 { break }
    bytes += block[..<count]
  }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
}
