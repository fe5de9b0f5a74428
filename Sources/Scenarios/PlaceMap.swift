import Diagnostics

/// Where the text of changed files comes from: from the file as it was, from the scenario, or from a
/// change that followed from others.
struct PlaceMap {
  /// A piece of a changed file.
  struct Piece {
    /// Where it stands in the changed file.
    let range: Range<Int>
    /// Where it comes from; nil for text that nobody wrote.
    let origin: Span?
    /// Whether it is that text byte for byte.
    let isExact: Bool
    /// Whether it stands in the place of another value because of other changes.
    let isConsequence: Bool
  }

  private var files: [ObjectIdentifier: (source: Source, pieces: [Piece])] = [:]

  /// Says what a changed file is made of.
  mutating func add(_ source: Source, _ pieces: [Piece]) {
    files[ObjectIdentifier(source)] = (source, pieces)
  }

  /// The most files that have changed one out of the other: a scenario's changes and one more.
  private static let mostStages = 10_000

  /// Where a span of a changed file comes from: a place in a file as its author wrote it or in the
  /// scenario.
  ///
  /// - Parameter throughConsequences: Whether a value that other changes moved stands for the one that
  ///   it replaces; otherwise such a span stays where it is.
  func origin(of span: Span, throughConsequences: Bool = false) -> Span {
    var span = span
    for _ in 0..<Self.mostStages {
      guard let file = files[ObjectIdentifier(span.source)],
        let next = step(span, file.pieces, throughConsequences)
      else { return span }
      span = next
    }
    return span
  }

  private func step(
    _ span: Span, _ pieces: [Piece], _ throughConsequences: Bool
  ) -> Span? {
    let holding = pieces.first { piece in
      piece.range.contains(span.start)
        || (piece.range.upperBound == span.start
          && piece.range.upperBound == pieces.last?.range.upperBound)
    }
    guard let first = holding, let origin = first.origin,
      throughConsequences || !first.isConsequence
    else { return nil }
    guard first.isExact else { return origin }
    let start = origin.start + (span.start - first.range.lowerBound)
    // The end may lie in another piece of the same file.
    if span.end <= first.range.upperBound {
      return Span(origin.source, start..<(start + max(span.end - span.start, 0)))
    }
    let last = pieces.first { $0.range.contains(span.end - 1) }
    guard let last, let end = last.origin, end.source === origin.source else {
      return Span(origin.source, start..<origin.end)
    }
    let stop = last.isExact ? end.start + (span.end - last.range.lowerBound) : end.end
    return Span(origin.source, start..<max(start, stop))
  }

  /// A diagnostic about a changed file at the place that its text comes from.
  func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let span = diagnostic.at else { return diagnostic }
    return Diagnostic(diagnostic.fault, at: origin(of: span))
  }
}
