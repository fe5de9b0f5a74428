/// A JSON value with its lexemes and places: numbers keep every digit that was written, objects
/// their order and double keys.
public struct JSON: Sendable {
  /// What the value is.
  public let kind: Kind
  /// Where it stands, in bytes.
  public let range: Range<Int>

  /// What a value is.
  public indirect enum Kind: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number, as it was written.
    case number(String)
    /// A string, escapes resolved.
    case string(String)
    /// An array.
    case array([JSON])
    /// An object; its members in order.
    case object([Member])
  }

  /// One member of an object.
  public struct Member: Sendable {
    /// The key, escapes resolved.
    public let key: String
    /// The value.
    public let value: JSON
  }

  /// What was wrong with a text that should be JSON.
  public struct Failure: Error, Equatable, Sendable {
    /// The offset of the byte at which it was noticed.
    public let offset: Int
    /// What was wrong.
    public let reason: Reason

    /// What can be wrong.
    public enum Reason: Sendable {
      /// A value, key or mark that cannot stand there.
      case unexpected
      /// The text ends too early.
      case endTooEarly
      /// Arrays and objects nest deeper than `JSON.depthLimit`.
      case tooDeep
      /// More text after the value.
      case trailing
    }
  }

  /// How deep arrays and objects may nest.
  public static let depthLimit = 200

  /// Reads one value.
  public init(parsing bytes: [UInt8]) throws(Failure) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// The first member called `key`, if this is an object that has one.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The string, if it is one.
  public var string: String? { if case .string(let string) = kind { string } else { nil } }
  /// The truth value, if it is one.
  public var boolean: Bool? { if case .boolean(let boolean) = kind { boolean } else { nil } }
  /// The elements, if it is an array.
  public var array: [JSON]? { if case .array(let array) = kind { array } else { nil } }
  /// The members, if it is an object.
  public var members: [Member]? { if case .object(let members) = kind { members } else { nil } }
  /// Whether it is `null`.
  public var isNull: Bool { if case .null = kind { true } else { false } }
}

private struct JSONReader {
  let bytes: [UInt8]
  var position = 0
  var depth = 0

  mutating func document() throws(JSON.Failure) -> JSON {
    let value = try value()
    space()
    if position < bytes.count { throw JSON.Failure(offset: position, reason: .trailing) }
    return value
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func failure() -> JSON.Failure {
    JSON.Failure(offset: position, reason: byte == nil ? .endTooEarly : .unexpected)
  }

  private mutating func space() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ expected: UInt8) -> Bool {
    guard byte == expected else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(JSON.Failure) -> JSON {
    space()
    let start = position
    let kind: JSON.Kind
    switch byte {
    case UInt8(ascii: "{"): kind = .object(try members())
    case UInt8(ascii: "["): kind = .array(try elements())
    case UInt8(ascii: "\""): kind = .string(try string())
    case UInt8(ascii: "t"): kind = try word("true", .boolean(true))
    case UInt8(ascii: "f"): kind = try word("false", .boolean(false))
    case UInt8(ascii: "n"): kind = try word("null", .null)
    default: kind = .number(try number())
    }
    return JSON(kind, start..<position)
  }

  private mutating func word(_ word: String, _ kind: JSON.Kind) throws(JSON.Failure) -> JSON.Kind {
    for expected in word.utf8 {
      guard take(expected) else { throw failure() }
    }
    return kind
  }

  private mutating func number() throws(JSON.Failure) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    try digits()
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSON.Failure) {
    let start = position
    while let byte, byte >= 0x30, byte <= 0x39 { position += 1 }
    if position == start { throw failure() }
  }

  private mutating func deeper() throws(JSON.Failure) {
    depth += 1
    position += 1
    if depth > JSON.depthLimit { throw JSON.Failure(offset: position - 1, reason: .tooDeep) }
  }

  private mutating func elements() throws(JSON.Failure) -> [JSON] {
    try deeper()
    defer { depth -= 1 }
    var elements: [JSON] = []
    space()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value())
      space()
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else { throw failure() }
    }
  }

  private mutating func members() throws(JSON.Failure) -> [JSON.Member] {
    try deeper()
    defer { depth -= 1 }
    var members: [JSON.Member] = []
    space()
    if take(UInt8(ascii: "}")) { return members }
    while true {
      space()
      let key = try string()
      space()
      guard take(UInt8(ascii: ":")) else { throw failure() }
      members.append(JSON.Member(key: key, value: try value()))
      space()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw failure() }
    }
  }

  private mutating func string() throws(JSON.Failure) -> String {
    guard take(UInt8(ascii: "\"")) else { throw failure() }
    var result: [UInt8] = []
    while let byte {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(&result)
      case 0..<0x20:
        position -= 1
        throw failure()
      default: result.append(byte)
      }
    }
    throw failure()
  }

  private mutating func escape(_ result: inout [UInt8]) throws(JSON.Failure) {
    guard let byte else { throw failure() }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "u"):
      var scalar = try unit()
      if scalar >= 0xD800, scalar < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = try unit()
        scalar =
          low >= 0xDC00 && low < 0xE000
          ? 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
      }
      result += String(UnicodeScalar(scalar) ?? "\u{FFFD}").utf8
    default:
      position -= 1
      throw failure()
    }
  }

  private mutating func unit() throws(JSON.Failure) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw failure()
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
