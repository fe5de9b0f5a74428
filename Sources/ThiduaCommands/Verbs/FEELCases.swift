import Diagnostics
import FEEL

/// Rows of a conformance suite that were run, file after file, and the rows that could not be read.
struct FEELCases {
  /// A row that did not give what it must.
  struct Miss {
    let row: Case
    let outcome: Case.Outcome
    let place: Span
  }

  /// How many rows gave the value and reported an error exactly where they must.
  private(set) var passed = 0
  /// The rows that did not, in the order of the files.
  private(set) var misses: [Miss] = []
  /// What is wrong with lines that hold no such row.
  private(set) var diagnostics: [Diagnostic] = []

  /// How many rows gave the right value but an error where none may be, or the other way round.
  var byValueOnly: Int { misses.count { $0.outcome.valuePasses } }
  /// How many rows gave another value.
  var missed: Int { misses.count - byValueOnly }
  /// How many rows were run.
  var total: Int { passed + misses.count }
  /// Whether every line was read and every row gave what it must.
  var isPassed: Bool { misses.isEmpty && diagnostics.isEmpty }

  /// Runs every line of a file; empty lines are passed over.
  mutating func run(_ source: Source) {
    let before = total + diagnostics.count
    var start = 0
    while start < source.bytes.count {
      let line = source.lineRange(at: start)
      if !source.bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { run(source, line) }
      let next = source.start(ofLine: source.line(at: start) + 1) ?? source.bytes.count
      start = max(next, start + 1)
    }
    if total + diagnostics.count == before {
      diagnostics.append(Diagnostic(CaseFault.noRows, at: Span(source, 0..<0)))
    }
  }

  private mutating func run(_ source: Source, _ line: Range<Int>) {
    switch FEELCases.read(source, line) {
    case .failure(let problem): diagnostics.append(problem.diagnostic)
    case .success(let row):
      let outcome = row.run()
      if outcome.passes {
        passed += 1
      } else {
        misses.append(Miss(row: row, outcome: outcome, place: Span(source, line)))
      }
    }
  }

  /// A line that holds no row.
  private struct Unread: Error {
    let diagnostic: Diagnostic
  }

  private static func read(_ source: Source, _ line: Range<Int>) -> Result<Case, Unread> {
    let bytes = Array(source.bytes[line])
    guard let json = try? JSON(parsing: bytes) else {
      // Read once more by the reader that says what it wants.
      if case .failure(let problem) = parseJSON(Source(path: source.path, bytes: bytes)) {
        let start = line.lowerBound + problem.span.range.lowerBound
        let end = min(line.lowerBound + problem.span.range.upperBound, line.upperBound)
        return .failure(
          Unread(diagnostic: Diagnostic(problem.fault, at: Span(source, start..<max(start, end)))))
      }
      return .failure(Unread(diagnostic: Diagnostic(CaseFault.notACase, at: Span(source, line))))
    }
    if let row = Case(json: json) { return .success(row) }
    return .failure(Unread(diagnostic: Diagnostic(fault(of: json), at: Span(source, line))))
  }

  /// What a row lacks.
  private static func fault(of json: JSON) -> CaseFault {
    if json["id"]?.string == nil { return .missingKey("id") }
    if json["expected"] == nil { return .missingKey("expected") }
    let keys = ["expression", "table", "boxed"]
    return keys.contains { json[$0] != nil } ? .notACase : .missingKey("expression")
  }
}

// MARK: - What is said of them

extension FEELCases {
  /// The line that closes every run, the same in every language.
  var closingLine: String {
    "\(passed) passed by value and flag, \(byValueOnly) by value only, \(missed) missed, of \(total)"
  }

  /// A line for each miss, then the closing line.
  func text(_ language: Language) -> String {
    (misses.map { $0.text(language) } + [closingLine]).joined(separator: "\n") + "\n"
  }

  /// `{format: "thidua.feel-cases", version: 1, passed, byValueOnly, missed, total, misses: [{id,
  /// place, miss, expected, value, wantsError, code, headline in both languages}]}`.
  func json() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.feel-cases")
      json.field("version", 1)
      json.field("passed", passed)
      json.field("byValueOnly", byValueOnly)
      json.field("missed", missed)
      json.field("total", total)
      json.key("misses")
      json.array { json in
        for miss in misses { miss.write(to: &json) }
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension FEELCases.Miss {
  /// The error that was reported, if one was.
  private var error: NullFault? {
    guard let cause = outcome.value.nullCause, cause.isError else { return nil }
    return NullFault(cause)
  }

  fileprivate func text(_ language: Language) -> String {
    let expected = row.expected.literal
    let value = outcome.value.literal
    let told: String
    switch (outcome.valuePasses, language) {
    case (false, .vi): told = "giá trị \(value), cần \(expected)"
    case (false, .en): told = "value \(value), \(expected) wanted"
    case (true, .vi): told = row.expectsError ? "không báo lỗi, cần báo lỗi" : "báo lỗi, không cần"
    case (true, .en): told = row.expectsError ? "no error, one wanted" : "an error, none wanted"
    }
    let reported = error.map { " [\($0.code): \($0.headline(language).plain(in: language))]" } ?? ""
    let line = place.source.line(at: place.range.lowerBound)
    return "\(place.source.path):\(line): \(row.id): \(told)\(reported)"
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.key("place")
      JSONRenderer().writePlace(place, to: &json)
      json.field("miss", outcome.valuePasses ? "flag" : "value")
      json.field("expression", row.expression)
      json.field("expected", row.expected.literal)
      json.field("value", outcome.value.literal)
      json.field("wantsError", row.expectsError)
      json.field("code", error?.code)
      for language in Language.allCases {
        json.field(language.rawValue, error?.headline(language).plain(in: language))
      }
    }
  }
}
