import Decimals
import Diagnostics
import FEEL
import Rulebooks
import Testing

/// A rulebook that can be loaded.
private func rulebook(_ text: String) throws -> Rulebook {
  let loaded = load(text)
  #expect(loaded.diagnostics.isEmpty, "\(readable(loaded.diagnostics))")
  return try #require(loaded.rulebook)
}

/// The good rulebook checked.
private func checkedGood() throws -> CheckedRulebook {
  let rulebook = try #require(load(goodRulebook).rulebook)
  return try #require(check(rulebook).checked)
}

@Test func factsHaveTheirNumbersAndLadders() throws {
  let checked = try checkedGood()
  let names = checked.unitFacts.facts.map(\.name)
  #expect(names.first == "số lớp tập huấn")
  #expect(names.suffix(3) == ["loại", "cụm thi đua", "2.5"])
  #expect(checked.personFacts.facts.map(\.name) == ["hình thức kỷ luật", "điểm ý thức", "chức vụ"])
  #expect(checked.unitFacts.derivedOrder == [3])
  // Declared ladders, then choices, then the classes that both assessments share.
  #expect(checked.ladders.map(\.name) == ["kỷ luật", "mức cập nhật", "loại", "units"])
  #expect(checked.assessments.map(\.classLadder) == [3, 3])
  #expect(checked.ladders[3].bestFirst && checked.ladders[3].rungs.first == "xuất sắc")
}

@Test func aFrameHasRoomForWhatRulesRead() throws {
  let checked = try checkedGood()
  #expect(checked.assessments.map(\.assessment.id.value) == ["units", "heads"])
  let (units, heads) = (checked.assessments[0].layout, checked.assessments[1].layout)
  #expect(units.objects == [.scores, .weights, .scoredPoints(depth: nil)])
  #expect(units.results.isEmpty && units.headFacts == nil && units.groupSize != nil)
  #expect(heads.unitFacts?.index == heads.factCount)
  #expect(heads.unitFactCount == units.factCount)
  #expect(heads.results.map(\.take) == [.total])
  #expect(checked.assessments[1].nodes[1].foreign == heads.results)
  // No slot has two uses.
  for layout in [units, heads] {
    let slots =
      layout.points + layout.shares + layout.values.compactMap { $0 }
      + layout.figures.flatMap { $0 }
      + layout.adjustments + [layout.total, layout.classSlot] + layout.results.map(\.slot)
      + [layout.groupSize].compactMap { $0 }
    #expect(Set(slots).count == slots.count)
    #expect(slots.allSatisfy { $0.index >= layout.factCount + layout.unitFactCount })
    #expect(slots.allSatisfy { $0.index < layout.count })
  }
}

@Test func theTreeIsLaidOutFlatWithWhatItInherits() throws {
  let units = try checkedGood().assessments[0]
  #expect(units.nodes.map(\.criterion.id.value).prefix(4) == ["units", "1", "1.1", "1.2"])
  #expect(units.nodes.map(\.parent).prefix(7) == [nil, 0, 1, 1, 1, 1, 0])
  #expect(units.nodes[0].children == [1, 6])
  #expect(units.nodes.map(\.depth).prefix(3) == [0, 1, 2])
  #expect(units.nodes[1].points == PointRange(highest: 50))
  guard case .rescaleSection(nil) = units.nodes[3].whenNotApplicable,
    case .fullPoints = units.nodes[6].whenNotApplicable
  else {
    Issue.record("the assessment's rule holds for all below, a node's own wins")
    return
  }
  // A ladder of lower bounds closes itself, however it is ordered.
  guard case .scored(let method) = units.nodes[2].criterion.content,
    case .bands(_, let table) = method.value
  else {
    Issue.record("1.1 has bands")
    return
  }
  let ends = table.map { band -> String in
    guard case .interval(let interval) = band.test,
      case .constant(let lower)? = interval.lower?.amount
    else { return "?" }
    guard case .constant(let upper)? = interval.upper?.amount else { return "\(lower.value)…" }
    return "\(lower.value)..\(upper.value)\(interval.upper?.isClosed == true ? "]" : ")")"
  }
  #expect(ends == ["2…", "1..2)", "0..1)"])
}

/// Two kinds of units and their heads.
private func heads(_ rule: String) -> String {
  """
  rulebook: thu
  title: Thử
  ladders: { kỷ luật: [không, khiển trách] }
  attributes: { loại: { type: choice, choices: [sở, xã] } }
  indicators:
    điểm: { type: points, range: { from: 0, to: 100 } }
    bị kỷ luật: { of: person, type: level, ladder: kỷ luật }
    điểm riêng: { of: person, type: points, range: { from: 0, to: 100 } }
  assessments:
    heads:
      subject: person
      scale: 100
      criteria: [{ id: A, points: 100, score: { given: điểm riêng } }]
      classes: [{ id: tốt, from: 50 }, { id: kém }]
      rankings: { chung: { order-by: ['\(rule)'] } }
    offices:
      for: loại = "sở"
      scale: 100
      criteria: [{ id: 1, points: 100, score: { given: điểm } }]
      classes: [{ id: tốt, from: 50 }, { id: kém }]
      ceilings: [{ when: bị kỷ luật = "khiển trách", at-most: kém }]
    communes:
      for: loại = "xã"
      scale: 100
      criteria: [{ id: 1, points: 100, score: { given: điểm } }]
      classes: [{ id: tốt, from: 50 }, { id: kém }]
  """
}

