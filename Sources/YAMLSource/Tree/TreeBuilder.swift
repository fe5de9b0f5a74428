import Diagnostics

/// Builds the tree of one document from libyaml's events and reports what YAML allows but rules
/// do not: tags, keys given twice, merge keys, keys that are no text, aliases without end.
struct TreeBuilder {
  let source: Source
  let limits: YAMLLimits
  /// Places that were reported already.
  let reported: [Range<Int>]
  /// Those of them where a value has been replaced.
  let spoiled: [Range<Int>]

  private(set) var root: YAMLNode?
  private(set) var diagnostics: [Diagnostic] = []
  /// The last scalar that was read, also if it was dropped: what a syntax error follows.
  private(set) var lastScalar: (range: Range<Int>, style: YAMLScalar.Style)?
  /// Whether a limit ended the reading before the text did.
  private(set) var stoppedEarly = false

  private var open: [Collection] = []
  private var anchors: [String: Anchor] = [:]
  private var nodes = 0
  private var aliasedNodes = 0
  private var documents = 0
  private var unknownAliases = 0

  /// A collection that has not ended.
  private struct Collection {
    let isMapping: Bool
    let isFlow: Bool
    let start: Int
    let anchor: String?
    /// Whether its tag or one of its keys has been refused.
    var isUnreadable: Bool
    var items: [YAMLNode] = []
    var entries: [YAMLEntry] = []
    /// The key whose value comes next.
    var key: YAMLNode?
    /// Where it ends: an alias ends elsewhere than its text.
    var keyEnd = 0
    /// The number of each key's entry, once there are many.
    var numbers: [String: Int] = [:]
    /// The nodes in it, with itself.
    var weight = 1
    /// Where the last thing in it ends.
    var end: Int
    /// From the first to the last of the keys without a colon behind the last entry.
    var loose: Range<Int>?
  }

  /// What an anchor names.
  private enum Anchor {
    case unfinished(at: Int)
    case finished(YAMLNode, weight: Int)
  }

  init(
    source: Source, limits: YAMLLimits, reported: [Range<Int>], spoiled: [Range<Int>]
  ) {
    self.source = source
    self.limits = limits
    self.reported = reported
    self.spoiled = spoiled
  }

  /// Takes the next event; false if reading shall stop.
  mutating func take(_ event: YAMLEvent) -> Bool {
    switch event {
    case .documentStart(let version, let hasTagDirectives, let start):
      return startDocument(version: version, hasTagDirectives: hasTagDirectives, start: start)
    case .documentEnd: return true
    case .streamEnd:
      if root.map({ isEmpty($0) }) ?? true {
        if diagnostics.isEmpty, reported.isEmpty { report(.empty, Span(source, 0..<0)) }
        root = nil
      }
      return true
    case .alias(let name, let start, let end): return takeAlias(name, start..<end)
    case .scalar(let text, let style, let properties, let start, let end):
      return takeScalar(text, style, properties, start..<end)
    case .collectionStart(let isMapping, let isFlow, let properties, let start):
      return startCollection(isMapping: isMapping, isFlow: isFlow, properties, start)
    case .collectionEnd(_, let end): return endCollection(end)
    }
  }

  // MARK: Documents

  private mutating func startDocument(
    version: (Int, Int)?, hasTagDirectives: Bool, start: Int
  ) -> Bool {
    documents += 1
    if documents > 1 {
      report(.severalDocuments, wholeLine(at: start))
      return false
    }
    // libyaml refuses all versions but 1.1 and 1.2 itself.
    if hasTagDirectives {
      let line = tagDirectiveLine(from: start)
      report(.directive(text: line.text), line)
    }
    return true
  }

  private func tagDirectiveLine(from start: Int) -> Span {
    var start = start
    while start < source.bytes.count {
      let line = source.lineRange(at: start)
      if source.bytes[line].starts(with: "%TAG".utf8) { return Span(source, line) }
      guard let next = source.start(ofLine: source.line(at: start) + 1) else { break }
      start = next
    }
    return wholeLine(at: start)
  }

  private func isEmpty(_ node: YAMLNode) -> Bool {
    node.scalar.map { $0.style == .plain && $0.value.isEmpty } ?? false
  }

  // MARK: Nodes

  private mutating func takeScalar(
    _ text: String, _ style: YAMLScalar.Style, _ properties: YAMLEvent.Properties,
    _ range: Range<Int>
  ) -> Bool {
    guard countNode(at: range.lowerBound) else { return false }
    let start = startAfterProperties(properties, range)
    let end =
      style == .literal || style == .folded
      ? trimmedEnd(start..<range.upperBound)
      : range.upperBound
    let span = Span(source, start..<max(start, end))
    let scalar = YAMLScalar(text, style: style, span: span)
    lastScalar = (span.range, style)
    var kind = YAMLNode.Kind.scalar(scalar)
    if isSpoiled(span.range) || refusesTag(properties.tag, range.lowerBound..<span.end)
      || refusesComparison(scalar)
    {
      kind = .unreadable
    }
    finish(YAMLNode(kind, span: span), weight: 1, anchor: properties.anchor, end: span.end)
    return true
  }

