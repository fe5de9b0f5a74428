import Decimals
import Diagnostics

/// Makes facts of what tables give: the values of the stage that counts, with their documents
/// judged and their periods combined (`rule-language` section 5, step 1).
struct FactBuilder {
  let request: EvidenceRequest
  let subjects: SubjectTable
  /// The columns that tables give, by indicator.
  let given: [Int: [Column]]
  let documents: DocumentIndex
  /// What is wrong beyond the tables themselves.
  private(set) var faults: [FactFault] = []
  /// The indicators whose documents cannot be checked.
  private(set) var unchecked: [String] = []

  init(
    _ request: EvidenceRequest, subjects: SubjectTable, given: [Int: [Column]],
    documents: DocumentIndex
  ) {
    self.request = request
    self.subjects = subjects
    self.given = given
    self.documents = documents
  }

  /// The fact of an indicator; nil where no table gives it.
  mutating func fact(_ column: ColumnRequest) -> Column? {
    guard let columns = given[column.id], !columns.isEmpty else { return nil }
    let last = request.fallBack.max().map { max($0, request.stage) } ?? request.stage
    let hasDocuments = documents.has(column.id, upTo: last)
    let needsDocuments = column.document != .none || column.validForMonths != nil
    if needsDocuments, !hasDocuments { unchecked.append(column.heading) }
    if columns.count == 1, columns[0].key.period == nil, columns[0].key.stage == request.stage,
      !hasDocuments
    {
      return columns[0]
    }
    var fact = FactColumn(column, columns, count: subjects.count)
    var periods: [EvidencePeriod?] = []
    for each in columns where !periods.contains(each.key.period) { periods.append(each.key.period) }
    if periods.count > 1, column.combining == nil {
      faults.append(
        FactFault(
          .notCombined(periods: periods.map { name(of: $0) }), column: column, subject: 0,
          source: nil))
    }
    var values: [Picked] = []
    for subject in 0..<subjects.count {
      values.removeAll(keepingCapacity: true)
      for period in periods {
        values.append(picked(column, columns, period, subject, checks: hasDocuments))
      }
      combine(values, of: column, columns, subject: subject, into: &fact)
    }
    return fact.finished(stage: request.stage)
  }

  private func name(of period: EvidencePeriod?) -> String {
    (period ?? request.period)?.description ?? ""
  }

  // MARK: - Stage and documents

  /// The value of one period, and where it comes from.
  struct Picked {
    let period: EvidencePeriod?
    var cell: Cell
    var refusal: Refusal?
    /// The number of the column that gives it.
    let column: Int?
    var isGiven: Bool { !(cell.absence?.reason == .missing) }
  }

  private mutating func picked(
    _ request: ColumnRequest, _ columns: [Column], _ period: EvidencePeriod?, _ subject: Int,
    checks: Bool
  ) -> Picked {
    for stage in [self.request.stage] + self.request.fallBack {
      guard
        let number = columns.firstIndex(where: {
          $0.key.period == period && $0.key.stage == stage
        })
      else { continue }
      let cell = columns[number].cell(subject)
      if let absence = cell.absence, absence.reason == .missing { continue }
      var found = Picked(
        period: period, cell: cell, refusal: columns[number].refusal(subject), column: number)
      // A stage before any document was handed in has none to judge.
      let reached = max(stage, self.request.stage)
      if checks, cell.absence == nil, documents.has(request.id, upTo: reached) {
        judge(&found, request, columns, subject, stage: reached)
      }
      return found
    }
    let here = columns.firstIndex {
      $0.key.period == period && $0.key.stage == self.request.stage
    }
    let elsewhere = columns.firstIndex {
      $0.key.period == period && $0.cell(subject).absence?.reason != .missing
    }
    return Picked(
      period: period, cell: Cell(Absence(.missing)),
      refusal: elsewhere == nil ? nil : .notAtStage, column: elsewhere ?? here)
  }

  private mutating func judge(
    _ value: inout Picked, _ column: ColumnRequest, _ columns: [Column], _ subject: Int,
    stage reached: Int
  ) {
    let source = value.column.map { columns[$0] }
    let isNothing = value.cell.number?.isZero == true || value.cell.boolean == false
    if isNothing, column.document != .required { return }
    let all = documents.documents(column.id, subject: subject).filter {
      ($0.period == value.period || $0.period == nil) && $0.stage <= reached
    }
    // Those of the last stage that has any.
    let stage = all.map(\.stage).max()
    let last = all.filter { $0.stage == stage }
    let good = last.filter { $0.status != .rejected }
    if good.isEmpty {
      if !last.isEmpty {
        value.cell = Cell(Absence(.documentNotAccepted))
        value.refusal = .documentRejected
      } else if column.document != .none {
        value.cell = Cell(Absence(.documentNotAccepted))
        value.refusal = .documentLacking
        faults.append(
          FactFault(.noDocument, column: column, subject: subject, source: source))
      }
      return
    }
    if column.document != .none, good.allSatisfy({ $0.title.isEmpty }) {
      value.cell = Cell(Absence(.documentNotAccepted))
      value.refusal = .documentLacking
      faults.append(FactFault(.noDocument, column: column, subject: subject, source: source))
      return
    }
    guard let months = column.validForMonths, let end = request.period?.until else { return }
    guard let day = good.compactMap(\.day).max() else {
      value.cell = Cell(Absence(.refused))
      value.refusal = .documentUndated
      faults.append(
        FactFault(.undatedDocument, column: column, subject: subject, source: source))
      return
    }
    if CivilDate(dayNumber: day).adding(months: months).dayNumber < end {
      value.cell = Cell(Absence(.expired))
      value.refusal = .expired
    }
  }

