import Decimals
public import Diagnostics
import FEEL
public import Rulebooks
import Scoring

/// Tests for what no test reached, as YAML that can be pasted into `tests.yaml`.
///
/// Values are tried that lie on and beside the figures of the rule, alone and in pairs, over the
/// samples of the suite; what is written has been run, and its expectation is what came out.
/// Where nothing tried reaches a branch, its test has the rule's condition as a `note` and is left
/// to be filled in. Empty where every branch is reached.
///
/// - Parameters:
///   - coverage: What the tests of `suite` reached of `rulebook`.
///   - language: The language of names and notes.
public func suggestTests(
  for coverage: Coverage, of rulebook: Rulebook, checked: CheckedRulebook, suite: TestSuite,
  in folder: TestFolder, language: Language
) -> String {
  let seen = SeenOutcome()
  var search = SuggestionSearch(
    rulebook: rulebook, checked: checked, suite: suite, language: language, coverage: coverage,
    recorder: CoverageRecorder(checked), seen: seen,
    bench: TestBench(suite: suite, folder: folder) { _, outcome in seen.outcome = outcome },
    open: Set(coverage.items.indices.filter { !coverage.items[$0].isReached }))
  return search.run()
}

/// What the test that ran last had computed.
private final class SeenOutcome {
  var outcome: Outcome?
}

/// One value that a suggestion gives.
struct Trial: Hashable {
  let owner: FactOwner
  let fact: String
  let value: String
}

private struct SuggestionSearch {
  let rulebook: Rulebook
  let checked: CheckedRulebook
  let suite: TestSuite
  let language: Language
  let coverage: Coverage
  let recorder: CoverageRecorder
  let seen: SeenOutcome
  /// Keeps the compiled rules between trials.
  var bench: TestBench
  var open: Set<Int>

  /// How many tests are tried for one branch.
  private static let most = 240

  mutating func run() -> String {
    let plan = CoveragePlan(checked)
    var blocks: [String] = []
    for place in coverage.items.indices where open.contains(place) {
      let item = coverage.items[place]
      let key = plan.keys[place]
      if let found = search(for: place, key, item) {
        blocks.append(found)
      } else if open.remove(place) != nil {
        blocks.append(placeholder(for: item, key))
      }
    }
    return blocks.isEmpty ? "" : "tests:\n" + blocks.joined()
  }

  // MARK: Search

  /// A test that reaches a branch, written out; what else it reaches is no longer open.
  private mutating func search(
    for place: Int, _ key: CoverageKey, _ item: CoverageItem
  ) -> String? {
    guard let (number, formulas) = formulas(of: key) else { return nil }
    let assessment = checked.assessments[number]
    var candidates = FactCandidates(checked: checked, assessment: assessment, language: language)
    for formula in formulas.read { candidates.add(formula) }
    candidates.addFigures(formulas.figures)
    let trials = candidates.trials
    let address = address(of: key, assessment)
    let name = CoverageText(language: language).description(of: item)
    var tried: [[Trial]] = []
    tried += trials.prefix(Self.most).map { [$0] }
    for first in trials {
      for second in trials where second.fact != first.fact || second.owner != first.owner {
        if tried.count >= Self.most { break }
        tried.append([first, second])
      }
    }
    // What decides alone is tried over each sample before pairs are.
    let singles = trials.count
    let isClass = if case .classBand = key { true } else { false }
    let bases: [String?] = [nil] + samples(for: assessment).map { $0 }
    for base in bases {
      let list =
        isClass
        ? walks(candidates, isWhole: base == nil)
        : base == nil ? grid(candidates) : Array(tried.prefix(max(singles, 60)))
      for given in list {
        let guess =
          address.hasSuffix("/class")
          ? "none" : address.hasSuffix("/state") ? "unscored" : "-999999"
        let test = written(name, assessment, base, given, "{ \(address): \(guess) }")
        guard let (reached, value) = outcome(of: test, expected: guess), reached.contains(place)
        else { continue }
        open.subtract(reached)
        return written(name, assessment, base, given, "{ \(address): \(value) }")
      }
    }
    return nil
  }

