import Decimals

extension Compiler {
  mutating func builtin(
    _ forms: [Builtin.Form], _ arguments: [Node?], _ range: Range<Int>
  ) -> Code {
    let codes = arguments.map { argument in argument.map { compile($0) } }
    if let quick = quick(forms, codes, range) { return .cell(quick) }
    let runs = codes.map { $0?.value }
    return .value { row in forms.call(runs.map { $0?(row) }, row, range) }
  }

  /// The quick way of a function, where its arguments are cells that are likely to be numbers.
  private func quick(
    _ forms: [Builtin.Form], _ codes: [Code?], _ range: Range<Int>
  ) -> CellCode? {
    guard let form = forms.first(where: { $0.quick != nil }), let quick = form.quick else {
      return nil
    }
    var cells: [CellCode] = []
    for code in codes {
      guard case .cell(let run)? = code else { return nil }
      cells.append(run)
    }
    @Sendable func slowly(_ cells: [Cell]) -> Cell {
      forms.call(cells.map { .scalar($0) }, nil, range).asCell
    }
    switch (quick, cells.count) {
    case (.one(let compute), 1):
      let run = cells[0]
      return { row in
        let cell = run(row)
        if let number = cell.number, let result = compute(number) { return Cell(result) }
        return slowly([cell])
      }
    case (.two(let compute), 2), (.fold(let compute), 2):
      let (first, second) = (cells[0], cells[1])
      return { row in
        let left = first(row)
        let right = second(row)
        if let left = left.number, let right = right.number, let result = compute(left, right) {
          return Cell(result)
        }
        return slowly([left, right])
      }
    case (.fold(let compute), 3...):
      let all = cells
      return { row in
        var result: Decimal?
        for (index, run) in all.enumerated() {
          guard let number = run(row).number else { return slowly(all.map { $0(row) }) }
          guard let next = index == 0 ? number : result.flatMap({ compute($0, number) }) else {
            return slowly(all.map { $0(row) })
          }
          result = next
        }
        return result.map { Cell($0) } ?? slowly(all.map { $0(row) })
      }
    case (.cell(let compute), 1):
      let run = cells[0]
      return { row in
        let cell = run(row)
        return compute(cell) ?? slowly([cell])
      }
    default: return nil
    }
  }

  mutating func domain(
    _ run: @escaping @Sendable ([Value], Row) -> Value, _ arguments: [Node], _ aware: Bool
  ) -> Code {
    needsActivation = true
    let runs = arguments.map { compile($0).value }
    return .value { row in
      let values = runs.map { $0(row) }
      if !aware, case let list = Operations.list(values), list.isAbsent { return list }
      return run(values, row.row)
    }
  }

  mutating func function(_ function: Node.FunctionNode) -> Code {
    needsActivation = true
    let maker = FunctionMaker(
      function: function, run: compile(function.body).value, origin: origin)
    let captures = function.captures
    return .value { row in
      let outer = row.activation?.locals ?? []
      let caught = captures.map { capture in
        (
          capture.inner,
          outer.indices.contains(capture.outer) ? outer[capture.outer] : Value(.noSuchSlot)
        )
      }
      return Value(maker.make(caught))
    }
  }

  mutating func call(_ callee: Node, _ arguments: [Node.Argument], _ range: Range<Int>) -> Code {
    needsActivation = true
    let calleeRun = compile(callee).value
    let runs = arguments.map { ($0.name, compile($0.value).value) }
    return .value { row in
      let function = calleeRun(row)
      if function.isAbsent { return function }
      if let null = Operations.passedNull(function, function, .notAFunction, range) { return null }
      guard let function = function.function else { return Value(.notAFunction, at: range) }
      var values: [(String?, Value)] = []
      for (name, run) in runs { values.append((name, run(row))) }
      return function.call(values, row, range)
    }
  }
}

/// Makes the values of one function that is written in FEEL.
private struct FunctionMaker: Sendable {
  let function: Node.FunctionNode
  let run: ValueCode
  let origin: Origin

  /// The function with what it caught. For itself it makes a new value at each call, so that no
  /// value holds itself.
  func make(_ caught: [(Int, Value)]) -> FunctionValue {
    var size = Size()
    for (_, value) in caught { size.add(value.size) }
    return FunctionValue(
      function.parameters, result: function.body.type, isFlexible: false, size: size,
      origin: origin, depth: function.body.depth
    ) { arguments, row, range in
      let activation = Activation(
        locals: function.locals, objects: row.activation?.objects ?? [],
        budget: row.activation?.budget ?? Budget(), origin: origin)
      for (index, argument) in arguments.enumerated() { activation.set(index, argument) }
      for (index, value) in caught { activation.set(index, value) }
      if let own = function.own { activation.set(own, Value(make(caught))) }
      return row.with(activation) { run($0) }
    }
  }
}

extension FunctionValue {
  /// Calls the function with arguments by position or name.
  func call(_ arguments: [(String?, Value)], _ row: Cursor, _ range: Range<Int>) -> Value {
    guard arguments.contains(where: { $0.0 != nil }) else {
      return call(arguments.map(\.1), row, range)
    }
    var ordered: [Value?] = Array(repeating: nil, count: parameters.count)
    for (name, value) in arguments {
      guard let index = parameters.firstIndex(where: { $0.name == name }) else {
        return Value(.unknownParameter, at: range)
      }
      ordered[index] = value
    }
    return call(ordered.map { $0 ?? Value(.written, at: range) }, row, range)
  }

  /// Calls the function with arguments in the order of its parameters. Absent arguments are handed
  /// in: a function of FEEL stands for its body.
  func call(_ arguments: [Value], _ row: Cursor, _ range: Range<Int>) -> Value {
    guard isFlexible || arguments.count == parameters.count else {
      return Value(.argumentCount, at: range)
    }
    guard let caller = row.activation else {
      let activation = Activation(locals: 0, objects: [], budget: Budget(), origin: nil)
      return row.with(activation) { call(arguments, $0, range) }
    }
    let budget = caller.budget
    guard budget.take() else { return Value(.tooManySteps, at: range) }
    guard budget.depth + depth <= Limits.callDepth else { return Value(.tooManyCalls, at: range) }
    var converted = arguments
    if !isFlexible {
      for (index, parameter) in parameters.enumerated() where !arguments[index].isAbsent {
        guard let value = arguments[index].converted(to: parameter.type) else {
          return Value(.argumentType, at: range)
        }
        converted[index] = value
      }
    }
    budget.depth += depth
    let result = body(converted, row, range)
    budget.depth -= depth
    // A null made in the text of another expression has its place there; here it is the call.
    if let origin, origin !== caller.origin, let cause = result.nullCause, cause.isError {
      return Value(cause, at: range)
    }
    return result
  }
}
