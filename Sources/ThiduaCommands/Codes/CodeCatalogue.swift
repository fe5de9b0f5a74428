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

  /// Why a fault matters: what it says itself, else what its code or family says.
  static func why(_ fault: any Fault, _ language: Language) -> Text {
    if let own = fault.why(language) { return own }
    return reason(fault.code, language)
      ?? (language == .vi
        ? "Lệnh chưa chạy được như đã gõ." : "The command cannot run as it was typed.")
  }
}