  private mutating func takeAlias(_ name: String, _ range: Range<Int>) -> Bool {
    let span = Span(source, range)
    switch anchors[name] {
    case .finished(let node, let weight):
      aliasedNodes += weight
      if aliasedNodes > limits.aliasedNodes {
        report(.aliasesGrow(limit: limits.aliasedNodes), span)
        stoppedEarly = true
        return false
      }
      finish(node, weight: weight, anchor: nil, end: range.upperBound)
      return true
    case .unfinished(let at):
      report(.cyclicAlias(name: name, anchor: Span(source, at..<at + name.utf8.count + 1)), span)
    case nil:
      report(.unknownAlias(name: name, nearest: nearestAnchor(to: name)), span)
    }
    finish(YAMLNode(.unreadable, span: span), weight: 1, anchor: nil, end: range.upperBound)
    return true
  }

  private mutating func nearestAnchor(to name: String) -> String? {
    unknownAliases += 1
    // Each search goes through all anchors; a person wants the first few explained.
    guard unknownAliases <= 20 else { return nil }
    return nearestName(to: name, among: anchors.keys.sorted())
  }

  private mutating func startCollection(
    isMapping: Bool, isFlow: Bool, _ properties: YAMLEvent.Properties, _ start: Int
  ) -> Bool {
    guard countNode(at: start) else { return false }
    if open.count >= limits.depth {
      report(
        .tooDeep(limit: limits.depth), Span(source, start..<min(start + 1, source.bytes.count)))
      stoppedEarly = true
      return false
    }
    let own = startAfterProperties(properties, start..<source.bytes.count)
    let tagged = refusesTag(properties.tag, start..<own)
    if let anchor = properties.anchor { anchors[anchor] = .unfinished(at: start) }
    open.append(
      Collection(
        isMapping: isMapping, isFlow: isFlow, start: own, anchor: properties.anchor,
        isUnreadable: tagged, end: own))
    return true
  }

  private mutating func endCollection(_ end: Int) -> Bool {
    if let last = open.indices.last { reportLooseKeys(inCollection: last) }
    guard let collection = open.popLast() else { return true }
    let stop = collection.isFlow ? end : collection.end
    let span = Span(source, collection.start..<max(stop, collection.start))
    var kind: YAMLNode.Kind =
      collection.isMapping ? .mapping(collection.entries) : .sequence(collection.items)
    if collection.isUnreadable { kind = .unreadable }
    finish(
      YAMLNode(kind, span: span), weight: collection.weight, anchor: collection.anchor,
      end: span.end)
    return true
  }

  /// Puts a node where it belongs; `end` is the end of what stands there, which for an alias is
  /// not the end of the node.
  private mutating func finish(_ node: YAMLNode, weight: Int, anchor: String?, end: Int) {
    if let anchor { anchors[anchor] = .finished(node, weight: weight) }
    guard let last = open.indices.last else {
      root = node
      return
    }
    open[last].weight += weight
    open[last].end = max(open[last].end, end)
    guard open[last].isMapping else {
      open[last].items.append(node)
      return
    }
    guard let key = open[last].key.take() else {
      open[last].key = node
      open[last].keyEnd = end
      return
    }
    addEntry(key, node, toCollection: last)
  }

  // MARK: Keys

  private mutating func addEntry(_ key: YAMLNode, _ value: YAMLNode, toCollection last: Int) {
    let keyEnd = open[last].keyEnd
    if open[last].isFlow, hasNoColon(from: keyEnd, to: value) {
      if key.isUnreadable {
        open[last].isUnreadable = true
        return
      }
      let start = open[last].loose?.lowerBound ?? key.span.start
      open[last].loose = start..<max(keyEnd, start)
      return
    }
    reportLooseKeys(inCollection: last)
    guard let name = checkedKey(key) else {
      // A key is lacking here, and nobody shall complain of that too.
      open[last].isUnreadable = true
      return
    }
    if let first = number(of: name.value, inCollection: last) {
      let firstSpan = open[last].entries[first].key.span
      report(.duplicateKey(key: name.value, first: firstSpan), name.span)
      return
    }
    open[last].entries.append(YAMLEntry(key: name, value: value))
  }

  private mutating func checkedKey(_ node: YAMLNode) -> YAMLScalar? {
    if node.isUnreadable { return nil }
    guard let scalar = node.scalar else {
      report(.keyNotText, node.span)
      return nil
    }
    if scalar.style == .plain {
      if scalar.value == "<<" {
        report(.mergeKey, scalar.span)
        return nil
      }
      if scalar.value.isEmpty {
        report(.keyMissing, scalar.span)
        return nil
      }
    }
    return scalar
  }

