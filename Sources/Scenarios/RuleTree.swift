import Diagnostics
import Rulebooks
import YAMLSource

/// The files of a rulebook as trees, and what stands at an address in them.
struct RuleTree {
  /// What stands at an address.
  struct Place {
    /// Its whole address, with the assessment.
    let address: Address
    let node: YAMLNode
    /// The key that it stands under; nil for an item of a list.
    let entry: YAMLEntry?
    /// The list that it is an item of.
    let list: YAMLNode?
    /// The mapping that its key stands in; nil for an item of a list.
    var parent: YAMLNode?
    /// The criteria that it lies in or is, the outermost first.
    var path: [YAMLNode] = []
    /// The id of its assessment and the assessment's node.
    var assessment: (id: String, node: YAMLNode)?
    /// Whether it lies in the tree of criteria, so that points depend on it.
    var isCriterion = false
  }

  /// A file of the rulebook; no root where it cannot be read.
  struct File {
    let source: Source
    let root: YAMLNode?
  }

  let files: [File]
  /// The last day of the period, `2026-12-31`: parameters go by it.
  let day: String

  init(sources: [Source], day: String) {
    files = sources.map { File(source: $0, root: parseYAML($0).root) }
    self.day = day
  }

  private init(files: [File], day: String) {
    self.files = files
    self.day = day
  }

  /// The tree with other texts of some files, by their paths.
  func with(_ changed: [String: Source]) -> RuleTree {
    let files = files.map { file -> File in
      guard let source = changed[file.source.path] else { return file }
      return File(source: source, root: parseYAML(source).root)
    }
    return RuleTree(files: files, day: day)
  }

  /// The files.
  var sources: [Source] { files.map(\.source) }
  /// The mappings at the top of the files.
  var roots: [YAMLNode] { files.compactMap(\.root) }

  /// Parts of an assessment whose items have ids.
  static let lists = [
    "criteria", "sections", "bonus", "penalty", "classes", "knock-outs", "ceilings",
    "score-ceilings", "quotas", "awards",
  ]
  /// Parts of the rulebook beside its assessments.
  static let named = [
    "parameters", "indicators", "attributes", "ladders", "documents", "functions", "registers",
    "indicator-defaults", "checks",
  ]

  /// The assessments, in the order of the files.
  var assessments: [YAMLEntry] { roots.flatMap { $0["assessments"]?.entries ?? [] } }

  // MARK: Finding

  /// An address without `assessments`, which may stand before an assessment.
  func plain(_ address: Address) -> Address {
    guard address.segments.first == "assessments", address.segments.count > 1,
      !assessments.contains(where: { $0.name == "assessments" })
    else { return address }
    return Address(Array(address.segments.dropFirst()))
  }

  /// What stands at an address. Errors: nothing, or several things.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - asWhole: Whether a parameter is meant with all its values, not the one that is in force.
  func place(_ address: Address, asWhole: Bool = false) throws(ScenarioFault) -> Place {
    let address = plain(address)
    let segments = address.segments
    guard let first = segments.first else {
      throw .unknownAddress(address: "", segment: "", nearest: [], known: [])
    }
    // Assessments have checks too.
    let isOfRulebook = first != "checks" || roots.contains { $0[first] != nil }
    if Self.named.contains(first), isOfRulebook {
      return try named(first, address, asWhole: asWhole)
    }
    if let assessment = assessments.first(where: { $0.name == first }) {
      return try part(address, Array(segments.dropFirst()), in: assessment)
    }
    // Without its assessment: where only one has it.
    var found: [Place] = []
    var fault: ScenarioFault?
    for assessment in assessments {
      do throws(ScenarioFault) {
        found.append(try part(address, segments, in: assessment))
      } catch {
        // The message of the assessment in which the address leads furthest.
        if fault == nil || assessment.value[first] != nil { fault = fault ?? error }
      }
    }
    if found.count > 1 {
      throw .ambiguousAddress(
        address: address.description, candidates: found.map(\.address.description))
    }
    if let place = found.first { return place }
    var known: [String] = []
    let parts = Self.lists.filter { part in assessments.contains { $0.value[part] != nil } }
    for name in assessments.map(\.name) + ["parameters", "evidence", "units", "persons"] + parts
    where !known.contains(name) { known.append(name) }
    if !Self.lists.contains(first), !assessments.contains(where: { $0.value[first] != nil }) {
      throw .unknownAddress(
        address: address.description, segment: first, nearest: [], known: known)
    }
    throw fault
      ?? .unknownAddress(address: address.description, segment: first, nearest: [], known: known)
  }

