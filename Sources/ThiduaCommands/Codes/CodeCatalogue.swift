import Diagnostics

/// Every code that a diagnostic can have, with an example of its message.
struct CodeCatalogue {
  /// By code: the example.
  private let faults: [String: any Fault]

  /// All codes, ascending.
  let codes: [String]

  init() {
    faults = Dictionary(
      Self.examples.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    codes = faults.keys.sorted()
  }

  /// The example of a code, whatever its capitals, with or without `TD`.
  func fault(_ text: String) -> (any Fault)? {
    let upper = text.uppercased()
    return faults[upper] ?? faults["TD" + upper]
  }

  /// Why a fault matters: what it says itself, else what its stage says.
  static func why(_ fault: any Fault, _ language: Language) -> Text {
    if let own = fault.why(language) { return own }
    let stage = fault.code.dropFirst(2).prefix(1)
    switch (stage, language) {
    case ("1", .vi):
      return "Tệp YAML chưa đọc được trọn vẹn nên phần sau của nó có thể bị hiểu sai."
    case ("1", .en):
      return "The YAML file cannot be read whole, so that the rest of it may be misread."
    case ("2", .vi):
      return "Điều kiện hoặc công thức không tính được, hoặc tính ra điều khác với điều định viết."
    case ("2", .en):
      return "A condition or formula cannot be computed, or computes something else than was meant."
    case ("3", .vi):
      return
        "Quy tắc sai hoặc thiếu thì mọi kết quả dựa trên nó đều sai; vì vậy chưa tính gì khi còn lỗi."
    case ("3", .en):
      return
        "Where a rule is wrong or incomplete, every result that rests on it is; nothing is computed while errors stand."
    case ("4", .vi):
      return "Số liệu này được coi là thiếu, kèm lý do, và kết quả là tạm thời cho đến khi sửa."
    case ("4", .en):
      return
        "The value counts as missing, with this reason, and results are provisional until it is corrected."
    case ("5", .vi):
      return "Đợt đánh giá hoặc quyết định không khớp với bộ tiêu chí, nên kết quả thiếu hoặc khác."
    case ("5", .en):
      return
        "The run or a decision does not fit the rulebook, so that results are lacking or differ."
    default:
      return language == .vi
        ? "Lệnh chưa chạy được như đã gõ." : "The command cannot run as it was typed."
    }
  }
}
