import Glibc

/// Where the bytes of a table come from.
public enum TableInput: Sendable {
  /// A file, by a path that the system can open.
  case file(String)
  /// Bytes that were read before, such as standard input.
  case bytes([UInt8])
}

/// Why a file could not be read.
public enum ReadProblem: Sendable, Hashable {
  /// There is no such file.
  case notFound
  /// The user may not read it.
  case notAllowed
  /// It is a folder.
  case folder
  /// The system refused for another reason, by its number (`errno`).
  case system(Int32)

  init(errno number: Int32) {
    switch number {
    case ENOENT, ENOTDIR: self = .notFound
    case EACCES, EPERM: self = .notAllowed
    case EISDIR: self = .folder
    default: self = .system(number)
    }
  }
}

/// The bytes of an input from one end to the other.
///
/// A file is read rather than mapped: a mapped file that shrinks kills the process.
final class ByteStream {
  private let descriptor: Int32
  private let bytes: [UInt8]
  private var position = 0

  /// Opens an input, at `offset` bytes from its start.
  init(_ input: TableInput, at offset: UInt64 = 0) throws(ReadFailure) {
    switch input {
    case .bytes(let bytes):
      self.descriptor = -1
      self.bytes = bytes
      self.position = offset > UInt64(bytes.count) ? bytes.count : Int(offset)
    case .file(let path):
      let opened = open(path, O_RDONLY | O_CLOEXEC)
      guard opened >= 0 else { throw ReadFailure(ReadProblem(errno: errno)) }
      if offset > 0, lseek(opened, off_t(truncatingIfNeeded: offset), SEEK_SET) < 0 {
        let problem = ReadProblem(errno: errno)
        close(opened)
        throw ReadFailure(problem)
      }
      self.descriptor = opened
      self.bytes = []
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// How many bytes there are in all, as far as the system knows; 0 where it does not.
  var size: Int {
    if descriptor < 0 { return bytes.count }
    var status = stat()
    return fstat(descriptor, &status) == 0 ? max(0, Int(status.st_size)) : 0
  }

  /// Fills `target` from its start as far as the input goes, and says how far; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    guard let start = target.baseAddress, target.count > 0 else { return 0 }
    if descriptor < 0 {
      let count = min(target.count, bytes.count - position)
      bytes.withUnsafeBytes { source in
        target.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
      }
      position += count
      return count
    }
    var filled = 0
    while filled < target.count {
      let count = Glibc.read(descriptor, start + filled, target.count - filled)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw ReadFailure(ReadProblem(errno: errno))
      }
      filled += count
    }
    return filled
  }
}

/// A file that could not be read, as an error.
struct ReadFailure: Error {
  let problem: ReadProblem

  init(_ problem: ReadProblem) { self.problem = problem }
}
