public import Rulebooks
import Scoring

/// Which part of a run is shown and in which order.
public struct RankSelection: Sendable {
  /// The number of the only assessment; nil for all.
  public let assessment: Int?
  /// The name of the ranking whose order holds, where an assessment has it; else its first.
  public let ranking: String?

  /// Makes a selection.
  public init(assessment: Int? = nil, ranking: String? = nil) {
    self.assessment = assessment
    self.ranking = ranking
  }

  /// The numbers of the assessments.
  func assessments(of outcome: Outcome) -> [Int] {
    assessment.map { [$0] } ?? Array(outcome.assessments.indices)
  }

  /// The kind and number of the subject that is shown first; nil where there is none.
  public func firstSubject(of outcome: Outcome) -> (kind: SubjectKind, number: Int)? {
    let shown = assessments(of: outcome)
    // Results that are ranked or classified before those that only score.
    let ranked = shown.filter { number in
      let assessment = outcome.assessments[number].checked.assessment
      return !(assessment.rankings.isEmpty && assessment.classes.isEmpty)
    }
    for number in ranked + shown {
      let assessment = outcome.assessments[number]
      if let row = order(of: assessment).first {
        return (assessment.checked.assessment.subject, assessment.subjects[row])
      }
    }
    return nil
  }

  /// The number of the ranking whose order holds; nil where the assessment has none.
  func rankingNumber(of assessment: Assessment) -> Int? {
    if let ranking, let number = assessment.rankings.firstIndex(where: { $0.name.value == ranking })
    {
      return number
    }
    return assessment.rankings.isEmpty ? nil : 0
  }

  /// The rows of an assessment in the order in which they are shown: by rank, then those without
  /// a rank by id.
  func order(of outcome: AssessmentOutcome) -> [Int] {
    guard let number = rankingNumber(of: outcome.checked.assessment) else {
      return Array(outcome.subjects.indices)
    }
    let ranked = outcome.orders[number]
    let ranks = outcome.ranks[number]
    return ranked + outcome.subjects.indices.filter { ranks[$0] == nil }
  }
}

/// How many subjects came to which end.
public struct RankCounts: Sendable, Hashable {
  /// All subjects of the assessments shown.
  public private(set) var subjects = 0
  /// With a total.
  public private(set) var scored = 0
  /// Without a total, and that is no fault.
  public private(set) var unscored = 0
  /// Without a total because evidence is lacking or a rule failed.
  public private(set) var notRanked = 0
  /// Exempt by a rule.
  public private(set) var notRated = 0
  /// Whose class an authority must decide.
  public private(set) var pending = 0

  /// Counts the subjects of the assessments that are shown.
  public init(_ outcome: Outcome, _ selection: RankSelection) {
    for number in selection.assessments(of: outcome) {
      let assessment = outcome.assessments[number]
      subjects += assessment.subjects.count
      for state in assessment.states {
        switch state {
        case .scored: scored += 1
        case .unscored: unscored += 1
        case .notRanked: notRanked += 1
        case .notRated: notRated += 1
        }
      }
      for result in assessment.classes where result.state == .pending { pending += 1 }
    }
  }
}
