import Decimals
import Diagnostics
import FEEL

// What happens to nodes that do not apply.
extension AssessmentChecker {
  /// What a node's not being applicable does: its own rule, else the nearest default above.
  func notApplicableRule(of number: Int) -> NotApplicableRule? {
    if let own = tree[number].criterion.whenNotApplicable { return own.value }
    var next = tree[number].parent
    while let current = next {
      if let rule = tree[current].criterion.childrenNotApplicable { return rule.value }
      next = tree[current].parent
    }
    return nil
  }

  /// By node: whether it may be not applicable.
  func mayNotApply() -> [Bool] {
    var mayFail = Array(repeating: false, count: tree.count)
    for number in tree.indices.reversed() {
      let node = tree[number]
      if node.children.isEmpty {
        mayFail[number] = node.parent != nil && leafMayNotApply(node.criterion)
      } else {
        // A section none of whose parts applies does not apply itself.
        mayFail[number] =
          node.criterion.appliesWhen != nil || node.children.allSatisfy { mayFail[$0] }
      }
    }
    return mayFail
  }

  /// Reports nodes that may not apply without a rule for that, and rules that nothing needs.
  func checkNotApplicable() {
    let mayFail = mayNotApply()
    for number in tree.indices.dropFirst() {
      let criterion = tree[number].criterion
      if mayFail[number], notApplicableRule(of: number) == nil {
        let span = criterion.appliesWhen?.formula.span ?? criterion.id.span
        report(
          PointsFault.notApplicableOpen(
            id: criterion.id.value,
            isSection: !tree[number].children.isEmpty && criterion.appliesWhen == nil), at: span)
      }
    }
    checkTargets()
    checkSharing()
  }

  /// Reports points that are shared among all criteria where they do not all count alike.
  private func checkSharing() {
    guard
      let number = tree.indices.dropFirst().first(where: { number in
        if case .shareEqually(amongAll: true)? = notApplicableRule(of: number) { return true }
        return false
      }), let (section, key) = firstUneven
    else { return }
    let criterion = tree[number].criterion
    let above = tree.lazy.compactMap(\.criterion.childrenNotApplicable?.span).first
    report(
      PointsFault.sharedBeyondSums(
        id: criterion.id.value, section: section.id.value, key: key),
      at: criterion.whenNotApplicable?.span ?? above ?? criterion.id.span)
  }

  /// The first node whose points are not points of the total, and the key that makes it so.
  private var firstUneven: (node: Criterion, key: String)? {
    for node in tree.map(\.criterion) {
      if node.weight != nil { return (node, "weight") }
      guard case .section(let section) = node.content else { continue }
      if section.countsAs != nil { return (node, "counts-as") }
      if case .sum = section.combine.value { continue }
      return (node, "combine")
    }
    return nil
  }

  private func leafMayNotApply(_ criterion: Criterion) -> Bool {
    if criterion.appliesWhen != nil { return true }
    if case .notApplicable? = criterion.whenMissing?.value { return true }
    guard case .scored(let method) = criterion.content else { return false }
    // Parts that do not apply leave it; it does not apply itself where none of them does.
    if case .several(let several) = method.value {
      return several.parts.allSatisfy { leafMayNotApply($0) }
    }
    if case .ratio(let ratio) = method.value, ratio.whenNothingDue == .notApplicable {
      return true
    }
    if case .checklist(let list) = method.value,
      list.items.allSatisfy({ $0.appliesWhen != nil })
    {
      return true
    }
    let facts = names.facts(of: assessment.subject)
    return criterion.formulas.contains { formula in
      checker.expression(of: formula)?.references.contains { reference in
        guard case .slot(let slot) = reference.binding.reference,
          facts.indices.contains(slot.index)
        else { return false }
        return checker.mayNotApply(slot.index, facts)
      } ?? false
    }
  }

  /// Reports sections that are grossed up to something else than their points.
  private func checkTargets() {
    for number in tree.indices.dropFirst() {
      let criterion = tree[number].criterion
      guard case .rescaleSection(let target?)? = criterion.whenNotApplicable?.value,
        let span = criterion.whenNotApplicable?.span, let parent = tree[number].parent,
        let points = tree[parent].criterion.points?.value.highest, points != target
      else { continue }
      report(
        PointsFault.rescaledElsewhere(
          id: tree[parent].criterion.id.value, target: target, points: points), at: span)
    }
    for node in tree {
      guard case .rescaleSection(let target?)? = node.criterion.childrenNotApplicable?.value,
        let span = node.criterion.childrenNotApplicable?.span,
        let points = node.criterion.points?.value.highest, points != target
      else { continue }
      report(
        PointsFault.rescaledElsewhere(id: node.criterion.id.value, target: target, points: points),
        at: span)
    }
  }
}

extension Checker {
  /// Whether a fact may be not applicable by a rule: its own, or that of one it is derived from.
  func mayNotApply(_ number: Int, _ facts: [Fact], depth: Int = 0) -> Bool {
    guard depth < 50, case .indicator(let index) = facts[number].origin else { return false }
    let indicator = rulebook.indicators[index]
    if indicator.whenNothingDue == .notApplicable { return true }
    if case .notApplicable? = indicator.whenMissing?.value { return true }
    guard let derived = indicator.derived, let expression = expression(of: derived) else {
      return false
    }
    return expression.references.contains { reference in
      guard case .slot(let slot) = reference.binding.reference, facts.indices.contains(slot.index),
        slot.index != number
      else { return false }
      return mayNotApply(slot.index, facts, depth: depth + 1)
    }
  }
}
