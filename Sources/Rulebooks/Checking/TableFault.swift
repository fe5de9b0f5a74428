public import Diagnostics

/// What can be wrong with a decision table. TD3431 to TD3439.
public enum TableFault: Fault {
  /// A row with more or fewer tests than the table has inputs.
  case cellCount(expected: Int, found: Int)
  /// A test of an input that the table does not have.
  case unknownInput(name: String, nearest: String?)
  /// Values that no row holds.
  case gap(example: String)
  /// Values for which two rows hold although only one may.
  case overlap(example: String, first: Span)
  /// Values for which two rows hold that earn differently.
  case differs(example: String, first: Span)
  /// A row that holds for no value that can occur.
  case unreachable
  /// A row that never counts, for a row before it holds for the same values.
  case shadowed
  /// Tests of which it is only known when the rulebook runs for which values they hold.
  case unproven

  /// The stable code.
  public var code: String {
    switch self {
    case .cellCount: "TD3431"
    case .unknownInput: "TD3432"
    case .gap: "TD3433"
    case .overlap: "TD3434"
    case .differs: "TD3435"
    case .unreachable: "TD3436"
    case .shadowed: "TD3437"
    case .unproven: "TD3438"
    }
  }

  /// What can never matter is a question; what cannot be proven a note.
  public var severity: Severity {
    switch self {
    case .unreachable, .shadowed: .warning
    case .unproven: .note
    default: .error
    }
  }

  /// The row that holds for the same values.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    switch self {
    case .overlap(_, let first), .differs(_, let first):
      [(first, language == .vi ? "dòng này cũng đúng" : "this row holds too")]
    default: []
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.cellCount(let expected, let found), .vi):
      "bảng có \(number: expected) cột điều kiện nhưng dòng này có \(number: found) điều kiện"
    case (.cellCount(let expected, let found), .en):
      "the table has \(number: expected) inputs, but this row has \(number: found) tests"
    case (.unknownInput(let name, _), .vi): "bảng không có cột điều kiện \(name: name)"
    case (.unknownInput(let name, _), .en): "the table has no input \(name: name)"
    case (.gap(let example), .vi): "không dòng nào đúng khi \(code: example)"
    case (.gap(let example), .en): "no row holds for \(code: example)"
    case (.overlap(let example, _), .vi): "hai dòng cùng đúng khi \(code: example)"
    case (.overlap(let example, _), .en): "two rows hold for \(code: example)"
    case (.differs(let example, _), .vi):
      "hai dòng cùng đúng nhưng cho điểm khác nhau khi \(code: example)"
    case (.differs(let example, _), .en):
      "two rows hold and earn differently for \(code: example)"
    case (.unreachable, .vi): "dòng này không bao giờ đúng với các giá trị có thể có"
    case (.unreachable, .en): "this row holds for no value that can occur"
    case (.shadowed, .vi): "dòng này không bao giờ được dùng vì dòng trước nó luôn đúng trước"
    case (.shadowed, .en): "this row never counts, for rows before it hold first"
    case (.unproven, .vi):
      "không kiểm tra trước được các dòng của bảng có kín và không chồng nhau"
    case (.unproven, .en):
      "whether the rows of the table leave gaps or overlap cannot be proven"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.cellCount, .vi):
      "ghi một điều kiện cho mỗi cột theo thứ tự, \(code: "\"-\"") là giá trị nào cũng được; hoặc ghi \(code: "when: { tên cột: điều kiện }")"
    case (.cellCount, .en):
      "write one test for each input in their order, \(code: "\"-\"") for any value; or \(code: "when: { input: test }")"
    case (.unknownInput(_, let nearest?), .vi): "có phải ý bạn là \(name: nearest)?"
    case (.unknownInput(_, let nearest?), .en): "did you mean \(name: nearest)?"
    case (.unknownInput, .vi): "dùng một tên có trong \(code: "inputs")"
    case (.unknownInput, .en): "use a name that stands in \(code: "inputs")"
    case (.gap, .vi): "thêm dòng cho trường hợp đó, hoặc \(code: "otherwise: yes")"
    case (.gap, .en): "add a row for that case, or one with \(code: "otherwise: yes")"
    case (.overlap, .vi):
      "thu hẹp điều kiện của một dòng, hoặc ghi \(code: "hit-policy: first") nếu dòng trên được ưu tiên"
    case (.overlap, .en):
      "narrow one of the rows, or write \(code: "hit-policy: first") if the upper one is to win"
    case (.differs, .vi): "cho hai dòng cùng số điểm, hoặc thu hẹp điều kiện của một dòng"
    case (.differs, .en): "let both earn the same, or narrow one of the rows"
    case (.unreachable, .vi): "xóa dòng này, hoặc sửa điều kiện hay \(code: "range") của chỉ tiêu"
    case (.unreachable, .en): "delete it, or correct its tests or the indicator's \(code: "range")"
    case (.shadowed, .vi): "đưa dòng này lên trước, hoặc xóa"
    case (.shadowed, .en): "move it up, or delete it"
    case (.unproven, .vi):
      "nếu được, dùng số cụ thể hoặc tham số trong điều kiện; khi chạy, trường hợp chồng nhau được báo lỗi"
    case (.unproven, .en):
      "if you can, use figures or parameters in the tests; the run reports rows that overlap"
    }
  }
}
