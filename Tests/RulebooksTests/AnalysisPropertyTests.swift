import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Testing

/// What analysis says of random rulebooks, held against every combination of values.
@Suite struct AnalysisPropertyTests {
  /// Numbers from a seed.
  struct Dice {
    private var state: UInt64
    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func roll(_ below: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(below))
    }
  }

  /// A condition over `a` (0 to 6), `b` (0.0 to 1.0 in tenths), `c` (yes or no), `d` (three rungs).
  private func condition(_ dice: inout Dice, depth: Int = 2) -> String {
    if depth > 0, dice.roll(3) > 0 {
      let left = condition(&dice, depth: depth - 1)
      let right = condition(&dice, depth: depth - 1)
      switch dice.roll(4) {
      case 0: return "(\(left) or \(right))"
      case 1: return "not(\(left))"
      case 2: return "(if \(left) then \(right) else c)"
      default: return "(\(left) and \(right))"
      }
    }
    let signs = ["<", "<=", ">", ">=", "=", "!="]
    let figure = dice.roll(9) - 1
    switch dice.roll(8) {
    case 0: return "a \(signs[dice.roll(6)]) \(figure)"
    case 1: return "2 * a - 1 \(signs[dice.roll(6)]) \(figure)"
    case 2: return "a between \(figure) and \(figure + dice.roll(3))"
    case 3: return "b \(signs[dice.roll(6)]) 0.\(dice.roll(10))"
    case 4:
      return "a in [\(figure)..\(figure + dice.roll(3))), (> 5)".replacing("(> 5)", with: "> 5")
        .wrappedAsTests
    case 5: return "c"
    case 6: return "d = \"\(["x", "y", "z"][dice.roll(3)])\""
    default:
      return "\(["at least", "below"][dice.roll(2)])(d, \"\(["x", "y", "z"][dice.roll(3)])\")"
    }
  }

  private func rulebook(_ conditions: [String]) throws -> Rulebook {
    let limits = conditions.enumerated().map { number, text in
      "        - { id: k\(number), when: '\(text)', class: \(["thấp", "giữa"][number % 2]) }"
    }
    let text = """
      rulebook: thử
      title: thử
      ladders: { bậc: [x, y, z] }
      indicators:
        a: { type: whole-number, range: { from: 0, to: 6 } }
        b: { type: number, range: { from: 0, to: 1 } }
        c: { type: yes-no }
        d: { type: level, ladder: bậc }
      assessments:
        s:
          subject: unit
          classes: [{ id: cao }, { id: giữa }, { id: thấp }]
          knock-outs:
      \(limits.joined(separator: "\n"))
      """
    let loaded = loadRulebook(at: "r.yaml") { path in
      .success(Source(path: path, bytes: Array(text.utf8)))
    }
    return try #require(loaded.rulebook, "\(text)\n\(loaded.diagnostics.map(\.fault))")
  }

  /// Every combination of values, as rows that formulas read.
  private func truths(_ checked: CheckedRulebook, _ formula: Formula) throws -> [Bool] {
    let compiled = try #require(checked.expression(of: formula)).compiled()
    let ladder = try #require(checked.ladders.first)
    var result: [Bool] = []
    for a in 0...6 {
      for b in 0...20 {
        for c in [false, true] {
          for d in ladder.rungs {
            let level = try #require(ladder.level(d))
            let cells = [
              Cell(Decimal(a)), Cell(Decimal(coefficient: UInt128(b) * 5, exponent: -2) ?? .zero),
              Cell(c), Cell(level),
            ]
            let value = try cells.withUnsafeBufferPointer { buffer in
              compiled.cell(
                Row(base: try #require(buffer.baseAddress), stride: 1, slots: 4, row: 0))
            }
            result.append(value.boolean ?? false)
          }
        }
      }
    }
    return result
  }

  /// The codes found at a formula.
  private func codes(_ check: RulebookCheck, at span: Span) -> Set<String> {
    Set(check.diagnostics.filter { $0.at == span }.map(\.fault.code))
  }

  @Test(arguments: 0..<60) func conditionsAgreeWithEveryCombination(_ seed: Int) throws {
    var dice = Dice(seed + 1)
    let conditions = (0..<8).map { _ in condition(&dice) }
    let rulebook = try rulebook(conditions)
    let result = check(rulebook)
    let checked = try #require(result.checked, "\(conditions) \(result.diagnostics.map(\.fault))")
    let rules = rulebook.assessments[0].knockOuts
    let tables = try rules.map { try truths(checked, $0.when.formula) }
    for (number, rule) in rules.enumerated() {
      let found = codes(result, at: rule.when.formula.span)
      let table = tables[number]
      let isConstant = checked.expression(of: rule.when.formula)?.isConstant ?? true
      #expect(
        found.contains("TD3801") == (!isConstant && !table.contains(true)), "\(conditions[number])")
      #expect(
        found.contains("TD3802") == (!isConstant && !table.contains(false)), "\(conditions[number])"
      )
      // One that gives as low a class wherever this one holds leaves it nothing to do.
      let place = rule.givesClass.value == "thấp" ? 2 : 1
      let isShadowed = rules.indices.contains { other in
        guard other != number, table.contains(true), tables[other].contains(false) else {
          return false
        }
        let otherPlace = rules[other].givesClass.value == "thấp" ? 2 : 1
        guard otherPlace >= place, !zip(table, tables[other]).contains(where: { $0 && !$1 }) else {
          return false
        }
        return otherPlace > place || table != tables[other] || other < number
      }
      #expect(found.contains("TD3804") == isShadowed, "\(conditions) \(number)")
    }
  }

  /// Classes with requirements on the total: which totals have no class, or are shut out.
  @Test(arguments: 0..<80) func classesAgreeWithEveryTotal(_ seed: Int) throws {
    var dice = Dice(seed + 101)
    let digits = dice.roll(3)
    let top = 20 + dice.roll(60)
    let lower = dice.roll(top - 5)
    let edge =
      Decimal(coefficient: UInt128(max(top * 10 + dice.roll(200) - 60, 0)), exponent: -1) ?? .zero
    let sign = ["<=", "<", ">=", ">"][dice.roll(4)]
    let fails = ["none", "next-class", "authority"][dice.roll(3)]
    let text = """
      rulebook: thử
      title: thử
      indicators: { a: { type: points } }
      assessments:
        s:
          subject: unit
          scale: 100
          rounding: { digits: \(digits), mode: half-up, at: [total] }
          criteria: [{ id: 1, points: 100, score: { given: a } }]
          classes:
            - id: cao
              from: \(top)
              when-requirements-fail: \(fails)
              requires: [{ that: total \(sign) \(edge) }]
            - { id: giữa, from: \(lower) }
            - { id: thấp }
      """
    let loaded = loadRulebook(at: "r.yaml") { path in
      .success(Source(path: path, bytes: Array(text.utf8)))
    }
    let rulebook = try #require(loaded.rulebook, "\(loaded.diagnostics.map(\.fault))")
    let result = check(rulebook)
    let found = Set(result.diagnostics.map(\.fault.code))
    // Every total at the rounding that the rules declare.
    let scale = [1, 10, 100][digits]
    let totals = (top * scale...100 * scale).map {
      Decimal(coefficient: UInt128($0), exponent: -digits) ?? .zero
    }
    func holds(_ total: Decimal) -> Bool {
      switch sign {
      case "<=": total <= edge
      case "<": total < edge
      case ">=": total >= edge
      default: total > edge
      }
    }
    let met = totals.contains(where: holds)
    let failed = totals.contains { !holds($0) }
    #expect(found.contains("TD3801") == !met, "\(text)")
    #expect(found.contains("TD3802") == !failed, "\(text)")
    #expect(found.contains("TD3821") == (failed && fails == "none"), "\(text)")
    #expect(found.contains("TD3822") == (met && failed && fails != "none"), "\(text)")
    for diagnostic in result.diagnostics {
      guard case .totalShutOut(_, let total)? = diagnostic.fault as? ClassFinding else { continue }
      #expect(totals.contains(total) && !holds(total))
    }
  }

  /// Ladders of classes: which of them no total reaches, and which totals have none.
  @Test(arguments: 0..<120) func laddersAgreeWithEveryTotal(_ seed: Int) throws {
    var dice = Dice(seed + 201)
    let digits = dice.roll(2)
    let isLastOpen = dice.roll(3) > 0
    let count = 2 + dice.roll(4)
    // Mostly falling, in steps that rounding may make empty.
    var hundredths = 10_000 + dice.roll(200) - 150
    var bounds: [(hundredths: Int, isClosed: Bool)] = []
    for _ in 0..<(isLastOpen ? count - 1 : count) {
      bounds.append((max(hundredths, 0), dice.roll(2) == 0))
      hundredths -= [0, 1, 3, 7, 40, 900, 3000, 5000][dice.roll(8)]
    }
    func text(_ hundredths: Int) -> String {
      (Decimal(coefficient: UInt128(hundredths), exponent: -2) ?? .zero).description
    }
    var lines = bounds.enumerated().map { place, bound in
      "        - { id: m\(place), \(bound.isClosed ? "from" : "over"): \(text(bound.hundredths)) }"
    }
    if isLastOpen { lines.append("        - { id: cuối }") }
    let text = """
      rulebook: thử
      title: thử
      indicators: { a: { type: points } }
      assessments:
        s:
          subject: unit
          scale: 100
          rounding: { digits: \(digits), mode: half-up, at: [total] }
          criteria: [{ id: 1, points: 100, score: { given: a } }]
          classes:
      \(lines.joined(separator: "\n"))
      """
    let loaded = loadRulebook(at: "r.yaml") { path in
      .success(Source(path: path, bytes: Array(text.utf8)))
    }
    let rulebook = try #require(loaded.rulebook, "\(loaded.diagnostics.map(\.fault))")
    let codes = check(rulebook).diagnostics.map(\.fault.code)
    func holds(_ bound: (hundredths: Int, isClosed: Bool), _ thousandths: Int) -> Bool {
      bound.isClosed
        ? thousandths >= bound.hundredths * 10 : thousandths > bound.hundredths * 10
    }
    // A class must hold some total, of whatever digits, that the one before it does not.
    let rising = zip(bounds, bounds.dropFirst()).filter { above, own in
      !stride(from: -5, through: 101_000, by: 5).contains { holds(own, $0) && !holds(above, $0) }
    }
    #expect(codes.filter { $0 == "TD3501" }.count == rising.count, "\(text)")
    if !rising.isEmpty { return }
    // Every total at the declared rounding goes to the first class that holds it.
    var reached: Set<Int> = []
    var isLeftOut = false
    for total in stride(from: 0, through: 100_000, by: digits == 0 ? 1000 : 100) {
      if let place = bounds.firstIndex(where: { holds($0, total) }) {
        reached.insert(place)
      } else if isLastOpen {
        reached.insert(bounds.count)
      } else {
        isLeftOut = true
      }
    }
    let empty = (0..<count).filter { !reached.contains($0) }.count
    let told = codes.filter { ["TD3504", "TD3505", "TD3512"].contains($0) }.count
    #expect(told == empty, "\(codes)\n\(text)")
    #expect(codes.contains("TD3503") == isLeftOut, "\(codes)\n\(text)")
  }

  /// The smallest base of which a share allows anybody.
  @Test(arguments: 1..<60) func quotasAgreeWithEveryBase(_ seed: Int) throws {
    var dice = Dice(seed + 301)
    let share = 1 + dice.roll(100)
    let modes: [RoundingMode] = [.down, .halfUp, .up]
    let mode = modes[dice.roll(3)]
    let counted = ["[cao, thấp]", "[thấp]"][dice.roll(2)]
    let text = """
      rulebook: thử
      title: thử
      indicators: { a: { type: points } }
      assessments:
        s:
          subject: unit
          scale: 100
          criteria: [{ id: 1, points: 100, score: { given: a } }]
          classes: [{ id: cao, from: 50 }, { id: thấp }]
          quotas:
            - { id: q, class: cao, share: \(share)%, round: \(mode.rawValue), of: { classes: \(counted), counted: before } }
          rankings: { chung: { within: all, order-by: [total] } }
      """
    let loaded = loadRulebook(at: "r.yaml") { path in
      .success(Source(path: path, bytes: Array(text.utf8)))
    }
    let rulebook = try #require(loaded.rulebook, "\(loaded.diagnostics.map(\.fault))")
    let diagnostics = check(rulebook).diagnostics
    func limit(_ base: Int) -> Int {
      let exact = base * share
      switch mode {
      case .down: return exact / 100
      case .up: return (exact + 99) / 100
      default: return (exact + 50) / 100
      }
    }
    let includesOwn = counted.contains("cao")
    let isIdle = includesOwn && (1...200).allSatisfy { limit($0) >= $0 }
    let first = (1...1000).first { limit($0) >= 1 }
    let codes = Set(diagnostics.map(\.fault.code))
    #expect(codes.contains("TD3829") == (isIdle && share >= 100), "\(text)")
    let expected = share >= 100 && includesOwn ? nil : first.flatMap { $0 > 1 ? $0 : nil }
    let told = diagnostics.compactMap { diagnostic -> Int? in
      guard case .smallBase(_, _, let first, _)? = diagnostic.fault as? ClassFinding else {
        return nil
      }
      return first
    }
    #expect(told == (expected.map { [$0] } ?? []), "\(text)")
  }
}

extension String {
  /// `a in [..), > 5` in the brackets that several tests need.
  fileprivate var wrappedAsTests: String {
    guard let range = self.range(of: " in ") else { return self }
    return self[..<range.lowerBound] + " in (" + self[range.upperBound...] + ")"
  }

  private func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
