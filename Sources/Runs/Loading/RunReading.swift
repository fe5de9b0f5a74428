import Decimals
import Diagnostics
import Evidence
import Rulebooks
import YAMLSource

/// Reads `run.yaml` with the strictness of rulebooks: all faults in one pass, each at its place.
struct RunReading {
  let loader = Loader()
  private(set) var faults: [Diagnostic] = []
  /// The paths of the rulebook, the period and the holidays as far as they could be read, for whoever
  /// can do something with them where the rest is no run.
  private(set) var editions: [Placed<String>] = []
  private(set) var period: Period?
  private(set) var holidays: [Day] = []
  /// Names of stages that were told to be unknown.
  private var unknownStages: Set<String> = []
  private var hasWrongStages = false

  /// The run; nil where it is none, or lacks its units or its rulebook. Where it lacks its period,
  /// which is reported, it is taken for all days, so that its tables can be looked at.
  mutating func run(_ source: Source) -> RunFile? {
    let (root, diagnostics) = parseYAML(source)
    loader.report(diagnostics)
    guard let root, !root.isUnreadable else {
      if root == nil, diagnostics.isEmpty {
        report(.notARun(path: source.path), at: Span(source, 0..<0))
      }
      return nil
    }
    guard let entries = root.entries, loader.hasFirstKey("run", entries),
      let reader = MappingReader(root, .run, key: source.path, loader)
    else {
      report(.notARun(path: source.path), at: loader.firstLine(of: root.span))
      return nil
    }
    let id = reader.entry("run").flatMap(loader.text)
    let title = reader.entry("title").flatMap(loader.title)
    period = reader.required("period").flatMap { self.period($0) }
    editions = reader.required("rulebook").map { texts($0) } ?? []
    holidays = reader.entry("holidays").map(days) ?? []
    let previous = reader.entry("previous").map { self.previous($0) } ?? []
    let units = reader.required("units").flatMap { self.units($0) }
    let persons = reader.entry("persons").flatMap { self.persons($0) }
    let stages = reader.entry("stages").map { self.stages($0) } ?? []
    let stage = reader.entry("stage").flatMap { self.stage($0, of: stages) }
    let fallBack = reader.entry("fall-back").map { entry in
      loader.oneOrMore(entry).compactMap { self.stage($0, key: entry.name, of: stages) }
    }
    var evidence: [EvidenceTable] = []
    if let entry = reader.entry("evidence") {
      for node in loader.oneOrMore(entry) {
        if let table = evidenceTable(node, key: entry.name, stages) { evidence.append(table) }
      }
    }
    let decisions = reader.entry("decisions").flatMap { inside(loader.text($0)) }
    let scores =
      (reader.entry("self-scores").map { scoreTables($0, .selfScores) } ?? [])
      + (reader.entry("published").map { scoreTables($0, .published) } ?? [])
    if !reader.has("previous") { reader.refuse("jumps", without: "previous") }
    let jumps = reader.entry("jumps").flatMap { self.jumps($0) } ?? .none
    let accepted = reader.entry("accept").map { acceptances($0) } ?? []
    guard let rulebook = editions.first, let units else { return nil }
    return RunFile(
      id: id ?? Placed(source.path, at: reader.start), title: title, period: period ?? .allDays,
      rulebook: rulebook, editions: editions, units: units, persons: persons, evidence: evidence,
      stages: stages,
      stage: stage ?? max(stages.count - 1, 0), fallBack: fallBack ?? [], decisions: decisions,
      holidays: holidays, previous: previous, scores: scores, jumps: jumps, accepted: accepted)
  }

  /// Days, one by one.
  private func days(_ entry: YAMLEntry) -> [Day] {
    texts(entry).compactMap { loader.day($0, key: entry.name)?.value }
  }

  // MARK: Former periods

  /// Paths of runs and tables of published results, the last period first.
  private mutating func previous(_ entry: YAMLEntry) -> [PreviousSource] {
    var sources: [PreviousSource] = []
    for node in loader.oneOrMore(entry) {
      guard node.entries != nil else {
        if let path = loader.text(node, key: entry.name) { sources.append(.run(path)) }
        continue
      }
      guard let reader = MappingReader(node, .runPrevious, key: entry.name, loader) else {
        continue
      }
      let file = reader.required("file").flatMap(loader.text)
      let subject = reader.required("subject").flatMap(loader.text)
      let missing = reader.entry("missing").map { marks($0) } ?? []
      let notApplicable = reader.entry("not-applicable").map { marks($0) } ?? []
      guard let file, let subject else { continue }
      sources.append(
        .table(
          PublishedTable(
            table: TableFile(
              file: file, subject: subject, missing: missing, notApplicable: notApplicable),
            total: reader.entry("total").flatMap(loader.text),
            classHeading: reader.entry("class").flatMap(loader.text),
            assessment: reader.entry("assessment").flatMap(loader.text))))
    }
    return sources
  }

