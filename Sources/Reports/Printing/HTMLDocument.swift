import Diagnostics

/// A printed document as one HTML page for the printer: nothing is fetched, nothing runs.
public struct HTMLDocument: Sendable {
  private let document: PrintedDocument

  /// Makes a writer of a document.
  public init(_ document: PrintedDocument) { self.document = document }

  /// The whole page; it ends with a line end.
  public func text() -> String {
    """
    <!DOCTYPE html>
    <html lang="\(document.language.rawValue)">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>\(escaped(document.title))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    \(document.blocks.map(block).joined(separator: "\n"))
    </body>
    </html>

    """
  }

  /// A4 with the margins of Decree 30/2020/NĐ-CP, annex I (left 30 to 35 mm, right 15 to 20 mm, above
  /// and below 20 to 25 mm); tables repeat their head on every sheet.
  private static let style = """
    @page { size: A4; margin: 20mm 15mm 20mm 30mm; }
    body { font-family: "Times New Roman", "Liberation Serif", serif; font-size: 11pt;
      line-height: 1.35; color: #000; background: #fff; max-width: 60em; margin: 2em auto;
      padding: 0 1em; }
    h1 { font-size: 15pt; text-align: center; }
    h2 { font-size: 13pt; margin-top: 1.6em; }
    h3 { font-size: 11.5pt; margin-top: 1.2em; }
    h1, h2, h3 { break-after: avoid; }
    table { border-collapse: collapse; width: 100%; margin: 0.6em 0; font-size: 10pt; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    th, td { border: 0.5pt solid #555; padding: 0.25em 0.45em; text-align: left;
      vertical-align: top; overflow-wrap: break-word; }
    th { background: #eee; }
    .short { white-space: nowrap; }
    tr.section td { background: #f6f6f6; }
    .figure { text-align: right; white-space: nowrap; }
    code { overflow-wrap: anywhere; font-family: "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: 0.86em; }
    td div + div { margin-top: 0.2em; }
    @media print { body { margin: 0; padding: 0; max-width: none; } }
    """

  private func block(_ block: PrintedDocument.Block) -> String {
    switch block {
    case .heading(let level, let text): return "<h\(level)>\(escaped(text))</h\(level)>"
    case .paragraph(let text): return "<p>\(inline(text))</p>"
    case .list(let items):
      return "<ul>\n" + items.map { "<li>\(inline($0))</li>\n" }.joined() + "</ul>"
    case .table(let table): return self.table(table)
    }
  }

  private func table(_ table: PrintedDocument.Table) -> String {
    let head = table.columns.map { column in
      "<th\(kind(column))>\(escaped(column.title))</th>"
    }
    let rows = table.rows.map { row in
      let cells = zip(table.columns, row.cells).enumerated().map { number, pair in
        let (column, lines) = pair
        let texts = lines.enumerated().map { line, text in
          let isHead = row.isSection && number < 2 && line == 0
          return "<div>\(isHead ? "<strong>\(inline(text))</strong>" : inline(text))</div>"
        }
        return "<td\(kind(column))>\(texts.joined())</td>"
      }
      return "<tr\(row.isSection ? " class=\"section\"" : "")>\(cells.joined())</tr>\n"
    }
    return
      "<table>\n<thead><tr>\(head.joined())</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>"
  }

  private func kind(_ column: PrintedDocument.Table.Column) -> String {
    column.isFigure ? " class=\"figure\"" : column.isShort ? " class=\"short\"" : ""
  }

  private func inline(_ text: PrintedText) -> String {
    text.runs.map { run in
      switch run {
      case .plain(let words): return escaped(words)
      case .strong(let words): return "<strong>\(escaped(words))</strong>"
      case .formula(let formula): return "<code>\(escaped(formula))</code>"
      }
    }.joined()
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
