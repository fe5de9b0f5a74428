public import Diagnostics

/// A named set of changes to rules and evidence.
public struct Scenario: Sendable {
  /// One change.
  public struct Change: Sendable {
    /// What is done.
    public enum Action: Sendable, Hashable {
      /// A value takes the place of another, written as in the rulebook or table.
      case set(String)
      /// An element goes.
      case remove
    }

    /// What is changed.
    public let address: Address
    /// What is done.
    public let action: Action
    /// Where it is written; nil on the command line.
    public let span: Span?

    /// Makes a change.
    public init(_ address: Address, _ action: Action, span: Span? = nil) {
      self.address = address
      self.action = action
      self.span = span
    }
  }

  /// Its name; nil where only the command line makes it.
  public var name: String?
  /// The changes, in their order.
  public var changes: [Change]
  /// The scale that points are brought back to; nil to let it move with them.
  public var rescale: String?

  /// Makes a scenario.
  public init(name: String? = nil, changes: [Change] = [], rescale: String? = nil) {
    self.name = name
    self.changes = changes
    self.rescale = rescale
  }
}
