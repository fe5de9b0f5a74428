import Diagnostics

// What can be done about a null, and why it matters.
extension NullFault {
  /// What the author can do about it; none where the standard means null.
  public func cure(_ language: Language) -> Text? {
    switch (cause, language) {
    case (.written, _), (.given, _), (.undecided, _), (.indexOutside, _), (.zeroByZero, _),
      (.noValue, _), (.unknownEnd, _):
      nil
    case (.divisionByZero, .vi): "Hãy viết như \(code: "if x = 0 then 0 else 100 * y / x")."
    case (.divisionByZero, .en): "Write it as in \(code: "if x = 0 then 0 else 100 * y / x")."
    case (.nullOperand, .vi), (.nullComparison, .vi), (.nullArgument, .vi):
      "Hãy bỏ \(code: "null"), hoặc hỏi trước bằng \(code: "if x = null then … else …")."
    case (.nullOperand, .en), (.nullComparison, .en), (.nullArgument, .en):
      "Take \(code: "null") out, or ask first: \(code: "if x = null then … else …")."
    case (.operandTypes, .vi), (.comparisonTypes, .vi), (.argumentType, .vi), (.typeMismatch, .vi):
      "Hãy xem mỗi giá trị là số, văn bản hay ngày, rồi sửa cho cùng kiểu; \(code: "number(x)") đổi văn bản thành số."
    case (.operandTypes, .en), (.comparisonTypes, .en), (.argumentType, .en), (.typeMismatch, .en):
      "See whether each value is a number, a text or a date, and make them agree; \(code: "number(x)") makes a number of a text."
    case (.overflow, .vi): "Hãy kiểm tra lại phép nhân hoặc lũy thừa; có thể số mũ quá lớn."
    case (.overflow, .en): "Check the product or power; an exponent may be too large."
    case (.unknownName, .vi), (.unknownField, .vi), (.unknownParameter, .vi),
      (.unknownFunction, .vi), (.noSuchSlot, .vi):
      "Hãy kiểm tra lại cách viết tên này."
    case (.unknownName, .en), (.unknownField, .en), (.unknownParameter, .en),
      (.unknownFunction, .en), (.noSuchSlot, .en):
      "Check how the name is spelt."
    case (.notAFunction, .vi): "Hãy bỏ dấu ngoặc, hoặc viết một phép toán ở trước."
    case (.notAFunction, .en): "Take out the brackets, or write an operator before them."
    case (.argumentCount, .vi): "Hãy đưa cho mỗi tham số của hàm một đối số."
    case (.argumentCount, .en): "Give one argument for each parameter of the function."
    case (.outsideDomain, .vi):
      "Hãy kiểm tra số đưa vào: ví dụ \(code: "sqrt") không nhận số âm, vị trí trong danh sách tính từ 1."
    case (.outsideDomain, .en):
      "Check what is handed in: \(code: "sqrt") takes no negative number, places in a list count from 1."
    case (.unreadableText, .vi):
      "Hãy viết ngày như \(code: "\"2026-07-01\""), khoảng thời gian như \(code: "\"P1Y\""), số như \(code: "\"12.5\"")."
    case (.unreadableText, .en):
      "Write a date as \(code: "\"2026-07-01\""), a duration as \(code: "\"P1Y\""), a number as \(code: "\"12.5\"")."
    case (.conditionType, .vi): "Hãy viết một phép so sánh, như \(code: "x > 0")."
    case (.conditionType, .en): "Write a comparison, such as \(code: "x > 0")."
    case (.filterType, .vi): "Hãy viết một phép so sánh hoặc một số trong dấu ngoặc vuông."
    case (.filterType, .en): "Write a comparison or a number in the brackets."
    case (.notIterable, .vi):
      "Hãy đưa một danh sách, hoặc một khoảng số nguyên như \(code: "1..10")."
    case (.notIterable, .en): "Give a list, or a range of whole numbers such as \(code: "1..10")."
    case (.duplicateKey, .vi): "Hãy đổi tên một trong hai mục."
    case (.duplicateKey, .en): "Rename one of the two."
    case (.rangeEnds, .vi): "Hãy viết hai đầu cùng kiểu, đầu nhỏ trước, như \(code: "[1..10]")."
    case (.rangeEnds, .en):
      "Write two ends of one type, the smaller first, as in \(code: "[1..10]")."
    case (.notAPlainValue, .vi):
      "Hãy lấy một giá trị từ đó, như \(code: "count(x)"), \(code: "sum(x)") hoặc \(code: "x[1]")."
    case (.notAPlainValue, .en):
      "Take one value of it, such as \(code: "count(x)"), \(code: "sum(x)") or \(code: "x[1]")."
    case (.invalid, .vi): "Hãy sửa các lỗi khác của biểu thức này trước."
    case (.invalid, .en): "Correct the other faults of this expression first."
    case (.tooManySteps, .vi), (.listTooLong, .vi), (.stringTooLong, .vi), (.tooManyCalls, .vi),
      (.valueTooDeep, .vi):
      "Hãy tách biểu thức thành nhiều phần, hoặc thu hẹp danh sách được duyệt."
    case (.tooManySteps, .en), (.listTooLong, .en), (.stringTooLong, .en), (.tooManyCalls, .en),
      (.valueTooDeep, .en):
      "Divide the expression, or narrow the list that it goes through."
    case (.pattern, .vi):
      "Hãy kiểm tra dấu ngoặc của mẫu, như \(code: "matches(x, \"[0-9]+\")"); nếu chỉ tìm một đoạn chữ thì dùng \(code: "contains(x, \"…\")")."
    case (.pattern, .en):
      "Check the brackets of the pattern, as in \(code: "matches(x, \"[0-9]+\")"); to look for a text alone use \(code: "contains(x, \"…\")")."
    case (.hits, .vi):
      "Hãy thu hẹp điều kiện của các dòng, hoặc dùng cách chọn \(code: "first")."
    case (.hits, .en): "Narrow the rules of the table, or let the \(code: "first") one win."
    }
  }

  /// Why it matters.
  public func why(_ language: Language) -> Text? {
    language == .vi
      ? "Một giá trị null không phải là 0 và cũng không phải là thiếu số liệu: quy tắc đã tính một điều không tính được, nên kết quả dựa trên nó bị chặn lại thay vì âm thầm sai."
      : "Null is neither 0 nor missing evidence: the rule has computed what cannot be computed, and what rests on it is held back rather than silently wrong."
  }
}
