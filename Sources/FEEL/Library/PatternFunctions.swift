extension Builtin {
  private static let flags = Parameter("flags", .string, optional: true, null: true)

  /// Functions that take a regular expression (DMN 1.5, 10.3.4.3).
  static let pattern: [Builtin] = [
    Builtin(
      "matches",
      Form([Parameter("input", .string), Parameter("pattern", .string), flags], .boolean) { call in
        searching(call, call.string(1), flags: 2) {
          matcher, _, _ throws(PatternMatcher.TooManySteps) in
          Value(try matcher.next(from: 0) != nil)
        }
      }),
    Builtin(
      "replace",
      Form(
        [
          Parameter("input", .string), Parameter("pattern", .string),
          Parameter("replacement", .string), flags,
        ], .string
      ) { call in
        searching(call, call.string(1), flags: 3) {
          matcher, text, pattern throws(PatternMatcher.TooManySteps) in
          guard let parts = Replacement(call.string(2), pattern) else { return nil }
          return try parts.replaced(&matcher, text).map { Value($0) } ?? call.null(.stringTooLong)
        }
      }),
    Builtin(
      "split",
      Form([Parameter("string", .string), Parameter("delimiter", .string)], .list(.string)) {
        call in
        searching(call, call.string(1), flags: 2) {
          matcher, text, _ throws(PatternMatcher.TooManySteps) in
          var pieces: [Value] = []
          var position = 0
          while let match = try matcher.next(from: position) {
            if match.range.isEmpty { return nil }
            pieces.append(Value(String(text[position..<match.range.lowerBound])))
            position = match.range.upperBound
          }
          pieces.append(Value(String(text[position...])))
          return Value(pieces)
        }
      }),
  ]

  /// Compiles the pattern and runs `body` on the first argument; null where the pattern is not
  /// valid, `body` gives nil, or it takes too long.
  private static func searching(
    _ call: BuiltinCall, _ pattern: String, flags: Int,
    _ body: (inout PatternMatcher, [UInt32], Pattern) throws(PatternMatcher.TooManySteps) -> Value?
  ) -> Value {
    let flags = call.has(flags) ? call.string(flags) : ""
    let text = call.string(0).unicodeScalars.map(\.value)
    guard let pattern = Pattern.compiled(pattern, flags: flags),
      var matcher = PatternMatcher(pattern, text)
    else { return call.null(.pattern) }
    do {
      return try body(&matcher, text, pattern) ?? call.null(.pattern)
    } catch {
      return call.null(.pattern)
    }
  }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<UInt32>) {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(UnicodeScalar(scalar) ?? "\u{FFFD}") }
    self = String(view)
  }
}

/// The replacement of `replace`: text with `$1` for groups, `\$` and `\\`.
private struct Replacement {
  private enum Part {
    case text(String)
    case group(Int)
  }
  private var parts: [Part] = []

  /// Reads a replacement; nil if a `$` or `\` stands for nothing.
  init?(_ text: String, _ pattern: Pattern) {
    if pattern.flags.isLiteral {
      parts = [.text(text)]
      return
    }
    var rest = text.unicodeScalars[...]
    var plain = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        guard let next = rest.popFirst(), next == "\\" || next == "$" else { return nil }
        plain.append(next)
      case "$":
        guard let digit = rest.popFirst().flatMap(Replacement.digit) else { return nil }
        var number = digit
        while let digit = rest.first.flatMap(Replacement.digit),
          number * 10 + digit <= pattern.groups
        {
          number = number * 10 + digit
          rest.removeFirst()
        }
        parts.append(.text(String(plain)))
        plain = String.UnicodeScalarView()
        parts.append(.group(number))
      default: plain.append(scalar)
      }
    }
    parts.append(.text(String(plain)))
  }

  private static func digit(_ scalar: UnicodeScalar) -> Int? {
    scalar >= "0" && scalar <= "9" ? Int(scalar.value) - 0x30 : nil
  }

  /// The text with every match replaced; nil where it gets too long. A match of nothing is refused.
  func replaced(
    _ matcher: inout PatternMatcher, _ text: [UInt32]
  ) throws(PatternMatcher.TooManySteps) -> String? {
    var result = ""
    var position = 0
    while let match = try matcher.next(from: position) {
      if match.range.isEmpty { throw PatternMatcher.TooManySteps() }
      result += String(text[position..<match.range.lowerBound])
      for part in parts {
        switch part {
        case .text(let text): result += text
        case .group(let number):
          if match.groups.indices.contains(number), let range = match.groups[number] {
            result += String(text[range])
          }
        }
      }
      position = match.range.upperBound
      if result.utf8.count > Limits.stringLength { return nil }
    }
    return result + String(text[position...])
  }
}
