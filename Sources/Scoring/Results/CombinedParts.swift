public import Decimals
import Rulebooks

/// The children of a section as its combination took them.
public struct CombinedParts: Sendable {
  /// A child that entered.
  public struct Entry: Sendable {
    /// The child.
    public let node: ExplainedNode
    /// What it brought.
    public let figure: Decimal
    /// Its weight.
    public let weight: Decimal
    /// Its own maximum and what it was given of the points of parts that do not apply.
    public let grown: (own: Decimal, each: Decimal)?
    /// Whether it does not apply and counts all the same, with its maximum or with 0.
    public let isNotApplicable: Bool

    /// What it counts: its figure, grown with its maximum.
    public var counted: Decimal {
      guard let (own, each) = grown, let all = own.adding(each) else { return figure }
      return figure.multiplying(all)?.dividing(by: own) ?? figure
    }
  }

  /// Those that entered, in the order of the file.
  public private(set) var entries: [Entry] = []
  /// The children that did not enter.
  public private(set) var leftOut: [ExplainedNode] = []

  /// Reads the children of a section as its explanation tells them.
  public init(_ children: [ExplainedNode]) {
    let scored = children.filter { $0.result.state.hasPoints }
    var shared = Decimal.zero
    for child in children where child.result.state == .notApplicable {
      if case .shareEqually(amongAll: false) = child.node.whenNotApplicable,
        let most = child.node.points?.highest
      {
        shared = shared.adding(most) ?? shared
      }
    }
    let canShare = !shared.isZero && scored.allSatisfy { $0.result.openMaximum != nil }
    let inside = canShare ? shared.dividing(by: Decimal(max(scored.count, 1))) : nil
    for child in children {
      if child.result.state.hasPoints, let points = child.result.points {
        let each =
          inside.map { $0.adding(child.grownBy ?? .zero) ?? $0 } ?? child.grownBy
        let grown = each.flatMap { each in child.node.points.map { ($0.highest, each) } }
        entries.append(
          Entry(
            node: child, figure: points, weight: child.weight, grown: grown,
            isNotApplicable: false))
      } else if let figure = Self.substitute(child) {
        entries.append(
          Entry(
            node: child, figure: figure, weight: child.weight, grown: nil, isNotApplicable: true))
      } else {
        leftOut.append(child)
      }
    }
  }

  /// What counts for a child that does not apply, where its rule gives it a figure.
  private static func substitute(_ child: ExplainedNode) -> Decimal? {
    guard child.result.state == .notApplicable, let most = child.node.points?.highest else {
      return nil
    }
    switch child.node.whenNotApplicable {
    case .fullPoints: return most
    case .zero: return .zero
    case .shareEqually, .rescaleSection, .rescaleTotal: return nil
    }
  }
}
