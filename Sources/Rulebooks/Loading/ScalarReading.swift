import Decimals
import Diagnostics
import YAMLSource

// Each scalar is read as source text and typed by its key.
extension Loader {
  /// The scalar of an entry; nil, with a report, where something else stands.
  func scalar(_ entry: YAMLEntry) -> YAMLScalar? { scalar(entry.value, key: entry.name) }

  /// The scalar of a node under `key`.
  func scalar(_ node: YAMLNode, key: String) -> YAMLScalar? {
    guard let scalar = node.scalar, !node.isNullLike else {
      reportShape(of: node, key: key, expected: .scalar)
      return nil
    }
    return scalar
  }

  /// A text without the white space around it.
  package func text(_ entry: YAMLEntry) -> Placed<String>? { text(entry.value, key: entry.name) }

  /// A text without the white space around it.
  package func text(_ node: YAMLNode, key: String) -> Placed<String>? {
    guard let scalar = scalar(node, key: key) else { return nil }
    let text = trimmed(scalar.value)
    if text.isEmpty {
      report(.nothingGiven(key: key), at: scalar.span)
      return nil
    }
    return Placed(text, at: scalar.span)
  }

  /// A number, without `%`.
  package func number(_ entry: YAMLEntry) -> Placed<Decimal>? {
    guard let scalar = scalar(entry) else { return nil }
    let text = trimmed(scalar.value)
    switch FigureText(text) {
    case .number(let number): return Placed(number, at: scalar.span)
    case .percent(let number):
      report(
        .percentNotWanted(key: entry.name, text: text, corrected: number.description),
        at: scalar.span)
    case .decimalComma(let corrected):
      report(.decimalComma(text: text, corrected: corrected), at: scalar.span)
    case .grouped(let corrected):
      report(.groupedDigits(text: text, corrected: corrected), at: scalar.span)
    case .other:
      report(
        .notANumber(key: entry.name, text: text, corrected: figure(meantBy: text)), at: scalar.span)
    }
    return nil
  }

  /// A share from 0 to 1, written `80%` or `0.8`.
  func share(_ entry: YAMLEntry) -> Placed<Decimal>? {
    guard let scalar = scalar(entry) else { return nil }
    let text = trimmed(scalar.value)
    switch FigureText(text) {
    case .number(let number) where number >= .zero && number <= .one:
      return Placed(number, at: scalar.span)
    case .percent(let number) where number >= .zero && number <= .hundred:
      return Placed(hundredth(number), at: scalar.span)
    case .decimalComma(let corrected):
      report(.decimalComma(text: text, corrected: corrected), at: scalar.span)
    default:
      report(
        .notAShare(key: entry.name, text: text, corrected: Rulebooks.share(meantBy: text)),
        at: scalar.span)
    }
    return nil
  }

  /// A whole number within `range`.
  package func whole(_ entry: YAMLEntry, in range: ClosedRange<Int>) -> Placed<Int>? {
    guard let scalar = scalar(entry) else { return nil }
    let text = trimmed(scalar.value)
    guard case .number(let number) = FigureText(text), let whole = number.integer,
      range.contains(whole)
    else {
      report(
        .notAWholeNumber(
          key: entry.name, text: text, from: range.lowerBound, to: range.upperBound),
        at: scalar.span)
      return nil
    }
    return Placed(whole, at: scalar.span)
  }

  /// `true` or `yes`, `false` or `no`.
  func truth(_ entry: YAMLEntry) -> Bool? {
    guard let scalar = scalar(entry) else { return nil }
    let text = trimmed(scalar.value)
    if let truth = truthValue(text) { return truth }
    report(.notTrueOrFalse(key: entry.name, text: text), at: scalar.span)
    return nil
  }

