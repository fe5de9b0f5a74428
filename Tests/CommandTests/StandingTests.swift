import Foundation
import Testing

/// A run written in a few lines, as its author would who has only the text of the rule language.
struct WrittenRun {
  let folder: TemporaryFolder

  /// - Parameters:
  ///   - rules: The rulebook behind its head.
  ///   - files: Files by their path in the run's folder; `units.csv` is needed.
  ///   - run: Keys of `run.yaml` behind those that every run has.
  init(_ rules: String, _ files: [String: String], run: String = "") throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      rulebook: thu
      title: { vi: Thử, en: Trial }
      edition: "1"
      effective: { since: 2026-01-01, until: 2026-12-31 }
      status: proposal
      language: vi
      \(rules)
      """, to: "rules/rulebook.yaml")
    try folder.write("run: thu\nperiod: 2026\nrulebook: ../rules\n" + run, to: "run/run.yaml")
    for (path, text) in files { try folder.write(text, to: "run/" + path) }
  }

  func run(_ arguments: String...) -> Ended {
    thidua(arguments + ["--diagnostics", "short"], in: folder.path)
  }

  /// The results of an assessment by subject.
  func results(assessment number: Int = 0) throws -> [String: [String: Any]] {
    let all = try CommandTests.results(
      json(run("rank", "run", "--format", "json").output), assessment: number)
    return Dictionary(uniqueKeysWithValues: all.map { ($0["subject"] as? String ?? "", $0) })
  }
}

/// What stands beside points: whose facts were read, what is lacking for a class, awards, ranks of
/// sections.
@Suite struct StandingTests {
  private static let headed = """
    ladders:
      kỷ luật: [không, khiển trách, cảnh cáo]
    attributes:
      đứng đầu: { of: person, type: yes-no }
    indicators:
      điểm: { type: points, range: { from: 0, to: 100 } }
      hình thức: { of: person, type: level, ladder: kỷ luật }
    assessments:
      units:
        subject: unit
        criteria: [{ id: 1, title: Một, points: 100, score: { given: điểm } }]
        classes: [{ id: tốt, title: T, from: 70 }, { id: đạt, title: Đ }]
        ceilings: [{ when: 'at least(hình thức, "cảnh cáo")', at-most: đạt }]
      heads:
        subject: person
        for: đứng đầu
        classes: [{ id: được, title: Được }]
    """
  private static let run = """
    units: { file: units.csv, subject: mã, name: tên }
    persons: { file: heads.csv, subject: mã, name: tên, unit: đơn vị, attributes: [đứng đầu] }
    evidence: [{ file: units.csv, subject: mã }, { file: heads.csv, subject: mã }]
    """

  private func headed(_ persons: String) throws -> WrittenRun {
    try WrittenRun(
      Self.headed,
      [
        "units.csv": "mã,tên,điểm\nX,Xã X,80\nY,Xã Y,90\n",
        "heads.csv": "mã,tên,đơn vị,đứng đầu,hình thức\npY,Y,Y,có,không\n" + persons,
      ], run: Self.run)
  }

  @Test func theHeadIsWhomTheRulesSay() throws {
    let deputy = try headed("pX,X,X,có,không\nqX,Q,X,không,cảnh cáo\n")
    #expect(try className(deputy, "X") == "tốt")
    let head = try headed("pX,X,X,có,cảnh cáo\nqX,Q,X,không,không\n")
    #expect(try className(head, "X") == "đạt")
  }

  @Test func aDeputyAloneIsNoHead() throws {
    let run = try headed("qX,Q,X,không,cảnh cáo\n")
    let unit = try #require(try run.results()["X"])
    #expect(try className(run, "X") == nil)
    #expect((unit["class"] as? [String: Any])?["state"] as? String == "not-ranked")
    let notices = unit["notices"] as? [[String: Any]]
    #expect(notices?.map { $0["fact"] as? String } == ["hình thức"])
    #expect(run.run("rank", "run").output.contains("Xã X: “hình thức” (thiếu)"))
    #expect(
      run.run("explain", "run", "X").output.contains("“hình thức”: không xác định được người"))
  }

  @Test func twoHeadsAreAFaultOfTheEvidence() throws {
    let run = try headed("pX,X,X,có,không\nqX,Q,X,có,cảnh cáo\n")
    let ended = run.run("rank", "run", "--format", "json")
    #expect(ended.code == 1)
    #expect(ended.error.contains("[TD5512]: đơn vị “X” có hơn một người đứng đầu"))
    #expect(try json(ended.output)["provisional"] as? Bool == true)
    #expect(try className(run, "X") == nil)
    #expect(try className(run, "Y") == "tốt")
  }

  private func className(_ run: WrittenRun, _ unit: String) throws -> String? {
    (try run.results()[unit]?["class"] as? [String: Any])?["computed"] as? String
  }

  @Test func awardsAndRanksOfSectionsStandInEveryFormat() throws {
    let run = try WrittenRun(
      """
      indicators:
        a: { type: number }
        b: { type: number }
      assessments:
        units:
          subject: unit
          criteria:
            - { id: A, title: A, value: a }
            - { id: B, title: B, value: b }
          rankings:
            chung: { within: all, order-by: [total], of: sections }
          awards:
            - { id: cờ, title: Cờ thi đua, number: 1, of: chung }
      """,
      ["units.csv": "mã,a,b\nu1,1,9\nu2,5,2\nu3,3,3\n"],
      run: """
        units: { file: units.csv, subject: mã }
        evidence: [{ file: units.csv, subject: mã }]
        """)
    let results = try run.results()
    #expect((results["u1"]?["awards"] as? [String: Any])?["cờ"] as? String == "given")
    #expect((results["u2"]?["awards"] as? [String: Any])?["cờ"] is NSNull)
    let csv = run.run("rank", "run", "--format", "csv").output.split(whereSeparator: \.isNewline)
    let heads = csv[0].split(separator: ",").map(String.init)
    #expect(
      Array(heads.suffix(3)) == ["criteria/A/rank/chung", "criteria/B/rank/chung", "awards/cờ"])
    #expect(csv.dropFirst().first?.hasSuffix(",3,1,yes") == true)
    #expect(csv.last?.hasSuffix(",2,2,no") == true)
    let table = run.run("rank", "run").output
    #expect(table.contains("1 (3)  9 (1)"))
    #expect(table.contains("hạng của từng nội dung: chung"))
    let page = run.run("explain", "run", "u1").output
    #expect(page.contains("Khen thưởng: Cờ thi đua"))
    #expect(page.contains("hạng 3 trên 3: chung"))
  }

  @Test func whatReadsAFailedTotalDoesNotFailOnceMore() throws {
    let run = try WrittenRun(
      """
      indicators:
        a: { type: number }
      assessments:
        units:
          subject: unit
          criteria:
            - { id: A, title: A, points: 10, score: { formula: a } }
          classes:
            - { id: tốt, title: T, from: 5, requires: [{ that: total > 6 or a > 50 }], when-requirements-fail: none }
            - { id: đạt, title: Đ }
          ceilings: [{ when: total < a, at-most: đạt }]
      """,
      ["units.csv": "mã,a\nu1,11\nu2,7\n"],
      run: """
        units: { file: units.csv, subject: mã }
        evidence: [{ file: units.csv, subject: mã }]
        """)
    let ended = run.run("rank", "run", "--format", "json")
    let codes = ended.error.matches(of: /lỗi\[(TD[0-9]+)\]/).map { String($0.1) }
    #expect(codes == ["TD5507"])
  }

  @Test func wordsOfTheStandardAreReadAsItPrintsThem() throws {
    for policy in ["COLLECT", "collect", "RULE ORDER"] {
      let run = try WrittenRun(
        """
        indicators:
          a: { type: number }
        assessments:
          units:
            subject: unit
            criteria:
              - id: A
                title: A
                points: 10
                score:
                  decision-table:
                    hit-policy: \(policy)
                    aggregation: SUM
                    inputs: [a]
                    rules: [{ when: "> 1", earn: 4 }, { when: "> 2", earn: 6 }]
        """,
        ["units.csv": "mã,a\nu1,3\nu2,2\n"],
        run: """
          units: { file: units.csv, subject: mã }
          evidence: [{ file: units.csv, subject: mã }]
          """)
      let results = try run.results()
      #expect(results["u1"]?["total"] as? String == "10")
      #expect(results["u2"]?["total"] as? String == "4")
    }
  }
}

/// Whole tables of published results, as section 9 of the rule language writes them.
@Suite struct PublishedTableTests {
  @Test(arguments: [("18.333", "1", 0), ("18.335", "1", 1), ("18.333", "2", 1)])
  func theNamesOfFilesAreEnough(_ total: String, _ rank: String, _ code: Int32) throws {
    let run = try WrittenRun(
      """
      indicators:
        a: { type: whole-number }
      assessments:
        units:
          subject: unit
          criteria: [{ id: 1, title: Một, value: a / 3 }]
          rankings: { toàn tỉnh: { within: all, order-by: [total] } }
      tests:
        - name: bảng công bố
          evidence: 2014.csv
          expect: { file: published.csv, total: điểm, rank: { toàn tỉnh: hạng } }
          within: 0.001
      """, [:])
    try run.folder.write("tỉnh,a\nu1,55\nu2,3\n", to: "rules/2014.csv")
    try run.folder.write(
      "tỉnh,điểm,hạng\nu1,\(total),\(rank)\nu2,1,2\n", to: "rules/published.csv")
    let ended = run.run("test", "rules")
    #expect(ended.code == code, "\(ended.output)\(ended.error)")
    #expect(!ended.error.contains("lỗi["))
  }
}

/// A figure with more than six decimals is no operand of an explanation: the line shows what it
/// came from (`rule-language`, "Explanations on paper").
@Suite struct OriginOfFiguresTests {
  @Test func longOperandsAreShownByWhatTheyCameFrom() throws {
    let run = try WrittenRun(
      """
      indicators:
        a: { type: whole-number }
        b: { type: whole-number }
        dài: { type: number }
        tỷ lệ: { type: percent, derived: 100 * a / b, when-nothing-due: zero }
      assessments:
        units:
          subject: unit
          combine: geometric-mean
          criteria:
            - { id: 1, title: Một, points: 60, score: { ratio: tỷ lệ } }
            - { id: 2, title: Hai, points: 60, score: { formula: tỷ lệ / 3 } }
            - { id: 3, title: Ba, points: 60, score: { per: tỷ lệ, each: 0.1 } }
            - id: 4
              title: Bốn
              points: 10
              combine: mean
              criteria:
                - { id: 4.1, title: a, points: 10, score: { ratio: { done: a, of: b } } }
                - { id: 4.2, title: b, points: 10, weight: 2, score: { formula: dài } }
      """,
      ["units.csv": "mã,a,b,dài\nu1,5,24,1.23456789\n"],
      run: """
        units: { file: units.csv, subject: mã }
        evidence: [{ file: units.csv, subject: mã }]
        """)
    let page = run.run("explain", "run", "u1").output
    for line in [
      "60 × (100 × 5 ÷ 24) ÷ 100 = 12,5",
      "`tỷ lệ / 3` = `(100 * 5 / 24) / 3` ≈ 6,944444",
      "(100 × 5 ÷ 24) × 0,1 ≈ 2,083333",
      "(12,5 × ((100 × 5 ÷ 24) ÷ 3) × ((100 × 5 ÷ 24) × 0,1) × "
        + "(((10 × 5 ÷ 24) + 2 × 1,23456789) ÷ (1 + 2)))^(1 ÷ 4) ≈",
      "4.1 a: (10 × 5 ÷ 24) ÷ 3 ≈ 0,694444",
    ] { #expect(page.contains(line), "\(line)\n\(page)") }
    #expect(!page.contains("× 20,833333") && !page.contains("20,833333 ×"), "\(page)")
  }
}
