import Decimals
import Diagnostics
import FEEL
import YAMLSource

// Functions of the rulebook's own: each read once, in an order in which it comes after those that it
// calls, and kept as a value that formulas call.
extension Checker {
  /// The functions as names; one that cannot be read stands for anything.
  func functionValues(seeing parameters: [Binding]) -> [Binding] {
    let functions = rulebook.functions
    if functions.isEmpty { return [] }
    checkFunctionNames()
    let types = functions.map(parameterTypes)
    var scope = Scope()
    scope.add(parameters)
    let unread = functions.map { function in
      Binding(
        function.name.value, .any, .constant(Value(Absence(.undefined))),
        defined: function.name.span)
    }
    // Which calls which is known once each is read with the names of all.
    var outline = scope
    outline.add(unread)
    var calls: [Int: [(fact: Int, span: Span)]] = [:]
    for (number, function) in functions.enumerated() {
      calls[number] = callees(of: function, types[number], outline)
    }
    let sorted = dependencyOrder(of: Array(functions.indices), calls)
    for circle in sorted.circles {
      report(
        FunctionFault.circle(
          names: circle.members.map { functions[$0].name.value },
          others: Array(circle.spans.dropFirst())), at: circle.spans.first ?? rulebook.span)
    }
    let turning = Set(sorted.circles.flatMap(\.members))
    var bindings = unread
    scope.push()
    for number in turning { scope.add(unread[number]) }
    for number in sorted.order {
      let function = functions[number]
      let parsed = parse(function.body.text, as: .function(types[number]), in: scope)
      report(parsed, of: function)
      if let expression = parsed.expression, let value = expression.constant,
        !turning.contains(number)
      {
        bindings[number] = Binding(
          function.name.value, expression.type, .constant(value), defined: function.name.span)
      }
      scope.add(bindings[number])
    }
    return bindings
  }

  /// Reports names that something else has.
  private func checkFunctionNames() {
    let standard = Scope()
    let own: Set<String> = [
      "points of", "share of", "scored points", "result", "number at least", "share at least",
      "previous", "working days",
    ]
    for name in rulebook.functions.map(\.name)
    where standard.knows(name.value) || own.contains(name.value) {
      report(FunctionFault.nameTaken(name: name.value), at: name.span)
    }
  }

  private func parameterTypes(
    of function: FunctionDefinition
  ) -> [FunctionValue.Parameter] {
    function.parameters.map { parameter in
      FunctionValue.Parameter(parameter.name.value, parameter.type.map(type) ?? .any)
    }
  }

  /// The type that a parameter's declaration names: one of the rule language, a ladder, or one of
  /// FEEL.
  private func type(named name: Placed<String>) -> FEELType {
    switch name.value {
    case "whole-number", "percent", "points": return .number
    case "yes-no": return .boolean
    case "text": return .string
    default: break
    }
    if let ladder = ladders.first(where: { $0.name == name.value }) { return .level(ladder) }
    if let type = parseType(name.value, in: Scope()) { return type }
    let known =
      ["number", "yes-no", "text", "date", "list<number>"] + rulebook.ladders.map(\.name.value)
    report(
      FunctionFault.unknownType(
        name: name.value, nearest: nearestName(to: name.value, among: known)), at: name.span)
    return .any
  }

  /// The functions that a function calls, and where.
  private func callees(
    of function: FunctionDefinition, _ parameters: [FunctionValue.Parameter], _ scope: Scope
  ) -> [(fact: Int, span: Span)] {
    let references =
      parse(function.body.text, as: .function(parameters), in: scope).readReferences
    return references.compactMap { reference in
      guard let defined = reference.binding.defined,
        let number = rulebook.functions.firstIndex(where: { $0.name.span == defined })
      else { return nil }
      return (number, function.body.scalar.span(of: reference.range))
    }
  }

  private func report(_ parsed: Checked, of function: FunctionDefinition) {
    report(parsed, of: function.body) { [rulebook] fault in
      guard case .unknownName(let name, _)? = fault as? FEELFault else { return nil }
      let facts = SubjectKind.allCases.flatMap(rulebook.factNames)
      return facts.contains(name)
        ? FunctionFault.readsFact(name: name, function: function.name.value) : nil
    }
  }

  /// Reports functions that nothing calls. Where something could not be read nothing is said.
  func checkUseOfFunctions() {
    guard !rulebook.functions.isEmpty, !rulebook.unread.hasErrors, !hasUnreadFormulas else {
      return
    }
    let read = Set(expressions.flatMap { $0?.references.compactMap(\.binding.defined) ?? [] })
    for function in rulebook.functions where !read.contains(function.name.span) {
      report(AdviceFault.functionUnused(name: function.name.value), at: function.name.span)
    }
  }
}