  // MARK: Cross-checks

  private mutating func scoreTables(
    _ entry: YAMLEntry, _ kind: ScoreTable.Kind
  ) -> [ScoreTable] {
    var tables: [ScoreTable] = []
    for node in loader.oneOrMore(entry) {
      guard let reader = MappingReader(node, .runScores, key: entry.name, loader) else { continue }
      let total = reader.entry("total").flatMap(loader.text)
      let classHeading = reader.entry("class").flatMap(loader.text)
      let ranks = reader.entry("rank").map { loader.headings($0) } ?? []
      let points = reader.entry("points").map { loader.headings($0) } ?? []
      let within = reader.entry("within").flatMap(loader.number)
      let assessment = reader.entry("assessment").flatMap(loader.text)
      guard let table = table(reader) else { continue }
      tables.append(
        ScoreTable(
          kind: kind, table: table, total: total, classHeading: classHeading, ranks: ranks,
          points: points, within: within, assessment: assessment))
    }
    return tables
  }

  /// How far results may move from the last period.
  private func jumps(_ entry: YAMLEntry) -> JumpLimits? {
    guard let reader = MappingReader(entry.value, .runJumps, key: entry.name, loader) else {
      return nil
    }
    func limit(_ entry: YAMLEntry) -> Placed<Decimal>? {
      guard let number = loader.number(entry) else { return nil }
      if !number.value.isNegative { return number }
      loader.report(
        .notANumber(
          key: entry.name, text: number.value.description,
          corrected: number.value.magnitude.description), at: number.span)
      return nil
    }
    let figures = reader.entry("figures").flatMap { loader.entries(of: $0.value, key: $0.name) }
    return JumpLimits(
      total: reader.entry("total").flatMap(limit),
      rungs: reader.entry("class").flatMap { loader.whole($0, in: 0...100) },
      figures: (figures ?? []).compactMap { figure in
        limit(figure).map { (Placed(figure.name, at: figure.key.span), $0) }
      })
  }

  private func acceptances(_ entry: YAMLEntry) -> [RunAcceptance] {
    loader.oneOrMore(entry).compactMap { node in
      guard let reader = MappingReader(node, .runAcceptance, key: entry.name, loader),
        let code = reader.required("code").flatMap(loader.text),
        let reason = reader.required("reason").flatMap(loader.text)
      else { return nil }
      return RunAcceptance(
        code: code, subjects: reader.entry("subjects").map { texts($0) } ?? [],
        about: reader.entry("about").map { texts($0) } ?? [], reason: reason.value)
    }
  }

  /// Everything that is wrong.
  var diagnostics: [Diagnostic] { loader.diagnostics + faults }

  private mutating func report(_ fault: RunFault, at span: Span) {
    faults.append(Diagnostic(fault, at: span))
  }

  /// A year, or `{since, until}`.
  private mutating func period(_ entry: YAMLEntry) -> Period? {
    if entry.value.entries != nil {
      guard let days = loader.days(entry) else { return nil }
      if let since = days.since, let until = days.until {
        return until < since ? nil : Period(since: since, until: until)
      }
      // A day that is there and cannot be read has been reported as such.
      for key in ["since", "until"] where entry.value[key] == nil {
        report(.openPeriod(lacks: key), at: loader.firstLine(of: entry.span))
      }
      return nil
    }
    guard let text = loader.text(entry) else { return nil }
    if text.value.utf8.count == 4, let year = Int(text.value),
      let since = Day(year: year, month: 1, day: 1),
      let until = Day(year: year, month: 12, day: 31)
    {
      return Period(since: since, until: until)
    }
    report(.notAPeriod(text: text.value), at: text.span)
    return nil
  }

  // MARK: Tables

  private mutating func units(_ entry: YAMLEntry) -> UnitTable? {
    guard let reader = MappingReader(entry.value, .runUnits, key: entry.name, loader),
      let table = table(reader)
    else { return nil }
    return UnitTable(
      table: table, name: reader.entry("name").flatMap(loader.text),
      parent: reader.entry("parent").flatMap(loader.text),
      attributes: reader.entry("attributes").map { texts($0) },
      former: reader.entry("former").flatMap(loader.text))
  }

