import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
import Scoring

// What the JSON forms of several reports have in common.
extension JSONWriter {
  /// Writes which run, period and rulebook a result is of, and whether it is provisional.
  ///
  /// - Parameter provisional: Whether it is, where the run alone does not tell.
  mutating func writeHead(of run: ComputedRun, provisional: Bool? = nil) {
    let rulebook = run.checked.rulebook
    field("run", run.file.id.value)
    key("title")
    write(run.file.title)
    key("period")
    object { json in
      json.field("since", run.file.period.since.description)
      json.field("until", run.file.period.until.description)
    }
    key("rulebook")
    object { json in
      json.field("id", rulebook.id.value)
      json.field("edition", rulebook.edition)
      json.field("status", rulebook.status.rawValue)
    }
    field("provisional", provisional ?? run.isProvisional)
  }

  /// Writes a title as `{vi, en}`, or null.
  mutating func write(_ title: Title?) {
    guard let title else {
      null()
      return
    }
    object { json in
      json.field("vi", title.vi)
      json.field("en", title.en)
    }
  }

  /// Writes a class as `{computed, decided, state, candidates}`, the classes by their ids.
  mutating func write(_ result: ClassResult, of assessment: Assessment) {
    func id(_ number: Int?) -> String? {
      number.flatMap { assessment.classes.indices.contains($0) ? assessment.classes[$0] : nil }?
        .id.value
    }
    object { json in
      json.field("computed", id(result.computed))
      json.field("decided", id(result.decided))
      json.field("state", result.state.key)
      json.key("candidates")
      json.strings(result.candidates.numbers.compactMap(id))
    }
  }

  /// Writes a place in a ranking as `{value, of, tied, within}`, or null.
  mutating func write(_ rank: Rank?, group: (Cell) -> String?) {
    guard let rank else {
      null()
      return
    }
    object { json in
      json.field("value", rank.value)
      json.field("of", rank.of)
      json.field("tied", rank.tied)
      json.field("within", rank.group.flatMap(group))
    }
  }

  /// Writes where a subject is listed, or null.
  mutating func writeOrigin(ofSubject subject: Int, _ kind: SubjectKind, in run: ComputedRun) {
    guard let (path, row) = run.place(ofSubject: subject, kind) else {
      null()
      return
    }
    object { json in
      json.field("file", path)
      json.field("row", row)
    }
  }

  /// Writes where a value comes from, or null.
  mutating func writeOrigin(_ origin: Origin?) {
    guard let origin else {
      null()
      return
    }
    object { json in
      json.field("file", origin.path)
      json.field("row", origin.row)
      json.field("column", origin.column)
      json.field("heading", origin.heading)
      if let text = origin.text { json.field("text", text) }
    }
  }
}
