import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Scoring

/// A table of scores as it was read.
struct ScoreSheet {
  let table: ScoreTable
  let kind: SubjectKind
  let store: EvidenceStore
  /// The ids of criteria and sections that it may have columns of.
  let criteria: [String]
  /// By column: the most decimals that its figures have.
  private let decimals: [Int: Int]

  init(_ table: ScoreTable, _ kind: SubjectKind, _ store: EvidenceStore, criteria: [String]) {
    self.table = table
    self.kind = kind
    self.store = store
    self.criteria = criteria
    decimals = Dictionary(
      store.given.map { column in
        let most = (0..<column.count).reduce(0) {
          max($0, column.cell($1).number?.reduced.scale ?? 0)
        }
        return (column.key.id, most)
      }, uniquingKeysWith: max)
  }

  /// What a column holds.
  enum Item: Hashable {
    case total, classes
    /// The number of an entry of `ranks`.
    case rank(Int)
    /// The number of an id in `criteria`.
    case points(Int)

    /// The number by which the column was asked for.
    var column: Int {
      switch self {
      case .total: 0
      case .classes: 1
      case .rank(let number): 2 + number * 2
      case .points(let number): 3 + number * 2
      }
    }
  }

  /// The cell of a subject; nil where the table has no such column or nothing stands there.
  func cell(_ item: Item, _ subject: Int) -> Cell? {
    guard let cell = store.column(id: item.column)?.cell(subject), cell.absence == nil else {
      return nil
    }
    return cell
  }

  /// The bytes of the cell.
  func span(_ item: Item, _ subject: Int) -> Span? {
    store.column(id: item.column).flatMap { store.span(of: $0, subject: subject) }
  }

  /// The most decimals that figures of a column have.
  func digits(_ item: Item) -> Int { decimals[item.column] ?? 0 }

  /// The number of a criterion's column, where the table has one.
  func points(of id: String) -> Item? {
    guard let number = criteria.firstIndex(of: id) else { return nil }
    let item = Item.points(number)
    return store.column(id: item.column) == nil ? nil : item
  }
}

/// Reads tables of scores.
struct ScoreReading {
  private let run: ComputedRun
  private let root: String
  private let paths: RunPaths
  private(set) var diagnostics: [Diagnostic] = []

  init(_ run: ComputedRun, root: String) {
    self.run = run
    self.root = root
    paths = RunPaths(of: run.file.id.span.source.path)
  }

  /// The table; nil, with a report, where it names what the rulebook does not have.
  mutating func sheet(_ table: ScoreTable) -> ScoreSheet? {
    let all = run.checked.assessments
    let own = all.filter {
      table.assessment == nil || $0.assessment.id.value == table.assessment?.value
    }
    if let name = table.assessment, own.isEmpty {
      report(.assessment, name, known: all.map(\.assessment.id.value))
      return nil
    }
    let kind: SubjectKind =
      own.contains { $0.assessment.subject == .unit } ? .unit : .person
    let members = own.filter { $0.assessment.subject == kind }
    var criteria: [String] = []
    for id in members.flatMap({ ($0.nodes.dropFirst() + $0.adjustments).map(\.criterion.id.value) })
    where !criteria.contains(id) {
      criteria.append(id)
    }
    let rankings = members.flatMap { $0.assessment.rankings.map(\.name.value) }
    let before = diagnostics.count
    for (name, _) in table.ranks where !rankings.contains(name.value) {
      report(.ranking, name, known: rankings)
    }
    for (name, _) in table.points where !criteria.contains(name.value) {
      report(.criterion, name, known: criteria)
    }
    guard diagnostics.count == before, let subjects = run.evidence(of: kind)?.subjects else {
      return nil
    }
    let store = readEvidence(
      EvidenceRequest(
        subjects: .known(subjects), tables: [request(table.table)],
        columns: columns(table, criteria)))
    // A table that was written for people may have columns that nobody compares.
    diagnostics += store.diagnostics.filter { $0.severity == .error }.map {
      $0.at == nil ? Diagnostic($0.fault, at: table.table.file.span) : $0
    }
    return ScoreSheet(table, kind, store, criteria: criteria)
  }

  private func columns(_ table: ScoreTable, _ criteria: [String]) -> [ColumnRequest] {
    var columns: [ColumnRequest] = []
    func ask(
      _ item: ScoreSheet.Item, _ heading: String, _ kind: ColumnRequest.Kind,
      isRequired: Bool = true
    ) {
      columns.append(
        ColumnRequest(id: item.column, heading: heading, kind: kind, isRequired: isRequired))
    }
    if let total = table.total { ask(.total, total.value, .number) }
    if let heading = table.classHeading { ask(.classes, heading.value, .text) }
    for (number, rank) in table.ranks.enumerated() {
      ask(.rank(number), rank.heading.value, .wholeNumber)
    }
    for (number, id) in criteria.enumerated() {
      let named = table.points.first { $0.name.value == id }
      ask(.points(number), named?.heading.value ?? id, .number, isRequired: named != nil)
    }
    return columns
  }

  private func request(_ table: TableFile) -> TableRequest {
    paths.request(table, root: root)
  }

  private mutating func report(_ what: DecisionSubject, _ name: Placed<String>, known: [String]) {
    diagnostics.append(
      Diagnostic(
        CrossCheckFault.unknownName(
          what: what, name: name.value, nearest: nearestName(to: name.value, among: known),
          known: known),
        at: name.span))
  }
}

extension RunPaths {
  /// The request of a table of the run.
  func request(_ table: TableFile, root: String) -> TableRequest {
    let path = joined(table.file.value)
    return TableRequest(
      path: path, input: .file(path.hasPrefix("/") || root.isEmpty ? path : root + "/" + path),
      subjectHeading: table.subject.value, missingMarks: table.missing,
      notApplicableMarks: table.notApplicable)
  }
}
