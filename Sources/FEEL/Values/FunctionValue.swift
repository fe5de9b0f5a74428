/// A function as a value: one written in FEEL, with what it caught where it was made, or a
/// built-in one.
public struct FunctionValue: Sendable {
  /// One parameter.
  public struct Parameter: Sendable, Hashable {
    /// The name under which an argument may be given.
    public let name: String
    /// What the argument must be.
    public let type: FEELType

    /// Makes a parameter.
    public init(_ name: String, _ type: FEELType) {
      self.name = name
      self.type = type
    }
  }

  /// The parameters in order.
  public let parameters: [Parameter]
  /// What it returns.
  public let result: FEELType
  /// Whether it takes any number of arguments, or may lack some.
  let isFlexible: Bool
  let size: Size
  /// The text it was written in, if it was written in FEEL.
  let origin: Origin?
  /// How many operations of its body hang on each other: what a call takes of the stack.
  let depth: Int
  /// Tells functions apart: two values are the same function only if they are one.
  let identity: FunctionIdentity
  let body: @Sendable ([Value], Cursor, Range<Int>) -> Value

  /// Makes a function of `body`, which gets the arguments in the order of the parameters, the row
  /// and the place of the call.
  public init(
    _ parameters: [Parameter], result: FEELType = .any,
    body: @escaping @Sendable ([Value], Row, Range<Int>) -> Value
  ) {
    self.init(parameters, result: result, isFlexible: false) { body($0, $1.row, $2) }
  }

  init(
    _ parameters: [Parameter], result: FEELType, isFlexible: Bool, size: Size = Size(),
    origin: Origin? = nil, depth: Int = 1,
    body: @escaping @Sendable ([Value], Cursor, Range<Int>) -> Value
  ) {
    self.parameters = parameters
    self.result = result
    self.isFlexible = isFlexible
    self.size = size
    self.origin = origin
    self.depth = depth + 4
    self.identity = FunctionIdentity()
    self.body = body
  }
}

/// The identity of a function.
final class FunctionIdentity: Sendable {}

/// The identity of the text of an expression.
final class Origin: Sendable {}
