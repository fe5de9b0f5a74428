import Diagnostics

/// The places where loading found errors. What stands there is known only in part, so the checker
/// says nothing about it that could follow from the error alone.
struct UnreadPlaces: Sendable {
  private let errors: [Span]

  init(_ diagnostics: [Diagnostic]) {
    errors = diagnostics.filter { $0.severity == .error }.compactMap(\.at)
    hasErrors = diagnostics.contains { $0.severity == .error }
    isIncomplete = diagnostics.contains { diagnostic in
      diagnostic.severity == .error && losesLines(diagnostic.fault.code)
    }
  }

  /// Whether there was any error.
  let hasErrors: Bool

  /// Whether a file is not there or is no YAML in part, so that nobody knows what it declares.
  let isIncomplete: Bool

  /// Whether an error lies within `span`.
  func touch(_ span: Span) -> Bool {
    errors.contains { $0.source === span.source && span.start <= $0.start && $0.start <= span.end }
  }
}

/// Whether lines are lost with a fault of a file or of its form; where a value alone is unreadable the
/// names around it are known all the same.
private func losesLines(_ code: String) -> Bool {
  guard let number = Int(code.dropFirst(2)) else { return false }
  switch number {
  case 1001...1009, 1101...1109, 1115...1117, 1130...1136, 1138...1140, 1199: return true
  default: return false
  }
}
