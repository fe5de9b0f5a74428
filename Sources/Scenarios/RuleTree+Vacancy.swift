import Diagnostics
import Rulebooks
import YAMLSource

/// Where something that is not written yet would stand.
struct Vacancy {
  /// Its whole address, with the assessment.
  let address: Address
  /// The deepest element on the way that is written.
  let node: YAMLNode
  /// What stands there.
  let content: ElementContent
  /// The segments from there on; the last one is what is added.
  let rest: [String]
  /// The criteria that it lies in, the outermost first.
  var path: [YAMLNode] = []
  /// The id of its assessment and the assessment's node.
  var assessment: (id: String, node: YAMLNode)?
}

extension RuleTree {
  /// Where an address would stand that is not written yet; `assessments/…` is a new assessment. Errors:
  /// it is written, it is several places, or the way to it leads nowhere.
  func vacancy(_ address: Address) throws(ScenarioFault) -> Vacancy {
    let isAssessment = address.segments.first == "assessments" && address.segments.count == 2
    let address = plain(address)
    let segments = address.segments
    guard let first = segments.first else {
      throw .unknownAddress(address: "", segment: "", nearest: [], known: [])
    }
    if isAssessment, !assessments.contains(where: { $0.name == first }),
      let root = roots.first(where: { $0["assessments"] != nil }) ?? roots.first
    {
      return try descend(
        Vacancy(
          address: address, node: root, content: .element(.rulebook),
          rest: ["assessments", first]))
    }
    if segments.count == 1, !ElementKind.assessment.keys.contains(first) {
      let place = try place(address)
      throw .alreadyThere(address: place.address.description)
    }
    if Self.named.contains(first) {
      guard let root = roots.first(where: { $0[first] != nil }) ?? roots.first else {
        throw unknown(first, among: [], address)
      }
      return try descend(
        Vacancy(address: address, node: root, content: .element(.rulebook), rest: segments))
    }
    func start(_ assessment: YAMLEntry, _ rest: [String]) -> Vacancy {
      Vacancy(
        address: Address([assessment.name] + rest), node: assessment.value,
        content: .element(.assessment), rest: rest, assessment: (assessment.name, assessment.value))
    }
    if let assessment = assessments.first(where: { $0.name == first }) {
      return try descend(start(assessment, Array(segments.dropFirst())))
    }
    var found: [Vacancy] = []
    var fault: ScenarioFault?
    for assessment in assessments {
      do throws(ScenarioFault) {
        found.append(try descend(start(assessment, segments)))
      } catch {
        if case .alreadyThere = error { throw error }
        if fault == nil || assessment.value[first] != nil { fault = error }
      }
    }
    if found.count > 1 {
      throw .ambiguousAddress(
        address: address.description, candidates: found.map(\.address.description))
    }
    if let vacancy = found.first { return vacancy }
    if !ElementKind.assessment.keys.contains(first) { _ = try place(address) }
    throw fault ?? unknown(first, among: assessments.map(\.name), address)
  }

  private func descend(_ start: Vacancy) throws(ScenarioFault) -> Vacancy {
    var node = start.node
    var content = start.content
    var rest = start.rest[...]
    var path: [YAMLNode] = []
    func vacancy() -> Vacancy {
      var found = Vacancy(address: start.address, node: node, content: content, rest: Array(rest))
      found.path = path
      found.assessment = start.assessment
      return found
    }
    while let segment = rest.first {
      if content == .element(.assessment), segment == "criteria" || segment == "sections",
        let id = rest.dropFirst().first
      {
        path = []
        if let found = criterion(id, in: node, &path) {
          rest = rest.dropFirst(2)
          node = found.node
          content = .element(.criterion)
          continue
        }
        guard rest.count == 2 else { throw unknown(id, among: ids(in: node), start.address) }
        // A new criterion: 3.9 goes into section 3, where there is one.
        path = []
        rest = ["criteria", id]
        if let dot = id.lastIndex(of: "."),
          let section = criterion(String(id[..<dot]), in: node, &path),
          section.node["criteria"] != nil
        {
          node = section.node
          content = .element(.criterion)
        } else {
          path = []
        }
        if let list = node["criteria"], list.items != nil {
          node = list
          content = .list(.criterion)
          rest = [id]
        }
        return vacancy()
      }
      guard
        let next = try self.next(segment, in: node, content, start.address, isLast: rest.count == 1)
      else { return vacancy() }
      if content == .list(.criterion) { path.append(next.node) }
      (node, content) = next
      rest = rest.dropFirst()
    }
    throw .alreadyThere(address: start.address.description)
  }

  /// What stands at the next segment; nil where nothing is written there and may be.
  private func next(
    _ segment: String, in node: YAMLNode, _ content: ElementContent, _ address: Address,
    isLast: Bool
  ) throws(ScenarioFault) -> (node: YAMLNode, content: ElementContent)? {
    if let items = node.items {
      guard case .list(let kind) = content else {
        throw unknown(segment, among: items.compactMap { Self.name(of: $0) }, address)
      }
      let names = items.map { Self.name(of: $0) }
      let number = Int(segment).flatMap { $0 >= 1 && $0 <= items.count ? $0 - 1 : nil }
      if let index = names.firstIndex(of: segment) ?? (isLast ? nil : number) {
        return (items[index], kind.map { .element($0) } ?? .value)
      }
      if isLast { return nil }
      throw unknown(segment, among: names.compactMap { $0 }, address)
    }
    guard let entries = node.entries else { throw unknown(segment, among: [], address) }
    switch content {
    case .element(let kind), .list(let kind?):
      // One element may stand where a list of them could.
      if let entry = entries.first(where: { $0.name == segment }) {
        return (entry.value, kind.content(of: segment) ?? .value)
      }
      guard kind.keys.contains(segment) else { throw unknown(segment, among: kind.keys, address) }
      return nil
    case .named(let kind):
      guard let entry = entries.first(where: { $0.name == segment }) else { return nil }
      return (entry.value, kind.map { .element($0) } ?? .named(nil))
    case .value, .list(nil):
      guard let entry = entries.first(where: { $0.name == segment }) else { return nil }
      return (entry.value, .named(nil))
    }
  }
}
