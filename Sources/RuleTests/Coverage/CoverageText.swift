public import Diagnostics

/// Writes for a person what tests reached: a table by kind, then a line for each way not taken.
public struct CoverageText: Sendable {
  private let language: Language

  /// Makes a writer.
  public init(language: Language) { self.language = language }

  /// The lines, each with its line end.
  public func text(of coverage: Coverage) -> String {
    var lines = [summary(of: coverage)]
    let rows = coverage.counts.map { (name(of: $0.kind), "\($0.reached)/\($0.total)") }
    let width = rows.map { displayWidth($0.0) }.max() ?? 0
    lines += rows.map { name, count in
      "  " + name + String(repeating: " ", count: width - displayWidth(name) + 2) + count
    }
    if !coverage.unreached.isEmpty {
      lines.append(words("Chưa ca kiểm thử nào đi tới:", "No test reached:"))
    }
    return lines.map { $0 + "\n" }.joined() + gaps(of: coverage)
  }

  /// A line for each way that no test took, with its file and line; of more than `most` the first.
  public func gaps(of coverage: Coverage, most: Int = .max) -> String {
    let open = coverage.unreached
    var lines = open.prefix(most).map { "  " + line($0) }
    let rest = open.count - lines.count
    if rest > 0 { lines.append(words("  và \(rest) nhánh khác", "  and \(rest) more")) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// How many ways were taken, of how many, in percent with one decimal, rounded down.
  public func summary(of coverage: Coverage) -> String {
    let percent = percentText(coverage)
    return words(
      "Độ phủ của ca kiểm thử: \(coverage.reached)/\(coverage.total) nhánh quy tắc (\(percent)%).",
      "Test coverage: \(coverage.reached) of \(coverage.total) branches of rules (\(percent)%).")
  }

  private func percentText(_ coverage: Coverage) -> String {
    guard coverage.total > 0 else { return "100" }
    let tenths = coverage.reached * 1000 / coverage.total
    let mark = words(",", ".")
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(mark)\(tenths % 10)"
  }

  private func line(_ item: CoverageItem) -> String {
    "\(TestPlace.span(item.span).text): \(description(of: item))"
  }

  func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
