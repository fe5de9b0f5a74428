import Diagnostics

/// Where something stands in a rulebook or its evidence (`rule-language` section 8):
/// `units/criteria/3.1/points`, `parameters/…`, `evidence/7210/…`. Segments stand between `/`; one that
/// holds `/` or `=` stands in double quotes.
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
    for character in normalised(text) {
      switch character {
      case "\"": isQuoted.toggle()
      case "/" where !isQuoted:
        segments.append(current)
        current = ""
      default: current.append(character)
      }
    }
    segments.append(current)
    let trimmed = segments.map { segment in
      String(segment.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard !isQuoted, !trimmed.contains("") else { return nil }
    self.segments = trimmed
  }

  /// The address as it is written.
  public var description: String {
    segments.map { $0.contains { $0 == "/" || $0 == "=" } ? "\"\($0)\"" : $0 }
      .joined(separator: "/")
  }

  func appending(_ segment: String) -> Address { Address(segments + [segment]) }

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
