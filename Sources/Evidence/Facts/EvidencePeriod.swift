/// The days that a value is about, from the first to the last.
public struct EvidencePeriod: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The first day, as days since 1970-01-01.
  public let since: Int64
  /// The last day, as days since 1970-01-01.
  public let until: Int64

  /// Makes a period; nil if it ends before it starts.
  public init?(since: Int64, until: Int64) {
    guard since <= until else { return nil }
    self.since = since
    self.until = until
  }

  /// Whether all days of `other` are among its own.
  public func contains(_ other: EvidencePeriod) -> Bool {
    since <= other.since && other.until <= until
  }

  /// Whether a day belongs to both.
  public func overlaps(_ other: EvidencePeriod) -> Bool {
    since <= other.until && other.since <= until
  }

  /// By the first day, the longer one first.
  public static func < (left: EvidencePeriod, right: EvidencePeriod) -> Bool {
    left.since != right.since ? left.since < right.since : left.until > right.until
  }

  /// The year, half-year, quarter or month that it is, else its days: `2026`, `2026-H1`, `2026-Q1`,
  /// `2026-03`, `2026-01-05..2026-01-09`.
  public var description: String {
    let first = CivilDate(dayNumber: since)
    let last = CivilDate(dayNumber: until)
    let isWhole =
      first.year == last.year && first.day == 1
      && last.day == CivilDate.length(ofMonth: last.month, in: last.year)
    if isWhole {
      switch (first.month, last.month) {
      case (1, 12): return "\(first.year)"
      case (1, 6): return "\(first.year)-H1"
      case (7, 12): return "\(first.year)-H2"
      case (1, 3), (4, 6), (7, 9), (10, 12): return "\(first.year)-Q\(last.month / 3)"
      case (let month, let other) where month == other:
        return "\(first.year)-\(twoDigits(month))"
      default: break
      }
    }
    return since == until ? first.description : "\(first)..\(last)"
  }
}

extension EvidencePeriod {
  /// A period as people write it: `2026`, `năm 2026`; `2026-03`, `3/2026`, `tháng 3/2026`;
  /// `2026-Q1`, `quý I/2026`; `2026-H1`, `6 tháng đầu năm 2026`; a day; two days with `..`, `–` or
  /// ` - ` between them. Nil for anything else.
  public init?(_ text: String) {
    let clean = FoldedText(text).text
    for separator in ["..", "–", " - "] {
      guard let range = clean.firstRange(of: separator) else { continue }
      guard let first = EvidencePeriod(String(clean[..<range.lowerBound])),
        let last = EvidencePeriod(String(clean[range.upperBound...]))
      else { return nil }
      self.init(since: first.since, until: last.until)
      return
    }
    if let date = withBytes(of: clean, { try? readDate($0) }) {
      self.init(since: date.date.dayNumber, until: date.date.dayNumber)
      return
    }
    var words: [Substring] = []
    for part in clean.split(whereSeparator: { " -/.".contains($0) }) {
      words += Self.parted(part)
    }
    self.init(words: words.filter { $0 != "năm" && $0 != "year" })
  }

  /// `q1` as `q` and `1`.
  private static func parted(_ word: Substring) -> [Substring] {
    guard let first = word.first, "qht".contains(first),
      word.dropFirst().allSatisfy(\.isASCIIDigit),
      word.count > 1
    else { return [word] }
    return [word.prefix(1), word.dropFirst()]
  }

  private init?(words: [Substring]) {
    // The year stands first or last; what is left says which part of it.
    var rest = words
    let year: Int
    if let last = rest.last, let number = Self.year(last) {
      year = number
      rest.removeLast()
    } else if let first = rest.first, let number = Self.year(first) {
      year = number
      rest.removeFirst()
    } else {
      return nil
    }
    switch rest.map(String.init) {
    case []: self.init(year: year, months: 1...12)
    case ["6", "tháng", "đầu"], ["h", "1"]: self.init(year: year, months: 1...6)
    case ["6", "tháng", "cuối"], ["h", "2"]: self.init(year: year, months: 7...12)
    case let parts where parts.count <= 2:
      guard let last = parts.last else { return nil }
      let kind = parts.count == 2 ? parts[0] : "tháng"
      switch kind {
      case "tháng", "month", "t":
        guard let month = Int(last), (1...12).contains(month) else { return nil }
        self.init(year: year, months: month...month)
      case "quý", "quarter", "q":
        let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4]
        guard let quarter = roman[last] ?? Int(last), (1...4).contains(quarter) else { return nil }
        self.init(year: year, months: (quarter * 3 - 2)...(quarter * 3))
      default: return nil
      }
    default: return nil
    }
  }

  private static func year(_ word: Substring) -> Int? {
    guard word.count == 4, word.allSatisfy(\.isASCIIDigit), let number = Int(word), number > 0
    else {
      return nil
    }
    return number
  }

  private init?(year: Int, months: ClosedRange<Int>) {
    guard let first = CivilDate(year: year, month: months.lowerBound, day: 1),
      let last = CivilDate(
        year: year, month: months.upperBound,
        day: CivilDate.length(ofMonth: months.upperBound, in: year))
    else { return nil }
    self.init(since: first.dayNumber, until: last.dayNumber)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
