import Decimals

/// Reads tokens into typed nodes. Names are resolved while it reads, for the scope decides where a
/// name ends.
///
/// It goes on after everything that leaves no doubt about what was meant (a misspelt name, `==`, a
/// wrong type), so that all of it is reported at once; after a broken structure it stops.
struct Parser {
  let tokens: [Token]
  let text: String
  let scope: Scope
  var position = 0
  var problems: [Problem]
  var failed = false
  var nesting = 0

  /// The names that the expression has bound so far, innermost last.
  var frames: [BoundNames] = []
  /// The functions around the place that is read, outermost first; the expression itself is one.
  var functions: [FunctionContext] = [FunctionContext()]
  /// What `?` stands for, in unary tests.
  var input: Input?
  /// Whether `?` is handed in with each evaluation.
  var takesInput = false
  /// Whether `?` was read since this was last set to false.
  var sawInput = false
  /// The keys of all contexts written so far: what may follow a `.` of a value of unknown type.
  var seenKeys: [String] = []
  /// The local of the context entry that is read, if it begins with a function: the function may call
  /// itself by the entry's name.
  var ownLocal: Int?
  /// The ladder of what is being compared or tested, so that a rung without its quotes is known.
  var expectedLadder: Ladder?
  /// Whether unary tests are read.
  var readsTests = false
  /// Whether other wordings of the whole text may be tried.
  var mayReword = true
  /// Whether what is read is held against a truth value.
  var expectsTruth = false
  /// How many range ends are being read, in which `[` may close the range.
  var rangeEnds = 0
  /// Whether a function of the host computes something, so that nothing is constant.
  var usesHost = false
  /// The references that the expression makes to the outside.
  var references: [Reference] = []

  /// What `?` stands for.
  enum Input {
    /// Something that has a name outside.
    case named(Node)
    /// What is handed in with each evaluation.
    case given(LocalReference)

    var type: FEELType {
      switch self {
      case .named(let node): node.type
      case .given(let reference): reference.type
      }
    }
  }

  /// The room of one function while it is read.
  struct FunctionContext {
    var locals = 0
    /// The locals that something reads.
    var read: Set<Int> = []
    /// What it takes from the function around: local there, local here.
    var captures: [(outer: Int, inner: Int)] = []

    mutating func newLocal() -> Int {
      locals += 1
      return locals - 1
    }
  }

  /// Names bound by one construct of the expression.
  struct BoundNames {
    var table = NameTable()
    /// The item of a filter over values of unknown type, whose entries are names.
    var openItem: LocalReference?
  }

  init(_ text: String, scope: Scope) {
    let lexed = Lexer.tokens(of: text)
    self.tokens = lexed.tokens
    self.problems = lexed.problems
    self.text = text
    self.scope = scope
  }

  // MARK: - Tokens

  var token: Token { tokens[min(position, tokens.count - 1)] }
  func token(ahead count: Int) -> Token { tokens[min(position + count, tokens.count - 1)] }

  mutating func advance() { if position < tokens.count - 1 { position += 1 } }

  func at(_ symbol: Symbol) -> Bool { token.kind == .symbol(symbol) }
  func at(_ keyword: Keyword) -> Bool { token.kind == .word && token.text == keyword.rawValue }
  func at(_ keyword: Keyword, ahead count: Int) -> Bool {
    let token = token(ahead: count)
    return token.kind == .word && token.text == keyword.rawValue
  }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  /// The end of the token that was read last.
  var lastEnd: Int { position > 0 ? tokens[position - 1].range.upperBound : 0 }

  // MARK: - Problems

  /// Notes a problem and goes on.
  mutating func report(_ fault: FEELFault, _ range: Range<Int>) {
    if !failed { problems.append(Problem(fault, range)) }
  }

  /// Notes something that the standard allows, but that no rule can mean.
  mutating func reportInRules(_ fault: FEELFault, _ range: Range<Int>) {
    if scope.checking == .rule { report(fault, range) }
  }

  /// Notes a problem after which nothing more can be read.
  @discardableResult
  mutating func fail(_ fault: FEELFault, _ range: Range<Int>) -> Node {
    report(fault, range)
    failed = true
    position = tokens.count - 1
    return Node(.unresolved(.invalid), .any, range, depth: 1)
  }

  func unresolved(_ cause: NullCause, _ range: Range<Int>) -> Node {
    Node(.unresolved(cause), .any, range, depth: 1)
  }

  /// A node above `children`, unless operations hang on each other too deep.
  mutating func make(
    _ kind: Node.Kind, _ type: FEELType, _ range: Range<Int>, below children: [Node]
  ) -> Node {
    let depth = children.reduce(0) { max($0, $1.depth) } + 1
    if depth > Limits.depth { return fail(.tooManyOperations(limit: Limits.depth), range) }
    return Node(kind, type, range, depth: depth)
  }

  mutating func enter() -> Bool {
    nesting += 1
    if nesting > Limits.nesting {
      fail(.nestedTooDeep(limit: Limits.nesting), token.range)
      return false
    }
    return true
  }

  // MARK: - Operators

  /// An expression.
  mutating func expression() -> Node { binary(.or) }

  enum Precedence: Int, Comparable {
    case or = 1
    case and, comparison, sum, product, power, unary

    static func < (left: Precedence, right: Precedence) -> Bool {
      left.rawValue < right.rawValue
    }

