import Diagnostics
import Rulebooks
import YAMLSource

/// The walk through two rulebooks side by side.
struct RulebookDiffing {
  private let first: RuleTree
  private let second: RuleTree
  /// What differs, in the order of the second rulebook; of each part, what is gone comes last.
  private(set) var differences: [RuleDifference] = []
  /// By the id of an assessment of the second, by kind: the ids of elements in the first that are others
  /// in the second.
  private(set) var renamed: [String: [RuleElement.Kind: [String: String]]] = [:]
  /// The assessments that count as the same, in the order of the second.
  private(set) var assessments: [RuleMatching.Pair] = []

  /// The ids of all assessments of the second.
  var assessmentNames: [String] { second.assessments.map(\.name) }

  init(_ first: RuleTree, _ second: RuleTree) {
    self.first = first
    self.second = second
    ownKeys()
    for (key, kind) in Self.named { compareNamed(key, kind) }
    compareAssessments()
  }

  /// The parts of a rulebook whose elements are named.
  private static let named: [(String, RuleElement.Kind)] = [
    ("documents", .document), ("parameters", .parameter), ("ladders", .ladder),
    ("functions", .function), ("attributes", .attribute), ("indicators", .indicator),
    ("registers", .register),
  ]
  /// The parts of an assessment whose items have ids.
  private static let lists: [(String, RuleElement.Kind)] = [
    ("bonus", .bonus), ("penalty", .penalty), ("score-ceilings", .scoreCeiling),
    ("classes", .classRule), ("knock-outs", .knockOut), ("ceilings", .ceiling),
    ("quotas", .quota), ("awards", .award),
  ]
  /// What a rulebook holds that is no rule of its own.
  private static let apart: Set<String> = Set(
    named.map(\.0) + ["assessments", "tests", "samples", "include"])

  // MARK: Reporting

  /// Where the walk is.
  private struct Here {
    var element: RuleElement
    var path: [RuleDifference.Step] = []
    /// Its address in the first and in the second.
    var addresses: (first: Address, second: Address)

    func key(_ key: String) -> Here {
      var next = self
      next.path.append(.key(key))
      next.addresses = (addresses.first.appending(key), addresses.second.appending(key))
      return next
    }

    func item(_ id: String?, _ numbers: (first: Int, second: Int)) -> Here {
      var next = self
      next.path.append(.item(id: id, number: numbers.second + 1))
      next.addresses = (
        addresses.first.appending(id ?? String(numbers.first + 1)),
        addresses.second.appending(id ?? String(numbers.second + 1))
      )
      return next
    }
  }

  private mutating func report(
    _ kind: RuleDifference.Kind, _ here: Here, before: String?, after: String?,
    _ places: (before: Span?, after: Span?)
  ) {
    let (old, new) = here.addresses
    differences.append(
      RuleDifference(
        kind: kind, element: here.element, path: here.path,
        address: kind == .removed ? old : new,
        formerAddress: kind == .removed || kind == .added || old == new ? nil : old,
        before: before, after: after, places: places))
  }

  // MARK: Rulebook

  private mutating func ownKeys() {
    func entries(_ tree: RuleTree) -> [YAMLEntry] {
      var seen: Set<String> = []
      return tree.roots.flatMap { $0.entries ?? [] }.filter {
        !Self.apart.contains($0.name) && seen.insert($0.name).inserted
      }
    }
    let (own, others) = (entries(first), entries(second))
    let element = RuleElement(
      kind: .rulebook, assessment: nil,
      id: others.first { $0.name == "rulebook" }?.value.text ?? "",
      title: ElementTitle(others.first { $0.name == "title" }?.value).title)
    let root = Address([])
    compare(own, others, Here(element: element, addresses: (root, root)), without: [])
  }

  private mutating func compareNamed(_ key: String, _ kind: RuleElement.Kind) {
    func elements(_ tree: RuleTree) -> [ElementMatching.Named] {
      tree.roots.flatMap { $0[key]?.entries ?? [] }.map { .init(name: $0.name, node: $0.value) }
    }
    compareElements(elements(first), elements(second), kind, key, (nil, nil))
  }

  // MARK: Elements

