import Decimals
public import Diagnostics
import Evidence
import Rulebooks
import Runs
public import Scenarios
import Scoring

/// What differs between two rulebooks, as text, and whose result changes with it.
public struct DiffText: Sendable {
  private let differences: [RuleDifference]
  private let comparison: RunComparison?
  private let language: Language

  /// Makes a writer.
  ///
  /// - Parameter comparison: A run by either rulebook; nil where none was asked for.
  public init(
    _ differences: [RuleDifference], _ comparison: RunComparison?, language: Language
  ) {
    self.differences = differences
    self.comparison = comparison
    self.language = language
  }

  private func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// The whole text.
  public func text() -> String {
    var lines = differences.map(line)
    if lines.isEmpty { lines = [words("Hai bộ tiêu chí như nhau.", "The rulebooks are the same.")] }
    if let comparison {
      lines += ScenarioText(comparison, language: language).effectLines()
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ difference: RuleDifference) -> String {
    let place = [difference.places.before, difference.places.after].compactMap { $0 }
      .map { "\($0.source.path):\($0.place.line)" }.joined(separator: " → ")
    let value: String
    let sign: String
    switch difference.kind {
    case .added:
      sign = "+"
      value = difference.after.map { ": \(shortened($0))" } ?? ""
    case .removed:
      sign = "-"
      value = difference.before.map { ": \(shortened($0))" } ?? ""
    case .changed:
      sign = "~"
      value = ": \(shortened(difference.before ?? "")) → \(shortened(difference.after ?? ""))"
    case .moved:
      sign = "~"
      value =
        words(": chuyển từ ", ": moved from ")
        + "\(difference.before ?? "") → \(difference.after ?? "")"
    }
    return "\(sign) \(difference.address)\(value)  [\(place)]"
  }

  /// Long texts such as notes, cut with a sign.
  private func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= 60 ? line : line.prefix(59) + "…"
  }
}
