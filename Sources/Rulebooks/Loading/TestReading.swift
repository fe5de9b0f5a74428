import Decimals
import Diagnostics
import YAMLSource

/// What the files of a rulebook or run hold of rule tests, before it is read.
struct TestParts: Sendable {
  /// The `samples:` of all files, in the order of reading.
  var samples: [YAMLEntry] = []
  /// The `tests:` of all files.
  var tests: [YAMLEntry] = []

  /// Takes what a file holds.
  mutating func add(_ reader: MappingReader) {
    if let entry = reader.entry("samples") { samples.append(entry) }
    if let entry = reader.entry("tests") { tests.append(entry) }
  }
}

extension Loader {
  /// The tests of a rulebook or run. Names of samples, and of tests, stand once over all files.
  func testSuite(_ parts: TestParts) -> TestSuite {
    var samples: [TestSample] = []
    for entry in parts.samples {
      for sample in entries(of: entry.value, key: entry.name) ?? [] {
        guard let reader = MappingReader(sample.value, .testSample, key: sample.name, self) else {
          continue
        }
        samples.append(
          TestSample(
            name: Placed(sample.name, at: sample.key.span),
            assessment: reader.entry("assessment").flatMap(text),
            subject: testSubject(reader, expectations: [])))
      }
    }
    var tests: [RuleTest] = []
    for entry in parts.tests {
      for item in items(of: entry) ?? [] {
        guard let reader = MappingReader(item, .ruleTest, key: entry.name, self) else { continue }
        if let test = ruleTest(reader) { tests.append(test) }
      }
    }
    reportRepeated(samples.map(\.name))
    reportRepeated(tests.map(\.name))
    return TestSuite(samples: samples, tests: tests)
  }

  private func reportRepeated(_ names: [Placed<String>]) {
    var first: [String: Span] = [:]
    for name in names {
      if let place = first[name.value] {
        report(.repeatedName(name: name.value, first: place), at: name.span)
      } else {
        first[name.value] = name.span
      }
    }
  }

  // MARK: Tests

  private func ruleTest(_ reader: MappingReader) -> RuleTest? {
    let name = reader.required("name").flatMap(text)
    let expected = reader.entry("expect")
    let table = expected.flatMap { expectedTable($0, evidence: reader.entry("evidence")) }
    let expectations = table == nil ? expected.map { self.expectations($0) } ?? [] : []
    let evidence = reader.entry("evidence").map { entry in
      oneOrMore(entry).compactMap { testTable($0, key: entry.name) }
    }
    let within = reader.entry("within").flatMap(number)
    if let within, within.value.isNegative {
      report(
        .notANumber(
          key: "within", text: within.value.description,
          corrected: within.value.magnitude.description), at: within.span)
    }
    let subjects = subjects(reader, expectations, hasTable: table != nil)
    let decisions = list(reader.entry("decisions"), .testDecision, testDecision)
    let period = reader.entry("period").flatMap(lastDay)
    let assessment = reader.entry("assessment").flatMap(text)
    let holidays = reader.entry("holidays").map { entry in
      oneOrMore(entry).compactMap { node in
        text(node, key: entry.name).flatMap { day($0, key: entry.name)?.value }
      }
    }
    guard let name else { return nil }
    return RuleTest(
      name: name, assessment: assessment, lastDay: period, holidays: holidays ?? [],
      evidence: evidence ?? [],
      subjects: subjects, decisions: decisions, table: table, within: within, span: reader.span)
  }

