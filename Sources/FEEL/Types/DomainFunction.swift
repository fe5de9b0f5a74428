import Decimals
import Diagnostics

/// A function that the host of the expressions provides. It is looked at when an expression is
/// checked, with the nodes of its arguments, so that `points of("3")` can become a slot with a type,
/// or a fault at the argument.
public struct DomainFunction: Sendable {
  /// The name, in NFC.
  public let name: String
  /// How many arguments may be given.
  public let arity: ClosedRange<Int>
  /// The names of the parameters, for named arguments and the signature.
  public let parameters: [String]
  /// Says what a call means.
  public let resolve: @Sendable (DomainCall) -> Resolution

  /// Makes a function.
  ///
  /// - Parameters:
  ///   - arity: How many arguments it takes; nil for as many as there are parameters.
  ///   - resolve: Says what a call means. It is called once for each call in an expression, with
  ///     the arguments in the order of the parameters, and only when their number fits.
  public init(
    _ name: String, _ parameters: [String], arity: ClosedRange<Int>? = nil,
    resolve: @escaping @Sendable (DomainCall) -> Resolution
  ) {
    self.name = name
    self.parameters = parameters
    self.arity = arity ?? parameters.count...parameters.count
    self.resolve = resolve
  }

  /// What a call means.
  public enum Resolution: Sendable {
    /// A name: the call reads this slot, object or constant.
    case reference(Binding)
    /// A computation of the arguments. Absent arguments make the call absent before it is asked.
    case function(FEELType, @Sendable ([Value], Row) -> Value)
    /// A computation that looks at absence itself.
    case absenceAware(FEELType, @Sendable ([Value], Row) -> Value)
    /// Nothing: the call is wrong. `argument` is the index of the argument to point at; nil points
    /// at the whole call.
    case fault(any Fault, argument: Int?)
  }

  /// The signature for messages: `points of(id)`.
  public var signature: String { "\(name)(\(parameters.joined(separator: ", ")))" }
}

/// A call of a domain function, as it stands in an expression.
public struct DomainCall: Sendable {
  /// The arguments in the order of the parameters.
  public let arguments: [DomainArgument]
  /// The place of the whole call in the expression, in UTF-8 bytes.
  public let range: Range<Int>
}

/// One argument of a call, before anything runs.
public struct DomainArgument: Sendable {
  /// What is known of its type.
  public let type: FEELType
  /// Its value where it is a literal or made of literals only.
  public let constant: Value?
  /// Its place in the expression, in UTF-8 bytes.
  public let range: Range<Int>

  /// The string, where the argument is a literal string.
  public var literal: String? { constant?.string }
}