  private mutating func compareElements(
    _ own: [ElementMatching.Named], _ others: [ElementMatching.Named],
    _ kind: RuleElement.Kind, _ key: String, _ assessments: (first: String?, second: String?)
  ) {
    let matching = ElementMatching(own, others, areNames: assessments.second == nil)
    func address(_ assessment: String?, _ name: String) -> Address {
      Address([assessment, key, name].compactMap { $0 })
    }
    let partners = Dictionary(
      matching.pairs.map { ($0.second, $0.first) }, uniquingKeysWith: { first, _ in first })
    let sections = Dictionary(
      matching.pairs.map { ($0.first, $0.second) }, uniquingKeysWith: { first, _ in first })
    let reordered =
      assessments.second == nil || kind == .classRule
      ? [:] : Self.reordered(own, others, matching.pairs, sections)
    for (number, other) in others.enumerated() {
      let element = Self.element(kind, assessments.second, other)
      let new = address(assessments.second, other.name)
      guard let partner = partners[number] else {
        report(
          .added, Here(element: element, addresses: (new, new)), before: nil,
          after: Self.gist(of: other.node, kind), (nil, other.node.span))
        continue
      }
      let former = own[partner]
      let here = Here(
        element: element, addresses: (address(assessments.first, former.name), new))
      let places = (Optional(former.node.span), Optional(other.node.span))
      if former.name != other.name {
        report(.renamed, here, before: former.name, after: other.name, places)
        if let assessment = assessments.second {
          renamed[assessment, default: [:]][kind, default: [:]][former.name] = other.name
        }
      }
      if kind == .criterion, former.section.map({ sections[$0] }) != other.section.map({ $0 }) {
        report(
          .moved, here, before: former.section.map { own[$0].name } ?? assessments.first,
          after: other.section.map { others[$0].name } ?? assessments.second, places)
      }
      if let places = reordered[number] {
        report(
          .reordered, here, before: places.before, after: places.after,
          (former.node.span, other.node.span))
      }
      if let left = former.node.entries, let right = other.node.entries {
        compare(left, right, here, without: ["id", "criteria"])
      } else {
        compare(former.node, other.node, here)
      }
    }
    for number in matching.removed {
      let gone = own[number]
      let old = address(assessments.first, gone.name)
      let element = Self.element(kind, assessments.second, gone)
      report(
        .removed, Here(element: element, addresses: (old, old)),
        before: Self.gist(of: gone.node, kind), after: nil, (gone.node.span, nil))
    }
  }

  /// By number in the second: whom elements followed in their section, and whom they follow now, where
  /// they have changed places; nil where they stand first.
  private static func reordered(
    _ own: [ElementMatching.Named], _ others: [ElementMatching.Named],
    _ pairs: [(first: Int, second: Int)], _ sections: [Int: Int]
  ) -> [Int: (before: String?, after: String?)] {
    func previous(_ all: [ElementMatching.Named]) -> [String?] {
      var last: [Int?: String] = [:]
      return all.map { element in
        defer { last[element.section] = element.name }
        return last[element.section]
      }
    }
    let (before, after) = (previous(own), previous(others))
    // Those that stay in the section that they were in, section by section.
    let staying = pairs.filter { pair in
      guard let section = own[pair.first].section else { return others[pair.second].section == nil }
      return sections[section].map { $0 == others[pair.second].section } ?? false
    }
    var found: [Int: (before: String?, after: String?)] = [:]
    for (_, group) in Dictionary(grouping: staying, by: { others[$0.second].section }) {
      let moved = SiblingOrder(group.sorted { $0.second < $1.second }).moved
      for pair in group where moved.contains(pair.second) {
        found[pair.second] = (before[pair.first], after[pair.second])
      }
    }
    return found
  }

  private static func element(
    _ kind: RuleElement.Kind, _ assessment: String?, _ named: ElementMatching.Named
  ) -> RuleElement {
    RuleElement(
      kind: kind, assessment: assessment, id: named.name,
      title: ElementTitle(named.node["title"]).title,
      points: named.node["points"].map(Self.inline), isSection: named.node["criteria"] != nil)
  }

  // MARK: Assessments

