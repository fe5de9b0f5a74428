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

/// The figure that a text stands for: `100 điểm` is 100, `20 phần trăm` is 20%, `mười hai` is 12.
package func figure(meantBy text: String) -> String? {
  if let number = number(inWords: text) { return String(number) }
  let narrow = narrowed(text)
  let head = narrow.prefix { $0.isASCII && $0.isNumber || "+-.,".contains($0) }
  let end = head.last.map { ".,".contains($0) } ?? false ? head.dropLast() : head
  let tail = narrow.dropFirst(head.count)
  guard end.contains(where: \.isNumber),
    tail.allSatisfy({ $0.isLetter || " .;,:".contains($0) })
  else { return nil }
  let unit = tail.lowercased().filter { $0 != " " }
  let percent = ["phầntrăm", "percent", "pct"].contains(unit) ? "%" : ""
  switch FigureText(String(end)) {
  case .number(let number): return number.description + percent
  case .decimalComma(let corrected), .grouped(let corrected): return corrected + percent
  case .percent, .other: return nil
  }
}

/// A text with the full-width digits and signs of East Asian keyboards as plain ones.
private func narrowed(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        (0xFF01...0xFF5E).contains(scalar.value)
          ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      }))
}

/// A range as it is written elsewhere, `0..100`, `[0..100]` or `0-100`, with its ends as keys.
func ends(meantBy text: String) -> String? {
  let inner = text.filter { !"[]() ".contains($0) }
  for mark in ["..", "-", "–", "÷", ",", ";"] {
    guard let range = inner.firstRange(of: mark), range.lowerBound > inner.startIndex else {
      continue
    }
    guard case .number(let low) = FigureText(String(inner[..<range.lowerBound])),
      case .number(let high) = FigureText(String(inner[range.upperBound...])), low <= high
    else { continue }
    return "{ from: \(low), to: \(high) }"
  }
  return nil
}

/// The word that somebody meant who thinks in Vietnamese, or in the words of other programs; or
/// else the nearest in spelling.
func nearestMeaning(of text: String, among words: [String]) -> String? {
  translatedWords[text.lowercased()]?.first { words.contains($0) }
    ?? nearestWord(to: text, among: words)
}

/// Words that stand for those of the rule language; of several the first that a key takes.
private let translatedWords: [String: [String]] = [
  "số nguyên": ["whole-number"], "integer": ["whole-number"], "int": ["whole-number"],
  "số": ["number"], "decimal": ["number"], "float": ["number"], "real": ["number"],
  "phần trăm": ["percent"], "tỷ lệ": ["percent"], "percentage": ["percent"],
  "điểm": ["points"], "có không": ["yes-no"], "có/không": ["yes-no"], "đúng sai": ["yes-no"],
  "boolean": ["yes-no"], "bool": ["yes-no"], "bậc": ["level"], "mức": ["level"],
  "lựa chọn": ["choice"], "danh mục": ["choice"], "enum": ["choice"], "ngày": ["date"],
  "chữ": ["text"], "văn bản": ["text"], "string": ["text"],
  "đơn vị": ["unit"], "cá nhân": ["person"], "người": ["person"], "trước": ["before"],
  "sau": ["after"], "xuống": ["down"], "lên": ["up"], "hội đồng": ["authority"],
  "cấp có thẩm quyền": ["authority"], "đồng hạng": ["shared"], "dự thảo": ["proposal"],
  "draft": ["proposal"], "đã ban hành": ["issued"], "ban hành": ["issued"], "cao": ["higher"],
  "cao hơn": ["higher"], "thấp": ["lower"], "thấp hơn": ["lower"], "bắt buộc": ["required"],
  "dài": ["long"], "dọc": ["long"], "rộng": ["wide"], "ngang": ["wide"],
  "không": ["none", "zero"], "tổng": ["sum", "total"], "trung bình": ["mean"],
  "average": ["mean"], "avg": ["mean"], "bình quân": ["mean"], "hiển thị": ["display"],
  "tiêu chí": ["criterion"], "mục": ["section"], "đủ điểm": ["full-points"],
  "không điểm": ["no-points", "zero"], "kế tiếp": ["next", "next-class"],
  "mức kế tiếp": ["next-class"], "lỗi": ["error"], "nhỏ nhất": ["min"], "lớn nhất": ["max"],
]

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

/// A whole number below 1000 in Vietnamese or English words: `hai mươi lăm` is 25.
private func number(inWords text: String) -> Int? {
  if let number = englishNumbers[text.lowercased()] { return number }
  let words = text.lowercased().split(separator: " ").map(String.init)
  guard !words.isEmpty, words.count <= 6 else { return nil }
  var total = 0
  var digit: Int?
  for word in words {
    switch word {
    case "trăm":
      total = (digit ?? 1) * 100
      digit = nil
    case "mươi":
      total += (digit ?? 1) * 10
      digit = nil
    case "mười":
      total += 10
      digit = nil
    case "linh", "lẻ": continue
    default:
      guard digit == nil, let value = vietnameseDigits[word] else { return nil }
      digit = value
    }
  }
  return total + (digit ?? 0)
}

private let vietnameseDigits: [String: Int] = [
  "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
  "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
]

private let englishNumbers: [String: Int] = [
  "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
  "eight": 8, "nine": 9, "ten": 10, "twenty": 20, "fifty": 50, "hundred": 100,
]
