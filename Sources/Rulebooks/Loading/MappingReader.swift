import Diagnostics
import YAMLSource

/// Reads the keys of one mapping, of a kind that declares them, and reports what does not belong.
///
/// Whatever is wrong is reported where it stands and read as if it were lacking, so that one
/// pass over a file finds all of its faults.
package struct MappingReader {
  let loader: Loader
  let kind: ElementKind
  /// The whole mapping.
  let span: Span
  /// The entries with known keys, its own before those of the defaults. Mappings are small, so
  /// that looking through them is the fastest.
  private let entries: [YAMLEntry]
  /// Whether there are keys that nobody knows.
  let hasUnknownKeys: Bool

  /// A reader of `node`; nil, with a report, where it is no mapping. `key` is the key or name under
  /// which it stands. Entries of `defaults` count where the node has none of its own.
  package init?(
    _ node: YAMLNode, _ kind: ElementKind, key: String, _ loader: Loader,
    defaults: [YAMLEntry] = []
  ) {
    if node.entries == nil, kind.isItem {
      if !node.isUnreadable {
        loader.report(
          .wrongItem(list: key, element: kind), at: loader.firstLine(of: node.span))
      }
      return nil
    }
    guard let own = loader.entries(of: node, key: key) else { return nil }
    self.init(entries: own, span: node.span, kind, loader, defaults: defaults)
  }

  /// A reader of entries that may come from several files.
  package init(
    entries own: [YAMLEntry], span: Span, _ kind: ElementKind, _ loader: Loader,
    defaults: [YAMLEntry] = []
  ) {
    self.loader = loader
    self.kind = kind
    self.span = span
    let known = kind.keySet
    var entries: [YAMLEntry] = []
    entries.reserveCapacity(own.count)
    var unknown: [YAMLEntry] = []
    for entry in own {
      if known.contains(entry.name) { entries.append(entry) } else { unknown.append(entry) }
    }
    for entry in unknown {
      let free = kind.keys.filter { key in !entries.contains { $0.name == key } }
      guard let meant = loader.reportUnknownKey(entry, in: kind, free: free) else { continue }
      // Read as what it is meant to be, so that one slip does not hide what is wrong behind it.
      let key = YAMLScalar(meant, style: entry.key.style, span: entry.key.span)
      entries.append(YAMLEntry(key: key, value: entry.value))
    }
    hasUnknownKeys = !unknown.isEmpty
    entries += defaults.filter { known.contains($0.name) }
    self.entries = entries
  }

  /// The known keys that stand there, those of the defaults last.
  var keysGiven: [String] { entries.map(\.name) }

  /// Whether the key stands there, whatever its value.
  package func has(_ key: String) -> Bool { find(key) != nil }

  /// The entry of a key, if it has a value; a key without one is reported.
  package func entry(_ key: String) -> YAMLEntry? {
    guard let entry = find(key), !entry.value.isUnreadable else { return nil }
    if entry.value.isNullLike {
      loader.report(.nothingGiven(key: key), at: entry.key.span)
      return nil
    }
    return entry
  }

  /// The entry of a key that must stand there.
  package func required(_ key: String) -> YAMLEntry? {
    if find(key) == nil {
      reportMissing(key)
      return nil
    }
    return entry(key)
  }

  /// Reports a key that is lacking, unless what stands there is not known in full.
  func reportMissing(_ key: String) {
    if hasUnreadParts { return }
    loader.report(.missingKey(key: key, element: kind), at: start)
  }

  /// Whether a value could not be read, which may have swallowed what follows it.
  private var hasUnreadParts: Bool { entries.contains { $0.value.isUnreadable } }

  /// The first of `keys` that stands there; the others beside it are reported.
  func only(_ keys: [String]) -> YAMLEntry? {
    var first: YAMLEntry?
    for key in keys {
      guard let found = find(key) else { continue }
      if let first {
        loader.report(
          .keysExclude(key: first.name, other: key, element: kind), at: found.key.span)
      } else {
        first = found
      }
    }
    return first.flatMap { entry($0.name) }
  }

  /// Reports `key`, where it stands, as meaningless without `needed`.
  package func refuse(_ key: String, without needed: String) {
    guard let found = find(key) else { return }
    loader.report(.keyNeeds(key: key, needed: needed), at: found.key.span)
  }

  /// Where the mapping begins: what is lacking is reported there, not over all its lines.
  package var start: Span {
    let line = span.source.lineRange(at: span.start)
    return Span(span.source, span.start..<max(span.start, min(span.end, line.upperBound)))
  }

  private func find(_ key: String) -> YAMLEntry? {
    assert(kind.keys.contains(key), "\(kind) declares no key \(key)")
    return entries.first { $0.name == key }
  }
}

extension Loader {
  /// Reports a key that cannot stand beside another.
  package func reportExcluded(
    _ key: String, by other: String, in kind: ElementKind, at span: Span
  ) {
    report(.keysExclude(key: other, other: key, element: kind), at: span)
  }

  /// The entries of a node; nil, with a report, where it is no mapping.
  package func entries(of node: YAMLNode, key: String) -> [YAMLEntry]? {
    if let entries = node.entries { return entries }
    reportShape(of: node, key: key, expected: .mapping)
    return nil
  }

