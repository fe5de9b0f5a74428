import Decimals
import Diagnostics
import FEEL

// Band tables: every value that can occur has one line.
extension AssessmentChecker {
  /// A line of a table with the piece of the number line that it holds.
  private struct Line {
    let band: Band
    /// The pieces that it holds; nil where that is not known before it runs.
    let pieces: [Piece]?
  }

  /// Reports gaps, overlaps and lines that never hold.
  func checkBands(of value: Formula, _ table: [Band], node: Criterion) {
    guard !table.contains(where: { rulebook.unread.touch($0.span) }),
      let expression = checker.expression(of: value)
    else { return }
    let rest = table.filter { $0.test.isOtherwise }
    if rest.count > 1 {
      report(BandFault.restTwice(first: rest[0].span), at: rest[1].span)
    }
    for band in table {
      guard case .interval(let interval) = band.test else { continue }
      checker.checkScale(ofEnd: interval.lower?.amount, value: expression)
      checker.checkScale(ofEnd: interval.upper?.amount, value: expression)
    }
    let range = self.range(of: expression, node)
    switch expression.type {
    case .number, .any: checkNumbers(closed(table), range, rest.first)
    default: checkWords(table, expression.type, rest.first)
    }
  }

  private func checkNumbers(_ table: [Band], _ range: ValueRange, _ rest: Band?) {
    let lines = table.filter { !$0.test.isOtherwise }.map { Line(band: $0, pieces: pieces(of: $0)) }
    guard let first = lines.first else { return }
    guard lines.allSatisfy({ $0.pieces != nil }) else {
      if rest == nil { report(BandFault.unproven, at: first.band.span) }
      return
    }
    var held: [(piece: Piece, band: Band)] = []
    for line in lines {
      let own = (line.pieces ?? []).map(range.cut).filter { !$0.isEmpty }
      if own.isEmpty {
        report(BandFault.unreachable(least: range.lower, most: range.upper), at: line.band.span)
      }
      overlaps: for piece in own {
        for other in held {
          let common = piece.common(with: other.piece)
          if common.isEmpty { continue }
          report(
            BandFault.overlap(
              from: common.lower?.value, to: range.last(of: common), example: common.sample,
              isOpen: other.band.test.isOpenAbove || line.band.test.isOpenAbove,
              first: other.band.span), at: line.band.span)
          break overlaps
        }
      }
      held += own.map { ($0, line.band) }
    }
    let gaps = range.gaps(leftBy: held.map(\.piece))
    if let rest {
      if gaps.isEmpty { report(BandFault.restEmpty, at: rest.span) }
      return
    }
    for gap in gaps {
      // The line above the gap, else the one below.
      let above = held.filter { $0.piece.lower == gap.upper && gap.upper != nil }.last
      let below = held.filter { $0.piece.upper == gap.lower && gap.lower != nil }.last
      report(
        BandFault.gap(
          from: gap.lower?.value, to: gap.upper == nil ? nil : range.last(of: gap),
          example: gap.sample), at: (above ?? below)?.band.span ?? first.band.span)
    }
  }

  /// Tables over levels, truth values and texts: what the tests say of each word that can occur.
  private func checkWords(_ table: [Band], _ type: FEELType, _ rest: Band?) {
    let values: [(word: String, value: Value)]
    switch type {
    case .boolean: values = [("true", Value(true)), ("false", Value(false))]
    case .level(let ladder):
      values = ladder.rungs.compactMap { rung in
        ladder.level(rung).map { (rung, .scalar(Cell($0))) }
      }
    default:
      if rest == nil, let first = table.first { report(BandFault.unproven, at: first.span) }
      return
    }
    let tests = table.compactMap { band -> (band: Band, test: Compiled)? in
      guard case .tests(let formula) = band.test,
        let expression = checker.expression(of: formula), expression.references.isEmpty
      else { return nil }
      return (band, expression.compiled())
    }
    guard tests.count == table.count(where: { !$0.test.isOtherwise }) else { return }
    var isAnyOpen = false
    for (word, value) in values {
      let holding = tests.filter { $0.test.value(Row(), input: value).boolean == true }
      if holding.isEmpty {
        isAnyOpen = true
        if rest == nil, let last = tests.last {
          report(BandFault.valueOpen(value: word), at: last.band.span)
        }
      }
      if holding.count > 1 {
        report(
          BandFault.valueTwice(value: word, first: holding[0].band.span), at: holding[1].band.span)
      }
    }
    if let rest, !isAnyOpen { report(BandFault.restEmpty, at: rest.span) }
  }

  /// The pieces that a line holds; nil where an end is not known before it runs.
  private func pieces(of band: Band) -> [Piece]? {
    switch band.test {
    case .interval(let interval):
      var piece = Piece()
      if let end = interval.lower {
        guard let value = constant(end.amount) else { return nil }
        piece.lower = Cut(value: value, isAfter: !end.isClosed)
      }
      if let end = interval.upper {
        guard let value = constant(end.amount) else { return nil }
        piece.upper = Cut(value: value, isAfter: end.isClosed)
      }
      return [piece]
    case .tests(let formula):
      return testPieces(of: formula.text) { text in
        parse(text, in: factScope).expression?.constant?.number
      }
    case .otherwise: return []
    }
  }

