/// The folder in which the tables lie that tests name.
public struct TestFolder: Sendable {
  /// Its path with its `/`; empty for the working folder.
  public let path: String
  /// The path under which the system finds a path.
  public let systemPath: @Sendable (String) -> String

  /// Makes a folder.
  public init(path: String, systemPath: @escaping @Sendable (String) -> String = { $0 }) {
    self.path = path
    self.systemPath = systemPath
  }

  /// Whether a path leads out of the folder.
  static func isOutside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.contains("..") || parts.first == "" || path.utf8.contains(0)
  }
}
