import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Scoring

// What a branch reads, and what is tried for it.
extension SuggestionSearch {
  /// What decides whether a branch is taken.
  struct Read {
    var formulas: [Formula] = []
    var criteria: [Criterion] = []
    var figures: [Decimal] = []
    /// The facts of the subject's own kind that decide, by number.
    var facts: [Int] = []
    /// Whether something must be missing.
    var wantsMissing = false
    /// Whether the whole total decides, and not a condition alone.
    var wantsTotal = false
    /// Whether the class that the total gives has to be reached first.
    var wantsClass = false
    /// Whether the published class of the unit decides.
    var wantsUnitClass = false

    var text: String? { formulas.first?.text }
  }

  /// The rules that decide whether a branch is taken, for the branches that one subject reaches.
  func read(by key: CoverageKey) -> (assessment: Int, Read)? {
    switch key {
    case .check(let number):
      let check = checked.rulebook.checks[number]
      guard
        let assessment = checked.assessments.firstIndex(where: {
          $0.assessment.subject == check.subject
            && (check.assessment ?? $0.assessment.id.value) == $0.assessment.id.value
        })
      else { return nil }
      return (assessment, Read(formulas: [check.that.formula]))
    case .assessed(let number, _):
      let condition = checked.assessments[number].assessment.assessedWhen
      return condition.map { (number, Read(formulas: [$0.formula])) }
    case .missing(let fact), .nothingDue(let fact): return read(of: fact, key)
    case .node(let number, let index, let way): return (number, read(number, index, way))
    case .total(let number, let bound):
      let rules = checked.assessments[number].assessment
      var read = Read(wantsTotal: true)
      switch bound {
      case .bonusCap, .totalCap: read.criteria = rules.bonus
      case .penaltyCap, .totalFloor: read.criteria = rules.penalty
      }
      return (number, read)
    case .scoreCeiling(let number, let rule, _):
      let ceiling = checked.assessments[number].assessment.scoreCeilings[rule]
      return (number, Read(formulas: [ceiling.when.formula], wantsTotal: true))
    case .classBand(let number, _):
      let assessment = checked.assessments[number]
      return (number, Read(criteria: (assessment.nodes + assessment.adjustments).map(\.criterion)))
    default: return readOfClass(key)
    }
  }

  private func readOfClass(_ key: CoverageKey) -> (assessment: Int, Read)? {
    func condition(_ number: Int, _ condition: Condition?, missing: Bool = false) -> (Int, Read) {
      (
        number,
        Read(
          formulas: condition.map { [$0.formula] } ?? [], wantsMissing: missing, wantsClass: true)
      )
    }
    switch key {
    case .requirement(let number, let rule, let line, _),
      .requirementMissing(let number, let rule, let line):
      var found: Condition?
      let requirement = checked.assessments[number].assessment.classes[rule].requires[line]
      if case .that(let test) = requirement.test { found = test }
      if case .requirementMissing = key { return condition(number, found, missing: true) }
      return condition(number, found)
    case .failedRequirement(let number, let rule):
      let formulas = checked.assessments[number].assessment.classes[rule].requires
        .compactMap { requirement -> Formula? in
          if case .that(let test) = requirement.test { return test.formula }
          return nil
        }
      return (number, Read(formulas: formulas, wantsClass: true))
    case .knockOut(let number, let rule, _):
      return condition(number, checked.assessments[number].assessment.knockOuts[rule].when)
    case .knockOutMissing(let number, let rule):
      return condition(
        number, checked.assessments[number].assessment.knockOuts[rule].when, missing: true)
    case .ceiling(let number, let rule, _), .ceilingMissing(let number, let rule):
      guard case .atMost(_, let when) = checked.assessments[number].assessment.ceilings[rule].limit
      else { return (number, Read(wantsClass: true, wantsUnitClass: true)) }
      if case .ceilingMissing = key { return condition(number, when, missing: true) }
      return condition(number, when)
    default: return nil
    }
  }

  private func read(of fact: FactKey, _ key: CoverageKey) -> (assessment: Int, Read)? {
    let kind: SubjectKind = fact.isUnit ? .unit : .person
    guard let number = checked.assessments.firstIndex(where: { $0.assessment.subject == kind })
    else { return nil }
    var read = Read(facts: [fact.number])
    if case .missing = key { read.wantsMissing = true }
    // The assessment that reads it, where one does.
    for (other, assessment) in checked.assessments.enumerated()
    where assessment.assessment.subject == kind {
      let formulas = assessment.nodes.flatMap(\.criterion.formulas)
      let reads = formulas.contains { formula in
        checked.expression(of: formula)?.references.contains { reference in
          guard case .slot(let slot) = reference.binding.reference else { return false }
          return slot.index == fact.number
        } ?? false
      }
      if reads { return (other, read) }
    }
    return (number, read)
  }

