import Decimals
import Diagnostics
import FEEL

// Decision tables: their formulas, and what their rows hold of the values that can occur.
extension AssessmentChecker {
  /// Checks the formulas of a table.
  func checkFormulas(of table: PointsTable, in scope: Scope) {
    let types = table.inputs.map { input in
      checker.check(input.value, key: input.name.value, .anything, in: scope)?.type ?? .any
    }
    for row in table.allRows {
      for (test, type) in zip(row.tests, types) {
        guard let test else { continue }
        var scope = scope
        if type == .boolean {
          // What YAML calls yes and no may be called so here.
          scope.push()
          scope.add(Binding("yes", .boolean, .constant(Value(true))))
          scope.add(Binding("no", .boolean, .constant(Value(false))))
        }
        checker.checkTests(test, of: type, in: scope)
      }
      if case .points(let amount)? = row.earns {
        checker.check(amount, key: "earn", in: scope)
      }
    }
  }

  /// One combination of values, and how many combinations are looked at most: beyond that nothing is
  /// said about gaps and overlaps.
  private static let mostCombinations = 50_000

  /// Values of one input that stand for all that can occur, and by row whether it holds for each.
  private struct Column {
    let name: String
    let values: [(shown: String, value: Value)]
    let holds: [[Bool]]
  }

  /// Reports gaps, overlaps and rows that never hold or never count.
  func checkRows(of table: PointsTable, _ node: Criterion) {
    guard !table.rows.isEmpty, !rulebook.unread.touch(node.span),
      table.formulas.allSatisfy({ checker.expression(of: $0) != nil })
    else { return }
    var columns: [Column] = []
    for index in table.inputs.indices {
      guard let column = column(index, of: table, node) else {
        if let row = table.rows.first, table.needsProof {
          checker.report(TableFault.unproven, at: checker.firstLine(of: row.span))
        }
        return
      }
      columns.append(column)
    }
    var dead: Set<Int> = []
    for (number, row) in table.rows.enumerated() {
      guard columns.contains(where: { !$0.holds[number].contains(true) }) else { continue }
      dead.insert(number)
      checker.report(TableFault.unreachable, at: checker.firstLine(of: row.span))
    }
    var combinations = 1
    for column in columns { combinations = min(combinations * column.values.count, 1_000_000) }
    guard combinations <= Self.mostCombinations else {
      if table.needsProof {
        checker.report(TableFault.unproven, at: checker.firstLine(of: table.rows[0].span))
      }
      return
    }
    checkCombinations(of: table, columns, combinations, dead)
  }

  private func checkCombinations(
    of table: PointsTable, _ columns: [Column], _ combinations: Int, _ dead: Set<Int>
  ) {
    var isGapTold = false
    var isRestUsed = false
    var told: Set<Int> = []
    var counting: Set<Int> = []
    for combination in 0..<combinations {
      var rest = combination
      let places = columns.map { column -> Int in
        defer { rest /= column.values.count }
        return rest % column.values.count
      }
      let hits = table.rows.indices.filter { row in
        zip(columns, places).allSatisfy { $0.holds[row][$1] }
      }
      guard let first = hits.first else {
        isRestUsed = true
        if !table.isCompleteByItself, !isGapTold, let row = table.rows.first {
          isGapTold = true
          report(
            TableFault.gap(example: example(columns, places)), at: checker.firstLine(of: row.span))
        }
        continue
      }
      counting.insert(first)
      guard hits.count > 1, table.hitPolicy == .unique || table.hitPolicy == .any else { continue }
      for second in hits.dropFirst() where !told.contains(second) {
        let span = checker.firstLine(of: table.rows[second].span)
        let other = checker.firstLine(of: table.rows[first].span)
        if table.hitPolicy == .unique {
          told.insert(second)
          report(TableFault.overlap(example: example(columns, places), first: other), at: span)
        } else if let own = known(table.rows[second].earns),
          let its = known(table.rows[first].earns),
          own != its
        {
          told.insert(second)
          report(TableFault.differs(example: example(columns, places), first: other), at: span)
        }
      }
    }
    if table.hitPolicy == .first {
      for number in table.rows.indices where !counting.contains(number) && !dead.contains(number) {
        report(TableFault.shadowed, at: checker.firstLine(of: table.rows[number].span))
      }
    }
    if let otherwise = table.otherwise, !isRestUsed {
      report(BandFault.restEmpty, at: checker.firstLine(of: otherwise.span))
    }
  }

