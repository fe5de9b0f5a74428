extension EvidenceStore {
  /// The facts of one part of the run's period alone, by the id under which each was asked for;
  /// nothing is read again.
  ///
  /// Values of just that part count, with documents as they stood at its end. Where the tables give
  /// an indicator for no part of the run's period, its value for the whole of it holds in every part.
  public func facts(in period: EvidencePeriod) -> [Int: Column] {
    var request = request
    request.period = period
    var columns: [Int: [Column]] = [:]
    for (id, all) in Dictionary(grouping: given, by: \.key.id) {
      let own = all.filter { $0.key.period == period }
      let isWhole = all.allSatisfy { $0.key.period?.contains(self.request.period) ?? true }
      columns[id] = isWhole ? all : own
    }
    var builder = FactBuilder(
      request, subjects: subjects, given: columns, documents: documentIndex)
    var facts: [Int: Column] = [:]
    for column in request.columns { facts[column.id] = builder.fact(column) }
    return facts
  }
}

extension EvidencePeriod {
  /// Whether it holds all days of another; of an unknown one it does not.
  fileprivate func contains(_ other: EvidencePeriod?) -> Bool {
    other.map { contains($0) } ?? false
  }
}
