import Diagnostics
import YAMLSource

/// Text that a scenario puts into a file, in one line, and where the scenario writes each part of it.
struct InsertedText {
  /// A part that the scenario writes.
  struct Part {
    /// Where it stands in the text, in bytes.
    let range: Range<Int>
    let origin: Span
    /// Whether it is that text byte for byte.
    let isExact: Bool
  }

  private(set) var text = ""
  private(set) var parts: [Part] = []

  init() {}

  /// A text that stands for another as a whole.
  init(_ text: String, from origin: Span?) {
    append(text, from: origin)
  }

  mutating func append(_ more: String, from origin: Span? = nil) {
    let start = text.utf8.count
    text += more
    if let origin {
      parts.append(
        Part(range: start..<text.utf8.count, origin: origin, isExact: origin.text == more))
    }
  }

  mutating func append(_ other: InsertedText) {
    let start = text.utf8.count
    text += other.text
    parts += other.parts.map { part in
      Part(
        range: (part.range.lowerBound + start)..<(part.range.upperBound + start),
        origin: part.origin, isExact: part.isExact)
    }
  }

  /// A node as it stands between brackets.
  init(_ node: YAMLNode) {
    switch node.kind {
    case .scalar(let scalar): append(Self.written(scalar), from: scalar.span)
    case .mapping(let entries):
      append("{", from: node.span)
      for (number, entry) in entries.enumerated() {
        append(number == 0 ? " " : ", ")
        append(Self.written(entry.key), from: entry.key.span)
        append(": ")
        append(InsertedText(entry.value))
      }
      append(entries.isEmpty ? "}" : " }")
    case .sequence(let items):
      append("[", from: node.span)
      for (number, item) in items.enumerated() {
        if number > 0 { append(", ") }
        append(InsertedText(item))
      }
      append("]")
    case .unreadable: append("null", from: node.span)
    }
  }

  private static func written(_ scalar: YAMLScalar) -> String {
    switch scalar.style {
    case .singleQuoted, .doubleQuoted:
      let text = scalar.span.text
      return text.utf8.contains(0x0A) ? doubleQuoted(scalar.value) : text
    case .plain: return scalar.value.isEmpty ? "" : RuleEdits.written(scalar.value)
    case .literal, .folded: return doubleQuoted(scalar.value)
    }
  }

  static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "\""
  }
}
