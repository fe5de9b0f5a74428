import Diagnostics

/// The superiors of subjects by the numbers of the list's index, from the ids that stand in the
/// list, and what is wrong with them. Those that stand in a circle have none.
func resolveParents(
  _ ids: [String?], of read: ReadTable, in subjects: SubjectTable
) -> (parents: [Int?], faults: [Diagnostic], faulty: Int) {
  let index = read.index
  var faults: [Diagnostic] = []
  var parents = [Int?](repeating: nil, count: ids.count)
  var rows = [Int?](repeating: nil, count: ids.count)
  for (row, subject) in read.rowSubjects.enumerated() where subject != SubjectReader.none {
    if rows[Int(subject)] == nil { rows[Int(subject)] = row }
  }
  var unknown = 0
  for (subject, id) in ids.enumerated() {
    guard let id, !id.isEmpty else { continue }
    if let parent = withBytes(of: id, { index.number(of: $0) }) {
      parents[subject] = parent
      continue
    }
    unknown += 1
    if unknown <= FaultCollector.mostShown {
      let place = rows[subject].map { read.source.places[$0] }
      faults.append(
        Diagnostic(
          EvidenceFault.unknownParent(
            row: place.map { Int($0.number) } ?? 0,
            subject: String(decoding: index.string(subject), as: UTF8.self),
            parent: shortened(id), nearest: subjects.nearest(to: id)),
          at: place.flatMap { read.source.span(at: $0, column: read.subjectField) }))
    }
  }
  if unknown > FaultCollector.mostShown {
    faults.append(
      Diagnostic(
        EvidenceFault.furtherFaults(
          path: read.source.path, column: read.headings[read.subjectField].text, code: "TD4035",
          count: unknown - FaultCollector.mostShown), at: nil))
  }
  // 0: not visited, 1: on the way, 2: done.
  var faulty = unknown
  var state = [UInt8](repeating: 0, count: ids.count)
  for start in parents.indices where state[start] == 0 {
    var way: [Int] = []
    var next: Int? = start
    while let subject = next, state[subject] == 0 {
      state[subject] = 1
      way.append(subject)
      next = parents[subject]
    }
    if let subject = next, state[subject] == 1, let first = way.firstIndex(of: subject) {
      let circle = way[first...]
      let members = circle.map { (id: String(decoding: index.string($0), as: UTF8.self), $0) }
        .sorted { $0.id < $1.id }
      // The place is that of the first id, so that the order of rows does not choose it.
      let shown = members.first.flatMap { rows[$0.1] }.map { read.source.places[$0] }
      faults.append(
        Diagnostic(
          EvidenceFault.circularParents(subjects: members.prefix(100).map(\.id)),
          at: shown.flatMap { read.source.span(at: $0, column: read.subjectField) }))
      faulty += 1
      for member in circle { parents[member] = nil }
    }
    for subject in way { state[subject] = 2 }
  }
  return (parents, faults, faulty)
}
