public import Diagnostics
public import Rulebooks
import YAMLSource

/// A named set of changes to rules and evidence.
public struct Scenario: Sendable {
  /// One change.
  public struct Change: Sendable {
    /// What is done.
    public enum Action: Sendable, Hashable {
      /// A value takes the place of another, written as in the rulebook or table.
      case set(String)
      /// What is not there yet is written, as in the rulebook: an element, or a key with its value.
      case add(String)
      /// An element goes.
      case remove
    }

    /// What is changed.
    public let address: Address
    /// What is done.
    public let action: Action
    /// Where the address is written; nil where it stands nowhere.
    public let span: Span?
    /// Where the value is written; nil where it stands nowhere.
    public internal(set) var valueSpan: Span?
    /// The value as it was read, for what is added.
    var node: YAMLNode?
    /// The id of the element of a list before which another is put; nil for the end, or for classes
    /// the place that their bound gives them.
    public internal(set) var before: String?

    /// Makes a change.
    public init(_ address: Address, _ action: Action, span: Span? = nil) {
      self.address = address
      self.action = action
      self.span = span
    }

    /// The value; nil where something goes.
    public var value: String? {
      switch action {
      case .set(let value), .add(let value): value
      case .remove: nil
      }
    }
  }

  /// Its name; nil where only the command line makes it.
  public var name: String?
  /// The changes, in their order.
  public var changes: [Change]
  /// The scale that points are brought back to; nil to let it move with them.
  public var rescale: String?
  /// Where that scale is written; nil where it stands nowhere.
  public var rescaleSpan: Span?

  /// Makes a scenario.
  public init(name: String? = nil, changes: [Change] = [], rescale: String? = nil) {
    self.name = name
    self.changes = changes
    self.rescale = rescale
  }
}