  /// Whether a value stands behind a key without a colon: `b)` in `{ formula: max(a, b) }`.
  private func hasNoColon(from keyEnd: Int, to value: YAMLNode) -> Bool {
    guard let scalar = value.scalar, scalar.style == .plain, scalar.span.range.isEmpty,
      scalar.span.start >= keyEnd
    else { return false }
    var at = keyEnd
    while at < scalar.span.start {
      if source.bytes[at] == UInt8(ascii: ":") { return false }
      at = source.bytes[at] == UInt8(ascii: "#") ? source.lineRange(at: at).upperBound : at + 1
    }
    return true
  }

  /// Reports keys without a colon: they are the rest of the value before them, which a comma cut.
  private mutating func reportLooseKeys(inCollection last: Int) {
    guard let loose = open[last].loose else { return }
    open[last].loose = nil
    guard let before = open[last].entries.popLast() else {
      let text = source.text(in: loose)
      report(.keyWithoutValue(key: text, write: "[\(text)]"), Span(source, loose))
      open[last].isUnreadable = true
      return
    }
    let start = before.value.span.start
    let span = Span(source, start..<max(loose.upperBound, start))
    open[last].entries.append(YAMLEntry(key: before.key, value: YAMLNode(.unreadable, span: span)))
    if before.value.isUnreadable { return }
    let text = oneLineOfYAML(span.text)
    if let number = withDecimalPoint(text) ?? withDecimalPoints(text) {
      report(.decimalCommaSplitsValue(text: text, write: number), span)
    } else {
      report(.commaSplitsValue(text: text, write: quoted(text)), span)
    }
  }

  private mutating func number(of key: String, inCollection last: Int) -> Int? {
    let count = open[last].entries.count
    if count < 12 { return open[last].entries.firstIndex { $0.key.value == key } }
    if open[last].numbers.isEmpty {
      for (number, entry) in open[last].entries.enumerated() {
        open[last].numbers[entry.key.value] = number
      }
    }
    if let number = open[last].numbers[key] { return number }
    open[last].numbers[key] = count
    return nil
  }

  // MARK: Places

  private func isSpoiled(_ range: Range<Int>) -> Bool {
    spoiled.contains { $0.lowerBound < range.upperBound && range.lowerBound < $0.upperBound }
  }

  private func wholeLine(at offset: Int) -> Span { Span(source, source.lineRange(at: offset)) }

  /// Where a node starts after its anchor and its tag.
  private func startAfterProperties(
    _ properties: YAMLEvent.Properties, _ range: Range<Int>
  ) -> Int {
    guard properties.anchor != nil || properties.tag != nil else { return range.lowerBound }
    let bytes = source.bytes
    var at = range.lowerBound
    while at < range.upperBound {
      switch bytes[at] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while at < range.upperBound, !isBlankOrBreak(bytes[at]) { at += 1 }
      case UInt8(ascii: "#"):
        at = source.lineRange(at: at).upperBound
      case let byte where isBlankOrBreak(byte): at += 1
      default: return at
      }
    }
    return range.upperBound
  }

  private func trimmedEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isBlankOrBreak(source.bytes[end - 1]) { end -= 1 }
    return end
  }

  // MARK: Faults

  private mutating func refusesTag(_ tag: String?, _ range: Range<Int>) -> Bool {
    guard tag != nil else { return false }
    let text = oneLineOfYAML(source.text(in: range))
    if text.hasPrefix("!=") {
      report(.signReadAsTag(text: text, write: quoted(text)), Span(source, range))
    } else {
      let word = text.prefix { $0 != " " }
      let end = range.lowerBound + word.utf8.count
      report(.tag(tag: String(word)), Span(source, range.lowerBound..<end))
    }
    return true
  }

  /// Reports `>5`, a text head of YAML's without a text, which was meant as a comparison.
  private mutating func refusesComparison(_ scalar: YAMLScalar) -> Bool {
    guard scalar.style == .folded, scalar.value.isEmpty else { return false }
    let text = scalar.span.text
    guard text.contains(where: \.isNumber) else { return false }
    report(.signReadAsBlock(text: text, write: quoted(text)), scalar.span)
    return true
  }

  private mutating func countNode(at offset: Int) -> Bool {
    nodes += 1
    if nodes <= limits.nodes { return true }
    report(.tooManyNodes(limit: limits.nodes), Span(source, offset..<offset))
    stoppedEarly = true
    return false
  }

  private mutating func report(_ fault: YAMLFault, _ span: Span) {
    diagnostics.append(Diagnostic(fault, at: span))
  }
}

/// A text of the file on one line: line ends with the blanks around them as one space.
func oneLineOfYAML(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).map { line in
    line.drop { $0 == " " || $0 == "\t" }
  }.joined(separator: " ")
}

/// Whether a byte is a space, a tab or part of a line end.
func isBlankOrBreak(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}