  // MARK: - Periods

  private mutating func combine(
    _ values: [Picked], of column: ColumnRequest, _ columns: [Column], subject: Int,
    into fact: inout FactColumn
  ) {
    guard values.count > 1 else {
      fact.append(values.first, sources: values)
      return
    }
    let given = values.filter(\.isGiven)
    guard let combining = column.combining else {
      if given.isEmpty {
        fact.append(values.first { $0.refusal != nil } ?? values.first, sources: values)
      } else if given.count == 1, given[0].period == nil {
        fact.append(given[0], sources: given)
      } else {
        fact.append(.refused, .periodsNotCombined, sources: given)
      }
      return
    }
    if given.isEmpty {
      fact.append(values.first { $0.refusal != nil } ?? values.first, sources: values)
      return
    }
    for (index, value) in given.enumerated() {
      guard let days = days(of: value.period) else { continue }
      for other in given[(index + 1)...] {
        if let others = self.days(of: other.period), days.overlaps(others) {
          faults.append(
            FactFault(
              .overlapping(first: days.description, second: others.description), column: column,
              subject: subject, source: other.column.map { columns[$0] }))
          fact.append(.refused, .overlappingPeriods, sources: given)
          return
        }
      }
    }
    if !column.skipsMissingPeriods {
      // The value of the last period needs none of the periods before it.
      let lacking = values.first { value in
        !value.isGiven && !isCovered(value.period, by: given)
          && !(combining == .last && given.contains { after($0.period, value.period) })
      }
      if let lacking {
        fact.append(.missing, lacking.refusal ?? .periodMissing, sources: given)
        return
      }
    }
    fact.append(combined(given, combining, column), sources: given)
  }

  private func days(of period: EvidencePeriod?) -> EvidencePeriod? { period ?? request.period }

  private func after(_ left: EvidencePeriod?, _ right: EvidencePeriod?) -> Bool {
    guard let left = days(of: left), let right = days(of: right) else { return false }
    return left.until > right.until
  }

  /// Whether the days of a period all belong to periods that have values.
  private func isCovered(_ period: EvidencePeriod?, by given: [Picked]) -> Bool {
    guard let wanted = days(of: period) else { return false }
    var next = wanted.since
    for each in given.compactMap({ days(of: $0.period) }).sorted() {
      if each.since > next { break }
      next = max(next, each.until + 1)
    }
    return next > wanted.until
  }

  private func combined(
    _ given: [Picked], _ combining: ColumnRequest.PeriodCombining, _ column: ColumnRequest
  ) -> Picked {
    let ordered = given.sorted {
      guard let left = days(of: $0.period), let right = days(of: $1.period) else { return false }
      return left < right
    }
    if combining == .last, let last = ordered.last(where: { usable($0, column) }) { return last }
    var result = Picked(period: nil, cell: Cell(Absence(.missing)), refusal: nil, column: nil)
    // Not applicable in one period is not applicable in that period only.
    let counted = ordered.filter { $0.cell.absence?.reason != .notApplicable }
    let absent = counted.filter { $0.cell.absence != nil }
    if let first = absent.min(by: { reason($0) < reason($1) }), !column.skipsMissingPeriods {
      result.cell = first.cell
      result.refusal = first.refusal
      return result
    }
    let present = counted.filter { $0.cell.absence == nil }.map(\.cell)
    guard let first = present.first else {
      result.cell = counted.isEmpty ? Cell(Absence(.notApplicable)) : absent[0].cell
      result.refusal = absent.first?.refusal
      return result
    }
    let numbers = present.compactMap(\.number)
    switch combining {
    case .sum, .mean:
      let total = combining == .sum ? Decimal.sum(numbers) : Decimal.mean(numbers)
      if numbers.count == present.count, let total {
        result.cell = Cell(total.settledForMethod())
      } else {
        result.cell = Cell(Absence(.refused))
        result.refusal = numbers.count == present.count ? .tooManyDigits : .notAFigure
      }
    case .minimum: result.cell = present.dropFirst().reduce(first) { isBelow($1, $0) ? $1 : $0 }
    case .maximum: result.cell = present.dropFirst().reduce(first) { isBelow($0, $1) ? $1 : $0 }
    case .last: result.cell = first
    }
    return result
  }

  private func usable(_ value: Picked, _ column: ColumnRequest) -> Bool {
    value.cell.absence == nil || !column.skipsMissingPeriods
  }

  private func reason(_ value: Picked) -> AbsenceReason { value.cell.absence?.reason ?? .undefined }

  private func isBelow(_ left: Cell, _ right: Cell) -> Bool {
    if let first = left.number, let second = right.number { return first < second }
    if let first = left.days, let second = right.days { return first < second }
    if let first = left.level, let second = right.level { return first.rung < second.rung }
    if let first = left.boolean, let second = right.boolean { return !first && second }
    return false
  }
}

/// Something wrong with a fact, to be shown at the row that gives it.
struct FactFault {
  enum What {
    case noDocument
    case undatedDocument
    case overlapping(first: String, second: String)
    case notCombined(periods: [String])
  }

  let what: What
  let column: ColumnRequest
  let subject: Int
  let source: Column?

  init(_ what: What, column: ColumnRequest, subject: Int, source: Column?) {
    self.what = what
    self.column = column
    self.subject = subject
    self.source = source
  }
}