@Test(arguments: [
  ("unit.điểm", []),
  ("result(unit, \"offices\").total", []),
  ("if at least(result(unit, \"communes\").class, \"tốt\") then 1 else 0", []),
  ("share at least(subordinates, \"tốt\")", []),
  ("count(subordinates[total > 50])", []),
  ("number at least(subordinates, \"tôt\")", ["TD3105"]),
  ("unit.total", ["TD3117"]),
  ("unit.điem", ["TD3128"]),
  ("result(unit, \"office\").total", ["TD3104"]),
  ("result(unit, \"offices\").points", ["TD2103"]),
])
func personsReadWhatIsPublishedOfUnits(_ rule: String, _ codes: [String]) throws {
  let result = check(try rulebook(heads(rule)))
  let all = result.diagnostics
  #expect(all.map(\.fault.code) == codes, "\(readable(all))")
  guard let checked = result.checked else { return }
  // Units come first, whatever the order of the file, and the head's facts have slots in theirs.
  #expect(checked.assessments.map(\.assessment.id.value) == ["offices", "communes", "heads"])
  #expect(checked.assessments[0].layout.headFactCount == 2)
  #expect(checked.assessments[1].layout.headFacts == nil)
}

@Test(arguments: [
  ("criteria: [{ id: 1, value: điểm }]", ["TD3129"]),
  ("rankings: { a: { order-by: điểm } }", ["TD3124"]),
  ("scale: 10\n    criteria: [{ id: 1, value: điểm }]", []),
])
func aTotalIsTakenOverOnlyOutOfAScale(_ part: String, _ codes: [String]) throws {
  let text = """
    rulebook: thu
    title: Thử
    indicators: { điểm: { type: points, range: { from: 0, to: 10 } } }
    assessments:
      gốc:
        \(part)
      units:
        criteria: [{ id: 1, points: 5, score: { from: { assessment: gốc, take: total } } }]
    """
  let result = check(try rulebook(text))
  #expect(result.diagnostics.map(\.fault.code) == codes, "\(readable(result.diagnostics))")
}

@Test func subordinatesComeBeforeSuperiors() throws {
  let text = edited(
    heads("unit.điểm"), "when: bị kỷ luật = \"khiển trách\"",
    "when: 'share at least(subordinates, \"tốt\") < 1'", #_sourceLocation)
  let checked = try #require(check(try rulebook(text)).checked)
  #expect(checked.assessments.map(\.assessment.id.value) == ["communes", "offices", "heads"])
}

@Test func findingsAreAcceptedWithAReason() throws {
  let text = edited(
    goodRulebook, "{ from: 2, earn: 10 }", "{ from: 2, earn: 9 }", #_sourceLocation)
  let accepting = edited(
    text, "- id: 1.1\n", "- id: 1.1\n            accept: { code: TD3304, reason: Theo văn bản }\n",
    #_sourceLocation)
  let everywhere = edited(
    text, "status: proposal", "status: proposal\naccept: { code: TD3304, reason: Cả bộ }",
    #_sourceLocation)
  #expect(check(try rulebook(everywhere)).accepted.map(\.acceptance.reason) == ["Cả bộ"])
  let open = check(try rulebook(text))
  #expect(open.diagnostics.map(\.fault.code) == ["TD3304"])
  let accepted = check(try rulebook(accepting))
  #expect(accepted.diagnostics.isEmpty, "\(readable(accepted.diagnostics))")
  #expect(accepted.accepted.map(\.acceptance.reason) == ["Theo văn bản"])
  #expect(accepted.checked != nil)
}

@Test(arguments: [
  ("2025-06-30", "0.15", []), ("2026-06-30", "0.2", []), ("2027-06-30", "", ["TD3113"]),
])
func parametersGoByTheDay(_ day: String, _ share: String, _ codes: [String]) throws {
  let text = edited(
    goodRulebook, "since: 2026-01-01, until: 2026-12-31", "since: 2025-01-01, until: 2026-12-31",
    #_sourceLocation)
  let result = check(try rulebook(text), on: Day(day))
  #expect(result.diagnostics.map(\.fault.code) == codes, "\(readable(result.diagnostics))")
  guard let checked = result.checked, let quota = checked.assessments[0].assessment.quotas.first,
    case .share(.formula(let formula)) = quota.limit
  else { return }
  #expect(checked.expression(of: formula)?.constant?.number?.description == share)
}
