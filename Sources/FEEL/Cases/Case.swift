import Decimals
import Diagnostics

/// One case of a conformance suite: an expression or decision table, what it sees, and what it must
/// give.
public struct Case: Sendable {
  /// Its name in the suite.
  public let id: String
  /// The text of the expression; nil for a table or another boxed expression.
  public var expression: String? {
    if case .literal(let text, _) = decision { text } else { nil }
  }
  /// The names that it sees, with their values and declared types.
  public let context: [(name: String, value: Value, type: String?)]
  /// Types that expressions may name.
  public let types: [(name: String, type: String)]
  /// The declared type of the result, to which it is converted.
  public let resultType: String?
  /// The value that must come out.
  public let expected: Value
  /// Whether null must come out and an error must be reported.
  public let expectsError: Bool

  private let decision: Boxed
  /// Further names, evaluated in order, each with the ones before it.
  private let lets: [(name: String, value: Boxed, type: String?)]

  /// Reads a row of a cases file; nil if it is no such row.
  public init?(json: JSON) {
    guard let id = json["id"]?.string,
      let expected = json["expected"].map(Value.init(typed:)) ?? nil
    else { return nil }
    if let text = json["expression"]?.string {
      decision = .literal(text, type: nil)
    } else if let boxed = (json["table"] ?? json["boxed"]).flatMap(Boxed.init(json:)) {
      decision = boxed
    } else {
      return nil
    }
    self.id = id
    self.expected = expected
    self.expectsError = json["error"]?.boolean ?? false
    self.resultType = json["resultType"]?.string
    let contextTypes = json["contextTypes"]
    var context: [(name: String, value: Value, type: String?)] = []
    for member in json["context"]?.members ?? [] {
      guard let value = Value(typed: member.value) else { return nil }
      context.append((member.key, value, contextTypes?[member.key]?.string))
    }
    self.context = context
    var lets: [(name: String, value: Boxed, type: String?)] = []
    for item in json["lets"]?.array ?? [] {
      guard let named = Case.letItem(item) else { return nil }
      lets.append(named)
    }
    self.lets = lets
    self.types = (json["types"]?.members ?? []).compactMap { member in
      member.value.string.map { (member.key, $0) }
    }
  }

  /// `[name, text, type]`, or an object with a text or a boxed expression.
  private static func letItem(_ json: JSON) -> (name: String, value: Boxed, type: String?)? {
    if let parts = json.array {
      guard parts.count == 3, let name = parts[0].string, let text = parts[1].string else {
        return nil
      }
      return (name, .literal(text, type: nil), parts[2].string)
    }
    guard let name = json["name"]?.string else { return nil }
    let type = json["type"]?.string
    if let text = json["expression"]?.string { return (name, .literal(text, type: nil), type) }
    return json["boxed"].flatMap(Boxed.init(json:)).map { (name, $0, type) }
  }

  /// What came of running a case.
  public struct Outcome: Sendable {
    /// What came out.
    public let value: Value
    /// Whether it is what must come out.
    public let valuePasses: Bool
    /// Whether an error was reported exactly where the case wants one.
    public let flagPasses: Bool
    /// What was found wrong before it ran.
    public let problems: [Problem]

    /// Whether value and flag are right.
    public var passes: Bool { valuePasses && flagPasses }
  }

  /// Runs the case.
  public func run() -> Outcome {
    var scope = Scope(checking: .lenient)
    for (name, text) in types { scope.add(type: name, parseType(text, in: scope) ?? .any) }
    for (name, value, type) in context {
      let declared = type.flatMap { parseType($0, in: scope) } ?? .any
      let value = value.converted(to: declared) ?? Value(.typeMismatch)
      scope.add(Binding(name, declared == .any ? value.type : declared, .constant(value)))
    }
    for (name, boxed, type) in lets {
      let value = boxed.evaluate(scope).converted(toDeclared: type, in: scope)
      scope.add(Binding(name, value.type, .constant(value)))
    }
    let value = decision.evaluate(scope).converted(toDeclared: resultType, in: scope)
    let reported = value.nullCause?.isError ?? false
    return Outcome(
      value: value, valuePasses: value.matches(expected), flagPasses: reported == expectsError,
      problems: expression.map { parse($0, in: scope).problems } ?? [])
  }
}

extension Value {
  /// The value converted to a declared type, or null with an error where it does not conform. A
  /// type `function->T` converts what calls of the function give.
  func converted(toDeclared type: String?, in scope: Scope) -> Value {
    guard let type else { return self }
    if type.hasPrefix("function"), let function, let arrow = type.placeAfterLastArrow(),
      let result = parseType(String(type[arrow...]), in: scope)
    {
      return Value(function.converting(to: result))
    }
    guard let declared = parseType(type, in: scope) else { return self }
    return converted(to: declared) ?? Value(.typeMismatch)
  }
}

extension String {
  /// The place after the last `->` outside of angle brackets.
  fileprivate func placeAfterLastArrow() -> String.Index? {
    var depth = 0
    var previous: Character = " "
    for index in indices {
      let character = self[index]
      if character == "<" { depth += 1 }
      if character == ">", previous == "-" {
        if depth == 0 { return self.index(after: index) }
      } else if character == ">" {
        depth -= 1
      }
      previous = character
    }
    return nil
  }
}

extension FunctionValue {
  /// The function whose results are converted to `type`.
  func converting(to type: FEELType) -> FunctionValue {
    let inner = self
    return FunctionValue(parameters, result: type, isFlexible: false) { arguments, row, range in
      let value = inner.body(arguments, row, range)
      if value.isAbsent { return value }
      return value.converted(to: type) ?? Value(.typeMismatch, at: range)
    }
  }
}

/// The type that `text` names (`list<number>`), if it names one.
public func parseType(_ text: String, in scope: Scope) -> FEELType? {
  var parser = Parser(text, scope: scope)
  let type = parser.typeName()
  return parser.problems.isEmpty && parser.token.kind == .end ? type : nil
}
