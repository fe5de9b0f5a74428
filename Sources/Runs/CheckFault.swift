public import Diagnostics
import Evidence
import Rulebooks
import Scoring

/// A check of a rulebook that the evidence of a subject fails. TD4091 and TD4092.
public enum CheckFault: Fault {
  /// Figures that do not go together, each with what stands in its cell.
  case failed(
    subject: String, vietnamese: String, english: String, figures: [(name: String, value: String)],
    places: [Span])
  /// Further subjects that fail the same check.
  case further(vietnamese: String, english: String, count: Int)

  /// The stable code.
  public var code: String {
    switch self {
    case .failed: "TD4091"
    case .further: "TD4092"
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.failed(let subject, let vietnamese, _, _, _), .vi): "\(name: subject): \(vietnamese)"
    case (.failed(let subject, _, let english, _, _), .en): "\(name: subject): \(english)"
    case (.further(let vietnamese, _, let count), .vi):
      "\(number: count) đối tượng khác cũng không qua phép đối chiếu này: \(vietnamese)"
    case (.further(_, let english, let count), .en):
      "\(number: count) others fail this check: \(english)"
    }
  }

  /// What to do.
  public func cure(_ language: Language) -> Text? {
    guard case .failed = self else { return nil }
    return language == .vi
      ? "xem lại các số liệu này với đơn vị báo cáo rồi sửa ô sai"
      : "look at these figures again with whoever reported them, and correct the wrong one"
  }

  /// The figures that the check read.
  public func notes(_ language: Language) -> [Text] {
    guard case .failed(_, _, _, let figures, _) = self else { return [] }
    return figures.map { "\(name: $0.name): \(code: $0.value)" }
  }

  /// Where the other figures stand.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    guard case .failed(_, _, _, _, let places) = self else { return [] }
    return places.map { ($0, language == .vi ? "đối chiếu với số này" : "held against this") }
  }
}

extension LoadedRun {
  /// How many subjects that fail one check are shown each at its place.
  private static let mostShown = 20

  /// The faults of evidence that fails checks, each at the figures that were held against each
  /// other.
  func checkFaults(_ run: ComputedRun) -> [Diagnostic] {
    var counts: [Int: Int] = [:]
    var faults: [Diagnostic] = []
    for failed in run.outcome.failedChecks {
      let rule = run.checked.rulebook.checks[failed.check]
      let (vi, en) = words(of: failed.check, run)
      counts[failed.check, default: 0] += 1
      let count = counts[failed.check] ?? 0
      if count > Self.mostShown { continue }
      let facts = run.checked.facts(of: rule.subject).facts
      var figures: [(name: String, value: String)] = []
      var places: [Span] = []
      for number in failed.reads where facts.indices.contains(number) {
        let store = run.evidence(of: rule.subject)
        let columns =
          rule.subject == .unit ? run.inputs.units.columns : run.inputs.persons.columns
        guard let column = columns[number],
          let origin = store?.origin(of: column, subject: failed.subject, reading: true)
        else { continue }
        figures.append((facts[number].name, origin.text ?? ""))
        if let span = store?.span(of: column, subject: failed.subject) { places.append(span) }
      }
      faults.append(
        Diagnostic(
          CheckFault.failed(
            subject: run.subjects(rule.subject).ids[failed.subject], vietnamese: vi, english: en,
            figures: figures, places: Array(places.dropFirst())),
          at: places.first))
    }
    for check in counts.keys.sorted() {
      let more = (counts[check] ?? 0) - Self.mostShown
      if more > 0 {
        let (vi, en) = words(of: check, run)
        faults.append(
          Diagnostic(CheckFault.further(vietnamese: vi, english: en, count: more), at: nil))
      }
    }
    return faults
  }

  /// What a check says where it fails, in both languages.
  private func words(of check: Int, _ run: ComputedRun) -> (vi: String, en: String) {
    let rule = run.checked.rulebook.checks[check]
    let text = rule.that.formula.text
    return (
      rule.message?.text(in: .vi) ?? "không thỏa mãn \(text)",
      rule.message?.text(in: .en) ?? "does not meet \(text)"
    )
  }
}
