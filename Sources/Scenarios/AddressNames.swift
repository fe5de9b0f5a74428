import Diagnostics
import Evidence
import Rulebooks
import Runs
import YAMLSource

/// The names that addresses of a run consist of, for guesses at those that lead nowhere.
struct AddressNames {
  private let roots: [AddressName]

  /// How many addresses of a scenario are guessed at; behind them the fault alone is told.
  static let mostGuesses = 20

  init(_ tree: RuleTree, _ run: LoadedRun) {
    // Made once for all guesses: runs may hold many subjects.
    roots = Parts(tree: tree, run: run).roots
  }

  /// The addresses that are meant by one that leads nowhere.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - isNew: Whether the last segment is what a change adds.
  func guesses(at address: Address, isNew: Bool) -> [String] {
    var segments = address.segments
    var added: [String] = []
    if isNew, segments.count > 1 { added = [segments.removeLast()] }
    return guessedAddresses(segments, among: roots).compactMap { found in
      found.segments == address.segments ? nil : Address(found.segments + added).description
    }
  }
}

/// What the names are made of.
private struct Parts {
  let tree: RuleTree
  let run: LoadedRun

  // MARK: Rules

  var roots: [AddressName] {
    tree.assessments.map { entry in
      AddressName(
        entry.name, others: Self.titles(entry.value), isKey: true, below: { parts(of: entry.value) }
      )
    }
      + RuleTree.named.map { kind in AddressName(key: kind) { elements(of: kind) } } + facts
  }

  private func elements(of kind: String) -> [AddressName] {
    tree.roots.flatMap { $0[kind]?.entries ?? [] }.map { entry in
      if kind == "parameters" {
        return AddressName(entry.name, others: Self.titles(entry.value), hasValue: true)
      }
      return AddressName(
        entry.name, others: Self.titles(entry.value), hasValue: entry.value.scalar != nil
      ) { inside(entry.value) }
    }
  }

  private func parts(of assessment: YAMLNode) -> [AddressName] {
    let own = (assessment.entries ?? []).filter { $0.name != "criteria" }.map(Self.entry)
    let criteria = AddressName(key: "criteria") { self.criteria(in: assessment) }
    return [criteria] + own
  }

  private func criteria(in node: YAMLNode) -> [AddressName] {
    (node["criteria"]?.items ?? []).flatMap { item in
      let own = item["id"]?.text.map { id in
        AddressName(id, others: Self.titles(item)) {
          (item.entries ?? []).filter { $0.name != "criteria" }.map(Self.entry)
        }
      }
      return (own.map { [$0] } ?? []) + criteria(in: item)
    }
  }

  private func inside(_ node: YAMLNode) -> [AddressName] { Self.inside(node) }

  private static func inside(_ node: YAMLNode) -> [AddressName] {
    if let entries = node.entries { return entries.map(entry) }
    return (node.items ?? []).enumerated().map { number, item in
      AddressName(
        RuleTree.name(of: item) ?? String(number + 1), others: titles(item),
        hasValue: item.scalar != nil
      ) { inside(item) }
    }
  }

  private static func entry(_ entry: YAMLEntry) -> AddressName {
    AddressName(key: entry.name, hasValue: entry.value.scalar != nil) { inside(entry.value) }
  }

  /// What an element is called beside its id.
  private static func titles(_ node: YAMLNode) -> [String] {
    ["title", "heading"].compactMap { node[$0] }.flatMap { title in
      title.text.map { [$0] } ?? (title.entries ?? []).compactMap(\.value.text)
    }
  }

  // MARK: Evidence

  private var facts: [AddressName] {
    let figures = subjects(.unit, attributes: false) + subjects(.person, attributes: false)
    let units = subjects(.unit, attributes: true)
    let persons = subjects(.person, attributes: true)
    return [
      AddressName(key: "evidence") { figures }, AddressName(key: "units") { units },
      AddressName(key: "persons") { persons },
    ]
  }

  private func subjects(_ kind: SubjectKind, attributes: Bool) -> [AddressName] {
    guard let checked = run.checked,
      let subjects = kind == .unit ? run.evidence?.subjects : run.persons?.subjects
    else { return [] }
    let reader = FactText(checked)
    let facts = checked.facts(of: kind).facts
    let names = facts.compactMap { fact -> AddressName? in
      switch fact.origin {
      case .attribute: return attributes ? AddressName(fact.name, hasValue: true) : nil
      case .register, .previous: return nil
      case .indicator(let index):
        if attributes || reader.inputs(ofDerived: fact, among: facts) != nil { return nil }
        let indicator = checked.rulebook.indicators[index]
        return AddressName(fact.name, others: [indicator.heading], hasValue: true)
      case .given(_, let criterion):
        return attributes ? nil : AddressName(fact.name, others: [criterion], hasValue: true)
      }
    }
    return subjects.ids.enumerated().map { number, id in
      AddressName(id, others: subjects.names[number].map { [$0] } ?? [], below: { names })
    }
  }
}
