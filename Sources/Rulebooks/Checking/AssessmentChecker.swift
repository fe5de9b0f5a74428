import Decimals
import Diagnostics
import FEEL

/// The check of one assessment: its tree laid out flat, its frame, its formulas, and what its parts
/// say of each other. Each pass is an extension in a file of its own.
final class AssessmentChecker {
  let checker: Checker
  let assessment: Assessment
  /// The assessments in the order of evaluation, by their places in the rulebook.
  let order: [Int]
  let names: FactNames
  /// The tree, each parent before its children.
  let tree: [TreeNode]
  let frame: FrameBuilder
  /// What everything sees that comes before the results of the assessment itself.
  let factScope: Scope
  /// The number of the ladder of the classes.
  let classLadder: Int?
  /// What is compared with peers, by the place of the criterion or part that does so.
  var peerGroups: [Span: [PeerGroup]] = [:]
  var peerGroupCount = 0
  /// What is known of the totals that can occur, found when it is first asked for.
  lazy var attainedTotals = findTotals()
  /// The criterion or part whose formulas are being checked.
  var measured: Measured?

  /// One node of the tree laid out flat.
  struct TreeNode {
    let criterion: Criterion
    let parent: Int?
    let depth: Int
    var children: [Int] = []
  }

  init(_ assessment: Assessment, order: [Int], names: FactNames, _ checker: Checker) {
    self.checker = checker
    self.assessment = assessment
    self.order = order
    self.names = names
    tree = assessment.flattened
    classLadder = checker.classLadders[assessment.id.value]
    frame = FrameBuilder(assessment, tree: tree, names: names)
    var scope = names.scope(
      of: assessment.subject, headFacts: frame.headFacts, assessment: assessment.id.value)
    scope.push()
    if assessment.subject == .person {
      checker.addUnitResults(to: &scope, order: order, frame.dynamic)
    }
    factScope = scope
  }

  var rulebook: Rulebook { checker.rulebook }

  func report(_ fault: any Fault, at span: Span) { checker.report(fault, at: span) }

  /// The assessment as far as it is checked; errors have been reported.
  func run() -> CheckedAssessment {
    checkConditions()
    for number in tree.indices { checkFormulas(ofNode: number) }
    let adjustments = assessment.bonus + assessment.penalty
    for (index, item) in adjustments.enumerated() { checkFormulas(ofAdjustment: index, item) }
    checkResultFormulas()
    let points = nodePoints()
    let nodes = tree.indices.map { checkedNode($0, points: points[$0]) }
    let items = adjustments.map { checkedAdjustment($0) }
    checkMethods(nodes + items)
    checkMissingValues()
    checkNotApplicable()
    checkClasses(points.first ?? nil)
    checkLimits()
    checkRankings()
    analyse(nodes + items, points)
    return CheckedAssessment(
      assessment: assessment, nodes: nodes, adjustments: items, layout: layout(),
      classLadder: classLadder)
  }

  private func checkedNode(_ number: Int, points: PointRange?) -> CheckedNode {
    let node = tree[number]
    let isSection = !node.children.isEmpty || node.parent == nil
    let own: Rounding? = isSection ? assessment.rounding.section : assessment.rounding.criterion
    let inherited = node.parent == nil || node.criterion.keepsAllDigits ? nil : own
    return CheckedNode(
      criterion: closed(node.criterion), parent: node.parent, children: node.children,
      depth: node.depth, points: points,
      whenNotApplicable: notApplicableRule(of: number) ?? .rescaleSection(to: nil),
      whenMissing: missingRule(of: number), rounding: node.criterion.rounding ?? inherited,
      foreign: foreignResults(of: node.criterion),
      peers: peerGroups[node.criterion.span] ?? [], parts: checkedParts(of: node.criterion))
  }

  /// The methods that a criterion consists of. What they lack is for the criterion to judge.
  private func checkedParts(of criterion: Criterion) -> [CheckedNode] {
    closed(criterion).parts.map { part in
      CheckedNode(
        criterion: part, parent: nil, children: [], depth: 0, points: part.points?.value,
        whenNotApplicable: .zero, whenMissing: .error, rounding: nil,
        foreign: foreignResults(of: part), peers: peerGroups[part.span] ?? [],
        parts: checkedParts(of: part))
    }
  }

  private func checkedAdjustment(_ item: Criterion) -> CheckedNode {
    CheckedNode(
      criterion: closed(item), parent: nil, children: [], depth: 0, points: item.points?.value,
      whenNotApplicable: item.whenNotApplicable?.value ?? .zero,
      whenMissing: (item.whenMissing ?? assessment.root.whenMissing)?.value ?? .error,
      rounding: item.rounding ?? (item.keepsAllDigits ? nil : assessment.rounding.criterion),
      foreign: foreignResults(of: item), peers: peerGroups[item.span] ?? [],
      parts: checkedParts(of: item))
  }

  /// What a missing fact makes of a node: its own rule, else the nearest above.
  func missingRule(of number: Int) -> WhenMissing {
    var next: Int? = number
    while let current = next {
      if let rule = tree[current].criterion.whenMissing { return rule.value }
      next = tree[current].parent
    }
    return .error
  }

  private func layout() -> FrameLayout {
    let slots = checker.slotsRead(by: assessment)
    let (objects, results, count) = frame.dynamic.contents(reading: slots)
    let readsHead = frame.headFacts.map { first in
      slots.contains { first <= $0.index && $0.index < first + names.persons.count }
    }
    return FrameLayout(
      factCount: frame.factCount, unitFacts: frame.unitFacts.map { Slot($0) },
      unitFactCount: frame.unitFacts == nil ? 0 : names.units.count,
      headFacts: readsHead == true ? frame.headFacts.map { Slot($0) } : nil,
      headFactCount: readsHead == true ? names.persons.count : 0, points: frame.points,
      shares: frame.shares, values: frame.values, figures: frame.figures,
      adjustments: frame.adjustments, total: frame.total, classSlot: frame.classSlot,
      groupSize: frame.groupSize, objects: objects,
      rowSlots: frame.dynamic.rowSlots, results: results, count: count)
  }
}

extension Checker {
  /// Checks the assessment at a place in the rulebook.
  func checkAssessment(_ place: Int, order: [Int], _ names: FactNames) -> CheckedAssessment {
    AssessmentChecker(rulebook.assessments[place], order: order, names: names, self).run()
  }
}

extension Assessment {
  /// The tree laid out flat, each parent before its children in the order of the file.
  var flattened: [AssessmentChecker.TreeNode] {
    var nodes: [AssessmentChecker.TreeNode] = []
    func add(_ criterion: Criterion, parent: Int?, depth: Int) {
      let number = nodes.count
      nodes.append(
        AssessmentChecker.TreeNode(criterion: criterion, parent: parent, depth: depth))
      if let parent { nodes[parent].children.append(number) }
      // The depth of YAML files is bounded.
      for child in criterion.children { add(child, parent: number, depth: depth + 1) }
    }
    add(root, parent: nil, depth: 0)
    return nodes
  }
}
