import Decimals
import Testing

@testable import Runs

/// What cross-checks find by the figures alone, on random tables, and what they leave as it is.
@Suite struct CrossCheckTests {
  // MARK: Sums

  /// Tables in which a column is the sum of its neighbours, with a few cells spoilt: those rows are
  /// found and no others, wherever the columns stand.
  @Test func spoiltSumsAreFoundAndNoOthers() {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let rows = Int.random(in: 12...60, using: &random)
      let count = Int.random(in: 2...5, using: &random)
      var parts = (0..<count).map { _ in
        (0..<rows).map { _ in Decimal(Int.random(in: 1...400, using: &random)) }
      }
      var total = (0..<rows).map { row in Decimal.sum(parts.map { $0[row] }) ?? .zero }
      var spoilt: Set<Int> = []
      for _ in 0..<Int.random(in: 1...max(1, rows / 12), using: &random) {
        let row = Int.random(in: 0..<rows, using: &random)
        if spoilt.insert(row).inserted {
          let by = Decimal(Int.random(in: 1...50, using: &random))
          if random.chance(50) {
            total[row] = total[row].adding(by) ?? .zero
          } else {
            parts[0][row] = parts[0][row].adding(by) ?? .zero
          }
        }
      }
      let other = { (random: inout SeededGenerator) in
        (0..<rows).map { _ in Decimal(Int.random(in: 0...90, using: &random)) as Decimal? }
      }
      let isFirst = random.chance(50)
      let own = isFirst ? [total] + parts : parts + [total]
      let columns = [other(&random)] + own.map { $0.map { $0 as Decimal? } } + [other(&random)]
      let broken = ColumnRelations(columns).broken
      #expect(broken.count == 1, "seed \(seed)")
      #expect(broken.first?.total == (isFirst ? 1 : count + 1), "seed \(seed)")
      #expect(Set(broken.first?.failing.map(\.row) ?? []) == spoilt, "seed \(seed)")
    }
  }

  /// Columns that have nothing to do with each other are no sums, nor are sums in too few rows, nor
  /// ones that a fifth of the rows break.
  @Test func whatIsNoSumIsNotTakenForOne() {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let rows = Int.random(in: 8...80, using: &random)
      let columns = (0..<8).map { _ in
        (0..<rows).map { _ in
          random.chance(10) ? nil : Decimal(Int.random(in: 0...12, using: &random))
        }
      }
      #expect(ColumnRelations(columns).broken.isEmpty, "seed \(seed)")
    }
    func table(_ rows: Int, wrong: Int) -> [[Decimal?]] {
      let parts = [(0..<rows).map { Decimal($0 + 3) }, (0..<rows).map { Decimal(2 * $0 + 1) }]
      let total = (0..<rows).map { Decimal(3 * $0 + 4 + ($0 < wrong ? 1 : 0)) }
      return (parts + [total]).map { $0.map { $0 as Decimal? } }
    }
    #expect(ColumnRelations(table(8, wrong: 1)).broken.isEmpty)
    #expect(ColumnRelations(table(40, wrong: 8)).broken.isEmpty)
    #expect(ColumnRelations(table(40, wrong: 0)).broken.isEmpty)
    #expect(ColumnRelations(table(40, wrong: 4)).broken.map(\.failing.count) == [4])
  }

  /// Percentages of a whole that were rounded to one decimal each may miss 100 by a little.
  @Test func roundedPercentagesMakeAHundred() {
    for seed in 1...100 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var columns = Array(repeating: [Decimal?](), count: 3)
      for _ in 0..<30 {
        let parts = (0..<3).map { _ in Decimal(Int.random(in: 1...900, using: &random)) }
        let all = Decimal.sum(parts) ?? .one
        for (column, part) in parts.enumerated() {
          columns[column].append(
            part.multiplying(.hundred)?.dividing(by: all)?.rounded(toDigits: 1, .halfUp))
        }
      }
      #expect(ColumnRelations(columns).broken.isEmpty, "seed \(seed)")
      let row = Int.random(in: 0..<30, using: &random)
      columns[1][row] = columns[1][row]?.adding(Decimal(3))
      let broken = ColumnRelations(columns).broken
      #expect(broken.map { $0.failing.map(\.row) } == [[row]], "seed \(seed)")
    }
  }

  // MARK: Lines

  /// Figures that heap on fives and tens as people write them: a line among them is told of less
  /// than one in two hundred tables; where whoever missed it by little was lifted onto it, of nearly
  /// all.
  @Test func liftedFiguresAreFoundAndHeapedOnesAreNot() throws {
    var alarms = 0
    var found = 0
    let tables = 400
    for seed in 1...UInt64(tables) {
      var random = SeededGenerator(seed: seed)
      var figures: [Decimal] = (0..<120).map { _ in
        let tenths = Int.random(in: 400...1000, using: &random)
        let whole = random.chance(60) ? (tenths + 25) / 50 * 50 : tenths
        return Decimal(coefficient: UInt128(whole), exponent: -1) ?? .zero
      }
      let line = Decimal(80)
      if Bunching(figures, at: line, others: [Decimal(60)]) != nil { alarms += 1 }
      figures = figures.map { $0 >= Decimal(70) && $0 < line ? line : $0 }
      if let bunching = Bunching(figures, at: line, others: [Decimal(60)]) {
        found += 1
        #expect(bunching.count == figures.count { $0 == line })
        #expect(bunching.below == 0)
      }
    }
    #expect(alarms * 200 <= tables, "\(alarms) false alarms in \(tables)")
    #expect(found * 100 >= tables * 95, "\(found) of \(tables)")
  }

  /// The end of what occurs, a line that is as full as others, and few figures say nothing.
  @Test func linesThatSayNothing() {
    let even = (0...100).map { Decimal($0) }
    #expect(Bunching(even, at: Decimal(80), others: []) == nil)
    let ends = even + Array(repeating: Decimal(100), count: 40)
    #expect(Bunching(ends, at: Decimal(100), others: []) == nil)
    let few = Array(repeating: Decimal(80), count: 10) + [Decimal(10), Decimal(95)]
    #expect(Bunching(few, at: Decimal(80), others: []) == nil)
    let full = even + Array(repeating: Decimal(80), count: 40)
    #expect(Bunching(full, at: Decimal(80), others: [])?.count == 41)
  }

  // MARK: Jumps

  /// Up to two fifths of wild figures move neither the middle nor the limit so far that the wild
  /// ones hide: each of them lies beyond it, and no tame one does.
  @Test func wildFiguresDoNotHideEachOther() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 10...60, using: &random)
      let tame = (0..<count).map { _ in Decimal(Int.random(in: -20...20, using: &random)) }
      let wild = (0..<count * 2 / 5).map { _ in Decimal(Int.random(in: 700...900, using: &random)) }
      let spread = try #require(RobustSpread(tame + wild))
      for figure in tame {
        #expect(try #require(figure.distance(to: spread.median)) <= spread.limit, "seed \(seed)")
      }
      for figure in wild {
        #expect(try #require(figure.distance(to: spread.median)) > spread.limit, "seed \(seed)")
      }
    }
    #expect(RobustSpread(Array(repeating: Decimal.one, count: 7)) == nil)
  }

  // MARK: Results

  /// Tables of scores and acceptances change no byte of what is ranked, in any form.
  @Test func resultsAreTheSameWithAndWithout() throws {
    let files = try TemporaryFolder()
    try files.copyContents(of: Checkout.url("Tests/CommandTests/Bases/cross"))
    let own = try files.text(of: "run/run.yaml")
    let bare = own.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.hasPrefix("self-scores") && !$0.hasPrefix("published") && !$0.hasPrefix("previous")
    }
    let spoilt = try files.text(of: "run/published.csv")
      .split(separator: "\n").map { $0.hasPrefix("X06") ? "X06;Xã Lạng Giang;1;Hoàn thành;12" : $0 }
    for format in ["table", "json", "csv"] {
      let command = ["rank", "run", "--format", format]
      let with = thidua(command, in: files.path)
      try files.write(bare.joined(separator: "\n"), to: "run/run.yaml")
      let without = thidua(command, in: files.path)
      try files.write(own, to: "run/run.yaml")
      #expect(with.output == without.output)
      #expect(with.code == 0)
    }
    try files.write(spoilt.joined(separator: "\n"), to: "run/published.csv")
    let checked = thidua(["check", "run", "--diagnostics", "short"], in: files.path)
    #expect(checked.code == 0)
    #expect(checked.error.contains("TD5111"))
    let ranked = thidua(["rank", "run", "--diagnostics", "short"], in: files.path)
    #expect(!ranked.error.contains("TD51"))
  }
}
