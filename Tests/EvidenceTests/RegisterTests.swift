import Decimals
import Diagnostics
import Testing

@testable import Evidence

private let columns = [
  ColumnRequest(id: 0, heading: "mức trừ", kind: .points),
  ColumnRequest(id: 1, heading: "nguyên nhân", kind: .text),
]

private func read(_ tables: [String]) -> EvidenceStore {
  readEvidence(
    EvidenceRequest(
      subjects: .known(SubjectTable(ids: ["A", "B", "C"])), tables: [], columns: [],
      registers: [
        RegisterRequest(
          columns: columns,
          tables: tables.enumerated().map { number, csv in
            TableRequest(
              path: "\(number).csv", input: .bytes(Array(csv.utf8)), subjectHeading: "mã")
          })
      ]))
}

private func rows(_ store: EvidenceStore, _ subject: Int) -> [String] {
  guard let data = store.registers.first ?? nil else { return ["none"] }
  return data.rows(of: subject).map { row in
    let place = store.origin(ofRow: row, register: 0).map { "\($0.path):\($0.row)" } ?? ""
    return "\(shown(data.cell(row, 0))) \(shown(data.cell(row, 1))) \(place)"
  }
}

@Test func rowsOfARegisterAreThoseOfTheirSubjectInTheOrderOfTheirValues() {
  let first = "mã,mức trừ,nguyên nhân\nB,2,x\nA,1,y\nB,1,z\n"
  let second = "mã,nguyên nhân,mức trừ\nB,a,1\n"
  for tables in [[first, second], [first]] {
    let store = read(tables)
    #expect(store.faults == [])
    #expect(rows(store, 0) == ["1 y 0.csv:3"])
    #expect(
      rows(store, 1)
        == (tables.count == 2 ? ["1 a 1.csv:2"] : []) + ["1 z 0.csv:4", "2 x 0.csv:2"])
    #expect(rows(store, 2) == [])
  }
  #expect(rows(read([]), 0) == ["none"])
}

@Test func theOrderOfRowsChangesNoRow() {
  var lines = ["A,1,y", "A,1,x", "A,,x", "B,3,x", "A,2,x", "A,1,x"]
  let expected = read(["mã,mức trừ,nguyên nhân\n" + lines.joined(separator: "\n") + "\n"])
  func values(_ store: EvidenceStore) -> [String] {
    (0..<3).flatMap { rows(store, $0).map { String($0.prefix { $0 != ":" }) } }
  }
  for _ in lines.indices {
    lines.append(lines.removeFirst())
    let store = read(["mã,mức trừ,nguyên nhân\n" + lines.joined(separator: "\n") + "\n"])
    #expect(values(store) == values(expected))
  }
}

@Test func allThatIsWrongWithARegisterIsTold() {
  let store = read(["mã,mức trừ\nA,một\nD,1\nB,1,2\n,1\n"])
  #expect(
    store.faults.sorted() == ["TD4014 4:5", "TD4022 1:1", "TD4031 5:1", "TD4032 3:1", "TD4041 2:3"])
  #expect(rows(store, 0) == ["refused missing 0.csv:2"])
  #expect(rows(store, 1) == ["refused missing 0.csv:4"])
  #expect(rows(read(["id,x\nA,1\n"]), 0) == ["none"])
}