  private func read(_ number: Int, _ index: Int, _ way: NodeWay) -> Read {
    let assessment = checked.assessments[number]
    let nodes = assessment.nodes + assessment.adjustments
    guard nodes.indices.contains(index) else { return Read() }
    let criterion = nodes[index].criterion
    switch way {
    case .applies where criterion.appliesWhen != nil:
      return Read(formulas: [criterion.appliesWhen?.formula].compactMap { $0 })
    case .applies:
      return Read(formulas: below(nodes[index], nodes).compactMap { $0.appliesWhen?.formula })
    case .appliesMissing:
      return Read(
        formulas: [criterion.appliesWhen?.formula].compactMap { $0 }, wantsMissing: true)
    case .gateMissing:
      return Read(formulas: [criterion.gate?.formula].compactMap { $0 }, wantsMissing: true)
    case .missing, .needs(false):
      return Read(criteria: [criterion] + below(nodes[index], nodes), wantsMissing: true)
    case .needs(true), .deciding: return Read(criteria: below(nodes[index], nodes))
    case .held(.floor) where !criterion.childrenAreNone,
      .held(.cap) where !criterion.childrenAreNone:
      return Read(criteria: below(nodes[index], nodes), wantsTotal: true)
    default: return Read(criteria: [criterion], figures: figures(of: criterion))
    }
  }

  /// All criteria below a section.
  private func below(_ node: CheckedNode, _ nodes: [CheckedNode]) -> [Criterion] {
    node.children.flatMap { [nodes[$0].criterion] + below(nodes[$0], nodes) }
  }

  /// The figures at which the tables of a criterion turn.
  private func figures(of criterion: Criterion) -> [Decimal] {
    criterion.withParts.flatMap { part -> [Decimal] in
      guard case .scored(let method) = part.content else { return [] }
      switch method.value {
      case .bands(_, let table): return table.flatMap { ends(of: $0) }
      case .deduct(let lines, _, _): return lines.flatMap { ends(of: $0) }
      default: return []
      }
    }
  }

  private func ends(of line: Deduction) -> [Decimal] {
    switch line.trigger {
    case .bands(_, let table): table.flatMap { ends(of: $0) }
    case .group(let group): group.lines.flatMap { ends(of: $0) }
    case .when, .count, .rows: []
    }
  }

  private func ends(of band: Band) -> [Decimal] {
    guard case .interval(let interval) = band.test else { return [] }
    return [interval.lower, interval.upper].compactMap { end in
      end.flatMap { checked.constant($0.amount) }
    }
  }

  // MARK: Trials

  /// For each base the lists of values that are tried over it, the likeliest first.
  mutating func trials(
    for key: CoverageKey, _ number: Int, _ read: Read
  ) -> [(base: DraftTest.Member, lists: [[Trial]])] {
    let assessment = checked.assessments[number]
    var candidates = FactCandidates(checked: checked, assessment: assessment, language: language)
    candidates.wantsMissing = read.wantsMissing
    for fact in read.facts { candidates.addFact(fact) }
    if case .check = key {
      for formula in read.formulas { candidates.addOwn(formula) }
    } else {
      for formula in read.formulas { candidates.add(formula) }
    }
    for criterion in read.criteria { candidates.add(criterion) }
    candidates.addFigures(read.figures)
    let empty = DraftTest.Member()
    let samples = samples(for: number).map { DraftTest.Member(sample: $0) }
    if case .classBand = key {
      return [(empty, walks(candidates, isWhole: true))]
        + samples.map { ($0, [[]] + walks(candidates, isWhole: false)) }
    }
    if read.wantsMissing {
      let singles = candidates.trials.map { [$0] }
      let known = profiles(of: number).map(\.member)
      return (samples + known + [empty]).map { ($0, singles) }
    }
    let grid = read.wantsUnitClass ? unitClasses : grid(candidates)
    if case .total(_, .totalFloor) = key {
      let walks = walks(candidates, isWhole: false)
      return lowest(of: number).map { [($0, [[]] + walks)] } ?? []
    }
    if read.wantsTotal || read.wantsClass {
      var whole = FactCandidates(checked: checked, assessment: assessment, language: language)
      for node in assessment.nodes { whole.add(node.criterion) }
      let walks = walks(candidates, isWhole: false)
      let steps = self.walks(whole, isWhole: false)
      let bases = samples + profiles(of: number).map(\.member)
      let sections = bases.prefix(2).map { ($0, ofSections(key, assessment)) }
      return bases.map { ($0, [[]] + grid.prefix(Self.most / 4) + walks) } + sections
        + bases.map { ($0, Array(steps.prefix(60))) } + [(empty, grid)]
    }
    let few = Array(tried(candidates.trials).prefix(max(candidates.trials.count, 60)))
    return [(empty, grid)] + samples.map { ($0, few) }
      + profiles(of: number).map { ($0.member, Array(few.prefix(40))) }
  }

