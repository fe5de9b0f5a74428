import Decimals
import Diagnostics
import Testing

@testable import Evidence

private let x = column("x", .number)
private let text = column("x", .text)

@Test func tablesAreReadInEveryDialect() {
  let wanted = ["1.5", "missing", "-2"]
  let cases = [
    "id,x\nA,1.5\nB,\nC,-2\n", "id,x\r\nA,1.5\r\nB,\r\nC,-2\r\n", "id,x\rA,1.5\rB,\rC,-2\r",
    "id,x\nA,1.5\nB,\nC,-2", "\u{FEFF}id,x\nA,1.5\nB,\nC,-2\n", "id;x\nA;1,5\nB;\nC;-2\n",
    "id\tx\nA\t1,5\nB\t\nC\t-2\n", "sep=;\r\nid;x\r\nA;1,5\r\nB;\r\nC;-2\r\n",
    "id,x\nA,\"1,5\"\nB,\"\"\nC,\"-2\"\n", "\n\nid,x\n\nA,1.5\n,\nB,\nC,-2\n\n\n",
    "x,id\n1.5,A\n,B\n-2,C\n", "id,x,\nA,1.5,\nB,,\nC,-2,\n", "id,x\nA,1.5,,\nB,\nC,-2\n",
    "\"id\",\"x\"\nA,1.5\nB,\nC,-2\n", " ID , X \nA,1.5\nB,\nC,-2\n",
    "id,\"x\n\"\nA,1.5\nB,\nC,-2\n",
    "ghi chú,id,x\n\"a, b; c\",A,1.5\n\"a;\nb\",B,\n\"\"\"\",C,-2\n",
    "id;ghi chú;x\nA;a, b, c, d;1,5\nB;e, f;\nC;;-2\n",
  ]
  for csv in cases {
    let store = readTable(csv, [x])
    #expect(store.texts() == wanted, "\(csv)")
    #expect(store.faults == [], "\(csv)")
    #expect(store.subjects.ids == ["A", "B", "C"], "\(csv)")
  }
}

@Test func theFormatIsSaid() throws {
  let cases: [(String, Delimiter, DecimalMark?, Bool, DateOrder?, String)] = [
    (
      "id,x\nA,1.5\n", .comma, .point, false, nil,
      "phân cách bằng dấu phẩy, dấu thập phân là dấu chấm, UTF-8"
    ),
    (
      "\u{FEFF}id;x\nA;1,5\n", .semicolon, .comma, true, nil,
      "phân cách bằng dấu chấm phẩy, dấu thập phân là dấu phẩy, UTF-8 có BOM"
    ),
    (
      "id\tx\nA\t7\n", .tab, nil, false, nil,
      "phân cách bằng phím Tab, không có số thập phân, UTF-8"
    ),
    (
      "id,d\nA,31/12/2026\n", .comma, nil, false, .dayFirst,
      "phân cách bằng dấu phẩy, không có số thập phân, ngày viết theo thứ tự ngày, tháng, năm, UTF-8"
    ),
  ]
  for (csv, delimiter, mark, hasBOM, order, words) in cases {
    let d = ColumnRequest(id: 2, heading: "d", kind: .date, isRequired: false)
    var optional = x
    optional.isRequired = false
    let store = readTable(csv, [optional, d])
    let format = try #require(store.tables.first?.format)
    #expect(format.delimiter == delimiter, "\(csv)")
    #expect(format.decimalMark == mark, "\(csv)")
    #expect(format.hasByteOrderMark == hasBOM, "\(csv)")
    #expect(format.dateOrder == order, "\(csv)")
    #expect(format.description(.vi) == words)
    let note = EvidenceFault.formats(of: [("a.csv", format)])
    #expect(note?.headline(.vi).plain(in: .vi) == "“a.csv”: \(words)")
  }
}

@Test func brokenRowsAreReportedWhereTheyBreak() {
  // The table, the values of A, B and C, the faults.
  let cases: [(String, [String], [String])] = [
    ("id,n,x\nA,1,1\nB,2\nC,3,3\n", ["1", "refused", "3"], ["TD4014 3:4"]),
    ("id,n,x\nA,1,1\nB,2,2,5\nC,3,3\n", ["1", "refused", "3"], ["TD4014 3:7"]),
    ("id,n,x\nA,1,1\nB,\"a\"b,2\nC,3,3\n", ["1", "2", "3"], ["TD4012 3:6"]),
    ("id,n,x\nA,1,1\nB,a\"b,2\nC,3,3\n", ["1", "2", "3"], ["TD4013 3:4"]),
    ("id,n,x\nA,1,1\nB,\"a,2\nC,3,3\n", ["1", "refused", "3"], ["TD4011 3:3"]),
    ("id,n,x\nA,1,1\nB,2,2\nC,3,\"3", ["1", "2", "refused"], ["TD4011 4:5"]),
    ("id,n,x\nA,1,1\nB,2,\"2\"2\nC,3,3\n", ["1", "refused", "3"], ["TD4012 3:8"]),
    // A value over several lines keeps the count of lines.
    ("id,n,x\nA,\"1\n2\n3\",1\nB,2\nC,3,3\n", ["1", "refused", "3"], ["TD4014 5:4"]),
    ("id,n,x\r\nA,1,1\r\n\r\nB,2\r\nC,3,3\r\n", ["1", "refused", "3"], ["TD4014 4:4"]),
  ]
  for (csv, values, faults) in cases {
    let store = readTable(csv, [x])
    #expect(store.texts() == values, "\(csv)")
    #expect(store.faults == faults, "\(csv)")
    #expect(store.subjects.ids == ["A", "B", "C"], "\(csv)")
  }
}

