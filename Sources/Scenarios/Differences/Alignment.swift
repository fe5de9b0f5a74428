import Decimals
import YAMLSource

/// Which items of one list are those of another: by their ids, else by what they say, in their order.
struct Alignment {
  /// Numbers of items that are the same, in the order of the second list.
  private(set) var pairs: [(first: Int, second: Int)] = []
  /// The items that only the first has.
  private(set) var removed: [Int] = []
  /// The items that only the second has.
  private(set) var added: [Int] = []

  /// How alike two items without ids must be to count as one that was changed, 0 to 100.
  private static let least = 15
  /// The most comparisons of items that are made; longer lists are compared by number.
  private static let most = 40_000

  /// Aligns two lists.
  init(_ first: [YAMLNode], _ second: [YAMLNode]) {
    var isFree = [Bool](repeating: true, count: first.count)
    var isOpen = [Bool](repeating: true, count: second.count)
    var numbers: [String: Int] = [:]
    for (number, item) in first.enumerated() {
      if let name = RuleTree.name(of: item), numbers[name] == nil { numbers[name] = number }
    }
    for (number, item) in second.enumerated() {
      guard let name = RuleTree.name(of: item), let other = numbers[name], isFree[other] else {
        continue
      }
      pairs.append((other, number))
      (isFree[other], isOpen[number]) = (false, false)
    }
    let rest = first.indices.filter { isFree[$0] }
    let others = second.indices.filter { isOpen[$0] }
    for (left, right) in Self.inOrder(rest.map { first[$0] }, others.map { second[$0] }) {
      pairs.append((rest[left], others[right]))
      (isFree[rest[left]], isOpen[others[right]]) = (false, false)
    }
    pairs.sort { $0.second < $1.second }
    removed = first.indices.filter { isFree[$0] }
    added = second.indices.filter { isOpen[$0] }
  }

  /// The pairs that are most alike together, none crossing another.
  private static func inOrder(
    _ first: [YAMLNode], _ second: [YAMLNode]
  ) -> [(Int, Int)] {
    let (left, right) = (first.map(NodeContent.init), second.map(NodeContent.init))
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    var end = 0
    while end < min(left.count, right.count) - start,
      left[left.count - 1 - end] == right[right.count - 1 - end]
    { end += 1 }
    let (rows, columns) = (left.count - start - end, right.count - start - end)
    var pairs = (0..<start).map { ($0, $0) }
    if rows > 0, columns > 0 {
      if rows * columns > most {
        pairs += (0..<min(rows, columns)).map { (start + $0, start + $0) }
      } else {
        pairs += best(
          Array(left[start..<(start + rows)]), Array(right[start..<(start + columns)])
        ).map { (start + $0.0, start + $0.1) }
      }
    }
    return pairs + (0..<end).map { (left.count - end + $0, right.count - end + $0) }
  }

  private static func best(
    _ left: [NodeContent], _ right: [NodeContent]
  ) -> [(Int, Int)] {
    let (rows, columns) = (left.count, right.count)
    // How alike what lies behind each pair of places is at most.
    var sums = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
    var alike = [[Int]](repeating: [Int](repeating: 0, count: columns), count: rows)
    for row in (0..<rows).reversed() {
      for column in (0..<columns).reversed() {
        let own = left[row].likeness(to: right[column])
        alike[row][column] = own
        var sum = max(sums[row + 1][column], sums[row][column + 1])
        if own >= least { sum = max(sum, sums[row + 1][column + 1] + own) }
        sums[row][column] = sum
      }
    }
    var pairs: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < rows, column < columns {
      let own = alike[row][column]
      if own >= least, sums[row][column] == sums[row + 1][column + 1] + own {
        pairs.append((row, column))
        row += 1
        column += 1
      } else if sums[row][column] == sums[row + 1][column] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }
}

/// What a node says, however it is written: its texts with the keys that lead to them, figures by
/// their value, keys in any order.
struct NodeContent: Equatable {
  /// The texts by the keys that lead to them, in the order of those.
  private let leaves: [String]
  /// The keys of a mapping.
  private let keys: [String]

  init(_ node: YAMLNode) { self.init(node, without: []) }

  /// Leaves out some keys of a mapping.
  init(_ node: YAMLNode, without silent: Set<String>) {
    var leaves: [String] = []
    func walk(_ node: YAMLNode, _ path: String) {
      if let text = node.text {
        leaves.append(path + "\u{1}" + Self.plain(text))
        return
      }
      for entry in node.entries ?? [] { walk(entry.value, path + "\u{2}" + entry.name) }
      for (number, item) in (node.items ?? []).enumerated() {
        walk(item, path + "\u{2}" + (RuleTree.name(of: item) ?? String(number)))
      }
    }
    if let entries = node.entries {
      for entry in entries where !silent.contains(entry.name) { walk(entry.value, entry.name) }
    } else {
      walk(node, "")
    }
    self.leaves = leaves.sorted()
    keys = (node.entries ?? []).map(\.name).sorted()
  }

  /// Whether it says nothing.
  var isEmpty: Bool { leaves.isEmpty }

  /// All of it as one text.
  var text: String { leaves.joined(separator: "\u{3}") }

  /// A text as it counts: a figure by its value.
  static func plain(_ text: String) -> String {
    let isShare = text.hasSuffix("%")
    guard let figure = Decimal(isShare ? String(text.dropLast()) : text) else { return text }
    return figure.reduced.description + (isShare ? "%" : "")
  }

  /// How much of what either says the other says too, 0 to 100; a fifth of it for the same keys.
  func likeness(to other: NodeContent) -> Int {
    if self == other { return 100 }
    let same = Self.shared(leaves, other.leaves)
    let all = leaves.count + other.leaves.count - same
    let sameKeys = Self.shared(keys, other.keys)
    let allKeys = keys.count + other.keys.count - sameKeys
    return (all == 0 ? 0 : 80 * same / all) + (allKeys == 0 ? 0 : 20 * sameKeys / allKeys)
  }

  /// How many of two sorted lists are the same.
  private static func shared(_ left: [String], _ right: [String]) -> Int {
    var (first, second, count) = (0, 0, 0)
    while first < left.count, second < right.count {
      if left[first] == right[second] {
        count += 1
        first += 1
        second += 1
      } else if left[first] < right[second] {
        first += 1
      } else {
        second += 1
      }
    }
    return count
  }
}
