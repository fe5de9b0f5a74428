import Decimals
public import Diagnostics
public import Rulebooks
import YAMLSource

/// What a scenario changed in the rules, and what follows from it.
public struct RuleChange: Sendable {
  /// What was changed.
  public let address: Address
  /// What stood there; empty for what was added.
  public let before: String
  /// What stands there now; nil where it was taken away.
  public let after: String?
  /// Where.
  public let span: Span
  /// Whether it only follows from another change: a section's points, a table, the scale.
  public let isConsequence: Bool
  /// Whether nothing stood there.
  public var isAddition = false
}

/// Applies the changes of rules to the files of a rulebook: first what is added, one after the other,
/// then what is set and removed.
struct ScenarioEditing {
  private(set) var tree: RuleTree
  /// The files as changed, by path.
  private(set) var files: [String: Source] = [:]
  /// Where their text comes from.
  private(set) var places = PlaceMap()
  private(set) var faults: [Diagnostic] = []
  private(set) var changes: [RuleChange] = []
  private var moving = PointsMoving(edits: RuleEdits())
  /// The values that an author set or took away, so that they are no consequences.
  private var touched: Set<Span> = []
  /// Where in the files as they are now the values stand that changes set, by their numbers.
  private var setSpans: [(change: Int, span: Span)] = []
  /// How many elements and keys were written that were not there.
  private var additions = 0
  /// The assessments whose points moved.
  private var moved: Set<String> = []

  init(_ tree: RuleTree) { self.tree = tree }

  private mutating func report(_ fault: ScenarioFault, _ span: Span?) {
    faults.append(Diagnostic(fault, at: span))
  }

  mutating func apply(_ scenario: Scenario) {
    var rules = scenario.changes.filter { !Self.isOfEvidence($0, tree) }
    for change in rules {
      if case .add = change.action { apply(change) }
    }
    rules.removeAll { change in
      if case .add = change.action { true } else { false }
    }
    // A key that is not written has its default: setting it writes it.
    rules.removeAll { change in
      guard let vacancy = openKey(change) else { return false }
      add(vacancy, change)
      return true
    }
    // Points first, so that a table that is set too has the last word.
    for change in rules where change.address.segments.last == "points" { apply(change) }
    for change in rules where change.address.segments.last != "points" { apply(change) }
    if let scale = scenario.rescale { rescale(scale, scenario.rescaleSpan) }
    commit()
  }

  /// Makes the files of what was edited so far, and goes on from there.
  private mutating func commit() {
    noteConsequences()
    let changed = moving.edits.files(&places)
    files.merge(changed) { _, new in new }
    tree = tree.with(changed)
    moving = PointsMoving(edits: RuleEdits())
    touched = []
    setSpans = []
  }

  /// Whether a change is about evidence and not about rules.
  static func isOfEvidence(_ change: Scenario.Change, _ tree: RuleTree) -> Bool {
    let segments = change.address.segments
    guard let first = segments.first, ["evidence", "units", "persons"].contains(first) else {
      return false
    }
    guard tree.assessments.contains(where: { $0.name == first }) else { return true }
    // An assessment of that name: what is no part of it is the id of a subject.
    guard segments.count >= 3 else { return false }
    // Values are there already, so that what is added belongs to the assessment.
    if case .add = change.action { return false }
    return !ElementKind.assessment.keys.contains(segments[1]) && segments[1] != "sections"
  }

  private mutating func apply(_ change: Scenario.Change) {
    do throws(ScenarioFault) {
      switch change.action {
      case .set(let value): try set(try tree.place(change.address), change, value)
      case .remove: try remove(try tree.place(change.address, asWhole: true), change)
      case .add: add(try tree.vacancy(change.address), change)
      }
    } catch { report(error, change.span) }
  }

  // MARK: What is new

  /// Where a key would be written that a change sets and that is not there; nil for all else.
  private func openKey(_ change: Scenario.Change) -> Vacancy? {
    guard case .set = change.action,
      (try? tree.place(change.address)) == nil, let vacancy = try? tree.vacancy(change.address)
    else { return nil }
    var content = vacancy.content
    for segment in vacancy.rest {
      // Elements with names or ids of their own are added, not set.
      guard case .element = content else { return nil }
      content = content.content(of: segment)
    }
    return vacancy
  }

  /// The most elements and keys that a scenario writes anew: each is read again for the next.
  private static let mostAdditions = 500

