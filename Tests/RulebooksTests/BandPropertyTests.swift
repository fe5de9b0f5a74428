import Diagnostics
import Rulebooks
import Testing

/// A line of a random band table. Ends are counted in quarters, so that a grid of eighths has
/// values at, beside and between all ends.
private struct RandomLine {
  var low: (quarters: Int, closed: Bool)?
  var high: (quarters: Int, closed: Bool)?
  var isTest = false

  /// Whether it holds a value counted in eighths.
  func holds(_ eighths: Int) -> Bool {
    if let low, low.closed ? eighths < low.quarters * 2 : eighths <= low.quarters * 2 {
      return false
    }
    if let high, high.closed ? eighths > high.quarters * 2 : eighths >= high.quarters * 2 {
      return false
    }
    return true
  }

  /// Whether the line could be read at all.
  var isEmpty: Bool {
    guard let low, let high else { return false }
    return low.quarters > high.quarters
      || low.quarters == high.quarters && !(low.closed && high.closed)
  }

  private func figure(_ quarters: Int) -> String {
    "\(quarters / 4)" + ["", ".25", ".5", ".75"][quarters % 4]
  }

  var text: String {
    guard isTest else {
      let ends = [
        low.map { ($0.closed ? "from: " : "over: ") + figure($0.quarters) },
        high.map { ($0.closed ? "to: " : "below: ") + figure($0.quarters) },
      ].compactMap { $0 }
      return ends.joined(separator: ", ")
    }
    switch (low, high) {
    case (let low?, let high?):
      let (open, close) = (low.closed ? "[" : "(", high.closed ? "]" : ")")
      return "when: '\(open)\(figure(low.quarters))..\(figure(high.quarters))\(close)'"
    case (let low?, nil): return "when: '\(low.closed ? ">=" : ">") \(figure(low.quarters))'"
    case (nil, let high?): return "when: '\(high.closed ? "<=" : "<") \(figure(high.quarters))'"
    case (nil, nil): return "when: '-'"
    }
  }
}

private func randomLine(_ dice: inout Dice) -> RandomLine {
  while true {
    var line = RandomLine()
    let kind = Int.random(in: 0..<8, using: &dice)
    if kind != 0 {
      line.low = (Int.random(in: 0...24, using: &dice), Bool.random(using: &dice))
    }
    if kind == 0 || kind > 3 {
      line.high = (Int.random(in: 0...24, using: &dice), Bool.random(using: &dice))
    }
    line.isTest = Int.random(in: 0..<4, using: &dice) == 0
    if !line.isEmpty { return line }
  }
}

/// The values that a table leaves out or gives two lines, by trying every value of the grid.
private func bruteForce(
  _ lines: [RandomLine], isWhole: Bool
) -> (gap: Bool, overlap: Bool, unreachable: Bool) {
  let grid = stride(from: 0, through: 48, by: isWhole ? 8 : 1)
  // A ladder of lower ends alone closes itself: the highest that is reached holds.
  let isLadder = lines.allSatisfy { $0.low != nil && $0.high == nil && !$0.isTest }
  func holding(_ value: Int) -> [Int] {
    let reached = lines.indices.filter { lines[$0].holds(value) }
    guard isLadder else { return reached }
    func height(_ line: Int) -> Int {
      (lines[line].low?.quarters ?? 0) * 2 + (lines[line].low?.closed == true ? 0 : 1)
    }
    let highest = reached.map(height).max()
    return reached.filter { height($0) == highest }
  }
  let held = grid.map(holding)
  return (
    held.contains { $0.isEmpty }, held.contains { $0.count > 1 },
    lines.indices.contains { line in !held.contains { $0.contains(line) } }
  )
}

@Test func theCheckerAgreesWithTryingEveryValue() throws {
  var dice = Dice(state: 2026)
  for round in 0..<250 {
    let isWhole = Bool.random(using: &dice)
    let lines = (0..<Int.random(in: 1...5, using: &dice)).map { _ in randomLine(&dice) }
    let table = lines.map { "              - { \($0.text), earn: full }" }
    let text = """
      rulebook: thu
      title: Thử
      indicators: { x: { type: \(isWhole ? "whole-number" : "number"), range: { from: 0, to: 6 } } }
      assessments:
        units:
          criteria:
            - id: 1
              points: 10
              score:
                bands: x
                table:
      \(table.joined(separator: "\n"))
      """
    let loaded = load(text)
    guard let rulebook = loaded.rulebook, loaded.diagnostics.isEmpty else {
      Issue.record("round \(round): \(readable(loaded.diagnostics))")
      continue
    }
    let codes = Set(check(rulebook).diagnostics.map(\.fault.code))
    let expected = bruteForce(lines, isWhole: isWhole)
    #expect(codes.contains("TD3401") == expected.gap, "round \(round)\n\(text)")
    #expect(codes.contains("TD3402") == expected.overlap, "round \(round)\n\(text)")
    #expect(codes.contains("TD3403") == expected.unreachable, "round \(round)\n\(text)")
  }
}
