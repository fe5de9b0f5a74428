@_spi(_Unicode) import Swift

/// The known name that somebody probably meant by `name`, or nil if none is near enough.
///
/// Near is counted in letters inserted, left out, changed or swapped with their neighbour, over
/// the letters without their marks first ("so lop tap huan" finds "số lớp tập huấn", đ counts as
/// d, capitals as small letters) and over the scalars as they stand second. Names of less than
/// three letters must agree but for marks and capitals; longer ones may differ in a third of
/// their letters. Of equally near names the first of `candidates` is taken.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  NameIndex(candidates).nearest(to: name)
}

/// At most `most` known names that somebody may have meant by `name`, the nearest first.
public func nearestNames(
  to name: String, among candidates: some Sequence<String>, most: Int
) -> [String] {
  NameIndex(candidates).nearest(to: name, most: most)
}

/// Known names made ready for many questions about which of them is the nearest.
public struct NameIndex: Sendable {
  private struct Known: Sendable {
    let name: String
    let bare: [UInt32]
    let letters: LetterSet
  }

  /// How near a name is to one that was written; the least is the nearest.
  package struct Match: Comparable, Sendable {
    /// The known name.
    package let name: String
    /// In how many letters without their marks the two differ.
    let bare: Int
    /// In how many scalars the two differ as they stand.
    let exact: Int

    package static func < (left: Match, right: Match) -> Bool {
      (left.bare, left.exact, left.name) < (right.bare, right.exact, right.name)
    }
  }

  private let known: [Known]

  /// Makes an index of `names`; their order decides between equally near ones.
  public init(_ names: some Sequence<String>) {
    known = names.map { name in
      let bare = bareLetters(name)
      return Known(name: name, bare: bare, letters: LetterSet(bare))
    }
  }

  /// The known name nearest to `name`; nil if none is near enough.
  public func nearest(to name: String) -> String? { nearest(to: name, most: 1).first }

  /// At most `most` known names near to `name`, the nearest first.
  public func nearest(to name: String, most: Int) -> [String] {
    matches(of: name, most: most).map(\.name)
  }

  /// The known name nearest to `name` and how near it is; nil if none is near enough.
  package func match(of name: String) -> Match? { matches(of: name, most: 1).first }

  private func matches(of name: String, most: Int) -> [Match] {
    guard most > 0 else { return [] }
    let bare = bareLetters(name)
    guard bare.count <= longestComparedName else { return [] }
    let letters = LetterSet(bare)
    let scalars = name.unicodeScalars.map(\.value)
    var found: [(bare: Int, exact: Int, order: Int)] = []
    // Where only the nearest is wanted, nothing farther than the nearest so far need be measured.
    var farthest = Int.max
    for (order, candidate) in known.enumerated() {
      let limit = min(farthest, tolerance(max(bare.count, candidate.bare.count)))
      guard candidate.bare.count <= longestComparedName,
        letters.canBecome(candidate.letters, within: limit),
        let distance = editDistance(bare, candidate.bare, atMost: limit)
      else { continue }
      let exact = candidate.name.unicodeScalars.map(\.value)
      let longest = max(scalars.count, exact.count)
      let exactDistance = editDistance(scalars, exact, atMost: longest) ?? longest
      found.append((distance, exactDistance, order))
      if most == 1 { farthest = min(farthest, distance) }
    }
    found.sort { ($0.bare, $0.exact, $0.order) < ($1.bare, $1.exact, $1.order) }
    return found.prefix(most).map {
      Match(name: known[$0.order].name, bare: $0.bare, exact: $0.exact)
    }
  }
}

/// Which letters a name holds, as bits: most pairs of names are told apart by them without being
/// compared letter by letter.
private struct LetterSet {
  private let bits: UInt64

  init(_ letters: [UInt32]) {
    bits = letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// Whether `limit` edits can be enough: each takes at most one letter away and brings at most one.
  func canBecome(_ other: LetterSet, within limit: Int) -> Bool {
    (bits & ~other.bits).nonzeroBitCount <= limit && (other.bits & ~bits).nonzeroBitCount <= limit
  }
}

/// Names longer than this are no misspelt names; comparing them would cost without helping.
private let longestComparedName = 200

/// How many letters two names may differ in if the longer has `letters` letters.
private func tolerance(_ letters: Int) -> Int {
  letters < 3 ? 0 : min(letters / 3, 6)
}

/// The letters of a name as small letters without marks, đ as d.
package func bareLetters(_ name: String) -> [UInt32] {
  var letters: [UInt32] = []
  letters.reserveCapacity(name.utf8.count)
  for scalar in name._nfd {
    switch scalar.value {
    case 0x41...0x5A: letters.append(scalar.value + 0x20)
    case ..<0x80: letters.append(scalar.value)
    case 0x110, 0x111: letters.append(0x64)
    case 0xA0: letters.append(0x20)
    default:
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars { letters.append(lower.value) }
    }
  }
  return letters
}

/// The number of insertions, deletions, changes and swaps of neighbours that turn `left` into
/// `right` (Damerau's distance in its restricted form, no part edited twice), or nil if there
/// are more than `limit`.
func editDistance(_ left: [UInt32], _ right: [UInt32], atMost limit: Int) -> Int? {
  if abs(left.count - right.count) > limit { return nil }
  if left == right { return 0 }
  if limit == 0 { return nil }
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  let width = right.count + 1
  // Only cells within `limit` of the diagonal can hold as little as `limit`.
  let tooFar = limit + 1
  var beforeLast = [Int](repeating: tooFar, count: width)
  var last = Array(0..<width)
  var row = beforeLast
  for i in left.indices {
    let first = max(0, i - limit)
    let end = min(right.count, i + limit + 1)
    row[first] = first == 0 ? i + 1 : tooFar
    if end + 1 < width { row[end + 1] = tooFar }
    var least = row[first]
    for j in first..<end {
      let change = left[i] == right[j] ? 0 : 1
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + change)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row[j + 1] = cost
      least = min(least, cost)
    }
    if least > limit { return nil }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[right.count] <= limit ? last[right.count] : nil
}
