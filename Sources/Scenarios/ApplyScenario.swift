import Decimals
public import Diagnostics
public import Evidence
import FEEL
public import Rulebooks
public import Runs
import Scoring

/// A run with a scenario applied, or why that cannot be.
public struct AppliedScenario: Sendable {
  /// The run; nil where the scenario cannot be applied.
  public let run: LoadedRun?
  /// What was changed in the rules, then what follows from it.
  public let rules: [RuleChange]
  /// What was changed in the evidence.
  public let evidence: [EvidenceChange]
  /// The files of the rulebook as changed, by path.
  public let files: [String: Source]
  /// What forbids it, where the scenario writes it or the rules stand.
  public let diagnostics: [Diagnostic]
  /// Where the text of the changed files comes from.
  let places: PlaceMap

  /// Computes the run with the scenario; nil where it cannot be applied. Diagnostics stand where the
  /// scenario writes what they are about, else in the files as they are. Decisions that lose their
  /// effect are no faults of the run: a comparison lists them.
  ///
  /// - Parameters:
  ///   - asItIs: The run without the scenario.
  ///   - threads: How many threads compute; the result does not depend on it.
  public func computed(from asItIs: ComputedRun, threads: Int = 1) -> ComputedRun? {
    guard let after = run?.computed(keeping: .sections, threads: threads) else { return nil }
    func isOfDecision(_ diagnostic: Diagnostic) -> Bool {
      (diagnostic.fault as? RunFault)?.isOfDecision ?? false
    }
    let kept = after.diagnostics.diagnostics.filter { !isOfDecision($0) }
    let open = asItIs.diagnostics.diagnostics.filter(isOfDecision)
    return after.with(DiagnosticList(kept.map { places.placed($0) } + open))
  }
}

/// A value that a scenario changed.
public struct EvidenceChange: Sendable {
  /// What was changed.
  public let address: Address
  /// The kind and number of the subject, and the number of the fact.
  public let kind: SubjectKind, subject: Int, fact: Int
  /// The values as they are written; nil where none is given before, or one is taken away.
  public let before: String?, after: String?
  /// The cell that gives the value before; nil where no table does.
  public let origin: Origin?
}

/// What scenarios start from: a run and the trees of its rulebook's files.
public struct ScenarioBase: Sendable {
  let path: String
  let root: String
  let baseline: LoadedRun
  let tree: RuleTree

  /// Reads the rulebook of a run once more, as trees; nil where the run cannot be computed.
  ///
  /// - Parameters:
  ///   - path: The path of `run.yaml`.
  ///   - root: The folder that relative paths start from.
  ///   - baseline: The run as it was loaded.
  public init?(_ path: String, root: String, _ baseline: LoadedRun) {
    guard baseline.canBeComputed, let file = baseline.file, let checked = baseline.checked else {
      return nil
    }
    self.path = path
    self.root = root
    self.baseline = baseline
    let loaded = loadRulebook(at: checked.rulebook.span.source.path) { path in
      readSource(path: path.hasPrefix("/") || root.isEmpty ? path : root + "/" + path, name: path)
    }
    tree = RuleTree(sources: loaded.sources, day: file.period.until.description)
  }

  /// The addresses of the rulebook's values.
  public func addresses() -> [AddressListing] { tree.listing() }

  /// Applies a scenario: the rules are changed as text and read again, so that the result is the same
  /// as if their author had written it; then the evidence.
  public func applying(_ scenario: Scenario) -> AppliedScenario {
    var editing = ScenarioEditing(tree)
    editing.apply(scenario)
    var diagnostics = guessing(editing.faults, scenario)
    let (files, places) = (editing.files, editing.places)
    var run: LoadedRun? = baseline
    if !files.isEmpty, diagnostics.isEmpty {
      let changed = baseline.reloaded(from: path, root: root, edited: files)
      if changed.canBeComputed {
        run = changed.mappingDiagnostics { Self.isIdle($0) ? nil : places.placed($0) }
      } else {
        // Faults of the rules alone forbid it, also in files that are not changed.
        let rules = Set(tree.sources.map(\.path))
        let found = changed.diagnostics.diagnostics.filter { diagnostic in
          diagnostic.severity == .error
            && diagnostic.at.map { rules.contains($0.source.path) } ?? false
        }
        diagnostics += found.map { places.placed($0) }
        diagnostics.append(
          Diagnostic(ScenarioFault.rulesBroken(count: max(found.count, 1)), at: nil))
        run = nil
      }
    }
    var values = EvidenceSetting(run ?? baseline)
    for change in scenario.changes where ScenarioEditing.isOfEvidence(change, tree) {
      values.apply(change)
    }
    diagnostics += guessing(values.faults, scenario)
    return AppliedScenario(
      run: diagnostics.isEmpty ? run?.setting(values.values) : nil, rules: editing.changes,
      evidence: values.changes, files: files, diagnostics: diagnostics, places: places)
  }

