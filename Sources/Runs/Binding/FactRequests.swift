import Decimals
public import Evidence
import FEEL
public import Rulebooks

/// Which columns the facts of a rulebook are read from.
public struct FactRequests: Sendable, Equatable {
  /// The attributes, which the table of subjects gives; a request's id is the fact's number.
  public private(set) var attributes: [ColumnRequest] = []
  /// The indicators and given points, which the tables of evidence give.
  public private(set) var evidence: [ColumnRequest] = []
  /// The columns of each register, which tables of their own give.
  public private(set) var registers: [[ColumnRequest]] = []

  /// The requests of a checked rulebook.
  ///
  /// - Parameter given: The names of the attributes that the table of subjects gives; nil for all.
  public init(_ checked: CheckedRulebook, _ kind: SubjectKind, given: [String]?) {
    let pointRanges = checked.givenRanges(of: kind)
    let inParts = checked.factsOfParts(kind)
    for (number, fact) in checked.facts(of: kind).facts.enumerated() {
      let rungs =
        fact.ladder.flatMap { checked.ladders.indices.contains($0) ? checked.ladders[$0] : nil }
      let columnKind = ColumnRequest.Kind(
        fact.type, ladder: rungs.map { ($0.number, $0.rungs) })
      switch fact.origin {
      case .indicator(let index):
        let indicator = checked.rulebook.indicators[index]
        guard indicator.derived == nil else { continue }
        var request = ColumnRequest(indicator, id: number, kind: columnKind)
        // Where an assessment is evaluated part by part, the whole stands as its last part does.
        if request.combining == nil, inParts.contains(number) { request.combining = .last }
        request.range = request.range ?? pointRanges[fact.name]
        evidence.append(request)
      case .attribute:
        if let given, !given.contains(fact.name) { continue }
        attributes.append(ColumnRequest(id: number, heading: fact.name, kind: columnKind))
      case .given(_, let criterion):
        evidence.append(
          ColumnRequest(
            id: number, heading: criterion, kind: columnKind, range: pointRanges[criterion],
            combining: inParts.contains(number) ? .last : nil))
      case .register, .previous: continue
      }
    }
    for register in checked.facts(of: kind).registers {
      registers.append(
        zip(register.register.columns, register.columns).enumerated().map { number, pair in
          let (column, fact) = pair
          let rungs = fact.ladder.flatMap {
            checked.ladders.indices.contains($0) ? checked.ladders[$0] : nil
          }
          return ColumnRequest(
            column, id: number,
            kind: ColumnRequest.Kind(fact.type, ladder: rungs.map { ($0.number, $0.rungs) }))
        })
    }
  }

  /// The requests of a rulebook that has faults, so that those of the evidence are found too.
  init(_ rulebook: Rulebook, _ kind: SubjectKind, given: [String]?) {
    var number = 0
    func columnKind(_ type: ValueType) -> ColumnRequest.Kind {
      guard case .level(let name) = type else { return ColumnRequest.Kind(type, ladder: nil) }
      // Of a ladder that is not there nobody knows what its rungs are to be.
      guard let ladder = rulebook.ladders.first(where: { $0.name.value == name }) else {
        return .text
      }
      return ColumnRequest.Kind(type, ladder: (0, ladder.rungs.map(\.value)))
    }
    for indicator in rulebook.indicators
    where indicator.subject == kind && indicator.derived == nil {
      evidence.append(
        ColumnRequest(indicator, id: number, kind: columnKind(indicator.type.value)))
      number += 1
    }
    for register in rulebook.registers where register.subject == kind {
      registers.append(
        register.columns.enumerated().map {
          ColumnRequest($1, id: $0, kind: columnKind($1.type.value))
        })
    }
    for attribute in rulebook.attributes where attribute.subject == kind {
      if let given, !given.contains(attribute.name.value) { continue }
      attributes.append(
        ColumnRequest(
          id: number, heading: attribute.name.value, kind: columnKind(attribute.type.value)))
      number += 1
    }
    for assessment in rulebook.assessments where assessment.subject == kind {
      for id in assessment.root.givenColumns
        + (assessment.bonus + assessment.penalty).flatMap(
          \.givenColumns)
      {
        evidence.append(ColumnRequest(id: number, heading: id, kind: .points))
        number += 1
      }
    }
  }
}

extension FactRequests {
  /// Makes it no fault that a column is lacking.
  mutating func makeOptional() {
    for index in evidence.indices { evidence[index].isRequired = false }
  }
}

extension ColumnRequest {
  /// The request of an indicator's column.
  fileprivate init(_ indicator: Indicator, id: Int, kind: Kind) {
    let name = indicator.name.value
    self.init(
      id: id, heading: indicator.heading,
      alternatives: indicator.heading == name ? [] : [name], kind: kind,
      range: indicator.range.flatMap { ValueRange($0) },
      document: indicator.document.policy, validForMonths: indicator.validForMonths,
      combining: indicator.combine?.combining, skipsMissingPeriods: indicator.skipsMissingPeriods)
  }
}

extension ColumnRequest {
  /// The request of a register's column.
  fileprivate init(_ column: Register.Column, id: Int, kind: Kind) {
    let name = column.name.value
    self.init(
      id: id, heading: column.heading, alternatives: column.heading == name ? [] : [name],
      kind: kind, range: column.range.flatMap { ValueRange($0) })
  }
}

extension ColumnRequest.Kind {
  /// The kind of column that holds values of a type.
  fileprivate init(_ type: ValueType, ladder: (number: UInt32, rungs: [String])?) {
    switch type {
    case .wholeNumber: self = .wholeNumber
    case .number: self = .number
    case .percent: self = .percent
    case .points: self = .points
    case .yesNo: self = .yesNo
    case .level: self = .level(ladder: ladder?.number ?? 0, rungs: ladder?.rungs ?? [])
    case .choice(let names): self = .choice(ladder: ladder?.number, names: names)
    case .date: self = .date
    case .text: self = .text
    }
  }
}

extension Rulebooks.DocumentPolicy {
  fileprivate var policy: ColumnRequest.DocumentPolicy {
    switch self {
    case .required: .required
    case .whenClaimed: .whenClaimed
    case .none: .none
    }
  }
}

extension Rulebooks.PeriodCombining {
  fileprivate var combining: ColumnRequest.PeriodCombining {
    switch self {
    case .sum: .sum
    case .mean: .mean
    case .min: .minimum
    case .max: .maximum
    case .last: .last
    }
  }
}

extension ValueRange {
  /// A range of a rulebook; nil where an end is not a plain figure.
  init?(_ interval: Interval) {
    func figure(_ end: Interval.End?) -> Decimal?? {
      guard let end else { return .some(nil) }
      if case .constant(let placed) = end.amount { return .some(placed.value) }
      return nil
    }
    guard let lower = figure(interval.lower), let upper = figure(interval.upper) else {
      return nil
    }
    // A range without a value is a fault of the rules, not of every figure.
    if let lower, let upper, lower > upper { return nil }
    self.init(
      lower: lower, includesLower: interval.lower?.isClosed ?? true, upper: upper,
      includesUpper: interval.upper?.isClosed ?? true)
  }
}

extension Criterion {
  /// The ids of the criteria here and below whose points stand in a column of their own.
  fileprivate var givenColumns: [String] {
    switch content {
    case .scored(let method):
      if case .given(nil) = method.value { return [id.value] }
      return []
    case .section(let section): return section.children.flatMap(\.givenColumns)
    }
  }
}
