public import Decimals

extension EvidenceStore {
  /// The same evidence with other values of some facts and attributes, as if tables gave them.
  ///
  /// - Parameter values: The `id` of the request, the number of the subject, the value.
  public func setting(_ values: [(id: Int, subject: Int, cell: Cell)]) -> EvidenceStore {
    var facts = facts
    var attributes = attributes
    for (id, subject, cell) in values {
      if let index = attributes.firstIndex(where: { $0.key.id == id }) {
        attributes[index] = attributes[index].setting(subject, to: cell)
      } else if let index = factNumbers[id], facts.indices.contains(index) {
        let column =
          facts[index]
          ?? Column(
            key: ColumnKey(id: id, stage: request.stage), heading: request.columns[index].heading,
            cells: repeatElement(Cell(Absence(.missing)), count: subjects.count))
        facts[index] = column.setting(subject, to: cell)
      }
    }
    return EvidenceStore(
      subjects: subjects, attributes: attributes, facts: facts, given: given, tables: tables,
      diagnostics: diagnostics, faultyValues: faultyValues, registers: registers, request: request,
      documentIndex: documentIndex, factNumbers: factNumbers)
  }
}

extension Column {
  /// The column with another value for a subject; it keeps the place where the old one stands.
  fileprivate func setting(_ subject: Int, to cell: Cell) -> Column {
    var cells = ContiguousArray((0..<count).map { self.cell($0) })
    if cells.indices.contains(subject) { cells[subject] = cell }
    return Column(
      key: key, heading: heading, storage: .cells(cells), origins: origins,
      refusals: refusals.filter { Int($0.row) != subject })
  }
}
