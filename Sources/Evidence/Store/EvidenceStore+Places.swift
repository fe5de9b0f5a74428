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

  /// The bytes of a cell of a register; nil where no table gave it.
  ///
  /// - Parameters:
  ///   - row: The row of the register.
  ///   - register: The number of the register among those that were asked for.
  ///   - column: The number of the column as it was asked for.
  public func span(ofRow row: Int, register: Int, column: Int) -> Span? {
    guard registers.indices.contains(register), let data = registers[register],
      request.registers.indices.contains(register),
      request.registers[register].columns.indices.contains(column),
      data.places.indices.contains(row), tables.indices.contains(data.places[row].table)
    else { return nil }
    let asked = request.registers[register].columns[column]
    let words = [asked.foldedHeading] + asked.foldedAlternatives
    let (table, place) = (tables[data.places[row].table], data.places[row].row)
    guard table.places.indices.contains(place),
      let field = table.headings.firstIndex(where: { words.contains(FoldedText($0)) })
    else { return nil }
    return table.span(at: table.places[place], column: field)
  }
}
