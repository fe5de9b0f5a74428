import Decimals
import Diagnostics
import Testing

@testable import Evidence

private let ids = SubjectTable(ids: ["A", "B", "C"])
private let classes = ColumnRequest(
  id: 1, heading: "số lớp", alternatives: ["lớp"], kind: .wholeNumber)
private let share = ColumnRequest(id: 2, heading: "tỷ lệ", kind: .percent)
private let done = ColumnRequest(id: 3, heading: "đã làm", kind: .yesNo)
private let all = [classes, share, done]

private func long(
  _ csv: String, _ path: String = "l.csv", stage: Int = 0
) -> TableRequest {
  TableRequest(
    path: path, input: .bytes(Array(csv.utf8)), subjectHeading: "mã", stage: stage,
    layout: .long(LongHeadings()))
}

private func wide(_ csv: String, _ path: String = "w.csv", stage: Int = 0) -> TableRequest {
  TableRequest(path: path, input: .bytes(Array(csv.utf8)), subjectHeading: "mã", stage: stage)
}

private func read(
  _ tables: [TableRequest], _ columns: [ColumnRequest] = all, stages: [String] = [],
  stage: Int = 0, fallBack: [Int] = [], period: String = "2026"
) -> EvidenceStore {
  readEvidence(
    EvidenceRequest(
      subjects: .known(ids), tables: tables,
      columns: columns.map {
        var optional = $0
        optional.isRequired = false
        return optional
      }, period: EvidencePeriod(period), stages: stages, stage: stage, fallBack: fallBack))
}

extension EvidenceStore {
  fileprivate func refusals(_ id: Int = 1) -> [Refusal?] {
    (0..<subjects.count).map { column(id: id)?.refusal($0) }
  }
}

@Test func longTablesGiveTheColumnsThatWideOnesGive() throws {
  let csv = """
    mã;chỉ tiêu;giá trị;ghi chú
    B;Tỷ lệ;95,5%;
    A;số lớp;2;"a; b"
    C;đã làm;x;
    A;đã làm;không;
    B;LỚP;;
    C;tỷ lệ;7;
    """
  let store = read([long(csv)])
  #expect(store.texts(1) == ["2", "missing", "missing"])
  #expect(store.texts(2) == ["missing", "95.5", "7"])
  #expect(store.texts(3) == ["no", "missing", "yes"])
  #expect(store.faults == [])
  #expect(store.tables[0].format.decimalMark == .comma)
  let column = try #require(store.column(id: 2))
  #expect(
    store.origin(of: column, subject: 1, reading: true)
      == Origin(path: "l.csv", row: 2, line: 2, heading: "giá trị", column: 3, text: "95,5%"))
  #expect(store.origin(of: column, subject: 0) == nil)
}

@Test func longTablesReportWhatTheirRowsDoNotTell() {
  let csv = """
    mã,chỉ tiêu,giá trị,kỳ,bước
    A,số lơp,2,,
    A,,2,,
    Z,số lớp,2,,
    A,số lớp,hai,,
    B,số lớp,2,2026-Q9,
    B,số lớp,2,,chưa rõ
    B,số lớp,1,2025,
    C,số lớp,1
    C,số lớp,-1,2026,
    """
  let store = read([long(csv)], stages: ["tự chấm", "thẩm định"])
  #expect(store.texts(1) == ["refused", "missing", "refused"])
  #expect(
    store.faults == [
      "TD4014 9:11", "TD4032 4:1", "TD4073 2:3", "TD4072 3:3", "TD4074 6:12", "TD4075 7:13",
      "TD4041 5:10", "TD4049 10:10",
    ])
  #expect(
    store.diagnostics.contains {
      if case .otherPeriods(_, ["2025"], 1)? = $0.fault as? EvidenceFault { true } else { false }
    })
  let headless = read([long("mã,giá trị\nA,1\n")])
  #expect(headless.faults == ["TD4071 1:1"])
}

