public import Diagnostics

extension LoadingFault {
  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.unknownKey(let key, let element, _), .vi):
      "\(element.called(.vi)) không có khóa \(name: key)"
    case (.unknownKey(let key, let element, _), .en):
      "\(element.called(.en)) has no key \(name: key)"
    case (.keyElsewhere(let key, let element, _, _), .vi):
      "khóa \(name: key) không thuộc \(element.called(.vi))"
    case (.keyElsewhere(let key, let element, _, _), .en):
      "the key \(name: key) does not belong in \(element.called(.en))"
    case (.missingKey(let key, let element), .vi):
      "\(element.called(.vi)) thiếu khóa bắt buộc \(name: key)"
    case (.missingKey(let key, let element), .en):
      "\(element.called(.en)) lacks its key \(name: key)"
    case (.namesMissing(let section, _), .vi):
      "dưới \(name: section) phải là tên của từng mục, rồi mới đến các khóa"
    case (.namesMissing(let section, _), .en):
      "below \(name: section) stand names, and keys only below each name"
    case (.nothingGiven(let key), .vi): "khóa \(name: key) chưa có giá trị"
    case (.nothingGiven(let key), .en): "nothing is given for the key \(name: key)"
    case (.wrongShape(let key, let expected, let found, _), .vi):
      "\(name: key) phải là \(expected.called(.vi)), không phải \(found.called(.vi))"
    case (.wrongShape(let key, let expected, let found, _), .en):
      "\(name: key) must be \(expected.called(.en)), not \(found.called(.en))"
    case (.wrongItem(let list, let element), .vi):
      "mỗi mục của \(name: list) là \(element.called(.vi)), phải viết bằng các khóa kèm giá trị"
    case (.wrongItem(let list, let element), .en):
      "each item of \(name: list) is \(element.called(.en)), written as keys with values"
    case (.notANumber(let key, let text, _), .vi):
      "\(name: key) phải là một số, không phải \(code: text)"
    case (.notANumber(let key, let text, _), .en):
      "\(name: key) must be a number, not \(code: text)"
    case (.decimalComma(let text, _), .vi): "\(code: text) dùng dấu phẩy thập phân"
    case (.decimalComma(let text, _), .en): "\(code: text) has a decimal comma"
    case (.groupedDigits(let text, _), .vi): "\(code: text) có dấu phân cách nhóm chữ số"
    case (.groupedDigits(let text, _), .en): "\(code: text) has its digits in groups"
    case (.percentNotWanted(let key, let text, _), .vi):
      "\(name: key) không nhận tỷ lệ viết với dấu %: \(code: text)"
    case (.percentNotWanted(let key, let text, _), .en):
      "\(name: key) takes no share written with %: \(code: text)"
    case (.notAShare(let key, let text, _), .vi):
      "\(name: key) phải là một tỷ lệ từ 0% đến 100%, không phải \(code: text)"
    case (.notAShare(let key, let text, _), .en):
      "\(name: key) must be a share from 0% to 100%, not \(code: text)"
    case (.notTrueOrFalse(let key, let text), .vi):
      "\(name: key) phải là true hoặc false (yes hoặc no), không phải \(code: text)"
    case (.notTrueOrFalse(let key, let text), .en):
      "\(name: key) must be true or false (yes or no), not \(code: text)"
    case (.notADate(let key, let text, _), .vi):
      "\(name: key) phải là một ngày viết năm-tháng-ngày, không phải \(code: text)"
    case (.notADate(let key, let text, _), .en):
      "\(name: key) must be a date written year-month-day, not \(code: text)"
    case (.notOneOf(let key, let text, _, _), .vi):
      "\(name: key) không nhận giá trị \(code: text)"
    case (.notOneOf(let key, let text, _, _), .en):
      "\(name: key) does not take \(code: text)"
    case (.notAWholeNumber(let key, let text, let from, let to), .vi):
      "\(name: key) phải là số nguyên từ \(number: from) đến \(number: to), không phải \(code: text)"
    case (.notAWholeNumber(let key, let text, let from, let to), .en):
      "\(name: key) must be a whole number from \(number: from) to \(number: to), not \(code: text)"
    case (.notADuration(let key, let text), .vi):
      "\(name: key) phải là một khoảng thời gian theo năm, tháng, không phải \(code: text)"
    case (.notADuration(let key, let text), .en):
      "\(name: key) must be a duration of years and months, not \(code: text)"
    case (.cutByComma(let key, let kept, _), .vi):
      "dấu phẩy đã cắt giá trị của \(name: key), chỉ còn \(code: kept)"
    case (.cutByComma(let key, let kept, _), .en):
      "a comma has cut the value of \(name: key) down to \(code: kept)"
    case (.listForFormula(let key, let text), .vi):
      "YAML đọc \(code: text) của \(name: key) thành một danh sách, không phải công thức"
    case (.listForFormula(let key, let text), .en):
      "YAML reads \(code: text) of \(name: key) as a list, not as a formula"
    case (.mappingForFormula(let key, let text), .vi):
      "YAML đọc \(code: text) của \(name: key) thành các khóa, không phải công thức"
    case (.mappingForFormula(let key, let text), .en):
      "YAML reads \(code: text) of \(name: key) as keys, not as a formula"
    case (.notARulebook(let path), .vi): "tệp \(name: path) không phải là bộ tiêu chí"
    case (.notARulebook(let path), .en): "the file \(name: path) is no rulebook"
    case (.repeatedID(let id, let element, _), .vi):
      "hai mục cùng mã \(name: id) (\(element.called(.vi)))"
    case (.repeatedID(let id, let element, _), .en):
      "\(name: id) names two elements, each \(element.called(.en))"
    case (.repeatedName(let name, _), .vi): "tên \(name: name) đã được dùng"
    case (.repeatedName(let name, _), .en): "the name \(name: name) is taken already"
    case (.keysExclude(let key, let other, let element), .vi):
      "\(element.called(.vi)) không thể có cả \(name: key) và \(name: other)"
    case (.keysExclude(let key, let other, let element), .en):
      "\(element.called(.en)) cannot have both \(name: key) and \(name: other)"
    case (.keyNeeds(let key, let needed), .vi):
      "khóa \(name: key) chỉ có nghĩa khi có \(code: needed)"
    case (.keyNeeds(let key, let needed), .en):
      "the key \(name: key) means something only with \(code: needed)"
    case (.noMethod, .vi): "cách chấm chưa nêu phương pháp chấm điểm"
    case (.noMethod, .en): "the score names no scoring method"
    case (.nothingToScore(let id), .vi):
      "tiêu chí \(name: id) chưa nói chấm thế nào hoặc gồm những tiêu chí nào"
    case (.nothingToScore(let id), .en):
      "the criterion \(name: id) says neither how it is scored nor what it consists of"
    case (.emptyList(let key), .vi): "danh sách \(name: key) không có mục nào"
    case (.emptyList(let key), .en): "the list \(name: key) has no items"
    case (.badName(let name, .start), .vi): "tên \(name: name) không bắt đầu bằng chữ cái"
    case (.badName(let name, .start), .en): "the name \(name: name) does not start with a letter"
    case (.badName(let name, .character), .vi):
      "tên \(name: name) có ký tự không phải chữ cái, chữ số, dấu _ hoặc dấu cách"
    case (.badName(let name, .character), .en):
      "the name \(name: name) holds something else than letters, digits, _ and spaces"
    case (.badName(let name, .spaces), .vi):
      "tên \(name: name) có nhiều dấu cách liền nhau hoặc xuống dòng"
    case (.badName(let name, .spaces), .en):
      "the name \(name: name) holds several spaces in a row or line ends"
    case (.badName(let name, .keyword), .vi):
      "tên \(name: name) là từ khóa của ngôn ngữ công thức FEEL"
    case (.badName(let name, .keyword), .en):
      "the name \(name: name) is a keyword of the formula language FEEL"
    case (.nameSpelledTwice(let name, let other, let word, _), .vi):
      "tên \(name: name) có thể bị đọc thành \(name: other) rồi từ khóa \(code: word)"
    case (.nameSpelledTwice(let name, let other, let word, _), .en):
      "the name \(name: name) could be read as \(name: other) and the keyword \(code: word)"
    case (.reservedName(let name), .vi): "tên \(name: name) đã có nghĩa riêng trong quy tắc"
    case (.reservedName(let name), .en): "the name \(name: name) has a meaning of its own in rules"
    case (.includeOutside(let path), .vi): "tệp \(name: path) nằm ngoài thư mục của bộ tiêu chí"
    case (.includeOutside(let path), .en):
      "the file \(name: path) lies outside the rulebook's folder"
    case (.includedTwice(let path), .vi): "tệp \(name: path) được nhập hai lần"
    case (.includedTwice(let path), .en): "the file \(name: path) is included twice"
    case (.daysReversed(let since, let until), .vi):
      "hiệu lực kết thúc (\(code: until)) trước khi bắt đầu (\(code: since))"
    case (.daysReversed(let since, let until), .en):
      "the period ends (\(code: until)) before it begins (\(code: since))"
    case (.rangeEmpty(let lower, let upper, _), .vi):
      "không có giá trị nào từ \(number: lower) đến \(number: upper)"
    case (.rangeEmpty(let lower, let upper, _), .en):
      "there is no value from \(number: lower) to \(number: upper)"
    }
  }
}
