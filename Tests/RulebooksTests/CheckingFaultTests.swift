import Diagnostics
import Rulebooks
import Testing

/// Each mistake by itself in the good rulebook, told by code, line and column.
private let mistakes: [Mistake] = [
  // Names.
  Mistake("bands: số lớp tập huấn", "bands: số lóp tập huấn", "TD2101 69:22"),
  Mistake("done: số người đã tập huấn, of", "done: số người đã tập huân, of", "TD2101 77:37"),
  Mistake("ladder: mức cập nhật }", "ladder: mức cập nhập }", "TD3101 41:45"),
  Mistake("basis: NQ46 Đ1.1", "basis: NQ64 Đ1.1", "TD3102 34:12"),
  Mistake("class: không hoàn thành, basis", "class: không hòan thành, basis", "TD3103 136:67"),
  Mistake("at-most: tốt, basis", "at-most: tôt, basis", "TD3103 138:78"),
  Mistake("overflow-to: tốt", "overflow-to: khá", "TD3103 149:22"),
  Mistake("assessment: units, take", "assessment: unit, take", "TD3104 165:59"),
  Mistake("chậm: half, đầy đủ: full", "chậm trễ: half, đầy đủ: full", "TD3105 82:33"),
  Mistake("earn: { không: 0, chậm: half,", "earn: { không: 0,", "TD3109 80:13"),
  Mistake("points of(\"1.1\")", "points of(\"1.11\")", "TD3106 154:37"),
  Mistake("points of(\"1.1\")", "points of(total)", "TD3123 154:37"),
  Mistake(
    "within: cụm thi đua\n        eligible", "within: cụm\n        eligible", "TD3107 152:17"),
  Mistake("of: cụm, within", "of: cụn, within", "TD3108 159:53"),
  Mistake("class in (\"xuất sắc\", \"tốt\")", "class in (\"xuất sắc\", \"giỏi\")", "TD2105 153:41"),
  // Days.
  Mistake("{ value: 20%, since: 2026-01-01,", "{ value: 20%, since: 2027-01-01,", "TD3110 11:3"),
  Mistake("{ value: 20%, since: 2026-01-01,", "{ value: 20%, since: 2025-12-31,", "TD3111 13:7"),
  Mistake("{ value: 20%, since: 2026-01-01,", "{ value: 20, since: 2026-01-01,", "TD3112 13:7"),
  Mistake(
    "date: 2024-07-12 }", "date: 2024-07-12, effective: { until: 2025-01-01 } }", "TD3114 13:47"),
  // Order.
  Mistake(
    "số người phải tập huấn: { type: whole-number }",
    "số người phải tập huấn: { type: number, derived: tỷ lệ cán bộ được tập huấn + 1 }",
    "TD3115 35:52"),
  Mistake(
    "số người đã tập huấn: {", "số người đã tập huấn: { heading: số người phải tập huấn,",
    "TD3116 36:3"),
  Mistake(
    "score: { given: yes }", "score: { from: { assessment: heads, take: total } }", "TD3119 114:42",
    "TD3120 114:42"),
  Mistake(
    "- { not-above: unit, basis: NQ46 Đ1.3 }", "- { when: unit.classes = \"tốt\", at-most: tốt }",
    "TD3128 173:22"),
  // Formulas.
  Mistake("assessed-when: có kế hoạch", "assessed-when: số ngày chậm", "TD3201 55:20"),
  Mistake("per: số lớp tập huấn", "per: có báo cáo", "TD3201 105:27"),
  Mistake("levels: cập nhật danh mục", "levels: số lớp tập huấn", "TD3201 81:23"),
  Mistake(
    "assessed-when: có kế hoạch", "assessed-when: có báo cáo or \"a # b\" = loại", "TD3202 55:37"),
  Mistake("assessed-when: có kế hoạch", "assessed-when: 1 < 2", "TD3203 55:20"),
  Mistake(
    "assessed-when: có kế hoạch", "assessed-when: có kế hoạch # và có báo cáo", "TD3208 55:32"),
  Mistake("order-by: [total, tỷ", "order-by: [total, 5, tỷ", "TD3204 157:51"),
  Mistake(
    "derived: 100 * số người đã tập huấn / số người phải tập huấn",
    "derived: số người đã tập huấn > 0", "TD3205 39:14"),
  Mistake(
    "ratio: { done: số người đã tập huấn, of: số người phải tập huấn }",
    "ratio: số người đã tập huấn", "TD3207 77:29"),
  Mistake("gate: có kế hoạch", "gate: cập nhật danh mục >= \"chậm\"", "TD2205 85:19"),
  Mistake(
    "gate: có kế hoạch", "gate: tỷ lệ cán bộ được tập huấn >= tỷ lệ xuất sắc tối đa", "TD3206 85:49"
  ),
  Mistake("gate: có kế hoạch", "gate: at least(loại, \"xã\")", "TD3210 85:19"),
  Mistake(
    "that: every p in scored points satisfies p > 0", "that: share of(\"1\") >= 50", "TD3209 129:34"
  ),
  Mistake("when-missing: no-points", "when-missing: { value: 2.5 }", "TD3212 33:19"),
  // `{ value: … }` of a criterion stands for whatever fact lacks.
  Mistake(
    "id: 1.2\n", "id: 1.2\n            when-missing: { value: yes }\n", "TD3212 75:27"),
  Mistake("given: điểm ý thức", "given: số ngày chậm", "TD3211 166:46"),
  Mistake("given: điểm ý thức", "given: điểm ý thức + group size", "TD3211 166:60"),
  Mistake("per: số lớp tập huấn", "per: unit.total", "TD3211 105:27"),
  // Points.
  Mistake(
    "points: 50\n        criteria:\n          - id: 1.1",
    "points: 49\n        criteria:\n          - id: 1.1", "TD3301 63:17"),
  Mistake("scale: 100\n    rounding", "scale: 90\n    rounding", "TD3302 56:12"),
  Mistake("{ from: 2, earn: 10 }", "{ from: 2, earn: 12 }", "TD3303 71:36"),
  Mistake("{ from: 2, earn: 10 }", "{ from: 2, earn: 9 }", "TD3304 67:21"),
  Mistake(
    "- { id: B, points: 30, score: { given: điểm ý thức } }",
    "- { id: B, points: 30, score: { given: điểm ý thức } }\n      - { id: C, score: { yes-no: total > 3 } }",
    "TD3305 167:15", "TD3211 167:35"),
  Mistake("when: có kế hoạch, earn: 4 }", "when: có kế hoạch }", "TD3306 111:19"),
  Mistake("when: có kế hoạch, earn: 4 }", "when: có kế hoạch, earn: 5 }", "TD3301 107:21"),
  Mistake(
    "when-not-applicable: full-points", "children-not-applicable: { rescale-section: 10 }",
    "TD3307 94:34"),
  Mistake("    when-not-applicable: rescale-section\n", "", "TD3308 75:27"),
  Mistake("each: 2.5", "each: -2.5", "TD3310 105:50"),
  Mistake("total-floor: 0", "total-floor: 120", "TD3311 120:16"),
  Mistake("at-most: 49", "at-most: 100", "TD3312 123:43"),
  // Bands.
  Mistake("- { from: 0, earn: 0 }", "- { to: 0, earn: 0 }", "TD3402 72:19"),
  Mistake(
    "- { from: 2, earn: 10 }",
    "- { over: 2, earn: 10 }\n                - { from: 1, to: 1, earn: 3 }", "TD3402 73:19",
    "TD3402 74:19"),
  Mistake(
    "{ from: 1, earn: half }", "{ when: '[1..2]', earn: half }", "TD3402 72:19", "TD3402 73:19"),
  Mistake("{ from: 2, earn: 10 }", "{ from: 21, earn: 10 }", "TD3403 71:19"),
  Mistake(
    "- { from: 0, earn: 0 }",
    "- { from: 0, earn: 0 }\n                - { otherwise: yes, earn: 0 }", "TD3404 74:19"),
  Mistake("- { from: 0, earn: 0 }", "- { otherwise: yes, earn: 0 }"),
  Mistake("{ from: 1, earn: half }", "{ from: số ngày chậm, earn: half }", "TD3406 71:19"),
  // Classes.
  Mistake("- { id: hoàn thành, from: 50 }\n", "- { id: hoàn thành, from: 75 }\n", "TD3501 133:33"),
  Mistake("- { id: hoàn thành, from: 50 }\n", "- { id: hoàn thành }\n", "TD3502 133:15"),
  Mistake(
    "- { id: không hoàn thành }\n    knock", "- { id: không hoàn thành, from: 20 }\n    knock",
    "TD3503 134:39"),
  Mistake("from: 90\n", "from: 101\n", "TD3504 127:15"),
  Mistake("class: không hoàn thành, basis", "class: xuất sắc, basis", "TD3506 136:67"),
  Mistake("overflow-to: tốt", "overflow-to: xuất sắc", "TD3507 149:22"),
  Mistake(
    "class: xuất sắc\n        within", "class: không hoàn thành\n        within", "TD3508 141:16",
    "TD3507 149:22"),
  Mistake("of: cụm, within: cụm thi đua", "of: cụm, within: loại", "TD3511 159:15"),
  // Advice.
  Mistake(
    "order-by: [total, tỷ lệ cán bộ được tập huấn]", "order-by: [total]", "TD3701 37:3",
    "TD3863 157:44"),
  Mistake(
    "    basis: NQ46 Đ1\n    criteria:\n", "    criteria:\n", "TD3702 64:17", "TD3702 73:17",
    "TD3702 77:17", "TD3702 95:17", "TD3702 98:17", "TD3702 102:17", "TD3702 111:17",
    "TD3702 115:15", "TD3702 117:15", "TD3830 139:9"),
  Mistake(
    ", tỷ lệ cán bộ được tập huấn] }", "], accept: { code: TD3701, reason: thử } }", "TD3701 37:3",
    "TD3863 157:44", "TD3703 157:68"),
  Mistake(
    "{ from: 2, earn: 10 }", "{ from: 2, earn: 12, accept: { code: TD3303, reason: thử } }",
    "TD3303 71:36", "TD3704 71:56"),
]

@Test(arguments: mistakes)
func aMistakeIsFoundByTheChecker(_ mistake: Mistake) throws {
  let loaded = load(edited(goodRulebook, mistake.old, mistake.new, mistake.location))
  let result = check(try #require(loaded.rulebook))
  let all = loaded.diagnostics + result.diagnostics
  let found = places(all)
  #expect(found == mistake.faults, "\(readable(all))", sourceLocation: mistake.location)
  for diagnostic in all {
    let (vi, en) = (diagnostic.fault.headline(.vi), diagnostic.fault.headline(.en))
    #expect(vi != en && !vi.plain(in: .vi).hasSuffix(".") && !en.plain(in: .en).hasSuffix("."))
  }
  let fails = all.contains { $0.severity == .error }
  #expect((result.checked == nil) == fails)
}
