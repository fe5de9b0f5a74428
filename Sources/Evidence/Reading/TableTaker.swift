import Diagnostics

/// What takes the rows of a table while it is read. A table is read once for all who take from it:
/// the evidence about units and that about persons may stand side by side.
protocol TableTaker {
  associatedtype Table

  /// Adds the headings that it asks for.
  func addWanted(to headings: inout Set<FoldedText>)
  /// Looks at the headings, before any row.
  mutating func open(
    _ headings: [Heading], _ format: TableFormat, _ cells: TreeCells?
  ) throws(TableFailure)
  /// Sees the first rows, and about how many there will be. Says whether it has read the first rows
  /// with that, so that they need not come again.
  mutating func begin(_ first: borrowing RecordBatch, expecting rows: Int) -> Bool
  /// Takes what is wrong with the form of the table.
  mutating func note(_ faults: [Diagnostic])
  /// Reads the next rows.
  mutating func read(_ batch: borrowing RecordBatch)
  /// What is to read the table once more, because the rest of it does not bear out what its
  /// beginning showed; nil where it does.
  func again() -> Self?
  /// What was read.
  func result() -> Table
}

/// Reads a table for all who take from it; the results stand in their order.
func readTable<Taker: TableTaker>(
  _ request: TableRequest, for takers: [Taker]
) throws(TableFailure) -> [Taker.Table] {
  var takers = takers
  var wanted: Set<FoldedText> = []
  for taker in takers { taker.addWanted(to: &wanted) }
  try pass(over: request, wanted, &takers)
  let places = takers.indices.filter { takers[$0].again() != nil }
  if !places.isEmpty {
    var second = places.compactMap { takers[$0].again() }
    try pass(over: request, wanted, &second)
    for (place, taker) in zip(places, second) { takers[place] = taker }
  }
  return takers.map { $0.result() }
}

private func pass<Taker: TableTaker>(
  over request: TableRequest, _ wanted: Set<FoldedText>, _ takers: inout [Taker]
) throws(TableFailure) {
  var reader = try TableReader(request, wanted: wanted)
  for number in takers.indices {
    try takers[number].open(reader.headings, reader.format, reader.cells)
    takers[number].note(reader.faults)
  }
  do {
    try reader.next()
    let expected = reader.expectedRows
    for number in takers.indices {
      if !takers[number].begin(reader.rows, expecting: expected) {
        takers[number].read(reader.rows)
      }
    }
    try reader.next()
    while reader.rows.count > 0 || !reader.rows.problems.isEmpty {
      for number in takers.indices { takers[number].read(reader.rows) }
      try reader.next()
    }
  } catch {
    throw TableFailure(readFault(error, request), at: nil)
  }
}

/// The heading of the first column that has one; nil where the table cannot be opened.
public func firstHeading(of request: TableRequest) -> String? {
  guard let reader = try? TableReader(request, wanted: []) else { return nil }
  return reader.headings.first { !$0.text.isEmpty }?.text
}
