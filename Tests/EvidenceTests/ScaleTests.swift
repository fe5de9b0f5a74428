import Testing

@testable import Evidence

/// Tables that are wrong throughout take about eight times the time when they are eight times as
/// long; squares would take sixty-four times.
@Test func nothingIsQuadratic() {
  let x = column("x", .number)
  let known = SubjectTable(ids: (0..<160_000).map { "B\($0)" })
  // Looking for the nearest of the ids costs by their number, for the first few rows only.
  let few = SubjectTable(ids: (0..<500).map { "B\($0)" })
  func csv(_ count: Int, _ row: (Int) -> String) -> [UInt8] {
    Array(("id,x\n" + (0..<count).map { row($0) + "\n" }.joined()).utf8)
  }
  func seconds(_ kind: Int, _ count: Int) -> Double {
    let bytes: [UInt8]
    switch kind {
    case 0: bytes = csv(count) { "A\($0),1" }  // nobody is known
    case 1: bytes = csv(count) { "B\($0 % 10),1" }  // everybody is repeated
    case 2: bytes = csv(count) { "B\($0),\($0 % 2 == 0 ? "1,5" : "abc")" }  // every row is broken
    case 3: bytes = csv(count) { "B\($0),\"\($0)" }  // no quotation mark closes where it should
    case 4: bytes = csv(count) { $0 == 0 ? "B1,\"" : "B\($0),\"\"" }  // one never closes
    case 5: bytes = csv(count) { "B\($0)," + String(repeating: "1", count: $0 % 40) }  // all widths
    default: bytes = csv(count) { "B\($0),1.234" }  // nothing tells the mark
    }
    let table = TableRequest(path: "a.csv", input: .bytes(bytes), subjectHeading: "id")
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = readEvidence(
        EvidenceRequest(subjects: .known(kind == 0 ? few : known), tables: [table], columns: [x]))
    }
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
  for kind in 0...6 {
    // The least of several, for other work on the machine only adds to it; squares would stay above.
    var (short, long) = (Double.infinity, Double.infinity)
    for _ in 0..<6 where !(long < short * 24 + 0.1) {
      short = min(short, seconds(kind, 20_000))
      long = min(long, seconds(kind, 160_000))
    }
    #expect(long < short * 24 + 0.1, "kind \(kind): \(short) s, then \(long) s")
  }
}