  private mutating func compareAssessments() {
    func elements(_ tree: RuleTree) -> [ElementMatching.Named] {
      tree.assessments.map { .init(name: $0.name, node: $0.value) }
    }
    let (own, others) = (elements(first), elements(second))
    var matching = ElementMatching(own, others, areNames: false)
    let assumed = matching.pairOnlyOnes(own, others) { $0.node["subject"]?.text ?? "unit" }
    let partners = Dictionary(
      matching.pairs.map { ($0.second, $0.first) }, uniquingKeysWith: { first, _ in first })
    for (number, other) in others.enumerated() {
      let element = Self.element(.assessment, nil, other)
      let new = Address([other.name])
      guard let partner = partners[number] else {
        report(
          .added, Here(element: element, addresses: (new, new)), before: nil, after: nil,
          (nil, other.node.span))
        continue
      }
      let former = own[partner]
      let here = Here(element: element, addresses: (Address([former.name]), new))
      assessments.append(
        RuleMatching.Pair(
          before: former.name, after: other.name,
          basis: assumed.contains(number)
            ? .onlyOne : Self.basis(former, other)))
      if former.name != other.name {
        report(
          .renamed, here, before: former.name, after: other.name,
          (former.node.span, other.node.span))
      }
      compareAssessment(former, other, here)
    }
    for number in matching.removed {
      let gone = own[number]
      let old = Address([gone.name])
      report(
        .removed, Here(element: Self.element(.assessment, nil, gone), addresses: (old, old)),
        before: nil, after: nil, (gone.node.span, nil))
    }
  }

  /// Why two assessments count as the same.
  private static func basis(
    _ former: ElementMatching.Named, _ other: ElementMatching.Named
  ) -> RuleMatching.Basis {
    if former.name == other.name { return .id }
    let (own, others) = (ElementTitle(former.node["title"]), ElementTitle(other.node["title"]))
    let title = own.vi ?? own.en
    return title != nil && title == others.vi ?? others.en ? .title : .contents
  }

  private mutating func compareAssessment(
    _ former: ElementMatching.Named, _ other: ElementMatching.Named, _ here: Here
  ) {
    let parts = Set(Self.lists.map(\.0) + ["criteria", "rankings"])
    compare(former.node.entries ?? [], other.node.entries ?? [], here, without: parts)
    let names = (Optional(former.name), Optional(other.name))
    compareElements(
      Self.criteria(former.node), Self.criteria(other.node), .criterion, "criteria", names)
    for (key, kind) in Self.lists {
      let (left, right) = (Self.items(former.node[key]), Self.items(other.node[key]))
      compareElements(left, right, kind, key, names)
      if key == "classes" { compareOrder(left.map(\.name), right.map(\.name), former, other, here) }
    }
    func rankings(_ node: YAMLNode) -> [ElementMatching.Named] {
      (node["rankings"]?.entries ?? []).map { .init(name: $0.name, node: $0.value) }
    }
    compareElements(
      rankings(former.node), rankings(other.node), .ranking, "rankings", names)
  }

  /// Classes stand best first: their order is a rule.
  private mutating func compareOrder(
    _ own: [String], _ others: [String], _ former: ElementMatching.Named,
    _ other: ElementMatching.Named, _ here: Here
  ) {
    let shared = own.filter(others.contains)
    let now = others.filter(own.contains)
    if shared == now { return }
    report(
      .changed, here.key("classes"), before: own.joined(separator: ", "),
      after: others.joined(separator: ", "),
      (former.node["classes"]?.span, other.node["classes"]?.span))
  }

  private static func items(_ list: YAMLNode?) -> [ElementMatching.Named] {
    (list?.items ?? []).enumerated().map { number, item in
      .init(name: RuleTree.name(of: item) ?? String(number + 1), node: item)
    }
  }

  /// All criteria of an assessment, each after the section that it lies in.
  private static func criteria(_ assessment: YAMLNode) -> [ElementMatching.Named] {
    var found: [ElementMatching.Named] = []
    func walk(_ node: YAMLNode, _ section: Int?) {
      for (number, item) in (node["criteria"]?.items ?? []).enumerated() {
        found.append(
          .init(
            name: RuleTree.name(of: item) ?? String(number + 1), node: item, section: section))
        walk(item, found.count - 1)
      }
    }
    walk(assessment, nil)
    return found
  }

  // MARK: Values

