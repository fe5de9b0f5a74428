import Diagnostics

/// The commands, in the order in which help lists them.
enum Verb: String, CaseIterable, Sendable {
  case check, test, rank, explain, why, whatif, diff, stages, docs, feel, codes
}

/// Words in both languages.
struct Words: Sendable {
  let vi: String
  let en: String

  init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  func text(_ language: Language) -> String { language == .vi ? vi : en }
}

/// What help says of a command.
struct Page: Sendable {
  /// What it does, in one line.
  let summary: Words
  /// Commands that work on the samples as they are; the first stands first in help.
  let examples: [String]
  /// The line that shows its parts.
  let usage: Words
  /// The things it takes by their place, with what they are.
  let arguments: [(name: Words, text: Words)]
  /// Its own options; the common ones follow.
  let ownOptions: [OptionText]
  /// How it ends.
  let exitCodes: Words

  /// All its options.
  var options: [OptionText] { ownOptions + OptionText.common }
}

/// What help says of an option.
struct OptionText: Sendable {
  /// Its names, the short one first.
  let names: [String]
  /// What stands for its value; nil if it takes none.
  let placeholder: String?
  /// A value for examples, where it takes any.
  let example: String?
  /// The values it takes, where they are few.
  let values: [String]
  /// What it does.
  let text: Words

  init(
    _ names: String..., placeholder: String? = nil, example: String? = nil,
    values: [String] = [], vi: String, en: String
  ) {
    self.names = names
    self.placeholder = placeholder
    self.example = example
    self.values = values
    text = Words(vi: vi, en: en)
  }

  /// Its names and value as help shows them.
  var shown: String {
    let value = values.isEmpty ? placeholder : values.joined(separator: "|")
    return names.joined(separator: ", ") + (value.map { " " + $0 } ?? "")
  }

  /// Options of commands that write CSV, and whatever they write into a file.
  static let csvFile: [OptionText] = [
    OptionText(
      "--excel",
      vi: "CSV mở đúng ngay trong Excel tiếng Việt: có BOM, dấu chấm phẩy, dấu phẩy thập phân",
      en: "CSV that a Vietnamese Excel opens as it is: BOM, semicolons, decimal commas"),
    OptionText(
      "-o", "--output", placeholder: "FILE", example: "ket-qua.csv",
      vi: "ghi kết quả vào tệp; - là đầu ra chuẩn",
      en: "write the result to a file; - is standard output"),
    OptionText("--force", vi: "ghi đè tệp đã có", en: "replace a file that exists"),
  ]

  /// Options of every command.
  static let common: [OptionText] = [
    OptionText(
      "--lang", values: Language.allCases.map(\.rawValue),
      vi: "ngôn ngữ của kết quả và thông báo (mặc định: THIDUA_LANG, rồi ngôn ngữ của máy, rồi vi)",
      en: "language of results and messages (default: THIDUA_LANG, then the locale, then vi)"),
    OptionText(
      "--color", values: ColourChoice.allCases.map(\.rawValue),
      vi: "tô màu: tự động, luôn luôn, không bao giờ",
      en: "colour: where the terminal shows it, always, never"),
    OptionText(
      "--diagnostics", values: DiagnosticFormat.allCases.map(\.rawValue),
      vi: "cách in thông báo: đầy đủ, mỗi thông báo một dòng, JSON",
      en: "how messages are printed: in full, one line each, as JSON"),
    OptionText(
      "-h", "--help", vi: "in phần trợ giúp này", en: "print this help"),
  ]
}
