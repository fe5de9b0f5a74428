import Diagnostics
import Glibc

/// What a command was given to work on.
enum Location {
  /// A run: the path of its `run.yaml`.
  case run(FilePath)
  /// A rulebook: the path of its `rulebook.yaml`.
  case rulebook(FilePath)

  /// A file as the user calls it and as the system finds it.
  struct FilePath {
    let name: String
    let systemPath: String
  }

  /// Finds what `path` names: a folder with `run.yaml` or `rulebook.yaml`, or one of these files
  /// itself; the current folder where it is nil.
  init(_ path: String?, _ console: Console) throws(Stop) {
    guard let path else {
      if let here = Self.inFolder("", console) {
        self = here
        return
      }
      throw .usage(.noRunHere)
    }
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if let found = Self.inFolder(folder, console) {
      self = found
      return
    }
    let system = console.systemPath(folder)
    guard Self.isFile(system) else {
      throw .usage(.noInput(path: path, nearest: Self.nearest(to: folder, console)))
    }
    let file = FilePath(name: folder, systemPath: system)
    let name = folder.lastIndex(of: "/").map { folder[folder.index(after: $0)...] } ?? folder[...]
    self = name == "run.yaml" ? .run(file) : .rulebook(file)
  }

  private static func inFolder(_ folder: String, _ console: Console) -> Location? {
    let prefix = folder.isEmpty ? "" : folder + "/"
    for (file, make) in [("run.yaml", Location.run), ("rulebook.yaml", Location.rulebook)] {
      let name = prefix + file
      let system = console.systemPath(name)
      if isFile(system) { return make(FilePath(name: name, systemPath: system)) }
    }
    return nil
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Runs and rulebooks in the same folder whose names are near.
  private static func nearest(to path: String, _ console: Console) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let siblings = namesInFolder(console.systemPath(folder.isEmpty ? "." : folder))
    return nearestNames(to: name, among: siblings, most: 3).map { folder + $0 }
  }
}
