/// The diagnostics of a run in the order in which they are shown: by path, by place in the file, by
/// code; those without a place last. What is said twice of the same place stands once.
public struct DiagnosticList: Sendable {
  /// The diagnostics in order.
  public let diagnostics: [Diagnostic]

  /// Sorts `diagnostics` and removes those that repeat another.
  public init(_ diagnostics: some Sequence<Diagnostic>) {
    let keyed = diagnostics.map { Keyed($0) }.sorted { $0.precedes($1) }
    var kept: [Keyed] = []
    kept.reserveCapacity(keyed.count)
    for each in keyed {
      // Equal ones are neighbours, for the headline is the last of the keys.
      if let last = kept.last, !last.precedes(each) { continue }
      kept.append(each)
    }
    self.diagnostics = kept.map(\.diagnostic)
  }

  /// Whether there is nothing to report.
  public var isEmpty: Bool { diagnostics.isEmpty }

  /// Whether one of them is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// How many have this severity.
  public func count(_ severity: Severity) -> Int {
    diagnostics.reduce(0) { $1.severity == severity ? $0 + 1 : $0 }
  }

  /// The first `most` of each file, and how many of each file were left off.
  func capped(mostPerFile most: Int) -> (shown: [Diagnostic], leftOff: [(path: String, count: Int)])
  {
    var shown: [Diagnostic] = []
    var leftOff: [(path: String, count: Int)] = []
    var path: String?
    var count = 0
    for diagnostic in diagnostics {
      let own = diagnostic.at?.source.path ?? ""
      if own != path {
        path = own
        count = 0
      }
      count += 1
      if count <= most {
        shown.append(diagnostic)
      } else if count == most + 1 {
        leftOff.append((own, 1))
      } else {
        leftOff[leftOff.count - 1].count += 1
      }
    }
    return (shown, leftOff)
  }
}

/// A diagnostic with the keys by which it is sorted.
private struct Keyed {
  let diagnostic: Diagnostic
  let path: String
  let line: Int
  let start: Int
  let end: Int
  let code: String

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
    path = diagnostic.at?.source.path ?? ""
    line = diagnostic.at.map { $0.source.line(at: $0.start) } ?? 0
    start = diagnostic.at?.start ?? 0
    end = diagnostic.at?.end ?? 0
    code = diagnostic.fault.code
  }

  func precedes(_ other: Keyed) -> Bool {
    let placed = diagnostic.at != nil
    if placed != (other.diagnostic.at != nil) { return placed }
    if path != other.path { return path < other.path }
    // The line first: excerpts of one file count their offsets from their own start.
    if line != other.line { return line < other.line }
    if start != other.start { return start < other.start }
    if end != other.end { return end < other.end }
    if code != other.code { return code < other.code }
    return diagnostic.fault.headline(.vi).plain(in: .vi)
      < other.diagnostic.fault.headline(.vi).plain(in: .vi)
  }
}
