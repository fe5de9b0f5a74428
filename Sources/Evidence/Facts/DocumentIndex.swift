/// The documents of a store, by indicator and subject.
struct DocumentIndex: Sendable {
  private struct Key: Hashable {
    let id: Int
    let subject: Int
  }

  private var documents: [Key: [GivenDocument]] = [:]
  /// The indicators about which a table with documents has a row, with the first stage of one.
  private var indicators: [Int: Int] = [:]

  /// Notes that a table that has documents has a row about an indicator at a stage.
  mutating func note(_ id: Int, stage: Int) {
    indicators[id] = min(indicators[id] ?? stage, stage)
  }

  mutating func add(_ document: GivenDocument, id: Int, subject: Int) {
    documents[Key(id: id, subject: subject), default: []].append(document)
  }

  /// Whether documents for an indicator can be given up to a stage.
  func has(_ id: Int, upTo stage: Int) -> Bool { indicators[id].map { $0 <= stage } ?? false }

  /// The documents for a subject's value, in an order that does not depend on that of rows.
  func documents(_ id: Int, subject: Int) -> [GivenDocument] {
    guard let all = documents[Key(id: id, subject: subject)] else { return [] }
    if all.count < 2 { return all }
    return all.sorted {
      if $0.stage != $1.stage { return $0.stage < $1.stage }
      if $0.title != $1.title { return $0.title < $1.title }
      return ($0.day ?? .min, $0.status.rawValue) < ($1.day ?? .min, $1.status.rawValue)
    }
  }
}
