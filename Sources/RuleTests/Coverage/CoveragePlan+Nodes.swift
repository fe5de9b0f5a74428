import Decimals
import Diagnostics
import FEEL
import Rulebooks

// The ways of criteria and sections.
extension CoveragePlan {
  mutating func add(
    _ node: CheckedNode, _ index: Int, _ number: Int, _ assessment: CheckedAssessment
  ) {
    let criterion = node.criterion
    let id = assessment.assessment.id.value
    let place = NodePlace(
      name: criterion.id.value, assessment: id, key: { .node(number, index, $0) })
    addConditions(node, place, mayNotApply: mayNotApply(node, assessment))
    if let rule = criterion.whenMissing {
      add(
        place.key(.missing), .whenMissing, id, place.name, word: rule.value.word, at: rule.span)
    }
    switch criterion.content {
    case .scored(let method): addMethod(method.value, node, place)
    case .section(let section):
      addParts(of: section, node, place, assessment)
      if let floor = section.floor {
        add(place.key(.held(.floor)), .bound, id, place.name, word: "floor", at: floor.span)
      }
      if let cap = section.cap {
        add(place.key(.held(.cap)), .bound, id, place.name, word: "cap", at: cap.span)
      }
    }
  }

  /// Whether enough of a section's parts are scored, and which of them decides where one does.
  private mutating func addParts(
    of section: Section, _ node: CheckedNode, _ place: NodePlace, _ assessment: CheckedAssessment
  ) {
    if node.criterion.needs != nil {
      for way in [true, false] {
        add(
          place.key(.needs(way)), .needs, place.assessment, place.name, way ? .holds : .fails,
          at: node.criterion.id.span)
      }
    }
    switch section.combine.value {
    case .min, .max:
      for (line, child) in node.children.enumerated() {
        let part = assessment.nodes[child].criterion
        add(
          place.key(.deciding(line)), .decidingPart, place.assessment, place.name,
          line: line + 1, word: part.id.value, at: part.id.span)
      }
    default: break
    }
  }

  /// Where the ways of a criterion belong.
  struct NodePlace {
    let name: String
    let assessment: String
    let key: (NodeWay) -> CoverageKey
    /// The number of the method among several, from 1.
    var part: Int?

    /// The place of one of the methods that the criterion consists of.
    func part(_ number: Int) -> NodePlace {
      NodePlace(
        name: name, assessment: assessment, key: { key(.part(number, $0)) }, part: number + 1)
    }
  }

  private mutating func addConditions(
    _ node: CheckedNode, _ place: NodePlace, mayNotApply: Bool
  ) {
    let criterion = node.criterion
    let kind = node.whenNotApplicable.word
    if let condition = criterion.appliesWhen {
      for way in [true, false] {
        add(
          place.key(.applies(way)), .notApplicable, place.assessment, place.name,
          line: place.part, word: way || place.part != nil ? nil : kind, way ? .fails : .holds,
          at: condition.formula.span)
      }
      addIfMissing(
        condition, place.key(.appliesMissing), place.assessment, place.name, line: place.part)
    } else if mayNotApply {
      add(
        place.key(.applies(false)), .notApplicable, place.assessment, place.name, word: kind,
        .holds, at: criterion.id.span)
    }
    if let gate = criterion.gate {
      for way in [true, false] {
        add(
          place.key(.gate(way)), .gate, place.assessment, place.name, way ? .holds : .fails,
          at: gate.formula.span)
      }
      addIfMissing(gate, place.key(.gateMissing), place.assessment, place.name)
    }
  }

  /// Whether a section is there that conditions of all its parts can leave empty.
  private func mayNotApply(_ node: CheckedNode, _ assessment: CheckedAssessment) -> Bool {
    guard node.parent != nil, !node.children.isEmpty else { return false }
    return node.children.allSatisfy { number in
      let child = assessment.nodes[number]
      return child.criterion.appliesWhen != nil || mayNotApply(child, assessment)
    }
  }

  // MARK: Methods

  /// The ways of a method; those of its parts come behind the part's number.
  private mutating func addMethod(
    _ method: ScoringMethod, _ node: CheckedNode, _ place: NodePlace
  ) {
    let id = place.assessment
    let name = place.name
    switch method {
    case .yesNo(let test, _):
      for way in [true, false] {
        add(place.key(.answer(way)), .answer, id, name, way ? .holds : .fails, at: test.span)
      }
    case .levels(let value, let earn):
      for entry in earn {
        guard let rung = checked.rung(entry.rung.value, of: value) else { continue }
        add(place.key(.level(rung)), .level, id, name, word: entry.rung.value, at: entry.rung.span)
      }
    case .from(let other):
      guard case .classEarning(let earn) = other.take else { break }
      let classes = rulebook.assessments.first { $0.id.value == other.assessments.first?.value }?
        .classes
      for entry in earn {
        guard let rung = classes?.firstIndex(where: { $0.id.value == entry.rung.value }) else {
          continue
        }
        add(place.key(.level(rung)), .level, id, name, word: entry.rung.value, at: entry.rung.span)
      }
    case .bands(_, let table):
      for (line, band) in table.enumerated() {
        add(place.key(.band(line)), .band, id, name, line: line + 1, at: band.span)
      }
    case .ratio(let ratio):
      if let rule = ratio.whenNothingDue, rule != .error {
        add(
          place.key(.nothingDue), .nothingDue, id, name, word: rule.rawValue,
          at: (ratio.of ?? ratio.done).span)
      }
      if ratio.hold { addHold(ratio.done, place) }
    case .formula(let formula, hold: true): addHold(formula, place)
    case .relative(let relative):
      if let rule = relative.whenEqual {
        add(
          place.key(.allEqual), .allEqual, id, name, word: rule.value.rawValue, at: rule.span)
      }
      if relative.hold { addHold(relative.value, place) }
    case .deduct(let lines, let floor, _):
      addDeductions(lines, place)
      if let floor {
        add(place.key(.held(.floor)), .bound, id, name, word: "floor", at: floor.span)
      }
    case .decisionTable(let table): addRows(table, node, place)
    case .checklist(let list): addItems(list, place)
    case .several(let several): addParts(several, node, place)
    default: break
    }
  }

