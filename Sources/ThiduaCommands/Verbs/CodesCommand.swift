import ArgumentParser
import Diagnostics

/// `thidua codes`: what the codes of diagnostics mean.
struct CodesCommand: Command {
  @Argument var codes: [String] = []
  @Option var format: Format?
  @OptionGroup var common: CommonOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func checkArguments() throws(UsageFault) {}

  func run(_ console: Console) throws(Stop) -> ExitCode {
    let catalogue = CodeCatalogue()
    var faults: [any Fault] = []
    for code in codes.isEmpty ? catalogue.codes : codes {
      guard let fault = catalogue.fault(code) else {
        throw .usage(
          .unknownCode(
            code: code, nearest: nearestName(to: code.uppercased(), among: catalogue.codes)))
      }
      faults.append(fault)
    }
    switch format ?? .text {
    case .text:
      let text = codes.isEmpty ? list(faults, console) : pages(faults, console)
      try console.print(text)
    case .json: try console.print(json(faults))
    }
    return .done
  }

  /// A line for each code.
  private func list(_ faults: [any Fault], _ console: Console) -> String {
    faults.map { fault in
      "\(fault.code)  \(fault.headline(console.language).plain(in: console.language))\n"
    }.joined()
  }

  /// What each code means, in full.
  private func pages(_ faults: [any Fault], _ console: Console) -> String {
    let language = console.language
    return faults.map { fault in
      var lines = [
        "\(fault.code): \(fault.headline(language).plain(in: language))",
        console.words("  mức: ", "  severity: ") + word(fault.severity, console),
        console.words("  vì sao: ", "  why: ")
          + CodeCatalogue.why(fault, language).plain(in: language),
      ]
      lines += fault.notes(language).map {
        console.words("  ghi chú: ", "  note: ") + $0.plain(in: language)
      }
      if let cure = fault.cure(language) {
        lines.append(console.words("  cách sửa: ", "  cure: ") + cure.plain(in: language))
      }
      return lines.map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private func word(_ severity: Severity, _ console: Console) -> String {
    switch severity {
    case .error: console.words("lỗi", "error")
    case .warning: console.words("cảnh báo", "warning")
    case .note: console.words("ghi chú", "note")
    }
  }

  /// The same in both languages, for other software.
  private func json(_ faults: [any Fault]) -> [UInt8] {
    var json = JSONWriter(layout: .indented)
    json.object { json in
      json.field("format", "thidua.codes")
      json.field("version", 1)
      json.key("codes")
      json.array { json in
        for fault in faults {
          json.object { json in
            json.field("code", fault.code)
            json.field("severity", "\(fault.severity)")
            for language in Language.allCases {
              json.key(language.rawValue)
              json.object { json in
                json.field("headline", fault.headline(language).plain(in: language))
                json.field("why", CodeCatalogue.why(fault, language).plain(in: language))
                json.field("cure", fault.cure(language)?.plain(in: language))
              }
            }
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
