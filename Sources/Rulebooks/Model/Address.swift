import Diagnostics

/// Where something stands in a rulebook, its evidence or its results (`rule-language` section 8):
/// `units/criteria/3.1/points`, `parameters/…`, `evidence/7210/…`. Segments stand between `/`; one that
/// holds `/`, `=` or `"` stands in double quotes, where `""` is a quote.
///
/// Scenarios, options, rule tests and outputs read and write addresses by this type alone.
public struct Address: Hashable, Sendable, CustomStringConvertible {
  /// The segments.
  public let segments: [String]

  /// Makes an address of its segments.
  public init(_ segments: [String]) { self.segments = segments }

  /// Reads an address; nil where a segment is empty or a quote does not close.
  public init?(_ text: String) {
    var segments: [String] = []
    var current = ""
    var isQuoted = false
    var isAfterQuote = false
    for character in normalised(text) {
      switch character {
      case "\"":
        // Two in a row inside quotes are one that is meant.
        if isAfterQuote { current.append(character) }
        isAfterQuote = isQuoted
        isQuoted.toggle()
        continue
      case "/" where !isQuoted:
        segments.append(current)
        current = ""
      default: current.append(character)
      }
      isAfterQuote = false
    }
    segments.append(current)
    let trimmed = segments.map { Rulebooks.trimmed($0) }
    guard !isQuoted, !trimmed.contains("") else { return nil }
    self.segments = trimmed
  }

  /// The address as it is written.
  public var description: String {
    segments.map { segment in
      guard segment.contains(where: { $0 == "/" || $0 == "=" || $0 == "\"" }) else {
        return segment
      }
      return "\""
        + segment.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }
    .joined(separator: "/")
  }

  /// The address of what stands under a key, id or name in it.
  public func appending(_ segment: String) -> Address { Address(segments + [segment]) }

  /// An address and what stands behind the first `=` outside quotes.
  public static func split(assignment text: String) -> (address: String, value: String)? {
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == "=", !isQuoted {
        return (String(text[..<index]), String(text[text.index(after: index)...]))
      }
    }
    return nil
  }
}