  private mutating func addHold(_ formula: Formula, _ place: NodePlace) {
    add(
      place.key(.held(.hold)), .bound, place.assessment, place.name, word: "hold",
      at: formula.span)
  }

  private mutating func addParts(
    _ several: SeveralMethods, _ node: CheckedNode, _ place: NodePlace
  ) {
    for (number, part) in node.parts.enumerated() {
      guard case .scored(let inner) = part.criterion.content else { continue }
      let own = place.part(number)
      addConditions(part, own, mayNotApply: false)
      if several.kind == .best {
        add(
          place.key(.best(number)), .bestPart, place.assessment, place.name, line: number + 1,
          at: part.criterion.span)
      }
      addMethod(inner.value, part, own)
    }
  }

  private mutating func addRows(
    _ table: PointsTable, _ node: CheckedNode, _ place: NodePlace
  ) {
    for (line, row) in table.allRows.enumerated() {
      add(
        place.key(.row(line)), .decisionRow, place.assessment, place.name, line: line + 1,
        line == table.rows.count ? .otherwise : nil, at: row.span)
    }
    if table.otherwise == nil, table.isCompleteByItself {
      add(
        place.key(.noRow), .decisionRow, place.assessment, place.name, .otherwise,
        at: table.inputs.first?.value.span ?? node.criterion.id.span)
    }
  }

  private mutating func addDeductions(_ lines: [Deduction], _ place: NodePlace) {
    let id = place.assessment
    for (index, line) in lines.enumerated() {
      let word = line.id?.value
      switch line.trigger {
      case .bands(_, let table):
        for (row, band) in table.enumerated() {
          add(
            place.key(.deductionBand(index, row)), .deduction, id, place.name, line: row + 1,
            word: word, at: band.span)
        }
      case .group(let group):
        let inner = NodePlace(
          name: place.name, assessment: id, key: { place.key(.inner(index, $0)) },
          part: place.part)
        addDeductions(group.lines, inner)
      case .when, .count, .rows:
        for way in [true, false] {
          add(
            place.key(.deduction(index, way)), .deduction, id, place.name, line: index + 1,
            word: word, way ? .holds : .fails, at: line.place)
        }
        if case .when(let condition) = line.trigger {
          addIfMissing(
            condition, place.key(.deductionMissing(index)), id, place.name, line: index + 1)
        }
        if case .rows(let rule) = line.trigger { addRegister(rule, index, line, place) }
      }
      if let cap = line.cap, checked.constant(cap) != nil {
        add(
          place.key(.deductionCap(index)), .bound, id, place.name, line: index + 1, word: "cap",
          at: cap.span)
      }
    }
  }

  private mutating func addRegister(
    _ rule: RowsRule, _ index: Int, _ line: Deduction, _ place: NodePlace
  ) {
    if let test = rule.test {
      for way: CoverageOutcome in [.holds, .fails] {
        add(
          place.key(.registerRow(index, way)), .registerRow, place.assessment, place.name,
          line: index + 1, word: line.id?.value, way, at: test.formula.span)
      }
    }
    if let cause = rule.oncePer {
      add(
        place.key(.registerRow(index, .leftOut)), .registerRow, place.assessment, place.name,
        line: index + 1, word: line.id?.value, .leftOut, at: cause.span)
    }
  }

  private mutating func addItems(_ list: Checklist, _ place: NodePlace) {
    for (index, item) in list.items.enumerated() {
      let hasPart = item.grades.contains { $0.share.isPositive && $0.share < .one }
      let ways: [CoverageOutcome] = hasPart ? [.holds, .partly, .fails] : [.holds, .fails]
      for way in ways {
        add(
          place.key(.item(index, way)), .checklistItem, place.assessment, place.name,
          line: index + 1, word: item.item.value, way, at: item.item.span)
      }
      if let condition = item.appliesWhen {
        add(
          place.key(.itemApplies(index)), .notApplicable, place.assessment, place.name,
          line: index + 1, word: item.item.value, .holds, at: condition.formula.span)
      }
    }
  }
}

extension Deduction {
  /// What makes it lose points.
  var place: Span {
    switch trigger {
    case .when(let condition): condition.formula.span
    case .count(let formula): formula.span
    case .bands(let formula, _): formula.span
    case .group, .rows: span
    }
  }
}

extension CheckedRulebook {
  /// The number of a rung of the ladder that a formula's values stand on.
  func rung(_ word: String, of formula: Formula) -> Int? {
    guard case .level(let ladder)? = expression(of: formula)?.type else { return nil }
    return ladder.rungs.firstIndex(of: word)
  }

  /// The figure that an amount is whatever the evidence.
  func constant(_ amount: Amount) -> Decimal? {
    switch amount {
    case .constant(let figure): figure.value
    case .formula(let formula): expression(of: formula)?.constant?.number
    }
  }
}
