import Decimals
public import Diagnostics
public import Rulebooks

/// Puts a rulebook into words for paper: what an officer prints, hands round and checks against the
/// issued text. Each aspect is an extension in a file of its own.
public struct RulebookPrinter: Sendable {
  let checked: CheckedRulebook
  /// The findings that the author accepts, by where the acceptance stands.
  let accepted: [Span: [Diagnostic]]
  let language: Language
  let figures: Figures

  /// Makes a printer of a rulebook without errors.
  public init(
    _ checked: CheckedRulebook, accepted: [AcceptedFinding], language: Language
  ) {
    self.checked = checked
    self.accepted = Dictionary(grouping: accepted, by: \.acceptance.code.span)
      .mapValues { $0.map(\.finding) }
    self.language = language
    figures = Figures(language: language)
  }

  var rulebook: Rulebook { checked.rulebook }

  /// The whole document.
  public func document() -> PrintedDocument {
    let title = rulebook.title.text(in: language) ?? rulebook.id.value
    var blocks: [PrintedDocument.Block] = [.heading(level: 1, title)]
    blocks += heading() + documents()
    for assessment in rulebook.assessments {
      guard
        let own = checked.assessments.first(where: {
          $0.assessment.id.value == assessment.id.value
        })
      else { continue }
      blocks += self.assessment(own)
    }
    blocks += parameters() + ladders() + facts() + registers() + functions() + checks()
    blocks += openPoints()
    return PrintedDocument(language: language, title: title, blocks: blocks)
  }

  func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  func said(_ vi: PrintedText, _ en: PrintedText) -> PrintedText { language == .vi ? vi : en }

  func heading(_ level: Int, _ vi: String, _ en: String) -> PrintedDocument.Block {
    .heading(level: level, words(vi, en))
  }

  /// Columns by their titles, the short ones by their number.
  func columns(
    _ titles: (vi: String, en: String)..., short: Set<Int> = []
  ) -> [PrintedDocument.Table.Column] {
    titles.enumerated().map { number, title in
      PrintedDocument.Table.Column(
        title: words(title.vi, title.en), isShort: short.contains(number))
    }
  }
}

// What stands before the assessments.
extension RulebookPrinter {
  private func heading() -> [PrintedDocument.Block] {
    var parts: [String] = [words("Mã: ", "Id: ") + rulebook.id.value]
    if let edition = rulebook.edition { parts.append(words("bản ", "edition ") + edition) }
    switch rulebook.status {
    case .issued: parts.append(words("đã ban hành", "issued"))
    case .proposal: parts.append(words("dự thảo", "proposal"))
    }
    if let days = rulebook.effective { parts.append(self.days(days)) }
    var blocks: [PrintedDocument.Block] = [.paragraph(PrintedText(parts.joined(separator: " · ")))]
    if rulebook.status == .proposal {
      let warning = words(
        "Điểm và mức trong bản này là đề xuất, chưa được cơ quan có thẩm quyền ban hành.",
        "Points and classes in this document are a proposal that no authority has issued.")
      blocks.append(.paragraph("\(strong: warning)"))
    }
    if let source = rulebook.source?.text(in: language) {
      blocks.append(.paragraph(PrintedText(words("Nguồn: ", "Source: ") + source)))
    }
    return blocks + remarks(rulebook.remarks).map { .paragraph($0) }
  }

  private func documents() -> [PrintedDocument.Block] {
    if rulebook.documents.isEmpty { return [] }
    let rows = rulebook.documents.map { document in
      PrintedDocument.Table.Row(
        cells: [
          [PrintedText(document.key.value)], [PrintedText(document.number ?? "")],
          [PrintedText(document.title?.text(in: language) ?? "")],
          [PrintedText(document.issuer ?? "")],
          [PrintedText(document.date.map(day) ?? "")],
          [PrintedText(document.effective.map(days) ?? "")],
        ])
    }
    return [
      heading(2, "Căn cứ pháp lý", "Legal bases"),
      .table(
        PrintedDocument.Table(
          columns: columns(
            ("Ký hiệu", "Key"), ("Số hiệu", "Number"), ("Tên văn bản", "Title"),
            ("Cơ quan ban hành", "Issuer"), ("Ngày", "Date"), ("Hiệu lực", "In force"),
            short: [0, 4]),
          rows: rows)),
    ]
  }

  /// A day as people write it: 31/12/2026, or 2026-12-31.
  func day(_ day: Day) -> String {
    let date = day.date
    return language == .vi
      ? "\(twoDigits(date.day))/\(twoDigits(date.month))/\(date.year)" : day.description
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  func days(_ range: DayRange) -> String {
    switch (range.since, range.until) {
    case (let since?, let until?):
      words(
        "từ \(day(since)) đến \(day(until))", "from \(day(since)) to \(day(until))")
    case (let since?, nil): words("từ ", "from ") + day(since)
    case (nil, let until?): words("đến ", "until ") + day(until)
    case (nil, nil): ""
    }
  }
}