@Test func twoRowsForOneCellAreRefusedBoth() {
  let csv = "mã,chỉ tiêu,giá trị\nA,số lớp,1\nB,số lớp,1\nA,số lớp,1\nB,số lớp,\nC,lớp,3\n"
  let store = read([long(csv)])
  #expect(store.texts(1) == ["refused", "1", "3"])
  #expect(store.refusals() == [.givenTwice, nil, nil])
  #expect(store.faults == ["TD4057 4:10"])
  // A wide table that gives it again is no better.
  let both = read([
    long("mã,chỉ tiêu,giá trị\nA,số lớp,1\nC,lớp,3\n"), wide("mã,số lớp\nA,2\nB,5\n"),
  ])
  #expect(both.texts(1) == ["refused", "5", "3"])
  #expect(both.faults == ["TD4057 2:3"])
}

@Test func theStageThatCountsIsNeverReplacedInSilence() {
  let csv = """
    mã,chỉ tiêu,giá trị,bước
    A,số lớp,5,tự chấm
    A,số lớp,3,Thẩm định
    B,số lớp,4,tự chấm
    """
  let stages = ["tự chấm", "quản lý", "thẩm định"]
  let verified = read([long(csv)], stages: stages, stage: 2)
  #expect(verified.texts(1) == ["3", "missing", "missing"])
  #expect(verified.refusals() == [nil, .notAtStage, nil])
  #expect(verified.faults == [])
  let selfScored = read([long(csv)], stages: stages, stage: 0)
  #expect(selfScored.texts(1) == ["5", "4", "missing"])
  let falling = read([long(csv)], stages: stages, stage: 2, fallBack: [1, 0])
  #expect(falling.texts(1) == ["3", "4", "missing"])
  #expect(
    verified.differences(from: 0, to: 2).map {
      "\($0.id) \($0.subject) \(shown($0.before)) \(shown($0.after))"
    } == ["1 0 5 3", "1 1 4 missing"])
}

@Test func documentsAreJudged() {
  var strict = classes
  strict.document = .required
  var claimed = classes
  claimed.document = .whenClaimed
  var dated = strict
  dated.validForMonths = 12
  // The indicator, the rest of A's row, the value, why not, the faults.
  let cases: [(ColumnRequest, String, String, Refusal?, [String])] = [
    (strict, "2,12/BC,2026-03-01,", "2", nil, []),
    (strict, "2,12/BC,2026-03-01,đạt", "2", nil, []),
    (strict, "2,12/BC,2026-03-01,Không đạt", "documentNotAccepted", .documentRejected, []),
    (strict, "2,,,", "documentNotAccepted", .documentLacking, ["TD4061 2:10"]),
    (strict, "0,,,", "documentNotAccepted", .documentLacking, ["TD4061 2:10"]),
    (strict, "2,,2026-01-01,", "documentNotAccepted", .documentLacking, ["TD4061 2:10"]),
    (strict, ",,,", "missing", nil, []),
    (claimed, "0,,,", "0", nil, []),
    (claimed, "2,,,", "documentNotAccepted", .documentLacking, ["TD4061 2:10"]),
    (classes, "2,,,", "2", nil, []),
    (classes, "2,12/BC,,từ chối", "documentNotAccepted", .documentRejected, []),
    (classes, "2,12/BC,,đã duyệt", "2", nil, []),
    (classes, "2,12/BC,,Chờ duyệt", "2", nil, []),
    (classes, "2,12/BC,,không duyệt", "documentNotAccepted", .documentRejected, []),
    (classes, "2,12/BC,,xem lại", "documentNotAccepted", .documentRejected, ["TD4076 2:19"]),
    (classes, "2,12/BC,hôm qua,", "2", nil, ["TD4053 2:18"]),
    (dated, "2,12/BC,2025-12-31,", "2", nil, []),
    (dated, "2,12/BC,2025-12-30,", "expired", .expired, []),
    (dated, "2,12/BC,,", "refused", .documentUndated, ["TD4062 2:10"]),
  ]
  for (request, rest, value, refusal, faults) in cases {
    let store = read(
      [
        long(
          "mã,chỉ tiêu,giá trị,tài liệu,ngày tài liệu,trạng thái tài liệu\nA,số lớp,\(rest)\n")
      ], [request])
    #expect(store.texts(1).first == value, "\(rest)")
    #expect(store.refusals().first == refusal, "\(rest)")
    #expect(store.faults == faults, "\(rest)")
  }
}

