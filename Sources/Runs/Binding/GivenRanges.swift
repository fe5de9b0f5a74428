import Decimals
import Evidence
import Rulebooks

extension CheckedRulebook {
  /// The points between which people may score, by the name of the fact that holds their scores.
  ///
  /// A score outside them is a fault of the evidence and is told at its cell. A fact that several
  /// criteria take their points from has the widest range; each criterion still holds its own.
  func givenRanges(of kind: SubjectKind) -> [String: ValueRange] {
    let names = Set(facts(of: kind).facts.map(\.name))
    var ranges: [String: PointRange] = [:]
    for assessment in assessments where assessment.assessment.subject == kind {
      for node in assessment.nodes + assessment.adjustments {
        guard case .scored(let method) = node.criterion.content,
          case .given(let formula) = method.value, let points = node.points
        else { continue }
        let name = formula?.text ?? node.criterion.id.value
        guard names.contains(name) else { continue }
        let former = ranges[name] ?? points
        ranges[name] = PointRange(
          lowest: min(former.lowest, points.lowest), highest: max(former.highest, points.highest))
      }
    }
    return ranges.mapValues {
      ValueRange(lower: $0.lowest, includesLower: true, upper: $0.highest, includesUpper: true)
    }
  }
}
