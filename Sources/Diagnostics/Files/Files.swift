import Glibc

/// Reads a whole file, or standard input where `path` is `-`.
///
/// Errors: no such file (with the nearest names in its folder), a folder, no permission, more than
/// `limit` bytes, or a failure of the system.
public func readFile(path: String, limit: Int = 1 << 30) -> Result<[UInt8], FileFault> {
  if path == "-" { return readAll(STDIN_FILENO, path: path, limit: limit, expected: 0) }
  // A path with a NUL would be cut there by the system and name another file.
  guard !path.utf8.contains(0), !path.isEmpty else {
    return .failure(.missing(path: path, nearest: []))
  }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return .failure(fault(path, errno)) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return .failure(fault(path, errno)) }
  if status.st_mode & S_IFMT == S_IFDIR { return .failure(.isFolder(path: path)) }
  let size = Int(status.st_size)
  if size > limit { return .failure(.tooLarge(path: path, limit: limit)) }
  return readAll(descriptor, path: path, limit: limit, expected: size)
}

/// Reads a whole file as a source; `name` is its path as messages shall show it, `path` unless
/// given.
public func readSource(
  path: String, name: String? = nil, limit: Int = 1 << 30
) -> Result<Source, FileFault> {
  readFile(path: path, limit: limit).map { Source(path: name ?? path, bytes: $0) }
    .mapError { $0.renamed(name ?? path) }
}

/// The names in a folder but for hidden ones, in the order of their code points; empty if it
/// cannot be read.
public func namesInFolder(_ path: String) -> [String] {
  guard !path.utf8.contains(0), let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}

private func readAll(
  _ descriptor: Int32, path: String, limit: Int, expected: Int
) -> Result<[UInt8], FileFault> {
  var bytes: [UInt8] = []
  // One byte more than expected, so that the end is seen without growing.
  var room = min(max(expected, 1 << 16), limit) + 1
  while true {
    let before = bytes.count
    var count = 0
    bytes.reserveCapacity(before + room)
    bytes += [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      count = read(descriptor, buffer.baseAddress, room)
      filled = max(count, 0)
    }
    if count < 0 {
      if errno == EINTR { continue }
      return .failure(fault(path, errno))
    }
    if count == 0 { return .success(bytes) }
    if bytes.count > limit { return .failure(.tooLarge(path: path, limit: limit)) }
    room = min(max(bytes.count, 1 << 16), 1 << 24, limit - bytes.count + 1)
  }
}

private func fault(_ path: String, _ reason: Int32) -> FileFault {
  switch reason {
  case ENOENT, ENOTDIR, ENAMETOOLONG: .missing(path: path, nearest: nearestPaths(to: path))
  case EISDIR: .isFolder(path: path)
  case EACCES, EPERM: .noPermission(path: path)
  default: .unreadable(path: path, reason: Int(reason))
  }
}

/// Paths that exist and differ from `path` in its first part that does not, and end there unless
/// the rest exists too.
private func nearestPaths(to path: String) -> [String] {
  var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
  var folder = ""
  while let part = parts.first, parts.count > 1, access("\(folder)\(part)/", F_OK) == 0 {
    folder += "\(part)/"
    parts.removeFirst()
  }
  guard let name = parts.popFirst() else { return [] }
  let rest = parts.map { "/\($0)" }.joined()
  return nearestNames(
    to: String(name), among: namesInFolder(folder.isEmpty ? "." : folder), most: 3
  )
  .map { access("\(folder)\($0)\(rest)", F_OK) == 0 ? "\(folder)\($0)\(rest)" : folder + $0 }
}
