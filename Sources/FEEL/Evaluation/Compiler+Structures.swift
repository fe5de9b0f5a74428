import Decimals

extension Compiler {
  mutating func conditional(
    _ condition: Node, _ yes: Node, _ no: Node, _ range: Range<Int>
  ) -> Code {
    let conditionRun = compile(condition).truth
    let yesCode = compile(yes)
    let noCode = compile(no)
    let conditionRange = condition.range
    if case .cell(let yesRun) = yesCode, case .cell(let noRun) = noCode {
      return .cell { row in
        let condition = conditionRun(row)
        if let truth = condition.boolean { return truth ? yesRun(row) : noRun(row) }
        return Operations.unclear(condition, conditionRange) ?? noRun(row)
      }
    }
    let yesRun = yesCode.value
    let noRun = noCode.value
    return .value { row in
      let condition = conditionRun(row)
      if let truth = condition.boolean { return truth ? yesRun(row) : noRun(row) }
      return Operations.unclear(condition, conditionRange).map { .scalar($0) } ?? noRun(row)
    }
  }

  mutating func list(_ items: [Node]) -> Code {
    let runs = items.map { compile($0).value }
    if probe == nil, items.allSatisfy({ $0.constant != nil }) {
      let list = Operations.list(items.compactMap(\.constant))
      return .value { _ in list }
    }
    return .value { row in
      var values: [Value] = []
      values.reserveCapacity(runs.count)
      for run in runs { values.append(run(row)) }
      return Operations.list(values)
    }
  }

  mutating func context(_ entries: [Node.Entry], _ range: Range<Int>) -> Code {
    needsActivation = true
    let keys = entries.map(\.key)
    for (index, key) in keys.enumerated() where keys[..<index].contains(key) {
      return .cell { _ in Cell(.duplicateKey, at: range) }
    }
    let runs = entries.map { ($0.key, $0.local, compile($0.value).value) }
    return .value { row in
      var context = Context()
      for (key, local, run) in runs {
        let value = run(row)
        row.activation?.set(local, value)
        context.append(key, value)
      }
      return Value(context)
    }
  }

  mutating func range(_ ends: Node.RangeNode, _ range: Range<Int>) -> Code {
    let low = ends.low.map { compile($0).value }
    let high = ends.form == .interval || ends.low == nil ? ends.high.map { compile($0).value } : low
    let hasHigh = ends.high != nil
    let run: ValueCode = { row in
      let low = low?(row) ?? Value(.written, at: range)
      let high = hasHigh ? high?(row) ?? low : Value(.written, at: range)
      if let absence = low.joinedAbsence(high) { return Value(absence) }
      if ends.form == .interval, !low.isNull, !high.isNull {
        if case .impossible = low.order(high) { return Value(.rangeEnds, at: range) }
      }
      return Value(
        RangeValue(
          low, high, lowClosed: ends.lowClosed, highClosed: ends.highClosed, form: ends.form))
    }
    if probe == nil, ends.low?.constant != nil || ends.low == nil,
      ends.high?.constant != nil || ends.high == nil
    {
      let value = run(Cursor(Row()))
      return .value { _ in value }
    }
    return .value(run)
  }

  // MARK: - Paths

  mutating func path(_ operand: Node, _ name: String, _ range: Range<Int>) -> Code {
    let run = compile(operand).value
    let isList = operand.type.isOpen || operand.type.element != operand.type
    return .value { row in
      let value = run(row)
      if isList, let list = value.list, row.activation?.budget.take(list.count) == false {
        return Value(.tooManySteps, at: range)
      }
      return Operations.path(value, name, range)
    }
  }

  mutating func implicitField(_ item: Int, _ name: String, _ range: Range<Int>) -> Code {
    needsActivation = true
    return .value { row in
      guard let locals = row.activation?.locals, locals.indices.contains(item) else {
        return Value(.unknownName, at: range)
      }
      return locals[item].context?[name] ?? Value(.unknownName, at: range)
    }
  }

  mutating func instance(_ operand: Node, _ type: FEELType) -> Code {
    let run = compile(operand).value
    return .cell { row in
      let value = run(row)
      if value.isAbsent { return value.asCell }
      return Cell(value.isInstance(of: type))
    }
  }

  // MARK: - Tests

  mutating func membership(
    _ value: Node, _ tests: [Node.Test], _ negated: Bool, _ range: Range<Int>
  ) -> Code {
    if probe == nil, tests.count == 1, !negated, let cell = singleTest(value, tests[0], range) {
      return .cell(cell)
    }
    let valueRun = compile(value).value
    var runs: [@Sendable (Value, Cursor) -> Cell] = []
    for test in tests { runs.append(self.test(test, range)) }
    let all = runs
    return .cell { row in
      let value = valueRun(row)
      if value.isAbsent { return value.asCell }
      var result = Cell(false)
      for run in all {
        let cell = run(value, row)
        if cell.boolean == true {
          result = cell
          break
        }
        if cell.kind != .boolean { result = Operations.either(result, cell, range) }
      }
      if negated, let truth = result.boolean { return Cell(!truth) }
      return result
    }
  }

