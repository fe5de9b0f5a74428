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
    var exact: [String: [Int]] = [:]
    var lower: [String: [Int]] = [:]
    for (field, heading) in headings.enumerated() where !heading.text.isEmpty {
      exact[heading.text, default: []].append(field)
      lower[heading.text.lowercased(), default: []].append(field)
    }
    func fields(_ heading: String, _ folded: String) -> [Int] {
      guard let candidates = lower[folded] else { return [] }
      // One field is it, whichever way it is written.
      return candidates.count == 1 ? candidates : exact[comparable(heading)] ?? candidates
    }

    let subjectFields = fields(
      request.subjectHeading, comparable(request.subjectHeading).lowercased())
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
      var places: [Int] = []
      let names =
        [(column.heading, column.foldedHeading)]
        + zip(column.alternatives, column.foldedAlternatives)
      for (heading, folded) in names {
        for field in fields(heading, folded) where !places.contains(field) { places.append(field) }
        // The heading as declared goes before the alternatives.
        if !places.isEmpty { break }
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
