import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Testing

/// Functions of a rulebook's own.
private let good = """
  rulebook: ham
  title: Hàm của bộ tiêu chí
  parameters: { mức trừ tối đa: 5 }
  ladders: { kỷ luật: [không, khiển trách, cảnh cáo] }
  functions:
    giới hạn:
      parameters: { giá trị: number, nhiều nhất: number }
      formula: if giá trị > nhiều nhất then nhiều nhất else giá trị
      note: dùng chung
    điểm trừ:
      parameters: { số ngày: whole-number }
      formula: >-
        giới hạn(số ngày * 0.5,
        mức trừ tối đa)
    bị xử lý: { parameters: { hình thức: kỷ luật }, formula: hình thức != "không" }
    gấp đôi: { parameters: [x], formula: 2 * x }
  indicators:
    số ngày chậm: { type: whole-number }
    hình thức kỷ luật: { type: level, ladder: kỷ luật }
  assessments:
    units:
      criteria:
        - { id: A, points: 10, score: { formula: 10 - điểm trừ(số ngày chậm) } }
        - { id: B, points: 4, score: { yes-no: not(bị xử lý(hình thức kỷ luật)) } }
        - { id: C, points: 4, score: { formula: gấp đôi(2) } }
  """

@Test func functionsAreCalledFromAnyFormula() throws {
  let loaded = load(good)
  #expect(loaded.diagnostics.isEmpty, "\(readable(loaded.diagnostics))")
  let result = check(try #require(loaded.rulebook))
  #expect(result.diagnostics.isEmpty, "\(readable(result.diagnostics))")
  let checked = try #require(result.checked)
  let criteria = checked.assessments[0].nodes.dropFirst().map(\.criterion)
  let formulas = criteria.flatMap(\.formulas)
  let texts = formulas.map { checked.expression(of: $0)?.type.description }
  #expect(texts == ["number", "boolean", "Any"])
  #expect(checked.expression(of: formulas[2])?.constant?.number == 4)
}

/// Each mistake by itself, told by code, line and column: the places of formulas are those in the
/// file, in plain, quoted, folded and literal scalars alike.
private let mistakes: [Mistake] = [
  Mistake("if giá trị > nhiều nhất", "if giá tri > nhiều nhất", "TD2101 8:17"),
  Mistake("giới hạn(số ngày * 0.5,", "giới hạn(số ngày + loại,", "TD2101 13:26"),
  Mistake("mức trừ tối đa)", "\"5\")", "TD2214 14:7"),
  Mistake("mức trừ tối đa)\n", "mức trừ tối đa, 1)\n", "TD2213 13:7"),
  Mistake("điểm trừ(số ngày chậm)", "điểm trừ(hình thức kỷ luật)", "TD2214 23:62"),
  Mistake("điểm trừ(số ngày chậm)", "điểm phạt(số ngày chậm)", "TD2102 23:53"),
  Mistake("  gấp đôi: {", "  tổng: {", "TD2102 25:47"),
  Mistake("{ formula: gấp đôi(2) }", "{ formula: 4 }", "TD3705 16:3"),
  Mistake("formula: 2 * x", "formula: 2 * x + gấp đôi(1)", "TD3172 16:48"),
  Mistake("formula: 2 * x", "formula: điểm trừ(x) + số ngày chậm", "TD3174 16:54"),
  Mistake("{ giá trị: number, nhiều nhất", "{ giá trị: numbr, nhiều nhất", "TD3173 7:28"),
  Mistake("số ngày: whole-number", "số ngày: thang", "TD3173 11:28"),
  Mistake(
    "formula: if giá trị > nhiều nhất then nhiều nhất else giá trị",
    "formula: điểm trừ(giá trị) + nhiều nhất", "TD3172 8:14"),
  Mistake(
    "  gấp đôi: { parameters: [x]", "  sum: { parameters: [x]", "TD3171 16:3", "TD2102 25:47"),
  Mistake(
    "  gấp đôi: { parameters: [x]", "  gấp đôi: { parameters: [x, x]", "TD3022 16:30",
    "TD2213 25:47"),
  Mistake(
    "  gấp đôi: { parameters: [x]", "  gấp đôi: { parameters: [2]", "TD3028 16:27", "TD2101 16:44"),
  Mistake("  gấp đôi: { parameters: [x], ", "  gấp đôi: { ", "TD3003 16:12", "TD2101 16:27"),
  Mistake("  số ngày chậm: {", "  giới hạn: {", "TD3022 18:3", "TD2101 23:62"),
]

@Test(arguments: mistakes)
func aMistakeInAFunctionIsFound(_ mistake: Mistake) throws {
  let loaded = load(edited(good, mistake.old, mistake.new, mistake.location))
  let all = loaded.diagnostics + check(try #require(loaded.rulebook)).diagnostics
  #expect(places(all) == mistake.faults, "\(readable(all))", sourceLocation: mistake.location)
}

@Test func aCircleOfFunctionsNamesItsMembersWithPlaces() throws {
  let text = edited(
    good, "formula: if giá trị > nhiều nhất then nhiều nhất else giá trị",
    "formula: điểm trừ(giá trị) + nhiều nhất", #_sourceLocation)
  let rulebook = try #require(load(text).rulebook)
  let circle = try #require(check(rulebook).diagnostics.first { $0.fault.code == "TD3172" })
  #expect(circle.fault.headline(.vi).plain(in: .vi).contains("“giới hạn”"))
  #expect(circle.fault.headline(.vi).plain(in: .vi).contains("“điểm trừ”"))
  #expect(circle.fault.relatedPlaces(.vi).map { $0.span.place.line } == [13])
}
