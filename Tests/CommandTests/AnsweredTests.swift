import Foundation
import Testing

/// What becomes of decisions that nothing asked for, and of tables at stages.
@Suite struct AnsweredTests {
  private static let rules = """
    indicators:
      a: { type: number }
    assessments:
      units:
        subject: unit
        criteria: [{ id: A, title: A, value: a }]
        classes: [{ id: tốt, title: T, from: 5 }, { id: đạt, title: Đ }]
        quotas:
          - { id: q, class: tốt, within: all, at-most: 2, order-by: [total], overflow-to: đạt }
          - { id: r, class: tốt, within: all, at-most: 3, order-by: [total], overflow-to: đạt }
        rankings: { chung: { within: all, order-by: [total], ties: authority } }
    """

  private func run(_ decisions: String) throws -> WrittenRun {
    try WrittenRun(
      Self.rules,
      [
        "units.csv": "mã,a\nu1,9\nu2,8\nu3,8\nu4,7\n",
        "qd.csv": "mã,loại,về,giá trị,lý do,văn bản,ngày,thẩm quyền\n" + decisions,
      ],
      run: """
        units: { file: units.csv, subject: mã }
        evidence: [{ file: units.csv, subject: mã }]
        decisions: qd.csv
        """)
  }

  @Test(arguments: [
    ("u2,quota,q,có", "", "u2"), ("u3,quota,,tốt", "", "u3"), ("u3,quota,q,không", "", "u2"),
    // Only who ties for the last place is asked, by the quota that asks.
    ("u1,quota,q,có", "TD5010", nil), ("u4,quota,q,có", "TD5010", nil),
    ("u2,quota,r,có", "TD5012", nil), ("u2,quota,q,bầu", "TD5012", nil),
    ("u3,tie,chung,1\nu2,tie,chung,2", "", "u3"), ("u4,tie,chung,1", "TD5010", nil),
    ("u2,tie,chung,nhất", "TD5012", nil),
  ])
  func decisionsThatNothingAskedForAreTold(_ decisions: String, _ code: String, _ best: String?)
    throws
  {
    let lines = decisions.split(separator: "\n").map { $0 + ",xét,BB 1,2026-12-20,HĐ\n" }
    let run = try run(lines.joined())
    let ended = run.run("rank", "run", "--format", "json")
    let told = ended.error.matches(of: /\[(TD50[01][0-9])\]/).map { String($0.1) }
    #expect(told == (code.isEmpty ? [] : [code]), "\(ended.error)")
    let results = try run.results()
    for id in ["u2", "u3"] {
      let result = results[id]?["class"] as? [String: Any]
      let state = best == nil ? "pending" : "given"
      #expect(result?["state"] as? String == state, "\(id)")
      if let best {
        #expect(result?["computed"] as? String == (best == id ? "tốt" : "đạt"), "\(id)")
      }
    }
  }

  private static let register = """
    registers:
      lỗi: { columns: { mức trừ: points } }
    indicators:
      a: { type: number }
    assessments:
      units:
        subject: unit
        criteria:
          - { id: A, title: A, points: 10, score: { deduct: [{ rows: lỗi, lose: mức trừ }] } }
          - { id: B, title: B, value: a }
    """

  @Test(arguments: [
    ("verified", "", "9"), ("self", "", "5"), ("manager", "", nil),
    ("manager", "fall-back: self\n", "5"),
  ])
  func registersHaveStages(_ stage: String, _ more: String, _ total: String?) throws {
    let run = try WrittenRun(
      Self.register,
      [
        "units.csv": "mã,a\nu1,0\n", "self.csv": "mã,mức trừ\nu1,5\n",
        "verified.csv": "mã,mức trừ\nu1,1\n", "old.csv": "mã,mức trừ\nu1,3\n",
      ],
      run: """
        units: { file: units.csv, subject: mã }
        stages: [self, manager, verified]
        stage: \(stage)
        \(more)evidence:
          - { file: units.csv, subject: mã, stage: \(stage) }
          - { file: self.csv, subject: mã, register: lỗi, stage: self }
          - { file: verified.csv, subject: mã, register: lỗi, stage: verified }
          - { file: old.csv, subject: mã, register: lỗi, stage: \(stage), period: 2025 }
        """)
    #expect(try run.results()["u1"]?["total"] as? String == total)
  }

