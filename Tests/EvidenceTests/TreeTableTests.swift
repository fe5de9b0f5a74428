import Decimals
import Diagnostics
import Testing

@testable import Evidence

private let columns = [
  ColumnRequest(id: 1, heading: "số lớp", kind: .wholeNumber, isRequired: false),
  ColumnRequest(id: 2, heading: "tỷ lệ", kind: .percent, isRequired: false),
  ColumnRequest(id: 3, heading: "đạt", kind: .yesNo, isRequired: false),
  ColumnRequest(id: 4, heading: "ngày", kind: .date, isRequired: false),
]

private func read(_ text: String, _ path: String) -> EvidenceStore {
  readEvidence(
    EvidenceRequest(
      subjects: .known(SubjectTable(ids: ["A", "B", "C"])),
      tables: [TableRequest(path: path, input: .bytes(Array(text.utf8)), subjectHeading: "mã")],
      columns: columns))
}

private let json = """
  [
    { "mã": "A", "số lớp": 3, "tỷ lệ": 92.5, "đạt": true, "ngày": "2026-01-31" },
    { "mã": "C", "số lớp": null, "tỷ lệ": "80.5 %", "đạt": "không" },
    { "đạt": "", "mã": "B", "tỷ lệ": 7 }
  ]
  """

@Test func aTableSaysTheSameInEveryNotation() {
  let csv = """
    mã;số lớp;tỷ lệ;đạt;ngày
    A;3;92.5;có;2026-01-31
    C;;"80.5 %";không;
    B;;7;;
    """
  let yaml = """
    - { mã: A, số lớp: 3, tỷ lệ: 92.5, đạt: yes, ngày: 2026-01-31 }
    - mã: C
      số lớp: ~
      tỷ lệ: 80.5 %
      đạt: no
    - { mã: B, tỷ lệ: 7 }
    """
  let lists = """
    { "columns": ["mã", "số lớp", "tỷ lệ", "đạt", "ngày"],
      "rows": [["A", 3, 92.5, true, "2026-01-31"], ["C", null, "80.5 %", false, null],
               ["B", "", 7, "", null]] }
    """
  let expected = read(csv, "a.csv")
  for (text, path) in [(json, "a.json"), (yaml, "a.yaml"), (lists, "b.json")] {
    let store = read(text, path)
    for id in 1...4 { #expect(store.texts(id) == expected.texts(id), "\(path) \(id)") }
    let codes = store.diagnostics.map(\.fault.code).sorted()
    #expect(codes == expected.diagnostics.map(\.fault.code).sorted(), "\(path)")
  }
}

@Test func theTextOfACellIsReadFromItsPlace() throws {
  let store = read(json, "a.json")
  let column = try #require(store.column(id: 2))
  let origin = try #require(store.origin(of: column, subject: 0, reading: true))
  #expect(origin.text == "92.5")
  #expect((origin.row, origin.column, origin.heading) == (2, 3, "tỷ lệ"))
  let span = try #require(store.span(of: column, subject: 0))
  #expect(span.place.line == 2)
  #expect(span.text == "92.5")
}

@Test func faultsOfFormStandAtTheirPlaces() {
  let cases: [(String, String, [String])] = [
    (#"{ "A": 1 }"#, "a.json", ["TD4081 1:1"]),
    (#"[{ "mã": "A", "số lớp": 1 }, 5]"#, "a.json", ["TD4082 1:30"]),
    (#"[{ "mã": "A", "số lớp": [1] }]"#, "a.json", ["TD4083 1:25"]),
    (
      #"{ "columns": ["mã", "số lớp"], "rows": [["A"], ["B", 1, 2]] }"#, "a.json",
      ["TD4084 1:41", "TD4084 1:48"]
    ),
    ("[]", "a.json", ["TD4005"]),
    ("", "a.json", ["TD1107 1:1"]),
    ("- { mã: A, số lớp: x }\n- { mã: D, số lớp: 1 }\n", "a.yaml", ["TD4041 1:20", "TD4032 2:9"]),
    ("- { số lớp: 1 }\n", "a.yaml", ["TD4021 1:5"]),
    ("- { mã: A }\n- { mã: , số lớp: 1 }\n", "a.yaml", ["TD4031 2:9"]),
  ]
  for (text, path, faults) in cases {
    #expect(read(text, path).faults.sorted() == faults.sorted(), "\(text)")
  }
}

@Test func anyBeginningOfATableIsRead() {
  let bytes = Array(json.utf8)
  for end in bytes.indices {
    for path in ["a.json", "a.yaml"] {
      let table = TableRequest(
        path: path, input: .bytes(Array(bytes[..<end])), subjectHeading: "mã")
      _ = readEvidence(
        EvidenceRequest(
          subjects: .known(SubjectTable(ids: ["A"])), tables: [table], columns: columns))
    }
  }
}
