import Decimals

/// A function of the standard, in one or several forms, or one that looks at absence or levels.
struct Builtin: Sendable {
  let name: String
  let forms: [Form]
  let special: Special?

  /// Functions that the parser resolves by the types of their arguments.
  enum Special: Sendable {
    /// `at least(x, "rung")`.
    case atLeast
    /// `below(x, "rung")`.
    case below
    /// `now()` and `today()`, refused in rules.
    case clock
  }

  /// One way to call a function.
  struct Form: Sendable {
    let parameters: [Parameter]
    let rest: Rest
    /// Whether absent arguments are handed to it.
    let seesAbsence: Bool
    let result: @Sendable ([FEELType]) -> FEELType
    let run: @Sendable (BuiltinCall) -> Value
    /// The same for numbers in cells, without any list of arguments.
    var quick: Quick?

    /// How a function of numbers computes; nil leaves the case to the function itself.
    enum Quick: Sendable {
      case one(@Sendable (Decimal) -> Decimal?)
      case two(@Sendable (Decimal, Decimal) -> Decimal?)
      /// From the first argument on, each with what there is so far.
      case fold(@Sendable (Decimal, Decimal) -> Decimal?)
      /// Looks at a cell, whatever it is.
      case cell(@Sendable (Cell) -> Cell?)
    }

    /// The form with a quick way for numbers.
    func quickly(_ quick: Quick) -> Form {
      var form = self
      form.quick = quick
      return form
    }

    var isVariadic: Bool { rest != .none }

    var counts: ClosedRange<Int> {
      if isVariadic { return parameters.count...Int.max }
      let needed = parameters.lastIndex { !$0.isOptional }.map { $0 + 1 } ?? 0
      return needed...max(needed, parameters.count)
    }
  }

  /// What happens to arguments beyond the parameters.
  enum Rest: Sendable {
    /// There can be none.
    case none
    /// One argument for the last parameter is the list; several make up its elements.
    case elements
    /// All arguments from the last parameter on are gathered into its list.
    case gathered
  }

  struct Parameter: Sendable {
    let name: String
    let type: FEELType
    var isOptional = false
    var takesNull = false

    init(_ name: String, _ type: FEELType, optional: Bool = false, null: Bool = false) {
      self.name = name
      self.type = type
      self.isOptional = optional
      self.takesNull = null
    }
  }

  init(_ name: String, special: Special? = nil, _ forms: Form...) {
    self.name = name
    self.forms = forms
    self.special = special
  }

  /// How it is called, for messages: `substring(string: string, start position: number, …)`.
  var signature: String {
    forms.map { form in
      let parameters = form.parameters.map { parameter in
        "\(parameter.name): \(parameter.type)" + (parameter.isOptional ? "?" : "")
          + (form.isVariadic ? "…" : "")
      }
      return "\(name)(\(parameters.joined(separator: ", ")))"
    }.joined(separator: ", ")
  }

  /// The type of the function as a value.
  var type: FEELType {
    guard let form = forms.first else { return .any }
    let types = form.parameters.map(\.type)
    return .function(types, form.result(types))
  }

  /// The function as a value.
  var value: FunctionValue {
    guard let form = forms.first else { return FunctionValue([]) { _, _, _ in Value(.invalid) } }
    let types = form.parameters.map(\.type)
    let forms = forms
    let flexible = form.isVariadic || form.parameters.contains { $0.isOptional } || forms.count > 1
    return FunctionValue(
      form.parameters.map { FunctionValue.Parameter($0.name, $0.type) }, result: form.result(types),
      isFlexible: flexible
    ) { arguments, row, range in
      let fitting = forms.filter { $0.counts.contains(arguments.count) }
      return fitting.call(arguments, row, range)
    }
  }
}

extension Builtin.Form {
  init(
    _ parameters: [Builtin.Parameter], _ result: FEELType, rest: Builtin.Rest = .none,
    seesAbsence: Bool = false, _ run: @escaping @Sendable (BuiltinCall) -> Value
  ) {
    self.init(parameters, rest: rest, seesAbsence: seesAbsence, type: { _ in result }, run)
  }

