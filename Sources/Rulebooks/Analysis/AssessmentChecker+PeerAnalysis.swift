import Decimals
import Diagnostics
import FEEL

// What depends on who else is assessed, and on how a total is rounded.
extension AssessmentChecker {
  /// Reports criteria whose points depend on who else is assessed: the first, with where the others
  /// stand.
  func findRelativeScores(_ nodes: [CheckedNode]) {
    let compared = nodes.flatMap(\.criterion.withParts).filter { criterion in
      !rulebook.unread.touch(criterion.span) && isRelative(criterion)
    }
    guard let first = compared.first else { return }
    let places = compared.map { checker.firstLine(of: methodSpan(of: $0)) }
    report(
      ScoringFinding.peersDecide(
        id: first.id.value, count: compared.count, way: way(of: first),
        others: Array(places.dropFirst())), at: places[0])
  }

  private func isRelative(_ criterion: Criterion) -> Bool {
    guard case .scored(let method) = criterion.content else { return false }
    if case .relative = method.value { return true }
    // A method of parts is told of at the part.
    return criterion.parts.isEmpty && peerGroups[criterion.span]?.isEmpty == false
  }

  private func way(of criterion: Criterion) -> ScoringFinding.Comparison {
    guard case .scored(let method) = criterion.content, case .relative(let relative) = method.value
    else { return .figures }
    switch relative.kind {
    case .minMax: return .range
    case .percentile: return .place
    case .best: return .best
    case .zScore: return .figures
    }
  }

  /// Rankings by a total that was rounded, so that totals which differ stand at one place.
  func findRoundingTies(_ points: [PointRange?]) {
    guard let rounding = assessment.rounding.total, hasCriteria,
      tree.contains(where: { givesMoreDigits($0.criterion, than: rounding.digits) })
    else { return }
    for ranking in assessment.rankings where !ranking.ofSections && ranking.ties == .shared {
      guard ranking.orderBy.count == 1, let key = ranking.orderBy.first,
        checker.expression(of: key.by)?.slot == frame.total,
        !rulebook.unread.touch(ranking.span),
        let example = equalTotals(rounding, points.first ?? nil)
      else { continue }
      report(
        ScoringFinding.roundingTies(
          ranking: ranking.name.value, digits: rounding.digits, first: example.first,
          second: example.second, rounded: example.rounded), at: key.by.span)
    }
  }

  /// Two totals that differ and are one when rounded.
  private func equalTotals(
    _ rounding: Rounding, _ root: PointRange?
  ) -> (first: Decimal, second: Decimal, rounded: Decimal)? {
    let top = highestTotal(root) ?? .hundred
    func above(_ figure: Int) -> Decimal? {
      top.multiplying(Decimal(coefficient: 75, exponent: -2) ?? .one)?
        .rounded(toDigits: min(rounding.digits, 2), .down)?
        .adding(Decimal(coefficient: UInt128(figure), exponent: -(rounding.digits + 1)) ?? .zero)
    }
    guard let first = above(1), let second = above(4),
      let one = first.rounded(toDigits: rounding.digits, rounding.mode),
      let other = second.rounded(toDigits: rounding.digits, rounding.mode), one == other
    else { return nil }
    return (first, second, one)
  }

  /// Whether a leaf can bring points with more decimals than are kept. Points that people give are
  /// taken to have no more.
  private func givesMoreDigits(_ node: Criterion, than digits: Int) -> Bool {
    guard case .scored(let method) = node.content else {
      if case .section(let section) = node.content {
        switch section.combine.value {
        case .sum, .min, .max: return false
        default: return true
        }
      }
      return false
    }
    if let own = node.rounding ?? assessment.rounding.criterion, own.digits <= digits {
      return false
    }
    func isFine(_ amount: Amount?) -> Bool {
      guard let amount else { return false }
      return constant(amount).map { $0.rounded(toDigits: digits, .down) != $0 } ?? false
    }
    switch method.value {
    case .ratio, .relative, .from: return true
    case .several(let several):
      return several.kind == .mean
        || several.parts.contains { givesMoreDigits($0, than: digits) }
    case .formula(let formula, _):
      return checker.expression(of: formula).map { !$0.divisors.isEmpty } ?? false
    case .per(_, let each): return isFine(each)
    case .steps(_, _, let base, _, let add, _): return isFine(base) || isFine(add)
    case .yesNo, .levels, .bands, .deduct, .checklist, .decisionTable, .given: return false
    }
  }
}
