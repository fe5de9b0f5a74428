import Diagnostics

/// The places of a rulebook at which findings are accepted, ready for the question which of them
/// holds a finding: thousands of findings may be accepted at thousands of places.
struct AcceptancePlaces {
  /// What is looked for at once: a code in one file.
  private struct Key: Hashable {
    let code: String
    let source: ObjectIdentifier
  }

  private struct Place {
    let span: Span
    let acceptance: Acceptance
    /// The farthest end of this place and all before it.
    var reach: Int
  }

  /// The places of each code and file by where they begin, an outer one before what stands in it.
  private let places: [Key: [Place]]

  init(_ remarked: [(remarks: Remarks, span: Span)]) {
    var places: [Key: [Place]] = [:]
    for (remarks, span) in remarked {
      var seen: Set<String> = []
      for acceptance in remarks.accepted where seen.insert(acceptance.code.value).inserted {
        let key = Key(code: acceptance.code.value, source: ObjectIdentifier(span.source))
        places[key, default: []].append(
          Place(span: span, acceptance: acceptance, reach: span.end))
      }
    }
    self.places = places.mapValues { unsorted in
      var sorted = unsorted.sorted { left, right in
        (left.span.start, right.span.end) < (right.span.start, left.span.end)
      }
      for number in sorted.indices.dropFirst() {
        sorted[number].reach = max(sorted[number].reach, sorted[number - 1].reach)
      }
      return sorted
    }
  }

  /// What the innermost element that holds `place` and accepts `code` says of it.
  func innermost(holding place: Span?, code: String) -> Acceptance? {
    guard let place,
      let candidates = places[Key(code: code, source: ObjectIdentifier(place.source))]
    else { return nil }
    // The first candidate that begins behind the place.
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = low + (high - low) / 2
      if candidates[middle].span.start <= place.start { low = middle + 1 } else { high = middle }
    }
    // Elements lie in each other or apart, so that the last that holds the place is the innermost.
    for candidate in candidates[..<low].reversed() {
      if candidate.reach < place.end { return nil }
      if candidate.span.holds(place) { return candidate.acceptance }
    }
    return nil
  }
}
