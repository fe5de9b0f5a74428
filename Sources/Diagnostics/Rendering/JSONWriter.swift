/// Writes JSON (RFC 8259) as UTF-8 bytes, keys in the order in which they are given.
///
/// ```swift
/// var json = JSONWriter(layout: .indented)
/// json.object { json in
///   json.field("format", "thidua.rank")
///   json.field("version", 1)
///   json.key("results")
///   json.array { json in json.string("BG") }
/// }
/// ```
///
/// The writer puts commas and line breaks; that keys stand in objects only and each has one value
/// is the caller's part. Figures with a fraction are written as text, by `string`.
public struct JSONWriter: Sendable {
  /// How the text is laid out.
  public enum Layout: Sendable {
    /// Everything on one line, without spaces.
    case compact
    /// A line for each member, indented by two spaces a level.
    case indented
  }

  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private let indented: Bool
  private var depth = 0
  /// Whether the container being written has a member already.
  private var hasMember = false
  /// Whether a key has been written whose value is still to come.
  private var afterKey = false

  /// Makes a writer that starts with nothing.
  public init(layout: Layout = .compact) { indented = layout == .indented }

  /// What was written so far, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Containers

  /// Starts an object; `endObject` must follow.
  public mutating func beginObject() { begin(UInt8(ascii: "{")) }

  /// Ends an object.
  public mutating func endObject() { end(UInt8(ascii: "}")) }

  /// Starts an array; `endArray` must follow.
  public mutating func beginArray() { begin(UInt8(ascii: "[")) }

  /// Ends an array.
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Writes an object with the members that `members` writes.
  public mutating func object<E: Error>(
    _ members: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    beginObject()
    try members(&self)
    endObject()
  }

  /// Writes an array with the elements that `elements` writes.
  public mutating func array<E: Error>(
    _ elements: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    beginArray()
    try elements(&self)
    endArray()
  }

  /// Writes the key of a member; its value must follow.
  public mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    if indented { bytes.append(UInt8(ascii: " ")) }
    afterKey = true
  }

  // MARK: Values

  /// Writes a text.
  public mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
  }

  /// Writes a text, or null.
  public mutating func string(_ value: String?) {
    if let value { string(value) } else { null() }
  }

  /// Writes a whole number.
  public mutating func number(_ value: Int) {
    separate()
    appendDecimal(value)
  }

  /// Writes true or false.
  public mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Writes null.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a value that is JSON already, byte for byte.
  public mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  /// Writes texts as an array.
  public mutating func strings(_ values: some Sequence<String>) {
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  // MARK: Members

  /// Writes a member with a text.
  public mutating func field(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member with a text, or with null.
  public mutating func field(_ name: String, _ value: String?) {
    key(name)
    string(value)
  }

  /// Writes a member with a whole number.
  public mutating func field(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }

  /// Writes a member with true or false.
  public mutating func field(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Ends the text with a line break and starts anew: one JSON text a line.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    hasMember = false
  }

  /// Gives away what was written so far and keeps the place in the structure, so that long output
  /// can be passed on in pieces.
  public mutating func drain() -> [UInt8] {
    let written = bytes
    bytes.removeAll(keepingCapacity: true)
    return written
  }

  // MARK: Parts

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    hasMember = false
  }

  private mutating func end(_ bracket: UInt8) {
    depth = max(depth - 1, 0)
    if hasMember { breakLine() }
    bytes.append(bracket)
    hasMember = true
    afterKey = false
  }

  /// What must stand before the next key or value.
  private mutating func separate() {
    if afterKey {
      afterKey = false
      hasMember = true
      return
    }
    if hasMember { bytes.append(UInt8(ascii: ",")) }
    if depth > 0 { breakLine() }
    hasMember = true
  }

  private mutating func breakLine() {
    guard indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      bytes.append(UInt8(ascii: " "))
      bytes.append(UInt8(ascii: " "))
    }
  }

  private mutating func appendDecimal(_ value: Int) {
    if value >= 0, value < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
    } else {
      bytes.append(contentsOf: String(value).utf8)
    }
  }

  private mutating func appendQuoted(_ value: String) {
    var value = value
    bytes.append(UInt8(ascii: "\""))
    value.withUTF8 { text in
      var copied = 0
      for (offset, byte) in text.enumerated() where Self.needsEscape(byte) {
        bytes.append(contentsOf: text[copied..<offset])
        appendEscape(byte)
        copied = offset + 1
      }
      bytes.append(contentsOf: text[copied..<text.count])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private mutating func appendEscape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      for digit in [byte >> 4, byte & 0x0F] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
