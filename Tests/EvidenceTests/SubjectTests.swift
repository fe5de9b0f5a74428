import Decimals
import Diagnostics
import Testing

@testable import Evidence

private func table(
  _ csv: String, _ path: String = "b.csv", subject: String = "mã", period: EvidencePeriod? = nil,
  stage: Int = 0
) -> TableRequest {
  TableRequest(
    path: path, input: .bytes(Array(csv.utf8)), subjectHeading: subject, period: period,
    stage: stage)
}

private func read(
  units: String, _ tables: [TableRequest], columns: [ColumnRequest],
  attributes: [ColumnRequest] = []
) -> EvidenceStore {
  readEvidence(
    EvidenceRequest(
      subjects: .listed(
        SubjectListRequest(
          table: table(units, "units.csv"), nameHeading: "tên", parentHeading: "cấp trên",
          attributes: attributes)), tables: tables, columns: columns))
}

private let units = """
  mã,tên,cấp trên,loại
  X2,Phường Đa Mai,S1,phường
  X1,Phường Bắc Giang,S1,phường
  S1,Sở Nội vụ,,sở
  X10,Xã Tân Yên,X2,xã
  """

private let kind = ColumnRequest(id: 9, heading: "loại", kind: .text)
private let x = ColumnRequest(id: 1, heading: "x", kind: .number)

@Test func subjectsStandInTheOrderOfTheirIds() {
  let store = read(units: units, [], columns: [], attributes: [kind])
  #expect(store.subjects.ids == ["S1", "X1", "X10", "X2"])
  #expect(
    store.subjects.names == ["Sở Nội vụ", "Phường Bắc Giang", "Xã Tân Yên", "Phường Đa Mai"])
  #expect(store.subjects.parents == [nil, 0, 3, 0])
  #expect(
    store.attributes.map { column in (0..<4).map { shown(column.cell($0)) } } == [
      ["sở", "phường", "xã", "phường"]
    ])
  #expect(store.faults == [])
  #expect(store.subjects.number(of: "X10") == 2)
  #expect(store.subjects.number(of: "X3") == nil)
}

@Test func rowsFindTheirSubjectsOrSayWhoWasMeant() throws {
  let csv = "mã,x\nX1,1\nX 2,2\n,3\nPhường Đa Mai,4\n0X10,5\n"
  let store = read(units: units, [table(csv)], columns: [x])
  #expect(store.texts() == ["missing", "1", "missing", "missing"])
  #expect(store.faults == ["TD4032 3:1", "TD4031 4:1", "TD4032 5:1", "TD4032 6:1"])
  let nearest = store.diagnostics.compactMap { diagnostic -> String? in
    guard case .unknownSubject(_, _, let nearest)? = diagnostic.fault as? EvidenceFault else {
      return nil
    }
    return nearest
  }
  #expect(nearest.contains("X2"))
  let without = store.diagnostics.compactMap { diagnostic -> [String]? in
    guard case .noRows(_, let subjects, _)? = diagnostic.fault as? EvidenceFault else { return nil }
    return subjects
  }
  #expect(without == [["S1", "X10", "X2"]])
}

@Test func aRepeatedSubjectLosesTheValuesOfBothRows() throws {
  let store = read(units: units, [table("mã,x\nX1,1\nS1,5\n\"X1\",2\nX1,1\n")], columns: [x])
  #expect(store.texts() == ["5", "refused", "missing", "missing"])
  #expect(store.faults == ["TD4033 4:2", "TD4033 5:1"])
  #expect(store.column(id: 1)?.refusal(1) == .repeatedSubject)
  let first = store.diagnostics.compactMap { diagnostic -> Int? in
    guard case .repeatedSubject(_, _, let row, let span)? = diagnostic.fault as? EvidenceFault
    else { return nil }
    #expect(span.place.line == row)
    return row
  }
  #expect(first == [2, 2])

  let twice = read(units: units + "\nX1,Khác,,\n", [], columns: [], attributes: [kind])
  #expect(twice.subjects.ids == ["S1", "X1", "X10", "X2"])
  #expect(twice.subjects.names[1] == nil)
  #expect(shown(twice.attributes[0].cell(1)) == "refused")
}

@Test func superiorsMustExistAndNotGoRoundInCircles() {
  let csv = "mã,tên,cấp trên\nA,a,B\nB,b,C\nC,c,A\nD,d,A\nE,e,Z\nF,f,F\n"
  let store = read(units: csv, [], columns: [])
  #expect(store.subjects.parents == [nil, nil, nil, 0, nil, nil])
  #expect(store.faults.sorted() == ["TD4035 6:1", "TD4036 2:1", "TD4036 7:1"])
}

