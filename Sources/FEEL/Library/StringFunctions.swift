import Decimals

extension Builtin {
  private static let text = Parameter("string", .string)
  private static let match = Parameter("match", .string)

  /// Functions of strings (DMN 1.5, 10.3.4.3). Positions count code points, from 1.
  static let string: [Builtin] = [
    Builtin(
      "substring",
      Form(
        [text, Parameter("start position", .number), Parameter("length", .number, optional: true)],
        .string
      ) {
        substring($0)
      }),
    Builtin(
      "string length", Form([text], .number) { Value(Decimal($0.string(0).unicodeScalars.count)) }),
    Builtin("upper case", Form([text], .string) { Value($0.string(0).uppercased()) }),
    Builtin("lower case", Form([text], .string) { Value($0.string(0).lowercased()) }),
    Builtin(
      "substring before",
      Form([text, match], .string) { call in
        let bytes = Array(call.string(0).utf8)
        let place = bytes.firstPlace(of: Array(call.string(1).utf8))
        return Value(place.map { String(decoding: bytes[..<$0], as: UTF8.self) } ?? "")
      }),
    Builtin(
      "substring after",
      Form([text, match], .string) { call in
        let bytes = Array(call.string(0).utf8)
        let match = Array(call.string(1).utf8)
        let place = bytes.firstPlace(of: match)
        return Value(
          place.map { String(decoding: bytes[($0 + match.count)...], as: UTF8.self) } ?? "")
      }),
    Builtin(
      "contains",
      Form([text, match], .boolean) { call in
        Value(Array(call.string(0).utf8).firstPlace(of: Array(call.string(1).utf8)) != nil)
      }),
    Builtin(
      "starts with",
      Form([text, match], .boolean) { Value($0.string(0).utf8.starts(with: $0.string(1).utf8)) }),
    Builtin(
      "ends with",
      Form([text, match], .boolean) { call in
        Value(call.string(0).utf8.reversed().starts(with: call.string(1).utf8.reversed()))
      }),
    Builtin(
      "string join",
      Form(
        [
          Parameter("list", .list(.string)),
          Parameter("delimiter", .string, optional: true, null: true),
        ], .string
      ) {
        joined($0)
      }),
    Builtin(
      "string",
      Form([Parameter("from", .any, null: true)], .string) { call in
        if call[0].isNull { return call[0] }
        // A value that occurs in itself many times can be short to hold and long to write.
        if call[0].cost > Limits.stringLength { return call.null(.stringTooLong) }
        return Value(call[0].text)
      }),
    Builtin(
      "number",
      Form([Parameter("from", .string)], .number) { call in
        call.number(plainNumber(call.string(0)), .unreadableText)
      },
      Form(
        [
          Parameter("from", .string), Parameter("grouping separator", .string, null: true),
          Parameter("decimal separator", .string, null: true),
        ], .number
      ) { number($0) }),
  ]

  private static func substring(_ call: BuiltinCall) -> Value {
    let scalars = Array(call.string(0).unicodeScalars)
    let start = call.integer(1)
    guard start != 0, abs(start) <= scalars.count else { return call.null(.outsideDomain) }
    let first = start > 0 ? start - 1 : scalars.count + start
    var end = scalars.count
    if call.has(2) {
      let length = call.integer(2)
      guard length >= 1 else { return call.null(.outsideDomain) }
      end = min(end, first + length)
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[first..<end])
    return Value(String(result))
  }

  private static func joined(_ call: BuiltinCall) -> Value {
    let delimiter = call.has(1) ? call.string(1) : ""
    var result = ""
    var first = true
    for value in call.list(0) where !value.isNull {
      if !first { result += delimiter }
      first = false
      result += value.string ?? ""
      if result.utf8.count > Limits.stringLength { return call.null(.stringTooLong) }
    }
    return Value(result)
  }

  /// A number as FEEL itself writes it.
  private static func plainNumber(_ text: String) -> Decimal? {
    let trimmed = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard let first = trimmed.first, first == UInt8(ascii: ".") || (first >= 0x30 && first <= 0x39)
    else { return nil }
    return Decimal(text)
  }

  private static func number(_ call: BuiltinCall) -> Value {
    let grouping = call.has(1) ? call.string(1) : nil
    let mark = call.has(2) ? call.string(2) : nil
    if let grouping, ![" ", ",", "."].contains(grouping) { return call.null(.outsideDomain) }
    if let mark, ![",", "."].contains(mark) || mark == grouping {
      return call.null(.outsideDomain)
    }
    var text = ""
    for character in call.string(0).unicodeScalars {
      let character = String(character)
      if character == grouping { continue }
      if character == mark ?? "." {
        text += "."
      } else if character == "." {
        return call.null(.unreadableText)
      } else {
        text += character
      }
    }
    return call.number(plainNumber(text), .unreadableText)
  }
}

extension [UInt8] {
  /// Where `part` begins for the first time; 0 for an empty part.
  func firstPlace(of part: [UInt8]) -> Int? {
    if part.isEmpty { return 0 }
    // Knuth, Morris, Pratt: linear whatever the texts are.
    var borders = [0]
    borders.reserveCapacity(part.count)
    var length = 0
    for byte in part.dropFirst() {
      while length > 0, part[length] != byte { length = borders[length - 1] }
      if part[length] == byte { length += 1 }
      borders.append(length)
    }
    length = 0
    for (index, byte) in enumerated() {
      while length > 0, part[length] != byte { length = borders[length - 1] }
      if part[length] == byte { length += 1 }
      if length == part.count { return index + 1 - length }
    }
    return nil
  }
}
