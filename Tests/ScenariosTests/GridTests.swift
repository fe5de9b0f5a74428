import Diagnostics
import Rulebooks
import Runs
import Scenarios
import Testing

/// A grid is the scenarios of its cells, one after the other.
@Suite struct GridTests {
  private static func axis(_ text: String) throws -> VariedAddress {
    try #require(VariedAddress.reading(text, of: "--vary").varied)
  }

  @Test(arguments: [
    ["xã/classes/đạt/from=2..6"], ["xã/criteria/2/points=3,4,8"], ["evidence/A/số lớp=0..3"],
    ["xã/classes/đạt/from=3..6:1.5", "evidence/A/số lớp=0,2,4"],
    ["xã/criteria/2/points=3,4", "xã/criteria/1.1/points=6,12"],
  ])
  func cellsAreScenarios(_ texts: [String]) throws {
    let bench = try SmallRun()
    let axes = try texts.map(Self.axis)
    let (one, faults) = ScenarioGrid.computed(axes, Scenario(), bench.base, bench.asItIs)
    let grid = try #require(one)
    #expect(faults.isEmpty)
    #expect(grid.cells.count == axes.reduce(1) { $0 * $1.values.count })
    for cell in grid.cells {
      // A value that stands there already is no change.
      let changes = zip(axes, cell.values).map { Scenario.Change($0.address, .set($1)) }
        .filter { bench.base.applying(Scenario(changes: [$0])).diagnostics.isEmpty }
      let applied = bench.base.applying(Scenario(changes: changes))
      let run = try #require(applied.run?.computed())
      let moves = RunComparison(bench.asItIs, run).assessments.flatMap(\.moves)
      #expect(
        cell.standings[0].changedClasses == moves.filter(\.changesClass).map(\.rows.before),
        "\(cell.values)")
      #expect(cell.standings[0].changedRanks == moves.count(where: \.changesRank), "\(cell.values)")
    }
  }

  @Test func threadsChangeNothing() throws {
    let bench = try SmallRun()
    let axes = [
      try Self.axis("xã/classes/đạt/from=2..6:0.5"), try Self.axis("evidence/B/số lớp=0..5"),
    ]
    func standings(_ threads: Int) throws -> [[String]] {
      let made = ScenarioGrid.computed(
        axes, Scenario(), bench.base, bench.asItIs, threads: threads
      ).grid
      return try #require(made).cells.map { $0.standings[0].classes }
    }
    let one = try standings(1)
    #expect(one.count == 54)
    #expect(Set(one).count > 1)
    #expect(try standings(3) == one)
  }

  @Test func turnsAreWhereSomebodyChanges() throws {
    let bench = try SmallRun()
    let axis = try Self.axis("evidence/A/số lớp=1,2,3,4,5")
    let grid = try #require(
      ScenarioGrid.computed([axis], Scenario(), bench.base, bench.asItIs).grid)
    let classes = grid.cells.map { $0.standings[0].classes[0] }
    let steps = grid.turns(of: 0).filter { $0.classes.contains(0) }.map(\.cells.after)
    #expect(steps == classes.indices.filter { $0 > 0 && classes[$0] != classes[$0 - 1] })
    #expect(!steps.isEmpty)
  }

  @Test func theFirstValueThatCannotStandIsTold() throws {
    let bench = try SmallRun()
    for threads in [1, 4] {
      let (grid, diagnostics) = ScenarioGrid.computed(
        [try Self.axis("xã/classes/đạt/from=4,5,cao,thấp")], Scenario(), bench.base, bench.asItIs,
        threads: threads)
      #expect(grid == nil)
      #expect(diagnostics.map(\.fault.code) == ["TD2101", "TD6016"])
      #expect(diagnostics.first?.at?.text == "cao")
    }
  }

  /// Ranges of numbers, shares and days with the values that they stand for; nil for what is none.
  private static let ranges: [(text: String, values: [String]?)] = [
    ("1..3", ["1", "2", "3"]), ("1..2:0.5", ["1", "1.5", "2"]),
    ("10%..30%:10%", ["10%", "20%", "30%"]),
    ("10..20%:5", ["10%", "15%", "20%"]),
    ("2026-02-27..2026-03-02:2", ["2026-02-27", "2026-03-01"]),
    ("2026-02-28..2026-03-01", ["2026-02-28", "2026-03-01"]), ("a..b", ["a..b"]), ("3..3", ["3"]),
    ("3..1", nil), ("1..3:0", nil), ("1..3:-1", nil), ("1..", nil), ("..3", nil), ("1..3:x", nil),
    ("2026-03-02..2026-03-01", nil), ("2026-03-01..2026-03-02:0", nil), ("1..1000000", nil),
    ("2026-01-01..9999-12-31", nil), ("1..2:0.000000000000000000000000000001", nil), ("", nil),
    ("2026-01-01..2026-01-03:9223372036854775807", nil),
  ]

  @Test(arguments: ranges)
  func rangesStandForTheirValues(_ text: String, _ values: [String]?) {
    let (varied, diagnostic) = VariedAddress.reading("parameters/x=\(text)", of: "--vary")
    #expect(varied?.values == values, "\(text)")
    #expect((diagnostic == nil) == (values != nil))
  }
}