    var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .unary }
  }

  enum BinaryOperator {
    case or, and, between, membership
    case comparison(ComparisonOperator)
    case arithmetic(ArithmeticOperator)

    var precedence: Precedence {
      switch self {
      case .or: .or
      case .and: .and
      case .between, .membership, .comparison: .comparison
      case .arithmetic(.add), .arithmetic(.subtract): .sum
      case .arithmetic(.multiply), .arithmetic(.divide): .product
      case .arithmetic(.power): .power
      }
    }
  }

  func binaryOperator() -> BinaryOperator? {
    switch token.kind {
    case .word:
      switch token.text {
      case "or": .or
      case "and": .and
      case "between": .between
      case "in": .membership
      default: Habits.operatorWord(token.text)
      }
    case .symbol(let symbol):
      switch symbol {
      case .plus: .arithmetic(.add)
      case .minus: .arithmetic(.subtract)
      case .times: .arithmetic(.multiply)
      case .divide: .arithmetic(.divide)
      case .power: .arithmetic(.power)
      default: Parser.comparison(symbol).map { .comparison($0) }
      }
    default: nil
    }
  }

  static func comparison(_ symbol: Symbol) -> ComparisonOperator? {
    switch symbol {
    case .equal: .equal
    case .unequal, .diamond: .unequal
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  mutating func binary(_ lowest: Precedence, from operand: Node? = nil) -> Node {
    var left = operand ?? unary()
    while !failed, let op = binaryOperator(), op.precedence >= lowest {
      let operatorRange = token.range
      noteForeignWord()
      advance()
      switch op {
      case .or, .and:
        let right = binary(op.precedence.next)
        left = logical(op.precedence == .or, left, right)
      case .comparison(let comparison):
        noteDiamond(operatorRange)
        let right = expecting(left.type) { $0.binary(.sum) }
        left = compare(comparison, left, right, at: operatorRange)
      case .arithmetic(let arithmetic):
        let right = binary(op.precedence.next)
        left = self.arithmetic(arithmetic, left, right, at: operatorRange)
      case .between:
        let low = binary(.sum)
        if !take(.and), !failed { fail(.keywordMissing("and", after: "between"), token.range) }
        let high = binary(.sum)
        left = between(left, low, high)
      case .membership:
        left = expecting(left.type) { $0.membership(left) }
      }
    }
    return left
  }

  /// Runs `read`, which reads what is held against a value of `type`.
  mutating func expecting<Result>(
    _ type: FEELType, _ read: (inout Parser) -> Result
  ) -> Result {
    let outer = expectedLadder
    let outerTruth = expectsTruth
    defer {
      expectedLadder = outer
      expectsTruth = outerTruth
    }
    expectsTruth = type == .boolean
    if case .level(let ladder) = type { expectedLadder = ladder } else { expectedLadder = nil }
    return read(&self)
  }

  /// Says that an operator is a word of another language, such as `và`.
  private mutating func noteForeignWord() {
    guard token.kind == .word, let keyword = Habits.operatorKeyword(token.text) else { return }
    report(.foreignOperator(found: token.text, instead: keyword.rawValue), token.range)
  }

  /// Says that `<>` is not FEEL, where it was read as an operator.
  mutating func noteDiamond(_ range: Range<Int>) {
    if position > 0, tokens[position - 1].kind == .symbol(.diamond) {
      report(.foreignOperator(found: "<>", instead: "!="), range)
    }
  }

  mutating func unary() -> Node {
    guard at(.minus) else { return postfix() }
    guard enter() else { return unresolved(.invalid, token.range) }
    defer { nesting -= 1 }
    let start = token.range.lowerBound
    advance()
    let operand = unary()
    return negate(operand, span(start, operand.range.upperBound))
  }

  // MARK: - What follows an operand

  mutating func postfix(from operand: Node? = nil) -> Node {
    var node = operand ?? primary()
    while !failed {
      switch token.kind {
      case .symbol(.dot): node = path(node)
      case .symbol(.openBracket):
        if rangeEnds > 0, closesRange() { return node }
        node = filter(node)
      case .symbol(.openParenthesis): node = call(node)
      case .word where token.text == "instance" && at(.of, ahead: 1): node = instance(node)
      default:
        if token.kind == .symbol(.other), token.text == "%" { percent(node) }
        return node
      }
    }
    return node
  }

  /// Whether the `[` that comes next can only be the open end of a range: no filter begins with
  /// what follows it.
  private func closesRange() -> Bool {
    switch token(ahead: 1).kind {
    case .end: return true
    case .symbol(let symbol):
      switch symbol {
      case .openParenthesis, .openBracket, .openBrace, .minus, .question: return false
      default: return true
      }
    case .word:
      let ending: [Keyword] = [
        .and, .or, .in, .then, .else, .return, .satisfies, .between, .instance,
      ]
      return ending.contains { at($0, ahead: 1) }
    case .number, .string, .at: return false
    }
  }

  /// `20%`: FEEL has no percent.
  private mutating func percent(_ node: Node) {
    let figure = String(decoding: Array(text.utf8)[node.range], as: UTF8.self)
    report(.percentSign(figure: figure), span(node.range.lowerBound, token.range.upperBound))
    advance()
  }
}

/// The range from one place to another; empty where a broken text ended before it began.
func span(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }
