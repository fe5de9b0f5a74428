import Rulebooks
import YAMLSource

/// Which differences of two rulebooks what a criterion brings depends on.
struct RuleAttribution {
  /// The differences through which something changed.
  struct Causes: Hashable {
    /// Their numbers: those of the part itself, then of its sections, then of what it reads.
    var differences: [Int]
    /// Whether none is about it: it changed with others, as shares of what does not apply do.
    var isIndirect: Bool
  }

  private struct Key: Hashable {
    let assessment: String?
    let kind: RuleElement.Kind
    let id: String
  }

  private let differences: [RuleDifference]
  private let matching: RuleMatching
  private var own: [Key: [Int]] = [:]
  /// By a name: the differences of what it stands for and of all that this reads.
  private var named: [String: [Int]] = [:]
  private var mentions = NameMentions([])
  /// By criterion: the names that it mentions in either rulebook, and the sections that it lies in.
  private var reads: [Key: [String]] = [:]
  private var sections: [Key: [String]] = [:]

  init(
    _ differences: [RuleDifference], _ matching: RuleMatching, _ first: RuleTree,
    _ second: RuleTree
  ) {
    self.differences = differences
    self.matching = matching
    for (number, difference) in differences.enumerated() where difference.mayChangeResults {
      let element = difference.element
      own[
        Key(assessment: element.assessment, kind: element.kind, id: element.id), default: []
      ].append(number)
    }
    readNames(first, second)
    mentions = NameMentions(named.keys)
    for assessment in first.assessments {
      // By the names of the second rulebook.
      let pair = matching.assessments.first { $0.before == assessment.name }
      let name = pair?.after ?? assessment.name
      readAssessment(assessment, as: name, pair == nil ? Renames() : matching.renames(in: name))
    }
    for assessment in second.assessments {
      readAssessment(assessment, as: assessment.name, Renames())
    }
  }

  private static let parts = [
    "parameters", "ladders", "functions", "attributes", "indicators", "registers",
  ]
  private static let namedKinds: [RuleElement.Kind] = [
    .parameter, .ladder, .function, .attribute, .indicator, .register,
  ]

  /// What changed names stand for, and everything that reads them, step by step.
  private mutating func readNames(_ first: RuleTree, _ second: RuleTree) {
    var changed: [String: Set<Int>] = [:]
    for (number, difference) in differences.enumerated()
    where difference.mayChangeResults && Self.namedKinds.contains(difference.element.kind) {
      changed[difference.element.id, default: []].insert(number)
    }
    if changed.isEmpty { return }
    var texts: [(name: String, text: String)] = []
    for tree in [first, second] {
      for part in Self.parts {
        for entry in tree.roots.flatMap({ $0[part]?.entries ?? [] }) {
          texts.append((entry.name, entry.value.ruleText))
        }
      }
    }
    // A name that reads a changed one has changed too; each round carries it one step further.
    let all = NameMentions(texts.map(\.name) + changed.keys)
    let readers = texts.map { (name: $0.name, reads: all.found(in: $0.text)) }
    for _ in 0..<texts.count {
      var isDone = true
      for reader in readers {
        for name in reader.reads where name != reader.name {
          guard let causes = changed[name] else { continue }
          let before = changed[reader.name, default: []]
          let after = before.union(causes)
          if after.count > before.count {
            changed[reader.name] = after
            isDone = false
          }
        }
      }
      if isDone { break }
    }
    named = changed.mapValues { $0.sorted() }
  }

  private mutating func readAssessment(
    _ entry: YAMLEntry, as assessment: String, _ renames: Renames
  ) {
    func note(_ node: YAMLNode, _ kind: RuleElement.Kind, _ path: [String]) {
      guard let id = RuleTree.name(of: node) else { return }
      let key = Key(assessment: assessment, kind: kind, id: renames.id(id, kind))
      reads[key, default: []] += mentions.found(in: node.ruleText)
      sections[key, default: []] += path
    }
    func walk(_ node: YAMLNode, _ path: [String]) {
      for item in node["criteria"]?.items ?? [] {
        note(item, .criterion, path)
        walk(item, path + [renames.id(RuleTree.name(of: item) ?? "", .criterion)])
      }
    }
    walk(entry.value, [])
    for item in entry.value["bonus"]?.items ?? [] { note(item, .bonus, []) }
    for item in entry.value["penalty"]?.items ?? [] { note(item, .penalty, []) }
    for rule in entry.value["classes"]?.items ?? [] { note(rule, .classRule, []) }
  }

  // MARK: Asking

  /// Through which differences what a part brings changed.
  ///
  /// - Parameter assessment: The id of the assessment in the second rulebook.
  func causes(of source: Contributions.Source, in assessment: String) -> Causes {
    let whole = own[Key(assessment: nil, kind: .assessment, id: assessment)] ?? []
    var found: [Int] = []
    switch source {
    case .criterion(let id): found = direct(id, .criterion, assessment)
    case .bonus(let id): found = direct(id, .bonus, assessment)
    case .penalty(let id): found = direct(id, .penalty, assessment)
    case .section(let id): found = direct(id, .criterion, assessment)
    case .total:
      found = whole
      for (number, difference) in differences.enumerated()
      where difference.element.kind == .scoreCeiling
        && difference.element.assessment == assessment && difference.mayChangeResults
      { found.append(number) }
    }
    if !found.isEmpty { return Causes(differences: found, isIndirect: false) }
    return Causes(differences: whole, isIndirect: whole.isEmpty)
  }

  private func direct(_ id: String, _ kind: RuleElement.Kind, _ assessment: String) -> [Int] {
    // What is something else in the second rulebook under the same id is gone, and the other is new.
    if let former = matching.renames(in: assessment).marked[id] {
      return (own[Key(assessment: assessment, kind: kind, id: former)] ?? []).filter {
        differences[$0].kind == .removed && differences[$0].path.isEmpty
      }
    }
    let isReused =
      matching.renames(in: assessment).ids[kind]?[id].map {
        matching.renames(in: assessment).marked[$0] == id
      } ?? false
    let key = Key(assessment: assessment, kind: kind, id: id)
    var found = (own[key] ?? []).filter { number in
      !(isReused && differences[number].kind == .removed && differences[number].path.isEmpty)
    }
    // What is new or gone needs no other reason.
    let whole = found.filter { number in
      differences[number].path.isEmpty && [.added, .removed].contains(differences[number].kind)
    }
    if !whole.isEmpty { return whole }
    // Moving alone moves no points, but among other weights and shares.
    let others = found.filter { differences[$0].kind != .moved }
    if !others.isEmpty { found = others }
    func add(_ numbers: [Int]) {
      for number in numbers where !found.contains(number) { found.append(number) }
    }
    for section in sections[key] ?? [] {
      let inherited = own[Key(assessment: assessment, kind: .criterion, id: section)] ?? []
      // The points of a section follow from its parts.
      add(
        inherited.filter {
          differences[$0].kind == .changed && differences[$0].path != [.key("points")]
        })
    }
    for name in reads[key] ?? [] { add(named[name] ?? []) }
    return found
  }

  /// The differences of the lines between classes.
  func lines(in assessment: String) -> [Int] {
    var found: Set<Int> = []
    for (number, difference) in differences.enumerated()
    where difference.element.kind == .classRule && difference.element.assessment == assessment
      && difference.mayChangeResults && difference.path.first != .key("requires")
    { found.insert(number) }
    for (key, names) in reads where key.assessment == assessment && key.kind == .classRule {
      for name in names { found.formUnion(named[name] ?? []) }
    }
    return found.sorted()
  }
}
