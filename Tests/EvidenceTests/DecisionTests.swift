import Diagnostics
import Testing

@testable import Evidence

private let units = SubjectTable(ids: ["7210", "7228"])
private let persons = SubjectTable(ids: ["N1"])

private func read(_ text: String, _ path: String = "quyết-định.csv") -> GivenDecisions {
  readDecisions(
    DecisionsRequest(
      path: path, input: .bytes(Array(text.utf8)), units: units, persons: persons))
}

private func places(_ decisions: GivenDecisions) -> [String] {
  decisions.diagnostics.map { diagnostic in
    let place = diagnostic.at.map { " \($0.place.line):\($0.place.column)" } ?? ""
    return diagnostic.fault.code + place
  }
}

@Test func decisionsAreReadFromTables() throws {
  let csv = """
    mã;loại;về;giá trị;giá trị tính;lý do;văn bản;ngày;thẩm quyền
    7228;Điểm;3.1;2,5;1,25;Phúc tra;12/QĐ;31/01/2026;Chủ tịch UBND
    7210;evidence;số lớp;95%;;Bổ sung;13/QĐ;2026-02-01;Hội đồng
    N1;final-class;;Hoàn thành tốt nhiệm vụ;;Kiến nghị;14/QĐ;;Hội đồng
    """
  let result = read(csv)
  #expect(places(result) == [])
  #expect(result.decisions.map(\.kind) == [.points, .evidence, .finalClass])
  #expect(result.decisions.map(\.unit) == [1, 0, nil])
  #expect(result.decisions.map(\.person) == [nil, nil, 0])
  #expect(result.decisions.map(\.about) == ["3.1", "số lớp", nil])
  #expect(result.decisions.map(\.value) == ["2.5", "95", "Hoàn thành tốt nhiệm vụ"])
  #expect(result.decisions.map(\.computed) == ["1.25", nil, nil])
  #expect(result.decisions.map(\.day) == [20_484, 20_485, nil])
  let first = try #require(result.decisions.first)
  #expect(first.span?.text == "2,5")
  #expect(first.span?.place.line == 2)
  #expect(
    (first.row, first.reason, first.document, first.authority) == (
      2, "Phúc tra", "12/QĐ", "Chủ tịch UBND"
    ))
}

@Test func decisionsAreReadFromYAML() {
  let yaml = """
    - subject: 7210
      kind: tie
      about: cụm
      value: 1
      reason: Bỏ phiếu
      document: 3/BB
      authority: Hội đồng
      date: 2026-01-31
    - { mã: "7228", kind: class, value: tốt, lý do: a, document: b, thẩm quyền: c }
    """
  let result = read(yaml, "decisions.yaml")
  #expect(places(result) == [])
  #expect(result.decisions.map(\.kind) == [.tie, .classDecision])
  #expect(result.decisions.map(\.unit) == [0, 1])
  #expect(result.decisions.map(\.value) == ["1", "tốt"])
  #expect(result.decisions.map(\.day) == [20_484, nil])
  #expect(read("", "d.yaml").diagnostics.isEmpty)
  #expect(places(read("a: 1\n", "d.yaml")) == ["TD5602 1:1"])
  #expect(places(read("- abc\n", "d.yaml")) == ["TD5602 1:3"])
  #expect(
    places(read("- { subject: 7210, kidn: tie, value: 1 }\n", "d.yaml")) == [
      "TD5603 1:20", "TD5604 1:3",
    ])
}

