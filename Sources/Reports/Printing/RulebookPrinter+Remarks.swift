import Diagnostics
import Rulebooks

// Bases, notes, questions and acceptances, at their place and once more at the end.
extension RulebookPrinter {
  /// What stands beside an element but for its basis.
  func remarks(_ remarks: Remarks) -> [PrintedText] {
    var lines: [PrintedText] = []
    if let note = remarks.note { lines.append(PrintedText(words("Ghi chú: ", "Note: ") + note)) }
    if let question = remarks.openQuestion {
      let mark = words("Câu hỏi còn mở:", "Open question:")
      lines.append("\(strong: mark) \(question)")
    }
    for acceptance in remarks.accepted {
      let mark = words(
        "Chấp nhận \(acceptance.code.value):", "Accepted \(acceptance.code.value):")
      lines.append("\(strong: mark) \(acceptance.reason)")
    }
    return lines
  }

  /// A legal basis, several with `;` between them.
  func basis(_ remarks: Remarks) -> [PrintedText] {
    remarks.basis.map { basis in
      PrintedText(
        basis.article.isEmpty ? basis.document : "\(basis.document) \(basis.article)")
    }
  }

  /// Behind a sentence about an element: its basis in brackets, then its remarks.
  func withRemarks(_ text: PrintedText, _ remarks: Remarks) -> PrintedText {
    var text = text
    if !remarks.basis.isEmpty { text += " (\(basis(remarks).joined(separator: "; ")))" }
    for line in self.remarks(remarks) {
      text += text.endsSentence ? " \(line)" : ". \(line)"
    }
    return text
  }

  /// The questions that only the issuer can answer, and what the author accepts, with its place.
  func openPoints() -> [PrintedDocument.Block] {
    var blocks: [PrintedDocument.Block] = []
    let all = rulebook.remarked
    let questions = all.compactMap { remarks, span in
      remarks.openQuestion.map { question -> PrintedText in
        "\(question) (\(place(span)))"
      }
    }
    if !questions.isEmpty {
      blocks += [
        heading(
          2, "Câu hỏi chờ cơ quan ban hành trả lời", "Questions for the issuing authority"),
        .list(questions),
      ]
    }
    let rows = all.flatMap(\.remarks.accepted).flatMap { acceptance in
      (accepted[acceptance.code.span] ?? []).map { finding in
        PrintedDocument.Table.Row(cells: [
          [PrintedText(acceptance.code.value)],
          [PrintedText(finding.fault.headline(language).plain(in: language))],
          [PrintedText(acceptance.reason)],
          [PrintedText(place(finding.at ?? acceptance.code.span))],
        ])
      }
    }
    if !rows.isEmpty {
      blocks += [
        heading(2, "Cảnh báo đã được chấp nhận", "Findings that are accepted"),
        .table(
          PrintedDocument.Table(
            columns: columns(
              ("Mã", "Code"), ("Cảnh báo", "Finding"), ("Lý do chấp nhận", "Why it is accepted"),
              ("Vị trí", "Place"), short: [0]),
            rows: rows)),
      ]
    }
    return blocks
  }

  private func place(_ span: Span) -> String {
    // The file's name is enough on paper: the folder is where the rulebook lies.
    let name = span.source.path.split(separator: "/").last.map(String.init) ?? span.source.path
    return "\(name):\(span.place.line)"
  }
}
