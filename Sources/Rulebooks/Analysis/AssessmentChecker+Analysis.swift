import FEEL

// Analysis of one assessment, after all of it has been checked.
extension AssessmentChecker {
  /// Looks at what the parts of the assessment say of each other.
  ///
  /// - Parameters:
  ///   - nodes: The nodes, then the adjustments.
  ///   - points: By node of the tree: the least and most it can bring.
  func analyse(_ nodes: [CheckedNode], _ points: [PointRange?]) {
    analyseConditions(nodes, points)
    analyseMethods(nodes, points)
    findShareBands(nodes)
    findDoublePenalties(points)
    findRelativeScores(nodes)
    findRoundingTies(points)
    analyseClasses(points)
    findLimitsWithoutBasis()
    analyseNumbering()
  }
}
