/// A text on paper: plain words, formulas as the rulebook has them, and what stands out.
public struct PrintedText: Sendable, ExpressibleByStringInterpolation {
  /// A stretch of one kind.
  enum Run: Sendable {
    case plain(String)
    /// FEEL, as it stands in the rulebook.
    case formula(String)
    case strong(String)
  }

  var runs: [Run] = []

  var isEmpty: Bool { runs.isEmpty }

  /// Whether it ends as sentences do.
  var endsSentence: Bool {
    guard case .plain(let words)? = runs.last, let last = words.last else { return false }
    return ".?!…".contains(last)
  }

  init() {}

  /// Makes a text of plain words.
  public init(stringLiteral value: String) { self.init(value) }

  init(_ text: String) { if !text.isEmpty { runs = [.plain(text)] } }

  /// Makes a text of its parts.
  public init(stringInterpolation: Interpolation) { runs = stringInterpolation.runs }

  /// The parts of a text.
  public struct Interpolation: StringInterpolationProtocol {
    var runs: [Run] = []

    /// Makes room for parts.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds plain words.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(.plain(literal)) }
    }

    /// Adds plain words.
    public mutating func appendInterpolation(_ text: String) { appendLiteral(text) }

    /// Adds a figure.
    public mutating func appendInterpolation(_ figure: Int) { appendLiteral(String(figure)) }

    /// Adds another text.
    public mutating func appendInterpolation(_ text: PrintedText) { runs += text.runs }

    /// Adds a formula; its lines become one.
    public mutating func appendInterpolation(formula: String) {
      runs.append(.formula(formula.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
    }

    /// Adds what stands out.
    public mutating func appendInterpolation(strong: String) { runs.append(.strong(strong)) }
  }

  static func + (left: PrintedText, right: PrintedText) -> PrintedText {
    var text = left
    text.runs += right.runs
    return text
  }

  static func += (left: inout PrintedText, right: PrintedText) { left.runs += right.runs }
}

extension [PrintedText] {
  func joined(separator: String) -> PrintedText {
    var all = PrintedText()
    for (number, text) in enumerated() {
      if number > 0 { all.runs.append(.plain(separator)) }
      all += text
    }
    return all
  }
}
