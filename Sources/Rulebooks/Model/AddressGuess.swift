import Diagnostics

/// A name that can stand in an address, and the names that can stand below it.
package struct AddressName {
  /// The name.
  package let name: String
  /// What people may call it instead: a title, a heading, a word of another language.
  package let others: [String]
  /// Whether it is a key of the rule language, which people leave out, and no name or id of an author.
  package let isKey: Bool
  /// Whether a value stands there.
  package let hasValue: Bool
  /// The names below it.
  package let below: () -> [AddressName]

  /// Makes a name.
  package init(
    _ name: String, others: [String] = [], isKey: Bool = false, hasValue: Bool = false,
    below: @escaping () -> [AddressName] = { [] }
  ) {
    self.name = name
    self.others = others
    self.isKey = isKey
    self.hasValue = hasValue
    self.below = below
  }

  /// Makes a key of the rule language, with the Vietnamese words for it.
  package init(
    key: String, hasValue: Bool = false, below: @escaping () -> [AddressName] = { [] }
  ) {
    self.init(
      key, others: Self.words[key] ?? [], isKey: true, hasValue: hasValue, below: below)
  }

  /// What keys are called in Vietnamese, and near words of English.
  private static let words: [String: [String]] = [
    "criteria": ["tiêu chí", "mục", "criterion"], "sections": ["nhóm tiêu chí", "phần"],
    "classes": ["mức xếp loại", "xếp loại", "mức", "loại", "class"],
    "class": ["mức xếp loại", "xếp loại", "classes"], "total": ["tổng điểm", "tổng"],
    "rank": ["hạng", "thứ hạng", "ranking", "rankings"],
    "rankings": ["xếp hạng", "bảng xếp hạng", "ranking"],
    "quotas": ["tỷ lệ khống chế", "hạn mức", "khống chế", "quota"],
    "ceilings": ["trần", "mức trần"], "score-ceilings": ["trần điểm"],
    "knock-outs": ["loại trừ", "điểm liệt", "knockouts"], "awards": ["khen thưởng", "danh hiệu"],
    "bonus": ["điểm thưởng", "điểm cộng", "thưởng"], "penalty": ["điểm phạt", "trừ điểm", "phạt"],
    "parameters": ["tham số", "thông số"], "indicators": ["chỉ tiêu", "chỉ số"],
    "attributes": ["thuộc tính"], "evidence": ["số liệu", "dữ liệu", "minh chứng", "data"],
    "units": ["đơn vị", "unit"], "persons": ["cá nhân", "người", "person", "people"],
    "assessments": ["bảng đánh giá"], "points": ["điểm", "điểm tối đa", "maximum", "max"],
    "weight": ["trọng số", "hệ số"], "scale": ["thang điểm", "thang"],
    "from": ["từ", "ngưỡng"], "to": ["đến"], "share": ["tỷ lệ"], "at-most": ["tối đa"],
    "earn": ["được", "đạt"], "lose": ["trừ", "bị trừ"], "score": ["cách chấm", "chấm"],
    "table": ["bảng", "bảng điểm"], "when": ["khi", "điều kiện"],
    "lacking": ["còn thiếu", "thiếu"], "state": ["trạng thái"], "decision": ["quyết định"],
  ]
}

/// The addresses that somebody probably meant by segments that lead nowhere: with another case, without
/// marks, by titles, with a decimal comma in an id, in another order, without a key or the assessment,
/// with one segment too many. Only the nearest, at most `most`, in the order of the names.
package func guessedAddresses(
  _ segments: [String], among names: [AddressName], most: Int = 3
) -> [Address] {
  guard (1...AddressGuessing.mostSegments).contains(segments.count),
    segments.allSatisfy({ $0.utf8.count <= 200 })
  else { return [] }
  // What costs little is tried first.
  for limit in [2, 5, 8, 11, 14] {
    var guessing = AddressGuessing(segments, limit: limit)
    guessing.follow(Array(segments.indices), names, [], 0, left: 3, mayDrop: segments.count > 2)
    if !guessing.found.isEmpty { return guessing.found.prefix(most).map { Address($0) } }
    // Next to that, a segment with a stroke that stands without its quotes.
    for place in segments.indices.dropLast() where limit == 2 {
      var joined = segments
      joined.replaceSubrange(
        place...(place + 1), with: [segments[place] + "/" + segments[place + 1]])
      var guessing = AddressGuessing(joined, limit: 6, isPlain: true)
      guessing.follow(Array(joined.indices), names, [], 0, left: 1, mayDrop: false)
      if !guessing.found.isEmpty { return guessing.found.prefix(most).map { Address($0) } }
    }
  }
  return []
}

/// The name nearest to one that is no name of the list, as addresses are guessed.
package func guessedName(_ name: String, among names: [AddressName]) -> String? {
  guard name.utf8.count <= 200 else { return nil }
  return AddressGuessing([name], limit: 0).matches(0, names, isStrict: false)
    .min { $0.cost < $1.cost }?.name.name
}

private struct AddressGuessing {
  static let mostSegments = 8
  /// In longer lists only the very name counts.
  private static let longList = 5_000
  /// How many steps are tried.
  private static let mostSteps = 4_000

