import Decimals

/// A node of a parsed expression: names resolved, typed, at its place in the text.
struct Node: Sendable {
  let kind: Kind
  let type: FEELType
  /// In UTF-8 bytes of the text.
  let range: Range<Int>
  /// How many nodes hang below each other, this one included.
  let depth: Int

  indirect enum Kind: Sendable {
    case constant(Value)
    case slot(Slot)
    case object(ObjectSlot)
    /// A name that the expression binds, by its number in the activation of the function around.
    case local(Int)
    /// An entry of a context whose type is not known before it runs, under a name that nothing
    /// else has.
    case implicitField(item: Int, String)
    /// A name that nothing has; null with a cause where the checking is lenient.
    case unresolved(NullCause)

    case negate(Node)
    case arithmetic(ArithmeticOperator, Node, Node)
    case compare(ComparisonOperator, Node, Node)
    case and(Node, Node)
    case or(Node, Node)
    case between(Node, Node, Node)
    case membership(Node, [Test], negated: Bool)
    case instance(Node, FEELType)
    case conditional(Node, Node, Node)
    case list([Node])
    case context([Entry])
    case range(RangeNode)
    case path(Node, String)
    case filter(Node, Node, item: Int)
    case iteration([Iterator], Node, partial: Int?)
    case quantified(every: Bool, [Iterator], Node)
    case call(Node, [Argument])
    case builtin(Builtin, forms: [Int], [Node?])
    case domain(@Sendable ([Value], Row) -> Value, [Node], absenceAware: Bool)
    case function(FunctionNode)
    /// Whether a level is one of the rungs.
    case rungs(Node, ladder: UInt32, Range<UInt32>)
    /// The word of a level, where a string is asked for.
    case word(Node, Ladder)
  }

  struct Entry: Sendable {
    let key: String
    let keyRange: Range<Int>
    let value: Node
    let local: Int
  }

  struct Iterator: Sendable {
    let local: Int
    let source: Node
    /// The upper end where the loop runs over `low..high` and `source` is the lower.
    let end: Node?
  }

  struct Argument: Sendable {
    let name: String?
    let value: Node
  }

  struct RangeNode: Sendable {
    let low: Node?
    let high: Node?
    let lowClosed: Bool
    let highClosed: Bool
    let form: RangeValue.Form
  }

  struct FunctionNode: Sendable {
    let parameters: [FunctionValue.Parameter]
    /// What is caught: the local of the function around, and the local here that gets its value.
    let captures: [Capture]
    let locals: Int
    let body: Node
    /// The local here that stands for the function itself, which it may call.
    let own: Int?
  }

  struct Capture: Sendable {
    let outer: Int
    let inner: Int
  }

  /// One unary test.
  enum Test: Sendable {
    /// `-`.
    case any
    /// `< e` and its kin.
    case comparison(ComparisonOperator, Node)
    /// A value, list or range without `?`.
    case value(Node)
    /// An expression with `?`, which must come out true.
    case holds(Node)
  }

  init(_ kind: Kind, _ type: FEELType, _ range: Range<Int>, below children: Node...) {
    self.init(kind, type, range, depth: (children.map(\.depth).max() ?? 0) + 1)
  }

  init(_ kind: Kind, _ type: FEELType, _ range: Range<Int>, depth: Int) {
    self.kind = kind
    self.type = type
    self.range = range
    self.depth = depth
  }

  /// The value of a literal.
  var constant: Value? { if case .constant(let value) = kind { value } else { nil } }
  /// The value of a literal string.
  var literalString: String? { type == .string ? constant?.string : nil }
  var isUnresolved: Bool { if case .unresolved = kind { true } else { false } }
}

enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "**"
}

enum ComparisonOperator: String, Sendable {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  var isEquality: Bool { self == .equal || self == .unequal }

  /// The operator that says the same with the operands exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .equal, .unequal: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