  @Test func aStageThatNobodyKnowsIsToldOnce() throws {
    let run = try WrittenRun(
      Self.register,
      ["units.csv": "mã,a\nu1,0\n", "self.csv": "mã,a\nu1,5\n", "loi.csv": "mã,mức trừ\n"],
      run: """
        units: { file: units.csv, subject: mã }
        stages: [self, verified]
        evidence:
          - { file: units.csv, subject: mã, stage: verified }
          - { file: self.csv, subject: mã, stage: sefl }
          - { file: loi.csv, subject: mã, register: lỗi }
        """)
    let ended = run.run("rank", "run")
    #expect(ended.error.matches(of: /lỗi\[(TD[0-9]+)\]/).map { String($0.1) } == ["TD5008"])
  }

  /// A fault of the rules is told with the rules, not once more with every figure.
  @Test(arguments: [
    ("ladder: mức", "ladder: mưc", ["TD3101"]),
    ("{ from: 0, to: 9 }", "{ from: 9, to: 0 }", ["TD3034"]),
    ("type: number", "type: numbr", ["TD3013"]),
  ])
  func whatRulesDoNotSayIsNotHeldAgainstFigures(_ old: String, _ new: String, _ codes: [String])
    throws
  {
    let rules = """
      ladders: { mức: [không, có, đủ] }
      indicators:
        a: { type: number, range: { from: 0, to: 9 } }
        b: { type: level, ladder: mức }
      assessments:
        units:
          subject: unit
          criteria: [{ id: A, title: A, points: 9, score: { formula: 9 } }]
      """
    let run = try WrittenRun(
      rules.replacing(old, with: new), ["units.csv": "mã,a,b\nu1,3,không\nu2,4,đủ\n"],
      run: """
        units: { file: units.csv, subject: mã }
        evidence: [{ file: units.csv, subject: mã }]
        """)
    let found = run.run("rank", "run").error.matches(of: /lỗi\[(TD[0-9]+)\]/).map { String($0.1) }
    #expect(found == codes)
  }

  @Test(arguments: [
    ("2026", ["u1": "15", "u2": "12", "u3": "5", "u4": "4"]),
    ("{ since: 2026-04-02, until: 2026-12-31 }", ["u1": "10", "u2": "12", "u3": "5", "u4": "4"]),
    ("{ since: 2025-01-01, until: 2026-04-10 }", ["u1": "15", "u2": "12", "u3": "0", "u4": "4"]),
  ])
  func formulasSeeTheDaysOfThePeriod(_ period: String, _ totals: [String: String]) throws {
    let run = try WrittenRun(
      """
      indicators:
        ngày: { type: date }
        hạn: { type: date }
      assessments:
        units:
          subject: unit
          criteria:
            - id: x
              title: X
              points: 10
              score:
                yes-no: ngày <= hạn
                otherwise: 'max(0, 10 - (ngày - hạn) / duration("P1D"))'
            - id: y
              title: Y
              points: 5
              score: { yes-no: ngày >= period.start and ngày <= period.end }
      """,
      [
        "units.csv": """
        mã,ngày,hạn
        u1,2026-03-31,2026-03-31
        u2,2026-04-03,2026-03-31
        u3,2026-04-15,2026-03-31
        u4,2027-01-01,2026-12-26

        """
      ],
      run: """
        units: { file: units.csv, subject: mã }
        evidence: [{ file: units.csv, subject: mã }]
        """)
    let path = "run/run.yaml"
    let text = try run.folder.text(of: path).replacing("period: 2026", with: "period: \(period)")
    try run.folder.write(text, to: path)
    let results = try run.results()
    for (id, total) in totals { #expect(results[id]?["total"] as? String == total, "\(id)") }
  }

  @Test func nobodyAsksForTheEvidenceOfBystanders() throws {
    let run = try WrittenRun(
      """
      attributes: { loại: { of: unit, type: choice, choices: [tỉnh, xã] } }
      indicators: { a: { type: number } }
      assessments:
        units:
          subject: unit
          for: loại = "xã"
          criteria: [{ id: A, title: A, value: a + 1 }]
      """,
      ["units.csv": "mã,loại\nt,tỉnh\nx,xã\ny,xã\n", "a.csv": "mã,a\nx,3\n"],
      run: """
        units: { file: units.csv, subject: mã, attributes: [loại] }
        evidence: [{ file: a.csv, subject: mã }]
        """)
    let check = run.run("check", "run", "--lang", "en").error
    #expect(check.contains("TD4034") && check.contains("“y”") && !check.contains("“t”"), "\(check)")
    let explained = run.run("explain", "run", "x", "--format", "json").output
    #expect(explained.contains(#""with-values": "3 + 1""#))
  }
}
