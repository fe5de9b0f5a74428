import Diagnostics
import YAMLSource

// Documents, parameters, ladders, attributes, indicators.
extension Loader {
  func document(_ entry: YAMLEntry) -> LegalDocument? {
    let key = Placed(entry.name, at: entry.key.span)
    guard let reader = MappingReader(entry.value, .document, key: entry.name, self) else {
      return LegalDocument(
        key: key, number: nil, issuer: nil, title: nil, date: nil, effective: nil, link: nil)
    }
    return LegalDocument(
      key: key, number: reader.entry("number").flatMap(text)?.value,
      issuer: reader.entry("issuer").flatMap(text)?.value, title: reader.title,
      date: reader.entry("date").flatMap(day)?.value,
      effective: reader.entry("effective").flatMap { days($0) },
      link: reader.entry("link").flatMap(text)?.value)
  }

  /// A parameter: a list of dated values, or one value that always holds.
  func parameter(_ entry: YAMLEntry) -> Parameter {
    let name = Placed(entry.name, at: entry.key.span)
    if entry.value.scalar != nil {
      let value = literal(entry).map {
        Parameter.Dated(
          value: $0, days: DayRange(since: nil, until: nil), basis: [], span: entry.span)
      }
      return Parameter(name: name, values: value.map { [$0] } ?? [])
    }
    return Parameter(name: name, values: oneOrMore(entry).compactMap { dated($0, of: entry.name) })
  }

  private func dated(_ node: YAMLNode, of name: String) -> Parameter.Dated? {
    guard let reader = MappingReader(node, .parameterValue, key: name, self) else { return nil }
    let days = days(reader)
    let basis = reader.entry("basis").map(bases) ?? []
    return reader.required("value").flatMap(literal).map {
      Parameter.Dated(value: $0, days: days, basis: basis, span: reader.span)
    }
  }

  func ladder(_ entry: YAMLEntry) -> LadderDefinition? {
    guard let rungs = words(entry) else { return nil }
    return LadderDefinition(name: Placed(entry.name, at: entry.key.span), rungs: rungs)
  }

  /// A list of words, none twice.
  private func words(_ entry: YAMLEntry) -> [Placed<String>]? {
    guard let items = items(of: entry) else { return nil }
    var first: [String: Span] = [:]
    return items.compactMap { text($0, key: entry.name) }.filter { word in
      guard let place = first[word.value] else {
        first[word.value] = word.span
        return true
      }
      report(.repeatedName(name: word.value, first: place), at: word.span)
      return false
    }
  }

  func attribute(_ entry: YAMLEntry) -> Attribute? {
    let name = Placed(entry.name, at: entry.key.span)
    guard let reader = MappingReader(entry.value, .attribute, key: entry.name, self) else {
      return nil
    }
    return Attribute(
      name: name, subject: subject(reader, "of"), type: valueType(reader), title: reader.title,
      span: entry.span)
  }

  func subject(_ reader: MappingReader, _ key: String) -> SubjectKind {
    reader.entry(key).flatMap { word($0, as: SubjectKind.self) } ?? .unit
  }

  /// The names of types as rules write them.
  static let typeNames = [
    "whole-number", "number", "percent", "points", "yes-no", "level", "choice", "date", "text",
  ]

  /// The type of an indicator or attribute; text where none can be read, which is reported.
  func valueType(_ reader: MappingReader) -> Placed<ValueType> {
    guard let name = reader.required("type").flatMap(text) else {
      return Placed(.text, at: reader.start)
    }
    let known =
      Self.typeNames.contains(name.value)
      ? name.value : reportWord(name, key: "type", allowed: Self.typeNames)
    if let known, known != "level" { reader.refuse("ladder", without: "type: level") }
    if let known, known != "choice" { reader.refuse("choices", without: "type: choice") }
    let type: ValueType
    switch known {
    case "whole-number": type = .wholeNumber
    case "number": type = .number
    case "percent": type = .percent
    case "points": type = .points
    case "yes-no": type = .yesNo
    case "date": type = .date
    case "text": type = .text
    case "level":
      guard let ladder = reader.required("ladder").flatMap(text) else {
        return Placed(.text, at: name.span)
      }
      return Placed(.level(ladder: ladder.value), at: ladder.span)
    case "choice": type = .choice(reader.required("choices").flatMap(words)?.map(\.value) ?? [])
    default: type = .text
    }
    return Placed(type, at: name.span)
  }

