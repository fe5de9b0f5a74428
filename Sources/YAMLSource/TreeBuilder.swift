import Diagnostics

/// Builds the tree of one document from libyaml's events and reports what YAML allows but rules
/// do not: tags, keys given twice, merge keys, keys that are no text, aliases without end.
struct TreeBuilder {
  let source: Source
  let limits: YAMLLimits
  /// Places that were reported already and hold something else now.
  let spoiled: [Range<Int>]

  private(set) var root: YAMLNode?
  private(set) var diagnostics: [Diagnostic] = []
  /// The last scalar that was read, also if it was dropped: what a syntax error follows.
  private(set) var lastScalar: YAMLScalar?
  /// The collections being read, the outermost first, by where they start.
  var openCollections: [(start: Int, isFlow: Bool)] { open.map { ($0.start, $0.isFlow) } }

  private var open: [Collection] = []
  private var anchors: [String: Anchor] = [:]
  private var nodes = 0
  private var aliasedNodes = 0
  private var documents = 0

  /// A collection that has not ended.
  private struct Collection {
    let isMapping: Bool
    let isFlow: Bool
    let start: Int
    let anchor: String?
    /// Whether its tag has been reported.
    let isUnreadable: Bool
    var items: [YAMLNode] = []
    var entries: [YAMLEntry] = []
    var key = Key.none
    /// The number of each key's entry, once there are many.
    var numbers: [String: Int] = [:]
    /// The nodes in it, with itself.
    var weight = 1
    /// Whether the values of flow entries were broken at a comma from some entry on.
    var keysWithoutValue: [YAMLScalar] = []
  }

  /// The key whose value comes next.
  private enum Key {
    case none
    case text(YAMLScalar)
    /// A key that was refused; its value is read and dropped.
    case refused
  }

  /// What an anchor names.
  private enum Anchor {
    case unfinished(at: Int)
    case finished(YAMLNode, weight: Int)
  }

  init(source: Source, limits: YAMLLimits, spoiled: [Range<Int>]) {
    self.source = source
    self.limits = limits
    self.spoiled = spoiled
  }

