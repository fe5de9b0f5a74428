import Decimals
import Diagnostics
import Evidence
import Rulebooks
public import Scoring

extension LoadedRun {
  /// Which results cross-checks need: all, but of more subjects than this the sections alone, so
  /// that checking a nation takes no more memory than ranking it. Criteria are then not compared.
  public var crossCheckKeeping: Keeping {
    (evidence?.subjects.count ?? 0) + (persons?.subjects.count ?? 0) <= 20_000 ? .all : .sections
  }

  /// A computed run with what stands out when its parts are held against each other and against
  /// what others wrote down: self-scores, published results, sums, the last period, documents,
  /// lines that decide. Warnings at their places; no result is another one. A table of scores that
  /// cannot be read is a fault as any table's.
  ///
  /// Nothing is compared while errors stand: results are provisional, and errors come first.
  ///
  /// - Parameters:
  ///   - run: This run, computed with `crossCheckKeeping`.
  ///   - root: The folder that relative paths start from; empty for the current one.
  ///   - listing: Whether what is accepted is listed too, as notes.
  public func crossChecked(
    _ run: ComputedRun, root: String = "", listing: Bool = false
  ) -> ComputedRun {
    guard !run.isProvisional else { return run }
    var checker = CrossChecker(self, run, root: root)
    // First what does not add up in itself: such a figure need not be told once more.
    checker.addUpScores()
    checker.compareSelfScores()
    checker.compareStages()
    checker.comparePublished()
    checker.addUpEvidence()
    checker.compareRates()
    checker.compareFormerPeriod()
    checker.lookForDocuments()
    checker.lookAtLines()
    checker.reportIdleAcceptances()
    if listing { checker.listAcceptances() }
    return ComputedRun(
      file: run.file, checked: run.checked, evidence: run.evidence,
      personEvidence: run.personEvidence, decisions: run.decisions, inputs: run.inputs,
      outcome: run.outcome, diagnostics: DiagnosticList(run.diagnostics.diagnostics + checker.found)
    )
  }
}

/// Holds a computed run against itself and against tables of scores.
struct CrossChecker {
  let loaded: LoadedRun
  let run: ComputedRun
  let root: String
  /// The tables of scores that could be read.
  let sheets: [ScoreSheet]
  /// The figures in tables of scores that are not the sum of their parts.
  var wrongSums: Set<WrongSum> = []
  /// The subjects whose claimed totals have been told, by kind.
  var claimsTold: [SubjectKind: Set<Int>] = [:]
  /// By assessment: the criteria of which people give the points at an earlier stage.
  var claimsRead: [Int: [Claim]] = [:]
  /// What was found.
  var found: [Diagnostic]
  /// By assessment: the row of each subject.
  private let rows: [[Int: Int]]
  /// By kind of subject: which criteria read which facts.
  let readings: [SubjectKind: CriteriaReading]
  /// The facts of all subjects, by kind, as far as somebody asked.
  private var factsRead: [SubjectKind: [ContiguousArray<Cell>]] = [:]
  /// The tables of evidence that were gone through, by kind of subject.
  var gridsRead: [SubjectKind: [EvidenceGrid]] = [:]
  /// The acceptances that something was accepted by.
  private var used: Set<Int> = []

