import Diagnostics
import Evidence
import Scoring

extension LoadedRun {
  /// The same run with the values of another stage counting. Tables keep the stages that the run
  /// gives them; nothing is read again.
  ///
  /// - Parameters:
  ///   - stage: The number of the stage among the run's.
  ///   - fallBack: The numbers of stages whose values count where there is none at `stage`.
  public func at(stage: Int, fallBack: [Int] = []) -> LoadedRun {
    var file = file
    file?.stage = stage
    file?.fallBack = fallBack
    return LoadedRun(
      file: file, checked: checked, evidence: evidence?.at(stage: stage, fallBack: fallBack),
      persons: persons?.at(stage: stage, fallBack: fallBack), decisions: decisions,
      diagnostics: diagnostics, hasUnreadFile: hasUnreadFile, previous: previous,
      accepted: accepted,
      reading: reading)
  }
}
