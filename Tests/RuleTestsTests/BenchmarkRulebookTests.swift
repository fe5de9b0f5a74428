import Foundation
import RuleTests
import Rulebooks
import Runs
import Testing

/// The two benchmark rulebooks, written in YAML, agree with a reference on every row of 3,000 random
/// units. The reference counts in whole hundredths and in fractions of whole numbers, and shares nothing
/// with the program.
@Suite struct BenchmarkRulebookTests {
  @Test(arguments: [UInt64(1), 20_260_101]) func nation(_ seed: UInt64) throws {
    var random = Random(state: seed)
    let units = (0..<3000).map { NationUnit(number: $0, &random) }
    var ranks: [String: [(total: Int, first: Int)]] = [:]
    for unit in units { ranks[unit.group, default: []].append((unit.total, unit.sections[0])) }
    let published = units.map { unit in
      let better = ranks[unit.group, default: []].count {
        ($0.total, $0.first) > (unit.total, unit.sections[0])
      }
      return [unit.id, "\(1 + better)", unit.klass]
        + (unit.sections + [unit.total]).map { hundredths($0) }
    }
    let columns = (0..<6).map { "sections/S\($0): S\($0)" }.joined(separator: ", ")
    try expectAgreement(
      of: "nation", units: [NationUnit.heading] + units.map(\.row),
      published: [
        ["unit_id", "rank", "class"] + (0..<6).map { "S\($0)" } + ["total"]
      ] + published,
      expect: "subject: unit_id, total: total, class: class, rank: rank, \(columns)")
  }

  @Test(arguments: [UInt64(2), 20_240_501]) func province(_ seed: UInt64) throws {
    var random = Random(state: seed)
    let units = (0..<3000).map { ProvinceUnit(number: $0, &random) }
    let columns = (1...5).map { "sections/g\($0): g\($0)" }.joined(separator: ", ")
    try expectAgreement(
      of: "province", units: [ProvinceUnit.heading] + units.map(\.row),
      published: [["unit"] + (1...5).map { "g\($0)" } + ["total", "class"]]
        + units.map { unit in
          [unit.id] + (unit.groups + [unit.total]).map(\.digits) + [unit.klass]
        },
      expect: "subject: unit, total: total, class: class, \(columns)")
  }

  /// Runs the rulebook on the tables, and compares the published one with its results as a rule test.
  private func expectAgreement(
    of name: String, units: [[String]], published: [[String]], expect: String
  ) throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "thidua-\(UUID())")
    try FileManager.default.copyItem(
      at: URL(filePath: folder + "Rulebooks/" + name), to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    func write(_ rows: [[String]], to file: String) throws {
      let text = rows.map { $0.joined(separator: ",") + "\n" }.joined()
      try text.write(to: place.appending(path: file), atomically: true, encoding: .utf8)
    }
    try write(units, to: "units.csv")
    try write(published, to: "published.csv")
    try "tests: [{ name: mọi dòng, expect: { file: published.csv, \(expect) } }]"
      .write(to: place.appending(path: "tests.yaml"), atomically: true, encoding: .utf8)
    let report = try #require(exampleReport(at: place.path()))
    expectAllPass(report)
    #expect(report.results.map(\.compared) == [3000 * (published[0].count - 1)])
  }
}

/// A random sequence (SplitMix64), the same on every machine.
private struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Whether something that happens in so many of a hundred cases happens now.
  mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// A unit of the work “nation”; figures in hundredths.
private struct NationUnit {
  static let heading =
    ["unit_id", "name", "grp", "region", "opened", "reviewed"]
    + numbered("flag", 10) + numbered("cnt", 6) + numbered("x", 16) + numbered("a", 21)
    + numbered("b", 21)
  let id: String
  let group: String
  let row: [String]
  let sections: [Int]
  var total: Int { sections.reduce(0, +) }
  var klass: String { total >= 110_00 ? "A" : total >= 100_00 ? "B" : total >= 90_00 ? "C" : "D" }

  init(number: Int, _ random: inout Random) {
    func maybe(_ percent: Int, _ value: Int, _ random: inout Random) -> Int? {
      random.happens(percent) ? nil : value
    }
    let flags = (0..<10).map { _ in maybe(3, random.happens(60) ? 1 : 0, &random) }
    let counts = (0..<6).map { _ in Int.random(in: 0...30, using: &random) }
    // Figures on the ends of the bands are as likely as those beside them.
    let x = (0..<16).map { _ in
      maybe(
        2,
        random.happens(10)
          ? 20_00 * Int.random(in: 0...5, using: &random)
          : Int.random(in: 0...100_00, using: &random),
        &random)
    }
    let a = (0..<21).map { _ in maybe(1, Int.random(in: 0...999_999, using: &random), &random) }
    let b = (0..<21).map { _ in
      maybe(1, random.happens(1) ? 0 : Int.random(in: 1...9999, using: &random), &random)
    }
    var sections = [Int](repeating: 0, count: 6)
    for i in 0..<60 {
      var points: Int?
      switch i {
      case 0..<30:
        let maximum = 1 + 7 * i % 10
        if let done = a[i % 21], let due = b[i < 21 ? i % 21 : (i + 1) % 21], due > 0 {
          points = min(100 * maximum, (2 * maximum * done + due) / (2 * due))
        }
      case 30..<46:
        let quarters = x[i - 30].map { min($0 / 20_00, 4) }
        points = quarters.map { $0 * 25 * (4 + (i - 30) % 4) }
      case 46..<56: points = flags[i - 46].map { 2_00 * $0 }
      default: points = max(-5_00, -25 * counts[i - 56])
      }
      sections[i % 6] += points ?? 0
    }
    id = String(format: "U%06d", number)
    group = String(format: "GROUP-%02d", Int.random(in: 0..<24, using: &random))
    row =
      [id, "Unit \(number)", group, "North", "2015-01-01", ""]
      + flags.map { $0.map { $0 == 1 ? "true" : "false" } ?? "" } + counts.map { "\($0)" }
      + (x + a).map { $0.map { hundredths($0) } ?? "" } + b.map { $0.map { "\($0)" } ?? "" }
    self.sections = sections
  }
}

