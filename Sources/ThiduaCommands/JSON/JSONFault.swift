import Diagnostics

/// What can be wrong with a JSON file. TD9041 to TD9049.
enum JSONFault: Fault, Error, Hashable {
  case badEscape(String)
  case badNumber(String)
  case duplicateKey(String)
  case endTooEarly
  case nestedTooDeep(limit: Int)
  case notAnObject
  case notText
  case unexpected(found: String, expected: Expected)

  /// What should stand where something else does.
  enum Expected: String, Hashable {
    case value, key, colon, commaOrBrace, commaOrBracket, end
  }

  var code: String {
    switch self {
    case .unexpected: "TD9041"
    case .endTooEarly: "TD9042"
    case .badNumber: "TD9043"
    case .badEscape: "TD9044"
    case .duplicateKey: "TD9045"
    case .nestedTooDeep: "TD9046"
    case .notText: "TD9047"
    case .notAnObject: "TD9048"
    }
  }

  func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.badEscape(let text), .vi): "JSON không có ký hiệu \(code: text) trong chuỗi"
    case (.badEscape(let text), .en): "JSON knows no escape \(code: text)"
    case (.badNumber(let text), .vi): "\(code: text) không phải là số theo JSON"
    case (.badNumber(let text), .en): "\(code: text) is not a number in JSON"
    case (.duplicateKey(let key), .vi): "khóa \(name: key) xuất hiện hai lần"
    case (.duplicateKey(let key), .en): "the key \(name: key) stands twice"
    case (.endTooEarly, .vi): "tệp JSON kết thúc giữa chừng"
    case (.endTooEarly, .en): "the JSON ends too early"
    case (.nestedTooDeep(let limit), .vi): "JSON lồng nhau quá \(number: limit) tầng"
    case (.nestedTooDeep(let limit), .en): "the JSON is nested more than \(number: limit) deep"
    case (.notAnObject, .vi): "cần một đối tượng JSON có tên và giá trị"
    case (.notAnObject, .en): "a JSON object with names and values is needed"
    case (.notText, .vi): "tệp JSON không phải văn bản UTF-8"
    case (.notText, .en): "the JSON is not text in UTF-8"
    case (.unexpected(let found, let expected), .vi):
      "ở đây cần \(word(expected, .vi)), không phải \(code: found)"
    case (.unexpected(let found, let expected), .en):
      "\(word(expected, .en)) is needed here, not \(code: found)"
    }
  }

  func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.notAnObject, .vi): "ví dụ: \(code: "{ \"số lớp\": 2 }")"
    case (.notAnObject, .en): "for example: \(code: "{ \"classes held\": 2 }")"
    case (.badNumber, .vi): "viết số với dấu chấm thập phân, không có dấu nhóm: \(code: "1234.5")"
    case (.badNumber, .en): "write a decimal point and no grouping: \(code: "1234.5")"
    case (.endTooEarly, .vi): "đóng mọi dấu ngoặc và dấu nháy"
    case (.endTooEarly, .en): "close every bracket and quotation mark"
    case (.duplicateKey, .vi): "bỏ một trong hai"
    case (.duplicateKey, .en): "leave one of them out"
    case (.notText, .vi): "lưu lại tệp với bảng mã UTF-8"
    case (.notText, .en): "save the file in UTF-8"
    default: nil
    }
  }

  private func word(_ expected: Expected, _ language: Language) -> Text {
    switch (expected, language) {
    case (.value, .vi): "một giá trị"
    case (.value, .en): "a value"
    case (.key, .vi): "tên trong dấu nháy kép"
    case (.key, .en): "a name in double quotes"
    case (.colon, .vi): "dấu hai chấm"
    case (.colon, .en): "a colon"
    case (.commaOrBrace, .vi): "dấu phẩy hoặc \(code: "}")"
    case (.commaOrBrace, .en): "a comma or \(code: "}")"
    case (.commaOrBracket, .vi): "dấu phẩy hoặc \(code: "]")"
    case (.commaOrBracket, .en): "a comma or \(code: "]")"
    case (.end, .vi): "hết tệp"
    case (.end, .en): "the end"
    }
  }
}
