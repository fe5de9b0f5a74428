import Decimals
import Diagnostics
import Testing

@testable import FEEL

@Suite struct TableTests {
  static let scope: Scope = {
    var scope = Scope()
    scope.add(Binding("điểm", .number, .slot(Slot(0))))
    scope.add(Binding("loại", .string, .slot(Slot(1))))
    return scope
  }()

  static func table(
    _ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation? = nil,
    fallback: String? = nil
  ) -> DecisionTable {
    DecisionTable(
      policy, aggregation: aggregation,
      inputs: [.init("điểm"), .init("loại", type: .string)],
      outputs: [.init(type: .number, values: "1, 2, 3", fallback: fallback)],
      rules: [
        .init([">= 90", "-"], ["2"]), .init([">= 50", "\"xã\""], ["3"]),
        .init([">= 70", "not(\"xã\")"], ["1"]), .init(["< 10", "-"], ["điểm"]),
      ])
  }

  static func run(_ table: DecisionTable, _ points: Cell, _ kind: String) -> CompiledTable.Outcome?
  {
    let checked = table.checked(in: scope)
    #expect(checked.problems.isEmpty, "\(checked.problems)")
    return Row.with([points, Cell(Texts.intern(kind))]) { checked.table?.compiled().evaluate($0) }
  }

  @Test func hitPolicies() {
    let cases: [(DecisionTable.HitPolicy, DecisionTable.Aggregation?, Int, String, String)] = [
      (.unique, nil, 60, "xã", "3"), (.unique, nil, 95, "xã", "null"),
      (.unique, nil, 20, "xã", "null"),
      (.any, nil, 60, "xã", "3"), (.any, nil, 95, "xã", "null"), (.first, nil, 95, "xã", "2"),
      (.priority, nil, 95, "phường", "1"), (.priority, nil, 95, "xã", "2"),
      (.ruleOrder, nil, 95, "xã", "[2, 3]"),
      (.outputOrder, nil, 95, "phường", "[1, 2]"), (.collect, nil, 95, "xã", "[2, 3]"),
      (.collect, .sum, 95, "xã", "5"), (.collect, .min, 95, "xã", "2"),
      (.collect, .max, 95, "xã", "3"),
      (.collect, .count, 95, "xã", "2"), (.unique, nil, 5, "xã", "5"),
    ]
    for (policy, aggregation, points, kind, expected) in cases {
      let outcome = Self.run(Self.table(policy, aggregation), Cell(Decimal(points)), kind)
      #expect(outcome?.value.literal == expected, "\(policy) \(points) \(kind)")
    }
    let broken = Self.run(Self.table(.unique), Cell(Decimal(95)), "xã")
    #expect(broken?.value.nullCause == .hits)
    #expect(broken?.hits == [0, 1])
    let unequal = Self.run(Self.table(.any), Cell(Decimal(95)), "xã")
    #expect(unequal?.value.nullCause == .hits)
    #expect(Self.run(Self.table(.unique), Cell(Decimal(20)), "xã")?.value.nullCause == .noValue)
    #expect(
      Self.run(Self.table(.unique, fallback: "0"), Cell(Decimal(20)), "xã")?.value.literal == "0")
  }

  @Test func absence() {
    let absent = Cell(Absence(.missing))
    #expect(Self.run(Self.table(.first), absent, "xã")?.value.isAbsent == true)
    #expect(Self.run(Self.table(.collect, .count), absent, "xã")?.value.isAbsent == true)
  }

  @Test func problems() {
    let table = DecisionTable(
      .unique, inputs: [.init("điẻm"), .init("loại")], outputs: [.init(type: .number)],
      rules: [.init([">= 90", "1"], ["\"a\""]), .init(["-"], ["1"]), .init(["-", "-"], ["1 +"])])
    let problems = table.checked(in: Self.scope).problems
    #expect(
      problems.map(\.place) == [
        .input(0), .test(rule: 0, input: 1), .result(rule: 0, output: 0), .rule(1),
        .result(rule: 2, output: 0),
      ])
    #expect(
      problems.map(\.problem.fault.code) == ["TD2101", "TD2204", "TD2218", "TD2032", "TD2002"])
    #expect(table.checked(in: Self.scope).table == nil)
  }

  @Test func severalOutputs() {
    let table = DecisionTable(
      .unique, inputs: [.init("điểm", allowed: "[0..100]")],
      outputs: [.init("mức"), .init("lý do")],
      rules: [.init([">= 50"], ["\"đạt\"", "\"điểm \" + string(điểm)"])])
    #expect(
      Self.run(table, Cell(Decimal(60)), "")?.value.literal == "{mức: \"đạt\", lý do: \"điểm 60\"}")
    #expect(Self.run(table, Cell(Decimal(160)), "")?.value.nullCause == .outsideDomain)
    #expect(
      table.checked(in: Self.scope).table?.type == .context(["mức": .string, "lý do": .string]))
    #expect(
      table.checked(in: Self.scope).table?.references.map(\.place) == [
        .input(0), .result(rule: 0, output: 1),
      ])
  }
}
