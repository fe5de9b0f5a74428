import YAMLSource

/// Which of a set of names texts mention: the longest name that stands at a place, as whole words.
struct NameMentions {
  private let names: [(text: String, bytes: [UInt8])]

  init(_ names: some Sequence<String>) {
    self.names = Set(names).map { ($0, Array($0.utf8)) }.filter { !$0.1.isEmpty }
      .sorted { left, right in
        left.1.count == right.1.count
          ? left.0 < right.0 : left.1.count > right.1.count
      }
  }

  /// The names that a text mentions.
  func found(in text: String) -> [String] {
    var bytes = Array(text.utf8)
    var found: [String] = []
    for (name, wanted) in names where Self.take(wanted, from: &bytes) { found.append(name) }
    return found
  }

  /// Whether `wanted` stands in `bytes`; blots out every place, so that no part of it is found again.
  private static func take(_ wanted: [UInt8], from bytes: inout [UInt8]) -> Bool {
    var isFound = false
    var start = 0
    while start + wanted.count <= bytes.count {
      let end = start + wanted.count
      if bytes[start] == wanted[0], bytes[start..<end].elementsEqual(wanted),
        start == 0 || !isWord(bytes[start - 1]), end == bytes.count || !isWord(bytes[end])
      {
        for place in start..<end { bytes[place] = 0 }
        isFound = true
        start = end
      } else {
        start += 1
      }
    }
    return isFound
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
      || (byte >= 0x61 && byte <= 0x7A)
  }
}

extension YAMLNode {
  /// Everything that a rule says, without remarks and without the criteria below it.
  var ruleText: String {
    var texts: [String] = []
    func walk(_ node: YAMLNode) {
      if let text = node.text { texts.append(text) }
      for entry in node.entries ?? []
      where entry.name != "criteria" && !RuleDifference.remarks.contains(entry.name) {
        walk(entry.value)
      }
      for item in node.items ?? [] { walk(item) }
    }
    walk(self)
    return texts.joined(separator: "\n")
  }
}
