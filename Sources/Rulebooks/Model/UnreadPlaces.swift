import Diagnostics

/// The places where loading found errors. What stands there is known only in part, so the checker
/// says nothing about it that could follow from the error alone.
struct UnreadPlaces: Sendable {
  private let errors: [Span]

  init(_ diagnostics: [Diagnostic]) {
    errors = diagnostics.filter { $0.severity == .error }.compactMap(\.at)
    hasErrors = diagnostics.contains { $0.severity == .error }
  }

  /// Whether there was any error.
  let hasErrors: Bool

  /// Whether an error lies within `span`.
  func touch(_ span: Span) -> Bool {
    errors.contains { $0.source === span.source && span.start <= $0.start && $0.start <= span.end }
  }
}
