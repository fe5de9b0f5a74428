import Decimals
import Diagnostics
import FEEL

// The points that nodes can bring, and whether they agree.
extension AssessmentChecker {
  /// The least and most of each node, from its `points` or from its children; nil where it has no
  /// bounds. Points that do not agree are reported.
  func nodePoints() -> [PointRange?] {
    var points: [PointRange?] = Array(repeating: nil, count: tree.count)
    // What sections come to whose own points are told to be wrong.
    var corrected: [PointRange?] = Array(repeating: nil, count: tree.count)
    for number in tree.indices.reversed() {
      let node = tree[number]
      let declared = node.criterion.points?.value
      guard case .section(let section) = node.criterion.content else {
        points[number] = declared
        continue
      }
      let parts = combined(section, node.children.map { points[$0] }, node.children)
      if let parts, !rulebook.unread.touch(node.criterion.span), number > 0 || hasCriteria {
        let others = node.children.map { corrected[$0] ?? points[$0] }
        let other = combined(section, others, node.children)
        let isPlain = section.cap == nil && section.floor == nil && section.countsAs == nil
        if declared == nil {
          corrected[number] = isPlain ? other : nil
        } else if other?.highest != declared?.highest, !compare(declared, parts, node), isPlain {
          corrected[number] = parts
        }
      }
      points[number] = bounded(declared ?? parts, section)
    }
    return points
  }

  /// Whether the declared points of a section are those of its parts; reported where they are not.
  private func compare(
    _ declared: PointRange?, _ parts: PointRange, _ node: TreeNode
  ) -> Bool {
    guard let declared, let span = node.criterion.points?.span,
      declared.highest != parts.highest, !(node.parent == nil && assessmentIsUnread)
    else { return true }
    if node.parent == nil {
      report(
        PointsFault.scaleDiffers(scale: declared.highest, parts: parts.highest), at: span)
    } else {
      report(
        PointsFault.doNotAddUp(
          id: node.criterion.id.value, declared: declared.highest, parts: parts.highest), at: span)
    }
    return false
  }

  /// Whether some node could not be read, so that sums over all of them mean nothing.
  var assessmentIsUnread: Bool { rulebook.unread.touch(assessment.span) }

  /// What a section's combination makes of the bounds of its children.
  func combined(
    _ section: Section, _ parts: [PointRange?], _ numbers: [Int]
  ) -> PointRange? {
    let known = parts.compactMap { $0 }
    guard known.count == parts.count, !known.isEmpty else { return nil }
    var weights: [Decimal] = []
    for number in numbers {
      let amount = tree[number].criterion.weight
      guard let weight = amount == nil ? .one : constant(amount) else { return nil }
      weights.append(weight)
    }
    guard let highest = combine(section.combine.value, known.map(\.highest), weights) else {
      return nil
    }
    let lowest = combine(section.combine.value, known.map(\.lowest), weights)
    return PointRange(lowest: min(lowest ?? .zero, highest), highest: highest)
  }

  private func combine(
    _ combination: Combination, _ values: [Decimal], _ weights: [Decimal]
  ) -> Decimal? {
    let products = zip(values, weights).compactMap { $0.multiplying($1) }
    switch combination {
    case .sum: return Decimal.sum(products)?.settled()
    case .mean:
      guard let sum = Decimal.sum(products), let total = Decimal.sum(weights) else { return nil }
      return sum.dividing(by: total)?.settled()
    case .geometricMean: return Decimal.geometricMean(values: values, weights: weights)?.settled()
    case .harmonicMean: return Decimal.harmonicMean(values: values, weights: weights)?.settled()
    case .powerMean(let power):
      return Decimal.powerMean(values: values, weights: weights, power: power)?.settled()
    case .min: return values.min()
    case .max: return values.max()
    case .formula: return nil
    }
  }

  /// The bounds after cap, floor and `counts-as`.
  private func bounded(_ range: PointRange?, _ section: Section) -> PointRange? {
    guard let range else { return nil }
    let cap = constant(section.cap)
    let floor = constant(section.floor)
    if let cap, let floor, cap < floor, let span = section.cap?.span {
      report(PointsFault.capBelowFloor(cap: cap, floor: floor), at: span)
    }
    let highest = cap.map { min($0, range.highest) } ?? range.highest
    let lowest = floor.map { max($0, range.lowest) } ?? range.lowest
    guard section.countsAs != nil else {
      return PointRange(lowest: min(lowest, highest), highest: highest)
    }
    guard let counts = constant(section.countsAs), !range.highest.isZero else { return nil }
    func counted(_ points: Decimal) -> Decimal? {
      points.multiplying(counts)?.dividing(by: range.highest)?.settled()
    }
    guard let top = counted(highest), let bottom = counted(lowest) else { return nil }
    return PointRange(lowest: min(bottom, top), highest: top)
  }
}
