public import Diagnostics

extension FormulaFault {
  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.wrongType(let key, let expected, let found, _), .vi):
      "\(name: key) cần \(expected.called(.vi)), nhưng công thức cho \(typeName(found, .vi))"
    case (.wrongType(let key, let expected, let found, _), .en):
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
    case (.percentForShare(let figure, _), .vi):
      "tỷ lệ ở đây tính từ 0 đến 1, không so sánh được với \(number: figure)"
    case (.percentForShare(let figure, _), .en):
      "the share counts from 0 to 1 and cannot be compared with \(number: figure)"
    case (.choiceUnordered(let name), .vi):
      "các lựa chọn của \(name: name) không có thứ tự cao thấp"
    case (.choiceUnordered(let name), .en): "the choices of \(name: name) have no order"
    case (.nameElsewhere(let name, let place), .vi): "\(name: name) \(place.told(.vi))"
    case (.nameElsewhere(let name, let place), .en): "\(name: name) \(place.told(.en))"
    case (.missingValueType(let indicator, let type), .vi):
      "giá trị thay khi thiếu số liệu không hợp với chỉ tiêu \(name: indicator), kiểu \(code: type)"
    case (.missingValueType(let indicator, let type), .en):
      "the value for missing evidence is none of the indicator \(name: indicator), of type \(code: type)"
    case (.countForRate(let name), .vi): "\(name: name) là số đếm, không phải tỷ lệ phần trăm"
    case (.countForRate(let name), .en): "\(name: name) is a count, no percentage"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.wrongType(_, .truth, _, let example?), .vi):
      "viết một phép so sánh, ví dụ \(code: example)"
    case (.wrongType(_, _, _, let example?), .vi):
      "viết \(code: example) nếu muốn đổi đúng, sai thành số"
    case (.wrongType(_, .truth, _, nil), .vi):
      "viết một phép so sánh, ví dụ \(code: "số lớp tập huấn >= 2")"
    case (.wrongType(_, .truth, _, let example?), .en):
      "write a comparison, such as \(code: example)"
    case (.wrongType(_, _, _, let example?), .en): "write \(code: example) to make a number of it"
    case (.wrongType(_, .truth, _, nil), .en):
      "write a comparison, such as \(code: "number of classes >= 2")"
    case (.wrongType(_, .number, "boolean", nil), .vi):
      "viết như \(code: "if … then 1 else 0") nếu muốn đổi đúng, sai thành số"
    case (.wrongType(_, .number, "boolean", nil), .en):
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
    case (.percentForShare(_, let share), .vi): "viết \(code: share)"
    case (.percentForShare(_, let share), .en): "write \(code: share)"
    case (.choiceUnordered, .vi):
      "viết \(code: "x in (\"a\", \"b\")"), hoặc khai báo kiểu \(code: "level") với một thang bậc"
    case (.choiceUnordered, .en):
      "write \(code: "x in (\"a\", \"b\")"), or declare it a \(code: "level") of a ladder"
    case (.nameElsewhere(let name, .units), .vi): "viết \(code: "unit." + name)"
    case (.nameElsewhere(let name, .units), .en): "write \(code: "unit." + name)"
    case (.nameElsewhere, .vi): "dùng một chỉ tiêu, thuộc tính hoặc tham số"
    case (.nameElsewhere, .en): "use an indicator, an attribute or a parameter"
    case (.missingValueType, .vi): "ghi một giá trị mà chỉ tiêu có thể nhận"
    case (.missingValueType, .en): "write a value that the indicator can have"
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

extension FormulaFault.Elsewhere {
  /// What is said of a name that has a meaning elsewhere.
  fileprivate func told(_ language: Language) -> String {
    switch (self, language) {
    case (.afterPoints, .vi):
      "chỉ có sau khi tính điểm: trong điều kiện xếp loại, khống chế, loại trừ, xếp hạng"
    case (.afterPoints, .en):
      "is known after the points: in requirements, ceilings, knock-outs, rankings"
    case (.afterFacts, .vi): "không dùng được trong chỉ tiêu"
    case (.afterFacts, .en): "cannot be read by indicators"
    case (.quotas, .vi): "chỉ dùng được trong các trường hợp của tỷ lệ khống chế"
    case (.quotas, .en): "has a meaning in the cases of quotas only"
    case (.combinations, .vi): "chỉ dùng được trong công thức tổng hợp của một nội dung"
    case (.combinations, .en): "has a meaning in a section's formula only"
    case (.measured, .vi): "chỉ có khi tiêu chí có khóa value"
    case (.measured, .en): "is there only where the criterion has a value"
    case (.criteria, .vi): "chỉ có khi tiêu chí có điểm"
    case (.criteria, .en): "is there only where the criterion has points"
    case (.units, .vi): "là của đơn vị, không phải của cá nhân"
    case (.units, .en): "is a fact of units, not of persons"
    case (.persons, .vi): "chỉ dùng được trong bảng đánh giá cá nhân"
    case (.persons, .en): "has a meaning in assessments of persons only"
    case (.facts, .vi): "là của cá nhân, chỉ tiêu của đơn vị không dùng được"
    case (.facts, .en): "is a fact of persons, which indicators of units cannot read"
    case (.otherCriterion, .vi): "chỉ có trong tiêu chí khai báo nó ở khóa with"
    case (.otherCriterion, .en): "belongs to the criterion that declares it under with"
    }
  }
}
