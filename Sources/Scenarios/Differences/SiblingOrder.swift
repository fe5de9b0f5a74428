/// Which items of a list have changed places among those that both lists have: the fewest that must be
/// moved to bring the first order into the second.
struct SiblingOrder {
  /// The numbers in the second list of those that have moved.
  let moved: Set<Int>

  /// - Parameter pairs: Numbers of items that are the same, in the order of the second list.
  init(_ pairs: [(first: Int, second: Int)]) {
    // The longest run of items whose order is kept, by patience sorting.
    var ends: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for (place, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].first < pair.first { low = middle + 1 } else { high = middle }
      }
      before[place] = low > 0 ? ends[low - 1] : nil
      if low < ends.count { ends[low] = place } else { ends.append(place) }
    }
    var kept: Set<Int> = []
    var place = ends.last
    while let current = place {
      kept.insert(pairs[current].second)
      place = before[current]
    }
    moved = Set(pairs.map(\.second)).subtracting(kept)
  }
}
