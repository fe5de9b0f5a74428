public import Decimals

/// A published result that is taken as given: what a rule test says of a unit whose head it is
/// about, without the evidence that led to it.
public struct GivenResult: Sendable {
  /// The number of the assessment in the plan.
  public let assessment: Int
  /// The number of the subject.
  public let subject: Int
  /// The total; nil: as computed.
  public let total: Decimal?
  /// The number of the class, best first; nil: as computed.
  public let classNumber: Int?

  /// Makes a given result.
  public init(assessment: Int, subject: Int, total: Decimal?, classNumber: Int?) {
    self.assessment = assessment
    self.subject = subject
    self.total = total
    self.classNumber = classNumber
  }
}

extension AssessmentOutcome {
  /// The same outcome with results that are given.
  func replacing(_ given: [GivenResult]) -> AssessmentOutcome {
    if given.isEmpty { return self }
    var states = states
    var totals = totals
    var classes = classes
    for result in given {
      guard let row = subjects.firstIndex(of: result.subject) else { continue }
      if let total = result.total {
        states[row] = .scored
        totals[row] = Cell(total)
      }
      if let number = result.classNumber {
        classes[row] = ClassResult(state: .given, computed: number)
      }
    }
    return AssessmentOutcome(
      checked: checked, subjects: subjects, states: states, totals: totals, classes: classes,
      ranks: ranks, orders: orders, decidingKeys: decidingKeys, sectionRanks: sectionRanks,
      quotas: quotas, awards: awards, lacking: lacking,
      classChanges: classChanges, nodes: nodes)
  }
}
