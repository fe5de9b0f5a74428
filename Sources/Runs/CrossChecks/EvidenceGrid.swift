import Decimals
import Diagnostics
import Evidence
import Rulebooks
import Scoring

/// All figures of a wide table of evidence, also those in columns that no rule reads.
struct EvidenceGrid {
  let path: String
  let headings: [String]
  private let store: EvidenceStore

  /// Tables with more cells are not gone through a second time.
  static let mostCells = 1_000_000

  /// Reads a table again; nil where it has no rows about such subjects, or too many.
  init?(_ table: EvidenceTable, _ request: TableRequest, known: EvidenceStore) {
    guard table.layout == .wide, table.register == nil,
      let read = known.tables.first(where: {
        $0.path == request.path && !$0.headings.isEmpty
      }),
      read.rowCount * read.headings.count <= Self.mostCells
    else { return nil }
    path = request.path
    headings = read.headings
    let columns = read.headings.enumerated().filter { !$0.element.isEmpty }.map {
      ColumnRequest(
        id: $0.offset, heading: $0.element, kind: .percent, range: ValueRange(), isRequired: false)
    }
    store = readEvidence(
      EvidenceRequest(subjects: .known(known.subjects), tables: [request], columns: columns))
  }

  /// By column of the table, by subject.
  var columns: [[Decimal?]] { headings.indices.map { column($0) } }

  /// By subject; empty where the column holds no figures.
  func column(_ field: Int) -> [Decimal?] {
    guard let column = store.given(id: field) else { return [] }
    return (0..<store.subjects.count).map { column.cell($0).number }
  }

  /// The bytes of a subject's cell.
  func span(_ field: Int, _ subject: Int) -> Span? {
    store.given(id: field).flatMap { store.span(of: $0, subject: subject) }
  }
}

extension CrossChecker {
  /// The wide tables of evidence with rows about a kind of subject.
  mutating func grids(_ kind: SubjectKind) -> [EvidenceGrid] {
    if let known = gridsRead[kind] { return known }
    let read = readGrids(kind)
    gridsRead[kind] = read
    return read
  }

  private func readGrids(_ kind: SubjectKind) -> [EvidenceGrid] {
    guard let store = run.evidence(of: kind), store.subjects.count > 0 else { return [] }
    let paths = RunPaths(of: run.file.id.span.source.path)
    return run.file.evidence.compactMap { table in
      var request = paths.request(table.table, root: root)
      if let decimal = table.decimal {
        request.format.decimalMark = decimal == .comma ? .comma : .point
      }
      return EvidenceGrid(table, request, known: store)
    }
  }

  /// Holds columns of evidence, and of registers, against their neighbours: sums, percentages of a
  /// whole.
  mutating func addUpEvidence() {
    for kind in SubjectKind.allCases {
      let ids = run.subjects(kind).ids
      for grid in grids(kind) {
        addUp(
          grid.columns, grid.headings, subject: { ids.indices.contains($0) ? ids[$0] : "" },
          span: { grid.span($0, $1) })
      }
      guard let store = run.evidence(of: kind) else { continue }
      let registers = run.checked.facts(of: kind).registers
      for (number, data) in store.registers.enumerated() {
        guard let data, registers.indices.contains(number), data.subjectCount > 0 else { continue }
        let owners = (0..<data.subjectCount).flatMap { subject in
          data.rows(of: subject).map { _ in subject }
        }
        guard owners.count * data.columnCount <= EvidenceGrid.mostCells else { continue }
        let columns = (0..<data.columnCount).map { column in
          owners.indices.map { data.cell($0, column).number }
        }
        addUp(
          columns, registers[number].register.columns.map(\.heading),
          subject: { ids.indices.contains(owners[$0]) ? ids[owners[$0]] : "" },
          span: { store.span(ofRow: $1, register: number, column: $0) })
      }
    }
  }

  /// - Parameters:
  ///   - columns: By column, by row.
  ///   - subject: The id of the subject of a row.
  ///   - span: The bytes of a column's cell in a row.
  private mutating func addUp(
    _ columns: [[Decimal?]], _ headings: [String], subject: (Int) -> String,
    span: (Int, Int) -> Span?
  ) {
    guard columns.count == headings.count else { return }
    for relation in ColumnRelations(columns).broken {
      let parts = relation.parts.map { headings[$0] }
      let field = relation.total ?? relation.parts[0]
      let code = relation.total == nil ? "TD5123" : "TD5122"
      var wrong: [SubjectFigures] = []
      for (row, sum) in relation.failing {
        let name = subject(row)
        if accepts([code], subject: name, about: parts + [headings[field]]) { continue }
        let stated = relation.total.flatMap { columns[$0][row] } ?? .hundred
        wrong.append(
          (
            subject: name, stated: stated.reduced.description,
            computed: sum.reduced.description, place: span(field, row)
          ))
      }
      guard let first = wrong.first else { continue }
      report(
        relation.total == nil
          ? .percentagesDoNotAddUp(
            columns: parts, holds: relation.holds, of: relation.of, subjects: wrong)
          : .columnsDoNotAddUp(
            column: headings[field], parts: parts, holds: relation.holds, of: relation.of,
            subjects: wrong),
        at: first.place)
    }
  }