  private func named(
    _ kind: String, _ address: Address, asWhole: Bool
  ) throws(ScenarioFault) -> Place {
    let sections = roots.compactMap { $0.entry(kind)?.value }
    let entries = sections.flatMap { $0.entries ?? [] }
    let rest = Array(address.segments.dropFirst())
    if let list = sections.first(where: { $0.items != nil }), !rest.isEmpty {
      return try inside(
        Place(address: address, node: list, entry: nil, list: nil), rest[...], address)
    }
    guard let name = rest.first else {
      throw .notAValue(address: address.description, known: Array(entries.map(\.name).prefix(12)))
    }
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw unknown(name, among: entries.map(\.name), address)
    }
    var place = Place(address: address, node: entry.value, entry: entry, list: nil)
    place.parent = sections.first { $0.entry(name) != nil }
    if kind == "parameters", rest.count == 1, !asWhole {
      // The value that is in force on the last day of the period.
      let values = entry.value.items ?? (entry.value.entries == nil ? [] : [entry.value])
      let inForce = values.filter { value in
        (value["since"]?.text.map { $0 <= day } ?? true)
          && (value["until"]?.text.map { $0 >= day } ?? true)
      }
      if let value = inForce.first?.entry("value") {
        return Place(address: address, node: value.value, entry: value, list: nil)
      }
    }
    return try inside(place, rest.dropFirst(), address)
  }

  private func part(
    _ address: Address, _ segments: [String], in assessment: YAMLEntry
  ) throws(ScenarioFault) -> Place {
    let whole = Address([assessment.name] + segments)
    var place = Place(address: whole, node: assessment.value, entry: assessment, list: nil)
    place.parent = roots.compactMap { $0["assessments"] }.first { $0.entry(assessment.name) != nil }
    place.assessment = (assessment.name, assessment.value)
    guard let first = segments.first else { return place }
    let rest = segments.dropFirst()
    if first == "criteria" || first == "sections", let id = rest.first {
      var path: [YAMLNode] = []
      guard let (node, list) = criterion(id, in: assessment.value, &path) else {
        throw unknown(id, among: ids(in: assessment.value), address)
      }
      var found = Place(address: whole, node: node, entry: nil, list: list)
      found.path = path
      found.isCriterion = true
      found.assessment = place.assessment
      return try inside(found, rest.dropFirst(), address)
    }
    return try inside(place, segments[...], address)
  }

  /// What stands further inside: a key of a mapping, an item by its id or its number from 1.
  private func inside(
    _ place: Place, _ segments: ArraySlice<String>, _ address: Address
  ) throws(ScenarioFault) -> Place {
    var place = place
    for segment in segments {
      if let entries = place.node.entries {
        guard let entry = entries.first(where: { $0.name == segment }) else {
          throw unknown(segment, among: entries.map(\.name), address)
        }
        place = moved(place, to: entry.value, entry: entry, list: nil)
      } else if let items = place.node.items {
        let names = items.map { Self.name(of: $0) }
        let number = Int(segment).flatMap { $0 >= 1 && $0 <= items.count ? $0 - 1 : nil }
        guard let index = names.firstIndex(of: segment) ?? number else {
          throw unknown(
            segment, among: names.enumerated().map { $1 ?? String($0 + 1) }, address)
        }
        place = moved(place, to: items[index], entry: nil, list: place.node)
      } else {
        throw unknown(segment, among: [], address)
      }
    }
    return place
  }

  private func moved(
    _ place: Place, to node: YAMLNode, entry: YAMLEntry?, list: YAMLNode?
  ) -> Place {
    var next = Place(address: place.address, node: node, entry: entry, list: list)
    next.parent = entry == nil ? nil : place.node
    next.path = place.path
    next.assessment = place.assessment
    next.isCriterion = place.isCriterion
    return next
  }

  func unknown(
    _ segment: String, among known: [String], _ address: Address
  ) -> ScenarioFault {
    .unknownAddress(
      address: address.description, segment: segment, nearest: [], known: Array(known.prefix(12)))
  }

  // MARK: Criteria

  /// A criterion by its id, with the list that it is in; `path` takes what it lies in and itself.
  func criterion(
    _ id: String, in node: YAMLNode, _ path: inout [YAMLNode]
  ) -> (node: YAMLNode, list: YAMLNode)? {
    guard let list = node["criteria"] else { return nil }
    for item in list.items ?? [] {
      path.append(item)
      if item["id"]?.text == id { return (item, list) }
      if let found = criterion(id, in: item, &path) { return found }
      path.removeLast()
    }
    return nil
  }

  /// The ids of all criteria below a node.
  func ids(in node: YAMLNode) -> [String] {
    (node["criteria"]?.items ?? []).flatMap { item in
      (item["id"]?.text.map { [$0] } ?? []) + ids(in: item)
    }
  }

  /// The entry whose value is a list or mapping, and the mapping that it stands in.
  func entry(of node: YAMLNode) -> (entry: YAMLEntry, parent: YAMLNode)? {
    func search(_ other: YAMLNode) -> (entry: YAMLEntry, parent: YAMLNode)? {
      guard other.span.start <= node.span.start, other.span.end >= node.span.end else { return nil }
      for entry in other.entries ?? [] {
        if entry.value.span == node.span { return (entry, other) }
        if let found = search(entry.value) { return found }
      }
      for item in other.items ?? [] {
        if let found = search(item) { return found }
      }
      return nil
    }
    for root in roots where root.span.source === node.span.source {
      if let found = search(root) { return found }
    }
    return nil
  }

  /// What an item of a list is called.
  static func name(of node: YAMLNode) -> String? {
    node["id"]?.text ?? node["item"]?.text
  }
}
