import Glibc
import Synchronization

/// Where a command writes bytes: standard output or standard error, or a test's record of them.
public protocol ByteSink: Sendable {
  /// Whether a person sits behind it: colours and progress are for terminals only.
  var isTerminal: Bool { get }
  /// How many columns the terminal has; nil where there is none.
  var columns: Int? { get }
  /// Writes all of `bytes`. Errors: the reader has gone, or the system could not write.
  func write(_ bytes: [UInt8]) throws(SinkFailure)
}

/// Why bytes could not be written.
public enum SinkFailure: Error, Hashable {
  /// Whoever read them has gone (`| head`): no fault, the command ends quietly.
  case readerGone
  /// The system could not write, for the reason with this number (`errno`).
  case system(Int)
}

/// The standard streams of a command.
public struct StandardStreams: Sendable {
  /// Reads all of standard input, or says why the system could not (`errno`).
  public let input: @Sendable () -> Result<[UInt8], SinkFailure>
  /// Standard output: results.
  public let output: any ByteSink
  /// Standard error: everything else.
  public let error: any ByteSink

  /// Makes streams.
  public init(
    input: @escaping @Sendable () -> Result<[UInt8], SinkFailure>, output: any ByteSink,
    error: any ByteSink
  ) {
    self.input = input
    self.output = output
    self.error = error
  }
}

/// Keeps what is written to it, for whole commands that run inside a test.
public final class RecordingSink: ByteSink {
  /// Whether it passes for a terminal.
  public let isTerminal: Bool
  /// How wide a terminal it passes for.
  public let columns: Int?
  private let kept = Mutex<[UInt8]>([])

  /// Makes a sink that has kept nothing yet.
  public init(isTerminal: Bool = false, columns: Int? = nil) {
    self.isTerminal = isTerminal
    self.columns = columns
  }

  /// Keeps `bytes`; never fails.
  public func write(_ bytes: [UInt8]) throws(SinkFailure) {
    kept.withLock { $0 += bytes }
  }

  /// What was written so far.
  public var bytes: [UInt8] { kept.withLock { $0 } }
  /// What was written so far, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Writes to an open file of the process.
struct DescriptorSink: ByteSink {
  let descriptor: Int32

  var isTerminal: Bool { isatty(descriptor) == 1 }

  var columns: Int? {
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  func write(_ bytes: [UInt8]) throws(SinkFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw .readerGone
      } else if errno != EINTR {
        throw .system(Int(errno))
      }
    }
  }
}
