import Decimals
import Diagnostics
import Evidence
import Rulebooks
public import Runs
import Scoring

/// The result of a run as JSON, version 1: the stable interface, the same in every language, one
/// result a line.
///
/// `{format: "thidua.rank", version: 1, run, title, period: {since, until}, rulebook: {id, edition,
/// status}, provisional, assessments: [{id, subject, scale, results: [{subject, name, attributes,
/// state, total, class: {computed, decided, state, candidates}, ranks: {ranking: {value, of, tied, within}},
/// sections: [{id, title, points, maximum, state, ranks, criteria: […]}], adjustments, notices,
/// origin}]}], faults, counts}`. Figures are text with all their digits. Results stand by rank, those
/// without one by id.
public struct RankJSON: Sendable {
  private var view: RunView
  private let selection: RankSelection

  /// Makes a writer.
  public init(_ run: ComputedRun, _ selection: RankSelection) {
    view = RunView(run, language: .vi)
    self.selection = selection
  }

  /// Hands the text to `write` in pieces.
  public func write<E: Error>(to write: ([UInt8]) throws(E) -> Void) throws(E) {
    var json = JSONWriter(layout: .indented)
    let run = view.run
    json.beginObject()
    json.field("format", "thidua.rank")
    json.field("version", 1)
    json.writeHead(of: run)
    json.key("assessments")
    json.beginArray()
    for number in selection.assessments(of: run.outcome) {
      let outcome = run.outcome.assessments[number]
      let assessment = outcome.checked.assessment
      json.beginObject()
      json.field("id", assessment.id.value)
      json.field("subject", assessment.subject.rawValue)
      json.field("scale", assessment.scale?.value.description)
      json.key("results")
      json.beginArray()
      var writer = self
      writer.view.kind = assessment.subject
      for (count, row) in selection.order(of: outcome).enumerated() {
        // A line for each result: small, and easy to compare with another run's.
        var line = JSONWriter()
        writer.write(row, of: outcome, to: &line)
        json.raw(line.bytes)
        if count % 256 == 255 { try write(json.drain()) }
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.key("faults")
    json.array { json in
      // A note is no fault; the counts have it.
      for diagnostic in run.diagnostics.diagnostics where diagnostic.severity >= .warning {
        JSONRenderer(placeKey: "origin").write(diagnostic, to: &json)
      }
    }
    writeCounts(to: &json)
    json.endObject()
    json.endLine()
    try write(json.drain())
  }

  // MARK: One result

  private func write(_ row: Int, of outcome: AssessmentOutcome, to json: inout JSONWriter) {
    let subject = outcome.subjects[row]
    let assessment = outcome.checked.assessment
    json.object { json in
      json.field("subject", view.subjects.ids[subject])
      json.field("name", view.subjects.names[subject])
      json.key("attributes")
      json.object { json in
        for (number, name) in view.attributes(of: assessment.subject) {
          json.field(name, view.plain(view.cell(ofFact: number, subject: subject)))
        }
      }
      json.field("state", outcome.states[row].key)
      json.field("total", outcome.totals[row].number?.description)
      json.key("class")
      json.write(outcome.classes[row], of: assessment)
      json.key("ranks")
      json.object { json in
        for (number, ranking) in assessment.rankings.enumerated() {
          json.key(ranking.name.value)
          json.write(outcome.ranks[number][row]) { view.plain($0) }
        }
      }
      let awards = view.awards(row, of: outcome)
      if !awards.isEmpty {
        json.key("awards")
        json.object { json in
          for (award, state) in awards { json.field(award.id.value, state?.rawValue) }
        }
      }
      writeNodes(row, of: outcome, to: &json)
      json.key("notices")
      writeNotices(row, of: outcome, to: &json)
      json.key("origin")
      json.writeOrigin(ofSubject: subject, assessment.subject, in: view.run)
    }
  }

  private func writeNodes(_ row: Int, of outcome: AssessmentOutcome, to json: inout JSONWriter) {
    let nodes = outcome.checked.nodes
    json.key("sections")
    json.array { json in
      for child in nodes.first?.children ?? [] { write(child, row, of: outcome, to: &json) }
    }
    json.key("adjustments")
    json.array { json in
      for (index, node) in outcome.checked.adjustments.enumerated() {
        json.object { json in
          write(
            node, outcome.result(ofNode: nodes.count + index, row: row), to: &json)
        }
      }
    }
  }

  /// The ranks of a section, in an assessment that ranks its sections.
  private func writeRanks(
    of number: Int, _ row: Int, of outcome: AssessmentOutcome, to json: inout JSONWriter
  ) {
    let own = outcome.sectionRanks.filter { $0.node == number }
    guard !own.isEmpty else { return }
    json.key("ranks")
    json.object { json in
      for ranks in own {
        json.key(outcome.checked.assessment.rankings[ranks.ranking].name.value)
        json.write(ranks.ranks[row]) { view.plain($0) }
      }
    }
  }

  private func write(
    _ number: Int, _ row: Int, of outcome: AssessmentOutcome, to json: inout JSONWriter
  ) {
    let node = outcome.checked.nodes[number]
    json.object { json in
      write(node, outcome.result(ofNode: number, row: row), to: &json)
      writeRanks(of: number, row, of: outcome, to: &json)
      guard case .section = node.criterion.content else { return }
      json.key("criteria")
      json.array { json in
        for child in node.children { write(child, row, of: outcome, to: &json) }
      }
    }
  }

  private func write(_ node: CheckedNode, _ result: NodeResult?, to json: inout JSONWriter) {
    json.field("id", node.criterion.id.value)
    json.key("title")
    json.write(node.criterion.title)
    json.field("points", result?.points?.description)
    json.field("maximum", (result?.openMaximum ?? node.points?.highest)?.description)
    json.field("state", result?.state.key)
  }

  /// What a reader of the result must know: which facts are lacking.
  private func writeNotices(
    _ row: Int, of outcome: AssessmentOutcome, to json: inout JSONWriter
  ) {
    let assessment = outcome.checked.assessment
    let facts = view.checked.facts(of: assessment.subject).facts
    let subject = outcome.subjects[row]
    json.array { json in
      for fact in view.lackingFacts(row, of: outcome) {
        json.object { json in
          json.field("kind", "lacking")
          json.field("fact", fact.name)
          json.field("reason", fact.reason.key)
          if let owner = fact.owner, (owner.kind, owner.subject) != (assessment.subject, subject) {
            json.field("of", view.run.subjects(owner.kind).ids[owner.subject])
          }
        }
      }
      for number in facts.indices {
        guard
          let prepared = view.prepared(
            ofFact: number, outcome.checked.assessment.subject, subject: subject)
        else { continue }
        json.object { json in
          json.field("kind", prepared == .filled ? "filled" : "held-in")
          json.field("fact", facts[number].name)
          if case .heldIn(let given) = prepared { json.field("given", given.description) }
        }
      }
    }
  }

  private func writeCounts(to json: inout JSONWriter) {
    let counts = RankCounts(view.run.outcome, selection)
    json.key("counts")
    json.object { json in
      json.field("subjects", counts.subjects)
      json.field("scored", counts.scored)
      json.field("unscored", counts.unscored)
      json.field("not-ranked", counts.notRanked)
      json.field("not-rated", counts.notRated)
      json.field("pending", counts.pending)
      for severity in Severity.allCases.reversed() {
        json.field(severity.key, view.run.diagnostics.count(severity))
      }
    }
  }
}
