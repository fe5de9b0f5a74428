import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Runs
import Scoring

/// Reads the tables that tests name, each set of tables of evidence once.
struct TestTables {
  let folder: TestFolder
  private var bases: [Key: TestBase] = [:]

  private struct Key: Hashable {
    let day: Day?
    let tables: [String]
  }

  init(folder: TestFolder) { self.folder = folder }

  /// The units of a test's tables of evidence with their facts, and what came of them; the first
  /// table lists the units. Columns that are not there are facts that are missing: a test asks
  /// for what it needs.
  mutating func base(
    of test: RuleTest, _ plan: Plan, day: Day?
  ) -> (base: TestBase?, diagnostics: [Diagnostic]) {
    let key = Key(
      day: day,
      tables: test.evidence.map {
        ([$0.file.value, $0.subject?.value ?? "", "m"] + $0.missing + ["n"] + $0.notApplicable)
          .joined(separator: "\u{0}")
      })
    if let known = bases[key] { return (known, []) }
    let outside = test.evidence.filter { TestFolder.isOutside($0.file.value) }
    guard outside.isEmpty, let first = test.evidence.first else {
      return (nil, outside.map { Self.outside($0) })
    }
    let requests = FactRequests(plan.checked, .unit, given: nil)
    let store = Self.read(
      EvidenceRequest(
        subjects: .listed(
          SubjectListRequest(table: request(first), attributes: requests.attributes.optional)),
        tables: test.evidence.map { request($0) }, columns: requests.evidence.optional))
    let errors = store.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { return (nil, errors) }
    let attributes = Dictionary(
      store.attributes.map { ($0.key.id, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = plan.checked.unitFacts.facts.indices.map { number in
      attributes[number] ?? store.column(id: number)
    }
    let inputs = Inputs(
      units: SubjectData(ids: store.subjects.ids, columns: columns),
      parentOfUnit: store.subjects.parents)
    let base = TestBase(
      plan: plan, inputs: inputs, decisions: [], outcome: evaluate(plan, inputs))
    bases[key] = base
    return (base, [])
  }

  func request(_ table: TestTable) -> TableRequest {
    let path = folder.path + table.file.value
    var request = TableRequest(
      path: path, input: .file(folder.systemPath(path)), subjectHeading: table.subject?.value ?? "",
      missingMarks: table.missing, notApplicableMarks: table.notApplicable,
      ignored: table.ignored.map(\.value))
    if table.subject == nil { request.subjectHeading = firstHeading(of: request) ?? "" }
    return request
  }

  /// Reads tables of a test. Figures that could be read in two ways have a decimal point, as all
  /// values have that tests give.
  static func read(_ request: EvidenceRequest) -> EvidenceStore {
    let store = readEvidence(request)
    let open = Set(
      store.diagnostics.compactMap { diagnostic -> String? in
        guard case .ambiguousFigure? = diagnostic.fault as? EvidenceFault else { return nil }
        return diagnostic.at?.source.path
      })
    if open.isEmpty { return store }
    func pointed(_ table: TableRequest) -> TableRequest {
      var table = table
      if open.contains(table.path) { table.format.decimalMark = .point }
      return table
    }
    var again = request
    again.tables = request.tables.map(pointed)
    if case .listed(var list) = request.subjects {
      list.table = pointed(list.table)
      again.subjects = .listed(list)
    }
    return readEvidence(again)
  }

  static func outside(_ table: TestTable) -> Diagnostic {
    Diagnostic(TestFault.fileOutside(path: table.file.value), at: table.file.span)
  }
}

extension [ColumnRequest] {
  /// The same columns, none of which must be there.
  fileprivate var optional: [ColumnRequest] {
    map { request in
      var request = request
      request.isRequired = false
      return request
    }
  }
}

// Tables of expected results.
extension Binder {
  /// What a table expects, cell by cell: an empty cell expects nothing.
  mutating func checks(of expected: ExpectedTable, _ tables: TestTables) -> [BoundCheck] {
    guard let base else {
      report(.tableWithoutEvidence(path: expected.table.file.value), at: expected.table.file.span)
      return []
    }
    if TestFolder.isOutside(expected.table.file.value) {
      diagnostics.append(TestTables.outside(expected.table))
      return []
    }
    let columns = expected.columns.compactMap { column(of: $0) }
    guard columns.count == expected.columns.count else { return [] }
    let subjects = SubjectTable(ids: base.inputs.units.ids)
    let store = TestTables.read(
      EvidenceRequest(
        subjects: .known(subjects), tables: [tables.request(expected.table)],
        columns: columns.enumerated().map { number, column in
          ColumnRequest(
            id: number, heading: column.heading.value,
            kind: column.target.isFigure ? .number : .text)
        }))
    let errors = store.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      diagnostics += errors
      return []
    }
    var checks: [BoundCheck] = []
    for (number, column) in columns.enumerated() {
      guard let found = store.column(id: number) else { continue }
      for subject in base.inputs.units.ids.indices {
        let cell = found.cell(subject)
        guard cell.kind != .absent,
          let origin = store.origin(of: found, subject: subject),
          let value = value(of: cell, at: column)
        else { continue }
        checks.append(
          BoundCheck(
            assessment: column.assessment, subject: subject, target: column.target,
            expected: value, address: column.address, subjectID: base.inputs.units.ids[subject],
            place: .row(path: origin.path, row: origin.row)))
      }
    }
    if checks.isEmpty, diagnostics.isEmpty {
      report(.emptyTable(path: expected.table.file.value), at: expected.table.file.span)
    }
    return checks
  }

  /// A column of expected results.
  struct ExpectedColumn {
    let address: String
    let assessment: Int
    let target: Target
    let heading: Placed<String>
  }

  private mutating func column(of expectation: Expectation) -> ExpectedColumn? {
    guard let heading = expectation.values.first else { return nil }
    let address = expectation.address.value
    let (prefixed, rest) = split(address)
    guard let number = prefixed ?? onlyAssessmentOfUnits() else { return nil }
    switch TargetReader(assessment: checked.assessments[number]).target(rest, address: address) {
    case .success(let target):
      return ExpectedColumn(
        address: address, assessment: number, target: target, heading: heading)
    case .failure(let fault):
      report(fault, at: expectation.address.span)
      return nil
    }
  }

  private mutating func onlyAssessmentOfUnits() -> Int? {
    if let name = test.assessment { return namedAssessment(name) }
    let all = checked.assessments.indices.filter {
      checked.assessments[$0].assessment.subject == .unit
    }
    if all.count == 1 { return all[0] }
    report(
      .severalAssessments(names: all.map { checked.assessments[$0].assessment.id.value }),
      at: test.name.span)
    return nil
  }

  private mutating func value(of cell: Cell, at column: ExpectedColumn) -> TestValue? {
    if let number = cell.number {
      if case .node(_, .share) = column.target { return .share(number) }
      return .figure(number)
    }
    guard let text = cell.text else { return nil }
    let reader = TargetReader(assessment: checked.assessments[column.assessment])
    switch reader.expected(
      column.target, [Texts.string(text)], isList: false, address: column.address)
    {
    case .success(let value): return value
    case .failure(let fault):
      report(fault, at: column.heading.span)
      return nil
    }
  }
}

extension Target {
  /// Whether what stands at it is a figure where there is a result.
  fileprivate var isFigure: Bool {
    switch self {
    case .node(_, .points), .node(_, .share), .total, .rank, .quota: true
    case .node(_, .state), .classResult, .state, .award, .lacking, .decision: false
    }
  }
}
