public import Diagnostics

/// A scalar of a YAML file: a text, the way it was written, and its place.
public struct YAMLScalar: Sendable {
  /// The five ways of writing a scalar.
  public enum Style: Sendable, CaseIterable {
    /// Without quotes.
    case plain
    /// In `'…'`.
    case singleQuoted
    /// In `"…"`.
    case doubleQuoted
    /// After `|`, line by line.
    case literal
    /// After `>`, lines folded.
    case folded
  }

  /// The text as YAML gives it, in NFC, with each U+00A0 as a space.
  public let value: String
  /// How it was written.
  public let style: Style
  /// Where it stands, with its quotes or from its `|` or `>` to the end of its last line.
  public let span: Span
  /// The text before normalisation, where that changed anything.
  let original: String?

  /// Makes a scalar; `text` is normalised.
  public init(_ text: String, style: Style, span: Span) {
    let other = normalisedIfOther(text)
    value = other ?? text
    original = other == nil ? nil : text
    self.style = style
    self.span = span
  }

  /// The text as YAML gives it, before it was normalised.
  public var rawValue: String { original ?? value }

  /// Whether nothing was given: no text at all, or a plain `~` or `null`.
  public var isNullLike: Bool {
    guard style == .plain else { return false }
    switch value {
    case "", "~", "null", "Null", "NULL": return true
    default: return false
    }
  }

  /// The comment after a plain scalar on its last line, from its `#` to the end of the line: what
  /// a formula has lost if its author meant the `#` as text. Nil if there is none.
  public var commentAfter: Span? {
    guard style == .plain, span.end > span.start else { return nil }
    let line = span.source.lineRange(at: span.end)
    let bytes = span.source.bytes
    var at = span.end
    while at < line.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    guard at > span.end, at < line.upperBound, bytes[at] == UInt8(ascii: "#") else { return nil }
    return Span(span.source, at..<line.upperBound)
  }
}
