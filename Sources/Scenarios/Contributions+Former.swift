import Decimals

extension Contributions {
  /// A total of which nothing more is known.
  public static func whole(_ total: Decimal) -> Contributions { Contributions([], total: total) }

  /// The parts under the ids that another rulebook gives them, so that they can be compared with a
  /// result by that one. What stands under the same id there but is something else keeps its id with a
  /// mark.
  ///
  /// - Parameters:
  ///   - former: The rulebook that gave the result.
  ///   - current: The other rulebook.
  ///   - assessment: The id of the assessment.
  ///   - mark: What tells ids of the former rulebook, such as its year.
  public func carried(
    from former: RulebookFiles, to current: RulebookFiles, assessment: String, mark: String
  ) -> Contributions {
    renamed(
      RuleMatching(RulebookDiffing(former.tree, current.tree), mark: mark).renames(in: assessment))
  }
}
