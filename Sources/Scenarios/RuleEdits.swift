import Decimals
import Diagnostics
import YAMLSource

/// What a scenario writes into the files of a rulebook: pieces of text that take the place of others,
/// so that the result is what an author would have written by hand.
struct RuleEdits {
  /// A piece of a file and what takes its place.
  struct Edit {
    let span: Span
    let text: String
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

  mutating func replace(_ span: Span, by text: String) {
    if removed.contains(where: {
      $0.source === span.source && $0.start <= span.start && $0.end >= span.end
    }) {
      return
    }
    edits.removeAll { $0.span == span }
    edits.append(Edit(span: span, text: text))
  }

  /// The text that a value has so far.
  func text(of node: YAMLNode) -> String? {
    edits.last { $0.span == node.span }?.text ?? node.scalar?.value
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
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      if end < bytes.count { end += 1 }
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
    edits.append(Edit(span: Span(source, start..<end), text: ""))
  }

  /// The files as changed, by path.
  func files() -> [String: Source] {
    var files: [String: Source] = [:]
    for source in edits.map(\.span.source) where files[source.path] == nil {
      var bytes = source.bytes
      let own = edits.filter { $0.span.source === source }.sorted { $0.span.start > $1.span.start }
      var limit = bytes.count
      for edit in own where edit.span.end <= limit {
        bytes.replaceSubrange(edit.span.start..<edit.span.end, with: Array(edit.text.utf8))
        limit = edit.span.start
      }
      files[source.path] = Source(path: source.path, bytes: bytes)
    }
    return files
  }

  /// A value as YAML holds it in one line: as it is where nothing in it means something to YAML.
  static func written(_ value: String) -> String {
    let isPlain =
      !value.isEmpty
      && !value.unicodeScalars.contains { ",[]{}#:&*!|>'\"%@`\n".unicodeScalars.contains($0) }
      && !value.hasPrefix("-") && !value.hasPrefix("?") && !value.hasPrefix(" ")
      && !value.hasSuffix(" ")
    let isFigure = Decimal(value.hasSuffix("%") ? String(value.dropLast()) : value) != nil
    if isPlain || isFigure { return value }
    return "'"
      + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }
}