  /// The values that an expression can take, as far as its names tell.
  func range(of expression: Expression, _ node: Criterion) -> ValueRange {
    if let slot = expression.slot {
      if frame.measuring[slot] != nil, let value = node.value,
        let inner = checker.expression(of: value)
      {
        return range(of: inner, node)
      }
      return range(ofSlot: slot)
    }
    let ends = expression.bounds { slot in
      if frame.measuring[slot] != nil { return .unknown }
      let own = range(ofSlot: slot)
      return Bounds(lower: own.lower, upper: own.upper)
    }
    return ValueRange(lower: ends.lower, upper: ends.upper)
  }

  private func range(ofSlot slot: Slot) -> ValueRange {
    if slot.index < frame.factCount {
      return range(of: names.facts(of: assessment.subject)[slot.index])
    }
    if let first = frame.unitFacts, names.units.indices.contains(slot.index - first) {
      return range(of: names.units[slot.index - first])
    }
    if let first = frame.headFacts, names.persons.indices.contains(slot.index - first) {
      return range(of: names.persons[slot.index - first])
    }
    return .numbers
  }

  /// The values that a fact can have.
  func range(of fact: Fact) -> ValueRange {
    let byType: ValueRange
    switch fact.type {
    case .wholeNumber: byType = .wholeNumbers
    case .percent: byType = .percentages
    case .points: byType = ValueRange(lower: .zero)
    default: byType = .numbers
    }
    guard case .indicator(let index) = fact.origin else { return byType }
    let indicator = rulebook.indicators[index]
    // A declared range may go below 0 or above 100.
    guard let declared = indicator.range else { return byType }
    return ValueRange(decimals: byType.decimals).within(declared)
  }
}

// Lower bounds alone.
extension AssessmentChecker {
  /// The node with the upper ends of its ladders of lower bounds.
  func closed(_ node: Criterion) -> Criterion {
    guard case .scored(let method) = node.content else { return node }
    switch method.value {
    case .bands(let of, let table):
      return node.scored(by: .bands(of: of, table: closed(table)))
    case .deduct(let lines, let floor, let heaviestOnly):
      return node.scored(
        by: .deduct(lines: lines.map(closed), floor: floor, heaviestOnly: heaviestOnly))
    case .several(let several):
      return node.scored(
        by: .several(
          SeveralMethods(kind: several.kind, parts: several.parts.map { closed($0) })))
    default: return node
    }
  }

  private func closed(_ line: Deduction) -> Deduction {
    let trigger: Deduction.Trigger
    switch line.trigger {
    case .when, .count, .rows: return line
    case .bands(let of, let table): trigger = .bands(of: of, table: closed(table))
    case .group(let group):
      trigger = .group(
        DeductionGroup(
          lines: group.lines.map { closed($0) }, points: group.points, floor: group.floor,
          heaviestOnly: group.heaviestOnly))
    }
    return Deduction(
      id: line.id, trigger: trigger, loses: line.loses, cap: line.cap, reason: line.reason,
      remarks: line.remarks, span: line.span)
  }

  /// A table whose lines have lower ends alone, each with its upper end: the next lower end above.
  /// Other tables, and ladders whose ends are not known before they run, are returned as they are.
  func closed(_ table: [Band]) -> [Band] {
    var ends: [(index: Int, value: Decimal, end: Interval.End)] = []
    for (index, band) in table.enumerated() {
      switch band.test {
      case .otherwise: continue
      case .interval(let interval):
        guard let lower = interval.lower, interval.upper == nil,
          let value = constant(lower.amount)
        else { return table }
        ends.append((index, value, lower))
      case .tests: return table
      }
    }
    var result = table
    for (index, value, end) in ends {
      let own = Cut(value: value, isAfter: !end.isClosed)
      let next = ends.filter { Cut(value: $0.value, isAfter: !$0.end.isClosed) > own }
        .min {
          Cut(value: $0.value, isAfter: !$0.end.isClosed)
            < Cut(value: $1.value, isAfter: !$1.end.isClosed)
        }
      guard let next else { continue }
      let band = table[index]
      result[index] = Band(
        test: .interval(
          Interval(
            lower: end, upper: Interval.End(next.end.amount, isClosed: !next.end.isClosed))),
        earns: band.earns, remarks: band.remarks, span: band.span)
    }
    return result
  }
}

extension Band.Test {
  /// Whether it has a lower end and no upper one.
  var isOpenAbove: Bool {
    if case .interval(let interval) = self { return interval.lower != nil && interval.upper == nil }
    return false
  }

  /// Whether it holds for whatever no other line holds.
  var isOtherwise: Bool {
    if case .otherwise = self { return true }
    return false
  }
}

extension Criterion {
  /// The same node with another method.
  func scored(by method: ScoringMethod) -> Criterion {
    guard case .scored(let own) = content else { return self }
    return with(id: id, content: .scored(Placed(method, at: own.span)))
  }

  /// A part of a criterion's method by the name that messages use: `1.2/3` for the third of 1.2.
  func named(within whole: Criterion) -> Criterion {
    with(id: Placed("\(whole.id.value)/\(id.value)", at: id.span), content: content)
  }

  private func with(id: Placed<String>, content: Content) -> Criterion {
    Criterion(
      id: id, title: title, points: points, weight: weight, appliesWhen: appliesWhen,
      whenNotApplicable: whenNotApplicable, childrenNotApplicable: childrenNotApplicable,
      whenMissing: whenMissing, needs: needs, gate: gate, rounding: rounding,
      keepsAllDigits: keepsAllDigits, value: value, figures: figures, peers: peers,
      content: content, remarks: remarks, span: span)
  }
}
