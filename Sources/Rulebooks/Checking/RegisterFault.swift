public import Diagnostics

/// What can be wrong with the registers that a rulebook refers to. TD3151 to TD3159.
public enum RegisterFault: Fault {
  /// A register that subjects of this kind do not have.
  case unknownRegister(name: String, nearest: String?, known: [String])
  /// A column that the register does not have.
  case unknownColumn(register: String, name: String, nearest: String?, known: [String])

  /// The stable code.
  public var code: String {
    switch self {
    case .unknownRegister: "TD3151"
    case .unknownColumn: "TD3152"
    }
  }

  /// What is wrong.
  public func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.unknownRegister(let name, _, _), .vi): "không có sổ theo dõi nào tên \(name: name)"
    case (.unknownRegister(let name, _, _), .en): "there is no register \(name: name)"
    case (.unknownColumn(let register, let name, _, _), .vi):
      "sổ theo dõi \(name: register) không có cột \(name: name)"
    case (.unknownColumn(let register, let name, _, _), .en):
      "the register \(name: register) has no column \(name: name)"
    }
  }

  /// What to do.
  public func cure(_ language: Language) -> Text? {
    switch (self, language) {
    case (.unknownRegister(_, let nearest?, _), .vi), (.unknownColumn(_, _, let nearest?, _), .vi):
      "Có phải ý bạn là \(name: nearest)?"
    case (.unknownRegister(_, let nearest?, _), .en), (.unknownColumn(_, _, let nearest?, _), .en):
      "Did you mean \(name: nearest)?"
    case (.unknownRegister(_, nil, let known), .vi):
      known.isEmpty
        ? "khai báo sổ theo dõi trong \(code: "registers"), hoặc xem \(code: "of") của sổ có đúng đối tượng được đánh giá không"
        : "các sổ theo dõi đã khai báo: \(names: known)"
    case (.unknownRegister(_, nil, let known), .en):
      known.isEmpty
        ? "declare it under \(code: "registers"), or see whether its \(code: "of") is the kind of subject that is assessed"
        : "the registers that are declared: \(names: known)"
    case (.unknownColumn(_, _, nil, let known), .vi): "các cột của sổ này: \(names: known)"
    case (.unknownColumn(_, _, nil, let known), .en): "its columns are \(names: known)"
    }
  }
}
