import Decimals
import Diagnostics
import Evidence
import FEEL
import Rulebooks
public import Runs
public import Scoring

/// The results of one subject as JSON, version 1: `{format: "thidua.explain", version: 1, run,
/// title, period, rulebook, provisional, explanations: [{assessment, subject, name, state, total, class,
/// ranks, points, total-steps, class-steps, next-class, lacking}]}`. The same in every language; figures are
/// text with all their digits, places stand in objects named `origin`.
public struct ExplanationJSON: Sendable {
  private let run: ComputedRun
  private let explanations: [(explanation: Explanation, later: LaterClassSteps)]
  private let criterion: String?
  private let depth: Int?

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - explanations: One for each assessment that the subject takes part in, with what quotas and
  ///     decisions did to the class.
  ///   - criterion: The id of the only node that is written with what it consists of.
  ///   - depth: How many levels below it are written; nil for all.
  public init(
    _ run: ComputedRun, _ explanations: [(explanation: Explanation, later: LaterClassSteps)],
    criterion: String? = nil, depth: Int? = nil
  ) {
    self.run = run
    self.explanations = explanations
    self.criterion = criterion
    self.depth = depth
  }

  /// The whole text.
  public func bytes() -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.explain")
      json.field("version", 1)
      json.writeHead(of: run)
      json.key("explanations")
      json.array { json in
        for (explanation, later) in explanations {
          OneExplanationJSON(run, explanation, later, criterion: criterion, depth: depth)
            .write(to: &json)
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

/// One result.
private struct OneExplanationJSON {
  private(set) var view: RunView
  let explanation: Explanation
  let later: LaterClassSteps
  let start: ExplainedNode?
  let depth: Int?
  /// The same result for people, which puts values into formulas.
  private let page: ExplanationText

  init(
    _ run: ComputedRun, _ explanation: Explanation, _ later: LaterClassSteps, criterion: String?,
    depth: Int?
  ) {
    view = RunView(run, language: .vi)
    view.kind = explanation.checked.assessment.subject
    page = ExplanationText(run, explanation, later, language: .en)
    self.explanation = explanation
    self.later = later
    start = criterion.flatMap { explanation.root?.node(withID: $0) } ?? explanation.root
    self.depth = depth
  }

  func write(to json: inout JSONWriter) {
    let assessment = explanation.checked.assessment
    json.object { json in
      json.field("assessment", assessment.id.value)
      json.field("subject", view.subjects.ids[explanation.subject])
      json.field("name", view.subjects.names[explanation.subject])
      json.field("state", explanation.state.key)
      json.field("total", explanation.total.number?.description)
      json.key("class")
      json.write(explanation.classResult, of: assessment)
      json.key("ranks")
      json.object { json in
        for (ranking, rank) in zip(assessment.rankings, explanation.ranks) {
          json.key(ranking.name.value)
          json.write(rank) { view.plain($0) }
        }
      }
      json.key("points")
      if let start { write(start, level: 0, to: &json) } else { json.null() }
      json.key("total-steps")
      json.array { json in
        for step in explanation.totalSteps { write(step, to: &json) }
      }
      json.key("class-steps")
      json.array { json in
        for step in explanation.classSteps { write(step, to: &json) }
        for step in later.quotas { write(step, to: &json) }
        for (number, result) in later.decided {
          json.object { json in
            json.field("kind", "decision")
            if view.run.decisions.indices.contains(number) {
              json.field("document", view.run.decisions[number].document)
              json.field("reason", view.run.decisions[number].reason)
              json.field("authority", view.run.decisions[number].authority)
            }
            json.key("after")
            json.write(result, of: assessment)
          }
        }
      }
      json.key("next-class")
      writeNextClass(to: &json)
      json.key("lacking")
      writeLacking(to: &json)
    }
  }

  /// `{class, from, lacking, requirements, held-by}`: what is between the subject and the next
  /// better class, or null.
  private func writeNextClass(to json: inout JSONWriter) {
    let assessment = explanation.checked.assessment
    let distance = ClassDistance(
      explanation, later,
      unitClass: view.kind == .person ? view.unitClass(ofPerson: explanation.subject) : nil)
    guard let distance else {
      json.null()
      return
    }
    let rule = assessment.classes[distance.target]
    json.object { json in
      json.field("class", rule.id.value)
      json.field("from", distance.bound?.description)
      json.field("lacking", distance.lacking?.settled().description)
      json.key("requirements")
      json.array { json in
        for (number, requirement) in distance.requirements {
          json.object { json in
            json.field("number", number)
            json.key("title")
            json.write(rule.requires[number].title)
            write(requirement.operand, as: "of", to: &json)
            write(requirement.holds, to: &json)
            json.key("sections")
            json.array { json in
              for section in requirement.failingSections {
                json.object { json in
                  json.field(
                    "id", explanation.checked.nodes[section.node].criterion.id.value)
                  json.field("share", section.share.description)
                }
              }
            }
          }
        }
      }
      json.key("held-by")
      json.array { json in
        for obstacle in distance.obstacles { write(obstacle, to: &json) }
      }
    }
  }

  private func write(_ obstacle: ClassDistance.Obstacle, to json: inout JSONWriter) {
    let assessment = explanation.checked.assessment
    json.object { json in
      switch obstacle {
      case .knockOut(let number):
        json.field("kind", "knock-out")
        json.field("number", number)
        json.field("id", assessment.knockOuts[number].id.value)
      case .ceiling(let number):
        json.field("kind", "ceiling")
        json.field("number", number)
        json.field("id", assessment.ceilings[number].id?.value)
      case .quota(let step):
        json.field("kind", "quota")
        json.field("id", step.quota.id.value)
        json.field("place", step.place)
        json.field("at-most", step.outcome.limit)
      case .decision(let number):
        json.field("kind", "decision")
        json.field("number", number)
      }
    }
  }

  /// The facts that the subject lacks for a total.
  private func writeLacking(to json: inout JSONWriter) {
    let id = explanation.checked.assessment.id.value
    let outcome = view.run.outcome.assessments.first { $0.checked.assessment.id.value == id }
    let row = outcome?.subjects.firstIndex(of: explanation.subject)
    json.array { json in
      guard let outcome, let row else { return }
      for fact in view.lackingFacts(row, of: outcome) {
        json.object { json in
          json.field("fact", fact.name)
          json.field("reason", fact.reason.key)
        }
      }
    }
  }

  // MARK: Nodes

  private func write(_ node: ExplainedNode, level: Int, to json: inout JSONWriter) {
    let criterion = node.node.criterion
    let maximum = node.result.openMaximum ?? node.node.points?.highest
    json.object { json in
      json.field("id", criterion.id.value)
      json.key("title")
      json.write(criterion.title)
      json.field("points", node.result.points?.description)
      json.field("maximum", maximum?.description)
      let lost = node.result.points.flatMap { maximum?.subtracting($0) }
      json.field("lost", lost?.description)
      json.field("state", node.result.state.key)
      json.field("reason", node.result.absence?.reason.key)
      json.field("weight", node.weight.description)
      json.field("before-rounding", node.beforeRounding?.description)
      json.key("calculation")
      writeCalculation(of: node, to: &json)
      json.key("facts")
      writeFacts(of: node, to: &json)
      json.key("basis")
      writeBasis(criterion.remarks, to: &json)
      writeAccepted(criterion.remarks, to: &json)
      json.key("origin")
      writeOrigin(criterion.span, to: &json)
      guard case .section = criterion.content, depth.map({ level < $0 }) ?? true else { return }
      json.key("criteria")
      json.array { json in
        for child in node.children { write(child, level: level + 1, to: &json) }
      }
    }
  }

  private func writeFacts(of node: ExplainedNode, to json: inout JSONWriter) {
    json.array { json in
      for fact in node.facts {
        guard let owner = view.owner(of: fact, subject: explanation.subject) else { continue }
        let facts = view.checked.facts(of: owner.kind).facts
        guard facts.indices.contains(fact.number) else { continue }
        json.object { json in
          json.field("name", facts[fact.number].name)
          json.field("subject", view.run.subjects(owner.kind).ids[owner.number])
          json.field("value", view.plain(fact.value))
          json.field("absent", fact.value.absence?.reason.key)
          switch view.prepared(ofFact: fact.number, owner.kind, subject: owner.number) {
          case .filled: json.field("prepared", "filled")
          case .heldIn(let given):
            json.field("prepared", "held-in")
            json.field("given", given.description)
          case nil: break
          }
          json.key("documents")
          json.array { json in
            for document in view.run.documents(
              ofFact: fact.number, owner.kind, subject: owner.number)
            { json.write(document) }
          }
          let refusal = view.refusal(ofFact: fact.number, owner.kind, subject: owner.number)
          if refusal == .documentLacking { json.field("document", "required") }
          json.key("origin")
          json.writeOrigin(
            view.run.origin(
              ofFact: fact.number, owner.kind, subject: owner.number, reading: true))
        }
      }
    }
  }

  private func writeBasis(_ remarks: Remarks, to json: inout JSONWriter) {
    json.array { json in
      for basis in remarks.basis {
        let document = view.checked.rulebook.documents.first { $0.key.value == basis.document }
        json.object { json in
          json.field("document", basis.document)
          json.field("number", document?.number)
          json.field("article", basis.article)
        }
      }
    }
  }

  private func writeOrigin(_ span: Span, to json: inout JSONWriter) {
    let place = span.place
    json.object { json in
      json.field("file", span.source.path)
      json.field("line", place.line)
      json.field("column", place.column)
    }
  }

  // MARK: Calculations

  private func writeCalculation(of node: ExplainedNode, to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", node.calculation.key)
      if let count = node.peerCount { json.field("peers", count) }
      switch node.calculation {
      case .nothing, .checklist, .deducted, .decisionTable: break
      case .several(_, let parts, let chosen):
        if let chosen { json.field("chosen", chosen) }
        json.key("parts")
        json.array { json in
          for part in parts { write(part, level: 0, to: &json) }
        }
      case .relative(let comparison): write(comparison, to: &json)
      case .notApplicable(let condition): write(condition, as: "when", to: &json)
      case .gated(let test), .undetermined(let test): write(test, as: "when", to: &json)
      case .yesNo(let test, let holds):
        write(test, as: "of", to: &json)
        json.field("holds", holds)
      case .band(let value, let number), .level(let value, let number):
        write(value, as: "of", to: &json)
        json.field("number", number)
      case .fromTotal(let maximum, let total, let scale, let assessment):
        json.field("points", maximum.description)
        json.field("total", view.plain(total))
        json.field("scale", scale.description)
        json.field("assessment", assessment)
      case .fromPeriods(let periods, let maximum, let scale, let assessment):
        json.field("points", maximum.description)
        json.field("total", view.plain(periods.combined))
        json.field("scale", scale.description)
        json.field("assessment", assessment)
        json.field("every", periods.totals.every.rawValue)
        json.field("combine", periods.totals.combine.rawValue)
        json.key("totals")
        json.object { json in
          for part in periods.parts { json.field(part.name, view.plain(part.total)) }
        }
      case .fromClass(let number, let assessment):
        json.field("number", number)
        json.field("assessment", assessment)
      case .ratio(let maximum, let done, let of, let zeroAt, let fullAt, let held):
        json.field("points", maximum.description)
        write(done, as: "done", to: &json)
        write(of, as: "of", to: &json)
        json.field("zero-at", zeroAt?.description)
        json.field("full-at", fullAt?.description)
        json.field("held", held)
      case .steps(let value, let start, let base, let every, let add, let steps, let held):
        write(value, as: "of", to: &json)
        json.field("start", start.description)
        json.field("base", base.description)
        json.field("every", every.description)
        json.field("add", add.description)
        json.field("steps", steps.description)
        json.field("held", held)
      case .per(let value, let each, let held):
        write(value, as: "of", to: &json)
        json.field("each", each.description)
        json.field("held", held)
      case .given(let value): write(value, as: "of", to: &json)
      case .formula(let value, let held):
        write(value, as: "of", to: &json)
        json.field("held", held)
      case .combined(let section):
        json.field("combine", section.combination.key)
        json.field("combined", section.combined?.description)
        json.field("rescaled-from", section.rescaled?.from.description)
        json.field("rescaled-to", section.rescaled?.to.description)
        json.field("held-to", section.heldTo?.description)
      }
      writeLines(of: node, to: &json)
    }
  }

  /// The lines of deductions and checklists.
  private func writeLines(of node: ExplainedNode, to json: inout JSONWriter) {
    switch node.calculation {
    case .deducted(let all, let lines, let floor, let heaviestOnly, let held):
      json.field("points", all.description)
      json.field("floor", floor.description)
      json.field("heaviest-only", heaviestOnly)
      json.field("held", held)
      write(lines, to: &json)
    case .checklist(let maximum, let items, let allOrNothing):
      json.field("points", maximum.description)
      json.field("all-or-nothing", allOrNothing)
      json.key("items")
      json.array { json in
        for item in items {
          json.object { json in
            json.field("number", item.number)
            write(item.operand, as: "of", to: &json)
            json.field("applies", item.applies)
            json.field("part", item.part?.description)
            json.field("earn", item.earns?.description)
          }
        }
      }
    case .decisionTable(let table): write(table, of: node.node.criterion, to: &json)
    default: break
    }
  }

  private func write(_ lines: [ExplainedDeduction], to json: inout JSONWriter) {
    json.key("lines")
    json.array { json in
      for line in lines {
        json.object { json in
          json.field("number", line.number)
          write(line.operand, as: "of", to: &json)
          json.field("loses", line.loss?.description)
          if !line.rows.isEmpty { write(line.rows, to: &json) }
          if !line.lines.isEmpty { write(line.lines, to: &json) }
        }
      }
    }
  }

  private func write(_ rows: [ExplainedRow], to json: inout JSONWriter) {
    let kind = explanation.checked.assessment.subject
    let registers = view.checked.facts(of: kind).registers
    json.key("rows")
    json.array { json in
      for row in rows {
        json.object { json in
          json.key("values")
          json.object { json in
            guard registers.indices.contains(row.register) else { return }
            for (column, cell) in zip(registers[row.register].columns, row.cells) {
              json.field(column.name, view.plain(cell))
            }
          }
          json.field("loses", row.loss.description)
          switch row.judgement {
          case .counted: json.field("state", "counted")
          case .notMet: json.field("state", "not-met")
          case .undetermined: json.field("state", "undetermined")
          case .leftOut(let other, let criterion):
            json.field("state", "left-out")
            json.field("counted-in", criterion)
            if let place = view.run.evidence(of: kind)?.origin(
              ofRow: other, register: row.register)
            {
              json.field("counted-row", place.row)
            }
          }
          if let place = view.run.evidence(of: kind)?.origin(ofRow: row.row, register: row.register)
          {
            json.key("origin")
            json.object { json in
              json.field("path", place.path)
              json.field("row", place.row)
              json.field("line", place.line)
            }
          }
        }
      }
    }
  }

  private func write(_ comparison: ExplainedComparison, to json: inout JSONWriter) {
    json.field("to", comparison.kind.rawValue)
    write(comparison.value, as: "of", to: &json)
    json.field("best", comparison[.best]?.description)
    json.field("worst", comparison[.worst]?.description)
    switch comparison.kind {
    case .percentile: json.field("below", comparison[.below]?.description)
    case .zScore:
      json.field("mean", comparison[.mean]?.description)
      json.field("sd", comparison[.deviation]?.description)
    case .minMax, .best: break
    }
    json.field("from", comparison.onto.start.description)
    json.field("onto", comparison.onto.end.description)
    json.field("all-equal", comparison.allEqual)
    json.field("held", comparison.held)
  }

  /// The inputs of a decision table and the rows that count.
  private func write(
    _ explained: ExplainedTable, of criterion: Criterion, to json: inout JSONWriter
  ) {
    guard case .scored(let method) = criterion.content,
      case .decisionTable(let table) = method.value
    else { return }
    json.field("hit-policy", table.hitPolicy.rawValue)
    json.field("aggregation", table.hitPolicy.countsAll ? table.aggregation.rawValue : nil)
    json.key("inputs")
    json.array { json in
      for (input, operand) in zip(table.inputs, explained.inputs) {
        json.object { json in
          json.field("name", input.name.value)
          write(operand, as: "of", to: &json)
        }
      }
    }
    json.key("rows")
    json.array { json in
      for (number, earns) in zip(explained.rows, explained.earns)
      where table.rows.indices.contains(number) {
        json.object { json in
          json.field("number", number)
          json.field("earn", earns?.description)
          json.key("origin")
          writeOrigin(table.rows[number].span, to: &json)
        }
      }
    }
    json.field("otherwise", explained.isOtherwise)
  }

  private func write(_ operand: ExplainedOperand?, as key: String, to json: inout JSONWriter) {
    guard let operand else { return }
    json.key(key)
    json.object { json in
      json.field("formula", operand.formula?.text)
      if let formula = operand.formula, !operand.trace.isEmpty, !operand.isName(of: formula) {
        json.field("with-values", page.filled(formula.text, operand.trace))
      }
      json.field("value", view.plain(operand.value))
      json.field("absent", operand.value.absence?.reason.key)
    }
  }

  // MARK: Total and class

  private func write(_ step: TotalStep, to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", step.kind.key)
      json.field("before", step.before.description)
      json.field("after", step.after.description)
      if case .bonus(let items, _) = step.kind { writeItems(items, to: &json) }
      if case .penalty(let items, _) = step.kind { writeItems(items, to: &json) }
    }
  }

  private func writeItems(_ items: [ExplainedNode], to json: inout JSONWriter) {
    json.key("items")
    json.array { json in
      for item in items { write(item, level: 0, to: &json) }
    }
  }

  private func write(_ step: ClassStep, to json: inout JSONWriter) {
    let assessment = explanation.checked.assessment
    json.object { json in
      switch step.kind {
      case .band: json.field("kind", "band")
      case .requirement(let classNumber, let number, let operand, let holds):
        json.field("kind", "requirement")
        json.field("class", assessment.classes[classNumber].id.value)
        json.field("number", number)
        write(operand, as: "of", to: &json)
        write(holds, to: &json)
        let rule = assessment.classes[classNumber].requires[number]
        write(rule.span, rule.remarks, to: &json)
      case .knockOut(let number, let operand, let holds):
        json.field("kind", "knock-out")
        json.field("number", number)
        json.field("id", assessment.knockOuts[number].id.value)
        write(operand, as: "of", to: &json)
        write(holds, to: &json)
        write(assessment.knockOuts[number].span, assessment.knockOuts[number].remarks, to: &json)
      case .ceiling(let number, let operand, let holds):
        json.field("kind", "ceiling")
        json.field("number", number)
        json.field("id", assessment.ceilings[number].id?.value)
        write(operand, as: "of", to: &json)
        write(holds, to: &json)
        write(assessment.ceilings[number].span, assessment.ceilings[number].remarks, to: &json)
      }
      json.key("after")
      json.write(step.after, of: assessment)
    }
  }

  private func write(_ step: LaterClassSteps.QuotaStep, to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", "quota")
      json.field("id", step.quota.id.value)
      json.field("share", step.outcome.share?.description)
      json.key("base")
      if let base = step.outcome.base { json.number(base) } else { json.null() }
      json.field("at-most", step.outcome.limit)
      json.field("place", step.place)
      json.field("of", step.outcome.candidates.count)
      json.field("effect", step.effect.rawValue)
      json.field("provisional", step.outcome.isProvisional)
      json.key("after")
      if let after = step.after {
        json.write(after, of: explanation.checked.assessment)
      } else {
        json.null()
      }
    }
  }

