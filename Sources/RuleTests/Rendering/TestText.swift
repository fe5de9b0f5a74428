public import Diagnostics
import Rulebooks

/// Writes what tests found for a person: a line for each difference, the counts last.
public struct TestText: Sendable {
  private let language: Language
  /// How many differences of one test are shown.
  private let mostShown: Int

  /// Makes a writer.
  public init(language: Language, mostShown: Int = 20) {
    self.language = language
    self.mostShown = mostShown
  }

  /// The lines, each with its line end.
  public func text(of report: TestReport) -> String {
    var lines: [String] = []
    for result in report.results where result.state == .failed {
      lines += result.mismatches.prefix(mostShown).map { line($0, of: result) }
      let more = result.mismatches.count - mostShown
      if more > 0 {
        lines.append(
          "\(place(of: result)): \(result.test.name.value): "
            + words("còn \(more) chỗ khác nhau nữa", "\(more) more differences"))
      }
    }
    lines.append(summary(of: report))
    return lines.map { $0 + "\n" }.joined()
  }

  /// How many tests passed, failed, could not be run.
  public func summary(of report: TestReport) -> String {
    let passed = report.count(.passed)
    let failed = report.count(.failed)
    let faulty = report.count(.faulty)
    let compared = report.results.reduce(0) { $0 + $1.compared }
    var parts = [
      words("\(passed) ca kiểm thử đạt", passed == 1 ? "1 test passed" : "\(passed) tests passed")
    ]
    parts.append(words("\(failed) ca không đạt", "\(failed) failed"))
    if faulty > 0 { parts.append(words("\(faulty) ca có lỗi nên chưa chạy", "\(faulty) not run")) }
    return parts.joined(separator: ", ")
      + words(
        "; đã so \(compared) kết quả.",
        "; \(compared) \(compared == 1 ? "result" : "results") compared.")
  }

  func line(_ mismatch: Mismatch, of result: TestResult) -> String {
    let who = mismatch.subject.map { " (\($0))" } ?? ""
    let expected = mismatch.expected.text(in: language)
    let actual = mismatch.actual.text(in: language)
    var text: Text =
      language == .vi
      ? "\(code: mismatch.address) mong đợi \(expected), kết quả là \(actual)"
      : "\(code: mismatch.address) expected \(expected), got \(actual)"
    if let reason = mismatch.reason {
      let why = reason.text(in: language)
      if !why.pieces.isEmpty { text = "\(text) – \(why)" }
    }
    return "\(mismatch.place.text): \(result.test.name.value)\(who): \(text.plain(in: language))"
  }

  private func place(of result: TestResult) -> String {
    TestPlace.span(result.test.name.span).text
  }

  private func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
