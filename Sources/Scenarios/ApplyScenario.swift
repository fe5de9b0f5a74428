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
  /// The values as they are written.
  public let before: String?, after: String
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
    var diagnostics = editing.faults
    let (files, places) = (editing.files, editing.places)
    var run: LoadedRun? = baseline
    if !files.isEmpty, diagnostics.isEmpty {
      let changed = baseline.reloaded(from: path, root: root, edited: files)
      if changed.canBeComputed {
        run = changed.mappingDiagnostics { Self.isIdle($0) ? nil : places.placed($0) }
      } else {
        // Faults of the rules alone forbid it.
        let found = changed.diagnostics.diagnostics.filter { diagnostic in
          diagnostic.severity == .error
            && diagnostic.at.map { files.keys.contains($0.source.path) } ?? false
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
    diagnostics += values.faults
    return AppliedScenario(
      run: diagnostics.isEmpty ? run?.setting(values.values) : nil, rules: editing.changes,
      evidence: values.changes, files: files, diagnostics: diagnostics, places: places)
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
    guard let value = change.value else { throw .cannotRemove(address: written) }
    let segments = change.address.segments
    guard segments.count == 3, let checked = run.checked else {
      throw .unknownAddress(
        address: written, segment: segments.last ?? "", nearest: nil, known: [])
    }
    let (kind, subject) = try subject(segments[1], segments[0])
    let facts = checked.facts(of: kind).facts
    guard
      let number = facts.firstIndex(where: { fact in
        if fact.name == segments[2] { return true }
        if case .given(_, let criterion) = fact.origin { return criterion == segments[2] }
        return false
      })
    else {
      throw .unknownFact(
        name: segments[2], nearest: nearestName(to: segments[2], among: facts.map(\.name)))
    }
    let fact = facts[number]
    if case .indicator(let index) = fact.origin,
      let derived = checked.rulebook.indicators[index].derived
    {
      let names = checked.expression(of: derived)?.references.map(\.binding.name) ?? []
      var seen: Set<String> = []
      throw .derivedFact(name: fact.name, inputs: names.filter { seen.insert($0).inserted })
    }
    if changes.contains(where: { $0.kind == kind && $0.subject == subject && $0.fact == number }) {
      throw .changedTwice(address: written)
    }
    let cell = try cell(value, of: fact, checked, written)
    let before = self.cell(of: number, kind, subject, fact)
    if let before, isEqual(before, cell) { throw .changesNothing(address: written, value: value) }
    values.append((kind, number, subject, cell))
    changes.append(
      EvidenceChange(
        address: change.address, kind: kind, subject: subject, fact: number,
        before: before.flatMap { writtenText(of: $0, checked) }, after: value,
        origin: origin(of: number, kind, subject)))
  }

  private func subject(
    _ id: String, _ part: String
  ) throws(ScenarioFault) -> (SubjectKind, Int) {
    let units = run.evidence?.subjects.ids ?? []
    let persons = run.persons?.subjects.ids ?? []
    if part != "persons", let number = units.firstIndex(of: id) { return (.unit, number) }
    if part != "units", let number = persons.firstIndex(of: id) { return (.person, number) }
    var known = part == "persons" ? persons : part == "units" ? units : units + persons
    // It may as well be a part of the assessment of that name.
    if run.checked?.rulebook.assessments.contains(where: { $0.id.value == part }) ?? false {
      known += ElementKind.assessment.keys
    }
    throw .unknownSubject(id: id, nearest: nearestName(to: id, among: known))
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
    func wrong(_ wanted: ScenarioFault.Wanted) -> ScenarioFault {
      .wrongValue(address: address, value: text, wanted: wanted)
    }
    switch fact.type {
    case .wholeNumber, .number, .percent, .points:
      let digits = fact.type == .percent && text.hasSuffix("%") ? String(text.dropLast()) : text
      guard let figure = Decimal(digits) else {
        throw wrong(fact.type == .wholeNumber ? .wholeNumber : .number)
      }
      if fact.type == .wholeNumber, figure.scale > 0 { throw wrong(.wholeNumber) }
      if case .indicator(let index) = fact.origin {
        let low = bound(checked.rulebook.indicators[index].range?.lower)
        let high = bound(checked.rulebook.indicators[index].range?.upper)
        let isInside =
          (low.map { figure >= $0 } ?? true) && (high.map { figure <= $0 } ?? true)
          && !(fact.type == .percent && (figure.isNegative || figure > .hundred))
        if !isInside { throw .outOfRange(address: address, value: text) }
      }
      return Cell(figure)
    case .yesNo:
      if ["có", "yes", "true"].contains(text) { return Cell(true) }
      if ["không", "no", "false"].contains(text) { return Cell(false) }
      throw wrong(.yesNo)
    case .level, .choice:
      guard let ladder = fact.ladder, checked.ladders.indices.contains(ladder) else {
        throw wrong(.word)
      }
      guard let level = checked.ladders[ladder].level(text) else {
        throw .wrongValue(
          address: address, value: text, wanted: .word, words: checked.ladders[ladder].rungs)
      }
      return Cell(level)
    case .date:
      guard let day = Day(text) else { throw wrong(.date) }
      return Cell(days: Int64(day.number))
    case .text: return Cell(Texts.intern(text))
    }
  }

  private func bound(_ end: Interval.End?) -> Decimal? {
    if case .constant(let placed)? = end?.amount { return placed.value }
    return nil
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
