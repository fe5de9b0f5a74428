import Decimals
import Diagnostics
import YAMLSource

/// Carries a change of points through the tree of an assessment: a criterion's table grows with its
/// points, sections and the scale are what their parts add up to; thresholds never move.
struct PointsMoving {
  var edits: RuleEdits

  /// Keys under a scoring method whose figures are points.
  private static let amounts: Set<String> = [
    "earn", "otherwise", "base", "add", "each", "lose", "cap", "floor",
  ]
  /// Decimals of points that a proportion makes.
  private static let digits = 6
  /// Decimals of what a method earns in that proportion: as many as give the points back.
  private static let amountDigits = 20

  private func points(of node: YAMLNode) -> Decimal? {
    guard let points = node["points"] else { return nil }
    return edits.text(of: points).flatMap { Decimal($0) }
  }

  /// Gives a criterion or section other points, with all below it in proportion.
  mutating func scale(_ node: YAMLNode, to target: Decimal) {
    guard let own = node["points"], let old = points(of: node), !old.isZero else { return }
    edits.replace(own.span, by: target.description)
    guard old != target else { return }
    if let children = node["criteria"]?.items {
      distribute(target, from: old, among: children)
    } else {
      for key in ["score", "bands", "deduct", "checklist"] {
        if let method = node[key] { stretch(method, from: old, to: target) }
      }
    }
  }

  /// Scales children so that their sum grows from one figure to another; what rounding leaves goes to
  /// the greatest of them.
  mutating func distribute(_ target: Decimal, from old: Decimal, among children: [YAMLNode]) {
    let scored = children.filter { points(of: $0) != nil && !edits.isRemoved($0) }
    var figures = scored.map { child -> Decimal in
      let own = points(of: child) ?? .zero
      return proportional(own, from: old, to: target, Self.digits)
    }
    let sum = Decimal.exactSum(figures)
    let before = Decimal.exactSum(scored.compactMap { points(of: $0) })
    if before == old, let rest = target.subtracting(sum),
      let greatest = figures.indices.max(by: { figures[$0] < figures[$1] })
    {
      figures[greatest] = figures[greatest].adding(rest) ?? figures[greatest]
    }
    for (child, figure) in zip(scored, figures) { scale(child, to: figure) }
  }

  private func proportional(
    _ figure: Decimal, from old: Decimal, to target: Decimal, _ digits: Int
  ) -> Decimal {
    if figure == old { return target }
    return figure.multiplying(target)?.dividing(by: old)?
      .rounded(toDigits: digits, .halfEven) ?? figure
  }

  /// Scales the figures of a method that are points.
  private mutating func stretch(_ node: YAMLNode, from old: Decimal, to target: Decimal) {
    for entry in node.entries ?? [] {
      if entry.name == "given" || entry.name == "formula", let formula = entry.value.scalar,
        formula.style != .plain || (formula.value != "yes" && formula.value != "true")
      {
        // Points that people or formulas give: the same, in proportion.
        if entry.name == "given" { edits.replace(entry.key.span, by: "formula") }
        let text = edits.text(of: entry.value) ?? formula.value
        let grown = "(\(text)) * \(target) / \(old)"
        edits.replace(entry.value.span, by: RuleEdits.written(grown), value: grown)
      } else if Self.amounts.contains(entry.name) {
        amounts(entry.value, from: old, to: target)
      } else {
        stretch(entry.value, from: old, to: target)
      }
    }
    for item in node.items ?? [] { stretch(item, from: old, to: target) }
  }

  private mutating func amounts(_ node: YAMLNode, from old: Decimal, to target: Decimal) {
    if let text = edits.text(of: node), node.scalar != nil, let figure = Decimal(text) {
      edits.replace(
        node.span, by: proportional(figure, from: old, to: target, Self.amountDigits).description)
    }
    for entry in node.entries ?? [] { amounts(entry.value, from: old, to: target) }
    for item in node.items ?? [] { amounts(item, from: old, to: target) }
  }

  /// Moves sections and the scale by what a part has grown.
  ///
  /// - Parameters:
  ///   - delta: What the part has grown.
  ///   - sections: The sections that it lies in, the outermost first.
  ///   - assessment: The node of the assessment.
  mutating func carry(_ delta: Decimal, through sections: [YAMLNode], _ assessment: YAMLNode) {
    for section in sections.reversed() {
      if let combine = section["combine"]?.text, combine != "sum" { return }
      if let own = section["points"], let old = points(of: section), let new = old.adding(delta) {
        edits.replace(own.span, by: new.description)
      }
    }
    if let combine = assessment["combine"]?.text, combine != "sum" { return }
    if let scale = assessment["scale"], let old = edits.text(of: scale).flatMap({ Decimal($0) }),
      let new = old.adding(delta)
    {
      edits.replace(scale.span, by: new.description)
      // A total that may not pass the scale may not pass it wherever it goes.
      if let cap = assessment["total-cap"], edits.text(of: cap).flatMap({ Decimal($0) }) == old {
        edits.replace(cap.span, by: new.description)
      }
    }
  }
}
