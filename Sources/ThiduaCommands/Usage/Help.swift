import Diagnostics

/// The help texts, an example first.
struct Help {
  let language: Language

  /// The help of the program: its commands.
  func overview() -> String {
    var lines = [
      words(
        "thidua: chấm điểm, xếp hạng, xếp loại và giải thích kết quả thực hiện dân chủ ở cơ sở",
        "thidua: scores, ranks, classifies and explains how grassroots democracy is implemented"),
      "", words("Ví dụ:", "Examples:"),
    ]
    for verb in [Verb.rank, .explain] { lines += verb.page.examples.prefix(1).map { "  " + $0 } }
    lines += [
      "", words("Cách dùng:", "Usage:"),
      words(
        "  thidua LỆNH [ĐỢT hoặc BỘ TIÊU CHÍ] [tùy chọn]",
        "  thidua COMMAND [RUN or RULEBOOK] [options]"),
      "", words("Lệnh:", "Commands:"),
    ]
    lines += columns(Verb.allCases.map { ($0.rawValue, $0.page.summary.text(language)) })
    lines += ["", words("Tùy chọn chung:", "Common options:")]
    lines += columns(
      (OptionText.common + [Self.version]).map { ($0.shown, $0.text.text(language)) })
    lines += [
      "",
      words(
        "Gõ `thidua LỆNH --help` để xem từng lệnh.",
        "Type `thidua COMMAND --help` for each command."),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The help of one command.
  func page(of verb: Verb) -> String {
    let page = verb.page
    var lines = ["thidua \(verb.rawValue): \(page.summary.text(language))", ""]
    lines += [words("Ví dụ:", "Examples:")] + page.examples.map { "  " + $0 }
    lines += ["", words("Cách dùng:", "Usage:"), "  " + page.usage.text(language), ""]
    lines += columns(page.arguments.map { ($0.name.text(language), $0.text.text(language)) })
    lines += ["", words("Tùy chọn:", "Options:")]
    lines += columns(page.options.map { ($0.shown, $0.text.text(language)) })
    lines += ["", words("Mã kết thúc: ", "Exit codes: ") + page.exitCodes.text(language)]
    return lines.joined(separator: "\n") + "\n"
  }

  static let version = OptionText(
    "--version", vi: "in số phiên bản", en: "print the version")

  private func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// Names on the left, what they mean on the right, each line at most 100 columns wide.
  private func columns(_ rows: [(String, String)]) -> [String] {
    let widest = rows.map { displayWidth($0.0) }.filter { $0 <= 30 }.max() ?? 0
    var lines: [String] = []
    for (name, text) in rows {
      let margin = String(repeating: " ", count: widest + 4)
      let wrapped = wrap(text, to: 100 - widest - 4)
      let width = displayWidth(name)
      if width <= widest {
        let gap = String(repeating: " ", count: widest - width + 2)
        lines.append("  " + name + gap + (wrapped.first ?? ""))
        lines += wrapped.dropFirst().map { margin + $0 }
      } else {
        lines.append("  " + name)
        lines += wrapped.map { margin + $0 }
      }
    }
    return lines
  }

  private func wrap(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, displayWidth(line) + 1 + displayWidth(word) > width {
        lines.append(line)
        line = String(word)
      } else {
        line += line.isEmpty ? String(word) : " " + word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
