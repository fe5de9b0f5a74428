import FEEL

// The ladders of the classes of assessments. Assessments with the same classes share one, so that
// a person's class can be held against the unit's.
extension Checker {
  /// Gives the classes of every assessment their ladder.
  func numberClassLadders() {
    for assessment in rulebook.assessments where !assessment.classes.isEmpty {
      let ids = assessment.classes.map(\.id.value)
      let known = classLadders.values.sorted().first { ladders[$0].rungs == ids }
      classLadders[assessment.id.value] =
        known ?? addLadder(assessment.id.value, ids, bestFirst: true)
    }
  }

  /// The type of the class of an assessment.
  func classType(of assessment: Assessment) -> FEELType? {
    classLadders[assessment.id.value].map { .level(ladders[$0]) }
  }
}
