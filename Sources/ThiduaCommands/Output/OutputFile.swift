import Glibc

/// A file that appears whole or not at all: it is written under another name in the same folder,
/// flushed to the disk, and only then given its own name.
struct OutputFile {
  /// The path as the user wrote it.
  let path: String
  /// The path under which the system finds it.
  let systemPath: String
  /// Whether a file that exists may be replaced.
  let force: Bool

  /// Complains of a path that cannot be written before anything is computed.
  func check() throws(Stop) {
    var status = stat()
    guard stat(systemPath, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR { throw .usage(.outputIsFolder(path: path)) }
    if status.st_mode & S_IFMT == S_IFREG, !force { throw .usage(.outputExists(path: path)) }
  }

  /// Writes what `produce` hands to the sink. Errors: the file exists, or the system could not
  /// write it; then nothing of it is left.
  func write(_ produce: (any ByteSink) throws(SinkFailure) -> Void) throws(Stop) {
    try check()
    var status = stat()
    let exists = stat(systemPath, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG { return try writeInPlace(produce) }

    let target = exists ? resolved(systemPath) : systemPath
    let unfinished = PendingFile(beside: target)
    // Registered before it exists: an interruption between the two must not leave it behind.
    unfinished.register()
    defer { unfinished.forget() }
    let descriptor = open(unfinished.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(errno) }
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    do {
      try produce(DescriptorSink(descriptor: descriptor))
    } catch {
      close(descriptor)
      unlink(unfinished.path)
      throw stop(error)
    }
    let flushed = fsync(descriptor) == 0 ? 0 : errno
    let closed = close(descriptor) == 0 ? 0 : errno
    let named = flushed == 0 && closed == 0 ? name(unfinished.path, target) : 0
    if let reason = [flushed, closed, named].first(where: { $0 != 0 }) {
      unlink(unfinished.path)
      throw failure(reason)
    }
  }

  /// Gives the finished file its name; without `--force` never over one that has come meanwhile.
  private func name(_ unfinished: String, _ target: String) -> Int32 {
    if force { return rename(unfinished, target) == 0 ? 0 : errno }
    if link(unfinished, target) == 0 {
      unlink(unfinished)
      return 0
    }
    // Some network folders know no links; there `rename` has to do.
    let reason = errno
    guard reason == EPERM || reason == EOPNOTSUPP || reason == ENOSYS else { return reason }
    return rename(unfinished, target) == 0 ? 0 : errno
  }

  /// A device or pipe has no name to be given: it takes the bytes as they come.
  private func writeInPlace(
    _ produce: (any ByteSink) throws(SinkFailure) -> Void
  ) throws(Stop) {
    let descriptor = open(systemPath, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    do { try produce(DescriptorSink(descriptor: descriptor)) } catch { throw stop(error) }
  }

  private func stop(_ failure: SinkFailure) -> Stop {
    switch failure {
    case .readerGone: .sink(.readerGone)
    case .system(let reason): .usage(.outputFailed(path: path, reason: reason))
    }
  }

  private func failure(_ reason: Int32) -> Stop {
    reason == EEXIST
      ? .usage(.outputExists(path: path))
      : .usage(.outputFailed(path: path, reason: Int(reason)))
  }

  /// The file that a symbolic link stands for, so that the link is kept.
  private func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