@Test func documentsInATableOfTheirOwnBelongToValuesElsewhere() {
  var strict = classes
  strict.document = .required
  let values = wide("mã,số lớp\nA,1\nB,2\nC,3\n", stage: 1)
  let register = long(
    """
    mã,chỉ tiêu,tài liệu,trạng thái tài liệu,bước
    A,số lớp,1/BC,,tự chấm
    B,số lớp,2/BC,,tự chấm
    B,số lớp,2/BC,từ chối,thẩm định
    """, "tài-liệu.csv")
  let store = read(
    [values, register], [strict], stages: ["tự chấm", "thẩm định"], stage: 1)
  #expect(store.texts(1) == ["1", "documentNotAccepted", "documentNotAccepted"])
  #expect(store.refusals() == [nil, .documentRejected, .documentLacking])
  #expect(store.faults == ["TD4061 4:3"])
  #expect(store.documents(id: 1, subject: 1).map(\.status) == [.open, .rejected])
  let document = store.documents(id: 1, subject: 0).first
  #expect(document.flatMap { store.origin(of: $0) }?.path == "tài-liệu.csv")
  // Where no table could tell of documents, that is said and nothing refused.
  let alone = read([values], [strict], stages: ["tự chấm", "thẩm định"], stage: 1)
  #expect(alone.texts(1) == ["1", "2", "3"])
  #expect(alone.faults == ["TD4063"])
}

@Test func periodsBecomeOneValueAsTheIndicatorSays() {
  func combining(
    _ how: ColumnRequest.PeriodCombining?, skips: Bool = false
  ) -> ColumnRequest {
    var request = classes
    request.kind = .number
    request.combining = how
    request.skipsMissingPeriods = skips
    return request
  }
  let quarters = "A,lớp,1,Q1/2026\nA,lớp,2,Q2/2026\nA,lớp,3,Q3/2026\nA,lớp,4.5,Q4/2026\n"
  let cases: [(ColumnRequest, String, [String], [Refusal?], [String])] = [
    (combining(.sum), quarters, ["10.5", "missing", "missing"], [nil, nil, nil], []),
    (combining(.mean), quarters, ["2.625", "missing", "missing"], [nil, nil, nil], []),
    (combining(.minimum), quarters, ["1", "missing", "missing"], [nil, nil, nil], []),
    (combining(.maximum), quarters, ["4.5", "missing", "missing"], [nil, nil, nil], []),
    (combining(.last), quarters, ["4.5", "missing", "missing"], [nil, nil, nil], []),
    // Nothing says how.
    (
      combining(nil), quarters, ["refused", "missing", "missing"], [.periodsNotCombined, nil, nil],
      ["TD4065"]
    ),
    // B lacks a quarter.
    (
      combining(.sum), quarters + "B,lớp,1,Q1/2026\nB,lớp,2,Q2/2026\nB,lớp,3,Q4/2026\n",
      ["10.5", "missing", "missing"], [nil, .periodMissing, nil], []
    ),
    (
      combining(.sum, skips: true), quarters + "B,lớp,1,Q1/2026\nB,lớp,2,Q2/2026\nB,lớp,,Q4/2026\n",
      ["10.5", "3", "missing"], [nil, nil, nil], []
    ),
    (
      combining(.last), quarters + "B,lớp,1,Q4/2026\nC,lớp,1,Q1/2026\n",
      ["4.5", "1", "missing"], [nil, nil, .periodMissing], []
    ),
    (
      combining(.last, skips: true), quarters + "C,lớp,1,Q1/2026\n",
      ["4.5", "missing", "1"], [nil, nil, nil], []
    ),
    // The whole year for one, its quarters for another, both for a third.
    (
      combining(.sum), quarters + "B,lớp,8,\nC,lớp,1,2026\nC,lớp,2,Q1/2026\n",
      ["10.5", "8", "refused"], [nil, nil, .overlappingPeriods], ["TD4064 8:7"]
    ),
    // Months that make up a quarter of another.
    (
      combining(.sum),
      "A,lớp,6,Q1/2026\nB,lớp,1,1/2026\nB,lớp,2,2/2026\nB,lớp,3,3/2026\nC,lớp,1,2/2026\n",
      ["6", "6", "missing"], [nil, nil, .periodMissing], []
    ),
    // A part that is refused makes the whole refused.
    (
      combining(.sum),
      quarters + "B,lớp,x,Q1/2026\nB,lớp,2,Q2/2026\nB,lớp,3,Q3/2026\nB,lớp,1,Q4/2026\n",
      ["10.5", "refused", "missing"], [nil, .notAFigure, nil], ["TD4041 6:7"]
    ),
  ]
  for (request, rows, values, refusals, faults) in cases {
    let store = read([long("mã,chỉ tiêu,giá trị,kỳ\n" + rows)], [request])
    #expect(store.texts(1) == values, "\(rows)")
    #expect(store.refusals() == refusals, "\(rows)")
    #expect(store.faults == faults, "\(rows)")
  }
}

