public import Decimals
public import Rulebooks
public import Scoring

/// The difference between two totals, part by part; the parts add up to it exactly.
public struct Gap: Sendable {
  /// One part.
  public struct Item: Sendable {
    /// What it comes from.
    public let source: Contributions.Source
    /// What that is called.
    public let title: Title?
    /// The most that it can bring on its own scale.
    public let maximum: Decimal?
    /// The points on its own scale, on either side; nil where there are none.
    public let points: (first: Decimal?, second: Decimal?)
    /// What it brings to either total.
    public let amounts: (first: Decimal, second: Decimal)
    /// The first less the second.
    public let difference: Decimal
  }

  /// The totals.
  public let totals: (first: Decimal, second: Decimal)
  /// The first less the second.
  public let gap: Decimal
  /// The parts that differ, the weightiest first.
  public let items: [Item]
  /// How many parts are the same on both sides.
  public let equalCount: Int

  /// Compares two results, taking sections apart whatever their combination; nil where one has no
  /// total.
  public init?(_ first: Explanation, _ second: Explanation) {
    guard let (own, other) = Contributions.pair(first, second) else { return nil }
    self.init(own, other)
  }

  /// Compares the parts of two results.
  public init?(_ first: Contributions, _ second: Contributions) {
    guard let gap = first.total.subtracting(second.total) else { return nil }
    totals = (first.total, second.total)
    self.gap = gap
    var order: [Contributions.Source] = []
    var parts: [Contributions.Source: (first: Contributions.Part?, second: Contributions.Part?)] =
      [:]
    for part in first.parts {
      if parts[part.source] == nil { order.append(part.source) }
      parts[part.source] = (part, nil)
    }
    for part in second.parts {
      if parts[part.source] == nil { order.append(part.source) }
      parts[part.source] = (parts[part.source]?.first, part)
    }
    var items: [(place: Int, item: Item)] = []
    for (place, source) in order.enumerated() {
      guard let (own, other) = parts[source] else { continue }
      let amounts = (own?.amount ?? .zero, other?.amount ?? .zero)
      guard let difference = amounts.0.subtracting(amounts.1), !difference.isZero else { continue }
      items.append(
        (
          place,
          Item(
            source: source, title: own?.title ?? other?.title,
            maximum: own?.maximum ?? other?.maximum, points: (own?.points, other?.points),
            amounts: amounts, difference: difference)
        ))
    }
    Self.foldDust(into: &items)
    equalCount = order.count - items.count
    self.items = items.sorted { left, right in
      let (a, b) = (left.item.difference.magnitude, right.item.difference.magnitude)
      return a == b ? left.place < right.place : a > b
    }.map(\.item)
  }

  /// Gives what only the last digits of fractions make differ to the greatest part.
  private static func foldDust(into items: inout [(place: Int, item: Item)]) {
    let limit = Decimal("0.00000000000000000001") ?? .zero
    let dust = items.filter { $0.item.difference.magnitude < limit }
    guard !dust.isEmpty, dust.count < items.count else { return }
    items.removeAll { $0.item.difference.magnitude < limit }
    let sum = Decimal.exactSum(dust.map(\.item.difference))
    guard
      let greatest = items.indices.max(by: { left, right in
        items[left].item.difference.magnitude < items[right].item.difference.magnitude
      })
    else { return }
    let item = items[greatest].item
    items[greatest].item = Item(
      source: item.source, title: item.title, maximum: item.maximum, points: item.points,
      amounts: (item.amounts.first.adding(sum) ?? item.amounts.first, item.amounts.second),
      difference: item.difference.adding(sum) ?? item.difference)
  }
}

extension Contributions {
  /// The mean of several results, part by part; nil where there is none.
  public static func mean(of all: [Contributions]) -> Contributions? {
    guard !all.isEmpty else { return nil }
    let count = Decimal(all.count)
    func mean(_ figures: [Decimal]) -> Decimal {
      (Decimal.exactSum(figures).dividing(by: count) ?? .zero).settled()
    }
    var order: [Source] = []
    var found: [Source: [Part]] = [:]
    for part in all.flatMap(\.parts) {
      if found[part.source] == nil { order.append(part.source) }
      found[part.source, default: []].append(part)
    }
    let parts = order.map { source -> Part in
      let same = found[source] ?? []
      let points = same.compactMap(\.points)
      let own =
        points.isEmpty
        ? nil : Decimal.exactSum(points).dividing(by: Decimal(points.count))?.settled()
      return Part(
        source: source, title: same.first?.title, points: own, maximum: same.first?.maximum,
        amount: mean(same.map(\.amount)))
    }
    return Contributions(parts, total: mean(all.map(\.total)))
  }

  /// What a subject lost of the most that there is, and what a bound does not ask for: their
  /// difference is what the subject lacks to it. As if the bound were a result that earned every
  /// criterion in full and were then lowered to itself.
  ///
  /// - Parameters:
  ///   - bound: The total that is asked for.
  ///   - own: The parts of the subject.
  public static func line(_ bound: Decimal, for own: Contributions) -> Contributions {
    var parts: [Part] = []
    for part in own.parts {
      guard case .criterion = part.source, let points = part.points, let maximum = part.maximum,
        !points.isZero || !maximum.isZero
      else { continue }
      // On the scale of the total: in the proportion in which its own points count there.
      let full =
        points.isZero || points == part.amount
        ? maximum.settled()
        : part.amount.multiplying(maximum)?.dividing(by: points)?.settled() ?? part.amount
      parts.append(
        Part(
          source: part.source, title: part.title, points: maximum, maximum: maximum, amount: full))
    }
    return Contributions(parts, total: bound)
  }
}
