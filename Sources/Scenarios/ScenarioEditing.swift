import Decimals
public import Diagnostics
import YAMLSource

/// What a scenario changed in the rules, and what follows from it.
public struct RuleChange: Sendable {
  /// What was changed.
  public let address: Address
  /// What stood there; nil for what was left out of a report.
  public let before: String
  /// What stands there now; nil where it was taken away.
  public let after: String?
  /// Where.
  public let span: Span
  /// Whether it only follows from another change: a section's points, a table, the scale.
  public let isConsequence: Bool
}

/// Applies the changes of rules to the files of a rulebook.
struct ScenarioEditing {
  let tree: RuleTree
  private(set) var moving = PointsMoving(edits: RuleEdits())
  private(set) var faults: [Diagnostic] = []
  private(set) var changes: [RuleChange] = []
  private var touched: Set<Span> = []
  /// The spans that an author set, so that a table that is set too does not grow.
  private var moved: [(id: String, node: YAMLNode)] = []

  init(_ tree: RuleTree) { self.tree = tree }

  private mutating func report(_ fault: ScenarioFault, _ span: Span?) {
    faults.append(Diagnostic(fault, at: span))
  }

  mutating func apply(_ scenario: Scenario) {
    // Points first, so that a table that is set too has the last word.
    let rules = scenario.changes.filter { !Self.isOfEvidence($0.address, tree) }
    for change in rules where change.address.segments.last == "points" { apply(change) }
    for change in rules where change.address.segments.last != "points" { apply(change) }
    if let scale = scenario.rescale { rescale(scale) }
    noteConsequences()
  }

  /// Whether an address is about evidence and not about rules.
  static func isOfEvidence(_ address: Address, _ tree: RuleTree) -> Bool {
    let segments = address.segments
    guard let first = segments.first, segments.count >= 3 else { return false }
    if first == "evidence" { return true }
    guard first == "units" || first == "persons" else { return false }
    let isPart = RuleTree.lists.contains(segments[1]) || segments[1] == "rankings"
    return !(isPart && tree.assessments.contains { $0.name == first })
  }