/// A unit of the work “province”.
private struct ProvinceUnit {
  static let heading =
    ["unit"]
    + ["ab", "nd", "xy", "c"].flatMap { letters in
      (1...10).flatMap { number in letters.map { "\($0)\(number)" } }
    }
  let id: String
  let row: [String]
  let groups: [Fraction]
  let total: Fraction
  let klass: String

  init(number: Int, _ random: inout Random) {
    func pick(_ range: ClosedRange<Int>, _ random: inout Random) -> Int {
      Int.random(in: range, using: &random)
    }
    let b = (0..<10).map { _ in pick(20...400, &random) }
    let a = b.map { $0 * pick(40...130, &random) / 100 }
    let d = (0..<10).map { _ in pick(50...900, &random) }
    let n = d.map { $0 * pick(20...100, &random) / 100 }
    let x = (0..<10).map { _ in pick(0...100, &random) }
    let y = (0..<10).map { _ in random.happens(75) }
    let c = (0..<10).map { _ in pick(0...4, &random) }
    // Figures in quarters of a point.
    let most = [20, 16, 12, 10, 8], limit = [50, 40, 60, 30, 20, 10, 45, 55, 35, 25]
    let each = [2, 1, 4, 3, 2, 1, 2, 4, 2, 1], floor = [8, 4, 12, 12, 8, 4, 6, 8, 8, 4]
    let given = [8, 6, 8, 6, 4, 8, 6, 8, 6, 8]
    var groups = [Fraction](repeating: Fraction(0, 1), count: 5)
    for i in 0..<10 {
      var quarters = -min(floor[i], each[i] * c[i])
      if x[i] >= limit[i], y[i] { quarters += given[i] }
      let percent = (100 * n[i], d[i])
      let bands = [(95, 20), (85, 16), (70, 12), (50, 6)]
      quarters += bands.first { percent.0 >= $0.0 * percent.1 }?.1 ?? 0
      let share = Fraction(Int128(most[i % 5] * min(a[i], b[i])), Int128(4 * b[i]))
      groups[i % 5] = groups[i % 5] + share + Fraction(Int128(quarters), 4)
    }
    total = groups.reduce(Fraction(0, 1), +)
    let sum = total
    klass =
      [(85, "A"), (75, "B"), (60, "C"), (45, "D")]
      .first { sum.numerator >= $0.0 * sum.denominator }?.1 ?? "E"
    id = String(format: "U%06d", number)
    self.groups = groups
    var cells = [id]
    for (done, of) in zip(a, b) { cells += ["\(done)", "\(of)"] }
    for (done, of) in zip(n, d) { cells += ["\(done)", "\(of)"] }
    for (figure, answer) in zip(x, y) { cells += ["\(figure)", answer ? "yes" : "no"] }
    row = cells + c.map { "\($0)" }
  }
}

/// A fraction of whole numbers in lowest terms; the denominators here stay far below 10³⁰.
private struct Fraction {
  let numerator: Int128
  let denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128) {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b > 0 { (a, b) = (b, a % b) }
    let common = Int128(max(a, 1))
    self.numerator = numerator / common
    self.denominator = denominator / common
  }

  static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(
      a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  /// Rounded half to even at 24 decimals.
  var digits: String {
    var rest = numerator.magnitude % denominator.magnitude
    var digits = [UInt8](String(numerator.magnitude / denominator.magnitude).utf8)
    for _ in 0..<24 {
      rest *= 10
      digits.append(48 + UInt8(rest / denominator.magnitude))
      rest %= denominator.magnitude
    }
    let isOdd = (digits.last ?? 48) % 2 == 1
    if 2 * rest > denominator.magnitude || 2 * rest == denominator.magnitude && isOdd {
      var place = digits.count - 1
      while place >= 0, digits[place] == 57 {
        digits[place] = 48
        place -= 1
      }
      if place >= 0 { digits[place] += 1 } else { digits.insert(49, at: 0) }
    }
    let text = String(decoding: digits, as: UTF8.self)
    return (numerator < 0 ? "-" : "") + text.dropLast(24) + "." + text.suffix(24)
  }
}

private func numbered(_ name: String, _ count: Int) -> [String] {
  (1...count).map { String(format: "\(name)%02d", $0) }
}

/// A number of hundredths as it is written.
private func hundredths(_ value: Int) -> String {
  (value < 0 ? "-" : "") + String(format: "%d.%02d", abs(value) / 100, abs(value) % 100)
}
