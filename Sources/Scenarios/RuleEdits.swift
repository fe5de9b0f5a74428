import Decimals
import Diagnostics
import YAMLSource

/// What a scenario writes into the files of a rulebook: pieces of text that take the place of others,
/// so that the result is what an author would have written by hand.
struct RuleEdits {
  /// A piece of a file and what takes its place.
  struct Edit {
    let span: Span
    let inserted: InsertedText
    /// What the text says, where it is written otherwise for YAML.
    var value: String?

    var text: String { inserted.text }
  }

  private(set) var edits: [Edit] = []
  /// The items that were taken away.
  private var removed: [Span] = []

  /// Whether a node was taken away, by itself or with what it lies in.
  func isRemoved(_ node: YAMLNode) -> Bool {
    removed.contains { span in
      span.source === node.span.source && span.start <= node.span.start
        && span.end >= node.span.end
    }
  }

  /// Puts a text in the place of another, where its change is written; nil where it follows from other
  /// changes.
  ///
  /// - Parameter value: What the text says, where it is written otherwise for YAML.
  mutating func replace(
    _ span: Span, by text: String, value: String? = nil, from origin: Span? = nil
  ) {
    if removed.contains(where: {
      $0.source === span.source && $0.start <= span.start && $0.end >= span.end
    }) {
      return
    }
    edits.removeAll { $0.span == span && !span.isEmpty }
    edits.append(Edit(span: span, inserted: InsertedText(text, from: origin), value: value))
  }

  /// Puts a text between others.
  mutating func insert(_ text: InsertedText, at offset: Int, of source: Source) {
    edits.append(Edit(span: Span(source, offset..<offset), inserted: text))
  }

  /// Says where the change of a value is written that has a new text already.
  mutating func mark(_ span: Span, from origin: Span?) {
    guard let index = edits.lastIndex(where: { $0.span == span }), let origin else { return }
    edits[index] = Edit(
      span: span, inserted: InsertedText(edits[index].text, from: origin),
      value: edits[index].value)
  }

  /// What a value says so far.
  func text(of node: YAMLNode) -> String? {
    guard let edit = edits.last(where: { $0.span == node.span }) else { return node.scalar?.value }
    return edit.value ?? edit.text
  }

  /// Takes an item out of a list: whole lines where it stands in lines of its own.
  mutating func remove(_ item: YAMLNode, from list: YAMLNode) {
    removed.append(item.span)
    let source = item.span.source
    let bytes = source.bytes
    var start = item.span.start
    var end = item.span.end
    let line = source.lineRange(at: start)
    var dash = start
    while dash > line.lowerBound, bytes[dash - 1] == 0x20 { dash -= 1 }
    let isAlone = dash == line.lowerBound
    let isItem =
      dash > line.lowerBound && bytes[dash - 1] == UInt8(ascii: "-")
      && bytes[line.lowerBound..<(dash - 1)].allSatisfy { $0 == 0x20 }
    if isAlone || isItem {
      start = line.lowerBound
      end = endOfLine(end, source)
    } else {
      // In a list between brackets: with the comma behind it, else the one before.
      var next = end
      while next < list.span.end, bytes[next] == 0x20 { next += 1 }
      if next < list.span.end, bytes[next] == UInt8(ascii: ",") {
        end = next + 1
      } else {
        while start > list.span.start, bytes[start - 1] == 0x20 { start -= 1 }
        if start > list.span.start, bytes[start - 1] == UInt8(ascii: ",") { start -= 1 }
      }
    }
    // What was changed inside goes with it.
    edits.removeAll { $0.span.source === source && $0.span.start >= start && $0.span.end <= end }
    edits.append(Edit(span: Span(source, start..<end), inserted: InsertedText()))
  }

  /// Whether an entry of a mapping was taken away.
  func isRemoved(_ entry: YAMLEntry) -> Bool {
    removed.contains { $0 == entry.span }
      || isRemoved(YAMLNode(entry.value.kind, span: entry.span))
  }

