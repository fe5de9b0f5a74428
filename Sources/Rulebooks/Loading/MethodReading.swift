import Decimals
import Diagnostics
import YAMLSource

// How a criterion turns evidence into points.
extension Loader {
  /// The scoring method of a `score`.
  func method(_ entry: YAMLEntry, points: Placed<PointRange>?) -> ScoringMethod? {
    MappingReader(entry.value, .score, key: entry.name, self).flatMap {
      method($0, points: points)
    }
  }

  /// The scoring method among the keys of a `score` or of a part of one.
  func method(_ reader: MappingReader, points: Placed<PointRange>?) -> ScoringMethod? {
    let names = ScoringKey.allCases.map(\.rawValue)
    guard names.contains(where: reader.has) else {
      // A key that belongs nowhere has been reported, and is most likely the method misspelt.
      if !reader.hasUnknownKeys { report(.noMethod(methods: names), at: reader.start) }
      return nil
    }
    guard let chosen = reader.only(names), let key = ScoringKey(rawValue: chosen.name) else {
      return nil
    }
    if [.bestOf, .meanOf, .sumOf].contains(key) {
      for setting in ["within", "better"] { reader.refuse(setting, without: "relative | formula") }
    }
    refuseSettings(reader, of: key)
    switch key {
    case .yesNo:
      let otherwise = reader.entry("otherwise").flatMap(earning)
      return formula(chosen).map { .yesNo(test: $0, otherwise: otherwise) }
    case .levels: return levels(chosen, reader)
    case .bands:
      guard let table = reader.required("table").map({ bands($0, earnKey: "earn") }),
        let of = formula(chosen)
      else { return nil }
      return .bands(of: of, table: table)
    case .ratio: return ratio(chosen, reader)
    case .steps: return steps(chosen, reader)
    case .per:
      guard let each = reader.required("each").flatMap({ amount($0) }), let of = formula(chosen)
      else { return nil }
      return .per(of: of, each: each)
    case .deduct: return deduct(chosen, reader)
    case .checklist: return checklist(chosen, reader)
    case .decisionTable: return decisionTable(chosen)
    case .given: return given(chosen)
    case .from: return otherResult(chosen, reader)
    case .bestOf: return several(.best, chosen, points)
    case .meanOf: return several(.mean, chosen, points)
    case .sumOf: return several(.sum, chosen, points)
    case .relative: return relative(chosen, reader)
    case .formula:
      let hold = reader.entry("hold").flatMap(truth) ?? false
      return formula(chosen).map { .formula($0, hold: hold) }
    }
  }

  /// The settings that may stand beside each method.
  private func settings(of key: ScoringKey) -> [String] {
    switch key {
    case .yesNo: ["otherwise"]
    case .levels: ["earn"]
    case .bands: ["table"]
    case .ratio: ["zero-at", "full-at", "hold", "when-nothing-due"]
    case .steps: ["thresholds-times"]
    case .per: ["each"]
    case .deduct: ["floor", "apply"]
    case .checklist: ["each", "all-or-nothing"]
    case .given, .decisionTable: []
    case .from: ["earn"]
    case .bestOf, .meanOf, .sumOf: []
    case .relative: ["to", "onto", "when-equal", "hold"]
    case .formula: ["hold"]
    }
  }

  /// Reports settings of another method.
  private func refuseSettings(_ reader: MappingReader, of key: ScoringKey) {
    let own = settings(of: key)
    for other in reader.keysGiven where ElementKind.score.keySet.contains(other) {
      if own.contains(other) || ["within", "better"].contains(other)
        || ScoringKey(rawValue: other) != nil
      {
        continue
      }
      let owners = ScoringKey.allCases.filter { settings(of: $0).contains(other) }
      reader.refuse(other, without: owners.map(\.rawValue).joined(separator: " | "))
    }
  }

  private func levels(_ chosen: YAMLEntry, _ reader: MappingReader) -> ScoringMethod? {
    guard let earn = reader.required("earn").flatMap(rungEarnings), let of = formula(chosen)
    else { return nil }
    return .levels(of: of, earn: earn)
  }

  /// What each rung, choice or class earns.
  private func rungEarnings(_ entry: YAMLEntry) -> [(rung: Placed<String>, earns: Earning)]? {
    entries(of: entry.value, key: entry.name)?.compactMap { line in
      earning(line).map { (Placed(line.name, at: line.key.span), $0) }
    }
  }

  /// The lines of a band table; `earnKey` is `lose` in tables of what is taken away.
  func bands(_ entry: YAMLEntry, earnKey: String) -> [Band] {
    let kind: ElementKind = earnKey == "lose" ? .lossRow : .bandRow
    return list(entry, kind) { reader in
      let test: Band.Test?
      if let when = reader.entry("when") {
        for key in ["from", "over", "to", "below", "otherwise"] where reader.has(key) {
          report(.keysExclude(key: "when", other: key, element: kind), at: reader.start)
        }
        test = formula(when, .unaryTests).map { .tests($0) }
      } else if let otherwise = reader.entry("otherwise") {
        test = truth(otherwise) == true ? .otherwise : nil
        for key in ["from", "over", "to", "below"] where reader.has(key) {
          report(.keysExclude(key: "otherwise", other: key, element: kind), at: reader.start)
        }
      } else if let interval = reader.interval() {
        test = .interval(interval)
      } else {
        if !["when", "otherwise", "from", "over", "to", "below"].contains(where: reader.has),
          !reader.hasUnknownKeys
        {
          reader.reportMissing("from")
        }
        test = nil
      }
      guard let earns = reader.required(earnKey).flatMap(earning), let test else { return nil }
      return Band(test: test, earns: earns, remarks: reader.remarks, span: reader.span)
    }
  }

