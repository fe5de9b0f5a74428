import Decimals
public import Diagnostics
import FEEL

/// Values that show a finding: what is 84.95, what is “tốt”.
public struct Witness: Sendable, Hashable, CustomStringConvertible {
  /// One figure with its value.
  public struct Entry: Sendable, Hashable {
    /// The name as rules write it.
    public let name: String
    /// The value.
    public let value: Value

    /// Makes an entry.
    public init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// A value of a figure.
  public enum Value: Sendable, Hashable {
    /// A number, as rules write it.
    case number(String)
    /// A rung, choice or class.
    case word(String)
    /// Yes or no.
    case truth(Bool)
    /// A day.
    case day(String)
    /// All that a figure can be, from one end to the other; nil where there is none.
    case between(String?, String?)
  }

  /// The figures, by name.
  public let entries: [Entry]

  /// Makes a witness of figures.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// Whether nothing is shown.
  public var isEmpty: Bool { entries.isEmpty }

  /// The values for a reader.
  public func text(_ language: Language) -> Text {
    var pieces: [Text.Piece] = []
    for (index, entry) in entries.enumerated() {
      if index > 0 { pieces.append(.words(", ")) }
      pieces.append(.code(entry.name))
      if case .between(let from, let to) = entry.value {
        pieces += range(from, to, language)
        continue
      }
      pieces.append(.words(" = "))
      switch entry.value {
      case .number(let figure): pieces.append(.number(figure))
      case .word(let word): pieces.append(.name(word))
      case .day(let day): pieces.append(.words(day))
      case .truth(let truth):
        pieces.append(.words(language == .vi ? truth ? "có" : "không" : truth ? "yes" : "no"))
      case .between: break
      }
    }
    return Text(pieces: pieces)
  }

  private func range(_ from: String?, _ to: String?, _ language: Language) -> [Text.Piece] {
    switch (from, to, language) {
    case (let from?, let to?, .vi):
      [.words(" từ "), .number(from), .words(" đến "), .number(to)]
    case (let from?, let to?, .en):
      [.words(" is "), .number(from), .words(" to "), .number(to)]
    case (let from?, nil, .vi): [.words(" từ "), .number(from), .words(" trở lên")]
    case (let from?, nil, .en): [.words(" is "), .number(from), .words(" or more")]
    case (nil, let to?, .vi): [.words(" đến "), .number(to)]
    case (nil, let to?, .en): [.words(" is "), .number(to), .words(" or less")]
    case (nil, nil, _): []
    }
  }

  /// The values as rules write them.
  public var description: String {
    entries.map { entry in
      switch entry.value {
      case .number(let text), .day(let text): "\(entry.name) = \(text)"
      case .word(let word): "\(entry.name) = \"\(word)\""
      case .truth(let truth): "\(entry.name) = \(truth)"
      case .between(let from, let to): "\(entry.name): \(from ?? "")..\(to ?? "")"
      }
    }.joined(separator: ", ")
  }
}
