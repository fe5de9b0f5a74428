import Diagnostics

// The numbers that the parts of an assessment carry: 1, 1.2, II, b, đ, “Mục 3.”.
extension AssessmentChecker {
  /// Looks at ids and titles for numbers that stand twice, are left out, or stand elsewhere.
  func analyseNumbering() {
    for node in tree where node.children.count > 1 {
      // What could not be read is not left out.
      if rulebook.unread.touch(node.parent == nil ? assessment.span : node.criterion.span) {
        continue
      }
      let children = node.children.map { tree[$0].criterion }
      findEqualNumbers(children)
      findGaps(children)
      if node.parent != nil { findElsewhere(children, in: node.criterion) }
    }
    for items in [assessment.bonus, assessment.penalty] where items.count > 1 {
      findEqualNumbers(items)
      findGaps(items)
    }
  }

  // MARK: Titles

  private func findEqualNumbers(_ children: [Criterion]) {
    var first: [String: Span] = [:]
    for child in children {
      guard let title = child.title?.vi ?? child.title?.en, let number = leadingNumber(of: title)
      else { continue }
      if let place = first[number] {
        report(ScoringFinding.numberTwice(number: number, first: place), at: child.id.span)
      } else {
        first[number] = child.id.span
      }
    }
  }

  /// What a title begins with that numbers it: `2.`, `II.`, `b)`, `1.2.`, `Mục 3.`.
  private func leadingNumber(of title: String) -> String? {
    var rest = title[...]
    for word in ["Mục ", "Phần ", "Nhóm ", "Tiêu chí ", "Section ", "Part ", "Criterion "]
    where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
    }
    let head = rest.prefix { !$0.isWhitespace }
    guard head.count < rest.count, head.count <= 8, let last = head.last,
      last == "." || last == ")" || last == ":"
    else { return nil }
    let number = head.dropLast()
    guard !number.isEmpty,
      number.allSatisfy({
        $0.isASCII && ($0.isNumber || $0 == ".") || $0.isLetter && number.count <= 4
      })
    else { return nil }
    return String(head)
  }

  // MARK: Gaps

  /// A number that a row leaves out, where it is otherwise without a gap: of the ids, else of the
  /// titles.
  private func findGaps(_ children: [Criterion]) {
    let ids = children.map(\.id.value)
    if let row = NumberRow(ids), row.flaw != nil {
      report(row, ids, children)
      return
    }
    let heads = children.compactMap { child in
      (child.title?.vi ?? child.title?.en).flatMap(leadingNumber).map { String($0.dropLast()) }
    }
    guard heads.count == children.count, Set(heads).count == heads.count,
      let row = NumberRow(heads)
    else { return }
    report(row, heads, children)
  }

  private func report(_ row: NumberRow, _ names: [String], _ children: [Criterion]) {
    switch row.flaw {
    case .gap(let place, let skipped):
      report(
        ScoringFinding.numberSkipped(
          skipped: skipped, before: names[place], after: names[place + 1]),
        at: children[place + 1].id.span)
    case .order(let place):
      report(
        InteractionFinding.numberOutOfOrder(number: names[place + 1], before: names[place]),
        at: children[place + 1].id.span)
    case nil: return
    }
  }

  // MARK: Elsewhere

  /// An id that does not begin with that of its section where all others do.
  private func findElsewhere(_ children: [Criterion], in section: Criterion) {
    guard children.count > 2 else { return }
    let prefix = section.id.value + "."
    let others = children.filter { !$0.id.value.hasPrefix(prefix) }
    guard others.count == 1, let odd = others.first, odd.id.value.contains(".") else { return }
    report(
      InteractionFinding.numberElsewhere(number: odd.id.value, section: section.id.value),
      at: odd.id.span)
  }
}

/// A row of numbers of one kind: 1, 2, 3; 1.1, 1.2; I, II; a, b, c, d, đ.
struct NumberRow {
  /// What is wrong with a row.
  enum Flaw {
    /// Something is left out behind a place.
    case gap(after: Int, skipped: String)
    /// What stands behind a place should stand before it.
    case order(after: Int)
  }

  /// What is wrong, where one thing alone is.
  let flaw: Flaw?

  /// Makes a row of numbers that begins with the first; nil where they are of no kind.
  init?(_ names: [String]) {
    guard names.count > 1 else { return nil }
    var flaws: [Flaw?] = []
    for kind in Kind.allCases {
      let parts = names.compactMap { kind.split($0) }
      guard parts.count == names.count, let first = parts.first, first.place == 1,
        parts.allSatisfy({ $0.prefix == first.prefix })
      else { continue }
      flaws.append(NumberRow.flaw(parts, kind))
    }
    // Letters count with đ or without, as the author has it.
    guard let first = flaws.first else { return nil }
    flaw = flaws.contains { $0 == nil } ? nil : first
  }

  private static func flaw(_ parts: [(prefix: String, place: Int)], _ kind: Kind) -> Flaw? {
    var gaps: [Flaw] = []
    var orders: [Flaw] = []
    for (index, pair) in zip(parts, parts.dropFirst()).enumerated() {
      let (last, next) = (pair.0.place, pair.1.place)
      // What stands twice is told of as such.
      if next == last { return nil }
      if next < last {
        orders.append(.order(after: index))
      } else if next > last + 1 {
        // A longer gap follows a plan of its own, and so do two that are far apart.
        if next > last + (parts.count > 2 ? 4 : 2) { return nil }
        let names = ((last + 1)..<next).map { pair.0.prefix + kind.name($0) }
        gaps.append(.gap(after: index, skipped: names.joined(separator: ", ")))
      }
    }
    // One that stands out of order leaves a gap too.
    if orders.count == 1, gaps.count <= 2, parts.count > 2 { return orders[0] }
    return orders.isEmpty && gaps.count == 1 ? gaps[0] : nil
  }

  private enum Kind: CaseIterable {
    case digits, roman
    /// The Vietnamese letters without đ and with it, and the English ones.
    case plain, vietnamese, english

    /// What stands before the number, and its place in the row.
    func split(_ name: String) -> (prefix: String, place: Int)? {
      if case .digits = self {
        let count = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
        guard count > 0, count < 6, let number = Int(name.suffix(count)) else { return nil }
        return (String(name.dropLast(count)), number)
      }
      let (prefix, last) = NumberRow.lastPart(of: name)
      guard last == last.uppercased() || last == last.lowercased(),
        let place = names.firstIndex(of: last.lowercased())
      else { return nil }
      return (prefix, place + 1)
    }

    func name(_ place: Int) -> String {
      if case .digits = self { return String(place) }
      guard names.indices.contains(place - 1) else { return "…" }
      return self == .roman ? names[place - 1].uppercased() : names[place - 1]
    }

    private var names: [String] {
      switch self {
      case .digits: []
      case .roman: NumberRow.romans
      case .plain: NumberRow.vietnamese.filter { $0 != "đ" }
      case .vietnamese: NumberRow.vietnamese
      case .english: NumberRow.english
      }
    }
  }

  private static func lastPart(of name: String) -> (prefix: String, last: String) {
    guard let dot = name.lastIndex(of: ".") else { return ("", name) }
    return (String(name[...dot]), String(name[name.index(after: dot)...]))
  }

  private static let romans = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    "xvi", "xvii", "xviii", "xix", "xx",
  ]
  /// Official texts number points a, b, c, d, đ, e, g, h, i, k … (Decree 30/2020/NĐ-CP).
  private static let vietnamese = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
  ]
  private static let english = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s",
    "t", "u", "v", "w", "x", "y", "z",
  ]
}
