import Decimals
public import Diagnostics

extension LoadingFault {
  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.unknownKey(_, _, let nearest?), .vi): "Có phải ý bạn là \(name: nearest)?"
    case (.unknownKey(_, _, let nearest?), .en): "Did you mean \(name: nearest)?"
    case (.unknownKey(_, let element, nil), .vi):
      "các khóa có thể dùng: \(names: element.keys); nếu không cần thì xóa dòng này"
    case (.unknownKey(_, let element, nil), .en):
      "its keys are \(names: element.keys); delete the line if it is not needed"
    case (.keyElsewhere(_, _, _, let write?), .vi): "đặt trong \(name: "score"): \(code: write)"
    case (.keyElsewhere(_, _, _, let write?), .en):
      "put it below \(name: "score"): \(code: write)"
    case (.keyElsewhere(_, _, let belongs, nil), .vi):
      "khóa này thuộc \(belongs.map { $0.called(.vi) }.joined(separator: ", ")); kiểm tra xem dòng có thụt lề đúng cấp không"
    case (.keyElsewhere(_, _, let belongs, nil), .en):
      "it belongs in \(belongs.map { $0.called(.en) }.joined(separator: ", ")); check how far the line is indented"
    case (.missingKey(let key, _), _) where wordsOfKeys[key] != nil:
      language == .vi
        ? "thêm \(code: key + ":") với một trong các giá trị \(names: wordsOfKeys[key] ?? [])"
        : "add \(code: key + ":") with one of \(names: wordsOfKeys[key] ?? [])"
    case (.missingKey(let key, _), .vi): "thêm \(code: key + ": …")"
    case (.missingKey(let key, _), .en): "add \(code: key + ": …")"
    case (.namesMissing(let section, let found), .vi):
      "thêm một dòng tên dưới \(code: section + ":") rồi thụt lề các khóa như \(code: found) vào bên dưới tên đó"
    case (.namesMissing(let section, let found), .en):
      "put a line with a name below \(code: section + ":"), and keys such as \(code: found) below that name, indented"
    case (.nothingGiven, .vi): "ghi giá trị sau dấu hai chấm hoặc xóa cả dòng"
    case (.nothingGiven, .en): "write a value after the colon or delete the line"
    case (.wrongShape(_, _, _, let write?), .vi): "viết \(code: write)"
    case (.wrongShape(_, _, _, let write?), .en): "write \(code: write)"
    case (.wrongShape(let key, .mapping, .list, nil), .vi):
      "bỏ dấu \(code: "- ") và viết các khóa thụt lề bên dưới \(code: key + ":")"
    case (.wrongShape(let key, .mapping, .list, nil), .en):
      "remove the \(code: "- ") and write the keys, indented, below \(code: key + ":")"
    case (.wrongShape(let key, .list, .scalar, nil), .vi):
      "viết thành danh sách, ví dụ \(code: key + ": [a, b]")"
    case (.wrongShape(let key, .list, .scalar, nil), .en):
      "write a list, such as \(code: key + ": [a, b]")"
    case (.wrongShape(let key, .mapping, _, nil), .vi):
      "viết các khóa thụt lề bên dưới \(code: key + ":")"
    case (.wrongShape(let key, .mapping, _, nil), .en):
      "write its keys, indented, below \(code: key + ":")"
    case (.wrongShape(_, .scalar, _, nil), .vi): "ghi một giá trị trên cùng dòng, sau dấu hai chấm"
    case (.wrongShape(_, .scalar, _, nil), .en): "write one value on the same line, after the colon"
    case (.wrongShape(let key, .list, _, nil), .vi):
      "đặt dấu \(code: "- ") trước mỗi mục bên dưới \(code: key + ":")"
    case (.wrongShape(let key, .list, _, nil), .en):
      "put \(code: "- ") before each item below \(code: key + ":")"
    case (.wrongItem(_, let element), .vi):
      "viết như \(code: "- { \(element.keys.first ?? "id"): … }")"
    case (.wrongItem(_, let element), .en):
      "write \(code: "- { \(element.keys.first ?? "id"): … }")"
    case (.notANumber(_, _, let corrected?), .vi): "chỉ viết con số: \(code: corrected)"
    case (.notANumber(_, _, let corrected?), .en): "write the figure alone: \(code: corrected)"
    case (.notANumber, .vi): "viết bằng chữ số, dùng dấu chấm thập phân, ví dụ \(code: "2.5")"
    case (.notANumber, .en): "write it in digits with a decimal point, such as \(code: "2.5")"
    case (.decimalComma(_, let corrected), .vi):
      "trong tệp quy tắc chỉ dùng dấu chấm thập phân: \(code: corrected)"
    case (.decimalComma(_, let corrected), .en):
      "rule files have a decimal point only: \(code: corrected)"
    case (.groupedDigits(_, let corrected), .vi): "viết liền các chữ số: \(code: corrected)"
    case (.groupedDigits(_, let corrected), .en): "write the digits together: \(code: corrected)"
    case (.percentNotWanted(_, _, let corrected), .vi):
      "viết số không có dấu %: \(code: corrected) (tỷ lệ phần trăm ở đây tính từ 0 đến 100)"
    case (.percentNotWanted(_, _, let corrected), .en):
      "write the number without %: \(code: corrected) (percentages count from 0 to 100 here)"
    case (.notAShare(_, _, let corrected?), .vi): "viết kèm dấu %: \(code: corrected)"
    case (.notAShare(_, _, let corrected?), .en): "write it with %: \(code: corrected)"
    case (.notAShare, .vi): "viết kèm dấu %, ví dụ \(code: "20%")"
    case (.notAShare, .en): "write it with %, such as \(code: "20%")"
    case (.notTrueOrFalse(_, let text), .vi):
      truth(meantBy: text).map { "Có phải ý bạn là \(code: $0)?" }
        ?? "viết \(code: "yes") (có) hoặc \(code: "no") (không)"
    case (.notTrueOrFalse(_, let text), .en):
      truth(meantBy: text).map { "Did you mean \(code: $0)?" }
        ?? "write \(code: "yes") or \(code: "no")"
    case (.notADate(_, _, let corrected?), .vi): "Có phải ý bạn là \(code: corrected)?"
    case (.notADate(_, _, let corrected?), .en): "Did you mean \(code: corrected)?"
    case (.notADate, .vi): "viết năm trước, ví dụ \(code: "2026-12-31")"
    case (.notADate, .en): "write the year first, such as \(code: "2026-12-31")"
    case (.notOneOf(_, _, let allowed, let nearest?), .vi):
      "Có phải ý bạn là \(code: nearest)? Các giá trị được nhận: \(names: allowed)"
    case (.notOneOf(_, _, let allowed, let nearest?), .en):
      "Did you mean \(code: nearest)? It takes \(names: allowed)"
    case (.notOneOf(_, _, let allowed, nil), .vi): "các giá trị được nhận: \(names: allowed)"
    case (.notOneOf(_, _, let allowed, nil), .en): "it takes \(names: allowed)"
    case (.notAWholeNumber(_, let text, let from, let to), .vi):
      "viết một số nguyên trong khoảng đó, ví dụ \(code: whole(near: text, from, to))"
    case (.notAWholeNumber(_, let text, let from, let to), .en):
      "write a whole number of that range, such as \(code: whole(near: text, from, to))"
    case (.notADuration, .vi):
      "viết như \(code: "P1Y") (một năm), \(code: "P6M") (sáu tháng) hoặc \(code: "P1Y6M")"
    case (.notADuration, .en):
      "write it as \(code: "P1Y") (a year), \(code: "P6M") (six months) or \(code: "P1Y6M")"
    case (.cutByComma(_, _, let whole), .vi):
      "đặt cả giá trị trong dấu nháy: \(code: quoted(whole))"
    case (.cutByComma(_, _, let whole), .en):
      "put the whole value in quotes: \(code: quoted(whole))"
    case (.listForFormula(_, let text), .vi), (.mappingForFormula(_, let text), .vi):
      "đặt công thức trong dấu nháy: \(code: quoted(text))"
    case (.listForFormula(_, let text), .en), (.mappingForFormula(_, let text), .en):
      "put the formula in quotes: \(code: quoted(text))"
    case (.notARulebook, .vi):
      "bắt đầu tệp bằng \(code: "rulebook: mã-bộ-tiêu-chí"), rồi đến title, indicators, assessments"
    case (.notARulebook, .en):
      "begin the file with \(code: "rulebook: its-id"), then title, indicators, assessments"
    case (.repeatedID, .vi): "mỗi mã chỉ dùng một lần; đổi một trong hai"
    case (.repeatedID, .en): "an identifier is used once; change one of the two"
    case (.repeatedName, .vi): "đặt tên khác cho một trong hai, hoặc gộp hai mục làm một"
    case (.repeatedName, .en): "give one of the two another name, or make them one"
    case (.keysExclude, .vi): "giữ lại một trong hai khóa"
    case (.keysExclude, .en): "keep one of the two keys"
    case (.keyNeeds(_, let needed), .vi): "thêm \(code: needed) hoặc xóa khóa này"
    case (.keyNeeds(_, let needed), .en): "add \(code: needed) or delete the key"
    case (.noMethod(let methods), .vi): "chọn một phương pháp: \(names: methods)"
    case (.noMethod(let methods), .en): "choose one of the methods \(names: methods)"
    case (.nothingToScore, .vi):
      "thêm \(code: "score:") (cách chấm), \(code: "value:") (giá trị đo) hoặc \(code: "criteria:") (tiêu chí con)"
    case (.nothingToScore, .en):
      "add \(code: "score:"), \(code: "value:") or, for a section, \(code: "criteria:")"
    case (.emptyList, .vi): "thêm ít nhất một mục hoặc xóa khóa này"
    case (.emptyList, .en): "add an item or delete the key"
    case (.badName(_, .keyword), .vi): "chọn tên khác"
    case (.badName(_, .keyword), .en): "choose another name"
    case (.badName, .vi):
      "đặt tên ngắn chỉ gồm chữ và số; ghi nguyên văn như trên biểu mẫu vào \(code: "heading:") hoặc \(code: "title:")"
    case (.badName, .en):
      "choose a short name of letters and digits, and put what the form prints into \(code: "heading:") or \(code: "title:")"
    case (.nameSpelledTwice, .vi): "đổi một trong hai tên để công thức chỉ có một cách đọc"
    case (.nameSpelledTwice, .en): "change one of the two names, so that formulas have one reading"
    case (.reservedName, .vi): "chọn tên khác, ví dụ thêm một từ nói rõ nghĩa"
    case (.reservedName, .en): "choose another name, for instance by adding a word"
    case (.includeOutside, .vi): "chép tệp vào thư mục của bộ tiêu chí và ghi tên tệp"
    case (.includeOutside, .en): "copy it into the rulebook's folder and give its name"
    case (.includedTwice, .vi): "xóa một trong hai dòng"
    case (.includedTwice, .en): "delete one of the two lines"
    case (.daysReversed, .vi): "kiểm tra lại hai ngày \(code: "since") và \(code: "until")"
    case (.daysReversed, .en): "check the days \(code: "since") and \(code: "until")"
    case (.rangeEmpty(_, _, let write?), .vi): "có lẽ hai đầu bị đổi chỗ: \(code: write)"
    case (.rangeEmpty(_, _, let write?), .en):
      "the two ends are probably exchanged: \(code: write)"
    case (.rangeEmpty, .vi): "kiểm tra lại hai đầu của khoảng"
    case (.rangeEmpty, .en): "check both ends of the range"
    }
  }
}

/// The words that keys take of which one must be chosen.
/// The whole number of a range that a text is nearest to; the first where it is no number.
private func whole(near text: String, _ from: Int, _ to: Int) -> String {
  guard case .number(let number) = FigureText(text), let whole = number.floor.integer else {
    return figure(meantBy: text).flatMap(Int.init).map { String(min(max($0, from), to)) }
      ?? String(from)
  }
  return String(min(max(whole, from), to))
}

private let wordsOfKeys: [String: [String]] = [
  "when-requirements-fail": ClassRule.FailedRequirement.allCases.map(\.rawValue),
  "round": RoundingMode.allCases.map(\.rawValue),
  "mode": RoundingMode.allCases.map(\.rawValue),
  "at": ["criterion", "section", "total", "display"],
  "counted": ["before", "after"],
  "take": ["total", "class"],
  "type": Loader.typeNames,
]
