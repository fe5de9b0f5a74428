public import Diagnostics

/// A node of a YAML file with its place.
///
/// A scalar is kept as text; whoever reads the key decides what it means, so `no`, `1.10` and
/// `2026-01-01` lose nothing. An alias (`*name`) stands as the node that its anchor names, with
/// that node's place.
public struct YAMLNode: Sendable {
  /// What a node is.
  public enum Kind: Sendable {
    /// A text.
    case scalar(YAMLScalar)
    /// Keys with values, in the order of the file, no key twice.
    case mapping([YAMLEntry])
    /// Items in the order of the file.
    case sequence([YAMLNode])
    /// Something stands here that could not be read and has been reported. Readers take it as
    /// given, but say and compute nothing about it.
    case unreadable
  }

  /// What the node is.
  public let kind: Kind
  /// Where it stands: a scalar with its quotes or its `|`, a collection from its first byte to
  /// its last.
  public let span: Span

  /// Makes a node.
  public init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// A key of a mapping with its value.
public struct YAMLEntry: Sendable {
  /// The key.
  public let key: YAMLScalar
  /// The value; an empty plain scalar where nothing stands after the colon.
  public let value: YAMLNode

  /// Makes an entry.
  public init(key: YAMLScalar, value: YAMLNode) {
    self.key = key
    self.value = value
  }

  /// The key's text.
  public var name: String { key.value }
  /// From the first byte of the key to the last of the value.
  public var span: Span {
    Span(key.span.source, key.span.start..<max(key.span.end, value.span.end))
  }
}

extension YAMLNode {
  /// The scalar, if this is one.
  public var scalar: YAMLScalar? {
    if case .scalar(let scalar) = kind { return scalar }
    return nil
  }

  /// The text of a scalar, nil for all else; `""` for a scalar that is empty.
  public var text: String? { scalar?.value }

  /// The entries, if this is a mapping.
  public var entries: [YAMLEntry]? {
    if case .mapping(let entries) = kind { return entries }
    return nil
  }

  /// The items, if this is a sequence.
  public var items: [YAMLNode]? {
    if case .sequence(let items) = kind { return items }
    return nil
  }

  /// Whether what stands here has been reported as unreadable.
  public var isUnreadable: Bool {
    if case .unreadable = kind { return true }
    return false
  }

  /// Whether nothing was given: no text after the colon, or a plain `~` or `null`.
  public var isNullLike: Bool { scalar?.isNullLike ?? false }

  /// The entry of a mapping by its key, found by walking through them.
  public func entry(_ key: String) -> YAMLEntry? { entries?.first { $0.key.value == key } }

  /// The value of a mapping by its key, found by walking through them.
  public subscript(_ key: String) -> YAMLNode? { entry(key)?.value }
}
