/// Cuts the text of an expression into tokens.
///
/// It never fails: what is wrong becomes a problem, and the token that was probably meant.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var tokens: [Token] = []
  private(set) var problems: [Problem] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The tokens of `text`, with an end token, and what is wrong with it.
  static func tokens(of text: String) -> (tokens: [Token], problems: [Problem]) {
    let bytes = Array(text.utf8)
    if bytes.count > Limits.textLength {
      let end = Token(kind: .end, text: "", range: 0..<0)
      return ([end], [Problem(.textTooLong(limit: Limits.textLength), 0..<bytes.count)])
    }
    var lexer = Lexer(bytes)
    lexer.run()
    return (lexer.tokens, lexer.problems)
  }

  private mutating func run() {
    tokens.reserveCapacity(bytes.count / 3 + 2)
    while let (scalar, length) = scalar(at: position) {
      if Characters.isSpace(scalar) {
        position += length
      } else if Characters.startsName(scalar) {
        word()
      } else if Characters.isDigit(scalar) || (scalar == 0x2E && isDigit(at: position + 1)) {
        number()
      } else {
        mark(scalar, length)
      }
    }
    tokens.append(Token(kind: .end, text: "", range: bytes.count..<bytes.count))
  }

  /// The code point at `offset` and its length in bytes.
  private func scalar(at offset: Int) -> (UInt32, Int)? {
    guard offset < bytes.count else { return nil }
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count else { return (0xFFFE, bytes.count - offset) }
    var scalar = first & (0x7F >> UInt32(length))
    for next in 1..<length { scalar = scalar << 6 | UInt32(bytes[offset + next]) & 0x3F }
    return (scalar, length)
  }

  private func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }
  private func isDigit(at offset: Int) -> Bool { Characters.isDigit(UInt32(byte(at: offset))) }
  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    let range = start..<position
    tokens.append(Token(kind: kind, text: text(range), range: range))
  }

  private mutating func word() {
    let start = position
    while let (scalar, length) = scalar(at: position), Characters.continuesName(scalar) {
      position += length
    }
    append(.word, from: start)
  }

  private mutating func number() {
    let start = position
    while isDigit(at: position) { position += 1 }
    if byte(at: position) == UInt8(ascii: "."), isDigit(at: position + 1) {
      position += 1
      while isDigit(at: position) { position += 1 }
    }
    if byte(at: position) | 0x20 == UInt8(ascii: "e") {
      let sign = byte(at: position + 1)
      let signed = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      let digits = position + (signed ? 2 : 1)
      if isDigit(at: digits) {
        position = digits
        while isDigit(at: position) { position += 1 }
      }
    }
    append(.number, from: start)
  }

  private mutating func mark(_ scalar: UInt32, _ length: Int) {
    let start = position
    let next = byte(at: position + 1)
    if let (symbol, width) = misplaced(scalar, next) {
      position += width
      problems.append(
        Problem(
          .foreignOperator(found: text(start..<position), instead: symbol.rawValue),
          start..<position))
      append(.symbol(symbol), from: start)
      return
    }
    switch scalar {
    case 0x22: string(.string, closing: [0x22])
    case 0x40 where next == 0x22:
      position += 1
      string(.at, closing: [0x22])
    case 0x2F where next == UInt8(ascii: "/"):
      while position < bytes.count, byte(at: position) != 0x0A { position += 1 }
    case 0x2F where next == UInt8(ascii: "*"): comment()
    case 0x26 where next == 0x26: foreignWord("and")
    case 0x7C where next == 0x7C: foreignWord("or")
    default:
      if let (symbol, width, instead) = ascii(scalar, next) {
        position += width
        if let instead {
          problems.append(
            Problem(
              .foreignOperator(found: text(start..<position), instead: instead), start..<position))
        }
        append(.symbol(symbol), from: start)
      } else if let symbol = Characters.typographic(scalar) {
        position += length
        problems.append(
          Problem(
            .foreignOperator(found: text(start..<position), instead: symbol.rawValue),
            start..<position))
        append(.symbol(symbol), from: start)
      } else if !Characters.closingQuotes(scalar).isEmpty {
        string(.string, closing: Characters.closingQuotes(scalar))
        problems.append(
          Problem(.typographicQuotes(text: tokens.last?.text ?? ""), start..<position))
      } else {
        position += length
        append(.symbol(.other), from: start)
      }
    }
  }

  /// Comparisons as other languages have them, or with their signs the wrong way round: `=>`, `=<`,
  /// `===`, `!==`.
  private func misplaced(_ scalar: UInt32, _ next: UInt8) -> (Symbol, Int)? {
    let third = byte(at: position + 2)
    let equals = UInt8(ascii: "=")
    return switch (scalar, next) {
    case (0x3D, UInt8(ascii: ">")): (.greaterOrEqual, 2)
    case (0x3D, UInt8(ascii: "<")): (.lessOrEqual, 2)
    case (0x3D, equals) where third == equals: (.equal, 3)
    case (0x21, equals) where third == equals: (.unequal, 3)
    default: nil
    }
  }

  /// `&&` and `||`, read as the words they stand for.
  private mutating func foreignWord(_ word: String) {
    let range = position..<position + 2
    problems.append(Problem(.foreignOperator(found: text(range), instead: word), range))
    tokens.append(Token(kind: .word, text: word, range: range))
    position += 2
  }

  /// The symbol that begins with `scalar`, its width, and FEEL's spelling where it is not FEEL's.
  private func ascii(_ scalar: UInt32, _ next: UInt8) -> (Symbol, Int, String?)? {
    let equal = next == UInt8(ascii: "=")
    return switch scalar {
    case 0x28: (.openParenthesis, 1, nil)
    case 0x29: (.closeParenthesis, 1, nil)
    case 0x5B: (.openBracket, 1, nil)
    case 0x5D: (.closeBracket, 1, nil)
    case 0x7B: (.openBrace, 1, nil)
    case 0x7D: (.closeBrace, 1, nil)
    case 0x2C: (.comma, 1, nil)
    case 0x3A: equal ? (.equal, 2, "=") : (.colon, 1, nil)
    case 0x2E: next == UInt8(ascii: ".") ? (.dots, 2, nil) : (.dot, 1, nil)
    case 0x2B: (.plus, 1, nil)
    case 0x2D: next == UInt8(ascii: ">") ? (.arrow, 2, nil) : (.minus, 1, nil)
    case 0x2A: next == UInt8(ascii: "*") ? (.power, 2, nil) : (.times, 1, nil)
    case 0x2F: (.divide, 1, nil)
    case 0x5E: (.power, 1, "**")
    case 0x26: (.plus, 1, "+")
    case 0x3B: (.comma, 1, ",")
    case 0x3D: equal ? (.equal, 2, "=") : (.equal, 1, nil)
    case 0x21: equal ? (.unequal, 2, nil) : nil
    case 0x3C:
      equal
        ? (.lessOrEqual, 2, nil)
        : next == UInt8(ascii: ">") ? (.diamond, 2, nil) : (.less, 1, nil)
    case 0x3E: equal ? (.greaterOrEqual, 2, nil) : (.greater, 1, nil)
    case 0x27: (.apostrophe, 1, nil)
    case 0x3F: (.question, 1, nil)
    default: nil
    }
  }

  private mutating func comment() {
    let start = position
    position += 2
    while position < bytes.count {
      if byte(at: position) == UInt8(ascii: "*"), byte(at: position + 1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    problems.append(Problem(.unfinishedComment, start..<bytes.count))
  }

  private mutating func string(_ kind: Token.Kind, closing: [UInt32]) {
    let start = kind == .at ? position - 1 : position
    position += scalar(at: position)?.1 ?? 1
    var value = StringBuilder()
    while let (scalar, length) = scalar(at: position) {
      if closing.contains(scalar) {
        position += length
        tokens.append(Token(kind: kind, text: value.text, range: start..<position))
        return
      }
      if scalar == 0x5C {
        escape(&value)
      } else {
        value.append(scalar)
        position += length
      }
    }
    problems.append(Problem(.unfinishedString, start..<bytes.count))
    tokens.append(Token(kind: kind, text: value.text, range: start..<bytes.count))
  }

  /// Reads one escape; a backslash before any other letter stands for itself, as in `"\s"`.
  private mutating func escape(_ value: inout StringBuilder) {
    let simple: UInt32? =
      switch byte(at: position + 1) {
      case UInt8(ascii: "n"): 0x0A
      case UInt8(ascii: "r"): 0x0D
      case UInt8(ascii: "t"): 0x09
      case UInt8(ascii: "\""): 0x22
      case UInt8(ascii: "'"): 0x27
      case UInt8(ascii: "\\"): 0x5C
      default: nil
      }
    if let simple {
      value.append(simple)
      position += 2
      return
    }
    let width =
      switch byte(at: position + 1) {
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 6
      default: 0
      }
    if width > 0, let scalar = hexadecimal(at: position + 2, digits: width) {
      value.append(scalar)
      position += 2 + width
    } else {
      value.append(0x5C)
      position += 1
    }
  }

  private func hexadecimal(at offset: Int, digits: Int) -> UInt32? {
    guard offset + digits <= bytes.count else { return nil }
    var scalar: UInt32 = 0
    for byte in bytes[offset..<offset + digits] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      scalar = scalar << 4 | UInt32(digit)
    }
    return scalar <= 0x10FFFF ? scalar : nil
  }
}

/// Gathers code points into a string and joins pairs of surrogates that escapes wrote.
private struct StringBuilder {
  private var scalars = String.UnicodeScalarView()
  private var lead: UInt32?

  mutating func append(_ scalar: UInt32) {
    if let lead {
      self.lead = nil
      if scalar >= 0xDC00, scalar <= 0xDFFF {
        put(0x10000 + (lead - 0xD800) << 10 + (scalar - 0xDC00))
        return
      }
      put(0xFFFD)
    }
    if scalar >= 0xD800, scalar <= 0xDBFF { lead = scalar } else { put(scalar) }
  }

  private mutating func put(_ scalar: UInt32) {
    scalars.append(UnicodeScalar(scalar) ?? "\u{FFFD}")
  }

  var text: String {
    var result = scalars
    if lead != nil { result.append("\u{FFFD}") }
    return String(result)
  }
}
