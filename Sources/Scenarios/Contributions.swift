public import Decimals
public import Rulebooks
public import Scoring

/// How many points of the total each criterion brought to one subject. The parts add up to the
/// total exactly, to its last digit.
///
/// A criterion's part is its own points times everything that is done to them on the way up:
/// weights, the shares and the grossing-up for parts that do not apply, scales. What belongs to no
/// criterion (rounding, caps, the total's floor) is a part of its own, of the section or of the
/// total. A section whose combination is neither a sum nor a mean is one part, unless it is compared with
/// another result (`pair`).
public struct Contributions: Sendable {
  /// What brought points.
  public enum Source: Hashable, Sendable {
    /// A criterion, or a section that is one part; its id.
    case criterion(String)
    /// What rounding and bounds did in a section; its id.
    case section(String)
    /// A bonus item.
    case bonus(String)
    /// A penalty item.
    case penalty(String)
    /// What caps, floors, ceilings and rounding did to the total.
    case total
  }

  /// One part.
  public struct Part: Sendable {
    /// What brought it.
    public let source: Source
    /// What that is called.
    public let title: Title?
    /// The points on the criterion's own scale; nil where it has none.
    public let points: Decimal?
    /// The most that it could bring on its own scale.
    public let maximum: Decimal?
    /// What it brings to the total.
    public let amount: Decimal
  }

  /// The parts, in the order of the file.
  public private(set) var parts: [Part] = []
  /// The total that they add up to.
  public let total: Decimal

  /// Reads the parts of a result; nil where it has no total or no criteria.
  public init?(_ explanation: Explanation) {
    guard let total = explanation.total.number, let root = explanation.root else { return nil }
    self.total = total
    var factor = Factor()
    for step in explanation.totalSteps {
      if case .rescaled(let from, let to) = step.kind { factor = factor.times(to).over(from) }
    }
    descend(root, factor, isRoot: true)
    for step in explanation.totalSteps {
      switch step.kind {
      case .bonus(let items, _):
        for item in items { add(item, .bonus(item.node.criterion.id.value), Factor()) }
      case .penalty(let items, _):
        for item in items {
          add(item, .penalty(item.node.criterion.id.value), Factor().times(Decimal(-1)))
        }
      case .rescaled, .cap, .floor, .scoreCeiling, .rounded: continue
      }
    }
    close(total, from: 0, as: .total, title: nil)
  }

  /// Parts made elsewhere; what they lack to the total becomes a part of its own.
  init(_ parts: [Part], total: Decimal) {
    self.parts = parts
    self.total = total
    close(total, from: 0, as: .total, title: nil)
  }

  /// The parts of a section on its own scale; nil where it has no points.
  init?(section: ExplainedNode) {
    guard let points = section.result.points else { return nil }
    total = points
    descend(section, Factor())
  }

  /// What a node's points are multiplied with, kept as a fraction so that it multiplies first.
  private struct Factor {
    var above = Decimal.one
    var below = Decimal.one

    func times(_ figure: Decimal) -> Factor {
      Factor(above: above.multiplying(figure) ?? above, below: below)
    }

    func over(_ figure: Decimal) -> Factor {
      Factor(above: above, below: below.multiplying(figure) ?? below)
    }

    func of(_ figure: Decimal) -> Decimal {
      (figure.multiplying(above)?.dividing(by: below) ?? figure).settled()
    }
  }

  private mutating func add(_ node: ExplainedNode, _ source: Source, _ factor: Factor) {
    guard let points = node.result.points else { return }
    parts.append(
      Part(
        source: source, title: node.node.criterion.title, points: points,
        maximum: node.result.openMaximum ?? node.node.points?.highest,
        amount: factor.of(points)))
  }

  private mutating func descend(_ node: ExplainedNode, _ factor: Factor, isRoot: Bool = false) {
    guard let points = node.result.points else { return }
    guard case .combined(let section) = node.calculation, !node.children.isEmpty else {
      return add(node, .criterion(node.node.criterion.id.value), factor)
    }
    let children = CombinedParts(node.children)
    var inner = factor
    switch section.combination {
    case .sum: break
    case .mean:
      inner = inner.over(children.entries.reduce(.zero) { $0.adding($1.weight) ?? $0 })
    default: return add(node, .criterion(node.node.criterion.id.value), factor)
    }
    if let (from, to) = section.rescaled { inner = inner.times(to).over(from) }
    if let (from, to) = section.counted { inner = inner.times(to).over(from) }
    let first = parts.count
    for entry in children.entries {
      var own = inner.times(entry.weight)
      if let (maximum, each) = entry.grown, let all = maximum.adding(each) {
        own = own.times(all).over(maximum)
      }
      if entry.isNotApplicable {
        let criterion = entry.node.node.criterion
        parts.append(
          Part(
            source: .criterion(criterion.id.value), title: criterion.title, points: nil,
            maximum: entry.node.node.points?.highest, amount: own.of(entry.figure)))
      } else {
        descend(entry.node, own)
      }
    }
    // The root's own rest belongs to the total.
    if !isRoot {
      let criterion = node.node.criterion
      close(
        factor.of(points), from: first, as: .section(criterion.id.value), title: criterion.title)
    }
  }

  /// The most that fractions cut off at their last digit can leave together.
  static let dust = Decimal("0.00000000000000000001") ?? .zero

  /// Makes the parts from a place on add up to a figure: what the last digits of fractions left goes
  /// to the greatest part, anything more is a part of its own.
  private mutating func close(
    _ figure: Decimal, from first: Int, as source: Source, title: Title?
  ) {
    let sum = Decimal.exactSum(parts[first...].map(\.amount))
    guard let rest = figure.subtracting(sum), !rest.isZero else { return }
    let whole = rest.rounded(toDigits: 12, .halfEven) ?? rest
    let greatest = parts.indices[first...].max { left, right in
      parts[left].amount.magnitude < parts[right].amount.magnitude
    }
    guard let greatest, let left = rest.subtracting(whole), left.magnitude < Self.dust else {
      parts.append(Part(source: source, title: title, points: nil, maximum: nil, amount: rest))
      return
    }
    let part = parts[greatest]
    parts[greatest] = Part(
      source: part.source, title: part.title, points: part.points, maximum: part.maximum,
      amount: part.amount.adding(left) ?? part.amount)
    if whole.isZero { return }
    parts.append(Part(source: source, title: title, points: nil, maximum: nil, amount: whole))
  }
}

extension Decimal {
  /// A sum in the order given; a term that would overflow is left out.
  static func exactSum(_ terms: some Sequence<Decimal>) -> Decimal {
    terms.reduce(.zero) { $0.adding($1) ?? $0 }
  }
}
