public import Diagnostics

/// What can be wrong with the functions of a rulebook. TD3171 to TD3179.
public enum FunctionFault: Fault {
  /// A function under the name of one that FEEL or the rule language has.
  case nameTaken(name: String)
  /// Functions that call each other in a circle.
  case circle(names: [String], others: [Span])
  /// A type of a parameter that nothing has.
  case unknownType(name: String, nearest: String?)
  /// A fact read in a function, which sees only what it is given.
  case readsFact(name: String, function: String)

  /// The stable code.
  public var code: String {
    switch self {
    case .nameTaken: "TD3171"
    case .circle: "TD3172"
    case .unknownType: "TD3173"
    case .readsFact: "TD3174"
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.nameTaken(let name), .vi): "đã có sẵn hàm tên \(name: name)"
    case (.nameTaken(let name), .en): "there is a function \(name: name) already"
    case (.circle(let names, _), .vi) where names.count == 1:
      "hàm \(name: names.first ?? "") tự gọi chính nó"
    case (.circle(let names, _), .en) where names.count == 1:
      "the function \(name: names.first ?? "") calls itself"
    case (.circle(let names, _), .vi): "các hàm gọi nhau thành vòng tròn: \(names: names)"
    case (.circle(let names, _), .en): "functions call each other in a circle: \(names: names)"
    case (.unknownType(let name, _), .vi): "không có kiểu dữ liệu \(name: name)"
    case (.unknownType(let name, _), .en): "there is no type \(name: name)"
    case (.readsFact(let name, let function), .vi):
      "hàm \(name: function) không đọc được \(name: name): hàm chỉ thấy tham số của nó"
    case (.readsFact(let name, let function), .en):
      "the function \(name: function) cannot read \(name: name): it sees its parameters alone"
    }
  }

  /// What the author can do about it.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.nameTaken, .vi): "đặt tên khác cho hàm này"
    case (.nameTaken, .en): "give it another name"
    case (.circle, .vi): "viết lại để có một hàm không gọi các hàm kia"
    case (.circle, .en): "rewrite one of them without calling the others"
    case (.unknownType(_, let nearest?), .vi): "có phải ý bạn là \(name: nearest)?"
    case (.unknownType(_, let nearest?), .en): "did you mean \(name: nearest)?"
    case (.unknownType, .vi):
      "dùng một trong các kiểu \(code: "number"), \(code: "yes-no"), \(code: "text"), \(code: "date"), hoặc tên một thang bậc"
    case (.unknownType, .en):
      "use \(code: "number"), \(code: "yes-no"), \(code: "text"), \(code: "date"), or the name of a ladder"
    case (.readsFact(let name, _), .vi):
      "thêm một tham số, rồi đưa \(name: name) vào khi gọi hàm"
    case (.readsFact(let name, _), .en): "add a parameter, and hand \(name: name) in with each call"
    }
  }

  /// The other places that belong to it.
  public func relatedPlaces(_ language: Language) -> [(span: Span, text: Text)] {
    guard case .circle(_, let others) = self else { return [] }
    return others.map { ($0, language == .vi ? "rồi gọi tiếp ở đây" : "which calls on here") }
  }
}
