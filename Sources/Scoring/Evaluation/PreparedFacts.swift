import Decimals
import Evidence
import FEEL
public import Rulebooks

extension SubjectData {
  /// The same subjects with the figures of indicators prepared as rules say: outliers held in, then
  /// missing figures filled from those that are there. Neither depends on the order of rows.
  public func prepared(_ kind: SubjectKind, by checked: CheckedRulebook) -> SubjectData {
    let facts = checked.facts(of: kind)
    let rules = facts.facts.enumerated().compactMap { number, fact -> (Int, Preparation)? in
      guard case .indicator(let index) = fact.origin,
        let prepare = checked.rulebook.indicators[index].prepare
      else { return nil }
      return (number, prepare)
    }
    if rules.isEmpty { return self }
    var columns = columns
    for (number, rule) in rules where columns.indices.contains(number) {
      guard let column = columns[number] else { continue }
      var changes: [Int: (figure: Decimal, what: Column.Prepared)] = [:]
      var figures = (0..<count).map { column.cell($0).number }
      if let ends = rule.winsorise?.value { holdIn(&figures, ends, &changes) }
      if let fill = rule.fill, let formula = checked.expression(of: fill.by)?.compiled() {
        let groups = groups(within: fill.within?.value, facts)
        for (group, members) in groups where group != nil || fill.within == nil {
          let present = members.compactMap { figures[$0] }.sorted()
          let missing = members.filter { column.cell($0).absence?.reason == .missing }
          if present.isEmpty || missing.isEmpty { continue }
          let cell = formula.cell(Row(objects: [Value(present.map { Value($0) })]))
          guard let figure = cell.number?.settledForMethod() else { continue }
          for subject in missing { changes[subject] = (figure, .filled) }
        }
      }
      columns[number] = column.preparing(changes)
    }
    return SubjectData(ids: ids, columns: columns, registers: registers, of: facts)
  }

  /// Holds the figures at either end to the next one, where enough are left between.
  private func holdIn(
    _ figures: inout [Decimal?], _ ends: Preparation.Ends,
    _ changes: inout [Int: (figure: Decimal, what: Column.Prepared)]
  ) {
    let sorted = figures.compactMap { $0 }.sorted()
    let count: Int
    switch ends {
    case .count(let number): count = number
    case .share(let share):
      count = share.multiplying(Decimal(sorted.count))?.floor.integer ?? 0
    }
    guard count > 0, sorted.count > 2 &* count else { return }
    let (least, most) = (sorted[count], sorted[sorted.count - 1 - count])
    for (subject, figure) in figures.enumerated() {
      guard let figure, figure < least || figure > most else { continue }
      let held = figure < least ? least : most
      figures[subject] = held
      changes[subject] = (held, .heldIn(from: figure))
    }
  }

  /// The subjects by their value of an attribute; all together without one.
  private func groups(within name: String?, _ facts: FactTable) -> [(Cell?, [Int])] {
    guard let name else { return [(nil, Array(0..<count))] }
    guard let number = facts.facts.firstIndex(where: { $0.name == name }),
      columns.indices.contains(number), let column = columns[number]
    else { return [] }
    var order: [Cell] = []
    var members: [Cell: [Int]] = [:]
    for subject in 0..<count {
      let cell = column.cell(subject)
      if cell.kind == .absent { continue }
      if members[cell] == nil { order.append(cell) }
      members[cell, default: []].append(subject)
    }
    return order.map { ($0, members[$0] ?? []) }
  }
}
