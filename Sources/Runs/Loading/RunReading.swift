import Diagnostics
import Rulebooks
import YAMLSource

/// Reads `run.yaml` with the strictness of rulebooks: all faults in one pass, each at its place.
struct RunReading {
  let loader = Loader()
  private(set) var faults: [Diagnostic] = []

  /// The run; nil where it is none or lacks what nothing can be computed without.
  mutating func run(_ source: Source) -> RunFile? {
    let (root, diagnostics) = parseYAML(source)
    loader.report(diagnostics)
    guard let root, !root.isUnreadable else {
      if root == nil, diagnostics.isEmpty {
        report(.notARun(path: source.path), at: Span(source, 0..<0))
      }
      return nil
    }
    guard root.entries?.contains(where: { $0.name == "run" }) ?? false,
      let reader = MappingReader(root, .run, key: source.path, loader)
    else {
      report(.notARun(path: source.path), at: loader.firstLine(of: root.span))
      return nil
    }
    let id = reader.entry("run").flatMap(loader.text)
    let title = reader.entry("title").flatMap(loader.title)
    let period = reader.required("period").flatMap { self.period($0) }
    let rulebook = reader.required("rulebook").flatMap(loader.text)
    let units = reader.required("units").flatMap { self.units($0) }
    let evidence = reader.entry("evidence").map { entry in
      loader.oneOrMore(entry).compactMap { evidenceTable($0, key: entry.name) }
    }
    guard let period, let rulebook, let units else { return nil }
    return RunFile(
      id: id ?? Placed(source.path, at: reader.start), title: title, period: period,
      rulebook: rulebook, units: units, evidence: evidence ?? [])
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
        return Period(since: since, until: until)
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
      attributes: reader.entry("attributes").map { texts($0) })
  }

  private mutating func evidenceTable(_ node: YAMLNode, key: String) -> EvidenceTable? {
    guard let reader = MappingReader(node, .runTable, key: key, loader),
      let table = table(reader)
    else { return nil }
    return EvidenceTable(table: table, ignored: reader.entry("ignore").map { texts($0) } ?? [])
  }

  private mutating func table(_ reader: MappingReader) -> TableFile? {
    let file = reader.required("file").flatMap(loader.text)
    let subject = reader.required("subject").flatMap(loader.text)
    let missing = reader.entry("missing").map { marks($0) } ?? []
    let notApplicable = reader.entry("not-applicable").map { marks($0) } ?? []
    guard let file, let subject else { return nil }
    if RunPaths.isOutside(file.value) {
      report(.fileOutside(path: file.value), at: file.span)
      return nil
    }
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