  private mutating func add(_ vacancy: Vacancy, _ change: Scenario.Change) {
    additions += 1
    guard additions <= Self.mostAdditions else {
      // Told once.
      if additions == Self.mostAdditions + 1 {
        report(.tooManyAdditions(limit: Self.mostAdditions), change.span)
      }
      return
    }
    let (node, found) = change.writtenNode()
    guard let node, !found.contains(where: { $0.severity == .error }) else {
      faults += found
      return
    }
    let tree = tree
    let insertion = RuleInsertion(
      vacancy, node, change.span, before: change.before,
      parameter: { name in
        let place = try? tree.place(Address(["parameters", name]))
        return place?.node.text.flatMap { Decimal($0) }
      })
    do throws(ScenarioFault) {
      let place = try insertion.write(into: &moving.edits)
      if let points = insertion.points, let assessment = vacancy.assessment {
        moved.insert(assessment.id)
        moving.carry(points, through: vacancy.path, assessment.node)
      }
      changes.append(
        RuleChange(
          address: vacancy.address, before: "", after: insertion.text,
          span: places.origin(of: place, throughConsequences: true), isConsequence: false,
          isAddition: true))
      commit()
    } catch { report(error, change.span) }
  }

  // MARK: What is there

  private mutating func set(
    _ place: RuleTree.Place, _ change: Scenario.Change, _ value: String
  ) throws(ScenarioFault) {
    let written = change.address.description
    guard let scalar = place.node.scalar else {
      let known =
        place.node.entries?.map(\.name)
        ?? (place.node.items ?? []).enumerated().map { number, item in
          RuleTree.name(of: item) ?? String(number + 1)
        }
      let ruling = known.filter { !RuleTree.silent.contains($0) }
      throw .notAValue(
        address: written, known: Array((ruling.isEmpty ? known : ruling).prefix(12)))
    }
    if place.address.segments.first == "parameters" {
      try Self.check(value, sameKindAs: scalar.value, at: written)
    }
    guard !moving.edits.isRemoved(place.node), touched.insert(place.node.span).inserted else {
      throw .changedTwice(address: written)
    }
    if Self.isSame(scalar.value, value) {
      throw .changesNothing(address: written, value: scalar.value)
    }
    setSpans.append((changes.count, place.node.span))
    changes.append(
      RuleChange(
        address: place.address, before: scalar.value, after: value,
        span: places.origin(of: place.node.span, throughConsequences: true), isConsequence: false))
    let isPoints = place.isCriterion && place.entry?.name == "points"
    // What is no figure the reader of the rulebook refuses.
    if isPoints, let node = place.path.last, node["points"]?.span == place.node.span,
      let target = Decimal(value)
    {
      guard target.isPositive else {
        throw .wrongValue(address: written, value: value, wanted: .points)
      }
      let old = moving.edits.text(of: place.node).flatMap { Decimal($0) }
      moving.scale(node, to: target)
      moving.edits.mark(place.node.span, from: change.valueSpan)
      if let assessment = place.assessment {
        moved.insert(assessment.id)
        if let old, let delta = target.subtracting(old) {
          moving.carry(delta, through: Array(place.path.dropLast()), assessment.node)
        }
      }
      return
    }
    moving.edits.replace(
      place.node.span, by: writtenText(of: change, value), value: value,
      from: change.valueSpan)
  }

  /// The text that is written for a value: of several keys as it stands, else as a scalar.
  private func writtenText(of change: Scenario.Change, _ value: String) -> String {
    if let node = change.node {
      return node.scalar == nil ? InsertedText(node).text : RuleEdits.written(value)
    }
    // Square brackets are intervals too, which are conditions.
    guard trimmed(value).hasPrefix("{") else { return RuleEdits.written(value) }
    let (node, found) = change.writtenNode()
    guard let node, node.entries != nil, !found.contains(where: { $0.severity == .error }) else {
      return RuleEdits.written(value)
    }
    return InsertedText(node).text
  }

  /// Whether a change is about something inside what goes, or about what it lies in.
  private func isTouched(_ span: Span) -> Bool {
    touched.contains { other in
      other.source === span.source && other.start >= span.start && other.end <= span.end
    }
  }

  private mutating func remove(
    _ place: RuleTree.Place, _ change: Scenario.Change
  ) throws(ScenarioFault) {
    guard !isTouched(place.node.span), !moving.edits.isRemoved(place.node) else {
      throw .changedTwice(address: change.address.description)
    }
    touched.insert(place.node.span)
    let name =
      RuleTree.name(of: place.node) ?? place.node.scalar?.value ?? InsertedText(place.node).text
    if let list = place.list {
      noteRemoved(place, before: name)
      carryRemoved(place)
      moving.edits.remove(place.node, from: list)
      // A key without items says nothing: it goes with its last one.
      let isEmpty = (list.items ?? []).allSatisfy(moving.edits.isRemoved)
      if isEmpty, let (entry, parent) = tree.entry(of: list) { removeEntry(entry, from: parent) }
    } else if let entry = place.entry, let parent = place.parent {
      noteRemoved(place, before: place.node.scalar?.value ?? entry.name)
      removeEntry(entry, from: parent)
    } else {
      throw .unknownAddress(
        address: change.address.description, segment: change.address.segments.last ?? "",
        nearest: [], known: [])
    }
  }