  /// Whom a test is about: the subjects of its lists, one of the run, or one of its own.
  private func subjects(
    _ reader: MappingReader, _ expectations: [Expectation], hasTable: Bool
  ) -> RuleTest.Subjects {
    if hasTable || reader.has("units") || reader.has("persons") || reader.has("evidence") {
      for key in ["head", "unit", "person"] { reader.refuseBesideLists(key) }
      let common = part(reader)
      let units = list(reader.entry("units"), .testSubject) { subject in
        subject.refuse("unit", without: "persons")
        return self.listed(subject, over: common)
      }
      let persons = list(reader.entry("persons"), .testSubject) { subject in
        for key in ["parent", "head"] { subject.refuse(key, without: "units") }
        return self.listed(subject, over: common)
      }
      if let expected = reader.entry("expect"), !expectations.isEmpty {
        report(.keyNeeds(key: "expect", needed: "file"), at: expected.key.span)
      }
      return .several(units: units, persons: persons)
    }
    if reader.has("person") {
      _ = reader.only(["person", "unit"])
      let id = reader.entry("person").flatMap(text)
      return .ofRun(
        .person, testSubject(reader, id: id, isOfRun: true, expectations: expectations))
    }
    // A mapping is the unit that a person belongs to.
    if let unit = reader.entry("unit"), unit.value.entries == nil {
      return .ofRun(
        .unit, testSubject(reader, id: text(unit), isOfRun: true, expectations: expectations))
    }
    return .alone(testSubject(reader, expectations: expectations))
  }

  /// A subject of a list; what the test gives of all stands below what it gives of this one.
  private func listed(_ reader: MappingReader, over common: GivenPart) -> TestSubject? {
    let id = reader.required("id").flatMap(text)
    let expectations = reader.entry("expect").map { self.expectations($0) } ?? []
    let subject = testSubject(reader, id: id, expectations: expectations)
    guard id != nil else { return nil }
    let own = subject.own
    let named = Set(own.facts.map(\.name.value))
    return TestSubject(
      id: id,
      own: GivenPart(
        sample: own.sample ?? common.sample,
        facts: common.facts.filter { !named.contains($0.name.value) } + own.facts),
      parent: subject.parent, unit: subject.unit, head: subject.head,
      expectations: subject.expectations, span: subject.span)
  }

  private func testSubject(
    _ reader: MappingReader, id: Placed<String>? = nil, isOfRun: Bool = false,
    expectations: [Expectation]
  ) -> TestSubject {
    var unit: TestSubject.UnitOfPerson?
    if !isOfRun, let entry = reader.entry("unit") {
      if entry.value.entries != nil {
        unit = MappingReader(entry.value, .testRelative, key: entry.name, self)
          .map { .given(part($0)) }
      } else {
        unit = text(entry).map { .named($0) }
      }
    }
    let head = reader.entry("head").flatMap {
      MappingReader($0.value, .testRelative, key: $0.name, self).map(part)
    }
    return TestSubject(
      id: id, own: part(reader),
      parent: reader.knows("parent") ? reader.entry("parent").flatMap(text) : nil, unit: unit,
      head: head, expectations: expectations, span: reader.span)
  }

  private func part(_ reader: MappingReader) -> GivenPart {
    var facts = reader.entry("given").map { givenFacts($0) } ?? []
    // The published result, taken as given instead of being computed.
    for key in ["total", "class"] where reader.knows(key) {
      guard let entry = reader.entry(key), let scalar = scalar(entry) else { continue }
      facts.append(GivenFact(name: Placed(key, at: entry.key.span), value: .text(scalar)))
    }
    if reader.knows("previous"), let entry = reader.entry("previous") {
      facts += previousFacts(entry)
    }
    return GivenPart(sample: reader.entry("sample").flatMap(text), facts: facts)
  }

  // MARK: Former periods

  /// `previous: { total: 85, class: tốt, points-of: { "3": 20 } }` of the period before, or a list of
  /// such, the latest first: what rules read as `previous(1).total` and so on.
  private func previousFacts(_ entry: YAMLEntry) -> [GivenFact] {
    var facts: [GivenFact] = []
    for (number, period) in oneOrMore(entry).enumerated() {
      guard let reader = MappingReader(period, .testPrevious, key: entry.name, self) else {
        continue
      }
      let prefix = "previous(\(number + 1))."
      for key in ["total", "class"] {
        guard let value = reader.entry(key), let scalar = scalar(value) else { continue }
        facts.append(
          GivenFact(name: Placed(prefix + key, at: value.key.span), value: .text(scalar)))
      }
      guard let points = reader.entry("points-of") else { continue }
      for value in entries(of: points.value, key: points.name) ?? [] {
        guard let scalar = scalar(value) else { continue }
        let name = prefix + "points of(\"\(trimmed(value.name))\")"
        facts.append(GivenFact(name: Placed(name, at: value.key.span), value: .text(scalar)))
      }
    }
    return facts
  }

