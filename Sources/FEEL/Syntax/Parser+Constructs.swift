import Decimals
import Diagnostics

extension Parser {
  // MARK: - if, for, some, every, function

  mutating func conditional() -> Node {
    let start = token.range
    advance()
    for keyword in [Keyword.then, .else] {
      if let word = misspelt(keyword) {
        return fail(
          .foreignOperator(found: word.text, instead: keyword.rawValue), word.range)
      }
    }
    let condition = expression()
    if !failed, !take(.then) { return fail(.thenMissing, start) }
    let yes = expression()
    if !failed, !take(.else) { return fail(.elseMissing, start) }
    let no = expression()
    checkCondition(condition)
    checkReachable(condition)
    return make(
      .conditional(condition, yes, no), yes.type.joined(with: no.type),
      span(start.lowerBound, no.range.upperBound), below: [condition, yes, no])
  }

  mutating func iteration() -> Node {
    let start = token.range
    advance()
    if let word = misspelt(.return) {
      return fail(.foreignOperator(found: word.text, instead: "return"), word.range)
    }
    frames.append(BoundNames())
    defer { frames.removeLast() }
    var iterators: [Node.Iterator] = []
    repeat {
      guard let iterator = iterator(of: "for") else { return unresolved(.invalid, start) }
      iterators.append(iterator)
    } while !failed && take(.comma)
    if !failed, !take(.return) { return fail(.keywordMissing("return", after: "for"), start) }
    let partial = functions[functions.count - 1].newLocal()
    if !scopeHas("partial") { bind("partial", partial, .list(.any)) }
    let body = expression()
    return make(
      .iteration(
        iterators, body,
        partial: functions[functions.count - 1].read.contains(partial) ? partial : nil),
      .list(body.type),
      span(start.lowerBound, body.range.upperBound), below: iterators.map(\.source) + [body])
  }

  mutating func quantified(every: Bool) -> Node {
    let word = every ? "every" : "some"
    let start = token.range
    advance()
    if let word = misspelt(.satisfies) {
      return fail(.foreignOperator(found: word.text, instead: "satisfies"), word.range)
    }
    frames.append(BoundNames())
    defer { frames.removeLast() }
    var iterators: [Node.Iterator] = []
    repeat {
      guard let iterator = iterator(of: word) else { return unresolved(.invalid, start) }
      iterators.append(iterator)
    } while !failed && take(.comma)
    if !failed, !take(.satisfies) {
      return fail(.keywordMissing("satisfies", after: word), start)
    }
    let body = expression()
    checkCondition(body)
    return make(
      .quantified(every: every, iterators, body), .boolean,
      span(start.lowerBound, body.range.upperBound), below: iterators.map(\.source) + [body])
  }

  /// `name in values` or `name in low..high`.
  private mutating func iterator(of construct: String) -> Node.Iterator? {
    guard let (name, _) = words(until: { $0.at(.in) }) else {
      fail(.keywordMissing("in", after: construct), token.range)
      return nil
    }
    advance()
    let source = expression()
    var end: Node?
    if take(.dots) { end = expression() }
    let local = functions[functions.count - 1].newLocal()
    let type = end == nil ? iteratedType(source) : source.type.element
    bind(name, local, type)
    return Node.Iterator(local: local, source: source, end: end)
  }

  private func scopeHas(_ name: String) -> Bool {
    frames.contains { $0.table.find([name]) != nil }
      || scope.frames.contains { $0.find([name]) != nil }
  }

  mutating func function() -> Node {
    let start = token
    let own = ownLocal
    ownLocal = nil
    advance()
    guard take(.openParenthesis) else {
      return fail(.unexpected(start.text), start.range)
    }
    functions.append(FunctionContext())
    frames.append(BoundNames())
    var parameters: [FunctionValue.Parameter] = []
    while !failed, !at(.closeParenthesis) {
      if !parameters.isEmpty, !take(.comma) { break }
      guard
        let (name, _) = words(until: { $0.at(.colon) || $0.at(.comma) || $0.at(.closeParenthesis) })
      else {
        unexpected()
        break
      }
      let type = take(.colon) ? typeName() : .any
      let local = functions[functions.count - 1].newLocal()
      parameters.append(FunctionValue.Parameter(name, type))
      bind(name, local, type)
    }
    if !failed, !take(.closeParenthesis) { unexpected() }
    if at(.external) { fail(.externalFunction, token.range) }
    return function(parameters, own: own, from: start.range.lowerBound)
  }

  /// The function of the given parameters whose body is the whole text.
  mutating func function(of parameters: [FunctionValue.Parameter]) -> Node {
    functions.append(FunctionContext())
    frames.append(BoundNames())
    for parameter in parameters {
      bind(parameter.name, functions[functions.count - 1].newLocal(), parameter.type)
    }
    return function(parameters, own: nil, from: 0)
  }

