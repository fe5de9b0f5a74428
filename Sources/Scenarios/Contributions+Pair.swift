import Decimals
import Rulebooks
public import Scoring

extension Contributions {
  /// The parts of two results, made so that they can be compared: a section that is combined otherwise
  /// than by a sum or a mean in both is taken apart into its criteria. Nil where one has no total.
  ///
  /// What a criterion makes of the difference of such a section is its Shapley value: the mean, over
  /// all orders in which the criteria could change from one result to the other, of what its own change
  /// does (Shapley 1953; Shorrocks, "Decomposition procedures for distributional analysis", 2013). The
  /// values add up to the difference. The amounts are shares of the second by weight, to which the first
  /// adds that value; the points stay what they are.
  public static func pair(
    _ first: Explanation, _ second: Explanation
  ) -> (first: Contributions, second: Contributions)? {
    guard let own = Contributions(first), let other = Contributions(second) else { return nil }
    guard let left = first.root, let right = second.root else { return (own, other) }
    var sections: [ExplainedNode] = []
    Self.collect(left, into: &sections)
    if sections.isEmpty { return (own, other) }
    var others: [ExplainedNode] = []
    Self.collect(right, into: &others)
    var parts = (first: own.parts, second: other.parts)
    for section in sections {
      let id = section.node.criterion.id.value
      let source = Source.criterion(id)
      guard let same = others.first(where: { $0.node.criterion.id.value == id }),
        let part = own.parts.first(where: { $0.source == source }),
        let its = other.parts.first(where: { $0.source == source }),
        let split = SectionSplit(
          section, same, (part.amount, its.amount), isRoot: section.number == left.number)
      else { continue }
      parts.first = Self.replacing(source, by: split.first, in: parts.first)
      parts.second = Self.replacing(source, by: split.second, in: parts.second)
    }
    return (
      Contributions(parts.first, total: own.total), Contributions(parts.second, total: other.total)
    )
  }

  /// The outermost sections that are combined otherwise than by a sum or a mean.
  private static func collect(_ node: ExplainedNode, into sections: inout [ExplainedNode]) {
    guard case .combined(let section) = node.calculation else { return }
    switch section.combination {
    case .sum, .mean: for child in node.children { collect(child, into: &sections) }
    default: sections.append(node)
    }
  }

  /// Parts of one source become one.
  private static func replacing(
    _ source: Source, by split: [Part], in parts: [Part]
  ) -> [Part] {
    var result: [Part] = []
    for part in parts.flatMap({ $0.source == source ? split : [$0] }) {
      if let place = result.firstIndex(where: { $0.source == part.source }) {
        let sum = result[place].amount.adding(part.amount) ?? part.amount
        result[place] = Part(
          source: part.source, title: part.title, points: result[place].points,
          maximum: part.maximum, amount: sum)
      } else {
        result.append(part)
      }
    }
    return result
  }
}

/// A section of two results taken apart into what its criteria make of the difference.
private struct SectionSplit {
  private typealias Part = Contributions.Part
  private typealias Entry = CombinedParts.Entry

  private(set) var first: [Contributions.Part] = []
  private(set) var second: [Contributions.Part] = []

  /// The most criteria of a section that is taken apart: each doubles what is computed.
  private static let most = 8

  init?(
    _ one: ExplainedNode, _ two: ExplainedNode, _ amounts: (first: Decimal, second: Decimal),
    isRoot: Bool
  ) {
    guard case .combined(let section) = one.calculation,
      case .combined(let other) = two.calculation,
      let combine = Self.function(section.combination),
      Self.function(other.combination) != nil
    else { return nil }
    let (left, right) = (CombinedParts(one.children).entries, CombinedParts(two.children).entries)
    let weights = left.map(\.weight)
    let (figures, others) = (left.map(\.counted), right.map(\.counted))
    guard (2...Self.most).contains(left.count), right.map(\.weight) == weights,
      left.map(Self.id) == right.map(Self.id),
      let before = combine(others, weights), let after = combine(figures, weights),
      let values = Self.shapley(from: others, to: figures, weights, combine)
    else { return nil }
    // What the section's figure is multiplied with on its way to the total.
    let factor: (above: Decimal, below: Decimal)
    if !before.isZero {
      factor = (amounts.second, before)
    } else if !after.isZero {
      factor = (amounts.first, after)
    } else {
      return nil
    }
    let all = Decimal.exactSum(weights)
    for number in left.indices {
      let share = Self.product(amounts.second, weights[number], over: all)
      let value = Self.product(values[number], factor.above, over: factor.below)
      add(left[number], right[number], share, value)
    }
    let criterion = one.node.criterion
    let source: Contributions.Source = isRoot ? .total : .section(criterion.id.value)
    let title = isRoot ? nil : criterion.title
    first = Self.closed(first, to: amounts.first, as: source, title)
    second = Self.closed(second, to: amounts.second, as: source, title)
  }

  private static func id(_ entry: Entry) -> String { entry.node.node.criterion.id.value }

  private static func product(_ figure: Decimal, _ above: Decimal, over below: Decimal) -> Decimal {
    (figure.multiplying(above)?.dividing(by: below) ?? .zero).settled()
  }