@Test func decisionsThatCannotBeUnderstoodAreNotAmongThem() {
  let head = "mã,loại,về,giá trị,lý do,văn bản,ngày,thẩm quyền\n"
  let cases: [(String, Int, [String])] = [
    ("7210,tie,,1,a,b,,c\n", 1, []),
    ("7211,tie,,1,a,b,,c\n", 0, ["TD5606 2:1"]),
    ("7210,tei,,1,a,b,,c\n", 0, ["TD5605 2:6"]),
    ("7210,tie,,,a,b,,c\n", 0, ["TD5604 2:1"]),
    ("7210,points,,1,a,b,,c\n", 0, ["TD5607 2:1"]),
    ("7210,points,1.1,1.234,a,b,,c\n", 0, ["TD5609 2:17"]),
    ("7210,points,1.1,1.234,a,b,,c\n7228,points,1.1,2.5,a,b,,c\n", 2, []),
    ("7210,tie,,1,,,,\n", 1, ["TD5611 2:11"]),
    ("7210,tie,,1,a,b,mai,c\n", 1, ["TD5610 2:17"]),
    ("7210,tie,,1,a,b,,c\n7210,tie,,2,a,b,,c\n7228,tie,,2,a,b,,c\n", 1, ["TD5608 3:11"]),
    ("7210,tie,cụm,1,a,b,,c\n7210,tie,tỉnh,2,a,b,,c\n", 2, []),
    ("7210,tie,,1,a\n", 0, ["TD4014 2:14"]),
  ]
  for (rows, count, faults) in cases {
    let result = read(head + rows)
    #expect(result.decisions.count == count, "\(rows)")
    #expect(places(result) == faults, "\(rows)")
  }
  #expect(places(read("mã,loại\n7210,tie\n")) == ["TD5601 1:1"])
  let many = read(head + String(repeating: "9,tie,,1,a,b,,c\n", count: 1_000))
  #expect(many.diagnostics.count == FaultCollector.mostShown + 1)
}

@Test func personsKnowTheirUnits() {
  let csv = "mã,họ tên,mã đơn vị\nN2,B,7228\nN1,A,7210\nN3,C,\nN4,D,7229\n"
  let table = TableRequest(path: "heads.csv", input: .bytes(Array(csv.utf8)), subjectHeading: "mã")
  let store = readEvidence(
    EvidenceRequest(
      subjects: .listed(
        SubjectListRequest(
          table: table, nameHeading: "họ tên", unit: (heading: "mã đơn vị", units: units))),
      tables: [], columns: []))
  #expect(store.subjects.names == ["A", "B", "C", "D"])
  #expect(store.subjects.units == [0, 1, nil, nil])
  #expect(store.faults == ["TD4037 4:6", "TD4038 5:6"])
}

@Test func everyFaultSpeaksBothLanguages() {
  let span = Span(Source(path: "a", text: "a"), 0..<1)
  let faults: [any Fault] =
    [
      DecisionFault.noColumn(path: "a", heading: "kind", nearest: nil),
      DecisionFault.notAList(path: "a"),
      DecisionFault.unknownKey(key: "a", keys: ["b"], nearest: nil),
      DecisionFault.lacking(row: 1, field: "value"),
      DecisionFault.unknownKind(row: 1, kind: "a", kinds: ["b"], nearest: nil),
      DecisionFault.unknownSubject(row: 1, subject: "a", nearest: nil),
      DecisionFault.aboutNothing(row: 1, subject: "a", kind: "points"),
      DecisionFault.repeated(row: 1, subject: "a", firstRow: 1, first: span),
      DecisionFault.ambiguousFigure(row: 1, value: "1.234"),
      DecisionFault.notADate(row: 1, date: "a"),
      DecisionFault.unsupported(row: 1, subject: "a", fields: ["reason"]),
    ]
    + Refusal.allCases.map {
      EvidenceFault($0, of: ColumnRequest(id: 0, heading: "a", kind: .number), row: 1, value: "a")
    }
  for fault in faults {
    let texts = Language.allCases.map { fault.headline($0).plain(in: $0) }
    #expect(texts[0] != texts[1], "\(fault.code)")
    #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("\n") && !$0.hasSuffix(".") })
    #expect(fault.cure(.vi) != nil && fault.cure(.en) != nil, "\(fault.code)")
  }
}