  private func ratio(_ chosen: YAMLEntry, _ reader: MappingReader) -> ScoringMethod? {
    // The settings of a ratio may stand beside it or inside it.
    var inner: MappingReader?
    if chosen.value.entries != nil {
      guard let parts = MappingReader(chosen.value, .ratio, key: chosen.name, self) else {
        return nil
      }
      inner = parts
    }
    func setting(_ key: String) -> YAMLEntry? {
      if let inside = inner?.entry(key) {
        if reader.has(key) {
          report(.keysExclude(key: key, other: key, element: .score), at: inside.key.span)
        }
        return inside
      }
      return reader.entry(key)
    }
    let done: Formula?
    let due: Formula?
    if let inner {
      due = inner.required("of").flatMap { formula($0) }
      done = inner.required("done").flatMap { formula($0) }
      if due == nil { return nil }
    } else {
      due = nil
      done = formula(chosen)
    }
    let goalpost: (YAMLEntry) -> Amount? = { entry in
      due == nil ? self.amount(entry) : self.shareAmount(entry)
    }
    guard let done else { return nil }
    return .ratio(
      Ratio(
        done: done, of: due, zeroAt: setting("zero-at").flatMap(goalpost),
        fullAt: setting("full-at").flatMap(goalpost),
        hold: setting("hold").flatMap(truth) ?? false,
        whenNothingDue: setting("when-nothing-due").flatMap { word($0, as: WhenNothingDue.self) }))
  }

  private func steps(_ chosen: YAMLEntry, _ reader: MappingReader) -> ScoringMethod? {
    guard let parts = MappingReader(chosen.value, .steps, key: chosen.name, self) else {
      return nil
    }
    let times = (parts.entry("thresholds-times") ?? reader.entry("thresholds-times"))
      .flatMap { amount($0, percent: .share) }
    let start = parts.required("start").flatMap { amount($0) }
    let base = parts.required("base").flatMap { amount($0) }
    let every = parts.required("every").flatMap { amount($0) }
    let add = parts.required("add").flatMap { amount($0) }
    guard let of = parts.required("of").flatMap({ formula($0) }), let start, let base, let every,
      let add
    else { return nil }
    return .steps(
      of: of, start: start, base: base, every: every, add: add, thresholdsTimes: times)
  }

  /// `given: yes`, or a formula of what people gave.
  private func given(_ chosen: YAMLEntry) -> ScoringMethod? {
    guard let scalar = chosen.value.scalar, let truth = truthValue(trimmed(scalar.value)) else {
      return formula(chosen).map { .given($0) }
    }
    if truth { return .given(nil) }
    report(
      .notOneOf(key: "given", text: scalar.value, allowed: ["yes"], nearest: "yes"),
      at: scalar.span)
    return nil
  }

  private func otherResult(_ chosen: YAMLEntry, _ reader: MappingReader) -> ScoringMethod? {
    guard let parts = MappingReader(chosen.value, .otherResult, key: chosen.name, self) else {
      return nil
    }
    let earn = parts.entry("earn") ?? reader.entry("earn")
    guard let assessments = parts.required("assessment").map(names), !assessments.isEmpty,
      let take = parts.required("take").flatMap({ word($0, as: Taken.self) })
    else { return nil }
    switch take {
    case .total:
      if let earn {
        report(.keyNeeds(key: "earn", needed: "take: class"), at: earn.key.span)
      }
      return .from(
        OtherResult(assessments: assessments, take: .total, periods: periodTotals(parts)))
    case .class:
      for key in ["every", "combine", "missing"] { parts.refuse(key, without: "take: total") }
      guard let earn else {
        parts.reportMissing("earn")
        return nil
      }
      return rungEarnings(earn).map {
        .from(OtherResult(assessments: assessments, take: .classEarning($0)))
      }
    }
  }

  /// The parts of the period whose totals are taken: `every: month, combine: mean`.
  private func periodTotals(_ reader: MappingReader) -> PeriodTotals? {
    guard let every = reader.entry("every") else {
      for key in ["combine", "missing"] { reader.refuse(key, without: "every") }
      return nil
    }
    let combine = reader.required("combine").flatMap { word($0, as: PeriodCombining.self) }
    let missing = reader.entry("missing").flatMap { word($0, as: MissingTotal.self) }
    guard let length = word(every, as: PeriodTotals.Length.self), let combine else { return nil }
    return PeriodTotals(every: length, combine: combine, skipsMissing: missing == .skip)
  }

  /// What becomes of a part of the period without a total.
  private enum MissingTotal: String, CaseIterable { case error, skip }

  /// A name, or a list of names of which none stands twice.
  private func names(_ entry: YAMLEntry) -> [Placed<String>] {
    let names = oneOrMore(entry).compactMap { text($0, key: entry.name) }
    checkIDs(names, .otherResult)
    return names
  }

  /// What can be taken of another assessment.
  private enum Taken: String, CaseIterable { case total, `class` }
}
