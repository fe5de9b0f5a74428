/// Whether messages are coloured. Meaning is never carried by colour alone.
public enum Style: Sendable {
  /// No colour.
  case plain
  /// Colours by ANSI escape sequences.
  case ansi

  /// What a piece of a message is, as far as its colour goes.
  enum Role {
    case severity(Severity), headline, gutter, caret(Severity), related, advice
  }

  /// `text` in the colour of its role.
  func paint(_ text: String, _ role: Role) -> String {
    guard self == .ansi, !text.isEmpty else { return text }
    let code =
      switch role {
      case .severity(let severity), .caret(let severity): Self.code(of: severity)
      case .headline: "1"
      case .gutter, .related: "1;34"
      case .advice: "1;32"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private static func code(of severity: Severity) -> String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    }
  }
}

extension Severity {
  /// The word for it, in small letters.
  public func word(_ language: Language) -> String {
    switch (self, language) {
    case (.error, .vi): "lỗi"
    case (.warning, .vi): "cảnh báo"
    case (.note, .vi): "ghi chú"
    case (.error, .en): "error"
    case (.warning, .en): "warning"
    case (.note, .en): "note"
    }
  }

  /// The name of it that programs read; no language changes it.
  public var key: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }
}
