import Decimals

extension Compiler {
  // MARK: - Filters

  mutating func filter(
    _ operand: Node, _ condition: Node, item: Int, _ range: Range<Int>
  ) -> Code {
    needsActivation = true
    let source = compile(operand).value
    let test = compile(condition).value
    let place = condition.range
    if condition.type == .number {
      return .value { row in
        let list = source(row)
        let index = test(row)
        if let absence = list.joinedAbsence(index) { return Value(absence) }
        return Operations.element(list, index, range)
      }
    }
    return .value { row in
      let list = source(row)
      if list.isAbsent { return list }
      guard let activation = row.activation else { return Value(.noSuchSlot, at: range) }
      let elements = list.list ?? [list]
      if list.isNull { return list.nullCause?.isError == true ? list : Value([Value]()) }
      var kept: [Value] = []
      var absence: Absence?
      if elements.isEmpty {
        // An index into an empty list is no element; a condition keeps none.
        activation.set(item, Value(.written))
        let probe = test(row)
        return probe.number == nil ? Value([Value]()) : Value(.indexOutside, at: range)
      }
      for element in elements {
        guard activation.budget.take() else { return Value(.tooManySteps, at: range) }
        activation.set(item, element)
        let value = test(row)
        if value.boolean == true {
          kept.append(element)
        } else if value.number != nil {
          return Operations.element(list, value, range)
        } else if let found = value.absence {
          absence = absence.map { $0.joined(with: found) } ?? found
        } else if value.boolean == nil, !value.isNull {
          return Value(.filterType, at: place)
        }
      }
      return absence.map { Value($0) } ?? Value(kept)
    }
  }

  // MARK: - for, some, every

  mutating func iteration(
    _ iterators: [Node.Iterator], _ body: Node, partial: Int?, _ range: Range<Int>
  ) -> Code {
    needsActivation = true
    let sources = compiled(iterators)
    let bodyRun = compile(body).value
    return .value { row in
      guard let activation = row.activation else { return Value(.noSuchSlot, at: range) }
      var results: [Value] = []
      if let partial { activation.set(partial, Value(results)) }
      let ended = Loop.run(sources[...], row, activation, range) { row in
        let value = bodyRun(row)
        results.append(value)
        if results.count > Limits.listLength { return Value(.listTooLong, at: range) }
        if let partial {
          // Each step copies what there is so far.
          guard activation.budget.take(results.count) else {
            return Value(.tooManySteps, at: range)
          }
          activation.set(partial, Value(results))
        }
        return nil
      }
      return ended ?? Operations.list(results)
    }
  }

  mutating func quantified(
    _ every: Bool, _ iterators: [Node.Iterator], _ body: Node, _ range: Range<Int>
  ) -> Code {
    needsActivation = true
    let sources = compiled(iterators)
    let bodyRun = compile(body).truth
    return .value { row in
      guard let activation = row.activation else { return Value(.noSuchSlot, at: range) }
      var result = Cell(every)
      let ended = Loop.run(sources[...], row, activation, range) { row in
        let cell = bodyRun(row)
        if cell.boolean == !every { return .scalar(cell) }
        switch cell.kind {
        case .boolean: break
        case .null, .absent: result = Operations.either(result, cell, range)
        // As with `and` and `or`: what is neither true nor false decides nothing.
        default: result = Operations.undecided(result, cell, range)
        }
        return nil
      }
      return ended ?? .scalar(result)
    }
  }

  private mutating func compiled(_ iterators: [Node.Iterator]) -> [Loop] {
    iterators.map { iterator in
      Loop(
        local: iterator.local, source: compile(iterator.source).value,
        end: iterator.end.map { compile($0).value }, place: iterator.source.range)
    }
  }
}

/// One name of a loop and what it runs over.
struct Loop: Sendable {
  let local: Int
  let source: ValueCode
  let end: ValueCode?
  let place: Range<Int>

  /// Runs `body` for every combination of elements, the last name changing fastest. Stops with the
  /// value that `body` gives, or with why it cannot go on.
  static func run(
    _ loops: ArraySlice<Loop>, _ row: Cursor, _ activation: Activation, _ range: Range<Int>,
    _ body: (Cursor) -> Value?
  ) -> Value? {
    guard let loop = loops.first else { return body(row) }
    let source = loop.source(row)
    func visit(_ element: Value) -> Value? {
      guard activation.budget.take() else { return Value(.tooManySteps, at: range) }
      activation.set(loop.local, element)
      return run(loops.dropFirst(), row, activation, range, body)
    }
    if let end = loop.end {
      return steps(source, end(row), loop.place, visit)
    }
    if source.isAbsent { return source }
    switch source {
    case .object(.list(let list)):
      for element in list.elements {
        if let ended = visit(element) { return ended }
      }
      return nil
    case .object(.range(let bounds)): return bounds.iterate(loop.place, visit)
    default:
      if let null = Operations.passedNull(source, source, .notIterable, loop.place) { return null }
      return visit(source)
    }
  }

  /// Visits `low..high`, upwards or downwards.
  private static func steps(
    _ low: Value, _ high: Value, _ range: Range<Int>, _ visit: (Value) -> Value?
  ) -> Value? {
    if let absence = low.joinedAbsence(high) { return Value(absence) }
    if let null = Operations.passedNull(low, high, .notIterable, range) { return null }
    guard let first = low.number, let last = high.number else {
      return dates(low, high, range, visit)
    }
    let falling = first > last
    var current = first
    while falling ? current >= last : current <= last {
      if let ended = visit(Value(current)) { return ended }
      guard let next = falling ? current.subtracting(.one) : current.adding(.one), next != current
      else { return Value(.overflow, at: range) }
      current = next
    }
    return nil
  }
}

extension RangeValue {
  /// Visits the whole numbers or days of the range, upwards.
  fileprivate func iterate(_ range: Range<Int>, _ visit: (Value) -> Value?) -> Value? {
    guard form == .interval, case let order = low.order(high) else {
      return Value(.notIterable, at: range)
    }
    guard let first = low.number, let last = high.number else {
      return Loop.days(self, range, visit)
    }
    if case .greater = order { return Value(.rangeEnds, at: range) }
    var current = first
    while current < last || (highClosed && current == last) {
      if lowClosed || current != first {
        if let ended = visit(Value(current)) { return ended }
      }
      guard let next = current.adding(.one), next != current else {
        return Value(.overflow, at: range)
      }
      current = next
    }
    return nil
  }
}

extension Operations {
  /// `list[index]`: from 1, or from the end where it is negative.
  static func element(_ list: Value, _ index: Value, _ range: Range<Int>) -> Value {
    if let null = passedNull(list, list, .nullOperand, range) { return null }
    if let null = passedNull(index, index, .nullOperand, range) { return null }
    let elements = list.list ?? [list]
    guard let position = index.number?.truncated.integer, position != 0 else {
      return Value(.indexOutside, at: range)
    }
    let offset = position > 0 ? position - 1 : elements.count + max(position, -elements.count - 1)
    return elements.indices.contains(offset) ? elements[offset] : Value(.indexOutside, at: range)
  }
}
