/// Renders a diagnostic for a reader: headline with code, the place, the line with a caret under
/// what is meant, related places, notes, the cure.
///
/// ```text
/// lỗi[TD1112]: khóa “points” đã có ở dòng 3
///   --> rulebook.yaml:5:3
///    |
///  3 |   points: 4
///    |   ------ lần đầu ở đây
/// ...
///  5 |   points: 5
///    |   ^^^^^^
///    = cách sửa: bỏ một trong hai dòng
/// ```
public struct FullRenderer: Sendable {
  let language: Language
  let style: Style
  /// How many columns of a source line are shown at most.
  let width: Int

  /// Makes a renderer; lines of the source wider than `width` columns are shown in part.
  public init(language: Language, style: Style = .plain, width: Int = 100) {
    self.language = language
    self.style = style
    self.width = max(width, 40)
  }

  /// The diagnostic as lines, each with its line end.
  public func render(_ diagnostic: Diagnostic) -> String {
    let fault = diagnostic.fault
    let severity = diagnostic.severity
    var lines: [String] = []
    let title = "\(severity.word(language))[\(fault.code)]"
    lines.append(
      style.paint(title, .severity(severity)) + ": "
        + style.paint(oneLine(fault.headline(language)), .headline))

    let blocks = snippets(of: diagnostic)
    let widest = blocks.flatMap(\.lines).map(\.number).max() ?? 0
    let gutter = max(String(widest).count, 1)
    for block in blocks { append(block, gutter: gutter, severity: severity, to: &lines) }

    let margin = blocks.isEmpty ? "  " : String(repeating: " ", count: gutter + 2)
    for note in fault.notes(language) {
      lines.append(advice(language == .vi ? "ghi chú" : "note", note, margin: margin, .related))
    }
    if let cure = fault.cure(language) {
      lines.append(advice(language == .vi ? "cách sửa" : "help", cure, margin: margin, .advice))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func oneLine(_ text: Text) -> String { printable(text, in: language) }

  private func advice(
    _ word: String, _ text: Text, margin: String, _ role: Style.Role
  ) -> String {
    margin + style.paint("=", .gutter) + " " + style.paint(word, role) + ": " + oneLine(text)
  }

  private func append(
    _ block: Snippet, gutter: Int, severity: Severity, to lines: inout [String]
  ) {
    let indent = String(repeating: " ", count: gutter)
    let arrow = block.isPrimary ? "-->" : ":::"
    lines.append(indent + " " + style.paint(arrow, .gutter) + " " + block.heading)
    lines.append(indent + "  " + style.paint("|", .gutter))
    var last: Int?
    for line in block.lines {
      if let last, line.number > last + 1 { lines.append(style.paint("...", .gutter)) }
      last = line.number
      let number =
        String(repeating: " ", count: gutter - String(line.number).count)
        + String(line.number)
      let view = LineView(
        block.source, at: line.marks[0].range.lowerBound, width: width,
        keeping: line.marks[0].range)
      lines.append(
        " " + style.paint("\(number) |", .gutter) + (view.text.isEmpty ? "" : " " + view.text))
      for mark in line.marks {
        let (column, count) = view.columns(of: mark.range)
        let underline = String(repeating: mark.isPrimary ? "^" : "-", count: count)
        var row =
          " " + indent + " " + style.paint("|", .gutter) + " "
          + String(repeating: " ", count: column)
        row += style.paint(underline, mark.isPrimary ? .caret(severity) : .related)
        if !mark.label.isEmpty {
          row += " " + style.paint(mark.label, mark.isPrimary ? .caret(severity) : .related)
        }
        lines.append(row)
      }
    }
  }
}

/// Lines of one source that belong together.
private struct Snippet {
  struct Mark {
    let range: Range<Int>
    let isPrimary: Bool
    let label: String
  }

  struct Line {
    let number: Int
    var marks: [Mark]
  }

  let source: Source
  let heading: String
  let isPrimary: Bool
  var lines: [Line] = []

  mutating func add(_ mark: Mark) {
    let number = source.line(at: mark.range.lowerBound)
    if let index = lines.firstIndex(where: { $0.number == number }) {
      lines[index].marks.append(mark)
    } else {
      let index = lines.firstIndex { $0.number > number } ?? lines.endIndex
      lines.insert(Line(number: number, marks: [mark]), at: index)
    }
  }
}

extension FullRenderer {
  /// The place of the diagnostic with the related places of the same file, then other files.
  private func snippets(of diagnostic: Diagnostic) -> [Snippet] {
    var blocks: [Snippet] = []
    func add(_ span: Span, _ label: String, isPrimary: Bool) {
      let mark = Snippet.Mark(range: span.range, isPrimary: isPrimary, label: label)
      if let index = blocks.firstIndex(where: { $0.source === span.source }) {
        blocks[index].add(mark)
        return
      }
      var block = Snippet(source: span.source, heading: placeText(span), isPrimary: isPrimary)
      block.add(mark)
      blocks.append(block)
    }
    if let at = diagnostic.at {
      add(at, diagnostic.fault.label(language).map(oneLine) ?? "", isPrimary: true)
    }
    for place in diagnostic.fault.relatedPlaces(language) {
      add(place.span, oneLine(place.text), isPrimary: false)
    }
    return blocks
  }
}

/// `file:line:column` of the start of a span.
func placeText(_ span: Span) -> String {
  let place = span.place
  return "\(oneLine(span.source.path)):\(place.line):\(place.column)"
}