@Test func severalTablesFillOneColumn() throws {
  let first = table("mã,x\nX1,1.25\nX2,2\n", "xã.csv")
  let second = table("mã,ghi,x\nS1,a,3\nX2,b,\nX10,c,0.125\n", "sở.csv")
  let third = table("mã,x\nX1,7\n", "thêm.csv")
  let store = read(units: units, [first, second, third], columns: [x])
  #expect(store.texts() == ["3", "refused", "0.125", "2"])
  #expect(store.faults == ["TD4057 2:4"])
  let column = try #require(store.column(id: 1))
  #expect(column.refusal(1) == .givenTwice)
  let origin = try #require(store.origin(of: column, subject: 0, reading: true))
  #expect(
    origin
      == Origin(path: "sở.csv", row: 2, line: 2, heading: "x", column: 3, text: "3"))
  #expect(store.origin(of: column, subject: 3)?.path == "xã.csv")
  // The order of the tables does not matter.
  let other = read(units: units, [third, second, first], columns: [x])
  #expect(other.texts() == store.texts())
}

@Test func columnsOfAllKindsAreMergedFromTables() {
  let columns = [
    ColumnRequest(id: 1, heading: "a", kind: .number),
    ColumnRequest(id: 2, heading: "b", kind: .text),
    ColumnRequest(id: 3, heading: "c", kind: .date),
    ColumnRequest(id: 4, heading: "d", kind: .yesNo),
    ColumnRequest(id: 5, heading: "e", kind: .number),
  ]
  let first = table("mã,a,b,c,d,e\nX1,1.5,u,2026-01-01,có,1\n", "1.csv")
  let second = table(
    "mã,a,b,c,d,e\nX2,9,v,2026-01-02,không,12345678901234567890.5\nS1,,,,,\n", "2.csv")
  let store = read(units: units, [first, second], columns: columns)
  #expect(store.texts(1) == ["missing", "1.5", "missing", "9"])
  #expect(store.texts(2) == ["missing", "u", "missing", "v"])
  #expect(store.texts(3) == ["missing", "day 20454", "missing", "day 20455"])
  #expect(store.texts(4) == ["missing", "yes", "missing", "no"])
  #expect(store.texts(5) == ["missing", "1", "missing", "12345678901234567890.5"])
  #expect(store.faults == [])
}

@Test func stagesAndPeriodsAreColumnsOfTheirOwn() {
  let march = EvidencePeriod("2026-03")
  let store = read(
    units: units,
    [
      table("mã,x\nX1,1\n", "a.csv"), table("mã,x\nX1,2\n", "b.csv", stage: 1),
      table("mã,x\nX1,3\n", "c.csv", period: march),
    ], columns: [x])
  #expect(
    store.given.map(\.key) == [
      ColumnKey(id: 1), ColumnKey(id: 1, stage: 1), ColumnKey(id: 1, period: march),
    ])
  #expect(store.given.map { shown($0.cell(1)) } == ["1", "2", "3"])
  #expect(store.given(id: 1, period: march).map { shown($0.cell(1)) } == "3")
}

@Test func originsAreTheRowsOfASpreadsheetAndCanBeReadAgain() throws {
  let csv = "\u{FEFF}ghi chú;mã;x\r\n\r\n\"hai\r\ndòng\";X1;1,5\r\n;X2;\" 2,50 \"\r\n"
  let store = read(units: units, [table(csv)], columns: [x])
  let column = try #require(store.column(id: 1))
  #expect(
    store.origin(of: column, subject: 1, reading: true)
      == Origin(path: "b.csv", row: 3, line: 3, heading: "x", column: 3, text: "1,5"))
  #expect(
    store.origin(of: column, subject: 3, reading: true)
      == Origin(path: "b.csv", row: 4, line: 5, heading: "x", column: 3, text: "2,50"))
  #expect(store.origin(of: column, subject: 0) == nil)
}

@Test func cellsAreFilledAsTheyAreReadOneByOne() throws {
  let columns = [
    ColumnRequest(id: 1, heading: "a", kind: .number),
    ColumnRequest(id: 2, heading: "b", kind: .text),
    ColumnRequest(id: 3, heading: "c", kind: .date),
    ColumnRequest(id: 4, heading: "d", kind: .number),
  ]
  let csv = """
    mã,a,b,c,d
    X1,1.5,u,2026-01-01,12345678901234567890.5
    X2,x,v,,NA
    S1,,,2026-01-09,3
    """
  var request = table(csv)
  request.notApplicableMarks = ["NA"]
  let store = read(units: units, [request], columns: columns)
  let subjects = [3, 0, 2, 99, -1, 1]
  let buffer = UnsafeMutableBufferPointer<Cell>.allocate(capacity: subjects.count)
  defer { buffer.deallocate() }
  buffer.initialize(repeating: Cell(false))
  for column in store.given {
    column.fill(buffer, subjects: subjects[...], origin: 7)
    for (index, subject) in subjects.enumerated() {
      #expect(shown(buffer[index]) == shown(column.cell(subject)))
      if let absence = buffer[index].absence { #expect(absence.origin == 7) }
    }
  }
}

@Test func anUnreadableTableIsAFaultAndNotAHeapOfThem() {
  let missing = TableRequest(
    path: "không-có.csv", input: .file("/nonexistent/không-có.csv"), subjectHeading: "mã")
  let store = read(units: units, [missing], columns: [x])
  #expect(store.faults == ["TD1001"])
  let folder = TableRequest(path: "f", input: .file("/"), subjectHeading: "mã")
  #expect(read(units: units, [folder], columns: [x]).faults == ["TD1002"])
}