  // MARK: Given values

  private func givenFacts(_ entry: YAMLEntry) -> [GivenFact] {
    var facts: [GivenFact] = []
    for fact in entries(of: entry.value, key: entry.name) ?? [] {
      let name = Placed(fact.name, at: fact.key.span)
      if fact.value.entries != nil {
        if let reason = absence(fact) {
          facts.append(GivenFact(name: name, value: .absent(reason)))
        }
        continue
      }
      if let items = fact.value.items, items.first?.entries != nil {
        facts.append(
          GivenFact(
            name: name,
            value: .rows(
              items.map { givenRow($0, key: fact.name) }, span: firstLine(of: fact.value.span))))
        continue
      }
      if let items = fact.value.items {
        facts.append(
          GivenFact(
            name: name,
            value: .list(
              items.compactMap { text($0, key: fact.name) }, span: firstLine(of: fact.value.span))))
        continue
      }
      // `{ rate: 2,5 }` is a 2 and a key 5 to YAML.
      if fact.value.isNullLike, let last = facts.last, case .text(let whole) = last.value,
        Decimal(whole.value) != nil, fact.name.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      {
        report(
          .decimalComma(
            text: whole.value + "," + fact.name, corrected: whole.value + "." + fact.name),
          at: Span(whole.span.source, whole.span.start..<fact.key.span.end))
        continue
      }
      guard let scalar = scalar(fact.value, key: fact.name) else { continue }
      facts.append(GivenFact(name: name, value: .text(scalar)))
    }
    return facts
  }

  /// A row of a register: its values by column; an empty one is left out.
  private func givenRow(
    _ node: YAMLNode, key: String
  ) -> [(column: Placed<String>, value: YAMLScalar)] {
    (entries(of: node, key: key) ?? []).compactMap { entry in
      if entry.value.isNullLike { return nil }
      return scalar(entry.value, key: entry.name).map {
        (Placed(entry.name, at: entry.key.span), $0)
      }
    }
  }

  /// `{ absent: not-applicable }`.
  private func absence(_ entry: YAMLEntry) -> Placed<AbsenceReason>? {
    guard let reader = MappingReader(entry.value, .absentValue, key: entry.name, self),
      let entry = reader.required("absent"), let word = text(entry)
    else { return nil }
    if let reason = AbsenceReason(testWord: word.value) { return Placed(reason, at: word.span) }
    reportWord(word, key: entry.name, allowed: AbsenceReason.allCases.map(\.testWord))
    return nil
  }

  // MARK: Expectations

  /// What is expected, by address; keys under keys are joined to one address.
  private func expectations(_ entry: YAMLEntry) -> [Expectation] {
    guard let entries = entries(of: entry.value, key: entry.name) else { return [] }
    if entries.isEmpty { report(.nothingGiven(key: entry.name), at: entry.key.span) }
    return entries.flatMap { expectations($0, under: "", depth: 0) }
  }

  private func expectations(
    _ entry: YAMLEntry, under prefix: String, depth: Int
  ) -> [Expectation] {
    let address = Placed(prefix + trimmed(entry.name), at: entry.key.span)
    if let entries = entry.value.entries {
      // An address has four parts at the most: assessment, criteria, id, what of it.
      guard depth < 4 else {
        reportShape(of: entry.value, key: entry.name, expected: .scalar)
        return []
      }
      return entries.flatMap {
        expectations($0, under: address.value + "/", depth: depth + 1)
      }
    }
    if let items = entry.value.items {
      return [
        Expectation(
          address: address, values: items.compactMap { text($0, key: entry.name) }, isList: true)
      ]
    }
    return text(entry).map { [Expectation(address: address, values: [$0], isList: false)] } ?? []
  }

  // MARK: Tables

