import Testing

@testable import Diagnostics

/// What is left out to be quick changes no answer: the nearest name is the one that measuring every
/// letter of every name gives.
struct NearestPropertyTests {
  @Test func theDistanceIsThatOfTheWholeTable() {
    var random = Letters(seed: 7)
    for _ in 0..<20_000 {
      let left = random.word(atMost: 12)
      let right = random.chance(of: 3) ? random.misspelt(left) : random.word(atMost: 12)
      let whole = wholeTable(left, right)
      for limit in [0, 1, 2, 3, 6, 12] {
        #expect(
          editDistance(left, right, atMost: limit) == (whole <= limit ? whole : nil),
          "\(left) \(right) \(limit)")
      }
    }
  }

  @Test func theNearestIsThatOfAllNames() {
    var random = Letters(seed: 11)
    for _ in 0..<300 {
      let names = (0..<40).map { _ in random.text(atMost: 14) }
      let written = random.chance(of: 2) ? random.text(atMost: 14) : random.misspelt(names[7])
      let index = NameIndex(names)
      #expect(index.nearest(to: written) == index.nearest(to: written, most: 40).first)
      let near = names.indices.filter { number in
        let longest = max(written.count, names[number].count)
        let tolerance = longest < 3 ? 0 : min(longest / 3, 6)
        return wholeTable(scalars(written), scalars(names[number])) <= tolerance
      }
      let nearest = near.min { left, right in
        let distances = [left, right].map { wholeTable(scalars(written), scalars(names[$0])) }
        return (distances[0], left) < (distances[1], right)
      }
      #expect(index.nearest(to: written) == nearest.map { names[$0] }, "\(written) \(names)")
    }
  }

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// The distance in its plainest form: every cell of the table.
  private func wholeTable(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var table = Array(
      repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in 0...left.count { table[i][0] = i }
    for j in 0...right.count { table[0][j] = j }
    for i in left.indices {
      for j in right.indices {
        var cost = min(
          table[i][j + 1] + 1, table[i + 1][j] + 1, table[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, table[i - 1][j - 1] + 1)
        }
        table[i + 1][j + 1] = cost
      }
    }
    return table[left.count][right.count]
  }
}

/// Words of few different letters, so that many of them are near each other.
private struct Letters {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func chance(of bound: Int) -> Bool { next(bound) == 0 }

  mutating func word(atMost count: Int) -> [UInt32] {
    let length = next(count + 1)
    return (0..<length).map { _ in 0x61 + UInt32(next(4)) }
  }

  mutating func text(atMost count: Int) -> String {
    String(String.UnicodeScalarView(word(atMost: count).compactMap { Unicode.Scalar($0) }))
  }

  mutating func misspelt(_ word: [UInt32]) -> [UInt32] {
    var word = word
    for _ in 0...next(3) {
      switch next(3) {
      case 0: word.insert(0x61 + UInt32(next(4)), at: next(word.count + 1))
      case 1 where !word.isEmpty: word.remove(at: next(word.count))
      default: if word.count > 1 { word.swapAt(0, next(word.count)) }
      }
    }
    return word
  }

  mutating func misspelt(_ word: String) -> String {
    let letters = misspelt(word.unicodeScalars.map(\.value))
    return String(String.UnicodeScalarView(letters.compactMap { Unicode.Scalar($0) }))
  }
}
