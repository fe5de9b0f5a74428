public import Diagnostics

/// Where an expectation stands.
public enum TestPlace: Sendable {
  /// In a file of tests.
  case span(Span)
  /// In a row of a table of expected results; the file's path and the row's number as the table's
  /// reader counts them.
  case row(path: String, row: Int)

  /// The path and the line or row.
  public var text: String {
    switch self {
    case .span(let span): "\(span.source.path):\(span.place.line)"
    case .row(let path, let row): "\(path):\(row)"
    }
  }
}