  private mutating func apply(_ change: Scenario.Change) {
    do throws(ScenarioFault) {
      let place = try tree.place(change.address)
      switch change.action {
      case .set(let value): try set(place, change, value)
      case .remove: try remove(place, change)
      }
    } catch { report(error, change.span) }
  }

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
      throw .notAValue(address: written, known: Array(known.prefix(12)))
    }
    guard touched.insert(place.node.span).inserted else { throw .changedTwice(address: written) }
    if scalar.value == value { throw .changesNothing(address: written, value: value) }
    changes.append(
      RuleChange(
        address: place.address, before: scalar.value, after: value, span: place.node.span,
        isConsequence: false))
    let isPoints = place.isCriterion && place.entry?.name == "points"
    if isPoints, let node = place.path.last, node["points"]?.span == place.node.span {
      guard let target = Decimal(value), target.isPositive else {
        throw .wrongValue(address: written, value: value, wanted: .points)
      }
      let old = moving.edits.text(of: place.node).flatMap { Decimal($0) }
      moving.scale(node, to: target)
      if let assessment = place.assessment {
        moved.append(assessment)
        if let old, let delta = target.subtracting(old) {
          moving.carry(delta, through: Array(place.path.dropLast()), assessment.node)
        }
      }
      return
    }
    // A figure stays a figure.
    let isFigure = Self.figure(scalar.value) != nil
    if isFigure, scalar.style == .plain, Self.figure(value) == nil,
      place.entry.map({ Self.figureKeys.contains($0.name) }) ?? false
    {
      throw .wrongValue(address: written, value: value, wanted: .number)
    }
    moving.edits.replace(place.node.span, by: RuleEdits.written(value))
  }

  /// Keys that take figures or formulas; a word there is a mistake.
  private static let figureKeys: Set<String> = [
    "from", "over", "to", "below", "share", "at-most", "weight", "value", "scale", "number",
    "points",
    "every", "each", "start", "base", "add", "cap", "floor", "total-cap", "total-floor", "bonus",
    "penalty",
  ]

  private static func figure(_ text: String) -> Decimal? {
    Decimal(text.hasSuffix("%") ? String(text.dropLast()) : text)
  }

  private mutating func remove(
    _ place: RuleTree.Place, _ change: Scenario.Change
  ) throws(ScenarioFault) {
    guard let list = place.list, RuleTree.name(of: place.node) != nil else {
      throw .cannotRemove(address: change.address.description)
    }
    guard touched.insert(place.node.span).inserted else {
      throw .changedTwice(address: change.address.description)
    }
    changes.append(
      RuleChange(
        address: place.address, before: RuleTree.name(of: place.node) ?? "", after: nil,
        span: place.node.span, isConsequence: false))
    if place.isCriterion, place.path.last?.span == place.node.span,
      let points = place.node["points"], let old = moving.edits.text(of: points),
      let figure = Decimal(old), let delta = Decimal.zero.subtracting(figure),
      let assessment = place.assessment
    {
      moved.append(assessment)
      moving.carry(delta, through: Array(place.path.dropLast()), assessment.node)
    }
    moving.edits.remove(place.node, from: list)
    // A key without items says nothing: it goes with its last one.
    let isEmpty = (list.items ?? []).allSatisfy(moving.edits.isRemoved)
    if isEmpty, let root = place.assessment?.node,
      let (entry, parent) = Self.entry(of: list, in: root)
    {
      moving.edits.remove(YAMLNode(entry.value.kind, span: entry.span), from: parent)
    }
  }

  /// The entry whose value is a list, and the mapping that it stands in.
  private static func entry(
    of list: YAMLNode, in node: YAMLNode
  ) -> (entry: YAMLEntry, parent: YAMLNode)? {
    for entry in node.entries ?? [] {
      if entry.value.span == list.span { return (entry, node) }
      if let found = self.entry(of: list, in: entry.value) { return found }
    }
    for item in node.items ?? [] {
      if let found = entry(of: list, in: item) { return found }
    }
    return nil
  }

  /// Brings the points of the assessment whose points changed back to a scale.
  private mutating func rescale(_ text: String) {
    var assessments: [String: YAMLNode] = [:]
    for (id, node) in moved { assessments[id] = node }
    if assessments.isEmpty, tree.assessments.count == 1, let only = tree.assessments.first {
      assessments[only.name] = only.value
    }
    guard let target = Decimal(text), target.isPositive, assessments.count == 1,
      let node = assessments.values.first, let scale = node["scale"],
      let old = moving.edits.text(of: scale).flatMap({ Decimal($0) }),
      let children = node["criteria"]?.items,
      node["combine"]?.text.map({ $0 == "sum" }) ?? true
    else { return report(.cannotRescale(value: text), nil) }
    moving.edits.replace(scale.span, by: target.description)
    if let cap = node["total-cap"], moving.edits.text(of: cap).flatMap({ Decimal($0) }) == old {
      moving.edits.replace(cap.span, by: target.description)
    }
    moving.distribute(target, from: old, among: children)
  }

  /// Lists what followed from the changes.
  private mutating func noteConsequences() {
    let listing = tree.listing()
    for change in changes {
      // What was set moved on, as points do that are brought back to a scale.
      guard let after = change.after,
        let last = moving.edits.edits.last(where: { $0.span == change.span })?.text,
        last != after, last != RuleEdits.written(after)
      else { continue }
      changes.append(
        RuleChange(
          address: change.address, before: after, after: last, span: change.span,
          isConsequence: true))
    }
    for edit in moving.edits.edits where !touched.contains(edit.span) && !edit.text.isEmpty {
      guard let listed = listing.first(where: { $0.span == edit.span }),
        listed.value != edit.text
      else { continue }
      changes.append(
        RuleChange(
          address: listed.address, before: listed.value, after: edit.text, span: edit.span,
          isConsequence: true))
    }
  }
}
