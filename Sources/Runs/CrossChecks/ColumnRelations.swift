import Decimals

/// A relation of neighbouring columns that nearly all rows of a table keep.
struct ColumnRelation {
  /// The column that holds the sum; nil: the sum is 100.
  let total: Int?
  /// The columns that are added up.
  let parts: [Int]
  /// In how many rows it holds, of those that have all figures.
  let holds: Int
  let of: Int
  /// The rows in which it does not, each with what its parts add up to.
  let failing: [(row: Int, sum: Decimal)]
}

/// Finds columns of figures that are the sums of their neighbours, and percentages that make 100
/// together, by what nearly all rows keep: the table itself says how it is meant.
///
/// A relation counts only where it is no accident: it holds in at least eight rows whose sums have
/// two parts or more, with at least five different sums, and fails in at most a tenth of the rows
/// (or in one).
struct ColumnRelations {
  /// By column, by row.
  let columns: [[Decimal?]]

  static let mostParts = 12
  static let leastRows = 8
  static let leastDifferent = 5
  /// How many rows tell whether looking at all of them is worth it.
  private static let sampleRows = 60

  private let rowCount: Int
  /// The columns that hold figures.
  private let figures: [Int]
  private let digits: [Int]

  init(_ columns: [[Decimal?]]) {
    self.columns = columns
    rowCount = columns.map(\.count).max() ?? 0
    figures = columns.indices.filter { column in
      columns[column].count { $0 != nil } >= Self.leastRows
    }
    digits = columns.map { column in
      column.reduce(0) { max($0, $1?.reduced.scale ?? 0) }
    }
  }

  /// The relations that some rows break. Columns that are taken for one of them are not taken for
  /// another.
  var broken: [ColumnRelation] {
    var found: [ColumnRelation] = []
    var taken: Set<Int> = []
    // The longest windows first: a part of a sum is no sum of its own.
    for count in stride(from: min(Self.mostParts, figures.count), through: 2, by: -1) {
      for start in 0...(figures.count - count) {
        let parts = Array(figures[start..<start + count])
        if parts.contains(where: taken.contains) { continue }
        let neighbours = [
          start > 0 ? figures[start - 1] : nil,
          start + count < figures.count ? figures[start + count] : nil,
        ].compactMap { $0 }
        var candidates: [Int?] = neighbours.filter { !taken.contains($0) }
        if parts.allSatisfy(isPercentage) { candidates.append(nil) }
        for total in candidates {
          guard let relation = relation(parts, total: total) else { continue }
          taken.formUnion(parts)
          if let total { taken.insert(total) }
          if !relation.failing.isEmpty { found.append(relation) }
          break
        }
      }
    }
    return found.sorted { ($0.parts.first ?? 0) < ($1.parts.first ?? 0) }
  }

  private func isPercentage(_ column: Int) -> Bool {
    columns[column].allSatisfy { figure in
      figure.map { !$0.isNegative && $0 <= .hundred } ?? true
    }
  }

  private func relation(_ parts: [Int], total: Int?) -> ColumnRelation? {
    // Sums of rounded percentages may miss 100 by half a unit of each.
    let most = parts.map { digits[$0] }.max() ?? 0
    let limit =
      total != nil
      ? Decimal.zero
      : Decimal.halfUnit(digits: most).multiplying(Decimal(parts.count)) ?? .zero
    var holds = 0
    var telling = 0
    var rows = 0
    var different: Set<Decimal> = []
    var used = Array(repeating: false, count: parts.count)
    var failing: [(row: Int, sum: Decimal)] = []
    for row in 0..<rowCount {
      if rows == Self.sampleRows, failing.count * 10 > rows { return nil }
      if failing.count > max(1, rowCount / 10) { return nil }
      var sum = Decimal.zero
      var nonzero = 0
      var isWhole = true
      for part in parts {
        guard let figure = columns[part][row], let next = sum.adding(figure) else {
          isWhole = false
          break
        }
        sum = next
        if !figure.isZero { nonzero += 1 }
      }
      guard isWhole, let wanted = total.map({ columns[$0][row] }) ?? Decimal.hundred else {
        continue
      }
      rows += 1
      if sum.distance(to: wanted).map({ $0 <= limit }) ?? false {
        holds += 1
        if nonzero >= 2 {
          telling += 1
          different.insert(total == nil ? columns[parts[0]][row] ?? .zero : sum)
          for (number, part) in parts.enumerated() where columns[part][row]?.isZero == false {
            used[number] = true
          }
        }
      } else {
        failing.append((row, sum))
      }
    }
    // A column that is always zero belongs to no sum.
    guard telling >= Self.leastRows, different.count >= Self.leastDifferent,
      used.allSatisfy({ $0 }), failing.count <= max(1, rows / 10)
    else { return nil }
    return ColumnRelation(total: total, parts: parts, holds: holds, of: rows, failing: failing)
  }
}
