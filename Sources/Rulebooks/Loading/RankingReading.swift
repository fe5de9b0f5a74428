import Decimals
import Diagnostics
import YAMLSource

// Rankings and awards.
extension Loader {
  func rankings(_ entry: YAMLEntry?) -> [Ranking] {
    guard let entry, let entries = namedElements(entry, .ranking) else { return [] }
    return entries.compactMap { ranking in
      MappingReader(ranking.value, .ranking, key: ranking.name, self).map {
        self.ranking($0, name: Placed(ranking.name, at: ranking.key.span), span: ranking.span)
      }
    }
  }

  private func ranking(
    _ reader: MappingReader, name: Placed<String>, span: Span
  ) -> Ranking {
    Ranking(
      name: name, title: reader.title,
      ofSections: reader.entry("of").flatMap { word($0, as: Ranked.self) } == .sections,
      within: within(reader), eligible: reader.entry("eligible").flatMap(condition),
      orderBy: reader.required("order-by").map(orderKeys) ?? [],
      ties: reader.entry("ties").flatMap { word($0, as: Ranking.Ties.self) } ?? .shared,
      numbering: reader.entry("numbering").flatMap { word($0, as: Ranking.Numbering.self) }
        ?? .standard, remarks: reader.remarks, span: span)
  }

  /// The keys of an order: FEEL texts, or `{ by: …, lowest-first: true }`.
  func orderKeys(_ entry: YAMLEntry) -> [Ranking.OrderKey] {
    oneOrMore(entry).compactMap { node in
      guard node.entries != nil else {
        return formula(node, key: entry.name).map { Ranking.OrderKey(by: $0, lowestFirst: false) }
      }
      guard let reader = MappingReader(node, .orderKey, key: entry.name, self) else { return nil }
      let lowestFirst = reader.entry("lowest-first").flatMap(truth) ?? false
      return reader.required("by").flatMap { formula($0) }
        .map { Ranking.OrderKey(by: $0, lowestFirst: lowestFirst) }
    }
  }

  func award(_ reader: MappingReader) -> Award? {
    let ranking = reader.entry("of").flatMap(text)
    let unfit = reader.entry("if-unfit").flatMap { word($0, as: Unfit.self) }
    let requires = reader.entry("requires").flatMap(condition)
    if !reader.has("requires") { reader.refuse("if-unfit", without: "requires") }
    guard let id = reader.required("id").flatMap(text),
      let number = reader.required("number").flatMap({ amount($0) })
    else { return nil }
    if case .constant(let count) = number, !count.value.isInteger || count.value < .one {
      report(
        .notAWholeNumber(key: "number", text: count.value.description, from: 1, to: 10_000),
        at: count.span)
    }
    return Award(
      id: id, title: reader.title, number: number,
      ranking: ranking?.value == "ranked" ? nil : ranking, within: within(reader),
      requires: requires, passesToNext: unfit == .next, remarks: reader.remarks,
      span: reader.span)
  }

  /// What else than the total is ranked.
  private enum Ranked: String, CaseIterable { case sections }

  /// What becomes of the award of one who is unfit.
  private enum Unfit: String, CaseIterable { case next, none }
}