  /// How a section combines its criteria, where that is neither a sum nor a mean.
  private static func function(
    _ combination: Combination
  ) -> (([Decimal], [Decimal]) -> Decimal?)? {
    switch combination {
    case .geometricMean: { Decimal.geometricMean(values: $0, weights: $1) }
    case .harmonicMean: { Decimal.harmonicMean(values: $0, weights: $1) }
    case .powerMean(let power): { Decimal.powerMean(values: $0, weights: $1, power: power) }
    case .min: { figures, _ in figures.min() }
    case .max: { figures, _ in figures.max() }
    case .sum, .mean, .formula: nil
    }
  }

  /// The Shapley values of changing figures one by one, by figure; nil where something cannot be
  /// computed.
  private static func shapley(
    from before: [Decimal], to after: [Decimal], _ weights: [Decimal],
    _ combine: ([Decimal], [Decimal]) -> Decimal?
  ) -> [Decimal]? {
    let count = before.count
    var worth: [Decimal] = []
    for set in 0..<(1 << count) {
      let figures = (0..<count).map { set & (1 << $0) == 0 ? before[$0] : after[$0] }
      guard let value = combine(figures, weights) else { return nil }
      worth.append(value)
    }
    // In how many orders a set stands before a criterion.
    let factorials = (0...count).map { (1..<max($0 + 1, 1)).reduce(1, *) }
    return (0..<count).map { criterion in
      var sum = Decimal.zero
      for set in 0..<(1 << count) where set & (1 << criterion) == 0 {
        let size = set.nonzeroBitCount
        let orders = Decimal(factorials[size] * factorials[count - 1 - size])
        let step = worth[set | (1 << criterion)].subtracting(worth[set]) ?? .zero
        sum = sum.adding(step.multiplying(orders) ?? .zero) ?? sum
      }
      return sum.dividing(by: Decimal(factorials[count])) ?? .zero
    }
  }

  /// Adds a criterion; a section of sums or means by its own criteria.
  private mutating func add(_ one: Entry, _ two: Entry, _ share: Decimal, _ value: Decimal) {
    let criterion = one.node.node.criterion
    let maximum = one.node.result.openMaximum ?? one.node.node.points?.highest
    func part(_ entry: Entry, _ amount: Decimal) -> Part {
      Part(
        source: .criterion(criterion.id.value), title: criterion.title,
        points: entry.isNotApplicable ? nil : entry.figure, maximum: maximum, amount: amount)
    }
    let whole = share.adding(value) ?? share
    guard
      let (own, others) = Self.inner(one.node, two.node, share, value), !own.isEmpty
    else {
      first.append(part(one, whole))
      second.append(part(two, share))
      return
    }
    let source = Contributions.Source.section(criterion.id.value)
    first += Self.closed(own, to: whole, as: source, criterion.title)
    second += Self.closed(others, to: share, as: source, criterion.title)
  }

  /// The criteria of a section of sums or means, in proportion to what each makes of its difference.
  private static func inner(
    _ one: ExplainedNode, _ two: ExplainedNode, _ share: Decimal, _ value: Decimal
  ) -> (first: [Part], second: [Part])? {
    guard !one.children.isEmpty, !two.children.isEmpty,
      let own = Contributions(section: one), let others = Contributions(section: two),
      let gap = own.total.subtracting(others.total), !gap.isZero, !others.total.isZero
    else { return nil }
    var sources: [Contributions.Source] = []
    for part in own.parts + others.parts where !sources.contains(part.source) {
      sources.append(part.source)
    }
    var (first, second): ([Part], [Part]) = ([], [])
    for source in sources {
      let left = own.parts.first { $0.source == source }
      let right = others.parts.first { $0.source == source }
      guard let any = left ?? right else { continue }
      let before = right?.amount ?? .zero
      let difference = (left?.amount ?? .zero).subtracting(before) ?? .zero
      let base = product(share, before, over: others.total)
      let change = product(value, difference, over: gap)
      first.append(
        Part(
          source: source, title: any.title, points: left?.points, maximum: any.maximum,
          amount: base.adding(change) ?? base))
      second.append(
        Part(
          source: source, title: any.title, points: right?.points, maximum: any.maximum,
          amount: base))
    }
    return (first, second)
  }

  /// Parts that add up to a figure: the last digits of fractions go to the greatest, anything more is
  /// a part of its own.
  private static func closed(
    _ parts: [Part], to figure: Decimal, as source: Contributions.Source, _ title: Title?
  ) -> [Part] {
    let rest = figure.subtracting(Decimal.exactSum(parts.map(\.amount))) ?? .zero
    if rest.isZero { return parts }
    var parts = parts
    let greatest = parts.indices.max { parts[$0].amount.magnitude < parts[$1].amount.magnitude }
    if rest.magnitude < Contributions.dust, let greatest {
      let part = parts[greatest]
      parts[greatest] = Part(
        source: part.source, title: part.title, points: part.points, maximum: part.maximum,
        amount: part.amount.adding(rest) ?? part.amount)
    } else {
      parts.append(
        Part(source: source, title: title, points: nil, maximum: nil, amount: rest))
    }
    return parts
  }
}