  init(
    _ parameters: [Builtin.Parameter], rest: Builtin.Rest = .none, seesAbsence: Bool = false,
    type: @escaping @Sendable ([FEELType]) -> FEELType,
    _ run: @escaping @Sendable (BuiltinCall) -> Value
  ) {
    self.parameters = parameters
    self.rest = rest
    self.seesAbsence = seesAbsence
    self.result = type
    self.run = run
  }

  /// Whether all arguments can become what the parameters ask for.
  func accepts(_ given: [Value?]) -> Bool {
    parameters.indices.allSatisfy { index in
      guard given.indices.contains(index), let value = given[index] else { return true }
      let parameter = parameters[index]
      guard let converted = value.converted(to: parameter.type) else { return false }
      return parameter.takesNull || !converted.isNull
    }
  }

  /// Calls the function: absence passes through, arguments are converted and checked, then it runs.
  func call(_ given: [Value?], _ row: Cursor?, _ range: Range<Int>) -> Value {
    var arguments = given
    if let budget = row?.activation?.budget {
      let cost = given.reduce(0) { $0 + ($1?.cost ?? 0) }
      if cost > 0, !budget.take(cost) { return Value(.tooManySteps, at: range) }
    }
    let last = parameters.count - 1
    if rest == .gathered || rest == .elements && given.count != parameters.count {
      arguments = Array(given.prefix(last)) + [Value(given.dropFirst(last).compactMap { $0 })]
    }
    if !seesAbsence {
      var absence: Absence?
      for value in given {
        guard let found = value?.absence else { continue }
        absence = absence.map { $0.joined(with: found) } ?? found
      }
      if let absence { return Value(absence) }
    }
    for (index, parameter) in parameters.enumerated() {
      guard arguments.indices.contains(index), let value = arguments[index] else { continue }
      if seesAbsence, value.isAbsent { continue }
      guard let converted = value.converted(to: parameter.type) else {
        return Value(.argumentType, at: range)
      }
      if converted.isNull, !parameter.takesNull {
        return converted.nullCause?.isError == true ? converted : Value(.nullArgument, at: range)
      }
      arguments[index] = converted
    }
    return run(BuiltinCall(arguments: arguments, row: row ?? Cursor(Row()), range: range))
  }
}

extension [Builtin.Form] {
  /// Calls the first form that takes the arguments; where none does, the first says why.
  func call(_ given: [Value?], _ row: Cursor?, _ range: Range<Int>) -> Value {
    guard let first else { return Value(.argumentCount, at: range) }
    guard count > 1 else { return first.call(given, row, range) }
    let absent = given.contains { $0?.isAbsent ?? false }
    return (absent ? first : self.first { $0.accepts(given) } ?? first).call(given, row, range)
  }
}

/// The arguments of a built-in function, converted to the types of its parameters.
struct BuiltinCall {
  /// One for each parameter; nil where an optional argument was not given.
  let arguments: [Value?]
  let row: Cursor
  /// The place of the call in the text.
  let range: Range<Int>

  /// The argument, or null where none was given.
  subscript(index: Int) -> Value {
    arguments.indices.contains(index) ? arguments[index] ?? Value(.written) : Value(.written)
  }

  /// Whether the argument was given and is not null.
  func has(_ index: Int) -> Bool { !self[index].isNull }

  func number(_ index: Int) -> Decimal { self[index].number ?? .zero }
  func string(_ index: Int) -> String { self[index].string ?? "" }
  func list(_ index: Int) -> [Value] { self[index].list ?? [] }

  /// The whole part of a number, held to the range of Int32, so that index arithmetic is safe.
  func integer(_ index: Int) -> Int {
    let whole = number(index).truncated
    if let value = whole.integer { return min(max(value, -0x7FFF_FFFF), 0x7FFF_FFFF) }
    return whole.isNegative ? -0x7FFF_FFFF : 0x7FFF_FFFF
  }

  func null(_ cause: NullCause) -> Value { Value(cause, at: range) }

  func number(_ result: Decimal?, _ cause: NullCause = .overflow) -> Value {
    result.map { Value($0) } ?? null(cause)
  }

  func verdict(_ verdict: Verdict, _ cause: NullCause) -> Value {
    .scalar(verdict.cell(cause, range))
  }
}
