public import Diagnostics

extension YAMLScalar {
  /// The place in the file of a part of the value: `range` counts UTF-8 bytes of `value`.
  ///
  /// The text of the file is read again by the scalar's style, so this is for messages only. An
  /// empty range gives the place between two characters. If the part cannot be found, as where
  /// the text was repaired to be read, the place of the whole scalar is given.
  public func span(of range: Range<Int>) -> Span {
    guard let scan = ScalarScan(self), let raw = rawRange(of: range),
      let found = scan.fileRange(of: raw)
    else { return span }
    return Span(span.source, found)
  }

  /// The range of `rawValue` that became `range` of `value`.
  private func rawRange(of range: Range<Int>) -> Range<Int>? {
    guard range.lowerBound >= 0, range.upperBound <= value.utf8.count else { return nil }
    guard let original else { return range }
    // What composes stands in one character, so that characters can be normalised one by one.
    var start: Int?
    var end: Int?
    var raw = 0
    var own = 0
    var composed = ""
    for character in original {
      let text = normalised(String(character))
      composed += text
      let next = own + text.utf8.count
      if start == nil, range.lowerBound < next { start = raw }
      raw += character.utf8.count
      if end == nil, range.upperBound <= next { end = raw }
      own = next
    }
    guard composed.utf8.elementsEqual(value.utf8) else { return nil }
    let first = start ?? raw
    return range.isEmpty ? first..<first : first..<max(first, end ?? raw)
  }
}