  /// The body of a function whose parameters are bound, and the function.
  private mutating func function(
    _ parameters: [FunctionValue.Parameter], own: Int?, from start: Int
  ) -> Node {
    let body = expression()
    frames.removeLast()
    let context = functions.removeLast()
    let captures = context.captures.map { Node.Capture(outer: $0.outer, inner: $0.inner) }
    let node = Node.FunctionNode(
      parameters: parameters, captures: captures.filter { $0.outer != own },
      locals: context.locals, body: body,
      own: own.flatMap { own in captures.first { $0.outer == own }?.inner })
    return make(
      .function(node), .function(parameters.map(\.type), body.type),
      span(start, body.range.upperBound), below: [body])
  }

  // MARK: - Types

  mutating func instance(_ node: Node) -> Node {
    advance()
    advance()
    let type = typeName()
    return make(
      .instance(node, type), .boolean, span(node.range.lowerBound, lastEnd), below: [node])
  }

  /// The name of a type: `number`, `list<string>`, `context<a: number>`, `function<number>->number`.
  mutating func typeName() -> FEELType {
    guard enter() else { return .any }
    defer { nesting -= 1 }
    let start = position
    while case .word = token.kind { advance() }
    let range = span(tokens[start].range.lowerBound, max(lastEnd, tokens[start].range.upperBound))
    let name = nameText(start..<position)
    switch name {
    case "list": return .list(argumentOfType() ?? .any)
    case "range": return .range(argumentOfType() ?? .any)
    case "context": return contextType()
    case "function": return functionType()
    default:
      if let type = FEELType.named(name) ?? scope.namedTypes[name] { return type }
      // A named type may hold marks, as other names do.
      if let known = longestTypeName(from: start) { return known }
      if position == start {
        unexpected()
      } else {
        let names = FEELType.names + scope.namedTypes.keys.sorted()
        report(.unknownType(name: name, nearest: nearestName(to: name, among: names)), range)
      }
      return .any
    }
  }

  private mutating func longestTypeName(from start: Int) -> FEELType? {
    var table: (type: FEELType, count: Int)?
    for (name, type) in scope.namedTypes {
      let parts = NameTable.tokens(of: name)
      guard start + parts.count < tokens.count, parts.count > table?.count ?? 0 else { continue }
      if parts.indices.allSatisfy({ tokens[start + $0].text == parts[$0] }) {
        table = (type, parts.count)
      }
    }
    guard let table else { return nil }
    position = start + table.count
    return table.type
  }

  private mutating func argumentOfType() -> FEELType? {
    guard take(.less) else { return nil }
    let type = typeName()
    if !failed, !take(.greater) { unexpected() }
    return type
  }

  private mutating func contextType() -> FEELType {
    guard take(.less) else { return .context([FEELType.Field]()) }
    var fields: [FEELType.Field] = []
    repeat {
      guard let (key, _) = entryTypeKey() else { break }
      if !take(.colon) {
        unexpected()
        break
      }
      fields.append(FEELType.Field(key, typeName()))
    } while !failed && take(.comma)
    if !failed, !take(.greater) { unexpected() }
    return .context(fields)
  }

  private mutating func entryTypeKey() -> (String, Range<Int>)? {
    if let name = words(until: { $0.at(.colon) }) { return name }
    unexpected()
    return nil
  }

  private mutating func functionType() -> FEELType {
    if take(.diamond) { return .function([], take(.arrow) ? typeName() : .any) }
    guard take(.less) else { return .function([], .any) }
    var parameters: [FEELType] = []
    while !failed, !at(.greater) {
      if !parameters.isEmpty, !take(.comma) { break }
      parameters.append(typeName())
    }
    if !failed, !take(.greater) { unexpected() }
    let result = take(.arrow) ? typeName() : .any
    return .function(parameters, result)
  }
}

extension FEELType {
  /// The names of the types without arguments.
  static let names = [
    "Any", "Null", "number", "boolean", "string", "date", "time", "date and time",
    "years and months duration", "days and time duration", "list", "context", "range", "function",
  ]

  static func named(_ name: String) -> FEELType? {
    switch name {
    case "Any": .any
    case "Null": .null
    case "number": .number
    case "boolean": .boolean
    case "string": .string
    case "date": .date
    case "time": .time
    case "date and time", "dateTime": .dateTime
    case "years and months duration", "yearMonthDuration": .monthsDuration
    case "days and time duration", "dayTimeDuration": .secondsDuration
    default: nil
    }
  }
}
