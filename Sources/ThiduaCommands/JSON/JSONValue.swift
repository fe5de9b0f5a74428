import Diagnostics

/// A JSON value as it was read: numbers with all their digits, each value with its place.
struct JSONValue {
  indirect enum Kind {
    case null
    case boolean(Bool)
    /// The digits as they stand there.
    case number(String)
    /// The text in NFC.
    case string(String)
    case array([JSONValue])
    /// In the order of the file, no key twice.
    case object([(key: String, value: JSONValue)])
  }

  let kind: Kind
  let span: Span
}

/// Reads JSON (RFC 8259). Errors: the first fault, at its place.
func parseJSON(_ source: Source) -> Result<JSONValue, JSONProblem> {
  guard String(validating: source.bytes, as: UTF8.self) != nil else {
    return .failure(JSONProblem(.notText, at: Span(source, 0..<0)))
  }
  var parser = JSONParser(source)
  do {
    return .success(try parser.document())
  } catch {
    return .failure(error)
  }
}

/// A fault of a JSON text at its place.
struct JSONProblem: Error {
  let fault: JSONFault
  let span: Span

  init(_ fault: JSONFault, at span: Span) {
    self.fault = fault
    self.span = span
  }

  var diagnostic: Diagnostic { Diagnostic(fault, at: span) }
}

private struct JSONParser {
  let source: Source
  private let bytes: [UInt8]
  private var at = 0

  /// Collections inside one another.
  private static let deepest = 100

  init(_ source: Source) {
    self.source = source
    bytes = source.bytes
    // A byte order mark is no part of the text.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  mutating func document() throws(JSONProblem) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    if at < bytes.count { throw unexpected(.end) }
    return value
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
    skipBlanks()
    let start = at
    guard let byte = current else { throw ended() }
    let kind: JSONValue.Kind
    switch byte {
    case UInt8(ascii: "{"): kind = try object(depth: depth + 1)
    case UInt8(ascii: "["): kind = try array(depth: depth + 1)
    case UInt8(ascii: "\""): kind = .string(normalised(try string()))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): kind = .number(try number())
    default:
      if take("true") {
        kind = .boolean(true)
      } else if take("false") {
        kind = .boolean(false)
      } else if take("null") {
        kind = .null
      } else {
        throw unexpected(.value)
      }
    }
    return JSONValue(kind: kind, span: Span(source, start..<at))
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> JSONValue.Kind {
    try check(depth)
    at += 1
    var items: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(items) }
    while true {
      items.append(try value(depth: depth))
      skipBlanks()
      if take("]") { return .array(items) }
      if !take(",") { throw unexpected(.commaOrBracket) }
    }
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> JSONValue.Kind {
    try check(depth)
    at += 1
    var entries: [(key: String, value: JSONValue)] = []
    var keys: Set<String> = []
    skipBlanks()
    if take("}") { return .object(entries) }
    while true {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else { throw unexpected(.key) }
      let start = at
      let key = normalised(try string())
      if !keys.insert(key).inserted {
        throw JSONProblem(.duplicateKey(key), at: Span(source, start..<at))
      }
      skipBlanks()
      if !take(":") { throw unexpected(.colon) }
      entries.append((key, try value(depth: depth)))
      skipBlanks()
      if take("}") { return .object(entries) }
      if !take(",") { throw unexpected(.commaOrBrace) }
    }
  }

  private mutating func number() throws(JSONProblem) -> String {
    let start = at
    let part = Array("+-.0123456789eE".utf8)
    while let byte = current, part.contains(byte) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard Self.isNumber(text.utf8) else {
      throw JSONProblem(.badNumber(text), at: Span(source, start..<at))
    }
    return text
  }

  /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
  private static func isNumber(_ text: String.UTF8View) -> Bool {
    var rest = Array(text)[...]
    func isDigit(_ byte: UInt8?) -> Bool {
      byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }
    func digits() -> Int {
      let count = rest.prefix { isDigit($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let isZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !isZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if digits() == 0 { return false }
    }
    if let byte = rest.first, byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  // MARK: Strings

  private mutating func string() throws(JSONProblem) -> String {
    at += 1
    var content: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &content)
      case ..<0x20: throw unexpected(.value)
      default:
        content.append(byte)
        at += 1
      }
    }
    throw ended()
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONProblem) {
    let start = at
    at += 1
    guard let byte = current else { throw ended() }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var scalar = hexadecimal()
      if let high = scalar, (0xD800..<0xDC00).contains(high), take("\\u"),
        let low = hexadecimal(), (0xDC00..<0xE000).contains(low)
      {
        scalar = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar, let unicode = Unicode.Scalar(scalar) else { throw bad(start) }
      content += Array(String(Character(unicode)).utf8)
    default: throw bad(start)
    }
  }

  private func bad(_ start: Int) -> JSONProblem {
    let end = min(at, bytes.count)
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return JSONProblem(.badEscape(text), at: Span(source, start..<end))
  }

  private mutating func hexadecimal() -> UInt32? {
    guard at + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[at..<at + 4], as: UTF8.self)
    guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else { return nil }
    at += 4
    return value
  }

  // MARK: Bytes

  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[at...].starts(with: text.utf8) else { return false }
    at += text.utf8.count
    return true
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      at += 1
    }
  }

  private func check(_ depth: Int) throws(JSONProblem) {
    if depth > Self.deepest {
      throw JSONProblem(.nestedTooDeep(limit: Self.deepest), at: Span(source, at..<at + 1))
    }
  }

  private func unexpected(_ expected: JSONFault.Expected) -> JSONProblem {
    guard at < bytes.count else { return ended() }
    // The whole character, not its first byte.
    let rest = String(decoding: bytes[at..<min(at + 32, bytes.count)], as: UTF8.self)
    let found = rest.first.map(String.init) ?? ""
    return JSONProblem(
      .unexpected(found: found, expected: expected),
      at: Span(source, at..<at + max(found.utf8.count, 1)))
  }

  private func ended() -> JSONProblem {
    JSONProblem(.endTooEarly, at: Span(source, bytes.count..<bytes.count))
  }
}