  // MARK: Rates

  /// A rate that rules compute: by the words that a column of it may bear.
  private struct Rate {
    let words: Set<String>
    let formula: String
    let rule: Span
    /// By subject, as a percentage or as the derived indicator is.
    let values: [Int: Decimal]
  }

  /// Holds columns that bear the name of a derived indicator, or the title of a criterion that
  /// scores a rate, against what the rules compute from numerator and denominator.
  mutating func compareRates() {
    for kind in SubjectKind.allCases {
      let grids = grids(kind)
      if grids.isEmpty { continue }
      // A column that rules read is evidence, whatever else bears its name.
      let read = Set(
        run.checked.rulebook.indicators.filter { $0.derived == nil }
          .flatMap { [$0.heading, $0.name.value] }.map(Self.folded))
      let headings = Set(grids.flatMap(\.headings).map(Self.folded)).subtracting(read)
      let rates = rates(kind, named: headings)
      if rates.isEmpty { continue }
      for grid in grids {
        for (field, heading) in grid.headings.enumerated() {
          let word = Self.folded(heading)
          if read.contains(word) { continue }
          for rate in rates where rate.words.contains(word) {
            compare(rate, grid, field, grid.column(field), kind)
          }
        }
      }
    }
  }

  private mutating func compare(
    _ rate: Rate, _ grid: EvidenceGrid, _ field: Int, _ column: [Decimal?], _ kind: SubjectKind
  ) {
    let digits = column.reduce(0) { max($0, $1?.reduced.scale ?? 0) }
    let limit = Decimal.halfUnit(digits: digits)
    let heading = grid.headings[field]
    var wrong: [SubjectFigures] = []
    for (subject, stated) in column.enumerated() {
      guard let stated, let computed = rate.values[subject],
        stated.distance(to: computed).map({ $0 > limit }) ?? true
      else { continue }
      let name = id(of: subject, kind)
      if accepts(["TD5124"], subject: name, about: [heading]) { continue }
      wrong.append(
        (
          subject: name, stated: stated.reduced.description,
          computed: computed.shown(beside: digits), place: grid.span(field, subject)
        ))
    }
    if let first = wrong.first {
      report(
        .ratesDiffer(column: heading, formula: rate.formula, rule: rate.rule, subjects: wrong),
        at: first.place)
    }
  }

  /// The rates that rules compute and that a heading bears the name of.
  private mutating func rates(_ kind: SubjectKind, named headings: Set<String>) -> [Rate] {
    let all = run.checked.facts(of: kind).facts
    var rates: [Rate] = []
    for (number, fact) in all.enumerated() {
      guard case .indicator(let index) = fact.origin else { continue }
      let indicator = run.checked.rulebook.indicators[index]
      guard let derived = indicator.derived else { continue }
      let words = Set(
        [indicator.heading, fact.name, indicator.title?.vi, indicator.title?.en]
          .compactMap { $0.map(Self.folded) })
      if words.isDisjoint(with: headings) { continue }
      let values = facts(kind)
      guard values.indices.contains(number) else { continue }
      rates.append(
        Rate(
          words: words, formula: derived.text,
          rule: derived.span,
          values: Dictionary(
            values[number].enumerated().compactMap { subject, cell in
              cell.number.map { (subject, $0) }
            }, uniquingKeysWith: { first, _ in first })))
    }
    let numbers = Dictionary(
      all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for rules in run.checked.assessments where rules.assessment.subject == kind {
      for each in rules.nodes {
        guard case .scored(let method) = each.criterion.content,
          case .ratio(let ratio) = method.value, let of = ratio.of,
          let done = numbers[ratio.done.text], let due = numbers[of.text]
        else { continue }
        let words = Set(
          [each.criterion.title?.vi, each.criterion.title?.en].compactMap { $0.map(Self.folded) })
        if words.isDisjoint(with: headings) { continue }
        let values = facts(kind)
        guard values.indices.contains(done), values.indices.contains(due) else { continue }
        var rate: [Int: Decimal] = [:]
        for (subject, pair) in zip(values[done], values[due]).enumerated() {
          if let done = pair.0.number, let due = pair.1.number {
            rate[subject] = done.multiplying(.hundred)?.dividing(by: due)
          }
        }
        rates.append(
          Rate(
            words: words,
            formula: "\(ratio.done.text) / \(of.text)", rule: ratio.done.span, values: rate))
      }
    }
    return rates
  }

  /// A heading without capitals, and without the unit of measure at its end.
  private static func folded(_ heading: String) -> String {
    var text = normalised(heading).lowercased()
    for end in ["(%)", "%"] where text.hasSuffix(end) { text.removeLast(end.count) }
    while text.last == " " { text.removeLast() }
    return text
  }
}
