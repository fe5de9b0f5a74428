import Decimals
import Diagnostics
import Rulebooks
import Testing

func load(_ text: String) -> LoadedRulebook {
  loadRulebook(Source(path: "rulebook.yaml", text: text))
}

@Test func aGoodRulebookLoadsToTheExpectedModel() throws {
  let loaded = load(goodRulebook)
  #expect(loaded.diagnostics.isEmpty, "\(readable(loaded.diagnostics))")
  let rulebook = try #require(loaded.rulebook)
  #expect(rulebook.id.value == "xa-phuong")
  #expect(rulebook.title.text(in: .en) == "A rulebook to try")
  #expect(rulebook.effective?.until?.description == "2026-12-31")
  #expect(rulebook.documents.map(\.key.value) == ["NQ46", "L10"])
  #expect(rulebook.parameters.map(\.values.count) == [2, 1])
  #expect(rulebook.ladders.map(\.rungs.count) == [4, 3])
  #expect(rulebook.attributes.map(\.subject) == [.unit, .unit, .person])

  let classes = try #require(rulebook.indicators.first)
  #expect(classes.name.value == "số lớp tập huấn")
  #expect(classes.heading == "Số lớp tập huấn đã tổ chức (lớp)")
  #expect(classes.validForMonths == 12)
  #expect(classes.document == .whenClaimed)
  #expect(classes.skipsMissingPeriods)
  #expect(classes.remarks.basis.map(\.article) == ["Đ1.1"])
  #expect(classes.remarks.basis.first?.span.text == "NQ46 Đ1.1")

  let units = try #require(rulebook.assessments.first)
  #expect(units.rounding.total?.digits == 2)
  #expect(units.rounding.criterion == nil)
  #expect(
    ids(units.root) == [
      "units", "1", "1.1", "1.2", "1.3", "1.10", "2", "2.1", "2.2", "2.3", "2.4", "2.5",
    ])
  #expect(units.classes.map(\.id.value) == ["xuất sắc", "tốt", "hoàn thành", "không hoàn thành"])
  #expect(units.classes[0].requires.count == 2)
  #expect(units.quotas.first?.base?.countedAfter == false)
  #expect(units.rankings.map(\.orderBy.count) == [3, 2])
  #expect(units.rankings[0].orderBy[2].lowestFirst)
  #expect(units.awards.first?.ranking?.value == "cụm")
  #expect(rulebook.assessments[1].subject == .person)
}

/// The ids of a node and of all below it.
private func ids(_ node: Criterion) -> [String] {
  guard case .section(let section) = node.content else { return [node.id.value] }
  return [node.id.value] + section.children.flatMap(ids)
}

@Test func eachNodeTakesFromTheDefaultsWhatItDoesNotSay() throws {
  let loaded = load(
    """
    rulebook: thu
    title: Thử
    indicators: { a: { type: number }, b: { type: number } }
    assessments:
      units:
        defaults:
          combine: mean
          weight: 2
          score: { formula: 'value / 3' }
        criteria:
          - { id: d1, value: a }
          - { id: d2, value: b, weight: 3, score: { formula: b } }
          - id: d3
            combine: min
            criteria:
              - { id: d4, value: a }
    """)
  #expect(loaded.diagnostics.isEmpty, "\(readable(loaded.diagnostics))")
  let root = try #require(loaded.rulebook?.assessments.first?.root)
  guard case .section(let section) = root.content, case .mean = section.combine.value else {
    Issue.record("the root combines by the default")
    return
  }
  #expect(section.children.map { formula(of: $0) } == ["value / 3", "b", nil])
  #expect(section.children.map { weight(of: $0) } == ["2", "3", "2"])
  guard case .section(let inner) = section.children[2].content, case .min = inner.combine.value
  else {
    Issue.record("a section's own combination wins")
    return
  }
  #expect(inner.children.map { formula(of: $0) } == ["value / 3"])
  // Each node has formulas of its own, for each sees its own value.
  #expect(number(of: section.children[0]) != number(of: inner.children[0]))
}

private func formula(of node: Criterion) -> String? {
  guard case .scored(let method) = node.content, case .formula(let formula, _) = method.value
  else { return nil }
  return formula.text
}

private func number(of node: Criterion) -> Int? {
  guard case .scored(let method) = node.content, case .formula(let formula, _) = method.value
  else { return nil }
  return formula.number
}

private func weight(of node: Criterion) -> String? {
  guard case .constant(let weight)? = node.weight else { return nil }
  return weight.value.description
}

@Test func includedFilesAreJoinedKeyByKey() {
  let files = [
    "rules/rulebook.yaml":
      "rulebook: thu\ntitle: Thử\ninclude: [a.yaml, b.yaml]\nindicators: { x: { type: number } }\n",
    "rules/a.yaml": "indicators: { y: { type: number } }\n",
    "rules/b.yaml": "attributes: { loại: { type: text } }\nindicators: { z: { type: number } }\n",
  ]
  let loaded = loadRulebook(at: "rules") { path in read(path, files) }
  #expect(loaded.diagnostics.isEmpty, "\(readable(loaded.diagnostics))")
  #expect(loaded.rulebook?.indicators.map(\.name.value) == ["x", "y", "z"])
  #expect(loaded.rulebook?.attributes.map(\.name.value) == ["loại"])
  #expect(loaded.sources.map(\.path) == ["rules/rulebook.yaml", "rules/a.yaml", "rules/b.yaml"])
}

@Test func faultsOfIncludedFilesAreReportedInThem() {
  let files = [
    "rules/rulebook.yaml":
      "rulebook: thu\ntitle: Thử\ninclude:\n  - a.yaml\n  - a.yaml\n  - c.yaml\n  - ../d.yaml\nindicators: { x: { type: number } }\n",
    "rules/a.yaml": "title: Khác\nindicators: { x: { type: numbr } }\n",
  ]
  let loaded = loadRulebook(at: "rules") { path in read(path, files) }
  #expect(
    places(loaded.diagnostics) == [
      "TD3001 1:1", "TD3022 2:15", "TD3032 5:5", "TD1001 6:5", "TD3031 7:5",
    ], "\(readable(loaded.diagnostics))")
}

private func read(_ path: String, _ files: [String: String]) -> Result<Source, FileFault> {
  guard let text = files[path] else { return .failure(.missing(path: path, nearest: [])) }
  return .success(Source(path: path, text: text))
}

@Test func decomposedLettersAreTheSameNames() throws {
  let decomposed = "số lớp".unicodeScalars.map { String($0) }.joined()
  let text = """
    rulebook: thu
    title: Thử
    indicators:
      s\u{6F}\u{302}\u{301} l\u{6F}\u{31B}\u{301}p: { type: number }
    """
  let loaded = load(text)
  #expect(loaded.diagnostics.isEmpty, "\(readable(loaded.diagnostics))")
  let name = try #require(loaded.rulebook?.indicators.first?.name.value)
  #expect(Array(name.utf8) == Array(decomposed.utf8))
}

@Test(arguments: [
  ("2026-01-01", 20454), ("1970-01-01", 0), ("2000-02-29", 11016), ("1600-03-01", -135_080),
])
func daysAreCountedFrom1970(_ text: String, _ number: Int) {
  #expect(Day(text)?.number == number)
  #expect(Day(number: number).description == text)
}

@Test(arguments: [
  "2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "", "2026-01-01-01", "٢٠٢٦-01-01",
])
func whatIsNoDateIsNoDay(_ text: String) { #expect(Day(text) == nil) }
