import Diagnostics
import Rulebooks
import Testing

private let good = """
  rulebook: bang
  title: Bảng quyết định
  ladders: { mức cập nhật: [không, chậm, đầy đủ] }
  indicators:
    số lớp: { type: whole-number, range: { from: 0, to: 9 } }
    tỷ lệ: { type: percent }
    cập nhật: { type: level, ladder: mức cập nhật }
    có báo cáo: { type: yes-no }
  assessments:
    units:
      criteria:
        - id: A
          points: 10
          score:
            decision-table:
              inputs: { lớp: số lớp, tỷ lệ: tỷ lệ, cập nhật: cập nhật }
              rules:
                - { when: { lớp: ">= 2", tỷ lệ: ">= 90" }, earn: 10 }
                - { when: { lớp: ">= 2", tỷ lệ: "[50..90)" }, earn: half }
                - { when: { lớp: ">= 2", tỷ lệ: "< 50" }, earn: 2 }
                - { when: { lớp: "< 2", cập nhật: không }, earn: 0 }
                - { when: ["< 2", "-", 'chậm, đầy đủ'], earn: 1, note: ít lớp }
        - id: B
          points: 4
          score:
            decision-table:
              hit-policy: first
              inputs: [có báo cáo]
              rules:
                - { when: yes, earn: 4 }
                - { otherwise: yes, earn: 1 }
  """

/// Each mistake by itself, told by code, line and column.
private let mistakes: [Mistake] = [
  Mistake("lớp: số lớp,", "lớp: số lóp,", "TD2101 16:28"),
  Mistake("{ lớp: \">= 2\", tỷ lệ: \">= 90\" }", "{ lóp: \">= 2\" }", "TD3432 18:27"),
  Mistake("[\"< 2\", \"-\", 'chậm, đầy đủ']", "[\"< 2\", 'chậm, đầy đủ']", "TD3431 22:25"),
  Mistake("tỷ lệ: \"[50..90)\"", "tỷ lệ: \"[60..90)\"", "TD3433 18:17"),
  Mistake("tỷ lệ: \"[50..90)\"", "tỷ lệ: \"[50..90]\"", "TD3434 19:17"),
  Mistake("tỷ lệ: \"< 50\"", "tỷ lệ: \"> 100, < 50\""),
  Mistake("tỷ lệ: \"< 50\" }", "tỷ lệ: \"< 50\", lớp2: \"-\" }", "TD3432 20:55"),
  Mistake(
    "cập nhật: không }, earn: 0 }",
    "cập nhật: không }, earn: 0 }\n              - { when: { lớp: '10' }, earn: 0 }",
    "TD3436 22:17"),
  Mistake("'chậm, đầy đủ'", "'chậm, đủ'", "TD2101 22:45"),
  Mistake("'chậm, đầy đủ'", "'chậm'", "TD3433 18:17"),
  Mistake("\"[50..90)\" }, earn: half", "\"[50..90)\" }, earn: 11", "TD3303 19:67"),
  Mistake("\"[50..90)\" }, earn: half", "\"[50..90)\" }", "TD3003 19:17"),
  Mistake("- { when: yes, earn: 4 }", "- { when: no, earn: 3 }", "TD3304 24:17"),
  Mistake(
    "- { when: yes, earn: 4 }",
    "- { when: yes, earn: 4 }\n              - { when: true, earn: 2 }",
    "TD3437 31:17"),
  Mistake(
    "- { when: yes, earn: 4 }", "- { when: 'yes, no', earn: 4 }", "TD3404 31:17"),
  Mistake(
    "inputs: [có báo cáo]", "inputs: [có báo cáo]\n            aggregation: sum", "TD3024 29:13"),
  Mistake("hit-policy: first", "hit-policy: firts", "TD3013 27:25"),
  Mistake("inputs: [có báo cáo]\n", "\n", "TD3003 27:13"),
  Mistake("lớp: \"< 2\", cập", "lớp: \"< số lớp\", cập", "TD3438 18:17"),
  Mistake(
    "hit-policy: first\n            inputs: [có báo cáo]",
    "hit-policy: any\n            inputs: [có báo cáo]"),
  Mistake(
    "- { otherwise: yes, earn: 1 }",
    "- { when: '-', earn: 2 }\n              - { otherwise: yes, earn: 1 }", "TD3404 32:17"),
]

@Test func rowsThatMayHoldTogetherMustEarnTheSame() throws {
  let text = good.replacing("hit-policy: first", with: "hit-policy: any")
    .replacing("- { otherwise: yes, earn: 1 }", with: "- { when: '-', earn: 2 }")
  let faults = check(try #require(load(text).rulebook)).diagnostics
  #expect(places(faults) == ["TD3435 31:17"], "\(readable(faults))")
  #expect(faults.first?.fault.relatedPlaces(.en).map { $0.span.place.line } == [30])
}

@Test func aGoodDecisionTableHasNoFaults() throws {
  let loaded = load(good)
  let all = loaded.diagnostics + check(try #require(loaded.rulebook)).diagnostics
  #expect(all.isEmpty, "\(readable(all))")
}

@Test(arguments: mistakes)
func aMistakeInADecisionTableIsFound(_ mistake: Mistake) throws {
  let loaded = load(edited(good, mistake.old, mistake.new, mistake.location))
  let all = loaded.diagnostics + check(try #require(loaded.rulebook)).diagnostics
  #expect(places(all) == mistake.faults, "\(readable(all))", sourceLocation: mistake.location)
}
