extension EvidenceStore {
  /// The same evidence with the values of another stage counting; nothing is read again.
  ///
  /// - Parameters:
  ///   - stage: The number of the stage whose values count.
  ///   - fallBack: The numbers of stages whose values count where there is none at `stage`.
  public func at(stage: Int, fallBack: [Int] = []) -> EvidenceStore {
    var request = request
    request.stage = stage
    request.fallBack = fallBack
    var builder = FactBuilder(
      request, subjects: subjects, given: Dictionary(grouping: given, by: \.key.id),
      documents: documentIndex)
    let facts = request.columns.map { builder.fact($0) }
    return EvidenceStore(
      subjects: subjects, attributes: attributes, facts: facts, given: given, tables: tables,
      diagnostics: diagnostics, faultyValues: faultyValues,
      registers: registers, request: request,
      documentIndex: documentIndex, factNumbers: factNumbers)
  }
}
