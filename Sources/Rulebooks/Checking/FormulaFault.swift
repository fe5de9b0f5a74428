public import Diagnostics

/// What can be wrong with a formula where it stands, though it can be read by itself. TD3201 to
/// TD3299.
public enum FormulaFault: Fault {
  /// A formula whose value is not what its key asks for.
  case wrongType(key: String, expected: Asked, found: String)
  /// A formula that a `#` has cut, so that the rest cannot be read.
  case brokenByComment(kept: String, lost: String)
  /// A `#` that stands close behind a formula, so that it may have been meant as a part of it.
  case commentClose(kept: String, lost: String)
  /// A condition that holds always or never.
  case conditionConstant(key: String, holds: Bool)
  /// An order by something that is the same for all.
  case orderConstant(text: String)
  /// A derived indicator whose formula gives another type than it declares.
  case derivedType(name: String, declared: String, found: String)
  /// A share, 0 to 1, where percentages, 0 to 100, are counted.
  case shareForPercent(text: String, share: String, percent: String)
  /// A count by itself where a rate is asked for.
  case countForRate(name: String)

  /// What a key asks for.
  public enum Asked: String, Sendable {
    case truth, number, level, ordered, anything

    func called(_ language: Language) -> String {
      switch (self, language) {
      case (.truth, .vi): "một điều kiện đúng hoặc sai"
      case (.truth, .en): "a condition, true or false"
      case (.number, .vi): "một số"
      case (.number, .en): "a number"
      case (.level, .vi): "một bậc, một lựa chọn hoặc một mức xếp loại"
      case (.level, .en): "a level, choice or class"
      case (.ordered, .vi): "một giá trị so sánh được hơn kém (số, ngày, bậc)"
      case (.ordered, .en): "something with an order: a number, a date, a level"
      case (.anything, .vi): "một giá trị"
      case (.anything, .en): "a value"
      }
    }
  }

  /// The stable code.
  public var code: String {
    switch self {
    case .wrongType: "TD3201"
    case .brokenByComment: "TD3202"
    case .conditionConstant: "TD3203"
    case .orderConstant: "TD3204"
    case .derivedType: "TD3205"
    case .shareForPercent: "TD3206"
    case .countForRate: "TD3207"
    case .commentClose: "TD3208"
    }
  }

