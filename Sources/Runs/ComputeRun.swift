public import Diagnostics
public import Evidence
public import Rulebooks
public import Scoring

/// A run and what came of it.
public struct ComputedRun: Sendable {
  /// The run as its author wrote it.
  public let file: RunFile
  /// The rules.
  public let checked: CheckedRulebook
  /// The evidence about units.
  public let evidence: EvidenceStore
  /// The evidence about persons, where the run lists any.
  public let personEvidence: EvidenceStore?
  /// What people decided; an outcome's decisions are numbered by this list.
  public let decisions: [Decision]
  /// What the rules read, by fact.
  public let inputs: Inputs
  /// What the rules gave.
  public let outcome: Outcome
  /// Everything that is wrong, and the notes.
  public let diagnostics: DiagnosticList

  /// The same run with more to say of it.
  public func adding(_ more: [Diagnostic]) -> ComputedRun {
    ComputedRun(
      file: file, checked: checked, evidence: evidence, personEvidence: personEvidence,
      decisions: decisions, inputs: inputs, outcome: outcome,
      diagnostics: DiagnosticList(diagnostics.diagnostics + more))
  }

  /// The units.
  public var units: SubjectTable { evidence.subjects }

  /// The subjects of a kind.
  public func subjects(_ kind: SubjectKind) -> SubjectTable {
    kind == .unit ? evidence.subjects : personEvidence?.subjects ?? SubjectTable(ids: [])
  }

  /// The evidence about a kind of subject; nil for persons where the run lists none.
  public func evidence(of kind: SubjectKind) -> EvidenceStore? {
    kind == .unit ? evidence : personEvidence
  }

  /// Whether faults of the evidence, or of rules on this evidence, make the result provisional.
  public var isProvisional: Bool { diagnostics.hasErrors }

  /// Where a fact of a subject comes from; nil where no table gives it.
  ///
  /// - Parameter reading: Whether the text that stands there is read again.
  public func origin(
    ofFact number: Int, _ kind: SubjectKind = .unit, subject: Int, reading: Bool = false
  ) -> Origin? {
    let columns = kind == .unit ? inputs.units.columns : inputs.persons.columns
    guard columns.indices.contains(number), let column = columns[number] else { return nil }
    return evidence(of: kind)?.origin(of: column, subject: subject, reading: reading)
  }

  /// The documents behind a fact of a subject.
  public func documents(
    ofFact number: Int, _ kind: SubjectKind, subject: Int
  ) -> [GivenDocument] {
    evidence(of: kind)?.documents(id: number, subject: subject) ?? []
  }

  /// The table that lists the subjects of a kind, and the row of one of them.
  public func place(
    ofSubject subject: Int, _ kind: SubjectKind = .unit
  ) -> (path: String, row: Int)? {
    guard let table = evidence(of: kind)?.tables.first, let place = table.place(ofSubject: subject)
    else {
      return nil
    }
    return (table.path, Int(place.number))
  }
}

extension ComputedRun {
  /// The same run with other diagnostics.
  public func with(_ diagnostics: DiagnosticList) -> ComputedRun {
    ComputedRun(
      file: file, checked: checked, evidence: evidence, personEvidence: personEvidence,
      decisions: decisions, inputs: inputs, outcome: outcome, diagnostics: diagnostics)
  }
}

extension LoadedRun {
  /// Computes the run; nil where faults of its file or its rules forbid it.
  ///
  /// - Parameters:
  ///   - keeping: Which nodes' results are kept.
  ///   - threads: How many threads compute; the result does not depend on it.
  public func computed(keeping: Keeping = .all, threads: Int = 1) -> ComputedRun? {
    guard canBeComputed, let file, let checked, let evidence else { return nil }
    let inputs = Inputs(
      units: data(evidence, .unit, checked),
      persons: persons.map { data($0, .person, checked) } ?? SubjectData(ids: [], columns: []),
      unitOfPerson: persons?.subjects.units ?? [], parentOfUnit: evidence.subjects.parents,
      periods: periods(of: file.period, evidence, checked))
    let outcome = evaluate(
      compile(checked), inputs, decisions: decisions, keeping: keeping, threads: threads)
    func run(_ all: [Diagnostic]) -> ComputedRun {
      ComputedRun(
        file: file, checked: checked, evidence: evidence, personEvidence: persons,
        decisions: decisions, inputs: inputs, outcome: outcome, diagnostics: DiagnosticList(all))
    }
    let found =
      withoutBystanders(diagnostics.diagnostics, outcome) + outcome.faults + decisionFaults(outcome)
    return run(outcome.failedChecks.isEmpty ? found : found + checkFaults(run(found)))
  }