  private func write(_ span: Span, _ remarks: Remarks, to json: inout JSONWriter) {
    json.key("basis")
    writeBasis(remarks, to: &json)
    writeAccepted(remarks, to: &json)
    json.key("origin")
    writeOrigin(span, to: &json)
  }

  /// What the author of a rule has accepted with the reason, where there is any.
  private func writeAccepted(_ remarks: Remarks, to json: inout JSONWriter) {
    if remarks.accepted.isEmpty { return }
    json.key("accepted")
    json.array { json in
      for acceptance in remarks.accepted {
        json.object { json in
          json.field("code", acceptance.code.value)
          json.field("reason", acceptance.reason)
        }
      }
    }
  }

  private func write(_ holds: Bool?, to json: inout JSONWriter) {
    json.key("holds")
    if let holds { json.bool(holds) } else { json.null() }
  }
}

extension Calculation {
  /// The word for it in JSON, a key of the rule language where it has one.
  fileprivate var key: String {
    switch self {
    case .notApplicable: "not-applicable"
    case .gated: "gate"
    case .undetermined: "undetermined"
    case .nothing: "nothing"
    case .yesNo: "yes-no"
    case .band: "bands"
    case .level: "levels"
    case .ratio: "ratio"
    case .steps: "steps"
    case .per: "per"
    case .deducted: "deduct"
    case .checklist: "checklist"
    case .several(let kind, _, _): kind.rawValue
    case .relative: "relative"
    case .given: "given"
    case .decisionTable: "decision-table"
    case .fromTotal, .fromPeriods, .fromClass: "from"
    case .formula: "formula"
    case .combined: "combine"
    }
  }
}

extension Combination {
  /// The word for it in the rule language.
  fileprivate var key: String {
    switch self {
    case .sum: "sum"
    case .mean: "mean"
    case .geometricMean: "geometric-mean"
    case .harmonicMean: "harmonic-mean"
    case .powerMean: "power-mean"
    case .min: "min"
    case .max: "max"
    case .formula: "formula"
    }
  }
}

extension TotalStep.Kind {
  /// The word for it in JSON.
  fileprivate var key: String {
    switch self {
    case .rescaled: "rescaled"
    case .bonus: "bonus"
    case .penalty: "penalty"
    case .cap: "total-cap"
    case .floor: "total-floor"
    case .scoreCeiling: "score-ceiling"
    case .rounded: "rounded"
    }
  }
}
