public import Diagnostics

extension EvidenceStore {
  /// The bytes of a subject's id in the table that lists the subjects; nil where none does.
  public func span(ofSubject subject: Int) -> Span? {
    guard case .listed(let list) = request.subjects, let table = tables.first,
      let place = table.place(ofSubject: subject)
    else { return nil }
    let wanted = FoldedText(list.table.subjectHeading)
    guard let field = table.headings.firstIndex(where: { FoldedText($0) == wanted }) else {
      return nil
    }
    return table.span(at: place, column: field)
  }

  /// Whether tables give documents for an indicator, of whatever subject.
  public func hasDocuments(id: Int) -> Bool { documentIndex.has(id, upTo: Int.max) }
}
