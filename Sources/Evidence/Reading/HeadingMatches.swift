import Diagnostics

/// Which columns of a table are asked for. Headings are compared in NFC with blanks made one;
/// where none is the same, in lower case too.
struct HeadingMatches {
  /// The place of the column that names the subjects.
  var subjectField = 0
  /// The columns that are asked for: the number of the request and the place in the table.
  var found: [(request: Int, field: Int)] = []
  /// Those of which the table has two.
  var repeated: [(request: Int, field: Int)] = []

  init() {}

  init(
    _ headings: [Heading], request: TableRequest, columns: [ColumnRequest],
    faults: inout FaultCollector
  ) throws(TableFailure) {
    var lower: [FoldedText: [Int]] = [:]
    for (field, heading) in headings.enumerated() where !heading.text.isEmpty {
      lower[heading.folded, default: []].append(field)
    }
    func fields(_ heading: String, _ folded: FoldedText) -> [Int] {
      guard let candidates = lower[folded] else { return [] }
      // One field is it, whichever way it is written.
      if candidates.count == 1 { return candidates }
      let exact = comparable(heading)
      let same = candidates.filter { headings[$0].text == exact }
      return same.isEmpty ? candidates : same
    }

    let subjectFields = fields(request.subjectHeading, FoldedText(request.subjectHeading))
    guard let first = subjectFields.first else {
      let nearest = nearestName(
        to: request.subjectHeading, among: headings.map(\.text).filter { !$0.isEmpty })
      throw TableFailure(
        EvidenceFault.noSubjectColumn(
          path: request.path, heading: request.subjectHeading, nearest: nearest),
        at: headings.first?.span)
    }
    if subjectFields.count > 1 {
      throw TableFailure(
        EvidenceFault.repeatedHeading(heading: headings[first].text, first: headings[first].span),
        at: headings[subjectFields[1]].span)
    }
    subjectField = first

    for (number, column) in columns.enumerated() {
      var places = fields(column.heading, column.foldedHeading)
      // The heading as declared goes before the alternatives.
      for (heading, folded) in zip(column.alternatives, column.foldedAlternatives)
      where places.isEmpty {
        places = fields(heading, folded)
      }
      guard let first = places.first else { continue }
      if places.count > 1 {
        faults.add(
          EvidenceFault.repeatedHeading(heading: headings[first].text, first: headings[first].span),
          at: headings[places[1]].span)
        repeated.append((number, first))
      } else {
        found.append((number, first))
      }
    }
  }
}
