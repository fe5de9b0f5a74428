import Decimals
import Diagnostics
import Rulebooks
import YAMLSource

/// Writes something new into a rulebook: an element into its list, a key with its value into its
/// mapping, with the keys on the way that are not written yet.
struct RuleInsertion {
  let vacancy: Vacancy
  /// What is written.
  let value: YAMLNode
  /// Where the address is written.
  let span: Span?
  /// The id of the element before which it is put.
  let before: String?
  /// The value of a parameter.
  let parameter: (String) -> Decimal?

  /// What is added as a whole, for a report.
  let text: String

  init(
    _ vacancy: Vacancy, _ value: YAMLNode, _ span: Span?, before: String?,
    parameter: @escaping (String) -> Decimal?
  ) {
    self.parameter = parameter
    self.vacancy = vacancy
    self.value = value
    self.span = span
    self.before = before
    text = InsertedText(value).text
  }

  /// The points of a criterion that is added.
  var points: Decimal? {
    guard vacancy.rest.count == 2 || vacancy.content == .list(.criterion),
      vacancy.rest.first == "criteria" || vacancy.content == .list(.criterion)
    else { return nil }
    return value["points"]?.text.flatMap { Decimal($0) }
  }

  /// Writes it; returns where.
  func write(into edits: inout RuleEdits) throws(ScenarioFault) -> Span {
    guard let first = vacancy.rest.first else {
      throw .alreadyThere(address: vacancy.address.description)
    }
    if let items = vacancy.node.items, case .list(let kind) = vacancy.content {
      return try put(item(kind, first, among: items), first, kind, among: items, into: &edits)
    }
    guard vacancy.node.entries != nil else {
      throw .unknownAddress(
        address: vacancy.address.description, segment: first, nearest: [], known: [])
    }
    var below = vacancy.content
    if case .list(let kind?) = below { below = .element(kind) }
    let inner = try content(vacancy.rest.dropFirst(), in: below.content(of: first))
    return put(inner, under: first, into: &edits)
  }

  /// The value under a key, with what stands between them.
  private func content(
    _ rest: ArraySlice<String>, in content: ElementContent
  ) throws(ScenarioFault) -> InsertedText {
    guard let segment = rest.first else {
      // One element where a list stands is a list of one.
      if case .list(.some) = content, value.entries != nil {
        var text = InsertedText("[", from: value.span)
        text.append(InsertedText(value))
        text.append("]")
        return text
      }
      return InsertedText(value)
    }
    if case .element(let kind) = content, !kind.keys.contains(segment) {
      throw .unknownAddress(
        address: vacancy.address.description, segment: segment,
        nearest: nearestName(to: segment, among: kind.keys).map { [$0] } ?? [],
        known: Array(kind.keys.prefix(12)))
    }
    if case .list(let kind) = content {
      var text = InsertedText("[", from: span)
      if rest.count == 1 {
        text.append(try item(kind, segment, among: []))
      } else {
        var inner = InsertedText("{ ", from: span)
        inner.append("\(kind?.name ?? "id"): \(RuleEdits.written(segment)), ", from: span)
        let next = rest.dropFirst()
        guard let key = next.first else { return InsertedText(value) }
        let within = kind.map { ElementContent.element($0) } ?? .value
        inner.append("\(RuleEdits.written(key)): ", from: span)
        inner.append(try self.content(next.dropFirst(), in: within.content(of: key)))
        inner.append(" }")
        text.append(inner)
      }
      text.append("]")
      return text
    }
    var text = InsertedText("{ ", from: span)
    text.append("\(RuleEdits.written(segment)): ", from: span)
    text.append(try self.content(rest.dropFirst(), in: content.content(of: segment)))
    text.append(" }")
    return text
  }

  // MARK: Items

  /// Whether a segment is the place of an item and not its id.
  private func isPosition(
    _ segment: String, _ kind: ElementKind?, among items: [YAMLNode]
  ) -> Bool {
    guard let kind, let key = kind.name else { return true }
    guard Int(segment) != nil, kind != .criterion, kind != .adjustment else { return false }
    return value[key] != nil || !kind.needsName
  }

  /// The value as an item: with its id where the value does not say it.
  private func item(
    _ kind: ElementKind?, _ segment: String, among items: [YAMLNode]
  ) throws(ScenarioFault) -> InsertedText {
    if isPosition(segment, kind, among: items) {
      guard let number = Int(segment), number >= 1, number <= items.count + 1 else {
        throw .unknownAddress(
          address: vacancy.address.description, segment: segment,
          nearest: [
            Address(vacancy.address.segments.dropLast() + [String(items.count + 1)]).description
          ], known: [])
      }
      return InsertedText(value)
    }
    guard let key = kind?.name, let entries = value.entries else { return InsertedText(value) }
    if let own = value[key]?.text {
      if own == segment { return InsertedText(value) }
      throw .wrongValue(
        address: vacancy.address.appending(key).description, value: own,
        wanted: .sameID, words: [segment])
    }
    var text = InsertedText("{", from: value.span)
    text.append(" \(key): ")
    text.append(RuleEdits.written(segment), from: span)
    for entry in entries {
      text.append(", ")
      text.append(InsertedText(YAMLNode(.scalar(entry.key), span: entry.key.span)))
      text.append(": ")
      text.append(InsertedText(entry.value))
    }
    text.append(" }")
    return text
  }