  init(_ loaded: LoadedRun, _ run: ComputedRun, root: String) {
    self.loaded = loaded
    self.run = run
    self.root = root
    readings = Dictionary(
      SubjectKind.allCases.map { ($0, CriteriaReading(run.checked, $0)) },
      uniquingKeysWith: { first, _ in first })
    rows = run.outcome.assessments.map { outcome in
      Dictionary(
        outcome.subjects.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    var reading = ScoreReading(run, root: root)
    sheets = run.file.scores.compactMap { reading.sheet($0) }
    found = reading.diagnostics
  }

  /// Points that people gave of a criterion at an earlier stage.
  struct Claim {
    let node: Int
    let id: String
    let column: Column
  }

  /// A figure in a table of scores.
  struct WrongSum: Hashable {
    let path: String
    let subject: Int
    let item: String
  }

  /// A result: the number of the assessment and the row in it.
  struct Place {
    let assessment: Int
    let row: Int
  }

  /// The result of a subject in the named assessment, else in the first that has it.
  func place(of subject: Int, _ kind: SubjectKind, in assessment: String?) -> Place? {
    for (number, outcome) in run.outcome.assessments.enumerated() {
      let rules = outcome.checked.assessment
      guard rules.subject == kind, assessment == nil || rules.id.value == assessment,
        let row = rows[number][subject]
      else { continue }
      return Place(assessment: number, row: row)
    }
    return nil
  }

  func outcome(_ place: Place) -> AssessmentOutcome { run.outcome.assessments[place.assessment] }

  /// The number of a criterion or section by its id, bonus and penalty items behind the nodes; nil
  /// for the root and for none.
  func node(_ id: String, in place: Place) -> Int? {
    let rules = outcome(place).checked
    let all = rules.nodes + rules.adjustments
    return all.indices.dropFirst().first { all[$0].criterion.id.value == id }
  }

  /// A criterion or section by its number.
  func criterion(_ node: Int, in place: Place) -> Criterion? {
    let rules = outcome(place).checked
    if rules.nodes.indices.contains(node) { return rules.nodes[node].criterion }
    let number = node - rules.nodes.count
    return rules.adjustments.indices.contains(number)
      ? rules.adjustments[number].criterion : nil
  }

  func id(of subject: Int, _ kind: SubjectKind) -> String {
    let ids = run.subjects(kind).ids
    return ids.indices.contains(subject) ? ids[subject] : ""
  }

  /// The facts of all subjects of a kind as rules read them.
  mutating func facts(_ kind: SubjectKind) -> [ContiguousArray<Cell>] {
    if let known = factsRead[kind] { return known }
    let read = run.outcome.facts(of: kind)
    factsRead[kind] = read
    return read
  }

  // MARK: Acceptances

  /// Whether the run accepts such a finding about a subject; notes that the acceptance is of use.
  ///
  /// - Parameter about: What it is about: the id of a criterion or class, the name of an indicator,
  ///   the heading of a column.
  mutating func accepts(_ codes: [String], subject: String?, about: [String] = []) -> Bool {
    var accepts = false
    for (number, acceptance) in run.file.accepted.enumerated()
    where codes.contains(acceptance.code.value) {
      let names = acceptance.subjects.map(\.value)
      if !names.isEmpty, !(subject.map { names.contains($0) } ?? false) { continue }
      let topics = acceptance.about.map(\.value)
      if !topics.isEmpty, !topics.contains(where: { about.contains($0) }) { continue }
      used.insert(number)
      accepts = true
    }
    return accepts
  }

  /// Reports acceptances of nothing.
  mutating func reportIdleAcceptances() {
    for (number, acceptance) in run.file.accepted.enumerated() where !used.contains(number) {
      report(.acceptanceIdle(code: acceptance.code.value), at: acceptance.code.span)
    }
  }

  /// Lists the acceptances that something was accepted by.
  mutating func listAcceptances() {
    for (number, acceptance) in run.file.accepted.enumerated() where used.contains(number) {
      let about = (acceptance.subjects + acceptance.about).map(\.value)
      let of = about.isEmpty ? "" : about.joined(separator: ", ")
      found.append(
        Diagnostic(
          AcceptedNote(
            code: acceptance.code.value, reason: acceptance.reason,
            vi: of.isEmpty ? "mọi cảnh báo \(acceptance.code.value)" : "cảnh báo về \(of)",
            en: of.isEmpty ? "all warnings \(acceptance.code.value)" : "warnings about \(of)"),
          at: acceptance.code.span))
    }
  }

  mutating func report(_ fault: CrossCheckFault, at span: Span?) {
    found.append(Diagnostic(fault, at: span))
  }
}

extension Decimal {
  /// Half a unit of the last of so many decimals: how far a figure may lie from what it was rounded
  /// from.
  static func halfUnit(digits: Int) -> Decimal {
    Decimal(coefficient: 5, exponent: -min(max(digits, 0), 30) - 1) ?? .zero
  }

  /// The distance of two figures; nil where it is too large to be told.
  func distance(to other: Decimal) -> Decimal? { subtracting(other)?.magnitude }

  /// The figure as messages show it: at most six decimals, more where the other figure has more.
  func shown(beside digits: Int = 0) -> String {
    let most = min(max(6, digits + 1), 24)
    return (rounded(toDigits: most, .halfEven) ?? self).reduced.description
  }
}
