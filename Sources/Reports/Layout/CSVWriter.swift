import Diagnostics

/// Writes CSV (RFC 4180): a comma between fields, lines ended by CR LF, a field in quotes where it
/// needs them.
///
/// The Excel dialect opens as it is in an Excel set to Vietnamese: a byte order mark, semicolons,
/// decimal commas.
public struct CSVWriter: Sendable {
  /// Which programs the file is for.
  public enum Dialect: Sendable {
    /// Programs and any spreadsheet that asks.
    case plain
    /// Excel with Vietnamese settings.
    case excel
  }

  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private let dialect: Dialect
  private let delimiter: UInt8
  private var isLineStart = true

  /// Makes a writer that has written the byte order mark at most.
  public init(dialect: Dialect) {
    self.dialect = dialect
    delimiter = dialect == .excel ? UInt8(ascii: ";") : UInt8(ascii: ",")
    if dialect == .excel { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// Writes a field of text.
  public mutating func text(_ value: String) {
    separate()
    // A spreadsheet takes a field that starts like a formula for one.
    let isRisky = value.utf8.first.map { Array("=+-@\t".utf8).contains($0) } ?? false
    let value = dialect == .excel && isRisky ? "'" + value : value
    let needsQuotes = value.utf8.contains { byte in
      byte == delimiter || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else {
      bytes += value.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a field with a figure, given with a decimal point.
  public mutating func figure(_ digits: String) {
    separate()
    if dialect == .excel {
      bytes += digits.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 }
    } else {
      bytes += digits.utf8
    }
  }

  /// Writes a field without anything in it.
  public mutating func empty() { separate() }

  /// Ends the line.
  public mutating func endLine() {
    bytes += [0x0D, 0x0A]
    isLineStart = true
  }

  /// Gives away what was written so far, so that long output can be passed on in pieces.
  public mutating func drain() -> [UInt8] {
    let written = bytes
    bytes.removeAll(keepingCapacity: true)
    return written
  }

  private mutating func separate() {
    if !isLineStart { bytes.append(delimiter) }
    isLineStart = false
  }
}