  /// A single comparison of plain cells, without anything in between.
  private mutating func singleTest(
    _ value: Node, _ test: Node.Test, _ range: Range<Int>
  ) -> CellCode? {
    guard value.type == .number else { return nil }
    switch test {
    case .comparison(let op, let end) where end.type == .number:
      if case .cell(let run) = compare(op, value, end, range) { return run }
    case .value(let node) where node.type == .number:
      if case .cell(let run) = compare(.equal, value, node, range) { return run }
    case .value(let node):
      guard case .range(let ends) = node.kind, ends.form == .interval,
        let low = ends.low, let high = ends.high, low.type == .number, high.type == .number,
        case .cell(let valueRun) = compile(value), case .cell(let lowRun) = compile(low),
        case .cell(let highRun) = compile(high)
      else { return nil }
      let place = node.range
      return { row in
        let (value, low, high) = (valueRun(row), lowRun(row), highRun(row))
        if let below = Cell.comparing(value, low), let above = Cell.comparing(value, high) {
          return Cell(
            (ends.lowClosed ? below >= 0 : below > 0) && (ends.highClosed ? above <= 0 : above < 0))
        }
        if let absence = Operations.list([.scalar(value), .scalar(low), .scalar(high)]).absence {
          return Cell(absence)
        }
        let bounds = RangeValue(
          .scalar(low), .scalar(high), lowClosed: ends.lowClosed, highClosed: ends.highClosed)
        return Operations.test(.scalar(value), .object(.range(bounds)), place)
      }
    default: break
    }
    return nil
  }

  private mutating func test(
    _ test: Node.Test, _ range: Range<Int>
  ) -> @Sendable (Value, Cursor) -> Cell {
    switch test {
    case .any: return { _, _ in Cell(true) }
    case .comparison(let op, let node):
      let run = compile(node).value
      let place = node.range
      return { value, row in
        let expected = run(row)
        guard row.pays(for: value, expected) else { return Cell(.tooManySteps, at: place) }
        return Operations.compare(op, value, expected, place)
      }
    case .value(let node):
      let run = compile(node).value
      let place = node.range
      return { value, row in
        let expected = run(row)
        guard row.pays(for: value, expected) else { return Cell(.tooManySteps, at: place) }
        return Operations.test(value, expected, place)
      }
    case .holds(let node):
      let run = compile(node).truth
      let place = node.range
      return { _, row in
        let cell = run(row)
        if cell.kind == .boolean || cell.kind == .absent || cell.kind == .null { return cell }
        return Cell(.conditionType, at: place)
      }
    }
  }
}

extension Operations {
  /// What `if` makes of a condition that is no truth value: absence passes, an error too, a value of
  /// another type is an error; null takes the else-branch.
  @inline(never)
  static func unclear(_ condition: Cell, _ range: Range<Int>) -> Cell? {
    switch condition.kind {
    case .absent: condition
    case .null: nil
    default: Cell(.conditionType, at: range)
    }
  }

  /// A list of values; absent where an element is.
  static func list(_ values: [Value]) -> Value {
    var absence: Absence?
    for value in values {
      if let found = value.absence { absence = absence.map { $0.joined(with: found) } ?? found }
    }
    return absence.map { Value($0) } ?? Value(values)
  }

  /// One of two test results that both are not true: absence wins, then an error, then a note.
  static func either(_ left: Cell, _ right: Cell, _ range: Range<Int>) -> Cell {
    if left.kind == .boolean { return right }
    return undecided(left, right, range)
  }

  /// Whether `value` passes a test by `expected`: equality, membership of a list, containment in a
  /// range (DMN 1.5, table 55).
  static func test(_ value: Value, _ expected: Value, _ range: Range<Int>) -> Cell {
    if let absence = value.joinedAbsence(expected) { return Cell(absence) }
    if case .object(.range(let bounds)) = expected {
      if value.range == nil {
        switch bounds.contains(value) {
        case .decided(let verdict): return verdict.cell(.comparisonTypes, range)
        case .unknown: return Cell(.unknownEnd, at: range)
        case .error:
          return (passedNull(value, value, .nullComparison, range)?.asCell)
            ?? Cell(
              bounds.low.isNull || bounds.high.isNull ? .rangeEnds : .comparisonTypes, at: range)
        }
      }
      return value.equals(expected).cell(.comparisonTypes, range)
    }
    if let elements = expected.list {
      // A list holds the value, or something that the value passes; a list may also be equal.
      var result = Cell(false)
      if value.list != nil, value.equals(expected) == .yes { return Cell(true) }
      for element in elements {
        let cell = test(value, element, range)
        if cell.boolean == true { return cell }
        if cell.kind == .absent { result = either(result, cell, range) }
      }
      return result
    }
    return value.equals(expected).cell(.comparisonTypes, range)
  }

  /// The entry `name` of a context, of each context in a list, or a property of a value.
  static func path(_ value: Value, _ name: String, _ range: Range<Int>) -> Value {
    if value.isAbsent { return value }
    if let null = passedNull(value, value, .unknownField, range) { return null }
    switch value {
    case .object(.context(let context)):
      return context[name] ?? Value(.unknownField, at: range)
    case .object(.list(let list)):
      return self.list(list.elements.map { path($0, name, range) })
    case .object(.range(let bounds)):
      return bounds.property(name) ?? Value(.unknownField, at: range)
    case .scalar(let cell): return .scalar(cell.property(name, range))
    default: return Value(.unknownField, at: range)
    }
  }
}

extension RangeValue {
  /// A property of the range (DMN 1.5, table 65).
  func property(_ name: String) -> Value? {
    switch name {
    case "start": low
    case "end": high
    case "start included": Value(lowClosed)
    case "end included": Value(highClosed)
    default: nil
    }
  }
}

extension Context {
  /// Puts an entry under a key that is not there yet.
  fileprivate mutating func append(_ key: String, _ value: Value) { set(key, value) }
}
