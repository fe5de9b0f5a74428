import Diagnostics

/// Faults for trying the renderers with, one with every part of a message.
enum TestFault: Fault, CaseIterable {
  case pointsDoNotAddUp(section: String, declared: Figure, sum: Figure, first: Span)
  case unknownKey(String, nearest: String?)
  case longLine
  case hint(count: Int, places: [String], isSure: Bool)

  /// A figure that is no Int, as decimals are.
  struct Figure: CustomStringConvertible, Sendable {
    let description: String
  }

  static let allCases: [TestFault] = [.longLine]

  var code: String {
    switch self {
    case .pointsDoNotAddUp: "TD3104"
    case .unknownKey: "TD3001"
    case .longLine: "TD3002"
    case .hint: "TD3003"
    }
  }

  var severity: Severity {
    switch self {
    case .hint: .warning
    case .pointsDoNotAddUp, .unknownKey, .longLine: .error
    }
  }

  func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.pointsDoNotAddUp(let section, let declared, let sum, _), .vi):
      "mục \(name: section) ghi \(number: declared) điểm nhưng các tiêu chí cộng lại là \(number: sum)"
    case (.pointsDoNotAddUp(let section, let declared, let sum, _), .en):
      "section \(name: section) has \(number: declared) points but its criteria add up to \(number: sum)"
    case (.unknownKey(let key, _), .vi): "không có khóa \(name: key)"
    case (.unknownKey(let key, _), .en): "there is no key \(name: key)"
    case (.longLine, .vi): "dòng dài"
    case (.longLine, .en): "a long line"
    case (.hint(let count, _, _), .vi): "\(number: count) gợi ý"
    case (.hint(let count, _, _), .en): "\(number: count) hints"
    }
  }

  func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.unknownKey(_, let nearest?), .vi): "Có phải ý bạn là \(name: nearest)?"
    case (.unknownKey(_, let nearest?), .en): "Did you mean \(name: nearest)?"
    case (.pointsDoNotAddUp, .vi): "sửa \(code: "points") của mục hoặc của tiêu chí"
    case (.pointsDoNotAddUp, .en): "change \(code: "points") of the section or of a criterion"
    default: nil
    }
  }

  func label(_ language: Language) -> Text? {
    guard case .pointsDoNotAddUp = self else { return nil }
    return language == .vi ? "ghi ở đây" : "stated here"
  }

  func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    guard case .pointsDoNotAddUp(_, _, _, let first) = self else { return [] }
    return [(first, language == .vi ? "tiêu chí đầu tiên" : "the first criterion")]
  }

  func notes(_ language: Language) -> [Text] {
    guard case .pointsDoNotAddUp = self else { return [] }
    return [language == .vi ? "theo Điều 5 NQ 46" : "by Article 5 of NQ 46"]
  }
}

/// A source from text in which «…» marks a place, with the span of each mark in order.
func marked(_ text: String, path: String = "rulebook.yaml") -> (source: Source, spans: [Span]) {
  var plain = ""
  var starts: [Int] = []
  var ranges: [Range<Int>] = []
  for character in text {
    switch character {
    case "«": starts.append(plain.utf8.count)
    case "»": ranges.append((starts.popLast() ?? 0)..<plain.utf8.count)
    default: plain.append(character)
    }
  }
  let source = Source(path: path, text: plain)
  return (source, ranges.map { Span(source, $0) })
}
