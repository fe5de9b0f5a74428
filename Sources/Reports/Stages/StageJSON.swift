import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
import Runs
import Scoring

/// The differences between two stages as JSON, version 1: `{format: "thidua.stages", version: 1,
/// run, title, period, rulebook, provisional, stages: {before, after}, values: [{subject, kind,
/// indicator, period, before, after, difference, documents, note, points: [{assessment, criterion,
/// before, after}], origin: {before, after}}], results: [{assessment, subject, changed-values,
/// total, class}], counts}`. Figures are text with all their digits.
public struct StageJSON: Sendable {
  private let comparison: StageComparison
  private let view: RunView

  /// Makes a writer.
  public init(_ comparison: StageComparison) {
    self.comparison = comparison
    view = RunView(comparison.after, language: .vi)
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.stages")
      json.field("version", 1)
      json.writeHead(of: comparison.after)
      json.key("stages")
      json.object { json in
        json.field("before", comparison.name(ofStage: comparison.stages.before))
        json.field("after", comparison.name(ofStage: comparison.stages.after))
      }
      json.key("values")
      json.array { json in
        for row in comparison.rows {
          var line = JSONWriter()
          write(row, to: &line)
          json.raw(line.bytes)
        }
      }
      json.key("results")
      json.array { json in
        for result in comparison.results {
          var line = JSONWriter()
          write(result, to: &line)
          json.raw(line.bytes)
        }
      }
      json.key("counts")
      json.object { json in
        json.field("values", comparison.rows.count)
        json.field("subjects", comparison.changedSubjects)
        json.field("classes", comparison.results.filter(comparison.changesClass).count)
        json.field("only-after", comparison.added)
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ row: StageComparison.Row, to json: inout JSONWriter) {
    let facts = view.checked.facts(of: row.kind).facts
    json.object { json in
      json.field("subject", view.run.subjects(row.kind).ids[row.subject])
      json.field("kind", row.kind.rawValue)
      json.field("indicator", facts.indices.contains(row.fact) ? facts[row.fact].name : nil)
      json.field("period", row.period?.description)
      write(row.before, as: "before", to: &json)
      write(row.after, as: "after", to: &json)
      json.field("difference", row.difference?.description)
      json.key("documents")
      json.array { json in
        for document in row.documents { json.write(document) }
      }
      json.field("note", row.remark)
      json.key("points")
      json.array { json in
        for effect in row.effects {
          json.object { json in
            json.field("assessment", effect.assessment)
            json.field("criterion", effect.criterion)
            json.field("before", effect.before?.description)
            json.field("after", effect.after?.description)
          }
        }
      }
      json.key("origin")
      json.object { json in
        json.key("before")
        json.writeOrigin(row.origins.before)
        json.key("after")
        json.writeOrigin(row.origins.after)
      }
    }
  }

  private func write(_ cell: Cell, as key: String, to json: inout JSONWriter) {
    json.key(key)
    json.object { json in
      json.field("value", view.plain(cell))
      json.field("absent", cell.absence?.reason.key)
    }
  }

  private func write(_ result: StageComparison.Result, to json: inout JSONWriter) {
    let assessment = view.run.outcome.assessments[result.assessment].checked.assessment
    let (totals, classes) = (comparison.totals(result), comparison.classes(result))
    json.object { json in
      json.field("assessment", assessment.id.value)
      json.field("subject", view.run.subjects(assessment.subject).ids[result.subject])
      json.field("changed-values", result.changedValues)
      json.key("total")
      json.object { json in
        json.field("before", totals.before?.description)
        json.field("after", totals.after?.description)
      }
      json.key("class")
      json.object { json in
        json.key("before")
        json.write(classes.before, of: assessment)
        json.key("after")
        json.write(classes.after, of: assessment)
      }
    }
  }
}

extension JSONWriter {
  /// Writes a document as `{title, date, status}`.
  mutating func write(_ document: GivenDocument) {
    object { json in
      json.field("title", document.title)
      json.field("date", document.day.map { Day(number: Int($0)).description })
      json.field("status", document.status.key)
    }
  }
}

extension DocumentStatus {
  /// The word for it in JSON.
  var key: String {
    switch self {
    case .open: "open"
    case .accepted: "accepted"
    case .rejected: "rejected"
    }
  }
}
