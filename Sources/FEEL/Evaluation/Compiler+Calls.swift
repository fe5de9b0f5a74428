import Decimals

extension Compiler {
  mutating func builtin(
    _ forms: [Builtin.Form], _ arguments: [Node?], _ range: Range<Int>
  ) -> Code {
    needsActivation = true
    let runs = arguments.map { argument in argument.map { compile($0).value } }
    return .value { row in forms.call(runs.map { $0?(row) }, row, range) }
  }

  mutating func domain(
    _ run: @escaping @Sendable ([Value], Row) -> Value, _ arguments: [Node], _ aware: Bool
  ) -> Code {
    let runs = arguments.map { compile($0).value }
    return .value { row in
      let values = runs.map { $0(row) }
      if !aware, case let list = Operations.list(values), list.isAbsent { return list }
      return run(values, row)
    }
  }

  mutating func function(_ function: Node.FunctionNode) -> Code {
    needsActivation = true
    let parameters = function.parameters
    let captures = function.captures
    let locals = function.locals
    let bodyRun = compile(function.body).value
    let result = function.body.type
    return .value { row in
      let outer = row.activation?.locals ?? []
      let caught = captures.map { capture in
        (
          capture.inner,
          outer.indices.contains(capture.outer) ? outer[capture.outer] : Value(.noSuchSlot)
        )
      }
      return .object(
        .function(
          FunctionValue(parameters, result: result) { arguments, row, range in
            let budget = row.activation?.budget ?? Budget()
            let activation = Activation(locals: locals, budget: budget)
            for (index, argument) in arguments.enumerated() { activation.set(index, argument) }
            for (index, value) in caught { activation.set(index, value) }
            return bodyRun(row.entering(activation))
          }))
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

extension FunctionValue {
  /// Calls the function with arguments by position or name.
  func call(_ arguments: [(String?, Value)], _ row: Row, _ range: Range<Int>) -> Value {
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
  func call(_ arguments: [Value], _ row: Row, _ range: Range<Int>) -> Value {
    guard isFlexible || arguments.count == parameters.count else {
      return Value(.argumentCount, at: range)
    }
    let row = row.activation == nil ? row.entering(Activation(locals: 0, budget: Budget())) : row
    guard let budget = row.activation?.budget, budget.take() else {
      return Value(.tooManySteps, at: range)
    }
    guard budget.calls < Limits.calls else { return Value(.tooManyCalls, at: range) }
    var converted = arguments
    if !isFlexible {
      for (index, parameter) in parameters.enumerated() where !arguments[index].isAbsent {
        guard let value = arguments[index].converted(to: parameter.type) else {
          return Value(.argumentType, at: range)
        }
        converted[index] = value
      }
    }
    budget.calls += 1
    defer { budget.calls -= 1 }
    return body(converted, row, range)
  }
}
