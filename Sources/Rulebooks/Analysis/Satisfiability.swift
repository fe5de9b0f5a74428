import Decimals
import FEEL

/// The values that a figure can take: a set, and of what they are multiples where that is known.
struct Domain {
  let set: IntervalSet
  /// How many decimals they have, where that is all that is known of them.
  let digits: Int?
  /// All values are multiples of it; nil where they may be any number of the set.
  private let step: Decimal?

  /// Makes a domain.
  ///
  /// - Parameters:
  ///   - digits: How many decimals the values have.
  ///   - step: What they are multiples of, where that says more.
  init(_ set: IntervalSet, digits: Int? = nil, step: Decimal? = nil) {
    let grid = step ?? digits.flatMap { Decimal(coefficient: 1, exponent: -$0) }
    self.set = grid.map { set.onGrid(step: $0) } ?? set
    self.digits = digits
    self.step = grid
  }

  /// What of it lies in a set too.
  func narrowed(to other: IntervalSet) -> Domain {
    Domain(cut(other), digits: digits, step: step)
  }

  /// The least value; nil where there is none or it is not known.
  var least: Decimal? {
    guard let piece = set.pieces.first, let end = piece.lower, !piece.includesLower,
      let step
    else { return set.pieces.first?.lower }
    return end.adding(step)
  }

  /// The greatest value; nil where there is none or it is not known.
  var greatest: Decimal? {
    guard let piece = set.pieces.last, let end = piece.upper, !piece.includesUpper,
      let step
    else { return set.pieces.last?.upper }
    return end.subtracting(step)
  }

  /// What of a set can occur.
  func cut(_ other: IntervalSet) -> IntervalSet {
    set.intersection(step.map { other.onGrid(step: $0) } ?? other)
  }

  /// No and yes.
  static let truth = Domain(IntervalSet(from: .zero, to: .one), digits: 0)

  /// The rungs of a ladder, by their numbers.
  static func rungs(_ count: Int) -> Domain {
    Domain(IntervalSet(from: .zero, to: Decimal(max(count - 1, 0))), digits: 0)
  }
}

/// One way in which a condition can hold: the values that each figure can have, and what parts hold
/// of which nothing is known.
struct Term {
  var sets: [Predicate.Variable: IntervalSet] = [:]
  var unknowns: [String: Bool] = [:]

  /// Whether the figures alone decide that it can hold.
  var isCertain: Bool { unknowns.isEmpty }
}

/// Whether conditions can hold at all, over the values that their figures can take.
///
/// It is sound: what it says can never hold never does. It is complete for conditions on single
/// figures that do not depend on each other; parts about several figures may hold or not, except
/// that the same part is the same wherever it stands.
struct Solver {
  /// The values that a figure can take.
  let domain: (Predicate.Variable) -> Domain

  /// How many ways are looked at before a condition counts as too intricate to judge.
  private static let most = 512

  /// What is known of whether a condition can hold.
  enum Answer {
    /// It cannot.
    case never
    /// It can, in this way, as far as is known.
    case perhaps(Term)
    /// There are too many ways to look at.
    case open

    /// Whether it cannot hold.
    var isNever: Bool {
      if case .never = self { return true }
      return false
    }

    /// A way in which it can hold.
    var term: Term? {
      if case .perhaps(let term) = self { return term }
      return nil
    }
  }

  /// Whether all of the conditions can hold together, and how.
  func ask(_ conditions: Predicate...) -> Answer { ask(all: conditions) }

  /// Whether all of the conditions can hold together, and how. A way that is certain is preferred.
  func ask(all conditions: [Predicate]) -> Answer {
    guard let terms = extend([Term()], by: .all(conditions)) else { return .open }
    if terms.isEmpty { return .never }
    return .perhaps(terms.first { $0.isCertain } ?? terms[0])
  }

  /// Whether wherever `left` holds `right` holds too.
  func implies(_ left: Predicate, _ right: Predicate) -> Bool {
    ask(left, right.negated).isNever
  }

  private func extend(_ terms: [Term], by predicate: Predicate) -> [Term]? {
    switch predicate {
    case .constant(let holds): return holds ? terms : []
    case .member(let variable, let set):
      let own = domain(variable)
      let cut = own.cut(set)
      return terms.compactMap { term in
        var term = term
        let narrowed = (term.sets[variable] ?? own.set).intersection(cut)
        if narrowed.isEmpty { return nil }
        term.sets[variable] = narrowed
        return term
      }
    case .unknown(let text, let holds):
      return terms.compactMap { term in
        if let known = term.unknowns[text] { return known == holds ? term : nil }
        var term = term
        term.unknowns[text] = holds
        return term
      }
    case .all(let parts):
      var result = terms
      for part in parts {
        guard let next = extend(result, by: part) else { return nil }
        result = next
      }
      return result
    case .any(let parts):
      var result: [Term] = []
      for part in parts {
        guard let next = extend(terms, by: part) else { return nil }
        result += next
        if result.count > Self.most { return nil }
      }
      return result
    }
  }
}