  /// The faults with the addresses that are probably meant.
  private func guessing(_ faults: [Diagnostic], _ scenario: Scenario) -> [Diagnostic] {
    if faults.isEmpty { return [] }
    let names = AddressNames(tree, baseline)
    var left = AddressNames.mostGuesses
    return faults.map { diagnostic in
      guard left > 0, let fault = diagnostic.fault as? ScenarioFault, fault.isOfAddress,
        let change = scenario.changes.first(where: { $0.span == diagnostic.at })
      else { return diagnostic }
      left -= 1
      var isNew = false
      if case .add = change.action { isNew = true }
      return Diagnostic(
        fault.guessing { names.guesses(at: change.address, isNew: isNew) }, at: diagnostic.at)
    }
  }

  /// Whether a finding is that an acceptance fits nothing any more: its author cannot know of the
  /// scenario.
  private static func isIdle(_ diagnostic: Diagnostic) -> Bool {
    if case .acceptanceIdle? = diagnostic.fault as? AdviceFault { return true }
    return false
  }
}

/// Reads the changes of evidence by the types of the facts.
private struct EvidenceSetting {
  let run: LoadedRun
  private(set) var values: [(kind: SubjectKind, fact: Int, subject: Int, cell: Cell)] = []
  private(set) var changes: [EvidenceChange] = []
  private(set) var faults: [Diagnostic] = []

  init(_ run: LoadedRun) { self.run = run }

  mutating func apply(_ change: Scenario.Change) {
    do throws(ScenarioFault) {
      try set(change)
    } catch { faults.append(Diagnostic(error, at: change.span)) }
  }

  private mutating func set(_ change: Scenario.Change) throws(ScenarioFault) {
    let written = change.address.description
    let segments = change.address.segments
    guard let part = segments.first, let checked = run.checked else { return }
    guard segments.count > 2 else { throw try incomplete(change, part, checked) }
    let (kind, subject) = try subject(segments[1], part)
    let facts = checked.facts(of: kind).facts
    guard let number = number(of: segments[2], among: facts, checked) else {
      throw .unknownFact(name: segments[2], nearest: [])
    }
    let fact = facts[number]
    guard segments.count == 3 else {
      throw .unknownAddress(
        address: written, segment: segments[3],
        nearest: [Address([part, segments[1], fact.name]).description], known: [])
    }
    if let inputs = FactText(checked).inputs(ofDerived: fact, among: facts) {
      throw .derivedFact(name: fact.name, inputs: inputs)
    }
    switch fact.origin {
    case .register, .previous: throw .factOfRows(name: fact.name)
    case .indicator, .attribute, .given: break
    }
    if changes.contains(where: { $0.kind == kind && $0.subject == subject && $0.fact == number }) {
      throw .changedTwice(address: written)
    }
    // A figure that is taken away is missing.
    let value = change.value ?? "missing"
    let before = self.cell(of: number, kind, subject, fact)
    if case .add = change.action, let before, before.absence == nil {
      throw .alreadyThere(address: written)
    }
    let cell = try cell(trimmed(value), of: fact, checked, written)
    if let before, isEqual(before, cell) { throw .changesNothing(address: written, value: value) }
    if before == nil, cell.absence != nil {
      throw .changesNothing(address: written, value: value)
    }
    values.append((kind, number, subject, cell))
    changes.append(
      EvidenceChange(
        address: Address([part, segments[1], fact.name]), kind: kind, subject: subject,
        fact: number, before: before.flatMap { writtenText(of: $0, checked) },
        after: cell.absence == nil ? value : nil,
        origin: origin(of: number, kind, subject)))
  }

