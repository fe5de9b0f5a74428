import Decimals
import FEEL
import Rulebooks

/// An order in which the subjects of an assessment stand (step 13, and rank numbers of step 15).
struct RankingPlan: Sendable {
  struct Key: Sendable {
    let step: OperandStep
    let lowestFirst: Bool
  }

  /// The slot of the attribute within whose values subjects are compared; nil for all.
  let within: Slot?
  let eligible: ConditionPlan?
  let keys: [Key]
  let numbering: Ranking.Numbering
  /// The ladder of the classes, whose rungs are numbered best first; other ladders rise.
  let classLadder: UInt32?
}

/// What a ranking needs of each row after the batches are gone.
struct RankingColumns {
  var group: ContiguousArray<Cell> = []
  var takesPart: ContiguousArray<Bool> = []
  var keys: [ContiguousArray<Cell>]

  init(keys: Int) { self.keys = Array(repeating: [], count: keys) }
}

/// How rows are ordered by keys that have been collected.
struct Ordering {
  /// Whether rows are compared within groups.
  let isWithin: Bool
  /// By key: whether the lowest stands first.
  let lowestFirst: [Bool]
  let numbering: Ranking.Numbering
  let classLadder: UInt32?
}

extension RankingPlan {
  /// The order by the ranking's own keys.
  var ordering: Ordering {
    Ordering(
      isWithin: within != nil, lowestFirst: keys.map(\.lowestFirst), numbering: numbering,
      classLadder: classLadder)
  }

  /// The order of a section's points, the highest first.
  var sectionOrdering: Ordering {
    Ordering(
      isWithin: within != nil, lowestFirst: [false], numbering: numbering,
      classLadder: classLadder)
  }
}

extension Ordering {
  /// Orders those who take part and numbers their ranks.
  ///
  /// Rows come in the order of ids, and the sort falls back on it, so that nothing depends on the
  /// order of the evidence. Equal keys are equal to the last settled digit; nothing rounds here.
  /// `ties` are the order numbers that an authority gave to equals, by row.
  func rank(
    _ columns: RankingColumns, ties: [Int: Decimal] = [:]
  ) -> (order: [Int], ranks: [Rank?]) {
    let count = columns.takesPart.count
    var ranks: [Rank?] = Array(repeating: nil, count: count)
    var groups: [Cell: [Int]] = [:]
    var groupOrder: [Cell] = []
    for row in 0..<count where columns.takesPart[row] {
      let group = isWithin ? columns.group[row] : Cell(true)
      if groups[group] == nil { groupOrder.append(group) }
      groups[group, default: []].append(row)
    }
    var order: [Int] = []
    order.reserveCapacity(count)
    for group in groupOrder {
      let members = (groups[group] ?? []).sorted { left, right in
        switch compare(left, right, columns, ties: ties) {
        case .before: true
        case .after: false
        case .equal: left < right
        }
      }
      number(members, group: isWithin ? group : nil, columns, ties, into: &ranks)
      order += members
    }
    return (order, ranks)
  }

  private func number(
    _ members: [Int], group: Cell?, _ columns: RankingColumns, _ ties: [Int: Decimal],
    into ranks: inout [Rank?]
  ) {
    var start = 0
    var dense = 0
    while start < members.count {
      var end = start + 1
      while end < members.count,
        compare(members[start], members[end], columns, ties: ties) == .equal
      {
        end += 1
      }
      dense += 1
      let value = numbering == .standard ? start + 1 : dense
      for row in members[start..<end] {
        ranks[row] = Rank(value: value, of: members.count, tied: end - start, group: group)
      }
      start = end
    }
  }

  /// The numbers of the keys by which rows stand apart that follow each other in a group.
  func decidingKeys(_ order: [Int], _ ranks: [Rank?], _ columns: RankingColumns) -> [Int] {
    decidingKeys(order, columns) { ranks[$0]?.group == ranks[$1]?.group }
  }

  /// The numbers of the keys by which rows stand apart that follow each other and are compared.
  func decidingKeys(
    _ order: [Int], _ columns: RankingColumns,
    compared: (Int, Int) -> Bool = { _, _ in true }
  ) -> [Int] {
    var found = Array(repeating: false, count: lowestFirst.count)
    for (left, right) in zip(order, order.dropFirst()) where compared(left, right) {
      let key = lowestFirst.indices.first { number in
        if case .equal = compare(columns.keys[number][left], columns.keys[number][right]) {
          return false
        }
        return true
      }
      if let key { found[key] = true }
    }
    return found.indices.filter { found[$0] }
  }

  enum Order { case before, equal, after }

  /// How two rows stand to each other: by the keys, then by what an authority said of equals.
  func compare(
    _ left: Int, _ right: Int, _ columns: RankingColumns, ties: [Int: Decimal] = [:]
  ) -> Order {
    for (index, lowestFirst) in lowestFirst.enumerated() {
      switch compare(columns.keys[index][left], columns.keys[index][right]) {
      case .equal: continue
      case .before(let isMissing): return isMissing || lowestFirst ? .before : .after
      case .after(let isMissing): return isMissing || lowestFirst ? .after : .before
      }
    }
    if let first = ties[left], let second = ties[right], first != second {
      return first < second ? .before : .after
    }
    return .equal
  }

  private enum KeyOrder { case before(isMissing: Bool), equal, after(isMissing: Bool) }

  /// Compares two cells, the lower first; a missing one stands last whichever way is better.
  private func compare(_ left: Cell, _ right: Cell) -> KeyOrder {
    guard let first = sortable(left) else {
      return sortable(right) == nil ? .equal : .after(isMissing: true)
    }
    guard let second = sortable(right) else { return .before(isMissing: true) }
    if first == second { return .equal }
    return first < second ? .before(isMissing: false) : .after(isMissing: false)
  }

  /// A cell as a figure to order by; the best class is the highest.
  private func sortable(_ cell: Cell) -> Decimal? {
    if let number = cell.number { return number }
    if let boolean = cell.boolean { return boolean ? .one : .zero }
    if let level = cell.level {
      return Decimal(level.ladder == classLadder ? -Int(level.rung) : Int(level.rung))
    }
    return nil
  }
}
