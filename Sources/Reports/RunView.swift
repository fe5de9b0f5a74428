import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
import Scoring

/// A computed run as its reports look at it: names, titles, values as words.
struct RunView {
  let run: ComputedRun
  /// The reader's language; JSON and CSV are the same in every language and use none of it.
  let language: Language
  let figures: Figures
  /// The kind of subject that is looked at.
  var kind = SubjectKind.unit
  /// The columns of the reader's terminal; nil where there is none.
  var width: Int?

  init(_ run: ComputedRun, language: Language) {
    self.run = run
    self.language = language
    figures = Figures(language: language)
  }

  var checked: CheckedRulebook { run.checked }

  /// The subjects that are looked at.
  var subjects: SubjectTable { run.subjects(kind) }

  /// Whose fact a rule read about a subject: the kind and number of its owner.
  func owner(of fact: ExplainedFact, subject: Int) -> (kind: SubjectKind, number: Int)? {
    run.outcome.related(fact.owner, to: subject, kind)
  }

  func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// The name of a subject, or its id where it has none.
  func name(of subject: Int) -> String {
    subjects.names[subject] ?? subjects.ids[subject]
  }

  /// The title of an element for the reader, or its id where it has none.
  func title(_ title: Title?, else id: String) -> String { title?.text(in: language) ?? id }

  /// The attributes of a kind of subject: their numbers among the facts, and names.
  func attributes(of kind: SubjectKind) -> [(number: Int, name: String)] {
    checked.facts(of: kind).facts.enumerated().compactMap { number, fact in
      if case .attribute = fact.origin { return (number, fact.name) }
      return nil
    }
  }

  /// A fact of a subject.
  func cell(ofFact number: Int, subject: Int) -> Cell {
    cell(ofFact: number, kind, subject: subject)
  }

  /// A fact of a subject of a kind, as its tables give it.
  func cell(ofFact number: Int, _ kind: SubjectKind, subject: Int) -> Cell {
    let columns = kind == .unit ? run.inputs.units.columns : run.inputs.persons.columns
    guard columns.indices.contains(number), let column = columns[number] else {
      return Cell(Absence(.missing))
    }
    return column.cell(subject)
  }

  /// Why a value of a subject was refused, where it was.
  func refusal(ofFact number: Int, _ kind: SubjectKind, subject: Int) -> Refusal? {
    let columns = kind == .unit ? run.inputs.units.columns : run.inputs.persons.columns
    guard columns.indices.contains(number) else { return nil }
    return columns[number]?.refusal(subject)
  }

  /// What a rule did to the figure of a subject before anything read it.
  func prepared(
    ofFact number: Int, _ kind: SubjectKind, subject: Int
  ) -> Evidence.Column.Prepared? {
    let columns = kind == .unit ? run.inputs.units.columns : run.inputs.persons.columns
    guard columns.indices.contains(number) else { return nil }
    return columns[number]?.prepared[subject]
  }

  /// A value as programs read it; nil where it is absent or null.
  func plain(_ cell: Cell) -> String? {
    switch cell.kind {
    case .number: return cell.number?.description
    case .boolean: return cell.boolean.map { $0 ? "true" : "false" }
    case .text: return cell.text.map { Texts.string($0) }
    case .level: return cell.level.flatMap(word)
    case .date: return cell.days.map { Day(number: Int($0)).description }
    case .absent, .null, .time, .dateTime, .monthsDuration, .secondsDuration: return nil
    }
  }

  /// A value as a person reads it.
  func spoken(_ cell: Cell) -> String {
    if let number = cell.number { return figures.whole(number) }
    if let boolean = cell.boolean { return boolean ? words("có", "yes") : words("không", "no") }
    if let absence = cell.absence { return spoken(absence.reason) }
    return plain(cell) ?? "null"
  }

  /// Why a value is not there, as a person reads it.
  func spoken(_ reason: AbsenceReason) -> String {
    switch reason {
    case .missing: words("thiếu", "missing")
    case .refused: words("bị từ chối", "refused")
    case .documentNotAccepted: words("tài liệu không được chấp nhận", "document not accepted")
    case .expired: words("quá hạn", "expired")
    case .undefined: words("không xác định (0/0)", "undefined (0/0)")
    case .notApplicable: words("không áp dụng", "not applicable")
    }
  }

  private func word(_ level: Level) -> String? {
    let number = Int(level.ladder)
    return checked.ladders.indices.contains(number) ? checked.ladders[number].word(level) : nil
  }
}

extension AbsenceReason {
  /// The word for it in JSON.
  var key: String {
    switch self {
    case .missing: "missing"
    case .refused: "refused"
    case .documentNotAccepted: "document-not-accepted"
    case .expired: "expired"
    case .undefined: "undefined"
    case .notApplicable: "not-applicable"
    }
  }
}