  private mutating func noteRemoved(_ place: RuleTree.Place, before: String) {
    changes.append(
      RuleChange(
        address: place.address, before: before, after: nil,
        span: places.origin(of: place.node.span, throughConsequences: true), isConsequence: false))
  }

  /// Moves sections and the scale by the points of a criterion that goes.
  private mutating func carryRemoved(_ place: RuleTree.Place) {
    guard place.isCriterion, place.path.last?.span == place.node.span,
      let points = place.node["points"], let old = moving.edits.text(of: points),
      let figure = Decimal(old), let delta = Decimal.zero.subtracting(figure),
      let assessment = place.assessment
    else { return }
    moved.insert(assessment.id)
    moving.carry(delta, through: Array(place.path.dropLast()), assessment.node)
  }

  /// Takes a key out of a mapping, which goes with its last one.
  private mutating func removeEntry(_ entry: YAMLEntry, from parent: YAMLNode) {
    moving.edits.remove(entry, from: parent)
    let isEmpty = (parent.entries ?? []).allSatisfy { moving.edits.isRemoved($0) }
    guard isEmpty else { return }
    if let (outer, above) = tree.entry(of: parent) {
      removeEntry(outer, from: above)
    } else {
      // A file that holds nothing any more still is one.
      moving.edits.insert(
        InsertedText("{}\n", from: nil), at: parent.span.start, of: parent.span.source)
    }
  }

  /// Brings the points of the assessment whose points changed back to a scale.
  private mutating func rescale(_ text: String, _ span: Span?) {
    guard let target = Decimal(text), target.isPositive else {
      let fault = ScenarioFault.wrongValue(address: "rescale", value: text, wanted: .scale)
      return report(fault, span)
    }
    var assessments = tree.assessments.filter { moved.contains($0.name) }
    if assessments.isEmpty, tree.assessments.count == 1 { assessments = tree.assessments }
    guard assessments.count == 1,
      let node = assessments.first?.value, let scale = node["scale"],
      let old = moving.edits.text(of: scale).flatMap({ Decimal($0) }),
      let children = node["criteria"]?.items,
      node["combine"]?.text.map({ $0 == "sum" }) ?? true
    else { return report(.cannotRescale(value: text), span) }
    if moved.isEmpty, old == target {
      return report(.changesNothing(address: "rescale", value: text), span)
    }
    moving.edits.replace(scale.span, by: target.description)
    if let cap = node["total-cap"], moving.edits.text(of: cap).flatMap({ Decimal($0) }) == old {
      moving.edits.replace(cap.span, by: target.description)
    }
    moving.distribute(target, from: old, among: children)
  }

  /// Lists what followed from the changes.
  private mutating func noteConsequences() {
    guard !moving.edits.edits.isEmpty else { return }
    let listing = tree.listing()
    for (number, span) in setSpans {
      // What was set moved on, as points do that are brought back to a scale.
      let change = changes[number]
      guard let after = change.after,
        let last = moving.edits.edits.last(where: { $0.span == span })
          .map({ $0.value ?? $0.text }), last != after
      else { continue }
      changes.append(
        RuleChange(
          address: change.address, before: after, after: last, span: change.span,
          isConsequence: true))
    }
    for edit in moving.edits.edits where !touched.contains(edit.span) && !edit.text.isEmpty {
      let after = edit.value ?? edit.text
      guard let listed = listing.first(where: { $0.span == edit.span }), listed.value != after
      else { continue }
      note(
        RuleChange(
          address: listed.address, before: listed.value, after: after,
          span: places.origin(of: edit.span, throughConsequences: true), isConsequence: true))
    }
  }

  /// Lists a consequence; of a value that several changes move, from the first to the last.
  private mutating func note(_ change: RuleChange) {
    guard
      let index = changes.firstIndex(where: { $0.isConsequence && $0.address == change.address })
    else { return changes.append(change) }
    if changes[index].before == change.after {
      changes.remove(at: index)
      return
    }
    changes[index] = RuleChange(
      address: change.address, before: changes[index].before, after: change.after,
      span: changes[index].span, isConsequence: true)
  }
}
