import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Scoring

/// What a run gives its rules: units, persons, decisions.
struct RunEvidence: Sendable {
  /// What the rules ask of the tables.
  let requests: EvidenceRequests
  let units: EvidenceStore
  let persons: EvidenceStore?
  let decisions: [Decision]
  /// By the id of a unit: the ids under which its former results stand.
  let formerIDs: [String: [String]]
  let diagnostics: [Diagnostic]
}

/// What rules ask of the tables of a run: two rulebooks that ask the same read the same values.
struct EvidenceRequests: Sendable, Equatable {
  let units: FactRequests
  let persons: FactRequests?
  /// The names of the attributes and registers that the rules declare.
  let names: [String]
}

/// Reads the tables of a run for the facts of its rulebook.
struct EvidenceBinding {
  let file: RunFile
  let rulebook: Rulebook
  let checked: CheckedRulebook?
  /// Whether the run's own faults have cost it no table; else nothing is said of columns that no
  /// table has.
  let isWhole: Bool
  /// The path of a file of the run, as messages show it.
  let shownPath: (String) -> String
  /// The path under which the system finds a shown path.
  let systemPath: (String) -> String
  private var diagnostics: [Diagnostic] = []

  init(
    file: RunFile, rulebook: Rulebook, checked: CheckedRulebook?, isWhole: Bool,
    shownPath: @escaping (String) -> String, systemPath: @escaping (String) -> String
  ) {
    self.file = file
    self.rulebook = rulebook
    self.checked = checked
    self.isWhole = isWhole
    self.shownPath = shownPath
    self.systemPath = systemPath
  }

  /// Reads the tables.
  ///
  /// - Parameter former: What was read of them by other rules; it stands where these ask the same.
  mutating func read(former: RunEvidence? = nil) -> RunEvidence {
    checkAttributes(file.units.attributes, of: .unit)
    let unitRequests = requests(.unit, given: file.units.attributes)
    let personRequests = file.persons.map { table in
      checkAttributes(table.attributes, of: .person)
      return requests(.person, given: table.attributes)
    }
    checkRegisters()
    let asked = EvidenceRequests(
      units: unitRequests, persons: personRequests,
      names: rulebook.attributes.map(\.name.value) + rulebook.registers.map(\.name.value))
    if let former, former.requests == asked { return result(asked, former.units, former.persons) }
    let unitList = SubjectListRequest(
      table: table(file.units.table), nameHeading: file.units.name?.value,
      parentHeading: file.units.parent?.value,
      attributes: unitRequests.attributes + formerRequest)
    let unitRequest = request(.listed(unitList), unitRequests, .unit)
    guard let personTable = file.persons, let personRequests else {
      return result(asked, readEvidence(unitRequest), nil)
    }
    let (units, persons) = readEvidence(units: unitRequest) { units in
      let list = SubjectListRequest(
        table: table(personTable.table), nameHeading: personTable.name?.value,
        attributes: personRequests.attributes, unit: (heading: personTable.unit.value, units: units)
      )
      return request(.listed(list), personRequests, .person)
    }
    return result(asked, units, persons)
  }

  private mutating func result(
    _ requests: EvidenceRequests, _ units: EvidenceStore, _ persons: EvidenceStore?
  ) -> RunEvidence {
    let all = units.diagnostics + (persons?.diagnostics ?? [])
    diagnostics += all.map { placed($0) }
    noteFormats(units.tables + (persons?.tables ?? []))
    reportEmpty(units, file.units.table)
    if let persons, let table = file.persons?.table { reportEmpty(persons, table) }
    return RunEvidence(
      requests: requests, units: units, persons: persons, decisions: decisions(units, persons),
      formerIDs: formerIDs(units), diagnostics: diagnostics)
  }

  // MARK: Former ids

  /// The number of the column of former ids, which no fact has.
  private static let formerColumn = Int(Int32.max)

  private var formerRequest: [ColumnRequest] {
    file.units.former.map { heading in
      [ColumnRequest(id: Self.formerColumn, heading: heading.value, kind: .text)]
    } ?? []
  }