  /// The entries of a section whose keys are names, without keys of the elements themselves, which
  /// are reported.
  func namedElements(_ entry: YAMLEntry, _ kind: ElementKind?) -> [YAMLEntry]? {
    guard let entries = entries(of: entry.value, key: entry.name) else { return nil }
    guard let kind else { return entries }
    let stray = entries.filter { $0.value.entries == nil && kind.keySet.contains($0.name) }
    guard let first = stray.first else { return entries }
    report(.namesMissing(section: entry.name, found: first.name), at: first.key.span)
    return entries.filter { $0.value.entries != nil || !kind.keySet.contains($0.name) }
  }

  /// The items of a node; nil, with a report, where it is no list.
  package func items(of entry: YAMLEntry) -> [YAMLNode]? {
    guard let items = entry.value.items else {
      reportShape(of: entry.value, key: entry.name, expected: .list)
      return nil
    }
    if items.isEmpty { report(.emptyList(key: entry.name), at: entry.span) }
    return items
  }

  /// The items of a node that may be a single one without a list around it.
  package func oneOrMore(_ entry: YAMLEntry) -> [YAMLNode] {
    guard let items = entry.value.items else { return [entry.value] }
    if items.isEmpty { report(.emptyList(key: entry.name), at: entry.span) }
    return items
  }

  /// Reports that a node has another shape than its key wants.
  package func reportShape(of node: YAMLNode, key: String, expected: LoadingFault.Shape) {
    let found: LoadingFault.Shape
    switch node.kind {
    case .unreadable: return
    case .scalar: found = .scalar
    case .mapping: found = .mapping
    case .sequence: found = .list
    }
    if node.isNullLike {
      report(.nothingGiven(key: key), at: node.span)
    } else {
      report(
        .wrongShape(
          key: key, expected: expected, found: found,
          write: expected == .mapping ? ends(meantBy: node.span.text) : nil),
        at: firstLine(of: node.span))
    }
  }

  /// The part of a span on its first line.
  package func firstLine(of span: Span) -> Span {
    let line = span.source.lineRange(at: span.start)
    return Span(span.source, span.start..<max(span.start, min(span.end, line.upperBound)))
  }

  /// Reports a key that an element does not have; the key that is most likely meant, if one is and
  /// does not stand there itself.
  ///
  /// - Parameters:
  ///   - entry: The key with its value.
  ///   - free: The keys of the element that do not stand there.
  func reportUnknownKey(_ entry: YAMLEntry, in kind: ElementKind, free: [String]) -> String? {
    let key = entry.key
    let name = key.value
    let translated =
      translatedKeys[name]?.first { free.contains($0) }
      ?? translatedKeys[name]?.first { kind.keySet.contains($0) }
    let near = translated ?? nearestName(to: name, among: free)
    let elsewhere = near == nil ? ElementKind.knowing(name, beside: kind) : []
    if !elsewhere.isEmpty, elsewhere.count <= 5 || isMethod(name, in: kind) {
      let write =
        isMethod(name, in: kind) && !entry.value.isUnreadable ? entry.span.onOneLine : nil
      report(
        .keyElsewhere(
          key: name, element: kind, belongs: elsewhere, write: write.map { "score: { \($0) }" }),
        at: key.span)
      return nil
    }
    let nearest = near ?? nearestWord(to: name, among: kind.keys)
    report(.unknownKey(key: name, element: kind, nearest: nearest), at: key.span)
    return nearest.flatMap { free.contains($0) ? $0 : nil }
  }

  /// Whether a key names a method of scoring, and stands where `score` belongs.
  private func isMethod(_ key: String, in kind: ElementKind) -> Bool {
    ScoringKey(rawValue: key) != nil && kind.keySet.contains("score")
  }
}

extension Span {
  /// The text, where it stands on one line.
  fileprivate var onOneLine: String? {
    let text = text
    return text.contains(where: \.isNewline) ? nil : text
  }
}

/// Keys as somebody who thinks in Vietnamese, or in other words, may write them; of several the first
/// that an element has.
private let translatedKeys: [String: [String]] = [
  "name": ["title", "id"],
  "label": ["title"],
  "max": ["points", "at-most", "cap"],
  "maximum": ["points", "at-most", "cap"],
  "score": ["points", "earn"],
  "under": ["below"],
  "less-than": ["below"],
  "above": ["over"],
  "more-than": ["over"],
  "min": ["from"],
  "until": ["to"],
  "earns": ["earn"],
  "loses": ["lose"],
  "condition": ["when"],
  "if": ["when"],
  "mã": ["id"],
  "tên": ["title", "id"],
  "tiêu đề": ["title"],
  "điểm": ["points", "earn", "lose"],
  "điểm tối đa": ["points"],
  "tiêu chí": ["criteria"],
  "cách chấm": ["score"],
  "trọng số": ["weight"],
  "căn cứ": ["basis"],
  "căn cứ pháp lý": ["basis"],
  "ghi chú": ["note"],
  "start": ["since", "from"],
  "end": ["until", "to"],
  "from": ["since"],
  "to": ["until"],
  "từ": ["from", "since"],
  "đến": ["to", "until"],
  "dưới": ["below"],
  "trên": ["over"],
  "đạt": ["earn"],
  "trừ": ["lose"],
  "khi": ["when"],
  "mức": ["class", "level"],
  "loại": ["type"],
  "đơn vị tính": ["measured-in"],
  "chỉ tiêu": ["indicators"],
  "bảng đánh giá": ["assessments"],
  "xếp loại": ["classes"],
  "xếp hạng": ["rankings"],
  "làm tròn": ["rounding"],
  "tham số": ["parameters"],
  "văn bản": ["documents"],
  "thang điểm": ["scale"],
  "tỷ lệ": ["share"],
  "điều kiện": ["requires"],
  "points": ["earn", "lose"],
]
