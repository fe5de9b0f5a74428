import Diagnostics

/// What can be wrong with a file of FEEL cases. TD9051 to TD9053.
enum CaseFault: Fault, Hashable {
  case missingKey(String)
  case notACase
  case noRows

  var code: String {
    switch self {
    case .missingKey: "TD9051"
    case .notACase: "TD9052"
    case .noRows: "TD9053"
    }
  }

  func headline(_ language: Language) -> Text {
    switch (self, language) {
    case (.missingKey(let key), .vi): "ca kiểm thử thiếu \(code: key)"
    case (.missingKey(let key), .en): "the case lacks \(code: key)"
    case (.notACase, .vi): "dòng này không phải là một ca kiểm thử FEEL"
    case (.notACase, .en): "this line is no case of FEEL"
    case (.noRows, .vi): "tệp không có ca kiểm thử nào"
    case (.noRows, .en): "the file holds no case"
    }
  }

  func cure(_ language: Language) -> Text? {
    let example =
      #"{"id": "1", "expression": "1 + 1", "expected": {"type": "number", "text": "2"}}"#
    switch language {
    case .vi: return "mỗi dòng một ca, ví dụ: \(code: example)"
    case .en: return "one case a line, for example: \(code: example)"
    }
  }
}
