/// A piece of a message that knows which of its parts are names, figures and code, so that each
/// renderer marks them in its own way: `"\(name: key) is \(number: 3) of \(code: "a + b")"`.
public struct Text: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// A part of a text.
  public enum Piece: Sendable, Hashable {
    /// Words of the message itself.
    case words(String)
    /// A name that the author gave: of a file, key, indicator, criterion, unit.
    case name(String)
    /// A figure, written with a decimal point; Vietnamese prints a comma.
    case number(String)
    /// Text of a rule, or text to be typed.
    case code(String)
  }

  /// The parts in reading order.
  public let pieces: [Piece]

  /// Makes a text of its parts.
  public init(pieces: [Piece]) { self.pieces = pieces }

  /// Makes a text of words alone.
  public init(stringLiteral value: String) { pieces = [.words(value)] }
  /// Makes a text of words, names, figures and code.
  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// Collects the parts of an interpolated text.
  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    /// Starts with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Words of the message itself.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.words(literal)) }
    }

    /// Words that are put in as they are.
    public mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

    /// Another text, with its marks.
    public mutating func appendInterpolation(_ text: Text) { pieces += text.pieces }

    /// A name that somebody gave.
    public mutating func appendInterpolation(name: String) { pieces.append(.name(name)) }

    /// A figure; its description is written with a decimal point.
    public mutating func appendInterpolation(number: some CustomStringConvertible) {
      pieces.append(.number(number.description))
    }

    /// Text of a rule, or text to be typed.
    public mutating func appendInterpolation(code: String) { pieces.append(.code(code)) }

    /// Names in a row with commas between them.
    public mutating func appendInterpolation(names: [String]) {
      for (index, name) in names.enumerated() {
        if index > 0 { pieces.append(.words(", ")) }
        pieces.append(.name(name))
      }
    }
  }

  /// The text as one line for a reader of `language`: names in “…”, code in `…`, figures with the
  /// language's decimal mark.
  public func plain(in language: Language) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .words(let words): result += words
      case .name(let name): result += "“\(name)”"
      case .number(let figure): result += figureText(figure, in: language)
      case .code(let code): result += "`\(code)`"
      }
    }
    return result
  }
}

/// A figure written with a decimal point, as a reader of `language` writes it.
public func figureText(_ figure: String, in language: Language) -> String {
  language == .vi ? String(figure.map { $0 == "." ? "," : $0 }) : figure
}
