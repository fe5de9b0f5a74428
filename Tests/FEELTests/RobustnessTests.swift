import Decimals
import Diagnostics
import Testing

@testable import FEEL

/// Whatever the text, nothing crashes and nothing runs for ever.
@Suite struct RobustnessTests {
  static let seeds = [
    "100 * số người đã tập huấn / số người phải tập huấn",
    "if a > 1 and not(b = 2) then [1, 2, 3][item > 1] else {c: \"x\\u0111\", d: @\"2026-01-01\"}.c",
    "for i in 1..3, j in [4..6] return function(x: list<number>, y) x[1] + partial[-1]",
    "some x in [1, 2] satisfies x in (1, < 5, ]2..3[) // xong",
    "string join(for p in peers[v between 1 and 2] return p.tên, \", \") /* a */ instance of string",
    "sort(list: [3, 1], precedes: function(x, y) x < y) = [1.5e3, -.2 ** 2, null]",
    "1 >= 2 or \"a\" != 'b' && c ≥ 20% || !(d == “e”) <> f",
    "context<a: number, b: function<number>->string> instance of range<date and time>",
  ]

  static func generator() -> (UInt64) -> Int {
    var state: UInt64 = 20_260_701
    return { bound in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % max(bound, 1))
    }
  }

  static let scope: Scope = {
    var scope = Scope(checking: .lenient)
    for (index, name) in ["a", "b", "c", "số người đã tập huấn", "số người phải tập huấn"]
      .enumerated()
    {
      scope.add(Binding(name, .number, .slot(Slot(index))))
    }
    scope.add(Binding("peers", .list(.any), .object(ObjectSlot(0))))
    return scope
  }()
  static let cells = (1...5).map { Cell(Decimal($0)) }

  /// Reads the text in both ways and evaluates it where that is allowed; the cell, the value and the
  /// probed value must agree.
  static func run(_ text: String) {
    _ = parse(text, in: Scope())
    _ = parse(text, as: .unaryTests(of: Binding("?", .any, .input)), in: scope)
    let checked = parse(text, in: scope)
    let length = text.utf8.count
    #expect(
      checked.problems.allSatisfy {
        (0...length).contains($0.range.lowerBound) && $0.range.upperBound <= length
      }, "\(text)")
    guard let expression = checked.expression else { return }
    Row.with(cells, objects: [Value([Value]())]) { row in
      let compiled = expression.compiled()
      let value = compiled.value(row)
      let cell = compiled.cell(row)
      if case .scalar(let scalar) = value { #expect(scalar == cell, "\(text)") }
      let last = expression.trace(row, limit: 100_000).last?.value
      #expect(last?.literal == value.literal, "\(text)")
    }
  }

  @Test func prefixes() {
    for seed in Self.seeds {
      let scalars = Array(seed.unicodeScalars)
      for length in 0...scalars.count {
        Self.run(String(String.UnicodeScalarView(scalars[..<length])))
      }
    }
  }

  @Test func mutations() {
    let next = Self.generator()
    let pieces =
      Self.seeds.flatMap { $0.split(separator: " ").map(String.init) } + [
        "(", ")", "[", "]", "{", "}", "..", ".", ",", ":", "\"", "-", "**", "in", "@\"", "?",
        "\u{0}",
        "🐎", "́", "->", "<", "1e999999999", "0.0000000001",
      ]
    for _ in 0..<3_000 {
      var words = Self.seeds[next(UInt64(Self.seeds.count))].split(separator: " ").map(String.init)
      for _ in 0...next(3) {
        let place = next(UInt64(words.count))
        switch next(3) {
        case 0: words[place] = pieces[next(UInt64(pieces.count))]
        case 1: words.insert(pieces[next(UInt64(pieces.count))], at: place)
        default: words.remove(at: place)
        }
        if words.isEmpty { words = ["a"] }
      }
      Self.run(words.joined(separator: next(4) == 0 ? "" : " "))
    }
  }

  /// Random expressions that are right: fast and slow ways agree, and nothing is reported.
  @Test func randomFormulas() {
    let next = Self.generator()
    func number(_ depth: Int) -> String {
      if depth == 0 { return ["a", "b", "c", "2", "0.5", "-3"][next(6)] }
      let (left, right) = (number(depth - 1), number(depth - 1))
      switch next(9) {
      case 0: return "(\(left) + \(right))"
      case 1: return "(\(left) - \(right))"
      case 2: return "\(left) * \(right)"
      case 3: return "if \(condition(depth - 1)) then \(left) else (\(right))"
      case 4: return "max(\(left), \(right))"
      case 5: return "sum([\(left), \(right)])"
      case 6: return "round half up(\(left), 2)"
      case 7: return "{k: \(left)}.k"
      default: return "[\(left), \(right)][1]"
      }
    }
    func condition(_ depth: Int) -> String {
      if depth <= 0 { return ["a < b", "c = 3", "b != a"][next(3)] }
      switch next(5) {
      case 0: return "(\(condition(depth - 1))) and \(condition(depth - 1))"
      case 1: return "\(condition(depth - 1)) or (\(condition(depth - 1)))"
      case 2: return "not(\(condition(depth - 1)))"
      case 3: return "(\(number(depth - 1))) in [1..\(9)]"
      default: return "(\(number(depth - 1))) between 0 and 5"
      }
    }
    for _ in 0..<500 {
      let text = number(4)
      let checked = parse(text, in: Self.scope)
      #expect(checked.problems.isEmpty, "\(text): \(checked.problems)")
      #expect(checked.expression?.type == .number || checked.expression?.type == .any, "\(text)")
      Self.run(text)
    }
  }

  @Test func nesting() {
    let deep: [(String, String)] = [
      (String(repeating: "(", count: 100_000), "TD2026"),
      (String(repeating: "(", count: 60_000), "TD2027"),
      (String(repeating: "[", count: 1_000) + "1", "TD2027"),
      (String(repeating: "-", count: 1_000) + "1", "TD2027"),
      (String(repeating: "if ", count: 500), "TD2027"),
      (String(repeating: "function() ", count: 500) + "1", "TD2027"),
      (String(repeating: "x in (", count: 500) + "1", "TD2027"),
      ("1 instance of " + String(repeating: "list<", count: 500), "TD2027"),
      (String(repeating: "1 + ", count: 10_000) + "1", "TD2028"),
      ("a" + String(repeating: ".b", count: 10_000), "TD2028"),
      ("a" + String(repeating: "[1]", count: 10_000), "TD2028"),
      (String(repeating: "f", count: 70_000), "TD2026"),
    ]
    for (text, code) in deep {
      let codes = parse(text, in: Self.scope).problems.map(\.fault.code)
      #expect(codes.contains(code), "\(text.prefix(20)): \(codes.prefix(5))")
    }
  }

  @Test func bounds() {
    let table: [(String, NullCause)] = [
      ("for i in 1..10**9 return i", .listTooLong),
      ("some i in 1..10**30 satisfies i < 0", .tooManySteps),
      ("every i in [1..10**12] satisfies i > 0", .tooManySteps),
      ("{f: function(n) f(n + 1), r: f(1)}.r", .tooManyCalls),
      ("for i in 1..100000 return partial", .tooManySteps),
      ("for i in 1..2000 return [partial[-1]]", .valueTooDeep),
      ("{d: for i in 1..2000 return function() partial[-1]}.d", .listTooLong),
      ("{l: for i in 1..20000 return i, r: for i in l return index of(l, 0)}.r", .tooManySteps),
      ("{l: for i in 1..20000 return i, r: for i in l, j in l return l = l}.r", .tooManySteps),
      (
        "for i in 1..30 return if count(partial) = 0 then [1, 2] else [partial[-1], partial[-1]]",
        .tooManySteps
      ),
      (
        "for i in 1..25 return if count(partial) = 0 then \"abcdefgh\" else partial[-1] + partial[-1]",
        .stringTooLong
      ),
      ("distinct values(for i in 1..20000 return {a: i})", .tooManySteps),
      ("flatten(for i in 1..2000 return for j in 1..2000 return j)", .listTooLong),
      ("2 ** 999999", .overflow),
      ("10 ** 6000 * 10 ** 6000", .overflow),
    ]
    let clock = ContinuousClock()
    for (text, cause) in table {
      let time = clock.measure {
        let value = evaluate(text, in: Self.scope)
        // A list holds what stopped one of its elements.
        let found = value.nullCause ?? value.list?.lazy.compactMap(\.nullCause).first { $0.isError }
        #expect(
          found == cause || (cause == .overflow && found == .outsideDomain),
          "\(text): \(String(describing: found))")
      }
      #expect(time < .seconds(30), "\(text): \(time)")
    }
  }

  @Test func oneExpressionOnManyThreads() async {
    let text = "sum(for i in 1..100 return if i in [a..b * 20] then i * c else partial[-1])"
    let compiled = parse(text, in: Self.scope).expression?.compiled()
    let results = await withTaskGroup(of: String.self) { group in
      for _ in 0..<16 {
        group.addTask {
          Row.with(Self.cells) { compiled?.value($0).literal ?? "" }
        }
      }
      var all = Set<String>()
      for await result in group { all.insert(result) }
      return all
    }
    #expect(results.count == 1)
  }
}
