import Decimals
import Evidence
import Rulebooks
import Scoring

// Full marks that no document supports.
extension CrossChecker {
  /// How many others must have full marks with a document, before one without is told.
  private static let leastOthers = 3

  /// Reports subjects with all points of a criterion and no document behind any figure that it
  /// reads, where three quarters or more of those with all points have one. Indicators that ask for documents
  /// are checked when evidence is read; this is about those that do not, and yet get them.
  mutating func lookForDocuments() {
    for kind in SubjectKind.allCases {
      guard let store = run.evidence(of: kind), let reading = readings[kind] else { continue }
      let supported = run.checked.facts(of: kind).facts.indices.filter {
        store.hasDocuments(id: $0)
      }
      if supported.isEmpty { continue }
      var withDocuments: Set<Int> = []
      for subject in 0..<store.subjects.count
      where supported.contains(where: { !store.documents(id: $0, subject: subject).isEmpty }) {
        withDocuments.insert(subject)
      }
      let known = Set(supported)
      // By subject: the criteria with all points and no document.
      var bare: [Int: [String]] = [:]
      var rules: [Int: [CriteriaReading.Place]] = [:]
      for (number, outcome) in run.outcome.assessments.enumerated()
      where outcome.checked.assessment.subject == kind {
        let nodes = outcome.checked.nodes + outcome.checked.adjustments
        for (node, each) in nodes.enumerated() {
          let place = CriteriaReading.Place(assessment: number, node: node)
          let facts = reading.facts(of: place).filter { known.contains($0) }
          guard !facts.isEmpty, let most = each.points?.highest, most.isPositive else { continue }
          var without: [Int] = []
          var others = 0
          for (row, subject) in outcome.subjects.enumerated() {
            guard let result = outcome.result(ofNode: node, row: row), result.state == .scored,
              result.points == most
            else { continue }
            let hasOne = facts.contains { !store.documents(id: $0, subject: subject).isEmpty }
            if hasOne { others += 1 } else { without.append(subject) }
          }
          // Where many do without, documents are no custom there.
          guard others >= Self.leastOthers, without.count * 3 <= others else { continue }
          let id = each.criterion.id.value
          for subject in without
          where !accepts(
            ["TD5141", "TD5142"], subject: self.id(of: subject, kind), about: [id])
          {
            bare[subject, default: []].append(id)
            rules[subject, default: []].append(place)
          }
        }
      }
      for subject in bare.keys.sorted() {
        let ids = bare[subject] ?? []
        let spans = (rules[subject] ?? []).compactMap { place in
          criterion(place.node, in: Place(assessment: place.assessment, row: 0))?.id.span
        }
        let name = id(of: subject, kind)
        let at =
          (rules[subject] ?? []).flatMap { reading.facts(of: $0) }.lazy.filter {
            known.contains($0)
          }.compactMap { fact in
            store.column(id: fact).flatMap { store.span(of: $0, subject: subject) }
          }.first ?? store.span(ofSubject: subject)
        report(
          withDocuments.contains(subject)
            ? .fullWithoutDocument(subject: name, criteria: ids, rules: spans)
            : .noDocumentAtAll(subject: name, criteria: ids, rules: spans),
          at: at)
      }
    }
  }
}
