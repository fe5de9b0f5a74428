import Decimals
import Diagnostics

extension Parser {
  struct ParsedArgument {
    let name: String?
    let nameRange: Range<Int>
    let value: Node
  }

  /// The arguments of a call, from `(` to `)`.
  mutating func arguments() -> [ParsedArgument] {
    var arguments: [ParsedArgument] = []
    _ = nested { parser in
      let opened = parser.token
      parser.advance()
      while !parser.failed, !parser.at(.closeParenthesis) {
        if !arguments.isEmpty, !parser.take(.comma) { break }
        var name: (String, Range<Int>)?
        if parser.namesArgument() {
          name = parser.words(until: { $0.at(.colon) })
          parser.advance()
        }
        let value = parser.expression()
        arguments.append(
          ParsedArgument(name: name?.0, nameRange: name?.1 ?? value.range, value: value))
      }
      parser.close(.closeParenthesis, opened: opened)
      return parser.unresolved(.invalid, opened.range)
    }
    return arguments
  }

  /// Whether `name:` comes next.
  private func namesArgument() -> Bool {
    var index = position
    while index < tokens.count {
      switch tokens[index].kind {
      case .word, .number: index += 1
      case .symbol(let symbol):
        switch symbol {
        case .colon: return index > position
        case .dot, .divide, .minus, .apostrophe, .plus, .times, .power: index += 1
        default: return false
        }
      default: return false
      }
    }
    return false
  }

  // MARK: - Functions as values

  /// A call of what `callee` evaluates to.
  mutating func call(_ callee: Node) -> Node {
    let arguments = arguments()
    let range = span(callee.range.lowerBound, lastEnd)
    var result = FEELType.any
    switch callee.type {
    case .function(_, let type):
      result = type
      if let parameters = callee.knownParameters {
        checkArguments(arguments, parameters, callee, range)
      }
    case .any: break
    default: report(.notAFunction(found: callee.type), callee.range)
    }
    return make(
      .call(callee, arguments.map { Node.Argument(name: $0.name, value: $0.value) }), result, range,
      below: [callee] + arguments.map(\.value))
  }

  /// Says what is wrong with the arguments of a function whose parameters are known.
  private mutating func checkArguments(
    _ arguments: [ParsedArgument], _ parameters: [FunctionValue.Parameter], _ callee: Node,
    _ range: Range<Int>
  ) {
    let name = String(decoding: Array(text.utf8)[callee.range], as: UTF8.self)
    let shown = parameters.map { $0.type == .any ? $0.name : "\($0.name): \($0.type)" }
    let signature = "\(name)(\(shown.joined(separator: ", ")))"
    for argument in arguments {
      guard let given = argument.name, !parameters.contains(where: { $0.name == given }) else {
        continue
      }
      report(
        .unknownParameter(
          name: given, function: name, signature: signature,
          nearest: nearestName(to: given, among: parameters.map(\.name))), argument.nameRange)
      return
    }
    let isNamed = arguments.contains { $0.name != nil }
    guard isNamed ? arguments.count <= parameters.count : arguments.count == parameters.count else {
      report(.argumentCountOfFunction(expected: parameters.count, found: arguments.count), range)
      return
    }
    for (index, argument) in arguments.enumerated() {
      let parameter =
        isNamed ? parameters.first { $0.name == argument.name } : parameters[index]
      if let parameter, !argument.value.type.fits(parameter.type) {
        report(
          .argumentType(
            function: name, parameter: parameter.name, expected: parameter.type,
            found: argument.value.type, signature: signature), argument.value.range)
      }
    }
  }

  // MARK: - Built-in functions

