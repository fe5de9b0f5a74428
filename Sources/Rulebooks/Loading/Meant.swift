import Decimals
import Diagnostics

// What was probably meant by a value that cannot be read, so that messages can offer it.

/// The word that somebody probably meant: the nearest in spelling, else the only one that the text
/// is a part of, as `full` is of `full-points`.
func nearestWord(to text: String, among words: [String]) -> String? {
  if let near = nearestName(to: text, among: words) { return near }
  guard text.utf8.count > 2 else { return nil }
  let lower = text.lowercased()
  let longer = words.filter { word in
    word.hasPrefix(lower + "-") || word.hasSuffix("-" + lower) || lower.hasPrefix(word + "-")
  }
  return longer.count == 1 ? longer.first : nil
}

/// The figure that a text stands for: `100 điểm` is 100, `sáu` is 6.
package func figure(meantBy text: String) -> String? {
  if let number = numberWords[text.lowercased()] { return String(number) }
  let head = text.prefix { $0.isASCII && $0.isNumber || "+-.,".contains($0) }
  let tail = text.dropFirst(head.count)
  guard !head.isEmpty, tail.allSatisfy({ $0.isLetter || $0 == " " || $0 == "." }) else {
    return nil
  }
  switch FigureText(String(head)) {
  case .number(let number): return number.description
  case .decimalComma(let corrected), .grouped(let corrected): return corrected
  case .percent, .other: return nil
  }
}

/// The share that a figure without its `%` stands for: `20` is `20%`.
func share(meantBy text: String) -> String? {
  guard case .number(let number) = FigureText(text), number > .one, number <= .hundred else {
    return nil
  }
  return text + "%"
}

/// The day that a text stands for, whatever the order of its parts; a day beyond the end of its
/// month is the last of that month.
package func day(meantBy text: String) -> Day? {
  if let day = Day(dayFirst: text) { return day }
  let parts = text.split(omittingEmptySubsequences: true) { "/-. ".contains($0) }
  let figures = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
  guard figures.count == 3, parts.count == 3, figures.allSatisfy({ $0 > 0 }) else { return nil }
  let isYearFirst = parts[0].utf8.count == 4
  guard isYearFirst || parts[2].utf8.count == 4 else { return nil }
  let year = isYearFirst ? figures[0] : figures[2]
  let month = figures[1]
  let day = isYearFirst ? figures[2] : figures[0]
  // `2024-13-12` and `01/31/2026` have day and month exchanged.
  if month > 12 { return Day(year: year, month: day, day: month) }
  guard (29...31).contains(day) else { return nil }
  return (28...day).reversed().lazy.compactMap { Day(year: year, month: month, day: $0) }.first
}

/// The truth value that a text stands for, as rules write it.
func truth(meantBy text: String) -> String? {
  switch text.lowercased() {
  case "có", "co", "đúng", "dung", "rồi", "đạt", "x", "y", "t", "1", "on": "yes"
  case "không", "khong", "sai", "chưa", "chua", "n", "f", "0", "off": "no"
  default: nil
  }
}

private let numberWords: [String: Int] = [
  "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
  "chín": 9, "mười": 10, "hai mươi": 20, "ba mươi": 30, "bốn mươi": 40, "năm mươi": 50,
  "một trăm": 100, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
  "seven": 7, "eight": 8, "nine": 9, "ten": 10, "hundred": 100,
]
