import Decimals
import Diagnostics

/// How a text is read.
public enum Form: Sendable {
  /// One expression.
  case expression
  /// Unary tests of the value of a binding, which `?` stands for: `>= 90`, `"a", "b"`, `not(1)`,
  /// `-`. Where the binding's reference is `.input`, the value is handed in with each evaluation.
  case unaryTests(of: Binding)
  /// The body of a function with these parameters; the value is the function.
  case function([FunctionValue.Parameter])
}

/// A name, or a call of a host's function that stands for one, where an expression uses it.
public struct Reference: Sendable {
  /// What is read.
  public let binding: Binding
  /// Where, in UTF-8 bytes of the text.
  public let range: Range<Int>
}

/// What came of reading a text: the expression, unless something forbids to run it, and all that is
/// wrong with it, in the order of the text.
public struct Checked: Sendable {
  /// The expression; nil where an error was found.
  public let expression: Expression?
  /// Errors, and warnings where the checking is lenient.
  public let problems: [Problem]
  /// What the text reads from outside, as far as it could be read, in its order.
  public let readReferences: [Reference]
}

/// Reads and checks `text`.
///
/// - Parameters:
///   - text: The text in NFC (`Diagnostics.normalised`).
///   - form: An expression or unary tests.
///   - scope: The names it can use, and how strictly it is checked.
public func parse(_ text: String, as form: Form = .expression, in scope: Scope) -> Checked {
  var parser = Parser(text, scope: scope)
  let root: Node
  switch form {
  case .expression: root = parser.expression()
  case .unaryTests(let binding):
    parser.bindInput(binding)
    root = parser.unaryTests()
  case .function(let parameters): root = parser.function(of: parameters)
  }
  parser.finish(root)
  parser.settleQuotes()
  let problems = parser.sortedProblems()
  guard !problems.contains(where: { $0.severity == .error }), !parser.failed else {
    return Checked(
      expression: nil, problems: problems, readReferences: parser.references)
  }
  let expression = Expression(
    text: text, root: root, references: parser.references,
    locals: parser.functions[0].locals, readsHost: parser.usesHost, takesInput: parser.takesInput)
  // What reads nothing and gives null for an error always gives null.
  if scope.checking == .rule, let cell = expression.constant?.cell, let cause = cell.nullCause,
    cause.isError, let range = cell.nullRange
  {
    let problem = Problem(any: NullFault(cause), range)
    return Checked(
      expression: nil, problems: problems + [problem], readReferences: parser.references)
  }
  return Checked(
    expression: expression, problems: problems, readReferences: parser.references)
}

/// An expression that was read and checked. It knows its type and what it reads; compile it to
/// evaluate it.
public struct Expression: Sendable {
  /// The text it was read from, in NFC.
  public let text: String
  /// What its values are, as far as that is known.
  public var type: FEELType { root.type }
  /// What it reads from outside, in the order of the text; the same name as often as it is used.
  public let references: [Reference]
  /// Its value, where it reads nothing from outside.
  public let constant: Value?

  let root: Node
  let locals: Int
  let takesInput: Bool

  init(
    text: String, root: Node, references: [Reference], locals: Int, readsHost: Bool,
    takesInput: Bool
  ) {
    self.text = text
    self.root = root
    self.references = references
    self.locals = locals
    self.takesInput = takesInput
    let reads = references.contains { reference in
      if case .constant = reference.binding.reference { false } else { true }
    }
    if reads || readsHost || takesInput {
      self.constant = nil
    } else if let value = root.constant {
      self.constant = value
    } else {
      self.constant = Compiled(root, locals: locals).value(Row())
    }
  }

  /// Whether it reads nothing from outside, so that its value is always `constant`.
  public var isConstant: Bool { constant != nil }

  /// Whether it is nothing but the name of a slot, and of which.
  public var slot: Slot? { if case .slot(let slot) = root.kind { slot } else { nil } }

  /// The expression as closures, to be evaluated many times.
  public func compiled() -> Compiled { Compiled(root, locals: locals, takesInput: takesInput) }
}

/// An expression as closures over a row. Evaluating it from several threads at once is safe.
public struct Compiled: Sendable {
  private let cellRun: CellCode
  private let valueRun: ValueCode
  private let locals: Int
  private let needsActivation: Bool
  private let takesInput: Bool
  private let origin: Origin

