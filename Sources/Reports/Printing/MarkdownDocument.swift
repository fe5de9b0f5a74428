/// A printed document in Markdown (CommonMark with the tables of GitHub's dialect).
public struct MarkdownDocument: Sendable {
  private let document: PrintedDocument

  /// Makes a writer of a document.
  public init(_ document: PrintedDocument) { self.document = document }

  /// The whole text; it ends with a line end.
  public func text() -> String {
    document.blocks.map(block).joined(separator: "\n\n") + "\n"
  }

  private func block(_ block: PrintedDocument.Block) -> String {
    switch block {
    case .heading(let level, let text):
      return String(repeating: "#", count: level) + " " + escaped(text)
    case .paragraph(let text): return inline(text, inTable: false)
    case .list(let items):
      return items.map { "- " + inline($0, inTable: false) }.joined(separator: "\n")
    case .table(let table): return self.table(table)
    }
  }

  private func table(_ table: PrintedDocument.Table) -> String {
    var lines = [row(table.columns.map { escaped($0.title) })]
    lines.append(row(table.columns.map { $0.isFigure ? "--:" : "---" }))
    for line in table.rows {
      lines.append(
        row(
          line.cells.enumerated().map { number, cell in
            let texts = cell.map { inline($0, inTable: true) }
            guard line.isSection, number < 2 else { return texts.joined(separator: "<br>") }
            return ([texts.first.map { $0.isEmpty ? "" : "**\($0)**" } ?? ""] + texts.dropFirst())
              .joined(separator: "<br>")
          }))
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private func inline(_ text: PrintedText, inTable: Bool) -> String {
    text.runs.map { run in
      switch run {
      case .plain(let words): return escaped(words)
      case .strong(let words): return "**" + escaped(words) + "**"
      case .formula(let formula): return code(formula, inTable: inTable)
      }
    }.joined()
  }

  /// A span of code: fenced by more backticks than stand in it (CommonMark 0.31, 6.1). In a table a
  /// bar ends a cell even there.
  private func code(_ formula: String, inTable: Bool) -> String {
    let longest = formula.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let gap = longest > 0 ? " " : ""
    let text = inTable ? formula.replacing("|", with: "\\|") : formula
    return fence + gap + text + gap + fence
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", "|", "#": escaped += "\\" + String(character)
      case "\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