  private let segments: [FoldedName]
  /// The names of the nearest addresses so far.
  private(set) var found: [[String]] = []
  /// What they cost; nothing that costs more is followed.
  private var cost: Int
  private var steps = 0

  /// Whether only names that agree but for case and marks count.
  private let isPlain: Bool

  init(_ segments: [String], limit: Int, isPlain: Bool = false) {
    self.segments = segments.map { FoldedName($0) }
    self.isPlain = isPlain
    cost = limit
  }

  /// Tries all ways to go on from a list of names.
  ///
  /// - Parameters:
  ///   - unused: The segments that stand for nothing yet, by number.
  ///   - path: The names so far.
  ///   - spent: What the way has cost.
  ///   - left: How many more keys may be put in.
  ///   - mayDrop: Whether a segment may still be left out.
  mutating func follow(
    _ unused: [Int], _ names: [AddressName], _ path: [String], _ spent: Int, left: Int,
    mayDrop: Bool
  ) {
    steps += 1
    guard spent <= cost, steps <= Self.mostSteps else { return }
    for (place, number) in unused.enumerated() {
      // Out of their order segments must be plain.
      let order = place > 0 ? 3 : 0
      guard spent + order <= cost else { break }
      var rest = unused
      rest.remove(at: place)
      for match in matches(number, names, isStrict: place > 0) {
        take(
          match.name, rest, path, spent + match.cost + order, left: left, mayDrop: mayDrop)
      }
    }
    if mayDrop, unused.count > 1, spent + 5 <= cost {
      follow(
        Array(unused.dropFirst()), names, path, spent + 5, left: left, mayDrop: false)
    }
    guard left > 0, spent + 4 <= cost else { return }
    for name in names where name.isKey {
      take(name, unused, path, spent + 4, left: left - 1, mayDrop: mayDrop)
    }
  }

  private mutating func take(
    _ name: AddressName, _ rest: [Int], _ path: [String], _ spent: Int, left: Int, mayDrop: Bool
  ) {
    let path = path + [name.name]
    if !rest.isEmpty {
      follow(rest, name.below(), path, spent, left: left, mayDrop: mayDrop)
      guard rest.count == 1, mayDrop, name.hasValue else { return }
    }
    // What has no value of its own is second choice.
    let total = spent + (rest.isEmpty ? 0 : 5) + (name.hasValue ? 0 : 2)
    guard total < cost || (total == cost && !found.contains(path)) else { return }
    if total < cost { found = [] }
    cost = total
    found.append(path)
  }

  /// The names that a segment may stand for, with what that costs.
  func matches(
    _ number: Int, _ names: [AddressName], isStrict: Bool
  ) -> [(name: AddressName, cost: Int)] {
    let segment = segments[number]
    if let exact = names.first(where: { $0.name == segment.text }) { return [(exact, 0)] }
    if segment.isEmpty || names.count > Self.longList { return [] }
    let like = names.filter { name in
      segment.isLike(name.name) || name.others.contains { segment.isLike($0) }
    }
    if !like.isEmpty { return like.prefix(4).map { ($0, 1) } }
    if isStrict || isPlain { return [] }
    let words = names.flatMap { [$0.name] + $0.others }
    let near = NameIndex(words).nearest(to: segment.text, most: 2)
    return names.filter { name in
      near.contains(name.name) || name.others.contains { near.contains($0) }
    }
    .map { ($0, 3) }
  }
}

/// A segment in the forms in which it is compared.
private struct FoldedName {
  let text: String
  private let bare: [UInt32]
  private let singular: [UInt32]
  private let number: [Substring]?

  var isEmpty: Bool { bare.isEmpty }

  init(_ text: String) {
    self.text = text
    bare = Self.bare(text)
    singular = Self.singular(bare)
    number = Self.number(text)
  }

  /// Whether a name is the same but for case, marks, hyphens, a plural, or how its number is written.
  func isLike(_ name: String) -> Bool {
    let other = Self.bare(name)
    if other == bare { return true }
    if other.count > 3, Self.singular(other) == singular { return true }
    return number.map { $0 == Self.number(name) } ?? false
  }

  private static func bare(_ text: String) -> [UInt32] {
    bareLetters(text).filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x5F }
  }

  /// Without the ending of an English plural.
  private static func singular(_ bare: [UInt32]) -> [UInt32] {
    bare.count > 3 && bare.last == 0x73 ? bare.dropLast() : bare
  }

  /// The parts of an id such as `3.1`, also as `3,1`, `03.1`, `3.1.` or `mục 3.1`; nil for a word.
  private static func number(_ text: String) -> [Substring]? {
    guard let start = text.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return nil }
    let lead = text[..<start].filter { $0 != " " }.lowercased()
    guard ["", "mục", "tiêuchí", "điểm", "khoản", "số"].contains(lead) else { return nil }
    let parts = text[start...].split { ".,- ".contains($0) }
    guard !parts.isEmpty else { return nil }
    return parts.map { part in
      let digits = part.drop { $0 == "0" }
      return digits.isEmpty ? part.suffix(1) : digits
    }
  }
}
