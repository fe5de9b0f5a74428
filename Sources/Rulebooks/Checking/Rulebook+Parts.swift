public import Diagnostics

// Walks over the parts of a rulebook.
extension Rulebook {
  /// Everything that can carry remarks, with where it stands.
  public var remarked: [(remarks: Remarks, span: Span)] {
    [(remarks, span)] + functions.map { ($0.remarks, $0.span) }
      + registers.map { ($0.remarks, $0.span) } + checks.map { ($0.remarks, $0.span) }
      + indicators.map { ($0.remarks, $0.span) } + assessments.flatMap(\.remarked)
  }

  /// The names of the facts of one kind of subject.
  func factNames(of kind: SubjectKind) -> [String] {
    indicators.filter { $0.subject == kind }.map(\.name.value)
      + registers.filter { $0.subject == kind }.map(\.name.value)
      + attributes.filter { $0.subject == kind }.map(\.name.value)
  }
}

extension Checker {
  /// All legal bases but those of values of parameters that do not hold on the day.
  var basesThatCount: [Basis] {
    rulebook.parameters.flatMap(\.values).filter { $0.days.contains(day) }.flatMap(\.basis)
      + remarked.flatMap(\.remarks.basis)
  }
}

extension Assessment {
  /// Itself and everything in it that can carry remarks.
  var remarked: [(remarks: Remarks, span: Span)] {
    var all: [(remarks: Remarks, span: Span)] = [(remarks, span)]
    all += leavesAndSections.dropFirst().flatMap(\.remarked)
    all += (bonus + penalty).flatMap(\.remarked)
    all += scoreCeilings.map { ($0.remarks, $0.span) }
    for rule in classes {
      all.append((rule.remarks, rule.span))
      all += rule.requires.map { ($0.remarks, $0.span) }
    }
    all += knockOuts.map { ($0.remarks, $0.span) } + ceilings.map { ($0.remarks, $0.span) }
    for quota in quotas {
      all.append((quota.remarks, quota.span))
      all += quota.cases.map { ($0.remarks, $0.span) }
    }
    return all + rankings.map { ($0.remarks, $0.span) } + awards.map { ($0.remarks, $0.span) }
  }
}

extension Assessment {
  /// The number of each node of the tree by its id; the root, which is the assessment, has none.
  var nodeNumbers: [String: Int] {
    Dictionary(
      leavesAndSections.enumerated().dropFirst().map { ($1.id.value, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Criterion {
  /// Itself and the lines of its method that can carry remarks; not its children.
  var remarked: [(remarks: Remarks, span: Span)] {
    var all: [(remarks: Remarks, span: Span)] = [(remarks, span)]
    guard case .scored(let method) = content else { return all }
    switch method.value {
    case .bands(_, let table): all += table.map { ($0.remarks, $0.span) }
    case .deduct(let lines, _, _): all += lines.flatMap(\.remarked)
    case .several(let several): all += several.parts.flatMap(\.remarked)
    case .checklist(let list): all += list.items.map { ($0.remarks, $0.span) }
    case .decisionTable(let table): all += table.allRows.map { ($0.remarks, $0.span) }
    default: break
    }
    return all
  }

  /// The nodes directly below.
  var children: [Criterion] {
    if case .section(let section) = content { return section.children }
    return []
  }
}

extension Deduction {
  /// Itself and its lines that can carry remarks.
  var remarked: [(remarks: Remarks, span: Span)] {
    switch trigger {
    case .when, .count, .rows: [(remarks, span)]
    case .bands(_, let table): [(remarks, span)] + table.map { ($0.remarks, $0.span) }
    case .group(let group): [(remarks, span)] + group.lines.flatMap(\.remarked)
    }
  }
}