  private mutating func compare(
    _ own: [YAMLEntry], _ others: [YAMLEntry], _ here: Here, without silent: Set<String>
  ) {
    for entry in others where !silent.contains(entry.name) {
      guard let former = own.first(where: { $0.name == entry.name }) else {
        report(
          .added, here.key(entry.name), before: nil, after: Self.inline(entry.value),
          (nil, entry.key.span))
        continue
      }
      if entry.name == "title" {
        compareTitles(former.value, entry.value, here.key("title"))
      } else {
        compare(former.value, entry.value, here.key(entry.name))
      }
    }
    for entry in own
    where !silent.contains(entry.name) && !others.contains(where: { $0.name == entry.name }) {
      report(
        .removed, here.key(entry.name), before: Self.inline(entry.value), after: nil,
        (entry.key.span, nil))
    }
  }

  private mutating func compareTitles(_ own: YAMLNode, _ other: YAMLNode, _ here: Here) {
    let (left, right) = (ElementTitle(own), ElementTitle(other))
    for key in ["vi", "en"] {
      let (before, after) = (left.spans[key], right.spans[key])
      if before?.text == after?.text { continue }
      let kind: RuleDifference.Kind =
        before == nil ? .added : after == nil ? .removed : .changed
      report(
        kind, here.key(key), before: before?.text, after: after?.text, (before?.span, after?.span))
    }
  }

  private mutating func compare(_ own: YAMLNode, _ other: YAMLNode, _ here: Here) {
    if let left = own.entries, let right = other.entries {
      return compare(left, right, here, without: [])
    }
    if let left = own.items, let right = other.items,
      (left + right).contains(where: { $0.text == nil })
    {
      return compareLists(left, right, here)
    }
    if NodeContent(own) == NodeContent(other) { return }
    report(
      .changed, here, before: Self.inline(own), after: Self.inline(other), (own.span, other.span))
  }

  private mutating func compareLists(_ own: [YAMLNode], _ others: [YAMLNode], _ here: Here) {
    let alignment = Alignment(own, others)
    for (left, right) in alignment.pairs {
      let id = RuleTree.name(of: others[right])
      compare(own[left], others[right], here.item(id, (left, right)))
    }
    for number in alignment.added {
      report(
        .added, here.item(RuleTree.name(of: others[number]), (number, number)), before: nil,
        after: Self.inline(others[number]), (nil, others[number].span))
    }
    for number in alignment.removed {
      report(
        .removed, here.item(RuleTree.name(of: own[number]), (number, number)),
        before: Self.inline(own[number]), after: nil, (own[number].span, nil))
    }
  }

  /// What a new or gone element is worth in one value; nil where its title must do.
  private static func gist(of node: YAMLNode, _ kind: RuleElement.Kind) -> String? {
    func value(_ keys: String...) -> String? {
      keys.lazy.compactMap { node[$0] }.first.map(inline)
    }
    switch kind {
    case .parameter:
      let values = node.items ?? [node]
      return values.compactMap { $0["value"].map(inline) }.joined(separator: ", ")
    case .ladder: return inline(node)
    case .indicator, .attribute: return value("type")
    case .classRule: return value("from", "over")
    case .knockOut, .ceiling, .scoreCeiling: return value("when")
    case .quota: return value("share", "at-most")
    case .award: return value("number")
    case .bonus, .penalty, .criterion, .assessment, .rulebook, .document, .function, .register,
      .check, .ranking:
      return nil
    }
  }

  /// A value on one line; of an element what it says, without its titles and remarks.
  private static func inline(_ node: YAMLNode) -> String {
    if let text = node.text {
      return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    if let items = node.items { return items.map(bracketed).joined(separator: ", ") }
    let entries = node.entries ?? []
    let says = entries.filter { !silent.contains($0.name) }
    return (says.isEmpty ? entries : says).map { "\($0.name): \(bracketed($0.value))" }
      .joined(separator: ", ")
  }

  private static let silent: Set<String> = ["id", "title", "basis", "note", "open-question"]

  private static func bracketed(_ node: YAMLNode) -> String {
    if node.entries != nil { return "{ \(inline(node)) }" }
    if node.items != nil { return "[\(inline(node))]" }
    return inline(node)
  }
}