  /// Takes an entry out of a mapping: whole lines where it stands in lines of its own.
  mutating func remove(_ entry: YAMLEntry, from mapping: YAMLNode) {
    let entries = mapping.entries ?? []
    let source = entry.span.source
    let bytes = source.bytes
    var start = entry.key.span.start
    var end = max(entry.span.end, entry.value.span.end)
    removed.append(Span(source, start..<end))
    let line = source.lineRange(at: start)
    let isAlone = bytes[line.lowerBound..<start].allSatisfy { $0 == 0x20 }
    if isAlone, bytes.indices.contains(mapping.span.start),
      bytes[mapping.span.start] != UInt8(ascii: "{")
    {
      start = line.lowerBound
      end = endOfLine(end, source)
    } else if let index = entries.firstIndex(where: { $0.key.span == entry.key.span }) {
      if entries.indices.contains(index + 1) {
        end = entries[index + 1].key.span.start
      } else if index > 0 {
        start = entries[index - 1].span.end
      }
    }
    edits.removeAll { $0.span.source === source && $0.span.start >= start && $0.span.end <= end }
    edits.append(Edit(span: Span(source, start..<end), inserted: InsertedText()))
  }

  /// The start of the line behind the one in which something ends; text in lines of its own ends
  /// there already.
  private func endOfLine(_ end: Int, _ source: Source) -> Int {
    let bytes = source.bytes
    var end = end
    if end > 0, bytes.indices.contains(end - 1), bytes[end - 1] == 0x0A { return end }
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return min(end + 1, bytes.count)
  }

  /// The files as changed, by path; `places` learns where their text comes from.
  func files(_ places: inout PlaceMap) -> [String: Source] {
    var files: [String: Source] = [:]
    for source in edits.map(\.span.source) where files[source.path] == nil {
      let own = edits.filter { $0.span.source === source }
        .sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(source.bytes.count)
      var pieces: [PlaceMap.Piece] = []
      var done = 0
      func keep(to end: Int) {
        guard end > done else { return }
        pieces.append(
          PlaceMap.Piece(
            range: bytes.count..<(bytes.count + end - done), origin: Span(source, done..<end),
            isExact: true, isConsequence: false))
        bytes += source.bytes[done..<end]
      }
      for edit in own {
        if edit.span.start < done {
          // Two neighbours that go, each with what stands between them.
          if edit.text.isEmpty { done = max(done, edit.span.end) }
          continue
        }
        keep(to: edit.span.start)
        pieces += edit.pieces(at: bytes.count)
        bytes += Array(edit.text.utf8)
        done = edit.span.end
      }
      keep(to: source.bytes.count)
      let changed = Source(path: source.path, bytes: bytes)
      places.add(changed, pieces)
      files[source.path] = changed
    }
    return files
  }

  /// A value as YAML holds it in one line: as it is where nothing in it means something to YAML.
  static func written(_ value: String) -> String {
    if value.utf8.contains(0x0A) { return InsertedText.doubleQuoted(value) }
    // What means something to YAML anywhere in a line, then what does at its start.
    let isPlain =
      !value.unicodeScalars.contains { ",[]{}#:".unicodeScalars.contains($0) || $0.value < 0x20 }
      && !(value.unicodeScalars.first.map { "-?&*!|>'\"%@` ".unicodeScalars.contains($0) } ?? true)
      && !value.hasSuffix(" ")
    let isFigure = Decimal(value.hasSuffix("%") ? String(value.dropLast()) : value) != nil
    if isPlain || isFigure { return value }
    return "'"
      + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }
}

extension RuleEdits.Edit {
  /// Where the parts of the new text come from, in a file where it begins at `start`.
  fileprivate func pieces(at start: Int) -> [PlaceMap.Piece] {
    var pieces: [PlaceMap.Piece] = []
    for part in inserted.parts {
      pieces.append(
        PlaceMap.Piece(
          range: (start + part.range.lowerBound)..<(start + part.range.upperBound),
          origin: part.origin, isExact: part.isExact, isConsequence: false))
    }
    if inserted.parts.isEmpty, !text.isEmpty {
      pieces.append(
        PlaceMap.Piece(
          range: start..<(start + text.utf8.count), origin: span.isEmpty ? nil : span,
          isExact: false, isConsequence: true))
    }
    return pieces
  }
}

extension Span {
  /// Whether it covers no byte.
  var isEmpty: Bool { end <= start }
}
