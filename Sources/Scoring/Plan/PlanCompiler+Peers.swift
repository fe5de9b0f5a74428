import Decimals
import FEEL
import Rulebooks

extension PlanCompiler {
  /// Compiles what a criterion, or a part of its method, compares among peers.
  mutating func compile(_ group: PeerGroup, appliesWhen: ConditionPlan?) {
    var steps = measuring.flatMap(\.steps)
    let value = operand(group.formula, &steps)
    peers.append(
      PeerPlan(
        group: group, figures: measuring.flatMap(\.figures), steps: steps,
        appliesWhen: appliesWhen, value: value, filled: PeerFigure.allCases))
  }

  mutating func relative(
    _ method: RelativeMethod, _ node: CheckedNode, _ steps: inout [OperandStep]
  ) -> RelativeKernel {
    let value = operand(method.value, &steps)
    // Of two groups the one whose values these are: `relative: value` is that of `value`.
    let group =
      node.peers.first { $0.formula.number == method.value.number } ?? node.peers.first
    let slots = group?.slots ?? []
    for figure in method.kind.figures where figure.rawValue < slots.count {
      noteRead(slots[figure.rawValue])
    }
    let scale: RelativeKernel.Scale
    switch method.onto {
    case .between(let worst, let best)?:
      scale = .init(start: operand(worst, &steps), end: operand(best, &steps))
    case .moments(let mean, let deviation)?:
      scale = .init(start: operand(mean, &steps), end: operand(deviation, &steps))
    case nil:
      let range = method.kind == .zScore ? nil : node.points
      scale = .init(
        start: .constant(Cell(range?.lowest ?? .zero)),
        end: .constant(Cell(range?.highest ?? .one)))
    }
    return RelativeKernel(
      kind: method.kind, value: value, slots: slots,
      higherIsBetter: group?.higherIsBetter ?? true, scale: scale,
      whenEqual: method.whenEqual?.value, hold: method.hold, range: node.points)
  }
}

extension RelativeMethod.Kind {
  /// The figures of the group that it reads.
  fileprivate var figures: [PeerFigure] {
    switch self {
    case .minMax, .best: [.best, .worst]
    case .percentile: [.best, .worst, .below, .count]
    case .zScore: [.best, .worst, .mean, .deviation]
    }
  }
}

extension SeveralMethods.Kind {
  /// The least that methods give together whose least is known.
  func lowest(_ parts: [Decimal]) -> Decimal? {
    switch self {
    case .best: parts.max()
    case .mean: Decimal.mean(parts)
    case .sum: Decimal.sum(parts)
    }
  }
}
