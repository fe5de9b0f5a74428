/// How much a YAML file may hold before it is refused; the message names the limit.
public struct YAMLLimits: Sendable {
  /// Bytes of the file.
  public var bytes: Int
  /// Collections inside one another.
  public var depth: Int
  /// Scalars and collections, each counted once.
  public var nodes: Int
  /// Scalars and collections that stand there through aliases, counted as often as they are
  /// used, also through aliases inside what an alias stands for.
  public var aliasedNodes: Int

  /// Makes limits.
  public init(bytes: Int, depth: Int, nodes: Int, aliasedNodes: Int) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
    self.aliasedNodes = aliasedNodes
  }

  /// The limits for rules and evidence: 32 MiB, 64 levels, 4 million nodes, 100,000 through
  /// aliases.
  public static let standard = YAMLLimits(
    bytes: 32 << 20, depth: 64, nodes: 4_000_000, aliasedNodes: 100_000)
}
