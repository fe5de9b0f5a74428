import Decimals
import Diagnostics
import Synchronization

/// A name that expressions may use, and what stands behind it.
public struct Binding: Sendable {
  /// Where the value of a name comes from.
  public enum Reference: Sendable {
    /// A cell of the row.
    case slot(Slot)
    /// An object of the row.
    case object(ObjectSlot)
    /// The same value always.
    case constant(Value)
    /// The input that is handed in with each evaluation of unary tests.
    case input
  }

  /// The name, in NFC. Spaces in it count once; it may hold keywords and `. / - ' + *`.
  public let name: String
  /// What its values are.
  public let type: FEELType
  /// Where they come from.
  public let reference: Reference
  /// Where the name was declared, for messages.
  public let defined: Span?

  /// Makes a binding.
  public init(_ name: String, _ type: FEELType, _ reference: Reference, defined: Span? = nil) {
    self.name = name
    self.type = type
    self.reference = reference
    self.defined = defined
  }
}

/// The names that an expression can use. A value: copy it and add names for an inner scope.
///
/// Names are sequences of tokens. Where an operand is expected, the longest name that the tokens
/// spell wins, then the innermost; it beats a keyword only where it takes more tokens.
public struct Scope: Sendable {
  /// How strictly expressions are checked.
  public enum Checking: Sendable {
    /// As rules: whatever cannot work is an error, and the expression is refused. `now`, `today`
    /// and named time zones are refused, since a result must not depend on when it is computed.
    case rule
    /// As the standard's conformance suite wants it: what can be read runs, and what cannot work
    /// gives null with a cause; the same findings come as warnings.
    case lenient
  }

  /// How strictly expressions are checked.
  public var checking: Checking
  /// The frames, outermost first; the first holds the standard's functions.
  private(set) var frames: [NameTable]
  /// Types that expressions may name in `instance of` and parameters.
  private(set) var namedTypes: [String: FEELType] = [:]

  /// A scope with the standard's built-in functions and the ones that look at absence and levels.
  public init(checking: Checking = .rule) {
    self.checking = checking
    self.frames = [NameTable.standard, NameTable()]
  }

  /// Adds a name to the innermost frame; a name that stands there already is replaced.
  public mutating func add(_ binding: Binding) {
    frames[frames.count - 1].add(binding.name, .binding(binding))
  }

  /// Adds several names to the innermost frame.
  public mutating func add(_ bindings: some Sequence<Binding>) {
    for binding in bindings { add(binding) }
  }

  /// Adds a function of the host to the innermost frame.
  public mutating func add(_ function: DomainFunction) {
    frames[frames.count - 1].add(function.name, .domain(function))
  }

  /// Adds a type that expressions may name.
  public mutating func add(type name: String, _ type: FEELType) { namedTypes[name] = type }

  /// Opens an inner frame: names added from now on hide equal names that are there.
  public mutating func push() { frames.append(NameTable()) }

  /// Whether some name of the scope is spelled by the same tokens as `name`.
  public func knows(_ name: String) -> Bool {
    let tokens = NameTable.tokens(of: name)
    return frames.contains { $0.find(tokens) != nil }
  }

  /// All names, the standard's functions too, sorted; for messages and completion.
  public var names: [String] {
    var names = Set<String>()
    for frame in frames { names.formUnion(frame.names) }
    return names.sorted()
  }
}

/// What a name can stand for.
enum Target: Sendable {
  case binding(Binding)
  case domain(DomainFunction)
  case builtin(Builtin)
  case local(LocalReference)
  /// An entry of the item of a filter.
  case field(LocalReference, name: String, FEELType)
}

/// A name that the expression itself binds.
struct LocalReference: Sendable {
  /// The function in which it is bound, counted from the outside, 0 for none.
  let level: Int
  /// Its number among the locals of that function.
  let index: Int
  let type: FEELType
}

/// The names of one frame: a tree of tokens, so that finding the longest name that some tokens spell
/// takes a step a token, however many names begin alike.
struct NameTable: Sendable {
  private struct Node: Sendable {
    /// The number of the node that each further token leads to.
    var next: [String: Int] = [:]
    /// The name that ends here, as it was declared, and what it stands for.
    var entry: (name: String, target: Target)?
  }
  /// The root first; empty while there is no name.
  private var nodes: [Node] = []
  /// The names as far as somebody asked for them; copies share them until a name is added.
  private var indices = NameIndices()

  init() {}

  var names: [String] { nodes.compactMap(\.entry?.name) }

  /// The names of functions, or of everything else, ready for the question which of them is meant.
  func names(functions: Bool) -> NameIndex {
    indices.index(functions: functions) {
      let names = nodes.compactMap { node in
        node.entry.flatMap { $0.target.isFunctionOnly == functions ? $0.name : nil }
      }
      return NameIndex(names.sorted())
    }
  }

  /// The tokens of a name as it is written in a declaration.
  static func tokens(of name: String) -> [String] {
    Lexer.tokens(of: name).tokens.dropLast().map(\.text)
  }

  mutating func add(_ name: String, _ target: Target) {
    add(name, NameTable.tokens(of: name), target)
  }

  mutating func add(_ name: String, _ tokens: [String], _ target: Target) {
    guard !tokens.isEmpty else { return }
    if !isKnownUniquelyReferenced(&indices) || indices.hasSome { indices = NameIndices() }
    if nodes.isEmpty { nodes.append(Node()) }
    var place = 0
    for token in tokens {
      if let next = nodes[place].next[token] {
        place = next
      } else {
        nodes[place].next[token] = nodes.count
        place = nodes.count
        nodes.append(Node())
      }
    }
    nodes[place].entry = (name, target)
  }

  /// The target of exactly these tokens.
  func find(_ tokens: [String]) -> Target? {
    guard !nodes.isEmpty else { return nil }
    var place = 0
    for token in tokens {
      guard let next = nodes[place].next[token] else { return nil }
      place = next
    }
    return nodes[place].entry?.target
  }

  /// The longest name that the tokens from `start` on spell. The last token of all ends the text and
  /// belongs to no name.
  func longest(_ tokens: [Token], from start: Int) -> (target: Target, count: Int)? {
    guard !nodes.isEmpty else { return nil }
    var place = 0
    var best: (target: Target, count: Int)?
    for index in start..<max(start, tokens.count - 1) {
      let token = tokens[index]
      if index > start, token.kind == .string || token.kind == .at { break }
      guard let next = nodes[place].next[token.text] else { break }
      place = next
      if let entry = nodes[place].entry { best = (entry.target, index - start + 1) }
    }
    return best
  }
}

/// The names of a table made ready for questions about misspelt ones, when the first such question
/// comes: a rulebook of thousands of names can have thousands of them.
private final class NameIndices: Sendable {
  private let made = Mutex<[Bool: NameIndex]>([:])

  var hasSome: Bool { made.withLock { !$0.isEmpty } }

  func index(functions: Bool, _ make: () -> NameIndex) -> NameIndex {
    made.withLock { made in
      if let index = made[functions] { return index }
      let index = make()
      made[functions] = index
      return index
    }
  }
}