  mutating func builtinCall(_ builtin: Builtin, nameRange: Range<Int>) -> Node {
    let given = arguments()
    let range = span(nameRange.lowerBound, lastEnd)
    if builtin.special == .clock, scope.checking == .rule {
      report(.clockRefused(name: builtin.name), range)
    }
    if failed { return unresolved(.invalid, range) }
    if scope.checking == .rule, builtin.name == "time" || builtin.name == "date and time" {
      for argument in given where argument.value.literalString?.contains("@") == true {
        report(.zoneRefused(text: argument.value.literalString ?? ""), argument.value.range)
      }
    }
    if builtin.special == .atLeast || builtin.special == .below {
      return levelTest(builtin, given, range)
    }
    guard let (forms, arguments) = chosenForms(builtin, given, range) else {
      return make(
        .call(unresolved(.argumentCount, nameRange), []), .any, range, below: given.map(\.value))
    }
    let used = builtin.forms[forms[0]]
    let fitted = fitted(arguments, forms, builtin)
    let types = fitted.map { $0?.type ?? .null }
    return make(
      .builtin(builtin, forms: forms, fitted), used.result(types), range,
      below: fitted.compactMap { $0 })
  }

  /// The forms that the arguments fit by number or names, the one that fits their types best first,
  /// and the arguments in the order of the parameters.
  private mutating func chosenForms(
    _ builtin: Builtin, _ given: [ParsedArgument], _ range: Range<Int>
  ) -> ([Int], [Node?])? {
    guard let first = given.first, first.name != nil else {
      let fitting = builtin.forms.indices.filter {
        builtin.forms[$0].counts.contains(given.count)
      }
      // Of several forms with the same number of arguments the types decide.
      let best =
        fitting.first { index in
          zip(builtin.forms[index].parameters, given).allSatisfy {
            $1.value.type.fits($0.type)
          }
        } ?? fitting.first
      guard let best else {
        report(
          .argumentCount(
            function: builtin.name, found: given.count, signature: builtin.signature), range)
        return nil
      }
      let arguments = given.map { Optional($0.value) }
      return ([best] + fitting.filter { $0 != best }, arguments)
    }
    let named = builtin.forms.indices.filter { index in
      let parameters = builtin.forms[index].parameters
      return given.allSatisfy { argument in parameters.contains { $0.name == argument.name } }
        && parameters.allSatisfy { parameter in
          parameter.isOptional || given.contains { $0.name == parameter.name }
        }
    }
    if let first = named.first {
      let names = builtin.forms[first].parameters.map(\.name)
      let arguments = names.map { name in given.last { $0.name == name }?.value }
      // Other forms with the same names may take arguments of other types.
      return (named.filter { builtin.forms[$0].parameters.map(\.name) == names }, arguments)
    }
    let names = builtin.forms.flatMap { $0.parameters.map(\.name) }
    if let wrong = given.first(where: { !names.contains($0.name ?? "") }) {
      report(
        .unknownParameter(
          name: wrong.name ?? "", function: builtin.name, signature: builtin.signature,
          nearest: nearestName(to: wrong.name ?? "", among: names)), wrong.nameRange)
    } else {
      report(
        .argumentCount(
          function: builtin.name, found: given.count, signature: builtin.signature), range)
    }
    return nil
  }

  /// The arguments with levels as words, and a report for each that cannot be what is asked for.
  private mutating func fitted(
    _ arguments: [Node?], _ forms: [Int], _ builtin: Builtin
  ) -> [Node?] {
    let form = builtin.forms[forms[0]]
    let ladder = arguments.lazy.compactMap { node -> FEELType? in
      guard case .list(let element)? = node?.type, case .level = element else { return nil }
      return element
    }.first
    var fitted: [Node?] = []
    for (index, argument) in arguments.enumerated() {
      guard var node = argument else {
        fitted.append(nil)
        continue
      }
      let parameter = form.parameters[min(index, form.parameters.count - 1)]
      if parameter.type.innermost == .string || builtin.name == "string" {
        node = worded(node)
      } else if let ladder {
        node = levelled(node, ladder)
      } else if !form.seesAbsence, case .level = node.type {
        node = worded(node)
      }
      let isRest =
        index >= form.parameters.count - 1
        && (form.rest == .gathered
          || form.rest == .elements && arguments.count > form.parameters.count)
      let expected = isRest ? parameter.type.element : parameter.type
      if node.type == .null, !parameter.takesNull, !node.isUnresolved {
        report(
          .nullArgument(
            function: builtin.name, parameter: parameter.name, signature: builtin.signature),
          node.range)
      } else if !node.type.fits(expected),
        !someForm(forms.dropFirst(), of: builtin, takes: node, at: index)
      {
        report(
          .argumentType(
            function: builtin.name, parameter: parameter.name, expected: expected,
            found: node.type, signature: builtin.signature), node.range)
      }
      fitted.append(node)
    }
    return fitted
  }