  /// What always comes out alike is a question; what cannot be computed an error.
  public var severity: Severity {
    switch self {
    case .conditionConstant, .orderConstant, .commentClose: .warning
    default: .error
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.wrongType(let key, let expected, let found), .vi):
      "\(name: key) cần \(expected.called(.vi)), nhưng công thức cho \(typeName(found, .vi))"
    case (.wrongType(let key, let expected, let found), .en):
      "\(name: key) takes \(expected.called(.en)), but the formula gives \(typeName(found, .en))"
    case (.brokenByComment(let kept, _), .vi):
      "dấu # đã cắt công thức, phần còn lại \(code: kept) không đọc được"
    case (.brokenByComment(let kept, _), .en):
      "a # has cut the formula, and what is left, \(code: kept), cannot be read"
    case (.commentClose(_, let lost), .vi):
      "dấu # đã biến phần \(code: lost) thành lời ghi chú, không còn thuộc công thức"
    case (.commentClose(_, let lost), .en):
      "the # has made \(code: lost) a comment, no part of the formula"
    case (.conditionConstant(let key, true), .vi): "điều kiện \(name: key) lúc nào cũng đúng"
    case (.conditionConstant(let key, true), .en): "the condition \(name: key) always holds"
    case (.conditionConstant(let key, false), .vi): "điều kiện \(name: key) không bao giờ đúng"
    case (.conditionConstant(let key, false), .en): "the condition \(name: key) never holds"
    case (.orderConstant(let text), .vi):
      "\(code: text) bằng nhau với mọi đơn vị nên không sắp được thứ tự"
    case (.orderConstant(let text), .en): "\(code: text) is the same for all, so it orders nothing"
    case (.derivedType(let name, let declared, let found), .vi):
      "chỉ tiêu \(name: name) khai báo kiểu \(code: declared), nhưng công thức cho \(typeName(found, .vi))"
    case (.derivedType(let name, let declared, let found), .en):
      "the indicator \(name: name) is declared \(code: declared), but its formula gives \(typeName(found, .en))"
    case (.shareForPercent(let text, let share, _), .vi):
      "\(code: text) là tỷ lệ \(number: share) (từ 0 đến 1), còn số liệu ở đây tính từ 0 đến 100"
    case (.shareForPercent(let text, let share, _), .en):
      "\(code: text) is the share \(number: share), of 0 to 1, but percentages here count from 0 to 100"
    case (.countForRate(let name), .vi): "\(name: name) là số đếm, không phải tỷ lệ phần trăm"
    case (.countForRate(let name), .en): "\(name: name) is a count, no percentage"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.wrongType(_, .truth, _), .vi):
      "viết một phép so sánh, ví dụ \(code: "số lớp tập huấn >= 2")"
    case (.wrongType(_, .truth, _), .en):
      "write a comparison, such as \(code: "number of classes >= 2")"
    case (.wrongType(_, .number, "boolean"), .vi):
      "viết như \(code: "if … then 1 else 0") nếu muốn đổi đúng, sai thành số"
    case (.wrongType(_, .number, "boolean"), .en):
      "write \(code: "if … then 1 else 0") to make a number of it"
    case (.wrongType, .vi): "kiểm tra lại kiểu của chỉ tiêu được dùng"
    case (.wrongType, .en): "check the types of the indicators that it reads"
    case (.brokenByComment(let kept, let lost), .vi):
      "đặt cả công thức trong dấu nháy: \(code: quoted(kept + " " + lost))"
    case (.brokenByComment(let kept, let lost), .en):
      "put the whole formula in quotes: \(code: quoted(kept + " " + lost))"
    case (.commentClose(let kept, let lost), .vi):
      "nếu thuộc công thức, đặt trong dấu nháy: \(code: quoted(kept + " " + lost)); nếu là ghi chú, để ít nhất hai dấu cách trước #"
    case (.commentClose(let kept, let lost), .en):
      "if it belongs to the formula, quote it: \(code: quoted(kept + " " + lost)); if it is a comment, put two spaces before the #"
    case (.conditionConstant, .vi): "bỏ điều kiện này hoặc sửa cho phụ thuộc vào số liệu"
    case (.conditionConstant, .en): "remove it, or make it depend on evidence"
    case (.orderConstant, .vi): "sắp thứ tự theo \(code: "total") hoặc một chỉ tiêu"
    case (.orderConstant, .en): "order by \(code: "total") or an indicator"
    case (.derivedType, .vi): "sửa \(code: "type") hoặc công thức cho khớp nhau"
    case (.derivedType, .en): "change \(code: "type") or the formula so that they agree"
    case (.shareForPercent(_, _, let percent), .vi):
      "viết \(code: percent), hoặc nhân tham số với 100"
    case (.shareForPercent(_, _, let percent), .en):
      "write \(code: percent), or multiply the parameter by 100"
    case (.countForRate, .vi): "viết \(code: "ratio: { done: …, of: … }")"
    case (.countForRate, .en): "write \(code: "ratio: { done: …, of: … }")"
    }
  }

  /// A FEEL type in the reader's words.
  private func typeName(_ type: String, _ language: Language) -> Text {
    switch (type, language) {
    case ("boolean", .vi): "đúng hoặc sai"
    case ("boolean", .en): "true or false"
    case ("number", .vi): "một số"
    case ("number", .en): "a number"
    case ("string", .vi): "một đoạn chữ"
    case ("string", .en): "a text"
    case ("date", .vi): "một ngày"
    case ("date", .en): "a date"
    case ("Null", .vi): "giá trị rỗng (null)"
    case ("Null", .en): "null"
    default:
      if type.hasPrefix("level<") {
        language == .vi
          ? "một bậc của \(name: String(type.dropFirst(6).dropLast()))"
          : "a rung of \(name: String(type.dropFirst(6).dropLast()))"
      } else if type.hasPrefix("list<") {
        language == .vi ? "một danh sách" : "a list"
      } else {
        "\(code: type)"
      }
    }
  }
}