  /// Ways from the one end of all values to the other, fact by fact: totals that rise or fall.
  ///
  /// - Parameter isWhole: Whether every fact has to be given.
  private func walks(_ candidates: FactCandidates, isWhole: Bool) -> [[Trial]] {
    let lists = candidates.byFact.filter { !$0.isEmpty }
    var all: [[Trial]] = []
    for goesUp in [false, true] {
      var given = isWhole ? lists.compactMap { goesUp ? $0.first : $0.last } : []
      for (number, values) in lists.enumerated() {
        guard let next = goesUp ? values.last : values.first else { continue }
        if isWhole { given[number] = next } else { given.append(next) }
        all.append(given)
        if all.count >= 2 * Self.most { return all }
      }
    }
    return all
  }

  /// All combinations of the values that a rule reads, while there are few.
  private func grid(_ candidates: FactCandidates) -> [[Trial]] {
    var lists: [[Trial]] = [[]]
    for values in candidates.byFact {
      var next: [[Trial]] = []
      for list in lists {
        for value in values where next.count < Self.most { next.append(list + [value]) }
      }
      lists = next
    }
    return lists
  }

  /// The samples that tests of an assessment start from, the fullest first.
  private func samples(for assessment: CheckedAssessment) -> [String] {
    let id = assessment.assessment.id.value
    let known = suite.samples.filter { $0.assessment == nil || $0.assessment?.value == id }
    let own = known.sorted { left, right in
      left.subject.own.facts.count > right.subject.own.facts.count
    }
    return own.prefix(4).map(\.name.value)
  }

  /// What a test reaches, and what came out at its address, as a test writes it.
  ///
  /// - Parameter expected: The value that the test expects, which came out if nothing differs.
  private mutating func outcome(of text: String, expected: String) -> (Set<Int>, String)? {
    let source = Source(path: "tests.yaml", bytes: Array(("tests:\n" + text).utf8))
    let loaded = loadTests(
      ofRunIn: "", names: { $0 == "." ? ["tests.yaml"] : [] }, reader: { _ in .success(source) })
    guard loaded.diagnostics.isEmpty, let test = loaded.suite.tests.first else { return nil }
    seen.outcome = nil
    let result = bench.run(test) { [rulebook] day in
      let result = check(rulebook, on: day)
      return (result.checked, result.diagnostics)
    }
    guard result.state != .faulty, let outcome = seen.outcome else { return nil }
    return (
      recorder.places(taken: outcome), result.mismatches.first?.actual.yaml ?? expected
    )
  }

  // MARK: What a branch reads

  private struct Read {
    var read: [Formula] = []
    var figures: [Decimal] = []
  }

  /// The formulas that decide whether a branch is taken.
  private func formulas(of key: CoverageKey) -> (assessment: Int, Read)? {
    switch key {
    case .node(let number, let index, let way):
      let assessment = checked.assessments[number]
      let nodes = assessment.nodes + assessment.adjustments
      guard nodes.indices.contains(index) else { return nil }
      let criterion = nodes[index].criterion
      var read = Read(read: criterion.formulas)
      if case .applies = way { read.read = criterion.appliesWhen.map { [$0.formula] } ?? [] }
      if case .scored(let method) = criterion.content, case .bands(_, let table) = method.value {
        read.figures = table.flatMap { ends(of: $0) }
      }
      if case .scored(let method) = criterion.content, case .deduct(let lines, _, _) = method.value
      {
        for case .bands(_, let table) in lines.map(\.trigger) {
          read.figures += table.flatMap { ends(of: $0) }
        }
      }
      return (number, read)
    case .requirement(let number, let rule, let line, _):
      let requirement = checked.assessments[number].assessment.classes[rule].requires[line]
      guard case .that(let condition) = requirement.test else { return (number, Read()) }
      return (number, Read(read: [condition.formula]))
    case .knockOut(let number, let rule, _):
      let knockOut = checked.assessments[number].assessment.knockOuts[rule]
      return (number, Read(read: [knockOut.when.formula]))
    case .ceiling(let number, let rule, _):
      let ceiling = checked.assessments[number].assessment.ceilings[rule]
      guard case .atMost(_, let when) = ceiling.limit else { return nil }
      return (number, Read(read: [when.formula]))
    case .scoreCeiling(let number, let rule, _):
      let ceiling = checked.assessments[number].assessment.scoreCeilings[rule]
      return (number, Read(read: [ceiling.when.formula]))
    case .classBand(let number, _):
      let assessment = checked.assessments[number]
      let nodes = assessment.nodes + assessment.adjustments
      return (number, Read(read: nodes.flatMap(\.criterion.formulas)))
    case .assessed(let number, _):
      let condition = checked.assessments[number].assessment.assessedWhen
      return condition.map { (number, Read(read: [$0.formula])) }
    default: return nil
    }
  }