  /// The number of the item before which the new one is put; nil for the end.
  private func place(
    _ segment: String, _ kind: ElementKind?, among items: [YAMLNode]
  ) throws(ScenarioFault) -> Int? {
    if let before {
      let names = items.map { RuleTree.name(of: $0) }
      guard let index = names.firstIndex(of: before) else {
        let known = names.compactMap { $0 }
        throw .unknownAddress(
          address: vacancy.address.description, segment: before,
          nearest: nearestName(to: before, among: known).map { [$0] } ?? [],
          known: Array(known.prefix(12)))
      }
      return index
    }
    if isPosition(segment, kind, among: items), let number = Int(segment) {
      return number <= items.count ? number - 1 : nil
    }
    // Classes stand best first.
    if kind == .classRule {
      let bound = bound(value)
      return items.firstIndex { item in
        guard let other = self.bound(item) else {
          return item["from"] == nil && item["over"] == nil
        }
        return bound.map { other < $0 } ?? false
      }
    }
    return nil
  }

  private func bound(_ node: YAMLNode) -> Decimal? {
    (node["from"] ?? node["over"])?.text.flatMap { Decimal($0) ?? parameter($0) }
  }

  private func put(
    _ text: InsertedText, _ segment: String, _ kind: ElementKind?, among items: [YAMLNode],
    into edits: inout RuleEdits
  ) throws(ScenarioFault) -> Span {
    let list = vacancy.node
    let source = list.span.source
    let place = try place(segment, kind, among: items)
    if Self.isFlow(list) {
      if let place {
        let at = items[place].span.start
        var before = text
        before.append(", ")
        edits.insert(before, at: at, of: source)
        return Span(source, at..<at)
      }
      guard let last = items.last else {
        edits.insert(text, at: list.span.start + 1, of: source)
        return Span(source, list.span.start..<list.span.start)
      }
      var after = InsertedText()
      after.append(", ")
      after.append(text)
      edits.insert(after, at: last.span.end, of: source)
      return last.span
    }
    let indent = Self.column(of: list.span)
    if let place, let start = Self.lineStart(of: items[place].span) {
      var line = InsertedText()
      line.append(String(repeating: " ", count: indent) + "- ")
      line.append(text)
      line.append("\n")
      edits.insert(line, at: start, of: source)
      return Span(source, start..<start)
    }
    var line = InsertedText()
    line.append("\n" + String(repeating: " ", count: indent) + "- ")
    line.append(text)
    let end = source.lineRange(at: max(list.span.end - 1, list.span.start)).upperBound
    edits.insert(line, at: end, of: source)
    return Span(source, end..<end)
  }

  // MARK: Keys

  private func put(_ text: InsertedText, under key: String, into edits: inout RuleEdits) -> Span {
    let node = vacancy.node
    let source = node.span.source
    var entry = InsertedText()
    if Self.isFlow(node) {
      if !(node.entries ?? []).isEmpty { entry.append(", ") }
      entry.append("\(RuleEdits.written(key)): ", from: span)
      entry.append(text)
      let at = node.entries?.last.map(\.span.end) ?? node.span.start + 1
      edits.insert(entry, at: at, of: source)
      return Span(source, at..<at)
    }
    let indent = node.entries?.first.map { Self.column(of: $0.key.span) } ?? 0
    entry.append("\n" + String(repeating: " ", count: indent))
    entry.append("\(RuleEdits.written(key)): ", from: span)
    entry.append(text)
    let end = source.lineRange(at: max(node.span.end - 1, node.span.start)).upperBound
    edits.insert(entry, at: end, of: source)
    return Span(source, end..<end)
  }

  // MARK: Places

  private static func isFlow(_ node: YAMLNode) -> Bool {
    let bytes = node.span.source.bytes
    guard bytes.indices.contains(node.span.start) else { return false }
    return bytes[node.span.start] == UInt8(ascii: node.items == nil ? "{" : "[")
  }

  /// How many bytes stand before a span on its line.
  private static func column(of span: Span) -> Int {
    span.start - span.source.lineRange(at: span.start).lowerBound
  }

  /// Where the line of an item begins; nil where something besides its dash stands before it.
  private static func lineStart(of span: Span) -> Int? {
    let line = span.source.lineRange(at: span.start).lowerBound
    let before = span.source.bytes[line..<span.start]
    let isOwn = before.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    return isOwn && before.count(where: { $0 != 0x20 }) == 1 ? line : nil
  }
}

extension ElementContent {
  /// What stands under a key or name here.
  func content(of key: String) -> ElementContent {
    switch self {
    case .element(let kind): kind.content(of: key) ?? .value
    case .named(let kind): kind.map { .element($0) } ?? .value
    case .list(let kind): kind.map { .element($0) } ?? .value
    case .value: .value
    }
  }
}

extension ElementKind {
  /// The key that names such an element in its list.
  fileprivate var name: String? {
    if self == .checklistItem { return "item" }
    return keys.contains("id") ? "id" : nil
  }

  /// Whether such an element must have a name.
  fileprivate var needsName: Bool {
    switch self {
    case .requirement, .part, .deduction, .ceiling, .scoreCeiling: false
    default: true
    }
  }
}