  private func someForm(
    _ forms: ArraySlice<Int>, of builtin: Builtin, takes node: Node, at index: Int
  ) -> Bool {
    forms.contains { form in
      let parameters = builtin.forms[form].parameters
      return parameters.indices.contains(index) && node.type.fits(parameters[index].type)
    }
  }

  // MARK: - Levels

  /// `at least(x, "rung")` and `below(x, "rung")`, by the ladder of the type of `x`.
  private mutating func levelTest(
    _ builtin: Builtin, _ given: [ParsedArgument], _ range: Range<Int>
  ) -> Node {
    guard given.count == 2 else {
      report(
        .argumentCount(function: builtin.name, found: given.count, signature: builtin.signature),
        range)
      return unresolved(.argumentCount, range)
    }
    let value = given[0].value
    guard case .level(let ladder) = value.type else {
      if !value.isUnresolved {
        report(.levelExpected(function: builtin.name, found: value.type), value.range)
      }
      return unresolved(.argumentType, range)
    }
    guard given[1].value.literalString != nil else {
      report(.rungExpected(function: builtin.name, ladder: ladder.name), given[1].value.range)
      return unresolved(.argumentType, range)
    }
    let node = levelled(given[1].value, value.type)
    guard let rung = node.constant?.cell?.level?.rung else {
      return unresolved(.argumentType, range)
    }
    let last = UInt32(truncatingIfNeeded: ladder.rungs.count)
    let further = ladder.bestFirst ? 0..<rung + 1 : rung..<last
    let before = ladder.bestFirst ? rung + 1..<last : 0..<rung
    return make(
      .rungs(value, ladder: ladder.number, builtin.special == .below ? before : further), .boolean,
      range, below: [value])
  }

  // MARK: - Functions of the host

  mutating func domainCall(_ function: DomainFunction, nameRange: Range<Int>) -> Node {
    let given = arguments()
    let range = span(nameRange.lowerBound, lastEnd)
    if failed { return unresolved(.invalid, range) }
    var ordered = given
    if given.contains(where: { $0.name != nil }) {
      for argument in given where !function.parameters.contains(argument.name ?? "") {
        report(
          .unknownParameter(
            name: argument.name ?? "", function: function.name, signature: function.signature,
            nearest: nearestName(to: argument.name ?? "", among: function.parameters)),
          argument.nameRange)
        return unresolved(.unknownParameter, range)
      }
      ordered = function.parameters.compactMap { name in given.last { $0.name == name } }
    }
    guard function.arity.contains(ordered.count) else {
      report(
        .argumentCount(
          function: function.name, found: ordered.count, signature: function.signature), range)
      return unresolved(.argumentCount, range)
    }
    let call = DomainCall(
      arguments: ordered.map {
        DomainArgument(type: $0.value.type, constant: $0.value.constant, range: $0.value.range)
      }, range: range)
    let nodes = ordered.map(\.value)
    switch function.resolve(call) {
    case .reference(let binding): return reference(binding, range)
    case .function(let type, let run):
      usesHost = true
      return make(.domain(run, nodes, absenceAware: false), type, range, below: nodes)
    case .absenceAware(let type, let run):
      usesHost = true
      return make(.domain(run, nodes, absenceAware: true), type, range, below: nodes)
    case .fault(let fault, let argument):
      let place = argument.flatMap { ordered.indices.contains($0) ? ordered[$0].value.range : nil }
      if !failed { problems.append(Problem(any: fault, place ?? range)) }
      return unresolved(.argumentType, range)
    }
  }
}

extension Node {
  /// The parameters of a function that is written here or given by the host; nil where they are only
  /// known when it runs, or where their number may vary.
  fileprivate var knownParameters: [FunctionValue.Parameter]? {
    switch kind {
    case .function(let function): return function.parameters
    case .constant(let value):
      guard let function = value.function, !function.isFlexible else { return nil }
      return function.parameters
    default: return nil
    }
  }
}