  init(_ root: Node, locals: Int, takesInput: Bool = false, probe: Probe? = nil) {
    var compiler = Compiler(probe: probe)
    let code = compiler.compile(root)
    origin = compiler.origin
    valueRun = code.value
    switch code {
    case .cell(let run): cellRun = run
    case .value(let run): cellRun = { run($0).asCell }
    }
    self.locals = locals
    self.needsActivation = compiler.needsActivation || locals > 0
    self.takesInput = takesInput
  }

  /// The value in `row` as a cell. A computed string is interned; a list, context, range or
  /// function becomes null with a cause. For number and boolean work nothing is allocated.
  public func cell(_ row: Row) -> Cell {
    if needsActivation { return entered(row, nil, cellRun) }
    return cellRun(Cursor(row))
  }

  /// The value in `row`.
  public func value(_ row: Row) -> Value {
    if needsActivation { return entered(row, nil, valueRun) }
    return valueRun(Cursor(row))
  }

  /// The value in `row` of unary tests whose input is handed in, or of any other expression.
  public func value(_ row: Row, input: Value) -> Value {
    entered(row, takesInput ? input : nil, valueRun)
  }

  @inline(never)
  private func entered<Result>(
    _ row: Row, _ input: Value?, _ body: (Cursor) -> Result
  ) -> Result {
    let activation = Activation(
      locals: locals, objects: row.objects, budget: Budget(), origin: origin)
    if let input { activation.set(0, input) }
    return Cursor(row).with(activation, body)
  }
}

extension Value {
  /// The value as a cell: strings interned, other objects null with a cause.
  public var asCell: Cell {
    switch self {
    case .scalar(let cell): cell
    case .object(.string(let string)): Cell(Texts.intern(string))
    case .object: Cell(.notAPlainValue, at: 0..<0)
    }
  }
}

extension Parser {
  /// Makes `?` stand for what `binding` names.
  mutating func bindInput(_ binding: Binding) {
    var frame = BoundNames()
    if case .level(let ladder) = binding.type {
      // A bare rung in a test over a level means that rung.
      for rung in ladder.rungs {
        guard let level = ladder.level(rung) else { continue }
        frame.table.add(
          rung, .binding(Binding(rung, binding.type, .constant(.scalar(Cell(level))))))
      }
    }
    frames.append(frame)
    switch binding.reference {
    case .slot(let slot): input = .named(Node(.slot(slot), binding.type, 0..<0, depth: 1))
    case .object(let slot): input = .named(Node(.object(slot), binding.type, 0..<0, depth: 1))
    case .constant(let value):
      input = .named(Node(.constant(value), binding.type, 0..<0, depth: 1))
    case .input:
      takesInput = true
      let index = functions[0].newLocal()
      input = .given(LocalReference(level: 0, index: index, type: binding.type))
    }
    if !takesInput { references.append(Reference(binding: binding, range: 0..<0)) }
  }

  /// Says what is wrong after the end of the expression.
  mutating func finish(_ root: Node) {
    if !failed, token.kind != .end {
      if at(.comma) { decimalComma(root) }
      if at(.comma), let said = alternatives(of: root) {
        fail(
          .alternatives(instead: said),
          span(root.range.lowerBound, tokens[tokens.count - 1].range.lowerBound))
        return
      }
      if token.kind != .end { unexpected() }
    }
    noteAssignment(root)
  }

  /// `x = "a", "b"` as a membership; nil where something else than texts and figures follows.
  private func alternatives(of root: Node) -> String? {
    var others: [Range<Int>] = []
    var index = position
    while tokens[index].kind == .symbol(.comma), index + 1 < tokens.count {
      guard [.string, .number].contains(tokens[index + 1].kind) else { return nil }
      others.append(tokens[index + 1].range)
      index += 2
    }
    guard tokens[index].kind == .end, let said = membership(root, with: others),
      readsClean(said)
    else { return nil }
    return said
  }

  /// Says that `name = …` with a name that nothing has is no assignment.
  private mutating func noteAssignment(_ root: Node) {
    guard case .compare(.equal, let left, let right) = root.kind, left.isUnresolved,
      right.constant == nil,
      let index = problems.firstIndex(where: { $0.range == left.range }),
      case .unknownName(let name, nil)? = problems[index].fault as? FEELFault
    else { return }
    problems[index] = Problem(
      .assignment(name: name), span(left.range.lowerBound, right.range.lowerBound))
  }

  /// All problems in the order of the text, held to what the checking makes of them.
  func sortedProblems() -> [Problem] {
    var result = problems
    if scope.checking == .lenient {
      for index in result.indices {
        if let fault = result[index].fault as? FEELFault, fault.canRun {
          result[index].severity = .warning
        }
      }
    }
    return result.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
  }
}