  /// Takes the next event; false if reading shall stop.
  mutating func take(_ event: YAMLEvent) -> Bool {
    switch event {
    case .documentStart(let version, let hasTagDirectives, let start):
      return startDocument(version: version, hasTagDirectives: hasTagDirectives, start: start)
    case .documentEnd, .streamEnd: return true
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
    if hasTagDirectives { report(.directive, wholeLine(at: start)) }
    return true
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
    lastScalar = scalar
    var kind = YAMLNode.Kind.scalar(scalar)
    if isSpoiled(span.range) || refusesTag(properties.tag, range.lowerBound..<span.end) {
      kind = .unreadable
    } else if style == .folded || style == .literal, isComparison(scalar) {
      kind = .unreadable
    }
    return finish(YAMLNode(kind, span: span), weight: 1, anchor: properties.anchor, scalar: scalar)
  }

  private mutating func takeAlias(_ name: String, _ range: Range<Int>) -> Bool {
    let span = Span(source, range)
    switch anchors[name] {
    case .finished(let node, let weight):
      aliasedNodes += weight
      if aliasedNodes > limits.aliasedNodes {
        report(.aliasesGrow(limit: limits.aliasedNodes), span)
        return false
      }
      return finish(node, weight: weight, anchor: nil, scalar: node.scalar)
    case .unfinished(let at):
      report(.cyclicAlias(name: name, anchor: Span(source, at..<at + name.utf8.count + 1)), span)
    case nil:
      report(
        .unknownAlias(name: name, nearest: nearestName(to: name, among: anchors.keys.sorted())),
        span)
    }
    return finish(YAMLNode(.unreadable, span: span), weight: 1, anchor: nil, scalar: nil)
  }

  private mutating func startCollection(
    isMapping: Bool, isFlow: Bool, _ properties: YAMLEvent.Properties, _ start: Int
  ) -> Bool {
    guard countNode(at: start) else { return false }
    if open.count >= limits.depth {
      report(
        .tooDeep(limit: limits.depth), Span(source, start..<min(start + 1, source.bytes.count)))
      return false
    }
    let own = startAfterProperties(properties, start..<source.bytes.count)
    let tagged = refusesTag(properties.tag, start..<own)
    if let anchor = properties.anchor { anchors[anchor] = .unfinished(at: start) }
    open.append(
      Collection(
        isMapping: isMapping, isFlow: isFlow, start: own, anchor: properties.anchor,
        isUnreadable: tagged))
    return true
  }

  private mutating func endCollection(_ end: Int) -> Bool {
    guard let collection = open.popLast() else { return true }
    let last =
      collection.isMapping
      ? collection.entries.last.map { max($0.key.span.end, $0.value.span.end) }
      : collection.items.last?.span.end
    let stop = collection.isFlow ? end : max(last ?? collection.start, collection.start)
    let span = Span(source, collection.start..<max(stop, collection.start))
    var kind: YAMLNode.Kind =
      collection.isMapping ? .mapping(collection.entries) : .sequence(collection.items)
    if collection.isUnreadable { kind = .unreadable }
    return finish(
      YAMLNode(kind, span: span), weight: collection.weight, anchor: collection.anchor, scalar: nil)
  }

  /// Puts a node where it belongs; `scalar` is its text if it may be a key.
  private mutating func finish(
    _ node: YAMLNode, weight: Int, anchor: String?, scalar: YAMLScalar?
  ) -> Bool {
    if let anchor { anchors[anchor] = .finished(node, weight: weight) }
    guard let last = open.indices.last else {
      root = node
      return true
    }
    open[last].weight += weight
    guard open[last].isMapping else {
      open[last].items.append(node)
      return true
    }
    switch open[last].key {
    case .none: open[last].key = checkedKey(node, scalar)
    case .refused: open[last].key = .none
    case .text(let key):
      open[last].key = .none
      addEntry(YAMLEntry(key: key, value: node), toCollection: last)
    }
    return true
  }

  // MARK: Keys

  private mutating func checkedKey(_ node: YAMLNode, _ scalar: YAMLScalar?) -> Key {
    guard let scalar else {
      if !node.isUnreadable { report(.keyNotText, node.span) }
      return .refused
    }
    if node.isUnreadable { return .refused }
    if scalar.style == .plain {
      if scalar.value == "<<" {
        report(.mergeKey, scalar.span)
        return .refused
      }
      if scalar.value.isEmpty {
        report(.keyMissing, scalar.span)
        return .refused
      }
    }
    return .text(scalar)
  }

  private mutating func addEntry(_ entry: YAMLEntry, toCollection last: Int) {
    if open[last].isFlow, hasNoColon(entry) {
      open[last].keysWithoutValue.append(entry.key)
      return
    }
    if let first = number(of: entry.name, inCollection: last) {
      let firstSpan = open[last].entries[first].key.span
      report(.duplicateKey(key: entry.name, first: firstSpan), entry.key.span)
      return
    }
    open[last].entries.append(entry)
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

  private func hasNoColon(_ entry: YAMLEntry) -> Bool { false }

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
    guard let tag else { return false }
    report(.tag(tag: tag), Span(source, range))
    return true
  }

  private mutating func isComparison(_ scalar: YAMLScalar) -> Bool { false }

  private mutating func countNode(at offset: Int) -> Bool {
    nodes += 1
    if nodes <= limits.nodes { return true }
    report(.tooManyNodes(limit: limits.nodes), Span(source, offset..<offset))
    return false
  }

  private mutating func report(_ fault: YAMLFault, _ span: Span) {
    diagnostics.append(Diagnostic(fault, at: span))
  }
}

/// Whether a byte is a space, a tab or part of a line end.
func isBlankOrBreak(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}