  /// What indicators have that say nothing else of it.
  func indicatorDefaults(_ entry: YAMLEntry) -> [YAMLEntry]? {
    let reader = MappingReader(entry.value, .indicatorDefaults, key: entry.name, self)
    return reader.map { reader in
      ElementKind.indicatorDefaults.keys.compactMap { reader.entry($0) }
    }
  }

  /// The defaults that make sense for an indicator: nothing is collected of a derived one, and only
  /// figures are combined, bounded and prepared.
  private func fitting(_ defaults: [YAMLEntry], _ indicator: YAMLNode) -> [YAMLEntry] {
    if defaults.isEmpty { return [] }
    let type = (indicator["type"] ?? defaults.first { $0.name == "type" }?.value)?.text
    let isFigure = ["whole-number", "number", "percent", "points"].contains(type.map(trimmed) ?? "")
    let isDerived = indicator["derived"] != nil
    return defaults.filter { entry in
      switch entry.name {
      case "document", "valid-for": !isDerived
      case "combine", "missing", "prepare": !isDerived && isFigure
      case "range", "better", "measured-in": isFigure
      default: true
      }
    }
  }

  func indicator(_ entry: YAMLEntry, defaults: [YAMLEntry] = []) -> Indicator? {
    let name = Placed(entry.name, at: entry.key.span)
    guard
      let reader = MappingReader(
        entry.value, .indicator, key: entry.name, self, defaults: fitting(defaults, entry.value))
    else { return nil }
    let derived = reader.entry("derived").flatMap { formula($0) }
    if !reader.has("derived") { reader.refuse("when-nothing-due", without: "derived") }
    if !reader.has("combine") { reader.refuse("missing", without: "combine") }
    if reader.has("derived"), let entry = reader.entry("prepare") {
      reportExcluded("prepare", by: "derived", in: .indicator, at: entry.key.span)
    }
    return Indicator(
      name: name, heading: reader.entry("heading").flatMap(text)?.value ?? entry.name,
      title: reader.title, subject: subject(reader, "of"), type: valueType(reader),
      measuredIn: reader.entry("measured-in").flatMap(text)?.value,
      range: reader.entry("range").flatMap(range),
      document: reader.entry("document").flatMap { word($0, as: DocumentPolicy.self) } ?? .none,
      validForMonths: reader.entry("valid-for").flatMap(months),
      combine: reader.entry("combine").flatMap { word($0, as: PeriodCombining.self) },
      skipsMissingPeriods: reader.entry("missing").flatMap { word($0, as: MissingPeriod.self) }
        == .skip,
      better: reader.entry("better").flatMap { word($0, as: Direction.self) },
      whenMissing: reader.entry("when-missing").flatMap(whenMissing), derived: derived,
      whenNothingDue: reader.entry("when-nothing-due").flatMap {
        word($0, as: WhenNothingDue.self)
      },
      prepare: reader.entry("prepare").flatMap(preparation), remarks: reader.remarks,
      span: Span(entry.span.source, entry.span.range))
  }

  /// A range between two figures; evidence outside it is refused.
  func range(_ entry: YAMLEntry) -> Interval? {
    guard let reader = MappingReader(entry.value, .range, key: entry.name, self) else {
      return nil
    }
    // A figure, not a formula: the range is looked at while evidence is read.
    for key in ElementKind.range.keys {
      guard let end = reader.entry(key) else { continue }
      if case .other = FigureText(trimmed(end.value.text ?? "")) { _ = number(end) }
    }
    return reader.interval()
  }

  func whenMissing(_ entry: YAMLEntry) -> Placed<WhenMissing>? {
    if entry.value.entries != nil {
      return MappingReader(entry.value, .missingValue, key: entry.name, self)?
        .required("value").flatMap(literal).map { Placed(.value($0), at: entry.value.span) }
    }
    guard let text = text(entry) else { return nil }
    let kinds: [(String, WhenMissing)] = [
      ("error", .error), ("unscored", .unscored), ("skip", .skip), ("no-points", .noPoints),
      ("lowest-points", .lowestPoints), ("not-applicable", .notApplicable),
    ]
    if let kind = kinds.first(where: { $0.0 == text.value }) {
      return Placed(kind.1, at: text.span)
    }
    reportWord(text, key: entry.name, allowed: kinds.map(\.0) + ["{ value: … }"])
    return nil
  }

  /// What a period without a value makes of several periods' combination.
  private enum MissingPeriod: String, CaseIterable { case error, skip }
}
