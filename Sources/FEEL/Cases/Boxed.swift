import Decimals

/// A boxed expression of a conformance case: a text, or a structure of them (DMN 1.5, chapter 10.2).
indirect enum Boxed: Sendable {
  case literal(String, type: String?)
  case context([(name: String?, type: String?, value: Boxed)], type: String?)
  case invocation(Boxed, [(name: String, type: String?, value: Boxed)])
  case function([(name: String, type: String?)], Boxed, result: String?)
  case list([Boxed], type: String?)
  case relation([String], [[Boxed]])
  case table(BoxedTable)

  /// Reads a boxed expression; nil if it is none.
  init?(json: JSON) {
    func boxes(_ json: JSON?) -> [Boxed]? {
      var result: [Boxed] = []
      for item in json?.array ?? [] {
        guard let box = Boxed(json: item) else { return nil }
        result.append(box)
      }
      return result
    }
    let type = json["type"]?.string
    switch json["kind"]?.string {
    case "literalExpression":
      guard let text = json["text"]?.string else { return nil }
      self = .literal(text, type: type)
    case "context":
      var entries: [(name: String?, type: String?, value: Boxed)] = []
      for entry in json["entries"]?.array ?? [] {
        guard let value = entry["value"].flatMap(Boxed.init(json:)) else { return nil }
        entries.append((entry["name"]?.string, entry["type"]?.string, value))
      }
      self = .context(entries, type: type)
    case "invocation":
      guard let function = json["function"].flatMap(Boxed.init(json:)) else { return nil }
      var bindings: [(name: String, type: String?, value: Boxed)] = []
      for binding in json["bindings"]?.array ?? [] {
        guard let name = binding["name"]?.string,
          let value = binding["value"].flatMap(Boxed.init(json:))
        else { return nil }
        bindings.append((name, binding["type"]?.string, value))
      }
      self = .invocation(function, bindings)
    case "functionDefinition":
      guard let body = json["body"].flatMap(Boxed.init(json:)) else { return nil }
      let parameters = (json["params"]?.array ?? []).compactMap { parameter in
        parameter["name"]?.string.map { ($0, parameter["type"]?.string) }
      }
      self = .function(parameters, body, result: json["resultType"]?.string)
    case "list":
      guard let items = boxes(json["items"]) else { return nil }
      self = .list(items, type: type)
    case "relation":
      var rows: [[Boxed]] = []
      for row in json["rows"]?.array ?? [] {
        guard let cells = boxes(row) else { return nil }
        rows.append(cells)
      }
      self = .relation((json["columns"]?.array ?? []).compactMap(\.string), rows)
    case "decisionTable":
      guard let table = BoxedTable(json: json) else { return nil }
      self = .table(table)
    default: return nil
    }
  }

  /// The value with the names of `scope`.
  func evaluate(_ scope: Scope) -> Value {
    switch self {
    case .literal(let text, let type):
      let expression = parse(text, in: scope).expression
      let value = expression?.compiled().value(Row()) ?? Value(.invalid)
      return value.converted(toDeclared: type, in: scope)
    case .context(let entries, let type):
      var inner = scope
      inner.push()
      var context = Context()
      for (name, type, value) in entries {
        let value = value.evaluate(inner).converted(toDeclared: type, in: scope)
        guard let name else { return value }
        context.set(name, value)
        inner.add(Binding(name, value.type, .constant(value)))
      }
      return Value(context).converted(toDeclared: type, in: scope)
    case .invocation(let function, let bindings):
      let arguments = bindings.map { binding -> (String?, Value) in
        (binding.name, binding.value.evaluate(scope).converted(toDeclared: binding.type, in: scope))
      }
      guard let function = function.evaluate(scope).function else { return Value(.notAFunction) }
      return function.call(arguments, Cursor(Row()), 0..<0)
    case .function(let parameters, let body, let result):
      let declared = parameters.map { parameter in
        FunctionValue.Parameter(
          parameter.name, parameter.type.flatMap { parseType($0, in: scope) } ?? .any)
      }
      let type = result.flatMap { parseType($0, in: scope) } ?? .any
      let function = FunctionValue(declared, result: type) { arguments, _, _ in
        var inner = scope
        inner.push()
        for (parameter, value) in zip(declared, arguments) {
          let type = parameter.type == .any ? value.type : parameter.type
          inner.add(Binding(parameter.name, type, .constant(value)))
        }
        let value = body.evaluate(inner)
        return value.converted(to: type) ?? Value(.typeMismatch)
      }
      return Value(function)
    case .list(let items, let type):
      return Operations.list(items.map { $0.evaluate(scope) })
        .converted(toDeclared: type, in: scope)
    case .relation(let columns, let rows):
      return Operations.list(
        rows.map { row in
          Value(Context(zip(columns, row).map { ($0, $1.evaluate(scope)) }))
        })
    case .table(let table): return table.evaluate(scope)
    }
  }
}

/// A decision table of a conformance case, its types as texts.
struct BoxedTable: Sendable {
  private let policy: DecisionTable.HitPolicy
  private let aggregation: DecisionTable.Aggregation?
  private let inputs: [(expression: String, type: String?, allowed: String?)]
  private let outputs: [(name: String?, type: String?, values: String?, fallback: String?)]
  private let rules: [DecisionTable.Rule]
  private let type: String?

  init?(json: JSON) {
    guard let policy = json["hitPolicy"]?.string.flatMap(DecisionTable.HitPolicy.init) else {
      return nil
    }
    self.policy = policy
    aggregation = json["aggregation"]?.string.flatMap(DecisionTable.Aggregation.init)
    inputs = (json["inputs"]?.array ?? []).map { input in
      (input["expression"]?.string ?? "", input["type"]?.string, input["inputValues"]?.string)
    }
    outputs = (json["outputs"]?.array ?? []).map { output in
      (
        output["name"]?.string, output["type"]?.string, output["outputValues"]?.string,
        output["default"]?.string
      )
    }
    rules = (json["rules"]?.array ?? []).map { rule in
      DecisionTable.Rule(
        (rule["inputs"]?.array ?? []).compactMap(\.string),
        (rule["outputs"]?.array ?? []).compactMap(\.string))
    }
    type = json["type"]?.string
  }

  func evaluate(_ scope: Scope) -> Value {
    let table = DecisionTable(
      policy, aggregation: aggregation,
      inputs: inputs.map { input in
        DecisionTable.Input(
          input.expression, type: input.type.flatMap { parseType($0, in: scope) },
          allowed: input.allowed)
      },
      outputs: outputs.map { output in
        DecisionTable.Output(
          output.name, type: output.type.flatMap { parseType($0, in: scope) },
          values: output.values, fallback: output.fallback)
      },
      rules: rules)
    guard let checked = table.checked(in: scope).table else { return Value(.invalid) }
    return checked.compiled().evaluate(Row()).value.converted(toDeclared: type, in: scope)
  }
}