  /// What a row earns, as far as that tells rows apart.
  private func known(_ earning: Earning?) -> Decimal? {
    switch earning {
    case .points(let amount): constant(amount)
    case .share(let share): share.value
    case nil: nil
    }
  }

  private func example(_ columns: [Column], _ places: [Int]) -> String {
    zip(columns, places).map { column, place in "\(column.name) = \(column.values[place].shown)" }
      .joined(separator: ", ")
  }

  /// The values of an input that stand for all; nil where that is not known before it runs.
  private func column(_ index: Int, of table: PointsTable, _ node: Criterion) -> Column? {
    let input = table.inputs[index]
    guard let expression = checker.expression(of: input.value) else { return nil }
    var tests: [Compiled?] = []
    var pieces: [Piece] = []
    for row in table.rows {
      guard let formula = row.tests[index] else {
        tests.append(nil)
        continue
      }
      guard let test = checker.expression(of: formula), test.readsNothingElse else { return nil }
      tests.append(test.compiled())
      if expression.type == .number {
        let own = testPieces(of: formula.text) { text in
          parse(text, in: factScope).expression?.constant?.number
        }
        guard let own else { return nil }
        pieces += own
      }
    }
    let values: [(shown: String, value: Value)]
    switch expression.type {
    case .number:
      values = range(of: expression, node).samples(of: pieces).map { ($0.description, Value($0)) }
    case .boolean: values = [("true", Value(true)), ("false", Value(false))]
    case .level(let ladder):
      values = ladder.rungs.compactMap { rung in
        ladder.level(rung).map { ("\"\(rung)\"", .scalar(Cell($0))) }
      }
    default: return nil
    }
    let holds = tests.map { test in
      values.map { value in test?.value(Row(), input: value.value).boolean ?? (test == nil) }
    }
    return Column(name: input.name.value, values: values, holds: holds)
  }
}

extension PointsTable {
  /// Whether a gap or an overlap would be a fault.
  fileprivate var needsProof: Bool {
    !isCompleteByItself || hitPolicy == .unique || hitPolicy == .any
  }
}

extension Expression {
  /// Whether it reads nothing but its input and constants.
  fileprivate var readsNothingElse: Bool {
    references.allSatisfy { reference in
      switch reference.binding.reference {
      case .constant, .input: true
      case .slot, .object: false
      }
    }
  }
}

extension ValueRange {
  /// Values that can occur, of which one lies on each end of a piece and one in each space between
  /// neighbouring ends.
  func samples(of pieces: [Piece]) -> [Decimal] {
    var ends: [Decimal] = [lower, upper].compactMap { $0 }
    ends += pieces.flatMap { [$0.lower?.value, $0.upper?.value].compactMap { $0 } }
    let sorted = Array(Set(ends)).sorted()
    let step = decimals.flatMap { Decimal(coefficient: 1, exponent: -$0) } ?? .one
    var samples = sorted
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      if let decimals {
        // The next value above, if it is not the neighbour itself.
        let next = low.adding(step)?.rounded(toDigits: decimals, .floor) ?? low
        if next > low, next < high { samples.append(next) }
      } else if let middle = low.adding(high)?.dividing(by: .two) {
        samples.append(middle)
      }
    }
    if lower == nil { samples.append(sorted.first?.subtracting(step) ?? .zero) }
    if upper == nil { samples.append(sorted.last?.adding(step) ?? .zero) }
    return Array(Set(samples)).sorted().filter { value in
      if let lower, value < lower { return false }
      if let upper, value > upper { return false }
      guard let decimals else { return true }
      return value.rounded(toDigits: decimals, .floor) == value
    }
  }
}