  /// Each class that the unit of a person can have.
  private var unitClasses: [[Trial]] {
    checked.assessments.map(\.assessment).filter { $0.subject == .unit }.flatMap { rules in
      rules.classes.reversed().map {
        [Trial(owner: .subject, fact: rules.id.value + "/class", value: $0.id.value)]
      }
    }
  }

  /// For a share that each section must have: what brings one section down and leaves the others.
  private func ofSections(_ key: CoverageKey, _ assessment: CheckedAssessment) -> [[Trial]] {
    guard case .requirement(_, let rule, let line, _) = key,
      case .eachSectionAtLeast = assessment.assessment.classes[rule].requires[line].test,
      let root = assessment.nodes.first
    else { return [] }
    return root.children.flatMap { number -> [[Trial]] in
      var candidates = FactCandidates(
        checked: checked, assessment: assessment, language: language)
      let section = assessment.nodes[number]
      for criterion in [section.criterion] + below(section, assessment.nodes) {
        candidates.add(criterion)
      }
      return walks(candidates, isWhole: false) + grid(candidates, most: 40)
    }
  }

  /// Single values, then pairs.
  private func tried(_ trials: [Trial]) -> [[Trial]] {
    var tried = trials.prefix(Self.most).map { [$0] }
    for first in trials {
      for second in trials where second.fact != first.fact || second.owner != first.owner {
        if tried.count >= Self.most { return tried }
        tried.append([first, second])
      }
    }
    return tried
  }

  /// Ways from the one end of all values to the other, fact by fact: totals that rise or fall.
  ///
  /// - Parameter isWhole: Whether every fact has to be given.
  func walks(_ candidates: FactCandidates, isWhole: Bool) -> [[Trial]] {
    let ends = candidates.byFact.compactMap { self.ends(of: $0) }
    var all: [[Trial]] = []
    for goesUp in [false, true] {
      var given = isWhole ? ends.map { goesUp ? $0.low : $0.high } : []
      for (number, end) in ends.enumerated() {
        let next = goesUp ? end.high : end.low
        if isWhole { given[number] = next } else { given.append(next) }
        all.append(given)
        if all.count >= 2 * Self.most { return all }
      }
    }
    return all
  }

  /// The least and the greatest of some figures; of words the first and the last.
  private func ends(of values: [Trial]) -> (low: Trial, high: Trial)? {
    guard let first = values.first, let last = values.last else { return nil }
    let figures = values.compactMap { trial in Decimal(trial.value).map { (trial, $0) } }
    guard figures.count == values.count,
      let low = figures.min(by: { $0.1 < $1.1 }), let high = figures.max(by: { $0.1 < $1.1 })
    else { return (first, last) }
    return (low.0, high.0)
  }

  /// Combinations of the values that a rule reads, those first that keep most facts at their
  /// likeliest value.
  func grid(_ candidates: FactCandidates, most: Int = SuggestionSearch.most) -> [[Trial]] {
    let lists = candidates.byFact.filter { !$0.isEmpty }
    let farthest = lists.reduce(0) { $0 + $1.count - 1 }
    var all: [[Trial]] = []
    for distance in 0...farthest where all.count < most {
      combine(lists[...], distance, [], most, into: &all)
    }
    return all
  }

  /// Adds the combinations whose values stand so far behind the first ones, taken together.
  private func combine(
    _ lists: ArraySlice<[Trial]>, _ distance: Int, _ given: [Trial], _ most: Int,
    into all: inout [[Trial]]
  ) {
    guard let values = lists.first else {
      if distance == 0 { all.append(given) }
      return
    }
    let rest = lists.dropFirst()
    let farthest = rest.reduce(0) { $0 + $1.count - 1 }
    for (place, value) in values.enumerated()
    where place <= distance && distance - place <= farthest && all.count < most {
      combine(rest, distance - place, given + [value], most, into: &all)
    }
  }

  /// The samples that say most of what an assessment reads, the fullest first.
  mutating func samples(for number: Int) -> [String] {
    if let known = sampleNames[number] { return known }
    let assessment = checked.assessments[number]
    var candidates = FactCandidates(checked: checked, assessment: assessment, language: language)
    for node in assessment.nodes + assessment.adjustments { candidates.add(node.criterion) }
    let read = Set(candidates.byFact.compactMap { $0.first?.fact })
    let all = Samples(suite)
    let id = assessment.assessment.id.value
    let known = suite.samples.enumerated().compactMap { place, sample -> (Int, Int, String)? in
      guard sample.assessment == nil || sample.assessment?.value == id else { return nil }
      var reported: [Diagnostic] = []
      let given = all.resolve(sample.subject, &reported).entries.map(\.fact.name.value)
      let count = Set(given).intersection(read).count
      return count == 0 ? nil : (-count, place, sample.name.value)
    }
    let names = known.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(4).map(\.2)
    sampleNames[number] = names
    return names
  }
}

extension Criterion {
  /// Whether it is a leaf.
  fileprivate var childrenAreNone: Bool {
    if case .section = content { return false }
    return true
  }
}