  /// `expect: { file: …, total: … }`: a table of results, by address the heading of its column. The
  /// column with the ids is that of the table of evidence unless it is named, or the first.
  private func expectedTable(_ entry: YAMLEntry, evidence: YAMLEntry?) -> ExpectedTable? {
    guard let entries = entry.value.entries, entries.contains(where: { $0.name == "file" }) else {
      return nil
    }
    let own = Set(ElementKind.expectedTable.keys)
    let columns = entries.filter { !own.contains($0.name) }
      .flatMap { expectations($0, under: "", depth: 0) }
    let reader = MappingReader(
      entries: entries.filter { own.contains($0.name) }, span: entry.value.span, .expectedTable,
      self)
    let first = evidence.flatMap { $0.value.items?.first ?? $0.value }
    let subject =
      reader.has("subject")
      ? reader.entry("subject").flatMap(text)
      : first?["subject"].flatMap { text($0, key: "subject") }
    guard let table = testTable(reader, subject: subject) else { return nil }
    if columns.isEmpty { report(.nothingGiven(key: entry.name), at: entry.key.span) }
    return ExpectedTable(table: table, columns: columns)
  }

  /// The name of a file alone, or a mapping that says more of it.
  private func testTable(_ node: YAMLNode, key: String) -> TestTable? {
    if case .scalar = node.kind {
      return text(node, key: key).map { TestTable(file: $0, subject: nil) }
    }
    guard let reader = MappingReader(node, .testTable, key: key, self) else { return nil }
    return testTable(reader, subject: reader.entry("subject").flatMap(text))
  }

  private func testTable(_ reader: MappingReader, subject: Placed<String>?) -> TestTable? {
    func texts(_ key: String) -> [Placed<String>] {
      reader.knows(key)
        ? reader.entry(key).map { oneOrMore($0).compactMap { text($0, key: key) } } ?? [] : []
    }
    guard let file = reader.required("file").flatMap(text) else { return nil }
    return TestTable(
      file: file, subject: subject, missing: texts("missing").map(\.value),
      notApplicable: texts("not-applicable").map(\.value), ignored: texts("ignore"))
  }

  // MARK: Decisions and days

  private func testDecision(_ reader: MappingReader) -> TestDecision? {
    guard let kind = reader.required("kind").flatMap(text),
      let value = reader.required("value").flatMap(text)
    else { return nil }
    return TestDecision(
      subject: reader.entry("subject").flatMap(text), kind: kind,
      about: reader.entry("about").flatMap(text), value: value,
      computed: reader.entry("computed").flatMap(text),
      assessment: reader.entry("assessment").flatMap(text))
  }

  /// The last day of a year, of `{ since, until }`, or the day itself.
  private func lastDay(_ entry: YAMLEntry) -> Placed<Day>? {
    if entry.value.entries != nil {
      return days(entry)?.until.map { Placed($0, at: entry.span) }
    }
    guard let text = text(entry) else { return nil }
    if text.value.utf8.count == 4, let year = Int(text.value),
      let day = Day(year: year, month: 12, day: 31)
    {
      return Placed(day, at: text.span)
    }
    return day(entry)
  }
}

extension MappingReader {
  /// Whether such a mapping can have the key.
  func knows(_ key: String) -> Bool { kind.keys.contains(key) }

  /// Reports a key that tells of one subject beside a list of several.
  fileprivate func refuseBesideLists(_ key: String) {
    for list in ["units", "persons", "evidence"] where has(key) && has(list) {
      _ = only([list, key])
      return
    }
  }
}

extension AbsenceReason {
  /// The word for it in tests and in JSON.
  package var testWord: String {
    switch self {
    case .missing: "missing"
    case .refused: "refused"
    case .documentNotAccepted: "document-not-accepted"
    case .expired: "expired"
    case .undefined: "undefined"
    case .notApplicable: "not-applicable"
    }
  }

  /// The reason that a word of a test names.
  package init?(testWord: String) {
    guard let reason = AbsenceReason.allCases.first(where: { $0.testWord == testWord }) else {
      return nil
    }
    self = reason
  }
}
