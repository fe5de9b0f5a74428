import Decimals
import Diagnostics
import YAMLSource

// Deductions and checklists.
extension Loader {
  func deduct(_ chosen: YAMLEntry, _ reader: MappingReader) -> ScoringMethod? {
    let heaviest = reader.entry("apply").flatMap { word($0, as: Application.self) }
    return .deduct(
      lines: list(chosen, .deduction, deduction),
      floor: reader.entry("floor").flatMap { amount($0) }, heaviestOnly: heaviest == .heaviest)
  }

  /// Which of several deductions count.
  private enum Application: String, CaseIterable { case all, heaviest }

  private func deduction(_ reader: MappingReader) -> Deduction? {
    let triggers = ["when", "count", "bands", "deduct", "rows"]
    guard let chosen = reader.only(triggers) else {
      if !triggers.contains(where: reader.has) {
        reader.reportMissing("when")
      }
      return nil
    }
    let trigger: Deduction.Trigger?
    switch chosen.name {
    case "when": trigger = conditionBeside(reader, "when").map { .when($0) }
    case "count": trigger = formula(chosen).map { .count($0) }
    case "deduct": trigger = group(chosen, reader).map { .group($0) }
    case "rows": trigger = rows(chosen, reader).map { .rows($0) }
    default:
      let table = reader.required("table").map { bands($0, earnKey: "lose") }
      trigger = formula(chosen).flatMap { of in table.map { .bands(of: of, table: $0) } }
    }
    if chosen.name != "bands" { reader.refuse("table", without: "bands") }
    if chosen.name == "rows" {
      if !reader.has("where") { reader.refuse("if-missing", without: "where") }
    } else {
      if chosen.name != "when" { reader.refuse("if-missing", without: "when") }
      for key in ["where", "once-per", "keep", "across"] { reader.refuse(key, without: "rows") }
    }
    if chosen.name != "deduct" {
      for key in ["points", "floor", "apply"] { reader.refuse(key, without: "deduct") }
    }
    let loses: Earning?
    if chosen.name == "bands" || chosen.name == "deduct" {
      reader.refuse("lose", without: "when | count | rows")
      loses = nil
    } else {
      loses = reader.required("lose").flatMap(earning)
      if loses == nil { return nil }
    }
    guard let trigger else { return nil }
    return Deduction(
      id: reader.entry("id").flatMap(text), trigger: trigger, loses: loses,
      cap: reader.entry("cap").flatMap { amount($0) },
      reason: reader.entry("reason").flatMap(title), remarks: reader.remarks, span: reader.span)
  }

  /// Lines within a line, with points of their own or of the criterion.
  private func group(_ chosen: YAMLEntry, _ reader: MappingReader) -> DeductionGroup? {
    let lines = list(chosen, .deduction, deduction)
    if !reader.has("points") { reader.refuse("floor", without: "points") }
    let heaviest = reader.entry("apply").flatMap { word($0, as: Application.self) }
    return lines.isEmpty
      ? nil
      : DeductionGroup(
        lines: lines, points: reader.entry("points").flatMap(number),
        floor: reader.entry("floor").flatMap { amount($0) }, heaviestOnly: heaviest == .heaviest)
  }

  func checklist(_ chosen: YAMLEntry, _ reader: MappingReader) -> ScoringMethod? {
    let common = reader.entry("each").map(grades) ?? []
    let items = list(chosen, .checklistItem) { checklistItem($0, grades: common) }
    checkIDs(items.map(\.item), .checklistItem)
    let allOrNothing = reader.entry("all-or-nothing").flatMap(truth) ?? false
    return .checklist(Checklist(items: items, allOrNothing: allOrNothing))
  }

  /// An item, with the grades of the whole list unless it has its own.
  private func checklistItem(
    _ reader: MappingReader, grades common: [(rung: Placed<String>, share: Decimal)]
  ) -> Checklist.Item? {
    guard let item = reader.required("item").flatMap(text),
      let when = reader.required("when").flatMap({ formula($0) })
    else { return nil }
    return Checklist.Item(
      item: item, when: when, appliesWhen: reader.entry("applies-when").flatMap(condition),
      earns: reader.entry("earn").flatMap(earning),
      grades: reader.entry("each").map(grades) ?? common, remarks: reader.remarks,
      span: reader.span)
  }

  /// The share of an item's points that each rung earns: `full`, `half`, `0`, `25%`.
  private func grades(_ entry: YAMLEntry) -> [(rung: Placed<String>, share: Decimal)] {
    (entries(of: entry.value, key: entry.name) ?? []).compactMap { line in
      let rung = Placed(line.name, at: line.key.span)
      switch line.value.text.map(trimmed) {
      case "full": return (rung, .one)
      case "half": return Decimal(coefficient: 5, exponent: -1).map { (rung, $0) }
      default: return share(line).map { (rung, $0.value) }
      }
    }
  }
}
