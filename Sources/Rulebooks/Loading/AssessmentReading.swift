import Decimals
import Diagnostics
import YAMLSource

extension Loader {
  func assessment(_ entry: YAMLEntry) -> Assessment? {
    guard let reader = MappingReader(entry.value, .assessment, key: entry.name, self) else {
      return nil
    }
    let id = Placed(entry.name, at: entry.key.span)
    let tree = TreeReader(self, defaults: reader.entry("defaults"))
    let rounding = reader.entry("rounding").map(roundingPlaces) ?? RoundingPlaces()
    let caps = reader.entry("caps").flatMap {
      MappingReader($0.value, .caps, key: $0.name, self)
    }
    let scale = reader.entry("scale").flatMap(number)
    let root = tree.root(reader, id: id, scale: scale)
    let bonus = tree.adjustments(reader.entry("bonus"))
    let penalty = tree.adjustments(reader.entry("penalty"))
    checkIDs(root.leavesAndSections.dropFirst().map(\.id) + (bonus + penalty).map(\.id), .criterion)
    let subject = reader.entry("subject").flatMap { word($0, as: SubjectKind.self) } ?? .unit
    readChecks(reader.entry("checks"), of: (id.value, subject))
    return Assessment(
      id: id, title: reader.title,
      subject: subject,
      appliesTo: reader.entry("for").flatMap(condition),
      assessedWhen: reader.entry("assessed-when").flatMap(condition), scale: scale,
      rounding: rounding, root: root, bonus: bonus, penalty: penalty,
      bonusCap: caps?.entry("bonus").flatMap { amount($0) },
      penaltyCap: caps?.entry("penalty").flatMap { amount($0) },
      totalCap: reader.entry("total-cap").flatMap { amount($0) },
      totalFloor: reader.entry("total-floor").flatMap { amount($0) },
      scoreCeilings: list(reader.entry("score-ceilings"), .scoreCeiling, scoreCeiling),
      classes: list(reader.entry("classes"), .classRule, classRule),
      knockOuts: list(reader.entry("knock-outs"), .knockOut, knockOut),
      ceilings: list(reader.entry("ceilings"), .ceiling, ceiling),
      quotas: list(reader.entry("quotas"), .quota, quota),
      rankings: rankings(reader.entry("rankings")),
      awards: list(reader.entry("awards"), .award, award), remarks: reader.remarks,
      span: entry.span)
  }

  /// The elements of a list of mappings.
  func list<Element>(
    _ entry: YAMLEntry?, _ kind: ElementKind, _ read: (MappingReader) -> Element?
  ) -> [Element] {
    guard let entry, let items = items(of: entry) else { return [] }
    var first: [String: Span] = [:]
    return items.compactMap { item in
      guard let reader = MappingReader(item, kind, key: entry.name, self) else { return nil }
      if kind.keys.contains("id"), reader.has("id"), let id = reader.entry("id").flatMap(text) {
        if let place = first[id.value] {
          report(.repeatedID(id: id.value, element: kind, first: place), at: id.span)
        } else {
          first[id.value] = id.span
        }
      }
      return read(reader)
    }
  }

  /// Reports identifiers that stand twice.
  func checkIDs(_ ids: [Placed<String>], _ kind: ElementKind) {
    var first: [String: Span] = [:]
    for id in ids {
      if let place = first[id.value] {
        report(.repeatedID(id: id.value, element: kind, first: place), at: id.span)
      } else {
        first[id.value] = id.span
      }
    }
  }

  private func scoreCeiling(_ reader: MappingReader) -> ScoreCeiling? {
    guard let when = conditionBeside(reader, "when"),
      let atMost = reader.required("at-most").flatMap({ amount($0) })
    else { return nil }
    return ScoreCeiling(
      id: reader.entry("id").flatMap(text), title: reader.title, when: when, atMost: atMost,
      remarks: reader.remarks, span: reader.span)
  }

  /// The condition of a mapping that has one, with the `if-missing` beside it.
  func conditionBeside(_ reader: MappingReader, _ key: String) -> Condition? {
    let ifMissing = reader.entry("if-missing").flatMap(truth)
    guard let entry = reader.required(key), let condition = condition(entry) else { return nil }
    return Condition(condition.formula, ifMissing: condition.ifMissing ?? ifMissing)
  }
}

// Rounding.
extension Loader {
  /// The names of the places where an assessment can round.
  private enum Place: String, CaseIterable { case criterion, section, total, display }

  /// Where an assessment rounds: `none`, one mapping, or a list of them.
  private func roundingPlaces(_ entry: YAMLEntry) -> RoundingPlaces {
    if entry.value.text == "none" { return RoundingPlaces() }
    var places: [Place: Rounding] = [:]
    for node in oneOrMore(entry) {
      guard let reader = MappingReader(node, .roundingPlaces, key: entry.name, self) else {
        continue
      }
      let rounding = rounding(reader)
      guard let at = reader.required("at") else { continue }
      for item in oneOrMore(at) {
        let named = YAMLEntry(key: at.key, value: item)
        guard let place = word(named, as: Place.self), let rounding else { continue }
        if places[place] != nil {
          report(
            .keysExclude(key: place.rawValue, other: place.rawValue, element: .roundingPlaces),
            at: item.span)
        }
        places[place] = rounding
      }
    }
    return RoundingPlaces(
      criterion: places[.criterion], section: places[.section], total: places[.total],
      display: places[.display])
  }

  /// The rounding of one node: nil inside for `none`.
  func rounding(_ entry: YAMLEntry) -> NodeRounding? {
    if entry.value.text == "none" { return NodeRounding.none }
    return MappingReader(entry.value, .rounding, key: entry.name, self).flatMap(rounding)
      .map { .to($0) }
  }

  private func rounding(_ reader: MappingReader) -> Rounding? {
    let digits = reader.required("digits").flatMap { whole($0, in: 0...24) }
    let mode = reader.required("mode").flatMap { word($0, as: RoundingMode.self) }
    guard let digits, let mode else { return nil }
    return Rounding(digits: digits.value, mode: mode, span: reader.span)
  }
}