  /// The diagnostics without what is said of subjects that no assessment is about, such as the
  /// superiors that only stand above others: nobody asks for their evidence.
  private func withoutBystanders(
    _ diagnostics: [Diagnostic], _ outcome: Outcome
  ) -> [Diagnostic] {
    diagnostics.compactMap { diagnostic in
      guard case .noRows(let paths, let ids, let count)? = diagnostic.fault as? EvidenceFault else {
        return diagnostic
      }
      let assessed = Set(
        outcome.assessments.flatMap { assessment -> [String] in
          let kind = assessment.checked.assessment.subject
          let all = (kind == .unit ? evidence?.subjects : persons?.subjects)?.ids ?? []
          return assessment.subjects.compactMap { all.indices.contains($0) ? all[$0] : nil }
        })
      let left = ids.filter { assessed.contains($0) }
      let rest = count - (ids.count - left.count)
      if rest <= 0 || left.isEmpty { return nil }
      return Diagnostic(
        EvidenceFault.noRows(paths: paths, subjects: left, count: rest), at: diagnostic.at)
    }
  }

  /// What became of decisions that were not applied.
  private func decisionFaults(_ outcome: Outcome) -> [Diagnostic] {
    // Where whole columns are lacking, a decision may have lost what it answers.
    if RunConsequences(diagnostics.diagnostics, file: [], lists: []).isStructural { return [] }
    return outcome.decisions.compactMap { result in
      guard decisions.indices.contains(result.decision) else { return nil }
      let decision = decisions[result.decision]
      let subjects = decision.subjectKind == .unit ? evidence?.subjects : persons?.subjects
      let id =
        subjects.flatMap {
          $0.ids.indices.contains(decision.subject) ? $0.ids[decision.subject] : nil
        }
        ?? ""
      let (kind, value) = (decision.kind.rawValue, decision.value)
      switch result.state {
      case .applied: return nil
      case .stale(let now):
        return Diagnostic(
          RunFault.staleDecision(
            subject: id, kind: kind, value: value, computed: decision.computed ?? "", now: now,
            heading: decision.computedHeading ?? "computed"),
          at: decision.span)
      case .notAsked:
        return Diagnostic(
          RunFault.decisionNotAsked(subject: id, kind: kind, value: value), at: decision.span)
      case .forbidden:
        return Diagnostic(
          RunFault.decisionForbidden(subject: id, kind: kind, value: value), at: decision.span)
      case .unreadable:
        return Diagnostic(
          RunFault.decisionUnreadable(subject: id, kind: kind, value: value), at: decision.span)
      }
    }
  }

  /// The parts of the period in which some assessment is evaluated by itself.
  private func periods(
    of whole: Period, _ evidence: EvidenceStore, _ checked: CheckedRulebook
  ) -> [InputPeriod] {
    checked.rulebook.totalsEvery.flatMap { length in
      whole.parts(every: length).map { part in
        InputPeriod(
          length: length, name: part.description,
          units: data(evidence, checked.unitFacts, in: part).prepared(.unit, by: checked),
          persons: persons.map {
            data($0, checked.personFacts, in: part).prepared(.person, by: checked)
          }
            ?? SubjectData(ids: [], columns: []))
      }
    }
  }

  private func data(
    _ store: EvidenceStore, _ facts: FactTable, in period: EvidencePeriod
  ) -> SubjectData {
    let attributes = Dictionary(
      store.attributes.map { ($0.key.id, $0) }, uniquingKeysWith: { first, _ in first })
    let parts = store.facts(in: period)
    return SubjectData(
      ids: store.subjects.ids, columns: facts.facts.indices.map { attributes[$0] ?? parts[$0] })
  }

  private func data(
    _ store: EvidenceStore, _ kind: SubjectKind, _ checked: CheckedRulebook
  ) -> SubjectData {
    let facts = checked.facts(of: kind)
    func former(_ number: Int) -> Column? {
      let fact = facts.facts[number]
      guard case .previous(let result) = fact.origin else { return nil }
      return previous.column(
        result, number: number, name: fact.name, ids: store.subjects.ids, kind,
        ladder: fact.ladder.map { checked.ladders[$0] })
    }
    let attributes = Dictionary(
      store.attributes.map { ($0.key.id, $0) }, uniquingKeysWith: { first, _ in first })
    return SubjectData(
      ids: store.subjects.ids,
      columns: facts.facts.indices.map { attributes[$0] ?? store.column(id: $0) ?? former($0) },
      registers: store.registers, of: facts
    ).prepared(kind, by: checked)
  }
}

extension Period {
  /// The months, quarters or half-years that lie in it, in their order.
  func parts(every length: PeriodTotals.Length) -> [EvidencePeriod] {
    let first = Int(since.description.prefix(4)) ?? 0
    let last = Int(until.description.prefix(4)) ?? 0
    guard first <= last, last - first < 100,
      let whole = EvidencePeriod(since: Int64(since.number), until: Int64(until.number))
    else { return [] }
    let names: [String] =
      switch length {
      case .month: (1...12).map { $0 < 10 ? "0\($0)" : "\($0)" }
      case .quarter: (1...4).map { "Q\($0)" }
      case .halfYear: ["H1", "H2"]
      }
    return (first...last).flatMap { year in
      names.compactMap { EvidencePeriod("\(year)-\($0)") }
    }.filter { whole.contains($0) }
  }
}