  private func ends(of band: Band) -> [Decimal] {
    guard case .interval(let interval) = band.test else { return [] }
    return [interval.lower, interval.upper].compactMap { end in
      switch end?.amount {
      case .constant(let figure)?: figure.value
      case .formula(let formula)?: checked.expression(of: formula)?.constant?.number
      case nil: nil
      }
    }
  }

  private func address(of key: CoverageKey, _ assessment: CheckedAssessment) -> String {
    let id = assessment.assessment.id.value
    switch key {
    case .node(_, let index, _):
      let nodes = assessment.nodes
      if index < nodes.count {
        return id + (index == 0 ? "/total" : "/criteria/\(nodes[index].criterion.id.value)")
      }
      let adjustment = index - nodes.count
      let isBonus = adjustment < assessment.assessment.bonus.count
      let item = assessment.adjustments[adjustment].criterion.id.value
      return id + (isBonus ? "/bonus/" : "/penalty/") + item
    case .scoreCeiling: return id + "/total"
    case .assessed: return id + "/state"
    default: return id + "/class"
    }
  }

  // MARK: Writing

  private func written(
    _ name: String, _ assessment: CheckedAssessment, _ base: String?, _ given: [Trial],
    _ expected: String
  ) -> String {
    func map(_ owner: FactOwner) -> String? {
      let own = given.filter { $0.owner == owner }.map { "\(quoted($0.fact)): \(quoted($0.value))" }
      return own.isEmpty ? nil : "{ " + own.joined(separator: ", ") + " }"
    }
    var lines = ["  - name: " + quoted(name)]
    if let base { lines.append("    sample: " + quoted(base)) }
    if let own = map(.subject) { lines.append("    given: " + own) }
    if let unit = map(.unit) { lines.append("    unit: { given: \(unit) }") }
    if let head = map(.head) { lines.append("    head: { given: \(head) }") }
    lines.append("    expect: " + expected)
    return lines.map { $0 + "\n" }.joined()
  }

  private func placeholder(for item: CoverageItem, _ key: CoverageKey) -> String {
    let isClass = if case .classBand = key { true } else { false }
    let condition = isClass ? nil : formulas(of: key).flatMap { $0.1.read.first?.text }
    let text = condition ?? item.span.source.text(in: item.span.range)
    let note = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let name = CoverageText(language: language).description(of: item)
    return "  - name: " + quoted(name) + "\n    note: " + quoted(note)
      + "\n    given: {}\n    expect: {}\n"
  }
}

/// A text as a scalar in a flow mapping: in double quotes unless it is plainly a word or a figure.
func quoted(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " "
      || scalar == "_" || scalar == "-" || scalar == "."
      || scalar.properties.generalCategory == .nonspacingMark
  }
  if isPlain, !text.isEmpty, text.first != " ", text.last != " ",
    text.first != "-" || text.count > 1
  {
    return text
  }
  var result = "\""
  for character in text {
    switch character {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    default: result.append(character)
    }
  }
  return result + "\""
}

extension TestValue {
  /// The value as a test writes it.
  var yaml: String {
    switch self {
    case .figure(let figure), .share(let figure): figure.description
    case .word(let word): word
    case .name(let name): quoted(name)
    case .names(let names): "[" + names.map(quoted).joined(separator: ", ") + "]"
    case .truth(let truth): truth ? "yes" : "no"
    }
  }
}
