/// Paths that a run names, seen from its folder.
struct RunPaths {
  /// The folder with its `/`; empty for the current one.
  let folder: String

  /// The folder that the file `path` lies in.
  init(of path: String) {
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// Whether a path leads out of the folder.
  static func isOutside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.contains("..") || parts.first == "" || path.utf8.contains(0)
  }

  /// A path as seen from where the command runs, without detours: `Samples/a/../../Rules/b` is
  /// `Rules/b`.
  func joined(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let whole = folder + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") {
      switch part {
      case ".": continue
      case ".." where !(parts.isEmpty || parts.last == ".."): parts.removeLast()
      default: parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return whole.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }
}