  /// One of the words of an enum.
  public func word<Word: RawRepresentable & CaseIterable>(_ entry: YAMLEntry, as type: Word.Type)
    -> Word?
  where Word.RawValue == String {
    guard let text = text(entry) else { return nil }
    if let word = Word(rawValue: text.value) { return word }
    // Read as what is most likely meant, so that nothing else is said of what hangs on it.
    return reportWord(text, key: entry.name, allowed: Word.allCases.map(\.rawValue))
      .flatMap(Word.init(rawValue:))
  }

  /// Reports a word that is none of those allowed; the one that is most likely meant.
  @discardableResult
  func reportWord(_ text: Placed<String>, key: String, allowed: [String]) -> String? {
    let nearest = nearestMeaning(of: text.value, among: allowed)
    report(
      .notOneOf(key: key, text: text.value, allowed: allowed, nearest: nearest), at: text.span)
    return nearest
  }

  /// A day written `2026-12-31`.
  package func day(_ entry: YAMLEntry) -> Placed<Day>? {
    text(entry).flatMap { day($0, key: entry.name) }
  }

  /// The day that a text is, `2026-07-01`; nil, with a report, for another text.
  package func day(_ text: Placed<String>, key: String) -> Placed<Day>? {
    if let day = Day(text.value) { return Placed(day, at: text.span) }
    report(
      .notADate(
        key: key, text: text.value, corrected: Rulebooks.day(meantBy: text.value)?.description),
      at: text.span)
    return nil
  }

  /// A duration of years and months (ISO 8601: `P1Y6M`), in months.
  func months(_ entry: YAMLEntry) -> Int? {
    guard let text = text(entry) else { return nil }
    if let months = monthCount(text.value) { return months }
    report(.notADuration(key: entry.name, text: text.value), at: text.span)
    return nil
  }

  /// Two days, the first not after the second.
  package func days(_ entry: YAMLEntry) -> DayRange? {
    MappingReader(entry.value, .days, key: entry.name, self).map { days($0) }
  }

  /// The days that `since` and `until` of a mapping bound.
  func days(_ reader: MappingReader) -> DayRange {
    let since = reader.entry("since").flatMap(day)
    let until = reader.entry("until").flatMap(day)
    if let since, let until, until.value < since.value {
      report(
        .daysReversed(since: since.value.description, until: until.value.description),
        at: until.span)
    }
    return DayRange(since: since?.value, until: until?.value)
  }
}

/// The text without white space at its ends.
package func trimmed(_ text: String) -> String {
  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  let bytes = text.utf8
  // The reader of YAML has made every other blank an ordinary space.
  guard let first = bytes.first, let last = bytes.last, isSpace(first) || isSpace(last) else {
    return text
  }
  let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
  let rest = bytes[start...]
  let end = rest.lastIndex { !isSpace($0) }.map { bytes.index(after: $0) } ?? start
  return String(text[start..<end])
}

/// What YAML 1.2 calls true and false, and the words that people write.
package func truthValue(_ text: String) -> Bool? {
  switch text.lowercased() {
  case "true", "yes": true
  case "false", "no": false
  default: nil
  }
}

/// The hundredth part, exactly.
func hundredth(_ number: Decimal) -> Decimal {
  Decimal(
    coefficient: number.coefficient, exponent: number.exponent - 2, negative: number.isNegative)
    ?? .zero
}

/// The months of `P1Y`, `P6M` or `P1Y6M`, up to a hundred years.
func monthCount(_ text: String) -> Int? {
  guard text.first == "P" else { return nil }
  var months = 0
  var digits = ""
  var expected: [Character] = ["Y", "M"]
  for character in text.dropFirst() {
    if character.isASCII, character.isNumber {
      digits.append(character)
      continue
    }
    guard let place = expected.firstIndex(of: character), let count = Int(digits), count <= 1200
    else { return nil }
    months += character == "Y" ? count * 12 : count
    expected.removeFirst(place + 1)
    digits = ""
  }
  return digits.isEmpty && months > 0 && months <= 1200 ? months : nil
}