  private mutating func persons(_ entry: YAMLEntry) -> PersonTable? {
    guard let reader = MappingReader(entry.value, .runPersons, key: entry.name, loader),
      let table = table(reader)
    else { return nil }
    let name = reader.entry("name").flatMap(loader.text)
    let attributes = reader.entry("attributes").map { texts($0) }
    guard let unit = reader.required("unit").flatMap(loader.text) else { return nil }
    return PersonTable(table: table, name: name, unit: unit, attributes: attributes)
  }

  private mutating func evidenceTable(
    _ node: YAMLNode, key: String, _ stages: [Placed<String>]
  ) -> EvidenceTable? {
    guard let reader = MappingReader(node, .runTable, key: key, loader),
      let table = table(reader)
    else { return nil }
    let stage = reader.entry("stage").flatMap { self.stage($0, of: stages) }
    // The values of a stage that nobody knows would meet those of another.
    let isOfUnknownStage = reader.has("stage") && stage == nil
    let layout = reader.entry("layout").flatMap {
      loader.word($0, as: EvidenceTable.Layout.self)
    }
    let decimal = reader.entry("decimal").flatMap {
      loader.word($0, as: EvidenceTable.Mark.self)
    }
    let period = reader.entry("period").flatMap(loader.text)
    if let period, EvidencePeriod(period.value) == nil {
      report(.notAPeriod(text: period.value), at: period.span)
    }
    let register = reader.entry("register").flatMap(loader.text)
    if register != nil, let entry = reader.entry("layout") {
      loader.reportExcluded("layout", by: "register", in: .runTable, at: entry.key.span)
    }
    if isOfUnknownStage { return nil }
    return EvidenceTable(
      table: table, layout: layout ?? .wide, stage: stage, period: period, decimal: decimal,
      ignored: reader.entry("ignore").map { texts($0) } ?? [],
      register: register)
  }

  /// The number of a stage by its name.
  private mutating func stage(_ entry: YAMLEntry, of stages: [Placed<String>]) -> Int? {
    stage(entry.value, key: entry.name, of: stages)
  }

  private mutating func stage(
    _ node: YAMLNode, key: String, of stages: [Placed<String>]
  ) -> Int? {
    guard let name = loader.text(node, key: key) else { return nil }
    if let number = stages.firstIndex(where: { $0.value == name.value }) { return number }
    let known = stages.map(\.value)
    let nearest = nearestName(to: name.value, among: known)
    // Told once of each, and not where the list of stages is told to be wrong.
    if unknownStages.insert(name.value).inserted, !hasWrongStages {
      if let whole = stages.first(where: { parts(of: $0.value).contains(name.value) }) {
        hasWrongStages = true
        report(
          .stagesNotSeparated(
            text: whole.value, write: parts(of: whole.value).joined(separator: ", ")),
          at: whole.span)
      } else {
        report(.unknownStage(name: name.value, nearest: nearest, known: known), at: name.span)
      }
    }
    return nearest.flatMap(known.firstIndex)
  }

  /// What stands in one name that should be several.
  private func parts(of name: String) -> [String] {
    name.split { $0 == " " || $0 == ";" }.map(String.init)
  }

  /// The stages, none twice.
  private mutating func stages(_ entry: YAMLEntry) -> [Placed<String>] {
    var stages: [Placed<String>] = []
    for stage in texts(entry) {
      if let first = stages.first(where: { $0.value == stage.value }) {
        loader.report(.repeatedName(name: stage.value, first: first.span), at: stage.span)
        hasWrongStages = true
      } else {
        stages.append(stage)
      }
    }
    return stages
  }

  /// A path that lies in the run's folder; nil, with a report, for another.
  private mutating func inside(_ path: Placed<String>?) -> Placed<String>? {
    guard let path else { return nil }
    guard RunPaths.isOutside(path.value) else { return path }
    report(.fileOutside(path: path.value), at: path.span)
    return nil
  }

  private mutating func table(_ reader: MappingReader) -> TableFile? {
    let file = reader.required("file").flatMap(loader.text)
    let subject = reader.required("subject").flatMap(loader.text)
    let missing = reader.entry("missing").map { marks($0) } ?? []
    let notApplicable = reader.entry("not-applicable").map { marks($0) } ?? []
    guard let file = inside(file), let subject else { return nil }
    return TableFile(file: file, subject: subject, missing: missing, notApplicable: notApplicable)
  }

  private func texts(_ entry: YAMLEntry) -> [Placed<String>] {
    loader.oneOrMore(entry).compactMap { loader.text($0, key: entry.name) }
  }

  /// Marks may be empty texts: `["", NA]`.
  private func marks(_ entry: YAMLEntry) -> [String] {
    loader.oneOrMore(entry).compactMap { node in
      if let scalar = node.scalar, scalar.value.isEmpty { return "" }
      return loader.text(node, key: entry.name)?.value
    }
  }
}
