import Diagnostics

/// Which columns of a list tell of names, superiors and units, by the numbers of the requests.
struct ListLinks {
  let names: Int?
  let parents: Int?
  let units: Int?

  var all: Set<Int> { Set([names, parents, units].compactMap { $0 }) }

  /// What a column says of each subject, by the numbers of the list's index. What several rows say
  /// of one subject cannot be told apart, and counts as nothing.
  func texts(_ number: Int?, of read: ReadTable) -> [String?] {
    var result = [String?](repeating: nil, count: read.index.count)
    guard let number, let values = read.names[number] else { return result }
    var seen = ContiguousArray<Bool>(repeating: false, count: read.index.count)
    for (row, subject) in read.rowSubjects.enumerated() where subject != SubjectReader.none {
      result[Int(subject)] = seen[Int(subject)] ? nil : values[row]
      seen[Int(subject)] = true
    }
    return result
  }
}

/// The numbers that a list's references stand for, and what is wrong with them.
struct ResolvedLinks {
  let numbers: [Int?]
  let faults: [Diagnostic]
  let faulty: Int
}

/// The first row of each subject of a list's index.
private func firstRows(of count: Int, in read: ReadTable) -> [Int?] {
  var rows = [Int?](repeating: nil, count: count)
  for (row, subject) in read.rowSubjects.enumerated() where subject != SubjectReader.none {
    if rows[Int(subject)] == nil { rows[Int(subject)] = row }
  }
  return rows
}

/// The units of persons by the units' own numbers. A person without a unit is a fault, for nothing
/// could be read of it; one with several rows is reported as such.
func resolveUnits(
  _ ids: [String?], of read: ReadTable, in units: SubjectTable, heading: String, field: Int?
) -> ResolvedLinks {
  let rows = firstRows(of: ids.count, in: read)
  var repeated = [Bool](repeating: false, count: ids.count)
  for (row, subject) in read.rowSubjects.enumerated() where subject != SubjectReader.none {
    if rows[Int(subject)] != row { repeated[Int(subject)] = true }
  }
  var numbers = [Int?](repeating: nil, count: ids.count)
  var faults: [Diagnostic] = []
  var faulty: [String: Int] = [:]
  lazy var finder = SubjectFinder(units)
  guard let field else { return ResolvedLinks(numbers: numbers, faults: [], faulty: 0) }
  for (person, id) in ids.enumerated() where !repeated[person] {
    if let id, let unit = units.number(of: id) {
      numbers[person] = unit
      continue
    }
    let place = rows[person].map { read.source.places[$0] }
    let row = place.map { Int($0.number) } ?? 0
    let name = shortened(String(decoding: read.index.string(person), as: UTF8.self))
    let code = id == nil ? "TD4037" : "TD4038"
    faulty[code, default: 0] += 1
    guard faulty[code] ?? 0 <= FaultCollector.mostShown else { continue }
    let fault: EvidenceFault =
      if let id {
        .unknownUnit(
          row: row, subject: name, unit: shortened(id), nearest: finder.nearest(to: id))
      } else {
        .noUnit(row: row, subject: name, column: heading)
      }
    faults.append(
      Diagnostic(fault, at: place.flatMap { read.source.span(at: $0, column: field) }))
  }
  for code in faulty.keys.sorted() {
    let more = (faulty[code] ?? 0) - FaultCollector.mostShown
    if more > 0 {
      faults.append(
        Diagnostic(
          EvidenceFault.furtherFaults(
            path: read.source.path, column: heading, code: code, count: more), at: nil))
    }
  }
  return ResolvedLinks(
    numbers: numbers, faults: faults, faulty: faulty.values.reduce(0, +))
}

/// The superiors of subjects by the numbers of the list's index, from the ids that stand in the
/// list, and what is wrong with them. Those that stand in a circle have none.
func resolveParents(
  _ ids: [String?], of read: ReadTable, in subjects: SubjectTable
) -> ResolvedLinks {
  let index = read.index
  var faults: [Diagnostic] = []
  let rows = firstRows(of: ids.count, in: read)
  var parents = [Int?](repeating: nil, count: ids.count)
  var unknown = 0
  lazy var finder = SubjectFinder(subjects)
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
            parent: shortened(id), nearest: finder.nearest(to: id)),
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
  return ResolvedLinks(numbers: parents, faults: faults, faulty: faulty)
}
