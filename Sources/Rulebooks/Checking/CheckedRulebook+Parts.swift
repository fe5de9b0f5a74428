import FEEL

extension CheckedRulebook {
  /// The numbers of the facts that are read by assessments that are evaluated part by part of the
  /// period, and by no others: nothing needs their values for the whole.
  public func factsOfParts(_ kind: SubjectKind) -> Set<Int> {
    let parted = Set(
      rulebook.assessments.flatMap(\.otherResults).filter { $0.periods != nil }
        .flatMap(\.assessments).map(\.value))
    if parted.isEmpty { return [] }
    var inParts: Set<Int> = []
    var inWhole: Set<Int> = []
    for assessment in assessments {
      let read = facts(kind, readBy: assessment)
      if parted.contains(assessment.assessment.id.value) {
        inParts.formUnion(read)
      } else {
        inWhole.formUnion(read)
      }
    }
    return inParts.subtracting(inWhole)
  }

  /// The facts of a kind that an assessment reads, and what derived ones rest on.
  private func facts(_ kind: SubjectKind, readBy assessment: CheckedAssessment) -> Set<Int> {
    let layout = assessment.layout
    let table = facts(of: kind).facts
    let first: Int?
    switch (assessment.assessment.subject, kind) {
    case (.unit, .unit), (.person, .person): first = 0
    case (.person, .unit): first = layout.unitFacts?.index
    case (.unit, .person): first = layout.headFacts?.index
    }
    guard let first else { return [] }
    var found: Set<Int> = []
    func take(_ formula: Formula, from first: Int) {
      for reference in expression(of: formula)?.references ?? [] {
        guard case .slot(let slot) = reference.binding.reference,
          table.indices.contains(slot.index - first),
          found.insert(slot.index - first).inserted,
          case .indicator(let index) = table[slot.index - first].origin,
          let derived = rulebook.indicators[index].derived
        else { continue }
        // Derived facts form no circle, and each is looked at once.
        take(derived, from: 0)
      }
    }
    for formula in assessment.assessment.allFormulas { take(formula, from: first) }
    if first == 0 {
      for (number, fact) in table.enumerated() {
        if case .given(_, let criterion) = fact.origin,
          assessment.assessment.givenColumns.contains(where: { $0.id.value == criterion })
        {
          found.insert(number)
        }
      }
    }
    return found
  }
}