@Test func aCombinedValueComesFromAllItsRows() throws {
  var summed = classes
  summed.combining = .sum
  let store = read(
    [long("mã,chỉ tiêu,giá trị,kỳ\nA,lớp,1,2026-H1\nB,lớp,1,2026-H1\nA,lớp,2,2026-H2\n")], [summed])
  let column = try #require(store.column(id: 1))
  #expect(store.origins(of: column, subject: 0, reading: true).map(\.row) == [2, 4])
  #expect(store.origins(of: column, subject: 0, reading: true).map(\.text) == ["1", "2"])
  #expect(store.origins(of: column, subject: 2) == [])
}

@Test func theOrderOfLongRowsChangesNothing() {
  var random = Generator(seed: 59)
  let values = ["1", "2,5", "1.234", "x", "", "7", "0"]
  let periods = ["", "2026", "2026-H1", "Q3/2026", "Q4/2026", "2025"]
  let documents = ["", "1/BC", "2/BC"]
  let statuses = ["", "", "đạt", "từ chối"]
  var strict = classes
  strict.kind = .number
  strict.document = .whenClaimed
  strict.combining = .sum
  for _ in 0..<200 {
    var rows = (0..<Int.random(in: 1...14, using: &random)).map { _ in
      [
        ["A", "B", "C", "Z"].randomElement(using: &random) ?? "",
        ["số lớp", "lớp", "tỷ lệ", "khác"].randomElement(using: &random) ?? "",
        values.randomElement(using: &random) ?? "", periods.randomElement(using: &random) ?? "",
        documents.randomElement(using: &random) ?? "", statuses.randomElement(using: &random) ?? "",
        ["tự chấm", "thẩm định", ""].randomElement(using: &random) ?? "",
      ].joined(separator: "\t")
    }
    func store(_ rows: [String]) -> EvidenceStore {
      read(
        [
          long(
            "mã\tchỉ tiêu\tgiá trị\tkỳ\ttài liệu\ttrạng thái tài liệu\tbước\n"
              + rows.joined(separator: "\n"))
        ], [strict, share], stages: ["tự chấm", "thẩm định"], stage: 1, fallBack: [0])
    }
    let first = store(rows)
    rows.shuffle(using: &random)
    let second = store(rows)
    for id in 1...2 {
      #expect(first.texts(id) == second.texts(id), "\(rows)")
      #expect(first.refusals(id) == second.refusals(id), "\(rows)")
    }
    #expect(first.faultyValues == second.faultyValues)
    #expect(
      first.diagnostics.map(\.fault.code).sorted() == second.diagnostics.map(\.fault.code).sorted())
  }
}