@Test func filesThatAreNoTablesAreNamed() {
  let utf16: [UInt8] = [0xFF, 0xFE] + Array("id,x\nA,1\n".utf8).flatMap { [$0, 0] as [UInt8] }
  let cases: [([UInt8], String)] = [
    ([], "TD4005"), (Array("\n\n".utf8), "TD4005"), ([0xEF, 0xBB, 0xBF], "TD4005"),
    (utf16, "TD4001"), (Array(utf16.dropFirst(2)), "TD4001"),
    ([0x50, 0x4B, 3, 4] + Array("...".utf8), "TD4002"),
    (Array("id,T".utf8) + [0xEA] + Array("n\nA,1\n".utf8), "TD4003"),
    (Array("id,x\n".utf8) + (0..<200).map { UInt8($0 % 16) }, "TD4004"),
    (Array(repeating: "id,", count: 20_000).joined().utf8.map { $0 }, "TD4006"),
    (Array("\"id,x\nA,1\n".utf8), "TD4011"), (Array("mã,x\nA,1\n".utf8), "TD4021"),
    (Array("id,x,id\nA,1,B\n".utf8), "TD4023"), (Array("id,y\nA,1\n".utf8), "TD4022"),
  ]
  for (bytes, code) in cases {
    let store = readTable(bytes, [x])
    let codes = store.diagnostics.filter { $0.severity == .error }.map(\.fault.code)
    #expect(codes == [code], "\(code): \(codes)")
  }
}

@Test func aRowThatNeverEndsIsReportedAndNotKept() {
  let long = "id,x\nA,1\nB,\"" + String(repeating: "x", count: TableLimit.rowBytes * 2) + "\n"
  let store = readTable(long, [x])
  #expect(store.faults == ["TD4011 3:3"])
  #expect(store.texts().first == "1")
  let plain = "id,x\nA,1\nB," + String(repeating: "1", count: TableLimit.rowBytes * 2) + "\n"
  #expect(readTable(plain, [x]).faults == ["TD4015 3:1"])
}

@Test func bytesThatAreNoTextAreRefusedWhereTheyStand() {
  let bytes = Array("id,x\nA,tốt\nB,".utf8) + [0x74, 0xF4, 0x74] + Array("\nC,tốt\n".utf8)
  let store = readTable(bytes, [text])
  #expect(store.texts() == ["tốt", "refused", "tốt"])
  #expect(store.faults == ["TD4056 3:3"])
  // Nobody is bothered with a column that nobody reads.
  let other = readTable(
    Array("id,x,y\nA,1,".utf8) + [0xF4] + Array("\n".utf8), [x], ignored: ["y"])
  #expect(other.faults == [])
  let zero = readTable(Array("id,x\nA,1".utf8) + [0] + Array("\nB,2\n".utf8), [x])
  #expect(zero.texts() == ["refused", "2"])
}

@Test func headingsAreMatchedAndMissed() {
  let cases: [(String, ColumnRequest, [String])] = [
    ("id,Số lớp\nA,1\n", column("số lớp", .number), []),
    ("id,Số  lớp \nA,1\n", column("Số lớp", .number), []),
    ("id,a,A\nA,1,2\n", column("A", .number), []),
    ("id,Số lop\nA,1\n", column("Số lớp", .number), ["TD4022 1:4"]),
    ("id,x,x\nA,1,2\n", x, ["TD4023 1:6"]),
    ("id,X,x\nA,1,2\n", column("x", .number), []),
    (
      "id,tên chỉ tiêu\nA,1\n",
      ColumnRequest(id: 1, heading: "dài", alternatives: ["tên chỉ tiêu"], kind: .number), []
    ),
  ]
  for (csv, request, faults) in cases {
    #expect(readTable(csv, [request]).faults == faults, "\(csv)")
  }
  let repeated = readTable("id,x,x\nA,1,2\n", [x])
  #expect(repeated.texts() == ["refused"])
  #expect(repeated.column(id: 1)?.refusal(0) == .repeatedHeading)
}

@Test func columnsThatNobodyReadsGetOneNote() {
  let csv = "id,x,y,z,ghi chú\nA,1,2,3,4\n"
  let store = readTable(csv, [x], ignored: ["Ghi chú", "khác"])
  let notes = store.diagnostics.compactMap { diagnostic -> [String]? in
    guard case .unusedColumns(_, let headings)? = diagnostic.fault as? EvidenceFault else {
      return nil
    }
    return headings
  }
  #expect(notes == [["y", "z"]])
  #expect(store.faults == ["TD4025 1:1"])
}

@Test func aTableThatIsWrongThroughoutIsCountedExactly() {
  let rows = (0..<3_140).map { "A\($0),abc\n" }.joined()
  let store = readTable("id,x\n" + rows, [x])
  #expect(store.faultyValues == 3_140)
  #expect(store.diagnostics.count { $0.fault.code == "TD4041" } == FaultCollector.mostShown)
  let further = store.diagnostics.compactMap { diagnostic -> Int? in
    if case .furtherFaults(_, _, _, let count)? = diagnostic.fault as? EvidenceFault {
      count
    } else {
      nil
    }
  }
  #expect(further == [3_120])
}
