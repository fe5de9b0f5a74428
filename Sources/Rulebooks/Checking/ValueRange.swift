import Decimals

/// A place between the numbers: just before a value or just after it.
struct Cut: Comparable {
  let value: Decimal
  let isAfter: Bool

  static func < (left: Cut, right: Cut) -> Bool {
    left.value < right.value || left.value == right.value && !left.isAfter && right.isAfter
  }
}

/// A piece of the number line.
struct Piece: Equatable {
  /// Where it begins; nil for everything below its end.
  var lower: Cut?
  /// Where it ends; nil for everything above its beginning.
  var upper: Cut?

  /// Whether no number lies in it.
  var isEmpty: Bool {
    guard let lower, let upper else { return false }
    return lower >= upper
  }

  /// What lies in both.
  func common(with other: Piece) -> Piece {
    Piece(
      lower: [lower, other.lower].compactMap { $0 }.max(),
      upper: [upper, other.upper].compactMap { $0 }.min())
  }

  /// A value that lies in it, for messages.
  var sample: Decimal {
    if let lower, !lower.isAfter { return lower.value }
    if let upper, upper.isAfter { return upper.value }
    switch (lower?.value, upper?.value) {
    case (let low?, let high?): return low.adding(high)?.dividing(by: .two) ?? low
    case (let low?, nil): return low.adding(.one) ?? low
    case (nil, let high?): return high.subtracting(.one) ?? high
    case (nil, nil): return .zero
    }
  }
}

/// The values that a figure can take, as far as that is known before anything runs: between two
/// ends, and only those with so many decimals where that is known (whole numbers, a total rounded
/// to two decimals).
struct ValueRange: Equatable {
  /// The least value; nil where there is none.
  var lower: Decimal?
  /// The greatest value; nil where there is none.
  var upper: Decimal?
  /// How many decimals the values have; nil for any number.
  var decimals: Int?

  static let numbers = ValueRange()
  static let wholeNumbers = ValueRange(lower: .zero, decimals: 0)
  static let percentages = ValueRange(lower: .zero, upper: .hundred)

  /// The values of this range that lie between two more ends.
  func within(_ interval: Interval) -> ValueRange {
    var result = self
    if case .constant(let end)? = interval.lower?.amount {
      result.lower = max(lower ?? end.value, end.value)
    }
    if case .constant(let end)? = interval.upper?.amount {
      result.upper = min(upper ?? end.value, end.value)
    }
    return result
  }

  /// All of its values as one piece.
  var piece: Piece {
    cut(
      Piece(
        lower: lower.map { Cut(value: $0, isAfter: false) },
        upper: upper.map { Cut(value: $0, isAfter: true) }), within: Piece())
  }

  /// What of a piece consists of its values. Where the values have steps between them, each end is
  /// moved to just before a value, so that neighbours meet.
  func cut(_ piece: Piece) -> Piece { cut(piece, within: self.piece) }

  private func cut(_ piece: Piece, within all: Piece) -> Piece {
    let common = piece.common(with: all)
    guard let decimals else { return common }
    func moved(_ cut: Cut) -> Cut {
      let step = Decimal(coefficient: 1, exponent: -decimals) ?? .one
      let above = cut.value.rounded(toDigits: decimals, .ceiling) ?? cut.value
      let isValue = above == cut.value
      return Cut(
        value: isValue && cut.isAfter ? above.adding(step) ?? above : above, isAfter: false)
    }
    return Piece(lower: common.lower.map(moved), upper: common.upper.map(moved))
  }

  /// The last value before the end of one of its pieces, where it has steps; for messages.
  func last(of piece: Piece) -> Decimal? {
    guard let end = piece.upper else { return nil }
    guard let decimals, !end.isAfter else { return end.value }
    let step = Decimal(coefficient: 1, exponent: -decimals) ?? .one
    return end.value.subtracting(step)
  }

  /// What pieces leave out of its values, from below upwards.
  func gaps(leftBy pieces: [Piece]) -> [Piece] {
    let all = piece
    var gaps: [Piece] = []
    var position = all.lower
    var isOpen = true
    let sorted = pieces.map(cut).filter { !$0.isEmpty }.sorted { left, right in
      guard let own = left.lower else { return right.lower != nil }
      return right.lower.map { own < $0 } ?? false
    }
    for piece in sorted {
      if let begin = piece.lower {
        let gap = Piece(lower: position, upper: begin)
        if !gap.isEmpty { gaps.append(gap) }
      }
      guard let end = piece.upper else {
        isOpen = false
        break
      }
      position = max(position ?? end, end)
    }
    let rest = Piece(lower: position, upper: all.upper)
    if isOpen, !rest.isEmpty { gaps.append(rest) }
    return gaps
  }
}