  /// The fault of an address without a fact.
  private func incomplete(
    _ change: Scenario.Change, _ part: String, _ checked: CheckedRulebook
  ) throws(ScenarioFault) -> ScenarioFault {
    let written = change.address.description
    guard change.address.segments.count == 2 else {
      let ids = (run.evidence?.subjects.ids ?? []) + (run.persons?.subjects.ids ?? [])
      return .notAValue(address: written, known: Array(ids.prefix(12)))
    }
    if case .add = change.action { return .subjectsStay(address: written) }
    let (kind, _) = try subject(change.address.segments[1], part)
    if case .remove = change.action { return .subjectsStay(address: written) }
    let all = checked.facts(of: kind).facts
    let facts = all.filter { fact in
      switch fact.origin {
      case .attribute: part != "evidence"
      case .indicator, .given:
        part == "evidence" && FactText(checked).inputs(ofDerived: fact, among: all) == nil
      case .register, .previous: false
      }
    }
    return .notAValue(address: written, known: Array(facts.map(\.name).prefix(12)))
  }

  /// A fact by its name, the heading of its column, or the id of the criterion that people score.
  private func number(of name: String, among facts: [Fact], _ checked: CheckedRulebook) -> Int? {
    facts.firstIndex { $0.name == name }
      ?? facts.firstIndex { fact in
        switch fact.origin {
        case .indicator(let index): checked.rulebook.indicators[index].heading == name
        case .given(_, let criterion): criterion == name
        case .attribute, .register, .previous: false
        }
      }
  }

  private func subject(
    _ id: String, _ part: String
  ) throws(ScenarioFault) -> (SubjectKind, Int) {
    if part != "persons", let number = run.evidence?.subjects.number(of: id) {
      return (.unit, number)
    }
    if part != "units", let number = run.persons?.subjects.number(of: id) {
      return (.person, number)
    }
    throw .unknownSubject(id: id, nearest: [])
  }

  private func column(of number: Int, _ kind: SubjectKind) -> Column? {
    let store = kind == .unit ? run.evidence : run.persons
    return store?.attributes.first { $0.key.id == number } ?? store?.column(id: number)
  }

  private func cell(of number: Int, _ kind: SubjectKind, _ subject: Int, _ fact: Fact) -> Cell? {
    column(of: number, kind)?.cell(subject)
  }

  private func origin(of number: Int, _ kind: SubjectKind, _ subject: Int) -> Origin? {
    let store = kind == .unit ? run.evidence : run.persons
    return column(of: number, kind).flatMap { store?.origin(of: $0, subject: subject) }
  }

  /// A value by the type of its fact, within its range. `missing` (or *thiếu*) takes the value away.
  private func cell(
    _ text: String, of fact: Fact, _ checked: CheckedRulebook, _ address: String
  ) throws(ScenarioFault) -> Cell {
    if ["missing", "thiếu"].contains(text) { return Cell(Absence(.missing)) }
    do throws(FactMisfit) {
      return try FactText(checked).cell(text, of: fact)
    } catch {
      func wrong(
        _ wanted: ScenarioFault.Wanted, words: [String] = [], _ meant: String? = nil
      ) -> ScenarioFault {
        .wrongValue(address: address, value: text, wanted: wanted, words: words, meant: meant)
      }
      switch error {
      case .notANumber(let corrected):
        throw wrong(fact.type == .wholeNumber ? .wholeNumber : .number, corrected)
      case .notAWholeNumber: throw wrong(.wholeNumber)
      case .notYesOrNo: throw wrong(.yesNo)
      case .notADay(let corrected): throw wrong(.date, corrected)
      case .notAWord(let known, let nearest): throw wrong(.word, words: known, nearest)
      case .outside(let range):
        throw .outOfRange(address: address, value: text, range: range)
      }
    }
  }

  private func isEqual(_ left: Cell, _ right: Cell) -> Bool {
    if let a = left.number, let b = right.number { return a == b }
    if let a = left.boolean, let b = right.boolean { return a == b }
    if let a = left.text, let b = right.text { return a == b }
    if let a = left.level, let b = right.level { return a == b }
    if let a = left.days, let b = right.days { return a == b }
    return left.absence?.reason == .missing && right.absence?.reason == .missing
  }
}
