public import Diagnostics
import Rulebooks
public import Scenarios

/// What differs between two rulebooks, in words and with places, by element; then whose result changes
/// with it.
public struct DiffText: Sendable {
  private let files: (first: RulebookFiles, second: RulebookFiles)
  private let differences: [RuleDifference]
  private let effects: RuleEffects?
  private let language: Language
  private let width: Int?
  private let words: RuleWords

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - effects: A run by either rulebook; nil where none was asked for.
  ///   - width: The columns of the terminal; nil where there is none.
  public init(
    _ first: RulebookFiles, _ second: RulebookFiles, _ differences: [RuleDifference],
    _ effects: RuleEffects?, language: Language, width: Int? = nil
  ) {
    files = (first, second)
    self.differences = differences
    self.effects = effects
    self.language = language
    self.width = width
    var words = RuleWords(language: language)
    words.parameters = (first.parameters, second.parameters)
    self.words = words
  }

  /// The whole text.
  public func text() -> String {
    var lines = [name(files.first) + " → " + name(files.second)]
    if differences.isEmpty {
      lines += ["", words.words("Hai bộ tiêu chí như nhau.", "The rulebooks are the same.")]
    } else {
      lines += groupLines() + ["", summary()]
    }
    if let effects { lines += EffectText(effects, language: language, width: width).lines() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func name(_ files: RulebookFiles) -> String {
    let heading = files.heading
    let edition = heading.edition.map { words.words(", bản ", ", edition ") + $0 } ?? ""
    return heading.id + edition
  }

  // MARK: Elements

  /// An element with all that differs of it.
  private struct Group {
    let element: RuleElement
    var differences: [RuleDifference] = []
  }

  private func groupLines() -> [String] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for difference in differences {
      let element = difference.element
      // What is gone and what is new under the same id are two things.
      let isWhole = difference.path.isEmpty && [.added, .removed].contains(difference.kind)
      let sign = [
        element.assessment ?? "", element.kind.rawValue, element.id,
        isWhole ? difference.kind.rawValue : "",
      ].joined(separator: "\u{1}")
      if places[sign] == nil {
        places[sign] = groups.count
        groups.append(Group(element: element))
      }
      groups[places[sign] ?? 0].differences.append(difference)
    }
    var lines: [String] = []
    var part: String?
    for group in groups {
      let own =
        group.element.assessment
        ?? (group.element.kind == .assessment ? group.element.id : "")
      if own != part {
        part = own
        lines += ["", own.isEmpty ? words.words("Chung", "In common") : heading(own)]
      }
      lines += self.lines(group)
    }
    return lines
  }

  /// The title of an assessment.
  private func heading(_ id: String) -> String {
    words.words("Bảng đánh giá ", "Assessment ") + id
      + (files.second.title(ofAssessment: id)?.text(in: language).map { " “\($0)”" } ?? "")
  }

  private func lines(_ group: Group) -> [String] {
    let name = words.element(group.element)
    // Of what is written in both languages the reader's is enough.
    let shown = group.differences.filter { difference in
      !group.differences.contains { isTwin($0, of: difference) }
    }
    guard let first = shown.first else { return [] }
    if first.path.isEmpty, first.kind == .added || first.kind == .removed {
      return ["\(first.kind == .added ? "+" : "-") \(words.whole(first))  \(place(first))"]
    }
    if shown.count == 1 { return ["~ \(name): \(words.aspect(first))  \(place(first))"] }
    return ["~ \(name)"] + shown.map { "    \(words.aspect($0))  \(place($0))" }
  }

  /// Whether a difference is the same as another one in the reader's language.
  private func isTwin(_ difference: RuleDifference, of other: RuleDifference) -> Bool {
    difference.path.last == .key(language.rawValue)
      && other.path.last == .key(language == .vi ? "en" : "vi")
      && difference.path.dropLast() == other.path.dropLast()
  }

  private func place(_ difference: RuleDifference) -> String {
    let places = [difference.places.before, difference.places.after].compactMap { $0 }
      .map { "\($0.source.path):\($0.place.line)" }
    return "[" + places.joined(separator: " → ") + "]"
  }

  private func summary() -> String {
    func count(_ kind: RuleDifference.Kind) -> Int { differences.count { $0.kind == kind } }
    let (added, removed, changed) = (count(.added), count(.removed), count(.changed))
    let (moved, renamed) = (count(.moved), count(.renamed))
    let remarks = differences.count { !$0.mayChangeResults && $0.kind != .reordered }
    var parts = words.words(
      "\(differences.count) khác biệt: \(added) thêm, \(removed) bỏ, \(changed) đổi",
      "\(differences.count) difference\(differences.count == 1 ? "" : "s"): \(added) new, \(removed) gone, \(changed) changed"
    )
    if moved > 0 { parts += words.words(", \(moved) chuyển mục", ", \(moved) moved") }
    let reordered = count(.reordered)
    if reordered > 0 {
      parts += words.words(", \(reordered) đổi thứ tự", ", \(reordered) reordered")
    }
    if renamed > 0 { parts += words.words(", \(renamed) đổi mã", ", \(renamed) renamed") }
    if remarks > 0 {
      parts += words.words(
        "; \(remarks) chỉ là lời văn, không làm đổi kết quả",
        "; \(remarks) in words only, which change no result")
    }
    return parts + "."
  }
}
