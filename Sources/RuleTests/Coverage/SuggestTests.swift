import Decimals
public import Diagnostics
import FEEL
public import Rulebooks
import Scoring

/// Tests for what no test reached, as YAML that can be saved as a file beside the other tests.
///
/// Values are tried that lie on and beside the figures of the rule, alone and together, over the
/// samples of the suite; for quotas, rankings and awards several subjects. What is written has been
/// run, and its expectation is what came out. Where nothing tried reaches a branch, its rule stands
/// in a comment, to be filled in. Empty where every branch is reached.
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
    checked: checked, suite: suite, language: language, coverage: coverage,
    plan: CoveragePlan(checked), seen: seen,
    bench: TestBench(suite: suite, folder: folder) { _, outcome in seen.outcome = outcome },
    open: Set(coverage.items.indices.filter { !coverage.items[$0].isReached }),
    names: Set(suite.tests.map(\.name.value)))
  return search.run()
}

/// What the test that ran last had computed.
final class SeenOutcome {
  var outcome: Outcome?
}

/// One value that a suggestion gives.
struct Trial: Hashable {
  let owner: FactOwner
  let fact: String
  /// As a test writes it.
  let value: String
  /// Whether the value is YAML as it stands: rows of a register.
  var isYAML = false
}

/// A test that is tried.
struct DraftTest {
  /// A subject of the test.
  struct Member: Hashable {
    var sample: String?
    var given: [Trial] = []

    /// The same with values that stand over its own.
    func with(_ more: [Trial]) -> Member {
      let names = Set(more.map { [$0.fact, "\($0.owner)"] })
      return Member(
        sample: sample,
        given: given.filter { !names.contains([$0.fact, "\($0.owner)"]) } + more)
    }
  }

  let assessment: Int
  let members: [Member]
  /// Whether the members are listed, so that they stand beside each other.
  let isGroup: Bool
  let address: String
}

/// Looks for tests that reach what is open.
struct SuggestionSearch {
  let checked: CheckedRulebook
  let suite: TestSuite
  let language: Language
  let coverage: Coverage
  let plan: CoveragePlan
  let seen: SeenOutcome
  /// Keeps the compiled rules between trials.
  var bench: TestBench
  var open: Set<Int>
  var names: Set<String>
  /// By assessment: the samples that its tests start from.
  var sampleNames: [Int: [String]] = [:]
  /// By assessment: subjects of different classes and totals.
  var profiles: [Int: [Profile]] = [:]
  /// By assessment: subjects with the same total, in groups.
  var equals: [Int: [[DraftTest.Member]]] = [:]
  /// By assessment: the subject with the lowest total.
  var lowestMembers: [Int: DraftTest.Member] = [:]

  /// How many values are tried over one base, how many tests for one branch, and how many in all.
  static let most = 240
  static let mostRuns = 160
  static let mostInAll = 6000
  /// How many have been tried.
  var runs = 0

  mutating func run() -> String {
    // What one criterion decides is found fast; what several subjects decide comes last, with what
    // tests are left to try.
    let places = coverage.items.indices.filter { open.contains($0) }
      .sorted { (effort(plan.keys[$0]), $0) < (effort(plan.keys[$1]), $1) }
    var found: [Int: String] = [:]
    for place in places where open.contains(place) {
      found[place] = search(for: place, plan.keys[place], coverage.items[place])
    }
    if places.isEmpty { return "" }
    var text = head + (found.isEmpty ? "" : "tests:\n")
    for place in places.sorted() {
      if let test = found[place] {
        text += test
      } else if open.contains(place) {
        text += placeholder(for: coverage.items[place], plan.keys[place])
      }
    }
    return text
  }

  /// How much has to be tried for a branch: 0 for one criterion or fact, 1 for a class, 2 for
  /// several subjects.
  private func effort(_ key: CoverageKey) -> Int {
    switch key {
    case .check, .assessed, .missing, .nothingDue, .node: 0
    case .total, .scoreCeiling, .classBand, .requirement, .requirementMissing,
      .failedRequirement, .knockOut, .knockOutMissing, .ceiling, .ceilingMissing:
      1
    case .quotaCase, .quotaCut, .quotaTie, .quotaKey, .eligible, .orderKey, .rankTie, .award,
      .awardTie:
      2
    }
  }

  // MARK: Trying

  private mutating func search(
    for place: Int, _ key: CoverageKey, _ item: CoverageItem
  ) -> String? {
    for draft in drafts(for: key).prefix(Self.mostRuns) {
      guard let (outcome, values) = outcome(of: draft),
        CoverageRecorder.ways(outcome, in: draft.assessment).contains(key)
      else { continue }
      let taken = CoverageRecorder.ways(outcome)
      open = open.filter { !taken.contains(plan.keys[$0]) }
      let name = unusedName(CoverageText(language: language).description(of: item))
      names.insert(name)
      return written(draft, name, values)
    }
    return nil
  }

  /// The tests that are tried for a branch, the likeliest first.
  private mutating func drafts(for key: CoverageKey) -> [DraftTest] {
    if let drafts = groups(for: key) { return drafts }
    guard let (number, read) = read(by: key) else { return [] }
    let address = address(of: key, checked.assessments[number])
    var seen: Set<DraftTest.Member> = []
    let all = trials(for: key, number, read)
    var members: [DraftTest.Member] = []
    // A few over each base, then more over each: the right base matters more than the last value.
    for start in stride(from: 0, to: 2 * Self.most, by: 30) {
      for (base, lists) in all where start < lists.count {
        members += lists[start..<min(start + 30, lists.count)].map { base.with($0) }
      }
    }
    return members.filter { seen.insert($0).inserted }.map {
      DraftTest(assessment: number, members: [$0], isGroup: false, address: address)
    }
  }

  /// What a test computes, and what came out for each of its members, as a test writes it.
  mutating func outcome(of draft: DraftTest) -> (outcome: Outcome, values: [String])? {
    runs += 1
    if runs > Self.mostInAll { return nil }
    let guess = guess(at: draft.address)
    let text = written(draft, "?", draft.members.map { _ in guess })
    let source = Source(path: "tests.yaml", bytes: Array(("tests:\n" + text).utf8))
    let loaded = loadTests(
      ofRunIn: "", names: { $0 == "." ? ["tests.yaml"] : [] }, reader: { _ in .success(source) })
    guard loaded.diagnostics.isEmpty, let test = loaded.suite.tests.first else { return nil }
    seen.outcome = nil
    let rulebook = checked.rulebook
    let result = bench.run(test) { setting in
      let result = check(rulebook, on: setting.day, holidays: setting.holidays)
      return (result.checked, result.diagnostics)
    }
    guard result.state != .faulty, let outcome = seen.outcome else { return nil }
    let values = draft.members.indices.map { number in
      let id = draft.isGroup ? memberID(number) : nil
      return result.mismatches.first { $0.subject == id }?.actual.yaml ?? guess
    }
    return (outcome, values)
  }

  /// A value that hardly ever comes out, for a first run.
  private func guess(at address: String) -> String {
    if address.hasSuffix("/class") { return "none" }
    if address.hasSuffix("/state") { return "unscored" }
    if address.contains("/rank/") { return "none" }
    if address.contains("/awards/") { return "no" }
    return "-999999"
  }

  private func unusedName(_ name: String) -> String {
    if !names.contains(name) { return name }
    var number = 2
    while names.contains("\(name) (\(number))") { number += 1 }
    return "\(name) (\(number))"
  }
}
