extension EvidenceStore {
  /// What the table that gives a value says beside it, in a column of notes; nil where there is no
  /// such column or nothing stands in it. The table is read again.
  public func remark(of column: Column, subject: Int) -> String? {
    guard subject >= 0, subject < subjects.count else { return nil }
    let known = LongHeadings().note
    for source in column.sources(subject) {
      guard tables.indices.contains(source.table) else { continue }
      let table = tables[source.table]
      guard let field = table.headings.firstIndex(where: { known.contains($0.lowercased()) }),
        let place = table.place(of: source, subject: subject),
        let text = table.text(at: place, column: field), !text.isEmpty
      else { continue }
      return text
    }
    return nil
  }
}