  /// The ids that units had, several with commas or semicolons between them.
  private func formerIDs(_ units: EvidenceStore) -> [String: [String]] {
    guard let column = units.attributes.first(where: { $0.key.id == Self.formerColumn }) else {
      return [:]
    }
    var former: [String: [String]] = [:]
    for (subject, id) in units.subjects.ids.enumerated() {
      guard let text = column.cell(subject).text.map({ Texts.string($0) }) else { continue }
      let ids = text.split { $0 == "," || $0 == ";" }
        .map { part in String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
        .filter { !$0.isEmpty }
      if !ids.isEmpty { former[id] = ids }
    }
    return former
  }

  /// Says how the tables are written. Of one that was read for units and for persons the format
  /// counts of which more was seen.
  private mutating func noteFormats(_ tables: [SourceTable]) {
    var formats: [String: TableFormat] = [:]
    func seen(_ format: TableFormat?) -> Int {
      guard let format else { return -1 }
      return (format.decimalMark == nil ? 0 : 1) + (format.dateOrder == nil ? 0 : 1)
    }
    for table in tables where seen(table.format) > seen(formats[table.path]) {
      formats[table.path] = table.format
    }
    if let fault = EvidenceFault.formats(of: formats.map { ($0.key, $0.value) }) {
      diagnostics.append(Diagnostic(fault, at: nil))
    }
  }

  // MARK: Requests

  private func requests(_ kind: SubjectKind, given: [Placed<String>]?) -> FactRequests {
    let names = given?.map(\.value)
    var requests =
      checked.map { FactRequests($0, kind, given: names) }
      ?? FactRequests(rulebook, kind, given: names)
    if !isWhole { requests.makeOptional() }
    return requests
  }

  private func request(
    _ subjects: SubjectsRequest, _ requests: FactRequests, _ kind: SubjectKind
  ) -> EvidenceRequest {
    let names = rulebook.registers.filter { $0.subject == kind }.map(\.name.value)
    return EvidenceRequest(
      subjects: subjects,
      tables: file.evidence.filter { $0.register == nil }.map { table($0) },
      columns: requests.evidence,
      period: EvidencePeriod(
        since: Int64(file.period.since.number), until: Int64(file.period.until.number)),
      stages: file.stages.map(\.value), stage: file.stage, fallBack: file.fallBack,
      registers: zip(names, requests.registers).map { name, columns in
        RegisterRequest(columns: columns, tables: registerTables(name).map { table($0) })
      })
  }

  /// The tables of a register whose rows count: those of the run's stage or, where there is none, of
  /// the first stage that may stand in; and of those the ones about days of the run's period. A
  /// table that names no stage has the rows of all.
  private func registerTables(_ name: String) -> [EvidenceTable] {
    let all = file.evidence.filter { table in
      guard table.register?.value == name else { return false }
      guard let period = table.period.flatMap({ EvidencePeriod($0.value) }) else { return true }
      return period.since <= Int64(file.period.until.number)
        && period.until >= Int64(file.period.since.number)
    }
    for stage in [file.stage] + file.fallBack {
      let own = all.filter { $0.stage == nil || $0.stage == stage }
      if !own.isEmpty { return own }
    }
    return []
  }

  private func table(_ table: TableFile) -> TableRequest {
    let path = shownPath(table.file.value)
    return TableRequest(
      path: path, input: .file(systemPath(path)), subjectHeading: table.subject.value,
      missingMarks: table.missing, notApplicableMarks: table.notApplicable)
  }

  private func table(_ evidence: EvidenceTable) -> TableRequest {
    var request = table(evidence.table)
    request.ignored = evidence.ignored.map(\.value)
    request.stage = evidence.stage ?? file.stage
    request.period = evidence.period.flatMap { EvidencePeriod($0.value) }
    if evidence.layout == .long { request.layout = .long(LongHeadings()) }
    if let decimal = evidence.decimal {
      request.format.decimalMark = decimal == .comma ? .comma : .point
    }
    return request
  }

  // MARK: Decisions

  private mutating func decisions(
    _ units: EvidenceStore, _ persons: EvidenceStore?
  ) -> [Decision] {
    guard let name = file.decisions else { return [] }
    let path = shownPath(name.value)
    let given = readDecisions(
      DecisionsRequest(
        path: path, input: .file(systemPath(path)), units: units.subjects,
        persons: persons?.subjects))
    diagnostics += given.diagnostics.map { placed($0) }
    let names = DecisionNames(rulebook)
    return given.decisions.compactMap { given in
      guard let decision = decision(given) else { return nil }
      let unknown = names.unknown(in: given, of: decision.subjectKind)
      diagnostics += unknown
      return unknown.isEmpty ? decision : nil
    }
  }

  private func decision(_ given: GivenDecision) -> Decision? {
    guard let kind = Decision.Kind(rawValue: given.kind.rawValue) else { return nil }
    // An id that a unit and a person share is the one whose assessment is named.
    let isOfPersons = rulebook.assessments.contains {
      $0.id.value == given.assessment && $0.subject == .person
    }
    let asPerson = given.unit == nil || (given.person != nil && isOfPersons)
    guard let subject = asPerson ? given.person : given.unit else { return nil }
    return Decision(
      subject: subject, subjectKind: asPerson ? .person : .unit, assessment: given.assessment,
      kind: kind, about: given.about, value: given.value, computed: given.computed,
      reason: given.reason, document: given.document, authority: given.authority,
      span: given.span, computedHeading: given.computedHeading)
  }

  // MARK: Faults

  private mutating func checkAttributes(_ given: [Placed<String>]?, of kind: SubjectKind) {
    let declared = rulebook.attributes.filter { $0.subject == kind }.map(\.name.value)
    for attribute in given ?? [] where !declared.contains(attribute.value) {
      diagnostics.append(
        Diagnostic(
          RunFault.unknownAttribute(
            name: attribute.value, nearest: nearestName(to: attribute.value, among: declared),
            known: declared),
          at: attribute.span))
    }
  }

  /// Reports tables of registers that the rulebook does not declare.
  private mutating func checkRegisters() {
    let known = rulebook.registers.map(\.name.value)
    for case let register? in file.evidence.map(\.register) where !known.contains(register.value) {
      diagnostics.append(
        Diagnostic(
          RunFault.unknownRegister(
            name: register.value, nearest: nearestName(to: register.value, among: known),
            known: known),
          at: register.span))
    }
  }

  private mutating func reportEmpty(_ store: EvidenceStore, _ table: TableFile) {
    guard store.subjects.count == 0,
      !store.diagnostics.contains(where: { $0.severity == .error })
    else { return }
    diagnostics.append(
      Diagnostic(RunFault.noSubjects(path: shownPath(table.file.value)), at: table.file.span))
  }

  /// The headings that the run itself names.
  private var askedHeadings: [Placed<String>] {
    let tables = [file.units.table, file.persons?.table].compactMap { $0 }
    let optional = [
      file.units.name, file.units.parent, file.units.former, file.persons?.name,
      file.persons?.unit,
    ]
    return tables.map(\.subject) + optional.compactMap { $0 }
      + file.evidence.map(\.table.subject)
  }

  /// A file that cannot be read has its place where the run names it.
  private func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    if let fault = diagnostic.fault as? EvidenceFault, let asked = fault.asked(askedHeadings) {
      return Diagnostic(asked, at: diagnostic.at)
    }
    guard let fault = diagnostic.fault as? FileFault, diagnostic.at == nil else {
      return diagnostic
    }
    var named = [file.units.table.file] + file.evidence.map(\.table.file)
    if let persons = file.persons { named.append(persons.table.file) }
    if let decisions = file.decisions { named.append(decisions) }
    let place = named.first { shownPath($0.value) == fault.path }
    // By the name that it has there, so that the nearest one can be put in its place.
    return Diagnostic(place.map { fault.renamed($0.value) } ?? fault, at: place?.span)
  }
}

extension EvidenceFault {
  /// The same fault with the place where a run asks for the column; nil for any other.
  fileprivate func asked(_ headings: [Placed<String>]) -> EvidenceFault? {
    func place(_ name: String) -> Span? { headings.first { $0.value == name }?.span }
    switch self {
    case .noSubjectColumn(let path, let heading, let nearest, nil):
      return place(heading).map {
        .noSubjectColumn(path: path, heading: heading, nearest: nearest, asked: $0)
      }
    case .noColumn(let heading, let nearest, nil):
      return place(heading).map { .noColumn(heading: heading, nearest: nearest, asked: $0) }
    default: return nil
    }
  }
}
