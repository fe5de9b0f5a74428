import Diagnostics
import Rulebooks
import Testing

/// A mistake made in the good rulebook, and the faults that it must give.
struct Mistake: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let faults: [String]
  let location: SourceLocation

  init(
    _ old: String, _ new: String, _ faults: String..., location: SourceLocation = #_sourceLocation
  ) {
    self.old = old
    self.new = new
    self.faults = faults
    self.location = location
  }

  var testDescription: String { "\(old) → \(new)" }
}

/// Each mistake by itself, told by code, line and column.
private let mistakes: [Mistake] = [
  // Keys.
  Mistake("edition:", "editon:", "TD3001 3:1"),
  Mistake("title: Bồi dưỡng\n", "tên: Bồi dưỡng\n", "TD3001 62:9"),
  Mistake("status: proposal", "points: 3", "TD3002 5:1"),
  Mistake("edition: \"2026.1\"", "since: 2026-01-01", "TD3002 3:1"),
  Mistake("        title: Bồi dưỡng\n", "        lose: 3\n", "TD3002 62:9"),
  Mistake("title: { vi: Bộ tiêu chí thử, en: A rulebook to try }\n", "", "TD3003 1:1"),
  Mistake("points: 3, score: { yes-no", "score: { yes-no", "TD3003 116:9"),
  Mistake("measured-in: lớp", "measured-in:", "TD3004 26:5"),
  Mistake("- { id: P1, points: 3, score", "- { id: P1, max: 3, score", "TD3001 118:19"),
  Mistake("when-requirements-fail: next-class\n", "basis: NQ46\n", "TD3003 125:9"),
  Mistake(
    "toàn tỉnh: { within: all, order-by: [total,", "within: all\n      order-by: [total] #",
    "TD3035 157:7"),
  // Shapes.
  Mistake("ladder: mức cập nhật }", "ladder: [mức cập nhật] }", "TD3005 41:45"),
  Mistake("choices: [sở, xã, phường]", "choices: sở", "TD3005 19:44"),
  Mistake("range: { from: 0, to: 20 }", "range: 0", "TD3005 27:12"),
  Mistake("at: [total]", "at: []", "TD3027 57:43"),
  Mistake("- { id: hoàn thành, from: 50 }\n", "- hoàn thành\n", "TD3036 133:9"),
  // Figures.
  Mistake("scale: 100", "scale: một trăm", "TD3006 56:12"),
  Mistake("scale: 100", "scale: 100,5", "TD3007 56:12"),
  Mistake("scale: 100", "scale: 1.000.000", "TD3008 56:12"),
  Mistake("scale: 100", "scale: 1 000", "TD3008 56:12"),
  Mistake("scale: 100", "scale: 100%", "TD3009 56:12"),
  Mistake("total-cap: 100", "total-cap: 100%", "TD3009 120:16"),
  Mistake("each-section-at-least: 50%", "each-section-at-least: 50", "TD3010 130:38"),
  Mistake("share: tỷ lệ xuất sắc tối đa", "share: 20", "TD3010 143:16"),
  Mistake("document: when-claimed", "document: yes", "TD3013 28:15"),
  Mistake("lowest-first: true", "lowest-first: đúng", "TD3011 154:79"),
  Mistake("since: 2026-01-01,", "since: 01/01/2026,", "TD3012 4:21"),
  Mistake("since: 2026-01-01,", "since: 2026-02-30,", "TD3012 4:21"),
  Mistake("status: proposal", "status: proposed", "TD3013 5:9"),
  Mistake("mode: half-up", "mode: half up", "TD3013 57:34"),
  Mistake("type: percent", "type: percentage", "TD3013 38:11"),
  Mistake("digits: 2", "digits: 25", "TD3014 57:25"),
  Mistake("half-up, at: [total]", "half, at: [totals]", "TD3013 57:34", "TD3013 57:45"),
  Mistake("number: 1, of: cụm", "number: 0.5, of: cụm", "TD3014 159:46"),
  Mistake("valid-for: P1Y", "valid-for: 12 tháng", "TD3015 29:16"),
  Mistake("until: 2026-12-31 }", "until: 2025-12-31 }", "TD3033 4:40"),
  Mistake("range: { from: 0, to: 20 }", "range: { from: 20, to: 0 }", "TD3034 27:14"),
  // What YAML makes of FEEL.
  Mistake(
    "score: { given: điểm ý thức }", "score: { formula: max(điểm ý thức, 3) }", "TD1124 166:48"),
  Mistake("{ from: 2, earn: 10 }", "{ from: 2, earn: 2,5 }", "TD1125 71:36"),
  Mistake("{ from: 1, earn: half }", "{ from: 1,5, earn: half }", "TD1125 72:27"),
  Mistake("order-by: [total, tỷ", "order-by: [max(total, 3), tỷ", "TD3016 157:44"),
  Mistake("assessed-when: có kế hoạch", "assessed-when: có kế hoạch  # theo Điều 5"),
  Mistake("{ from: 2, earn: 10 }", "{ when: [2..20], earn: 10 }", "TD3017 71:27"),
  Mistake("gate: có kế hoạch", "gate: { a: 1 }", "TD3018 85:19"),
  // Names and identifiers.
  Mistake("- id: 2\n", "- id: 1\n", "TD3021 91:13"),
  Mistake("id: T1", "id: 1.1", "TD3021 116:15"),
  Mistake("- { id: tốt, from: điểm tốt }", "- { id: xuất sắc, from: điểm tốt }", "TD3021 132:15"),
  Mistake("cụm thi đua: { of: unit", "số lớp tập huấn: { of: unit", "TD3022 23:3"),
  Mistake("[không, chậm, đầy đủ]", "[không, chậm, không]", "TD3022 17:31"),
  Mistake("số ngày chậm: {", "số ngày chậm (ngày): {", "TD3028 46:3"),
  Mistake("số ngày chậm: {", "3 ngày chậm: {", "TD3028 46:3"),
  Mistake("số ngày chậm: {", "for: {", "TD3028 46:3"),
  Mistake("số ngày chậm: {", "có kế hoạch and có báo cáo: {", "TD3029 46:3"),
  Mistake("số ngày chậm: {", "total: {", "TD3030 46:3"),
  // Choices between keys.
  Mistake("{ from: 2, earn: 10 }", "{ from: 2, over: 1, earn: 10 }", "TD3023 71:30"),
  Mistake("score: { given: yes }", "score: { given: yes, formula: 3 }", "TD3023 114:34"),
  Mistake("type: percent\n", "type: percent\n    ladder: kỷ luật\n", "TD3024 39:5"),
  Mistake("score: { given: yes }", "score: { given: yes, hold: true }", "TD3024 114:34"),
  Mistake("score: { given: yes }", "score: { hold: true }", "TD3025 114:20"),
  Mistake("            score: { given: yes }\n", "", "TD3026 112:13"),
  Mistake("status: proposal", "status: proposal\ninclude: [../khác.yaml]", "TD3031 6:11"),
]

@Test(arguments: mistakes)
func aMistakeIsReportedAtItsPlace(_ mistake: Mistake) {
  let loaded = load(edited(goodRulebook, mistake.old, mistake.new, mistake.location))
  let found = places(loaded.diagnostics)
  #expect(
    found == mistake.faults, "\(readable(loaded.diagnostics))",
    sourceLocation: mistake.location)
}

@Test func severalMistakesAreReportedInOneGo() {
  var text = goodRulebook
  var expected: Set<String> = []
  // Mistakes that change no line's number and touch different lines.
  for mistake in mistakes where !mistake.new.contains("\n") && mistake.new != "" {
    guard text.contains(mistake.old), mistake.faults.count == 1, !mistake.old.contains("\n"),
      let line = mistake.faults.first?.split(whereSeparator: { " :".contains($0) }).dropFirst()
        .first,
      !expected.contains(where: { $0.contains(" \(line):") })
    else { continue }
    text = edited(text, mistake.old, mistake.new, mistake.location)
    expected.formUnion(mistake.faults)
  }
  let found = Set(places(load(text).diagnostics))
  #expect(expected.count > 15)
  #expect(expected.subtracting(found).isEmpty, "\(expected.subtracting(found)) of \(found)")
}
